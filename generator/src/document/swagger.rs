//! Brings a document of 2.0 to the shape of 3.0, so that nobody behind this knows the difference.
//!
//! References stay as they are written: where a node has gone is kept beside, and
//! [`Document::resolve`](super::Document::resolve) goes there. Findings about a node of the new tree are shown where
//! the node was written, by the same account the other way round.

mod body;
mod operation;
mod parameter;
mod response;
mod schema;
mod security;

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::check::Moves;
use super::files::Files;
use super::grammar::Kind;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Origin, SourceMap, pointer};

/// A node by its pointers in the tree of 3.0 and in that of 2.0.
#[derive(Clone)]
struct Place {
    new: String,
    old: String,
}

impl Place {
    fn child(&self, token: &str) -> Self {
        self.to(token, token)
    }

    /// The child that is called `new` now and was called `old`.
    fn to(&self, new: &str, old: &str) -> Self {
        let mut place = self.clone();
        pointer::push(&mut place.new, new);
        pointer::push(&mut place.old, old);
        place
    }

    /// A node that is a level deeper now than it was.
    fn down(&self, new: &str) -> Self {
        let mut place = self.clone();
        pointer::push(&mut place.new, new);
        place
    }
}

pub(super) struct Converter<'d> {
    files: &'d Files,
    sources: &'d SourceMap,
    root: FileId,
    file: FileId,
    /// `parameters` of the document, for operations that reference them.
    parameters: Map<String, Value>,
    consumes: Vec<String>,
    produces: Vec<String>,
    /// `host` and `basePath`, when there is a host.
    base: Option<String>,
    /// From the new tree to the old one.
    pub(super) moves: HashMap<FileId, Moves>,
    /// From the old tree to the new one, as far as references may lead there.
    pub(super) back: HashMap<FileId, Moves>,
    pub(super) findings: Vec<Diagnostic>,
}

impl<'d> Converter<'d> {
    /// `tree` is that of the first file, which is not in `files` while it is converted.
    pub(super) fn new(
        files: &'d Files,
        sources: &'d SourceMap,
        root: FileId,
        tree: &Value,
    ) -> Self {
        Self {
            files,
            sources,
            root,
            file: root,
            parameters: tree
                .get("parameters")
                .and_then(Value::as_object)
                .cloned()
                .unwrap_or_default(),
            consumes: texts(tree.get("consumes")),
            produces: texts(tree.get("produces")),
            base: tree.get("host").and_then(Value::as_str).map(|host| {
                let base = tree
                    .get("basePath")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                format!("{host}{}", if base == "/" { "" } else { base })
            }),
            moves: HashMap::new(),
            back: HashMap::new(),
            findings: Vec::new(),
        }
    }

    /// Converts a whole document.
    pub(super) fn document(&mut self, tree: Value) -> Value {
        let Value::Object(old) = tree else {
            return tree;
        };
        let root = Place {
            new: String::new(),
            old: String::new(),
        };
        let servers = self.servers(&old);
        let mut new = Map::new();
        let mut components = Map::new();
        for (key, value) in old {
            let at = root.child(&key);
            match (key.as_str(), value) {
                ("swagger", _) => {
                    new.insert("openapi".to_owned(), json!("3.0.3"));
                    self.moved("/openapi", "/swagger");
                }
                ("host" | "basePath" | "schemes", _) => {
                    if !new.contains_key("servers") {
                        self.moved("/servers", &at.old);
                        new.insert("servers".to_owned(), servers.clone());
                    }
                }
                ("consumes" | "produces", _) => {}
                ("definitions", Value::Object(mut map)) => {
                    map.values_mut().for_each(schema::convert);
                    self.both("/components/schemas", "/definitions");
                    components.insert("schemas".to_owned(), Value::Object(map));
                }
                ("parameters", Value::Object(map)) => self.shared_parameters(map, &mut components),
                ("responses", Value::Object(map)) => {
                    self.both("/components/responses", "/responses");
                    let at = Place {
                        new: "/components/responses".to_owned(),
                        old: "/responses".to_owned(),
                    };
                    let produces = self.produces.clone();
                    let converted = map.into_iter().map(|(name, value)| {
                        let response = self.response(value, &produces, &at.child(&name));
                        (name, response)
                    });
                    let converted = Value::Object(converted.collect());
                    components.insert("responses".to_owned(), converted);
                }
                ("securityDefinitions", Value::Object(map)) => {
                    self.both("/components/securitySchemes", "/securityDefinitions");
                    let schemes = map.into_iter().map(|(name, value)| {
                        let mut at = "/components/securitySchemes".to_owned();
                        pointer::push(&mut at, &name);
                        let scheme = self.scheme(value, &at);
                        (name, scheme)
                    });
                    let schemes = Value::Object(schemes.collect());
                    components.insert("securitySchemes".to_owned(), schemes);
                }
                ("paths", Value::Object(map)) => {
                    let items = map.into_iter().map(|(path, item)| {
                        let item = if path.starts_with('/') {
                            self.item(item, &at.child(&path))
                        } else {
                            item
                        };
                        (path, item)
                    });
                    let items = Value::Object(items.collect());
                    new.insert(key, items);
                }
                (_, value) => {
                    new.insert(key, value);
                }
            }
        }
        if !components.is_empty() {
            new.insert("components".to_owned(), Value::Object(components));
        }
        Value::Object(new)
    }

