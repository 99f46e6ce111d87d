//! Prints what operations answer with.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::checks::{self, Constants, Place};
use super::imports::Imports;
use super::syntax::{arm, docs, ident, inner_docs, rust_file, rust_type, string};
use crate::output::EmittedFile;
use crate::rust::{AnswerVariant, Check, Choices, Content, CratePlan, Failure, Operation, Output};
use crate::wire::StatusPattern;

/// `errors.rs`
pub(super) fn emit_errors(plan: &CratePlan) -> EmittedFile {
    let heading = inner_docs(&[
        "What failures hold, where it depends on the status.".to_owned(),
        String::new(),
        "Operations that describe their failures in the same way share a type. See".to_owned(),
        "[`StatusError::body_of`](crate::runtime::answer_error::StatusError::body_of).".to_owned(),
    ]);
    let mut imports = Imports::outside_models();
    imports.runtime("answer", "Answer");
    imports.runtime("answer_error", "ErrorBody");
    imports.runtime("choice", "Choice");
    imports.runtime("decode", "DecodeError");
    let enums = plan.failures.iter().map(|choices| {
        let name = ident(&choices.name);
        let definition = definition(choices, &mut imports);
        let rows = rows(choices);
        let body = if let [only] = choices.variants.as_slice() {
            let read = read(only, &quote!(answer), &quote!(answer));
            quote!(answer.choose(CHOICES, false)?; #read)
        } else {
            let arms = arms(choices, &quote!(answer), &quote!(answer));
            quote!(match answer.choose(CHOICES, false)? { #arms })
        };
        quote! {
            #definition

            impl ErrorBody for #name {
                fn read(answer: &Answer) -> Result<Self, DecodeError> {
                    const CHOICES: &[Choice] = &[#(#rows),*];
                    #body
                }
            }
        }
    });
    let enums: Vec<TokenStream> = enums.collect();
    let uses = imports.tokens(None);
    rust_file("errors.rs", quote!(#heading #uses #(#enums)*))
}

/// The type of an output.
pub(super) fn output_type(output: &Output, imports: &mut Imports) -> TokenStream {
    match output {
        Output::Unit => quote!(()),
        Output::Whole(content, _) => content_type(content, imports),
        Output::Optional(ty, _) => {
            let ty = rust_type(ty, imports);
            quote!(Option<#ty>)
        }
        Output::Redirect => {
            imports.runtime("redirect", "Redirect");
            quote!(Redirect)
        }
        Output::Upgrade => {
            imports.runtime("upgrade", "Upgrade");
            quote!(Upgrade)
        }
        Output::Choices(choices) => {
            let name = ident(&choices.name);
            quote!(#name)
        }
    }
}

/// What reads an output.
pub(super) fn reader(output: &Output, imports: &mut Imports) -> TokenStream {
    let (module, name) = match output {
        Output::Unit => ("reader", quote!(Empty)),
        Output::Whole(Content::Json(_), _) => ("reader", quote!(Json)),
        Output::Whole(Content::Any(_), _) => ("reader", quote!(Any)),
        Output::Whole(Content::Text, _) => ("reader", quote!(Text)),
        Output::Whole(Content::Bytes, _) => ("byte_stream", quote!(Bytes)),
        Output::Whole(Content::Events(_), _) => ("event_stream", quote!(Events)),
        Output::Whole(Content::Items(_), _) => ("item_stream", quote!(Items)),
        Output::Optional(..) => ("reader", quote!(Optional)),
        Output::Redirect => ("redirect", quote!(Redirects)),
        Output::Upgrade => ("upgrade", quote!(Upgrades)),
        Output::Choices(_) => ("reader", quote!(OneOf)),
    };
    imports.runtime(module, "self");
    let module: TokenStream = module.parse().unwrap_or_default();
    quote!(#module::#name)
}

/// What failures are read as.
pub(super) fn failure_type(failure: &Failure, imports: &mut Imports) -> TokenStream {
    match failure {
        Failure::Unit => quote!(()),
        Failure::Whole(ty) => rust_type(ty, imports),
        Failure::Choices(name) => {
            imports.errors();
            let name = ident(name);
            quote!(errors::#name)
        }
    }
}

/// The enum of an output, if it is one.
pub(super) fn output_enum(
    output: &Output,
    constants: &mut Constants,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let Output::Choices(choices) = output else {
        return None;
    };
    imports.runtime("answer", "Arrival");
    imports.runtime("choice", "Choice");
    imports.runtime("decode", "DecodeError");
    imports.runtime("reader", "Choices");
    let name = ident(&choices.name);
    let definition = definition(choices, imports);
    let rows = rows(choices);
    let reads_body = choices
        .variants
        .iter()
        .any(|variant| variant.content.is_some());
    let arms = arms(choices, &quote!(arrival.answer), &quote!(arrival));
    let arrival = if reads_body {
        quote!(arrival)
    } else {
        quote!(_)
    };
    let validate = validate(choices, constants, imports);
    Some(quote! {
        #definition

        impl Choices for #name {
            const CHOICES: &'static [Choice] = &[#(#rows),*];

            fn read(choice: usize, #arrival: &mut Arrival) -> Result<Self, DecodeError> {
                match choice { #arms }
            }

            #validate
        }
    })
}

fn definition(choices: &Choices, imports: &mut Imports) -> TokenStream {
    let name = ident(&choices.name);
    let heading = docs(&choices.docs);
    let variants = choices.variants.iter().map(|variant| {
        let docs = docs(&variant.docs);
        let name = ident(&variant.name);
        let Some(content) = &variant.content else {
            return quote!(#docs #name);
        };
        let ty = content_type(content, imports);
        if variant.boxed {
            quote!(#docs #name(Box<#ty>))
        } else {
            quote!(#docs #name(#ty))
        }
    });
    let variants: Vec<TokenStream> = variants.collect();
    let derives = if choices.is_streamed() {
        quote!(#[derive(Debug)])
    } else {
        quote!(#[derive(Clone, Debug, PartialEq)])
    };
    quote!(#heading #derives pub enum #name { #(#variants),* })
}

fn content_type(content: &Content, imports: &mut Imports) -> TokenStream {
    match content {
        Content::Json(ty) | Content::Any(ty) => rust_type(ty, imports),
        Content::Text => quote!(String),
        Content::Bytes => {
            imports.runtime("byte_stream", "ByteStream");
            quote!(ByteStream)
        }
        Content::Events(ty) => {
            imports.runtime("event_stream", "EventStream");
            let ty = rust_type(ty, imports);
            quote!(EventStream<#ty>)
        }
        Content::Items(ty) => {
            imports.runtime("item_stream", "ItemStream");
            let ty = rust_type(ty, imports);
            quote!(ItemStream<#ty>)
        }
    }
}

fn rows(choices: &Choices) -> Vec<TokenStream> {
    let rows = choices.rows.iter().map(|row| {
        let number = match row.status {
            StatusPattern::Code(code) => code,
            StatusPattern::Range(class) => class,
            StatusPattern::Default => 0,
        };
        let status = Literal::u16_unsuffixed(number);
        let media_type = string(&row.media_type);
        match &choices.variants[row.variant].content {
            None if row.media_type.is_empty() => quote!(Choice::empty(#status)),
            None => quote!(Choice::unread(#status, #media_type)),
            Some(Content::Json(_)) => quote!(Choice::json(#status, #media_type)),
            Some(Content::Any(_) | Content::Text) => quote!(Choice::text(#status, #media_type)),
            Some(_) => quote!(Choice::stream(#status, #media_type)),
        }
    });
    rows.collect()
}

/// The arms of a `match` over the index of a choice: those of one variant together, the last variant for the rest.
fn arms(choices: &Choices, answer: &TokenStream, arrival: &TokenStream) -> TokenStream {
    let last = choices.variants.len().saturating_sub(1);
    let arms = choices.variants.iter().enumerate().map(|(index, variant)| {
        let rows = choices.rows.iter().enumerate();
        let numbers = rows
            .filter(|(_, row)| row.variant == index)
            .map(|(row, _)| Literal::usize_unsuffixed(row));
        let pattern = if index == last {
            quote!(_)
        } else {
            quote!(#(#numbers)|*)
        };
        let read = read(variant, answer, arrival);
        quote!(#pattern => #read)
    });
    quote!(#(#arms),*)
}

fn read(variant: &AnswerVariant, answer: &TokenStream, arrival: &TokenStream) -> TokenStream {
    let name = ident(&variant.name);
    let Some(content) = &variant.content else {
        return quote!(Ok(Self::#name));
    };
    match content {
        Content::Json(_) => quote!(#answer.json().map(Self::#name)),
        Content::Any(_) => quote!(#answer.any().map(Self::#name)),
        Content::Text => quote!(#answer.text().map(Self::#name)),
        Content::Bytes => quote!(ByteStream::of(#arrival).map(Self::#name)),
        Content::Events(_) => quote!(EventStream::of(#arrival).map(Self::#name)),
        Content::Items(_) => quote!(ItemStream::of(#arrival).map(Self::#name)),
    }
}

/// The check of what an answer holds beyond what its type checks by itself.
pub(super) fn check(
    operation: &Operation,
    constants: &mut Constants,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let constant = format!("{}_OUTPUT", operation.method.as_str().to_uppercase());
    let constant = constant.trim_start_matches("R#");
    let body = match &operation.output {
        Output::Whole(_, Some(check)) => root(check, &quote!(output), constant, constants, imports),
        Output::Optional(_, Some(check)) => {
            let statements = root(check, &quote!(output), constant, constants, imports);
            quote!(if let Some(output) = output { #statements })
        }
        _ => return None,
    };
    imports.runtime("validate", "Violations");
    Some(quote! {
        fn validate(output: &Self::Output, out: &mut Violations) { #body }
    })
}

/// The statements that check what is all of an answer.
fn root(
    check: &Check,
    value: &TokenStream,
    constant: &str,
    constants: &mut Constants,
    imports: &mut Imports,
) -> TokenStream {
    imports.runtime("validate", "At");
    let place = Place {
        reference: value.clone(),
        copied: quote!(*#value),
        at: quote!(&At::ROOT),
        constant: constant.to_owned(),
    };
    checks::statements(check, &place, constants, imports)
}

fn validate(
    choices: &Choices,
    constants: &mut Constants,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let checked = choices.variants.iter().filter(|variant| variant.is_checked);
    let arms = checked.map(|variant| {
        let name = ident(&variant.name);
        let constant = format!("{}_{}", choices.name, variant.name).to_uppercase();
        let own = variant
            .check
            .as_ref()
            .map(|check| root(check, &quote!(value), &constant, constants, imports));
        (name, quote!(#own value.validate_into(&At::ROOT, out);))
    });
    let (names, statements): (Vec<_>, Vec<_>) = arms.unzip();
    let others = names.len() < choices.variants.len();
    let body = match (&names[..], &statements[..]) {
        ([], _) => return None,
        ([name], [statements]) if others => quote! {
            if let Self::#name(value) = self { #statements }
        },
        _ => {
            let rest = others.then(|| quote!(_ => {}));
            let bodies = statements.iter().map(arm);
            quote!(match self { #(Self::#names(value) => #bodies)* #rest })
        }
    };
    imports.runtime("validate", "At");
    imports.runtime("validate", "Validate");
    imports.runtime("validate", "Violations");
    Some(quote!(fn validate(&self, out: &mut Violations) { #body }))
}
