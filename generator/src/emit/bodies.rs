//! Prints the bodies that operations send.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::parameters::style;
use super::syntax::{docs, ident, rust_type, string};
use crate::ir::{BodyPart, Writing};
use crate::rust::{Body, BodyEncoding, BodyType, BodyVariant, FormPlan, Operation};
use crate::wire::ParameterStyle;

/// What an operation needs for its body beside its method: the setter of one that is optional, and the enum of one that
/// may be several things.
pub(super) fn emit(operation: &Operation, body: &Body, imports: &mut Imports) -> TokenStream {
    let setter = (!body.required).then(|| setter(operation, body, imports));
    let choice = choice(operation, body, imports);
    quote!(#setter #choice)
}

/// Whether the argument holds a reference to a value of the caller's.
pub(super) fn borrows(body: &Body) -> bool {
    body.choice.is_some()
        || body
            .variants
            .iter()
            .any(|variant| variant.encoding.ty() != BodyType::Bytes)
}

/// The type of the argument, and the call that takes it.
pub(super) fn argument(body: &Body, imports: &mut Imports) -> (TokenStream, TokenStream) {
    let name = ident(&body.name);
    match (&body.choice, body.variants.as_slice()) {
        (Some(choice), _) => {
            let choice = ident(choice);
            (
                quote!(impl Into<#choice<'c>>),
                quote!(.with_body(#name.into())),
            )
        }
        (None, [only]) => {
            let call = match &only.encoding {
                BodyEncoding::Json(_)
                    if only.media_type == "application/json" && only.check.is_none() =>
                {
                    quote!(.json(#name))
                }
                _ => {
                    let content = content(only, &quote!(#name), imports);
                    quote!(.with_body(#content))
                }
            };
            let ty = match only.encoding.ty() {
                BodyType::Bytes => quote!(impl Into<Body>),
                ty => body_type(&ty, imports),
            };
            (ty, call)
        }
        // Without a variant, and without an enum of them, there is no body to plan.
        (None, _) => (quote!(()), TokenStream::new()),
    }
}

fn setter(operation: &Operation, body: &Body, imports: &mut Imports) -> TokenStream {
    let marker = ident(&operation.marker);
    let method = ident(&body.name);
    let (ty, call) = argument(body, imports);
    let docs = docs(&body.docs);
    let lifetime = if borrows(body) {
        quote!(impl<'c> Call<'c, #marker>)
    } else {
        quote!(impl Call<'_, #marker>)
    };
    quote! {
        #lifetime {
            #docs
            pub fn #method(self, #method: #ty) -> Self {
                self #call
            }
        }
    }
}

/// The enum of what a body may be.
fn choice(operation: &Operation, body: &Body, imports: &mut Imports) -> Option<TokenStream> {
    let name = ident(body.choice.as_ref()?);
    imports.runtime("content", "Content");
    let heading = format!(" What [`Client::{}`] sends.", operation.method);
    let mut variants = Vec::new();
    let mut arms = Vec::new();
    let mut conversions = Vec::new();
    for variant in &body.variants {
        let docs = docs(&variant.docs);
        let word = ident(&variant.name);
        let ty = body_type(&variant.encoding.ty(), imports);
        let content = content(variant, &quote!(body), imports);
        variants.push(quote!(#docs #word(#ty),));
        arms.push(quote!(#name::#word(body) => #content,));
        if variant.is_first {
            let lifetime = if variant.encoding.ty() == BodyType::Bytes {
                quote!(impl From<#ty> for #name<'_>)
            } else {
                quote!(impl<'c> From<#ty> for #name<'c>)
            };
            conversions.push(quote! {
                #lifetime {
                    fn from(body: #ty) -> Self {
                        Self::#word(body)
                    }
                }
            });
        }
    }
    Some(quote! {
        #[doc = #heading]
        #[derive(Clone, Debug)]
        pub enum #name<'c> {
            #(#variants)*
        }

        #(#conversions)*

        impl<'c> From<#name<'c>> for Content<'c> {
            fn from(body: #name<'c>) -> Self {
                match body {
                    #(#arms)*
                }
            }
        }
    })
}

fn body_type(ty: &BodyType, imports: &mut Imports) -> TokenStream {
    match ty {
        BodyType::Reference(ty) => {
            let ty = rust_type(ty, imports);
            quote!(&'c #ty)
        }
        BodyType::Text => quote!(&'c str),
        BodyType::Bytes => {
            imports.runtime("body", "Body");
            quote!(Body)
        }
    }
}

/// The body with its media type, and what is to be checked beside it.
fn content(variant: &BodyVariant, body: &TokenStream, imports: &mut Imports) -> TokenStream {
    let content = unchecked(variant, body, imports);
    match &variant.check {
        Some((function, _)) => {
            let function = ident(function);
            quote!(#content.checked(move |at, out| #function(#body, at, out)))
        }
        None => content,
    }
}

fn unchecked(variant: &BodyVariant, body: &TokenStream, imports: &mut Imports) -> TokenStream {
    if !matches!(variant.encoding, BodyEncoding::Lines(_)) {
        imports.runtime("content", "Content");
    }
    let media_type = string(&variant.media_type);
    match &variant.encoding {
        BodyEncoding::Json(_) => quote!(Content::json(#media_type, #body)),
        BodyEncoding::Lines(_) => {
            imports.runtime("lines", "self");
            quote!(lines::content(#media_type, #body))
        }
        BodyEncoding::Text => quote!(Content::text(#media_type, #body)),
        BodyEncoding::Bytes => {
            imports.runtime("body", "Body");
            quote!(Content::bytes(#media_type, #body))
        }
        BodyEncoding::Multipart {
            has_files, parts, ..
        } => {
            let form = multipart(parts, &variant.media_type, imports);
            if *has_files {
                quote!(Content::multipart(#form, #body))
            } else {
                quote!(Content::parts(#form, #body))
            }
        }
        BodyEncoding::Form(_, plan) => {
            let form = form(plan, &variant.media_type, imports);
            quote!(Content::form(#form, #body))
        }
    }
}

/// How the members of a form are written.
fn form(plan: &FormPlan, media_type: &str, imports: &mut Imports) -> TokenStream {
    imports.runtime("form", "Form");
    let mut form = match plan.others {
        Writing::Styled { .. } => quote!(Form::DEEP),
        Writing::ByType | Writing::Json => quote!(Form::PLAIN),
    };
    if media_type != "application/x-www-form-urlencoded" {
        let media_type = string(media_type);
        form.extend(quote!(.media_type(#media_type)));
    }
    if !plan.members.is_empty() {
        imports.runtime("form", "Written");
        let members = plan.members.iter().map(|(name, writing)| {
            let name = string(name);
            let written = written(*writing, imports);
            quote!((#name, #written))
        });
        let members: Vec<TokenStream> = members.collect();
        form.extend(quote!(.members(&[#(#members),*])));
    }
    form
}

/// How the members of a body become parts.
fn multipart(parts: &[BodyPart], media_type: &str, imports: &mut Imports) -> TokenStream {
    imports.runtime("multipart", "Multipart");
    if parts.is_empty() && media_type == "multipart/form-data" {
        return quote!(Multipart::PLAIN);
    }
    let media_type = string(media_type);
    let parts = parts.iter().map(|part| {
        imports.runtime("form", "Written");
        imports.runtime("multipart", "PartInfo");
        let name = string(&part.name);
        let media_type = string(part.media_type.as_deref().unwrap_or_default());
        let written = written(part.writing, imports);
        quote!(PartInfo { name: #name, media_type: #media_type, written: #written })
    });
    let parts: Vec<TokenStream> = parts.collect();
    quote!(Multipart { media_type: #media_type, parts: &[#(#parts),*] })
}

fn written(writing: Writing, imports: &mut Imports) -> TokenStream {
    match writing {
        Writing::ByType => quote!(Written::ByType),
        Writing::Json => quote!(Written::Json),
        Writing::Styled {
            style: how,
            explode,
            allow_reserved: true,
        } => {
            imports.runtime("parameter", "Reserved");
            imports.runtime("parameter", "Style");
            let style = style(how);
            quote!(Written::Styled {
                style: Style::#style,
                explode: #explode,
                reserved: Reserved::Kept,
            })
        }
        Writing::Styled { style, explode, .. } => match (style, explode) {
            (ParameterStyle::DeepObject, _) => quote!(Written::DEEP),
            (ParameterStyle::SpaceDelimited, false) => quote!(Written::SPACED),
            (ParameterStyle::PipeDelimited, false) => quote!(Written::PIPED),
            (ParameterStyle::TabDelimited, false) => quote!(Written::TABBED),
            (_, false) => quote!(Written::JOINED),
            (_, true) => quote!(Written::EXPLODED),
        },
    }
}
