//! The body of a request: a value, and the media type that it is sent as.

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

use super::encode::JsonBody;
use super::error::Error;
use super::validate::{At, Violations};

/// A request body with its media type.
pub struct Content<'c> {
    media_type: &'static str,
    source: Box<dyn Source + 'c>,
    check: Option<Box<Check<'c>>>,
}

/// What the document demands of a body that its type does not check by itself.
pub type Check<'c> = dyn Fn(&At<'_>, &mut Violations) + Send + Sync + 'c;

/// What a body is made from.
pub trait Source: Send + Sync {
    /// Checks the value against the document. Does nothing by default.
    fn check(&self, out: &mut Violations) {
        let _ = out;
    }

    /// Writes the value.
    ///
    /// # Errors
    /// When the value has no form in the media type.
    fn write(&self) -> Result<Payload, Error>;
}

/// A body that is ready to be sent.
pub struct Payload {
    /// The media type, where the value knows better than the document: with its boundary, for example.
    pub media_type: Option<String>,
    /// The bytes.
    pub body: Outgoing,
}

/// The bytes of a body.
pub enum Outgoing {
    /// All of them, which can be sent again.
    Whole(reqwest::Body),
    /// Made as they are sent.
    Stream(Box<dyn Stream>),
}

/// Bytes that are made as they are sent.
pub trait Stream: Send + Sync {
    /// A body of a request.
    fn open(&self) -> reqwest::Body;

    /// Whether a byte has been asked for, so that they cannot be sent again.
    fn is_spent(&self) -> bool;
}

impl Payload {
    /// A body of these bytes.
    #[must_use]
    pub fn whole(bytes: Vec<u8>) -> Self {
        Self {
            media_type: None,
            body: Outgoing::Whole(bytes.into()),
        }
    }
}

impl<'c> Content<'c> {
    /// A body of any source.
    pub fn new(media_type: &'static str, source: impl Source + 'c) -> Self {
        Self {
            media_type,
            source: Box::new(source),
            check: None,
        }
    }

    /// The same, with a check of what its type does not check by itself.
    #[must_use]
    pub fn checked(mut self, check: impl Fn(&At<'_>, &mut Violations) + Send + Sync + 'c) -> Self {
        self.check = Some(Box::new(check));
        self
    }

    /// A body that is sent as JSON.
    #[must_use]
    pub fn json(media_type: &'static str, body: &'c dyn JsonBody) -> Self {
        Self::new(media_type, Json(body))
    }

    /// A body that is sent as text.
    #[must_use]
    pub fn text(media_type: &'static str, body: &'c str) -> Self {
        Self::new(media_type, Text(body))
    }

    /// Checks the value against the document.
    pub(crate) fn check(&self, out: &mut Violations) {
        if let Some(check) = &self.check {
            check(&At::ROOT, out);
        }
        self.source.check(out);
    }

    /// Writes the value, and its media type into the headers unless the caller has set one there.
    pub(crate) fn write(&self, headers: &mut HeaderMap) -> Result<Outgoing, Error> {
        let payload = self.source.write()?;
        if !headers.contains_key(CONTENT_TYPE) {
            let media_type = payload.media_type.as_deref().unwrap_or(self.media_type);
            if media_type.contains('*') {
                let message = format!(
                    "no media type: set the header `content-type` to one of `{media_type}`"
                );
                return Err(Error::configuration(message));
            }
            let value = HeaderValue::try_from(media_type)
                .map_err(|_| Error::configuration(format!("`{media_type}` is not a media type")))?;
            headers.insert(CONTENT_TYPE, value);
        }
        Ok(payload.body)
    }
}

struct Json<'c>(&'c dyn JsonBody);

impl Source for Json<'_> {
    fn check(&self, out: &mut Violations) {
        self.0.check(out);
    }

    fn write(&self) -> Result<Payload, Error> {
        to_json(self.0).map(Payload::whole)
    }
}

/// The value as JSON.
pub(crate) fn to_json(body: &dyn JsonBody) -> Result<Vec<u8>, Error> {
    body.to_json()
        .map_err(|error| Error::configuration(format!("the body has no form in JSON: {error}")))
}

struct Text<'c>(&'c str);

impl Source for Text<'_> {
    fn write(&self) -> Result<Payload, Error> {
        Ok(Payload::whole(self.0.as_bytes().to_vec()))
    }
}
