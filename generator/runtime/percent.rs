//! Percent-encoding (RFC 3986, 2.1).

use std::fmt::Write as _;

/// Percent-encodes all but the unreserved characters (RFC 3986, 2.3).
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            byte => push_encoded(byte, &mut out),
        }
    }
    out
}

/// Percent-encodes what cannot stand in a query: reserved characters and triplets stay (RFC 6570, 3.2.3),
/// but for `#`, which would end the query.
#[must_use]
pub fn encode_unsafe(text: &str) -> String {
    encode_except(text, b"-._~:/?[]@!$&'()*+,;=")
}

/// The same for a path, which `?` would end, too.
#[must_use]
pub fn encode_path(text: &str) -> String {
    encode_except(text, b"-._~:/[]@!$&'()*+,;=")
}

/// Percent-encodes all but letters, digits, triplets and the characters that are `kept`.
fn encode_except(text: &str, kept: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, byte) in text.bytes().enumerate() {
        let triplet = || {
            let digits = text.as_bytes().get(index + 1..index + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => out.push(char::from(byte)),
            b'%' if triplet() => out.push('%'),
            byte if kept.contains(&byte) => out.push(char::from(byte)),
            byte => push_encoded(byte, &mut out),
        }
    }
    out
}

/// Percent-encodes what would end a cookie or cannot stand in a header; everything else stays as it is.
#[must_use]
pub fn encode_cookie(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b';' => push_encoded(byte, &mut out),
            b' '..=b'~' => out.push(char::from(byte)),
            byte => push_encoded(byte, &mut out),
        }
    }
    out
}

fn push_encoded(byte: u8, out: &mut String) {
    // Writing to a string does not fail.
    let _ = write!(out, "%{byte:02X}");
}
