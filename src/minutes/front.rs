//! What stands before the questions: the body, the day of the meeting, the title, and who is asked.

mod body;
pub(super) mod dates;

use jiff::civil::Date;

use super::label::{Opens, is_question_heading, section_addressee};
use super::paragraph::Paragraph;
use super::scan::{Scan, find_phrase, has_any, is_space};
use super::sequence::{Explained, Section, has_questions};

/// What the page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Front {
    pub(super) body: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) title: Option<String>,
    /// The one addressee that the title names.
    pub(super) asked_of: Option<String>,
    pub(super) several_meetings: bool,
    /// The paragraphs that the body, the date and the title were read from.
    about: Vec<usize>,
}

impl Front {
    pub(super) fn is_about(&self, index: usize) -> bool {
        self.about.contains(&index)
    }
}

/// Reads what stands before the questions, and the page's own title if it came with one.
pub(super) fn read(paragraphs: &[Paragraph], explained: &[Explained], page_title: Option<&str>) -> Front {
    let first = first_question(explained);
    let head = paragraphs.get(..first.unwrap_or(paragraphs.len())).unwrap_or(paragraphs);
    let mut front = Front::default();
    meeting(paragraphs, head, explained, &mut front);
    body(paragraphs, head, page_title, &mut front);
    if let Some(titles) = item_titles(paragraphs, explained) {
        front.title = titles;
    } else if first.is_some() {
        title(head, page_title, &mut front);
    }
    front.asked_of = front.title.as_deref().and_then(section_addressee);
    front
}

fn first_question(explained: &[Explained]) -> Option<usize> {
    explained.iter().position(|explained| explained.section != Section::Outside)
}

/// The day of the meeting: from the line that names the meeting, else the first date before the questions.
fn meeting(paragraphs: &[Paragraph], head: &[Paragraph], explained: &[Explained], front: &mut Front) {
    let lines: Vec<(usize, Date)> = paragraphs
        .iter()
        .enumerate()
        .filter(|(index, paragraph)| {
            explained.get(*index).is_none_or(|explained| explained.section == Section::Outside)
                && is_meeting_line(paragraph.words())
        })
        .filter_map(|(index, paragraph)| Some((index, dates::find(&paragraph.text)?)))
        .collect();
    let mut days: Vec<Date> = lines.iter().map(|&(_, day)| day).collect();
    days.dedup();
    front.several_meetings = days.len() > 1 && several_with_questions(&lines, explained);
    if front.several_meetings {
        return;
    }
    let short = |paragraph: &Paragraph| paragraph.words().len() < 160;
    let loose = head.iter().enumerate().filter(|(_, paragraph)| short(paragraph));
    let found = lines
        .first()
        .copied()
        .or_else(|| loose.filter_map(|(index, paragraph)| Some((index, dates::find(&paragraph.text)?))).next());
    if let Some((index, day)) = found {
        front.date = Some(day);
        front.about.push(index);
    }
}

/// Whether questions follow at least two of the meetings.
fn several_with_questions(lines: &[(usize, Date)], explained: &[Explained]) -> bool {
    let opens = |from: usize, to: usize| {
        explained
            .get(from..to)
            .is_some_and(|stretch| stretch.iter().any(|explained| explained.section == Section::Question))
    };
    let starts = lines.iter().map(|&(index, _)| index);
    let ends = lines.iter().skip(1).map(|&(index, _)| index).chain([explained.len()]);
    starts.zip(ends).filter(|&(from, to)| opens(from, to)).count() > 1
}

