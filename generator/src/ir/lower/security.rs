//! Lowers security schemes and requirements.

use crate::ir::api::{SecurityKind, SecurityScheme, SecurityUse, TokenSource};
use crate::model::{Model, OAuthFlow, OAuthFlowKind, SecurityRequirement, SecuritySchemeKind};

/// The schemes of the document, in its order.
pub(super) fn schemes(model: &Model) -> Vec<SecurityScheme> {
    let schemes = model.security_schemes.iter();
    schemes
        .map(|scheme| SecurityScheme {
            name: scheme.name.clone(),
            description: scheme.description.clone(),
            kind: kind(&scheme.kind),
        })
        .collect()
}

fn kind(kind: &SecuritySchemeKind) -> SecurityKind {
    match kind {
        SecuritySchemeKind::ApiKey { location, name } => SecurityKind::ApiKey {
            location: *location,
            name: name.clone(),
        },
        // Names of schemes are the same in upper and lower case (RFC 9110, 11.1).
        SecuritySchemeKind::Http { scheme } if scheme.eq_ignore_ascii_case("basic") => {
            SecurityKind::Basic
        }
        SecuritySchemeKind::Http { scheme } if scheme.eq_ignore_ascii_case("bearer") => {
            SecurityKind::Bearer {
                sources: Vec::new(),
            }
        }
        SecuritySchemeKind::Http { scheme } => SecurityKind::Http(scheme.clone()),
        SecuritySchemeKind::OAuth2 {
            flows,
            json_token_request,
        } => oauth2(flows, *json_token_request),
        // The token of an OpenID provider is a bearer token (OpenID Connect Core 1.0, 2).
        SecuritySchemeKind::OpenIdConnect { url } => SecurityKind::Bearer {
            sources: vec![TokenSource {
                name: "OpenID Connect",
                urls: vec![("configuration", url.clone())],
                scopes: Vec::new(),
            }],
        },
        SecuritySchemeKind::MutualTls => SecurityKind::MutualTls,
    }
}

/// A client can go through the client credentials flow alone; the token of any other flow is brought by the caller.
fn oauth2(flows: &[OAuthFlow], json: bool) -> SecurityKind {
    let fetched = flows
        .iter()
        .filter(|flow| flow.kind == OAuthFlowKind::ClientCredentials)
        .find_map(|flow| Some((flow, flow.token_url.clone()?)));
    let others = flows.iter().filter(|flow| {
        fetched
            .as_ref()
            .is_none_or(|(own, _)| own.kind != flow.kind)
    });
    let sources = others.map(source).collect();
    match fetched {
        Some((flow, token_url)) => SecurityKind::ClientCredentials {
            token_url,
            json,
            scopes: flow.scopes.clone(),
            sources,
        },
        None => SecurityKind::Bearer { sources },
    }
}

fn source(flow: &OAuthFlow) -> TokenSource {
    let urls = [
        ("authorization", &flow.authorization_url),
        ("tokens", &flow.token_url),
        ("renewal", &flow.refresh_url),
    ];
    TokenSource {
        name: match flow.kind {
            OAuthFlowKind::Implicit => "the OAuth 2.0 implicit flow",
            OAuthFlowKind::Password => "the OAuth 2.0 password flow",
            OAuthFlowKind::ClientCredentials => "the OAuth 2.0 client credentials flow",
            OAuthFlowKind::AuthorizationCode => "the OAuth 2.0 authorization code flow",
            OAuthFlowKind::DeviceAuthorization => "the OAuth 2.0 device authorization flow",
        },
        urls: urls
            .into_iter()
            .filter_map(|(what, url)| Some((what, url.clone()?)))
            .filter(|(_, url)| !url.is_empty())
            .collect(),
        scopes: flow.scopes.clone(),
    }
}

/// The alternatives of an operation. Schemes that the document does not declare have been reported; an alternative that
/// names nothing else is none, and what is left may then be nothing: the caller knows what to send.
pub(super) fn requirements(
    schemes: &[SecurityScheme],
    requirements: &[SecurityRequirement],
) -> Vec<Vec<SecurityUse>> {
    let alternatives = requirements.iter().filter_map(|requirement| {
        let named = requirement.schemes.iter();
        let used: Vec<SecurityUse> = named
            .filter_map(|(name, scopes)| {
                let scheme = schemes.iter().position(|scheme| scheme.name == *name)?;
                Some(SecurityUse {
                    scheme,
                    scopes: scopes.clone(),
                })
            })
            .collect();
        (requirement.schemes.is_empty() || !used.is_empty()).then_some(used)
    });
    let mut found: Vec<Vec<SecurityUse>> = Vec::new();
    for alternative in alternatives {
        if !found.contains(&alternative) {
            found.push(alternative);
        }
    }
    // Nothing but the alternative of no scheme at all is the same as no requirement.
    if found.iter().all(Vec::is_empty) {
        found.clear();
    }
    found
}
