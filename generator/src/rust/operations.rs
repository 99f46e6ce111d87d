//! Plans operations.

use super::accept;
use super::answer::{Failure, Output};
use super::answers;
use super::bodies;
use super::checks::Checks;
use super::example::{self, Example};
use super::failures::Failures;
use super::model::Model;
use super::model_names::MOST_ARGUMENTS;
use super::naming::{Case, Name, Scope};
use super::operation::{Group, Operation, Parameter};
use super::operation_docs;
use super::operation_names::{CALL_METHODS, CLIENT_METHODS, names_beside};
use super::response_headers::HeaderStructs;
use super::sample;
use super::types::{Passing, RustType, Types};
use crate::ir;

/// Plans every operation, by tag.
pub(super) fn plan(
    types: &Types<'_>,
    checks: &mut Checks<'_, '_>,
    failures: &mut Failures,
    headers: &mut HeaderStructs,
    models: &[Model],
) -> Vec<Group> {
    let api = types.api();
    let mut modules = Scope::reserving(&["mod", "api"]);
    let mut markers = names_beside(models);
    let mut methods = Scope::reserving(&CLIENT_METHODS);
    let mut functions = Scope::default();
    let mut groups: Vec<Group> = api
        .tags
        .iter()
        .map(|tag| Group {
            module: modules.given(tag.rename.as_deref(), &tag.name, Case::Module),
            docs: operation_docs::of_group(tag),
            feature: None,
            operations: Vec::new(),
        })
        .collect();
    for operation in &api.operations {
        let word = operation
            .rename
            .as_ref()
            .unwrap_or(&operation.name)
            .as_str();
        let fallback = format!("{word} operation");
        let planner = Planner {
            types,
            models,
            operation,
            marker: markers.first_free(&[word, fallback.as_str()], Case::Camel),
            method: methods.given(operation.rename.as_deref(), &operation.name, Case::Snake),
        };
        let output = answers::output(types, checks, operation, &mut markers);
        let failure = failures.of(types, operation);
        let ready = planner.plan(
            output,
            failure,
            headers,
            checks,
            &mut functions,
            &mut markers,
        );
        if let Some(group) = groups.get_mut(operation.tag) {
            group.operations.push(ready);
        }
    }
    groups
}

/// Plans one operation.
pub(super) struct Planner<'p, 'a> {
    pub(super) types: &'p Types<'a>,
    models: &'p [Model],
    pub(super) operation: &'a ir::Operation,
    marker: Name,
    method: Name,
}

impl Planner<'_, '_> {
    fn plan(
        self,
        output: Output,
        failure: Failure,
        headers: &mut HeaderStructs,
        checks: &mut Checks<'_, '_>,
        functions: &mut Scope,
        markers: &mut Scope,
    ) -> Operation {
        let api = self.types.api();
        let operation = self.operation;
        let required = self.required(markers);
        let (parameters, body_name) = self.parameters(required.is_some(), checks, functions);
        let body = operation.body.as_ref().map(|body| {
            let choice = format!("{} body", operation.name);
            let fallback = format!("{} request body", operation.name);
            let choice = || markers.first_free(&[choice.as_str(), fallback.as_str()], Case::Camel);
            let fitting = (checks, functions);
            bodies::plan(
                self.types,
                self.models,
                body,
                body_name,
                choice,
                &self.method,
                fitting,
            )
        });
        Operation {
            docs: self.docs(
                &parameters,
                required.as_ref(),
                body.as_ref(),
                (&output, &failure),
                headers,
            ),
            deprecated: operation.docs.deprecated,
            id: operation.name.clone(),
            http_method: operation.method.clone(),
            // A fragment is never sent (RFC 9110, 7.1).
            path: operation
                .path
                .split('#')
                .next()
                .unwrap_or_default()
                .to_owned(),
            body,
            accept: accept::of(operation),
            idempotent: is_idempotent(&operation.method),
            server: operation
                .servers
                .first()
                .filter(|server| server.has_defaults)
                .map(ir::Server::default_url),
            security: operation
                .security
                .iter()
                .map(|alternative| {
                    alternative
                        .iter()
                        .map(|used| {
                            let scheme = &api.security_schemes[used.scheme];
                            (scheme.name.clone(), used.scopes.clone())
                        })
                        .collect()
                })
                .collect(),
            marker: self.marker,
            method: self.method,
            parameters,
            required,
            output,
            failure,
        }
    }

