//! Credentials: whether they are there. Whether they are right nobody can say.

use super::answer::Answer;
use super::request::Request;
use crate::model::{Model, Operation, SecurityScheme, SecuritySchemeKind};
use crate::wire::ApiKeyLocation;

/// The answer to a request without the credentials that the operation asks for.
pub(super) fn refusal(model: &Model, operation: &Operation, request: &Request) -> Option<Answer> {
    let scheme = |name: &str| {
        model
            .security_schemes
            .iter()
            .find(|scheme| scheme.name == name)
    };
    // One that is not described has been reported.
    let presented = |name: &str| scheme(name).is_none_or(|scheme| is_presented(scheme, request));
    let mut alternatives = operation.security.iter().peekable();
    alternatives.peek()?;
    let fulfilled =
        alternatives.any(|requirement| requirement.schemes.iter().all(|(name, _)| presented(name)));
    if fulfilled {
        return None;
    }
    let words: Vec<String> = operation
        .security
        .iter()
        .map(|requirement| {
            let schemes = requirement.schemes.iter();
            let words = schemes.map(|(name, _)| match scheme(name) {
                Some(scheme) => format!("`{name}` ({})", wanted(scheme)),
                None => format!("`{name}`"),
            });
            words.collect::<Vec<_>>().join(" and ")
        })
        .collect();
    let detail = format!("the operation asks for {}", words.join(", or "));
    let mut answer = Answer::problem(401, detail);
    let schemes = operation
        .security
        .iter()
        .flat_map(|requirement| &requirement.schemes);
    for (name, _) in schemes {
        let challenge = scheme(name).map_or_else(|| "Bearer".to_owned(), challenge);
        let known = answer.headers.iter().any(|(_, value)| *value == challenge);
        if !known {
            answer = answer.with("www-authenticate", challenge);
        }
    }
    Some(answer)
}

fn is_presented(scheme: &SecurityScheme, request: &Request) -> bool {
    match &scheme.kind {
        SecuritySchemeKind::ApiKey { location, name } => match location {
            ApiKeyLocation::Query => request.query_pairs().iter().any(|(own, _)| own == name),
            ApiKeyLocation::Header => request.header_value(name).is_some(),
            ApiKeyLocation::Cookie => request.cookie(name).is_some(),
        },
        SecuritySchemeKind::Http { scheme } => authorizes(request, scheme),
        SecuritySchemeKind::OAuth2 { .. } | SecuritySchemeKind::OpenIdConnect { .. } => {
            authorizes(request, "bearer")
        }
        // The connection is none that could have a certificate.
        SecuritySchemeKind::MutualTls => true,
    }
}

/// Whether the request has credentials of a scheme (RFC 9110, 11.6.2).
fn authorizes(request: &Request, scheme: &str) -> bool {
    let value = request.header_value("authorization");
    value.is_some_and(|value| {
        let (own, rest) = value.split_once(' ').unwrap_or((&value, ""));
        own.eq_ignore_ascii_case(scheme) && !rest.trim().is_empty()
    })
}

/// What is to be sent, in words.
fn wanted(scheme: &SecurityScheme) -> String {
    match &scheme.kind {
        SecuritySchemeKind::ApiKey { location, name } => match location {
            ApiKeyLocation::Query => format!("the query parameter `{name}`"),
            ApiKeyLocation::Header => format!("the header `{name}`"),
            ApiKeyLocation::Cookie => format!("the cookie `{name}`"),
        },
        SecuritySchemeKind::Http { scheme } => format!("`Authorization: {scheme} …`"),
        SecuritySchemeKind::OAuth2 { .. } | SecuritySchemeKind::OpenIdConnect { .. } => {
            "`Authorization: Bearer …`".to_owned()
        }
        SecuritySchemeKind::MutualTls => "a certificate".to_owned(),
    }
}

fn challenge(scheme: &SecurityScheme) -> String {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    match &scheme.kind {
        SecuritySchemeKind::Http { scheme }
            if !scheme.is_empty() && scheme.chars().all(is_token) =>
        {
            format!("{scheme} realm=\"mock\"")
        }
        SecuritySchemeKind::ApiKey { .. } => "ApiKey realm=\"mock\"".to_owned(),
        _ => "Bearer realm=\"mock\"".to_owned(),
    }
}
