//! After the answer: what became of each part, promises until they are done, and the question read out at the meeting.

use std::path::Path;

use fantoccini::key::Key;

use crate::harness::{Desk, Engine, Failure, Outcome, pdf};

use super::steps::{
    Page, arrive, begin_question, come_back, expect_writing, go_to, keep_page, saved, unfold, words_in,
};

const WHAT: &str = "I can provide you with details of the funding coming to Exampleshire";
const SUGGESTION: &str = "The answer says “I can provide”. Mark as promised?";
const OF_PART: &str = "part c of question 1";
const SUBJECT: &str = "Dog units";
const CLAUSE: &str = "SO 15: One supplementary for each answer, to clear up that answer.";
const TOLD: &str = "Eight of them, and two more in spring. I will write within 14 days.";
const PROMISED: &str = "I will write within 14 days.";

/// The project's own page, whatever other pages are at hand: what is promised on it is known.
fn own_page() -> Result<Page, Failure> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/minutes/panel-questions.txt");
    Ok(Page {
        text: std::fs::read_to_string(path)?,
        asker: "Cllr A Example",
        passage: WHAT.to_owned(),
        words: WHAT.split_whitespace().count(),
        body: "Exampleshire Police and Crime Panel",
    })
}

/// Keeps the page and opens its record.
async fn open_record(desk: &Desk, page: &Page) -> Outcome {
    arrive(desk).await?;
    keep_page(desk, page).await?;
    look_at_record(desk).await
}

/// Opens the first record of the library.
pub(super) async fn look_at_record(desk: &Desk) -> Outcome {
    go_to(desk, "Library").await?;
    let click =
        "const link = document.querySelector('main a.title[href^=\"#/library/\"]'); link?.click(); return !!link";
    desk.wait_for("a record to open", click, vec![]).await?;
    desk.find("heading", "What became of it").await.map(drop)
}

/// Takes the promise that the text suggests, for part c.
pub(super) async fn mark_promise(desk: &Desk, page: &Page) -> Outcome {
    open_record(desk, page).await?;
    desk.wait_until(SUGGESTION).await?;
    desk.fill("It belongs to", "Part c").await?;
    desk.press_button(&format!("Yes: {SUGGESTION}")).await?;
    desk.wait_until_gone(SUGGESTION).await?;
    desk.find("field", "What was promised").await.map(drop)
}

