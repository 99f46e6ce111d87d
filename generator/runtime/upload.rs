//! Bodies that are read as they are sent.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::io::{AsyncRead, ReadBuf};

use super::content::Stream;
use super::error::Error;

/// How much is read at once.
const CHUNK: usize = 64 * 1024;

/// A part of a body.
#[derive(Clone)]
pub enum Piece {
    /// Bytes in memory.
    Bytes(Bytes),
    /// Bytes that are read when it is their turn.
    Reader(Arc<Reader>),
}

/// Readers are equal when they are one and the same.
impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(one), Self::Bytes(other)) => one == other,
            (Self::Reader(one), Self::Reader(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Piece {
    /// How many bytes it has, when that is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => Some(bytes.len() as u64),
            Self::Reader(reader) => reader.length,
        }
    }
}

/// A reader that is shared by all tries of a call.
pub struct Reader {
    source: Mutex<Pin<Box<dyn AsyncRead + Send>>>,
    length: Option<u64>,
    spent: AtomicBool,
}

impl Reader {
    /// Of a length that may be known.
    pub fn new(source: impl AsyncRead + Send + 'static, length: Option<u64>) -> Self {
        Self {
            source: Mutex::new(Box::pin(source)),
            length,
            spent: AtomicBool::new(false),
        }
    }

    fn is_spent(&self) -> bool {
        self.spent.load(Ordering::Acquire)
    }
}

/// Pieces that are sent one behind the other.
pub struct Upload {
    pieces: Vec<Piece>,
}

impl Upload {
    /// All of the pieces.
    ///
    /// # Errors
    /// When a reader among them has been read before.
    pub fn new(pieces: Vec<Piece>) -> Result<Self, Error> {
        let upload = Self { pieces };
        if upload.is_spent() {
            let message = "the body is read as it is sent, and that has been done before";
            return Err(Error::configuration(message));
        }
        Ok(upload)
    }
}

impl Stream for Upload {
    fn open(&self) -> reqwest::Body {
        reqwest::Body::wrap(Pieces {
            left: self.pieces.iter().cloned().collect(),
            read: 0,
            buffer: Vec::new(),
        })
    }

    fn is_spent(&self) -> bool {
        self.pieces.iter().any(|piece| match piece {
            Piece::Bytes(_) => false,
            Piece::Reader(reader) => reader.is_spent(),
        })
    }
}

/// The pieces that one try has not sent yet.
struct Pieces {
    left: VecDeque<Piece>,
    /// How much of the first one has been sent.
    read: u64,
    buffer: Vec<u8>,
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        loop {
            let bytes = match self.left.front().cloned() {
                None => return Poll::Ready(None),
                Some(Piece::Bytes(bytes)) => {
                    self.left.pop_front();
                    bytes
                }
                Some(Piece::Reader(reader)) => {
                    let bytes = ready!(read(&reader, &mut self.buffer, context))?;
                    self.read += bytes.len() as u64;
                    if bytes.is_empty() {
                        self.left.pop_front();
                        self.read = 0;
                    }
                    bytes
                }
            };
            if !bytes.is_empty() {
                return Poll::Ready(Some(Ok(Frame::data(bytes))));
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        let length: Option<u64> = self.left.iter().map(Piece::length).sum();
        let left = length.and_then(|length| length.checked_sub(self.read));
        left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// The next bytes of a reader; none at its end.
fn read(
    reader: &Reader,
    buffer: &mut Vec<u8>,
    context: &mut Context<'_>,
) -> Poll<io::Result<Bytes>> {
    reader.spent.store(true, Ordering::Release);
    // A reader that panicked in another try is not read again: it is spent.
    let mut source = reader.source.lock().unwrap_or_else(PoisonError::into_inner);
    buffer.resize(CHUNK, 0);
    let mut room = ReadBuf::new(buffer);
    ready!(source.as_mut().poll_read(context, &mut room))?;
    Poll::Ready(Ok(Bytes::copy_from_slice(room.filled())))
}
