//! Tests of pasted text and HTML becoming opening, parts and closing.

use super::*;
use crate::html;

/// A block in short: "p", "a" for a part, "i" for a sub-part, "q".
fn short(block: &PastedBlock) -> String {
    let kind = match block.kind {
        PastedKind::Paragraph => "p",
        PastedKind::Part => "a",
        PastedKind::SubPart => "i",
        PastedKind::Quotation => "q",
    };
    format!("{kind}|{}", block.text)
}

fn check_blocks(blocks: &[html::TextBlock], expected: &[&str], source: &str) {
    let found: Vec<String> = structure(blocks).iter().map(short).collect();
    assert_eq!(found, expected, "{source}");
}

fn check(text: &str, expected: &[&str]) {
    check_blocks(&blocks_of_text(text), expected, text);
}

fn check_html(html: &str, expected: &[&str]) {
    check_blocks(&html::blocks(html), expected, html);
}

#[test]
fn one_line_without_a_marker_is_one_paragraph_unchanged() {
    check("", &[]);
    check("  How much  was spent?\n", &["p|How much  was spent?"]);
    check("a. The PCC", &["p|a. The PCC"]);
    check("- aside", &["p|- aside"]);
}

#[test]
fn markers_in_order_are_parts() {
    let parts = ["p|Will the PCC say:", "a|who", "a|when", "a|why", "p|Thank you."];
    for (first, second, third) in [
        ("a.", "b.", "c."),
        ("(a)", "(b)", "(c)"),
        ("a)", "b)", "c)"),
        ("A.", "B.", "C."),
        ("1.", "2.", "3."),
        ("1)", "2)", "3)"),
        ("(1)", "(2)", "(3)"),
        ("(i)", "(ii)", "(iii)"),
        ("i.", "ii.", "iii."),
        ("I.", "II.", "III."),
        ("•", "•", "•"),
        ("-", "-", "-"),
        ("–", "–", "–"),
        ("*", "*", "*"),
        ("c.", "d.", "e."),
        ("9)", "10)", "11)"),
    ] {
        for gap in ["\n", "\n\n"] {
            let text =
                format!("Will the PCC say:{gap}{first} who{gap}{second}\twhen{gap}{third}     why{gap}Thank you.");
            check(&text, &parts);
        }
    }
    check("Say:\na.Who\nb.When", &["p|Say:", "a|Who", "a|When"]);
    check("• Bins", &["a|Bins"]);
    check("Say:\n- who", &["p|Say:", "a|who"]);
}

#[test]
fn what_only_looks_like_a_marker_stays_in_its_paragraph() {
    check("A. Smith said so.\nHe left.", &["p|A. Smith said so.", "p|He left."]);
    check("I. agree", &["p|I. agree"]);
    check("P. Example\nQ. Example", &["p|P. Example", "p|Q. Example"]);
    check("2024. A year.\n2025. Another.", &["p|2024. A year.", "p|2025. Another."]);
    check("1.5 million\n2.5 million", &["p|1.5 million", "p|2.5 million"]);
    check("(a) alone\n(d) far off", &["p|(a) alone", "p|(d) far off"]);
    check("a.m. is early\nb.y. is none", &["p|a.m. is early", "p|b.y. is none"]);
    check("e.g. this\n– an aside", &["p|e.g. this", "p|– an aside"]);
}

#[test]
fn small_roman_numbers_beneath_a_letter_are_sub_parts() {
    check("(a) one\n(i) x\n(ii) y\n(b) two", &["a|one", "i|x", "i|y", "a|two"]);
    check("(a) one\n(i) x\n(b) two", &["a|one", "i|x", "a|two"]);
    check("a. one\ni. x\nii. y\nb. two", &["a|one", "i|x", "i|y", "a|two"]);
    check("1. one\na) x\nb) y\n2. two", &["a|one", "i|x", "i|y", "a|two"]);
    check("a. one\n• x\n• y\nb. two", &["a|one", "i|x", "i|y", "a|two"]);
    check("• one\n◦ x\n• two", &["a|one", "i|x", "a|two"]);
    check("•\tone\no\tx\n•\ttwo", &["a|one", "i|x", "a|two"]);
    check(
        "1. one\n(a) x\n(i) deep\n(ii) deeper\n(b) y\n2. two",
        &["a|one", "i|x", "i|deep", "i|deeper", "i|y", "a|two"],
    );
}

