use serde_json::{Map, Value, json};

use super::{Converter, Place, schema};

impl Converter<'_> {
    /// A Response Object, or a reference to one, which stays.
    pub(super) fn response(&mut self, node: Value, produces: &[String], at: &Place) -> Value {
        let Value::Object(mut map) = node else {
            return node;
        };
        if map.contains_key("$ref") {
            return Value::Object(map);
        }
        if let Some(Value::Object(headers)) = map.get_mut("headers") {
            for (name, header) in headers {
                let place = at.child("headers").child(name);
                let Value::Object(old) = header else { continue };
                // `csv` is what `simple` means; what is none of it has no style in 3.0.
                old.insert("in".to_owned(), json!("header"));
                let style = self.style(old, "response header", &place);
                old.shift_remove("in");
                let schema = self.simple(old, &place);
                self.moved(&place.down("schema").new, &place.old);
                let text = style.is_none();
                old.insert(
                    "schema".to_owned(),
                    if text {
                        json!({ "type": "string" })
                    } else {
                        schema
                    },
                );
            }
        }
        let mut body = map.shift_remove("schema");
        let examples = match map.shift_remove("examples") {
            Some(Value::Object(examples)) => examples,
            _ => Map::new(),
        };
        let file = body
            .as_ref()
            .is_some_and(|body| body.get("type").is_some_and(|kind| kind == "file"));
        body.iter_mut().for_each(schema::convert);
        let mut types = produces.to_vec();
        if types.is_empty() {
            types = examples
                .keys()
                .filter(|key| key.contains('/'))
                .cloned()
                .collect();
        }
        if types.is_empty() {
            types.push(
                if file {
                    "application/octet-stream"
                } else {
                    "application/json"
                }
                .to_owned(),
            );
        }
        if body.is_none() && examples.is_empty() {
            return Value::Object(map);
        }
        if body.is_none() {
            types.retain(|kind| examples.contains_key(kind));
        }
        let mut content = self.content(body.as_ref(), &types, at);
        let mut rest = Map::new();
        for (kind, example) in examples {
            if let Some(Value::Object(media_type)) = content.get_mut(&kind) {
                let place = at.down("content").down(&kind).down("example");
                let mut old = at.child("examples");
                old = old.child(&kind);
                self.moved(&place.new, &old.old);
                media_type.insert("example".to_owned(), example);
            } else {
                rest.insert(kind, example);
            }
        }
        // An example of a media type that is never sent.
        if !rest.is_empty() {
            self.moved(&at.down("x-examples").new, &at.child("examples").old);
            map.insert("x-examples".to_owned(), Value::Object(rest));
        }
        if !content.is_empty() {
            map.insert("content".to_owned(), Value::Object(content));
        }
        Value::Object(map)
    }
}
