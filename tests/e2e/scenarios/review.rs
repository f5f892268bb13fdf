//! A page that was read wrongly is put right, act by act, and everything can be taken back.

use fantoccini::key::Key;

use crate::harness::{Desk, Failure, Outcome};

use super::steps::{arrive, go_to};

const PAGE: &str = "Exampleshire Council\n\nMeeting of Council, Tuesday 4 February 2025\n\nQuestions from members\n\n\
    Question 1: from Cllr A Example to the Leader\n\nWill the Leader say when the bridge will be mended?\n\n\
    Response from the Leader:\n\nThe bridge will be mended before the end of March. It will cost nine thousand pounds.\n\n\
    Officers will write to every household near it.\n\nWill the Leader promise that?\n\nShe does promise it.\n\nThe clerk, Mrs J Sample, 12 Acacia Road, Lower Example, \
    EX1 2AB, takes what people write.";

/// What the record says, as it stands beside the page.
async fn record(desk: &Desk) -> Result<String, Failure> {
    let text = desk.script("return document.querySelector('.side-of-record').innerText", vec![]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

async fn wait_for_record(desk: &Desk, words: &str) -> Outcome {
    let script = "return document.querySelector('.side-of-record').innerText.includes(arguments[0])";
    desk.wait_for(&format!("“{words}” in the record"), script, vec![words.into()]).await.map(drop)
}

/// Chooses the row of the page that begins so.
async fn choose(desk: &Desk, words: &str) -> Outcome {
    let script = "const row = [...document.querySelectorAll('.row-words')]
            .find((row) => row.querySelector('.row-text').textContent.startsWith(arguments[0]));
        if (!row) return false;
        if (row.getAttribute('aria-pressed') !== 'true') row.click();
        row.focus();
        return document.activeElement === row && row.getAttribute('aria-pressed') === 'true'";
    desk.wait_for(&format!("the row “{words}”"), script, vec![words.into()]).await.map(drop)
}

/// Waits until one text of the record has some words.
async fn wait_for_said(desk: &Desk, heading: &str, words: &str) -> Outcome {
    let script = "const said = [...document.querySelectorAll('.side-of-record .said')]
            .find((said) => said.querySelector('h4')?.textContent.startsWith(arguments[0]));
        return said?.textContent.includes(arguments[1])";
    desk.wait_for(&format!("“{words}” under “{heading}”"), script, vec![heading.into(), words.into()]).await.map(drop)
}

/// Unfolds what can be changed about one text of the record and presses a button there.
async fn change_said(desk: &Desk, heading: &str, button: &str) -> Outcome {
    let script = "const said = [...document.querySelectorAll('.side-of-record .said')]
            .find((said) => said.querySelector('h4')?.textContent.startsWith(arguments[0]));
        const button = [...(said?.querySelectorAll('button') ?? [])]
            .find((button) => button.textContent === arguments[1]);
        if (!button) return false;
        said.querySelector('details').open = true;
        button.click();
        return true";
    desk.wait_for(&format!("“{button}”"), script, vec![heading.into(), button.into()]).await.map(drop)
}

pub(crate) async fn a_page_is_put_right_and_every_act_taken_back(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    go_to(&desk, "Library").await?;
    let file = desk.make_file("bridge.txt", PAGE.as_bytes())?;
    desk.choose_file("Choose files", &file).await?;
    desk.find("heading", "Is this what the page says?").await?;
    let at_first = record(&desk).await?;
    assert!(!at_first.contains("Supplementary question"), "{at_first}");

    // By the keys: a supplementary and its answer begin, what belongs to no question is taken out.
    choose(&desk, "Will the Leader promise").await?;
    desk.type_keys("s").await?;
    wait_for_record(&desk, "Supplementary question").await?;
    choose(&desk, "She does promise").await?;
    desk.type_keys("r").await?;
    wait_for_record(&desk, "Answer to the supplementary question").await?;
    choose(&desk, "The clerk, Mrs J Sample").await?;
    desk.type_keys("n").await?;
    wait_for_record(&desk, "Text that fits nowhere").await?;
    desk.type_keys("x").await?;
    desk.wait_until("Left out of what is kept").await?;
    desk.expect_accessible().await?;

    // By the mouse: a boundary moves and moves back, a paragraph is cut and joined, a name is mended.
    change_said(&desk, "Supplementary question", "Take in the paragraph before").await?;
    wait_for_said(&desk, "Supplementary question", "Officers will write").await?;
    change_said(&desk, "Supplementary question", "Give the first paragraph away").await?;
    wait_for_said(&desk, "Answer, ", "Officers will write").await?;
    choose(&desk, "The bridge will be mended").await?;
    let caret = "const details = document.querySelector('.tools details');
        details.open = true;
        const field = details.querySelector('textarea');
        field.focus();
        const at = field.value.indexOf('It will cost');
        field.setSelectionRange(at, at);
        return at > 0";
    desk.wait_for("the caret in the paragraph", caret, vec![]).await?;
    desk.press_button("Cut here").await?;
    choose(&desk, "It will cost nine").await?;
    desk.type_keys("j").await?;
    let joined = "return [...document.querySelectorAll('.row-text')]
        .some((row) => row.textContent.includes('March. It will cost'))";
    desk.wait_for("the paragraph in one again", joined, vec![]).await?;
    desk.script("document.querySelector('.side-of-record article details').open = true", vec![]).await?;
    desk.fill("Asked by", "Cllr B Sample").await?;
    desk.press(&[], Key::Tab).await?;
    wait_for_record(&desk, "Question 1: from Cllr B Sample").await?;

    // All nine are taken back, and done again.
    for _ in 0..9 {
        desk.press_button("Undo").await?;
    }
    wait_for_record(&desk, "Question 1: from Cllr A Example").await?;
    desk.wait_until_gone("Supplementary question").await?;
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(folded(&record(&desk).await?).starts_with(&folded(&at_first)[..40]));
    for _ in 0..9 {
        desk.press_button("Redo").await?;
    }
    wait_for_record(&desk, "Question 1: from Cllr B Sample").await?;

    // What was left out is nowhere in what is kept.
    desk.press_button("Keep in the library").await?;
    desk.wait_until("1 source with 1 question").await?;
    let kept = "const open = indexedDB.open('question-desk-library');
        await new Promise((done) => { open.onsuccess = done; });
        const all = open.result.transaction(['records', 'queue']);
        const read = (store) => new Promise((done) => {
            const ask = all.objectStore(store).getAll();
            ask.onsuccess = () => done(JSON.stringify(ask.result));
        });
        const texts = await Promise.all([read('records'), read('queue')]);
        open.result.close();
        return texts.join('');";
    let kept = desk.async_script(kept, vec![]).await?;
    let kept = kept.as_str().unwrap_or_default();
    assert!(kept.contains("Cllr B Sample") && !kept.contains("Acacia"), "{kept}");
    Ok(())
}
