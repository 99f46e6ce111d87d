//! Texts of requests, whose types only the schema tells.

use serde_json::{Map, Number, Value};

use crate::instance::{Direction, Instances, types};
use crate::model::{Model, SchemaId, TypeSet};

/// How many schemas are looked at for one that describes a part.
const MOST: usize = 2_000;

/// A value before its types are known.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Loose {
    /// A text, a number, `true`, …
    Text(String),
    /// Several values.
    List(Vec<Loose>),
    /// Values by name.
    Map(Vec<(String, Loose)>),
    /// JSON, whose types are known.
    Json(Value),
}

/// Gives values the types that schemas ask for.
pub(super) struct Typing<'m, 'i> {
    pub(super) model: &'m Model,
    pub(super) instances: &'i mut Instances<'m>,
}

impl Typing<'_, '_> {
    /// The value that a schema makes of it. What has none of the types stays a text.
    pub(super) fn value(&mut self, loose: Loose, schema: Option<SchemaId>) -> Value {
        let Some(id) = schema else {
            return untyped(loose);
        };
        match loose {
            Loose::Json(value) => value,
            Loose::Text(text) => self.scalar(text, id),
            Loose::List(items) => {
                let items = items.into_iter().enumerate();
                let items = items.map(|(index, item)| {
                    let part = item_of(self.model, id, index);
                    self.value(item, part)
                });
                Value::Array(items.collect())
            }
            Loose::Map(members) => {
                let members = members.into_iter().map(|(name, member)| {
                    let part = member_of(self.model, id, &name);
                    let value = self.value(member, part);
                    (name, value)
                });
                Value::Object(members.collect::<Map<String, Value>>())
            }
        }
    }

    fn scalar(&mut self, text: String, id: SchemaId) -> Value {
        let types = types(self.model, id);
        if types == TypeSet::ALL {
            return Value::String(text);
        }
        let mut ways: Vec<Value> = Vec::new();
        if types.contains(TypeSet::INTEGER)
            && let Ok(number) = serde_json::from_str::<Number>(&text)
        {
            ways.push(Value::Number(number));
        }
        if types.contains(TypeSet::BOOLEAN)
            && let Ok(value) = text.parse::<bool>()
        {
            ways.push(Value::Bool(value));
        }
        if types.contains(TypeSet::NULL) && matches!(text.as_str(), "" | "null") {
            ways.push(Value::Null);
        }
        if !types.contains(TypeSet::STRING) && types.contains(TypeSet::ARRAY) && ways.is_empty() {
            let part = item_of(self.model, id, 0);
            let item = self.value(Loose::Text(text), part);
            return Value::Array(vec![item]);
        }
        let text = Value::String(text);
        if !types.contains(TypeSet::STRING) {
            return ways.into_iter().next().unwrap_or(text);
        }
        ways.push(text);
        self.best(ways, id)
    }

    /// The first of several values that fits; the last where none does.
    pub(super) fn best(&mut self, mut ways: Vec<Value>, id: SchemaId) -> Value {
        if ways.len() > 1 {
            let fitting = ways.iter().position(|value| {
                let misfits = self.instances.misfits(id, value, Direction::Request, 1);
                misfits.is_empty()
            });
            if let Some(at) = fitting {
                return ways.swap_remove(at);
            }
        }
        ways.pop().unwrap_or_default()
    }
}

fn untyped(loose: Loose) -> Value {
    match loose {
        Loose::Json(value) => value,
        Loose::Text(text) => Value::String(text),
        Loose::List(items) => Value::Array(items.into_iter().map(untyped).collect()),
        Loose::Map(members) => {
            let members = members
                .into_iter()
                .map(|(name, value)| (name, untyped(value)));
            Value::Object(members.collect::<Map<String, Value>>())
        }
    }
}

/// The schema of a member, wherever it is described.
pub(super) fn member_of(model: &Model, id: SchemaId, name: &str) -> Option<SchemaId> {
    let schemas = || parts(model, id).map(|id| model.schema(id));
    let named = schemas().find_map(|schema| {
        let mut properties = schema.properties.iter();
        properties
            .find(|(own, _)| own == name)
            .map(|(_, part)| *part)
    });
    named.or_else(|| schemas().find_map(|schema| schema.additional_properties))
}

/// The schema of an item, wherever it is described.
pub(super) fn item_of(model: &Model, id: SchemaId, index: usize) -> Option<SchemaId> {
    parts(model, id).find_map(|id| {
        let schema = model.schema(id);
        schema.prefix_items.get(index).copied().or(schema.items)
    })
}

/// The names of the members that a schema describes.
pub(super) fn names_of(model: &Model, id: SchemaId) -> Vec<&str> {
    let properties = parts(model, id).flat_map(|id| &model.schema(id).properties);
    properties.map(|(name, _)| name.as_str()).collect()
}

/// A schema and those that it is composed of, each once.
fn parts(model: &Model, id: SchemaId) -> impl Iterator<Item = SchemaId> {
    let mut ids = vec![id];
    let mut next = 0;
    while let Some(id) = ids.get(next).copied().filter(|_| ids.len() < MOST) {
        let schema = model.schema(id);
        let composed = schema.reference.iter().chain(&schema.all_of);
        for part in composed.chain(&schema.any_of).chain(&schema.one_of) {
            if !ids.contains(part) {
                ids.push(*part);
            }
        }
        next += 1;
    }
    ids.into_iter()
}
