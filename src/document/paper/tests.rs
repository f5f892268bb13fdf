//! How a question stands on the paper, case by case.

use jiff::civil::{date, time};
use uuid::Uuid;

use super::*;
use crate::citation::{Quoted, Reference};
use crate::id::{BlockId, EntryId, QuestionId, RecordId};
use crate::record::Place;

fn details() -> Details {
    Details {
        body: "Exampleshire Police and Crime Panel".into(),
        meeting_date: Some(date(2026, 12, 3)),
        meeting_time: Some(time(10, 0, 0, 0)),
        asker: "Cllr A Example".into(),
        ward: "Mill Ward".into(),
        asked_of: "Police and Crime Commissioner".into(),
        subject: "Officer representation".into(),
    }
}

fn question(details: Details, blocks: &[(Kind, &str)]) -> Question {
    let block = |(index, (kind, text)): (u128, &(Kind, &str))| Block {
        id: BlockId(Uuid::from_u128(index)),
        kind: kind.clone(),
        text: (*text).to_owned(),
    };
    Question { id: QuestionId(Uuid::nil()), details, blocks: (0..).zip(blocks).map(block).collect() }
}

/// The words of the paper in one line: headings and facts left out.
fn outline(blocks: &[(Kind, &str)]) -> String {
    fn words(item: &Item) -> String {
        let items: Vec<String> = item.items.iter().map(words).collect();
        let own = format!("{} {}", item.label, item.text);
        if items.is_empty() { own } else { format!("{own} [{}]", items.join(", ")) }
    }
    let piece = |node: &Node| match node {
        Node::Paragraph(text) => text.clone(),
        Node::Quotation { paragraphs, .. } => format!("“{}”", paragraphs.join("/")),
        Node::Parts(items) => format!("<{}>", items.iter().map(words).collect::<Vec<_>>().join("; ")),
        Node::Heading { .. } | Node::Facts(_) => String::new(),
    };
    let nodes = Document::question(&question(Details::default(), blocks), None).nodes;
    nodes.iter().skip(1).map(piece).collect::<Vec<_>>().join(" | ")
}

#[test]
fn the_paper_begins_with_who_asks_what_whom_and_when() {
    let paper = Document::question(&question(details(), &[]), Some("1"));
    assert_eq!(paper.title, "Question from Cllr A Example: Officer representation");
    let fact = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let expected = vec![
        Node::Heading { level: 1, text: "Question 1: from Cllr A Example".into() },
        Node::Heading { level: 2, text: "Officer representation".into() },
        Node::Facts(vec![
            fact("Body", "Exampleshire Police and Crime Panel"),
            fact("Meeting", "Thursday 3 December 2026, 10:00"),
            fact("To", "Police and Crime Commissioner"),
            fact("Ward or division", "Mill Ward"),
        ]),
    ];
    assert_eq!(paper.nodes, expected);
}

#[test]
fn the_heading_says_as_much_as_is_known() {
    let check = |asker: &str, number: Option<&str>, expected: &str| {
        let details = Details { asker: asker.into(), ..Details::default() };
        let paper = Document::question(&question(details, &[]), number);
        assert_eq!(paper.nodes, [Node::Heading { level: 1, text: expected.into() }]);
    };
    check("Cllr A Example", Some("11.1"), "Question 11.1: from Cllr A Example");
    check("Cllr A Example", None, "Question from Cllr A Example");
    check("  ", Some("2"), "Question 2");
    check("", Some(" "), "Question");
}

#[test]
fn blocks_stand_in_order_with_their_letters() {
    use Kind::{Paragraph, Part, SubPart};
    let quotation = || Kind::Quotation(None);
    let check = |blocks: &[(Kind, &str)], expected: &str| assert_eq!(outline(blocks), expected);
    check(
        &[(Paragraph, "Will they:"), (Part, "say"), (SubPart, "when"), (Part, "do?")],
        "Will they: | <a. say [(i) when]; b. do?>",
    );
    check(&[(Part, "one"), (Paragraph, "and"), (Part, "two")], "<a. one> | and | <b. two>");
    check(&[(Part, "one"), (Paragraph, "and"), (SubPart, "two")], "<a. one> | and | <  [(i) two]>");
    check(&[(SubPart, "one"), (SubPart, "two")], "<a. one [(i) two]>");
    check(&[(quotation(), "First.\nSecond."), (Paragraph, "So?")], "“First./Second.” | So?");
    check(&[(Paragraph, "One.\r\n\u{2028}Two.")], "One. | Two.");
}

#[test]
fn empty_blocks_are_left_out_and_leave_no_gap_in_the_letters() {
    use Kind::{Paragraph, Part, SubPart};
    let check = |blocks: &[(Kind, &str)], expected: &str| assert_eq!(outline(blocks), expected);
    check(&[(Paragraph, " \n"), (Part, "one"), (Part, ""), (Part, "three")], "<a. one; b. three>");
    check(&[(Part, "one"), (Part, ""), (SubPart, "two")], "<a. one; b.  [(i) two]>");
    check(&[(Part, "one"), (Part, ""), (SubPart, " ")], "<a. one>");
    check(&[(Kind::Quotation(None), "\u{a0}")], "");
}

#[test]
fn a_quotation_names_its_source() {
    let reference = Reference {
        number: Some("2".into()),
        asker: Some("Cllr B Example".into()),
        body: Some("Exampleshire Police and Crime Panel".into()),
        date: Some(date(2022, 9, 29)),
        address: Some("https://example.org/minutes".into()),
        ..Reference::default()
    };
    let citation = Citation {
        passage: Quoted { exact: "At the end.".into(), ..Quoted::default() },
        more: Vec::new(),
        record: RecordId(Uuid::nil()),
        entry: EntryId(Uuid::nil()),
        place: Place::Answer,
        reference,
    };
    let source = |citation: Citation| {
        let kind = Kind::Quotation(Some(Box::new(citation)));
        match Document::question(&question(Details::default(), &[(kind, "At the end.")]), None).nodes.pop() {
            Some(Node::Quotation { source, address, .. }) => {
                assert_eq!(address.as_deref(), Some("https://example.org/minutes#:~:text=At%20the%20end."));
                source.unwrap_or_default()
            }
            other => panic!("{other:?}"),
        }
    };
    let line = source(citation);
    assert!(line.contains("Cllr B Example") && line.contains("29 September 2022"), "{line}");
}

#[test]
fn several_questions_stand_under_one_heading() {
    let (first, second) = (question(details(), &[]), question(details(), &[(Kind::Paragraph, "Why?")]));
    let paper = Document::questions(&[&first, &second]);
    let levels = |node: &Node| if let Node::Heading { level, .. } = node { Some(*level) } else { None };
    assert_eq!(paper.title, "Questions from Cllr A Example");
    assert_eq!(paper.nodes.iter().filter_map(levels).collect::<Vec<_>>(), [1, 2, 3, 2, 3]);
}
