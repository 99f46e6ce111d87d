//! A call of an operation: set what is optional, then await it.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde_json::Value;

use super::answer_error::{InvalidAnswer, UndecodableAnswer};
use super::auth::Pending;
use super::client::Client;
use super::content::Content;
use super::encode::JsonBody;
use super::error::Error;
use super::operation::Operation;
use super::parameter::Location;
use super::reader::Read;
use super::request::Request;
use super::validate::Violations;

/// A call that has not been sent yet.
///
/// Await it for the output of the operation, or [`send`](Self::send) it for status and headers as well.
/// Whatever is wrong with the request is reported then, all together, before anything is sent.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<'c, O> {
    request: Request<'c>,
    operation: PhantomData<fn() -> O>,
}

impl<'c, O: Operation> Call<'c, O> {
    /// A call of the operation `O`.
    pub fn new(client: &'c Client) -> Self {
        Self {
            request: Request::new(client, O::OPERATION, O::SERVER),
            operation: PhantomData,
        }
    }

    /// Sends `body` as JSON.
    pub fn json(mut self, body: &'c dyn JsonBody) -> Self {
        self.request.body = Some(Content::json("application/json", body));
        self
    }

    /// Sends `body` as what it is.
    pub fn with_body(mut self, body: impl Into<Content<'c>>) -> Self {
        self.request.body = Some(body.into());
        self
    }

    /// Sets a parameter of the document.
    pub fn parameter(
        mut self,
        location: Location,
        name: &'static str,
        value: impl Into<Value>,
    ) -> Self {
        self.request.set(location, name, value.into());
        self
    }

    /// Sets the base URL of this call, instead of the client's or the operation's.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.request.base_url = Some(base_url.into());
        self
    }

    /// Sets the time for one try, from connecting to the end of the body, instead of the client's. Waits
    /// between tries, and for an access token that has to be asked for first, are not part of it: put a
    /// time limit of your own around the call for a deadline of all that. It is safe to drop a call.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.request.timeout = Some(timeout);
        self
    }

    /// Sets a header, instead of the client's or the operation's.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.request.header(name.as_ref(), value.as_ref());
        self
    }

    /// Sets how many times the call is tried again, instead of the client's number.
    pub fn retries(mut self, retries: u32) -> Self {
        self.request.retries = Some(retries);
        self
    }

    /// Sets whether parameters and body are validated before anything is sent, instead of what the client says.
    pub fn validate(mut self, validate: bool) -> Self {
        self.request.validate = Some(validate);
        self
    }

    /// Sends the call, and returns status and headers together with the output.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send(self) -> Result<Response<O::Output>, Error> {
        let client = self.request.client;
        let choices = O::Reader::CHOICES;
        let mut arrival = self.request.run(choices, O::Reader::REDIRECTS).await?;
        let body = O::Reader::read(&mut arrival);
        let answer = arrival.answer;
        let body = match body {
            Ok(body) => body,
            Err(error) => {
                let undecodable = UndecodableAnswer { answer, error };
                return Err(Error::Decode(Box::new(undecodable)));
            }
        };
        let settings = client.settings();
        if settings.validate_responses {
            let mut violations = Violations::with_limit(settings.max_violations);
            O::validate(&body, &mut violations);
            O::Reader::validate(&body, &mut violations);
            if !violations.is_empty() {
                let invalid = InvalidAnswer { answer, violations };
                return Err(Error::InvalidResponse(Box::new(invalid)));
            }
        }
        Ok(Response {
            status: answer.status,
            headers: answer.headers,
            body,
        })
    }
}

impl<'c, O: Operation> IntoFuture for Call<'c, O> {
    type Output = Result<O::Output, Error>;
    type IntoFuture = Pending<'c, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async { self.send().await.map(Response::into_body) })
    }
}

/// Without parameters and body.
impl<O: Operation> fmt::Debug for Call<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &O::OPERATION.id)
            .finish_non_exhaustive()
    }
}

/// A successful answer.
#[derive(Clone)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    body: T,
}

impl<T> Response<T> {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The output of the operation.
    #[must_use]
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The output of the operation, without status and headers.
    #[must_use]
    pub fn into_body(self) -> T {
        self.body
    }
}

/// Without header values, which can hold what should not be logged.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}
