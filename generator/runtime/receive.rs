//! What the server sends of its own accord: webhooks and callbacks.

use std::error::Error;
use std::fmt;

use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde_json::Value;

use super::decode::{self, Decode, DecodeError};
use super::validate::{Validate, Violations};

/// Why a request that was received cannot be used.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ReceiveError {
    /// A header that the document demands is missing.
    Header(&'static str),
    /// The body is of a media type that the document does not name.
    MediaType(String),
    /// The body is not JSON, or has not the shape that the document describes.
    Body(DecodeError),
    /// The body violates constraints of the document.
    Invalid(Violations),
}

impl ReceiveError {
    /// All that the body violates; where it cannot be read, that is known to crates that were generated with `values`
    /// in `[validation]`.
    #[must_use]
    pub fn violations(&self) -> Option<&Violations> {
        match self {
            Self::Body(error) => error.violations(),
            Self::Invalid(violations) => Some(violations),
            Self::Header(_) | Self::MediaType(_) => None,
        }
    }
}

impl fmt::Display for ReceiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header(name) => write!(f, "the header `{name}` is missing"),
            Self::MediaType(found) => write!(f, "the body is `{found}`, and not JSON"),
            Self::Body(error) => write!(f, "the body cannot be read: {error}"),
            Self::Invalid(violations) => write!(f, "the body is invalid: {violations}"),
        }
    }
}

impl Error for ReceiveError {}

/// Reads the body of a request that was received, and checks it.
///
/// # Errors
/// When one of `required` is not in `headers`, or the body is nothing that the document describes.
pub fn parse<T: Decode + Validate>(
    required: &[&'static str],
    headers: &HeaderMap,
    body: &[u8],
) -> Result<T, ReceiveError> {
    from_value(value(required, headers, body)?)
}

/// Reads the body as JSON of any shape.
///
/// # Errors
/// When one of `required` is not in `headers`, or the body is not JSON.
pub fn value(
    required: &[&'static str],
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Value, ReceiveError> {
    check(required, headers)?;
    let media_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .map(|text| {
            text.split(';')
                .next()
                .unwrap_or("")
                .trim()
                .to_ascii_lowercase()
        });
    match media_type {
        Some(found) if !found.ends_with("/json") && !found.ends_with("+json") => {
            Err(ReceiveError::MediaType(found))
        }
        _ => decode::from_slice(body).map_err(ReceiveError::Body),
    }
}

/// Reads a body that has been read as JSON, and checks it.
///
/// # Errors
/// When it is nothing that the document describes.
pub fn from_value<T: Decode + Validate>(value: Value) -> Result<T, ReceiveError> {
    let body: T = decode::from_value(value).map_err(ReceiveError::Body)?;
    body.validate().map_err(ReceiveError::Invalid)?;
    Ok(body)
}

/// Looks for headers that the document demands.
///
/// # Errors
/// The first one that is missing.
pub fn check(required: &[&'static str], headers: &HeaderMap) -> Result<(), ReceiveError> {
    match required.iter().find(|name| !headers.contains_key(**name)) {
        Some(name) => Err(ReceiveError::Header(name)),
        None => Ok(()),
    }
}

/// The text of a member, by which bodies are told apart.
#[must_use]
pub fn tag<'v>(value: &'v Value, member: &str) -> Option<&'v str> {
    value.get(member)?.as_str()
}

/// A body whose tag is none of those that the document names.
#[must_use]
pub fn unknown(expected: &'static str) -> ReceiveError {
    ReceiveError::Body(DecodeError::because(expected, "something else"))
}
