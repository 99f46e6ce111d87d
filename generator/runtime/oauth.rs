//! OAuth 2.0 client credentials (RFC 6749, 4.4).

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue, USER_AGENT};
use serde_json::{Map, Value};
use tokio::sync::Mutex;

use super::answer_error::UndecodableAnswer;
use super::auth::{Authenticate, Pending};
use super::credential::Credential;
use super::decode::{self, DecodeError, Object};
use super::error::{AuthenticationError, Error};
use super::percent::encode;
use super::secret::Secret;
use super::transport::{Exchange, Transport};

/// Where and how a token is asked for, as the document says.
#[derive(Clone, Copy, Debug)]
pub struct TokenEndpoint {
    /// The `tokenUrl`; a relative one is resolved against the base URL of the client (RFC 3986, 5).
    pub url: &'static str,
    /// How the body of the call is written.
    pub encoding: TokenEncoding,
    /// How the client identifies itself.
    pub authentication: ClientAuthentication,
    /// The scopes to ask for; all that the client has when empty.
    pub scopes: &'static [&'static str],
}

/// How the body of the call for a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenEncoding {
    /// `application/x-www-form-urlencoded`, as RFC 6749 has it.
    Form,
    /// `application/json`.
    Json,
}

/// How the client identifies itself when it asks for a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAuthentication {
    /// HTTP Basic with id and secret form-encoded (RFC 6749, 2.3.1).
    EncodedBasic,
    /// HTTP Basic with id and secret as they are (RFC 7617).
    Basic,
    /// `client_id` and `client_secret` in the body.
    Body,
}

/// Fetches a token when there is none, and keeps it until shortly before it expires.
///
/// Any number of calls that need a token at the same time share one call for it. Whoever waits for it can be
/// cancelled: the next one who waits takes it over.
pub struct ClientCredentials {
    endpoint: TokenEndpoint,
    id: String,
    secret: Secret,
    state: Mutex<State>,
    /// How many calls for a token have ended.
    calls: AtomicU64,
    /// The latest token that the server refused, by the number of its call.
    refused: AtomicU64,
}

/// What all calls share.
#[derive(Default)]
struct State {
    token: Option<Token>,
    /// The call for a token that is under way. It lives here and not with the one who began it.
    flight: Option<Pending<'static, Result<Grant, Error>>>,
    /// The latest failure, and the number of its call.
    failure: Option<(u64, Error)>,
}

/// A token that was granted.
struct Token {
    secret: Secret,
    /// From when on it is not used any more; `None` when the server did not say.
    stale: Option<Instant>,
    /// The number of the call that it came from, from 1.
    number: u64,
}

/// What the token endpoint answers.
struct Grant {
    token: Secret,
    stale: Option<Instant>,
}

