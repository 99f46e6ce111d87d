use std::collections::{BTreeMap, HashSet};

use super::Both;
use super::object::says_nothing;
use crate::diff::change::{Bump, Directions};
use crate::diff::kinds;
use crate::diff::shape::Shape;
use crate::diff::walk::Found;
use crate::model::{Model, Schema, SchemaId};

type Read = fn(&Schema) -> Option<SchemaId>;

/// Keywords that hold one schema, and whether what fits can be told by comparing the two.
const SINGLE: &[(&str, bool, Read)] = &[
    ("not", false, |schema| schema.further.not),
    ("if", false, |schema| schema.further.condition),
    ("then", true, |schema| schema.further.then),
    ("else", true, |schema| schema.further.otherwise),
    ("contains", true, |schema| schema.further.contains),
    ("propertyNames", true, |schema| {
        schema.further.property_names
    }),
    ("unevaluatedItems", true, |schema| {
        schema.further.unevaluated_items
    }),
    ("unevaluatedProperties", true, |schema| {
        schema.further.unevaluated_properties
    }),
    ("contentSchema", true, |schema| schema.content_schema),
];

type ReadMany = fn(&Schema) -> &Vec<(String, SchemaId)>;

/// Keywords that hold schemas by name.
const MANY: &[(&str, ReadMany)] = &[
    ("patternProperties", |schema| {
        &schema.further.pattern_properties
    }),
    ("dependentSchemas", |schema| {
        &schema.further.dependent_schemas
    }),
];

