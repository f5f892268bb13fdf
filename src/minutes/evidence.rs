//! What the page as a whole says about its own layout. Nothing is known of any council beforehand.

use std::collections::HashSet;

use super::front::{dates, is_meeting_line};
use super::label::is_question_heading;
use super::names;
use super::paragraph::{MarkerKind, Paragraph};
use super::scan::{Scan, has_any};

/// Fewer pairs of plain paragraphs than this say little about a page's gaps.
const FEW: usize = 4;

/// Facts about a page that its labels and its sequence are weighed with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// "Q." and "A." stand as markers before questions and answers.
    pub(super) question_and_answer_letters: bool,
    /// Askers' names stand alone over bulleted topics.
    pub(super) topic_lists: bool,
    /// The smallest gap that stands between two plain paragraphs, in blank lines.
    pub(super) usual_gap: u8,
    /// The page says that it has supplementaries alone: the main exchange was published elsewhere.
    pub(super) supplementaries_only: bool,
    /// How many paragraphs are labelled as answers.
    pub(super) answer_labels: usize,
    /// The page has every item of a meeting, one after another.
    pub(super) list_page: bool,
    /// The headings of items are numbered and in capitals.
    pub(super) capital_items: bool,
    /// The heads of a printed page, which stand between its lines.
    pub(super) running: HashSet<String>,
    /// Paragraphs that begin with a label which is quoted with an earlier question.
    pub(super) quoted: HashSet<usize>,
    /// On a page that labels nothing: the heading after which bare questions stand.
    pub(super) bare_from: Option<usize>,
    /// Where the minutes proper begin, if a heading says so.
    pub(super) minutes_at: Option<usize>,
}

impl Evidence {
    pub(super) fn of(paragraphs: &[Paragraph]) -> Self {
        Self {
            question_and_answer_letters: has_letters(paragraphs),
            topic_lists: has_topic_lists(paragraphs),
            usual_gap: usual_gap(paragraphs),
            supplementaries_only: paragraphs.iter().any(|paragraph| says_supplementaries_only(paragraph.words())),
            answer_labels: paragraphs.iter().filter(|paragraph| looks_like_answer(paragraph)).count(),
            list_page: is_list_page(paragraphs),
            capital_items: has_capital_items(paragraphs),
            running: running_heads(paragraphs),
            quoted: quoted_labels(paragraphs),
            bare_from: None,
            minutes_at: paragraphs.iter().rposition(|paragraph| is_minutes(paragraph.words())),
        }
    }
}

/// "Items", or the head of their table: "No." and "Item".
fn is_list_page(paragraphs: &[Paragraph]) -> bool {
    let alone = |text: &str| paragraphs.iter().any(|paragraph| paragraph.words() == text);
    alone("Items") || alone("No.") && alone("Item")
}

/// The heading of the questions is a numbered one in capitals, as every item's then is.
fn has_capital_items(paragraphs: &[Paragraph]) -> bool {
    paragraphs.iter().any(|paragraph| is_capital_item(paragraph) && is_question_heading(paragraph.words()))
}

