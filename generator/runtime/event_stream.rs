//! Server-sent events (WHATWG HTML, 9.2), as a stream of typed items.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use serde_json::Value;

use super::answer::Arrival;
use super::choice::Choice;
use super::decode::{Decode, DecodeError};
use super::error::Error;
use super::item_stream::item;
use super::reader::Read;
use super::records::Records;
use super::validate::Validate;

/// Events, as the server sends them. Each wait for the next bytes has the time limit of the call, and no event may be
/// longer than the client's limit of a body.
///
/// ```text
/// while let Some(event) = stream.next().await? {
///     if let Some(value) = event.value { … }
/// }
/// ```
///
/// The end of the stream is the end of the body. To connect again is up to the caller: [`Event::id`] and
/// [`Event::retry`] say how.
pub struct EventStream<T> {
    inner: Box<Inner>,
    items: PhantomData<fn() -> T>,
}

struct Inner {
    records: Records,
    is_first: bool,
    last_id: Option<String>,
    retry: Option<Duration>,
    name: Option<String>,
    data: Option<String>,
}

/// An event.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// What kind of event it is, when the server says so (`event`).
    pub name: Option<String>,
    /// The id of this event, or of the last one before it that had one (`id`): a new call can ask for what is behind
    /// it with the header `Last-Event-ID`.
    pub id: Option<String>,
    /// How long to wait before connecting again, when the server has said so by now (`retry`).
    pub retry: Option<Duration>,
    /// The data as it came.
    pub data: String,
    /// The data read as JSON; nothing when it is not JSON, such as the `[DONE]` that ends some streams.
    pub value: Option<T>,
}

impl<T: Decode + Validate> EventStream<T> {
    /// The body of an answer that has not been read.
    ///
    /// # Errors
    /// When the body has been read already.
    pub fn of(arrival: &mut Arrival) -> Result<Self, DecodeError> {
        let inner = Inner {
            records: Records::of(arrival)?,
            is_first: true,
            last_id: None,
            retry: None,
            name: None,
            data: None,
        };
        Ok(Self {
            inner: Box::new(inner),
            items: PhantomData,
        })
    }

    /// The next event, or nothing at the end. It is safe to drop the wait for it.
    ///
    /// # Errors
    /// [`Error::Timeout`] and [`Error::Connection`] when there is no more to be read; [`Error::TooLarge`] when an event
    /// is longer than the limit; [`Error::Decode`] when the data is JSON of another shape, and
    /// [`Error::InvalidResponse`] when responses are validated and it is invalid: the next event can still be read.
    pub async fn next(&mut self) -> Result<Option<Event<T>>, Error> {
        let Some(event) = self.inner.next().await? else {
            return Ok(None);
        };
        let value = match serde_json::from_str::<Value>(&event.data) {
            Ok(value) => Some(item(&self.inner.records, event.data.as_bytes(), value)?),
            Err(_) => None,
        };
        Ok(Some(Event {
            name: event.name,
            id: event.id,
            retry: event.retry,
            data: event.data,
            value,
        }))
    }
}

impl Inner {
    /// The next event, with its data as it is.
    async fn next(&mut self) -> Result<Option<Event<()>>, Error> {
        let is_end = |byte| matches!(byte, b'\n' | b'\r');
        while let Some(line) = self.records.next(is_end).await? {
            let mut line = line.as_slice();
            if std::mem::take(&mut self.is_first) {
                line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
            }
            if !line.is_empty() {
                self.field(&String::from_utf8_lossy(line))?;
            } else if let Some(event) = self.dispatch() {
                return Ok(Some(event));
            }
        }
        // The body is complete, so that the last event is, even without the empty line behind it.
        Ok(self.dispatch())
    }

    fn field(&mut self, line: &str) -> Result<(), Error> {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => self.name = Some(value.to_owned()),
            "data" => match &mut self.data {
                None => self.data = Some(value.to_owned()),
                Some(data) if data.len() + value.len() >= self.records.stream.limit() => {
                    let data = std::mem::take(data);
                    self.data = None;
                    return Err(self.records.stream.too_large(data.into_bytes()));
                }
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
            },
            "id" if !value.contains('\0') => self.last_id = Some(value.to_owned()),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis);
            }
            // A comment, or a field of the future.
            _ => {}
        }
        Ok(())
    }

    /// What has been read since the last empty line, if there is data in it.
    fn dispatch(&mut self) -> Option<Event<()>> {
        let name = self.name.take().filter(|name| !name.is_empty());
        let data = self.data.take()?;
        Some(Event {
            name,
            id: self.last_id.clone(),
            retry: self.retry,
            data,
            value: None,
        })
    }
}

/// Without what has been read.
impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("stream", &self.inner.records.stream)
            .finish_non_exhaustive()
    }
}

/// The body is events.
#[derive(Debug)]
pub struct Events;

impl<T: Decode + Validate> Read<EventStream<T>> for Events {
    const CHOICES: &'static [Choice] = &[Choice::stream(0, "text/event-stream")];

    fn read(arrival: &mut Arrival) -> Result<EventStream<T>, DecodeError> {
        EventStream::of(arrival)
    }
}
