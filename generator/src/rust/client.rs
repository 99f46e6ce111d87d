//! The plan of the client: its credentials, and the parameters that it holds.

use super::docs::{self, Text};
use super::markdown;
use super::naming::{Case, Name, Scope};
use crate::ir::{Api, SecurityKind, SecurityScheme, TokenSource};
use crate::wire::ApiKeyLocation;

/// Names that methods of the builder must not have, because it has them already.
const BUILDER_METHODS: [&str; 21] = [
    "new",
    "server_url",
    "server",
    "authenticate",
    "hold",
    "base_url",
    "origin",
    "timeout",
    "retries",
    "retry_creates",
    "backoff",
    "validate_requests",
    "validate_responses",
    "max_violations",
    "max_response_bytes",
    "user_agent",
    "header",
    "http_client",
    "build",
    "env",
    "fmt",
];

/// The client.
#[derive(Debug)]
pub struct Client {
    /// The URL of the first server; none when the document names no absolute one.
    pub base_url: Option<String>,
    /// The URL of the first server, when it is relative to where the document is.
    pub relative_url: Option<String>,
    /// What the document says of the first server.
    pub server: Option<String>,
    /// Whether requests are validated unless the builder says otherwise.
    pub validate_requests: bool,
    /// What environment variables begin with, without the last `_`.
    pub environment_prefix: String,
    /// Parameters that the client holds one value of.
    pub held: Vec<Held>,
    /// Ways to prove who is calling.
    pub credentials: Vec<Credential>,
}

/// A parameter that the client holds one value of.
#[derive(Debug)]
pub struct Held {
    /// The method of the builder.
    pub method: Name,
    /// The name on the wire.
    pub wire: String,
    /// The first sentences about it.
    pub description: Option<String>,
    /// The environment variable.
    pub variable: String,
}

/// A way to prove who is calling.
#[derive(Debug)]
pub struct Credential {
    /// The method of the builder.
    pub method: Name,
    /// The scheme's name in the document.
    pub scheme: String,
    /// The lines of the method's documentation.
    pub docs: Vec<String>,
    /// How it works.
    pub kind: CredentialKind,
    /// The environment variables that hold its parts.
    pub variables: Vec<String>,
}

/// How credentials work.
#[derive(Debug)]
pub enum CredentialKind {
    /// A token that the caller has.
    Bearer,
    /// A token that the client fetches.
    ClientCredentials {
        /// The name of the constant that describes the endpoint.
        constant: Name,
        /// The endpoint.
        token_url: String,
        /// Whether it takes JSON.
        json: bool,
    },
    /// A key in a header, the query or a cookie.
    ApiKey {
        /// Where.
        location: ApiKeyLocation,
        /// Under which name.
        name: String,
    },
    /// User name and password.
    Basic,
    /// What the caller has worked out for an HTTP authentication scheme of this name.
    Http(String),
    /// An HTTP client that shows the caller's certificate.
    Certificate,
}

/// Plans the client.
pub(super) fn plan(api: &Api, prefix: &str, validate_requests: bool) -> Client {
    let mut methods = Scope::reserving(&BUILDER_METHODS);
    let held: Vec<Held> = api
        .held_parameters
        .iter()
        .map(|parameter| {
            let method = methods.name(&parameter.name, Case::Snake);
            Held {
                variable: variable(prefix, &parameter.name),
                description: parameter
                    .docs
                    .description
                    .as_deref()
                    .map(markdown::sentence)
                    .filter(|text| !text.is_empty()),
                wire: parameter.name.clone(),
                method,
            }
        })
        .collect();
    let mut planner = Planner {
        prefix,
        several: api.security_schemes.len() > 1,
        methods,
        constants: Scope::reserving(&["INFO"]),
    };
    let first = api.servers.first().filter(|server| server.has_defaults);
    let first = first.map(crate::ir::Server::default_url);
    let description = api
        .servers
        .first()
        .and_then(|server| server.description.as_deref());
    Client {
        server: description
            .map(markdown::sentence)
            .filter(|text| !text.is_empty()),
        base_url: first.clone().filter(|url| is_base_url(url)),
        relative_url: first.filter(|url| !url.contains("://")),
        validate_requests,
        environment_prefix: prefix.to_owned(),
        held,
        credentials: api
            .security_schemes
            .iter()
            .flat_map(|scheme| planner.credentials(scheme))
            .collect(),
    }
}

/// Whether a URL can be sent to: one of HTTP with a host, and nothing behind its path.
fn is_base_url(url: &str) -> bool {
    let address = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    address.is_some_and(|address| {
        !address.is_empty()
            && !address.starts_with(['/', ':'])
            && !address.contains(['{', '}', '?', '#', '@', '\\'])
            && !address
                .contains(|character: char| character.is_whitespace() || character.is_control())
    })
}

struct Planner<'p> {
    prefix: &'p str,
    several: bool,
    methods: Scope,
    constants: Scope,
}

