//! What counts of a request with a body.

use std::fmt;

use super::program::Seen;

#[derive(Clone, PartialEq)]
pub struct Request {
    method: String,
    target: String,
    /// The media type, with `BOUNDARY` in place of the boundary of a form.
    media_type: Option<String>,
    framing: Framing,
    body: Vec<u8>,
}

/// How the server knows where a body ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Framing {
    /// By `Content-Length`.
    Length,
    /// By the last chunk.
    Chunks,
}

/// A request whose length is told in advance.
pub fn whole(method: &str, target: &str, media_type: &str, body: impl AsRef<[u8]>) -> Request {
    Request {
        method: method.to_owned(),
        target: target.to_owned(),
        media_type: Some(media_type.to_owned()),
        framing: Framing::Length,
        body: body.as_ref().to_vec(),
    }
}

/// A request whose length nobody knows in advance.
pub fn chunked(method: &str, target: &str, media_type: &str, body: impl AsRef<[u8]>) -> Request {
    Request {
        framing: Framing::Chunks,
        ..whole(method, target, media_type, body)
    }
}

/// A request without a body, which says so.
pub fn empty(method: &str, target: &str) -> Request {
    Request {
        media_type: None,
        ..whole(method, target, "", "")
    }
}

impl From<&Seen> for Request {
    fn from(seen: &Seen) -> Self {
        let length = seen.header("content-length");
        let framing = match (length, seen.header("transfer-encoding")) {
            (Some(_), None) => Framing::Length,
            (None, Some("chunked")) => Framing::Chunks,
            other => panic!("nobody can tell where the body ends: {other:?}"),
        };
        let media_type = seen.header("content-type");
        // Only the boundary that the client makes is not known in advance.
        let boundary =
            media_type.and_then(|text| text.strip_prefix("multipart/form-data; boundary="));
        assert_ne!(boundary, Some(""));
        let hide = |bytes: &[u8]| match boundary {
            Some(boundary) => replace(bytes, boundary.as_bytes(), b"BOUNDARY"),
            None => bytes.to_vec(),
        };
        Self {
            method: seen.method.clone(),
            target: seen.target.clone(),
            media_type: media_type
                .map(|text| String::from_utf8(hide(text.as_bytes())).expect("it was text before")),
            framing,
            body: hide(&seen.body),
        }
    }
}

fn replace(mut bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(first) = bytes.first() {
        if let Some(rest) = bytes.strip_prefix(old) {
            out.extend_from_slice(new);
            bytes = rest;
        } else {
            out.push(*first);
            bytes = &bytes[1..];
        }
    }
    out
}

/// With the body as text, as far as it is.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            method,
            target,
            media_type,
            framing,
            body,
        } = self;
        writeln!(f, "{method} {target} {media_type:?} {framing:?}")?;
        let start = &body[..body.len().min(2_000)];
        writeln!(f, "{}", start.escape_ascii())
    }
}
