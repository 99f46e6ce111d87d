//! What the types of the client and the references of the document say of its parts, by place.

use std::collections::{HashMap, HashSet};

use crate::document::{Document, Form, Part};
use crate::ir::{Api, Assertion, Kind, StringFormat, Type, VariantTest};
use crate::source::Origin;

/// The members by which a union tells its alternatives.
pub(super) fn tags(ty: &Type) -> HashSet<&str> {
    let Kind::Union(union) = &ty.kind else {
        return HashSet::new();
    };
    let tags = union
        .variants
        .iter()
        .filter_map(|variant| match &variant.test {
            VariantTest::Tag { property, .. } => Some(property.as_str()),
            _ => None,
        });
    tags.collect()
}

/// For each place of types whether their format makes no difference to the code.
pub(super) fn told_formats(api: &Api) -> HashMap<&Origin, bool> {
    let mut told = HashMap::new();
    for ty in &api.types {
        let is_told = match ty.kind {
            Kind::String(
                StringFormat::DateTime
                | StringFormat::Date
                | StringFormat::Time
                | StringFormat::Duration
                | StringFormat::Uuid
                | StringFormat::Base64
                | StringFormat::Password
                | StringFormat::File,
            ) => false,
            Kind::String(_) | Kind::Number(_) => !ty
                .rules
                .iter()
                .any(|rule| matches!(rule.assertion, Assertion::Format(_))),
            Kind::Integer(width) => ty.format.as_deref() != Some(width.name()),
            _ => false,
        };
        *told.entry(&ty.origin).or_insert(true) &= is_told;
    }
    told
}

/// The members that only requests or only answers have and that no type of a place demands.
pub(super) fn relaxed(api: &Api) -> HashSet<(&Origin, &str)> {
    let (mut relaxed, mut demanded) = (HashSet::new(), HashSet::new());
    for ty in &api.types {
        let Kind::Object(object) = &ty.kind else {
            continue;
        };
        for property in &object.properties {
            let key = (&ty.origin, property.name.as_str());
            if property.required {
                demanded.insert(key);
            } else if property.read_only != property.write_only {
                relaxed.insert(key);
            }
        }
    }
    relaxed.retain(|key| !demanded.contains(key));
    relaxed
}

/// What references say behind `#`, where it is no pointer.
pub(super) fn fragments<'d>(document: &'d Document, parts: &[Part]) -> HashSet<&'d str> {
    let references = parts
        .iter()
        .filter(|part| matches!(part.form, Form::Reference(_)));
    let texts = references.filter_map(|part| {
        let node = document.get(&part.origin)?;
        node.as_str()
            .or_else(|| node.get("$ref")?.as_str())
            .or_else(|| node.get("$dynamicRef")?.as_str())
    });
    let fragments = texts.filter_map(|text| Some(text.split_once('#')?.1));
    fragments.filter(|text| !text.starts_with('/')).collect()
}
