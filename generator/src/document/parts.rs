//! A tree taken apart along the grammar: every member of every object, with the object that it belongs to.

use std::collections::HashSet;

use serde_json::Value;

use super::grammar::{Kind, Rest, SCHEMA, SWAGGER_SCHEMA, Shape};
use super::insert::inserted;
use super::{Document, Version, root_kind};
use crate::source::{Origin, SourceMap};

/// A node of a document.
#[derive(Clone, Debug)]
pub struct Part {
    /// Where it stands.
    pub origin: Origin,
    /// The nearest object of the specification that it belongs to, as in "a parameter object".
    pub owner: &'static str,
    /// The member of that object that it is, or is in.
    pub member: String,
    /// What it is.
    pub form: Form,
    /// The media type, for elements of `consumes` and `produces`.
    pub word: Option<String>,
    /// The index behind the last part below it.
    pub end: usize,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// An object of the specification, by its name.
    Object(&'static str),
    /// A list or map of parts.
    Group,
    /// A text.
    Text,
    /// `true`, `false`, a number or a word.
    Plain,
    /// Any JSON value: an example, a default.
    Value,
    /// A `$ref`, and where it leads.
    Reference(Option<Origin>),
    /// A member whose name begins with `x-`.
    Extension,
}

impl Part {
    /// Whether it says something itself; other parts only hold some.
    #[must_use]
    pub fn is_leaf(&self) -> bool {
        !matches!(self.form, Form::Object(_) | Form::Group)
    }
}

/// The parts of the tree: of the document, and of whatever its references lead to outside of it.
pub(super) fn parts(document: &Document) -> Vec<Part> {
    // Documents of 2.0 have the shape of 3.0 by now.
    let version = match document.version {
        Version::V2_0 => Version::V3_0,
        version => version,
    };
    let mut walk = Walk {
        document: Some(document),
        version,
        parts: Vec::new(),
        queue: vec![(Origin::root(document.root), root_kind(version))],
    };
    let mut seen = HashSet::new();
    while let Some((origin, kind)) = walk.queue.pop() {
        if seen.is_empty() {
            seen.insert(origin.clone());
        } else if !seen.insert(origin.clone()) {
            continue;
        }
        if let Some(node) = document.get(&origin) {
            let first = walk.parts.len();
            walk.node(origin, node, kind, ("document", ""));
            seen.extend(walk.parts[first..].iter().map(|part| part.origin.clone()));
        }
    }
    walk.parts
}

/// The parts of the text as it was written, before anything was repaired or converted.
pub(super) fn written_parts(document: &Document, sources: &SourceMap) -> Vec<Part> {
    let mut walk = Walk {
        document: None,
        version: document.version,
        parts: Vec::new(),
        queue: Vec::new(),
    };
    if let Some(tree) = document.written_tree(sources) {
        let kind = root_kind(document.version);
        walk.node(Origin::root(document.root), &tree, kind, ("document", ""));
    }
    walk.parts
}

struct Walk<'d> {
    /// Nothing for a text, whose references are not followed.
    document: Option<&'d Document>,
    version: Version,
    parts: Vec<Part>,
    queue: Vec<(Origin, Kind)>,
}

impl Walk<'_> {
    fn node(&mut self, origin: Origin, node: &Value, kind: Kind, place: (&'static str, &str)) {
        let at = self.parts.len();
        self.parts.push(Part {
            origin,
            owner: place.0,
            member: place.1.to_owned(),
            form: Form::Group,
            word: node
                .as_str()
                .filter(|_| matches!(place.1, "consumes" | "produces"))
                .map(str::to_owned),
            end: 0,
        });
        let form = self.form(at, node, kind, place);
        self.parts[at].form = form;
        self.parts[at].end = self.parts.len();
    }

    fn form(&mut self, at: usize, node: &Value, kind: Kind, place: (&'static str, &str)) -> Form {
        // A text may have a reference where the specification has none.
        if inserted(node, kind).is_some() && self.document.is_none() {
            for (name, value) in node.as_object().into_iter().flatten() {
                let origin = self.parts[at].origin.child(name);
                match kind.step(name, self.version).filter(|_| name != "$ref") {
                    Some(kind) => self.node(origin, value, kind, place),
                    None => self.leaf(origin, place.0, name, Form::Reference(None)),
                }
            }
            return Form::Group;
        }
        match (kind, node) {
            (Kind::Any | Kind::AnyObject, _) => Form::Value,
            (Kind::Text, _) => Form::Text,
            (Kind::Words(_) | Kind::List(_), Value::Array(list)) if !list.is_empty() => {
                let element = match kind {
                    Kind::List(element) => *element,
                    other => other,
                };
                for (index, value) in list.iter().enumerate() {
                    let origin = self.parts[at].origin.index(index);
                    self.node(origin, value, element, place);
                }
                Form::Group
            }
            (Kind::Map(element), Value::Object(map)) if !map.is_empty() => {
                for (name, value) in map {
                    let origin = self.parts[at].origin.child(name);
                    self.node(origin, value, *element, place);
                }
                Form::Group
            }
            (Kind::SchemaOrTexts, Value::Array(_)) => {
                self.form(at, node, Kind::List(&Kind::Text), place)
            }
            (Kind::Schema | Kind::BoolOrSchema | Kind::SchemaOrTexts, Value::Object(map)) => {
                let shape = if self.version == Version::V2_0 {
                    &SWAGGER_SCHEMA
                } else {
                    &SCHEMA
                };
                self.object(at, map, shape, kind)
            }
            (Kind::Object(shape) | Kind::OrRef(shape), Value::Object(map)) => {
                self.object(at, map, shape, kind)
            }
            _ => Form::Plain,
        }
    }

    fn object(
        &mut self,
        at: usize,
        map: &serde_json::Map<String, Value>,
        shape: &'static Shape,
        kind: Kind,
    ) -> Form {
        for (name, value) in map {
            let origin = self.parts[at].origin.child(name);
            let everything = matches!(shape.rest, Rest::Everything(_));
            if name == "$ref" && value.is_string() && !everything {
                let form = Form::Reference(self.target(&origin, value, kind));
                self.leaf(origin, shape.name, name, form);
            } else if name.starts_with("x-")
                && !everything
                && shape.member(name, self.version).is_none()
            {
                self.leaf(origin, shape.name, name, Form::Extension);
            } else {
                let kind = shape.kind_of(name, self.version).unwrap_or(Kind::Any);
                self.node(origin, value, kind, (shape.name, name));
            }
        }
        Form::Object(shape.name)
    }

    fn leaf(&mut self, origin: Origin, owner: &'static str, member: &str, form: Form) {
        let end = self.parts.len() + 1;
        self.parts.push(Part {
            origin,
            owner,
            member: member.to_owned(),
            form,
            word: None,
            end,
        });
    }

    fn target(&mut self, origin: &Origin, reference: &Value, kind: Kind) -> Option<Origin> {
        let document = self.document?;
        let target = document.resolve(origin, reference.as_str()?).ok()?;
        self.queue.insert(0, (target.clone(), kind));
        Some(target)
    }
}
