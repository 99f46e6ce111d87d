//! What is added to a document elsewhere leaves the names of everything else as they are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::emitted;
use crate::for_each_feature;

for_each_feature!(check);

fn check(feature: &str) {
    let text = fs::read_to_string(emitted::document_of(feature)).expect("the document");
    let tree: Value = serde_yaml::from_str(&text).expect("its keys are strings");
    let home = tempfile::tempdir().expect("a temporary folder");
    let before = public_names(home.path(), &tree);
    for first in [true, false] {
        let mut larger = tree.clone();
        add(&mut larger, first);
        let after = public_names(home.path(), &larger);
        let gone: Vec<&String> = before.difference(&after).collect();
        assert!(
            gone.is_empty(),
            "added at the front: {first}; gone: {gone:#?}"
        );
        assert!(after.len() > before.len(), "something was added");
    }
}

/// Everything public with the file that it stands in.
fn public_names(home: &Path, tree: &Value) -> BTreeSet<String> {
    let document = home.join("document.json");
    fs::write(&document, tree.to_string()).expect("written");
    let files = emitted::from_document(&document).files;
    let mut names = BTreeSet::new();
    // Which operations are shown in examples may change, and the runtime has no names of the document.
    let sources = files
        .iter()
        .filter(|(path, _)| path.starts_with("src/") && !path.starts_with("src/runtime/"));
    for (path, text) in sources {
        names.insert(path.to_owned());
        for line in text.lines() {
            let words = line.trim_start().split(['(', '<', '{', ';', ':', '=']);
            let start = words.into_iter().next().unwrap_or_default().trim_end();
            if start.starts_with("pub ") {
                names.insert(format!("{path}: {start}"));
            }
        }
    }
    names
}

/// Adds a schema, an operation and a tag, and a member to every named object.
fn add(tree: &mut Value, first: bool) {
    let is_swagger = tree.get("swagger").is_some();
    let answer = json!({"description": "Fine."});
    let operation =
        json!({"operationId": "zqOperation", "tags": ["zqTag"], "responses": {"204": answer}});
    insert(tree, "/paths", "/zq/path", json!({"get": operation}), first);
    let schemas = if is_swagger {
        "/definitions"
    } else {
        "/components/schemas"
    };
    if let Some(Value::Object(named)) = tree.pointer_mut(schemas) {
        for schema in named.values_mut() {
            let member = json!({"type": "string"});
            let more = schema
                .get("properties")
                .is_some_and(|all| all.as_object().is_some_and(|all| all.len() > 1));
            if more {
                insert(schema, "/properties", "zqMember", member, first);
            }
        }
    }
    let schema = json!({"type": "object", "properties": {"zq": {"type": "boolean"}}});
    insert(tree, schemas, "ZqSchema", schema, first);
}

/// Puts a member into an object, in front of the others or behind them.
fn insert(tree: &mut Value, holder: &str, name: &str, value: Value, first: bool) {
    let Some(Value::Object(members)) = tree.pointer_mut(holder) else {
        return;
    };
    if first {
        let rest = std::mem::take(members);
        *members = Map::from_iter([(name.to_owned(), value)]);
        members.extend(rest);
    } else {
        members.insert(name.to_owned(), value);
    }
}
