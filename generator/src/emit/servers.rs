//! Prints the servers that a caller can choose from.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::syntax::{docs, ident, inner_docs, rust_file, string};
use crate::output::EmittedFile;
use crate::rust::{CratePlan, ServerChoice, Servers, UrlPart, VariableEnum, inline_code};

/// `servers.rs`
pub(super) fn emit(plan: &CratePlan) -> EmittedFile {
    let servers = &plan.servers;
    let heading = inner_docs(&["Where the API is served.".to_owned()]);
    let mut imports = Imports::new();
    imports.runtime("client", "ClientBuilder");
    let uses = imports.tokens(None);
    let variants = servers.choices.iter().map(|server| {
        let docs = docs(&server.docs);
        let name = ident(&server.name);
        let variables = (!server.fields.is_empty()).then(|| quote!((#name)));
        quote!(#docs #name #variables)
    });
    let urls = servers.choices.iter().map(url);
    let structs = servers
        .choices
        .iter()
        .filter(|server| !server.fields.is_empty())
        .map(|server| variables(server, servers));
    let enums = servers.enums.iter().map(values);
    let tokens = quote! {
        #heading
        #uses

        /// A server of the API.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Server { #(#variants,)* }

        impl Server {
            /// The base URL.
            #[must_use]
            pub fn url(&self) -> String {
                match self { #(#urls,)* }
            }
        }

        impl ClientBuilder {
            /// Sets which server is called, but for operations that have a server of their own.
            pub fn server(self, server: impl Into<Server>) -> Self {
                self.server_url(server.into().url())
            }
        }

        #(#structs)*
        #(#enums)*
    };
    rust_file("servers.rs", tokens)
}

fn url(server: &ServerChoice) -> TokenStream {
    let name = ident(&server.name);
    if server.fields.is_empty() {
        let texts = server.url.iter().map(|part| match part {
            UrlPart::Text(text) => text.as_str(),
            UrlPart::Field(_) => "",
        });
        let url = string(&texts.collect::<String>());
        return quote!(Self::#name => #url.to_owned());
    }
    let mut template = String::new();
    let mut values = Vec::new();
    for part in &server.url {
        match part {
            UrlPart::Text(text) => {
                template.push_str(&text.replace('{', "{{").replace('}', "}}"));
            }
            UrlPart::Field(index) => {
                template.push_str("{}");
                let field = &server.fields[*index];
                let name = ident(&field.name);
                let text = field.values.as_ref().map(|_| quote!(.as_str()));
                values.push(quote!(server.#name #text));
            }
        }
    }
    let template = string(&template);
    quote!(Self::#name(server) => format!(#template, #(#values),*))
}

/// The variables of a server.
fn variables(server: &ServerChoice, servers: &Servers) -> TokenStream {
    let name = ident(&server.name);
    let heading = docs(&[format!("The variables of [`Server::{}`].", server.name)]);
    let fields = server.fields.iter().map(|field| {
        let docs = docs(&field.docs);
        let name = ident(&field.name);
        let ty = if let Some((index, _)) = &field.values {
            let ty = ident(&servers.enums[*index].name);
            quote!(#ty)
        } else {
            quote!(String)
        };
        quote!(#docs pub #name: #ty)
    });
    let is_empty = server
        .fields
        .iter()
        .all(|field| field.values.is_none() && field.default.is_empty());
    let (derived, default) = if is_empty {
        (Some(quote!(, Default)), None)
    } else {
        let defaults = server.fields.iter().map(|field| {
            let name = ident(&field.name);
            let value = match &field.values {
                Some((index, variant)) => {
                    let ty = ident(&servers.enums[*index].name);
                    let variant = ident(variant);
                    quote!(#ty::#variant)
                }
                None if field.default.is_empty() => quote!(String::new()),
                None => {
                    let text = string(&field.default);
                    quote!(#text.to_owned())
                }
            };
            quote!(#name: #value)
        });
        let default = quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self { #(#defaults,)* }
                }
            }
        };
        (None, Some(default))
    };
    quote! {
        #heading
        #[derive(Clone, Debug, PartialEq, Eq #derived)]
        pub struct #name { #(#fields,)* }

        #default

        impl From<#name> for Server {
            fn from(variables: #name) -> Self {
                Self::#name(variables)
            }
        }
    }
}

/// The values of a variable.
fn values(values: &VariableEnum) -> TokenStream {
    let name = ident(&values.name);
    let heading = docs(&[format!(
        "The values of the variable {}.",
        inline_code(&values.variable)
    )]);
    let variants = values.variants.iter().map(|(name, text)| {
        let docs = docs(&[inline_code(text)]);
        let name = ident(name);
        quote!(#docs #name)
    });
    let texts = values.variants.iter().map(|(name, text)| {
        let name = ident(name);
        let text = string(text);
        quote!(Self::#name => #text)
    });
    quote! {
        #heading
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* }

        impl #name {
            /// The value as it stands in the URL.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { #(#texts,)* }
            }
        }
    }
}
