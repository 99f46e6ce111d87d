//! Prints further names of models.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes;
use crate::emit::imports::Imports;
use crate::emit::syntax::{ident, rust_type};
use crate::rust::{Model, RustType};

pub(super) fn emit(model: &Model, target: &RustType, imports: &mut Imports) -> TokenStream {
    let name = ident(&model.name);
    let attributes = attributes(model);
    let target = rust_type(target, imports);
    quote! {
        #attributes
        pub type #name = #target;
    }
}