#[test]
fn the_letter_i_follows_h() {
    check("g. x\nh. y\ni. z\nj. w", &["a|x", "a|y", "a|z", "a|w"]);
    check("g. x\nh. y\ni. z", &["a|x", "a|y", "a|z"]);
    check("g. x\nh. y\ni. one\nii. two\ni. z", &["a|x", "a|y", "i|one", "i|two", "a|z"]);
    check("(i) x\n(ii) y\n(iii) z\n(iv) v\n(v) w", &["a|x", "a|y", "a|z", "a|v", "a|w"]);
}

#[test]
fn a_second_run_after_a_paragraph_begins_parts_anew() {
    check("a. x\nb. y\nAnd also.\na. z\nb. w", &["a|x", "a|y", "p|And also.", "a|z", "a|w"]);
    check("a. x\nb. y\nAnd also.\n(i) z\n(ii) w", &["a|x", "a|y", "p|And also.", "a|z", "a|w"]);
    check(
        "(1) x\n(2) y\nSay:\n(a) z\n(b) w\nAnd so\n(3) v",
        &["a|x", "a|y", "p|Say:", "a|z", "a|w", "p|And so", "a|v"],
    );
    check("a. x\n\nA note on it.\n\nb. y", &["a|x", "p|A note on it.", "a|y"]);
}

#[test]
fn a_marker_on_its_own_line_takes_the_next() {
    check("a.\nThe PCC\n\nb.\n\nThe police\nEnd.", &["a|The PCC", "a|The police", "p|End."]);
    check("a. The PCC\nb.", &["a|The PCC", "p|b."]);
}

#[test]
fn wrapped_lines_join_and_paragraphs_stay_apart() {
    check(
        "The Government’s new strategy requires the formation of a local\n\
         partnership, which has been asked for by a unit of the Home Office.\n\
         Can the PCC share with the Panel how this fits with her plan and\n\
         what it will cost?\n\
         \n\
         (a) in the present year, for each of the districts of the county and\n\
         \u{20}   for the city; and\n\
         (b) in the next year.\n\
         \n\
         I look forward to the answer.\n\
         Cllr A Example",
        &[
            "p|The Government’s new strategy requires the formation of a local partnership, which has been asked for by \
             a unit of the Home Office. Can the PCC share with the Panel how this fits with her plan and what it will cost?",
            "a|in the present year, for each of the districts of the county and for the city; and",
            "a|in the next year.",
            "p|I look forward to the answer.",
            "p|Cllr A Example",
        ],
    );
    check(
        "The first paragraph is one line of about as many characters as this.\nThe second follows it at once.",
        &["p|The first paragraph is one line of about as many characters as this.", "p|The second follows it at once."],
    );
    check(
        "How many officers work on this in the county, and how many multi-\nagency teams are there in all of its districts?",
        &[
            "p|How many officers work on this in the county, and how many multi-agency teams are there in all of its districts?",
        ],
    );
}

#[test]
fn parts_within_one_paragraph_are_parted() {
    check(
        "Can she say (a) what it cost; (b) who paid; and (c) why?",
        &["p|Can she say", "a|what it cost; ", "a|who paid; and", "a|why?"].map(str::trim_end),
    );
    check("(a) One thing (b) another", &["a|One thing", "a|another"]);
    check("Say 1) how and 2) when", &["p|Say", "a|how and", "a|when"]);
    check("Paragraphs (a) and (b) of the Act", &["p|Paragraphs (a) and (b) of the Act"]);
    check("Section 5(a) or 5(b) of it", &["p|Section 5(a) or 5(b) of it"]);
    check("First (b) then (a) now", &["p|First (b) then (a) now"]);
}

