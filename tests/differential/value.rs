//! Random values that are near to a schema: some fulfil it, some miss it by little.

use serde_json::{Map, Value, json};

use crate::random::Random;
use crate::schema::NAMES;

/// A value by the schema, changed now and then.
pub fn near(random: &mut Random, schema: &Value) -> Value {
    if random.once_in(14) {
        return anything(random);
    }
    for name in ["oneOf", "anyOf", "allOf"] {
        if let Some(parts) = schema[name].as_array() {
            let part = random.below(parts.len());
            return near(random, &parts[part]);
        }
    }
    if schema.get("if").is_some() {
        let part = random.pick(&["if", "then", "else"]);
        return near(random, &schema[part]);
    }
    if let Some(values) = schema["enum"].as_array() {
        return values[random.below(values.len())].clone();
    }
    if let Some(value) = schema.get("const") {
        return value.clone();
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => return anything(random),
    };
    match types[random.below(types.len())] {
        "string" => text(random),
        "integer" => json!(random.below(14)),
        "number" => number(random),
        "boolean" => json!(random.once_in(2)),
        "null" => Value::Null,
        "array" => array(random, schema),
        _ => object(random, schema),
    }
}

fn text(random: &mut Random) -> Value {
    let length = random.below(6);
    let letters = (0..length).map(|_| random.pick(&["a", "b", "c", "1", "é", " "]));
    json!(letters.collect::<String>())
}

fn number(random: &mut Random) -> Value {
    match random.below(4) {
        0 => json!(random.below(14)),
        1 => json!(0.3),
        2 => json!(2.0),
        _ => json!(0.75),
    }
}

fn array(random: &mut Random, schema: &Value) -> Value {
    let count = random.below(4);
    let item = |index: usize, random: &mut Random| match schema["prefixItems"].get(index) {
        _ if random.once_in(20) => Value::Null,
        Some(item) => near(random, item),
        None => match schema.get("items") {
            Some(item) => near(random, item),
            None => anything(random),
        },
    };
    (0..count).map(|index| item(index, random)).collect()
}

fn object(random: &mut Random, schema: &Value) -> Value {
    let mut members = Map::new();
    for name in NAMES {
        let required = schema["required"]
            .as_array()
            .is_some_and(|names| names.contains(&json!(name)));
        let often = if required { 12 } else { 2 };
        if random.once_in(often) {
            continue;
        }
        match schema["properties"].get(name) {
            // One that need not be there is read as absent where it is null.
            _ if required && random.once_in(20) => {
                members.insert(name.to_owned(), Value::Null);
            }
            Some(schema) => drop(members.insert(name.to_owned(), near(random, schema))),
            None if required || random.once_in(5) => {
                members.insert(name.to_owned(), anything(random));
            }
            None => {}
        }
    }
    if random.once_in(6) {
        members.insert("another".to_owned(), anything(random));
    }
    Value::Object(members)
}

/// A value of any kind but null.
fn anything(random: &mut Random) -> Value {
    match random.below(7) {
        0 => json!(random.once_in(2)),
        1 => json!(random.below(14)),
        2 => number(random),
        3 => json!([1, "a"]),
        4 => json!({"a": "b"}),
        _ => text(random),
    }
}
