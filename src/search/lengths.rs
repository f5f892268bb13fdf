//! How many words a field has, in one byte: exact below 16, to a sixteenth above. Scoring needs no more, and
//! what it needs for each length can then be looked up.

use super::documents::FIELDS;

/// The lengths of the fields of an entry, in short.
pub(super) type Lengths = [u8; FIELDS];

/// How many different short forms there are.
pub(super) const FORMS: usize = 112;

/// A length in short.
pub(super) fn short(length: u16) -> u8 {
    if length < 16 {
        return length as u8;
    }
    let shift = 12 - length.leading_zeros();
    (8 + shift * 8 + u32::from(length >> shift) - 8) as u8
}

/// About the length that a short form stands for.
pub(super) fn long(short: u8) -> u32 {
    let short = u32::from(short);
    if short < 16 {
        return short;
    }
    let shift = short / 8 - 1;
    (((short % 8 + 8) << shift) + (1 << shift) / 2).min(u32::from(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_kept_to_a_sixteenth() {
        for length in 0..=u16::MAX {
            let form = short(length);
            assert!(usize::from(form) < FORMS, "{length}");
            assert!(long(form).abs_diff(u32::from(length)) * 16 <= u32::from(length), "{length} {}", long(form));
            assert_eq!(short(long(form) as u16), form);
        }
    }
}
