//! Prints structs.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::constructor::{constructor, taken, together};
use super::multipart::multipart;
use super::{attributes, derives, deserialize, inspect, validate};
use crate::emit::checks::texts::{self, Texts};
use crate::emit::checks::{self, Constants, Place};
use crate::emit::imports::Imports;
use crate::emit::syntax::{deprecated, docs, float, ident, rust_type, string, variable, whole};
use crate::rust::{
    Absent, AdditionalField, Check, Field, Model, Presence, RustType, Struct, inline_code,
};

pub(super) fn emit(model: &Model, plan: &Struct, imports: &mut Imports) -> TokenStream {
    imports.runtime("decode", "Object");
    imports.runtime("encode", "ObjectWriter");
    let name = ident(&model.name);
    let attributes = attributes(model);
    let derives = if plan.has_default() {
        derives(model, &["Clone", "Debug", "Default", "PartialEq"])
    } else {
        derives(model, &["Clone", "Debug", "PartialEq"])
    };
    let fields = plan.fields.iter().map(|field| declaration(field, imports));
    let fields: Vec<TokenStream> = fields.collect();
    let additional = additional(&plan.additional, imports);
    let constructor = constructor(plan, imports);
    let together = together(model, plan, imports);
    let aliases = aliases(model, plan, imports);
    // What only answers hold is read, not built: its public fields are enough.
    let setters: Vec<TokenStream> = plan
        .fields
        .iter()
        .filter(|field| model.in_requests && !field.presence.is_required())
        .map(|field| setter(field, imports))
        .collect();
    let getters = plan.fields.iter();
    let getters: Vec<TokenStream> = getters.filter_map(|field| getter(field, imports)).collect();
    let decode = decode(model, plan, imports);
    let deserialize = deserialize(&model.name);
    let serialize = serialize(model, plan);
    let multipart = multipart(model, plan, imports);
    let mut constants = Constants::default();
    let checks = checked(plan, &mut constants, imports);
    let validate = validate(model, &checks, imports);
    let constants = constants.finish();
    quote! {
        #attributes
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #additional
        }

        impl #name {
            #constructor
            #(#setters)*
            #(#getters)*
        }

        #together
        #aliases
        #decode
        #deserialize
        #serialize
        #multipart
        #validate
        #constants
    }
}

