//! Collects the rules of a type.

use serde_json::Value;

use super::flat::Flat;
use super::types::Lowerer;
use super::values;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, codes};
use crate::ir::format::StringFormat;
use crate::ir::pattern::{self, Anchoring, Lowered, Note, NoteCode};
use crate::ir::rule::{Assertion, Rule};
use crate::ir::types::{Additional, IntegerFormat, Kind, Union};
use crate::model::TypeSet;
use crate::source::Origin;

/// The rules of `flat` that speak of values of `kind`, in the order in which they are reported.
pub(super) fn collect(lowerer: &mut Lowerer<'_, '_>, flat: &Flat, kind: &Kind) -> Vec<Rule> {
    match kind {
        Kind::String(format) => of_text(lowerer, flat, Some(*format)),
        Kind::StringEnum(_) => of_text(lowerer, flat, None),
        Kind::Integer(_) | Kind::Number(_) => {
            let mut rules = of_number(flat);
            rules.extend(listed(flat, Value::is_number));
            rules
        }
        Kind::IntegerEnum(_) => of_number(flat),
        Kind::Union(union) => of_union(lowerer, flat, union).into_iter().collect(),
        // Both of them is no restriction.
        Kind::Boolean => listed(flat, Value::is_boolean)
            .filter(|rule| match &rule.assertion {
                Assertion::OneOf(values) => values.len() == 1,
                _ => true,
            })
            .into_iter()
            .collect(),
        Kind::Array(_) => of_array(flat),
        Kind::Map(_) => of_object(flat),
        Kind::Object(object) => {
            let mut rules = of_object(flat);
            if object.additional == Additional::Forbidden {
                rules.extend(lowerer.closing(flat));
            }
            rules
        }
        // How many items a tuple has goes without saying.
        Kind::Tuple(_) | Kind::Any | Kind::Null | Kind::Alias(_) | Kind::Foreign(_) => Vec::new(),
    }
}

/// That a value is one of the alternatives that make up the type.
fn of_union(lowerer: &Lowerer<'_, '_>, flat: &Flat, kind: &Union) -> Option<Rule> {
    let mut unions = flat.unions.iter();
    let union = unions.find(|union| !lowerer.is_conditional(union))?;
    // Alternatives of unions within this one stand beside its own.
    let (_, within) = lowerer.spread(union);
    let mut all = within.iter().chain([union]);
    Some(Rule {
        assertion: Assertion::Alternatives {
            exactly_one: union.keyword == "oneOf",
            // Where there must be exactly one, the table of schemas has counted them.
            overlapping: all.any(|union| union.keyword == "anyOf" && lowerer.overlap(union, kind)),
        },
        schema: union.origin.clone(),
    })
}

fn rule<T>(found: Option<&(T, Origin)>, assertion: impl FnOnce(&T) -> Assertion) -> Option<Rule> {
    found.map(|(value, origin)| Rule {
        assertion: assertion(value),
        schema: origin.clone(),
    })
}

