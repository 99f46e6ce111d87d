//! References between random schemas: to parts that stand beside a schema, and that lead to each other and back to
//! themselves.

use serde_json::{Map, Value, json};

use crate::random::Random;
use crate::schema;

/// What the parts are called.
const NAMES: [&str; 2] = ["One", "Two"];

/// How often references are followed within each other by whoever makes values.
const DEEPEST: usize = 3;

/// Keywords that hold what lies within a value, so that a circle through them ends with the value.
const DOWNWARDS: [&str; 4] = ["properties", "items", "prefixItems", "additionalProperties"];

/// Keywords that hold schemas of the same value.
const IN_PLACE: [&str; 3] = ["anyOf", "oneOf", "allOf"];

/// Puts references into a schema here and there; those of a part never lead back without a step downwards.
pub fn scatter(random: &mut Random, schema: &mut Value, is_part: bool) {
    let Some(members) = schema.as_object_mut() else {
        return;
    };
    for keyword in DOWNWARDS {
        match members.get_mut(keyword) {
            Some(Value::Object(named)) if keyword == "properties" => {
                named.values_mut().for_each(|one| replace(random, one));
            }
            Some(Value::Array(several)) => several.iter_mut().for_each(|one| replace(random, one)),
            Some(one) => replace(random, one),
            None => {}
        }
    }
    for keyword in IN_PLACE {
        let several = members.get_mut(keyword).and_then(Value::as_array_mut);
        for one in several.into_iter().flatten() {
            if is_part || keyword == "allOf" {
                scatter(random, one, is_part);
            } else {
                replace(random, one);
            }
        }
    }
}

/// Makes a reference of a schema now and then, or puts some into it.
fn replace(random: &mut Random, schema: &mut Value) {
    if !schema.is_object() || !random.once_in(5) {
        scatter(random, schema, false);
        return;
    }
    let mut reference = json!({"$ref": format!("#/$defs/{}", random.pick(&NAMES))});
    if random.once_in(4) {
        let beside = ["maxLength", "minProperties", "maxItems", "maximum"];
        reference[random.pick(&beside)] = json!(1 + random.below(3));
    }
    *schema = reference;
}

/// The parts.
pub fn parts(random: &mut Random) -> Map<String, Value> {
    let parts = NAMES.iter().map(|name| {
        let mut part = schema::any(random, 2);
        scatter(random, &mut part, true);
        ((*name).to_owned(), part)
    });
    parts.collect()
}

/// A schema without references, as far as values are made by it.
pub fn expand(schema: &Value, parts: &Map<String, Value>) -> Value {
    within(schema, parts, 0)
}

fn within(schema: &Value, parts: &Map<String, Value>, depth: usize) -> Value {
    match schema {
        Value::Object(members) => {
            if let Some(name) = members.get("$ref").and_then(Value::as_str) {
                let part = name.rsplit_once('/').and_then(|(_, name)| parts.get(name));
                return part
                    .filter(|_| depth < DEEPEST)
                    .map_or_else(|| json!({}), |part| within(part, parts, depth + 1));
            }
            let members = members.iter();
            members
                .map(|(name, one)| (name.clone(), within(one, parts, depth)))
                .collect()
        }
        Value::Array(several) => several
            .iter()
            .map(|one| within(one, parts, depth))
            .collect(),
        _ => schema.clone(),
    }
}

/// The same schema with references to components, whose names have something in front.
pub fn to_components(schema: &Value, before: &str) -> Value {
    match schema {
        Value::Object(members) => {
            let members = members.iter().map(|(name, one)| {
                let led = one.as_str().and_then(|one| one.strip_prefix("#/$defs/"));
                let one = match led {
                    Some(part) if name == "$ref" => {
                        json!(format!("#/components/schemas/{before}{part}"))
                    }
                    _ => to_components(one, before),
                };
                (name.clone(), one)
            });
            members.collect()
        }
        Value::Array(several) => several
            .iter()
            .map(|one| to_components(one, before))
            .collect(),
        _ => schema.clone(),
    }
}
