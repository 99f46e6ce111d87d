//! One document made of several of the suite.

use serde_json::{Map, Value, json};

use crate::suite::File;

/// The document, and for each file the name of the type that holds a value of each of its schemas.
pub struct Joined {
    pub document: Value,
    pub holders: Vec<Map<String, Value>>,
}

/// Joins the documents of one target. Each schema becomes a component, and what a case asks about is the member `value`
/// of an object: so everything is checked that a value of the schema has to fulfil where it is used, whatever it is.
pub fn join(files: &[&File]) -> Joined {
    let mut schemas = Map::new();
    let mut members = Map::new();
    let mut holders = Vec::new();
    for file in files {
        let own = file.document["components"]["schemas"].as_object();
        let own = own.expect("schemas");
        for (name, schema) in own {
            let mut schema = schema.clone();
            move_references(&mut schema, &file.tier);
            schemas.insert(moved(&file.tier, name), schema);
        }
        let mut names = Map::new();
        for case in &file.cases {
            if names.contains_key(&case.schema) {
                continue;
            }
            let holder = format!("Holder{}", members.len());
            let component = moved(&file.tier, &case.schema);
            members.insert(holder.clone(), reference(&holder));
            let properties = json!({"value": reference(&component)});
            schemas.insert(
                holder.clone(),
                json!({"type": "object", "required": ["value"], "properties": properties}),
            );
            names.insert(case.schema.clone(), holder.into());
        }
        holders.push(names);
    }
    let version = files.first().expect("a file").document["openapi"].clone();
    let everything = json!({"type": "object", "properties": members});
    // What is sent is checked to the letter, so that all of it is sent.
    let operation = json!({
        "operationId": "send",
        "requestBody": {"content": {"application/json": {"schema": everything}}},
        "responses": {"204": {"description": "Nothing."}},
    });
    Joined {
        document: json!({
            "openapi": version,
            "info": {"title": "Suite", "version": "1"},
            "servers": [{"url": "https://example.com"}],
            "paths": {"/everything": {"post": operation}},
            "components": {"schemas": schemas},
        }),
        holders,
    }
}

fn moved(tier: &str, name: &str) -> String {
    format!("{tier}.{name}")
}

fn reference(component: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{component}")})
}

/// Lets references lead to where the schemas stand now. What is a value is left alone.
fn move_references(schema: &mut Value, tier: &str) {
    match schema {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(target) if name == "$ref" => {
                        if let Some(rest) = target.strip_prefix("#/components/schemas/") {
                            *target = format!("#/components/schemas/{}", moved(tier, rest));
                        }
                    }
                    _ if ["enum", "const", "default", "example", "examples"]
                        .contains(&name.as_str()) => {}
                    _ => move_references(member, tier),
                }
            }
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| move_references(item, tier)),
        _ => {}
    }
}
