//! What goes wrong: files that are not ours, two tabs, a browser that keeps nothing, damaged and newer drafts.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::{Desk, Failure, Outcome};

use super::steps::{arrive, begin_question, expect_writing, go_to, saved};

const GOOD: &str = include_str!("../../fixtures/submission-1.json");

pub(crate) async fn a_bad_file_gets_a_sentence_and_changes_nothing(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    let mut noise = vec![0_u8; 50_000_000];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for byte in &mut noise {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        *byte = state as u8;
    }
    let newer = GOOD.replacen("\"version\": 1", "\"version\": 99", 1);
    assert_ne!(newer, GOOD);
    let files: [(&str, &[u8], &str); 4] = [
        ("cut.json", &GOOD.as_bytes()[..GOOD.len() / 2], "is cut short"),
        ("newer.json", newer.as_bytes(), "was made with a newer Question Desk"),
        ("noise.json", &noise, ""),
        ("empty.html", b"", "is empty"),
    ];
    for (page, field) in [("My questions", "Open a file"), ("Clerk’s desk", "Open submissions")] {
        go_to(&desk, page).await?;
        for (name, content, sentence) in &files {
            let file = desk.make_file(name, content)?;
            desk.choose_file(field, &file).await?;
            // A question can be made of nearly any file on the first page; the desk takes ours alone.
            let long = if page == "My questions" { "is far longer than a question" } else { "is larger than 25 MB" };
            let sentence = if sentence.is_empty() { &long } else { sentence };
            desk.wait_until(&format!("“{name}” {sentence}")).await?;
        }
    }
    // A letter holds no data, so the clerk's desk does not take it; a question can be made of its words.
    let letter = desk.make_file("letter.txt", b"Dear clerk, here is my question.")?;
    desk.choose_file("Open submissions", &letter).await?;
    desk.wait_until("“letter.txt” is not a Question Desk file").await?;
    go_to(&desk, "My questions").await?;
    desk.wait_until("No questions yet").await?;
    desk.choose_file("Open a file", &letter).await?;
    desk.press_button("Show it").await?;
    expect_writing(&desk, &["Opening: Dear clerk, here is my question."]).await
}

pub(crate) async fn two_tabs_never_write_over_each_other_unseen(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    begin_question(&desk).await?;
    desk.type_text("First").await?;
    saved(&desk).await?;
    let client = desk.client()?;
    let (first, address) = (client.window().await?, client.current_url().await?);
    let second = client.new_window(true).await?.handle;
    client.switch_to_window(second.clone()).await?;
    client.goto(address.as_str()).await?;
    desk.focus("Opening").await?;
    desk.type_text(", second").await?;
    saved(&desk).await?;

    // The first tab says that there are newer words, and shows them at a button.
    client.switch_to_window(first.clone()).await?;
    desk.wait_until("This question has newer words from another tab.").await?;
    desk.expect_accessible().await?;
    desk.press_button("Show the newer words").await?;
    expect_writing(&desk, &["Opening: First, second"]).await?;
    desk.wait_until_gone("This question has newer words from another tab.").await?;
    desk.focus("Opening").await?;
    desk.press(&[], Key::End).await?;
    desk.type_text(", third").await?;
    saved(&desk).await?;

    // Who writes on without looking has to choose, and nothing is lost.
    client.switch_to_window(second).await?;
    desk.wait_until("This question has newer words from another tab.").await?;
    desk.focus("Opening").await?;
    desk.press(&[], Key::End).await?;
    desk.type_text(", fourth").await?;
    desk.wait_until("This question was changed in another tab.").await?;
    expect_writing(&desk, &["Opening: First, second, fourth"]).await?;
    desk.press_button("Go on with mine").await?;
    desk.wait_until("Yours is kept.").await?;
    desk.wait_until_gone("This question has newer words from another tab.").await?;
    saved(&desk).await?;
    go_to(&desk, "My questions").await?;
    let text = desk.text().await?;
    assert!(text.contains("First, second, third"), "{text}");
    assert!(text.contains("First, second, fourth"), "{text}");
    Ok(())
}

/// Both places refuse, as in a private window of some browsers or on a full disk.
const REFUSE: &str = "
    const refuse = () => { throw new DOMException('no room', 'QuotaExceededError') };
    Storage.prototype.setItem = refuse;
    IDBObjectStore.prototype.put = refuse;";
const ALLOW_THE_SECOND: &str = "
    const frame = document.createElement('iframe');
    document.body.append(frame);
    IDBObjectStore.prototype.put = frame.contentWindow.IDBObjectStore.prototype.put;";

pub(crate) async fn a_browser_that_keeps_nothing_is_said_in_words(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    begin_question(&desk).await?;
    saved(&desk).await?;
    desk.script(REFUSE, vec![]).await?;
    desk.type_text("Still here").await?;
    desk.wait_until("Not saved: this browser has no room left.").await?;
    expect_writing(&desk, &["Opening: Still here"]).await?;
    // The words can still be taken out, and the second place alone is better than none.
    desk.script(ALLOW_THE_SECOND, vec![]).await?;
    desk.type_text(" and kept").await?;
    desk.wait_until("Saved in the second place only").await?;
    desk.reload().await?;
    desk.find("field", "Opening").await?;
    expect_writing(&desk, &["Opening: Still here and kept"]).await
}

pub(crate) async fn what_is_damaged_or_newer_is_kept_aside_and_said(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    begin_question(&desk).await?;
    desk.type_text("A good one").await?;
    saved(&desk).await?;
    let key = desk.script(DRAFT_KEY, vec![]).await?;
    let good = kept(&desk, &key).await?;
    let newer = good.replacen("\"version\":1", "\"version\":99", 1);
    assert_ne!(newer, good);
    desk.script("localStorage.setItem(arguments[0], arguments[1])", vec![key.clone(), json!(newer)]).await?;
    desk.reload().await?;
    go_to(&desk, "My questions").await?;
    desk.find("button", "Save a copy of it").await?;
    assert_eq!(kept(&desk, &key).await?, newer, "what a newer app has kept is not touched");
    // The journal's good twin takes the place of a damaged text, which is kept aside.
    desk.script("localStorage.setItem(arguments[0], arguments[1])", vec![key.clone(), json!(&good[..good.len() / 2])])
        .await?;
    desk.reload().await?;
    go_to(&desk, "My questions").await?;
    desk.find("link", "A good one").await?;
    desk.find("button", "Save a copy of it").await.map(drop)
}

const DRAFT_KEY: &str =
    "return Object.keys(localStorage).find((key) => localStorage.getItem(key).includes('A good one'))";

async fn kept(desk: &Desk, key: &Value) -> Result<String, Failure> {
    let text = desk.script("return localStorage.getItem(arguments[0])", vec![key.clone()]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}
