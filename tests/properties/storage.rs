//! What is saved is found again the same.

use proptest::prelude::*;
use question_desk::storage::{Envelope, decode_draft, encode_draft};

use crate::strategies::{draft, timestamp};

proptest! {
    #[test]
    fn any_draft_that_was_saved_loads_the_same(draft in draft(), saved_at in timestamp()) {
        let loaded = decode_draft(&encode_draft(&draft, saved_at));
        prop_assert_eq!(loaded, Ok(Envelope { saved_at, payload: Some(draft) }));
    }
}
