//! The library: a batch of files of many kinds, their review by keys, searching, versions, and what is kept of it all.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::{Desk, Failure, Outcome};

use super::steps::{arrive, begin_question, delete, go_to, words_in};

fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(path)
}

/// A page that nothing has to be guessed on.
fn sure_page(subject: &str) -> String {
    format!(
        "Exampleshire Council\n\nMeeting of Council, Tuesday 4 February 2025\n\nQuestions from members\n\n\
         Question 1: from Cllr A Example to the Leader\n\nWill the Leader say when the {subject} will be mended?\n\n\
         Response from the Leader:\n\nThe {subject} will be mended before the end of March. Officers will write to \
         every household near it."
    )
}

/// A page whose supplementary answer has no label.
fn doubtful_page(subject: &str) -> String {
    sure_page(subject)
        + "\n\nSupplementary question:\n\nWhat will that cost?\n\n\n\nIt will cost nine thousand pounds.\n"
}

/// Twelve files of mixed kinds: nine good, of which two leave something to confirm, one broken, one scanned, one
/// that is no document.
fn batch(desk: &Desk) -> Result<Vec<PathBuf>, Failure> {
    let word = std::fs::read(fixture("import/panel.docx"))?;
    Ok(vec![
        fixture("import/panel.docx"),
        fixture("import/questions.ndjson"),
        fixture("import/scanned.pdf"),
        desk.make_file("bridge.txt", sure_page("bridge").as_bytes())?,
        desk.make_file("clock.txt", sure_page("clock").as_bytes())?,
        desk.make_file("pier.html", format!("<html><body><pre>{}</pre></body></html>", sure_page("pier")).as_bytes())?,
        desk.make_file("weir.txt", sure_page("weir").as_bytes())?,
        desk.make_file("pump.txt", doubtful_page("pump").as_bytes())?,
        desk.make_file("fence.txt", sure_page("fence").as_bytes())?,
        desk.make_file("stile.txt", sure_page("stile").as_bytes())?,
        desk.make_file("broken.docx", &word[..word.len() / 2])?,
        desk.make_file("picture.png", b"\x89PNG\r\n\x1a\n0000000000000000")?,
    ])
}

pub(crate) async fn a_batch_of_files_is_read_reviewed_searched_and_there_offline(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    desk.wait_until_kept().await?;
    go_to(&desk, "Library").await?;
    desk.choose_files("Choose files", &batch(&desk)?).await?;
    desk.find("heading", "Waiting to be looked at").await?;
    desk.wait_until("could not be read, or not wholly").await?;
    let said = desk.text().await?;
    for name in ["broken.docx", "scanned.pdf", "picture.png"] {
        assert!(said.contains(name), "{name} is not among what failed: {said}");
    }
    desk.expect_accessible().await?;

    // The sure ones are kept together, and the queue is there when the page is loaded again.
    desk.press_button("Keep 6 pages with nothing guessed").await?;
    desk.wait_until("6 pages kept in your library.").await?;
    desk.reload().await?;
    desk.find("link", "pump.txt").await?;

    review_by_keys(&desk).await?;
    search(&desk).await?;

    // All of it is there with no network.
    desk.server(|server| server.stop())?;
    desk.reload().await?;
    go_to(&desk, "Library").await?;
    desk.find("heading", "Kept here").await?;
    desk.wait_until("sources with").await?;
    search(&desk).await
}

/// Looks at the doubtful page by the keys alone from the moment that it is open.
async fn review_by_keys(desk: &Desk) -> Outcome {
    desk.click("link", "pump.txt").await?;
    desk.find("heading", "Is this what the page says?").await?;
    desk.wait_until("1 point to confirm").await?;
    desk.expect_accessible().await?;
    desk.press_button("Show the place").await?;
    let on_the_place = "return document.activeElement.classList.contains('row-words')
        && document.activeElement.textContent.includes('nine thousand')";
    desk.wait_for("the focus on the place", on_the_place, vec![]).await?;
    // “It belongs to no question”, and back.
    desk.type_keys("n").await?;
    desk.find("button", "Text that fits nowhere").await?;
    desk.press(&[Key::Control], 'z').await?;
    desk.wait_until("1 point to confirm").await?;
    desk.press_button("Yes, keep it so").await?;
    desk.wait_until("Nothing in it is left to confirm.").await?;
    desk.press_button("Undo").await?;
    desk.wait_until("1 point to confirm").await?;
    desk.press_button("Redo").await?;
    desk.wait_until("Nothing in it is left to confirm.").await?;
    desk.fill("Agenda item", "The pump").await?;
    desk.press(&[], Key::Tab).await?;
    desk.press_button("Keep in the library").await?;
    desk.wait_until("Kept in your library.").await?;
    desk.find("heading", "Library").await.map(drop)
}

