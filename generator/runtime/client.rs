//! The client, and how one is set up.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::auth::Authenticate;
use super::error::Error;
use super::retry::RetryPolicy;
use super::transport::Transport;
use super::validate::Violations;

/// A client of the API. Cheap to clone, and to be shared: all clones have the same connections and tokens.
#[derive(Clone)]
pub struct Client {
    settings: Arc<Settings>,
}

impl Client {
    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }
}

/// Without headers and held values.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.settings.transport.base_url.as_str())
            .field("credentials", &self.settings.credentials)
            .finish_non_exhaustive()
    }
}

/// What a document says about its clients.
#[derive(Debug)]
pub struct ClientInfo {
    /// The first server of the document.
    pub base_url: &'static str,
    /// The `User-Agent` unless another is set.
    pub user_agent: &'static str,
    /// For each security scheme the methods of the builder that set its credentials, for the message of a
    /// call that has none.
    pub credentials: &'static [(&'static str, &'static str)],
    /// Whether requests are validated unless the builder says otherwise.
    pub validate_requests: bool,
}

/// What all clones of a client share.
pub(crate) struct Settings {
    pub(crate) info: &'static ClientInfo,
    pub(crate) transport: Transport,
    /// Whether the base URL was given for all calls, those of operations with a server of their own included.
    pub(crate) is_base_url_given: bool,
    pub(crate) credentials: BTreeMap<&'static str, Arc<dyn Authenticate>>,
    pub(crate) held: Vec<(&'static str, Value)>,
    pub(crate) headers: HeaderMap,
    pub(crate) validate_requests: bool,
    pub(crate) validate_responses: bool,
    pub(crate) max_violations: usize,
}

/// Sets up a [`Client`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    info: &'static ClientInfo,
    base_url: Option<String>,
    server_url: String,
    user_agent: String,
    credentials: BTreeMap<&'static str, Arc<dyn Authenticate>>,
    held: Vec<(&'static str, Value)>,
    headers: Vec<(String, String)>,
    http: Option<reqwest::Client>,
    timeout: Duration,
    retry: RetryPolicy,
    validate_requests: bool,
    validate_responses: bool,
    max_violations: usize,
    max_response_bytes: usize,
}

impl ClientBuilder {
    /// The time for one try unless another is set.
    pub const TIMEOUT: Duration = Duration::from_secs(60);

    /// How long a connection may take to be established.
    const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

    /// How many bytes of a body are read unless another number is set.
    pub const MAX_RESPONSE_BYTES: usize = 16 * 1024 * 1024;

    /// The defaults, for the API that `info` describes.
    pub fn new(info: &'static ClientInfo) -> Self {
        Self {
            info,
            base_url: None,
            server_url: info.base_url.to_owned(),
            user_agent: info.user_agent.to_owned(),
            credentials: BTreeMap::new(),
            held: Vec::new(),
            headers: Vec::new(),
            http: None,
            timeout: Self::TIMEOUT,
            retry: RetryPolicy::default(),
            validate_requests: info.validate_requests,
            validate_responses: false,
            max_violations: Violations::DEFAULT_LIMIT,
            max_response_bytes: Self::MAX_RESPONSE_BYTES,
        }
    }

    /// Sets where credentials for a security scheme come from.
    pub fn authenticate(
        mut self,
        scheme: &'static str,
        source: impl Authenticate + 'static,
    ) -> Self {
        self.credentials.insert(scheme, Arc::new(source));
        self
    }

    /// Sets the value of a parameter for all calls that set none.
    pub fn hold(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.held.push((name, value.into()));
        self
    }

    /// Sets the base URL, which the paths of all operations are appended to; also of those that the document
    /// serves elsewhere.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// Sets the base URL, but for operations that the document serves elsewhere.
    pub fn server_url(mut self, url: impl Into<String>) -> Self {
        self.server_url = url.into();
        self
    }

    /// Sets the time for one try, from connecting to the end of the body; 60 s by default, of which at most
    /// 10 s are for connecting.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets how calls are retried, all of it at once.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sets how many times a call is tried again; 2 by default. See [`RetryPolicy`] for which calls are.
    pub fn retries(mut self, retries: u32) -> Self {
        self.retry.retries = retries;
        self
    }

