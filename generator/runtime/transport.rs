//! The one path by which requests are sent: tries, time limits, credentials, redirects, bounded bodies.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{ACCEPT, HeaderMap, HeaderValue, LOCATION, USER_AGENT};
use reqwest::{Method, StatusCode, Url};

use super::answer::{Answer, Arrival, BodyEnd, Unread};
use super::answer_error::StatusError;
use super::auth::Authenticate;
use super::choice::{Choice, Form};
use super::content::Stream;
use super::credential::Credential;
use super::error::{ConnectionError, Error};
use super::retry::{self, RetryPolicy};

/// Sends requests; cheap to clone.
#[derive(Clone, Debug)]
pub struct Transport {
    pub(crate) http: reqwest::Client,
    pub(crate) base_url: Url,
    pub(crate) user_agent: HeaderValue,
    pub(crate) timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) max_response_bytes: usize,
}

/// A request, and how it is to be sent.
pub(crate) struct Exchange {
    pub(crate) request: reqwest::Request,
    /// The body, when it is made as it is sent.
    pub(crate) stream: Option<Box<dyn Stream>>,
    /// Time for one try, from connecting to the end of the body.
    pub(crate) timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) idempotent: bool,
    pub(crate) credentials: Vec<Arc<dyn Authenticate>>,
    /// What must not be printed, besides the credentials.
    pub(crate) secrets: Vec<String>,
    /// The answers that the operation declares: some bodies are read as they come.
    pub(crate) choices: &'static [Choice],
    /// Whether redirects are answers, and not followed.
    pub(crate) redirects: bool,
}

impl Transport {
    /// Sends a request, again where that is allowed, and returns the successful answer.
    pub(crate) async fn run(&self, mut exchange: Exchange) -> Result<Arrival, Error> {
        let mut tries = 0;
        let mut renewed = false;
        // The latest try that may have taken effect.
        let mut doubt = None;
        loop {
            let credentials = match self.authorize(&exchange.credentials).await {
                Ok(credentials) => credentials,
                Err(error) => return finish(doubt.unwrap_or(Err(error)), None, &exchange),
            };
            for secret in credentials.iter().flat_map(Credential::secrets) {
                if !exchange.secrets.contains(&secret) {
                    exchange.secrets.push(secret);
                }
            }
            tries += 1;
            let mut unread = None;
            let outcome = self.attempt(&exchange, &credentials).await;
            let outcome = outcome.map(|arrival| {
                unread = arrival.unread;
                arrival.answer
            });
            // What has been read to be sent is gone.
            let spent = exchange
                .stream
                .as_ref()
                .is_some_and(|stream| stream.is_spent());
            if let Ok(answer) = &outcome {
                let refused = matches!(
                    answer.status,
                    StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN
                );
                if refused && !renewed && renew(&exchange.credentials, &credentials) && !spent {
                    // The server did not take the request, so that this does not count as a retry.
                    renewed = true;
                    tries -= 1;
                    continue;
                }
            }
            let wait = exchange.retry.wait(&outcome, tries, exchange.idempotent);
            let Some(wait) = wait.filter(|_| !spent) else {
                let outcome = match (outcome, doubt) {
                    // That the last try was not sent must not hide that an earlier one was.
                    (Err(Error::Connection(error)), Some(doubt)) if !error.is_established() => {
                        doubt
                    }
                    (outcome, _) => outcome,
                };
                return finish(outcome, unread, &exchange);
            };
            if retry::is_doubtful(&outcome) {
                doubt = Some(outcome);
            }
            tokio::time::sleep(wait).await;
        }
    }

    /// Asks every source for its credential.
    async fn authorize(&self, sources: &[Arc<dyn Authenticate>]) -> Result<Vec<Credential>, Error> {
        let mut credentials = Vec::with_capacity(sources.len());
        for source in sources {
            credentials.push(source.credential(self).await?);
        }
        Ok(credentials)
    }

    /// One try, within its time.
    async fn attempt(
        &self,
        exchange: &Exchange,
        credentials: &[Credential],
    ) -> Result<Arrival, Error> {
        let mut request = copy(&exchange.request);
        if let Some(stream) = &exchange.stream {
            *request.body_mut() = Some(stream.open());
        }
        for credential in credentials {
            credential.apply(&mut request);
        }
        let attempt = self.follow(request, exchange, credentials);
        match tokio::time::timeout(exchange.timeout, attempt).await {
            Ok(outcome) => outcome,
            Err(_) => Err(Error::Timeout(exchange.timeout)),
        }
    }

