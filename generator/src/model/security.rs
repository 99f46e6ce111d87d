//! Security schemes and requirements.

use serde_json::Value;

use crate::document::Document;
use crate::source::Origin;
use crate::wire::ApiKeyLocation;

/// A security scheme object.
#[derive(Debug)]
pub struct SecurityScheme {
    /// Where it stands.
    pub origin: Origin,
    /// Its key in `components/securitySchemes`.
    pub name: String,
    /// `description`.
    pub description: Option<String>,
    /// What it is.
    pub kind: SecuritySchemeKind,
}

/// The kinds of security schemes (OpenAPI 3.0.4, 4.8.27).
#[derive(Debug)]
pub enum SecuritySchemeKind {
    /// `apiKey`
    ApiKey {
        /// `in`
        location: ApiKeyLocation,
        /// `name`
        name: String,
    },
    /// `http`
    Http {
        /// `scheme`, as it is written: `basic`, `Bearer`, …
        scheme: String,
    },
    /// `oauth2`
    OAuth2 {
        /// The flows, in the order of the specification.
        flows: Vec<OAuthFlow>,
        /// Whether the token endpoint takes a JSON body (`x-specsmith-token-request: json`) and not a form
        /// (RFC 6749, 4.4.2).
        json_token_request: bool,
    },
    /// `openIdConnect`
    OpenIdConnect {
        /// `openIdConnectUrl`
        url: String,
    },
    /// `mutualTLS`
    MutualTls,
}

/// One flow of an `OAuth2` scheme.
#[derive(Debug)]
pub struct OAuthFlow {
    /// Which flow.
    pub kind: OAuthFlowKind,
    /// `authorizationUrl`
    pub authorization_url: Option<String>,
    /// `tokenUrl`
    pub token_url: Option<String>,
    /// `refreshUrl`
    pub refresh_url: Option<String>,
    /// Scopes with their descriptions.
    pub scopes: Vec<(String, String)>,
}

/// The flows of OAuth 2 (RFC 6749, 1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OAuthFlowKind {
    /// `implicit`
    Implicit,
    /// `password`
    Password,
    /// `clientCredentials`
    ClientCredentials,
    /// `authorizationCode`
    AuthorizationCode,
    /// `deviceAuthorization`, whose `deviceAuthorizationUrl` is kept as the authorization URL (RFC 8628)
    DeviceAuthorization,
}

/// One alternative of `security`: all of its schemes are needed together; none at all means that no credentials
/// are needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityRequirement {
    /// Names of schemes with the scopes asked for.
    pub schemes: Vec<(String, Vec<String>)>,
}

/// Reads the scheme that stands at `origin`; none for a type that no specification knows.
pub(super) fn scheme(name: &str, origin: Origin, document: &Document) -> Option<SecurityScheme> {
    use openapiv3::SecurityScheme as View;
    let value = document.get(&origin)?;
    // `mutualTLS` is younger (OpenAPI 3.1.1, 4.8.27) than the typed view.
    if value.get("type").and_then(Value::as_str) == Some("mutualTLS") {
        return Some(SecurityScheme {
            origin,
            name: name.to_owned(),
            description: value
                .get("description")
                .and_then(Value::as_str)
                .map(str::to_owned),
            kind: SecuritySchemeKind::MutualTls,
        });
    }
    let (kind, description) = match document.view::<View>(&origin)? {
        View::APIKey {
            location,
            name,
            description,
            ..
        } => {
            let location = match location {
                openapiv3::APIKeyLocation::Query => ApiKeyLocation::Query,
                openapiv3::APIKeyLocation::Header => ApiKeyLocation::Header,
                openapiv3::APIKeyLocation::Cookie => ApiKeyLocation::Cookie,
            };
            (SecuritySchemeKind::ApiKey { location, name }, description)
        }
        View::HTTP {
            scheme,
            description,
            ..
        } => (SecuritySchemeKind::Http { scheme }, description),
        View::OAuth2 {
            flows, description, ..
        } => {
            let json_token_request = value
                .get("x-specsmith-token-request")
                .and_then(Value::as_str)
                == Some("json");
            (
                SecuritySchemeKind::OAuth2 {
                    flows: oauth_flows(flows, value),
                    json_token_request,
                },
                description,
            )
        }
        View::OpenIDConnect {
            open_id_connect_url,
            description,
            ..
        } => (
            SecuritySchemeKind::OpenIdConnect {
                url: open_id_connect_url,
            },
            description,
        ),
    };
    Some(SecurityScheme {
        origin,
        name: name.to_owned(),
        description,
        kind,
    })
}

fn oauth_flows(flows: openapiv3::OAuth2Flows, scheme: &Value) -> Vec<OAuthFlow> {
    let mut found = Vec::new();
    if let Some(flow) = flows.implicit {
        found.push(OAuthFlow {
            kind: OAuthFlowKind::Implicit,
            authorization_url: Some(flow.authorization_url),
            token_url: None,
            refresh_url: flow.refresh_url,
            scopes: flow.scopes.into_iter().collect(),
        });
    }
    if let Some(flow) = flows.password {
        found.push(OAuthFlow {
            kind: OAuthFlowKind::Password,
            authorization_url: None,
            token_url: Some(flow.token_url),
            refresh_url: flow.refresh_url,
            scopes: flow.scopes.into_iter().collect(),
        });
    }
    if let Some(flow) = flows.client_credentials {
        found.push(OAuthFlow {
            kind: OAuthFlowKind::ClientCredentials,
            authorization_url: None,
            token_url: Some(flow.token_url),
            refresh_url: flow.refresh_url,
            scopes: flow.scopes.into_iter().collect(),
        });
    }
    if let Some(flow) = flows.authorization_code {
        found.push(OAuthFlow {
            kind: OAuthFlowKind::AuthorizationCode,
            authorization_url: Some(flow.authorization_url),
            token_url: Some(flow.token_url),
            refresh_url: flow.refresh_url,
            scopes: flow.scopes.into_iter().collect(),
        });
    }
    found.extend(scheme.pointer("/flows/deviceAuthorization").map(device));
    found
}

/// The flow that is younger (OpenAPI 3.2.0, 4.29) than the typed view.
fn device(flow: &Value) -> OAuthFlow {
    let text = |key: &str| flow.get(key).and_then(Value::as_str).map(str::to_owned);
    let scopes = flow.get("scopes").and_then(Value::as_object);
    OAuthFlow {
        kind: OAuthFlowKind::DeviceAuthorization,
        authorization_url: text("deviceAuthorizationUrl"),
        token_url: text("tokenUrl"),
        refresh_url: text("refreshUrl"),
        scopes: scopes
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()))
            .collect(),
    }
}
