//! What the page as a whole says about its own layout. Nothing is known of any council beforehand.

use super::label::is_question_heading;
use super::names;
use super::paragraph::Paragraph;
use super::scan::{Scan, has_any};

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

/// The smallest gap between two plain paragraphs that is not a freak of the page.
fn usual_gap(paragraphs: &[Paragraph]) -> u8 {
    let mut gaps = [0_usize; 256];
    for pair in paragraphs.windows(2) {
        if let [before, after] = pair
            && is_plain(before)
            && is_plain(after)
            && let Some(count) = gaps.get_mut(usize::from(after.gap))
        {
            *count += 1;
        }
    }
    let all: usize = gaps.iter().sum();
    let usual = gaps.iter().position(|&count| count > 0 && count * 12 >= all);
    usual.and_then(|gap| u8::try_from(gap).ok()).unwrap_or(0)
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
