//! A call on its way to become a request; the part of it that is the same for every operation.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONNECTION, CONTENT_LENGTH, COOKIE, HeaderMap, HeaderName, HeaderValue,
    UPGRADE, USER_AGENT,
};
use reqwest::{Method, Url};
use serde_json::Value;

use super::answer::{Arrival, BodyEnd};
use super::answer_error::{TooLarge, UndecodableAnswer};
use super::auth::Authenticate;
use super::choice::Choice;
use super::client::{Client, ClientInfo, Settings, base_url_of};
use super::content::{Content, Outgoing, Stream};
use super::decode::DecodeError;
use super::error::{AuthenticationError, Error};
use super::operation::OperationInfo;
use super::parameter::{Location, Parameter};
use super::parts::{Parts, expand, report};
use super::rule::Keyword;
use super::transport::Exchange;
use super::validate::Violations;

/// Everything that a caller has said about a call.
pub(crate) struct Request<'c> {
    pub(crate) client: &'c Client,
    pub(crate) operation: &'static OperationInfo,
    /// Where the operation is served, if not where the client calls.
    pub(crate) server: Option<&'static str>,
    /// The base URL of this call.
    pub(crate) base_url: Option<String>,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) body: Option<Content<'c>>,
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retries: Option<u32>,
    pub(crate) validate: Option<bool>,
    /// The first thing that cannot be sent at all.
    pub(crate) mistake: Option<Error>,
}

/// A value for a parameter.
pub(crate) struct Argument {
    pub(crate) location: Location,
    pub(crate) name: &'static str,
    pub(crate) value: Value,
}

impl<'c> Request<'c> {
    pub(crate) fn new(
        client: &'c Client,
        operation: &'static OperationInfo,
        server: Option<&'static str>,
    ) -> Self {
        Self {
            client,
            operation,
            server,
            base_url: None,
            arguments: Vec::new(),
            body: None,
            headers: HeaderMap::new(),
            timeout: None,
            retries: None,
            validate: None,
            mistake: None,
        }
    }

    /// Sets a parameter; a later value takes the place of an earlier one, and null takes it back.
    pub(crate) fn set(&mut self, location: Location, name: &'static str, value: Value) {
        self.arguments
            .retain(|argument| argument.location != location || argument.name != name);
        if !value.is_null() {
            self.arguments.push(Argument {
                location,
                name,
                value,
            });
        }
    }

