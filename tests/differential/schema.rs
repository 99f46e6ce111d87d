//! Random schemas of OpenAPI 3.1.

use serde_json::{Map, Value, json};

use crate::random::Random;

/// Names of members; some of them are matched by [`NAME_PATTERNS`].
pub const NAMES: [&str; 5] = ["a", "b", "count", "x-y", "é"];
const NAME_PATTERNS: [&str; 3] = ["^x-", "^[a-c]", "t$"];
const PATTERNS: [&str; 6] = ["^a", "b$", "^[a-z]+$", r"\d", "^(a|bc)*$", r"^\w{2,4}$"];

/// A schema with parts to a depth of `depth`.
pub fn any(random: &mut Random, depth: usize) -> Value {
    if depth == 0 {
        return scalar(random);
    }
    let mut schema = match random.below(10) {
        0..=2 => scalar(random),
        3..=5 => object(random, depth),
        6..=7 => array(random, depth),
        _ => return combined(random, depth),
    };
    if random.once_in(12) {
        nullable(&mut schema);
    }
    if random.once_in(12) {
        let schema = schema.as_object_mut().expect("an object");
        schema.insert("not".to_owned(), scalar(random));
    }
    schema
}

fn nullable(schema: &mut Value) {
    if let Some(name) = schema["type"].as_str().map(str::to_owned) {
        schema["type"] = json!([name, "null"]);
    }
}

fn scalar(random: &mut Random) -> Value {
    match random.below(8) {
        0..=2 => text(random),
        3..=4 => number(random, "integer"),
        5 => number(random, "number"),
        6 => json!({"type": "boolean"}),
        _ => listed(random),
    }
}

fn listed(random: &mut Random) -> Value {
    match random.below(4) {
        0 => json!({"type": "string", "enum": ["a", "bc", "é"]}),
        1 => json!({"type": "integer", "enum": [1, 2, 30]}),
        2 => json!({"const": "a"}),
        _ => json!({"enum": ["a", 1, true, null]}),
    }
}

fn text(random: &mut Random) -> Value {
    let mut schema = Map::from_iter([("type".to_owned(), json!("string"))]);
    if random.once_in(2) {
        schema.insert("minLength".to_owned(), json!(random.below(3)));
    }
    if random.once_in(2) {
        schema.insert("maxLength".to_owned(), json!(1 + random.below(4)));
    }
    if random.once_in(3) {
        schema.insert("pattern".to_owned(), json!(random.pick(&PATTERNS)));
    }
    Value::Object(schema)
}

fn number(random: &mut Random, ty: &str) -> Value {
    let mut schema = Map::from_iter([("type".to_owned(), json!(ty))]);
    let bound = |random: &mut Random| match ty {
        "number" if random.once_in(2) => json!(0.5),
        _ => json!(random.below(12)),
    };
    for name in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] {
        if random.once_in(4) {
            let bound = bound(random);
            schema.insert(name.to_owned(), bound);
        }
    }
    if random.once_in(4) {
        let divisor = if ty == "number" { json!(0.1) } else { json!(3) };
        schema.insert("multipleOf".to_owned(), divisor);
    }
    Value::Object(schema)
}

fn array(random: &mut Random, depth: usize) -> Value {
    let mut schema = Map::from_iter([("type".to_owned(), json!("array"))]);
    if !random.once_in(5) {
        schema.insert("items".to_owned(), any(random, depth - 1));
    }
    if random.once_in(6) {
        let prefix = json!([any(random, depth - 1), any(random, depth - 1)]);
        schema.insert("prefixItems".to_owned(), prefix);
    }
    if random.once_in(3) {
        schema.insert("minItems".to_owned(), json!(random.below(3)));
    }
    if random.once_in(3) {
        // What stands at a position that there must not be has the type of those that there may be.
        let least = if schema.contains_key("prefixItems") {
            2
        } else {
            1
        };
        schema.insert("maxItems".to_owned(), json!(least + random.below(3)));
    }
    if random.once_in(4) {
        schema.insert("uniqueItems".to_owned(), json!(true));
    }
    if random.once_in(8) {
        schema.insert("contains".to_owned(), scalar(random));
        if random.once_in(2) {
            schema.insert("minContains".to_owned(), json!(random.below(3)));
        }
        if random.once_in(2) {
            schema.insert("maxContains".to_owned(), json!(1 + random.below(2)));
        }
    }
    if random.once_in(10) {
        schema.insert("unevaluatedItems".to_owned(), unevaluated(random));
    }
    Value::Object(schema)
}

