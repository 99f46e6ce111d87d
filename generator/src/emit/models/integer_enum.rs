//! Prints enums of integers.

use proc_macro2::TokenStream;
use quote::quote;

use super::{attributes, derives, deserialize, inspect, validate};
use crate::emit::imports::Imports;
use crate::emit::syntax::{docs, ident, string, whole};
use crate::rust::{IntegerEnum, Model};

pub(super) fn emit(model: &Model, plan: &IntegerEnum, imports: &mut Imports) -> TokenStream {
    let name = ident(&model.name);
    let attributes = attributes(model);
    let derives = derives(
        model,
        &["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash"],
    );
    let unknown = ident(&plan.unknown);
    let names: Vec<_> = plan
        .variants
        .iter()
        .map(|variant| ident(&variant.name))
        .collect();
    let numbers: Vec<_> = plan
        .variants
        .iter()
        .map(|variant| whole(variant.wire.into()))
        .collect();
    let docs = plan.variants.iter().map(|variant| docs(&variant.docs));
    let schema = string(&plan.schema);
    let inspect = inspect(model, imports);
    let deserialize = deserialize(&model.name);
    let check = if plan.open {
        TokenStream::new()
    } else {
        let report = if plan.constant {
            quote!(other_integer)
        } else {
            quote!(unlisted_integer)
        };
        quote! {
            if let Self::#unknown(value) = self {
                at.schema(#schema).#report(*value, &[#(#numbers),*], out);
            }
        }
    };
    let validate = validate(model, &check, imports);
    quote! {
        #attributes
        #derives
        #[non_exhaustive]
        pub enum #name {
            #(#docs #names,)*
            #[doc = " A value that the document does not name; kept as it is."]
            #unknown(i64),
        }

        impl #name {
            #[doc = " The value as it is sent."]
            #[must_use]
            pub fn get(self) -> i64 {
                match self {
                    #(Self::#names => #numbers,)*
                    Self::#unknown(value) => value,
                }
            }
        }

        impl From<i64> for #name {
            fn from(value: i64) -> Self {
                match value {
                    #(#numbers => Self::#names,)*
                    _ => Self::#unknown(value),
                }
            }
        }

        impl Decode for #name {
            #inspect
            fn decode(value: Value) -> Result<Self, DecodeError> {
                i64::decode(value).map(Self::from)
            }
        }

        #deserialize

        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.get())
            }
        }

        #validate
    }
}
