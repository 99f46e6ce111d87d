//! The typed view: a node as a type of `openapiv3`.
//!
//! `openapiv3` describes 3.0: it cannot hold a schema of 3.1 (`type: [string, 'null']`), swallows keys that it does not
//! know, and would copy every schema of a document into every view that contains it. So a view is made of a copy of the
//! node in which each schema is replaced by `{"$ref": "place:#…"}`, a reference to its own place in the tree, which
//! [`Document::resolve`] understands. The rest of the node has been held against the grammar before, and everything
//! that `openapiv3` would stumble over is mended here, so that making a view cannot fail on a node of the right kind:
//!
//! - what is required up to 3.1 and optional in 3.2 is filled in (`description` of a response, `responses`);
//! - media types that are references (3.2) are replaced by what they lead to, since `openapiv3` wants them in place;
//! - `callbacks` are left out, as `openapiv3` knows no reference there; read them with [`Document::get`];
//! - `style` of a parameter is left out, and `in: querystring` stands as `in: query`, since `openapiv3` knows neither that
//!   place nor all styles; read them with [`Document::get`];
//! - security schemes of the type `mutualTLS` are left out of a view of the components.
//!
//! What `openapiv3` has no word for, the tree still has: `explode` of an encoding that is not given, `itemSchema`,
//! `additionalOperations` and the like.

use openapiv3 as v3;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::grammar::{self, Kind, Rest, Shape};
use super::reference::PLACE;
use super::{Document, Version};
use crate::source::{Origin, pointer};

/// A type of `openapiv3` that a node can be seen as.
///
/// In a view each schema stands as a `$ref` to its own place, for [`Document::resolve`]: `openapiv3` cannot hold
/// schemas of 3.1, and the view stays small. Schemas are read from the tree by [`Document::get`]. `callbacks` of an operation
/// are left out, since `openapiv3` knows no reference there.
pub trait View: DeserializeOwned + sealed::Named {}

mod sealed {
    /// Names the object of the specification.
    pub trait Named {
        /// As in the tables of the grammar.
        const NAME: &'static str;
    }
}

macro_rules! views {
    ($($type:ty: $name:literal;)*) => {
        $(
            impl sealed::Named for $type {
                const NAME: &'static str = $name;
            }
            impl View for $type {}
        )*
    };
}

views! {
    v3::Components: "components";
    v3::Contact: "contact";
    v3::Discriminator: "discriminator";
    v3::Encoding: "encoding";
    v3::Example: "example";
    v3::ExternalDocumentation: "external documentation";
    v3::Header: "header";
    v3::Info: "info";
    v3::License: "license";
    v3::Link: "link";
    v3::MediaType: "media type";
    v3::OAuth2Flows: "OAuth flows";
    v3::Operation: "operation";
    v3::Parameter: "parameter";
    v3::PathItem: "path item";
    v3::RequestBody: "request body";
    v3::Response: "response";
    v3::Responses: "responses";
    v3::SecurityRequirement: "security requirement";
    v3::SecurityScheme: "security scheme";
    v3::Server: "server";
    v3::Tag: "tag";
}

/// Builds the copy of a node in which schemas are references to their places.
struct Builder<'d> {
    document: &'d Document,
    version: Version,
}

pub(super) fn view<T: View>(document: &Document, origin: &Origin) -> Option<T> {
    let node = document.get(origin)?;
    let shape = grammar::named(T::NAME)?;
    if let Value::Object(map) = node {
        // What stands elsewhere has to be looked up there; a Path Item may have siblings.
        if map.contains_key("$ref") && map.len() == 1 {
            return None;
        }
    }
    // Swagger 2.0 has been brought to the shape of 3.0.
    let version = if document.version() == Version::V2_0 {
        Version::V3_0
    } else {
        document.version()
    };
    let copy = Builder { document, version }.node(node, Kind::Object(shape), origin);
    serde_json::from_value(copy).ok()
}

impl Builder<'_> {
    fn node(&self, node: &Value, kind: Kind, origin: &Origin) -> Value {
        match (kind, node) {
            (Kind::Schema | Kind::BoolOrSchema, _) => {
                json!({ "$ref": format!("{PLACE}{}", origin.pointer) })
            }
            (Kind::OrRef(shape), Value::Object(map)) if map.contains_key("$ref") => {
                if shape.name != "media type" {
                    return json!({ "$ref": map["$ref"] });
                }
                let target = self.document.follow(origin).ok();
                let found = target.as_ref().and_then(|target| self.document.get(target));
                match (target.as_ref(), found) {
                    (Some(target), Some(Value::Object(map))) if !map.contains_key("$ref") => {
                        self.object(map, shape, target)
                    }
                    _ => json!({}),
                }
            }
            (Kind::Object(shape) | Kind::OrRef(shape), Value::Object(map)) => {
                self.object(map, shape, origin)
            }
            (Kind::List(kind), Value::Array(list)) => Value::Array(
                list.iter()
                    .enumerate()
                    .map(|(index, node)| self.node(node, *kind, &origin.index(index)))
                    .collect(),
            ),
            (Kind::Map(kind), Value::Object(map)) => Value::Object(
                map.iter()
                    .filter(|(_, node)| !is_unknown(*kind, node))
                    .map(|(key, node)| (key.clone(), self.node(node, *kind, &origin.child(key))))
                    .collect(),
            ),
            _ => node.clone(),
        }
    }

    fn object(&self, map: &Map<String, Value>, shape: &'static Shape, origin: &Origin) -> Value {
        let mut copy = Map::with_capacity(map.len());
        for (key, node) in map {
            if shape.name == "operation" && key == "callbacks" {
                continue;
            }
            let everything = matches!(shape.rest, Rest::Everything(_));
            let value = match shape.kind_of(key, self.version) {
                Some(kind) if everything || !key.starts_with("x-") => match kind {
                    Kind::Any
                    | Kind::Text
                    | Kind::Bool
                    | Kind::Number
                    | Kind::Count
                    | Kind::Word(_) => node.clone(),
                    kind => self.node(node, kind, &origin.child(key)),
                },
                _ => node.clone(),
            };
            copy.insert(key.clone(), value);
        }
        match shape.name {
            "parameter" => known_words(&mut copy),
            "response" => {
                copy.entry("description").or_insert_with(|| json!(""));
            }
            "operation" => {
                copy.entry("responses").or_insert_with(|| json!({}));
            }
            _ => {}
        }
        Value::Object(copy)
    }
}

/// What `openapiv3` has no word for: one such member must not take the view of all others along.
fn is_unknown(kind: Kind, node: &Value) -> bool {
    kind.role() == "security scheme" && node.get("type").is_some_and(|kind| kind == "mutualTLS")
}

/// A parameter in words that `openapiv3` has: other ones would take the view of the whole operation along.
fn known_words(parameter: &mut Map<String, Value>) {
    if parameter
        .get("in")
        .is_some_and(|place| place == "querystring")
    {
        parameter.insert("in".to_owned(), json!("query"));
    }
    // The reader of parameters takes the style from the tree.
    parameter.shift_remove("style");
}

/// The place that a stand-in for a schema names.
pub(super) fn place(reference: &str) -> Option<&str> {
    let place = reference.strip_prefix(PLACE)?;
    // The empty pointer is the whole file.
    (place.is_empty() || pointer::tokens(place).next().is_some()).then_some(place)
}
