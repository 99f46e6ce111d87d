//! The plan of the client: its credentials, and the parameters that it holds.

use super::markdown;
use super::naming::{Case, Name, Scope};
use crate::ir::{Api, SecurityKind};
use crate::wire::ApiKeyLocation;

/// Names that methods of the builder must not have, because it has them already.
const BUILDER_METHODS: [&str; 18] = [
    "new",
    "authenticate",
    "hold",
    "base_url",
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
    /// A key in a header.
    ApiKey {
        /// The header.
        header: String,
    },
    /// User name and password.
    Basic,
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
    Client {
        base_url: api
            .servers
            .first()
            .map(crate::ir::Server::default_url)
            .filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        validate_requests,
        environment_prefix: prefix.to_owned(),
        held,
        credentials: api
            .security_schemes
            .iter()
            .flat_map(|scheme| planner.credentials(&scheme.name, &scheme.kind))
            .collect(),
    }
}

struct Planner<'p> {
    prefix: &'p str,
    several: bool,
    methods: Scope,
    constants: Scope,
}

impl Planner<'_> {
    fn credentials(&mut self, scheme: &str, kind: &SecurityKind) -> Vec<Credential> {
        match kind {
            SecurityKind::Bearer => vec![self.bearer(scheme)],
            SecurityKind::ClientCredentials {
                token_url, json, ..
            } => {
                let constant = self.constants.name(scheme, Case::Shouty);
                let kind = CredentialKind::ClientCredentials {
                    constant,
                    token_url: token_url.clone(),
                    json: *json,
                };
                let fetched = self.credential(
                    scheme,
                    "client_credentials",
                    kind,
                    &["api_key", "api_secret"],
                );
                vec![self.bearer(scheme), fetched]
            }
            SecurityKind::ApiKey {
                location: ApiKeyLocation::Header,
                name,
            } => {
                let kind = CredentialKind::ApiKey {
                    header: name.clone(),
                };
                vec![self.credential(scheme, "api_key", kind, &["api_key"])]
            }
            SecurityKind::Basic => {
                let kind = CredentialKind::Basic;
                vec![self.credential(scheme, "basic_auth", kind, &["username", "password"])]
            }
            SecurityKind::ApiKey { .. } | SecurityKind::MutualTls => Vec::new(),
        }
    }

    fn bearer(&mut self, scheme: &str) -> Credential {
        self.credential(
            scheme,
            "bearer_token",
            CredentialKind::Bearer,
            &["api_token"],
        )
    }

    /// A credential whose method says what it takes; of several schemes of one kind, also for which one.
    fn credential(
        &mut self,
        scheme: &str,
        method: &str,
        kind: CredentialKind,
        variables: &[&str],
    ) -> Credential {
        let specific = format!("{scheme} {method}");
        Credential {
            method: self.methods.first_free(&[method, &specific], Case::Snake),
            scheme: scheme.to_owned(),
            kind,
            variables: variables
                .iter()
                .map(|part| {
                    if self.several {
                        variable(self.prefix, &format!("{scheme} {part}"))
                    } else {
                        variable(self.prefix, part)
                    }
                })
                .collect(),
        }
    }
}

fn variable(prefix: &str, part: &str) -> String {
    Scope::default()
        .name(&format!("{prefix} {part}"), Case::Shouty)
        .as_str()
        .to_owned()
}
