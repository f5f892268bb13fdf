//! Quotations beside their sources, references that are typed, and questions that were asked before.

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::{Desk, Failure, Outcome};

use super::steps::{arrive, begin_question, delete, go_to, open_question, saved, unfold, words_in};

const SUBJECT: &str = "The bridge";
const QUOTED: &str = "Quotation";

/// A page with one question, its answer in two paragraphs, and the month by which the bridge is mended.
fn page(month: &str) -> String {
    format!(
        "Exampleshire Council\n\nMeeting of Council, Tuesday 4 February 2025\n\nQuestions from members\n\n\
         Question 7: from Cllr A Example to the Leader\n\nWill the Leader say when the bridge over the Sample will be \
         mended, and what the mending of the bridge will cost?\n\nResponse from the Leader:\n\n\
         The bridge will be mended before the end of {month}.\n\n\
         Officers will write to every household near it, and the work will cost nine thousand pounds."
    )
}

/// A later page whose question goes on from the answer of the first.
const LATER: &str = "Exampleshire Council\n\nMeeting of Council, Tuesday 3 June 2025\n\nQuestions from members\n\n\
     Question 2: from Cllr C Sample to the Leader\n\nFurther to the answer of 4 February 2025 to Question 7, what has \
     become of the lorries?\n\nResponse from the Leader:\n\nThey go by Mill Lane until all of the work is done.";

async fn keep(desk: &Desk, month: &str) -> Outcome {
    keep_text(desk, "minutes.txt", &page(month)).await
}

async fn keep_text(desk: &Desk, name: &str, text: &str) -> Outcome {
    go_to(desk, "Library").await?;
    let file = desk.make_file(name, text.as_bytes())?;
    desk.choose_file("Choose files", &file).await?;
    desk.find("heading", "Is this what the page says?").await?;
    desk.press_button("Yes, keep the numbers").await?;
    desk.wait_until("Nothing in it is left to confirm.").await?;
    desk.press_button("Keep in the library").await?;
    desk.find("heading", "Library").await.map(drop)
}

async fn begin(desk: &Desk) -> Outcome {
    begin_question(desk).await?;
    for (name, value) in [("Subject", SUBJECT), ("Body", "Exampleshire Council"), ("Meeting date", "2025-06-03")] {
        desk.fill(name, value).await?;
    }
    Ok(())
}

/// Opens the answer that is searched for and selects in it, from one word to another.
async fn quote(desk: &Desk, first: &str, last: &str, button: &str) -> Outcome {
    select(desk, first, last).await?;
    desk.press_button(&format!("{button}: Answer, Leader")).await
}

async fn select(desk: &Desk, first: &str, last: &str) -> Outcome {
    let script = "const [first, last] = arguments;
        const field = [...document.querySelectorAll('.opened textarea')]
            .find((field) => field.value.includes(first) && field.value.includes(last));
        if (!field) return false;
        field.focus();
        field.setSelectionRange(field.value.indexOf(first), field.value.indexOf(last) + last.length);
        return true";
    desk.wait_for("the words of the answer", script, vec![json!(first), json!(last)]).await.map(drop)
}

async fn standing(desk: &Desk, word: &str) -> Outcome {
    let script = "return document.querySelector('.block.quotation .source .pill')?.textContent === arguments[0]";
    desk.wait_for(&format!("“{word}” beneath the quotation"), script, vec![json!(word)]).await.map(drop)
}

