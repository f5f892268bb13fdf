//! Tests of the reading of HTML and plain text as blocks of words.

use super::*;

/// A block in short: "p", "h2", "li0 a.", "li1 -", "td", with "*" for bold and "/" for italic.
fn short(block: &TextBlock) -> String {
    let kind = match &block.kind {
        TextKind::Paragraph => "p".to_owned(),
        TextKind::Heading(level) => format!("h{level}"),
        TextKind::ListItem { marker, depth } => format!("li{depth} {}", marker.as_deref().unwrap_or("-")),
        TextKind::Cell => "td".to_owned(),
    };
    let marks = [(block.bold, "*"), (block.italic, "/")].map(|(on, mark)| if on { mark } else { "" }).concat();
    let gap = "_".repeat(block.blank_lines_before.into());
    format!("{gap}{kind}{marks}|{}", block.text)
}

fn check(html: &str, expected: &[&str]) {
    let found: Vec<String> = blocks(html).iter().map(short).collect();
    assert_eq!(found, expected, "{html}");
}

#[test]
fn paragraphs_headings_and_bare_words_are_blocks() {
    check("", &[]);
    check("Only words", &["p|Only words"]);
    check("<p>One<p>Two <div>Three</div> four", &["p|One", "p|Two", "p|Three", "p|four"]);
    check("<h2>Member <i>questions</i></h2>x", &["h2|Member questions", "p|x"]);
    check("<p>foo<b>bar</b> 5<sup>th</sup></p>", &["p|foobar 5th"]);
    check("<p>  a\n\t b &amp; c&nbsp;d </p>", &["p|a b & c d"]);
    check("<b><p>Hello</b> world</p>", &["p*|Hello world"]);
    check("<span style='display:block'>one</span>two", &["p|one", "p|two"]);
}

#[test]
fn a_lone_line_break_stays_in_the_block_and_two_part_it() {
    check("<p>one<br>two</p>", &["p|one\ntwo"]);
    check("one <br/> <br> two<br></br><br>three", &["p|one", "_p|two", "__p|three"]);
    check("<p>one<br></p><p>two<br><br></p><p>three</p>", &["p|one", "p|two", "_p|three"]);
    check("<p>one<p><p>&nbsp;<p><o:p>&nbsp;</o:p><p><br><p>two", &["p|one", "___p|two"]);
    check("<pre>one\n  two\n\nthree</pre>", &["p|one\ntwo", "_p|three"]);
}

#[test]
fn what_does_not_show_is_left_out() {
    check("<head><title>No</title><style>p{}</style><script>var a='<p>no'</script></head>x", &["p|x"]);
    check("<p>a<span hidden>no</span> <i style='DISPLAY: none'>no<b>no</i></b>b</p>", &["p|a b"]);
    check("<!-- no --><!--[if gte mso 9]><xml>no</xml><![endif]-->x<![if !a]>y<![endif]>", &["p|xy"]);
    check("<svg><title>no</title><path/><text>no</svg>x<noscript>no</noscript>", &["p|x"]);
    check("<svg><path><p>Browsers end a picture here", &["p|Browsers end a picture here"]);
    check("<div style='display:none'><p>no</div>yes", &["p|yes"]);
    check(
        "<style>/* a{ */ .a, .b {display: none} .b{display:block}</style><p class='x a'>no<p class=b>yes",
        &["p|yes"],
    );
    check(
        "<style>@media print { .a {display:none} .b{display:none} } .c{display:none}</style><p class=a>a<p class=b>b<p class=c>c",
        &["p|a", "p|b"],
    );
    check("<style>.a{display:none}</style><p class=a style='display:inline'>yes", &["p|yes"]);
}

#[test]
fn bold_and_italic_hold_when_every_word_is() {
    check("<p><b>All</b> <strong>bold</strong></p><p><b>not</b> all</p>", &["p*|All bold", "p|not all"]);
    check("<p style='font-weight:700'><em>x</em></p>", &["p*/|x"]);
    check("<b style='font-weight:normal' id='docs-internal-guid-1'><p>x</p></b>", &["p|x"]);
}

#[test]
fn lists_give_the_markers_that_a_reader_sees() {
    check("<ol><li>x<li>y</ol><ul><li>z</ul>", &["li0 1.|x", "li0 2.|y", "li0 •|z"]);
    check("<ol type=a start=3><li>x<ol type=i><li>y</ol><li>z</ol>", &["li0 c.|x", "li1 i.|y", "li0 d.|z"]);
    check(
        "<ol type=A><li value=27>x<li>y</ol><ol type=I><li value=1994>x",
        &["li0 AA.|x", "li0 AB.|y", "li0 MCMXCIV.|x"],
    );
    check("<ol><li><p>x</p><p>y</p></li></ol>", &["li0 1.|x", "li0 -|y"]);
    check(
        "<ol type=i start=0><li>x<li value=4000>y<li value=99999999999999999999>z",
        &["li0 0.|x", "li0 4000.|y", "li0 4001.|z"],
    );
    check("<ul style='list-style:none'><li>x</ul><li>y", &["li0 -|x", "li0 •|y"]);
    check("<ol><li><ol><li>x</ol>y</ol>", &["li1 1.|x", "li0 -|y"]);
    check(
        "<ol><li style='list-style-type:lower-alpha'>x</li><ol><li style='list-style-type:lower-roman'>y</ol></ol>",
        &["li0 a.|x", "li1 i.|y"],
    );
}

