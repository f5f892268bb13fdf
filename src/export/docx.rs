//! The paper as a Word document: Office Open XML, ECMA-376 part 1 (WordprocessingML) and part 2 (packages).
//!
//! The parts are written here rather than through a library: Word insists on the order of the elements in a
//! paragraph's and a style's properties, and a document needs its language, its own data and lists that begin
//! again. The letters are Word's own, so a clerk who adds a part gets the next letter.

mod body;
mod numbering;
mod runs;

use jiff::Timestamp;

use super::Data;
use super::package::Package;
use super::xml::Xml;
use crate::document::{About, Document};

/// The part of the package that holds the data, and what its root element is called.
pub(crate) const DATA_PART: &str = "customXml/item1.xml";

const RELATIONS: (&str, &str) = ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

const WORD: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// The package of a paper with its data. `None` if it cannot be packed, which only a fault could cause.
pub(super) fn encode(document: &Document, data: &Data) -> Option<Vec<u8>> {
    let (body, lists) = body::encode(document);
    let mut package = Package::new();
    for (name, part) in [
        ("[Content_Types].xml", include_bytes!("docx/content-types.xml").as_slice()),
        ("_rels/.rels", include_bytes!("docx/relations.xml")),
        ("word/document.xml", &body),
        ("word/_rels/document.xml.rels", include_bytes!("docx/document-relations.xml")),
        ("word/styles.xml", include_bytes!("docx/styles.xml")),
        ("word/numbering.xml", &numbering::encode(lists)),
        ("word/footer1.xml", include_bytes!("docx/footer.xml")),
        ("word/settings.xml", include_bytes!("docx/settings.xml")),
        (DATA_PART, &data_part(data)),
        ("customXml/itemProps1.xml", include_bytes!("docx/item-properties.xml")),
        ("customXml/_rels/item1.xml.rels", include_bytes!("docx/item-relations.xml")),
        ("docProps/core.xml", &properties(&document.title, &document.about)),
        ("docProps/app.xml", include_bytes!("docx/app.xml")),
    ] {
        package.add(name, part).ok()?;
    }
    package.finish().ok()
}

/// The data as text in one element. JSON writes controls by number, so XML takes all of it.
fn data_part(data: &Data) -> Vec<u8> {
    let mut xml = Xml::new();
    let attributes = [("xmlns", "urn:question-desk:submission:1"), ("text", data.text_hash)];
    xml.words("submission", &attributes, data.json);
    xml.finish()
}

/// The properties that Word shows of a file.
fn properties(title: &str, about: &About) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.element("cp:coreProperties", &namespaces, |xml| {
        xml.words("dc:title", &[], title);
        xml.words("dc:subject", &[], &about.subject);
        xml.words("dc:creator", &[], &about.author);
        xml.words("dc:language", &[], "en-GB");
        if let Some(made_at) = about.made_at {
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.words(name, &[("xsi:type", "dcterms:W3CDTF")], &to_the_second(made_at));
            }
        }
    });
    xml.finish()
}

/// "2026-11-23T09:30:00Z": Word refuses fractions of a second.
pub(super) fn to_the_second(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