impl ClientCredentials {
    /// Asks for tokens at `endpoint` as the client `id` with its `secret`.
    #[must_use]
    pub fn new(endpoint: TokenEndpoint, id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            endpoint,
            id: id.into(),
            secret: Secret::new(secret),
            state: Mutex::default(),
            calls: AtomicU64::new(0),
            refused: AtomicU64::new(0),
        }
    }

    /// The cached token, or the one that the shared call brings.
    async fn token(&self, transport: &Transport) -> Result<Credential, Error> {
        let before = self.calls.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        if let Some(token) = &state.token {
            let refused = token.number <= self.refused.load(Ordering::Acquire);
            if !refused && token.number > before {
                // It came while this call waited, so that it cannot have expired in the meantime.
                return Credential::bearer(&token.secret);
            }
            if !refused && token.stale.is_none_or(|stale| Instant::now() < stale) {
                return Ok(Credential::bearer(&token.secret)?.cached(token.number));
            }
        }
        if let Some((number, error)) = &state.failure {
            if *number > before {
                return Err(error.clone());
            }
        }
        let outcome = loop {
            let abandoned = state.flight.is_some();
            let flight = state
                .flight
                .get_or_insert_with(|| self.fetch(transport.clone()));
            let outcome = flight.as_mut().await;
            state.flight = None;
            // Whoever began an abandoned call was cancelled, and its time may have run out unseen.
            if outcome.is_ok() || !abandoned {
                break outcome;
            }
        };
        let number = self.calls.fetch_add(1, Ordering::AcqRel) + 1;
        // A token that cannot be sent is no token: all who wait learn it, and none asks again.
        let outcome = outcome.and_then(|grant| Ok((Credential::bearer(&grant.token)?, grant)));
        match outcome {
            Ok((credential, Grant { token, stale })) => {
                state.token = Some(Token {
                    secret: token,
                    stale,
                    number,
                });
                Ok(credential)
            }
            Err(error) => {
                let message = "no access token could be obtained";
                let error = Error::Authentication(AuthenticationError::new(message, Some(error)));
                state.failure = Some((number, error.clone()));
                Err(error)
            }
        }
    }

    /// The call for a token. It owns all that it needs, so that it outlives the one who began it.
    fn fetch(&self, transport: Transport) -> Pending<'static, Result<Grant, Error>> {
        let request = self.request(&transport);
        let mut secrets = self.secrets();
        if let Ok(request) = &request {
            let header = request.headers().get(AUTHORIZATION);
            let basic = header.and_then(|value| value.to_str().ok()?.strip_prefix("Basic "));
            secrets.extend(basic.map(str::to_owned));
        }
        Box::pin(async move {
            let asked = Instant::now();
            let arrival = transport
                .run(Exchange {
                    request: request?,
                    stream: None,
                    timeout: transport.timeout,
                    retry: transport.retry,
                    // A second token does no harm.
                    idempotent: true,
                    credentials: Vec::new(),
                    secrets,
                    choices: &[],
                    redirects: false,
                })
                .await?;
            let answer = arrival.answer;
            grant(&answer.bytes, asked).map_err(|error| {
                // The body may hold a token, so that it is not kept.
                let answer = super::answer::Answer {
                    bytes: Vec::new(),
                    ..answer
                };
                Error::Decode(Box::new(UndecodableAnswer { answer, error }))
            })
        })
    }

    fn request(&self, transport: &Transport) -> Result<reqwest::Request, Error> {
        let Ok(url) = transport.base_url.join(self.endpoint.url) else {
            let message = format!("the token URL `{}` is not a URL", self.endpoint.url);
            return Err(Error::configuration(message));
        };
        let mut fields = vec![("grant_type", "client_credentials".to_owned())];
        if !self.endpoint.scopes.is_empty() {
            fields.push(("scope", self.endpoint.scopes.join(" ")));
        }
        let mut request = transport.http.post(url);
        request = request.header(USER_AGENT, transport.user_agent.clone());
        let (id, secret) = (self.id.as_str(), self.secret.expose());
        match self.endpoint.authentication {
            ClientAuthentication::EncodedBasic => {
                request = request.basic_auth(encode(id), Some(encode(secret)));
            }
            ClientAuthentication::Basic => request = request.basic_auth(id, Some(secret)),
            ClientAuthentication::Body => {
                fields.push(("client_id", id.to_owned()));
                fields.push(("client_secret", secret.to_owned()));
            }
        }
        let json = HeaderValue::from_static("application/json");
        let request = match self.endpoint.encoding {
            TokenEncoding::Json => {
                let fields: Map<String, Value> = fields
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value.into()))
                    .collect();
                let body = Value::Object(fields).to_string();
                request.header(CONTENT_TYPE, json.clone()).body(body)
            }
            TokenEncoding::Form => {
                let pairs: Vec<String> = fields
                    .iter()
                    .map(|(name, value)| format!("{name}={}", encode(value)))
                    .collect();
                let form = HeaderValue::from_static("application/x-www-form-urlencoded");
                request.header(CONTENT_TYPE, form).body(pairs.join("&"))
            }
        };
        request.header(ACCEPT, json).build().map_err(|error| {
            let error = error.without_url();
            Error::configuration(format!("the call for a token cannot be made: {error}"))
        })
    }

    /// What an answer could give away when it echoes the request.
    fn secrets(&self) -> Vec<String> {
        let secret = self.secret.expose();
        let mut secrets = vec![secret.to_owned(), encode(secret)];
        secrets.retain(|secret| !secret.is_empty());
        secrets
    }
}

/// Reads the answer of the token endpoint, tolerant of what servers make of RFC 6749, 5.1.
fn grant(bytes: &[u8], asked: Instant) -> Result<Grant, DecodeError> {
    let mut object = Object::new(decode::from_slice(bytes)?)?;
    let token: String = object.required("access_token")?;
    if token.is_empty() {
        let error = DecodeError::because("a token", "an empty string");
        return Err(error.within("access_token"));
    }
    let lifetime = match object.rest()?.get("expires_in") {
        Some(Value::Number(number)) => number.as_f64(),
        Some(Value::String(text)) => text.trim().parse().ok(),
        _ => None,
    };
    let stale = lifetime
        .filter(|seconds: &f64| seconds.is_finite())
        .map(usable)
        .and_then(|usable| asked.checked_add(usable));
    Ok(Grant {
        token: Secret::new(token),
        stale,
    })
}

/// How long a token that lives for `seconds` is used: a tenth of its life less, at most a minute less, so
/// that it does not expire on the way.
fn usable(seconds: f64) -> Duration {
    let margin = (seconds / 10.0).min(60.0);
    // No more than a year, and not less than nothing.
    Duration::from_secs_f64((seconds - margin).clamp(0.0, 31_536_000.0))
}

impl Authenticate for ClientCredentials {
    fn credential<'a>(
        &'a self,
        transport: &'a Transport,
    ) -> Pending<'a, Result<Credential, Error>> {
        Box::pin(self.token(transport))
    }

    fn refused(&self, generation: u64) {
        self.refused.fetch_max(generation, Ordering::AcqRel);
    }
}

/// Without id and secret.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}
