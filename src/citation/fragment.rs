//! A link to the published page that opens it at the quoted words, and a citation as text to copy.
//!
//! The link ends in a text fragment (W3C Community Group, "URL Fragment Text Directives"): `#:~:text=` with the words,
//! or for longer ones with the first and the last, and the words around short ones so that the right place is found.
//! A browser that does not know it opens the page at its start.

use super::{Citation, Quoted, Reference};

/// A passage of more characters than this is named by its first and last words.
const LONG: usize = 300;

/// So many words name the beginning or the end of a long passage.
const ENDS: usize = 6;

/// A passage of fewer words than this has the words around it named too.
const FEW: usize = 5;

/// So many words around it are named.
const AROUND: usize = 4;

/// An address of more bytes than this is printed in no paper: word processors refuse longer ones.
const LONGEST: usize = 2_000;

impl Reference {
    /// The web address of the page, fit to be printed as a link; `None` where there is none, or one of another kind.
    pub fn page(&self) -> Option<String> {
        let address = self.address.as_deref()?.trim();
        let (scheme, rest) = address.split_once("://")?;
        let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        // A directive that the address already has gives way.
        let page = rest.split(":~:").next().unwrap_or_default().trim_end_matches('#');
        let has_host = page.starts_with(|letter: char| !matches!(letter, '/' | '?' | '#'));
        (is_web && has_host).then(|| format!("{}://{}", scheme.to_ascii_lowercase(), whole(page)))
    }
}

impl Citation {
    /// The page's address with the passages to show; `None` where there is no web address.
    pub fn link(&self) -> Option<String> {
        let page = self.reference.page()?;
        let directives: Vec<String> = self.passages().filter_map(directive).collect();
        let joint = if page.contains('#') { ":~:" } else { "#:~:" };
        Some(if directives.is_empty() { page } else { format!("{page}{joint}{}", directives.join("&")) })
    }

    /// The link that stands in a paper: to the page alone where the passages make it too long.
    pub fn printed_link(&self) -> Option<String> {
        let fits = |link: &String| link.len() <= LONGEST;
        self.link().filter(fits).or_else(|| self.reference.page().filter(fits))
    }

    /// The quotation as text to copy: the words in quotation marks, where they come from, and the link.
    pub fn as_text(&self, text: &str) -> String {
        let link = self.link().map(|link| format!("\n{link}")).unwrap_or_default();
        format!("“{}”\n({}){link}", text.trim(), self.caption())
    }
}

/// "text=prefix-,start,end,-suffix" for one passage; `None` where it has no whole word.
fn directive(passage: &Quoted) -> Option<String> {
    let words = whole_words(passage);
    let (first, last) = (words.lines().next()?.trim(), words.lines().next_back()?.trim());
    let is_long = words.chars().count() > LONG || words.lines().count() > 1;
    let count = words.split_whitespace().count();
    let range = if is_long && count > 2 * ENDS {
        let (start, end) = (first_words(first, ENDS), last_words(last, ENDS));
        format!("{},{}", encoded(&start), encoded(&end))
    } else if words.lines().count() > 1 {
        format!("{},{}", encoded(first), encoded(last))
    } else {
        encoded(words.trim())
    };
    let around = passage.repeated.is_some() || count < FEW;
    let before = around.then(|| last_words(passage.prefix.rsplit('\n').next().unwrap_or_default(), AROUND));
    let after = around.then(|| first_words(passage.suffix.split('\n').next().unwrap_or_default(), AROUND));
    let named = |words: Option<String>| words.filter(|words| words.contains(char::is_alphanumeric));
    let prefix = named(before.filter(|_| !touches(&passage.prefix, &passage.exact)));
    let suffix = named(after.filter(|_| !touches(&passage.exact, &passage.suffix)));
    let prefix = prefix.map(|words| format!("{}-,", encoded(&words))).unwrap_or_default();
    let suffix = suffix.map(|words| format!(",-{}", encoded(&words))).unwrap_or_default();
    Some(format!("text={prefix}{range}{suffix}"))
}

/// Whether a word goes from one text on into the next.
fn touches(before: &str, after: &str) -> bool {
    before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
}

/// The passage without pieces of words at its ends, since browsers find whole words alone.
fn whole_words(passage: &Quoted) -> &str {
    let mut words = passage.exact.trim();
    if touches(&passage.prefix, words) {
        words = words.trim_start_matches(char::is_alphanumeric);
    }
    if touches(words, &passage.suffix) {
        words = words.trim_end_matches(char::is_alphanumeric);
    }
    words.trim()
}

