//! What is known of published questions as it is kept beside the snapshot of the index. What cannot be read is made
//! anew from the records.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Known, Line, Row, Said};
use crate::id::{EntryId, RecordId};

/// The version that this app writes; any other is not read.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    version: u32,
    #[serde(borrow)]
    rows: Vec<KeptRow<'a>>,
}

#[derive(Serialize, Deserialize)]
struct KeptRow<'a> {
    id: RecordId,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    body: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(borrow)]
    of: Vec<KeptLine<'a>>,
}

#[derive(Serialize, Deserialize)]
struct KeptLine<'a> {
    id: EntryId,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    number: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    asker: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "is_none")]
    parts: Cow<'a, [String]>,
    #[serde(default, skip_serializing_if = "is_none")]
    said: Cow<'a, [Said]>,
}

#[expect(clippy::ptr_arg, reason = "serde hands over a reference to the field")]
fn is_none<T: Clone>(list: &Cow<'_, [T]>) -> bool {
    list.is_empty()
}

impl Known {
    /// All of it as bytes to be kept.
    pub fn save(&self) -> Vec<u8> {
        let rows = self.records.iter().map(|(&id, row)| KeptRow {
            id,
            body: row.body.as_deref().map(Cow::Borrowed),
            date: row.date,
            of: row.lines.iter().map(kept_line).collect(),
        });
        serde_json::to_vec(&Kept { version: VERSION, rows: rows.collect() }).unwrap_or_default()
    }

    /// What was kept; `None` where it is damaged or of another version.
    pub fn load(bytes: &[u8]) -> Option<Self> {
        let kept: Kept<'_> = serde_json::from_slice(bytes).ok()?;
        if kept.version != VERSION {
            return None;
        }
        let mut known = Self::default();
        known.records.reserve(kept.rows.len());
        for row in kept.rows {
            let lines = row.of.into_iter().map(|line| known.line_of(line)).collect();
            let body = known.name(row.body.as_deref());
            known.records.insert(row.id, Row { body, date: row.date, lines });
        }
        Some(known)
    }

    fn line_of(&mut self, line: KeptLine<'_>) -> Line {
        Line {
            entry: line.id,
            number: line.number.as_deref().map(Box::from),
            asker: self.name(line.asker.as_deref()),
            parts: line.parts.into_owned(),
            said: line.said.into_owned(),
        }
    }
}

fn kept_line(line: &Line) -> KeptLine<'_> {
    KeptLine {
        id: line.entry,
        number: line.number.as_deref().map(Cow::Borrowed),
        asker: line.asker.as_deref().map(Cow::Borrowed),
        parts: Cow::Borrowed(&line.parts),
        said: Cow::Borrowed(&line.said),
    }
}
