//! Prints how types of other crates are read: by their own `Deserialize`. They check themselves when they are made, so
//! that there is nothing to validate.

use quote::quote;

use super::syntax::{foreign_type, inner_docs, rust_file};
use crate::output::EmittedFile;
use crate::rust::CratePlan;

/// `foreign.rs`
pub(super) fn emit(plan: &CratePlan) -> EmittedFile {
    let heading = inner_docs(&["Types of other crates that stand in models.".to_owned()]);
    let types = plan.foreign.iter().map(|path| {
        let ty = foreign_type(path);
        let expected = format!("a value of `{path}`");
        quote! {
            impl Decode for #ty {
                fn decode(value: Value) -> Result<Self, DecodeError> {
                    foreign::decode(&value, #expected)
                }
            }

            impl Validate for #ty {}
        }
    });
    let tokens = quote! {
        #heading
        use serde_json::Value;
        use crate::runtime::decode::{Decode, DecodeError};
        use crate::runtime::foreign;
        use crate::runtime::validate::Validate;
        #(#types)*
    };
    rust_file("foreign.rs", tokens)
}
