//! Bodies of `multipart/form-data` (RFC 7578).

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use reqwest::Url;
use serde::Serialize;
use serde_json::Value;

use super::content::{Content, Outgoing, Payload, Source, to_json};
use super::encode::JsonBody;
use super::error::Error;
use super::file_part::FilePart;
use super::form::{Members, Written, text, write};
use super::upload::{Piece, Upload};
use super::validate::Violations;

/// How the members of a body become parts.
#[derive(Clone, Copy, Debug)]
pub struct Multipart {
    /// The media type.
    pub media_type: &'static str,
    /// The members about which the document says something.
    pub parts: &'static [PartInfo],
}

/// What the document says about a part.
#[derive(Clone, Copy, Debug)]
pub struct PartInfo {
    /// The name of the member.
    pub name: &'static str,
    /// Its media type; empty for the usual one of its type.
    pub media_type: &'static str,
    /// How it is written.
    pub written: Written,
}

impl Multipart {
    /// As forms are written unless the document says otherwise.
    pub const PLAIN: Self = Self {
        media_type: "multipart/form-data",
        parts: &[],
    };
}

/// A body that is sent in parts, since it holds files.
pub trait MultipartBody: JsonBody {
    /// Writes the members, in the order of the document.
    fn write_parts(&self, out: &mut PartsWriter);
}

impl<'c> Content<'c> {
    /// A body with files, in parts.
    #[must_use]
    pub fn multipart(form: Multipart, body: &'c dyn MultipartBody) -> Self {
        Self::new(form.media_type, WithFiles { form, body })
    }

    /// A body without files, in parts.
    #[must_use]
    pub fn parts(form: Multipart, body: &'c dyn JsonBody) -> Self {
        Self::new(form.media_type, WithoutFiles { form, body })
    }
}

struct WithFiles<'c> {
    form: Multipart,
    body: &'c dyn MultipartBody,
}

impl Source for WithFiles<'_> {
    fn check(&self, out: &mut Violations) {
        self.body.check(out);
    }

    fn write(&self) -> Result<Payload, Error> {
        let mut writer = PartsWriter::new(self.form);
        self.body.write_parts(&mut writer);
        writer.finish()
    }
}

struct WithoutFiles<'c> {
    form: Multipart,
    body: &'c dyn JsonBody,
}

impl Source for WithoutFiles<'_> {
    fn check(&self, out: &mut Violations) {
        self.body.check(out);
    }

    fn write(&self) -> Result<Payload, Error> {
        let json = to_json(self.body)?;
        let Ok(Members(members)) = serde_json::from_slice(&json) else {
            let message = "a form is made of an object, and the body is none";
            return Err(Error::configuration(message));
        };
        let mut writer = PartsWriter::new(self.form);
        for (name, value) in &members {
            writer.value(name, value);
        }
        writer.finish()
    }
}

/// Writes parts.
pub struct PartsWriter {
    form: Multipart,
    boundary: String,
    pieces: Vec<Piece>,
    /// What stands behind the last piece.
    bytes: Vec<u8>,
    mistake: Option<Error>,
    names: Vec<&'static str>,
}

impl PartsWriter {
    fn new(form: Multipart) -> Self {
        // The keys of the hasher are random: nobody can put the boundary into a file in advance.
        let random = || RandomState::new().hash_one(());
        Self {
            form,
            boundary: format!("{:016x}{:016x}", random(), random()),
            pieces: Vec::new(),
            bytes: Vec::new(),
            mistake: None,
            names: Vec::new(),
        }
    }

    /// Writes a member that is no file.
    pub fn field<T: Serialize>(&mut self, name: &'static str, value: &T) {
        self.names.push(name);
        match serde_json::to_value(value) {
            Ok(value) => self.value(name, &value),
            Err(error) => {
                let message = format!("the member `{name}` has no form in JSON: {error}");
                self.mistake.get_or_insert(Error::configuration(message));
            }
        }
    }