    /// Sets whether creates are retried like idempotent calls; `false` by default, because a create whose
    /// answer was lost may have taken effect.
    pub fn retry_creates(mut self, retry: bool) -> Self {
        self.retry.creates = retry;
        self
    }

    /// Sets the upper bounds of the random wait before a retry: of the first, which doubles with every
    /// further one, and of all; 500 ms and 8 s by default.
    pub fn backoff(mut self, initial: Duration, maximum: Duration) -> Self {
        self.retry.initial = initial;
        self.retry.maximum = maximum;
        self
    }

    /// Sets whether parameters and bodies are validated before anything is sent; `true` by default.
    pub fn validate_requests(mut self, validate: bool) -> Self {
        self.validate_requests = validate;
        self
    }

    /// Sets whether successful answers are validated; `false` by default, so that a server that breaks its
    /// own rules can still be read.
    pub fn validate_responses(mut self, validate: bool) -> Self {
        self.validate_responses = validate;
        self
    }

    /// Sets how many violations an error keeps; 100 by default.
    pub fn max_violations(mut self, count: usize) -> Self {
        self.max_violations = count;
        self
    }

    /// Sets how many bytes of a body are read; 16 MiB by default. A longer answer is an error.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Sets the `User-Agent`.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Adds a header to every call.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sends with `client`, which brings its own proxies, TLS and connection limits. Switch off its
    /// redirects: this crate follows those that are safe, and only those.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// [`Error::Configuration`] when the base URL is not one of HTTP, a header is not one, or TLS cannot be
    /// set up.
    pub fn build(self) -> Result<Client, Error> {
        let is_base_url_given = self.base_url.is_some();
        let base_url = base_url_of(self.base_url.as_ref().unwrap_or(&self.server_url))?;
        let headers = headers(&self.headers)?;
        let Ok(user_agent) = HeaderValue::try_from(self.user_agent) else {
            let message = "the user agent has characters that cannot stand in a header";
            return Err(Error::configuration(message));
        };
        let http = match self.http {
            Some(http) => http,
            None => reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .connect_timeout(Self::CONNECT_TIMEOUT)
                .build()
                .map_err(|error| {
                    Error::configuration(format!("the HTTP client cannot be set up: {error}"))
                })?,
        };
        let settings = Settings {
            info: self.info,
            transport: Transport {
                http,
                base_url,
                user_agent,
                timeout: self.timeout,
                retry: self.retry,
                max_response_bytes: self.max_response_bytes,
            },
            is_base_url_given,
            credentials: self.credentials,
            held: self.held,
            headers,
            validate_requests: self.validate_requests,
            validate_responses: self.validate_responses,
            max_violations: self.max_violations,
        };
        Ok(Client {
            settings: Arc::new(settings),
        })
    }
}

/// Without headers and held values.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("credentials", &self.credentials)
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

/// Reads a base URL. It can hold credentials by mistake, so that no message repeats it.
pub(crate) fn base_url_of(text: &str) -> Result<Url, Error> {
    let refuse = |reason: &str| Err(Error::configuration(format!("the base URL {reason}")));
    if text.is_empty() {
        let reason = "is missing, as the document names no server; set `base_url` to a URL like \
                      `https://api.example.com`";
        return refuse(reason);
    }
    let Ok(url) = Url::parse(text) else {
        let reason = if text.starts_with('/') {
            "is relative; set `base_url` to the whole URL, like `https://api.example.com/v1`"
        } else {
            "is not a URL; it looks like `https://api.example.com`"
        };
        return refuse(reason);
    };
    if !matches!(url.scheme(), "http" | "https") {
        return refuse("must begin with `https://` or `http://`");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("must not hold a user name or password; set credentials on the builder");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return refuse("must not have a query or fragment");
    }
    Ok(url)
}

/// The headers of every call.
fn headers(own: &[(String, String)]) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    for (name, value) in own {
        let (Ok(header), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value))
        else {
            let message = format!("the header `{name}` has a name or value that HTTP forbids");
            return Err(Error::configuration(message));
        };
        headers.insert(header, value);
    }
    Ok(headers)
}
