use serde_json::{Map, Value, json};

use super::Converter;

impl Converter<'_> {
    /// A Security Scheme Object; `at` is its place in the new tree.
    pub(super) fn scheme(&mut self, node: Value, at: &str) -> Value {
        let Value::Object(mut map) = node else {
            return node;
        };
        match map.get("type").and_then(Value::as_str) {
            Some("basic") => {
                map.insert("type".to_owned(), json!("http"));
                map.insert("scheme".to_owned(), json!("basic"));
            }
            Some("oauth2") => {
                let name = match map.shift_remove("flow").as_ref().and_then(Value::as_str) {
                    Some("implicit") => "implicit",
                    Some("password") => "password",
                    Some("accessCode") => "authorizationCode",
                    _ => "clientCredentials",
                };
                let mut flow = Map::new();
                for key in ["authorizationUrl", "tokenUrl", "scopes"] {
                    if let Some(value) = map.shift_remove(key) {
                        flow.insert(key.to_owned(), value);
                    }
                }
                flow.entry("scopes").or_insert_with(|| json!({}));
                let old = at.replacen("/components/securitySchemes", "/securityDefinitions", 1);
                self.moved(&format!("{at}/flows/{name}"), &old);
                map.insert("flows".to_owned(), json!({ name: flow }));
            }
            _ => {}
        }
        Value::Object(map)
    }
}
