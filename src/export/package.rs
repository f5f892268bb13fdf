//! Files as one zip package, as Word and OpenDocument want it: the same parts give the same bytes.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, Error, ZipArchiveWriter};

/// The first day that a zip can name, in seconds since 1970: the same in every file, and a day for programs that ask
/// for one.
const FIRST_DAY: i64 = 315_532_800;

/// A package that is being written.
pub(super) struct Package(ZipArchiveWriter<Vec<u8>>);

impl Package {
    pub(super) fn new() -> Self {
        Self(ZipArchiveWriter::new(Vec::new()))
    }

    /// Adds a part as it is: the first part of an OpenDocument package tells its kind to who looks at the bytes.
    pub(super) fn store(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let (mut entry, config) = self.0.new_file(name).compression_method(CompressionMethod::STORE).start()?;
        let mut writer = config.wrap(&mut entry);
        writer.write_all(bytes)?;
        let (_, output) = writer.finish()?;
        entry.finish(output)?;
        Ok(())
    }

    /// Adds a packed part.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let file = self.0.new_file(name).last_modified(UtcDateTime::from_unix(FIRST_DAY));
        let (mut entry, config) = file.compression_method(CompressionMethod::DEFLATE).start()?;
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(bytes)?;
        let (encoder, output) = writer.finish()?;
        encoder.finish()?;
        entry.finish(output)?;
        Ok(())
    }

    pub(super) fn finish(self) -> Result<Vec<u8>, Error> {
        self.0.finish()
    }
}
