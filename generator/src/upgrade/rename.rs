//! Names of components of 2.0 that no later version allows (OpenAPI 3.0.4, 4.7.1): each gets one of the letters that are,
//! from which the same type name is made, mostly.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use indexmap::IndexSet;
use serde_json::{Map, Value, json};

use super::swagger::encoded;
use crate::diagnostic::{Diagnostic, codes};
use crate::document::Document;
use crate::document::names::component_name;
use crate::notation::{Key, Node};
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
        let schemas = tree
            .pointer("/components/schemas")
            .and_then(Value::as_object);
        let texts = schemas.into_iter().flat_map(Map::keys).map(|name| {
            let place = pointer(&["components", "schemas", name]);
            let place = self.moved(&place).unwrap_or(place);
            (format!("#{}", encoded(&place)), name)
        });
        let texts: HashMap<String, &String> = texts.collect();
        for ((_, old), new) in renamed {
            for base in bases(schemas, &texts, old) {
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

    /// Renames the components of a tree, and of the same as it is written.
    pub(super) fn apply(&self, tree: &mut Value, node: &mut Node) {
        for section in SECTIONS {
            let names = self.of_section(section);
            if names.is_empty() {
                continue;
            }
            let mut places = vec![pointer(&["components", section])];
            if section == "securitySchemes" {
                places.extend(requirements(tree));
            }
            for place in places {
                if let Some(Value::Object(members)) = tree.pointer_mut(&place) {
                    let renamed = std::mem::take(members).into_iter();
                    let renamed = renamed.map(|(name, value)| {
                        let new = names.get(&*name).map(|new| (*new).to_owned());
                        (new.unwrap_or(name), value)
                    });
                    *members = renamed.collect();
                }
                let entries = node.at_mut(&place).and_then(Node::entries_mut);
                for entry in entries.into_iter().flatten() {
                    if let Some(new) = names.get(&*entry.key.text) {
                        entry.key = Key::new(*new);
                    }
                }
            }
        }
    }

    /// The new names of the components of a section, by the old ones.
    fn of_section(&self, section: &str) -> HashMap<&str, &str> {
        let own = self.0.iter().filter(|((of, _), _)| *of == section);
        own.map(|((_, old), new)| (&**old, &**new)).collect()
    }
}

/// The schemas with a discriminator that a schema is an heir of, or is itself, by their old names. `texts` says which
/// schema a reference names.
fn bases(
    schemas: Option<&Map<String, Value>>,
    texts: &HashMap<String, &String>,
    name: &str,
) -> Vec<String> {
    let Some(schemas) = schemas else {
        return Vec::new();
    };
    let mut seen = IndexSet::from([name.to_owned()]);
    let mut next = 0;
    while let Some(name) = seen.get_index(next) {
        next += 1;
        let parts = schemas.get(name).and_then(|schema| schema.get("allOf"));
        let parts = parts.and_then(Value::as_array).into_iter().flatten();
        let texts = parts.filter_map(|part| texts.get(part.get("$ref")?.as_str()?));
        seen.extend(texts.map(|base| (*base).clone()).collect::<Vec<_>>());
    }
    let is_base = |name: &String| {
        let schema = schemas.get(name);
        schema.is_some_and(|schema| schema.get("discriminator").is_some())
    };
    seen.into_iter().filter(is_base).collect()
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

/// A name that no component has. A low line at the end is no part of the name of a type, so that two names that become
/// one type name become the same two types as before, in their order.
fn free(name: &str, taken: &BTreeSet<String>) -> String {
    const MOST_LINES: usize = 8;
    let lined = (0..=MOST_LINES).map(|count| format!("{name}{}", "_".repeat(count)));
    let numbered = (2..).map(|number: usize| format!("{name}_{number}"));
    let mut names = lined.chain(numbered);
    names
        .find(|name| !taken.contains(name))
        .unwrap_or_else(|| name.to_owned())
}
