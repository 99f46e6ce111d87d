//! A document as a server: requests are held against it, and answered as it says.
//!
//! [`Mock`] is a function from a request to an answer, and knows nothing of sockets; [`Server`] puts it on a port.

mod answer;
mod base;
mod body;
mod chance;
mod content;
mod form;
mod loose;
mod make;
mod media;
mod multipart;
mod parameter;
mod prefer;
mod request;
mod response;
mod routes;
mod security;
mod server;
mod survey;
mod template;
mod token;
mod violation;

use std::sync::Arc;

pub use answer::Answer;
pub use request::Request;
pub use server::{Exchange, Server, Serving, Stop};
pub use violation::Violation;

use crate::diagnostic::Diagnostics;
use crate::instance::{Instances, Patterns};
use crate::model::{Model, Operation};
use crate::wire::StatusPattern;
use make::Taste;
use response::Making;
use routes::{Found, Routes};
use token::Tokens;

/// The largest body of a request that is read, in bytes.
pub const MOST_BYTES: usize = 10 << 20;

/// How many violations of one value are told.
const MOST_VIOLATIONS: usize = 100;

/// How requests are answered.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Changes the values that are made.
    pub seed: u64,
    /// Whether values are made though there are examples.
    pub dynamic: bool,
    /// Whether requests are held against the document.
    pub validate: bool,
    /// Whether pages of other origins may call.
    pub cors: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 0,
            dynamic: false,
            validate: true,
            cors: false,
        }
    }
}

/// A document that answers requests.
#[derive(Debug)]
pub struct Mock {
    model: Model,
    routes: Routes,
    tokens: Tokens,
    patterns: Arc<Patterns>,
    settings: Settings,
}

impl Mock {
    /// Serves what a model describes.
    #[must_use]
    pub fn new(model: Model, settings: Settings) -> Self {
        Self {
            routes: Routes::new(&model),
            tokens: Tokens::new(&model),
            patterns: Arc::default(),
            model,
            settings,
        }
    }

    /// How many operations are served.
    #[must_use]
    pub fn operations(&self) -> usize {
        self.model.operations.len() - self.routes.shadowed.len()
    }

    /// Tells what cannot be served as the document has it.
    pub fn survey(&self, diagnostics: &mut Diagnostics) {
        survey::survey(&self.model, &self.routes, &self.patterns, diagnostics);
    }

    /// Answers a request. The same request always has the same answer.
    #[must_use]
    pub fn answer(&self, request: &Request) -> Answer {
        let mut answer = self.found(request);
        if self.settings.cors && request.header_value("origin").is_some() {
            answer = Self::shared(request, answer);
        }
        answer
    }

    fn found(&self, request: &Request) -> Answer {
        let asks = request.header_value("access-control-request-method");
        if let (true, "OPTIONS", Some(method)) = (self.settings.cors, request.method.as_str(), asks)
        {
            // It is asked before the request that is meant.
            let mut meant = request.clone();
            meant.method = method.to_ascii_uppercase();
            return match self.routes.find(&meant) {
                Found::Operation(..) => {
                    Answer::new(204).with("access-control-allow-methods", meant.method)
                }
                Found::Methods(methods) => {
                    Answer::new(204).with("access-control-allow-methods", methods.join(", "))
                }
                Found::Nothing(_) => Answer::new(204),
            };
        }
        match self.routes.find(request) {
            Found::Operation(index, captures) => {
                let operation = &self.model.operations[index];
                let refused = if self.settings.validate {
                    self.refusal(operation, request, &captures)
                } else {
                    None
                };
                let mut answer =
                    refused.unwrap_or_else(|| self.making().answer(operation, request).0);
                answer.operation = Some(name(operation));
                answer
            }
            found => {
                if let Some(answer) = self.tokens.answer(request) {
                    return answer;
                }
                match found {
                    Found::Methods(methods) if request.method == "OPTIONS" => {
                        Answer::new(204).with("allow", methods.join(", "))
                    }
                    Found::Methods(methods) => {
                        let detail = format!("the path has only {}", methods.join(", "));
                        Answer::problem(405, detail).with("allow", methods.join(", "))
                    }
                    Found::Nothing(Some(meant)) => {
                        Answer::problem(404, format!("no path matches; did you mean `{meant}`?"))
                    }
                    _ => Answer::problem(404, "no path of the document matches"),
                }
            }
        }
    }

    fn making(&self) -> Making<'_> {
        Making {
            model: &self.model,
            patterns: &self.patterns,
            taste: Taste {
                seed: self.settings.seed,
                made: self.settings.dynamic,
            },
        }
    }

    /// The answer to a request that is wrong.
    fn refusal(
        &self,
        operation: &Operation,
        request: &Request,
        captures: &template::Captures,
    ) -> Option<Answer> {
        if let Some(answer) = security::refusal(&self.model, operation, request) {
            return Some(answer);
        }
        let model = &self.model;
        let mut instances = Instances::with_patterns(model, Arc::clone(&self.patterns));
        let mut violations = parameter::check(
            model,
            &mut instances,
            &operation.parameters,
            request,
            captures,
        );
        match body::check(
            model,
            &mut instances,
            operation.request_body.as_ref(),
            request,
        ) {
            Ok(found) => violations.extend(found),
            Err(answer) => return Some(answer),
        }
        if violations.is_empty() {
            return None;
        }
        let has = |code: u16| {
            let mut responses = operation.responses.iter();
            responses.any(|(pattern, _)| *pattern == StatusPattern::Code(code))
        };
        let status = if has(422) && !has(400) { 422 } else { 400 };
        let detail = match violations.len() {
            1 => "1 violation".to_owned(),
            count => format!("{count} violations"),
        };
        Some(Answer::violations(status, detail, &violations))
    }

    /// Lets pages of other origins see an answer (Fetch, 3.3).
    fn shared(request: &Request, answer: Answer) -> Answer {
        let origin = request.header_value("origin").unwrap_or_default();
        let mut answer = answer
            .with("access-control-allow-origin", origin)
            .with("access-control-allow-credentials", "true")
            .with("vary", "Origin");
        if let Some(names) = request.header_value("access-control-request-headers") {
            answer = answer.with("access-control-allow-headers", names);
        }
        let names = answer.headers.iter().map(|(name, _)| name.as_str());
        let names: Vec<&str> = names
            .filter(|name| !name.starts_with("access-control-"))
            .collect();
        let names = names.join(", ");
        answer.with("access-control-expose-headers", names)
    }
}

/// What an operation is called in the log.
fn name(operation: &Operation) -> String {
    match &operation.id {
        Some(id) => id.clone(),
        None => format!("{} {}", operation.method, operation.path),
    }
}
