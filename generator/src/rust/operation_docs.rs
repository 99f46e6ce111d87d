//! The documentation of operations and of their parameters.

use serde_json::Value;

use super::answer::{Failure, Output};
use super::answers;
use super::bodies;
use super::body::Body;
use super::docs::{self, Text};
use super::markdown;
use super::naming::Name;
use super::operation::Parameter;
use super::operations::Planner;
use super::response_headers::HeaderStructs;
use super::servers;
use super::types::RustType;
use crate::ir::{self, MediaKind, Response};
use crate::wire::{ParameterLocation, StatusPattern};

/// What the document says of a tag.
pub(super) fn of_group(tag: &ir::Tag) -> Vec<String> {
    let mut text = Text::new().paragraph(markdown::sentence(&tag.name));
    if tag.docs != ir::Docs::default() {
        text = text.lines(docs::describe(&tag.docs, "").finish());
    }
    if let Some(kind) = &tag.kind {
        text = text.paragraph(format!("A group of the kind {}.", docs::code(kind)));
    }
    if let Some(parent) = &tag.parent {
        text = text.paragraph(format!("A part of {}.", docs::code(parent)));
    }
    text.finish()
}

impl Planner<'_, '_> {
    /// What stands at the field of a parameter that has to be given.
    pub(super) fn field_docs(&self, parameter: &ir::Parameter) -> Vec<String> {
        let otherwise = format!("The parameter {}.", docs::code(&parameter.name));
        let text = docs::describe(&parameter.docs, &otherwise);
        self.more_of_parameter(text, parameter)
    }

    /// What stands at the setter of a parameter.
    pub(super) fn parameter_docs(&self, parameter: &ir::Parameter) -> Vec<String> {
        let name = docs::code(&parameter.name);
        let opening = match (parameter.held.is_some(), parameter.location) {
            (true, _) => {
                format!("Sets the parameter {name}, instead of the one that the client holds.")
            }
            (false, ParameterLocation::Path | ParameterLocation::Query) => {
                format!("Sets the parameter {name}.")
            }
            (false, ParameterLocation::Querystring) => {
                "Sets the query string as a whole.".to_owned()
            }
            (false, ParameterLocation::Header) => format!("Sets the header {name}."),
            (false, ParameterLocation::Cookie) => format!("Sets the cookie {name}."),
        };
        let mut text = Text::new().paragraph(opening);
        if let Some(description) = &parameter.docs.description {
            text = text.markdown(description);
        }
        self.more_of_parameter(text, parameter)
    }