/// The field of the members that the document does not name.
fn additional(field: &AdditionalField, imports: &mut Imports) -> TokenStream {
    let name = ident(&field.name);
    let ty = match &field.alias {
        Some(alias) => {
            let alias = ident(alias);
            quote!(#alias)
        }
        None => rust_type(&field.ty, imports),
    };
    let words = if field.closed {
        " Members that should not be there; kept as they are, and reported by `validate`."
    } else {
        " Members that the document does not name; kept as they are."
    };
    quote! {
        #[doc = #words]
        pub #name: #ty,
    }
}

pub(super) fn declaration(field: &Field, imports: &mut Imports) -> TokenStream {
    // `#[deprecated]` stands on the setter: the crate itself has to read and write the field.
    let docs = docs(&field.docs);
    let name = ident(&field.name);
    let ty = field_type(field, imports);
    quote! {
        #docs
        pub #name: #ty,
    }
}

/// The type of a field without what its absence adds.
pub(super) fn plain_type(field: &Field, imports: &mut Imports) -> TokenStream {
    match &field.alias {
        Some(alias) => {
            let alias = ident(alias);
            quote!(#alias)
        }
        None => rust_type(&field.ty, imports),
    }
}

/// The names that stand for types of fields.
fn aliases(model: &Model, plan: &Struct, imports: &mut Imports) -> TokenStream {
    let fields = plan
        .fields
        .iter()
        .map(|field| (&field.alias, &field.name, &field.ty));
    let additional = &plan.additional;
    let aliases = fields
        .chain([(&additional.alias, &additional.name, &additional.ty)])
        .filter_map(|(alias, field, ty)| {
            let alias = ident(alias.as_ref()?);
            let words = format!(" What [`{0}::{field}`] holds.", model.name);
            let ty = rust_type(ty, imports);
            Some(quote!(#[doc = #words] pub type #alias = #ty;))
        });
    aliases.collect()
}

fn field_type(field: &Field, imports: &mut Imports) -> TokenStream {
    let ty = plain_type(field, imports);
    match field.presence {
        Presence::Required => ty,
        Presence::RequiredNullable | Presence::Optional => quote!(Option<#ty>),
        Presence::OptionalNullable => quote!(Option<Option<#ty>>),
    }
}

fn setter(field: &Field, imports: &mut Imports) -> TokenStream {
    let method = ident(&field.setter);
    let name = ident(&field.name);
    let argument = variable(&field.name);
    let heading = format!(" Sets {}.", inline_code(&field.wire));
    let deprecated = deprecated(field.deprecated);
    let (ty, value) = taken(field, &argument, imports);
    let (ty, value) = match field.presence {
        Presence::OptionalNullable => {
            let ty = plain_type(field, imports);
            (quote!(Option<#ty>), quote!(#argument))
        }
        _ => (ty, value),
    };
    quote! {
        #[doc = #heading]
        #deprecated
        #[must_use]
        pub fn #method(mut self, #argument: #ty) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

/// The method that gives what a member means, whether it is there or not.
fn getter(field: &Field, imports: &mut Imports) -> Option<TokenStream> {
    let absent = field.absent.as_ref()?;
    let method = ident(field.getter.as_ref()?);
    let name = ident(&field.name);
    let default = field.default.as_ref().map(ToString::to_string);
    let heading = format!(
        " {}, or {} when it is absent.",
        inline_code(&field.wire),
        inline_code(&default.unwrap_or_default())
    );
    let deprecated = deprecated(field.deprecated);
    let plain = rust_type(&field.ty, imports);
    let (ty, value) = match absent {
        Absent::Bool(value) => (plain, quote!(self.#name.unwrap_or(#value))),
        Absent::Integer(value) => {
            let value = whole(*value);
            (plain, quote!(self.#name.unwrap_or(#value)))
        }
        Absent::Float(value) => {
            let value = float(*value);
            (plain, quote!(self.#name.unwrap_or(#value)))
        }
        Absent::Text(text) => {
            let text = string(text);
            (quote!(&str), quote!(self.#name.as_deref().unwrap_or(#text)))
        }
        Absent::Empty => {
            let item = match &field.ty {
                RustType::Vec(item) => rust_type(item, imports),
                _ => plain,
            };
            (
                quote!(&[#item]),
                quote!(self.#name.as_deref().unwrap_or_default()),
            )
        }
        Absent::Copied(variant) => {
            let variant = ident(variant);
            let value = quote!(self.#name.unwrap_or(#plain::#variant));
            (plain, value)
        }
        Absent::Variant(variant) => {
            let variant = ident(variant);
            (
                quote!(&#plain),
                quote!(self.#name.as_ref().unwrap_or(&#plain::#variant)),
            )
        }
    };
    Some(quote! {
        #[doc = #heading]
        #deprecated
        #[must_use]
        pub fn #method(&self) -> #ty { #value }
    })
}

fn decode(model: &Model, plan: &Struct, imports: &mut Imports) -> TokenStream {
    let inspect = inspect(model, imports);
    let name = ident(&model.name);
    let members = plan.fields.iter().map(|field| {
        let name = ident(&field.name);
        let wire = string(&field.wire);
        match field.presence {
            Presence::Required | Presence::RequiredNullable => {
                quote!(#name: object.required(#wire)?)
            }
            // Of a member that can be anything, `null` is a value like others.
            Presence::Optional if field.ty == RustType::Value => {
                quote!(#name: object.nullable(#wire).map(Option::unwrap_or_default))
            }
            Presence::Optional => quote!(#name: object.optional(#wire)),
            Presence::OptionalNullable => quote!(#name: object.nullable(#wire)),
        }
    });
    let additional = ident(&plan.additional.name);
    let rest = if plan.additional.ty == RustType::JsonObject {
        quote!(#additional: object.rest()?)
    } else {
        quote!(#additional: object.typed_rest()?)
    };
    let members: Vec<TokenStream> = members.chain([rest]).collect();
    let binding = if plan.fields.is_empty() {
        quote!(let object = Object::new(value)?;)
    } else {
        quote!(let mut object = Object::new(value)?;)
    };
    quote! {
        impl Decode for #name {
            #inspect
            fn decode(value: Value) -> Result<Self, DecodeError> {
                #binding
                Ok(Self { #(#members),* })
            }
        }
    }
}

fn serialize(model: &Model, plan: &Struct) -> TokenStream {
    let name = ident(&model.name);
    let members = plan.fields.iter().map(|field| {
        let name = ident(&field.name);
        let wire = string(&field.wire);
        if field.presence.is_required() {
            quote!(object.required(#wire, &self.#name);)
        } else {
            quote!(object.optional(#wire, &self.#name);)
        }
    });
    let additional = ident(&plan.additional.name);
    let rest = quote!(object.rest(&self.#additional););
    let members: Vec<TokenStream> = members.chain([rest]).collect();
    quote! {
        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut object = ObjectWriter::new(serializer);
                #(#members)*
                object.end()
            }
        }
    }
}

/// The statements that check every field.
fn checked(plan: &Struct, constants: &mut Constants, imports: &mut Imports) -> TokenStream {
    let whole = plan
        .checks
        .as_ref()
        .map(|check| members(plan, check, constants, imports));
    let object = texts::object(plan);
    let fields = plan.fields.iter().filter_map(|field| {
        let check = field.check.as_ref()?;
        Some(field_check(field, check, object, constants, imports))
    });
    let fields: Vec<TokenStream> = fields.collect();
    let additional = ident(&plan.additional.name);
    let unknown = plan.additional.closed_by.as_ref().map(|schema| {
        let schema = string(schema);
        quote!(at.schema(#schema).unknown(&self.#additional, out);)
    });
    let additional = plan.additional.check.as_ref().map(|check| {
        let place = Place {
            reference: quote!(value),
            copied: quote!(*value),
            at: quote!(&at.member(name)),
            constant: "ADDITIONAL_PROPERTIES".to_owned(),
        };
        let statements = checks::statements(check, &place, constants, imports);
        quote!(for (name, value) in &self.#additional { #statements })
    });
    let object = object.map(|place| {
        let place = string(place);
        quote!(let object = at.object(#place);)
    });
    quote!(#whole #object #(#fields)* #additional #unknown)
}

fn field_check(
    field: &Field,
    check: &Check,
    object: Option<&str>,
    constants: &mut Constants,
    imports: &mut Imports,
) -> TokenStream {
    let name = ident(&field.name);
    let wire = string(&field.wire);
    let constant = constant(field);
    let at = quote!(&at.member(#wire));
    if check.is_itself() {
        // What may be absent checks itself, too.
        return quote!(at.check(#wire, &self.#name, out););
    }
    if let Some(texts) = Texts::of(check) {
        let check = texts.check_member(object, &field.wire, &quote!(&self.#name));
        return quote!(#check;);
    }
    if field.presence == Presence::Required {
        let place = Place {
            reference: quote!(&self.#name),
            copied: quote!(self.#name),
            at,
            constant,
        };
        return checks::statements(check, &place, constants, imports);
    }
    // A field may have the name of something that the statements use themselves.
    let binding = match field.name.as_str() {
        "at" | "object" | "out" | "place" | "index" | "item" | "name" | "value" => {
            Ident::new(&format!("{}_member", field.name), Span::call_site())
        }
        _ => variable(&field.name),
    };
    let place = Place {
        reference: quote!(#binding),
        copied: quote!(*#binding),
        at,
        constant,
    };
    let statements = checks::statements(check, &place, constants, imports);
    let (pattern, null) = if field.presence == Presence::OptionalNullable {
        (
            quote!(Some(Some(#binding))),
            quote!(matches!(self.#name, Some(None))),
        )
    } else {
        (quote!(Some(#binding)), quote!(self.#name.is_none()))
    };
    let present =
        (!statements.is_empty()).then(|| quote!(if let #pattern = &self.#name { #statements }));
    let null = check
        .null
        .map(|schema| checks::null(&null, schema, &place.at, imports));
    quote!(#present #null)
}

fn constant(field: &Field) -> String {
    field.name.plain().to_uppercase()
}

/// The check of how many members there are.
fn members(
    plan: &Struct,
    check: &Check,
    constants: &mut Constants,
    imports: &mut Imports,
) -> TokenStream {
    let required = plan
        .fields
        .iter()
        .filter(|field| field.presence.is_required())
        .count();
    let optional = plan
        .fields
        .iter()
        .filter(|field| !field.presence.is_required())
        .map(|field| {
            let name = ident(&field.name);
            quote!(usize::from(self.#name.is_some()))
        });
    let additional = ident(&plan.additional.name);
    let additional = quote!(self.#additional.len());
    let required = (required > 0).then(|| {
        let count = super::super::syntax::count(required as u64);
        quote!(#count)
    });
    let terms: Vec<TokenStream> = required
        .into_iter()
        .chain(optional)
        .chain([additional])
        .collect();
    let condition = checks::condition::count_condition(check);
    let Some(condition) = condition else {
        return TokenStream::new();
    };
    imports.runtime("report", "self");
    let constant = checks::add_constant(check, "MEMBERS", constants, imports);
    quote! {
        let members = #(#terms)+*;
        if #condition {
            report::count(members, #constant, at, out);
        }
    }
}
