//! A document of ours that somebody edited, place by place, as the page shows it.
//!
//! The words are compared as they are printed: a full stop that became a question mark is a change here, though it
//! would be none in a quotation.

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::citation::{Piece, PieceKind};
use crate::id::BlockId;
use crate::import::{At, Difference, Fact};
use crate::paste::PastedKind;
use crate::question::{Draft, Kind, labels};
use crate::text::small_first;

/// Above so many words and marks on both sides together, one text is shown whole beneath the other: the time that a
/// comparison takes grows with the square.
const MOST_TOKENS: usize = 4_000;

/// One place of an edited document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditedShown {
    /// The difference, as taking the document's side needs it.
    pub difference: Difference,
    /// Where it is: "Part b", "Subject", "New part after part b".
    pub name: String,
    /// What the words alone do not show; often nothing.
    pub sentence: Option<String>,
    /// The exported words with those of the document: what was put in and what was taken out.
    pub pieces: Vec<Piece>,
    /// Whether the document's side can be taken.
    pub can_take: bool,
}

/// The differences of a file with these drafts, in the order of its paper.
pub fn edited(drafts: &[Draft], differences: Vec<Difference>) -> Vec<EditedShown> {
    let names: Vec<Names> = drafts.iter().map(names_of).collect();
    differences.into_iter().map(|difference| shown(drafts, &names, difference)).collect()
}

/// What each block of a draft is called.
type Names = Vec<(BlockId, String)>;

fn names_of(draft: &Draft) -> Names {
    let blocks = draft.question.blocks.iter().zip(labels(&draft.question.blocks)).enumerate();
    blocks.map(|(place, (block, label))| (block.id, block.name(place == 0, label.as_ref()))).collect()
}

fn shown(drafts: &[Draft], names: &[Names], difference: Difference) -> EditedShown {
    let names = names.get(difference.draft).map(Vec::as_slice).unwrap_or_default();
    let draft = drafts.get(difference.draft);
    let place = place(names, &difference.at);
    let name = match draft.filter(|_| drafts.len() > 1) {
        Some(draft) => format!("{place}, in “{}”", draft.title()),
        None => place,
    };
    let sentence = sentence(draft, &difference).map(str::to_owned);
    let [data, text] = [&difference.data, &difference.text].map(|side| side.as_deref().unwrap_or_default());
    let pieces = pieces(data, text);
    let can_take = difference.at != At::Elsewhere;
    EditedShown { difference, name, sentence, pieces, can_take }
}

fn place(names: &[(BlockId, String)], at: &At) -> String {
    let name = |id: BlockId| names.iter().find(|(block, _)| *block == id).map_or("Paragraph", |(_, name)| name);
    match at {
        At::Block { id, .. } => name(*id).to_owned(),
        At::New { after: Some(after), kind } => format!("New {} after {}", called(*kind), small_first(name(*after))),
        At::New { after: None, kind } => format!("New {} at the beginning", called(*kind)),
        At::Fact(fact) => fact_name(*fact).to_owned(),
        At::Elsewhere => "Around the question".to_owned(),
    }
}

fn called(kind: PastedKind) -> &'static str {
    match kind {
        PastedKind::Paragraph => "paragraph",
        PastedKind::Part => "part",
        PastedKind::SubPart => "sub-part",
        PastedKind::Quotation => "quotation",
    }
}

fn fact_name(fact: Fact) -> &'static str {
    match fact {
        Fact::Asker => "Asker",
        Fact::Subject => "Subject",
        Fact::Body => "Body",
        Fact::Meeting => "Meeting",
        Fact::AskedOf => "Asked of",
        Fact::Ward => "Ward or division",
    }
}

fn sentence(draft: Option<&Draft>, difference: &Difference) -> Option<&'static str> {
    match &difference.at {
        At::Elsewhere => Some(
            "This line cannot be taken: it is written anew from the question and its details each time that the question is exported. If the document is right, change those yourself.",
        ),
        At::Block { .. } | At::Fact(_) if difference.text.is_none() => Some("The document no longer has this."),
        At::Block { id, kind } => {
            let block = draft.and_then(|draft| draft.question.block(*id))?;
            became(&block.kind, *kind)
        }
        At::New { .. } | At::Fact(_) => None,
    }
}

/// What a block has become, if it is of another kind in the document.
fn became(before: &Kind, now: PastedKind) -> Option<&'static str> {
    match (before, now) {
        (Kind::Quotation(_), _)
        | (Kind::Paragraph, PastedKind::Paragraph)
        | (Kind::Part, PastedKind::Part)
        | (Kind::SubPart, PastedKind::SubPart) => None,
        (_, PastedKind::Paragraph) => Some("In the document it has no letter: it is a paragraph."),
        (_, PastedKind::Part) => Some("In the document it is a part with a letter."),
        (_, PastedKind::SubPart) => Some("In the document it is a sub-part."),
        (_, PastedKind::Quotation) => Some("In the document it is a quotation."),
    }
}

