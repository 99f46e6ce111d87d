//! Prints how the members of a struct with files become parts of a body.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::imports::Imports;
use crate::emit::syntax::{ident, string};
use crate::rust::{Field, Model, Presence, RustType, Struct, TextType};

/// `MultipartBody`, for a struct that holds files.
pub(super) fn multipart(
    model: &Model,
    plan: &Struct,
    imports: &mut Imports,
) -> Option<TokenStream> {
    plan.fields
        .iter()
        .find(|field| is_file(&field.ty) || is_list_of_files(&field.ty))?;
    imports.runtime("multipart", "MultipartBody");
    imports.runtime("multipart", "PartsWriter");
    let name = ident(&model.name);
    let members = plan.fields.iter().map(member);
    let additional = ident(&plan.additional.name);
    let rest = quote!(out.rest(&self.#additional););
    let members: Vec<TokenStream> = members.chain([rest]).collect();
    Some(quote! {
        impl MultipartBody for #name {
            fn write_parts(&self, out: &mut PartsWriter) {
                #(#members)*
            }
        }
    })
}

fn member(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let wire = string(&field.wire);
    let files = match (is_file(&field.ty), is_list_of_files(&field.ty)) {
        (false, false) => return quote!(out.field(#wire, &self.#name);),
        (true, _) => match field.presence {
            Presence::Required => quote!([&self.#name]),
            Presence::RequiredNullable | Presence::Optional => quote!(&self.#name),
            Presence::OptionalNullable => quote!(self.#name.iter().flatten()),
        },
        (false, true) => match field.presence {
            Presence::Required => quote!(&self.#name),
            Presence::RequiredNullable | Presence::Optional => quote!(self.#name.iter().flatten()),
            Presence::OptionalNullable => quote!(self.#name.iter().flatten().flatten()),
        },
    };
    quote!(out.files(#wire, #files);)
}

fn is_file(ty: &RustType) -> bool {
    matches!(
        ty,
        RustType::Text {
            ty: TextType::File,
            ..
        }
    )
}

fn is_list_of_files(ty: &RustType) -> bool {
    matches!(ty, RustType::Vec(item) if is_file(item))
}
