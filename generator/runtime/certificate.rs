//! Mutual TLS.

use super::auth::{Authenticate, Pending};
use super::credential::Credential;
use super::error::Error;
use super::transport::Transport;

/// The certificate of the caller, which the HTTP client shows when a connection is made (RFC 8705).
#[derive(Clone, Copy, Debug)]
pub struct Certificate;

impl Authenticate for Certificate {
    fn credential<'a>(&'a self, _: &'a Transport) -> Pending<'a, Result<Credential, Error>> {
        Box::pin(async { Ok(Credential::of_connection()) })
    }

    fn is_authorization(&self) -> bool {
        false
    }
}
