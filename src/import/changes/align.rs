//! Two lists of lines set beside each other: what is the same, what was changed, and what only one has.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Seen;
use super::expected::Expected;

/// A line of the paper, of the file, or of both.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// How many lines ahead a changed line is looked for, which keeps the search linear.
const LOOK_AHEAD: usize = 24;

/// From this share of common words on, two lines are versions of one.
const ALIKE: f32 = 0.4;

pub(super) fn pairs(expected: &[Expected], shown: &[Seen]) -> Vec<Pair> {
    let old: Vec<&str> = expected.iter().map(|line| line.key.as_str()).collect();
    let new: Vec<&str> = shown.iter().map(|line| line.key.as_str()).collect();
    let mut pairs = Vec::with_capacity(old.len().max(new.len()));
    for step in capture_diff_slices(Algorithm::Myers, &old, &new) {
        match step {
            DiffOp::Equal { old_index, new_index, len } => {
                pairs.extend((0..len).map(|at| (Some(old_index + at), Some(new_index + at))));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                pairs.extend((old_index..old_index + old_len).map(|at| (Some(at), None)));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                pairs.extend((new_index..new_index + new_len).map(|at| (None, Some(at))));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                changed((&old, old_index..old_index + old_len), (&new, new_index..new_index + new_len), &mut pairs);
            }
        }
    }
    pairs
}

/// Pairs lines that are versions of each other; a single line for a single line always is.
fn changed((old, olds): (&[&str], Range<usize>), (new, news): (&[&str], Range<usize>), pairs: &mut Vec<Pair>) {
    let are_single = olds.len() == 1 && news.len() == 1;
    let mut next = news.start;
    for at in olds {
        let ahead = next..news.end.min(next + LOOK_AHEAD);
        let alike = |&other: &usize| are_single || likeness(old.get(at), new.get(other)) >= ALIKE;
        match ahead.clone().find(alike) {
            Some(found) => {
                pairs.extend((next..found).map(|at| (None, Some(at))));
                pairs.push((Some(at), Some(found)));
                next = found + 1;
            }
            None => pairs.push((Some(at), None)),
        }
    }
    pairs.extend((next..news.end).map(|at| (None, Some(at))));
}

/// The share of words that two lines have in common, from 0 to 1.
fn likeness(one: Option<&&str>, other: Option<&&str>) -> f32 {
    let (Some(one), Some(other)) = (one, other) else { return 0.0 };
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut all = 0_usize;
    for word in one.split(' ') {
        *counts.entry(word).or_default() += 1;
        all += 1;
    }
    let mut common = 0_usize;
    for word in other.split(' ') {
        all += 1;
        if let Some(count) = counts.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a share, and few words")]
    let share = 2.0 * common as f32 / all as f32;
    share
}