pub(crate) async fn a_quotation_shows_how_it_stands_to_its_source(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    keep(&desk, "March").await?;
    begin(&desk).await?;
    desk.fill("Search past answers", "bridge mended").await?;
    desk.press_button("Open answer: Questions from members: Question 7").await?;

    // Words of two paragraphs are one quotation, and they are verbatim.
    quote(&desk, "before the end", "every household", "Quote this passage").await?;
    standing(&desk, "Verbatim").await?;
    let whole = desk.value(QUOTED).await?;
    assert_eq!(whole, "before the end of March.\nOfficers will write to every household");

    // One more passage of the same answer joins it, and what is left out between them is shown.
    quote(&desk, "nine thousand", "pounds", "Add to the quotation").await?;
    let joined = format!("{whole} […] nine thousand pounds");
    let script = "return document.querySelector('.block.quotation textarea')?.value === arguments[0]";
    desk.wait_for("both passages", script, vec![json!(joined)]).await?;
    // One undo takes it back: there was never a question with both quotations.
    let alone = "return document.querySelectorAll('.block.quotation').length === 1 && document.querySelector('.block.quotation textarea').value === arguments[0]";
    desk.press_button("Undo").await?;
    desk.wait_for("the quotation as it was", alone, vec![json!(whole)]).await?;
    desk.press_button("Redo").await?;
    desk.wait_for("both passages again", alone, vec![json!(joined)]).await?;
    standing(&desk, "Verbatim").await?;

    // A word is altered: it is shown, and one act puts the source's words back.
    desk.fill(QUOTED, &joined.replace("March", "May")).await?;
    standing(&desk, "Altered").await?;
    let pieces = "const shown = document.querySelector('.block.quotation .difference');
        return shown?.querySelector('ins')?.textContent.trim() + '|' + shown?.querySelector('del')?.textContent.trim()";
    let is_shown =
        format!("return (() => {{ {pieces} }})() === 'May.|March.' || (() => {{ {pieces} }})() === 'May|March'");
    desk.wait_for("the altered word", &is_shown, vec![]).await?;
    desk.expect_accessible().await?;
    desk.press_button("Restore the words of the source").await?;
    standing(&desk, "Verbatim").await?;
    assert_eq!(desk.value(QUOTED).await?, joined);

    // The introduction is printed as the body prints it.
    desk.press_button("Put an introduction before it").await?;
    let introduced = "return [...document.querySelectorAll('main textarea')].some((field) =>
        field.value.startsWith('In response to a question from Cllr A Example, at the last meeting')
        && field.value.includes('the Leader gave the following information:'))";
    desk.wait_for("the introduction", introduced, vec![]).await?;

    // The page is read again with other words: both texts are shown.
    keep(&desk, "April").await?;
    open_question(&desk, SUBJECT).await?;
    standing(&desk, "Source changed").await?;
    let sides = words_in(&desk, ".block.quotation .sides").await?;
    assert!(sides.contains("As you quoted it") && sides.contains("end of March"), "{sides}");
    assert!(sides.contains("As the source is now") && sides.contains("end of April"), "{sides}");

    // Altered words do not hide that: both are said, and the words that are put back are not called the source's.
    desk.fill(QUOTED, &joined.replace("every", "each")).await?;
    standing(&desk, "Altered").await?;
    pills(&desk, "Altered|Source changed").await?;
    let own = words_in(&desk, ".block.quotation .sides").await?;
    assert!(own.contains("As it is in your question") && own.contains("write to each household"), "{own}");
    desk.expect_accessible().await?;
    desk.press_button("Restore the words as you quoted them").await?;
    standing(&desk, "Source changed").await?;
    assert_eq!(desk.value(QUOTED).await?, joined);

    // It is certain which words stand there now: one act quotes them, and one undo takes that back.
    desk.press_button("Quote the words as they are now").await?;
    standing(&desk, "Verbatim").await?;
    assert_eq!(desk.value(QUOTED).await?, joined.replace("March", "April"));
    desk.press_button("Undo").await?;
    standing(&desk, "Source changed").await?;
    assert_eq!(desk.value(QUOTED).await?, joined);

    // The checks say so too, and so does the file for the clerk.
    desk.script("document.getElementById('tab-Checks').click(); return true", vec![]).await?;
    desk.wait_until("The source of a quotation has other words now").await?;
    let data = exported(&desk).await?;
    assert!(
        data.contains("A quotation differs from its source as it is now: Response by Leader to Question 7"),
        "{data}"
    );

    // Both sources go: the words and where they come from stay.
    go_to(&desk, "Library").await?;
    for left in ["1 source with 1 question", "Nothing yet."] {
        delete(&desk, "Questions from members").await?;
        desk.wait_until(left).await?;
    }
    open_question(&desk, SUBJECT).await?;
    standing(&desk, "Source missing").await?;
    assert_eq!(desk.value(QUOTED).await?, joined);
    let said = words_in(&desk, ".block.quotation .source").await?;
    assert!(said.contains("Question 7 from Cllr A Example") && said.contains("Tuesday 4 February 2025"), "{said}");
    // Nor do they hide that it has gone; what is gone is not offered to be opened.
    desk.fill(QUOTED, &joined.replace("every", "each")).await?;
    pills(&desk, "Altered|Source missing").await?;
    assert!(!desk.has("link", "Open the source").await?);
    desk.press_button("Restore the words as you quoted them").await?;
    standing(&desk, "Source missing").await?;
    desk.expect_accessible().await
}