    /// Sends a request and follows redirects: only those of `GET` and `HEAD`, and with nothing that can be a
    /// credential to another origin.
    async fn follow(
        &self,
        mut request: reqwest::Request,
        exchange: &Exchange,
        credentials: &[Credential],
    ) -> Result<Arrival, Error> {
        /// As many as browsers follow.
        const REDIRECTS: usize = 20;
        let readable =
            !exchange.redirects && matches!(*request.method(), Method::GET | Method::HEAD);
        for _ in 0..REDIRECTS {
            // A body that is made as it is sent cannot be sent to another place.
            let Some(next) = request.try_clone() else {
                break;
            };
            let response = self
                .http
                .execute(request)
                .await
                .map_err(|error| self.lost(error))?;
            let target = if readable && response.status().is_redirection() {
                redirect(next.url(), response.headers())
            } else {
                None
            };
            let Some(mut target) = target else {
                return self.read(response, exchange).await;
            };
            request = next;
            let elsewhere = target.origin() != request.url().origin();
            if elsewhere {
                strip(request.headers_mut());
                for credential in credentials {
                    credential.withhold(&mut target);
                }
            }
            *request.url_mut() = target;
            if !elsewhere {
                for credential in credentials {
                    credential.apply(&mut request);
                }
            }
        }
        let response = self
            .http
            .execute(request)
            .await
            .map_err(|error| self.lost(error))?;
        self.read(response, exchange).await
    }

    /// No answer. A caller's own HTTP client can have a time limit of its own.
    fn lost(&self, error: reqwest::Error) -> Error {
        if error.is_timeout() && !error.is_connect() {
            Error::Timeout(self.timeout)
        } else {
            Error::Connection(ConnectionError::new(error))
        }
    }

    /// Reads the body, up to the limit; that of a success is left to the caller where it is read as it comes.
    async fn read(
        &self,
        mut response: reqwest::Response,
        exchange: &Exchange,
    ) -> Result<Arrival, Error> {
        let limit = self.max_response_bytes;
        let switched = is_switch(response.status(), exchange);
        if (response.status().is_success() || switched) && !exchange.choices.is_empty() {
            let answer = Answer {
                status: response.status(),
                headers: response.headers().clone(),
                bytes: Vec::new(),
                end: BodyEnd::Complete,
            };
            let choice = answer.choose(exchange.choices, true);
            if choice.is_ok_and(|index| exchange.choices[index].form == Form::Stream) {
                let unread = Unread {
                    response,
                    timeout: exchange.timeout,
                    limit,
                    violations: None,
                };
                let unread = Some(unread);
                return Ok(Arrival { answer, unread });
            }
        }
        let mut bytes = Vec::new();
        let end = loop {
            match response.chunk().await {
                Ok(None) => break BodyEnd::Complete,
                Ok(Some(chunk)) if chunk.len() > limit - bytes.len() => {
                    let room = limit - bytes.len();
                    bytes.extend_from_slice(&chunk[..room]);
                    break BodyEnd::Limit;
                }
                Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
                Err(error) if error.is_timeout() => return Err(self.lost(error)),
                Err(_) => break BodyEnd::Lost,
            }
        };
        let answer = Answer {
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            bytes,
            end,
        };
        let unread = None;
        Ok(Arrival { answer, unread })
    }
}

/// The answer of a call, when it is a success.
fn finish(
    outcome: Result<Answer, Error>,
    unread: Option<Unread>,
    exchange: &Exchange,
) -> Result<Arrival, Error> {
    let answer = outcome?;
    let status = answer.status;
    let is_answer = status.is_success() || is_switch(status, exchange);
    if is_answer || exchange.redirects && status.is_redirection() {
        return Ok(Arrival { answer, unread });
    }
    let error = StatusError::new(answer, &exchange.secrets);
    Err(Error::Status(Box::new(error)))
}

/// Whether the connection speaks another protocol from now on, as the operation declares.
fn is_switch(status: StatusCode, exchange: &Exchange) -> bool {
    let mut declared = exchange.choices.iter();
    status == StatusCode::SWITCHING_PROTOCOLS && declared.any(|choice| choice.status == 101)
}

/// Tells the sources of cached credentials that these were refused; whether there was any.
fn renew(sources: &[Arc<dyn Authenticate>], credentials: &[Credential]) -> bool {
    let mut any = false;
    for (source, credential) in sources.iter().zip(credentials) {
        if let Some(generation) = credential.generation() {
            source.refused(generation);
            any = true;
        }
    }
    any
}

/// A request has bytes for a body, or none yet, and can therefore be sent again.
fn copy(request: &reqwest::Request) -> reqwest::Request {
    request
        .try_clone()
        .expect("a request whose body is bytes can be cloned")
}

/// Where a redirect goes: to another URL of HTTP.
fn redirect(from: &Url, headers: &HeaderMap) -> Option<Url> {
    let location = headers.get(LOCATION)?.to_str().ok()?;
    let target = from.join(location).ok()?;
    matches!(target.scheme(), "http" | "https").then_some(target)
}

/// Leaves only what says nothing about the caller: any other header can be a credential.
fn strip(headers: &mut HeaderMap) {
    let mut harmless = HeaderMap::new();
    for name in [ACCEPT, USER_AGENT] {
        if let Some(value) = headers.remove(&name) {
            harmless.insert(name, value);
        }
    }
    *headers = harmless;
}
