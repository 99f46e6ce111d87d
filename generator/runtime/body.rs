//! Bodies of bytes, which are held in memory or read as they are sent.

use std::fmt;
use std::sync::Arc;

use tokio::io::AsyncRead;

use super::content::{Content, Outgoing, Payload, Source};
use super::error::Error;
use super::upload::{Piece, Reader, Upload};

/// Bytes to send: those of a `Vec<u8>`, a `String` or the like, or what a [reader](Self::reader) yields.
#[derive(Clone, PartialEq)]
pub struct Body {
    pub(crate) piece: Piece,
    pub(crate) media_type: Option<String>,
}

impl Body {
    /// What a reader yields, such as a `tokio::fs::File`. Nothing is read before a connection stands.
    ///
    /// Once something has been read, it cannot be sent again: a call that fails then is not retried, whatever
    /// the client's policy, and a second call with a clone of the body is refused.
    #[must_use]
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::from(Piece::Reader(Arc::new(Reader::new(reader, None))))
    }

    /// The same with the number of bytes that the reader yields: the server is told in advance.
    #[must_use]
    pub fn sized_reader(reader: impl AsyncRead + Send + 'static, length: u64) -> Self {
        Self::from(Piece::Reader(Arc::new(Reader::new(reader, Some(length)))))
    }

    /// Sets the media type, instead of the document's.
    #[must_use]
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}

impl From<Piece> for Body {
    fn from(piece: Piece) -> Self {
        Self {
            piece,
            media_type: None,
        }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from(Piece::Bytes(bytes.into()))
    }
}

impl From<&[u8]> for Body {
    fn from(bytes: &[u8]) -> Self {
        Self::from(bytes.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Body {
    fn from(bytes: &[u8; N]) -> Self {
        Self::from(bytes.to_vec())
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self::from(text.into_bytes())
    }
}

impl From<&str> for Body {
    fn from(text: &str) -> Self {
        Self::from(text.as_bytes())
    }
}

/// Without the bytes, which can hold what should not be logged.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body")
            .field("length", &self.piece.length())
            .field("media_type", &self.media_type)
            .finish_non_exhaustive()
    }
}

impl Content<'_> {
    /// A body of bytes.
    #[must_use]
    pub fn bytes(media_type: &'static str, body: impl Into<Body>) -> Self {
        Self::new(media_type, body.into())
    }
}

impl Source for Body {
    fn write(&self) -> Result<Payload, Error> {
        Ok(Payload {
            media_type: self.media_type.clone(),
            body: match &self.piece {
                Piece::Bytes(bytes) => Outgoing::Whole(bytes.clone().into()),
                Piece::Reader(_) => {
                    let upload = Upload::new(vec![self.piece.clone()])?;
                    Outgoing::Stream(Box::new(upload))
                }
            },
        })
    }
}