pub(crate) async fn a_promise_is_marked_and_followed_up(desk: Desk) -> Outcome {
    let page = own_page()?;
    mark_promise(&desk, &page).await?;
    assert_eq!(desk.value("Part c of question 1: what became of it").await?, "promised");
    assert_eq!(desk.value("What was promised").await?, WHAT);
    desk.fill("By when", "2022-10-20").await?;
    saved(&desk).await?;

    // What was marked is there after the browser was closed, and can be taken away and had back.
    come_back(&desk).await?;
    look_at_record(&desk).await?;
    desk.find("field", "What was promised").await?;
    assert_eq!(desk.value("By when").await?, "2022-10-20");
    desk.press_button(&format!("Take the mark away: {OF_PART}")).await?;
    desk.wait_until("the mark was taken away").await?;
    assert!(!desk.has("field", "What was promised").await?);
    desk.press_button("Undo").await?;
    desk.find("field", "What was promised").await?;

    desk.press_button(&format!("Write the follow-up: {OF_PART}")).await?;
    desk.find("field", "Quotation").await?;
    let lead_in = "In response to a question from Cllr A Example, at the last meeting (29 September 2022), the PCC gave \
                   the following information:";
    let asking = "This was promised by 20 October 2022. Has this been done? If not, by what date will it be?";
    let expected = [format!("Opening: {lead_in}"), format!("Quotation: {WHAT}"), format!("Paragraph: {asking}")];
    expect_writing(&desk, &expected.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    assert_eq!(desk.value("Body").await?, page.body);
    assert_eq!(desk.value("Meeting date").await?, "");

    // The question that it follows says so.
    look_at_record(&desk).await?;
    desk.find("heading", "What followed").await?;

    // It is not begun twice unasked.
    desk.press_button(&format!("Write the follow-up: {OF_PART}")).await?;
    desk.wait_until("You have begun one that quotes these words").await?;
    desk.press_button("Open it").await?;
    desk.find("field", "Quotation").await?;
    let subject = "Follow-up: The Government’s new ‘Safer Waters – Source to Sea’, part c";
    assert_eq!(desk.value("Subject").await?, subject);
    Ok(())
}

pub(crate) async fn a_mark_is_about_the_words_that_are_chosen(desk: Desk) -> Outcome {
    let page = own_page()?;
    open_record(&desk, &page).await?;
    assert!(!desk.text().await?.contains("Write the supplementary"), "the meeting is over");
    desk.fill("Part a of question 1: what became of it", "Partly answered").await?;
    let passage = "main .about-words blockquote";
    desk.wait_until("About these words of the answer:").await?;
    let before = words_in(&desk, passage).await?;
    unfold(&desk, "Choose other words: part a of question 1").await?;
    desk.expect_accessible().await?;
    // By the keys: to the first paragraph that the mark is not about, and to it.
    let focus = "const box = [...document.querySelectorAll('main .about-words input')].find((box) => !box.checked);
        box?.focus(); return Boolean(box)";
    desk.wait_for("a paragraph to choose", focus, vec![]).await?;
    desk.press(&[], Key::Space).await?;
    let longer = "return document.querySelector(arguments[0])?.innerText.length > arguments[1]";
    desk.wait_for("more words", longer, vec![passage.into(), before.len().into()]).await?;
    let chosen = words_in(&desk, passage).await?;
    saved(&desk).await?;
    desk.press_button("Write the follow-up: part a of question 1").await?;
    desk.find("field", "Quotation").await?;
    let quoted = desk.value("Quotation").await?;
    assert_eq!(quoted.split_whitespace().collect::<Vec<_>>().join(" "), chosen);
    Ok(())
}

pub(crate) async fn a_suggestion_that_was_refused_does_not_come_back(desk: Desk) -> Outcome {
    let page = own_page()?;
    open_record(&desk, &page).await?;
    desk.wait_until(SUGGESTION).await?;
    desk.press_button(&format!("No: {SUGGESTION}")).await?;
    desk.wait_until_gone(SUGGESTION).await?;
    desk.press_button("Undo").await?;
    desk.wait_until(SUGGESTION).await?;
    desk.press_button(&format!("No: {SUGGESTION}")).await?;
    desk.wait_until_gone(SUGGESTION).await?;
    saved(&desk).await?;
    come_back(&desk).await?;
    look_at_record(&desk).await?;
    // What the text suggests comes a moment after the record.
    desk.async_script("await new Promise((done) => setTimeout(done, 1000)); return true", vec![]).await?;
    assert!(!desk.text().await?.contains(SUGGESTION));
    Ok(())
}

pub(crate) async fn promises_stand_in_a_list_until_they_are_done(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    desk.click("link", "Promises").await?;
    desk.wait_until("No promises yet").await?;
    let page = own_page()?;
    mark_promise(&desk, &page).await?;
    desk.fill("By when", "2022-10-20").await?;
    go_to(&desk, "My questions").await?;
    desk.click("link", "Promises: 1 open, 1 due").await?;
    desk.wait_until("days overdue").await?;
    desk.wait_until("1 promise not done yet.").await?;
    desk.press_button(&format!("Done: {WHAT}")).await?;
    desk.wait_until("All of them are done.").await?;
    desk.press_button("Undo").await?;
    desk.wait_until("days overdue").await?;
    desk.press_button(&format!("Write the follow-up: {WHAT}")).await?;
    desk.find("field", "Quotation").await.map(drop)
}

pub(crate) async fn what_was_marked_on_a_page_shows_on_its_later_version(desk: Desk) -> Outcome {
    let page = own_page()?;
    mark_promise(&desk, &page).await?;
    saved(&desk).await?;
    // The page with a word changed elsewhere is a later version of it.
    let text = page.text.replace("two months early", "three months early");
    keep_page(&desk, &Page { text, ..own_page()? }).await?;
    go_to(&desk, "Library").await?;
    let open = "const link = [...document.querySelectorAll('main a.title')]
            .find((link) => link.textContent.includes('(latest version, read on '));
        link?.click(); return !!link";
    desk.wait_for("the later version to open", open, vec![]).await?;
    desk.wait_until("This was marked on another version of this page.").await?;
    assert_eq!(desk.value("What was promised").await?, WHAT);
    assert!(!desk.text().await?.contains(SUGGESTION));
    desk.expect_accessible().await?;
    // The promise is listed once, and what is changed here is changed there.
    desk.fill("By when", "2022-10-20").await?;
    go_to(&desk, "My questions").await?;
    desk.click("link", "Promises: 1 open, 1 due").await?;
    desk.wait_until("1 promise not done yet.").await
}

/// Writes a question for a body that takes one supplementary, and opens it to be read out.
pub(super) async fn read_out(desk: &Desk) -> Outcome {
    begin_question(desk).await?;
    desk.type_text("How many dog units are there?").await?;
    desk.fill("Subject", SUBJECT).await?;
    desk.fill("Meeting date", "2027-03-04").await?;
    desk.fill("Body", "Argyll").await?;
    desk.wait_until("Argyll and Bute Council").await?;
    desk.press(&[], Key::Down).await?;
    desk.press(&[], Key::Enter).await?;
    assert_eq!(desk.value("Body").await?, "Argyll and Bute Council");
    saved(desk).await?;
    desk.click("link", "Read it out").await?;
    desk.find("heading", SUBJECT).await?;
    desk.wait_until("to read out").await
}

pub(crate) async fn a_question_is_read_out_and_its_answer_noted(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    read_out(&desk).await?;
    desk.wait_until("How many dog units are there?").await?;
    let screen = "return /screen (stays )?on/.test(document.querySelector('main').innerText)";
    desk.wait_for("whether the screen stays on", screen, vec![]).await?;
    desk.press_button("Start the clock").await?;
    desk.wait_until("0:01").await?;
    desk.press_button("Stop the clock").await?;
    desk.find("button", "Go on").await?;
    desk.press_button("Reset").await?;
    desk.wait_until("0:00").await?;
    if desk.engine() == Engine::Chromium {
        let printed = pdf::words(desk.printed().await?);
        assert!(printed.contains("How many dog units are there?"), "{printed}");
        assert!(!printed.contains("0:00") && !printed.contains("screen"), "{printed}");
    }

    desk.press_button("Write the follow-up from this").await?;
    desk.wait_until("Note first what was answered.").await?;
    desk.fill("What was answered", TOLD).await?;
    // What was noted promises something: its day is counted from the meeting, and it is noted only with a yes.
    desk.wait_until("Note this as a promise, by 18 March 2027?").await?;
    desk.expect_accessible().await?;
    desk.press_button(&format!("Yes: Note this as a promise, by 18 March 2027? {PROMISED}")).await?;
    desk.wait_until_gone("Note this as a promise").await?;
    desk.wait_until("Thursday 18 March 2027").await?;
    desk.fill("Supplementary question", "Where will they be? And why?").await?;
    desk.wait_until("At most 1 supplementary question may follow the answer, and this asks 2 things").await?;
    desk.wait_until(CLAUSE).await?;
    desk.fill("Supplementary question", "Where will they be?").await?;
    desk.wait_until_gone("this asks 2 things").await?;
    desk.fill("Answer to the supplementary", "In the north. I will publish a list.").await?;
    desk.wait_until("Note this as a promise?").await?;
    desk.press_button("No: Note this as a promise? I will publish a list.").await?;
    // A day that is past, so that what is asked about it is the same whenever this runs.
    desk.fill("By when", "2022-10-20").await?;
    saved(&desk).await?;
    come_back(&desk).await?;
    desk.click("link", &format!("Read out {SUBJECT}")).await?;
    desk.find("heading", "The answer").await?;
    assert_eq!(desk.value("What was answered").await?, TOLD);
    assert_eq!(desk.value("Supplementary question").await?, "Where will they be?");

    desk.press_button("Mark as answered").await?;
    desk.wait_until("stands as answered").await?;
    desk.press_button("Write the follow-up from this").await?;
    let opening = format!("Opening: At the meeting on 4 March 2027 I asked about “{SUBJECT}” and was told:");
    let asked = "Paragraph: I then asked “Where will they be?” and was told:";
    let then = "Quotation: In the north. I will publish a list.";
    let asking = "Paragraph: On “I will write within 14 days”: this was promised by 20 October 2022. Has this been done? \
                  If not, by what date will it be?";
    expect_writing(&desk, &[&opening, &format!("Quotation: {TOLD}"), asked, then, asking]).await?;
    // It knows where its words come from and which question it follows, and that one says what followed.
    desk.wait_until("From your notes of Thursday 4 March 2027.").await?;
    desk.find("heading", "What it builds on").await?;
    assert_eq!(desk.value("Subject").await?, format!("Follow-up: {SUBJECT}"));
    assert_eq!(desk.value("Meeting date").await?, "");
    go_to(&desk, "My questions").await?;
    desk.wait_until("Answered").await?;
    desk.click("link", &format!("Read out {SUBJECT}")).await?;
    desk.find("heading", "What followed").await?;
    go_to(&desk, "My questions").await?;
    desk.click("link", "Promises: 1 open, 1 due").await?;
    desk.wait_until(&format!("Your notes on “{SUBJECT}”")).await?;
    desk.press_button(&format!("Done: {PROMISED}")).await?;
    desk.wait_until("All of them are done.").await
}