async fn pills(desk: &Desk, words: &str) -> Outcome {
    let script = "return [...document.querySelectorAll('.block.quotation .source .pill')]
        .map((pill) => pill.textContent).join('|') === arguments[0]";
    desk.wait_for(&format!("“{words}” beneath the quotation"), script, vec![json!(words)]).await.map(drop)
}

pub(crate) async fn what_quotes_a_passage_stays_in_view(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    let long = "Nobody knows how much longer the works on the road will go on, and nobody has been told. ".repeat(60);
    keep_text(&desk, "minutes.txt", &page("March").replace("Officers will", &format!("{long}\n\nOfficers will")))
        .await?;
    begin(&desk).await?;
    desk.fill("Search past answers", "bridge mended").await?;
    desk.press_button("Open answer: Questions from members: Question 7").await?;
    select(&desk, "The bridge", "Officers").await?;
    // The button of the answer whose words are selected is what a press at its place meets.
    let in_view = "const button = [...document.querySelectorAll('.opened button')]
            .find((button) => button.ariaLabel === 'Quote this passage: Answer, Leader');
        const { left, top, width, height } = button.getBoundingClientRect();
        const text = document.querySelectorAll('.opened textarea')[1].getBoundingClientRect();
        const met = document.elementFromPoint(left + width / 2, top + height / 2);
        return text.bottom > innerHeight && button.contains(met)";
    for (width, height) in [(1440, 900), (390, 844)] {
        desk.resize(width, height).await?;
        let show = "document.querySelectorAll('.opened textarea')[1].scrollIntoView({ block: 'start' }); return true";
        desk.script(show, vec![]).await?;
        desk.wait_for("the buttons in view", in_view, vec![]).await?;
        desk.script("document.documentElement.style.fontSize = '200%'; return true", vec![]).await?;
        desk.script(show, vec![]).await?;
        desk.wait_for("the buttons in view in large letters", in_view, vec![]).await?;
        desk.script("document.documentElement.style.fontSize = ''; return true", vec![]).await?;
    }
    // The list of questions needs no room beside it either.
    desk.resize(1024, 768).await?;
    go_to(&desk, "My questions").await?;
    desk.script("document.documentElement.style.fontSize = '200%'; return true", vec![]).await?;
    let fits = "const scroll = document.querySelector('.scroll'); return scroll?.scrollWidth <= scroll?.clientWidth";
    desk.wait_for("the list in large letters", fits, vec![]).await?;
    desk.expect_no_sideways_scrolling().await
}

pub(crate) async fn a_typed_reference_is_linked_only_with_a_yes(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    keep(&desk, "March").await?;
    begin(&desk).await?;
    desk.focus("Opening").await?;
    desk.type_text("Further to Question 7 at the last meeting, is the bridge open?").await?;
    // Its name says how much there is to look at, which is not what this is about.
    desk.script("document.getElementById('tab-Checks').click(); return true", vec![]).await?;
    desk.wait_until("mean this question?").await?;
    let linked = "return document.querySelector('[role=tabpanel]').innerText.includes('is linked to')";
    assert_eq!(desk.script(linked, vec![]).await?, false, "nothing is linked without a yes");
    desk.expect_accessible().await?;
    desk.press_button("Yes, link it: Question 7 from Cllr A Example, Exampleshire Council, Tuesday 4 February 2025")
        .await?;
    desk.wait_until("is linked to").await?;
    desk.wait_until_gone("mean this question?").await?;
    // Undo takes the link back, and so does its own button; the words stay.
    desk.press_button("Undo").await?;
    desk.wait_until("mean this question?").await?;
    desk.press_button("Redo").await?;
    desk.wait_until("is linked to").await?;

    // An answer is cited without quoting it: the words stand where the caret was, and are linked.
    desk.click("tab", "Cite").await?;
    desk.fill("Search past answers", "bridge mended").await?;
    desk.press_button("Open answer: Questions from members: Question 7").await?;
    desk.press_button("Cite it without quoting").await?;
    let cited = "return document.querySelector('main textarea').value.includes('the answer of 4 February 2025 to Question 7 from Cllr A Example')";
    desk.wait_for("the reference", cited, vec![]).await.map(drop)
}