    /// What the document says of a parameter beside its description.
    fn more_of_parameter(&self, mut text: Text, parameter: &ir::Parameter) -> Vec<String> {
        let (_, ty) = self.types.leaf(parameter.ty);
        if let Some(words) = docs::constraints(self.types, ty) {
            text = text.paragraph(words);
        }
        text = text.lines(docs::parts(self.types, ty));
        if let Some(default) = parameter.default.as_ref().filter(|_| !parameter.required) {
            let default = match default {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            text = text.paragraph(format!("{} unless it is set.", docs::code(&default)));
        }
        if let Some(examples) = docs::examples(&parameter.docs, is_secret(ty)) {
            text = text.paragraph(examples);
        }
        text.finish()
    }

    /// What stands at the method of the client.
    pub(super) fn docs(
        &self,
        parameters: &[Parameter],
        required: Option<&Name>,
        body: Option<&Body>,
        (output, failure): (&Output, &Failure),
        headers: &mut HeaderStructs,
    ) -> Vec<String> {
        let operation = self.operation;
        let mut text = Text::new();
        if let Some(summary) = &operation.docs.summary {
            text = text.paragraph(markdown::sentence(summary));
        }
        let route = docs::code(&format!("{} {}", operation.method, operation.path));
        let silent = ir::Docs {
            summary: None,
            ..operation.docs.clone()
        };
        text = match (&operation.docs.summary, &operation.docs.description) {
            (None, None) => text.paragraph(format!("Calls {route}.")),
            (Some(_), None) => text.paragraph(route),
            _ => text
                .lines(docs::describe(&silent, "").finish())
                .paragraph(route),
        };
        text = text.lines(servers::of_operation(&operation.servers));
        if !operation.further_tags.is_empty() {
            let tags: Vec<String> = operation
                .further_tags
                .iter()
                .map(|tag| docs::code(tag))
                .collect();
            text = text.paragraph(format!("Tagged {}, too.", tags.join(" and ")));
        }
        let mut callbacks = self.types.api().callbacks.iter();
        if callbacks.any(|one| {
            one.asked_for_by
                .as_ref()
                .is_some_and(|(_, owner)| *owner == operation.name)
        }) {
            text = text.paragraph("The API calls back: see [`callbacks`](crate::callbacks).");
        }
        let arguments = self.argument_docs(parameters, required, body);
        if !arguments.is_empty() {
            text = text.paragraph("Arguments:").lines(arguments);
        }
        if let Some(body) = body.filter(|body| !body.others.is_empty()) {
            text = text.paragraph(bodies::others(&body.others));
        }
        let answers = self.success_docs(output, headers);
        if !answers.is_empty() {
            text = text.paragraph("Answers:").lines(answers);
        }
        text = text.heading("Errors");
        let successes = answers::successes(operation);
        let failures: Vec<String> = operation
            .responses
            .iter()
            .filter(|response| {
                let is_answer = successes
                    .iter()
                    .any(|other| std::ptr::eq(*other, *response));
                !is_answer || response.status == StatusPattern::Default
            })
            .flat_map(|response| self.answer_docs(response, headers))
            .collect();
        let ending = match (failures.is_empty(), failure) {
            (true, _) => "for every status that is not a success.",
            (false, Failure::Unit) => "with these statuses:",
            (false, _) => "with a body of these types, see [`body_of`](crate::Error::body_of):",
        };
        text.paragraph(format!(
            "Those of every call, see [`Error`](crate::Error); among them \
             [`Error::Status`](crate::Error::Status) {ending}"
        ))
        .lines(failures)
        .finish()
    }

    /// What the successes are; the variants of an enum tell themselves, but for headers and links.
    fn success_docs(&self, output: &Output, headers: &mut HeaderStructs) -> Vec<String> {
        let told = matches!(output, Output::Choices(_));
        answers::successes(self.operation)
            .into_iter()
            .filter(|response| !told || !response.headers.is_empty() || !response.links.is_empty())
            .flat_map(|response| self.answer_docs(response, headers))
            .collect()
    }

    fn argument_docs(
        &self,
        parameters: &[Parameter],
        required: Option<&Name>,
        body: Option<&Body>,
    ) -> Vec<String> {
        if let Some(name) = required {
            let mut lines = vec![format!(
                "- `required`: the required parameters, [`{name}`]."
            )];
            lines.extend(self.body_docs(body));
            return lines;
        }
        self.operation
            .parameters
            .iter()
            .zip(parameters)
            .filter(|(_, planned)| planned.is_argument())
            .flat_map(|(parameter, planned)| {
                let name = docs::code(planned.name.as_str());
                let otherwise = format!("the parameter {}.", docs::code(&parameter.name));
                let (_, ty) = self.types.leaf(parameter.ty);
                let demands = docs::constraints(self.types, ty);
                let examples = docs::examples(&parameter.docs, is_secret(ty));
                let deprecated = parameter.docs.deprecated.then(|| "Deprecated.".to_owned());
                let more = demands
                    .into_iter()
                    .chain(examples.map(|line| format!("{line}.")))
                    .chain(deprecated);
                let more = more.collect::<Vec<_>>().join(" ");
                match &parameter.docs.description {
                    Some(description) => docs::item(&format!("{name}:"), description, &more),
                    None => docs::item(&format!("{name}: {otherwise}"), "", &more),
                }
            })
            .chain(self.body_docs(body))
            .collect()
    }

    /// What the document says of a body that has to be given; the setter of one that is optional says it itself.
    fn body_docs(&self, body: Option<&Body>) -> Vec<String> {
        let (Some(planned), Some(body)) = (
            body.filter(|body| body.required),
            self.operation.body.as_ref(),
        ) else {
            return Vec::new();
        };
        let demands = bodies::demands(self.types, body);
        let description = body.docs.description.as_deref().unwrap_or_default();
        if demands.is_empty() && description.trim().is_empty() {
            return Vec::new();
        }
        let name = docs::code(planned.name.as_str());
        docs::item(&format!("{name}:"), description, &demands)
    }

    /// One answer, as an item of a list, and its links.
    fn answer_docs(&self, response: &Response, headers: &mut HeaderStructs) -> Vec<String> {
        let status = match response.status {
            StatusPattern::Code(code) => code.to_string(),
            StatusPattern::Range(class) => format!("{class}XX"),
            StatusPattern::Default => "Every other status".to_owned(),
        };
        let body = response.media.first().map(|media| {
            let named = match media.kind {
                MediaKind::Json | MediaKind::EventStream | MediaKind::JsonLines => {
                    in_words(&self.types.whole(media.ty, None))
                }
                _ => None,
            };
            named.unwrap_or_else(|| match media.kind {
                MediaKind::Json => "JSON".to_owned(),
                _ => docs::code(&media.name),
            })
        });
        let opening = match (body, response.description.trim().is_empty()) {
            (Some(body), _) => format!("{status}: {body}."),
            (None, true) => format!("{status}."),
            (None, false) => format!("{status}:"),
        };
        let mut ending: Vec<String> = Vec::new();
        if let Some(name) = headers.of(self.types, &self.operation.name, response) {
            let name = name.to_string();
            ending.push(format!("Headers: [`{name}`](crate::headers::{name})."));
        }
        let shown = ir::Docs {
            examples: response.examples.clone(),
            ..ir::Docs::default()
        };
        if let Some(examples) = docs::examples(&shown, false) {
            ending.push(examples);
        }
        let mut lines = docs::item(&opening, &response.description, &ending.join(" "));
        for link in &response.links {
            let name = docs::code(&link.name);
            let opening = match &link.operation {
                Some(operation) => format!("Link {name}: {}.", docs::code(operation)),
                None => format!("Link {name}."),
            };
            let description = link.description.as_deref().unwrap_or_default();
            lines.extend(docs::item(&opening, description, ""));
        }
        lines
    }
}

/// What an answer is, with links to the models that it is made of; `None` where there is none.
fn in_words(ty: &RustType) -> Option<String> {
    match ty {
        RustType::Model(name) => Some(format!("[`{name}`](crate::models::{name})")),
        RustType::Vec(items) => Some(format!("a list of {}", in_words(items)?)),
        RustType::Map(values) => Some(format!("a map of {}", in_words(values)?)),
        RustType::Option(inner) | RustType::Boxed(inner) => in_words(inner),
        _ => None,
    }
}

/// Whether a value is not to be shown.
fn is_secret(ty: &ir::Type) -> bool {
    matches!(ty.kind, ir::Kind::String(ir::StringFormat::Password))
}
