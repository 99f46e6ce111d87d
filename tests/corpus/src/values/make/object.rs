//! Objects with the members that a schema demands, names or lets in.

use serde_json::{Map, Value, json};

use super::parts::Parts;
use super::{Beyond, FULL, Maker};
use crate::values::schema::{self, Place};

impl Maker<'_, '_> {
    pub(super) fn object(&self, parts: &Parts<'_>, depth: usize) -> Option<Value> {
        let schemas = self.schemas;
        let mut named: Vec<(&str, Vec<Place>)> = Vec::new();
        for place in &parts.places {
            for (name, part) in schemas.named(place, "properties") {
                match named.iter_mut().find(|(other, _)| *other == name) {
                    Some((_, places)) => places.push(part),
                    None => named.push((name, vec![part])),
                }
            }
        }
        let required: Vec<&str> = parts
            .all("required")
            .filter_map(Value::as_array)
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let full = self.wish.full && depth < FULL;
        let most = parts.count("maxProperties").unwrap_or(usize::MAX);
        let mut members = Map::new();
        for (name, places) in &named {
            if self.is_of_other_side(places) {
                continue;
            }
            let demanded = required.contains(name);
            if !demanded && (!full || members.len() >= most) {
                if let Some((_, tag)) = parts.tags.iter().find(|(tag, _)| tag == name) {
                    members.insert((*name).to_owned(), Value::String(tag.clone()));
                }
                continue;
            }
            let tag = parts.tags.iter().rev().find(|(tag, _)| tag == name);
            let value = match tag {
                Some((_, tag)) => Some(self.tag_value(tag, places, depth)),
                None => self.value(places, depth + 1),
            };
            match value {
                Some(value) => drop(members.insert((*name).to_owned(), value)),
                None if demanded => return None,
                None => {}
            }
        }
        for (property, tag) in &parts.tags {
            members
                .entry((*property).to_owned())
                .or_insert_with(|| Value::String(tag.clone()));
        }
        let mut additional: Vec<Place> = Vec::new();
        let mut closed = false;
        for place in &parts.places {
            for name in ["additionalProperties", "unevaluatedProperties"] {
                match schemas.member(place, name) {
                    Some(Value::Bool(false)) => closed = true,
                    Some(Value::Object(_)) => additional.extend(schemas.part(place, name)),
                    _ => {}
                }
            }
            closed |= schemas.member(place, "propertyNames").is_some();
            closed |= schemas.member(place, "patternProperties").is_some();
        }
        // Required members that nothing describes.
        for name in required {
            if !members.contains_key(name) && !named.iter().any(|(other, _)| *other == name) {
                members.insert(name.to_owned(), self.value(&additional, depth + 1)?);
            }
        }
        let least = parts.count("minProperties").unwrap_or(0);
        let wanted = self.wish.beyond == Beyond::Members || (full && !additional.is_empty());
        let extra = usize::from(wanted && !closed && members.len() < most);
        let extra = extra.max(least.saturating_sub(members.len()));
        if extra > 0 && closed {
            return (members.len() >= least).then_some(Value::Object(members));
        }
        for number in 0..extra {
            let value = if additional.is_empty() {
                Some(json!({"a": [1, null, "x"]}))
            } else {
                self.value(&additional, depth + 1)
            };
            if let Some(value) = value {
                members.insert(format!("zz-unnamed-{number}"), value);
            }
        }
        (members.len() >= least).then_some(Value::Object(members))
    }

    /// The tag, unless the member lists other values.
    fn tag_value(&self, tag: &str, places: &[Place], depth: usize) -> Value {
        let tag = Value::String(tag.to_owned());
        let parts = self.parts(places, depth);
        let lists = parts.is_some_and(|parts| {
            let list = |value: &Value| value.as_array().is_none_or(|list| list.contains(&tag));
            let fixed = |value: &Value| *value == tag;
            let texts = Self::types(&parts).contains(&"string");
            texts && parts.all("enum").all(list) && parts.all("const").all(fixed)
        });
        if lists {
            return tag;
        }
        self.value(places, depth + 1).unwrap_or(tag)
    }

    fn is_of_other_side(&self, places: &[Place]) -> bool {
        let word = if self.wish.in_requests {
            "readOnly"
        } else {
            "writeOnly"
        };
        places.iter().any(|place| {
            let parts = self.schemas.together(place);
            let mut parts = parts.iter().filter_map(|part| self.schemas.members(part));
            parts.any(|schema| schema::is_true(schema, word))
        })
    }
}
