//! Enumerations: values that are listed, and the numbers that are not.

use std::collections::HashSet;
use std::hash::Hash;

use serde_json::{Number, Value};

use super::flat::Flat;
use super::types::Lowerer;
use super::union::type_word;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::types::{EnumValue, IntegerFormat, Kind, NumberFormat};
use crate::model::TypeSet;
use crate::source::Origin;

impl Lowerer<'_, '_> {
    /// The enumeration of a scalar of one of `types`; none where the values become a rule, or say nothing.
    pub(super) fn enumeration(&mut self, flat: &Flat, types: TypeSet) -> Option<Kind> {
        let values = self.values_of_type(flat, types)?;
        if types == TypeSet::STRING {
            let texts = values
                .iter()
                .map(|(index, value)| Some((*index, value.as_str()?.to_owned())));
            let texts: Vec<(usize, String)> = texts.flatten().collect();
            let named = texts.into_iter().map(|(index, value)| EnumValue {
                name: self
                    .names
                    .of_value(&flat.origin, &value)
                    .or_else(|| word(flat, &NAMES, index, &value)),
                description: word(flat, &DESCRIPTIONS, index, &value),
                value,
            });
            return Some(Kind::StringEnum(once(named)));
        }
        if types == TypeSet::INTEGER {
            let numbers: Option<Vec<(usize, i64)>> = values
                .iter()
                .map(|(index, value)| Some((*index, whole(value.as_number()?)?)))
                .collect();
            let named = numbers?.into_iter().map(|(index, value)| EnumValue {
                name: word(flat, &NAMES, index, &value.to_string()),
                description: word(flat, &DESCRIPTIONS, index, &value.to_string()),
                value,
            });
            return Some(Kind::IntegerEnum(once(named)));
        }
        None
    }

    /// The values of one type, with their positions in the list; what can never occur is reported. A list none of whose
    /// values has the type was written without quotes, or with too many: the values are taken as they were meant.
    fn values_of_type(&mut self, flat: &Flat, types: TypeSet) -> Option<Vec<(usize, Value)>> {
        let values = flat.enumeration.as_ref()?;
        let indexed = || values.iter().cloned().enumerate();
        let fitting: Vec<(usize, Value)> = indexed()
            .filter(|(_, value)| types.contains(TypeSet::of(value)))
            .collect();
        if values.is_empty() {
            let diagnostic = Diagnostic::new(
                &codes::meaning::IMPOSSIBLE,
                "no value can fulfil this schema: no value is left in its `enum`",
            )
            .at(&flat.origin)
            .help("list what is allowed, in every `enum` that counts here; until then, every value of the type is accepted");
            self.diagnostics.push(match &flat.excluded {
                Some((one, other)) if one != other => diagnostic
                    .label(one, "what this part lists")
                    .label(other, "this part does not"),
                _ => diagnostic,
            });
            return None;
        }
        // Where a schema has several types, each of them takes its values.
        if fitting.len() == values.len() || flat.types.len() > 1 {
            return (!fitting.is_empty()).then_some(fitting);
        }
        let meant: Option<Vec<(usize, Value)>> = indexed()
            .map(|(index, value)| Some((index, as_type(&value, types)?)))
            .collect();
        let found = if fitting.is_empty() {
            meant
        } else {
            Some(fitting)
        };
        let help = match &found {
            None => "the values are left out, and every value of the type is accepted",
            Some(found) if found.len() == values.len() => "they are taken as values of that type",
            Some(_) => {
                "those that are not are left out: no value can be one of them and of the type"
            }
        };
        let others = values
            .iter()
            .filter(|value| !types.contains(TypeSet::of(value)));
        let others: Vec<&Value> = others.collect();
        let place = self.place_of_value(flat, others.first().copied());
        let others: Vec<String> = others.into_iter().map(shown).collect();
        let types: Vec<&str> = types.iter().map(type_word).collect();
        let message = format!(
            "{} of this `enum` {} not of the type `{}`",
            listed(&others),
            if others.len() == 1 { "is" } else { "are" },
            types.join("` or `"),
        );
        self.diagnostics.push(
            Diagnostic::new(&codes::meaning::ENUM_TYPE, message)
                .at(&place)
                .help(help),
        );
        found
    }

    /// Where a value is listed; the schema, if that cannot be told.
    fn place_of_value(&self, flat: &Flat, value: Option<&Value>) -> Origin {
        let listed_at = flat.listed_at.as_ref().unwrap_or(&flat.origin);
        let schema = self.schema_at(listed_at).map(|id| self.model.schema(id));
        let list = schema.and_then(|schema| schema.enumeration.as_ref());
        match list.and_then(|list| list.iter().position(|one| Some(one) == value)) {
            Some(index) => listed_at.child("enum").index(index),
            None => listed_at.clone(),
        }
    }
}

/// A value as JSON, as far as a line has room for it.
fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}

/// The first three, and how many more there are.
fn listed(values: &[String]) -> String {
    match values {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        [one, two, rest @ ..] => format!("{one}, {two} and {} more", rest.len()),
        [] => String::new(),
    }
}

