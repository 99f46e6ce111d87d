//! Prints the functions that read webhooks and callbacks.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::syntax::{deprecated, docs, ident, inner_docs, rust_file, rust_type, string};
use crate::output::EmittedFile;
use crate::rust::{AnyReceived, ReceivedFile, ReceivedFunction};

/// `webhooks.rs` and `callbacks.rs`
pub(super) fn emit(file: &ReceivedFile) -> EmittedFile {
    let heading = inner_docs(&file.docs);
    let mut imports = Imports::outside_models();
    imports.runtime("receive", "self");
    imports.runtime("receive", "ReceiveError");
    let any = file.any.as_ref().map(|any| any_of(any, &mut imports));
    let functions = file.functions.iter().map(|one| function(one, &mut imports));
    let functions: Vec<TokenStream> = functions.collect();
    let uses = imports.tokens(None);
    let tokens = quote! {
        #heading
        use reqwest::header::HeaderMap;
        #uses
        #any
        #(#functions)*
    };
    rust_file(&format!("{}.rs", file.module), tokens)
}

fn function(one: &ReceivedFunction, imports: &mut Imports) -> TokenStream {
    let docs = docs(&one.docs);
    let deprecated = deprecated(one.deprecated);
    let name = ident(&one.name);
    let headers = headers(&one.headers);
    if let Some(body) = &one.body {
        let ty = rust_type(body, imports);
        quote! {
            #docs
            #deprecated
            pub fn #name(headers: &HeaderMap, body: &[u8]) -> Result<#ty, ReceiveError> {
                receive::parse(#headers, headers, body)
            }
        }
    } else {
        quote! {
            #docs
            #deprecated
            pub fn #name(headers: &HeaderMap) -> Result<(), ReceiveError> {
                receive::check(#headers, headers)
            }
        }
    }
}

/// The enum over all webhooks.
fn any_of(any: &AnyReceived, imports: &mut Imports) -> TokenStream {
    let member = string(&any.member);
    let expected = format!("a known value of `{}`", any.member);
    let expected = string(&expected);
    let mut variants = Vec::new();
    let mut arms = Vec::new();
    for (name, ty, values, required) in &any.variants {
        let name = ident(name);
        let ty = rust_type(ty, imports);
        let values = values.iter().map(|value| string(value));
        let words = format!(
            " The webhook whose body is {}.",
            crate::rust::inline_code(&ty.to_string().replace(' ', ""))
        );
        variants.push(quote! {
            #[doc = #words]
            #name(Box<#ty>),
        });
        let read = quote!(receive::from_value(value).map(Box::new).map(Self::#name));
        let pattern = quote!(Some(#(#values)|*));
        arms.push(if required.is_empty() {
            quote!(#pattern => #read,)
        } else {
            let required = headers(required);
            quote!(#pattern => {
                receive::check(#required, headers)?;
                #read
            })
        });
    }
    let heading = format!(
        " Any of the webhooks, told apart by the member {}.",
        crate::rust::inline_code(&any.member)
    );
    quote! {
        #[doc = #heading]
        #[derive(Clone, Debug, PartialEq)]
        pub enum Webhook {
            #(#variants)*
        }

        impl Webhook {
            #[doc = " Reads the body of a request and checks it.\n\n # Errors\n\n When the request is none that the document describes."]
            pub fn parse(headers: &HeaderMap, body: &[u8]) -> Result<Self, ReceiveError> {
                let value = receive::value(&[], headers, body)?;
                match receive::tag(&value, #member) {
                    #(#arms)*
                    _ => Err(receive::unknown(#expected)),
                }
            }
        }
    }
}

fn headers(names: &[String]) -> TokenStream {
    let names = names.iter().map(|name| string(name));
    quote!(&[#(#names),*])
}
