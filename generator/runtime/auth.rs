//! How calls are authorised.

use std::fmt;
use std::pin::Pin;

use reqwest::header::AUTHORIZATION;

use super::credential::Credential;
use super::error::Error;
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

    /// Whether the credential is the header `Authorization`, which a caller may set by himself.
    fn is_authorization(&self) -> bool {
        true
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
