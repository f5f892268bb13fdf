//! What a page or a drawing in it says, unpacked within bounds.

use std::io::Read;

use flate2::bufread::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page;

/// The most instructions of one page or drawing, in bytes: 16 MB. A full page of text has 20 thousand.
const MOST: usize = 16 * 1024 * 1024;

/// Streams packed in rarer ways, or several times over, are unpacked if they are no larger than this, in bytes.
const MOST_RARE: usize = 256 * 1024;

/// The instructions of a page: one stream, or several that are one.
pub(super) fn of_page(page: &Page<'_>) -> Vec<u8> {
    let raw = page.raw();
    if let Some(stream) = raw.get::<Stream<'_>>("Contents") {
        return of_stream(&stream);
    }
    let mut all = Vec::new();
    for stream in raw.get::<Array<'_>>("Contents").iter().flat_map(Array::iter::<Stream<'_>>) {
        if all.len() < MOST {
            all.extend(of_stream(&stream));
            all.push(b'\n');
        }
    }
    all
}

/// The instructions of a drawing. Of a damaged stream, what could be unpacked.
pub(super) fn of_stream(stream: &Stream<'_>) -> Vec<u8> {
    let raw = stream.raw_data();
    match stream.filters().as_slice() {
        [] => raw.into_owned(),
        [Filter::FlateDecode] => {
            let mut data = Vec::new();
            let bounded = ZlibDecoder::new(&*raw).take(MOST as u64).read_to_end(&mut data);
            match bounded {
                // A stream with a damaged head may still be one for a more patient reader.
                Err(_) if data.is_empty() => rare(stream, raw.len()),
                _ => data,
            }
        }
        _ => rare(stream, raw.len()),
    }
}

fn rare(stream: &Stream<'_>, length: usize) -> Vec<u8> {
    if length > MOST_RARE {
        return Vec::new();
    }
    stream.decoded_data().map(std::borrow::Cow::into_owned).unwrap_or_default()
}
