//! Prints what belongs to a parameter: its data, the setter, the check.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::checks::{self, Constants, Place};
use super::imports::Imports;
use super::syntax::{count, deprecated, docs, ident, rust_type, string, variable};
use crate::ir::IntegerFormat;
use crate::rust::{
    Check, Items, Limit, Operation, Parameter, Passing, RustType, Subject, TextType, Within,
    inline_code,
};
use crate::wire::{ParameterLocation, ParameterStyle};

/// A parameter as data.
pub(super) fn constant(parameter: &Parameter, imports: &mut Imports) -> TokenStream {
    imports.runtime("parameter", "Parameter");
    let name = string(&parameter.wire);
    let schema = string(&parameter.schema);
    let (new, usual_style, usual_explode) = match parameter.location {
        ParameterLocation::Path => (quote!(path), ParameterStyle::Simple, false),
        ParameterLocation::Query => (quote!(query), ParameterStyle::Form, true),
        ParameterLocation::Querystring => (quote!(querystring), ParameterStyle::Form, true),
        ParameterLocation::Header => (quote!(header), ParameterStyle::Simple, false),
        ParameterLocation::Cookie => (quote!(cookie), ParameterStyle::Form, true),
    };
    let mut tokens = quote!(Parameter::#new(#name, #schema));
    if parameter.style != usual_style {
        imports.runtime("parameter", "Style");
        let style = style(parameter.style);
        tokens.extend(quote!(.style(Style::#style)));
    }
    let is_whole = matches!(
        parameter.style,
        ParameterStyle::Json | ParameterStyle::Text | ParameterStyle::DeepObject
    );
    if parameter.explode != usual_explode && !is_whole {
        let explode = parameter.explode;
        tokens.extend(quote!(.explode(#explode)));
    }
    if parameter.allow_reserved {
        tokens.extend(quote!(.allow_reserved()));
    }
    if parameter.allow_empty {
        tokens.extend(quote!(.allow_empty()));
    }
    if parameter.required && parameter.location != ParameterLocation::Path {
        tokens.extend(quote!(.required()));
    }
    if parameter.held {
        tokens.extend(quote!(.held()));
    }
    if let Some(check) = &parameter.check_name {
        let check = ident(check);
        tokens.extend(quote!(.check(#check)));
    } else if let Some((own, items)) = parameter.check.as_ref().and_then(Check::as_rules) {
        for (method, rules) in [(quote!(rules), own), (quote!(item_rules), items)] {
            if !rules.is_empty() {
                imports.runtime("rule", "Rule");
                let rules = rules
                    .iter()
                    .map(|rule| checks::rule_constant(rule, imports));
                let rules: Vec<TokenStream> = rules.collect();
                tokens.extend(quote!(.#method(&[#(#rules),*])));
            }
        }
    }
    tokens
}

pub(super) fn style(style: ParameterStyle) -> TokenStream {
    match style {
        ParameterStyle::Matrix => quote!(Matrix),
        ParameterStyle::Label => quote!(Label),
        ParameterStyle::Simple => quote!(Simple),
        ParameterStyle::Form => quote!(Form),
        ParameterStyle::SpaceDelimited => quote!(SpaceDelimited),
        ParameterStyle::PipeDelimited => quote!(PipeDelimited),
        ParameterStyle::TabDelimited => quote!(TabDelimited),
        ParameterStyle::DeepObject => quote!(DeepObject),
        ParameterStyle::Cookie => quote!(Cookie),
        ParameterStyle::Json => quote!(Json),
        ParameterStyle::Text => quote!(Text),
    }
}

fn location(location: ParameterLocation) -> TokenStream {
    match location {
        ParameterLocation::Path => quote!(Path),
        ParameterLocation::Query => quote!(Query),
        ParameterLocation::Querystring => quote!(Querystring),
        ParameterLocation::Header => quote!(Header),
        ParameterLocation::Cookie => quote!(Cookie),
    }
}

/// The method that sets an optional parameter.
pub(super) fn setter(parameter: &Parameter, imports: &mut Imports) -> TokenStream {
    let docs = docs(&parameter.docs);
    let deprecated = deprecated(parameter.deprecated);
    let method = ident(&parameter.name);
    let name = variable(&parameter.name);
    let (ty, value) = argument(parameter, &name, imports);
    let set = set(parameter, &value, imports);
    quote! {
        #docs
        #deprecated
        pub fn #method(self, #name: #ty) -> Self {
            self #set
        }
    }
}

/// The method that sets a parameter to the empty value.
pub(super) fn empty_setter(parameter: &Parameter, imports: &mut Imports) -> Option<TokenStream> {
    let name = ident(parameter.empty_name.as_ref()?);
    let docs = docs(&[format!(
        "Sends the parameter {} without a value.",
        inline_code(&parameter.wire)
    )]);
    let deprecated = deprecated(parameter.deprecated);
    let set = set(parameter, &quote!(""), imports);
    Some(quote! {
        #docs
        #deprecated
        pub fn #name(self) -> Self {
            self #set
        }
    })
}

/// The call that hands a value over.
pub(super) fn set(
    parameter: &Parameter,
    value: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    imports.runtime("parameter", "Location");
    let location = location(parameter.location);
    let wire = string(&parameter.wire);
    quote!(.parameter(Location::#location, #wire, #value))
}

/// How a parameter is taken, and the expression that makes a JSON value of it.
pub(super) fn argument(
    parameter: &Parameter,
    name: &Ident,
    imports: &mut Imports,
) -> (TokenStream, TokenStream) {
    let ty = &parameter.ty;
    if parameter.passing == Passing::Serialized {
        return serialized(ty, name, imports);
    }
    let plain = rust_type(ty, imports);
    match ty {
        RustType::Value => (quote!(impl Into<#plain>), quote!(#name)),
        RustType::String => (quote!(impl Into<String>), quote!(#name.into())),
        RustType::Text { ty, .. } => {
            let text = text_of(*ty, &quote!(#name.into()));
            (quote!(impl Into<#plain>), text)
        }
        RustType::Model(_) => (quote!(&#plain), quote!(#name.as_str())),
        RustType::Vec(item) => match &**item {
            RustType::String => (
                quote!(impl IntoIterator<Item = impl Into<String>>),
                quote!(#name.into_iter().map(Into::into).collect::<Vec<String>>()),
            ),
            RustType::Text { ty, .. } => {
                let item = rust_type(item, imports);
                let text = text_of(*ty, &quote!(item.into()));
                (
                    quote!(impl IntoIterator<Item = impl Into<#item>>),
                    quote!(#name.into_iter().map(|item| #text).collect::<Vec<String>>()),
                )
            }
            RustType::Model(_) => {
                let item = rust_type(item, imports);
                (
                    quote!(&[#item]),
                    quote!(#name.iter().map(#item::as_str).collect::<Vec<_>>()),
                )
            }
            _ => (quote!(#plain), quote!(#name)),
        },
        _ => (plain, quote!(#name)),
    }
}

/// The type of a field that holds the value of a parameter, and the expression that makes a JSON value of the field.
pub(super) fn field(
    parameter: &Parameter,
    field: &TokenStream,
    imports: &mut Imports,
) -> (TokenStream, TokenStream) {
    let ty = &parameter.ty;
    let plain = rust_type(ty, imports);
    let value = match ty {
        _ if parameter.passing == Passing::Serialized => {
            quote!(serde_json::to_value(&#field).unwrap_or_default())
        }
        RustType::Text { ty, .. } => text_of(*ty, field),
        RustType::Model(_) => quote!(#field.as_str()),
        RustType::Vec(item) => match &**item {
            RustType::Text { ty, .. } => {
                let text = text_of(*ty, &quote!(item));
                quote!(#field.into_iter().map(|item| #text).collect::<Vec<String>>())
            }
            RustType::Model(_) => {
                let item = rust_type(item, imports);
                quote!(#field.iter().map(#item::as_str).collect::<Vec<_>>())
            }
            _ => field.clone(),
        },
        _ => field.clone(),
    };
    (plain, value)
}

/// The `String` in a value of this type.
fn text_of(ty: TextType, value: &TokenStream) -> TokenStream {
    if ty == TextType::Secret {
        quote!(#value.expose().to_owned())
    } else {
        quote!(#value.into_string())
    }
}

/// The same for what serializes itself. A model, and what is made of models, always has a form in JSON.
fn serialized(ty: &RustType, name: &Ident, imports: &mut Imports) -> (TokenStream, TokenStream) {
    let taken = if let RustType::Vec(item) = ty {
        let item = rust_type(item, imports);
        quote!(&[#item])
    } else {
        let plain = rust_type(ty, imports);
        quote!(&#plain)
    };
    let value = quote!(serde_json::to_value(#name).unwrap_or_default());
    (taken, value)
}

/// The function that checks a parameter, which is JSON by then.
pub(super) fn check(
    operation: &Operation,
    parameter: &Parameter,
    constants: &mut Constants,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let check = parameter.check.as_ref()?;
    let function = ident(parameter.check_name.as_ref()?);
    imports.external("serde_json", "Value");
    imports.runtime("validate", "At");
    imports.runtime("validate", "Violations");
    let constant = format!("{} {}", operation.method, parameter.name)
        .replace([' ', '#'], "_")
        .to_uppercase();
    let at = quote!(at);
    let body = if is_read_back(parameter) {
        typed_check(check, &parameter.ty, &constant, constants, imports)
    } else {
        json_check(check, &parameter.ty, &constant, &at, constants, imports)
    };
    Some(quote! {
        fn #function(value: &Value, at: &At<'_>, out: &mut Violations) { #body }
    })
}

/// Whether the checks of a parameter are those of its type, and not of JSON.
fn is_read_back(parameter: &Parameter) -> bool {
    parameter.passing == Passing::Serialized || parameter.ty == RustType::JsonObject
}

/// Checks a JSON value as what it was made of.
fn typed_check(
    check: &Check,
    ty: &RustType,
    constant: &str,
    constants: &mut Constants,
    imports: &mut Imports,
) -> TokenStream {
    imports.runtime("decode", "Decode");
    imports.runtime("validate", "Validate");
    let ty = turbofish(ty, imports);
    let place = Place {
        reference: quote!(&value),
        copied: quote!(value),
        at: quote!(at),
        constant: constant.to_owned(),
    };
    let statements = checks::statements(check, &place, constants, imports);
    quote! {
        if let Ok(value) = #ty::decode(value.clone()) {
            #statements
        }
    }
}

/// A type in front of `::`.
fn turbofish(ty: &RustType, imports: &mut Imports) -> TokenStream {
    let tokens = rust_type(ty, imports);
    if matches!(ty, RustType::Model(_)) {
        tokens
    } else {
        quote!(<#tokens>)
    }
}

/// Checks a JSON value of a known type.
fn json_check(
    check: &Check,
    ty: &RustType,
    constant: &str,
    at: &TokenStream,
    constants: &mut Constants,
    imports: &mut Imports,
) -> TokenStream {
    let schemas = check.schemas.iter().map(|schema| {
        imports.schemas();
        let schema = count(*schema as u64);
        quote!(schema::check(value, SCHEMAS, #schema, #at, out);)
    });
    let schemas: TokenStream = schemas.collect();
    if let (Some(Within::Itself), RustType::Model(_)) = (&check.within, ty) {
        imports.runtime("validate", "Validate");
        let ty = rust_type(ty, imports);
        return quote! {
            if let Some(value) = value.as_str() {
                #ty::from(value).validate_into(#at, out);
            }
            #schemas
        };
    }
    let view = match check.subject {
        Subject::Text | Subject::TextLike | Subject::Secret => quote!(as_str),
        Subject::Integer if *ty == RustType::Integer(IntegerFormat::U64) => quote!(as_u64),
        Subject::Boolean => quote!(as_bool),
        Subject::Integer => quote!(as_i64),
        Subject::Float | Subject::Number => quote!(as_f64),
        Subject::Count | Subject::Nothing => quote!(as_array),
    };
    let mut rules = check.rules.clone();
    for rule in &mut rules {
        if let Limit::UniqueItems(items) = &mut rule.limit {
            *items = Items::Values;
        }
    }
    let own = Check {
        rules,
        subject: match check.subject {
            Subject::TextLike | Subject::Secret => Subject::Text,
            Subject::Number => Subject::Float,
            other => other,
        },
        ..Check::default()
    };
    let place = Place {
        reference: match check.subject {
            Subject::Integer | Subject::Float | Subject::Number => quote!(&value),
            _ => quote!(value),
        },
        copied: quote!(value),
        at: at.clone(),
        constant: constant.to_owned(),
    };
    let statements = checks::statements(&own, &place, constants, imports);
    let items = match (&check.within, ty) {
        (Some(Within::Items(inner)), RustType::Vec(item)) => {
            let inner = json_check(
                inner,
                item,
                &format!("{constant}_ITEM"),
                &quote!(&at.item(index)),
                constants,
                imports,
            );
            Some(quote!(for (index, value) in value.iter().enumerate() { #inner }))
        }
        (Some(Within::Itself), RustType::Vec(item)) => {
            let itself = Check {
                within: Some(Within::Itself),
                ..Check::default()
            };
            let inner = json_check(
                &itself,
                item,
                constant,
                &quote!(&at.item(index)),
                constants,
                imports,
            );
            Some(quote!(for (index, value) in value.iter().enumerate() { #inner }))
        }
        _ => None,
    };
    if statements.is_empty() && items.is_none() {
        return schemas;
    }
    quote! {
        if let Some(value) = value.#view() {
            #statements
            #items
        }
        #schemas
    }
}