    /// Sets a header.
    pub(crate) fn header(&mut self, name: &str, value: &str) {
        let (Ok(header), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value))
        else {
            // The value can be a secret, the name is not.
            let message = format!("the header `{name}` has a name or value that HTTP forbids");
            self.mistake.get_or_insert(Error::configuration(message));
            return;
        };
        self.headers.insert(header, value);
    }

    /// Checks, builds and sends the request; a successful answer, with its whole body unless that is one of
    /// the `choices` that are read as they come.
    pub(crate) async fn run(
        self,
        choices: &'static [Choice],
        redirects: bool,
    ) -> Result<Arrival, Error> {
        let settings = self.client.settings();
        let transport = &settings.transport;
        let mut retry = transport.retry;
        retry.retries = self.retries.unwrap_or(retry.retries);
        let (mut request, stream) = self.build(settings)?;
        if choices.iter().any(|choice| choice.status == 101) {
            ask_to_switch(request.headers_mut())?;
        }
        let exchange = Exchange {
            credentials: self.credentials(settings, request.headers())?,
            secrets: secrets(request.headers()),
            request,
            stream,
            timeout: self.timeout.unwrap_or(transport.timeout),
            retry,
            idempotent: self.operation.idempotent,
            choices,
            redirects,
        };
        let Arrival { answer, mut unread } = transport.run(exchange).await?;
        if let Some(unread) = &mut unread {
            let limit = settings.max_violations;
            unread.violations = settings.validate_responses.then_some(limit);
        }
        match answer.end {
            BodyEnd::Complete => Ok(Arrival { answer, unread }),
            BodyEnd::Limit => {
                let limit = transport.max_response_bytes;
                Err(Error::TooLarge(Box::new(TooLarge { answer, limit })))
            }
            BodyEnd::Lost => {
                let found = format!(
                    "{} bytes before the connection was lost",
                    answer.bytes.len()
                );
                let error = DecodeError::because("the whole body", found);
                let undecodable = UndecodableAnswer { answer, error };
                Err(Error::Decode(Box::new(undecodable)))
            }
        }
    }

    /// The request as HTTP has it, or all that is wrong with it.
    fn build(
        &self,
        settings: &Settings,
    ) -> Result<(reqwest::Request, Option<Box<dyn Stream>>), Error> {
        if let Some(mistake) = &self.mistake {
            return Err(mistake.clone());
        }
        let check = self.validate.unwrap_or(settings.validate_requests);
        let mut violations = Violations::with_limit(settings.max_violations);
        let mut parts = Parts::default();
        for parameter in self.operation.parameters {
            match self.value(parameter, settings) {
                Some(value) => parts.add(parameter, value, check, &mut violations),
                None if parameter.required => {
                    let message = if parameter.held {
                        "is missing; set it on the client or on the call"
                    } else {
                        "is missing"
                    };
                    report(parameter, Keyword::Required, message, &mut violations);
                }
                None => {}
            }
        }
        let path = expand(self.operation.path, &parts.path, &mut violations);
        if let Some(body) = &self.body {
            if check {
                body.check(&mut violations);
            }
        }
        if !violations.is_empty() {
            return Err(Error::InvalidRequest(violations));
        }
        let url = self.url(settings, &path, &parts.query)?;
        let Ok(method) = Method::from_bytes(self.operation.method.as_bytes()) else {
            let message = format!("`{}` is not a method of HTTP", self.operation.method);
            return Err(Error::configuration(message));
        };
        let mut request = reqwest::Request::new(method, url);
        self.add_headers(settings, &parts, request.headers_mut())?;
        let body = self.body.as_ref();
        let stream = match body
            .map(|body| body.write(request.headers_mut()))
            .transpose()?
        {
            None => None,
            Some(Outgoing::Whole(body)) => {
                *request.body_mut() = Some(body);
                None
            }
            Some(Outgoing::Stream(stream)) => Some(stream),
        };
        if stream.is_none() {
            tell_empty(&mut request);
        }
        Ok((request, stream))
    }

    /// The caller's value, or the one that the client holds.
    fn value<'a>(&'a self, parameter: &Parameter, settings: &'a Settings) -> Option<&'a Value> {
        let own = self.arguments.iter().find(|argument| {
            argument.location == parameter.location && argument.name == parameter.name
        });
        if let Some(argument) = own {
            return Some(&argument.value);
        }
        let held = settings.held.iter().filter(|_| parameter.held);
        held.rev()
            .find(|(name, _)| *name == parameter.name)
            .map(|(_, value)| value)
    }

    fn url(&self, settings: &Settings, path: &str, query: &[String]) -> Result<Url, Error> {
        let base = self.base(settings)?;
        let mut text = format!("{}{path}", base.as_str().trim_end_matches('/'));
        if !query.is_empty() {
            text.push(if path.contains('?') { '&' } else { '?' });
            text.push_str(&query.join("&"));
        }
        Url::parse(&text).map_err(|error| {
            let id = self.operation.id;
            Error::configuration(format!("the URL of {id} is not a URL: {error}"))
        })
    }

    /// The base URL: the call's, the one that the client was given for all calls, the operation's, or that of
    /// the client's server.
    fn base(&self, settings: &Settings) -> Result<Url, Error> {
        let own = &settings.transport.base_url;
        match (&self.base_url, self.server) {
            (Some(base_url), _) => base_url_of(base_url),
            (None, Some(server)) if !server.contains("://") => own.join(server).map_err(|_| {
                let id = self.operation.id;
                Error::configuration(format!("the server of {id} is not a URL"))
            }),
            (None, Some(server)) if !settings.is_base_url_given => base_url_of(server),
            _ => Ok(own.clone()),
        }
    }

    /// Headers from least to most particular: the client's, the operation's, the call's.
    fn add_headers(
        &self,
        settings: &Settings,
        parts: &Parts,
        headers: &mut HeaderMap,
    ) -> Result<(), Error> {
        headers.insert(USER_AGENT, settings.transport.user_agent.clone());
        for (name, value) in &settings.headers {
            headers.insert(name.clone(), value.clone());
        }
        if let Ok(accept) = HeaderValue::try_from(self.operation.accept) {
            headers.insert(ACCEPT, accept);
        }
        for (name, value) in &parts.headers {
            let (Ok(header), Ok(value)) = (
                HeaderName::try_from(*name),
                HeaderValue::from_bytes(value.as_bytes()),
            ) else {
                let message = format!("the header `{name}` has a value that HTTP forbids");
                return Err(Error::configuration(message));
            };
            headers.insert(header, value);
        }
        if !parts.cookies.is_empty() {
            // Percent-encoding leaves nothing that a header forbids, but for what is reserved.
            match HeaderValue::try_from(parts.cookies.join("; ")) {
                Ok(cookies) => headers.insert(COOKIE, cookies),
                Err(_) => return Err(Error::configuration("a cookie has a value HTTP forbids")),
            };
        }
        for (name, value) in &self.headers {
            headers.insert(name.clone(), value.clone());
        }
        Ok(())
    }

    /// The sources of the first alternative that the client has credentials for; none for one that asks for
    /// none. A caller who has set the header `Authorization` has seen to what goes there.
    fn credentials(
        &self,
        settings: &Settings,
        headers: &HeaderMap,
    ) -> Result<Vec<Arc<dyn Authenticate>>, Error> {
        let alternatives = self.operation.security;
        let own = headers.contains_key(AUTHORIZATION);
        let filter = |sources: Vec<Arc<dyn Authenticate>>| {
            let sources = sources.into_iter();
            let needed = sources.filter(|source| !(own && source.is_authorization()));
            needed.collect()
        };
        let mut is_optional = alternatives.is_empty();
        let mut partial = Vec::new();
        for alternative in alternatives {
            let schemes = alternative.schemes.iter();
            let known: Vec<_> = schemes
                .filter_map(|(name, _)| settings.credentials.get(name).cloned())
                .collect();
            is_optional |= alternative.schemes.is_empty();
            if !known.is_empty() && known.len() == alternative.schemes.len() {
                return Ok(filter(known));
            }
            if partial.is_empty() {
                partial = known;
            }
        }
        if own {
            return Ok(filter(partial));
        }
        if is_optional {
            return Ok(Vec::new());
        }
        let message = missing(self.operation, settings.info);
        let error = AuthenticationError::new(message, None);
        Err(Error::Authentication(error))
    }
}

