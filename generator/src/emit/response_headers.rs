//! Prints the headers of answers.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::syntax::{docs, ident, inner_docs, rust_file, rust_type, string};
use crate::output::EmittedFile;
use crate::rust::{CratePlan, HeaderText, Headers};

/// `headers.rs`
pub(super) fn emit(plan: &CratePlan) -> EmittedFile {
    let heading = inner_docs(&[
        "The headers that answers have. Answers with the same headers share a type.".to_owned(),
        String::new(),
        "They are read from [`Response::headers`](crate::Response::headers), or from".to_owned(),
        "[`Error::headers`](crate::Error::headers).".to_owned(),
    ]);
    let mut imports = Imports::outside_models();
    imports.external("reqwest::header", "HeaderMap");
    imports.runtime("decode", "DecodeError");
    imports.runtime("response_header", "Form");
    let structs = plan
        .headers
        .iter()
        .map(|headers| one(headers, &mut imports));
    let structs: Vec<TokenStream> = structs.collect();
    let uses = imports.tokens(None);
    rust_file("headers.rs", quote!(#heading #uses #(#structs)*))
}

fn one(headers: &Headers, imports: &mut Imports) -> TokenStream {
    let name = ident(&headers.name);
    let heading = docs(&headers.docs);
    let mut fields = Vec::new();
    let mut values = Vec::new();
    for field in &headers.fields {
        let docs = docs(&field.docs);
        let name = ident(&field.name);
        let ty = rust_type(&field.ty, imports);
        let wire = string(&field.wire);
        let form = match field.form {
            HeaderText::Scalar => quote!(Form::Scalar),
            HeaderText::List => quote!(Form::List),
            HeaderText::Members => quote!(Form::Members),
            HeaderText::Pairs => quote!(Form::Pairs),
            HeaderText::Lines => quote!(Form::Lines),
            HeaderText::Json => quote!(Form::Json),
        };
        if field.required {
            fields.push(quote!(#docs pub #name: #ty));
            values.push(quote!(#name: #form.required(headers, #wire)?));
        } else {
            fields.push(quote!(#docs pub #name: Option<#ty>));
            values.push(quote!(#name: #form.optional(headers, #wire)?));
        }
    }
    quote! {
        #heading
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name { #(#fields),* }

        impl #name {
            #[doc = " Reads them."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = " When one of them is missing, or is not what the document says; the error names it."]
            pub fn read(headers: &HeaderMap) -> Result<Self, DecodeError> {
                Ok(Self { #(#values),* })
            }
        }
    }
}
