//! Answers that switch to another protocol (RFC 9110, 7.8).

use std::fmt;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::answer::Arrival;
use super::choice::Choice;
use super::decode::DecodeError;
use super::error::{ConnectionError, Error};
use super::reader::Read;

/// A connection that speaks another protocol from now on, as WebSocket.
///
/// The call says which one: it sets the header `upgrade`, and what else the protocol asks for. There is no such switch
/// in HTTP/2: for `https`, give the client an HTTP client that was set up with `reqwest::ClientBuilder::http1_only`.
///
/// ```text
/// let call = client.connect().header("upgrade", "websocket");
/// let call = call.header("sec-websocket-version", "13").header("sec-websocket-key", key);
/// let connection = call.await?.connection().await?;
/// ```
pub struct Upgrade {
    response: reqwest::Response,
}

impl Upgrade {
    /// The headers of the answer, which can hold what the server has chosen.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The connection, to be read from and written to.
    ///
    /// # Errors
    /// [`Error::Connection`] when it is gone.
    pub async fn connection(self) -> Result<reqwest::Upgraded, Error> {
        let connection = self.response.upgrade().await;
        connection.map_err(|error| Error::Connection(ConnectionError::new(error)))
    }
}

/// Without header values, which can hold what should not be logged.
impl fmt::Debug for Upgrade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upgrade").finish_non_exhaustive()
    }
}

/// A switch of protocols is the answer.
#[derive(Debug)]
pub struct Upgrades;

impl Read<Upgrade> for Upgrades {
    const CHOICES: &'static [Choice] = &[Choice::stream(101, "")];

    fn read(arrival: &mut Arrival) -> Result<Upgrade, DecodeError> {
        let status = arrival.answer.status;
        match arrival.unread.take() {
            Some(unread) if status == StatusCode::SWITCHING_PROTOCOLS => Ok(Upgrade {
                response: unread.response,
            }),
            _ => {
                let found = format!("the status {}", status.as_u16());
                Err(DecodeError::because("a switch of protocols", found))
            }
        }
    }
}
