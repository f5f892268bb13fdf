//! Writing: the keys of a word processor, undo over everything, pasting.

use fantoccini::key::Key;

use crate::harness::{Desk, Outcome};

use super::steps::{arrive, begin_question, expect_writing};

pub(crate) async fn writing_goes_by_the_keys_and_can_all_be_undone(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    begin_question(&desk).await?;
    desk.type_text("Will the Leader say").await?;
    desk.press_button("Add part").await?;
    desk.expect_focus("textarea Part a 0").await?;
    desk.type_text("how many").await?;
    desk.press(&[], Key::Enter).await?;
    desk.expect_focus("textarea Part b 0").await?;
    desk.type_text("where they are").await?;
    let two = ["Opening: Will the Leader say", "Part a: how many", "Part b: where they are"];
    expect_writing(&desk, &two).await?;

    // Split at the caret and join again.
    press_times(&desk, Key::Left, 3).await?;
    desk.press(&[], Key::Enter).await?;
    desk.expect_focus("textarea Part c 0").await?;
    let three = ["Opening: Will the Leader say", "Part a: how many", "Part b: where they", "Part c: are"];
    expect_writing(&desk, &three).await?;
    desk.press(&[], Key::Backspace).await?;
    desk.expect_focus("textarea Part b 11").await?;

    // Move, and make a sub-part and a part of it again; the focus stays with the words.
    desk.press(&[Key::Alt], Key::Up).await?;
    expect_writing(&desk, &["Opening: Will the Leader say", "Part a: where they are", "Part b: how many"]).await?;
    desk.press(&[Key::Alt], Key::Down).await?;
    desk.press(&[Key::Alt, Key::Shift], Key::Right).await?;
    let nested = ["Opening: Will the Leader say", "Part a: how many", "Sub-part i: where they are"];
    expect_writing(&desk, &nested).await?;
    desk.expect_focus("textarea Sub-part i 11").await?;
    desk.press(&[Key::Alt, Key::Shift], Key::Left).await?;
    let moved = ["Opening: Will the Leader say", "Part a: how many", "Part b: where they are"];
    expect_writing(&desk, &moved).await?;

    // Removing has its button and its undo, and then everything is undone to the start and done again.
    desk.press_button("Remove").await?;
    expect_writing(&desk, &["Opening: Will the Leader say", "Part a: how many"]).await?;
    desk.press_button("Undo").await?;
    expect_writing(&desk, &moved).await?;
    desk.press_button("Remove").await?;
    undo_until(&desk, &["Opening: "]).await?;
    for _ in 0..40 {
        desk.press(&[Key::Control, Key::Shift], 'z').await?;
    }
    expect_writing(&desk, &["Opening: Will the Leader say", "Part a: how many"]).await
}

async fn press_times(desk: &Desk, key: Key, times: usize) -> Outcome {
    for _ in 0..times {
        desk.press(&[], key).await?;
    }
    Ok(())
}

/// Presses Control and z until the words are these.
async fn undo_until(desk: &Desk, expected: &[&str]) -> Outcome {
    for _ in 0..60 {
        if super::steps::writing(desk).await? == expected {
            return Ok(());
        }
        desk.press(&[Key::Control], 'z').await?;
    }
    expect_writing(desk, expected).await
}

const FROM_WORD: &str = include_str!("../../fixtures/paste/word.html");
const AS_TEXT: &str = "Will the Leader say:\n\na)  how many;\nb)  where; and\n(i)  since when?\n\nThank you.";

/// Words pasted into the middle leave the caret after them, and the keys for plain text make no structure.
pub(crate) async fn pasting_in_the_middle_leaves_the_caret_after_the_words(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    begin_question(&desk).await?;
    desk.type_text("alpha gamma").await?;
    press_times(&desk, Key::Left, 5).await?;
    desk.paste("beta ", "").await?;
    desk.expect_focus("textarea Opening 11").await?;
    desk.type_text("or so ").await?;
    expect_writing(&desk, &["Opening: alpha beta or so gamma"]).await
}

pub(crate) async fn pasting_becomes_structure_and_one_undo_takes_it_back(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    begin_question(&desk).await?;
    desk.paste(AS_TEXT, "").await?;
    let structured = [
        "Opening: Will the Leader say:",
        "Part a: how many;",
        "Part b: where; and",
        "Sub-part i: since when?",
        "Paragraph: Thank you.",
    ];
    expect_writing(&desk, &structured).await?;
    desk.press(&[Key::Control], 'z').await?;
    expect_writing(&desk, &["Opening: "]).await?;

    desk.paste(AS_TEXT, "").await?;
    expect_writing(&desk, &structured).await?;
    desk.press_button("Paste as plain text").await?;
    desk.wait_until("Pasted as plain text.").await?;
    let plain = super::steps::writing(&desk).await?;
    assert!(plain.iter().all(|field| !field.starts_with("Part")), "{plain:?}");
    desk.press(&[Key::Control], 'z').await?;
    expect_writing(&desk, &["Opening: "]).await?;

    desk.expect_focus("textarea Opening 0").await?;
    desk.paste("as plain text", FROM_WORD).await?;
    desk.find("field", "Part b").await?;
    let from_word = super::steps::writing(&desk).await?;
    assert!(from_word.iter().filter(|field| field.starts_with("Part")).count() >= 2, "{from_word:?}");
    desk.press(&[Key::Control], 'z').await?;
    expect_writing(&desk, &["Opening: "]).await
}

pub(crate) async fn going_back_with_the_caret_in_the_words_loses_nothing(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    begin_question(&desk).await?;
    desk.type_text("When will the bridge open?").await?;
    desk.client()?.back().await?;
    desk.find("heading", "My questions").await?;
    desk.find("link", "When will the bridge open?").await?;
    let stopped = "return document.body.innerText.includes('has stopped')";
    assert_eq!(desk.script(stopped, vec![]).await?, false);
    desk.client()?.forward().await?;
    expect_writing(&desk, &["Opening: When will the bridge open?"]).await
}