impl Planner<'_> {
    fn credentials(&mut self, scheme: &SecurityScheme) -> Vec<Credential> {
        match &scheme.kind {
            SecurityKind::Bearer { sources } => vec![self.bearer(scheme, sources)],
            SecurityKind::ClientCredentials {
                token_url,
                json,
                scopes,
                sources,
            } => {
                let constant = self.constants.name(&scheme.name, Case::Shouty);
                let kind = CredentialKind::ClientCredentials {
                    constant,
                    token_url: token_url.clone(),
                    json: *json,
                };
                let docs = Text::new()
                    .paragraph(
                        "Obtains access tokens with an access key and its secret (OAuth 2.0 client credentials), when \
                         they are needed.",
                    )
                    .lines(scope_docs(scopes));
                let parts = ["api_key", "api_secret"];
                let fetched = self.credential(scheme, "client_credentials", kind, &parts, docs);
                vec![self.bearer(scheme, sources), fetched]
            }
            SecurityKind::ApiKey { location, name } => {
                let place = match location {
                    ApiKeyLocation::Header => "header",
                    ApiKeyLocation::Query => "query parameter",
                    ApiKeyLocation::Cookie => "cookie",
                };
                let docs = format!("Sends an API key in the {place} {}.", docs::code(name));
                let kind = CredentialKind::ApiKey {
                    location: *location,
                    name: name.clone(),
                };
                let docs = Text::new().paragraph(docs);
                vec![self.credential(scheme, "api_key", kind, &["api_key"], docs)]
            }
            SecurityKind::Basic => {
                let docs =
                    Text::new().paragraph("Sends user name and password (HTTP Basic, RFC 7617).");
                let kind = CredentialKind::Basic;
                let parts = ["username", "password"];
                vec![self.credential(scheme, "basic_auth", kind, &parts, docs)]
            }
            SecurityKind::Http(name) => {
                let header = docs::code(&format!("Authorization: {name} <value>"));
                let docs = Text::new()
                    .paragraph(format!(
                        "Sends the header {header} with every call. Set the header on a call where the value depends \
                         on the call."
                    ));
                let kind = CredentialKind::Http(name.clone());
                let method = format!("{name} auth");
                vec![self.credential(scheme, &method, kind, &["authorization"], docs)]
            }
            SecurityKind::MutualTls => {
                let docs = Text::new().paragraph(
                    "Sends with `client`, whose TLS shows a certificate of the caller (mutual TLS): one that was set \
                     up with `reqwest::ClientBuilder::identity` and without redirects, as for \
                     [`http_client`](Self::http_client).",
                );
                let kind = CredentialKind::Certificate;
                vec![self.credential(scheme, "client_certificate", kind, &[], docs)]
            }
        }
    }

    fn bearer(&mut self, scheme: &SecurityScheme, sources: &[TokenSource]) -> Credential {
        let mut docs = Text::new().paragraph("Uses an access token that the caller has obtained.");
        for source in sources {
            let urls = source.urls.iter();
            let urls: Vec<String> = urls
                .map(|(what, url)| format!("{what} at {}", docs::code(url)))
                .collect();
            let from = format!("It comes from {}", source.name);
            docs = if urls.is_empty() {
                docs.paragraph(format!("{from}."))
            } else {
                docs.paragraph(format!("{from}: {}.", urls.join(", ")))
            };
            docs = docs.lines(scope_docs(&source.scopes));
        }
        let kind = CredentialKind::Bearer;
        self.credential(scheme, "bearer_token", kind, &["api_token"], docs)
    }

    /// A credential whose method says what it takes; of several schemes of one kind, also for which one.
    fn credential(
        &mut self,
        scheme: &SecurityScheme,
        method: &str,
        kind: CredentialKind,
        variables: &[&str],
        mut docs: Text,
    ) -> Credential {
        let specific = format!("{} {method}", scheme.name);
        if let Some(description) = &scheme.description {
            docs = docs.markdown(description);
        }
        Credential {
            method: self.methods.first_free(&[method, &specific], Case::Snake),
            scheme: scheme.name.clone(),
            docs: docs.finish(),
            kind,
            variables: variables
                .iter()
                .map(|part| {
                    if self.several {
                        variable(self.prefix, &format!("{} {part}", scheme.name))
                    } else {
                        variable(self.prefix, part)
                    }
                })
                .collect(),
        }
    }
}

/// The scopes of a token, one below the other.
fn scope_docs(scopes: &[(String, String)]) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, description) in scopes {
        let text = markdown::sentence(description);
        let name = docs::code(name);
        lines.extend(docs::wrap(&if text.is_empty() {
            format!("- {name}")
        } else {
            format!("- {name}: {text}")
        }));
    }
    if !lines.is_empty() {
        lines.splice(0..0, ["Scopes:".to_owned(), String::new()]);
    }
    lines
}

fn variable(prefix: &str, part: &str) -> String {
    Scope::default()
        .name(&format!("{prefix} {part}"), Case::Shouty)
        .as_str()
        .to_owned()
}