#[test]
fn word_lists_give_the_markers_that_word_wrote() {
    check(
        "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>\
         <span style='mso-list:Ignore'>a.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>\
         <![endif]>The\r\nPCC<o:p></o:p></p>\
         <p style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>(i)<span>&nbsp; </span>\
         </span><!--[endif]-->Derbyshire</p>\
         <p style='mso-list:l1 level1 lfo2'><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span> \
         </span></span></span>Bins</p>",
        &["li0 a.|The PCC", "li1 (i)|Derbyshire", "li0 •|Bins"],
    );
    check("<p><span style='mso-list:Ignore'>All there is</span></p>", &["p|All there is"]);
    check("<p><span style='mso-list:Ignore'>a. &nbsp; </span></p><p>x", &["_p|x"]);
}

#[test]
fn table_cells_are_blocks() {
    check("<table><tr><th>A<td>b<p>c<tr><td>d</table>e", &["td*|A", "td|b", "td|c", "td|d", "p|e"]);
    check("<ul><li>x<table><td>y</table>z</ul>", &["li0 •|x", "td|y", "li0 -|z"]);
    check("<p>x<table><td></p>y</div></td></table>", &["p|x", "td|y"]);
}

#[test]
fn one_line_of_plain_text_is_one_block() {
    let found: Vec<String> =
        blocks_of_text("\u{feff} a  b\u{a0}c \r\n\n\t\r\nd\u{b}e\rf\n").iter().map(short).collect();
    assert_eq!(found, ["p|a  b\u{a0}c", "__p|d", "p|e", "p|f"]);
}

/// The words of the blocks in order, with the markers that were words of the page.
fn words(blocks: &[TextBlock]) -> Vec<String> {
    blocks.iter().flat_map(|block| block.text.split_whitespace()).map(str::to_owned).collect()
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// A piece of HTML: its source, and whether it holds a word that shows.
    fn piece() -> impl Strategy<Value = (String, bool)> {
        let tag = prop::sample::select(vec![
            "p",
            "div",
            "b",
            "i",
            "ul",
            "ol",
            "li",
            "table",
            "tr",
            "td",
            "th",
            "span",
            "h1",
            "a",
            "pre",
            "blockquote",
            "center",
            "dl",
            "dd",
            "o:p",
            "unknown",
            "button",
            "form",
            "font",
            "body",
            "html",
            "head",
            "caption",
        ]);
        let style =
            prop::sample::select(vec!["", " style='mso-list:l0 level2 lfo1'", " type=a start=-1", " class=x id"]);
        prop_oneof![
            3 => Just((String::new(), true)),
            3 => (tag.clone(), style).prop_map(|(tag, style)| (format!("<{tag}{style}>"), false)),
            3 => tag.prop_map(|tag| (format!("</{tag}>"), false)),
            1 => prop::sample::select(vec![
                "<br>", "<hr>", "<img alt=no>", "&nbsp;", "<!-- no -->", "<script>no</script>", "<i hidden>no</i>",
                "<style>no</style>", "<svg><text>no</svg>", "<![if x]>", "<wbr>", "<td/>",
            ])
            .prop_map(|source| (format!(" {source}"), false)),
        ]
    }

    proptest! {
        #[test]
        fn every_word_that_shows_is_in_exactly_one_block(pieces in prop::collection::vec(piece(), 0..60)) {
            let (mut html, mut expected) = (String::new(), Vec::new());
            for (index, (source, is_word)) in pieces.iter().enumerate() {
                if *is_word {
                    expected.push(format!("w{index}"));
                    html.push_str(&format!(" w{index} "));
                } else {
                    html.push_str(source);
                }
            }
            prop_assert_eq!(words(&blocks(&html)), expected, "{}", html);
        }

        #[test]
        fn nothing_that_comes_in_panics_and_no_block_is_empty(html in "[<>/a-z=&;'\"! \u{a0}-]{0,200}|\\PC{0,100}") {
            for block in blocks(&html).iter().chain(&blocks_of_text(&html)) {
                prop_assert!(!block.text.trim().is_empty());
            }
        }

        #[test]
        fn plain_text_keeps_every_word(text in "(\\PC|[ \n\r\t\u{b}\u{2028}]){0,120}") {
            let given: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(['\u{200b}', '\u{feff}'])).collect();
            let kept = words(&blocks_of_text(&text));
            let kept: Vec<&str> = kept.iter().map(|word| word.trim_matches(['\u{200b}', '\u{feff}'])).collect();
            let full = |words: Vec<&str>| words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            prop_assert_eq!(full(kept), full(given));
        }
    }
}
