//! Prints the checks of bodies that their types do not make by themselves.

use proc_macro2::TokenStream;
use quote::quote;

use super::checks::{self, Constants, Place};
use super::imports::Imports;
use super::syntax::{ident, rust_type};
use crate::rust::{Body, BodyType, RustType};

/// A function for each thing that a body may be and that has something to be checked.
pub(super) fn emit(body: &Body, constants: &mut Constants, imports: &mut Imports) -> TokenStream {
    let mut functions = TokenStream::new();
    for variant in &body.variants {
        let Some((function, check)) = &variant.check else {
            continue;
        };
        let ty = match variant.encoding.ty() {
            BodyType::Reference(RustType::Vec(item)) => {
                let item = rust_type(&item, imports);
                quote!(&[#item])
            }
            BodyType::Reference(RustType::String) | BodyType::Text => quote!(&str),
            BodyType::Reference(ty) => {
                let ty = rust_type(&ty, imports);
                quote!(&#ty)
            }
            // Bytes are sent as they are.
            BodyType::Bytes => continue,
        };
        imports.runtime("validate", "At");
        imports.runtime("validate", "Violations");
        let place = Place {
            reference: quote!(body),
            copied: quote!(*body),
            at: quote!(at),
            constant: function
                .as_str()
                .trim_start_matches("check_")
                .to_uppercase(),
        };
        let statements = checks::statements(check, &place, constants, imports);
        let function = ident(function);
        functions.extend(quote! {
            fn #function(body: #ty, at: &At<'_>, out: &mut Violations) { #statements }
        });
    }
    functions
}
