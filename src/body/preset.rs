//! The rule sets that come with the app, and one with nothing stated for everyone else.
//!
//! They are facts in our own words with the address and date of the page that each was read from.
//! Some are old and one is only a proposal: wherever one is shown, so is [`Body::standing`].

use std::sync::LazyLock;

use super::Body;
use crate::format::v1;

/// The id of the general preset.
pub const GENERAL: &str = "general";

static PRESETS: LazyLock<Vec<Body>> = LazyLock::new(|| v1::read_presets(include_str!("data/bodies.json")));

/// The rule sets that come with the app. They are read from their file at the first call.
pub fn presets() -> &'static [Body] {
    &PRESETS
}

/// The preset with an id, the general one included.
pub fn preset(id: &str) -> Option<Body> {
    if id == GENERAL {
        return Some(general());
    }
    presets().iter().find(|body| body.id == id).cloned()
}

/// The body with an id: one of those kept on the device first, then a preset. A preset that somebody
/// changed is kept under its own id and so takes the preset's place.
pub fn find(id: &str, own: &[Body]) -> Option<Body> {
    own.iter().find(|body| body.id == id).cloned().or_else(|| preset(id))
}

/// The preset for a body that is not in the list. It states nothing, so that nobody takes a guess
/// for a rule.
pub fn general() -> Body {
    let mut body = Body::named(GENERAL, "General rules");
    body.notes =
        vec!["Nothing is filled in: look in the body’s standing orders, or ask the clerk for its file.".to_owned()];
    body
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::{Field, Status};
    use crate::named::Named;

    #[test]
    fn every_preset_is_read_and_has_its_source() {
        assert_eq!(presets().len(), 24);
        for body in presets() {
            assert!(body.source.url.as_ref().is_some_and(|url| url.starts_with("http")), "{}", body.id);
            assert!(body.problems().is_empty(), "{}", body.id);
            assert!(Field::ALL.iter().all(|field| !field.stated(body).is_empty()), "{}", body.id);
            assert_eq!(preset(&body.id).as_ref(), Some(body));
        }
    }

    #[test]
    fn a_proposal_is_never_presented_as_the_rule() {
        let proposed: Vec<&Body> = presets().iter().filter(|body| body.status == Status::Proposed).collect();
        assert_eq!(proposed.len(), 1);
        assert!(proposed[0].standing().starts_with("Only proposed: this is not the rule."));
    }

    #[test]
    fn the_general_preset_states_no_rule() {
        let general = preset(GENERAL).unwrap();
        assert!([Field::Notice, Field::Words, Field::Parts].iter().all(|field| field.sentence(&general).is_none()));
    }
}
