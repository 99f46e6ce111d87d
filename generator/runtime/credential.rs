//! What is added to a request to authorise it.

use reqwest::Url;
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::error::{AuthenticationError, Error};
use super::percent::encode;
use super::secret::Secret;

/// What is added to a request to authorise it: a header, a part of the query, a cookie, or nothing where the
/// connection itself tells who is calling.
#[derive(Clone, Debug)]
pub struct Credential {
    place: Place,
    secret: Secret,
    generation: Option<u64>,
}

/// Where a credential goes.
#[derive(Clone, Debug)]
enum Place {
    Header(HeaderName, HeaderValue),
    Query(&'static str),
    Cookie(&'static str),
    Connection,
}

impl Credential {
    /// `Authorization: Bearer …` (RFC 6750, 2.1).
    ///
    /// # Errors
    /// When the token has characters that cannot stand in a header.
    pub fn bearer(token: &Secret) -> Result<Self, Error> {
        Self::header(AUTHORIZATION, format!("Bearer {}", token.expose()), token)
    }

    /// A header of any name, whose `text` holds a secret.
    ///
    /// # Errors
    /// When the text has characters that cannot stand in a header.
    pub fn header(name: HeaderName, text: String, secret: &Secret) -> Result<Self, Error> {
        let Ok(mut value) = HeaderValue::try_from(text) else {
            return Err(refuse("a header"));
        };
        value.set_sensitive(true);
        Ok(Self::new(Place::Header(name, value), secret))
    }

    /// A part of the query, percent-encoded.
    #[must_use]
    pub fn query(name: &'static str, secret: &Secret) -> Self {
        Self::new(Place::Query(name), secret)
    }

    /// A cookie, sent as it is (RFC 6265, 4.1.1).
    ///
    /// # Errors
    /// When the secret has characters that cannot stand in a cookie.
    pub fn cookie(name: &'static str, secret: &Secret) -> Result<Self, Error> {
        let fits = |byte: u8| byte.is_ascii_graphic() && !b"\",;\\".contains(&byte);
        if secret.expose().bytes().all(fits) {
            Ok(Self::new(Place::Cookie(name), secret))
        } else {
            Err(refuse("a cookie"))
        }
    }

    /// Nothing: the certificate of the connection says who is calling (RFC 8705).
    #[must_use]
    pub fn of_connection() -> Self {
        Self::new(Place::Connection, &Secret::new(""))
    }

    fn new(place: Place, secret: &Secret) -> Self {
        Self {
            place,
            secret: secret.clone(),
            generation: None,
        }
    }

    /// The same, from a cache: when it is refused, the source is told, and asked for another.
    #[must_use]
    pub fn cached(mut self, generation: u64) -> Self {
        self.generation = Some(generation);
        self
    }

    /// The generation of a cached credential.
    #[must_use]
    pub fn generation(&self) -> Option<u64> {
        self.generation
    }

    /// The texts that must not be printed: the secret, as it is and as a URL has it.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let secret = self.secret.expose();
        let mut texts = vec![secret.to_owned()];
        if matches!(self.place, Place::Query(_)) {
            texts.push(encode(secret));
        }
        texts.retain(|text| !text.is_empty());
        texts
    }

    /// Adds it to the request, unless the caller has set what it would set.
    pub(crate) fn apply(&self, request: &mut reqwest::Request) {
        match &self.place {
            Place::Header(name, value) => {
                let headers = request.headers_mut();
                if !headers.contains_key(name) {
                    headers.insert(name.clone(), value.clone());
                }
            }
            Place::Query(name) => self.add_to_query(name, request.url_mut()),
            Place::Cookie(name) => {
                add_cookie(name, self.secret.expose(), request.headers_mut());
            }
            Place::Connection => {}
        }
    }

    fn add_to_query(&self, name: &str, url: &mut Url) {
        let own = format!("{}=", encode(name));
        let mut query = url.query().unwrap_or_default().to_owned();
        if query.split('&').any(|pair| pair.starts_with(&own)) {
            return;
        }
        if !query.is_empty() {
            query.push('&');
        }
        query.push_str(&own);
        query.push_str(&encode(self.secret.expose()));
        url.set_query(Some(&query));
    }

    /// Takes the secret out of the query of a URL that leads elsewhere: a server may have put it there.
    pub(crate) fn withhold(&self, url: &mut Url) {
        let Place::Query(name) = self.place else {
            return;
        };
        let secret = self.secret.expose();
        let pairs = url.query_pairs();
        let kept: Vec<String> = pairs
            .filter(|(own, value)| own != name && value != secret)
            .map(|(own, value)| format!("{}={}", encode(&own), encode(&value)))
            .collect();
        if kept.len() < url.query_pairs().count() {
            let query = kept.join("&");
            url.set_query((!query.is_empty()).then_some(query.as_str()));
        }
    }
}

fn add_cookie(name: &str, value: &str, headers: &mut HeaderMap) {
    let old = headers.get(COOKIE).and_then(|value| value.to_str().ok());
    let old = old.unwrap_or_default();
    let own = format!("{name}=");
    if old.split("; ").any(|cookie| cookie.starts_with(&own)) {
        return;
    }
    let separator = if old.is_empty() { "" } else { "; " };
    if let Ok(mut cookies) = HeaderValue::try_from(format!("{old}{separator}{own}{value}")) {
        cookies.set_sensitive(true);
        headers.insert(COOKIE, cookies);
    }
}

fn refuse(place: &str) -> Error {
    let message = format!("the credential has characters that cannot stand in {place}");
    Error::Authentication(AuthenticationError::new(message, None))
}