/// "Meeting of Council, Wednesday 17 January 2024", "Minutes of …", "Council - Wednesday 13 July 2016".
pub(super) fn is_meeting_line(text: &str) -> bool {
    if text.len() > 200 {
        return false;
    }
    let mut scan = Scan::new(text);
    let named = scan.eat_any(&[
        "meeting of",
        "minutes of",
        "agenda item for",
        "agenda for",
        "meeting:",
        "date of meeting",
        "meeting date",
        "agenda and minutes",
        "minutes -",
        "cyfarfod",
    ]);
    let body_first = has_any(text, &["council", "cabinet", "panel", "committee", "executive", "assembly"])
        && dates::find(text).is_some()
        && text.split(is_space).count() < 20
        && !text.ends_with('.');
    named && !text.ends_with(".") || body_first && !has_any(text, &["kb", "pdf", "questions"])
}

fn body(paragraphs: &[Paragraph], head: &[Paragraph], page_title: Option<&str>, front: &mut Front) {
    let meeting = head.iter().enumerate().find_map(|(index, paragraph)| {
        Some((Some(index), body::of_meeting_line(paragraph.words()).filter(|_| is_meeting_line(paragraph.words()))?))
    });
    let named =
        || head.iter().enumerate().find_map(|(index, paragraph)| Some((Some(index), body::alone(paragraph.words())?)));
    let titled = || page_title.and_then(body::in_title).map(|name| (None, name));
    let footer =
        || paragraphs.iter().rev().take(8).find_map(|paragraph| Some((None, body::in_footer(paragraph.words())?)));
    let found = meeting.or_else(named).or_else(titled).or_else(footer);
    if let Some((index, name)) = found {
        front.body = Some(name);
        front.about.extend(index);
    }
}

/// The item's title: the line after "Agenda item", a line under a label, or the first heading.
fn title(head: &[Paragraph], page_title: Option<&str>, front: &mut Front) {
    let labelled =
        head.iter().enumerate().find_map(|(index, paragraph)| Some((index, under_label(paragraph.words())?)));
    let after = head.iter().rposition(|paragraph| is_agenda_item(paragraph.words())).map(|at| at + 1);
    let follows = after.and_then(|index| Some((index, whole_title(head.get(index)?.words())?)));
    let heading = || {
        head.iter().enumerate().rev().find_map(|(index, paragraph)| {
            Some((index, whole_title(paragraph.words()).filter(|_| is_title(paragraph))?))
        })
    };
    let found = follows.or(labelled).or_else(heading);
    match found {
        Some((index, title)) => {
            front.title = Some(title);
            front.about.push(index);
        }
        None => front.title = page_title.and_then(title_of_page),
    }
}

/// On a page with several items: the title of the one that has questions, or of none.
fn item_titles(paragraphs: &[Paragraph], explained: &[Explained]) -> Option<Option<String>> {
    let items: Vec<usize> = (0..paragraphs.len()).filter(|&index| is_item(paragraphs, explained, index)).collect();
    let ends = items.iter().skip(1).copied().chain([explained.len()]);
    let asked = |from: usize, to: usize| explained.get(from..to).is_some_and(has_questions);
    let mut titles = items
        .iter()
        .zip(ends)
        .filter(|&(&from, to)| asked(from, to))
        .filter_map(|(&from, _)| whole_title(paragraphs.get(from)?.words()));
    let first = titles.next();
    (items.len() > 1).then(|| first.filter(|_| titles.next().is_none()))
}

/// The heading of a numbered item in capitals.
fn is_item(paragraphs: &[Paragraph], explained: &[Explained], index: usize) -> bool {
    let section = explained.get(index).and_then(Explained::label).is_some_and(|label| label.opens == Opens::Section);
    section
        && paragraphs
            .get(index)
            .is_some_and(|paragraph| paragraph.marker.is_some() && !paragraph.words().chars().any(char::is_lowercase))
}

fn is_agenda_item(text: &str) -> bool {
    let mut scan = Scan::new(text);
    scan.eat_any(&["agenda item", "eitem ar yr agenda", "eitem ar y rhaglen", "issue details", "decision details"])
        && scan.is_done()
}

/// "Subject: Written questions from Councillors", "Agenda item - Oral questions".
fn under_label(text: &str) -> Option<String> {
    let mut scan = Scan::new(text);
    let label = scan.eat_any(&["subject:", "title:", "item:"]);
    (label && text.len() < 200).then(|| whole_title(scan.rest())).flatten()
}

