//! Prints models.

mod alias;
mod constructor;
mod integer_enum;
mod multipart;
mod shape;
mod string_enum;
mod structure;
mod tuple;
mod union;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::features::condition;
use super::imports::Imports;
use super::syntax::{count, docs, ident, inner_docs, rust_file, string};
use crate::output::EmittedFile;
use crate::rust::{CratePlan, Model, ModelKind, Name};

/// `models/mod.rs`
pub(super) fn emit_index(plan: &CratePlan) -> EmittedFile {
    let heading = inner_docs(&["The types of bodies and parameters, one file each.".to_owned()]);
    let modules = plan.models.iter().map(|model| {
        let condition = condition(&model.features);
        let module = ident(&model.module);
        quote!(#condition mod #module;)
    });
    let exports = plan.models.iter().map(|model| {
        let module = ident(&model.module);
        let name = ident(&model.name);
        let condition = condition(&model.features);
        let others: Vec<Ident> = match &model.kind {
            ModelKind::Struct(plan) => plan
                .required
                .iter()
                .chain(plan.aliases())
                .map(ident)
                .collect(),
            _ => Vec::new(),
        };
        if others.is_empty() {
            quote!(#condition pub use #module::#name;)
        } else {
            quote!(#condition pub use #module::{#name, #(#others),*};)
        }
    });
    let tokens = quote! {
        #heading
        #(#modules)*
        #(#exports)*
    };
    rust_file("models/mod.rs", tokens)
}

/// `models/<type>.rs`
pub(super) fn emit(model: &Model) -> EmittedFile {
    let heading = inner_docs(&[format!("The type [`{}`].", model.name)]);
    let mut imports = match &model.kind {
        ModelKind::Alias(_) => Imports::new(),
        _ => Imports::of_model(),
    };
    let body = match &model.kind {
        ModelKind::Struct(plan) => structure::emit(model, plan, &mut imports),
        ModelKind::Tuple(plan) => tuple::emit(model, plan, &mut imports),
        ModelKind::StringEnum(plan) => string_enum::emit(model, plan, &mut imports),
        ModelKind::IntegerEnum(plan) => integer_enum::emit(model, plan, &mut imports),
        ModelKind::Union(plan) => union::emit(model, plan, &mut imports),
        ModelKind::Alias(target) => alias::emit(model, target, &mut imports),
    };
    let uses = imports.tokens(Some(&model.name));
    let path = format!("models/{}.rs", model.module.plain());
    rust_file(&path, quote!(#heading #uses #body))
}

/// `Deserialize` by way of `Decode`.
fn deserialize(name: &Name) -> TokenStream {
    let name = ident(name);
    quote! {
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                decode::deserialize(deserializer)
            }
        }
    }
}

/// How JSON is looked at that does not fit the type.
fn inspect(model: &Model, imports: &mut Imports) -> Option<TokenStream> {
    let described = model.described?;
    imports.schema_table();
    imports.runtime("json_schema", "self");
    let position = count(described.position as u64);
    let function = if described.in_requests {
        quote!(request)
    } else {
        quote!(answer)
    };
    Some(quote! {
        const INSPECT: Option<decode::Inspect> =
            Some(|value, at, out| json_schema::#function(SCHEMAS, #position, value, at, out));
    })
}

/// `Validate`, with its body if there is something to check.
fn validate(model: &Model, body: &TokenStream, imports: &mut Imports) -> TokenStream {
    let name = ident(&model.name);
    let body = match model.schema {
        None => quote!(#body),
        Some((schema, whole)) => {
            imports.schemas();
            let schema = count(schema as u64);
            if whole && !body.is_empty() {
                // Whatever alternative it was read as, it is right; else that alternative says most.
                quote!(if !schema::fits(self, SCHEMAS, #schema, at, out) { #body })
            } else {
                let members = names(model);
                if members.len() > 1 && !body.is_empty() {
                    quote!(#body schema::check_object(self, &[#(#members),*], SCHEMAS, #schema, at, out);)
                } else {
                    quote!(#body schema::check(self, SCHEMAS, #schema, at, out);)
                }
            }
        }
    };
    if body.is_empty() {
        return quote!(impl Validate for #name {});
    }
    imports.runtime("validate", "At");
    imports.runtime("validate", "Violations");
    quote! {
        impl Validate for #name {
            fn validate_into(&self, at: &At<'_>, out: &mut Violations) { #body }
        }
    }
}

/// The names of the members of a struct.
fn names(model: &Model) -> Vec<TokenStream> {
    match &model.kind {
        ModelKind::Struct(plan) => plan
            .fields
            .iter()
            .map(|field| string(&field.wire))
            .collect(),
        _ => Vec::new(),
    }
}

/// `#[derive(…)]` of what models of a kind derive, and what the configuration adds.
fn derives(model: &Model, own: &[&str]) -> TokenStream {
    let all = own
        .iter()
        .copied()
        .chain(model.derives.iter().map(String::as_str));
    let paths = all.map(|path| {
        let names = path
            .split("::")
            .map(|name| Ident::new(name, Span::call_site()));
        quote!(#(#names)::*)
    });
    quote!(#[derive(#(#paths),*)])
}

/// Documentation of a model. It tells when the model is deprecated: an attribute would have the compiler warn about the
/// crate's own uses of it.
fn attributes(model: &Model) -> TokenStream {
    docs(&model.docs)
}
