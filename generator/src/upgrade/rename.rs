//! Names of components of 2.0 that no later version allows (OpenAPI 3.0.4, 4.7.1): each gets one of the letters that are,
//! from which the same type name is made, mostly.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::swagger::encoded;
use crate::diagnostic::{Diagnostic, codes};
use crate::document::Document;
use crate::document::names::component_name;
use crate::notation::Node;
use crate::source::Origin;

const SECTIONS: [&str; 5] = [
    "schemas",
    "parameters",
    "requestBodies",
    "responses",
    "securitySchemes",
];

/// The new names of components, by section and old name.
#[derive(Debug, Default)]
pub(super) struct Renames(BTreeMap<(&'static str, String), String>);

impl Renames {
    /// Finds the names that are not allowed, and tells what becomes of them.
    pub(super) fn find(document: &Document, findings: &mut Vec<Diagnostic>) -> Self {
        let mut renames = Self::default();
        let components = Origin::root(document.root()).child("components");
        for section in SECTIONS {
            let place = components.child(section);
            let Some(members) = document.get(&place).and_then(Value::as_object) else {
                continue;
            };
            let allowed = members.keys().filter(|name| is_allowed(name));
            let mut taken: BTreeSet<String> = allowed.cloned().collect();
            for name in members.keys().filter(|name| !is_allowed(name)) {
                let new = free(&component_name(name), &taken);
                taken.insert(new.clone());
                let message =
                    format!("OpenAPI 3 has no component named `{name}`: it becomes `{new}`");
                findings.push(
                    Diagnostic::new(&codes::upgrade::RENAMED, message)
                        .at_key(&place.child(name))
                        .help(
                            "use letters of ASCII, digits, `.`, `-` and `_` in names of components",
                        ),
                );
                renames.0.insert((section, name.clone()), new);
            }
        }
        renames
    }

    /// Where what stands at a place of the first file stands then.
    pub(super) fn moved(&self, pointer: &str) -> Option<String> {
        let mut parts = pointer.strip_prefix("/components/")?.splitn(3, '/');
        let (section, name) = (parts.next()?, parts.next()?);
        let section = SECTIONS.into_iter().find(|known| *known == section)?;
        let old = name.replace("~1", "/").replace("~0", "~");
        let new = self.0.get(&(section, old))?;
        let rest = parts
            .next()
            .map_or(String::new(), |rest| format!("/{rest}"));
        Some(format!("/components/{section}/{new}{rest}"))
    }

    /// Lets discriminators say which schemas are meant by names that they no longer have: those of heirs, by an `allOf`.
    pub(super) fn keep_tags(&self, tree: &mut Value) {
        let renamed = self
            .0
            .iter()
            .filter(|((section, _), _)| *section == "schemas");
        let mut mappings: Vec<(String, String, String)> = Vec::new();
        for ((_, old), new) in renamed {
            for base in self.bases(tree, old) {
                mappings.push((base, old.clone(), new.clone()));
            }
        }
        for (base, old, new) in mappings {
            let place = pointer(&["components", "schemas", &base, "discriminator"]);
            let discriminator = tree.pointer_mut(&place).and_then(Value::as_object_mut);
            let mapping = discriminator.map(|map| map.entry("mapping").or_insert(json!({})));
            if let Some(Value::Object(mapping)) = mapping {
                let target = format!("#{}", encoded(&format!("/components/schemas/{new}")));
                mapping.insert(old, Value::String(target));
            }
        }
    }

    /// The schemas with a discriminator that a schema is an heir of, or is itself, by their old names.
    fn bases(&self, tree: &Value, name: &str) -> Vec<String> {
        let none = Map::new();
        let schemas = tree.pointer("/components/schemas");
        let schemas = schemas.and_then(Value::as_object).unwrap_or(&none);
        let mut seen = vec![name.to_owned()];
        let mut next = 0;
        while let Some(name) = seen.get(next).cloned() {
            next += 1;
            let parts = schemas.get(&name).and_then(|schema| schema.get("allOf"));
            for part in parts.and_then(Value::as_array).into_iter().flatten() {
                let text = part.get("$ref").and_then(Value::as_str).unwrap_or_default();
                let base = schemas.keys().find(|name| {
                    let place = pointer(&["components", "schemas", name]);
                    let place = self.moved(&place).unwrap_or(place);
                    text.strip_prefix('#') == Some(encoded(&place).as_str())
                });
                if let Some(base) = base.filter(|base| !seen.contains(base)) {
                    seen.push(base.clone());
                }
            }
        }
        seen.retain(|name| schemas[name].get("discriminator").is_some());
        seen
    }

    /// Renames the components of a tree, and of the same as it is written.
    pub(super) fn apply(&self, tree: &mut Value, node: &mut Node) {
        let mut changes: Vec<(String, &str, &str)> = Vec::new();
        for ((section, old), new) in &self.0 {
            changes.push((pointer(&["components", section]), old, new));
        }
        for place in requirements(tree) {
            let names = tree.pointer(&place).and_then(Value::as_object);
            for name in names.into_iter().flat_map(Map::keys) {
                let renamed = self.0.get_key_value(&("securitySchemes", name.clone()));
                if let Some(((_, old), new)) = renamed {
                    changes.push((place.clone(), old, new));
                }
            }
        }
        for (place, old, new) in changes {
            if let Some(Value::Object(members)) = tree.pointer_mut(&place) {
                let renamed = std::mem::take(members).into_iter();
                let renamed = renamed.map(|(name, value)| {
                    let name = if name == old { new.to_owned() } else { name };
                    (name, value)
                });
                *members = renamed.collect();
            }
            if let Some(holder) = node.at_mut(&place) {
                holder.rename(old, new);
            }
        }
    }
}

/// The places of all security requirements.
fn requirements(tree: &Value) -> Vec<String> {
    let mut lists = vec![pointer(&["security"])];
    let items = tree.get("paths").and_then(Value::as_object);
    for (path, item) in items.into_iter().flatten() {
        for method in item.as_object().into_iter().flat_map(Map::keys) {
            lists.push(pointer(&["paths", path, method, "security"]));
        }
    }
    let each = |list: &String| {
        let elements = tree.pointer(list).and_then(Value::as_array);
        let count = elements.map_or(0, Vec::len);
        (0..count)
            .map(|index| format!("{list}/{index}"))
            .collect::<Vec<_>>()
    };
    lists.iter().flat_map(each).collect()
}

fn pointer(tokens: &[&str]) -> String {
    let mut out = String::new();
    for token in tokens {
        crate::source::pointer::push(&mut out, token);
    }
    out
}

fn is_allowed(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    !name.is_empty() && name.chars().all(fits)
}

/// A name that no component has.
fn free(name: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (2..).map(|number: usize| format!("{name}_{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names
        .find(|name| !taken.contains(name))
        .unwrap_or_else(|| name.to_owned())
}
