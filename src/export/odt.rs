//! The paper as an OpenDocument text: OASIS OpenDocument 1.3, part 2 (packages) and part 3 (schema).
//!
//! Written here for the same reasons as the Word document: no library writes lists that begin again together
//! with styles, language and an entry of our own.

mod content;

use super::Data;
use super::docx::to_the_second;
use super::package::Package;
use super::xml::Xml;
use crate::document::{About, Document};

/// The entry of the package that holds the data.
pub(crate) const DATA_ENTRY: &str = "question-desk/submission.json";

/// What the property is called that holds the data once more. LibreOffice drops entries that it doesn't know when
/// it saves, and keeps properties.
pub(crate) const DATA_PROPERTY: &str = "Question Desk";

/// What the property is called that holds the hash of the text.
pub(crate) const TEXT_PROPERTY: &str = "Question Desk text";

const MEDIA_TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";

/// The package of a paper with its data. `None` if it cannot be packed, which only a fault could cause.
pub(super) fn encode(document: &Document, data: &Data) -> Option<Vec<u8>> {
    let mut package = Package::new();
    package.store("mimetype", MEDIA_TYPE).ok()?;
    for (name, part) in [
        ("content.xml", content::encode(document).as_slice()),
        ("styles.xml", include_bytes!("odt/styles.xml")),
        ("meta.xml", &properties(&document.title, &document.about, data)),
        (DATA_ENTRY, data.json.as_bytes()),
        ("META-INF/manifest.xml", include_bytes!("odt/manifest.xml")),
    ] {
        package.add(name, part).ok()?;
    }
    package.finish().ok()
}

/// The properties of the file.
fn properties(title: &str, about: &About, data: &Data) -> Vec<u8> {
    let mut xml = Xml::new();
    let attributes = [
        ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("office:version", "1.3"),
    ];
    xml.element("office:document-meta", &attributes, |xml| {
        xml.element("office:meta", &[], |xml| {
            xml.words("meta:generator", &[], "Question Desk");
            xml.words("dc:title", &[], title);
            xml.words("dc:subject", &[], &about.subject);
            xml.words("meta:initial-creator", &[], &about.author);
            xml.words("dc:creator", &[], &about.author);
            if let Some(made_at) = about.made_at {
                xml.words("meta:creation-date", &[], &to_the_second(made_at));
                xml.words("dc:date", &[], &to_the_second(made_at));
            }
            xml.words("dc:language", &[], "en-GB");
            xml.words("meta:user-defined", &[("meta:name", DATA_PROPERTY)], data.json);
            xml.words("meta:user-defined", &[("meta:name", TEXT_PROPERTY)], data.text_hash);
        });
    });
    xml.finish()
}
