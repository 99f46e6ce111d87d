use serde_json::{Map, Value, json};

use super::{Converter, Place};
use crate::diagnostic::codes::validity::DUPLICATE_PARAMETER;
use crate::document::reference::PLACE;

const MULTIPART: &str = "multipart/form-data";
const URL_ENCODED: &str = "application/x-www-form-urlencoded";

impl Converter<'_> {
    /// A body parameter as a Request Body Object.
    pub(super) fn body(
        &mut self,
        mut map: Map<String, Value>,
        consumes: &[String],
        at: &Place,
    ) -> Value {
        let mut body = Map::new();
        for key in ["description", "required"] {
            if let Some(value) = map.shift_remove(key) {
                body.insert(key.to_owned(), value);
            }
        }
        let mut schema = map.shift_remove("schema").unwrap_or_else(|| json!({}));
        super::schema::convert(&mut schema);
        let json = [String::from("application/json")];
        let types = if consumes.is_empty() { &json } else { consumes };
        let content = self.content(Some(&schema), types, at);
        // The name of a body parameter is not sent; generators take it as the name of an argument.
        if let Some(name) = map.get("name") {
            body.insert("x-body-name".to_owned(), name.clone());
        }
        body.extend(map.into_iter().filter(|(key, _)| key.starts_with("x-")));
        body.insert("content".to_owned(), Value::Object(content));
        Value::Object(body)
    }

    /// The media types of a body or response, whose `schema` the old node at `at` had. A schema that is written out is
    /// kept once, and referenced by the other media types.
    pub(super) fn content(
        &mut self,
        schema: Option<&Value>,
        types: &[String],
        at: &Place,
    ) -> Map<String, Value> {
        let mut content = Map::new();
        let inline = schema.is_some_and(|schema| schema.get("$ref").is_none());
        let mut first: Option<String> = None;
        for kind in types.iter().filter(|kind| !kind.is_empty()) {
            // What is listed twice would refer to itself.
            if content.contains_key(kind) {
                continue;
            }
            let place = at.down("content").down(kind).down("schema");
            let mut media_type = Map::new();
            if let Some(schema) = schema {
                let value = match &first {
                    Some(first) if inline => json!({ "$ref": format!("{PLACE}{first}") }),
                    _ => schema.clone(),
                };
                media_type.insert("schema".to_owned(), value);
                let old = at.child("schema").old;
                if first.is_none() {
                    self.both(&place.new, &old);
                } else {
                    self.moved(&place.new, &old);
                }
                first.get_or_insert(place.new);
            }
            content.insert(kind.clone(), Value::Object(media_type));
        }
        content
    }

    /// The parts of a form, each with its place in the old tree, as the Request Body Object at `at`.
    pub(super) fn form(
        &mut self,
        parts: Vec<(Map<String, Value>, String)>,
        consumes: &[String],
        at: &Place,
    ) -> Value {
        let files = parts
            .iter()
            .any(|(part, _)| part.get("type").is_some_and(|kind| kind == "file"));
        let mut types: Vec<String> = consumes
            .iter()
            .filter(|kind| *kind == MULTIPART || (*kind == URL_ENCODED && !files))
            .cloned()
            .collect();
        if types.is_empty() {
            types.push(if files { MULTIPART } else { URL_ENCODED }.to_owned());
        }
        let holder = at
            .down("content")
            .down(&types[0])
            .down("schema")
            .down("properties");
        let (mut properties, mut required, mut encoding) = (Map::new(), Vec::new(), Map::new());
        for (mut part, old) in parts {
            let name = part
                .get("name")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned();
            let place = Place {
                new: holder.down(&name).new,
                old,
            };
            if properties.contains_key(&name) {
                let message = format!("the form parameter `{name}` is listed already");
                self.report(
                    &DUPLICATE_PARAMETER,
                    message,
                    &place.old,
                    "remove one of them",
                );
                continue;
            }
            let Some(style) = self.style(&mut part, "formData", &place) else {
                continue;
            };
            if let Some((style, explode)) = style {
                encoding.insert(name.clone(), json!({ "style": style, "explode": explode }));
            }
            if part.get("required") == Some(&Value::Bool(true)) {
                required.push(Value::from(name.clone()));
            }
            let Value::Object(mut schema) = self.simple(&mut part, &place) else {
                continue;
            };
            for (key, value) in part {
                if key == "description" || key.starts_with("x-") {
                    schema.insert(key, value);
                }
            }
            self.moved(&place.new, &place.old);
            properties.insert(name, Value::Object(schema));
        }
        let needed = !required.is_empty();
        let mut schema = json!({ "type": "object", "properties": properties });
        if needed {
            schema["required"] = Value::Array(required);
        }
        let mut content = self.content(Some(&schema), &types, at);
        if !encoding.is_empty() {
            for media_type in content.values_mut() {
                media_type["encoding"] = Value::Object(encoding.clone());
            }
        }
        json!({ "required": needed, "content": content })
    }
}
