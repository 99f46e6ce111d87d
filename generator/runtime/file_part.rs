//! Files in a form.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::body::Body;
use super::decode::{self, Decode, DecodeError};
use super::upload::Piece;
use super::validate::Validate;

/// A file in a form: bytes, with a name and a media type. Made of anything that makes a [`Body`].
#[derive(Clone, PartialEq)]
pub struct FilePart {
    pub(crate) body: Body,
    pub(crate) file_name: Option<String>,
    pub(crate) headers: Vec<(String, String)>,
}

impl FilePart {
    /// A file without a name of its own.
    pub fn new(body: impl Into<Body>) -> Self {
        Self {
            body: body.into(),
            file_name: None,
            headers: Vec::new(),
        }
    }

    /// Sets the name, instead of that of the member.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the media type, instead of the document's.
    #[must_use]
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.body = self.body.content_type(media_type);
        self
    }

    /// Adds a header to the part.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl<T: Into<Body>> From<T> for FilePart {
    fn from(body: T) -> Self {
        Self::new(body)
    }
}

/// Without the bytes and headers, which can hold what should not be logged.
impl fmt::Debug for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilePart")
            .field("file_name", &self.file_name)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

/// In JSON a file is its text.
impl Decode for FilePart {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        String::decode(value).map(Self::from)
    }
}

impl<'de> Deserialize<'de> for FilePart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decode::deserialize(deserializer)
    }
}

/// In JSON a file is its text; other bytes, and those that are read as they are sent, have no form there.
impl Serialize for FilePart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = match &self.body.piece {
            Piece::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
            Piece::Reader(_) => None,
        };
        match text {
            Some(text) => serializer.serialize_str(text),
            None => Err(serde::ser::Error::custom("a file has no form in JSON")),
        }
    }
}

impl Validate for FilePart {}