/// Extensions that name the values of an enumeration.
const NAMES: [&str; 3] = ["x-enum-varnames", "x-enumNames", "x-enum-names"];

/// Extensions that describe them.
const DESCRIPTIONS: [&str; 2] = ["x-enum-descriptions", "x-enumDescriptions"];

/// What an extension says of a value: a list has its words in the order of the values, an object under them.
fn word(flat: &Flat, extensions: &[&str], index: usize, value: &str) -> Option<String> {
    let said = flat
        .extensions
        .iter()
        .filter(|(name, _)| extensions.contains(&name.as_str()));
    said.filter_map(|(_, words)| match words {
        Value::Array(words) => words.get(index),
        Value::Object(words) => words.get(value),
        _ => None,
    })
    .find_map(Value::as_str)
    .filter(|word| !word.is_empty())
    .map(str::to_owned)
}

/// Each value once.
fn once<T: Clone + Eq + Hash>(values: impl Iterator<Item = EnumValue<T>>) -> Vec<EnumValue<T>> {
    let mut seen = HashSet::new();
    values
        .filter(|known| seen.insert(known.value.clone()))
        .collect()
}

/// The value as one of another scalar type, where there is one that reads the same.
fn as_type(value: &Value, types: TypeSet) -> Option<Value> {
    match value {
        Value::Bool(_) | Value::Number(_) if types == TypeSet::STRING => {
            Some(Value::String(value.to_string()))
        }
        Value::String(text) => {
            let read: Value = serde_json::from_str(text).ok()?;
            types.contains(TypeSet::of(&read)).then_some(read)
        }
        _ => None,
    }
}

/// The integer that a number is, if a signed one of 64 bits holds it.
fn whole(number: &Number) -> Option<i64> {
    let float = || number.as_f64().filter(|float| float.fract() == 0.0);
    number
        .as_i64()
        .or_else(|| format!("{:.0}", float()?).parse().ok())
}

/// How a number is held whose type is `integer`, or `number` with a format of integers. What goes beyond the format
/// makes it wider: what the document allows can then be said.
pub(super) fn integer(flat: &Flat) -> Kind {
    let stated = integer_format(flat.format.as_deref());
    let least = flat
        .minimum
        .as_ref()
        .map(|((number, _), _)| saturated(number));
    let most = flat
        .maximum
        .as_ref()
        .map(|((number, _), _)| saturated(number));
    let divisors = flat.multiples.iter().map(|(divisor, _)| divisor);
    let listed = flat
        .enumeration
        .iter()
        .flatten()
        .filter_map(Value::as_number);
    let numbers: Vec<i128> = divisors
        .chain(listed)
        .map(saturated)
        .chain(least)
        .chain(most)
        .collect();
    let holds = |format: IntegerFormat| {
        let (from, to) = format.range();
        // Who writes the greatest integer of 64 bits as a double writes the next power of two, or near it.
        let slack = if format == IntegerFormat::I64 {
            1_024
        } else {
            0
        };
        numbers
            .iter()
            .all(|number| (from..=to + slack).contains(number))
    };
    let unsigned = least.is_some_and(|least| least >= 0) || flat.enumeration.is_some();
    let wider = unsigned.then_some(IntegerFormat::U64);
    let mut formats = [stated, IntegerFormat::I64].into_iter().chain(wider);
    if let Some(format) = formats.find(|format| holds(*format)) {
        return Kind::Integer(format);
    }
    // Limits that no machine integer fulfils are kept; beyond others there is nothing to check.
    let (lowest, highest) = (i128::from(i64::MIN), i128::from(u64::MAX));
    if least.is_some_and(|least| least > highest) || most.is_some_and(|most| most < lowest) {
        return Kind::Number(NumberFormat::Exact);
    }
    Kind::Integer(if unsigned || stated == IntegerFormat::U64 {
        IntegerFormat::U64
    } else {
        IntegerFormat::I64
    })
}

/// The integer next to a number, or the farthest one that there is.
fn saturated(number: &Number) -> i128 {
    let exact = number.as_i64().map(i128::from);
    if let Some(exact) = exact.or_else(|| number.as_u64().map(i128::from)) {
        return exact;
    }
    let float = number.as_f64().unwrap_or_default();
    let farthest = if float < 0.0 { i128::MIN } else { i128::MAX };
    format!("{float:.0}").parse().unwrap_or(farthest)
}

fn integer_format(format: Option<&str>) -> IntegerFormat {
    match format {
        Some("int8") => IntegerFormat::I8,
        Some("int16") => IntegerFormat::I16,
        Some("int32") => IntegerFormat::I32,
        Some("uint8") => IntegerFormat::U8,
        Some("uint16") => IntegerFormat::U16,
        Some("uint32") => IntegerFormat::U32,
        Some("uint64" | "uint") => IntegerFormat::U64,
        _ => IntegerFormat::I64,
    }
}

/// Whether the format of a `number` is one of integers (OpenAPI Format Registry: `int32` is a format of numbers).
pub(super) fn is_integer_format(format: Option<&str>) -> bool {
    format.is_some_and(|format| {
        integer_format(Some(format)) != IntegerFormat::I64 || format == "int64"
    })
}
