use serde_json::{Map, Value};

use super::{Converter, Place, schema};
use crate::diagnostic::codes::structure::UNSUPPORTED;

/// Members of a parameter, header or items that are keywords of its schema.
const KEYWORDS: &[&str] = &[
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
];

impl Converter<'_> {
    /// A parameter in the path, the query or a header; `None` when it cannot be sent, which has then been reported.
    pub(super) fn parameter(&mut self, mut map: Map<String, Value>, at: &Place) -> Option<Value> {
        let location = map
            .get("in")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let style = self.style(&mut map, &location, at)?;
        let schema = self.simple(&mut map, at);
        self.moved(&at.down("schema").new, &at.old);
        if let Some((style, explode)) = style {
            map.insert("style".to_owned(), Value::from(style));
            map.insert("explode".to_owned(), Value::Bool(explode));
        }
        map.insert("schema".to_owned(), schema);
        Some(Value::Object(map))
    }

    /// `collectionFormat` as `style` and `explode`; `None` when there is no such style.
    #[expect(
        clippy::option_option,
        reason = "a value that is no array has no style, which is not the same as a style that there is not"
    )]
    pub(super) fn style(
        &mut self,
        map: &mut Map<String, Value>,
        location: &str,
        at: &Place,
    ) -> Option<Option<(&'static str, bool)>> {
        let format = map.shift_remove("collectionFormat");
        if map.get("type").is_none_or(|kind| kind != "array") {
            return Some(None);
        }
        let format = format.as_ref().and_then(Value::as_str).unwrap_or("csv");
        let style = match (location, format) {
            ("query" | "formData", "csv") => ("form", false),
            ("query" | "formData", "multi") => ("form", true),
            ("query" | "formData" | "path" | "header", "ssv") => ("spaceDelimited", false),
            ("query" | "formData" | "path" | "header", "pipes") => ("pipeDelimited", false),
            // A word of this crate alone: OpenAPI 3 has none.
            ("query" | "path" | "header", "tsv") => ("tabDelimited", false),
            (_, "csv") => ("simple", false),
            _ => {
                let message = format!(
                    "`{format}` of a {location} parameter cannot be sent; the parameter is left out"
                );
                self.report(&UNSUPPORTED, message, &at.old, "use `csv`");
                return None;
            }
        };
        Some(Some(style))
    }

    /// Takes the keywords of a simple value out of `map` and makes its schema of them.
    pub(super) fn simple(&mut self, map: &mut Map<String, Value>, at: &Place) -> Value {
        let mut schema = Map::new();
        for key in KEYWORDS {
            if let Some(value) = map.shift_remove(*key) {
                schema.insert((*key).to_owned(), value);
            }
        }
        schema::own(&mut schema);
        if let Some(Value::Object(items)) = schema.get_mut("items") {
            if items.get("type").is_some_and(|kind| kind == "array") {
                let format = items.get("collectionFormat").and_then(Value::as_str);
                let message = format!(
                    "an array within an array cannot be sent as `{}`; it is sent as JSON",
                    format.unwrap_or("csv")
                );
                let place = &at.child("items").old;
                self.report(
                    &UNSUPPORTED,
                    message,
                    place,
                    "use an array of single values",
                );
            }
            let inner = self.simple(items, &at.child("items"));
            *items = inner.as_object().cloned().unwrap_or_default();
        }
        Value::Object(schema)
    }
}
