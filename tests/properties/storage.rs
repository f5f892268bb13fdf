//! What is saved is found again the same.

use proptest::prelude::*;
use question_desk::storage::{Envelope, decode_draft, decode_follow_up, encode_draft, encode_follow_up};

use crate::strategies::{draft, follow_up, timestamp};

proptest! {
    #[test]
    fn any_draft_that_was_saved_loads_the_same(draft in draft(), saved_at in timestamp()) {
        let loaded = decode_draft(&encode_draft(&draft, saved_at));
        prop_assert_eq!(loaded, Ok(Envelope { saved_at, payload: Some(draft) }));
    }

    #[test]
    fn what_was_noted_after_an_answer_loads_the_same(noted in follow_up(), saved_at in timestamp()) {
        let loaded = decode_follow_up(&encode_follow_up(&noted, saved_at));
        prop_assert_eq!(loaded, Ok(Envelope { saved_at, payload: Some(noted) }));
    }
}