/// The values of an `enum` that became no enumeration.
fn listed(flat: &Flat, fits: fn(&Value) -> bool) -> Option<Rule> {
    let mut values: Vec<Value> = Vec::new();
    for value in flat
        .enumeration
        .iter()
        .flatten()
        .filter(|value| fits(value))
    {
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
    // Values beside a type that takes others are no demand.
    (!values.is_empty() && !flat.open).then(|| Rule {
        assertion: match values.as_slice() {
            [value] if flat.is_constant() => Assertion::Constant(value.clone()),
            _ => Assertion::OneOf(values),
        },
        schema: flat.listed_at.as_ref().unwrap_or(&flat.origin).clone(),
    })
}

fn of_text(lowerer: &mut Lowerer<'_, '_>, flat: &Flat, format: Option<StringFormat>) -> Vec<Rule> {
    let mut rules = Vec::new();
    rules.extend(rule(
        flat.min_length.as_ref().filter(|(limit, _)| *limit > 0),
        |limit| Assertion::MinLength(*limit),
    ));
    rules.extend(rule(flat.max_length.as_ref(), |limit| {
        Assertion::MaxLength(*limit)
    }));
    for (source, origin) in &flat.patterns {
        if let Some(matcher) = lowerer.pattern(source, origin) {
            rules.push(Rule {
                assertion: Assertion::Pattern {
                    source: source.clone(),
                    matcher,
                },
                schema: origin.clone(),
            });
        }
    }
    rules.extend(
        format
            .filter(|format| lowerer.formats && format.is_asserted())
            // An encoding is said, not asserted (JSON Schema Validation 2020-12, 8.1).
            .filter(|_| flat.format.is_some())
            .map(|format| Rule {
                assertion: Assertion::Format(format),
                schema: flat.origin.clone(),
            }),
    );
    rules
}

fn of_number(flat: &Flat) -> Vec<Rule> {
    let mut rules = Vec::new();
    rules.extend(rule(flat.minimum.as_ref(), |(limit, excluded)| {
        if *excluded {
            Assertion::ExclusiveMinimum(limit.clone())
        } else {
            Assertion::Minimum(limit.clone())
        }
    }));
    rules.extend(rule(flat.maximum.as_ref(), |(limit, excluded)| {
        if *excluded {
            Assertion::ExclusiveMaximum(limit.clone())
        } else {
            Assertion::Maximum(limit.clone())
        }
    }));
    for found in &flat.multiples {
        rules.extend(rule(Some(found), |divisor| {
            Assertion::MultipleOf(divisor.clone())
        }));
    }
    rules
}

fn of_array(flat: &Flat) -> Vec<Rule> {
    let mut rules = Vec::new();
    rules.extend(rule(
        flat.min_items.as_ref().filter(|(limit, _)| *limit > 0),
        |limit| Assertion::MinItems(*limit),
    ));
    rules.extend(rule(flat.max_items.as_ref(), |limit| {
        Assertion::MaxItems(*limit)
    }));
    rules.extend(uniqueness(flat));
    rules
}

/// That no two items are equal.
pub(super) fn uniqueness(flat: &Flat) -> Option<Rule> {
    flat.unique_items.as_ref().map(|origin| Rule {
        assertion: Assertion::UniqueItems,
        schema: origin.clone(),
    })
}

fn of_object(flat: &Flat) -> Vec<Rule> {
    let mut rules = Vec::new();
    rules.extend(rule(
        flat.min_properties.as_ref().filter(|(limit, _)| *limit > 0),
        |limit| Assertion::MinProperties(*limit),
    ));
    rules.extend(rule(flat.max_properties.as_ref(), |limit| {
        Assertion::MaxProperties(*limit)
    }));
    rules
}

/// The rules of one schema by itself, whatever type a value has. Formats are among them: they may be all that tells
/// two alternatives apart.
pub(super) fn of_schema(lowerer: &mut Lowerer<'_, '_>, schema: &crate::model::Schema) -> Vec<Rule> {
    let flat = Flat::keywords_of(schema);
    let format = flat.format.as_deref().map(StringFormat::of_name);
    let mut rules = of_text(lowerer, &flat, format);
    rules.extend(of_number(&flat));
    rules.extend(of_array(&flat));
    rules.extend(of_object(&flat));
    rules
}

/// That an integer has as many bits as its format says, unless the schema itself names others.
pub(super) fn width(schema: &crate::model::Schema) -> Option<IntegerFormat> {
    let flat = Flat::keywords_of(schema);
    let types = flat.types.without(TypeSet::NULL);
    let is_number = flat.typed && (types == TypeSet::INTEGER || types == TypeSet::NUMBER);
    if !is_number || !values::is_integer_format(flat.format.as_deref()) {
        return None;
    }
    let Kind::Integer(format) = values::integer(&flat) else {
        return None;
    };
    (Some(format.name()) == flat.format.as_deref()).then_some(format)
}

/// Reads a pattern by its likely dialect; one that asserts nothing, or cannot be checked, gives none.
pub(super) fn read_pattern(
    source: &str,
    anchoring: Anchoring,
    origin: &Origin,
    diagnostics: &mut Diagnostics,
) -> Option<Lowered> {
    let place = origin.child("pattern");
    let reading = pattern::read(source, anchoring);
    for note in &reading.notes {
        let mut diagnostic = Diagnostic::new(code(note.code), note.text.clone()).at(&place);
        if let Some(advice) = advice(note) {
            diagnostic = diagnostic.help(advice);
        }
        diagnostics.push(diagnostic);
    }
    match reading.outcome {
        Ok(Lowered::Always) | Err(_) => None,
        Ok(lowered) => Some(lowered),
    }
}

/// Says what is to be said about a pattern of the schema at `origin`.
pub fn read_pattern_of(source: &str, origin: &Origin, diagnostics: &mut Diagnostics) {
    let _ = read_pattern(source, Anchoring::default(), origin, diagnostics);
}

/// What to do about a pattern.
fn advice(note: &Note) -> Option<String> {
    let form = note.portable.as_deref();
    Some(match (note.code, form) {
        (NoteCode::MixedAnchors, Some(form)) => {
            format!("to hold every alternative at both ends, write `{form}`")
        }
        (NoteCode::DoubleEscaped, Some(form)) => format!("escaped once, it is `{form}`"),
        (_, Some(form)) => format!("the portable form is `{form}`"),
        (NoteCode::Unreadable, None) => "correct the pattern, or remove it".to_owned(),
        (NoteCode::AcceptsAll, None) => "anchor it by `^` and `$`, or remove it".to_owned(),
        (NoteCode::AcceptsNone, None) => {
            "remove what contradicts itself, such as an anchor in the middle".to_owned()
        }
        (NoteCode::NeedsEngine, None) => {
            "without look-around, back-references and large counts, the client needs no engine"
                .to_owned()
        }
        (_, None) => return None,
    })
}

fn code(code: NoteCode) -> &'static Code {
    match code {
        NoteCode::Literal => &codes::pattern::LITERAL,
        NoteCode::Foreign => &codes::pattern::FOREIGN_DIALECT,
        NoteCode::Ambiguous => &codes::pattern::AMBIGUOUS,
        NoteCode::DoubleEscaped => &codes::pattern::DOUBLE_ESCAPED,
        NoteCode::Unreadable => &codes::pattern::UNREADABLE,
        NoteCode::MixedAnchors => &codes::pattern::MIXED_ANCHORS,
        NoteCode::AcceptsAll => &codes::pattern::ACCEPTS_ALL,
        NoteCode::NeedsEngine => &codes::pattern::NEEDS_ENGINE,
        NoteCode::AcceptsNone => &codes::pattern::ACCEPTS_NONE,
    }
}
