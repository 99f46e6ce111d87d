//! A document taken apart along the grammar, without copies: every object of the specification, once.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::grammar::{Kind, Rest, SCHEMA};
use super::{Document, Version, root_kind};
use crate::source::{FileId, Origin, pointer};

/// Looks at what a document consists of.
pub trait Visitor<'d> {
    /// An object of the specification, in front of what it holds.
    fn object(&mut self, node: &Node<'_, 'd>);

    /// A Reference Object, and where it leads; from 3.1 on, a schema with a `$ref` is given to [`Self::object`] as well.
    fn reference(&mut self, node: &Node<'_, 'd>, target: &Origin);
}

/// A node, and the way to it.
#[derive(Clone, Copy, Debug)]
pub struct Node<'p, 'd> {
    up: Option<&'p Node<'p, 'd>>,
    token: Token<'d>,
    start: &'p Origin,
    /// The node itself.
    pub value: &'d Value,
    /// The object of the specification that it is, as in "a parameter object"; empty for lists and maps of objects.
    pub shape: &'static str,
}

/// The last step to a node.
#[derive(Clone, Copy, Debug)]
enum Token<'d> {
    Start,
    Key(&'d str),
    Index(usize),
}

impl<'d> Node<'_, 'd> {
    /// The file that it stands in.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.start.file
    }

    /// Where the walk began that came to it: the document, or what a reference leads to outside of it.
    #[must_use]
    pub fn start(&self) -> &Origin {
        self.start
    }

    /// Where it stands.
    #[must_use]
    pub fn origin(&self) -> Origin {
        let mut text = String::new();
        self.write(&mut text);
        Origin::new(self.start.file, text)
    }

    fn write(&self, text: &mut String) {
        if let Some(up) = self.up {
            up.write(text);
        }
        match self.token {
            Token::Start => text.push_str(&self.start.pointer),
            Token::Key(key) => pointer::push(text, key),
            Token::Index(index) => pointer::push(text, &index.to_string()),
        }
    }

    /// The list, map or object that holds it; none for what the document or a reference begins with.
    #[must_use]
    pub fn parent(&self) -> Option<&Self> {
        self.up
    }

    /// Its key, when it is a member.
    #[must_use]
    pub fn key(&self) -> Option<&'d str> {
        match self.token {
            Token::Key(key) => Some(key),
            _ => None,
        }
    }

    /// The nearest object of this kind that holds it.
    #[must_use]
    pub fn within(&self, shape: &str) -> Option<&Self> {
        let mut at = self.up;
        while let Some(node) = at {
            if node.shape == shape {
                return Some(node);
            }
            at = node.up;
        }
        None
    }

    /// Its members; none when it is no object.
    #[must_use]
    pub fn map(&self) -> Option<&'d Map<String, Value>> {
        self.value.as_object()
    }

    /// A member of it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'d Value> {
        self.value.get(name)
    }

    /// A member of it that is a text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&'d str> {
        self.value.get(name)?.as_str()
    }
}

/// Shows a visitor the document, and whatever its references lead to outside of it.
pub(super) fn visit<'d>(document: &'d Document, visitor: &mut dyn Visitor<'d>) {
    // Documents of 2.0 have the shape of 3.0 by now.
    let version = document.version.max(Version::V3_0);
    let mut walk = Walk {
        document,
        version,
        visitor,
        queue: vec![(Origin::root(document.root), root_kind(version))],
        known: HashSet::new(),
    };
    let mut starts: Vec<(Origin, Kind)> = Vec::new();
    let mut next = 0;
    while let Some((origin, kind)) = walk.queue.get(next).cloned() {
        next += 1;
        if starts
            .iter()
            .any(|(start, kind)| is_below(&origin, start, *kind, version))
        {
            continue;
        }
        if let Some(value) = document.get(&origin) {
            let node = Node {
                up: None,
                token: Token::Start,
                start: &origin,
                value,
                shape: "",
            };
            walk.node(node, kind);
        }
        starts.push((origin, kind));
    }
}

/// Whether a walk from `start` comes to `origin`.
fn is_below(origin: &Origin, start: &Origin, kind: Kind, version: Version) -> bool {
    let rest = (origin.file == start.file)
        .then(|| origin.pointer.strip_prefix(&*start.pointer))
        .flatten();
    let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('/')) else {
        return false;
    };
    let mut kind = Some(kind);
    for token in pointer::tokens(rest) {
        kind = kind.and_then(|kind| kind.step(&token, version));
    }
    kind.is_some()
}

struct Walk<'v, 'd> {
    document: &'d Document,
    version: Version,
    visitor: &'v mut dyn Visitor<'d>,
    queue: Vec<(Origin, Kind)>,
    known: HashSet<Origin>,
}

impl<'d> Walk<'_, 'd> {
    fn node(&mut self, node: Node<'_, 'd>, kind: Kind) {
        match (kind, node.value) {
            (Kind::List(element), Value::Array(list)) if element.holds_objects() => {
                for (index, value) in list.iter().enumerate() {
                    self.node(step(&node, Token::Index(index), value), *element);
                }
            }
            (Kind::Map(element), Value::Object(map)) if element.holds_objects() => {
                for (name, value) in map {
                    self.node(step(&node, Token::Key(name), value), *element);
                }
            }
            (Kind::Schema | Kind::BoolOrSchema | Kind::SchemaOrTexts, Value::Object(map)) => {
                self.object(node, map, &SCHEMA, kind);
            }
            (Kind::Object(shape) | Kind::OrRef(shape), Value::Object(map)) => {
                self.object(node, map, shape, kind);
            }
            _ => {}
        }
    }

    fn object(
        &mut self,
        mut node: Node<'_, 'd>,
        map: &'d Map<String, Value>,
        shape: &'static super::grammar::Shape,
        kind: Kind,
    ) {
        node.shape = shape.name;
        let everything = matches!(shape.rest, Rest::Everything(_));
        let reference = map.get("$ref").and_then(Value::as_str);
        if let Some(text) = reference.filter(|_| !everything) {
            let holder = Origin::root(node.file());
            if let Ok(target) = self.document.resolve(&holder, text) {
                if self.known.insert(target.clone()) {
                    self.queue.push((target.clone(), kind));
                }
                self.visitor.reference(&node, &target);
            }
            if map.len() == 1 {
                return;
            }
        }
        self.visitor.object(&node);
        for (name, value) in map {
            if !matches!(value, Value::Object(_) | Value::Array(_)) {
                continue;
            }
            if let Some(kind) = shape.kind_of(name, self.version) {
                self.node(step(&node, Token::Key(name), value), kind);
            }
        }
    }
}

fn step<'p, 'd>(up: &'p Node<'p, 'd>, token: Token<'d>, value: &'d Value) -> Node<'p, 'd> {
    Node {
        up: Some(up),
        token,
        start: up.start,
        value,
        shape: "",
    }
}
