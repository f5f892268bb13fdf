//! Files as their readers meet them: a document that somebody edited, the share sheet, the exported page, and print.

use std::io::{Read, Write};

use fantoccini::key::Key;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveWriter};
use serde_json::json;

use crate::harness::{Desk, Engine, Failure, Outcome, Scheme, pdf};

use super::followup::look_at_record;
use super::steps::{arrive, expect_writing, go_to, keep_page, preview, published_page, unfold};

const EXAMPLE: &str = "Officers on foot in market towns";
const CHANGED: &str = "This document was changed after it was exported";
const WHY: &str = "which three towns did not have an officer on foot every market day, and why;";
const WHY_NOT: &str = "which three towns did not have an officer on foot every market day, and why not;";

pub(crate) async fn an_edited_document_is_taken_place_by_place(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    export_example(&desk).await?;
    desk.press_button("Save for Word").await?;
    let (_, word) = desk.downloaded(".docx").await?;
    let file = desk.make_file("edited.docx", &edited(&word)?)?;
    beside_the_one_that_is_here(&desk, &file).await?;
    for _ in 0..2 {
        desk.press_button(&format!("Delete {EXAMPLE}")).await?;
    }
    desk.wait_until("No questions yet").await?;
    desk.open_again(Scheme::Dark).await?;
    arrive(&desk).await?;
    on_another_device(&desk, &file).await
}

/// The words are chosen by the keys, and the question that is here is not touched.
async fn beside_the_one_that_is_here(desk: &Desk, file: &std::path::Path) -> Outcome {
    go_to(desk, "My questions").await?;
    desk.choose_file("Open a file", file).await?;
    desk.find("heading", CHANGED).await?;
    desk.wait_until("0 of 2 changes taken from the document.").await?;
    desk.wait_until("is on this device already. It stays as it is").await?;
    everywhere(desk).await?;
    desk.press_button("Take all of the document").await?;
    desk.wait_until("2 of 2 changes taken").await?;
    desk.press_button("Keep all as exported").await?;
    desk.wait_until("0 of 2 changes taken").await?;
    desk.script("document.querySelector('dialog input[type=radio]').focus()", vec![]).await?;
    desk.press(&[], Key::Right).await?;
    desk.wait_until("1 of 2 changes taken").await?;
    desk.press_button("Open as a new question").await?;
    desk.wait_until(&format!("Opened “{EXAMPLE}” with 1 change from the document.")).await?;
    desk.press_button("Show it").await?;
    expect_writing(
        desk,
        &[&words(WHY_NOT)[..], &[COST.to_owned()]].concat().iter().map(String::as_str).collect::<Vec<_>>(),
    )
    .await?;
    go_to(desk, "My questions").await?;
    let rows = desk.script("return document.querySelectorAll('tbody tr').length", vec![]).await?;
    assert_eq!(rows, 2, "the one that was here stays");
    Ok(())
}

/// Nothing is opened before it is wanted, and what was opened can be taken back.
async fn on_another_device(desk: &Desk, file: &std::path::Path) -> Outcome {
    desk.choose_file("Open a file", file).await?;
    desk.find("heading", CHANGED).await?;
    everywhere(desk).await?;
    desk.press(&[], Key::Escape).await?;
    desk.wait_until("Not opened. Nothing was changed.").await?;
    desk.choose_file("Open a file", file).await?;
    desk.press_button("Take all of the document").await?;
    desk.press_button("Open").await?;
    desk.wait_until(&format!("Opened “{EXAMPLE}” with 2 changes from the document.")).await?;
    desk.press_button("Undo").await?;
    desk.wait_until("No questions yet").await?;
    desk.press_button("Undo").await?;
    desk.click("link", EXAMPLE).await?;
    expect_writing(desk, &words(WHY_NOT).iter().map(String::as_str).collect::<Vec<_>>()).await
}

const COST: &str = "Part c: what this will cost in the coming year?";

