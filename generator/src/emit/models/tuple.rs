//! Prints structs for lists whose items have types by their position.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{attributes, derives, deserialize, inspect, validate};
use crate::emit::checks::{self, Constants, Place};
use crate::emit::imports::Imports;
use crate::emit::syntax::{count, docs, ident, rust_type};
use crate::rust::{Model, Tuple};

pub(super) fn emit(model: &Model, plan: &Tuple, imports: &mut Imports) -> TokenStream {
    imports.runtime("items", "Items");
    let name = ident(&model.name);
    let attributes = attributes(model);
    let derives = derives(model, &["Clone", "Debug", "PartialEq"]);
    let fields = plan.items.iter().map(|item| {
        let docs = docs(&item.docs);
        let ty = rust_type(&item.ty, imports);
        quote!(#docs pub #ty)
    });
    let fields: Vec<TokenStream> = fields.collect();
    let length = count(plan.items.len() as u64);
    let read = plan.items.iter().map(|_| quote!(items.take()?));
    let written = (0..plan.items.len()).map(|index| {
        let index = Literal::usize_unsuffixed(index);
        quote!(&self.#index)
    });
    let inspect = inspect(model, imports);
    let deserialize = deserialize(&model.name);
    let mut constants = Constants::default();
    let checks = checked(plan, &mut constants, imports);
    let validate = validate(model, &checks, imports);
    let constants = constants.finish();
    quote! {
        #attributes
        #derives
        pub struct #name(#(#fields),*);

        impl Decode for #name {
            #inspect
            fn decode(value: Value) -> Result<Self, DecodeError> {
                let mut items = Items::new(value, #length)?;
                Ok(Self(#(#read),*))
            }
        }

        #deserialize

        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                (#(#written,)*).serialize(serializer)
            }
        }

        #validate
        #constants
    }
}

/// The statements that check every item.
fn checked(plan: &Tuple, constants: &mut Constants, imports: &mut Imports) -> TokenStream {
    let items = plan.items.iter().enumerate().filter_map(|(index, item)| {
        let check = item.check.as_ref()?;
        let position = count(index as u64);
        let field = Literal::usize_unsuffixed(index);
        let place = Place {
            reference: quote!(&self.#field),
            copied: quote!(self.#field),
            at: quote!(&at.item(#position)),
            constant: format!("ITEM_{}", index + 1),
        };
        Some(checks::statements(check, &place, constants, imports))
    });
    items.collect()
}
