//! What a person does: press what has a name, fill in what has a label, type, use the keys, paste.

use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::Failure;
use super::Outcome;
use super::desk::Desk;

/// How long the focus may take to follow an act.
const BRIEFLY: Duration = Duration::from_secs(5);

/// Finds the visible elements of a role whose accessible name is the given one, by the rules that the app relies on:
/// aria-labelledby, aria-label, a label, the text, the placeholder. axe-core checks separately that names exist. Of a
/// field whose label goes on with words of help, the first words are enough.
const FIND: &str = r#"
const [role, name] = arguments;
const selectors = {
  button: "button, [role=button], summary, input[type=submit], input[type=button]",
  checkbox: "input[type=checkbox], [role=checkbox]",
  dialog: "dialog[open], [role=dialog]",
  field: "textarea, select, input:not([type=checkbox], [type=radio], [type=file], [type=submit], [type=button]), [contenteditable=true]",
  file: "input[type=file]",
  heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
  link: "a[href], [role=link]",
  option: "option, [role=option]",
  radio: "input[type=radio], [role=radio]",
  region: "section, nav, aside, [role=region]",
  tab: "[role=tab]",
};
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const textOf = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[aria-hidden=true], textarea, select, svg").forEach((part) => part.remove());
  copy.querySelectorAll("*").forEach((part) => part.append(" "));
  return copy.textContent;
};
const names = (element) => {
  const by = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => document.getElementById(id));
  return [
    tidy(by.filter(Boolean).map(textOf).join(" ")),
    tidy(element.getAttribute("aria-label")),
    tidy([...(element.labels ?? [])].map(textOf).join(" ")),
    ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName) ? "" : tidy(textOf(element)),
    tidy(element.getAttribute("title")),
    tidy(element.getAttribute("placeholder")),
  ].find((candidate) => candidate !== "");
};
const visible = (element) => role === "file" || role === "option" || element.checkVisibility?.() !== false;
const found = [...document.querySelectorAll(selectors[role] ?? `[role=${role}]`)].filter(visible);
const helped = (element) => role === "field" && names(element)?.startsWith(`${name} `);
return found.find((element) => names(element) === name) ?? found.find(helped) ?? null;
"#;

/// Sets a field that is not typed into, as a person's choice would, and says whether it was such a field.
const CHOOSE: &str = r#"
const [field, value] = arguments;
const dated = ["date", "time", "datetime-local", "month", "color", "range"].includes(field.type);
if (field.tagName !== "SELECT" && !dated) { field.focus(); field.select?.(); return false; }
const wanted = field.tagName === "SELECT"
  ? [...field.options].find((option) => option.text.trim() === value || option.value === value)?.value
  : value;
if (wanted === undefined) throw new Error(`no such choice: ${value}`);
const kind = field.tagName === "SELECT" ? HTMLSelectElement : HTMLInputElement;
Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, wanted);
field.dispatchEvent(new Event("input", { bubbles: true }));
field.dispatchEvent(new Event("change", { bubbles: true }));
return true;
"#;

/// Hands the focused field what a clipboard would. Firefox gives an event that a script makes an empty clipboard of its
/// own, so the right one is put over it. And such an event changes nothing by itself: where the app lets the browser
/// go on, the plain text is put in the way that the browser would.
const PASTE: &str = r#"
const [text, html] = arguments;
const carried = new DataTransfer();
carried.setData("text/plain", text);
if (html) carried.setData("text/html", html);
const event = new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true, composed: true });
if (!event.clipboardData?.types.length) Object.defineProperty(event, "clipboardData", { value: carried });
if (document.activeElement.dispatchEvent(event)) document.execCommand("insertText", false, text);
"#;

/// Selects the first place where the words stand, as a drag with the mouse would leave it.
const SELECT: &str = r#"
const [words] = arguments;
const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const at = node.data.indexOf(words);
  if (at < 0 || node.parentElement.closest("textarea, select, option") || !node.parentElement.checkVisibility()) continue;
  node.parentElement.scrollIntoView({ block: "center" });
  node.parentElement.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  getSelection().setBaseAndExtent(node, at, node, at + words.length);
  node.parentElement.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
  node.parentElement.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
  return true;
}
return false;
"#;

impl Desk {
    /// The visible element of a role with a name, as soon as there is one. The roles are those of FIND.
    pub(crate) async fn find(&self, role: &str, name: &str) -> Result<Element, Failure> {
        let found = self.wait_for(&format!("the {role} “{name}”"), FIND, vec![json!(role), json!(name)]).await?;
        element(self, &found)
    }

    /// Whether there is such an element now.
    pub(crate) async fn has(&self, role: &str, name: &str) -> Result<bool, Failure> {
        Ok(!self.script(FIND, vec![json!(role), json!(name)]).await?.is_null())
    }

