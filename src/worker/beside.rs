//! Two questions beside each other, and which questions of one device ask the same.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::message;
use crate::alike::{self, Beside, Unit, entry_text};
use crate::format::v1;
use crate::id::{BlockId, QuestionId};
use crate::question::{Draft, Kept, Kind, Question, labels};
use crate::record::{Entry, Passage};
use crate::text::{large_first, small_first};

/// Two questions side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SidesShown {
    /// The one.
    pub one: SideShown,
    /// The other.
    pub other: SideShown,
}

/// One of two questions side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideShown {
    /// What it is called.
    pub name: String,
    /// Its paragraphs and parts.
    pub pieces: Vec<PieceShown>,
}

/// A paragraph or part of one of two questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceShown {
    /// Its label as printed: "a.", "(i)"; empty for a paragraph.
    pub label: String,
    /// Its words.
    pub text: String,
    /// What of them the other has too, in bytes.
    pub marks: Vec<(usize, usize)>,
}

/// Two parts of the draft, or the draft and another, that ask the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BesideShown {
    /// The part of the draft to go to; the whole where there is none.
    pub block: Option<BlockId>,
    /// The other draft, where it is one.
    pub other: Option<QuestionId>,
    /// What is alike and why, in one sentence.
    pub sentence: String,
    /// Both.
    pub sides: SidesShown,
    /// What is kept by a writer who ignores it.
    #[serde(with = "message::kept")]
    pub mark: v1::Kept,
}

/// Two questions on the clerk's desk that ask much the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlikeShown {
    /// Which, and why, in a sentence or two.
    pub sentence: String,
    /// Both.
    pub sides: SidesShown,
}

/// The parts of a draft that ask the same, and the other drafts that do.
pub fn beside(draft: &Draft, others: &[Draft]) -> Vec<BesideShown> {
    let question = &draft.question;
    let among = alike::among_parts(question);
    let parts = among.iter().map(|pair| parts_shown(question, pair));
    let drafts: Vec<&Question> = others.iter().map(|other| &other.question).collect();
    let against = alike::against(question, &drafts);
    let drafts = against.iter().filter_map(|pair| {
        let other = others.iter().find(|other| other.question.id == pair.other.question)?;
        let title = format!("“{}”", other.title());
        let sentence = format!("Your question {title} asks much the same. {}", why(pair, "this one", "that one"));
        let names = ("This one".to_owned(), title);
        let mark = mark("alike-drafts", None, other.question.id.to_string(), &sentence);
        let sides = sides((question, &pair.one), (&other.question, &pair.other), names);
        Some(BesideShown { block: None, other: Some(other.question.id), sentence, sides, mark })
    });
    parts.chain(drafts).collect()
}

/// Two parts of one draft.
fn parts_shown(question: &Question, pair: &Beside) -> BesideShown {
    let [one, other] = [&pair.one, &pair.other].map(|unit| name(question, unit.block));
    // Two paragraphs have no labels to tell them apart by.
    let is_told = one != other;
    let [first, second] =
        if is_told { [one.clone(), other.clone()] } else { ["The earlier one", "The later one"].map(str::to_owned) };
    let why = why(pair, &small_first(&first), &small_first(&second));
    let sentence = format!("{other} asks much the same as {}. {why}", small_first(&one));
    let words = pair.one.block.map(|block| block.to_string()).unwrap_or_default();
    BesideShown {
        block: pair.other.block,
        other: None,
        mark: mark("alike-parts", pair.other.block, words, &sentence),
        sides: sides((question, &pair.one), (question, &pair.other), (first, second)),
        sentence,
    }
}

fn mark(code: &str, block: Option<BlockId>, words: String, sentence: &str) -> v1::Kept {
    Kept { code: code.to_owned(), block, words, sentence: sentence.to_owned(), reason: String::new() }.into()
}

/// The questions of a clerk's desk that ask much the same, two by two.
pub fn alike_ones(drafts: &[Draft]) -> Vec<AlikeShown> {
    let questions: Vec<&Question> = drafts.iter().map(|draft| &draft.question).collect();
    let known = |id: QuestionId| {
        let draft = drafts.iter().find(|draft| draft.question.id == id)?;
        let asker = draft.question.details.asker.trim();
        let from = if asker.is_empty() { String::new() } else { format!(" from {asker}") };
        Some((&draft.question, format!("“{}”{from}", draft.title())))
    };
    let pairs = alike::between(&questions);
    // One question in two versions is no second question.
    let pairs = pairs.iter().filter(|pair| pair.one.question != pair.other.question);
    let shown = |pair: &Beside| {
        let ((one, first), (other, second)) = (known(pair.one.question)?, known(pair.other.question)?);
        let sentence = format!("{first} and {second} ask much the same. {}", why(pair, "the first", "the second"));
        Some(AlikeShown { sentence, sides: sides((one, &pair.one), (other, &pair.other), (first, second)) })
    };
    pairs.filter_map(shown).collect()
}

fn sides(one: (&Question, &Unit), other: (&Question, &Unit), names: (String, String)) -> SidesShown {
    let side = |(question, unit): (&Question, &Unit), name| SideShown {
        name,
        pieces: pieces(question, unit.block, &unit.marks),
    };
    SidesShown { one: side(one, names.0), other: side(other, names.1) }
}

