//! One of our own papers that has lost its data, or never had any: what stands above the question is its details.
//!
//! A paper is ours where it begins as ours do and has a line that only ours have: how long the question is, when it
//! was submitted, or its reference. Those lines are written anew with each export and go.

use crate::html::TextBlock;
use crate::import::changes::read_meeting;
use crate::question::Details;

/// No paper of ours has more lines above the question's words.
const MOST_LINES: usize = 24;

/// From this length on, in bytes, a line of plain text may go on in the next.
const LONG_LINE: usize = 40;

/// The names of the lines; the last three are only ours.
const NAMES: [&str; 7] = ["Body", "Meeting", "To", "Ward or division", "Submitted", "Length", "Reference"];

/// How the line at the foot of a page begins.
const FOOT: &str = "This file was made in Question Desk";

/// Takes what stands above the question's words out of the blocks; `None` if the paper is not ours.
pub(super) fn details(blocks: &mut Vec<TextBlock>) -> Option<Details> {
    let mut details = Details { asker: asker(&blocks.first()?.text)?, ..Details::default() };
    let mut facts = Facts::default();
    let mut at = 1;
    while let Some(block) = blocks.get(at).filter(|_| at < MOST_LINES) {
        let follows = block.blank_lines_before == 0;
        if !facts.read(&block.text, follows) {
            let is_subject = at == 1 && !block.text.contains('\n');
            if !is_subject {
                break;
            }
            details.subject.clone_from(&block.text);
        }
        at += 1;
    }
    if !facts.are_ours() || at >= blocks.len() {
        return None;
    }
    facts.tell(&mut details);
    unquote_sources(blocks);
    blocks.drain(..at);
    let words = blocks.iter().filter(|block| !is_foot(&block.text)).count();
    if words > 0 {
        blocks.retain(|block| !is_foot(&block.text));
    }
    Some(details)
}

/// What stands at the foot of our pages and is no part of the question: "Page 1 of 2" in the middle of a PDF.
fn is_foot(text: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let page = text.strip_prefix("Page ").and_then(|rest| rest.split_once(" of "));
    text.starts_with(FOOT) || page.is_some_and(|(page, pages)| number(page) && number(pages))
}

/// Markdown has the source of a quotation in brackets beneath it, within the quotation.
fn unquote_sources(blocks: &mut [TextBlock]) {
    let mut is_in_quotation = false;
    for block in blocks {
        let is_source = is_in_quotation && block.text.starts_with('(') && block.text.ends_with(')');
        block.quoted &= !is_source;
        is_in_quotation = block.quoted;
    }
}

/// Who asks, of "Question from Cllr A Example" and "Question 3: from Cllr A Example".
fn asker(heading: &str) -> Option<String> {
    let rest = heading.trim().strip_prefix("Question")?;
    let name = match rest.split_once("from ") {
        Some((number, name)) => {
            let number = number.trim().trim_end_matches(':');
            number.bytes().all(|byte| byte.is_ascii_digit()).then_some(name)?
        }
        None => rest.is_empty().then_some("")?,
    };
    Some(name.trim().to_owned())
}

/// The lines with a name, as they are read: the name and the value on one line, or each on its own.
#[derive(Default)]
struct Facts {
    found: Vec<(&'static str, String)>,
    /// The name that still waits for its value.
    waiting: Option<&'static str>,
}

impl Facts {
    /// Reads a block; whether all its lines belong here.
    fn read(&mut self, text: &str, follows: bool) -> bool {
        let before = self.found.len();
        for line in text.split('\n').map(str::trim) {
            if !self.line(line, follows) {
                self.found.truncate(before);
                return false;
            }
        }
        true
    }

    fn line(&mut self, line: &str, follows: bool) -> bool {
        if let Some(name) = self.waiting.take() {
            self.found.push((name, line.to_owned()));
            return true;
        }
        if let Some(name) = NAMES.into_iter().find(|name| line.trim_end_matches(':') == *name) {
            self.waiting = Some(name);
            return true;
        }
        let value = |name: &str| line.strip_prefix(name)?.strip_prefix(':').map(str::trim);
        if let Some((name, value)) = NAMES.into_iter().find_map(|name| Some((name, value(name)?))) {
            self.found.push((name, value.to_owned()));
            return true;
        }
        match self.found.last_mut().filter(|(_, value)| follows && value.len() >= LONG_LINE) {
            Some((_, value)) => {
                value.push(' ');
                value.push_str(line);
                true
            }
            None => false,
        }
    }

