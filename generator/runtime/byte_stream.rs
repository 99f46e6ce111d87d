//! A body that is read as it comes: downloads of any size.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;

use reqwest::header::HeaderMap;
use tokio::io::AsyncWrite;

use super::answer::{Answer, Arrival, BodyEnd, Unread};
use super::answer_error::TooLarge;
use super::choice::Choice;
use super::decode::DecodeError;
use super::error::{ConnectionError, Error};
use super::reader::Read;

/// A body that is read from the connection as it comes: [whole](Self::bytes), [piece by piece](Self::chunk), or
/// [into something](Self::write_to). Each wait for the next piece has the time limit of the call.
///
/// Dropping it before the end closes the connection.
pub struct ByteStream {
    inner: Box<Inner>,
}

struct Inner {
    answer: Answer,
    unread: Unread,
}

impl ByteStream {
    /// The body of an answer that has not been read.
    ///
    /// # Errors
    /// When the body has been read already.
    pub fn of(arrival: &mut Arrival) -> Result<Self, DecodeError> {
        let Some(unread) = arrival.unread.take() else {
            return Err(DecodeError::because("a body to read", "none"));
        };
        let answer = arrival.answer.clone();
        let inner = Box::new(Inner { answer, unread });
        Ok(Self { inner })
    }

    /// The headers of the answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.inner.answer.headers
    }

    /// The media type in lower case, without its parameters; empty when there is none.
    #[must_use]
    pub fn media_type(&self) -> String {
        self.inner.answer.media_type()
    }

    /// How many bytes the body has, when the server says so.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        self.inner.unread.response.content_length()
    }

    /// The next piece, or nothing at the end. It is safe to drop the wait for it.
    ///
    /// # Errors
    /// [`Error::Timeout`] when nothing came within the time limit, [`Error::Connection`] when the connection was lost.
    pub async fn chunk(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let unread = &mut self.inner.unread;
        match tokio::time::timeout(unread.timeout, unread.response.chunk()).await {
            Ok(Ok(chunk)) => Ok(chunk.map(Vec::from)),
            Ok(Err(error)) if error.is_timeout() => Err(Error::Timeout(unread.timeout)),
            Ok(Err(error)) => Err(Error::Connection(ConnectionError::new(error))),
            Err(_) => Err(Error::Timeout(unread.timeout)),
        }
    }

    /// The whole body.
    ///
    /// # Errors
    /// Those of [`chunk`](Self::chunk), and [`Error::TooLarge`] when it is longer than the client's limit.
    pub async fn bytes(mut self) -> Result<Vec<u8>, Error> {
        let limit = self.limit();
        let mut bytes = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if chunk.len() > limit - bytes.len() {
                let room = limit - bytes.len();
                bytes.extend_from_slice(&chunk[..room]);
                return Err(self.too_large(bytes));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    /// The whole body as text; what is not UTF-8 is replaced.
    ///
    /// # Errors
    /// Those of [`bytes`](Self::bytes).
    pub async fn text(self) -> Result<String, Error> {
        let bytes = self.bytes().await?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Writes the body into `writer`, whatever its length, and returns how many bytes there were.
    ///
    /// # Errors
    /// Those of the writer; and those of [`chunk`](Self::chunk), as the inner error of an [`io::Error`].
    pub async fn write_to(mut self, writer: &mut (impl AsyncWrite + Unpin)) -> io::Result<u64> {
        let mut count = 0;
        while let Some(chunk) = self.chunk().await.map_err(io::Error::other)? {
            let mut rest = chunk.as_slice();
            while !rest.is_empty() {
                let written = poll_fn(|context| Pin::new(&mut *writer).poll_write(context, rest));
                match written.await? {
                    0 => return Err(io::ErrorKind::WriteZero.into()),
                    written => rest = &rest[written..],
                }
            }
            count += chunk.len() as u64;
        }
        poll_fn(|context| Pin::new(&mut *writer).poll_flush(context)).await?;
        Ok(count)
    }

    /// The client's limit of what is kept in memory at once.
    pub(crate) fn limit(&self) -> usize {
        self.inner.unread.limit
    }

    /// The error of a body, or a part of one, that is beyond the limit.
    pub(crate) fn too_large(&self, bytes: Vec<u8>) -> Error {
        let limit = self.limit();
        let answer = Answer {
            end: BodyEnd::Limit,
            ..self.answer_with(bytes)
        };
        Error::TooLarge(Box::new(TooLarge { answer, limit }))
    }

    /// The answer, with a part of the body.
    pub(crate) fn answer_with(&self, bytes: Vec<u8>) -> Answer {
        Answer {
            bytes,
            ..self.inner.answer.clone()
        }
    }
}

/// Without header values, which can hold what should not be logged.
impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("status", &self.inner.answer.status)
            .field("media_type", &self.media_type())
            .field("content_length", &self.content_length())
            .finish_non_exhaustive()
    }
}

/// The body is bytes.
#[derive(Debug)]
pub struct Bytes;

impl Read<ByteStream> for Bytes {
    const CHOICES: &'static [Choice] = &[Choice::stream(0, "*/*")];

    fn read(arrival: &mut Arrival) -> Result<ByteStream, DecodeError> {
        ByteStream::of(arrival)
    }
}
