//! JSON values behind each other, as a stream of typed items.

use std::fmt;
use std::marker::PhantomData;

use serde_json::Value;

use super::answer::Arrival;
use super::answer_error::{InvalidAnswer, UndecodableAnswer};
use super::choice::Choice;
use super::decode::{self, Decode, DecodeError};
use super::error::Error;
use super::reader::Read;
use super::records::Records;
use super::validate::{At, Validate, Violations};

/// Items, as the server sends them: JSON on a line each, or behind a record separator each (RFC 7464). Each wait for
/// the next bytes has the time limit of the call, and no item may be longer than the client's limit of a body.
///
/// ```text
/// while let Some(item) = stream.next().await? { … }
/// ```
pub struct ItemStream<T> {
    records: Box<Records>,
    items: PhantomData<fn() -> T>,
}

impl<T: Decode + Validate> ItemStream<T> {
    /// The body of an answer that has not been read.
    ///
    /// # Errors
    /// When the body has been read already.
    pub fn of(arrival: &mut Arrival) -> Result<Self, DecodeError> {
        let records = Box::new(Records::of(arrival)?);
        let items = PhantomData;
        Ok(Self { records, items })
    }

    /// The next item, or nothing at the end. It is safe to drop the wait for it.
    ///
    /// # Errors
    /// [`Error::Timeout`] and [`Error::Connection`] when there is no more to be read; [`Error::TooLarge`] when an item
    /// is longer than the limit; [`Error::Decode`] when it is not JSON or has another shape, and
    /// [`Error::InvalidResponse`] when responses are validated and it is invalid: the next item can still be read.
    pub async fn next(&mut self) -> Result<Option<T>, Error> {
        let media_type = self.records.stream.media_type();
        let is_separator = if media_type.ends_with("json-seq") {
            |byte| byte == b'\x1e'
        } else {
            |byte| byte == b'\n'
        };
        while let Some(record) = self.records.next(is_separator).await? {
            if record.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let value = decode::from_slice::<Value>(&record)
                .map_err(|error| undecodable(&self.records, &record, error))?;
            return item(&self.records, &record, value).map(Some);
        }
        Ok(None)
    }
}

/// Reads an item, and validates it where responses are validated.
pub(crate) fn item<T: Decode + Validate>(
    records: &Records,
    bytes: &[u8],
    value: Value,
) -> Result<T, Error> {
    let value: T = decode::from_value(value).map_err(|error| undecodable(records, bytes, error))?;
    if let Some(limit) = records.violations {
        let mut violations = Violations::with_limit(limit);
        value.validate_into(&At::ROOT, &mut violations);
        if !violations.is_empty() {
            let answer = records.stream.answer_with(bytes.to_vec());
            let invalid = InvalidAnswer { answer, violations };
            return Err(Error::InvalidResponse(Box::new(invalid)));
        }
    }
    Ok(value)
}

fn undecodable(records: &Records, bytes: &[u8], error: DecodeError) -> Error {
    let answer = records.stream.answer_with(bytes.to_vec());
    Error::Decode(Box::new(UndecodableAnswer { answer, error }))
}

/// Without what has been read.
impl<T> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemStream")
            .field("stream", &self.records.stream)
            .finish_non_exhaustive()
    }
}

/// The body is items.
#[derive(Debug)]
pub struct Items;

impl<T: Decode + Validate> Read<ItemStream<T>> for Items {
    const CHOICES: &'static [Choice] = &[Choice::stream(0, "application/jsonl")];

    fn read(arrival: &mut Arrival) -> Result<ItemStream<T>, DecodeError> {
        ItemStream::of(arrival)
    }
}
