//! What a document says once: tags, servers, paths.

use std::collections::HashMap;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics, codes, suggestion};
use crate::document::{Document, Item, ItemKind};
use crate::source::Origin;

pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let root = Origin::root(document.root());
    tags(document, &root, diagnostics);
    servers(document, &root, diagnostics);
    paths(document, diagnostics);
}

/// Each tag is declared once (OpenAPI 3.0.4, 4.8.1).
fn tags(document: &Document, root: &Origin, diagnostics: &mut Diagnostics) {
    let list = root.child("tags");
    let mut known: HashMap<&str, Origin> = HashMap::new();
    let tags = document.get(&list).and_then(Value::as_array);
    for (index, tag) in tags.into_iter().flatten().enumerate() {
        let Some(name) = tag.get("name").and_then(Value::as_str) else {
            continue;
        };
        let place = list.index(index).child("name");
        if let Some(first) = known.get(name) {
            let message = format!("the tag `{name}` is declared already");
            diagnostics.push(
                Diagnostic::new(&codes::validity::DUPLICATE_TAG, message)
                    .at(&place)
                    .label(first, "here for the first time")
                    .help("put what is said about it in one place"),
            );
        } else {
            known.insert(name, place);
        }
    }
    parents(document, &list, &known, diagnostics);
}

/// The parent of a tag is another tag of the document, and no tag is its own in the end (OpenAPI 3.2.0, 4.22.1).
fn parents(
    document: &Document,
    list: &Origin,
    known: &HashMap<&str, Origin>,
    diagnostics: &mut Diagnostics,
) {
    let tags = document.get(list).and_then(Value::as_array);
    let text = |tag: &'_ Value, key: &str| tag.get(key).and_then(Value::as_str).map(str::to_owned);
    let parents: HashMap<String, String> = tags
        .into_iter()
        .flatten()
        .filter_map(|tag| Some((text(tag, "name")?, text(tag, "parent")?)))
        .collect();
    for (index, tag) in tags.into_iter().flatten().enumerate() {
        let Some((name, parent)) = text(tag, "name").zip(text(tag, "parent")) else {
            continue;
        };
        let place = list.index(index).child("parent");
        let mut above = Some(&parent);
        let steps = std::iter::from_fn(|| {
            let at = above?;
            above = parents.get(at);
            Some(at)
        });
        let is_circle = steps.take(parents.len()).any(|step| *step == name);
        let (message, help) = if !known.contains_key(parent.as_str()) {
            let message = format!("there is no tag `{parent}` for this one to be a part of");
            let names = known.keys().copied();
            let help = match suggestion::closest(&parent, names) {
                Some(name) => format!("did you mean `{name}`?"),
                None => "declare it in `tags`, or leave `parent` out".to_owned(),
            };
            (message, help)
        } else if is_circle {
            let message = format!("the tag `{name}` is a part of itself");
            (message, "leave `parent` out of one of the tags".to_owned())
        } else {
            continue;
        };
        let finding = Diagnostic::new(&codes::validity::PARENT_TAG, message);
        diagnostics.push(finding.at(&place).help(help));
    }
}

/// A variable's default is one of its values (OpenAPI 3.1.1, 4.8.6).
fn servers(document: &Document, holder: &Origin, diagnostics: &mut Diagnostics) {
    let list = holder.child("servers");
    let servers = document.get(&list).and_then(Value::as_array);
    for (index, server) in servers.into_iter().flatten().enumerate() {
        let variables = server.get("variables").and_then(Value::as_object);
        for (name, variable) in variables.into_iter().flatten() {
            let default = variable.get("default").and_then(Value::as_str);
            let values = variable.get("enum").and_then(Value::as_array);
            let (Some(default), Some(values)) = (default, values) else {
                continue;
            };
            if !values.is_empty() && !values.iter().any(|value| value == default) {
                let place = list.index(index).child("variables").child(name);
                let message = format!("the default of the variable `{name}` is none of its values");
                diagnostics.push(
                    Diagnostic::new(&codes::meaning::SERVER_VARIABLE, message)
                        .at(&place.child("default"))
                        .label(&place.child("enum"), "these are its values")
                        .help("take one of the values, or add it to `enum`"),
                );
            }
        }
    }
}

/// Each place of a path has both braces, and none within (OpenAPI 3.0.4, 4.8.2).
fn braces(item: &Item, diagnostics: &mut Diagnostics) {
    let mut open = false;
    let mut balanced = true;
    for character in item.name.chars() {
        match character {
            '{' | '}' if open == (character == '{') => balanced = false,
            '{' | '}' => open = !open,
            _ => {}
        }
    }
    if open || !balanced {
        let message = format!("the braces of the path `{}` do not match", item.name);
        diagnostics.push(
            Diagnostic::new(&codes::meaning::PATH_PARAMETER, message)
                .at_key(&item.origin)
                .help(
                    "write each place as `{name}`; a brace that is meant itself is `%7B` or `%7D`",
                ),
        );
    }
}

/// Paths that differ in the names of their places only are one path (OpenAPI 3.0.4, 4.8.8).
fn paths(document: &Document, diagnostics: &mut Diagnostics) {
    let mut known: HashMap<String, Origin> = HashMap::new();
    for item in document.path_items() {
        if item.kind != ItemKind::Path {
            continue;
        }
        braces(&item, diagnostics);
        let mut shape = String::with_capacity(item.name.len());
        let mut places: Vec<&str> = Vec::new();
        let mut rest = item.name.as_str();
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((name, after)) = behind.split_once('}') else {
                break;
            };
            shape.push_str(before);
            shape.push_str("{}");
            if places.contains(&name) {
                let message = format!("the path has the place `{{{name}}}` twice");
                diagnostics.push(
                    Diagnostic::new(&codes::meaning::PATH_PARAMETER, message)
                        .at_key(&item.origin)
                        .help("give each place a name of its own"),
                );
            }
            places.push(name);
            rest = after;
        }
        shape.push_str(rest);
        if let Some(first) = known.get(&shape) {
            let message = format!(
                "the path `{}` stands there already, with other names",
                item.name
            );
            diagnostics.push(
                Diagnostic::new(&codes::validity::IDENTICAL_PATHS, message)
                    .at_key(&item.origin)
                    .label(first, "this is the same path")
                    .help("put the operations of both under one of them"),
            );
        } else {
            known.insert(shape, item.origin);
        }
    }
}