fn first_words(text: &str, count: usize) -> String {
    text.split_whitespace().take(count).collect::<Vec<_>>().join(" ")
}

fn last_words(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.get(words.len().saturating_sub(count)..).unwrap_or_default().join(" ")
}

/// An address in which every character may stand in one, RFC 3986, section 2; what is encoded stays so, and there is one
/// fragment at the most.
fn whole(address: &str) -> String {
    let mut whole = String::new();
    let mut has_fragment = false;
    for (at, byte) in address.bytes().enumerate() {
        let is_encoded = || {
            let digits = address.as_bytes().get(at + 1..at + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        let stays = match byte {
            b'#' => !std::mem::replace(&mut has_fragment, true),
            b'%' => is_encoded(),
            byte => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if stays {
            whole.push(char::from(byte));
        } else {
            whole.push_str(&format!("%{byte:02X}"));
        }
    }
    whole
}

/// Percent-encoded; "-", "," and "&" too, which mean something in a directive.
fn encoded(words: &str) -> String {
    let mut encoded = String::new();
    for byte in words.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(prefix: &str, exact: &str, suffix: &str) -> Quoted {
        let text = |words: &str| words.to_owned();
        Quoted { exact: text(exact), prefix: text(prefix), suffix: text(suffix), ..Quoted::default() }
    }

    #[test]
    fn a_passage_is_named_so_that_a_browser_finds_it() {
        let check = |prefix: &str, exact: &str, suffix: &str, expected: &str| {
            assert_eq!(directive(&passage(prefix, exact, suffix)).as_deref(), Some(expected));
        };
        check(
            "x ",
            "the force have recruited 493 officers",
            " y",
            "text=the%20force%20have%20recruited%20493%20officers",
        );
        check("in 2022 it was ", "39%", " of all, we say", "text=in%202022%20it%20was-,39%25,-of%20all%2C%20we%20say");
        check("", "anti-social, & more words here now", "", "text=anti%2Dsocial%2C%20%26%20more%20words%20here%20now");
        check("high.\n", "It rose", "\nNext", "text=It%20rose");
        check("2", "39 of them are in the force", "", "text=of%20them%20are%20in%20the%20force");
    }

    #[test]
    fn an_address_is_printed_where_it_is_one_of_the_web() {
        let check = |address: &str, expected: Option<&str>| {
            let reference = Reference { address: Some(address.to_owned()), ..Reference::default() };
            assert_eq!(reference.page().as_deref(), expected, "{address}");
        };
        check(" HTTPS://example.org/a b?x=1 ", Some("https://example.org/a%20b?x=1"));
        check("http://example.org/50%/é%20#a#b", Some("http://example.org/50%25/%C3%A9%20#a%23b"));
        check("https://example.org/a#:~:text=b", Some("https://example.org/a"));
        for none in ["javascript:alert(1)//://x", "ftp://example.org", "https://", "https:///a", "example.org", ""] {
            check(none, None);
        }
    }

    #[test]
    fn a_link_that_is_too_long_for_a_paper_leads_to_the_page_alone() {
        let words = "so many words stand here that it is long ".repeat(3);
        let passages = vec![passage("", &words, ""); 30];
        let reference = Reference { address: Some("https://example.org/7".to_owned()), ..Reference::default() };
        let (record, entry) = (crate::id::RecordId(uuid::Uuid::nil()), crate::id::EntryId(uuid::Uuid::nil()));
        let place = crate::record::Place::Answer;
        let mut cited = Citation { passage: passage("", &words, ""), more: passages, record, entry, place, reference };
        assert_eq!(cited.printed_link().as_deref(), Some("https://example.org/7"));
        cited.more.clear();
        assert_eq!(cited.printed_link(), cited.link());
        cited.reference.address = None;
        assert_eq!(cited.printed_link(), None);
    }

    #[test]
    fn a_long_passage_is_named_by_its_ends() {
        let paragraphs = "one two three four five six seven\neight nine ten eleven twelve thirteen é";
        let expected = "text=one%20two%20three%20four%20five%20six,nine%20ten%20eleven%20twelve%20thirteen%20%C3%A9";
        assert_eq!(directive(&passage("", paragraphs, "")).as_deref(), Some(expected));
        assert_eq!(directive(&passage("a ", "\u{200b}", " b")).as_deref(), Some("text=a-,%E2%80%8B,-b"));
        assert_eq!(directive(&passage("a", "bc", "d")), None);
    }
}
