//! The main job from end to end: keep one past answer, quote it in a question, come back, export, and the clerk opens it.

use fantoccini::key::Key;

use crate::harness::{Desk, Outcome};

use super::steps::{
    Page, arrive, begin_question, come_back, expect_writing, go_to, keep_page, open_answer, open_question, preview,
    published_page, quote_passage, saved, unfold, words_in,
};

const SUBJECT: &str = "Funding of the partnership";
const OPENING: &str = "At its last meeting the Panel was told:";
const PARTS: [&str; 3] = ["what came to the county", "how it was shared out", "what is still missing?"];

pub(crate) async fn the_whole_thread(desk: Desk) -> Outcome {
    let page = published_page()?;
    arrive(&desk).await?;
    read_the_page(&desk, &page).await?;
    write_the_question(&desk, &page).await?;
    let paper = look_at_it(&desk, &page, "Verbatim").await?;
    saved(&desk).await?;

    come_back(&desk).await?;
    open_question(&desk, SUBJECT).await?;
    assert_eq!(
        look_at_it(&desk, &page, "Verbatim").await?,
        paper,
        "the question has changed while the browser was closed"
    );
    expect_details(&desk, &page).await?;
    go_to(&desk, "Library").await?;
    desk.wait_until("2 questions, 2 answers").await?;

    let files = export(&desk).await?;
    desk.close().await;
    for (name, content) in files {
        let clerk = Desk::open(desk.engine(), &format!("the_clerk_opens_{name}")).await?;
        let done = receive(&clerk, &name, &content, &paper, &page).await;
        clerk.close().await;
        done?;
    }
    Ok(())
}

/// The page becomes two questions with their answers, and what was guessed is marked where it stands.
async fn read_the_page(desk: &Desk, page: &Page) -> Outcome {
    go_to(desk, "Library").await?;
    desk.focus("Text of the page").await?;
    desk.paste(&page.text, "").await?;
    desk.press_button("Read the page").await?;
    desk.wait_until("2 questions found").await?;
    for number in ["1", "2"] {
        desk.find("heading", &format!("Question {number}: from {}", page.asker)).await?;
    }
    let guesses = desk.script(GUESSED_ANSWERS, vec![]).await?;
    assert_eq!(guesses, 2, "each unlabelled answer to a supplementary question is a guess");
    desk.press_button("Do not keep it").await?;
    keep_page(desk, page).await
}

const GUESSED_ANSWERS: &str = "return [...document.querySelectorAll('h4')]
    .filter((heading) => heading.textContent.startsWith('Answer to the supplementary question'))
    .filter((heading) => /^Guess\\b/.test(heading.nextElementSibling.textContent)).length";

async fn write_the_question(desk: &Desk, page: &Page) -> Outcome {
    begin_question(desk).await?;
    for (name, value) in details(page) {
        desk.fill(name, value).await?;
    }
    desk.focus("Opening").await?;
    desk.type_text(OPENING).await?;
    open_answer(desk, page).await?;
    quote_passage(desk, page).await?;
    desk.press_button("Add part").await?;
    desk.expect_focus("textarea Part a 0").await?;
    for (part, next) in PARTS.iter().zip(["textarea Part b 0", "textarea Part c 0", ""]) {
        desk.type_text(part).await?;
        if !next.is_empty() {
            desk.press(&[], Key::Enter).await?;
            desk.expect_focus(next).await?;
        }
    }
    let count = count(page);
    desk.wait_until(&format!("{count} words, 3 parts")).await
}

fn details(page: &Page) -> [(&'static str, &'static str); 8] {
    [
        ("Subject", SUBJECT),
        ("Body", page.body),
        ("Meeting date", "2027-03-04"),
        ("Time", "10:30"),
        ("Asked of", "Police and Crime Commissioner"),
        ("Asker, as printed", "Cllr B Sample"),
        ("Ward", "Market Ward"),
        ("Published deadline", "2027-02-25"),
    ]
}

async fn expect_details(desk: &Desk, page: &Page) -> Outcome {
    for (name, value) in details(page) {
        assert_eq!(desk.value(name).await?, value, "{name}");
    }
    Ok(())
}

