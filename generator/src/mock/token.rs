//! The token endpoints of `OAuth` flows, which documents name and do not describe.

use serde_json::json;

use super::answer::Answer;
use super::base;
use super::request::Request;
use crate::model::{Model, SecuritySchemeKind};

/// The paths of token endpoints.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    paths: Vec<String>,
}

impl Tokens {
    pub(super) fn new(model: &Model) -> Self {
        let flows = model
            .security_schemes
            .iter()
            .filter_map(|scheme| match &scheme.kind {
                SecuritySchemeKind::OAuth2 { flows, .. } => Some(flows),
                _ => None,
            });
        let urls = flows
            .flatten()
            .flat_map(|flow| [&flow.token_url, &flow.refresh_url]);
        let mut paths: Vec<String> = Vec::new();
        for url in urls.flatten() {
            let path = base::path(url);
            if path.len() > 1 && !paths.iter().any(|known| known == path) {
                paths.push(path.to_owned());
            }
        }
        Self { paths }
    }

    /// The answer to a call for a token (RFC 6749, 5.1).
    pub(super) fn answer(&self, request: &Request) -> Option<Answer> {
        let path = request.path();
        if request.method != "POST" || !self.paths.iter().any(|known| known == path) {
            return None;
        }
        let token = json!({
            "access_token": "mock-access-token",
            "token_type": "Bearer",
            "expires_in": 3600,
        });
        let mut answer = Answer::new(200)
            .with("content-type", "application/json")
            .with("cache-control", "no-store");
        answer.body = token.to_string().into_bytes();
        answer.operation = Some("token endpoint".to_owned());
        Some(answer)
    }
}
