//! Numbers as runs of bytes: small ones take one byte. The index in memory and the saved one are made of them.

/// The top bit of a byte says that more follow.
pub(super) const MORE: u8 = 0x80;

/// Seven bits a byte, the low ones first.
pub(super) fn write(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= u32::from(MORE) {
        bytes.push(number as u8 | MORE);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number from the front; `None` where the bytes end too soon or hold more than 32 bits.
#[inline]
pub(super) fn read(rest: &mut &[u8]) -> Option<u32> {
    let (&byte, after) = rest.split_first()?;
    *rest = after;
    if byte < MORE {
        return Some(u32::from(byte));
    }
    read_longer(rest, u32::from(byte & !MORE))
}

fn read_longer(rest: &mut &[u8], start: u32) -> Option<u32> {
    let mut number = start;
    for shift in (7..32).step_by(7) {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        number |= u32::from(byte & !MORE).checked_shl(shift)?;
        if byte < MORE {
            return Some(number);
        }
    }
    None
}

/// Takes so many numbers from the front without reading them; `None` where there are fewer.
pub(super) fn take_numbers<'a>(rest: &mut &'a [u8], count: u32) -> Option<&'a [u8]> {
    let (mut left, mut length) = (count, 0);
    // Eight bytes hold at most eight numbers: whole groups are passed over while more than that are left.
    while let Some(group) = rest.get(length..length + 8).filter(|_| left > 8).and_then(|group| group.try_into().ok()) {
        left -= (!u64::from_le_bytes(group) & 0x8080_8080_8080_8080).count_ones();
        length += 8;
    }
    while left > 0 {
        left -= u32::from(*rest.get(length)? < MORE);
        length += 1;
    }
    take(rest, length)
}

/// How many numbers these bytes are; `None` where the last is cut off or any has more than five bytes.
pub(super) fn count_numbers(bytes: &[u8]) -> Option<usize> {
    let mut longest = 0;
    let mut length = 0;
    let mut count = 0;
    for &byte in bytes {
        length += 1;
        longest = longest.max(length);
        if byte < MORE {
            (count, length) = (count + 1, 0);
        }
    }
    (length == 0 && longest <= 5).then_some(count)
}

/// Takes so many bytes from the front; `None` where there are fewer.
pub(super) fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(taken)
}

/// Appends so many bytes from the front. A few, as most are, go as one number where eight are at hand: in a browser a
/// copy of any length takes longer by itself.
#[inline]
pub(super) fn append(out: &mut Vec<u8>, from: &[u8], length: usize) {
    match from.first_chunk::<8>() {
        Some(eight) if length <= eight.len() => {
            let end = out.len() + length;
            out.extend_from_slice(eight);
            out.truncate(end);
        }
        _ => out.extend_from_slice(from.get(..length).unwrap_or_default()),
    }
}

/// A text with its length before it.
pub(super) fn write_text(bytes: &mut Vec<u8>, text: &str) {
    write(bytes, text.len() as u32);
    bytes.extend_from_slice(text.as_bytes());
}

/// Takes a text from the front; `None` where it is cut off or is no text.
pub(super) fn read_text<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let length = read(rest)? as usize;
    std::str::from_utf8(take(rest, length)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, 2_097_152, u32::MAX];
        let mut bytes = Vec::new();
        numbers.iter().for_each(|&number| write(&mut bytes, number));
        write_text(&mut bytes, "Tŷ");
        let mut rest = bytes.as_slice();
        assert_eq!(numbers.map(|_| read(&mut rest).unwrap()), numbers);
        assert_eq!(read_text(&mut rest), Some("Tŷ"));
        assert_eq!(read(&mut rest), None);
    }

    #[test]
    fn as_many_bytes_are_appended_as_were_asked_for() {
        let from: Vec<u8> = (1..20).collect();
        for (start, length) in
            (0..from.len()).flat_map(|start| (0..=from.len() - start).map(move |length| (start, length)))
        {
            let mut out = vec![7];
            append(&mut out, &from[start..], length);
            assert_eq!(out, [&[7], &from[start..start + length]].concat());
        }
    }

    #[test]
    fn numbers_are_passed_over_without_reading_them() {
        let mut rest: &[u8] = &[1, 0x80, 2, 3, 4];
        assert_eq!(take_numbers(&mut rest, 3), Some(&[1, 0x80, 2, 3][..]));
        assert_eq!(take_numbers(&mut rest, 2), None);
        let mut bytes = Vec::new();
        (0..300).for_each(|number| write(&mut bytes, number));
        for count in 0..300 {
            let mut rest = bytes.as_slice();
            assert!(take_numbers(&mut rest, count).is_some());
            assert_eq!(read(&mut rest), Some(count));
        }
    }
}
