//! How calls are authorised.

use std::fmt;
use std::pin::Pin;

use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};

use super::error::{AuthenticationError, Error};
use super::secret::Secret;
use super::transport::Transport;

/// A future on the heap.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A source of credentials for one security scheme.
pub trait Authenticate: fmt::Debug + Send + Sync {
    /// The credential for a call; fetched when it has to be.
    fn credential<'a>(&'a self, transport: &'a Transport)
    -> Pending<'a, Result<Credential, Error>>;

    /// The server refused a credential of this `generation`: it is not to be used again.
    fn refused(&self, generation: u64) {
        let _ = generation;
    }
}

/// What is added to a request to authorise it: one header.
#[derive(Clone, Debug)]
pub struct Credential {
    name: HeaderName,
    value: HeaderValue,
    secret: Secret,
    generation: Option<u64>,
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
            let message = "the credential has characters that cannot stand in a header";
            return Err(Error::Authentication(AuthenticationError::new(
                message, None,
            )));
        };
        value.set_sensitive(true);
        Ok(Self {
            name,
            value,
            secret: secret.clone(),
            generation: None,
        })
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

    /// The part of it that must not be printed.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// Adds the header, unless the caller has set it.
    pub(crate) fn apply(&self, request: &mut reqwest::Request) {
        let headers = request.headers_mut();
        if !headers.contains_key(&self.name) {
            headers.insert(self.name.clone(), self.value.clone());
        }
    }
}

/// A bearer token that the caller has.
#[derive(Clone, Debug)]
pub struct Bearer {
    token: Secret,
}

impl Bearer {
    /// Uses `token` for every call.
    #[must_use]
    pub fn new(token: impl Into<String>) -> Self {
        Self {
            token: Secret::new(token),
        }
    }
}

impl Authenticate for Bearer {
    fn credential<'a>(&'a self, _: &'a Transport) -> Pending<'a, Result<Credential, Error>> {
        Box::pin(async { Credential::bearer(&self.token) })
    }
}

/// A key that the caller has, sent in a header.
#[derive(Clone, Debug)]
pub struct ApiKey {
    header: &'static str,
    key: Secret,
}

impl ApiKey {
    /// Sends `key` in the header of this name.
    #[must_use]
    pub fn new(header: &'static str, key: impl Into<String>) -> Self {
        Self {
            header,
            key: Secret::new(key),
        }
    }
}

impl Authenticate for ApiKey {
    fn credential<'a>(&'a self, _: &'a Transport) -> Pending<'a, Result<Credential, Error>> {
        Box::pin(async {
            let name = HeaderName::try_from(self.header).map_err(|_| {
                Error::configuration(format!("`{}` is no name of a header", self.header))
            })?;
            Credential::header(name, self.key.expose().to_owned(), &self.key)
        })
    }
}

/// User name and password (RFC 7617).
#[derive(Clone, Debug)]
pub struct Basic {
    username: String,
    password: Secret,
}

impl Basic {
    /// Sends `username` and `password` with every call.
    #[must_use]
    pub fn new(username: impl Into<String>, password: impl Into<String>) -> Self {
        Self {
            username: username.into(),
            password: Secret::new(password),
        }
    }
}

impl Authenticate for Basic {
    fn credential<'a>(
        &'a self,
        transport: &'a Transport,
    ) -> Pending<'a, Result<Credential, Error>> {
        Box::pin(async {
            // A request that is never sent: its builder knows how the header is written.
            let header = transport
                .http
                .get(transport.base_url.clone())
                .basic_auth(&self.username, Some(self.password.expose()))
                .build()
                .ok()
                .and_then(|request| {
                    let value = request.headers().get(AUTHORIZATION)?;
                    value.to_str().ok().map(str::to_owned)
                })
                .ok_or_else(|| Error::configuration("user name and password cannot be sent"))?;
            Credential::header(AUTHORIZATION, header, &self.password)
        })
    }
}
