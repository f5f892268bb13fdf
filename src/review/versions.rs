//! Two readings of the same page at different times: nothing changed, or what did, to be shown before both
//! versions are kept.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::record::{Answer, Entry, Passage, Record};

/// What a later reading of a page brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The same source, or the same words of it: nothing need be kept again.
    Unchanged,
    /// What is different, in the order of the page.
    Changed(Vec<Difference>),
}

/// One paragraph that is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It was not there before.
    Added(String),
    /// It is not there any more.
    Removed(String),
    /// Some of its words changed: its pieces in order. Those that are not `Added` are the earlier
    /// paragraph, those that are not `Removed` the later one.
    Changed(Vec<Words>),
}

/// A run of words within a changed paragraph, with the white space after them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// In both.
    Same(String),
    /// In the earlier one alone.
    Removed(String),
    /// In the later one alone.
    Added(String),
}

/// Compares a kept record with a later one of the same page. Where a page came from does not count.
pub fn compare(earlier: &Record, now: &Record) -> Comparison {
    if earlier.source.hash == now.source.hash {
        Comparison::Unchanged
    } else {
        compare_pages(&lines(earlier), &lines(now))
    }
}

/// Compares the paragraphs of a page with those of a later reading.
pub fn compare_pages(earlier: &[String], now: &[String]) -> Comparison {
    let differences = differences(earlier, now);
    if differences.is_empty() { Comparison::Unchanged } else { Comparison::Changed(differences) }
}

fn differences(earlier: &[String], now: &[String]) -> Vec<Difference> {
    let mut found = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, earlier, now) {
        let old = earlier.get(operation.old_range()).unwrap_or_default();
        let new = now.get(operation.new_range()).unwrap_or_default();
        if !matches!(operation, DiffOp::Equal { .. }) {
            pair(old, new, &mut found);
        }
    }
    found
}

/// Pairs paragraphs that give way to others with those that are like them.
fn pair(mut old: &[String], mut new: &[String], found: &mut Vec<Difference>) {
    loop {
        match (old.split_first(), new.split_first()) {
            (Some((before, old_rest)), Some((after, new_rest))) => {
                let words = words(before, after);
                if is_alike(&words) {
                    found.push(Difference::Changed(words));
                    (old, new) = (old_rest, new_rest);
                    continue;
                }
                let (fewer, more) = (old.len() < new.len(), old.len() > new.len());
                if !fewer {
                    found.push(Difference::Removed(before.clone()));
                    old = old_rest;
                }
                if !more {
                    found.push(Difference::Added(after.clone()));
                    new = new_rest;
                }
            }
            (Some((before, rest)), None) => {
                found.push(Difference::Removed(before.clone()));
                old = rest;
            }
            (None, Some((after, rest))) => {
                found.push(Difference::Added(after.clone()));
                new = rest;
            }
            (None, None) => return,
        }
    }
}

/// The words of two paragraphs, side by side.
fn words(before: &str, after: &str) -> Vec<Words> {
    let old: Vec<&str> = before.split_inclusive(char::is_whitespace).collect();
    let new: Vec<&str> = after.split_inclusive(char::is_whitespace).collect();
    let mut found = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let of_old = old.get(operation.old_range()).unwrap_or_default().concat();
        let of_new = new.get(operation.new_range()).unwrap_or_default().concat();
        match operation {
            DiffOp::Equal { .. } => found.push(Words::Same(of_old)),
            DiffOp::Delete { .. } => found.push(Words::Removed(of_old)),
            DiffOp::Insert { .. } => found.push(Words::Added(of_new)),
            DiffOp::Replace { .. } => found.extend([Words::Removed(of_old), Words::Added(of_new)]),
        }
    }
    found
}

/// Whether a third of the letters stand in both.
fn is_alike(words: &[Words]) -> bool {
    let (mut same, mut all) = (0, 0);
    for piece in words {
        let (text, shared) = match piece {
            Words::Same(text) => (text, true),
            Words::Removed(text) | Words::Added(text) => (text, false),
        };
        all += if shared { 2 * text.len() } else { text.len() };
        same += if shared { 2 * text.len() } else { 0 };
    }
    3 * same >= all
}

/// A record as paragraphs in the order of the page.
fn lines(record: &Record) -> Vec<String> {
    let date = record.meeting_date.map(|date| date.to_string());
    let mut lines: Vec<String> = [record.body.clone(), date, record.title.clone()].into_iter().flatten().collect();
    for entry in &record.entries {
        entry_lines(entry, &mut lines);
    }
    lines.extend(record.remainder.iter().cloned());
    lines
}

fn entry_lines(entry: &Entry, lines: &mut Vec<String>) {
    let names =
        [("Question", &entry.number), ("from", &entry.asker), ("to", &entry.asked_of), ("about", &entry.subject)];
    lines.push(named(&names));
    lines.extend(entry.question.iter().map(|passage| match passage {
        Passage::Paragraph(text) => text.clone(),
        Passage::Part { label, text } if label.is_empty() => format!("• {text}"),
        Passage::Part { label, text } => format!("({label}) {text}"),
    }));
    answer_lines(entry.answer.as_ref(), "Answer", lines);
    for supplementary in &entry.supplementaries {
        lines.push(named(&[("Supplementary question", &None), ("from", &supplementary.asker)]));
        lines.extend(supplementary.question.iter().cloned());
        answer_lines(supplementary.answer.as_ref(), "Answer to the supplementary question", lines);
    }
}

fn answer_lines(answer: Option<&Answer>, label: &str, lines: &mut Vec<String>) {
    if let Some(answer) = answer {
        lines.push(named(&[(label, &None), ("from", &answer.by)]));
        lines.extend(answer.paragraphs.iter().cloned());
    }
}

/// "Question 3 from A to B": the first word always, each other where there is a name for it.
fn named(names: &[(&str, &Option<String>)]) -> String {
    let mut line = String::new();
    for (index, (word, name)) in names.iter().enumerate() {
        if index == 0 || name.is_some() {
            let name = name.as_deref().unwrap_or("");
            line.extend([" ", word, " ", name]);
        }
    }
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(paragraphs: &[&str]) -> Vec<String> {
        paragraphs.iter().map(|&paragraph| paragraph.to_owned()).collect()
    }

    #[test]
    fn the_same_page_is_unchanged() {
        assert_eq!(compare_pages(&page(&["One.", "Two."]), &page(&["One.", "Two."])), Comparison::Unchanged);
    }

    #[test]
    fn changed_words_are_shown_within_their_paragraph() {
        let found =
            compare_pages(&page(&["It cost 3 pounds.", "Two."]), &page(&["It cost 4 pounds.", "Two.", "Three."]));
        let words = vec![
            Words::Same("It cost ".to_owned()),
            Words::Removed("3 ".to_owned()),
            Words::Added("4 ".to_owned()),
            Words::Same("pounds.".to_owned()),
        ];
        let expected = vec![Difference::Changed(words), Difference::Added("Three.".to_owned())];
        assert_eq!(found, Comparison::Changed(expected));
    }

    #[test]
    fn a_paragraph_that_shares_nothing_is_removed_and_another_added() {
        let found = compare_pages(&page(&["Roads are long."]), &page(&["Bins were emptied twice."]));
        let removed = Difference::Removed("Roads are long.".to_owned());
        let added = Difference::Added("Bins were emptied twice.".to_owned());
        assert_eq!(found, Comparison::Changed(vec![removed, added]));
    }
}
