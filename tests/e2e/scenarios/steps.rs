//! Steps that many scenarios share, in the words of the person who takes them.

use std::fs;
use std::path::Path;

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::{Desk, Failure, Outcome, Scheme, note};

/// Opens the app at its start.
pub(super) async fn arrive(desk: &Desk) -> Outcome {
    desk.visit("").await?;
    desk.wait_until_mounted().await?;
    desk.find("heading", "My questions").await.map(drop)
}

/// Goes to a page by its link in the bar.
pub(super) async fn go_to(desk: &Desk, page: &str) -> Outcome {
    desk.click("link", page).await?;
    desk.find("heading", page).await.map(drop)
}

/// Begins a question: the caret is in its opening.
pub(super) async fn begin_question(desk: &Desk) -> Outcome {
    go_to(desk, "My questions").await?;
    desk.press_button("New question").await?;
    desk.expect_focus("textarea Opening 0").await
}

/// Opens a question of the list by its title.
pub(super) async fn open_question(desk: &Desk, title: &str) -> Outcome {
    go_to(desk, "My questions").await?;
    desk.click("link", title).await?;
    desk.find("heading", "Details").await.map(drop)
}

/// Unfolds what lies under a heading that folds.
pub(super) async fn unfold(desk: &Desk, summary: &str) -> Outcome {
    let script = "const summary = [...document.querySelectorAll('summary')]
            .find((summary) => summary.textContent === arguments[0]);
        if (summary) summary.parentElement.open = true;
        return Boolean(summary)";
    desk.wait_for(&format!("“{summary}”"), script, vec![summary.into()]).await.map(drop)
}

/// Waits until the page says that everything is kept.
pub(super) async fn saved(desk: &Desk) -> Outcome {
    desk.wait_until("Saved on this device").await
}

/// Leaves and comes back: the browser is closed and opened again, or, where an engine keeps nothing under automation,
/// the page is loaded again.
pub(super) async fn come_back(desk: &Desk) -> Outcome {
    if desk.engine().keeps_its_profile() {
        desk.open_again(Scheme::Light).await?;
    } else {
        note(&format!("{}: this engine keeps no profile under automation: the page is reloaded instead", desk.name()));
        desk.reload().await?;
    }
    arrive(desk).await
}

/// Every field of the question's words in order: `Part a: how many`.
pub(super) async fn writing(desk: &Desk) -> Result<Vec<String>, Failure> {
    let script = "return [...document.querySelectorAll('main textarea')]
        .map((field) => `${field.getAttribute('aria-label')}: ${field.value}`)";
    let fields = desk.script(script, vec![]).await?;
    Ok(fields.as_array().into_iter().flatten().filter_map(|field| field.as_str().map(str::to_owned)).collect())
}

/// Fails unless the question's words are these.
pub(super) async fn expect_writing(desk: &Desk, expected: &[&str]) -> Outcome {
    let script = "const fields = [...document.querySelectorAll('main textarea')]
        .map((field) => `${field.getAttribute('aria-label')}: ${field.value}`);
        return JSON.stringify(fields) === JSON.stringify(arguments[0])";
    match desk.wait_for("the words", script, vec![expected.into()]).await {
        Ok(_) => Ok(()),
        Err(_) => Err(format!("expected {expected:#?}\nfound {:#?}", writing(desk).await?).into()),
    }
}