fn is_title(paragraph: &Paragraph) -> bool {
    let text = paragraph.words();
    let short = text.len() < 140 && !text.ends_with(['.', '?', ':', ';']);
    short
        && has_any(text, &["questions", "question time", "question", "cwestiynau"])
        && (paragraph.heading || text.split(is_space).count() <= 16)
}

/// A title without "Agenda item 10 –" or "Item 11:" before it.
fn after_item(text: &str) -> &str {
    let mut scan = Scan::new(text);
    let item = scan.eat_any(&["agenda item", "item", "eitem"]) && scan.number().is_some();
    if item && scan.eat_marks(&[':', '.', '-', '–', '—']) && !scan.is_done() {
        return scan.rest();
    }
    let number = text.chars().take_while(char::is_ascii_digit).count();
    let rest = text.get(number..).unwrap_or("").trim_start_matches(is_space);
    if (1..=3).contains(&number) && is_question_heading(rest) { rest } else { text }
}

/// A title without the date printed after it and the file named after it.
fn whole_title(text: &str) -> Option<String> {
    let mut title = after_item(text).split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    for dash in [" – ", " - ", " — "] {
        if let Some(at) = title.rfind(dash)
            && title.get(at..).is_some_and(|after| dates::find(after).is_some())
        {
            title.truncate(at);
        }
    }
    if let Some(at) = find_phrase(&title, "pdf").filter(|&at| at > 0 && title.ends_with("KB")) {
        title.truncate(at);
    }
    let bare = title.trim().trim_end_matches(':').trim();
    (!bare.is_empty() && bare.len() < 240).then(|| bare.to_owned())
}

/// "Agenda item - Questions - Exampleshire Council": the middle of the page's own title.
fn title_of_page(title: &str) -> Option<String> {
    let pieces = title.split(['|', '–']).flat_map(|piece| piece.split(" - ")).map(str::trim);
    pieces.into_iter().find(|piece| has_any(piece, &["questions", "question time"])).and_then(whole_title)
}

/// Whether a paragraph outside of every question is what surrounds the text.
pub(super) fn is_furniture(paragraphs: &[Paragraph], index: usize, ended: bool) -> bool {
    let Some(paragraph) = paragraphs.get(index) else { return false };
    let text = paragraph.words();
    let menu = paragraph.marker.is_some()
        && paragraph.words_at == 0
        && text.split(is_space).count() <= 6
        && (ended || before_heading(paragraphs, index));
    super::label::is_loose_furniture(text)
        || menu
        || ended && text.len() < 60 && has_any(text, &["there are no", "none", "pdf"])
}

/// Whether a heading of the page still follows: what stands before it is a menu.
fn before_heading(paragraphs: &[Paragraph], index: usize) -> bool {
    paragraphs.iter().skip(index).take(60).any(|paragraph| paragraph.heading && is_agenda_item(paragraph.words()))
}

/// The `title` element of a page, with its commonest character references read.
pub(crate) fn page_title(html: &str) -> Option<String> {
    let head = html.char_indices().nth(20_000).map_or(html, |(at, _)| html.get(..at).unwrap_or(html));
    let lower = head.to_ascii_lowercase();
    let open = lower.find("<title")?;
    let start = open + lower.get(open..)?.find('>')? + 1;
    let end = start + lower.get(start..)?.find("</title")?;
    let text = head.get(start..end)?;
    let read = [
        ("&nbsp;", " "),
        ("&#39;", "'"),
        ("&rsquo;", "’"),
        ("&ndash;", "–"),
        ("&quot;", "\""),
        ("&raquo;", "»"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (reference, mark)| text.replace(reference, mark));
    let folded = read.split_whitespace().collect::<Vec<_>>().join(" ");
    (!folded.is_empty()).then_some(folded)
}
