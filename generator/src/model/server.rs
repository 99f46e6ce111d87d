//! Servers as the document declares them.

use serde_json::Value;

use crate::document::{Document, Linked as _, uri};
use crate::source::Origin;

/// A server object (OpenAPI 3.2.0, 4.5).
#[derive(Clone, Debug)]
pub struct Server {
    /// Where it stands.
    pub origin: Origin,
    /// `url`, with `{variables}`
    pub url: String,
    /// `name` (from 3.2)
    pub name: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// `variables`, in document order
    pub variables: Vec<ServerVariable>,
}

/// A server variable object.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// Its name in `variables`.
    pub name: String,
    /// `default`
    pub default: String,
    /// `enum`; empty for any value.
    pub values: Vec<String>,
    /// `description`
    pub description: Option<String>,
}

/// The servers in an array, in its order.
pub(super) fn servers(document: &Document, place: &Origin) -> Vec<Server> {
    let list = document.get(place).and_then(Value::as_array);
    let list = list.into_iter().flatten().enumerate();
    let mut servers: Vec<Server> = list
        .filter_map(|(index, node)| server(place.index(index), node))
        .collect();
    let relative = |server: &&mut Server| uri::is_relative(&server.url);
    let mut elsewhere = servers.iter_mut().filter(relative).peekable();
    if place.file != document.root() && elsewhere.peek().is_some() {
        // Relative to the file that says so, and shown from where the document is.
        let ways = document.ways();
        let way = ways.get(&place.file).map_or("", String::as_str);
        for server in elsewhere {
            if let Some(url) = uri::rebased(way, &server.url) {
                server.url = url;
            }
        }
    }
    servers
}

fn server(origin: Origin, node: &Value) -> Option<Server> {
    let variables = node.get("variables").and_then(Value::as_object);
    let variables = variables.into_iter().flatten();
    Some(Server {
        origin,
        url: text(node, "url")?,
        name: text(node, "name"),
        description: text(node, "description"),
        variables: variables
            .filter(|(name, _)| !name.starts_with("x-"))
            .map(|(name, node)| variable(name, node))
            .collect(),
    })
}

fn variable(name: &str, node: &Value) -> ServerVariable {
    let values = node.get("enum").and_then(Value::as_array);
    let values = values.into_iter().flatten();
    ServerVariable {
        name: name.to_owned(),
        default: text(node, "default").unwrap_or_default(),
        values: values
            .filter_map(|value| value.as_str().map(str::to_owned))
            .collect(),
        description: text(node, "description"),
    }
}

fn text(node: &Value, key: &str) -> Option<String> {
    node.get(key).and_then(Value::as_str).map(str::to_owned)
}