/// The blocks of a question but its quotations, which are the words of others; or one of them alone.
pub(super) fn pieces(question: &Question, only: Option<BlockId>, marks: &[(BlockId, Range<usize>)]) -> Vec<PieceShown> {
    let blocks = question.blocks.iter().zip(labels(&question.blocks));
    let own = blocks.filter(|(block, _)| {
        let is_own = !matches!(block.kind, Kind::Quotation(_)) && !block.text.trim().is_empty();
        is_own && only.is_none_or(|only| only == block.id)
    });
    let piece = own.map(|(block, label)| PieceShown {
        label: label.map(|label| label.printed()).unwrap_or_default(),
        text: block.text.clone(),
        marks: marks.iter().filter(|(id, _)| *id == block.id).map(|(_, range)| (range.start, range.end)).collect(),
    });
    piece.collect()
}

/// The paragraphs and parts of a published question. Marks are in bytes of [`crate::citation::field_text`].
pub(super) fn pieces_of_entry(entry: &Entry, marks: &[Range<usize>]) -> Vec<PieceShown> {
    let (_, paragraphs) = entry_text(entry);
    let pieces = entry.question.iter().zip(paragraphs).map(|(passage, at)| {
        let inside = marks.iter().filter(|mark| mark.start < at.end && mark.end > at.start);
        let marks = inside.map(|mark| (mark.start.max(at.start) - at.start, mark.end.min(at.end) - at.start));
        let label = match passage {
            Passage::Part { label, .. } if label.is_empty() => "•".to_owned(),
            Passage::Part { label, .. } => format!("{label}."),
            Passage::Paragraph(_) => String::new(),
        };
        PieceShown { label, text: passage.text().to_owned(), marks: marks.collect() }
    });
    pieces.collect()
}

/// Why two are taken to be alike, and in what they differ; `one` and `other` name them within a sentence.
fn why(pair: &Beside, one: &str, other: &str) -> String {
    let differs = differs((&pair.only_one, one), (&pair.only_other, other));
    let kindred = alike::in_other_words(&pair.kindred, &large_first(one), other);
    let said = [format!("Both have {}.", quoted(&pair.both)), kindred, differs];
    said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ")
}

/// "Only yours has “Glossop”. Only the earlier one has “Buxton”."
pub(super) fn differs(one: (&[String], &str), other: (&[String], &str)) -> String {
    let has =
        |(words, name): (&[String], &str)| (!words.is_empty()).then(|| format!("Only {name} has {}.", quoted(words)));
    [has(one), has(other)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn quoted(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|words| format!("“{words}”")).collect();
    crate::text::join(&quoted, "and")
}

/// "Part a", "The opening", or "One paragraph".
fn name(question: &Question, block: Option<BlockId>) -> String {
    let labelled = question.blocks.iter().zip(labels(&question.blocks)).enumerate();
    let found = labelled.filter(|(_, (one, _))| Some(one.id) == block).map(|(at, (_, label))| (at, label)).next();
    match found {
        Some((_, Some(label))) => format!("Part {}", bare(&label.printed())),
        Some((0, None)) => "The opening".to_owned(),
        _ => "One paragraph".to_owned(),
    }
}

/// "a" of "a.", "i" of "(i)".
fn bare(label: &str) -> &str {
    label.trim_matches(|mark: char| !mark.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::question::{Block, Details};

    fn draft(number: u128, place: &str) -> Draft {
        let id = QuestionId(Uuid::from_u128(number));
        let mut draft = Draft::new(id, BlockId(Uuid::nil()), &Details::default(), Timestamp::UNIX_EPOCH);
        let asked = format!("Why does the front counter of the {place} police station remain shut on Saturdays?");
        draft.question.blocks = vec![Block::paragraph(BlockId(Uuid::from_u128(number)), asked)];
        draft
    }

    #[test]
    fn what_only_one_of_two_has_is_told_of_both() {
        let (own, other) = (draft(1, "new"), draft(2, "refurbished"));
        let told = beside(&own, std::slice::from_ref(&other)).pop().unwrap();
        assert!(told.sentence.contains("Both have “"), "{}", told.sentence);
        assert!(told.sentence.ends_with("Only this one has “new”. Only that one has “refurbished”."));
        let marked = |side: &SideShown| -> Vec<String> {
            let marks =
                side.pieces.iter().flat_map(|piece| piece.marks.iter().map(|&(start, end)| &piece.text[start..end]));
            marks.map(str::to_owned).collect()
        };
        assert_eq!(marked(&told.sides.one), marked(&told.sides.other));
        assert!(marked(&told.sides.one).iter().any(|words| words.contains("police station")));
        let told = alike_ones(&[own, other]).pop().unwrap().sentence;
        assert!(told.ends_with("Only the first has “new”. Only the second has “refurbished”."), "{told}");
    }

    #[test]
    fn two_parts_of_a_question_are_told_apart() {
        let mut twice = draft(1, "Glossop");
        let (first, again) = (twice.question.blocks[0].clone(), BlockId(Uuid::from_u128(9)));
        twice.question.blocks.push(Block { id: again, ..first.clone() });
        let told = beside(&twice, &[]).pop().unwrap();
        assert!(told.sentence.starts_with("One paragraph asks much the same as the opening."), "{}", told.sentence);
        assert_eq!((told.block, told.mark.words), (Some(again), first.id.to_string()));
        assert_eq!((told.sides.one.pieces.len(), told.sides.other.name.as_str()), (1, "One paragraph"));
    }
}
