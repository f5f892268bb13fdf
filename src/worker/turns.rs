//! Which of several requests of one kind is the latest: an earlier one is overtaken and need not be answered in full.

use std::cell::Cell;

/// The turns given out to requests of one kind.
#[derive(Debug, Default)]
pub struct Turns(Cell<u32>);

/// The turn of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn(u32);

impl Turns {
    /// None yet.
    pub const fn new() -> Self {
        Self(Cell::new(0))
    }

    /// A request has come: it overtakes all that came before.
    pub fn take(&self) -> Turn {
        self.0.set(self.0.get().wrapping_add(1));
        Turn(self.0.get())
    }

    /// Whether a later request has come meanwhile. To be asked again after every wait, and last of all just before
    /// answering: then no answer comes after that to a later request.
    pub fn is_overtaken(&self, turn: Turn) -> bool {
        self.0.get() != turn.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_latest_request_is_answered_in_full() {
        let turns = Turns::new();
        let first = turns.take();
        assert!(!turns.is_overtaken(first));
        let second = turns.take();
        assert!(turns.is_overtaken(first) && !turns.is_overtaken(second));
    }

    proptest! {
        /// Requests come and end in any order, since each waits for the disk as long as it takes.
        #[test]
        fn no_answer_is_shown_after_that_to_a_later_request(ends in prop::collection::vec(any::<prop::sample::Index>(), 1..40)) {
            let (turns, mut waiting, mut shown) = (Turns::new(), Vec::new(), Vec::new());
            for (number, end) in ends.iter().enumerate() {
                waiting.push((number, turns.take()));
                if end.index(3) > 0 {
                    let (number, turn) = waiting.remove(end.index(waiting.len()));
                    shown.extend((!turns.is_overtaken(turn)).then_some(number));
                }
            }
            let latest = ends.len() - 1;
            shown.extend(waiting.into_iter().filter(|&(_, turn)| !turns.is_overtaken(turn)).map(|(number, _)| number));
            prop_assert!(shown.is_sorted());
            prop_assert_eq!(shown.last(), Some(&latest));
            prop_assert_eq!(shown.iter().filter(|&&number| number == latest).count(), 1);
        }
    }
}
