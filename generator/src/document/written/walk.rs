//! The walk along every reference of a document.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::super::grammar::{self, Kind, SCHEMA, SWAGGER_SCHEMA, Shape};
use super::super::reference::{ReferenceError, is_path, is_remote, split};
use super::super::uri::is_relative;
use super::super::{Linked, Version, root_kind};
use super::{Reference, ReferenceForm};
use crate::source::Origin;

/// Every reference, those of the first file first, then those of what they lead to.
pub(in crate::document) fn references(written: &dyn Linked) -> Vec<Reference> {
    let mut walk = Walk {
        written,
        schemes: schemes(written),
        found: Vec::new(),
        queue: vec![(Origin::root(written.root()), root_kind(written.shape()))],
        seen: HashSet::new(),
    };
    let mut next = 0;
    while let Some((origin, kind)) = walk.queue.get(next).cloned() {
        next += 1;
        if let Some(node) = written.node(&origin) {
            walk.node(&origin, node, kind);
        }
    }
    // What stands in an `x-` member may be referred to, and is then what the reference says that it is.
    let known = walk.found.iter();
    let known = known.filter(|reference| reference.form != ReferenceForm::Loose);
    let known: HashSet<Origin> = known.map(|reference| reference.place.clone()).collect();
    walk.found.retain(|reference| {
        reference.form != ReferenceForm::Loose || !known.contains(&reference.place)
    });
    walk.found
}

/// The security schemes that the document declares.
fn schemes(written: &dyn Linked) -> HashSet<&str> {
    let place = Origin::new(written.root(), "/components/securitySchemes");
    let declared = written.node(&place).and_then(Value::as_object);
    let declared = declared.into_iter().flat_map(Map::keys);
    declared.map(String::as_str).collect()
}

struct Walk<'w> {
    written: &'w dyn Linked,
    schemes: HashSet<&'w str>,
    found: Vec<Reference>,
    queue: Vec<(Origin, Kind)>,
    seen: HashSet<Origin>,
}

impl<'w> Walk<'w> {
    fn node(&mut self, at: &Origin, node: &'w Value, kind: Kind) {
        match (kind, node) {
            (Kind::Schema | Kind::BoolOrSchema | Kind::SchemaOrTexts, Value::Object(map)) => {
                let shape = match self.written.shape() {
                    Version::V2_0 => &SWAGGER_SCHEMA,
                    _ => &SCHEMA,
                };
                self.object(at, map, shape, kind);
            }
            (Kind::Object(shape) | Kind::OrRef(shape), Value::Object(map)) => {
                self.object(at, map, shape, kind);
            }
            (Kind::Map(element), Value::Object(map)) => {
                if !self.seen.insert(at.clone()) || self.inserted(at, map, kind) {
                    return;
                }
                if !element.holds_objects() {
                    return;
                }
                for (name, value) in map {
                    self.node(&at.child(name), value, *element);
                }
            }
            (Kind::List(element), Value::Array(list)) if element.holds_objects() => {
                for (index, value) in list.iter().enumerate() {
                    self.node(&at.index(index), value, *element);
                }
            }
            (_, Value::Object(map)) => {
                self.inserted(at, map, kind);
            }
            _ => {}
        }
    }

    fn object(
        &mut self,
        at: &Origin,
        map: &'w Map<String, Value>,
        shape: &'static Shape,
        kind: Kind,
    ) {
        if !self.seen.insert(at.clone()) {
            return;
        }
        let is_schema = matches!(
            kind,
            Kind::Schema | Kind::BoolOrSchema | Kind::SchemaOrTexts
        );
        if let Some(Value::String(text)) = map.get("$ref") {
            if is_schema || matches!(kind, Kind::OrRef(_)) || shape.name == "path item" {
                let siblings = map.len() > 1;
                let place = at.child("$ref");
                self.reference(place, ReferenceForm::Reference, kind, text, siblings);
                if !is_schema && shape.name != "path item" {
                    return;
                }
            } else {
                self.inserted(at, map, kind);
            }
        }
        self.special(at, map, shape);
        for (name, value) in map {
            match shape.kind_of(name, self.written.shape()) {
                Some(kind) => self.node(&at.child(name), value, kind),
                None if name != "$ref" => self.loose(&at.child(name), value),
                None => {}
            }
        }
    }

    /// A `$ref` to another file, or in one, where the specification has none.
    fn inserted(&mut self, at: &Origin, map: &Map<String, Value>, kind: Kind) -> bool {
        let takes_all = matches!(kind, Kind::Any | Kind::AnyObject | Kind::Map(Kind::Any));
        let Some(Value::String(text)) = map.get("$ref").filter(|_| !takes_all) else {
            return false;
        };
        // In one file it stays what it is.
        if at.file == self.written.root() && split(text).0.is_empty() {
            return false;
        }
        let place = at.child("$ref");
        self.reference(place, ReferenceForm::Inserted, kind, text, map.len() > 1);
        true
    }

