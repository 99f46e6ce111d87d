//! Members, parameters and names that exclude each other.

use serde_json::{Map, Value};

use super::{Checker, Path};
use crate::diagnostic::codes::structure::{
    EXCLUSIVE_MEMBERS, MISPLACED_KEY, MISSING_MEMBER, WRONG_NAME, WRONG_VALUE,
};
use crate::document::Version;

/// The methods that a path item has keys for (OpenAPI 3.2.0, 4.8.9).
const METHODS: &[&str] = &[
    "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY",
];

impl Checker<'_> {
    /// Two members that must not stand together; both stay.
    fn together(&mut self, map: &Map<String, Value>, one: &str, other: &str, at: &Path<'_>) {
        if map.contains_key(one) && map.contains_key(other) {
            self.at_key(
                &EXCLUSIVE_MEMBERS,
                format!("`{one}` and `{other}` exclude each other"),
                &Path::Key(at, other),
                "remove one of them",
            );
        }
    }

    /// A value is given in one way (OpenAPI 3.2.0, 4.8.19).
    pub(super) fn one_value(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        self.together(map, "value", "externalValue", at);
        if self.version >= Version::V3_2 {
            self.together(map, "value", "dataValue", at);
            self.together(map, "value", "serializedValue", at);
            self.together(map, "serializedValue", "externalValue", at);
        }
    }

    /// Parts are encoded by their names or by their positions (OpenAPI 3.2.0, 4.8.14).
    pub(super) fn one_encoding(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        self.together(map, "encoding", "prefixEncoding", at);
        self.together(map, "encoding", "itemEncoding", at);
    }

    /// `nodeType` says what the older members say (OpenAPI 3.2.0, 4.8.26).
    pub(super) fn one_node_type(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        self.together(map, "nodeType", "attribute", at);
        self.together(map, "nodeType", "wrapped", at);
    }

    /// A license is told by its identifier or by its address (OpenAPI 3.1.1, 4.8.4).
    pub(super) fn one_license(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        self.together(map, "identifier", "url", at);
    }

    /// From 3.1 on a document has one of three members, none of which is required by itself.
    pub(super) fn holds_something(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        let names = ["paths", "components", "webhooks"];
        if self.version >= Version::V3_1 && !names.iter().any(|name| map.contains_key(*name)) {
            self.at(
                &MISSING_MEMBER,
                "the document has none of `paths`, `components` and `webhooks`, one of which is required",
                at,
                "add `paths`",
            );
        }
    }

    /// A list to choose from has something in it, from 3.1 on.
    pub(super) fn choice(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        let values = map.get("enum").and_then(Value::as_array);
        if self.version >= Version::V3_1 && values.is_some_and(Vec::is_empty) {
            self.at_key(
                &WRONG_VALUE,
                "the `enum` of a server variable has no values",
                &Path::Key(at, "enum"),
                "list the values, or remove `enum`",
            );
        }
    }

    /// The keys of `headers` are what is sent.
    pub(super) fn header_names(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        let headers = map.get("headers").and_then(Value::as_object);
        let names = headers.into_iter().flat_map(Map::keys);
        for name in names.filter(|name| !is_token(name)) {
            let all = Path::Key(at, "headers");
            self.header_name(name, &Path::Key(&all, name));
        }
    }

    fn header_name(&mut self, name: &str, at: &Path<'_>) {
        let message = format!("`{name}` is no name of a header");
        let help = "letters, digits and ``!#$%&'*+-.^_`|~`` can stand in it (RFC 9110, 5.1)";
        self.at_key(&WRONG_NAME, message, at, help);
        if self.version < Version::V3_2 {
            self.last_is_by_text();
        }
    }

    /// What a parameter may be called, and what else depends on where it is sent.
    pub(super) fn parameter_in(&mut self, map: &Map<String, Value>, place: &str, at: &Path<'_>) {
        let name = map.get("name").and_then(Value::as_str).unwrap_or_default();
        let name_at = Path::Key(at, "name");
        match place {
            "header" if !is_token(name) => self.header_name(name, &name_at),
            "path" if name.contains(['{', '}']) => self.at(
                &WRONG_NAME,
                format!("`{name}` is no name of a place in a path"),
                &name_at,
                "write it without braces",
            ),
            _ => {}
        }
        if place == "querystring" && map.contains_key("schema") {
            self.at_key(
                &MISPLACED_KEY,
                "`schema` is no key of a parameter that is the whole query string",
                &Path::Key(at, "schema"),
                "write `content`, with the media type of the query string",
            );
        }
        let style = map.get("style").and_then(Value::as_str);
        let encodes = match place {
            "query" => true,
            "path" => self.version >= Version::V3_2,
            "cookie" => style.is_none_or(|style| style == "form"),
            _ => false,
        };
        // The schema of 3.0 takes the key anywhere.
        if map.contains_key("allowReserved") && !encodes && self.version >= Version::V3_1 {
            self.at_key(
                &MISPLACED_KEY,
                format!(
                    "`allowReserved` is no key of a {place} parameter, which is not percent-encoded"
                ),
                &Path::Key(at, "allowReserved"),
                "remove it: it has no effect",
            );
        }
    }

    /// A parameter that is the whole query string leaves no room for others (OpenAPI 3.2.0, 4.8.12).
    pub(super) fn one_query_string(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        if self.version < Version::V3_2 {
            return;
        }
        let parameters = map.get("parameters").and_then(Value::as_array);
        let places: Vec<(usize, &str)> = parameters
            .into_iter()
            .flatten()
            .enumerate()
            .filter_map(|(index, parameter)| Some((index, parameter.get("in")?.as_str()?)))
            .collect();
        let whole: Vec<usize> = places
            .iter()
            .filter(|(_, place)| *place == "querystring")
            .map(|(index, _)| *index)
            .collect();
        let list = Path::Key(at, "parameters");
        for index in whole.iter().skip(1) {
            self.at(
                &EXCLUSIVE_MEMBERS,
                "there is more than one parameter that is the whole query string",
                &Path::Index(&list, *index, *index),
                "keep one of them",
            );
        }
        let query = places.iter().find(|(_, place)| *place == "query");
        if let (Some(_), Some((index, _))) = (whole.first(), query) {
            self.at(
                &EXCLUSIVE_MEMBERS,
                "a query parameter stands beside one that is the whole query string",
                &Path::Index(&list, *index, *index),
                "describe it in the `content` of the other one",
            );
        }
    }

    /// `additionalOperations` is for methods that have no key.
    pub(super) fn other_methods(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        let more = map.get("additionalOperations").and_then(Value::as_object);
        let all = Path::Key(at, "additionalOperations");
        for name in more.into_iter().flat_map(Map::keys) {
            let place = Path::Key(&all, name);
            if METHODS.contains(&name.as_str()) {
                self.at_key(
                    &WRONG_NAME,
                    format!("`{name}` is no further method: a path item has a key for it"),
                    &place,
                    format!("write `{}` in the path item", name.to_ascii_lowercase()),
                );
            } else if !is_token(name) {
                self.at_key(
                    &WRONG_NAME,
                    format!("`{name}` is no name of a method"),
                    &place,
                    "write it as it is sent (RFC 9110, 9.1)",
                );
            }
        }
    }
}

/// A token of HTTP (RFC 9110, 5.6.2).
fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
