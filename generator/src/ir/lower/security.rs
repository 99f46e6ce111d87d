//! Lowers security schemes and requirements.

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::api::{SecurityKind, SecurityScheme, SecurityUse};
use crate::model::{Model, OAuthFlow, OAuthFlowKind, SecurityRequirement, SecuritySchemeKind};

/// The schemes of the document, in its order.
pub(super) fn schemes(model: &Model, diagnostics: &mut Diagnostics) -> Vec<SecurityScheme> {
    model
        .security_schemes
        .iter()
        .filter_map(|scheme| {
            let kind = match &scheme.kind {
                SecuritySchemeKind::ApiKey { location, name } => SecurityKind::ApiKey {
                    location: *location,
                    name: name.clone(),
                },
                SecuritySchemeKind::Http { scheme: word } if word == "basic" => SecurityKind::Basic,
                SecuritySchemeKind::Http { scheme: word } if word == "bearer" => {
                    SecurityKind::Bearer
                }
                SecuritySchemeKind::Http { scheme: word } => {
                    diagnostics.push(
                        Diagnostic::new(
                            &codes::generation::UNSUPPORTED_SECURITY,
                            format!("the HTTP authentication scheme `{word}` is not supported"),
                        )
                        .at(&scheme.origin)
                        .help("`basic` and `bearer` are"),
                    );
                    return None;
                }
                SecuritySchemeKind::OAuth2 {
                    flows,
                    json_token_request,
                } => oauth2(flows, *json_token_request),
                // The token of an OpenID provider is a bearer token (OpenID Connect Core 1.0, 2).
                SecuritySchemeKind::OpenIdConnect { .. } => SecurityKind::Bearer,
                SecuritySchemeKind::MutualTls => SecurityKind::MutualTls,
            };
            Some(SecurityScheme {
                name: scheme.name.clone(),
                description: scheme.description.clone(),
                kind,
            })
        })
        .collect()
}

/// A client can go through the client credentials flow alone; the token of any other flow is brought by the caller.
fn oauth2(flows: &[OAuthFlow], json: bool) -> SecurityKind {
    flows
        .iter()
        .find(|flow| flow.kind == OAuthFlowKind::ClientCredentials)
        .and_then(|flow| {
            Some(SecurityKind::ClientCredentials {
                token_url: flow.token_url.clone()?,
                json,
                scopes: flow.scopes.clone(),
            })
        })
        .unwrap_or(SecurityKind::Bearer)
}

/// The alternatives of an operation that can be fulfilled; none when no usable one is left.
pub(super) fn requirements(
    schemes: &[SecurityScheme],
    requirements: &[SecurityRequirement],
) -> Option<Vec<Vec<SecurityUse>>> {
    let usable: Vec<Vec<SecurityUse>> = requirements
        .iter()
        .filter_map(|requirement| {
            requirement
                .schemes
                .iter()
                .map(|(name, scopes)| {
                    let scheme = schemes.iter().position(|scheme| scheme.name == *name)?;
                    Some(SecurityUse {
                        scheme,
                        scopes: scopes.clone(),
                    })
                })
                .collect()
        })
        .collect();
    (requirements.is_empty() || !usable.is_empty()).then_some(usable)
}