/// Searches beside a question, narrows, goes to the first result by the keys and opens it.
async fn search(desk: &Desk) -> Outcome {
    begin_question(desk).await?;
    desk.fill("Search past answers", "pump mended").await?;
    let first = "return document.querySelector('[role=tabpanel] mark')?.textContent.toLowerCase().includes('pump')";
    desk.wait_for("the answer about the pump first", first, vec![]).await?;
    desk.press(&[], Key::Down).await?;
    desk.press(&[], Key::Enter).await?;
    desk.find("heading", "Question 1 from Cllr A Example").await.map(drop)
}

pub(crate) async fn a_changed_page_shows_what_differs_and_both_are_kept(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    go_to(&desk, "Library").await?;
    let first = desk.make_file("minutes.txt", sure_page("bridge").as_bytes())?;
    desk.choose_file("Choose files", &first).await?;
    desk.find("heading", "Is this what the page says?").await?;
    desk.press_button("Keep in the library").await?;
    desk.wait_until("1 source with 1 question").await?;
    // The same page again changes nothing.
    desk.choose_file("Choose files", &first).await?;
    desk.wait_until("nothing was changed").await?;
    let changed = sure_page("bridge").replace("end of March", "end of April");
    let second = desk.make_file("minutes.txt", changed.as_bytes())?;
    desk.choose_file("Choose files", &second).await?;
    desk.find("heading", "Changed since it was kept").await?;
    let pieces = "return [...document.querySelectorAll('del, ins')].map((piece) => piece.textContent.trim()).join('|')";
    let pieces = desk.script(pieces, vec![]).await?;
    assert!(pieces.as_str().is_some_and(|pieces| pieces.contains("March") && pieces.contains("April")), "{pieces}");
    desk.press_button("Keep in the library").await?;
    desk.wait_until("2 sources with 2 questions").await?;
    let titles = words_in(&desk, ".records").await?;
    for version in ["(latest version, read on ", "(earlier version, read on "] {
        assert!(titles.contains(&format!("Questions from members {version}")), "{titles}");
    }
    // Deleting has its undo, and the whole library is one file that can be read back.
    delete(&desk, "Questions from members").await?;
    desk.wait_until("1 source with 1 question").await?;
    desk.press_button("Undo").await?;
    desk.wait_until("2 sources with 2 questions").await?;
    desk.press_button("Save the whole library as one file").await?;
    let (name, pack) = desk.downloaded(".zip").await?;
    delete(&desk, "Questions from members").await?;
    desk.wait_until("1 source with 1 question").await?;
    let file = desk.make_file(&name, &pack)?;
    desk.choose_file("Choose files", &file).await?;
    desk.wait_until("2 sources with 2 questions").await
}

const FIRST_VERSION: &str = "
    const [record] = given;
    const open = indexedDB.open('question-desk-library', 1);
    open.onupgradeneeded = () => ['records', 'received'].forEach((store) => open.result.createObjectStore(store));
    await new Promise((done, fail) => { open.onsuccess = done; open.onerror = fail; });
    const change = open.result.transaction('records', 'readwrite');
    change.objectStore('records').put(record, JSON.parse(record).payload.id);
    await new Promise((done, fail) => { change.oncomplete = done; change.onerror = fail; });
    open.result.close();";

/// A record as the first version of the app kept it, in a database that had two stores alone.
pub(crate) async fn the_library_of_the_first_version_is_opened(desk: Desk) -> Outcome {
    // A page of the same origin without the app, so that nothing holds the database.
    desk.visit("icons/icon.svg").await?;
    let record = std::fs::read_to_string(fixture("record-1.json"))?;
    desk.async_script(FIRST_VERSION, vec![json!(record)]).await?;
    arrive(&desk).await?;
    go_to(&desk, "Library").await?;
    desk.wait_until("1 source with 1 question").await?;
    search_for(&desk, "bridge").await
}

const SPOIL: &str = "
    const open = indexedDB.open('question-desk-library');
    await new Promise((done) => { open.onsuccess = done; });
    const change = open.result.transaction('index', 'readwrite');
    change.objectStore('index').put(new Uint8Array([1, 2, 3]), 'snapshot');
    await new Promise((done) => { change.oncomplete = done; });
    open.result.close();";