    /// Converts a node that a reference leads to, in a file or place of its own.
    pub(super) fn part(&mut self, file: FileId, node: &mut Value, kind: Kind, pointer: &str) {
        self.file = file;
        let at = Place {
            new: pointer.to_owned(),
            old: pointer.to_owned(),
        };
        match kind.role() {
            "schema" => schema::convert(node),
            "parameter" => {
                if let Value::Object(map) = node.take() {
                    // A body parameter stays as it is: the operation that references it takes it apart.
                    *node = match map.get("in").and_then(Value::as_str) {
                        Some("body" | "formData") => Value::Object(map),
                        _ => self.parameter(map, &at).unwrap_or_default(),
                    };
                }
            }
            "response" => {
                let produces = self.produces.clone();
                *node = self.response(node.take(), &produces, &at);
            }
            "path item" => *node = self.item(node.take(), &at),
            _ => {}
        }
        self.file = self.root;
    }

    fn shared_parameters(&mut self, map: Map<String, Value>, components: &mut Map<String, Value>) {
        let mut parameters = Map::new();
        let mut bodies = Map::new();
        for (name, value) in map {
            let holder = |section: &str| Place {
                new: format!("/components/{section}"),
                old: "/parameters".to_owned(),
            };
            let Value::Object(parameter) = value else {
                continue;
            };
            match parameter.get("in").and_then(Value::as_str) {
                Some("body") => {
                    let at = holder("requestBodies").child(&name);
                    self.both(&at.new, &at.old);
                    let consumes = self.consumes.clone();
                    bodies.insert(name, self.body(parameter, &consumes, &at));
                }
                // Operations take a part of a form apart, since it is a part of their body.
                Some("formData") => {}
                _ => {
                    let at = holder("parameters").child(&name);
                    self.both(&at.new, &at.old);
                    let parameter = if parameter.contains_key("$ref") {
                        Some(Value::Object(parameter))
                    } else {
                        self.parameter(parameter, &at)
                    };
                    if let Some(parameter) = parameter {
                        parameters.insert(name, parameter);
                    }
                }
            }
        }
        for (section, map) in [("parameters", parameters), ("requestBodies", bodies)] {
            if !map.is_empty() {
                components.insert(section.to_owned(), Value::Object(map));
            }
        }
    }

    /// `host`, `basePath` and `schemes` as servers; `https` first, since the first one is what a client takes.
    fn servers(&self, old: &Map<String, Value>) -> Value {
        let Some(base) = &self.base else {
            let path = old.get("basePath").and_then(Value::as_str).unwrap_or("/");
            return json!([{ "url": path }]);
        };
        let servers = schemes(old.get("schemes")).into_iter();
        Value::Array(
            servers
                .map(|scheme| json!({ "url": format!("{scheme}://{base}") }))
                .collect(),
        )
    }

    /// Says where a node of the new tree was in the old one.
    fn moved(&mut self, new: &str, old: &str) {
        if new != old {
            self.moves
                .entry(self.file)
                .or_default()
                .insert(new.to_owned(), old.to_owned());
        }
    }

    /// Says it both ways, for places that references lead to.
    fn both(&mut self, new: &str, old: &str) {
        self.moved(new, old);
        if new != old {
            self.back
                .entry(self.file)
                .or_default()
                .insert(old.to_owned(), new.to_owned());
        }
    }

    /// Reports something about a node of the old tree.
    fn report(&mut self, code: &'static Code, message: impl Into<String>, old: &str, help: &str) {
        let origin = self.sources.written(&Origin::new(self.file, old));
        self.findings.push(
            Diagnostic::new(code, message)
                .at(&origin)
                .help(help)
                .in_file(),
        );
    }
}

fn texts(node: Option<&Value>) -> Vec<String> {
    let list = node.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn schemes(node: Option<&Value>) -> Vec<String> {
    let mut schemes = texts(node);
    if schemes.is_empty() {
        schemes.push("https".to_owned());
    }
    schemes.sort_by_key(|scheme| scheme != "https");
    schemes
}