    /// Writes files, each as a part of the same name.
    pub fn files<'f>(&mut self, name: &'static str, files: impl IntoIterator<Item = &'f FilePart>) {
        self.names.push(name);
        for file in files {
            self.file(name, file);
        }
    }

    /// Writes the members that the document does not name. One that has the name of a member already
    /// written is left out, so that no name stands twice.
    pub fn rest<'m, T: Serialize + 'm>(
        &mut self,
        rest: impl IntoIterator<Item = (&'m String, &'m T)>,
    ) {
        for (name, value) in rest {
            if !self.names.contains(&name.as_str()) {
                if let Ok(value) = serde_json::to_value(value) {
                    self.value(name, &value);
                }
            }
        }
    }

    /// Writes a value: objects as JSON, the items of a list each as a part, everything else as text. Null has
    /// no part.
    fn value(&mut self, name: &str, value: &Value) {
        let info = self.info(name);
        let media_type = info.map_or("", |info| info.media_type);
        match (info.map(|info| info.written), value) {
            (_, Value::Null) => {}
            (Some(written @ Written::Styled { .. }), value) => {
                let pairs = write(name, value, written);
                // The same pairs as in a query, each as a part, and not encoded.
                let url = Url::parse(&format!("http://form/?{pairs}"));
                for (name, value) in url.iter().flat_map(Url::query_pairs) {
                    self.part(&name, None, media_type, &[]);
                    self.bytes.extend_from_slice(value.as_bytes());
                }
            }
            (Some(Written::Json), value) => {
                let media_type = if media_type.is_empty() {
                    "application/json"
                } else {
                    media_type
                };
                self.part(name, None, media_type, &[]);
                self.bytes.extend_from_slice(value.to_string().as_bytes());
            }
            (_, Value::Array(items)) => {
                for item in items {
                    self.item(name, item, media_type);
                }
            }
            (_, value) => self.item(name, value, media_type),
        }
    }

    fn item(&mut self, name: &str, value: &Value, media_type: &str) {
        let media_type = match value {
            Value::Object(_) | Value::Array(_) if media_type.is_empty() => "application/json",
            _ => media_type,
        };
        self.part(name, None, media_type, &[]);
        self.bytes.extend_from_slice(text(value).as_bytes());
    }

    fn file(&mut self, name: &str, file: &FilePart) {
        let info = self.info(name);
        let given = info.map_or("", |info| info.media_type);
        // A range, or a list to choose from, is no media type that could be sent.
        let usual = if given.is_empty() || given.contains(['*', ',']) {
            "application/octet-stream"
        } else {
            given
        };
        let media_type = file.body.media_type.as_deref().unwrap_or(usual);
        let file_name = file.file_name.as_deref().unwrap_or(name);
        self.part(name, Some(file_name), media_type, &file.headers);
        match &file.body.piece {
            Piece::Bytes(bytes) => self.bytes.extend_from_slice(bytes),
            Piece::Reader(_) => {
                let before = std::mem::take(&mut self.bytes);
                self.pieces.push(Piece::Bytes(before.into()));
                self.pieces.push(file.body.piece.clone());
            }
        }
    }

    fn info(&self, name: &str) -> Option<PartInfo> {
        let mut parts = self.form.parts.iter();
        parts.find(|part| part.name == name).copied()
    }

    /// Begins a part.
    fn part(
        &mut self,
        name: &str,
        file_name: Option<&str>,
        media_type: &str,
        headers: &[(String, String)],
    ) {
        let mut head = String::new();
        if !(self.bytes.is_empty() && self.pieces.is_empty()) {
            head.push_str("\r\n");
        }
        head.push_str("--");
        head.push_str(&self.boundary);
        head.push_str("\r\nContent-Disposition: form-data; name=\"");
        head.push_str(&quoted(name));
        head.push('"');
        if let Some(file_name) = file_name {
            head.push_str("; filename=\"");
            head.push_str(&quoted(file_name));
            head.push('"');
        }
        head.push_str("\r\n");
        let own = [("Content-Type", media_type)];
        let own = own.iter().filter(|(_, value)| !value.is_empty()).copied();
        let others = headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in own.chain(others) {
            let is_header = reqwest::header::HeaderName::try_from(name).is_ok()
                && reqwest::header::HeaderValue::try_from(value).is_ok();
            if !is_header {
                // The value can be a secret, the name is not.
                let message = format!("the header `{name}` of a part is none that HTTP allows");
                self.mistake.get_or_insert(Error::configuration(message));
            }
            head.push_str(name);
            head.push_str(": ");
            head.push_str(value);
            head.push_str("\r\n");
        }
        head.push_str("\r\n");
        self.bytes.extend_from_slice(head.as_bytes());
    }

    fn finish(mut self) -> Result<Payload, Error> {
        if let Some(mistake) = self.mistake {
            return Err(mistake);
        }
        let first = if self.bytes.is_empty() && self.pieces.is_empty() {
            ""
        } else {
            "\r\n"
        };
        let end = format!("{first}--{}--\r\n", self.boundary);
        self.bytes.extend_from_slice(end.as_bytes());
        let media_type = format!("{}; boundary={}", self.form.media_type, self.boundary);
        Ok(Payload {
            media_type: Some(media_type),
            body: if self.pieces.is_empty() {
                Outgoing::Whole(self.bytes.into())
            } else {
                self.pieces.push(Piece::Bytes(self.bytes.into()));
                Outgoing::Stream(Box::new(Upload::new(self.pieces)?))
            },
        })
    }
}

/// A name within quotation marks (WHATWG HTML, "multipart form data").
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
