//! Answers.

use serde_json::{Value, json};

use super::violation::Violation;

/// What a request is answered with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Names and values, without `content-length`.
    pub headers: Vec<(String, String)>,
    /// The body, also in an answer to `HEAD`, where it is not sent.
    pub body: Vec<u8>,
    /// The operation that was called: its `operationId`, or method and path.
    pub operation: Option<String>,
    /// Why the request was refused.
    pub reasons: Vec<String>,
}

impl Answer {
    pub(super) fn new(status: u16) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }

    /// A problem (RFC 9457).
    pub(super) fn problem(status: u16, detail: impl Into<String>) -> Self {
        Self::violations(status, detail.into(), &[])
    }

    /// A problem with what is wrong in the request.
    pub(super) fn violations(status: u16, detail: String, violations: &[Violation]) -> Self {
        let mut problem = json!({
            "title": title(status),
            "status": status,
            "detail": detail,
        });
        if !violations.is_empty() {
            problem["violations"] = violations.iter().map(Violation::json).collect::<Value>();
        }
        let reasons = match violations {
            [] => vec![detail],
            list => list.iter().map(ToString::to_string).collect(),
        };
        Self {
            status,
            headers: vec![(
                "content-type".to_owned(),
                "application/problem+json".to_owned(),
            )],
            body: problem.to_string().into_bytes(),
            operation: None,
            reasons,
        }
    }

    /// The value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }
}

/// The words for the statuses of problems (RFC 9110, 15.5).
fn title(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        408 => "Request Timeout",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Content",
        501 => "Not Implemented",
        _ => "Problem",
    }
}