/// The example's words without its last part, with these as its first.
fn words(first: &str) -> Vec<String> {
    [
        "Opening: At the last meeting the Commissioner told the Panel about officers on foot in market towns:",
        "Quotation: Each of our twelve market towns now has a named officer, and nine of them were on foot every market day this summer.",
        "Paragraph: Will the Commissioner tell the Panel:",
        &format!("Part a: {first}"),
        "Part b: when each of the twelve will; and",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Every rule of axe-core at a desk's and at a phone's width.
async fn everywhere(desk: &Desk) -> Outcome {
    for width in [320, 1280] {
        desk.resize(width, 900).await?;
        desk.expect_accessible().await?;
        desk.expect_no_sideways_scrolling().await?;
    }
    Ok(())
}

/// Goes to the page where the example is exported.
async fn export_example(desk: &Desk) -> Outcome {
    desk.press_button("Try an example question").await?;
    desk.find("field", "Part a").await?;
    desk.click("link", "Check and export").await?;
    desk.find("heading", "Check and export").await.map(drop)
}

/// The Word document as a clerk might hand it back: one part in other words, the last taken out.
fn edited(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    rewritten(bytes, "word/document.xml", |text| {
        let text = text.replacen(WHY, WHY_NOT, 1);
        let end = text.find("what this will cost").unwrap_or_default();
        let start = text[..end].rfind("<w:p>").unwrap_or_default();
        let close = text[end..].find("</w:p>").map_or(end, |close| end + close + "</w:p>".len());
        format!("{}{}", &text[..start], &text[close..])
    })
}

/// A package with one part rewritten.
fn rewritten(bytes: &[u8], part: &str, rewrite: impl Fn(String) -> String) -> Result<Vec<u8>, Failure> {
    let archive = ZipArchive::from_slice(bytes)?;
    let mut package = ZipArchiveWriter::new(Vec::new());
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry()? {
        let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        let mut text = String::new();
        DeflateDecoder::new(archive.get_entry(entry.wayfinder())?.data()).read_to_string(&mut text)?;
        let text = if name == part { rewrite(text) } else { text };
        let (mut entry, config) = package.new_file(&name).compression_method(CompressionMethod::DEFLATE).start()?;
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(text.as_bytes())?;
        let (encoder, output) = writer.finish()?;
        encoder.finish()?;
        entry.finish(output)?;
    }
    Ok(package.finish()?)
}

/// A share sheet that takes every kind of file but one, notes what it is given, and ends as it is told.
const SHEET: &str = "
    const define = (name, value) => Object.defineProperty(navigator, name, { value, configurable: true });
    define('canShare', ({ files }) => !files[0].name.endsWith('.odt'));
    define('share', async ({ files }) => {
      window.shared = [files[0].name, files[0].type, files[0].size > 1000];
      if (window.ending) throw new DOMException('', window.ending);
    });";
const NO_SHEET: &str = "Object.defineProperty(navigator, 'canShare', { value: undefined, configurable: true })";

pub(crate) async fn a_file_goes_to_the_share_sheet_where_there_is_one(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    desk.script(NO_SHEET, vec![]).await?;
    export_example(&desk).await?;
    unfold(&desk, "Send it by e-mail").await?;
    desk.wait_until("attach the file by hand").await?;
    everywhere(&desk).await?;
    assert!(!desk.has("button", "Share…").await?, "there is no sheet to open");
    let letter = desk.find("link", "Write an e-mail without the file").await?.attr("href").await?;
    assert!(letter.is_some_and(|letter| letter.starts_with("mailto:?subject=Question")));

    desk.script(SHEET, vec![]).await?;
    go_to(&desk, "My questions").await?;
    desk.click("link", EXAMPLE).await?;
    desk.click("link", "Check and export").await?;
    desk.script("window.ending = 'AbortError'", vec![]).await?;
    desk.press_button("Share…").await?;
    let shared = desk.wait_for("the sheet", "return window.shared", vec![]).await?;
    assert!(shared[0].as_str().is_some_and(|name| name.ends_with(&format!("{EXAMPLE}.docx"))), "{shared}");
    assert_eq!(shared[1], "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    assert_eq!(shared[2], true);
    desk.script("window.ending = 'NotAllowedError'", vec![]).await?;
    desk.press_button("Share…").await?;
    desk.wait_until("The file could not be shared.").await?;
    assert!(!desk.text().await?.contains("Shared “"), "a sheet that was closed has shared nothing");
    desk.script("window.ending = undefined", vec![]).await?;
    desk.press_button("Share…").await?;
    desk.wait_until("Shared “").await?;
    go_to(&desk, "My questions").await?;
    desk.wait_until("Exported today").await
}

/// The sample with everything in it, and a question of the first version.
const PAGES: [&str; 2] =
    [include_str!("../../fixtures/export/question.html"), include_str!("../../fixtures/submission-1.html")];

pub(crate) async fn an_exported_page_is_accessible_and_prints_with_its_headings(desk: Desk) -> Outcome {
    let site = desk.folder().join("site");
    for scheme in [Scheme::Light, Scheme::Dark] {
        desk.open_again(scheme).await?;
        for (number, page) in PAGES.iter().enumerate() {
            let name = format!("exported-{number}.html");
            std::fs::write(site.join(&name), page)?;
            desk.visit(&name).await?;
            everywhere(&desk).await?;
        }
    }
    if desk.engine() != Engine::Chromium {
        return Ok(());
    }
    let printed = desk.printed().await?;
    let tags =
        desk.script("return [...document.querySelectorAll('h1, h2, h3')].map((one) => one.tagName)", vec![]).await?;
    assert_eq!(json!(pdf::headings(&printed)?), tags);
    assert_a4(&printed)
}

fn assert_a4(printed: &[u8]) -> Outcome {
    let (_, (width, height)) = pdf::pages(printed)?;
    assert!((width - 595.0).abs() < 2.0 && (height - 842.0).abs() < 2.0, "{width} by {height}");
    Ok(())
}

pub(crate) async fn the_preview_prints_as_a_clean_paper(desk: Desk) -> Outcome {
    if desk.engine() != Engine::Chromium {
        return Ok(());
    }
    arrive(&desk).await?;
    desk.press_button("Try an example question").await?;
    desk.find("field", "Part a").await?;
    let paper = preview(&desk).await?;
    let on_the_page = letters(&paper);
    let printed = desk.printed().await?;
    std::fs::write(desk.folder().join("preview.pdf"), &printed)?;
    assert_eq!(letters(&pdf::words(printed.clone())), on_the_page, "the paper alone is printed");
    assert_a4(&printed)?;
    assert_eq!(pdf::pages(&printed)?.0, 1);
    desk.click("link", "Check and export").await?;
    desk.find("heading", "Check and export").await?;
    let printed = desk.printed().await?;
    std::fs::write(desk.folder().join("export.pdf"), &printed)?;
    // The clerk has not numbered it yet.
    assert_eq!(letters(&pdf::words(printed)), on_the_page.replacen("Question1from", "Questionfrom", 1));
    Ok(())
}

fn letters(text: &str) -> String {
    text.chars().filter(|mark| mark.is_alphanumeric()).collect()
}

pub(crate) async fn a_record_is_saved_as_data_and_for_archives(desk: Desk) -> Outcome {
    arrive(&desk).await?;
    keep_page(&desk, &published_page()?).await?;
    look_at_record(&desk).await?;
    unfold(&desk, "Save this record as a file").await?;
    desk.press_button("Save as Akoma Ntoso").await?;
    let (_, archive) = desk.downloaded(".xml").await?;
    assert!(String::from_utf8(archive)?.contains("<akomaNtoso "));
    desk.press_button("Save as data").await?;
    let (name, data) = desk.downloaded(".json").await?;
    // The library that it came from reads it, and has it already.
    let file = desk.make_file(&name, &data)?;
    go_to(&desk, "Library").await?;
    desk.choose_file("Choose files", &file).await?;
    desk.wait_until("you have already").await
}
