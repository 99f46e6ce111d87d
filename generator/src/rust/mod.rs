//! Every decision about Rust, as plain data: names, types, boxes, checks, modules.
//!
//! [`plan`] takes what an API means and settles how it looks in Rust. What comes out of it needs no thinking, and
//! printing it cannot fail.

mod accept;
mod answer;
mod answers;
mod bodies;
mod body;
mod check;
mod checks;
mod client;
mod complexity;
mod decimal;
mod defaults;
mod derives;
mod docs;
mod example;
mod failures;
mod features;
mod format;
mod letters;
pub mod markdown;
mod model;
mod model_names;
mod models;
mod naming;
mod need;
mod nesting;
mod nesting_of_schemas;
mod operation;
mod operation_docs;
mod operation_names;
mod operations;
mod plan;
mod received;
mod recursion;
mod response_headers;
mod sample;
mod schema;
mod servers;
mod size;
mod status;
mod types;

pub use answer::{
    AnswerVariant, ChoiceRow, Choices, Content, Failure, HeaderField, HeaderText, Headers, Output,
};
pub use body::{Body, BodyEncoding, BodyType, BodyVariant, FormPlan};
pub use check::{Check, Items, Limit, PatternPlan, RulePlan, Subject, Within};
pub use client::{Client, Credential, CredentialKind, Held};
pub use docs::{capitalise, code as inline_code};
pub use example::Example;
pub use features::UNUSED_MODELS;
pub use format::{FormatTest, TextType};
pub use model::{
    Absent, AdditionalField, Field, IntegerEnum, IntegerVariant, Model, ModelKind, Presence,
    StringEnum, StringVariant, Struct, Tuple, TupleItem, Union, UnionVariant,
};
pub use naming::{Name, field_name, type_name};
pub use operation::{Group, Operation, Parameter, SecurityAlternatives};
pub use plan::{CratePlan, Package};
pub use received::{AnyReceived, ReceivedFile, ReceivedFunction};
pub use schema::{JsonSchema, PartPlan, SchemaPlan, TestPlan};
pub use servers::{ServerChoice, ServerField, Servers, UrlPart, VariableEnum};
pub use types::{Passing, RustType};

use crate::config::{Config, package_name};
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Kind};

/// Plans the crate of an API.
#[must_use]
pub fn plan(api: &Api, config: &Config, diagnostics: &mut Diagnostics) -> CratePlan {
    let _memo = markdown::Memo::begin();
    let package = package(api, config);
    let prefix = config
        .client
        .environment_prefix
        .clone()
        .unwrap_or_else(|| package.library.to_uppercase());
    let types = types::Types::new(api, model_names::names(api));
    let mut checks = checks::Checks::new(&types);
    let mut models = models::plan(&types, &mut checks);
    derives::plan(&types, config, &mut models, diagnostics);
    let mut failures = failures::Failures::beside(&models);
    let mut headers = response_headers::HeaderStructs::beside(&models);
    let mut groups = operations::plan(&types, &mut checks, &mut failures, &mut headers, &models);
    let components = checks.components();
    let schemas = checks.schemas(&api.schemas);
    let failures = failures.finish();
    let headers = headers.finish();
    let tests = format::tests(api, &schemas, &groups);
    let recursion_limit = types.recursion_limit();
    features::assign(&types, config, &mut groups, &failures, &mut models);
    CratePlan {
        title: api.info.title.clone(),
        docs: crate_docs(api),
        client: client::plan(api, &prefix, config.validation.requests),
        servers: servers::plan(api),
        groups,
        failures,
        headers,
        models,
        patterns: checks.finish(),
        tests,
        schemas,
        components,
        package,
        received: received::plan(&types),
        foreign: foreign(api),
        texts: format::texts(api),
        recursion_limit,
    }
}

/// Types of other crates, each once.
fn foreign(api: &Api) -> Vec<String> {
    let paths: std::collections::BTreeSet<&String> = api
        .types
        .iter()
        .filter_map(|ty| match &ty.kind {
            Kind::Foreign(path) => Some(path),
            _ => None,
        })
        .collect();
    paths.into_iter().cloned().collect()
}

fn crate_docs(api: &Api) -> Vec<String> {
    let mut text = docs::Text::new().paragraph(markdown::sentence(&api.info.title));
    let info = &api.info;
    for words in info.summary.iter().chain(&info.description) {
        text = text.markdown(words);
    }
    if let Some(more) = &info.external_docs {
        text = text.markdown(&docs::more(more));
    }
    let mut facts = vec![format!(
        "- Version of the API: {}",
        docs::code(&info.version)
    )];
    let address = |text: &String| {
        if text.contains("://") {
            format!("<{text}>")
        } else {
            text.clone()
        }
    };
    let terms: Vec<String> = info.terms.iter().cloned().collect();
    for (what, words) in [
        ("Terms of service", &terms),
        ("Contact", &info.contact),
        ("License of the API", &info.license),
    ] {
        if !words.is_empty() {
            let words: Vec<String> = words.iter().map(address).collect();
            facts.push(format!("- {what}: {}", words.join(", ")));
        }
    }
    text.markdown(&facts.join("\n")).finish()
}

fn package(api: &Api, config: &Config) -> Package {
    let name = config
        .package
        .name
        .clone()
        .unwrap_or_else(|| package_name(&api.info.title));
    Package {
        library: name.replace('-', "_"),
        name,
        version: config.package.version.clone(),
        description: config
            .package
            .description
            .clone()
            .unwrap_or_else(|| format!("Client for {}.", api.info.title.trim_end_matches('.'))),
        license: config.package.license.clone(),
        repository: config.package.repository.clone(),
        dependencies: config
            .dependencies
            .iter()
            .map(|dependency| (dependency.name.clone(), dependency.value.clone()))
            .collect(),
        rust_version: config.package.rust_version.clone(),
    }
}
