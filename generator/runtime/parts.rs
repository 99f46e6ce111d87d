//! The parts of a request that its parameters make.

use serde_json::Value;

use super::parameter::{Empty, Location, Parameter};
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
        let says_nothing = parameter.empty == Empty::Sent && value.as_str() == Some("");
        if check && !says_nothing {
            let place = At::ROOT;
            let place = place.member(parameter.location.as_str());
            parameter.validate(value, &place.member(parameter.name), violations);
        }
        let text = parameter.serialize(value);
        match parameter.location {
            Location::Path => self.path.push((parameter, text)),
            Location::Header => self.headers.push((parameter.name, text)),
            // An empty array has no form at all.
            _ if text.is_empty() => {}
            Location::Query | Location::Querystring => self.query.push(text),
            Location::Cookie => self.cookies.push(text),
        }
    }
}

/// Puts the values into the template. A value must not make another path of it: an empty segment, or one
/// of dots, which every URL parser resolves away, percent-encoded or not. A template can have a query, where
/// that does not matter.
pub(crate) fn expand(
    template: &str,
    values: &[(&'static Parameter, String)],
    violations: &mut Violations,
) -> String {
    let (template, query) = match template.split_once('?') {
        Some((template, query)) => (template, Some(query)),
        None => (template, None),
    };
    let mut path = String::with_capacity(template.len());
    for segment in template.split('/').skip(1) {
        let (text, used) = replace(segment, values);
        for (parameter, value) in &used {
            if value.is_empty() {
                report(parameter, Keyword::Path, "must not be empty", violations);
            }
        }
        if let (Some((parameter, _)), true) = (used.last(), text.split('/').any(is_dots)) {
            let message = "must not be `.` or `..`, which stand for other paths";
            report(parameter, Keyword::Path, message, violations);
        }
        path.push('/');
        path.push_str(&text);
    }
    if let Some(query) = query {
        path.push('?');
        path.push_str(&replace(query, values).0);
    }
    path
}

/// Puts values into a part of a template; with those that have a place in it.
fn replace<'v>(
    template: &str,
    values: &'v [(&'static Parameter, String)],
) -> (String, Vec<&'v (&'static Parameter, String)>) {
    let mut text = template.to_owned();
    let mut used = Vec::new();
    for pair in values {
        let expression = format!("{{{}}}", pair.0.name);
        if template.contains(&expression) {
            text = text.replace(&expression, &pair.1);
            used.push(pair);
        }
    }
    (text, used)
}

/// Whether a URL parser takes the segment for the folder itself, or the one above it.
fn is_dots(segment: &str) -> bool {
    let plain = segment.to_ascii_lowercase().replace("%2e", ".");
    matches!(plain.as_str(), "." | "..")
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
    violations.push(Violation::new(
        &place,
        keyword,
        parameter.schema,
        message.to_owned(),
    ));
}
