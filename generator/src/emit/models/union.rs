//! Prints enums of types.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{attributes, derives, deserialize, shape, validate};
use crate::emit::checks::{self, Constants, Place};
use crate::emit::imports::Imports;
use crate::emit::syntax::{arm, docs, ident, rust_type, string, whole};
use crate::ir::{TagValue, VariantTest};
use crate::rust::{Model, RustType, Union, UnionVariant};

pub(super) fn emit(model: &Model, plan: &Union, imports: &mut Imports) -> TokenStream {
    let name = ident(&model.name);
    let attributes = attributes(model);
    let derives = derives(model, &["Clone", "Debug", "PartialEq"]);
    let variants: Vec<TokenStream> = plan
        .variants
        .iter()
        .map(|variant| {
            let docs = docs(&variant.docs);
            let name = ident(&variant.name);
            let ty = rust_type(&variant.ty, imports);
            quote!(#docs #name(#ty),)
        })
        .collect();
    let unknown = plan.unknown.as_ref().map(ident);
    let unknown_variant = unknown.as_ref().map(|unknown| {
        quote! {
            #[doc = " An alternative that the document does not name; kept as it is."]
            #unknown(Value),
        }
    });
    let rest = |variant: &UnionVariant| variant.test == VariantTest::Rest;
    let grows = unknown.is_some() || plan.variants.iter().any(rest);
    let non_exhaustive = grows.then(|| quote!(#[non_exhaustive]));
    let conversions = conversions(model, plan, imports);
    let (decode, shapes) = decode(model, plan, imports);
    let reads = plan.is_undecided(model).then(|| shape::reads(plan, &name));
    let inspect = super::inspect(model, imports);
    let deserialize = deserialize(&model.name);
    let names: Vec<_> = plan
        .variants
        .iter()
        .map(|variant| ident(&variant.name))
        .chain(unknown)
        .collect();
    let written: Vec<TokenStream> = plan
        .variants
        .iter()
        .map(|variant| written(variant, imports))
        .chain(
            plan.unknown
                .iter()
                .map(|_| quote!(value.serialize(serializer))),
        )
        .collect();
    let mut constants = Constants::default();
    let checks = checked(model, plan, &mut constants, imports);
    let undecided = plan.is_undecided(model) && !checks.is_empty();
    let checks = if undecided {
        overlapping(plan, &checks, imports)
    } else {
        checks
    };
    let validate = validate(model, &checks, imports);
    let constants = constants.finish();
    quote! {
        #attributes
        #derives
        #non_exhaustive
        pub enum #name {
            #(#variants)*
            #unknown_variant
        }

        #reads
        #conversions

        impl Decode for #name {
            #inspect
            fn decode(value: Value) -> Result<Self, DecodeError> { #decode }
        }

        #deserialize

        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(Self::#names(value) => #written,)*
                }
            }
        }

        #validate
        #constants
        #shapes
    }
}

