//! Sample values, for documents that show none: as short as a type allows.

use serde_json::{Map, Value};

use super::types::Types;
use crate::ir::{Assertion, Kind, Rule, StringFormat, TypeId};

/// How deep samples go; what lies deeper is left out where it may be.
const DEEPEST: usize = 4;

/// A value of the type: its example, or else one made of the examples of its parts and of what its rules allow. None
/// when nothing simple fulfils the rules.
pub(super) fn of(types: &Types<'_>, id: TypeId) -> Option<Value> {
    at_depth(types, id, 0)
}

fn at_depth(types: &Types<'_>, id: TypeId, depth: usize) -> Option<Value> {
    let (_, ty) = types.leaf(id);
    if depth > DEEPEST {
        return None;
    }
    if let Some(example) = ty.docs.examples.iter().find(|value| !value.is_null()) {
        return Some(example.clone());
    }
    match &ty.kind {
        Kind::Boolean => Some(Value::Bool(true)),
        Kind::Integer(_) | Kind::Number(_) => number(&ty.rules),
        Kind::String(format) => text(*format, &ty.rules),
        Kind::StringEnum(values) => values.first().map(|value| value.value.clone().into()),
        Kind::Array(item) => {
            let item = at_depth(types, *item, depth + 1)?;
            Some(Value::Array(vec![item]))
        }
        Kind::Tuple(items) => items
            .iter()
            .map(|item| at_depth(types, *item, depth + 1))
            .collect::<Option<_>>()
            .map(Value::Array),
        Kind::Map(_) => Some(Value::Object(Map::new())),
        Kind::Object(object) => object
            .properties
            .iter()
            .filter(|property| property.required && !property.read_only)
            .map(|property| {
                let shown = property.docs.examples.first().cloned();
                let value = shown.or_else(|| at_depth(types, property.ty, depth + 1))?;
                Some((property.name.clone(), value))
            })
            .collect::<Option<Map<String, Value>>>()
            .map(Value::Object),
        _ => None,
    }
}

fn number(rules: &[Rule]) -> Option<Value> {
    let fits = |candidate: i32| {
        rules.iter().all(|rule| {
            let limit = |number: &serde_json::Number| number.as_f64().unwrap_or_default();
            let candidate = f64::from(candidate);
            match &rule.assertion {
                Assertion::Minimum(least) => candidate >= limit(least),
                Assertion::Maximum(most) => candidate <= limit(most),
                Assertion::ExclusiveMinimum(least) => candidate > limit(least),
                Assertion::ExclusiveMaximum(most) => candidate < limit(most),
                Assertion::MultipleOf(divisor) => candidate % limit(divisor) == 0.0,
                _ => true,
            }
        })
    };
    [1, 0, 2, 5, 10, 50, 100]
        .into_iter()
        .find(|candidate| fits(*candidate))
        .map(Value::from)
}

fn text(format: StringFormat, rules: &[Rule]) -> Option<Value> {
    let fits = |candidate: &str| {
        let length = u64::try_from(candidate.chars().count()).unwrap_or(u64::MAX);
        rules.iter().all(|rule| match &rule.assertion {
            Assertion::MinLength(least) => length >= *least,
            Assertion::MaxLength(most) => length <= *most,
            Assertion::Pattern { matcher, .. } => matcher.is_match(candidate),
            _ => true,
        })
    };
    let shown = match format {
        StringFormat::Text | StringFormat::Binary | StringFormat::File | StringFormat::Password => {
            "example"
        }
        StringFormat::DateTime => "2019-12-27T18:11:19Z",
        StringFormat::Date => "2019-12-27",
        StringFormat::Time => "18:11:19Z",
        StringFormat::Duration => "PT1H",
        StringFormat::Uuid => "6d1f1f5e-8a43-4a0e-9d62-0d4f3cfb5a11",
        StringFormat::Base64 => "ZXhhbXBsZQ==",
        StringFormat::Ipv4 => "192.0.2.1",
        StringFormat::Ipv6 => "2001:db8::1",
        StringFormat::Hostname | StringFormat::IdnHostname => "example.com",
        StringFormat::Email | StringFormat::IdnEmail => "someone@example.com",
        StringFormat::Uri
        | StringFormat::UriReference
        | StringFormat::Iri
        | StringFormat::IriReference => "https://example.com",
        StringFormat::UriTemplate => "https://example.com/{id}",
        StringFormat::JsonPointer => "/example",
        StringFormat::RelativeJsonPointer => "0",
        StringFormat::Regex => "^[a-z]+$",
        StringFormat::Decimal => "1.5",
    };
    if format.is_asserted() {
        return fits(shown).then(|| shown.into());
    }
    [
        "example",
        "a",
        "A",
        "1",
        "AB",
        "USD",
        "12345678",
        "example-1",
    ]
    .into_iter()
    .find(|candidate| fits(candidate))
    .map(Value::from)
}
