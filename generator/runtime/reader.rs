//! How successful answers are read: each operation names one of these types.

use super::answer::Arrival;
use super::choice::Choice;
use super::decode::{Decode, DecodeError};
use super::validate::{At, Validate, Violations};

/// A way to read a successful answer as a `T`.
pub trait Read<T> {
    /// The answers that are told apart, and those whose bodies are read as they come.
    const CHOICES: &'static [Choice] = &[];

    /// Whether a redirect is an answer, and not followed.
    const REDIRECTS: bool = false;

    /// Reads the answer.
    ///
    /// # Errors
    /// When status, media type or body are not what the document says.
    fn read(arrival: &mut Arrival) -> Result<T, DecodeError>;

    /// Adds the violations of what was read to `out`.
    fn validate(value: &T, out: &mut Violations) {
        let _ = (value, out);
    }
}

/// There is no body, or none that the document describes.
#[derive(Debug)]
pub struct Empty;

impl Read<()> for Empty {
    fn read(_: &mut Arrival) -> Result<(), DecodeError> {
        Ok(())
    }
}

/// The body is JSON, whatever its media type says.
#[derive(Debug)]
pub struct Json;

impl<T: Decode + Validate> Read<T> for Json {
    fn read(arrival: &mut Arrival) -> Result<T, DecodeError> {
        arrival.answer.json()
    }

    fn validate(value: &T, out: &mut Violations) {
        value.validate_into(&At::ROOT, out);
    }
}

/// The body is JSON, or there is none.
#[derive(Debug)]
pub struct Optional;

impl<T: Decode + Validate> Read<Option<T>> for Optional {
    fn read(arrival: &mut Arrival) -> Result<Option<T>, DecodeError> {
        if arrival.answer.bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(None);
        }
        arrival.answer.json().map(Some)
    }

    fn validate(value: &Option<T>, out: &mut Violations) {
        value.validate_into(&At::ROOT, out);
    }
}

/// The body is text.
#[derive(Debug)]
pub struct Text;

impl Read<String> for Text {
    fn read(arrival: &mut Arrival) -> Result<String, DecodeError> {
        arrival.answer.text()
    }
}

/// The body is what its media type says: JSON, or a text where the document has a string.
#[derive(Debug)]
pub struct Any;

impl<T: Decode + Validate> Read<T> for Any {
    fn read(arrival: &mut Arrival) -> Result<T, DecodeError> {
        arrival.answer.any()
    }

    fn validate(value: &T, out: &mut Violations) {
        value.validate_into(&At::ROOT, out);
    }
}

/// Status and media type tell which of several answers it is.
#[derive(Debug)]
pub struct OneOf;

/// The answers of an operation; implemented by one enum each.
pub trait Choices: Sized {
    /// The answers that the document declares.
    const CHOICES: &'static [Choice];

    /// Reads an answer that is the choice with this index.
    ///
    /// # Errors
    /// When the body is not what the document says.
    fn read(choice: usize, arrival: &mut Arrival) -> Result<Self, DecodeError>;

    /// Adds the violations of what was read to `out`. Does nothing by default.
    fn validate(&self, out: &mut Violations) {
        let _ = out;
    }
}

impl<T: Choices> Read<T> for OneOf {
    const CHOICES: &'static [Choice] = T::CHOICES;

    fn read(arrival: &mut Arrival) -> Result<T, DecodeError> {
        let choice = arrival.answer.choose(T::CHOICES, true)?;
        T::read(choice, arrival)
    }

    fn validate(value: &T, out: &mut Violations) {
        value.validate(out);
    }
}