    /// Presses it with the mouse.
    pub(crate) async fn click(&self, role: &str, name: &str) -> Outcome {
        // The page may draw an element anew between finding and clicking it; a person would click again.
        for _ in 0..5 {
            let found = self.find(role, name).await?;
            // A person brings into sight what they click; WebKit's driver refuses what is not.
            let into_sight = "arguments[0].scrollIntoView({ block: 'nearest', inline: 'nearest' })";
            self.script(into_sight, vec![serde_json::to_value(&found)?]).await.ok();
            match found.click().await {
                Err(error) if error.is_stale_element_reference() => {}
                other => return other.map_err(|error| format!("clicking the {role} “{name}”: {error:?}").into()),
            }
        }
        Ok(self.find(role, name).await?.click().await?)
    }

    /// Presses the button of that name.
    pub(crate) async fn press_button(&self, name: &str) -> Outcome {
        self.click("button", name).await
    }

    /// Replaces what stands in the field with that label. In a list, chooses; in a date, gives it as `2026-09-29`.
    pub(crate) async fn fill(&self, label: &str, value: &str) -> Outcome {
        let field = self.find("field", label).await?;
        let chosen = self.script(CHOOSE, vec![serde_json::to_value(&field)?, json!(value)]).await?;
        if chosen == json!(true) { Ok(()) } else { self.type_text(value).await }
    }

    /// Puts the caret at the end of the field with that label.
    pub(crate) async fn focus(&self, label: &str) -> Outcome {
        let field = serde_json::to_value(self.find("field", label).await?)?;
        let script = "const [field] = arguments; field.focus(); \
                      field.setSelectionRange?.(field.value.length, field.value.length)";
        self.script(script, vec![field]).await.map(drop)
    }

    /// What stands in the field with that label.
    pub(crate) async fn value(&self, label: &str) -> Result<String, Failure> {
        let field = serde_json::to_value(self.find("field", label).await?)?;
        let value = self.script("return arguments[0].value ?? arguments[0].innerText", vec![field]).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Types where the focus is, key by key. A line break is the Enter key.
    pub(crate) async fn type_text(&self, text: &str) -> Outcome {
        let keys = text.replace('\n', &char::from(Key::Enter).to_string());
        Ok(self.client()?.active_element().await?.send_keys(&keys).await?)
    }

    /// Presses keys one by one on whatever has the focus, be it a field or not.
    pub(crate) async fn type_keys(&self, keys: &str) -> Outcome {
        for key in keys.chars() {
            self.press(&[], key).await?;
        }
        Ok(())
    }

    /// Presses one key while others are held, for instance `(&[Key::Control], 'z')` or `(&[], Key::Enter)`.
    pub(crate) async fn press(&self, held: &[Key], key: impl Into<char>) -> Outcome {
        let key = key.into();
        let held: Vec<char> = held.iter().copied().map(char::from).collect();
        let down = held.iter().copied().chain([key]).map(|value| KeyAction::Down { value });
        let up = [key].into_iter().chain(held.iter().rev().copied()).map(|value| KeyAction::Up { value });
        let actions = down.chain(up).fold(KeyActions::new("keyboard".into()), KeyActions::then);
        Ok(self.client()?.perform_actions(actions).await?)
    }

    /// Pastes into the focused field what was copied as text and, when there is any, as HTML.
    pub(crate) async fn paste(&self, text: &str, html: &str) -> Outcome {
        self.script(PASTE, vec![json!(text), json!(html)]).await.map(drop)
    }

    /// Selects words of the page's text, which must stand within one paragraph.
    pub(crate) async fn select_words(&self, words: &str) -> Outcome {
        self.wait_for(&format!("the words “{words}”"), SELECT, vec![json!(words)]).await.map(drop)
    }

    /// Waits until what has the focus is called so, and the caret is where it should be: `textarea Part a 0`.
    pub(crate) async fn expect_focus(&self, expected: &str) -> Outcome {
        let deadline = Instant::now() + BRIEFLY;
        loop {
            let now = self.focused().await?;
            if now.trim_end() == expected {
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(format!("the focus should be in “{expected}”, but is in “{now}”").into());
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// What has the focus: its tag, its name and, in a field, where the caret is.
    pub(crate) async fn focused(&self) -> Result<String, Failure> {
        let script = "const at = document.activeElement; \
            const name = at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText ?? at.textContent; \
            return [at.tagName.toLowerCase(), name.trim(), at.selectionStart ?? ''].join(' ')";
        Ok(self.script(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
    }
}

/// The element that a script has returned.
fn element(desk: &Desk, returned: &Value) -> Result<Element, Failure> {
    let id = returned.as_object().and_then(|reference| reference.values().next()).and_then(Value::as_str);
    let id = id.ok_or("the script returned no element")?;
    Ok(Element::from_element_id(desk.client()?, id.to_owned().into()))
}
