//! Prints enums of strings.

use proc_macro2::TokenStream;
use quote::quote;

use super::{attributes, derives, deserialize, inspect, validate};
use crate::emit::imports::Imports;
use crate::emit::syntax::{docs, ident, string};
use crate::rust::{Model, StringEnum};

pub(super) fn emit(model: &Model, plan: &StringEnum, imports: &mut Imports) -> TokenStream {
    imports.std_module("fmt");
    let name = ident(&model.name);
    let attributes = attributes(model);
    let derives = derives(model, &["Clone", "Debug", "PartialEq", "Eq", "Hash"]);
    let unknown = ident(&plan.unknown);
    let variants = plan.variants.iter().map(|variant| {
        let docs = docs(&variant.docs);
        let name = ident(&variant.name);
        quote!(#docs #name,)
    });
    let names: Vec<_> = plan
        .variants
        .iter()
        .map(|variant| ident(&variant.name))
        .collect();
    let wires: Vec<_> = plan
        .variants
        .iter()
        .map(|variant| string(&variant.wire))
        .collect();
    let schema = string(&plan.schema);
    let inspect = inspect(model, imports);
    let deserialize = deserialize(&model.name);
    let check = if plan.open {
        TokenStream::new()
    } else {
        let report = if plan.constant {
            quote!(other)
        } else {
            quote!(unlisted)
        };
        quote! {
            if let Self::#unknown(value) = self {
                at.schema(#schema).#report(value, &[#(#wires),*], out);
            }
        }
    };
    let validate = validate(model, &check, imports);
    quote! {
        #attributes
        #derives
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #[doc = " A value that the document does not name; kept as it is."]
            #unknown(String),
        }

        impl #name {
            #[doc = " The value as it is sent."]
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #wires,)*
                    Self::#unknown(value) => value,
                }
            }
        }

        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                match value {
                    #(#wires => Self::#names,)*
                    _ => Self::#unknown(value.to_owned()),
                }
            }
        }

        impl From<String> for #name {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl fmt::Display for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Decode for #name {
            #inspect
            fn decode(value: Value) -> Result<Self, DecodeError> {
                String::decode(value).map(Self::from)
            }
        }

        #deserialize

        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #validate
    }
}
