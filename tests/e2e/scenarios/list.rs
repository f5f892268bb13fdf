//! The list of questions, and every page in use as everybody meets it.

use fantoccini::key::Key;

use crate::harness::{Desk, Outcome, Scheme};

use super::followup::look_at_record;
use super::steps::{arrive, begin_question, go_to, keep_page, open_answer, open_question, published_page, saved};

const EXAMPLE: &str = "Officers on foot in market towns";

pub(crate) async fn the_list_duplicates_deletes_and_takes_back(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    desk.wait_until("No questions yet").await?;
    desk.press_button("Try an example question").await?;
    desk.find("field", "Part a").await?;
    saved(&desk).await?;
    go_to(&desk, "My questions").await?;
    desk.wait_until("Example").await?;
    desk.press_button(&format!("Duplicate {EXAMPLE}")).await?;
    desk.wait_until("Duplicated").await?;
    assert_eq!(rows(&desk).await?, 2);
    desk.press_button(&format!("Delete {EXAMPLE}")).await?;
    desk.wait_until("Deleted").await?;
    assert_eq!(rows(&desk).await?, 1);
    desk.press_button("Undo").await?;
    desk.wait_until("Put back").await?;
    assert_eq!(rows(&desk).await?, 2);
    open_question(&desk, EXAMPLE).await?;
    desk.fill("State", "Ready").await?;
    saved(&desk).await?;
    desk.reload().await?;
    go_to(&desk, "My questions").await?;
    desk.wait_until("Ready").await?;
    assert_eq!(rows(&desk).await?, 2);
    Ok(())
}

async fn rows(desk: &Desk) -> Result<u64, crate::harness::Failure> {
    let count = desk.script("return document.querySelectorAll('tbody tr').length", vec![]).await?;
    Ok(count.as_u64().unwrap_or(0))
}

/// Every page with something on it, at the widths of a desk, a tablet and a phone, and at twice the text's size.
pub(crate) async fn every_page_in_use_is_accessible(desk: Desk) -> Outcome {
    let page = published_page()?;
    for scheme in [Scheme::Light, Scheme::Dark] {
        desk.open_again(scheme).await?;
        arrive(&desk).await?;
        // An engine that keeps nothing under automation begins anew in the second scheme.
        if desk.text().await?.contains("No questions yet") {
            fill_the_desk(&desk, &page).await?;
        }
        go_to(&desk, "My questions").await?;
        everywhere(&desk).await?;
        desk.click("link", EXAMPLE).await?;
        desk.find("field", "Part a").await?;
        desk.focus("Part a").await?;
        everywhere(&desk).await?;
        desk.resize(1280, 900).await?;
        open_answer(&desk, &page).await?;
        everywhere(&desk).await?;
        desk.resize(1280, 900).await?;
        desk.script("document.querySelector('.foot button').click()", vec![]).await?;
        desk.wait_until("Not checked (").await?;
        everywhere(&desk).await?;
        desk.resize(1280, 900).await?;
        desk.press_button("How this is counted").await?;
        everywhere(&desk).await?;
        desk.press(&[], Key::Escape).await?;
        desk.wait_until_gone("The clerk’s date prevails").await?;
        desk.resize(1280, 900).await?;
        desk.click("tab", "Preview").await?;
        everywhere(&desk).await?;
        desk.resize(1280, 900).await?;
        desk.click("link", "Check and export").await?;
        desk.find("heading", "Check and export").await?;
        everywhere(&desk).await?;
        for name in ["Library", "Bodies and rules", "Clerk’s desk", "Settings"] {
            desk.resize(1280, 900).await?;
            go_to(&desk, name).await?;
            everywhere(&desk).await?;
        }
        desk.resize(1280, 900).await?;
        go_to(&desk, "Bodies and rules").await?;
        desk.click("link", "Surrey Police and Crime Panel").await?;
        desk.find("heading", "Surrey Police and Crime Panel: questions from members").await?;
        everywhere(&desk).await?;
        after_the_answer(&desk).await?;
    }
    Ok(())
}

/// What was marked, what was promised, and a question to read out.
async fn after_the_answer(desk: &Desk) -> Outcome {
    look_at_record(desk).await?;
    desk.fill("Part c of question 1: what became of it", "Promised").await?;
    desk.find("field", "What was promised").await?;
    everywhere(desk).await?;
    desk.resize(1280, 900).await?;
    go_to(desk, "My questions").await?;
    desk.click("link", "Promises: 1 open").await?;
    desk.wait_until("1 promise not done yet.").await?;
    everywhere(desk).await?;
    desk.resize(1280, 900).await?;
    go_to(desk, "My questions").await?;
    desk.click("link", &format!("Read out {EXAMPLE}")).await?;
    desk.wait_until("to read out").await?;
    everywhere(desk).await
}

async fn fill_the_desk(desk: &Desk, page: &super::steps::Page) -> Outcome {
    desk.press_button("Try an example question").await?;
    desk.find("field", "Part a").await?;
    // A body of one set of rules: they are chosen by its name.
    desk.fill("Body", "Surrey Police and Crime Panel").await?;
    desk.find("button", "How this is counted").await?;
    saved(desk).await?;
    begin_question(desk).await?;
    keep_page(desk, page).await
}

async fn everywhere(desk: &Desk) -> Outcome {
    for width in [1280, 320] {
        desk.resize(width, 900).await?;
        desk.expect_accessible().await?;
        desk.expect_no_sideways_scrolling().await?;
    }
    Ok(())
}
