//! Prints how alternatives are told apart that neither a JSON type nor a tag settles.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::union::otherwise;
use crate::emit::imports::Imports;
use crate::emit::syntax::{count, ident, string};
use crate::ir::{Shape, TagValue, VariantTest};
use crate::rust::Union;

/// The body of `decode`, and the shapes that it looks at.
///
/// Alternatives are read by a function of the type where others than `decode` need it.
pub(super) fn decode(
    plan: &Union,
    by_function: bool,
    imports: &mut Imports,
) -> (TokenStream, TokenStream) {
    imports.runtime("shape", "self");
    imports.runtime("shape", "Shape");
    let statements = if by_function {
        quote!(shape::decode(value, SHAPES, Self::read))
    } else {
        let read = read(plan);
        quote!(shape::decode(value, SHAPES, |alternative, value| #read))
    };
    let shapes = plan
        .variants
        .iter()
        .enumerate()
        .flat_map(|(index, variant)| {
            let shapes = match &variant.test {
                VariantTest::Shape(shapes) => shapes.as_slice(),
                _ => &[],
            };
            let index = count(index as u64);
            let each = shapes.iter().flat_map(constants);
            each.map(move |shape| quote!((#index, #shape)))
        });
    let constant = quote!(const SHAPES: &[(usize, Shape)] = &[#(#shapes),*];);
    (statements, constant)
}

/// The function that reads an alternative.
pub(super) fn reads(plan: &Union, name: &Ident) -> TokenStream {
    let read = read(plan);
    quote! {
        impl #name {
            #[doc = " Reads the alternative with a number."]
            fn read(alternative: usize, value: Value) -> Result<Self, DecodeError> { #read }
        }
    }
}

/// The value of the alternative with a number.
fn read(plan: &Union) -> TokenStream {
    let arms = plan
        .variants
        .iter()
        .enumerate()
        .filter(|(_, variant)| !variant.takes_all())
        .map(|(index, variant)| {
            let index = count(index as u64);
            let name = ident(&variant.name);
            quote!(#index => Decode::decode(value).map(Self::#name),)
        });
    let rest = otherwise(plan);
    quote! {
        match alternative {
            #(#arms)*
            _ => #rest,
        }
    }
}

/// A shape as constant expressions, one for each of its JSON types.
fn constants(shape: &Shape) -> Vec<TokenStream> {
    if shape.types.is_empty() {
        return vec![quote!(Shape::any())];
    }
    shape
        .types
        .iter()
        .map(|ty| {
            let kind = Ident::new(ty, Span::call_site());
            let details = match *ty {
                "string" => texts("values", &shape.values),
                "array" => items(&shape.items),
                "object" => {
                    let tags = tags(&shape.tags);
                    let required = texts("required", &shape.required);
                    let known = texts("known", &shape.known);
                    quote!(#tags #required #known)
                }
                _ => TokenStream::new(),
            };
            quote!(Shape::#kind()#details)
        })
        .collect()
}

/// `.method(&["one", "two"])`, if there is anything to say.
fn texts(method: &str, texts: &[String]) -> TokenStream {
    if texts.is_empty() {
        return TokenStream::new();
    }
    let method = Ident::new(method, Span::call_site());
    let texts = texts.iter().map(|text| string(text));
    quote!(.#method(&[#(#texts),*]))
}

fn tags(tags: &[(String, Vec<TagValue>)]) -> TokenStream {
    if tags.is_empty() {
        return TokenStream::new();
    }
    let tags = tags.iter().map(|(name, values)| {
        let name = string(name);
        let values = values.iter().map(|value| string(&value.to_string()));
        quote!((#name, &[#(#values),*]))
    });
    quote!(.tags(&[#(#tags),*]))
}

fn items(items: &[Shape]) -> TokenStream {
    if items.is_empty() {
        return TokenStream::new();
    }
    let items = items.iter().flat_map(constants);
    quote!(.items(&[#(#items),*]))
}
