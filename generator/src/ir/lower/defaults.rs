//! Defaults: values that stand for the absence of others, held against the types that they are of.

use std::collections::HashSet;

use serde_json::{Number, Value};

use super::types::Lowerer;
use crate::diagnostic::{Diagnostic, Diagnostics, codes, suggestion};
use crate::ir::rule::{Assertion, Rule};
use crate::ir::types::{Kind, Type, TypeId};
use crate::model::SchemaId;
use crate::source::Origin;

/// A default, with the type of what it stands for.
#[derive(Debug)]
pub(super) struct Stated {
    ty: TypeId,
    value: Value,
    schema: Origin,
}

impl Lowerer<'_, '_> {
    /// The `default` of a schema, or of the one that it refers to, for a value of type `ty`.
    pub(super) fn default(&mut self, schema: SchemaId, ty: TypeId) -> Option<Value> {
        let schema = self.model.schema(schema);
        let target = schema.reference.map(|target| self.model.schema(target));
        let mut stating = [Some(schema), target].into_iter().flatten();
        let (value, origin) =
            stating.find_map(|schema| Some((schema.default.as_deref()?, &schema.origin)))?;
        self.defaults.push(Stated {
            ty,
            value: value.clone(),
            schema: origin.clone(),
        });
        Some(value.clone())
    }
}

/// Reports the defaults that are no values of their types.
pub(super) fn report(types: &[Type], stated: Vec<Stated>, diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    for Stated { ty, value, schema } in stated {
        let Some(reason) = misfit(types, ty, &value) else {
            continue;
        };
        if seen.insert(schema.clone()) {
            let of_type = reason.starts_with("is not a") || reason == "is `null`";
            let meant = suggestion::retyped(&value, reason == "is not a string");
            let help = match meant.filter(|_| of_type) {
                Some(meant) => format!("{meant}, or correct the schema"),
                None => "correct the value, or the schema".to_owned(),
            };
            diagnostics.push(
                Diagnostic::new(
                    &codes::meaning::DEFAULT_TYPE,
                    format!("this `default` is no value of its schema: it {reason}"),
                )
                .at(&schema.child("default"))
                .help(help),
            );
        }
    }
}

/// Why a value is none of a type; nothing if it is one, or if that cannot be told by the type.
fn misfit(types: &[Type], mut id: TypeId, value: &Value) -> Option<String> {
    let mut nullable = false;
    let ty = loop {
        let ty = &types[id.index()];
        nullable |= ty.nullable;
        if !value.is_null()
            && let Some(reason) = violated(&ty.rules, value)
        {
            return Some(reason);
        }
        match ty.kind {
            Kind::Alias(target) => id = target,
            _ => break ty,
        }
    };
    if value.is_null() {
        let takes_null = nullable || matches!(ty.kind, Kind::Any | Kind::Null | Kind::Foreign(_));
        return (!takes_null).then(|| "is `null`".to_owned());
    }
    let wrong = |fits: bool, expected: &str| (!fits).then(|| format!("is not {expected}"));
    match &ty.kind {
        Kind::Any | Kind::Foreign(_) | Kind::Alias(_) => None,
        Kind::Null => wrong(false, "`null`"),
        Kind::Boolean => wrong(value.is_boolean(), "a boolean"),
        Kind::Integer(_) => wrong(is_whole(value), "an integer"),
        Kind::Number(_) => wrong(value.is_number(), "a number"),
        Kind::String(_) => wrong(value.is_string(), "a string"),
        Kind::StringEnum(values) => {
            let listed = |text: &str| values.iter().any(|known| known.value == text);
            let fits = value.as_str().is_some_and(|text| ty.open || listed(text));
            wrong(fits, "one of the values of its `enum`")
        }
        Kind::IntegerEnum(values) => {
            let listed = |number: i64| values.iter().any(|known| known.value == number);
            let number = value.as_i64();
            let fits = number.map_or(ty.open, |number| ty.open || listed(number));
            wrong(fits, "one of the values of its `enum`")
        }
        Kind::Array(item) => match value.as_array() {
            Some(items) => items.iter().find_map(|value| misfit(types, *item, value)),
            None => wrong(false, "an array"),
        },
        Kind::Tuple(items) => match value.as_array() {
            Some(values) if values.len() == items.len() => {
                let mut pairs = items.iter().zip(values);
                pairs.find_map(|(item, value)| misfit(types, *item, value))
            }
            _ => wrong(false, &format!("an array of {} items", items.len())),
        },
        Kind::Map(member) => match value.as_object() {
            Some(members) => {
                let mut members = members.values();
                members.find_map(|value| misfit(types, *member, value))
            }
            None => wrong(false, "an object"),
        },
        Kind::Object(object) => {
            match value.as_object() {
                Some(members) => object.properties.iter().find_map(|property| {
                    match members.get(&property.name) {
                        Some(value) => misfit(types, property.ty, value),
                        None => property
                            .required
                            .then(|| format!("lacks the member `{}`", property.name)),
                    }
                }),
                None => wrong(false, "an object"),
            }
        }
        Kind::Union(union) => {
            let mut variants = union.variants.iter();
            let fits = variants.any(|variant| misfit(types, variant.ty, value).is_none());
            wrong(fits, "any of the alternatives")
        }
    }
}

fn is_whole(value: &Value) -> bool {
    let fraction = value.as_f64().map(f64::fract);
    fraction == Some(0.0)
}

/// The rule that a value violates, in words.
fn violated(rules: &[Rule], value: &Value) -> Option<String> {
    let length = value.as_str().map(|text| text.chars().count() as u64);
    let items = value.as_array().map(|items| items.len() as u64);
    let number = value.as_f64();
    let holds = |rule: &&Rule| match &rule.assertion {
        Assertion::MinLength(least) => length.is_none_or(|length| length >= *least),
        Assertion::MaxLength(most) => length.is_none_or(|length| length <= *most),
        Assertion::Pattern { matcher, .. } => {
            value.as_str().is_none_or(|text| matcher.is_match(text))
        }
        Assertion::Minimum(limit) => compare(number, limit, |number, limit| number >= limit),
        Assertion::Maximum(limit) => compare(number, limit, |number, limit| number <= limit),
        Assertion::ExclusiveMinimum(limit) => {
            compare(number, limit, |number, limit| number > limit)
        }
        Assertion::ExclusiveMaximum(limit) => {
            compare(number, limit, |number, limit| number < limit)
        }
        Assertion::MinItems(least) => items.is_none_or(|items| items >= *least),
        Assertion::MaxItems(most) => items.is_none_or(|items| items <= *most),
        _ => true,
    };
    let rule = rules.iter().find(|rule| !holds(rule))?;
    Some(format!("violates its `{}`", rule.assertion.keyword()))
}

fn compare(number: Option<f64>, limit: &Number, holds: fn(f64, f64) -> bool) -> bool {
    match (number, limit.as_f64()) {
        (Some(number), Some(limit)) => holds(number, limit),
        _ => true,
    }
}
