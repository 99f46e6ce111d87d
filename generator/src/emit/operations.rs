//! Prints operations, by tag.

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::{check as output_check, failure_type, output_enum, output_type, reader};
use super::bodies;
use super::body_checks;
use super::checks::Constants;
use super::features::condition;
use super::imports::Imports;
use super::parameters::{argument, check, constant, empty_setter, field, set, setter};
use super::security::Security;
use super::syntax::{deprecated, docs, ident, inner_docs, rust_file, string, variable};
use crate::output::EmittedFile;
use crate::rust::{CratePlan, Group, Operation};

/// `api/mod.rs`
pub(super) fn emit_index(plan: &CratePlan) -> EmittedFile {
    let heading = inner_docs(&["The operations, by tag.".to_owned()]);
    let modules = plan.groups.iter().map(|group| {
        let condition = condition(group.feature.as_slice());
        let module = ident(&group.module);
        quote!(#condition pub mod #module;)
    });
    rust_file("api/mod.rs", quote!(#heading #(#modules)*))
}

/// `api/<tag>.rs`
pub(super) fn emit(group: &Group) -> EmittedFile {
    let heading = inner_docs(&group.docs);
    let mut imports = Imports::outside_models();
    imports.runtime("call", "Call");
    imports.runtime("client", "Client");
    imports.runtime("operation", "Operation");
    imports.runtime("operation", "OperationInfo");
    let mut constants = Constants::default();
    let security = Security::of(group, &mut constants);
    let operations = group
        .operations
        .iter()
        .map(|operation| emit_one(operation, &security, &mut constants, &mut imports));
    let operations: Vec<(TokenStream, TokenStream)> = operations.collect();
    // Now that it is known what the file imports, links need not say where that is.
    let operations = group.operations.iter().zip(operations);
    let operations = operations.map(|(operation, (method, rest))| {
        let docs = docs(&imports.shorten(&operation.docs));
        quote!(impl Client { #docs #method } #rest)
    });
    let operations: Vec<TokenStream> = operations.collect();
    let constants = constants.finish();
    let security = security.constant(&mut imports);
    let uses = imports.tokens(None);
    let path = format!("api/{}.rs", group.module.plain());
    rust_file(
        &path,
        quote!(#heading #uses #(#operations)* #security #constants),
    )
}

/// The method of the client, and everything else.
fn emit_one(
    operation: &Operation,
    security: &Security<'_>,
    constants: &mut Constants,
    imports: &mut Imports,
) -> (TokenStream, TokenStream) {
    let method = method(operation, imports);
    let marker = marker(operation, security, constants, imports);
    let together = together(operation, imports);
    let setters: Vec<TokenStream> = operation
        .parameters
        .iter()
        .flat_map(|parameter| {
            let setter = (!parameter.is_argument()).then(|| setter(parameter, imports));
            [setter, empty_setter(parameter, imports)]
        })
        .flatten()
        .collect();
    let name = ident(&operation.marker);
    let setters = (!setters.is_empty()).then(|| quote!(impl Call<'_, #name> { #(#setters)* }));
    let bodies = operation
        .body
        .as_ref()
        .map(|body| bodies::emit(operation, body, imports));
    let checks = operation
        .parameters
        .iter()
        .filter_map(|parameter| check(operation, parameter, constants, imports));
    let checks: Vec<TokenStream> = checks.collect();
    let body = operation.body.as_ref();
    let body_checks = body.map(|body| body_checks::emit(body, constants, imports));
    let rest = quote!(#marker #together #setters #bodies #(#checks)* #body_checks);
    (method, rest)
}

/// The method of the client, without its documentation.
fn method(operation: &Operation, imports: &mut Imports) -> TokenStream {
    let deprecated = deprecated(operation.deprecated);
    let method = ident(&operation.method);
    let marker = ident(&operation.marker);
    let mut parameters = Vec::new();
    let mut calls = TokenStream::new();
    if let Some(required) = &operation.required {
        let required = ident(required);
        parameters.push(quote!(required: #required));
    }
    for parameter in operation.arguments() {
        let value = if operation.required.is_some() {
            let name = ident(&parameter.name);
            field(parameter, &quote!(required.#name), imports).1
        } else {
            let name = variable(&parameter.name);
            let (ty, value) = argument(parameter, &name, imports);
            parameters.push(quote!(#name: #ty));
            value
        };
        calls.extend(set(parameter, &value, imports));
    }
    let body = operation.required_body();
    let borrows = body.is_some_and(bodies::borrows);
    if let Some(body) = body {
        let (ty, call) = bodies::argument(body, imports);
        let name = ident(&body.name);
        parameters.push(quote!(#name: #ty));
        calls.extend(call);
    }
    let signature = if borrows {
        quote!(pub fn #method<'c>(&'c self, #(#parameters),*) -> Call<'c, #marker>)
    } else {
        let parameters = parameters.iter().map(|parameter| quote!(, #parameter));
        quote!(pub fn #method(&self #(#parameters)*) -> Call<'_, #marker>)
    };
    quote! {
        #deprecated
        #signature {
            Call::new(self) #calls
        }
    }
}

/// The type that holds the required parameters together.
fn together(operation: &Operation, imports: &mut Imports) -> Option<TokenStream> {
    let name = ident(operation.required.as_ref()?);
    let heading = format!(
        " The required parameters of [`Client::{}`].",
        operation.method
    );
    let fields = operation.arguments().map(|parameter| {
        let docs = docs(&parameter.docs);
        let name = ident(&parameter.name);
        let (ty, _) = field(parameter, &TokenStream::new(), imports);
        quote!(#docs pub #name: #ty,)
    });
    let fields: Vec<TokenStream> = fields.collect();
    Some(quote! {
        #[doc = #heading]
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name {
            #(#fields)*
        }
    })
}

/// The type that stands for the operation, with what is known of it. It has no values, and so needs no derives.
fn marker(
    operation: &Operation,
    security: &Security<'_>,
    constants: &mut Constants,
    imports: &mut Imports,
) -> TokenStream {
    let name = ident(&operation.marker);
    let heading = format!(
        " The operation {}, called with [`Client::{}`].",
        crate::rust::inline_code(&operation.id),
        operation.method
    );
    let output = output_type(&operation.output, imports);
    let id = string(&operation.id);
    let http_method = &operation.http_method;
    let path = string(&operation.path);
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| constant(parameter, imports));
    let parameters: Vec<TokenStream> = parameters.collect();
    let security = security.of_operation(operation, imports);
    let accept = &operation.accept;
    let idempotent = operation.idempotent;
    let server = operation.server.as_ref().map(|server| {
        let server = string(server);
        quote!(const SERVER: Option<&'static str> = Some(#server);)
    });
    let reader = reader(&operation.output, imports);
    let error = failure_type(&operation.failure, imports);
    let choices = output_enum(&operation.output, constants, imports);
    let check = output_check(operation, constants, imports);
    quote! {
        #[doc = #heading]
        pub enum #name {}

        impl Operation for #name {
            type Output = #output;
            type Reader = #reader;
            type Error = #error;

            const OPERATION: &'static OperationInfo = &OperationInfo {
                id: #id,
                method: #http_method,
                path: #path,
                parameters: &[#(#parameters),*],
                security: #security,
                accept: #accept,
                idempotent: #idempotent,
            };
            #server
            #check
        }

        #choices
    }
}