pub(crate) async fn a_damaged_index_is_made_anew(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    go_to(&desk, "Library").await?;
    let file = desk.make_file("minutes.txt", sure_page("bridge").as_bytes())?;
    desk.choose_file("Choose files", &file).await?;
    desk.find("heading", "Is this what the page says?").await?;
    desk.press_button("Keep in the library").await?;
    desk.wait_until("1 source with 1 question").await?;
    desk.async_script(SPOIL, vec![]).await?;
    desk.reload().await?;
    search_for(&desk, "bridge").await
}

async fn search_for(desk: &Desk, words: &str) -> Outcome {
    begin_question(desk).await?;
    desk.fill("Search past answers", words).await?;
    let found =
        "return document.querySelector('[role=tabpanel] mark')?.textContent.toLowerCase().includes(arguments[0])";
    desk.wait_for("an answer", found, vec![json!(words)]).await.map(drop)
}

/// Lines of questions and answers: two bodies, one answer given three times, one promise.
fn lines() -> String {
    let line = |id: u32, body: &str, day: &str, question: &str, answer: &str| {
        json!({ "id": id, "heading": question, "answered_on": day, "body": body, "question": question,
            "answer_paragraphs": [answer], "answer_clipped": false, "source": "Invented questions" })
        .to_string()
    };
    let same = "The ferry sails at seven, nine and noon on every weekday, and at ten on a Sunday.";
    [
        line(1, "Harbour Board", "2023-12-07", "When does the ferry sail?", same),
        line(2, "Harbour Board", "2024-02-01", "At what hours does the ferry sail?", same),
        line(3, "Transport Office", "2024-03-07", "What are the hours of the ferry?", same),
        line(
            4,
            "Transport Office",
            "2024-05-02",
            "What does the ferry cost?",
            "I will write to the member about the ferry.",
        ),
    ]
    .join("\n")
}

pub(crate) async fn results_are_narrowed_and_walked_by_the_keys(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    go_to(&desk, "Library").await?;
    let file = desk.make_file("ferry.ndjson", lines().as_bytes())?;
    desk.choose_file("Choose files", &file).await?;
    desk.wait_until("1 source with 4 questions").await?;

    // Each key overtakes the search before it: what is shown at last fits what stands in the field.
    desk.focus("Search past answers").await?;
    desk.type_text("ferry sail").await?;
    desk.wait_until("And 2 more with the same answer").await?;
    desk.expect_accessible().await?;
    desk.script("document.querySelector('.others').open = true", vec![]).await?;
    desk.wait_until("Harbour Board, Thursday 7 December 2023").await?;
    desk.wait_until("Transport Office, Thursday 7 March 2024").await?;

    // A filter leaves what fits it and says how many; what else it could be is still told.
    desk.fill("Search past answers", "ferry").await?;
    desk.find("option", "Transport Office (2)").await?;
    desk.fill("Body", "Transport Office (2)").await?;
    let hits = "return document.querySelectorAll('.hit').length === arguments[0]";
    desk.wait_for("the answers of one body", hits, vec![json!(2)]).await?;
    let bodies = "return [...document.querySelector('.narrow select').options].map((body) => body.text).join('|')";
    let bodies = desk.script(bodies, vec![]).await?;
    assert!(bodies.as_str().is_some_and(|bodies| bodies.contains("Harbour Board (2)")), "{bodies}");
    desk.click("checkbox", "Has a promise (1)").await?;
    desk.wait_for("the promise alone", hits, vec![json!(1)]).await?;
    desk.press_button("Clear the filters").await?;

    // Down from the field to the first result, on to the next, back, open, and Escape to the field.
    desk.wait_for("all answers", "return document.querySelectorAll('.hit').length >= 2", vec![]).await?;
    desk.focus("Search past answers").await?;
    desk.press(&[], Key::Down).await?;
    let at = "return [...document.querySelectorAll('.hit')].indexOf(document.activeElement) === arguments[0]";
    desk.wait_for("the first result", at, vec![json!(0)]).await?;
    desk.press(&[], Key::Down).await?;
    desk.wait_for("the second result", at, vec![json!(1)]).await?;
    desk.press(&[], Key::Up).await?;
    desk.wait_for("the first result again", at, vec![json!(0)]).await?;
    desk.press(&[], Key::Escape).await?;
    let in_field = "return document.activeElement.type === 'search' || document.activeElement.tagName === 'INPUT'";
    desk.wait_for("the field", in_field, vec![]).await?;
    desk.press(&[], Key::Down).await?;
    desk.press(&[], Key::Enter).await?;
    desk.wait_for("the passage marked", "return document.querySelector('main .said') !== null", vec![]).await.map(drop)
}