pub(crate) async fn a_question_asked_before_is_said_and_what_has_changed_goes_with_it(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    keep(&desk, "March").await?;
    begin(&desk).await?;
    desk.focus("Opening").await?;
    desk.type_text("When will the bridge over the Sample be mended, Leader, and what will the mending of it cost?")
        .await?;
    desk.script("document.getElementById('tab-Checks').click(); return true", vec![]).await?;
    desk.wait_until("Question 7 of 4 February 2025").await?;
    compare(&desk).await?;

    // Citing puts the old answer into the question, and the finding is dealt with; what has changed is kept with it.
    desk.press_button("Cite it and follow up").await?;
    standing(&desk, "Verbatim").await?;
    desk.wait_until_gone("It is like Question 7").await?;
    desk.press_button("Undo").await?;
    desk.wait_until("It is like Question 7").await?;
    desk.press_button("Show both side by side: Question 7 of 4 February 2025").await?;
    let say = "const button = [...document.querySelectorAll('dialog[open] button')]
        .find((button) => button.textContent === 'Say what has changed');
        button?.click();
        return Boolean(button)";
    desk.wait_for("the way to say what has changed", say, vec![]).await?;
    desk.expect_accessible().await?;
    desk.fill("What has changed since", "The bridge was closed again in May.").await?;
    desk.press_button("Keep it").await?;
    desk.wait_until_gone("Both questions side by side").await?;
    desk.wait_until("You know of it and keep it").await?;

    // It can be cited as well, and then what was said of it still is of words that are like it.
    desk.press_button("Cite it and follow up").await?;
    desk.wait_until("You cite it.").await?;
    standing(&desk, "Verbatim").await?;
    desk.wait_until("Your reason: The bridge was closed again in May.").await?;
    assert!(!desk.text().await?.contains("no longer like it"));
    desk.press_button("Undo").await?;
    desk.wait_until_gone("You cite it.").await?;

    // What was said of it stays also when the words have moved away, and can be taken back.
    desk.fill("Opening", "How many libraries are open on Sundays?").await?;
    desk.wait_until("Your words are no longer like it.").await?;
    let data = exported(&desk).await?;
    assert!(data.contains("like-earlier") && data.contains("The bridge was closed again in May."), "{data}");
    desk.wait_until("Your reason: The bridge was closed again in May.").await?;
    let take_back = "const button = [...document.querySelectorAll('.findings button')]
        .find((button) => button.textContent === 'Take back');
        button?.click();
        return Boolean(button)";
    desk.wait_for("the way to take it back", take_back, vec![]).await?;
    desk.wait_until_gone("Your reason: The bridge was closed again in May.").await
}

/// The data of the question that is open, as its file for the clerk has it.
async fn exported(desk: &Desk) -> Result<String, Failure> {
    desk.click("link", "Check and export").await?;
    desk.find("heading", "Check and export").await?;
    unfold(desk, "Other kinds of file").await?;
    desk.press_button("Save the data alone").await?;
    let (_, data) = desk.downloaded(".json").await?;
    Ok(String::from_utf8_lossy(&data).into_owned())
}

/// Both questions stand side by side where there is room, and what is marked in one is marked in the other.
async fn compare(desk: &Desk) -> Outcome {
    desk.press_button("Show both side by side: Question 7 of 4 February 2025").await?;
    desk.find("heading", "Both questions side by side").await?;
    let marks = "const words = (side) => [...new Set([...side.querySelectorAll('mark')]
            .flatMap((mark) => mark.textContent.toLowerCase().match(/[\\w’]+/g)))].sort().join(' ');
        const sides = [...document.querySelectorAll('dialog .sides section')].map(words);
        return sides.length === 2 && sides[0].includes('bridge') && sides[0] === sides[1]";
    desk.wait_for("the same marks on both sides", marks, vec![]).await?;
    let beside = "const [one, other] = document.querySelectorAll('dialog .sides section');
        return other.getBoundingClientRect().left > one.getBoundingClientRect().right";
    let look = std::env::var_os("QUESTION_DESK_PICTURES").is_some();
    for width in [1440, 1024, 390] {
        let width = desk.resize(width, 900).await?;
        if width >= 1024 {
            desk.wait_for("both beside each other", beside, vec![]).await?;
        }
        desk.expect_no_sideways_scrolling().await?;
        if look {
            std::fs::write(desk.folder().join(format!("compared-{width}.png")), desk.picture().await?)?;
        }
    }
    desk.resize(1280, 900).await?;
    desk.expect_accessible().await?;
    desk.press(&[], Key::Escape).await
}