fn object(random: &mut Random, depth: usize) -> Value {
    let mut schema = Map::from_iter([("type".to_owned(), json!("object"))]);
    let mut properties = Map::new();
    let mut required = Vec::new();
    for name in NAMES {
        if random.once_in(2) {
            properties.insert(name.to_owned(), any(random, depth - 1));
        }
        if random.once_in(4) {
            required.push(json!(name));
        }
    }
    if !properties.is_empty() {
        schema.insert("properties".to_owned(), Value::Object(properties));
    }
    if !required.is_empty() {
        schema.insert("required".to_owned(), Value::Array(required));
    }
    match random.below(5) {
        0 => drop(schema.insert("additionalProperties".to_owned(), json!(false))),
        1 => drop(schema.insert("additionalProperties".to_owned(), scalar(random))),
        _ => {}
    }
    if random.once_in(6) {
        let patterns = json!({random.pick(&NAME_PATTERNS): scalar(random)});
        schema.insert("patternProperties".to_owned(), patterns);
    }
    if random.once_in(8) {
        schema.insert("propertyNames".to_owned(), json!({"maxLength": 3}));
    }
    if random.once_in(8) {
        schema.insert("minProperties".to_owned(), json!(random.below(3)));
    }
    if random.once_in(8) {
        schema.insert("maxProperties".to_owned(), json!(1 + random.below(3)));
    }
    if random.once_in(8) {
        schema.insert("dependentRequired".to_owned(), json!({"a": ["b"]}));
    }
    if random.once_in(8) {
        let part = match random.below(3) {
            0 => json!({"required": ["count"]}),
            1 => json!({"properties": {"b": scalar(random)}}),
            _ => json!({"maxProperties": 2}),
        };
        schema.insert("dependentSchemas".to_owned(), json!({"a": part}));
    }
    if random.once_in(10) {
        schema.insert("unevaluatedProperties".to_owned(), unevaluated(random));
    }
    Value::Object(schema)
}

/// What is said of items or members that nothing else speaks of.
fn unevaluated(random: &mut Random) -> Value {
    if random.once_in(2) {
        json!(false)
    } else {
        scalar(random)
    }
}

fn combined(random: &mut Random, depth: usize) -> Value {
    let parts = |random: &mut Random| -> Vec<Value> {
        (0..2 + random.below(2))
            .map(|_| any(random, depth - 1))
            .collect()
    };
    match random.below(6) {
        0..=1 => json!({"oneOf": parts(random)}),
        2..=3 => json!({"anyOf": parts(random)}),
        4 => {
            let (one, mut other) = (object(random, depth), object(random, depth));
            // Schemas of one member that exclude each other are told when the client is generated.
            let named = one["properties"].as_object().cloned().unwrap_or_default();
            let members = other.get_mut("properties");
            if let Some(members) = members.and_then(Value::as_object_mut) {
                members.retain(|name, _| !named.contains_key(name));
            }
            let mut schema = json!({"allOf": [one, other]});
            if random.once_in(3) {
                schema["unevaluatedProperties"] = unevaluated(random);
            }
            schema
        }
        _ => json!({
            "if": scalar(random),
            "then": any(random, depth - 1),
            "else": any(random, depth - 1),
        }),
    }
}

/// Makes `anyOf` of each `oneOf` that lists a type by itself twice, or beside some of its values: no value would fit, or
/// none of those that are listed, and clients by type take it for the mistake that it is in documents.
pub fn allow_doubles(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            members.values_mut().for_each(allow_doubles);
            let mut types = Types::default();
            types.collect(members);
            if types.are_doubled()
                && let Some(parts) = members.remove("oneOf")
            {
                members.insert("anyOf".to_owned(), parts);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(allow_doubles),
        _ => {}
    }
}

/// What stands among alternatives, and among those within them.
#[derive(Default)]
struct Types {
    /// Types by themselves.
    alone: Vec<String>,
    /// The types of listed values.
    listed: Vec<String>,
    /// Whether something is referred to, which may be of any type.
    unknown: bool,
}

impl Types {
    fn collect(&mut self, schema: &Map<String, Value>) {
        let parts = ["oneOf", "anyOf"].map(|name| schema.get(name).and_then(Value::as_array));
        for part in parts.into_iter().flatten().flatten() {
            let Some(part) = part.as_object() else {
                continue;
            };
            self.unknown |= part.contains_key("$ref");
            let is_list = |name: &str| matches!(name, "const" | "enum");
            if part.keys().all(|name| name == "type") {
                self.alone.extend(type_of(part));
            } else if part.keys().all(|name| name == "type" || is_list(name)) {
                self.listed.extend(type_of(part));
            } else {
                self.collect(part);
            }
        }
    }

    fn are_doubled(&self) -> bool {
        let twice = |name: &String| self.alone.iter().filter(|known| *known == name).count() > 1;
        let is_listed = |name: &String| {
            let number = |name: &str| matches!(name, "integer" | "number");
            let mut listed = self.listed.iter();
            listed.any(|known| known == name || (number(known) && number(name)))
        };
        let mut alone = self.alone.iter();
        self.unknown || alone.any(|name| twice(name) || is_listed(name))
    }
}

/// The one type of a schema besides null.
fn type_of(schema: &Map<String, Value>) -> Option<String> {
    let name = |value: &Value| match value {
        Value::String(_) => "string",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::Bool(_) => "boolean",
        Value::Null => "null",
        _ => "other",
    };
    let mut types: Vec<&str> = match (schema.get("type"), schema.get("enum")) {
        (Some(Value::String(name)), _) => vec![name],
        (Some(Value::Array(names)), _) => names.iter().filter_map(Value::as_str).collect(),
        (_, Some(Value::Array(values))) => values.iter().map(name).collect(),
        _ => schema.get("const").map(name).into_iter().collect(),
    };
    types.retain(|name| *name != "null");
    types.dedup();
    match types.as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    }
}
