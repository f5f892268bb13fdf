//! The harness itself, on a page of its own: what it calls typing, pasting or killing is that in every engine.

use fantoccini::key::Key;

use crate::harness::{Desk, Outcome};

const PRACTICE: &str = include_str!("../practice.html");

async fn visit_practice(desk: &Desk) -> Outcome {
    std::fs::write(desk.folder().join("site/practice.html"), PRACTICE)?;
    desk.visit("practice.html").await?;
    desk.wait_until("kept before").await
}

pub(crate) async fn the_harness_acts_as_a_person_does(desk: Desk) -> Outcome {
    visit_practice(&desk).await?;
    desk.fill("Subject", "Dogs").await?;
    desk.fill("Subject", "Dog units").await?;
    assert_eq!(desk.value("Subject").await?, "Dog units");
    desk.fill("Meeting date", "2026-09-29").await?;
    desk.wait_until("the day is 2026-09-29").await?;
    desk.fill("Body", "Council").await?;
    desk.wait_until("the body is Council").await?;
    desk.focus("Part a").await?;
    desk.type_text("How many\nunits?").await?;
    assert_eq!(desk.value("Part a").await?, "How many\nunits?");
    desk.press(&[Key::Control], 'b').await?;
    desk.wait_until("Control with b in part").await?;
    desk.press(&[Key::Alt], Key::Up).await?;
    desk.wait_until("Alt with up").await?;
    desk.press(&[], Key::Backspace).await?;
    desk.paste(" in plain words", "").await?;
    assert_eq!(desk.value("Part a").await?, "How many\nunits in plain words");
    desk.paste("bold", "<b>bold</b>").await?;
    desk.wait_until("pasted HTML").await?;
    desk.wait_until("<b>bold</b>").await?;
    assert!(desk.focused().await?.starts_with("textarea Part a"), "{}", desk.focused().await?);
    assert!(!desk.has("button", "Quote this passage").await?);
    desk.select_words("forty-one incidents").await?;
    desk.press_button("Quote this passage").await?;
    desk.wait_until("quoted forty-one incidents").await?;
    desk.wait_until_gone("quoted nothing").await
}

pub(crate) async fn the_harness_moves_files_in_and_out(desk: Desk) -> Outcome {
    visit_practice(&desk).await?;
    let file = desk.make_file("notes.txt", b"Thirty-two words")?;
    desk.choose_file("Open a file", &file).await?;
    desk.wait_until("chosen notes.txt: Thirty-two words").await?;
    desk.press_button("Export").await?;
    let (name, content) = desk.downloaded(".txt").await?;
    assert_eq!(name, "question.txt");
    assert_eq!(content, b"What is the force doing about it?");
    Ok(())
}

pub(crate) async fn the_harness_kills_and_opens_the_same_profile(desk: Desk) -> Outcome {
    visit_practice(&desk).await?;
    desk.wait_until("kept before: nothing").await?;
    desk.fill("Subject", "Dog units").await?;
    desk.wait_until("kept: Dog units").await?;
    if desk.kill_and_open_again().await? {
        visit_practice(&desk).await?;
        desk.wait_until("kept before: Dog units").await?;
    }
    desk.server(|server| server.stop())?;
    assert!(
        desk.visit("practice.html").await.is_err()
            || desk.text().await?.is_empty()
            || !desk.has("heading", "Practice").await?
    );
    desk.server(|server| server.start_again())??;
    visit_practice(&desk).await
}
