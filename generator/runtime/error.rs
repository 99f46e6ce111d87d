//! What can go wrong with a call.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::answer::Answer;
use super::answer_error::{InvalidAnswer, StatusError, TooLarge, UndecodableAnswer};
use super::operation::Operation;
use super::validate::Violations;

/// Why a call failed.
///
/// `Debug` and `Display` never show credentials, header values, or values of a request.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Error {
    /// The client is set up wrongly. Nothing was sent.
    Configuration(ConfigurationError),
    /// The request violates the document: parameters that are missing, constraints that are not kept.
    /// Nothing was sent.
    InvalidRequest(Violations),
    /// There are no credentials for the operation, or no token could be had. The call itself was not sent,
    /// or was refused.
    Authentication(AuthenticationError),
    /// The connection failed, before or after the request was sent.
    Connection(ConnectionError),
    /// The answer did not come within the timeout of one try. The request may have taken effect.
    Timeout(Duration),
    /// The server answered with a status that is not a success.
    Status(Box<StatusError>),
    /// The server answered with success, and the body could not be read. The request took effect.
    Decode(Box<UndecodableAnswer>),
    /// The server answered with success, and the body is longer than the client's limit in bytes. The
    /// request took effect.
    TooLarge(Box<TooLarge>),
    /// The server answered with success, and the body violates the document; only when responses are
    /// validated. The request took effect.
    InvalidResponse(Box<InvalidAnswer>),
}

impl Error {
    /// A mistake in the setup of the client.
    pub(crate) fn configuration(message: impl Into<String>) -> Self {
        Self::Configuration(ConfigurationError {
            message: message.into(),
        })
    }

    /// The status of the answer, when there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.answer().map(|answer| answer.status)
    }

    /// The headers of the answer, when there was one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.answer().map(|answer| &answer.headers)
    }

    /// The body of the answer as far as it was read, when there was one.
    #[must_use]
    pub fn bytes(&self) -> Option<&[u8]> {
        self.answer().map(|answer| answer.bytes.as_slice())
    }

    /// The request id that the server gave, when there was an answer with one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.answer().and_then(Answer::request_id)
    }

    /// What the failure holds, when it is one of a status that the operation `O` describes and the body is as described.
    /// See [`StatusError::body_of`] for why there is none.
    #[must_use]
    pub fn body_of<O: Operation>(&self) -> Option<O::Error> {
        match self {
            Self::Status(error) => error.body_of::<O>().ok(),
            _ => None,
        }
    }

    /// What a request or a response violates, when that is what is wrong.
    #[must_use]
    pub fn violations(&self) -> Option<&Violations> {
        match self {
            Self::InvalidRequest(violations) => Some(violations),
            Self::InvalidResponse(invalid) => Some(&invalid.violations),
            _ => None,
        }
    }

    fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Status(error) => Some(error.answer()),
            Self::Decode(error) => Some(&error.answer),
            Self::TooLarge(error) => Some(&error.answer),
            Self::InvalidResponse(error) => Some(&error.answer),
            _ => None,
        }
    }
}

/// So that a caller can validate with `?` before sending.
impl From<Violations> for Error {
    fn from(violations: Violations) -> Self {
        Self::InvalidRequest(violations)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Configuration(error) => error.fmt(f),
            Self::InvalidRequest(violations) => {
                write!(f, "the request was not sent, it is invalid: {violations}")
            }
            Self::Authentication(error) => error.fmt(f),
            Self::Connection(error) => error.fmt(f),
            Self::Timeout(timeout) => write!(f, "no answer within {timeout:?}"),
            Self::Status(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::TooLarge(error) => error.fmt(f),
            Self::InvalidResponse(error) => error.fmt(f),
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Authentication(error) => error.source(),
            Self::Connection(error) => error.source(),
            Self::Decode(error) => Some(&error.error),
            Self::InvalidRequest(violations) => Some(violations),
            Self::InvalidResponse(error) => Some(&error.violations),
            _ => None,
        }
    }
}

/// A mistake in the setup of a client, and what to do about it.
#[derive(Debug, Clone)]
pub struct ConfigurationError {
    message: String,
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for ConfigurationError {}

/// Why a call could not be authorised.
#[derive(Debug, Clone)]
pub struct AuthenticationError {
    message: String,
    cause: Option<Arc<Error>>,
}

impl AuthenticationError {
    /// A reason, and the error behind it.
    pub(crate) fn new(message: impl Into<String>, cause: Option<Error>) -> Self {
        Self {
            message: message.into(),
            cause: cause.map(Arc::new),
        }
    }

    /// What happened to the call for a token, when that is what failed: its status, for example.
    #[must_use]
    pub fn cause(&self) -> Option<&Error> {
        self.cause.as_deref()
    }
}

impl fmt::Display for AuthenticationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.cause {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

impl StdError for AuthenticationError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}

/// A connection that failed.
#[derive(Debug, Clone)]
pub struct ConnectionError {
    established: bool,
    error: Arc<reqwest::Error>,
}

impl ConnectionError {
    /// Keeps `error` without its URL, which can hold credentials.
    pub(crate) fn new(error: reqwest::Error) -> Self {
        Self {
            established: !error.is_connect(),
            error: Arc::new(error.without_url()),
        }
    }

    /// Whether there was a connection. When there was none, the request cannot have taken effect: an earlier
    /// try that may have is what the call ends with.
    #[must_use]
    pub fn is_established(&self) -> bool {
        self.established
    }
}

impl fmt::Display for ConnectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.established {
            "the connection was lost before the answer was complete"
        } else {
            "no connection could be established"
        })?;
        // The outer errors only say that sending failed; the innermost one says why.
        let mut cause: &dyn StdError = &*self.error;
        while let Some(inner) = cause.source() {
            cause = inner;
        }
        write!(f, ": {cause}")
    }
}

impl StdError for ConnectionError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.error)
    }
}