#[test]
fn a_paragraph_wholly_in_quotation_marks_is_a_quotation() {
    check(
        "He said:\n‘The PCC’s officers’ pay rose.’\nDid it?",
        &["p|He said:", "q|The PCC’s officers’ pay rose.", "p|Did it?"],
    );
    check("“It did.”", &["q|It did."]);
    check("\"It did\".", &["q|It did."]);
    check("'It didn't'", &["q|It didn't"]);
    check("‘Harm to Hope’ and ‘Hope’", &["p|‘Harm to Hope’ and ‘Hope’"]);
    check("“One” and “two”", &["p|“One” and “two”"]);
    check("“One “two””", &["q|One “two”"]);
    check("\"One\" and \"two\"", &["p|\"One\" and \"two\""]);
    check("“One.\n\n“Two.”\n\nThree.", &["q|One.\nTwo.", "p|Three."]);
    check("“One.\n\nTwo.\n\nThree.", &["p|“One.", "p|Two.", "p|Three."]);
    check("“”", &["p|“”"]);
}

#[test]
fn a_heading_line_stays_a_paragraph() {
    check("Question 1: from Cllr A Example\n\nHow much?", &["p|Question 1: from Cllr A Example", "p|How much?"]);
}

#[test]
fn one_question_is_the_same_from_whatever_program_it_comes() {
    const EXPECTED: [&str; 10] = [
        "p|Question 4: from Cllr A Example",
        "p|At the meeting of 3 March the Commissioner told the Panel:",
        "q|The force’s new teams will be in place by the end of June, and I will report on the officers’ work in the autumn.",
        "p|Can she say what has been done about rural crime in Exampleshire, and in particular:",
        "a|how many teams there are:",
        "i|in the north; and",
        "i|in the south;",
        "a|what they cost in 2025/26; and",
        "a|whether new money has been found for them?",
        "p|I should be glad of a written answer.",
    ];
    check_html(include_str!("../../tests/fixtures/paste/word.html"), &EXPECTED);
    check_html(include_str!("../../tests/fixtures/paste/outlook.html"), &EXPECTED);
    check_html(include_str!("../../tests/fixtures/paste/google-docs.html"), &EXPECTED);
    check_html(include_str!("../../tests/fixtures/paste/council-page.html"), &EXPECTED);
    check(include_str!("../../tests/fixtures/paste/mail.txt"), &EXPECTED);
    check(include_str!("../../tests/fixtures/paste/word-plain.txt"), &EXPECTED);
}

#[test]
fn html_lists_and_breaks_become_structure() {
    check_html("Say:<br>a. who<br>b. when<br>Thanks", &["p|Say:", "a|who", "a|when", "p|Thanks"]);
    check_html("<ul><li>one<ul><li>x<li>y</ul><li>two</ul>", &["a|one", "i|x", "i|y", "a|two"]);
    check_html("<ol><li>one<ol><li>x<li>y</ol><li>two</ol>", &["a|one", "i|x", "i|y", "a|two"]);
    check_html("<ul><li>Lone item", &["a|Lone item"]);
    check_html("<ol><li>one<br>still one<p>Note</ol><p>End", &["a|one still one", "p|Note", "p|End"]);
    check_html("<ul style='list-style:none'><li>(a) one<li>(b) two</ul>", &["a|one", "a|two"]);
    check_html("<table><tr><td>a.<td>one<tr><td>b.<td>two</table>", &["a|one", "a|two"]);
    check_html("<h2>1. Roads</h2><h2>2. Bins</h2>", &["p|1. Roads", "p|2. Bins"]);
}

#[test]
fn plain_paste_guesses_nothing() {
    let found: Vec<String> = plain("a. one\n\nb. two\n“Three”").iter().map(short).collect();
    assert_eq!(found, ["p|a. one", "p|b. two", "p|“Three”"]);
}

