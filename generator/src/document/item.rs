use serde_json::{Map, Value};

use super::Document;
use crate::source::Origin;

/// Where a path item stands, and so what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// Under `paths`: what the API answers.
    Path,
    /// Under `webhooks` (from 3.1) or `x-webhooks`: what the API calls.
    Webhook,
    /// Under `components.pathItems` (from 3.1): means nothing until it is referenced.
    Component,
    /// In a callback of an operation: what the API calls because it was asked to.
    Callback,
}

/// A path item of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it means.
    pub kind: ItemKind,
    /// The path, or the name of the webhook or component.
    pub name: String,
    /// The member of `paths`, `webhooks` or `components.pathItems`.
    pub origin: Origin,
    /// What its `$ref` leads to, or `origin` again.
    pub target: Origin,
    /// Its operations in document order.
    pub operations: Vec<Method>,
}

/// An operation of a path item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// The HTTP method: in capitals, or as written in `additionalOperations` (3.2).
    pub name: String,
    /// The Operation Object.
    pub origin: Origin,
}

const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

pub(super) fn items(document: &Document) -> Vec<Item> {
    let root = Origin::root(document.root());
    let holders = [
        (ItemKind::Path, root.child("paths")),
        (ItemKind::Webhook, root.child("webhooks")),
        (ItemKind::Webhook, root.child("x-webhooks")),
        (
            ItemKind::Component,
            root.child("components").child("pathItems"),
        ),
    ];
    let mut items = Vec::new();
    for (kind, holder) in holders {
        let Some(Value::Object(map)) = document.get(&holder) else {
            continue;
        };
        for name in map.keys().filter(|name| !name.starts_with("x-")) {
            items.push(item(document, kind, name, holder.child(name)));
        }
    }
    items
}

/// The path item that stands at `origin`.
pub(super) fn item(document: &Document, kind: ItemKind, name: &str, origin: Origin) -> Item {
    let target = document.follow(&origin).unwrap_or_else(|_| origin.clone());
    let mut operations = methods(document, &origin);
    if target != origin {
        operations.extend(methods(document, &target));
    }
    Item {
        kind,
        name: name.to_owned(),
        origin,
        target,
        operations,
    }
}

fn methods(document: &Document, item: &Origin) -> Vec<Method> {
    let Some(Value::Object(map)) = document.get(item) else {
        return Vec::new();
    };
    let mut methods = Vec::new();
    for (key, value) in map {
        if METHODS.contains(&key.as_str()) && value.is_object() {
            methods.push(Method {
                name: key.to_ascii_uppercase(),
                origin: item.child(key),
            });
        } else if key == "additionalOperations" {
            let none = Map::new();
            let holder = item.child(key);
            for name in value.as_object().unwrap_or(&none).keys() {
                methods.push(Method {
                    name: name.clone(),
                    origin: holder.child(name),
                });
            }
        }
    }
    methods
}
