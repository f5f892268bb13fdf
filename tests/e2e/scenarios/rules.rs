//! Rules: a clerk fills them in and hands them out, a member's question is checked against them, and what the member
//! keeps all the same reaches the clerk with the reason.

use fantoccini::key::Key;

use crate::harness::{Desk, Failure, Outcome};

use super::steps::{arrive, begin_question, expect_writing, go_to, saved, unfold};

const BODY: &str = "Exampleshire Council";
const NOTICE: &str = "Notice must be in by noon, 5 clear working days before the meeting.";
const WORDS: &str =
    "Why did the Leader of [name] close the “old bridge without telling any of the people who cross it?";
const MENDED: &str =
    "Why did the Leader of [name] close the “old bridge without telling any of the people who cross it?”";
const GAP: &str = "“[name]” looks like a gap that is still to be filled in.";
const REASON: &str = "The council has not published its name";
const DEADLINE: &str = "Noon on Wednesday 24 February 2027";

pub(crate) async fn a_clerks_rules_reach_a_member_and_the_reason_reaches_the_clerk(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    let (name, rules) = make_a_body(&desk).await?;
    desk.close().await;

    let member = Desk::open(desk.engine(), "the_member_opens_the_rules").await?;
    let files = write_by_the_rules(&member, &name, &rules).await;
    member.close().await;

    let clerk = Desk::open(desk.engine(), "the_clerk_sees_the_reason").await?;
    let done = see_the_reason(&clerk, &files?).await;
    clerk.close().await;
    done
}

/// The clerk fills in a body's rules, sees the sentences that they make, and saves the file.
async fn make_a_body(desk: &Desk) -> Result<(String, Vec<u8>), Failure> {
    go_to(desk, "Bodies and rules").await?;
    desk.press_button("New body").await?;
    desk.wait_until("The body has no name: fill it in.").await?;
    desk.fill("Name of the body", BODY).await?;
    desk.find("heading", &format!("{BODY}: questions from members")).await?;
    desk.fill("How notice is reckoned", "A number of days before the meeting").await?;
    desk.fill("How many days", "5").await?;
    desk.fill("Time of day, if one is stated", "12:00").await?;
    desk.wait_until(NOTICE).await?;
    desk.fill("Other closed days, one on each line", "24 December").await?;
    desk.wait_until("The office is also closed on 24 December every year.").await?;
    desk.fill("Most words", "many").await?;
    desk.wait_until("Write a whole number").await?;
    desk.fill("Most words", "12").await?;
    desk.wait_until("At most 12 words.").await?;
    desk.press_button("Add a clause").await?;
    desk.fill("Of which rule", "Words").await?;
    desk.fill("Where it stands", "SO 12").await?;
    desk.fill("What it says", "A question has at most twelve words.").await?;
    desk.wait_until("Words: SO 12, A question has at most twelve words.").await?;
    // A step can be taken back, and done again by hand.
    desk.fill("Most words", "9").await?;
    desk.wait_until("At most 9 words.").await?;
    desk.press_button("Undo").await?;
    desk.wait_until("At most 12 words.").await?;
    desk.expect_accessible().await?;
    desk.press_button("Save the file for members").await?;
    let file = desk.downloaded(".json").await?;
    go_to(desk, "Bodies and rules").await?;
    desk.find("link", BODY).await?;

    // Going back while the caret is in a field leaves the page and nothing else.
    desk.click("link", BODY).await?;
    desk.focus("Most words").await?;
    desk.script("history.back()", vec![]).await?;
    desk.find("link", BODY).await?;
    go_to(desk, "My questions").await?;
    desk.find("button", "New question").await?;
    Ok(file)
}

/// The member takes the rules over, writes by them, mends one finding, keeps another, and exports.
async fn write_by_the_rules(desk: &Desk, name: &str, rules: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    arrive(desk).await?;
    take_over(desk, name, rules).await?;
    begin_question(desk).await?;
    desk.fill("Body", "exampleshire").await?;
    desk.wait_until("Questions from members. In force").await?;
    desk.press(&[], Key::Down).await?;
    desk.press(&[], Key::Enter).await?;
    assert_eq!(desk.value("Body").await?, BODY);
    desk.fill("Meeting date", "2027-03-04").await?;
    desk.wait_until(DEADLINE).await?;
    for (field, value) in [("Asked of", "Leader"), ("Asker, as printed", "Cllr A Example"), ("Subject", "The bridge")] {
        desk.fill(field, value).await?;
    }
    desk.focus("Opening").await?;
    desk.type_text(WORDS).await?;
    desk.press_button("Checks: 3 to look at").await?;
    desk.wait_until("SO 12: A question has at most twelve words.").await?;
    see_how_it_is_counted(desk).await?;
    mend_and_keep(desk).await?;
    saved(desk).await?;
    time_passes(desk).await?;
    export(desk).await
}