impl Both<'_> {
    /// Keywords that assert and are rare, and how a text is packed.
    pub(super) fn assertions(&mut self) {
        for (keyword, comparable, read) in SINGLE {
            let old: Vec<SchemaId> = saying(&self.old, self.old_model, *read);
            let new: Vec<SchemaId> = saying(&self.new, self.new_model, *read);
            match (old.is_empty(), new.is_empty()) {
                (true, true) => {}
                (true, false) => self.assertion(keyword, None, true),
                (false, true) => self.assertion(keyword, None, false),
                (false, false) if *comparable || self.within => {
                    self.edge(old, new, Directions::BOTH);
                }
                (false, false) => {
                    if !same(self.old_model, old, self.new_model, new) {
                        let message =
                            format!("`{keyword}` of `{}` says something else now", self.subject);
                        let has = |part: &Schema| read(part).is_some();
                        let places = (self.old.place(keyword, has), self.new.place(keyword, has));
                        let found =
                            Found::new(&kinds::ASSERTION_CHANGED, message).at(places.0, places.1);
                        self.found(found.detail(*keyword));
                    }
                }
            }
        }
        for (keyword, read) in MANY {
            let collect = |shape: &Shape<'_>| {
                let mut all: BTreeMap<String, Vec<SchemaId>> = BTreeMap::new();
                for (name, id) in shape.parts.iter().flat_map(|part| read(part)) {
                    all.entry(name.clone()).or_default().push(*id);
                }
                all
            };
            let (old, new) = (collect(&self.old), collect(&self.new));
            for (name, ids) in &new {
                match old.get(name) {
                    Some(before) => self.edge(before.clone(), ids.clone(), Directions::BOTH),
                    None => self.assertion(keyword, Some(name), true),
                }
            }
            for name in old.keys().filter(|name| !new.contains_key(*name)) {
                self.assertion(keyword, Some(name), false);
            }
        }
        self.dependent_required();
        self.content();
    }

    fn assertion(&mut self, keyword: &str, name: Option<&String>, added: bool) {
        let (kind, word) = if added {
            (&kinds::ASSERTION_ADDED, "has to fit")
        } else {
            (&kinds::ASSERTION_REMOVED, "no longer has to fit")
        };
        let what = name.map_or_else(
            || format!("`{keyword}`"),
            |name| format!("`{keyword}` of `{name}`"),
        );
        let message = format!("`{}` {word} {what}", self.subject);
        let has = |part: &Schema| part.further_assertions.iter().any(|own| own == keyword);
        let places = (self.old.place(keyword, has), self.new.place(keyword, has));
        let found = Found::new(kind, message).at(places.0, places.1);
        self.found(found.detail(format!("{keyword} {}", name.map_or("", String::as_str))));
    }

    fn dependent_required(&mut self) {
        let collect = |shape: &Shape<'_>| {
            let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (name, needed) in shape
                .parts
                .iter()
                .flat_map(|part| &part.further.dependent_required)
            {
                all.entry(name.clone())
                    .or_default()
                    .extend(needed.iter().cloned());
            }
            for needed in all.values_mut() {
                needed.sort_unstable();
                needed.dedup();
            }
            all
        };
        let (old, new) = (collect(&self.old), collect(&self.new));
        for (name, needed) in &new {
            match old.get(name) {
                None => self.assertion("dependentRequired", Some(name), true),
                Some(before) if before != needed => {
                    let message = format!(
                        "with `{name}`, `{}` has to have {} and had to have {}",
                        self.subject,
                        needed.join(", "),
                        before.join(", ")
                    );
                    let keyword = "dependentRequired";
                    let has = |part: &Schema| !part.further.dependent_required.is_empty();
                    let places = (self.old.place(keyword, has), self.new.place(keyword, has));
                    let found =
                        Found::new(&kinds::ASSERTION_CHANGED, message).at(places.0, places.1);
                    self.found(found.detail(format!("{keyword} {name}")));
                }
                Some(_) => {}
            }
        }
        for name in old.keys().filter(|name| !new.contains_key(*name)) {
            self.assertion("dependentRequired", Some(name), false);
        }
    }

    /// `contentMediaType` and `contentEncoding`.
    fn content(&mut self) {
        type Text = fn(&Schema) -> Option<String>;
        let keywords: [(&str, Text); 2] = [
            ("contentMediaType", |schema| {
                schema.content_media_type.clone()
            }),
            ("contentEncoding", |schema| schema.content_encoding.clone()),
        ];
        for (keyword, read) in keywords {
            let of = |shape: &Shape<'_>| shape.first(read).map(|(_, text)| text);
            let (old, new) = (of(&self.old), of(&self.new));
            let packed =
                keyword == "contentEncoding" && self.old.is_base64() && self.new.is_base64();
            if old == new || packed {
                continue;
            }
            let show = |text: &Option<String>| {
                text.clone()
                    .map_or("none".to_owned(), |text| format!("`{text}`"))
            };
            let message = format!(
                "`{keyword}` of `{}` is {} and was {}",
                self.subject,
                show(&new),
                show(&old)
            );
            let has = |part: &Schema| read(part).is_some();
            let places = (self.old.place(keyword, has), self.new.place(keyword, has));
            let found = Found::new(&kinds::CONTENT_CHANGED, message).at(places.0, places.1);
            // Base64 has a type of its own.
            let is_base64 = |text: &Option<String>| text.as_deref() == Some("base64");
            let rust = if keyword == "contentEncoding" && is_base64(&old) != is_base64(&new) {
                Bump::Major
            } else {
                Bump::Patch
            };
            self.found(found.detail(keyword).rust(rust));
        }
    }
}

/// The schemas of a keyword that ask for something.
fn saying(shape: &Shape<'_>, model: &Model, read: Read) -> Vec<SchemaId> {
    let mut ids = shape.schemas(read);
    ids.retain(|id| !says_nothing(model.schema(*id)));
    ids
}

/// Whether two schemas say the same, with all that they lead to.
fn same(old_model: &Model, old: Vec<SchemaId>, new_model: &Model, new: Vec<SchemaId>) -> bool {
    let mut seen = HashSet::new();
    let mut waiting = vec![(old, new)];
    while let Some((old, new)) = waiting.pop() {
        if old.len() != new.len() {
            return false;
        }
        for (old, new) in old.into_iter().zip(new) {
            if !seen.insert((old, new)) {
                continue;
            }
            let compared = super::compare_within(old_model, new_model, old, new);
            if !compared.found.is_empty() {
                return false;
            }
            let edges = compared.edges.into_iter();
            waiting.extend(edges.map(|(old, new, _)| (old.into_vec(), new.into_vec())));
        }
    }
    true
}
