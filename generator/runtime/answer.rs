//! What the server answered.

use std::fmt;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde_json::Value;

use super::choice::{Choice, choose, is_json};
use super::decode::{self, Decode, DecodeError};

/// Status, headers and body of an answer, read to the end or to the limit.
#[derive(Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as far as it was read.
    pub bytes: Vec<u8>,
    /// Whether the whole body was read.
    pub end: BodyEnd,
}

/// How the reading of a body ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyEnd {
    /// The body is complete.
    Complete,
    /// The body is longer than the client's limit, and was cut off there.
    Limit,
    /// The connection was lost before the end of the body.
    Lost,
}

/// An answer, and its body if that is read as it comes.
#[derive(Debug)]
pub struct Arrival {
    /// The answer; without a body when that has not been read.
    pub answer: Answer,
    /// The body that has not been read.
    pub unread: Option<Unread>,
}

/// A body that has not been read, and what holds for reading it.
#[derive(Debug)]
pub struct Unread {
    /// Where it comes from.
    pub response: reqwest::Response,
    /// Time to wait for the next piece.
    pub timeout: Duration,
    /// How many bytes are kept in memory at once.
    pub limit: usize,
    /// How many violations of an item are kept; nothing when items are not validated.
    pub violations: Option<usize>,
}

impl Answer {
    /// The media type in lower case, without its parameters; empty when there is none.
    #[must_use]
    pub fn media_type(&self) -> String {
        let value = self.headers.get(CONTENT_TYPE);
        let text = value.and_then(|value| value.to_str().ok()).unwrap_or("");
        let media_type = text.split(';').next().unwrap_or("");
        media_type.trim().to_ascii_lowercase()
    }

    /// Reads the body as JSON, whatever its media type says.
    ///
    /// # Errors
    /// When the body is not JSON, or has not the shape of `T`.
    pub fn json<T: Decode>(&self) -> Result<T, DecodeError> {
        decode::from_slice(&self.bytes)
    }

    /// Reads the body as what its media type says: JSON, or text that stands for a string of JSON. A body without a
    /// media type is read as JSON.
    ///
    /// # Errors
    /// When the body is neither, or has not the shape of `T`.
    pub fn any<T: Decode>(&self) -> Result<T, DecodeError> {
        let media_type = self.media_type();
        if media_type.is_empty() || is_json(&media_type) {
            self.json()
        } else {
            decode::from_value(Value::String(self.text()?))
        }
    }

    /// Reads the body as text: UTF-8, or ISO 8859-1 where the media type says so.
    ///
    /// # Errors
    /// When the body is in neither of them.
    pub fn text(&self) -> Result<String, DecodeError> {
        if self.is_latin() {
            return Ok(self.bytes.iter().copied().map(char::from).collect());
        }
        let bytes = self.bytes.strip_prefix(b"\xef\xbb\xbf");
        let text = std::str::from_utf8(bytes.unwrap_or(&self.bytes));
        text.map(str::to_owned).map_err(|error| {
            let place = error.valid_up_to();
            DecodeError::because("text in UTF-8", format!("other bytes at {place}"))
        })
    }

    fn is_latin(&self) -> bool {
        let value = self.headers.get(CONTENT_TYPE);
        let text = value.and_then(|value| value.to_str().ok()).unwrap_or("");
        text.to_ascii_lowercase().split(';').skip(1).any(|part| {
            let part = part.trim().replace('"', "");
            part == "charset=iso-8859-1"
        })
    }

    /// Which of `choices` the answer is; `any_status` as for [`choose`].
    ///
    /// # Errors
    /// When it is none of them.
    pub fn choose(&self, choices: &[Choice], any_status: bool) -> Result<usize, DecodeError> {
        let media_type = self.media_type();
        choose(choices, self.status.as_u16(), &media_type, any_status).ok_or_else(|| {
            let status = self.status.as_str();
            let found = match media_type.as_str() {
                "" => format!("{status} without a media type"),
                media_type => format!("{status} with `{media_type}`"),
            };
            DecodeError::because("a status and a media type that the document has", found)
        })
    }

    /// The request id that the server gave, for its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        const NAMES: [&str; 4] = [
            "x-request-id",
            "request-id",
            "x-amzn-requestid",
            "x-correlation-id",
        ];
        NAMES
            .iter()
            .find_map(|name| self.headers.get(*name))
            .and_then(|value| value.to_str().ok())
    }
}

/// Without header values and body, which can hold what should not be logged.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("media_type", &self.media_type())
            .field("length", &self.bytes.len())
            .field("end", &self.end)
            .finish_non_exhaustive()
    }
}