/// How an alternative is written: with its tag, if it might not have it by itself.
fn written(variant: &UnionVariant, imports: &mut Imports) -> TokenStream {
    let Some((member, tag)) = &variant.tag else {
        return quote!(value.serialize(serializer));
    };
    imports.runtime("encode", "self");
    let member = string(member);
    let tag = match tag {
        // Without a type it would be taken for a smaller one.
        TagValue::Integer(number) => {
            let number = Literal::i64_suffixed(*number);
            quote!(#number)
        }
        tag => tag_value(tag),
    };
    quote!(encode::tagged(value, #member, #tag, serializer))
}

fn tag_value(tag: &TagValue) -> TokenStream {
    match tag {
        TagValue::Text(text) => string(text),
        TagValue::Integer(number) => whole((*number).into()),
        TagValue::Boolean(flag) => quote!(#flag),
    }
}

/// `From` for each type that one variant alone holds, and for what is commonly written for it.
fn conversions(model: &Model, plan: &Union, imports: &mut Imports) -> TokenStream {
    let name = ident(&model.name);
    let from = |ty: TokenStream, variant: &TokenStream, value: TokenStream| {
        quote! {
            impl From<#ty> for #name {
                fn from(value: #ty) -> Self {
                    Self::#variant(#value)
                }
            }
        }
    };
    let numbers = plan
        .variants
        .iter()
        .filter(|variant| {
            matches!(
                variant.ty,
                RustType::Number | RustType::Float | RustType::Integer(_)
            )
        })
        .count();
    let mut tokens = TokenStream::new();
    for variant in &plan.variants {
        let shared = plan
            .variants
            .iter()
            .filter(|other| other.ty == variant.ty)
            .count();
        if shared > 1 || (variant.ty == RustType::Value && plan.unknown.is_some()) {
            continue;
        }
        let word = ident(&variant.name);
        let word = quote!(#word);
        let ty = match &variant.ty {
            RustType::Boxed(inner) => {
                let inner = rust_type(inner, imports);
                tokens.extend(from(inner, &word, quote!(Box::new(value))));
                continue;
            }
            ty => rust_type(ty, imports),
        };
        tokens.extend(from(ty, &word, quote!(value)));
        match variant.ty {
            RustType::String => {
                tokens.extend(from(quote!(&str), &word, quote!(value.to_owned())));
            }
            RustType::Number if numbers == 1 => {
                for integer in [quote!(i32), quote!(i64), quote!(u64)] {
                    tokens.extend(from(integer, &word, quote!(value.into())));
                }
                tokens.extend(quote! {
                    #[doc = " Infinity and not-a-number are refused: JSON has no such numbers."]
                    impl TryFrom<f64> for #name {
                        type Error = f64;

                        fn try_from(value: f64) -> Result<Self, Self::Error> {
                            Number::from_f64(value).map(Self::#word).ok_or(value)
                        }
                    }
                });
            }
            _ => {}
        }
    }
    tokens
}

/// How a value is read, and the constant that this needs.
fn decode(model: &Model, plan: &Union, imports: &mut Imports) -> (TokenStream, TokenStream) {
    let statements = match plan.variants.first().map(|variant| &variant.test) {
        Some(VariantTest::JsonType(_)) => by_type(plan),
        Some(VariantTest::Tag { property, .. }) => by_tag(plan, property),
        Some(VariantTest::Shape(_)) => {
            return shape::decode(plan, plan.is_undecided(model), imports);
        }
        Some(VariantTest::Rest) | None => otherwise(plan),
    };
    (statements, TokenStream::new())
}

fn by_type(plan: &Union) -> TokenStream {
    let has_integer = plan
        .variants
        .iter()
        .any(|variant| matches!(&variant.test, VariantTest::JsonType(types) if types.contains(&"integer")));
    let arms = plan.variants.iter().map(|variant| {
        let VariantTest::JsonType(types) = &variant.test else {
            return TokenStream::new();
        };
        let name = ident(&variant.name);
        let patterns = types.iter().map(|ty| match *ty {
            "boolean" => quote!(Value::Bool(_)),
            "string" => quote!(Value::String(_)),
            "array" => quote!(Value::Array(_)),
            "object" => quote!(Value::Object(_)),
            _ => quote!(Value::Number(_)),
        });
        // Where a number is an alternative too, only what has no fraction is an integer.
        let both = has_integer && types.contains(&"integer") && plan.has_number();
        if both {
            quote!(Value::Number(number) if !number.is_f64() => Decode::decode(value).map(Self::#name),)
        } else {
            quote!(#(#patterns)|* => Decode::decode(value).map(Self::#name),)
        }
    });
    let expected = expected(plan);
    quote! {
        match &value {
            #(#arms)*
            _ => Err(DecodeError::unexpected(#expected, &value)),
        }
    }
}

fn expected(plan: &Union) -> String {
    let words: Vec<String> = plan
        .variants
        .iter()
        .filter_map(|variant| match &variant.test {
            VariantTest::JsonType(types) => Some(types),
            _ => None,
        })
        .flatten()
        .map(|ty| match *ty {
            "integer" | "array" | "object" => format!("an {ty}"),
            other => format!("a {other}"),
        })
        .collect();
    match words.as_slice() {
        [one] => one.clone(),
        [one, two] => format!("{one} or {two}"),
        [rest @ .., last] => format!("{}, or {last}", rest.join(", ")),
        [] => String::new(),
    }
}

fn by_tag(plan: &Union, property: &str) -> TokenStream {
    let property = string(property);
    let tagged = plan.variants.iter().filter(|variant| !variant.takes_all());
    let arms = tagged.map(|variant| {
        let VariantTest::Tag { values, .. } = &variant.test else {
            return TokenStream::new();
        };
        let name = ident(&variant.name);
        let values = values.iter().map(tag_value);
        quote!(Some(#(#values)|*) => Decode::decode(value).map(Self::#name),)
    });
    let first = plan
        .variants
        .first()
        .and_then(|variant| match &variant.test {
            VariantTest::Tag { values, .. } => values.first(),
            _ => None,
        });
    let read = match first {
        Some(TagValue::Integer(_)) => quote!(as_i64),
        Some(TagValue::Boolean(_)) => quote!(as_bool),
        Some(TagValue::Text(_)) | None => quote!(as_str),
    };
    let otherwise = otherwise(plan);
    quote! {
        match value.get(#property).and_then(Value::#read) {
            #(#arms)*
            _ => #otherwise,
        }
    }
}

pub(super) fn otherwise(plan: &Union) -> TokenStream {
    if let Some(rest) = plan.variants.iter().find(|variant| variant.takes_all()) {
        let rest = ident(&rest.name);
        quote!(Decode::decode(value).map(Self::#rest))
    } else if let Some(unknown) = &plan.unknown {
        let unknown = ident(unknown);
        quote!(Ok(Self::#unknown(value)))
    } else {
        quote!(Err(DecodeError::unexpected("another alternative", &value)))
    }
}

/// The check of a value that other alternatives may have.
fn overlapping(plan: &Union, checks: &TokenStream, imports: &mut Imports) -> TokenStream {
    imports.runtime("alternative", "self");
    let alternatives = super::super::syntax::count(plan.variants.len() as u64);
    quote! {
        alternative::check(self, #alternatives, Self::read, |value, at, out| { #checks }, at, out);
    }
}

fn checked(
    model: &Model,
    plan: &Union,
    constants: &mut Constants,
    imports: &mut Imports,
) -> TokenStream {
    let mut arms: Vec<(TokenStream, TokenStream)> = Vec::new();
    for variant in &plan.variants {
        let Some(check) = &variant.check else {
            continue;
        };
        let name = ident(&variant.name);
        let place = Place {
            reference: quote!(value),
            copied: quote!(*value),
            at: quote!(at),
            constant: variant.name.as_str().to_uppercase(),
        };
        let statements = checks::statements(check, &place, constants, imports);
        arms.push((quote!(Self::#name(value)), statements));
    }
    // Where a schema says it all, it has said this too.
    let told = matches!(model.schema, Some((_, true)));
    if let Some(unknown) = plan.unknown.as_ref().filter(|_| !told) {
        let unknown = ident(unknown);
        let schema = string(&plan.schema);
        let exactly_one = plan.exactly_one;
        let report = quote!(at.schema(#schema).unknown_alternative(#exactly_one, out););
        arms.push((quote!(Self::#unknown(_)), report));
    }
    let value = if plan.is_undecided(model) {
        quote!(value)
    } else {
        quote!(self)
    };
    let all = plan.variants.len() + usize::from(plan.unknown.is_some());
    let complete = arms.len() == all;
    let (patterns, statements): (Vec<_>, Vec<_>) = arms.into_iter().unzip();
    if complete || patterns.len() > 3 {
        let rest = (!complete).then(|| quote!(_ => {}));
        let bodies = statements.iter().map(arm);
        quote! {
            match #value {
                #(#patterns => #bodies)*
                #rest
            }
        }
    } else {
        // Without an arm for the rest, which would have nothing to do.
        quote!(#(if let #patterns = #value { #statements }) else *)
    }
}
