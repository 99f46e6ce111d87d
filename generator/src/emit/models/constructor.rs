//! Prints the constructors of structs.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::structure::{declaration, plain_type};
use crate::emit::imports::Imports;
use crate::emit::syntax::{ident, rust_type, variable};
use crate::rust::{Field, Model, Presence, RustType, Struct};

/// `new`, which takes what is required.
pub(super) fn constructor(plan: &Struct, imports: &mut Imports) -> TokenStream {
    if let Some(required) = &plan.required {
        let required = ident(required);
        return with_together(plan, &required);
    }
    if plan.has_default() {
        // A setter may have this name.
        let hidden = plan
            .fields
            .iter()
            .any(|field| field.setter.as_str() == "default");
        let default = if hidden {
            quote!(Default)
        } else {
            quote!(Self)
        };
        return quote! {
            #[doc = " A value without any member."]
            #[must_use]
            pub fn new() -> Self {
                #default::default()
            }
        };
    }
    let mut parameters = Vec::new();
    let mut values = Vec::new();
    for field in &plan.fields {
        let name = ident(&field.name);
        let argument = variable(&field.name);
        let value = match field.presence {
            Presence::Required => {
                let (ty, value) = taken(field, &argument, imports);
                parameters.push(quote!(#argument: #ty));
                value
            }
            Presence::RequiredNullable => {
                let ty = plain_type(field, imports);
                parameters.push(quote!(#argument: Option<#ty>));
                quote!(#argument)
            }
            Presence::Optional | Presence::OptionalNullable => quote!(None),
        };
        if name == value.to_string().as_str() {
            values.push(quote!(#name));
        } else {
            values.push(quote!(#name: #value));
        }
    }
    values.push(empty_additional(plan));
    quote! {
        #[doc = " A value with the required members, and no others."]
        #[must_use]
        pub fn new(#(#parameters),*) -> Self {
            Self { #(#values),* }
        }
    }
}

/// The type that holds the required members together.
pub(super) fn together(model: &Model, plan: &Struct, imports: &mut Imports) -> Option<TokenStream> {
    let name = ident(plan.required.as_ref()?);
    let heading = format!(" The required members of [`{}`].", model.name);
    let fields = plan
        .fields
        .iter()
        .filter(|field| field.presence.is_required())
        .map(|field| declaration(field, imports));
    let fields: Vec<TokenStream> = fields.collect();
    Some(quote! {
        #[doc = #heading]
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name {
            #(#fields)*
        }
    })
}

/// `new`, which takes many required members together.
fn with_together(plan: &Struct, required: &Ident) -> TokenStream {
    let mut values: Vec<TokenStream> = plan
        .fields
        .iter()
        .map(|field| {
            let name = ident(&field.name);
            if field.presence.is_required() {
                quote!(#name: required.#name)
            } else {
                quote!(#name: None)
            }
        })
        .collect();
    values.push(empty_additional(plan));
    quote! {
        #[doc = " A value with the required members, and no others."]
        #[must_use]
        pub fn new(required: #required) -> Self {
            Self { #(#values),* }
        }
    }
}

/// The field of further members, without any.
fn empty_additional(plan: &Struct) -> TokenStream {
    let name = ident(&plan.additional.name);
    if plan.additional.ty == RustType::JsonObject {
        quote!(#name: Map::new())
    } else {
        quote!(#name: BTreeMap::new())
    }
}

/// How the argument of a field is declared, and how the field is made from it.
pub(super) fn taken(
    field: &Field,
    name: &Ident,
    imports: &mut Imports,
) -> (TokenStream, TokenStream) {
    let plain = plain_type(field, imports);
    match &field.ty {
        RustType::String | RustType::Text { .. } | RustType::Value | RustType::Map(_) => {
            (quote!(impl Into<#plain>), quote!(#name.into()))
        }
        RustType::Boxed(inner) => {
            let inner = rust_type(inner, imports);
            (inner, quote!(Box::new(#name)))
        }
        _ => (plain, quote!(#name)),
    }
}