/// The two texts as one, word by word.
fn pieces(data: &str, text: &str) -> Vec<Piece> {
    let (old, new) = (tokens(data), tokens(text));
    let whole = |kind, text: &str| (!text.is_empty()).then(|| Piece { kind, text: text.to_owned() });
    if old.len() + new.len() > MOST_TOKENS {
        let both = [whole(PieceKind::Missing, data), whole(PieceKind::Added, text)];
        return both.into_iter().flatten().collect();
    }
    let words = |tokens: &[&str], from: usize, count: usize| tokens.iter().skip(from).take(count).copied().collect();
    let steps = capture_diff_slices(Algorithm::Myers, &old, &new);
    let pieces = steps.into_iter().flat_map(|step| -> Vec<(PieceKind, String)> {
        match step {
            DiffOp::Equal { new_index, len, .. } => vec![(PieceKind::Same, words(&new, new_index, len))],
            DiffOp::Delete { old_index, old_len, .. } => vec![(PieceKind::Missing, words(&old, old_index, old_len))],
            DiffOp::Insert { new_index, new_len, .. } => vec![(PieceKind::Added, words(&new, new_index, new_len))],
            DiffOp::Replace { old_index, old_len, new_index, new_len } => vec![
                (PieceKind::Missing, words(&old, old_index, old_len)),
                (PieceKind::Added, words(&new, new_index, new_len)),
            ],
        }
    });
    pieces.map(|(kind, text)| Piece { kind, text }).collect()
}

/// Words, runs of white space, and every other mark by itself: together they are the whole text.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_same_run: fn(char) -> bool = if first.is_alphanumeric() {
            char::is_alphanumeric
        } else if first.is_whitespace() {
            char::is_whitespace
        } else {
            |_| false
        };
        let run = rest.find(|mark| !is_same_run(mark)).unwrap_or(rest.len()).max(first.len_utf8());
        let (token, after) = rest.split_at(run);
        tokens.push(token);
        rest = after;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::id::QuestionId;
    use crate::question::{Block, Details};

    fn id(number: u128) -> BlockId {
        BlockId(Uuid::from_u128(number))
    }

    fn draft() -> Draft {
        let mut draft = Draft::new(QuestionId(Uuid::nil()), id(0), &Details::default(), Timestamp::UNIX_EPOCH);
        let kinds = [(Kind::Paragraph, "Say:"), (Kind::Part, "what it cost;"), (Kind::SubPart, "in June?")];
        let block =
            |(index, (kind, text)): (usize, (Kind, &str))| Block { id: id(index as u128), kind, text: text.into() };
        draft.question.blocks = kinds.into_iter().enumerate().map(block).collect();
        draft
    }

    /// A difference as a line: "name: +added -missing =same. Sentence".
    fn line(at: At, data: Option<&str>, text: Option<&str>) -> String {
        let difference = Difference { draft: 0, at, data: data.map(Into::into), text: text.map(Into::into) };
        let shown = edited(&[draft()], vec![difference]).remove(0);
        let sign = |kind| match kind {
            PieceKind::Added => '+',
            PieceKind::Missing => '-',
            _ => '=',
        };
        let pieces: Vec<String> =
            shown.pieces.iter().map(|piece| format!("{}{}", sign(piece.kind), piece.text)).collect();
        [vec![format!("{}:", shown.name)], pieces, shown.sentence.into_iter().collect()].concat().join("|")
    }

    #[test]
    fn every_mark_that_was_changed_is_shown_where_it_stands() {
        let part = |text| line(At::Block { id: id(1), kind: PastedKind::Part }, Some("what it cost;"), text);
        assert_eq!(part(Some("what it cost?")), "Part a:|=what it cost|-;|+?");
        assert_eq!(part(Some("what all of it cost;")), "Part a:|=what |+all of |=it cost;");
        assert_eq!(part(None), "Part a:|-what it cost;|The document no longer has this.");
    }

    #[test]
    fn new_pieces_and_details_say_where_they_stand() {
        let new = |after, kind| line(At::New { after, kind }, None, Some("and when?"));
        assert_eq!(new(Some(id(2)), PastedKind::Part), "New part after sub-part i:|+and when?");
        assert_eq!(new(None, PastedKind::Paragraph), "New paragraph at the beginning:|+and when?");
        assert_eq!(line(At::Fact(Fact::Ward), Some("Mill"), Some("Weir")), "Ward or division:|-Mill|+Weir");
    }

    #[test]
    fn a_block_of_another_kind_is_said_to_be_one() {
        let at = At::Block { id: id(1), kind: PastedKind::Paragraph };
        let expected = "Part a:|=what it cost;|In the document it has no letter: it is a paragraph.";
        assert_eq!(line(at, Some("what it cost;"), Some("what it cost;")), expected);
    }

    #[test]
    fn texts_that_are_too_long_are_shown_whole() {
        let long = "a b ".repeat(MOST_TOKENS);
        assert_eq!(pieces(&long, "b").len(), 2);
    }

    proptest! {
        #[test]
        fn each_side_is_whole(data in "(a|b|é|’|;| |\n){0,20}", text in "(a|b|é|’|;| |\n){0,20}|\\PC{0,20}") {
            let without = |other| {
                let pieces = pieces(&data, &text);
                pieces.into_iter().filter(|piece| piece.kind != other).map(|piece| piece.text).collect::<String>()
            };
            prop_assert_eq!(without(PieceKind::Missing), text.clone());
            prop_assert_eq!(without(PieceKind::Added), data.clone());
        }
    }
}
