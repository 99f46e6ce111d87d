//! API keys.

use reqwest::header::{AUTHORIZATION, HeaderName};

use super::auth::{Authenticate, Pending};
use super::credential::Credential;
use super::error::Error;
use super::secret::Secret;
use super::transport::Transport;

/// Where an API key goes, and under which name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// A header.
    Header(&'static str),
    /// A part of the query.
    Query(&'static str),
    /// A cookie.
    Cookie(&'static str),
}

/// A key that the caller has.
#[derive(Clone, Debug)]
pub struct ApiKey {
    place: KeyPlace,
    key: Secret,
}

impl ApiKey {
    /// Sends `key` at this place.
    #[must_use]
    pub fn new(place: KeyPlace, key: impl Into<String>) -> Self {
        Self {
            place,
            key: Secret::new(key),
        }
    }
}

impl Authenticate for ApiKey {
    fn credential<'a>(&'a self, _: &'a Transport) -> Pending<'a, Result<Credential, Error>> {
        Box::pin(async {
            match self.place {
                KeyPlace::Header(header) => {
                    let name = HeaderName::try_from(header).map_err(|_| {
                        Error::configuration(format!("`{header}` is no name of a header"))
                    })?;
                    Credential::header(name, self.key.expose().to_owned(), &self.key)
                }
                KeyPlace::Query(name) => Ok(Credential::query(name, &self.key)),
                KeyPlace::Cookie(name) => Credential::cookie(name, &self.key),
            }
        })
    }

    fn is_authorization(&self) -> bool {
        match self.place {
            KeyPlace::Header(name) => name.eq_ignore_ascii_case(AUTHORIZATION.as_str()),
            KeyPlace::Query(_) | KeyPlace::Cookie(_) => false,
        }
    }
}