    /// What is a reference in one object only.
    fn special(&mut self, at: &Origin, map: &Map<String, Value>, shape: &'static Shape) {
        let text = |name: &str| map.get(name).and_then(Value::as_str);
        match shape.name {
            "schema" => {
                for name in ["$id", "$anchor"] {
                    if let Some(text) = text(name) {
                        self.bare(at.child(name), ReferenceForm::Identity, text);
                    }
                }
                if let Some(reference) = text("$dynamicRef") {
                    let place = at.child("$dynamicRef");
                    self.reference(place, ReferenceForm::Dynamic, Kind::Schema, reference, true);
                }
            }
            "discriminator" => {
                if let Some(name) = text("defaultMapping") {
                    self.mapping(at.child("defaultMapping"), name);
                }
                let mapping = map.get("mapping").and_then(Value::as_object);
                for (tag, name) in mapping.into_iter().flatten() {
                    if let Some(name) = name.as_str() {
                        self.mapping(at.child("mapping").child(tag), name);
                    }
                }
            }
            "link" => {
                if let Some(reference) = text("operationRef") {
                    let place = at.child("operationRef");
                    let operation = grammar::named("operation");
                    let kind = operation.map_or(Kind::Any, Kind::Object);
                    self.reference(place, ReferenceForm::Operation, kind, reference, true);
                }
            }
            "security requirement" if self.written.shape() >= Version::V3_2 => {
                for name in map.keys() {
                    if self.schemes.contains(name.as_str()) || !is_path(name) {
                        continue;
                    }
                    let scheme = grammar::named("security scheme");
                    let kind = scheme.map_or(Kind::Any, Kind::OrRef);
                    self.reference(at.child(name), ReferenceForm::Security, kind, name, true);
                }
            }
            _ => {}
        }
        let form = match shape.name {
            "server" => ReferenceForm::Server,
            _ => ReferenceForm::Url,
        };
        for name in urls(shape.name) {
            if let Some(url) = text(name).filter(|url| is_relative(url)) {
                self.bare(at.child(name), form, url);
            }
        }
    }

    /// A value of a discriminator: the name of a component of the same file, or a reference.
    fn mapping(&mut self, place: Origin, text: &str) {
        let file = place.file;
        let holder = match self.written.shape() {
            Version::V2_0 => return,
            _ => "#/components/schemas/",
        };
        let is_name = !text.contains(['/', '#']);
        let named = self
            .written
            .target(file, &format!("{holder}{text}"))
            .ok()
            .filter(|_| is_name);
        match named {
            Some(target) => {
                self.queue.push((target.clone(), Kind::Schema));
                self.found.push(Reference {
                    place,
                    form: ReferenceForm::Mapping,
                    role: "schema",
                    text: text.to_owned(),
                    target: Ok(target),
                    has_siblings: true,
                });
            }
            None if is_path(text) => {
                self.reference(place, ReferenceForm::Mapping, Kind::Schema, text, true);
            }
            None => {}
        }
    }

    /// Something that leads to nothing of the document.
    fn bare(&mut self, place: Origin, form: ReferenceForm, text: &str) {
        self.found.push(Reference {
            place,
            form,
            role: "",
            text: text.to_owned(),
            target: Err(ReferenceError::Form),
            has_siblings: true,
        });
    }

    fn reference(
        &mut self,
        place: Origin,
        form: ReferenceForm,
        kind: Kind,
        text: &str,
        has_siblings: bool,
    ) {
        let target = self.written.target(place.file, text);
        if let Ok(target) = &target {
            self.follow(target, form, kind);
        }
        self.found.push(Reference {
            place,
            form,
            role: kind.role(),
            text: text.to_owned(),
            target,
            has_siblings,
        });
    }

    /// Looks at what a reference leads to, later.
    fn follow(&mut self, target: &Origin, form: ReferenceForm, kind: Kind) {
        let item = target
            .parent()
            .filter(|_| form == ReferenceForm::Operation && target.file != self.written.root());
        // An operation is nothing without the path item that it stands in.
        match (item, grammar::named("path item")) {
            (Some(item), Some(shape)) => self.queue.push((item, Kind::OrRef(shape))),
            _ => self.queue.push((target.clone(), kind)),
        }
    }

    /// References to other files in a part that the specification says nothing of.
    fn loose(&mut self, at: &Origin, node: &Value) {
        match node {
            Value::Object(map) => {
                for (name, value) in map {
                    match value {
                        Value::String(text) if name == "$ref" => {
                            let (file, _) = split(text);
                            if !file.is_empty() && !is_remote(file) {
                                self.bare(at.child(name), ReferenceForm::Loose, text);
                            }
                        }
                        other => self.loose(&at.child(name), other),
                    }
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    self.loose(&at.index(index), value);
                }
            }
            _ => {}
        }
    }
}

/// The members of an object that are URLs and may be relative to the document (OpenAPI 3.0.4, 4.6). Those of `OAuth` and
/// `OpenID` Connect are relative to the servers.
fn urls(shape: &str) -> &'static [&'static str] {
    match shape {
        "server" | "external documentation" | "contact" | "license" => &["url"],
        "info" => &["termsOfService"],
        "example" => &["externalValue"],
        _ => &[],
    }
}
