//! What the server answered.

use std::fmt;

use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};

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
