//! Answers that are errors. All of them keep what the server said.

use std::error::Error as StdError;
use std::fmt;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::answer::{Answer, BodyEnd};
use super::decode::{self, Decode, DecodeError};
use super::operation::Operation;
use super::validate::Violations;

/// An answer whose status is not a success. Status, headers and body are kept, whatever the body was.
#[derive(Debug, Clone)]
pub struct StatusError {
    answer: Answer,
    excerpt: String,
}

impl StatusError {
    /// Keeps `answer`; `secrets` are what its text must not show when it is printed.
    pub(crate) fn new(answer: Answer, secrets: &[String]) -> Self {
        let excerpt = excerpt(&answer.bytes, secrets);
        Self { answer, excerpt }
    }

    pub(crate) fn answer(&self) -> &Answer {
        &self.answer
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }

    /// The request id that the server gave, for its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.answer.request_id()
    }

    /// The body, up to the client's limit.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.answer.bytes
    }

    /// Whether the whole body was read: not when it is beyond the limit, or the connection was lost.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.answer.end == BodyEnd::Complete
    }

    /// The body as text; what is not UTF-8 is replaced.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.answer.bytes).into_owned()
    }

    /// The body as the document types it for this status, read when asked for.
    ///
    /// # Errors
    /// When the body is not JSON, or has not the shape of `T`.
    pub fn body<T: Decode>(&self) -> Result<T, DecodeError> {
        decode::from_slice(&self.answer.bytes)
    }

    /// The body as the operation `O` describes it for this status, read when asked for: by the exact status, else by
    /// its class, else by what stands for every other status.
    ///
    /// # Errors
    /// When the document describes no body for this status and media type, or the body has another shape. It is still
    /// there, in [`bytes`](Self::bytes).
    pub fn body_of<O: Operation>(&self) -> Result<O::Error, DecodeError> {
        O::Error::read(&self.answer)
    }
}

/// What the failures of an operation hold.
pub trait ErrorBody: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When status, media type or body are not what the document says.
    fn read(answer: &Answer) -> Result<Self, DecodeError>;
}

/// One type for every status: JSON, whatever its media type says.
impl<T: Decode> ErrorBody for T {
    fn read(answer: &Answer) -> Result<Self, DecodeError> {
        answer.json()
    }
}

/// The document describes no body.
impl ErrorBody for () {
    fn read(_: &Answer) -> Result<Self, DecodeError> {
        Ok(())
    }
}

impl fmt::Display for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the server answered {}", self.answer.status)?;
        if let Some(id) = self.request_id() {
            write!(f, " (request {id})")?;
        }
        if !self.excerpt.is_empty() {
            write!(f, ": {}", self.excerpt)?;
        }
        Ok(())
    }
}

impl StdError for StatusError {}

/// The beginning of a body on one line, without the `secrets`.
fn excerpt(bytes: &[u8], secrets: &[String]) -> String {
    /// How many characters of a body are printed.
    const LENGTH: usize = 300;
    let beginning = &bytes[..bytes.len().min(64 * 1024)];
    let mut text = String::from_utf8_lossy(beginning).into_owned();
    for secret in secrets {
        text = text.replace(secret.as_str(), "***");
    }
    let mut line = String::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if word.is_empty() {
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if line.chars().count() > LENGTH {
        line = line.chars().take(LENGTH).collect();
        line.push('…');
    }
    line
}

/// A successful answer whose body could not be read.
#[derive(Debug, Clone)]
pub struct UndecodableAnswer {
    pub(crate) answer: Answer,
    pub(crate) error: DecodeError,
}

impl UndecodableAnswer {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }

    /// The body, as far as it came.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.answer.bytes
    }

    /// What did not fit, and where.
    #[must_use]
    pub fn error(&self) -> &DecodeError {
        &self.error
    }
}

impl fmt::Display for UndecodableAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { answer, error } = self;
        write!(
            f,
            "the server answered {}, and its body could not be read: {error}",
            answer.status
        )
    }
}

impl StdError for UndecodableAnswer {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.error)
    }
}

/// A successful answer whose body is longer than the client's limit.
#[derive(Debug, Clone)]
pub struct TooLarge {
    pub(crate) answer: Answer,
    pub(crate) limit: usize,
}

impl TooLarge {
    /// The limit, in bytes.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// The body, up to the limit.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.answer.bytes
    }
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (status, limit) = (self.answer.status, self.limit);
        write!(
            f,
            "the server answered {status} with more than {limit} bytes; raise `max_response_bytes`"
        )
    }
}

impl StdError for TooLarge {}

/// A successful answer whose body violates the document.
#[derive(Debug, Clone)]
pub struct InvalidAnswer {
    pub(crate) answer: Answer,
    pub(crate) violations: Violations,
}

impl InvalidAnswer {
    /// What it violates.
    #[must_use]
    pub fn violations(&self) -> &Violations {
        &self.violations
    }

    /// The body.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.answer.bytes
    }
}

impl fmt::Display for InvalidAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { answer, violations } = self;
        write!(
            f,
            "the server answered {}, and its body is invalid: {violations}",
            answer.status
        )
    }
}

impl StdError for InvalidAnswer {}
