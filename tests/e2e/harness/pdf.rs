//! What a browser prints: its pages, the headings that its readers hear, and its words.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name};
use jiff::Timestamp;
use question_desk::import::{Intake, Item};
use serde_json::json;

use super::desk::{Desk, Failure};
use super::look::devtools;

/// How deep a structure may go: a page of the app has some twenty levels.
const DEEPEST: usize = 60;

impl Desk {
    /// The page as Chromium prints it on the paper that the page asks for, with its structure.
    pub(crate) async fn printed(&self) -> Result<Vec<u8>, Failure> {
        let settings = json!({ "preferCSSPageSize": true, "generateTaggedPDF": true, "generateDocumentOutline": true });
        let printed = devtools(&self.client()?, "Page.printToPDF", settings).await?;
        Ok(STANDARD.decode(printed["data"].as_str().unwrap_or_default())?)
    }
}

/// The headings of a printed page in order: "H1", "H2".
pub(crate) fn headings(bytes: &[u8]) -> Result<Vec<String>, Failure> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| format!("{error:?}"))?;
    let root: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
    let structure = root.and_then(|root| root.get::<Dict<'_>>("StructTreeRoot")).ok_or("nothing is tagged")?;
    let mut found = Vec::new();
    collect(&structure, DEEPEST, &mut found);
    Ok(found)
}

fn collect(element: &Dict<'_>, deeper: usize, found: &mut Vec<String>) {
    let kind = element.get::<Name<'_>>("S").map(|name| name.as_str().to_owned()).unwrap_or_default();
    if kind.len() == 2 && kind.starts_with('H') {
        found.push(kind);
    }
    if deeper == 0 {
        return;
    }
    if let Some(children) = element.get::<Array<'_>>("K") {
        children.iter::<Dict<'_>>().for_each(|child| collect(&child, deeper - 1, found));
    } else if let Some(child) = element.get::<Dict<'_>>("K") {
        collect(&child, deeper - 1, found);
    }
}

/// How many pages were printed, and the size of the first in points.
pub(crate) fn pages(bytes: &[u8]) -> Result<(usize, (f32, f32)), Failure> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| format!("{error:?}"))?;
    let size = pdf.pages().first().map(|page| page.render_dimensions()).unwrap_or_default();
    Ok((pdf.pages().len(), size))
}

/// The words of a printed page, with single spaces.
pub(crate) fn words(bytes: Vec<u8>) -> String {
    let mut intake = Intake::new("printed.pdf", bytes, Timestamp::UNIX_EPOCH);
    let mut text = String::new();
    while let Some(step) = intake.next_step() {
        if let Some(Item::Page(page)) = step.item {
            page.blocks.iter().for_each(|block| text.extend([block.text.as_str(), " "]));
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
