//! The kept shapes hold everything: there and back is the same value.

use proptest::prelude::*;
use question_desk::format::v1;
use question_desk::question::Draft;
use question_desk::record::Record;

use crate::strategies::{draft, record};

proptest! {
    #[test]
    fn any_draft_comes_back_from_its_kept_form_the_same(draft in draft()) {
        let json = serde_json::to_string(&v1::Draft::from(&draft)).unwrap();
        let kept: v1::Draft = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(Draft::from(kept), draft);
    }

    #[test]
    fn any_record_comes_back_from_its_kept_form_the_same(record in record()) {
        let json = serde_json::to_string(&v1::Record::from(&record)).unwrap();
        let kept: v1::Record = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(Record::from(kept), record);
    }
}