/// What a file would change is shown first, and a file that is none gets a sentence.
async fn take_over(desk: &Desk, name: &str, rules: &[u8]) -> Outcome {
    let letter = desk.make_file("letter.json", b"Dear members")?;
    let file = desk.make_file(name, rules)?;
    go_to(desk, "Bodies and rules").await?;
    desk.choose_file("Open a body’s file", &letter).await?;
    desk.wait_until("“letter.json” is not a Question Desk file").await?;
    // The button for questions knows such a file too.
    go_to(desk, "My questions").await?;
    desk.choose_file("Open a file", &file).await?;
    desk.find("heading", &format!("From a file: {BODY}: questions from members")).await?;
    desk.wait_until("Nothing is changed yet").await?;
    desk.wait_until(&format!("Notice: {NOTICE}")).await?;
    assert!(!desk.has("link", BODY).await?, "nothing may be changed yet");
    desk.expect_accessible().await?;
    desk.press_button("Add this body").await?;
    desk.wait_until("Kept on this device").await?;
    desk.find("link", BODY).await?;
    desk.choose_file("Open a body’s file", &file).await?;
    desk.wait_until("exactly as in the file").await?;
    desk.press_button("Close").await
}

async fn see_how_it_is_counted(desk: &Desk) -> Outcome {
    desk.press_button("How this is counted").await?;
    desk.wait_until("The deadline, noon, not counted itself").await?;
    desk.wait_until("Not counted, weekend").await?;
    desk.expect_accessible().await?;
    desk.press(&[], Key::Escape).await?;
    desk.wait_until_gone("Not counted, weekend").await?;
    desk.press_button("Save for your calendar").await?;
    let (_, calendar) = desk.downloaded(".ics").await?;
    let calendar = String::from_utf8(calendar)?;
    assert!(calendar.contains("DTSTART:20270224T120000Z") && calendar.contains("BEGIN:VALARM"), "{calendar}");
    Ok(())
}

async fn mend_and_keep(desk: &Desk) -> Outcome {
    desk.press_button("Close it at the end").await?;
    expect_writing(desk, &[&format!("Opening: {MENDED}")]).await?;
    desk.find("button", "Checks: 2 to look at").await?;
    desk.press(&[Key::Control], 'z').await?;
    expect_writing(desk, &[&format!("Opening: {WORDS}")]).await?;
    desk.find("button", "Checks: 3 to look at").await?;
    desk.press_button("Close it at the end").await?;
    expect_writing(desk, &[&format!("Opening: {MENDED}")]).await?;
    desk.find("button", "Checks: 2 to look at").await?;
    // Going to a finding selects its words.
    desk.press_button(&format!("Go to it: {GAP}")).await?;
    let selected = "const at = document.activeElement;
        return at.value?.slice(at.selectionStart, at.selectionEnd) === '[name]'";
    desk.wait_for("the gap to be selected", selected, vec![]).await?;
    desk.press_button(&format!("I know, keep it: {GAP}")).await?;
    desk.fill("Your reason, if you want to give one", REASON).await?;
    desk.press(&[], Key::Enter).await?;
    desk.wait_until(&format!("Your reason: {REASON}")).await?;
    desk.find("button", "Checks: 1 to look at").await?;
    desk.expect_accessible().await?;
    // It can be let go, and that can be undone.
    desk.press_button(&format!("Do not keep it: {GAP}")).await?;
    desk.find("button", "Checks: 2 to look at").await?;
    desk.press_button("Undo").await?;
    desk.find("button", "Checks: 1 to look at").await.map(drop)
}

/// From now on the page's clock goes on from another moment; a page that comes into sight looks at it. The driver of
/// Firefox runs scripts beside the page, with a clock of their own: the page's is asked for by its window.
const SET_CLOCK: &str = "
    const clock = window.Date, now = clock.now, shift = Date.parse(arguments[0]) - now.call(clock);
    clock.now = () => now.call(clock) + shift;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));";

/// Two days before the deadline, five seconds before midnight: the day changes while somebody looks on.
async fn time_passes(desk: &Desk) -> Outcome {
    desk.script(SET_CLOCK, vec!["2027-02-22T23:59:55Z".into()]).await?;
    desk.wait_until("2 days left").await?;
    desk.wait_until("Tomorrow by noon").await?;
    desk.wait_until("It is due tomorrow by noon").await?;
    desk.reload().await?;
    desk.find("field", "Opening").await.map(drop)
}

async fn export(desk: &Desk) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    go_to(desk, "My questions").await?;
    desk.wait_until(DEADLINE).await?;
    desk.click("link", "The bridge").await?;
    desk.click("link", "Check and export").await?;
    desk.wait_until("1 thing to look at").await?;
    desk.wait_until(&format!("Your reason: {REASON}")).await?;
    desk.press_button("Save as a web page").await?;
    let paper = desk.downloaded(".html").await?;
    unfold(desk, "Other kinds of file").await?;
    desk.press_button("Save the data alone").await?;
    Ok(vec![paper, desk.downloaded(".json").await?])
}

async fn see_the_reason(desk: &Desk, files: &[(String, Vec<u8>)]) -> Outcome {
    let paper = files.first().map(|(_, content)| String::from_utf8_lossy(content).into_owned()).unwrap_or_default();
    assert!(paper.contains("For the clerk, not for the agenda") && paper.contains(REASON), "{paper}");
    for (name, content) in files {
        let file = desk.make_file(name, content)?;
        arrive(desk).await?;
        go_to(desk, "Clerk’s desk").await?;
        desk.choose_file("Open submissions", &file).await?;
        desk.find("heading", "What the app told the asker, who keeps it").await?;
        desk.wait_until(&format!("The asker’s reason: {REASON}")).await?;
    }
    Ok(())
}
