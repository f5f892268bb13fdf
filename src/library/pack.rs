//! Sources as files: one as data, all of them as one pack. The library reads both back.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use jiff::Timestamp;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use crate::export::{File, record_name, safe_name};
use crate::format::v1::{self, Shelved};
use crate::record::Record;
use crate::storage::encode_record;

/// One source: its records, one to a line.
pub fn source_file(source: &Shelved, records: &[Record], at: Timestamp) -> File {
    let lines: String = records.iter().map(|record| encode_record(&v1::Record::from(record), at) + "\n").collect();
    let (ending, media_type) =
        if records.len() == 1 { ("json", "application/json") } else { ("ndjson", "application/x-ndjson") };
    File { name: safe_name(&title(source), ending), media_type, bytes: lines.into_bytes() }
}

/// One record as data, which the library of another device reads.
pub fn record_data(record: &Record, at: Timestamp) -> File {
    let bytes = encode_record(&v1::Record::from(record), at).into_bytes();
    File { name: record_name(record, "json"), media_type: "application/json", bytes }
}

/// Many sources as one zip file with a file for each; `None` if it cannot be packed, which only a fault could cause.
pub fn pack(sources: &[File], name: &str) -> Option<File> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (index, file) in sources.iter().enumerate() {
        // Two sources may have the same name.
        let path = format!("{:04} {}", index + 1, file.name);
        let (mut entry, config) =
            archive.new_file(&path).compression_method(CompressionMethod::DEFLATE).start().ok()?;
        let encoder = DeflateEncoder::new(&mut entry, Compression::default());
        let mut writer = config.wrap(encoder);
        writer.write_all(&file.bytes).ok()?;
        let (encoder, output) = writer.finish().ok()?;
        encoder.finish().ok()?;
        entry.finish(output).ok()?;
    }
    let bytes = archive.finish().ok()?;
    Some(File { name: safe_name(name, "zip"), media_type: "application/zip", bytes })
}

/// What a source is called in a file's name.
fn title(source: &Shelved) -> String {
    let date = source.meeting_date.map(|date| date.to_string());
    let named = [date, source.body.clone(), source.title.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let file =
        source.file_name.clone().map(|name| name.rsplit_once('.').map_or(name.clone(), |(stem, _)| stem.to_owned()));
    let or_file = if named.is_empty() { file } else { Some(named) };
    or_file.unwrap_or_else(|| "Published questions".to_owned())
}
