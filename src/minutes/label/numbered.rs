//! Numbered questions under a header that several share: "… the following two questions to Councillor Y:".

use super::{Around, Label, Opens};
use crate::minutes::paragraph::MarkerKind;

pub(super) fn labels(around: Around<'_>, found: &mut Vec<Label>) {
    let paragraph = around.this;
    let Some(marker) = paragraph.marker.as_deref() else { return };
    let counts = matches!(MarkerKind::of(marker), Some(MarkerKind::Number | MarkerKind::Letter));
    let text = paragraph.words();
    if counts && (text.starts_with(['“', '"', '‘']) || text.trim_end().ends_with(['?', '”'])) {
        let number = Some(marker.to_owned());
        found.push(Label { opens: Opens::Numbered, number, sure: 6, words_at: paragraph.words_at, ..Label::default() });
    }
}
