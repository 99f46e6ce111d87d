//! HTTP authentication schemes of any name.

use reqwest::header::AUTHORIZATION;

use super::auth::{Authenticate, Pending};
use super::credential::Credential;
use super::error::Error;
use super::secret::Secret;
use super::transport::Transport;

/// What the caller has worked out for an HTTP authentication scheme (RFC 9110, 11.4).
#[derive(Clone, Debug)]
pub struct Authorization {
    scheme: &'static str,
    value: Secret,
}

impl Authorization {
    /// Sends `Authorization: <scheme> <value>` with every call.
    #[must_use]
    pub fn new(scheme: &'static str, value: impl Into<String>) -> Self {
        Self {
            scheme,
            value: Secret::new(value),
        }
    }
}

impl Authenticate for Authorization {
    fn credential<'a>(&'a self, _: &'a Transport) -> Pending<'a, Result<Credential, Error>> {
        Box::pin(async {
            let text = format!("{} {}", self.scheme, self.value.expose());
            Credential::header(AUTHORIZATION, text, &self.value)
        })
    }
}
