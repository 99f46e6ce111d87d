//! Bytes as Base64 (RFC 4648).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::decode::{self, Decode, DecodeError};
use super::invalid_text::InvalidText;
use super::validate::Validate;

const INVALID: InvalidText = InvalidText::new("Base64, such as aGVsbG8=");

/// Bytes in Base64 (RFC 4648), kept as the text that was sent, to the letter.
///
/// Made from bytes with [`From`], or from text with [`FromStr`], which checks it. One that was read from a response
/// holds whatever the server wrote; [`is_valid`](Self::is_valid) tells whether that is Base64. Equality and order
/// are those of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64(String);

impl Base64 {
    /// The bytes in the alphabet for URLs and file names, without padding (RFC 4648, 5).
    #[must_use]
    pub fn url_safe(bytes: &[u8]) -> Self {
        let text = encode(bytes).replace('+', "-").replace('/', "_");
        Self(text.trim_end_matches('=').to_owned())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, without copying it.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether the text is Base64, in either alphabet, with or without padding.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        is_base64(&self.0)
    }

    /// The bytes. `None` when the text is not Base64.
    #[must_use]
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        decode_text(&self.0)
    }
}

/// Whether `text` is Base64, in either alphabet of RFC 4648, with or without padding.
#[must_use]
pub fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let whole = (padding == 0 && digits.len() % 4 != 1)
        || (padding < 3 && text.len() % 4 == 0 && digits.len() % 4 != 0);
    whole && digits.bytes().all(|digit| sextet(digit).is_some())
}

/// The six bits of a digit.
fn sextet(digit: u8) -> Option<u32> {
    Some(u32::from(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    }))
}

fn decode_text(text: &str) -> Option<Vec<u8>> {
    if !is_base64(text) {
        return None;
    }
    let digits = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for group in digits.chunks(4) {
        let mut bits = 0;
        for digit in group {
            bits = bits << 6 | sextet(*digit)?;
        }
        bits <<= 6 * (4 - group.len());
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    Some(bytes)
}

fn encode(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |index| u32::from(group.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            if place > group.len() {
                text.push('=');
            } else {
                text.push(char::from(DIGITS[(bits >> (18 - 6 * place) & 63) as usize]));
            }
        }
    }
    text
}

/// In the standard alphabet, with padding (RFC 4648, 4).
impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(encode(bytes))
    }
}

/// In the standard alphabet, with padding (RFC 4648, 4).
impl<const LENGTH: usize> From<&[u8; LENGTH]> for Base64 {
    fn from(bytes: &[u8; LENGTH]) -> Self {
        Self(encode(bytes))
    }
}

/// In the standard alphabet, with padding (RFC 4648, 4).
impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(encode(&bytes))
    }
}

impl FromStr for Base64 {
    type Err = InvalidText;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if is_base64(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(INVALID)
        }
    }
}

impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Decode for Base64 {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        String::decode(value).map(Self)
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decode::deserialize(deserializer)
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// The holder of the value checks the format, because it knows the rule; see [`Base64::is_valid`].
impl Validate for Base64 {}
