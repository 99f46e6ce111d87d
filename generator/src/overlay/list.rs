//! Lists whose elements are told apart by what they are called, and not by where they stand.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::compare::literal;

/// A list, with what each element is called.
pub(super) struct List<'v> {
    names: Vec<Name<'v>>,
    /// How many elements have each name, those included that have more of one.
    count: HashMap<Name<'v>, usize>,
}

/// What tells an element apart from others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Name<'v> {
    /// Members that are texts.
    Members(Vec<(&'static str, &'v str)>),
    /// A text, or a number or word as it is written.
    Single(String),
    /// All that it says, where nothing shorter does.
    Content(String),
}

impl<'v> List<'v> {
    pub(super) fn of(values: &'v [Value]) -> Self {
        let names: Vec<Name<'_>> = values.iter().map(Name::of).collect();
        let mut count: HashMap<Name<'_>, usize> = HashMap::new();
        for (name, value) in names.iter().zip(values) {
            *count.entry(name.clone()).or_default() += 1;
            // What selects another one by fewer members selects this one, too.
            for key in NAMES {
                let shorter = value.get(key).and_then(Value::as_str);
                let shorter = shorter.map(|text| Name::Members(vec![(key, text)]));
                if let Some(shorter) = shorter.filter(|shorter| shorter != name) {
                    *count.entry(shorter).or_default() += 1;
                }
            }
        }
        Self { names, count }
    }

    /// Which elements of this list the first ones of another one are, in the same order: as many as can be, since a list
    /// loses elements anywhere and wins them at its end.
    pub(super) fn pairs(&self, new: &[Value]) -> Vec<usize> {
        let mut places: HashMap<&Name<'_>, Vec<usize>> = HashMap::new();
        for (index, name) in self.names.iter().enumerate().rev() {
            places.entry(name).or_default().push(index);
        }
        let mut pairs: Vec<usize> = Vec::new();
        for value in new {
            let next = pairs.last().map_or(0, |last| last + 1);
            let places = places.get_mut(&Name::of(value));
            let found = places.and_then(|places| {
                while let Some(index) = places.pop() {
                    if index >= next {
                        return Some(index);
                    }
                }
                None
            });
            match found {
                Some(index) => pairs.push(index),
                None => break,
            }
        }
        pairs
    }

    /// Whether an element stands at another place in another list.
    pub(super) fn has_moved(&self, new: &[Value]) -> bool {
        let known: HashSet<&Name<'_>> = self.names.iter().collect();
        let mut others = new.iter().map(Name::of).enumerate();
        others.any(|(index, name)| {
            known.contains(&name) && self.names.get(index).is_none_or(|own| *own != name)
        })
    }

    /// The `JSONPath` of an element of the list that stands at a path: by its name if no other element has it.
    pub(super) fn place(&self, index: usize, path: &str) -> String {
        let name = self.names.get(index);
        let name = name.filter(|name| self.count.get(*name) == Some(&1));
        match name.and_then(Name::filter) {
            Some(filter) => format!("{path}[?{filter}]"),
            None => format!("{path}[{index}]"),
        }
    }
}

/// Members that tell elements apart.
const NAMES: [&str; 3] = ["name", "$ref", "url"];

impl<'v> Name<'v> {
    /// Parameters are called by name and place, tags and others by name, servers by address, references by what they lead
    /// to, and texts and numbers by themselves.
    fn of(value: &'v Value) -> Self {
        match value {
            Value::Object(members) => {
                Self::of_members(members).unwrap_or_else(|| Self::Content(sorted(value)))
            }
            Value::String(text) => Self::Single(literal(text)),
            Value::Number(_) | Value::Bool(_) => Self::Single(value.to_string()),
            Value::Null | Value::Array(_) => Self::Content(sorted(value)),
        }
    }

    fn of_members(members: &'v Map<String, Value>) -> Option<Self> {
        let text = |key: &'static str| Some((key, members.get(key)?.as_str()?));
        let first = NAMES.into_iter().find_map(text)?;
        let place = text("in").filter(|_| first.0 == "name");
        Some(Self::Members(std::iter::once(first).chain(place).collect()))
    }

    /// The filter of a `JSONPath` that selects it.
    fn filter(&self) -> Option<String> {
        match self {
            Self::Members(members) => {
                let members = members.iter().map(|(key, text)| {
                    let key = match *key {
                        "$ref" => "['$ref']".to_owned(),
                        key => format!(".{key}"),
                    };
                    format!("@{key} == {}", literal(text))
                });
                Some(members.collect::<Vec<_>>().join(" && "))
            }
            Self::Single(text) => Some(format!("@ == {text}")),
            Self::Content(_) => None,
        }
    }
}

/// The text of a value whose members are in one order, so that equal ones are written alike.
fn sorted(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members
                .iter()
                .map(|(key, value)| format!("{}:{}", literal(key), sorted(value)))
                .collect();
            members.sort();
            format!("{{{}}}", members.join(","))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(sorted).collect();
            format!("[{}]", items.join(","))
        }
        other => other.to_string(),
    }
}
