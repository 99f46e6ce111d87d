//! Plans the functions that read what the API sends of its own accord.

use super::docs::{self, Text};
use super::naming::{Case, Name, Scope};
use super::types::{RustType, Types};
use crate::ir::{self, Received, ReceivedTag};
use crate::wire::StatusPattern;

/// A file of such functions.
#[derive(Debug)]
pub struct ReceivedFile {
    /// The name of the module.
    pub module: &'static str,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// One for each request.
    pub functions: Vec<ReceivedFunction>,
    /// An enum over all of them, where they can be told apart.
    pub any: Option<AnyReceived>,
}

/// A function that reads one request.
#[derive(Debug)]
pub struct ReceivedFunction {
    /// Its name.
    pub name: Name,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Whether the request is deprecated.
    pub deprecated: bool,
    /// Headers that the request must have.
    pub headers: Vec<String>,
    /// What its body is read to; nothing when it has none.
    pub body: Option<RustType>,
}

/// An enum over all requests.
#[derive(Debug)]
pub struct AnyReceived {
    /// The member that tells them apart.
    pub member: String,
    /// The variants: name, type, values of the member, headers that are demanded.
    pub variants: Vec<(Name, RustType, Vec<String>, Vec<String>)>,
}

/// Names that the files import.
const RESERVED: [&str; 5] = ["HeaderMap", "ReceiveError", "Webhook", "Value", "Self"];

/// Plans the files that the API needs.
pub(super) fn plan(types: &Types<'_>) -> Vec<ReceivedFile> {
    let api = types.api();
    let mut files = Vec::new();
    if !api.webhooks.is_empty() {
        let words = "What the API sends of its own accord: one function for each webhook, which reads the body of a request and checks it.";
        files.push(file(
            types,
            "webhooks",
            words,
            &api.webhooks,
            api.webhook_tag.as_ref(),
        ));
    }
    if !api.callbacks.is_empty() {
        let words = "What the API sends because an operation asked for it: one function for each callback, which reads the body of a request and checks it.";
        files.push(file(types, "callbacks", words, &api.callbacks, None));
    }
    files
}

fn file(
    types: &Types<'_>,
    module: &'static str,
    words: &str,
    received: &[Received],
    tag: Option<&ReceivedTag>,
) -> ReceivedFile {
    let mut functions = Scope::reserving(&["parse", "check", "receive"]);
    let mut variants = Scope::reserving(&RESERVED);
    let planned = received
        .iter()
        .map(|one| ReceivedFunction {
            name: functions.name(&one.name, Case::Snake),
            docs: docs_of(types, one),
            deprecated: one.docs.deprecated,
            headers: one.required_headers.clone(),
            body: one.body.map(|body| types.whole(body, None)),
        })
        .collect();
    let any = tag.map(|tag| AnyReceived {
        member: tag.member.clone(),
        variants: received
            .iter()
            .zip(&tag.values)
            .filter_map(|(one, values)| {
                let name = variants.name(&one.name, Case::Camel);
                let headers = one.required_headers.clone();
                Some((name, types.whole(one.body?, None), values.clone(), headers))
            })
            .collect(),
    });
    ReceivedFile {
        module,
        docs: Text::new()
            .paragraph(words)
            .paragraph("Make sure that a request comes from the API before it is trusted: reading it does not tell.")
            .finish(),
        functions: planned,
        any,
    }
}

fn docs_of(types: &Types<'_>, one: &Received) -> Vec<String> {
    let (what, otherwise) = match &one.asked_for_by {
        None => (
            format!("Sent by {}.", docs::code(&one.method)),
            format!("The webhook {}.", docs::code(&one.name)),
        ),
        Some((url, operation)) => (
            format!(
                "Sent by {} because of the operation {}.",
                docs::code(&format!("{} {url}", one.method)),
                docs::code(operation)
            ),
            format!("A callback of the operation {}.", docs::code(operation)),
        ),
    };
    let mut text = docs::describe(&one.docs, &otherwise).paragraph(what);
    if !one.parameters.is_empty() {
        let lines = one.parameters.iter().flat_map(|parameter| {
            let name = docs::code(&parameter.name);
            let place = parameter.location.as_str();
            let always = if parameter.required { ", always" } else { "" };
            let words = parameter.description.as_deref().unwrap_or_default();
            docs::item(&format!("{name} ({place}{always}):"), words, "")
        });
        text = text.paragraph("It comes with:").lines(lines.collect());
    }
    if let Some(body) = &one.body_docs {
        text = text.markdown(body);
    }
    if !one.tags.is_empty() {
        let tags: Vec<String> = one.tags.iter().map(|tag| docs::code(tag)).collect();
        text = text.paragraph(format!("Tagged {}.", tags.join(" and ")));
    }
    let answers = one.answers.iter().flat_map(|(status, description, ty)| {
        let status = match status {
            StatusPattern::Code(code) => code.to_string(),
            StatusPattern::Range(class) => format!("{class}XX"),
            StatusPattern::Default => "any other status".to_owned(),
        };
        let body = match ty.map(|ty| types.whole(ty, None)) {
            Some(RustType::Model(name)) => format!(" with [`{name}`](crate::models::{name})"),
            Some(_) => " with JSON".to_owned(),
            None => String::new(),
        };
        docs::item(&format!("{status}{body}:"), description, "")
    });
    let answers: Vec<String> = answers.collect();
    if !answers.is_empty() {
        text = text.paragraph("Answer with:").lines(answers);
    }
    text.heading("Errors")
        .paragraph("When the request is not what the document describes.")
        .finish()
}

/// The types that are read or answered.
pub(super) fn roots(api: &ir::Api) -> impl Iterator<Item = ir::TypeId> {
    api.webhooks
        .iter()
        .chain(&api.callbacks)
        .flat_map(Received::types)
}
