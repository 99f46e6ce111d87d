//! Bytes as Base64 (RFC 4648).

use std::fmt;
use std::str::FromStr;

use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD, PAD};
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD, Engine as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::decode::{self, Decode, DecodeError};
use super::formatted::Formatted;
use super::invalid_text::InvalidText;
use super::place::Place;
use super::report;
use super::validate::{At, Validate, Violations};

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
        Self(BASE64_URL_SAFE_NO_PAD.encode(bytes))
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
    decode_text(text).is_some()
}

/// Reads either alphabet, all of whose padding is there or none. Bits that stand for nothing are not looked at, as
/// there are encoders that leave something in them.
fn decode_text(text: &str) -> Option<Vec<u8>> {
    let alphabet = if text.contains(['-', '_']) {
        &URL_SAFE
    } else {
        &STANDARD
    };
    let padding = if text.ends_with('=') { PAD } else { NO_PAD };
    let padding = padding.with_decode_allow_trailing_bits(true);
    GeneralPurpose::new(alphabet, padding).decode(text).ok()
}

/// In the standard alphabet, with padding (RFC 4648, 4).
impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(BASE64_STANDARD.encode(bytes))
    }
}

/// In the standard alphabet, with padding (RFC 4648, 4).
impl<const LENGTH: usize> From<&[u8; LENGTH]> for Base64 {
    fn from(bytes: &[u8; LENGTH]) -> Self {
        Self(BASE64_STANDARD.encode(bytes))
    }
}

/// In the standard alphabet, with padding (RFC 4648, 4).
impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(BASE64_STANDARD.encode(bytes))
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

/// The holder of the value has its format checked, because it knows the place of the schema; see [`Base64::is_valid`].
impl Validate for Base64 {}

impl Formatted for Base64 {
    #[inline]
    fn check_format(&self, schema: &Place<'_>, at: &At<'_>, out: &mut Violations) {
        if !self.is_valid() {
            report::format("byte", is_base64, schema, at, out);
        }
    }
}
