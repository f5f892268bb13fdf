//! The paper says every word that was written, in the order in which it was written.

use proptest::prelude::*;
use question_desk::document::{Document, Item, Node};

use crate::strategies::question;

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().map(str::to_owned)
}

fn of_item(item: &Item) -> Vec<String> {
    words(&item.text).chain(item.items.iter().flat_map(of_item)).collect()
}

fn of_node(node: &Node) -> Vec<String> {
    match node {
        Node::Heading { .. } | Node::Facts(_) => Vec::new(),
        Node::Paragraph(text) => words(text).collect(),
        Node::Quotation { paragraphs, .. } => paragraphs.iter().flat_map(|text| words(text)).collect(),
        Node::Parts(items) => items.iter().flat_map(of_item).collect(),
    }
}

proptest! {
    #[test]
    fn the_paper_of_any_question_keeps_every_word_in_order(question in question()) {
        let paper = Document::question(&question, None);
        let printed: Vec<String> = paper.nodes.iter().flat_map(of_node).collect();
        let written: Vec<String> = question.blocks.iter().flat_map(|block| words(&block.text)).collect();
        prop_assert_eq!(printed, written);
    }
}