    fn are_ours(&self) -> bool {
        self.found.iter().any(|(name, _)| matches!(*name, "Submitted" | "Length" | "Reference"))
    }

    fn tell(self, details: &mut Details) {
        for (name, value) in self.found {
            match name {
                "Body" => details.body = value,
                "To" => details.asked_of = value,
                "Ward or division" => details.ward = value,
                "Meeting" => {
                    if let Some((date, time)) = read_meeting(&value) {
                        (details.meeting_date, details.meeting_time) = (date, time);
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::{date, time};
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::export::{Format, export};
    use crate::html::{blocks, blocks_of_text};
    use crate::id::{BlockId, QuestionId};
    use crate::import::{Brought, Note, bring};
    use crate::paste::PastedKind;
    use crate::question::{Block, Draft, Kind};
    use crate::submission::Submission;

    fn draft() -> Draft {
        let id = |number| BlockId(Uuid::from_u128(number));
        let mut draft = Draft::new(QuestionId(Uuid::from_u128(9)), id(1), &Details::default(), Timestamp::UNIX_EPOCH);
        draft.question.details = Details {
            body: "Exampleshire Police, Fire and Crime Panel for the whole of the County and its Towns".into(),
            meeting_date: Some(date(2026, 12, 3)),
            meeting_time: Some(time(10, 0, 0, 0)),
            asker: "Cllr A Example".into(),
            ward: "Mill".into(),
            asked_of: "The Commissioner".into(),
            subject: "River path".into(),
        };
        let pieces = [
            (Kind::Paragraph, "Will the Commissioner say:"),
            (Kind::Part, "how many officers walked the river path; and"),
            (Kind::Part, "what it cost?"),
        ];
        let block =
            |(at, (kind, text)): (usize, (Kind, &str))| Block { id: id(at as u128 + 1), kind, text: text.into() };
        draft.question.blocks = pieces.into_iter().enumerate().map(block).collect();
        draft
    }

    fn check(bytes: &[u8], name: &str) {
        let Ok(Brought::Theirs(theirs)) = bring(bytes, name) else { panic!("{name}") };
        assert_eq!(theirs.details, Some(Box::new(draft().question.details)), "{name}");
        assert_eq!((theirs.subject.as_str(), theirs.notes.as_slice()), ("River path", &[Note::WithoutData][..]));
        let kinds: Vec<PastedKind> = theirs.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [PastedKind::Paragraph, PastedKind::Part, PastedKind::Part], "{name}");
        let made = theirs.draft(
            QuestionId(Uuid::nil()),
            || BlockId(Uuid::from_u128(50)),
            &Details { ward: "Other".into(), ..Details::default() },
            Timestamp::UNIX_EPOCH,
        );
        assert_eq!(made.question.details, draft().question.details);
    }

    #[test]
    fn our_paper_without_its_data_fills_the_details() {
        let submission = Submission::of(draft(), Timestamp::UNIX_EPOCH, "0.1.0");
        check(&export(&submission, Format::Text).bytes, "question.txt");
        check(&export(&submission, Format::Markdown).bytes, "question.md");
        let page = String::from_utf8(export(&submission, Format::Html).bytes).unwrap();
        let (before, rest) = page.split_once("<script").unwrap();
        let (_, after) = rest.split_once("</script>").unwrap();
        check(format!("{before}{after}").as_bytes(), "question.html");
    }

    #[test]
    fn a_paper_of_others_keeps_all_its_lines() {
        let check = |text: &str| assert_eq!(details(&mut blocks_of_text(text)), None, "{text}");
        check("");
        check("Question from Cllr A Example\n\nTo: The Leader\n\nWhen?");
        check("Questions from Cllr A Example\n\nLength: 4 words\n\nWhen?");
        check("Question time\n\nLength: 4 words\n\nWhen?");
        check("Question from Cllr A Example\n\nLength: 4 words");
        let mut numbered = blocks_of_text("Question\nLength: 3 words\n\nWhen,\nPage 1 of 2\nand why?\nPage 2 of 2");
        assert_eq!((details(&mut numbered), numbered.len()), (Some(Details::default()), 2));
        assert_eq!(details(&mut blocks("<p>Question</p><p>Length: 1 word</p><p>When?</p>")), Some(Details::default()));
    }

    proptest! {
        #[test]
        fn anything_at_all_is_read(text in "(Question|from |To: |Length:|\n|Body|a|:| ){0,30}") {
            let mut found = blocks_of_text(&text);
            let before = found.len();
            prop_assert_eq!(details(&mut found).is_none(), found.len() == before);
        }
    }
}
