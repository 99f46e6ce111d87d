//! A body that is read record by record: lines, or what stands between separators.

use super::answer::Arrival;
use super::byte_stream::ByteStream;
use super::decode::DecodeError;
use super::error::Error;

/// Cuts a body into records. No record may be longer than the client's limit.
pub(crate) struct Records {
    pub(crate) stream: ByteStream,
    /// How many violations of an item are kept; nothing when items are not validated.
    pub(crate) violations: Option<usize>,
    buffer: Vec<u8>,
    /// Where the record begins that is read now.
    start: usize,
    /// How far separators have been looked for.
    scanned: usize,
    /// Whether the last separator was a carriage return: a line feed behind it belongs to it.
    after_return: bool,
    ended: bool,
}

impl Records {
    /// The body of an answer that has not been read.
    pub(crate) fn of(arrival: &mut Arrival) -> Result<Self, DecodeError> {
        let violations = arrival.unread.as_ref().and_then(|body| body.violations);
        Ok(Self {
            stream: ByteStream::of(arrival)?,
            violations,
            buffer: Vec::new(),
            start: 0,
            scanned: 0,
            after_return: false,
            ended: false,
        })
    }

    /// The next record, without the separator behind it; what is behind the last separator is a record if there is
    /// anything. It is safe to drop the wait for it.
    pub(crate) async fn next(
        &mut self,
        is_separator: fn(u8) -> bool,
    ) -> Result<Option<Vec<u8>>, Error> {
        loop {
            if self.after_return && self.start < self.buffer.len() {
                self.start += usize::from(self.buffer[self.start] == b'\n');
                self.scanned = self.scanned.max(self.start);
                self.after_return = false;
            }
            let rest = &self.buffer[self.scanned..];
            if let Some(length) = rest.iter().position(|byte| is_separator(*byte)) {
                let end = self.scanned + length;
                let record = self.buffer[self.start..end].to_vec();
                self.after_return = self.buffer[end] == b'\r';
                self.start = end + 1;
                self.scanned = self.start;
                return Ok(Some(record));
            }
            self.scanned = self.buffer.len();
            if self.ended {
                let record = self.buffer.split_off(self.start);
                self.buffer.clear();
                (self.start, self.scanned) = (0, 0);
                return Ok(Some(record).filter(|record| !record.is_empty()));
            }
            if self.scanned - self.start > self.stream.limit() {
                let record = self.buffer.split_off(self.start);
                self.buffer.clear();
                (self.start, self.scanned, self.ended) = (0, 0, true);
                return Err(self.stream.too_large(record));
            }
            self.fill().await?;
        }
    }

    async fn fill(&mut self) -> Result<(), Error> {
        match self.stream.chunk().await? {
            Some(chunk) => {
                self.buffer.drain(..self.start);
                self.scanned -= self.start;
                self.start = 0;
                self.buffer.extend_from_slice(&chunk);
            }
            None => self.ended = true,
        }
        Ok(())
    }
}