#[test]
fn the_seed_pages_questions_keep_their_shape() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seed/000_6242dde719422787.txt");
    let Ok(text) = std::fs::read_to_string(path) else { return println!("skipped: no {path}") };
    let between =
        |from: &str, to: &str| text.split(from).nth(1).and_then(|rest| rest.split(to).next()).unwrap().to_owned();
    let kinds = |text: &str| structure(&blocks_of_text(text)).iter().map(|block| block.kind).collect::<Vec<_>>();
    let first = between("Question 1:", "PCC Response");
    use PastedKind::{Paragraph, Part, Quotation};
    // The first block of each is what follows the number: who asks.
    assert_eq!(kinds(&first), [Paragraph, Paragraph, Part, Part, Part]);
    let second = between("Question 2:", "PCC Response");
    assert_eq!(kinds(&second), [Paragraph, Paragraph, Quotation, Paragraph]);
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// The text of the pieces with all that was taken out put back, without white space.
    fn put_back(pieces: &[Piece]) -> String {
        let mut whole = String::new();
        for piece in pieces {
            let mut from = 0;
            for (at, taken) in &piece.taken {
                whole.push_str(&piece.text[from..*at]);
                whole.push_str(taken);
                from = *at;
            }
            whole.push_str(&piece.text[from..]);
        }
        squeeze(&whole)
    }

    fn squeeze(text: &str) -> String {
        text.split_whitespace().collect()
    }

    fn line() -> impl Strategy<Value = String> {
        let marker = prop::sample::select(vec![
            "", "", "a.", "b.", "(a)", "(b)", "c)", "i.", "(i)", "(ii)", "h.", "1.", "2.", "1)", "•", "-", "–", "*",
            "o\t", "A.", "I.", "2024.", "“", "‘", "\"", "'",
        ]);
        let words = "([a-zA-Z(]{1,9}[a-z)’',.;:?-]{0,2} ?){0,20}|(\\PC){0,20}|one (a) two (b) three|x (i) y (ii) z";
        let end = prop::sample::select(vec!["", "", ".", ":", "”", "’", "\".", "'", "-"]);
        (marker, words, end).prop_map(|(marker, words, end)| format!("{marker} {words}{end}"))
    }

    fn text() -> impl Strategy<Value = String> {
        let gap = prop::sample::select(vec!["\n", "\n", "\n\n"]);
        prop::collection::vec((line(), gap), 0..30)
            .prop_map(|lines| lines.into_iter().flat_map(|(line, gap)| [line, gap.to_owned()]).collect())
    }

    proptest! {
        #[test]
        fn only_markers_and_enclosing_quotation_marks_are_taken_out(text in text()) {
            let blocks = blocks_of_text(&text);
            let given: String = blocks.iter().map(|block| squeeze(&block.text)).collect();
            let pieces = pieces(&blocks);
            prop_assert_eq!(put_back(&pieces), given);
            for (_, taken) in pieces.iter().flat_map(|piece| &piece.taken) {
                let mark = matches!(&**taken, "“" | "”" | "‘" | "’" | "«" | "»" | "\"" | "'");
                prop_assert!(mark || label::parse(taken).is_some_and(|(_, rest)| rest.is_empty()) || taken == "o", "{}", taken);
            }
        }

        #[test]
        fn words_stay_apart_and_in_order(text in text()) {
            // Only a hyphen at a line's end may bring two words together, so none is at hand here.
            let text = text.replace('-', ",");
            let blocks = blocks_of_text(&text);
            let bare = |word: &str| word.replace(['"', '\'', '“', '”', '‘', '’'], "");
            let words = |text: &str| text.split_whitespace().map(bare).collect::<Vec<_>>();
            let given: Vec<String> = blocks.iter().flat_map(|block| words(&block.text)).collect();
            let mut given = given.iter().map(String::as_str);
            for piece in pieces(&blocks) {
                for word in words(&piece.text) {
                    // A word may lose a marker that was written on to it.
                    prop_assert!(given.any(|other| other.contains(&*word)), "{:?} of {:?}", word, text);
                }
            }
        }

        #[test]
        fn structure_of_any_html_keeps_its_words(html in "(<(p|li|ol|ul|br|td|/ol|h2)>|[a-c1(.)•“” ]{1,4}|words? ){0,60}") {
            let blocks = html::blocks(&html);
            let given: String = blocks.iter().map(|block| squeeze(&block.text)).collect();
            prop_assert_eq!(put_back(&pieces(&blocks)), given);
        }

        #[test]
        fn no_block_is_without_words(text in text()) {
            for block in structure(&blocks_of_text(&text)).iter().chain(&plain(&text)) {
                prop_assert!(!block.text.trim().is_empty());
            }
        }
    }
}