pub(crate) async fn published_questions_that_cite_each_other_are_connected(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    keep(&desk, "March").await?;
    keep_text(&desk, "later.txt", LATER).await?;

    // The earlier one lists what followed; beneath its answer stands who cites it.
    look_at(&desk, "4 February 2025").await?;
    desk.find("heading", "What followed").await?;
    let cited = words_in(&desk, ".cited-part").await?;
    assert_eq!(cited, "Cited in Question 2 from Cllr C Sample, 3 June 2025");
    desk.expect_accessible().await?;

    // A later version of its page stands for both: the other builds on one question, not on two.
    keep(&desk, "April").await?;
    look_at(&desk, "3 June 2025").await?;
    desk.find("heading", "What it builds on").await?;
    let built_on = words_in(&desk, ".cited-by ul").await?;
    assert_eq!(built_on, "Question 7 from Cllr A Example, 4 February 2025");

    // A draft that cites stands in the thread as well.
    begin(&desk).await?;
    desk.fill("Search past answers", "lorries Mill Lane").await?;
    desk.press_button("Open answer: Questions from members: Question 2").await?;
    quote(&desk, "They go", "Mill Lane", "Quote this passage").await?;
    standing(&desk, "Verbatim").await?;
    let thread = "const list = document.querySelector('.compose .cited-by');
        return list?.innerText.includes('Question 2 from Cllr C Sample') && list.innerText.includes('2 steps back')";
    desk.wait_for("the thread of the draft", thread, vec![]).await?;
    saved(&desk).await?;
    look_at(&desk, "3 June 2025").await?;
    desk.find("heading", "What followed").await?;
    desk.find("link", SUBJECT).await.map(drop)
}

pub(crate) async fn a_long_thread_shows_its_first_rows(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    keep(&desk, "March").await?;
    let one = |number: usize| {
        format!(
            "Question {number}: from Cllr C Sample to the Leader\n\nFurther to the answer of 4 February 2025 to \
             Question 7, what has become of lane {number}?\n\nResponse from the Leader:\n\nIt is open."
        )
    };
    let questions: Vec<String> = (1..=25).map(one).collect();
    let head = "Exampleshire Council\n\nMeeting of Council, Tuesday 3 June 2025\n\nQuestions from members";
    go_to(&desk, "Library").await?;
    let file = desk.make_file("many.txt", format!("{head}\n\n{}", questions.join("\n\n")).as_bytes())?;
    desk.choose_file("Choose files", &file).await?;
    desk.find("heading", "Is this what the page says?").await?;
    desk.press_button("Keep in the library").await?;
    desk.find("heading", "Library").await?;

    look_at(&desk, "4 February 2025").await?;
    desk.find("heading", "What followed").await?;
    let rows = "return document.querySelectorAll('main .cited-by li').length === arguments[0]";
    desk.wait_for("the first rows", rows, vec![json!(20)]).await?;
    desk.wait_until("and 20 more, all under “What followed”").await?;
    desk.expect_accessible().await?;
    desk.find("button", "Show 5 more: What followed").await?;
    let focus = "const button = document.querySelector('main .more button'); button?.focus(); return Boolean(button)";
    desk.wait_for("the button", focus, vec![]).await?;
    desk.press(&[], Key::Enter).await?;
    desk.wait_for("all rows", rows, vec![json!(25)]).await?;
    let focus = "return document.activeElement.matches('.cited-by ul + ul')";
    desk.wait_for("the focus on the rows that came", focus, vec![]).await?;
    desk.expect_accessible().await
}

/// Opens the record of a day from the library.
async fn look_at(desk: &Desk, day: &str) -> Outcome {
    go_to(desk, "Library").await?;
    let click = "const row = [...document.querySelectorAll('main li')]
            .find((row) => row.innerText.includes(arguments[0]) && row.querySelector('a.title[href^=\"#/library/\"]'));
        row?.querySelector('a.title').click();
        return Boolean(row)";
    desk.wait_for("the record to open", click, vec![json!(day)]).await?;
    desk.find("heading", "What became of it").await.map(drop)
}