fn count(page: &Page) -> usize {
    [OPENING, &page.passage].iter().chain(&PARTS).map(|words| words.split_whitespace().count()).sum()
}

fn citation(page: &Page) -> String {
    format!(
        "PCC Response to the supplementary question on Question 1 from {}, {}, Thursday 29 September 2022",
        page.asker, page.body
    )
}

/// Everything stands as it was written, on the sheet and in the preview; hands back the preview's words.
async fn look_at_it(desk: &Desk, page: &Page, standing: &str) -> Result<String, crate::harness::Failure> {
    let parts = PARTS.iter().zip(["a", "b", "c"]).map(|(text, letter)| format!("Part {letter}: {text}"));
    let mut expected = vec![format!("Opening: {OPENING}"), format!("Quotation: {}", page.passage)];
    expected.extend(parts);
    expect_writing(desk, &expected.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    let stands = "return document.querySelector('main .quotation .source .pill')?.textContent === arguments[0]";
    desk.wait_for(&format!("“{standing}” beneath the quotation"), stands, vec![standing.into()]).await?;
    let quoted = words_in(desk, "main .quotation").await?;
    assert!(quoted.contains(&citation(page)), "{quoted}");
    let paper = preview(desk).await?;
    let expected = [
        format!("Question from Cllr B Sample {SUBJECT}"),
        "Thursday 4 March 2027, 10:30".to_owned(),
        format!("{OPENING} {} {}", page.passage, citation(page)),
        format!("a. {} b. {} c. {}", PARTS[0], PARTS[1], PARTS[2]),
    ];
    for words in expected {
        assert!(paper.contains(&words), "“{words}” is not in the preview: {paper}");
    }
    Ok(paper)
}

/// The paper and the data, as files that can be sent.
async fn export(desk: &Desk) -> Result<Vec<(String, Vec<u8>)>, crate::harness::Failure> {
    open_question(desk, SUBJECT).await?;
    desk.click("link", "Check and export").await?;
    desk.wait_until("Nothing found").await?;
    desk.press_button("Save as a web page").await?;
    let paper = desk.downloaded(".html").await?;
    desk.press_button("Save for Word").await?;
    let word = desk.downloaded(".docx").await?;
    desk.press_button("Save as OpenDocument").await?;
    let text = desk.downloaded(".odt").await?;
    unfold(desk, "Send it by e-mail").await?;
    desk.press_button("Save an e-mail with the file").await?;
    let (_, mail) = desk.downloaded(".eml").await?;
    assert!(mail.starts_with(b"X-Unsent: 1\r\n"), "mail programs must open it to be sent");
    unfold(desk, "Other kinds of file").await?;
    desk.press_button("Save the data alone").await?;
    let data = desk.downloaded(".json").await?;
    go_to(desk, "My questions").await?;
    desk.wait_until("Exported today").await?;
    Ok(vec![paper, word, text, data])
}

/// On another device: the clerk's desk shows the same question, and so does the list of questions.
async fn receive(desk: &Desk, name: &str, content: &[u8], paper: &str, page: &Page) -> Outcome {
    let file = desk.make_file(name, content)?;
    arrive(desk).await?;
    go_to(desk, "Clerk’s desk").await?;
    desk.choose_file("Open submissions", &file).await?;
    desk.wait_until(&format!("Received “{SUBJECT}”.")).await?;
    assert_eq!(words_in(desk, "main article .paper").await?, paper, "the clerk must see the same question");
    desk.choose_file("Open submissions", &file).await?;
    desk.wait_until("was received before, in the same words").await?;

    go_to(desk, "My questions").await?;
    desk.choose_file("Open a file", &file).await?;
    desk.wait_until(&format!("Opened “{SUBJECT}”.")).await?;
    desk.choose_file("Open a file", &file).await?;
    desk.wait_until("is here already, exactly as in the file").await?;
    desk.press_button("Show it").await?;
    // Here the library has nothing, so the words cannot be checked.
    assert_eq!(look_at_it(desk, page, "Source missing").await?, paper);
    expect_details(desk, page).await
}
