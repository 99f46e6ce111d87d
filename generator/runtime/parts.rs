//! The parts of a request that its parameters make.

use serde_json::Value;

use super::parameter::{Location, Parameter};
use super::rule::Keyword;
use super::validate::{At, Violation, Violations};

/// The parameters of a request, written, by where they go.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) path: Vec<(&'static Parameter, String)>,
    pub(crate) query: Vec<String>,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) cookies: Vec<String>,
}

impl Parts {
    /// Checks and writes a value.
    pub(crate) fn add(
        &mut self,
        parameter: &'static Parameter,
        value: &Value,
        check: bool,
        violations: &mut Violations,
    ) {
        if let Some(rules) = parameter.check.filter(|_| check) {
            let place = At::ROOT;
            let place = place.member(parameter.location.as_str());
            rules(value, &place.member(parameter.name), violations);
        }
        let text = parameter.serialize(value);
        match parameter.location {
            Location::Path => self.path.push((parameter, text)),
            Location::Header => self.headers.push((parameter.name, text)),
            // An empty array has no form at all.
            _ if text.is_empty() => {}
            Location::Query => self.query.push(text),
            Location::Cookie => self.cookies.push(text),
        }
    }
}

/// Puts the values into the template. A value must not make another path of it: an empty segment, or one
/// of dots, which every URL parser resolves away, percent-encoded or not.
pub(crate) fn expand(
    template: &str,
    values: &[(&'static Parameter, String)],
    violations: &mut Violations,
) -> String {
    let mut path = String::with_capacity(template.len());
    for segment in template.split('/').skip(1) {
        let mut text = segment.to_owned();
        let mut used = None;
        for (parameter, value) in values {
            let expression = format!("{{{}}}", parameter.name);
            if segment.contains(&expression) {
                text = text.replace(&expression, value);
                used = Some(*parameter);
                if value.is_empty() {
                    report(parameter, Keyword::Path, "must not be empty", violations);
                }
            }
        }
        if let (Some(parameter), "." | "..") = (used, text.as_str()) {
            let message = "must not be `.` or `..`, which stand for other paths";
            report(parameter, Keyword::Path, message, violations);
        }
        path.push('/');
        path.push_str(&text);
    }
    path
}

/// Reports a parameter that cannot be sent.
pub(crate) fn report(
    parameter: &Parameter,
    keyword: Keyword,
    message: &str,
    violations: &mut Violations,
) {
    let place = At::ROOT;
    let place = place.member(parameter.location.as_str());
    let place = place.member(parameter.name);
    violations.push(Violation::new(&place, keyword, parameter.schema, message));
}
