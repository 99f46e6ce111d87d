//! Other ways of saying the same.

mod order;
mod places;
mod schemas;

use serde_json::{Map, Value, json};

use super::chance::Chance;
use super::sites::{Kind, Site, target};

type Object = Map<String, Value>;

/// A document under way, with its places.
pub(super) struct Draft<'d> {
    pub(super) document: &'d mut Value,
    pub(super) sites: &'d [Site],
    pub(super) chance: &'d mut Chance,
}

/// Says something in another way, and tells what and where; none where there is nothing to say so.
pub(super) type Rewrite = fn(&mut Draft<'_>) -> Option<String>;

pub(super) const REWRITES: &[(&str, Rewrite)] = &[
    ("a reference is written out", places::write_out),
    ("a schema is a component", places::extract),
    ("a component has another name", places::rename),
    ("members stand in another order", order::reorder),
    ("a schema is the only part of `allOf`", schemas::wrap),
    ("an object is the sum of two", schemas::split),
    ("null is an alternative", schemas::null),
    ("a single value is a constant", schemas::constant),
    ("what is so anyway is said", order::default),
    ("words are others", order::words),
    ("a parameter is that of the path", places::to_path),
    (
        "an answer, a body or a parameter is a component",
        places::share,
    ),
];

impl Draft<'_> {
    fn version(&self) -> &str {
        self.document
            .get("openapi")
            .and_then(Value::as_str)
            .unwrap_or("2.0")
    }

    /// Whether a schema can have `type: [.., 'null']`, `const`, and something beside `$ref`.
    fn has_lists_of_types(&self) -> bool {
        self.version() >= "3.1"
    }

    fn is_3(&self) -> bool {
        self.version() != "2.0"
    }

    /// A place of a kind for which something can be made.
    fn one(&mut self, kind: Kind, test: impl Fn(&Value, &Site) -> bool) -> Option<Site> {
        for _ in 0..40 {
            let site = &self.sites[self.chance.below(self.sites.len())];
            let value = self.document.pointer(&site.pointer)?;
            if site.kind == kind && !site.pointer.contains("/x-") && test(value, site) {
                return Some(site.clone());
            }
        }
        None
    }

    fn object(&mut self, pointer: &str) -> Option<&mut Object> {
        self.document.pointer_mut(pointer)?.as_object_mut()
    }

    /// Puts something among the components, and says how it is referred to.
    fn component(&mut self, list: &str, value: Value) -> Option<String> {
        let components = self
            .document
            .as_object_mut()?
            .entry("components")
            .or_insert_with(|| json!({}));
        let all = components
            .as_object_mut()?
            .entry(list)
            .or_insert_with(|| json!({}))
            .as_object_mut()?;
        let name = format!("Zz{}", all.len());
        if all.contains_key(&name) {
            return None;
        }
        all.insert(name.clone(), value);
        Some(format!("#/components/{list}/{name}"))
    }
}

/// Whether names of components count for something here, as they are tags.
fn is_tagged(document: &Value, pointer: &str) -> bool {
    let mut above = pointer;
    while let Some((before, token)) = above.rsplit_once('/') {
        if token.parse::<usize>().is_err() && !matches!(token, "oneOf" | "anyOf" | "allOf") {
            break;
        }
        above = before;
        if document.pointer(above).is_some_and(|value| {
            value.get("discriminator").is_some() || is_reference_or_null(value)
        }) {
            return true;
        }
    }
    false
}

/// Whether an alternative says that what the other one refers to may be null, as some generators write it.
fn is_reference_or_null(value: &Value) -> bool {
    let parts = value.get("anyOf").and_then(Value::as_array);
    parts
        .into_iter()
        .flatten()
        .any(|part| *part == json!({"type": "object", "nullable": true}))
}

/// Whether a component may be one of a hierarchy, or a document speaks of it by name.
fn is_known_by_name(document: &Value, pointer: &str) -> bool {
    let mut waiting = vec![pointer.to_owned()];
    let mut seen = Vec::new();
    while let Some(pointer) = waiting.pop() {
        if seen.contains(&pointer) {
            continue;
        }
        let value = document.pointer(&pointer);
        if value.is_none_or(|value| value.get("discriminator").is_some()) {
            return true;
        }
        waiting.extend(value.and_then(target));
        for part in value
            .and_then(|value| value.get("allOf"))
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            waiting.extend(target(part));
        }
        seen.push(pointer);
    }
    let name = pointer.rsplit('/').next().unwrap_or_default();
    let mut found = false;
    visit(document, &mut |value| {
        let mapping = value
            .get("discriminator")
            .and_then(|own| own.get("mapping"))
            .and_then(Value::as_object);
        found |= mapping.is_some_and(|mapping| {
            mapping
                .values()
                .filter_map(Value::as_str)
                .any(|text| text.rsplit('/').next() == Some(name))
        });
    });
    found
}

fn visit(value: &Value, test: &mut impl FnMut(&Value)) {
    test(value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| visit(item, test)),
        Value::Object(members) => members.values().for_each(|member| visit(member, test)),
        _ => {}
    }
}

/// Lets references lead elsewhere.
fn refer(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| refer(item, from, to)),
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(text) if name == "$ref" || name == "$recursiveRef" => {
                        let is_end = |rest: &str| {
                            rest.is_empty() || rest.starts_with('/') || from.ends_with('/')
                        };
                        let rest = text.strip_prefix(from).filter(|rest| is_end(rest));
                        if let Some(rest) = rest {
                            *text = format!("{to}{rest}");
                        }
                    }
                    member => refer(member, from, to),
                }
            }
        }
        _ => {}
    }
}

/// Lets references into what was moved lead there.
fn refer_into(document: &mut Value, pointer: &str, way: &str) {
    refer(
        document,
        &format!("#{pointer}/"),
        &format!("#{pointer}{way}/"),
    );
}
