//! The page, piece by piece.

use super::*;

fn page(document: &Document, json: &str, reference: &str) -> String {
    encode(document, &Data { json, text_hash: "0", reference })
}

fn body(nodes: Vec<Node>) -> String {
    let paper = Document { title: "Paper".into(), nodes, ..Document::default() };
    let page = page(&paper, "{}", "QD-0000-0001");
    let (_, rest) = page.split_once("<main>\n").unwrap();
    rest.split_once("</main>").unwrap().0.to_owned()
}

#[test]
fn every_piece_of_a_paper_has_its_element() {
    let check = |node: Node, expected: &str| assert_eq!(body(vec![node]), expected);
    check(Node::Heading { level: 2, text: "Roads & bins".into() }, "<h2>Roads &amp; bins</h2>\n");
    check(Node::Paragraph("a < b".into()), "<p>a &lt; b</p>\n");
    check(Node::Facts(vec![("To".into(), "Leader".into())]), "<dl>\n<dt>To</dt>\n<dd>Leader</dd>\n</dl>\n");
    check(
        Node::Quotation { paragraphs: vec!["So.".into()], source: Some("Minutes".into()), address: None },
        "<figure>\n<blockquote>\n<p>So.</p>\n</blockquote>\n<figcaption><cite>Minutes</cite></figcaption>\n</figure>\n",
    );
}

#[test]
fn words_from_the_right_begin_where_the_browser_finds_them_to() {
    let check = |text: &str, expected: &str| assert_eq!(body(vec![Node::Paragraph(text.into())]), expected);
    check("سارة", "<p dir=\"auto\">سارة</p>\n");
    check("Cllr Siân", "<p>Cllr Siân</p>\n");
}

#[test]
fn the_letters_of_parts_are_written_out() {
    let inner = Item { label: "(i)".into(), text: "now".into(), items: vec![] };
    let outer = Item { label: "a.".into(), text: "when\nand why".into(), items: vec![inner] };
    let expected = "<div role=\"list\">\n<div role=\"listitem\">\n<p class=\"part\"><span>a. </span>when</p>\n\
                    <p class=\"more\">and why</p>\n<div role=\"list\">\n<div role=\"listitem\">\n\
                    <p class=\"part\"><span>(i) </span>now</p>\n</div>\n</div>\n</div>\n</div>\n";
    assert_eq!(body(vec![Node::Parts(vec![outer])]), expected);
}

#[test]
fn the_data_cannot_end_its_element_or_begin_another() {
    let data = "{\"text\":\"</script><!-- <script>&amp;\u{2028}\u{2029}\"}";
    let inert = crate::export::json::inert(data);
    let page = page(&Document::default(), &inert, "QD-0000-0001");
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</script").count(), 1);
    assert!(!page.contains("<!--") && !page.contains(['\u{2028}', '\u{2029}']));
    let same: serde_json::Value = serde_json::from_str(&inert).unwrap();
    assert_eq!(same, serde_json::from_str::<serde_json::Value>(data).unwrap());
}

#[test]
fn the_page_says_its_language_and_that_nothing_in_it_may_run() {
    let page = page(&Document::default(), "{}", "QD-7F3A-0C91");
    for expected in [
        "<html lang=\"en-GB\">",
        "default-src 'none'; style-src 'unsafe-inline'",
        "@page",
        "Open this file in Question Desk to take the question in. Reference QD-7F3A-0C91.",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
}