/// What would authorise a call that has no credentials.
fn missing(operation: &OperationInfo, info: &ClientInfo) -> String {
    let alternatives = operation.security.iter().map(|alternative| {
        let schemes = alternative.schemes.iter().map(|(name, _)| {
            let mut known = info.credentials.iter();
            let methods = known.find(|(scheme, _)| scheme == name);
            methods.map_or("`authenticate`", |(_, methods)| *methods)
        });
        schemes.collect::<Vec<_>>().join(" together with ")
    });
    let alternatives: Vec<String> = alternatives.collect();
    format!(
        "no credentials for {}: call {} on the builder of the client",
        operation.id,
        alternatives.join(", or ")
    )
}

/// What an answer could give away when it echoes the header that the caller has set.
fn secrets(headers: &HeaderMap) -> Vec<String> {
    let header = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let words = header.unwrap_or("").split(' ').skip(1);
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Asks the server to switch to the protocol that the caller has named (RFC 9110, 7.8).
fn ask_to_switch(headers: &mut HeaderMap) -> Result<(), Error> {
    if !headers.contains_key(UPGRADE) {
        let message = "no protocol to switch to: set the header `upgrade`, such as to `websocket`";
        return Err(Error::configuration(message));
    }
    let connection = headers.entry(CONNECTION);
    connection.or_insert(HeaderValue::from_static("upgrade"));
    Ok(())
}

/// Says that there are no bytes where the method lets a server expect some: there are servers that insist on a
/// length, and hyper tells only that of a body with bytes (RFC 9110, 8.6).
fn tell_empty(request: &mut reqwest::Request) {
    let expected = [Method::POST, Method::PUT, Method::PATCH].contains(request.method());
    let bytes = request.body().and_then(reqwest::Body::as_bytes);
    if expected && bytes.unwrap_or_default().is_empty() {
        let length = request.headers_mut().entry(CONTENT_LENGTH);
        length.or_insert(HeaderValue::from_static("0"));
    }
}
