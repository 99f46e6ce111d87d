//! The walk that finds references.

use serde_json::{Map, Value};

use super::{Found, inserted, is_reference};
use crate::document::Version;
use crate::document::check::Path;
use crate::document::files::Files;
use crate::document::grammar::{Kind, SCHEMA, SWAGGER_SCHEMA, Shape};
use crate::source::{FileId, Origin};

/// Looks for references along the grammar.
pub(super) struct Walk<'w> {
    pub(super) files: &'w Files,
    pub(super) root: FileId,
    pub(super) version: Version,
    pub(super) file: FileId,
    pub(super) found: Vec<Found>,
    pub(super) targets: Vec<(Origin, Kind)>,
}

impl Walk<'_> {
    pub(super) fn node(&mut self, node: &Value, kind: Kind, at: &Path<'_>) {
        match (kind, node) {
            (Kind::Schema | Kind::BoolOrSchema | Kind::SchemaOrTexts, Value::Object(map)) => {
                let shape = match self.version {
                    Version::V2_0 => &SWAGGER_SCHEMA,
                    _ => &SCHEMA,
                };
                self.object(map, shape, kind, at);
            }
            (Kind::Object(shape) | Kind::OrRef(shape), Value::Object(map)) => {
                self.object(map, shape, kind, at);
            }
            (Kind::Any | Kind::AnyObject, _) => {}
            (kind, Value::Object(map)) => {
                if let Some(text) = inserted(node, kind) {
                    self.note(text, kind, at);
                } else if let Kind::Map(element) = kind
                    && element.holds_objects()
                {
                    for (name, value) in map {
                        self.node(value, *element, &Path::Key(at, name));
                    }
                }
            }
            (Kind::List(element), Value::Array(list)) if element.holds_objects() => {
                for (index, value) in list.iter().enumerate() {
                    self.node(value, *element, &Path::Index(at, index, index));
                }
            }
            _ => {}
        }
    }

    fn object(
        &mut self,
        map: &Map<String, Value>,
        shape: &'static Shape,
        kind: Kind,
        at: &Path<'_>,
    ) {
        let reference = map.get("$ref").and_then(Value::as_str);
        if let Some(text) = reference {
            if !is_reference(kind) {
                self.note(text, kind, at);
                return;
            }
            self.follow(text, kind);
            if matches!(kind, Kind::OrRef(_)) && shape.name != "path item" {
                return;
            }
        }
        for (name, value) in map {
            if let (Value::Object(_) | Value::Array(_), Some(kind)) =
                (value, shape.kind_of(name, self.version))
            {
                self.node(value, kind, &Path::Key(at, name));
            }
        }
    }

    fn note(&mut self, text: &str, kind: Kind, at: &Path<'_>) {
        self.found.push(Found {
            place: Origin::new(self.file, at.tree()),
            kind,
            text: text.to_owned(),
        });
    }

    /// Looks at what lies in another file, later.
    fn follow(&mut self, text: &str, kind: Kind) {
        if self.files.order.len() == 1 {
            return;
        }
        let target = self.files.resolve(self.file, text, |origin| origin);
        if let Ok(target) = target
            && target.file != self.root
        {
            self.targets.push((target, kind));
        }
    }
}
