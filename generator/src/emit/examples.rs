//! Prints example programs, and the expressions that they show.

use proc_macro2::TokenStream;
use quote::quote;

use super::Job;
use super::syntax::{float, ident, inner_docs, string, whole};
use crate::output::{Contents, EmittedFile};
use crate::rust::{CratePlan, Example, Name, Operation, Output, RustType, inline_code};

/// At most so many example programs are emitted.
const MOST: usize = 12;

/// The example programs of a plan: operations that can be called with what the document shows.
pub(super) fn jobs(plan: &CratePlan) -> Vec<Job> {
    let operations = plan.groups.iter().enumerate().flat_map(|(index, group)| {
        group
            .operations
            .iter()
            .enumerate()
            .filter(|(_, operation)| can_be_shown(operation))
            .map(move |(operation, _)| Job::Example(index, operation))
    });
    operations.take(MOST).collect()
}

/// The methods that example programs call.
pub(super) fn shown(plan: &CratePlan) -> Vec<Name> {
    jobs(plan)
        .into_iter()
        .filter_map(|job| match job {
            Job::Example(group, operation) => {
                Some(plan.groups[group].operations[operation].method.clone())
            }
            _ => None,
        })
        .collect()
}

/// Whether a call can be written down: body and arguments are known, and no model has a name that the program needs.
pub(super) fn can_be_shown(operation: &Operation) -> bool {
    let mut models = Vec::new();
    arguments(operation, &mut models);
    if let Some(example) = operation.example() {
        expression(example, &mut models);
    }
    if models
        .iter()
        .any(|name| name == "Client" || name == "Error")
    {
        return false;
    }
    // Nothing converts members on their way into a body.
    if matches!(operation.example(), Some(Example::Entries(_))) {
        return false;
    }
    !operation.deprecated
        && operation.required.is_none()
        && operation.required_body().is_some() == operation.example().is_some()
        && operation
            .arguments()
            .all(|parameter| parameter.example.is_some())
}

/// `examples/<operation>.rs`
pub(super) fn emit(plan: &CratePlan, operation: &Operation) -> EmittedFile {
    let stem = operation.method.plain().to_owned();
    let heading = inner_docs(&[
        format!(
            "Calls {}, with the settings in the environment: see [`Client::from_env`].",
            inline_code(&operation.id)
        ),
        String::new(),
        format!("`cargo run --example {stem}`"),
    ]);
    let library = syn_path(&plan.package.library);
    let method = ident(&operation.method);
    let mut models = Vec::new();
    let body = operation.example().map(|example| {
        let value = expression(example, &mut models);
        quote!(let body = #value;)
    });
    let arguments = arguments(operation, &mut models);
    models.sort();
    models.dedup();
    let names: Vec<TokenStream> = models.iter().filter_map(|name| name.parse().ok()).collect();
    let uses = match names.as_slice() {
        [] => TokenStream::new(),
        [one] => quote!(use #library::models::#one;),
        several => quote!(use #library::models::{#(#several),*};),
    };
    let call = if operation.output == Output::Unit {
        quote!(client.#method(#(#arguments),*).await?;)
    } else {
        quote! {
            let output = client.#method(#(#arguments),*).await?;
            println!("{output:#?}");
        }
    };
    let tokens = quote! {
        #heading

        #uses
        use #library::{Client, Error};

        #[tokio::main(flavor = "current_thread")]
        async fn main() -> Result<(), Error> {
            let client = Client::from_env()?;
            #body
            #call
            Ok(())
        }
    };
    EmittedFile {
        path: format!("examples/{stem}.rs"),
        contents: Contents::Rust(tokens),
    }
}

/// What a call is given: the arguments, and the body of this name.
pub(super) fn arguments(operation: &Operation, models: &mut Vec<String>) -> Vec<TokenStream> {
    let mut arguments: Vec<TokenStream> = operation
        .arguments()
        .filter_map(|parameter| {
            let value = expression(parameter.example.as_ref()?, models);
            Some(match parameter.ty {
                RustType::Model(_) => quote!(&#value),
                _ => value,
            })
        })
        .collect();
    arguments.extend(operation.example().map(|_| quote!(&body)));
    arguments
}

fn syn_path(library: &str) -> TokenStream {
    library.parse().unwrap_or_default()
}

/// An example value as an expression; the models that it needs are added to `models`.
pub(super) fn expression(example: &Example, models: &mut Vec<String>) -> TokenStream {
    match example {
        Example::Text(text) => string(text),
        Example::Owned(text) => {
            let text = string(text);
            quote!(#text.to_owned())
        }
        Example::Whole(number) => whole(*number),
        Example::Float(number) => float(*number),
        Example::Bool(value) => quote!(#value),
        Example::Variant(name, variant) => {
            models.push(name.to_string());
            let (name, variant) = (ident(name), ident(variant));
            quote!(#name::#variant)
        }
        Example::Into(inner) => {
            let inner = expression(inner, models);
            quote!(#inner.into())
        }
        Example::List(items) => {
            let items = items.iter().map(|item| expression(item, models));
            let items: Vec<TokenStream> = items.collect();
            quote!(vec![#(#items),*])
        }
        Example::Tuple(name, items) => {
            models.push(name.to_string());
            let name = ident(name);
            let items = items.iter().map(|item| expression(item, models));
            let items: Vec<TokenStream> = items.collect();
            quote!(#name(#(#items),*))
        }
        Example::Entries(entries) => {
            let entries = entries.iter().map(|(name, value)| {
                let name = string(name);
                let value = expression(value, models);
                quote!((#name.to_owned(), #value))
            });
            let entries: Vec<TokenStream> = entries.collect();
            quote!([#(#entries),*])
        }
        Example::New {
            name,
            arguments,
            setters,
        } => {
            models.push(name.to_string());
            let name = ident(name);
            let arguments = arguments
                .iter()
                .map(|argument| expression(argument, models));
            let arguments: Vec<TokenStream> = arguments.collect();
            let setters = setters.iter().map(|(setter, value)| {
                let setter = ident(setter);
                let value = expression(value, models);
                quote!(.#setter(#value))
            });
            let setters: Vec<TokenStream> = setters.collect();
            quote!(#name::new(#(#arguments),*) #(#setters)*)
        }
    }
}

/// A short call for a quick start: what is required, and nothing else.
pub(super) fn short(example: &Example) -> Example {
    match example {
        Example::New {
            name, arguments, ..
        } => Example::New {
            name: name.clone(),
            arguments: arguments.iter().map(short).collect(),
            setters: Vec::new(),
        },
        other => other.clone(),
    }
}

/// Code as one line of text, spaced as people write it.
pub(super) fn line(tokens: &TokenStream) -> String {
    let text = tokens.to_string();
    let mut line = String::with_capacity(text.len());
    let mut quoted = false;
    let mut escaped = false;
    for character in text.chars() {
        if quoted {
            quoted = escaped || character != '"';
            escaped = !escaped && character == '\\';
            line.push(character);
            continue;
        }
        match character {
            '"' => {
                quoted = true;
                line.push(character);
            }
            ' ' if line.ends_with(['(', '[', ':', '.', '&']) => {}
            '(' | ')' | '[' | ']' | ',' | '.' | ':' | '!' => {
                if line.ends_with(' ') && !line.ends_with(", ") {
                    line.pop();
                }
                line.push(character);
            }
            _ => line.push(character),
        }
    }
    line
}
