use serde_json::{Map, Value, json};

use super::{Checker, Path};
use crate::diagnostic::codes::meaning::PATH_PARAMETER;
use crate::diagnostic::codes::structure::{
    EXCLUSIVE_MEMBERS, MISPLACED_KEY, MISSING_MEMBER, UNSUPPORTED, WRONG_VALUE,
};
use crate::document::Version;
use crate::document::grammar::{SCHEMA, Shape};

impl Checker<'_> {
    /// `type` and the like beside `name`, as OpenAPI 2.0 has it, belong in `schema` in 3.x.
    pub(super) fn inline_schema(
        &mut self,
        map: &mut Map<String, Value>,
        shape: &Shape,
        at: &Path<'_>,
    ) {
        if map.contains_key("schema") || map.contains_key("content") || !map.contains_key("type") {
            return;
        }
        let version = self.version;
        let keys: Vec<String> = map
            .keys()
            .filter(|key| {
                shape.member(key, version).is_none() && SCHEMA.member(key, version).is_some()
            })
            .cloned()
            .collect();
        let mut schema = Map::new();
        for key in keys {
            let place = Path::Key(at, &key);
            let message = format!("`{key}` of a {} belongs in its `schema`", shape.name);
            self.at_key(
                &MISPLACED_KEY,
                message,
                &place,
                format!("write `schema: {{{key}: …}}`"),
            );
            let written = place.written();
            self.moved(format!("{}/schema/{key}", at.tree()), written);
            if let Some(value) = map.shift_remove(&key) {
                schema.insert(key, value);
            }
        }
        map.insert("schema".to_owned(), Value::Object(schema));
    }

    pub(super) fn parameter(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) -> bool {
        let location = map
            .get("in")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        if location == "path" {
            self.path_is_required(map, at);
        }
        let styles: &[&str] = match location.as_str() {
            "path" => &["simple", "matrix", "label"],
            "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
            "header" => &["simple"],
            "cookie" => &["form", "cookie"],
            // It has `content`, which has no style.
            _ => &[],
        };
        if let Some(style) = map.get("style").and_then(Value::as_str).map(str::to_owned) {
            let place = Path::Key(at, "style");
            if !styles.contains(&style.as_str()) {
                let message = format!("`{style}` is no style for a {location} parameter");
                let help = if styles.is_empty() {
                    "remove `style`".to_owned()
                } else {
                    format!("write one of `{}`", styles.join("`, `"))
                };
                self.at(&WRONG_VALUE, message, &place, help);
                map.shift_remove("style");
            }
        }
        self.parameter_in(map, &location, at);
        self.described(map, "parameter", at);
        self.one_example(map, at);
        true
    }

    fn path_is_required(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) {
        if map.get("required") == Some(&Value::Bool(true)) {
            return;
        }
        let name = map.get("name").and_then(Value::as_str).unwrap_or_default();
        let message = format!(
            "the path parameter `{name}` is not `required: true`, as every path parameter is"
        );
        // Where it has `content`, the schema of the specification leaves that to its text.
        let code = if map.contains_key("content") {
            &PATH_PARAMETER
        } else {
            &MISSING_MEMBER
        };
        self.at(code, message, at, "add `required: true`");
        map.insert("required".to_owned(), Value::Bool(true));
    }

    /// Exactly one of `schema` and `content`, and one media type in `content`.
    pub(super) fn described(&mut self, map: &mut Map<String, Value>, what: &str, at: &Path<'_>) {
        if map.contains_key("schema") {
            if map.contains_key("content") {
                let place = Path::Key(at, "content");
                self.at_key(
                    &EXCLUSIVE_MEMBERS,
                    "`schema` and `content` exclude each other; `schema` counts",
                    &place,
                    "remove one of them",
                );
                map.shift_remove("content");
            }
            return;
        }
        let count = map.get("content").and_then(Value::as_object).map(Map::len);
        match count {
            Some(1) => return,
            Some(0) | None => {
                let empty = if count.is_some() {
                    " but an empty `content`"
                } else {
                    ""
                };
                self.lacks(
                    what,
                    &format!("`schema`{empty}"),
                    at,
                    "add `schema`; `schema: {}` takes any value",
                );
                map.shift_remove("content");
            }
            Some(_) => {
                let message = format!(
                    "`content` of a {what} has exactly one media type; the first one counts"
                );
                self.at_key(
                    &EXCLUSIVE_MEMBERS,
                    message,
                    &Path::Key(at, "content"),
                    "keep one media type",
                );
                if let Some(Value::Object(content)) = map.get_mut("content") {
                    let mut index = 0;
                    content.retain(|_, _| {
                        index += 1;
                        index == 1
                    });
                }
                return;
            }
        }
        map.insert("schema".to_owned(), json!({}));
    }

    pub(super) fn swagger_parameter(
        &mut self,
        map: &mut Map<String, Value>,
        at: &Path<'_>,
    ) -> bool {
        let location = map
            .get("in")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        if location == "body" {
            if !map.contains_key("schema") {
                self.lacks("body parameter", "`schema`", at, "add `schema`");
                map.insert("schema".to_owned(), json!({}));
            }
            self.beside_body(map, at);
            return true;
        }
        if location == "path" {
            self.path_is_required(map, at);
        }
        self.schema_beside_name(map, &location, at);
        self.only_some_places(map, &location, at);
        if map
            .get("collectionFormat")
            .is_some_and(|format| format == "tsv")
            && location == "formData"
        {
            let place = Path::Key(at, "collectionFormat");
            let message = "`tsv` cannot be sent in a form, for which OpenAPI 3 has no such style; the part is left out";
            self.at(
                &UNSUPPORTED,
                message,
                &place,
                "use `csv`, `ssv`, `pipes` or `multi`",
            );
            return false;
        }
        if map.get("type").is_some_and(|kind| kind == "file") && location != "formData" {
            let place = Path::Key(at, "type");
            self.at(
                &WRONG_VALUE,
                format!("`file` is for form data, and this is a {location} parameter"),
                &place,
                "write `in: formData`",
            );
            map.insert("type".to_owned(), json!("string"));
        }
        self.simple_type(map, "parameter", at);
        true
    }

    /// A parameter of 2.0 other than a body has its type beside its name.
    fn schema_beside_name(&mut self, map: &mut Map<String, Value>, location: &str, at: &Path<'_>) {
        let typed = map.contains_key("type");
        let Some(schema) = map.shift_remove("schema") else {
            if !typed {
                self.lacks("parameter", "`type`", at, "add `type`");
            }
            return;
        };
        let place = Path::Key(at, "schema");
        let message =
            format!("`schema` is for body parameters, and this is a {location} parameter");
        let help = if typed {
            "remove it: the `type` beside `name` counts"
        } else {
            "write `type` beside `name`"
        };
        self.at_key(&MISPLACED_KEY, message, &place, help);
        if let (false, Value::Object(schema)) = (typed, schema) {
            let tree = at.tree();
            for (key, value) in schema {
                self.moved(
                    format!("{tree}/{key}"),
                    format!("{}/{key}", place.written()),
                );
                map.entry(key).or_insert(value);
            }
        }
    }

    /// What only parameters of 2.0 that can be there several times, or be empty, have.
    fn only_some_places(&mut self, map: &mut Map<String, Value>, location: &str, at: &Path<'_>) {
        if matches!(location, "query" | "formData") {
            return;
        }
        if map
            .get("collectionFormat")
            .is_some_and(|format| format == "multi")
        {
            self.at(
                &WRONG_VALUE,
                format!("`multi` is for query parameters and form data, and this is a {location} parameter"),
                &Path::Key(at, "collectionFormat"),
                "write `csv`, `ssv`, `tsv` or `pipes`",
            );
            map.shift_remove("collectionFormat");
        }
        if map.shift_remove("allowEmptyValue").is_some() {
            self.at_key(
                &MISPLACED_KEY,
                format!("`allowEmptyValue` is for query parameters and form data, and this is a {location} parameter"),
                &Path::Key(at, "allowEmptyValue"),
                "remove it",
            );
        }
    }

    /// The keys of other parameters of 2.0 at a body.
    fn beside_body(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) {
        const BODY: &[&str] = &["name", "in", "description", "required", "schema"];
        let others: Vec<String> = map
            .keys()
            .filter(|key| !BODY.contains(&key.as_str()) && !key.starts_with("x-"))
            .cloned()
            .collect();
        for key in others {
            map.shift_remove(&key);
            self.at_key(
                &MISPLACED_KEY,
                format!("`{key}` is no key of a body parameter"),
                &Path::Key(at, &key),
                "move it into `schema`",
            );
        }
    }

    /// What holds for parameters, headers and items of 2.0 alike.
    pub(super) fn simple_type(&mut self, map: &mut Map<String, Value>, what: &str, at: &Path<'_>) {
        if map.get("type").is_some_and(|kind| kind == "array") && !map.contains_key("items") {
            self.lacks(what, "`items`, which an array needs", at, "add `items`");
            self.last_is_by_text();
            map.insert("items".to_owned(), json!({}));
        }
        // `required` of a parameter is no keyword of objects.
        let required = map.shift_remove("required");
        self.divisor(map, at);
        self.misplaced_keywords(map, what, at);
        if let Some(required) = required {
            map.insert("required".to_owned(), required);
        }
        debug_assert!(self.version == Version::V2_0, "only 2.0 has simple types");
    }
}
