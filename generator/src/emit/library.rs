//! Prints the root of the crate.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::examples::{arguments, can_be_shown, expression, line, short};
use super::runtime::sends_bytes;
use super::syntax::{inner_docs, rust_file};
use crate::output::EmittedFile;
use crate::rust::{CratePlan, Example, Operation};

/// The longest description that stands in the root; a longer one is in the README.
const LONGEST_DESCRIPTION: usize = 24;

/// `lib.rs`
pub(super) fn emit(plan: &CratePlan) -> EmittedFile {
    let mut lines: Vec<String> = plan
        .docs
        .iter()
        .take(LONGEST_DESCRIPTION)
        .cloned()
        .collect();
    if plan.docs.len() > LONGEST_DESCRIPTION {
        lines.push("…".to_owned());
    }
    lines.push(String::new());
    if let Some(start) = quick_start(plan) {
        lines.push("# Quick start".to_owned());
        lines.push(String::new());
        lines.push("```no_run".to_owned());
        lines.extend(start);
        lines.push("```".to_owned());
        lines.push(String::new());
    }
    lines.extend(
        [
            "- [`Client`] has one method for each operation; [`Client::builder`] and [`Client::from_env`] set one up.",
            "- A method returns a [`Call`]: set what is optional, then await it, or [`send`](Call::send) it for status",
            "  and headers as well.",
            "- [`models`] holds the types of bodies. They are validated before anything is sent; see [`Validate`].",
            "- [`Error`] tells what went wrong, and [`RetryPolicy`] what is tried again.",
        ]
        .map(str::to_owned),
    );
    let docs = inner_docs(&lines);
    let (patterns, schemas) = tables(plan);
    let received = plan.received.iter().map(|file| {
        let module = Ident::new(file.module, Span::call_site());
        quote!(pub mod #module;)
    });
    let foreign = (!plan.foreign.is_empty()).then(|| {
        quote!(
            mod foreign;
        )
    });
    let headers = (!plan.headers.is_empty()).then(|| {
        quote!(
            pub mod headers;
        )
    });
    let servers = (!plan.servers.choices.is_empty()).then(|| {
        quote!(
            pub mod servers;
        )
    });
    let errors = (!plan.failures.is_empty()).then(|| {
        quote!(
            pub mod errors;
        )
    });
    let texts = plan.texts.iter().map(|ty| {
        let module = Ident::new(ty.module(), Span::call_site());
        let name = Ident::new(ty.name(), Span::call_site());
        quote!(
            pub use runtime::#module::#name;
        )
    });
    let body = sends_bytes(plan).then(|| {
        quote!(
            pub use runtime::body::Body;
        )
    });
    let recursion_limit = plan.recursion_limit.map(|limit| {
        let limit = limit.to_string();
        quote!(#![recursion_limit = #limit])
    });
    let tokens = quote! {
        #docs
        #recursion_limit
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]

        pub mod api;
        mod client;
        #errors
        #headers
        pub mod models;
        #foreign
        #patterns
        pub mod runtime;
        #schemas
        #(#received)*
        #servers

        #body
        pub use runtime::call::{Call, Response};
        pub use runtime::client::{Client, ClientBuilder};
        #(#texts)*
        pub use runtime::error::Error;
        pub use runtime::retry::RetryPolicy;
        pub use runtime::validate::{Validate, Violation, Violations};
    };
    rust_file("lib.rs", tokens)
}

/// The modules of patterns and of schemas.
fn tables(plan: &CratePlan) -> (Option<TokenStream>, Option<TokenStream>) {
    // Where models that use them may be left out, these are for others, too.
    let visibility = (!plan.features().is_empty()).then(|| quote!(pub));
    let patterns = (!plan.patterns.is_empty()).then(|| {
        quote!(
            #visibility mod patterns;
        )
    });
    let visibility = visibility.or_else(|| plan.checks_values().then(|| quote!(pub)));
    let schemas = (!plan.schemas.is_empty()).then(|| {
        quote!(
            #visibility mod schemas;
        )
    });
    (patterns, schemas)
}

/// The first operation that can be shown, as the lines of a program.
pub(super) fn quick_start(plan: &CratePlan) -> Option<Vec<String>> {
    let operation = shown(plan)?;
    let library = &plan.package.library;
    let mut models = Vec::new();
    let body = operation.example().map(|example: &Example| {
        let tokens = expression(&short(example), &mut models);
        format!("let body = {};", line(&tokens))
    });
    let arguments = arguments(operation, &mut models);
    let arguments = line(&quote!(#(#arguments),*));
    models.sort();
    models.dedup();
    let mut lines = vec![format!("use {library}::Client;")];
    match models.as_slice() {
        [] => {}
        [one] => lines.push(format!("use {library}::models::{one};")),
        several => lines.push(format!(
            "use {library}::models::{{{}}};",
            several.join(", ")
        )),
    }
    lines.push(String::new());
    lines.push(format!(
        "# async fn run() -> Result<(), {library}::Error> {{"
    ));
    lines.push("let client = Client::from_env()?;".to_owned());
    lines.extend(body);
    lines.push(format!(
        "let output = client.{}({arguments}).await?;",
        operation.method
    ));
    lines.push("println!(\"{output:?}\");".to_owned());
    lines.push("# Ok(())".to_owned());
    lines.push("# }".to_owned());
    Some(lines)
}

fn shown(plan: &CratePlan) -> Option<&Operation> {
    plan.groups
        .iter()
        .flat_map(|group| &group.operations)
        .find(|operation| can_be_shown(operation))
}