/// The heading of an item: "13. MOTIONS".
pub(super) fn is_capital_item(paragraph: &Paragraph) -> bool {
    let text = paragraph.words();
    let numbered = paragraph.marker.as_deref().and_then(MarkerKind::of) == Some(MarkerKind::Number);
    numbered && text.len() < 160 && text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Lines that name the meeting and its day and are printed more than once: the heads of pages.
fn running_heads(paragraphs: &[Paragraph]) -> HashSet<String> {
    let mut seen = HashSet::new();
    let heads = paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .filter(|text| text.len() < 120 && is_meeting_line(text) && dates::find(text).is_some());
    heads.filter(|text| !seen.insert(*text)).map(str::to_owned).collect()
}

/// Labels within a question that quotes an earlier one: "I had this answer:", then "Question: …", "Answer: …".
fn quoted_labels(paragraphs: &[Paragraph]) -> HashSet<usize> {
    let labelled = |index: usize, labels: &[&str]| {
        paragraphs.get(index).is_some_and(|paragraph| {
            let mut scan = Scan::new(paragraph.words());
            scan.eat_any(labels) && scan.eat_marks(&[':', '.']) && !scan.is_done()
        })
    };
    let introduces = |paragraph: &Paragraph| {
        let text = paragraph.words();
        text.ends_with(':')
            && text.split(' ').count() > 5
            && has_any(text, &["question", "asked", "answer", "reply"])
            && has_any(text, &["i", "my", "earlier", "previous", "last", "following", "this", "put"])
    };
    let quotes = |&index: &usize| {
        let before = index.checked_sub(1).and_then(|before| paragraphs.get(before));
        labelled(index, &["question", "q"])
            && labelled(index + 1, &["answer", "response", "reply", "a"])
            && before.is_some_and(introduces)
    };
    (0..paragraphs.len()).filter(quotes).flat_map(|index| [index, index + 1]).collect()
}

/// Where the bare questions of a page would begin that was found to label none: its one heading of questions.
pub(super) fn bare_from(paragraphs: &[Paragraph]) -> Option<usize> {
    let items = is_list_page(paragraphs);
    let heading = |paragraph: &Paragraph| paragraph.words().len() < 140 && is_question_heading(paragraph.words());
    let found = paragraphs.iter().rposition(|paragraph| heading(paragraph) || is_minutes(paragraph.words()))?;
    let headed = paragraphs.iter().any(heading);
    (!items && headed).then_some(found)
}

fn is_minutes(text: &str) -> bool {
    let mut scan = Scan::new(text);
    text.len() < 20 && scan.eat("minutes:")
}

fn has_letters(paragraphs: &[Paragraph]) -> bool {
    let begins = |text: &str, letter: char| {
        let rest = text.strip_prefix(letter).map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
        rest.is_some_and(|rest| rest.starts_with(['.', ':', ')']) || rest.starts_with("\u{a0}"))
    };
    let count = |letter| paragraphs.iter().filter(|paragraph| begins(&paragraph.text, letter)).count();
    count('Q') > 0 && count('A') > 0
}

/// At least one name that stands alone and whose next lines are bullets, and no answer labelled anywhere.
fn has_topic_lists(paragraphs: &[Paragraph]) -> bool {
    let headed = paragraphs.windows(2).filter(|pair| match pair {
        [name, item] => {
            names::is_titled_name(name.words()) && name.words().len() < 120 && item.is_bullet() && item.gap <= 1
        }
        _ => false,
    });
    headed.count() > 0 && !paragraphs.iter().any(looks_like_answer)
}

fn looks_like_answer(paragraph: &Paragraph) -> bool {
    let text = paragraph.words();
    let mut scan = Scan::new(text);
    scan.eat_any(&["pcc", "written", "the"]);
    let begins = scan.eat_any(&["response", "reply", "answer", "ateb", "ymateb"]);
    begins && (text.len() < 160 || scan.rest().starts_with([':', '-', '–']) || scan.eat_any(&["from", "by", "of"]))
}

/// The smallest gap between two plain paragraphs that is not a freak of the page. Where there are few such
/// pairs the page's commonest gap says as much.
fn usual_gap(paragraphs: &[Paragraph]) -> u8 {
    let (mut plain, mut all) = ([0_usize; 256], [0_usize; 256]);
    for pair in paragraphs.windows(2) {
        let [before, after] = pair else { continue };
        let gap = usize::from(after.gap);
        all.get_mut(gap).into_iter().for_each(|count| *count += 1);
        let both = is_plain(before) && is_plain(after);
        plain.get_mut(gap).filter(|_| both).into_iter().for_each(|count| *count += 1);
    }
    let pairs: usize = plain.iter().sum();
    let usual = plain.iter().position(|&count| count > 0 && count * 12 >= pairs).unwrap_or(0);
    let commonest = (0..all.len()).rev().max_by_key(|&gap| all.get(gap)).unwrap_or(0);
    u8::try_from(if pairs < FEW { usual.min(commonest) } else { usual }).unwrap_or(0)
}

fn is_plain(paragraph: &Paragraph) -> bool {
    paragraph.marker.is_none() && paragraph.text.len() > 80 && !paragraph.heading
}

/// "… gave rise to a supplementary question, as follows", while the answers were handed round or attached.
fn says_supplementaries_only(text: &str) -> bool {
    if text.len() > 1500 || !has_any(text, &["supplementary", "supplementaries", "supplemental"]) {
        return false;
    }
    let elsewhere = has_any(
        text,
        &[
            "attached",
            "appended",
            "published",
            "circulated",
            "handed round",
            "supplement",
            "annex",
            "appendix",
            "set out in",
            "available",
        ],
    );
    let follows = has_any(
        text,
        &["as follows", "following supplementary", "below", "were asked", "was asked", "were put", "summarised"],
    );
    let written = has_any(text, &["answers", "responses", "replies", "written answer", "written response"]);
    elsewhere && follows && written
}
