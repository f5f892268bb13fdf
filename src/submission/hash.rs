//! The content hash: SHA-256 over JSON written in one way only.
//!
//! Names are sorted by their UTF-16 units and nothing is put between the tokens, as RFC 8785 (JSON
//! Canonicalization Scheme) has it, so that a file that was merely laid out anew keeps its hash. The
//! shapes that are hashed hold no fractions; those of strangers are written as they were read.

use std::fmt::Write;

use serde_json::Value;
use sha2::{Digest, Sha256};

/// SHA-256 of the list of these values, in lower-case hexadecimal.
pub(crate) fn hash_of(values: &[Value]) -> String {
    let mut json = String::new();
    write_list(values, &mut json);
    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(json.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    hexadecimal
}

fn write_value(value: &Value, json: &mut String) {
    match value {
        Value::Array(values) => write_list(values, json),
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            fields.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
            write_fields(&fields, json);
        }
        scalar => json.push_str(&scalar.to_string()),
    }
}

fn write_list(values: &[Value], json: &mut String) {
    json.push('[');
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            json.push(',');
        }
        write_value(value, json);
    }
    json.push(']');
}

fn write_fields(fields: &[(&String, &Value)], json: &mut String) {
    json.push('{');
    for (index, (name, value)) in fields.iter().enumerate() {
        if index > 0 {
            json.push(',');
        }
        json.push_str(&Value::from(name.as_str()).to_string());
        json.push(':');
        write_value(value, json);
    }
    json.push('}');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_names_and_the_white_space_do_not_change_what_is_hashed() {
        let check = |text: &str, expected: &str| {
            let mut json = String::new();
            write_value(&serde_json::from_str(text).unwrap(), &mut json);
            assert_eq!(json, expected);
        };
        check(r#"{ "b": [1, null, true], "a": {} }"#, r#"{"a":{},"b":[1,null,true]}"#);
        check(r#""\u00e9\u000a\u001f\"\/""#, r#""é\n\u001f\"/""#);
        check("{\"\u{fb33}\": 1, \"\u{1f600}\": 2}", "{\"\u{1f600}\":2,\"\u{fb33}\":1}");
    }

    #[test]
    fn the_hash_is_sha_256_in_hexadecimal() {
        // The published SHA-256 of the two characters "[]".
        assert_eq!(hash_of(&[]), "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945");
    }
}