/// The words of an element as they are read, with every white space as one space.
pub(super) async fn words_in(desk: &Desk, selector: &str) -> Result<String, Failure> {
    let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
    let words = desk.script(script, vec![selector.into()]).await?;
    Ok(words.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The paper that the Preview shows.
pub(super) async fn preview(desk: &Desk) -> Result<String, Failure> {
    desk.click("tab", "Preview").await?;
    desk.wait_for("the preview", "return document.querySelector('[role=tabpanel] .paper')", vec![]).await?;
    words_in(desk, "[role=tabpanel] .paper").await
}

/// A published page with what this suite looks for on it.
pub(super) struct Page {
    /// Its text.
    pub(super) text: String,
    /// Who asked on it.
    pub(super) asker: &'static str,
    /// The last words of the first supplementary answer: as many as `presses` of Control, Shift and Left select.
    pub(super) passage: String,
    /// How many words those are.
    pub(super) words: usize,
    /// The body that it is of, which it doesn't say.
    pub(super) body: &'static str,
}

/// The page that the project was begun with where it is at hand, or one of the project's own with the same structure.
pub(super) fn published_page() -> Result<Page, Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seeds = fs::read_dir(root.join("../shared/seed")).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut texts = seeds.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let (text, asker, place, body) = match texts.next() {
        Some(seed) => (fs::read_to_string(seed)?, "Cllr H Dhindsa", "Derbyshire", "Derbyshire Police and Crime Panel"),
        None => {
            note("no seed page here: the project's own page of the same structure is read");
            let text = fs::read_to_string(root.join("tests/fixtures/minutes/panel-questions.txt"))?;
            (text, "Cllr A Example", "Exampleshire", "Exampleshire Police and Crime Panel")
        }
    };
    let passage = format!("I can provide you with details of the funding coming to {place}");
    let words = passage.split_whitespace().count();
    Ok(Page { text, asker, passage, words, body })
}

/// Pastes a page into the library, looks at what was read, completes it and keeps it.
pub(super) async fn keep_page(desk: &Desk, page: &Page) -> Outcome {
    go_to(desk, "Library").await?;
    desk.focus("Text of the page").await?;
    desk.paste(&page.text, "").await?;
    desk.press_button("Read the page").await?;
    desk.find("heading", "Is this what the page says?").await?;
    desk.fill("Body", page.body).await?;
    desk.fill("Meeting date", "2022-09-29").await?;
    // What is not confirmed is said before the page is kept.
    desk.press_button("Keep in the library").await?;
    desk.wait_until("2 points are not confirmed.").await?;
    for left in ["1 point to confirm", "Nothing in it is left to confirm."] {
        desk.press_button("Yes, keep it so").await?;
        desk.wait_until(left).await?;
    }
    desk.press_button("Keep in the library").await?;
    desk.wait_until("Kept in your library.").await?;
    desk.wait_until("2 questions, 2 answers").await
}

/// Opens the first question's answers beside the question that is being written.
pub(super) async fn open_answer(desk: &Desk, page: &Page) -> Outcome {
    desk.click("tab", "Cite").await?;
    desk.fill("Search past answers", "details of the funding").await?;
    desk.wait_until("past questions found").await?;
    let label = "return [...document.querySelectorAll('[role=tabpanel] button')]
        .find((button) => button.getAttribute('aria-label')?.startsWith('Open answer'))?.getAttribute('aria-label')";
    let label = desk.wait_for("an answer to open", label, vec![]).await?;
    desk.press_button(label.as_str().unwrap_or_default()).await?;
    desk.find("heading", &format!("Question 1 from {}", page.asker)).await.map(drop)
}

/// Selects the passage in the opened answer by the keys, and quotes it by its button.
pub(super) async fn quote_passage(desk: &Desk, page: &Page) -> Outcome {
    let label = "Answer to the supplementary question, PCC";
    desk.focus(&format!("{label}. Select words, then choose Quote this passage.")).await?;
    desk.press(&[], Key::End).await?;
    for _ in 0..page.words {
        desk.press(&[Key::Control, Key::Shift], Key::Left).await?;
    }
    let selected = "const at = document.activeElement; return at.value.slice(at.selectionStart, at.selectionEnd)";
    assert_eq!(desk.script(selected, vec![]).await?, page.passage.as_str());
    desk.press(&[], Key::Tab).await?;
    desk.expect_focus(&format!("button Quote this passage: {label}")).await?;
    desk.press(&[], Key::Enter).await?;
    desk.find("field", "Quotation").await.map(drop)
}

/// Deletes the first source of the library that is so called, whichever version of its page it is.
pub(super) async fn delete(desk: &Desk, title: &str) -> Outcome {
    let click = "const all = [...document.querySelectorAll('.records button')];
        const button = all.find((button) => button.ariaLabel?.startsWith(`Delete ${arguments[0]}`));
        button?.click();
        return Boolean(button)";
    desk.wait_for("a source to delete", click, vec![title.into()]).await.map(drop)
}