    /// The name of the type that holds the required parameters together, if it takes one: there are more arguments, the
    /// client and the body among them, than anybody keeps in order.
    fn required(&self, markers: &mut Scope) -> Option<Name> {
        let operation = self.operation;
        let body = operation.body.as_ref().filter(|body| body.required);
        let arguments = self.arguments().count() + usize::from(body.is_some());
        (arguments >= MOST_ARGUMENTS).then(|| {
            let word = operation.rename.as_ref().unwrap_or(&operation.name);
            let names = [format!("{word} required"), format!("{word} parameters")];
            markers.first_free(&[&names[0], &names[1]], Case::Camel)
        })
    }

    /// The parameters that have to be given with each call.
    fn arguments(&self) -> impl Iterator<Item = &ir::Parameter> {
        let parameters = self.operation.parameters.iter();
        parameters.filter(|parameter| parameter.required && parameter.held.is_none())
    }

    /// The value of an argument that the document shows, or else one that its rules allow.
    fn argument_example(&self, parameter: &ir::Parameter, ty: &RustType) -> Option<Example> {
        if !parameter.required || parameter.held.is_some() {
            return None;
        }
        let shown = parameter.docs.examples.first().cloned();
        let value = shown.or_else(|| sample::of(self.types, parameter.ty))?;
        match example::of(ty, &value, self.models)? {
            Example::List(_) | Example::Entries(_) | Example::New { .. } | Example::Into(_) => None,
            simple => Some(simple),
        }
    }

    /// The parameters, those that are required in a struct `together` or not, and the name of the body beside them.
    fn parameters(
        &self,
        together: bool,
        checks: &mut Checks<'_, '_>,
        functions: &mut Scope,
    ) -> (Vec<Parameter>, Name) {
        let mut names = Scope::reserving(&CALL_METHODS);
        let parameters = self
            .operation
            .parameters
            .iter()
            .map(|parameter| {
                let placed = format!("{} {}", parameter.name, parameter.location.as_str());
                let name = names.first_free(&[parameter.name.as_str(), &placed], Case::Snake);
                let hint = format!("{} {}", self.operation.name, parameter.name);
                let check = checks.of(parameter.ty, &hint);
                let ty = self.types.present(parameter.ty, None);
                let passing = self.types.passing(parameter.ty);
                let is_json = passing == Passing::Converted && ty != RustType::JsonObject;
                let complex = check
                    .as_ref()
                    .filter(|check| !is_json || check.as_rules().is_none());
                Parameter {
                    empty_name: (parameter.allow_empty
                        && !matches!(ty, RustType::String | RustType::Value))
                    .then(|| names.name(&format!("{} empty", parameter.name), Case::Snake)),
                    check_name: complex.map(|_| {
                        let method = self.method.plain();
                        let text = format!("check {method} {}", name.plain());
                        functions.name(&text, Case::Snake)
                    }),
                    docs: if together && parameter.required && parameter.held.is_none() {
                        self.field_docs(parameter)
                    } else {
                        self.parameter_docs(parameter)
                    },
                    name,
                    wire: parameter.name.clone(),
                    location: parameter.location,
                    style: parameter.style,
                    explode: parameter.explode,
                    allow_reserved: parameter.allow_reserved,
                    allow_empty: parameter.allow_empty,
                    required: parameter.required,
                    held: parameter.held.is_some(),
                    deprecated: parameter.docs.deprecated,
                    example: self.argument_example(parameter, &ty),
                    ty,
                    passing,
                    check,
                    schema: self.types.api().place(&parameter.schema),
                }
            })
            .collect();
        let body = names.first_free(&["body", "request_body"], Case::Snake);
        (parameters, body)
    }
}

/// RFC 9110, 9.2.2.
fn is_idempotent(method: &str) -> bool {
    matches!(
        method,
        "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" | "QUERY"
    )
}
