use serde_json::{Map, Value};

use super::{Checker, Path};
use crate::diagnostic::codes::structure::{EXCLUSIVE_MEMBERS, MISPLACED_KEY, WRONG_NAME};

impl Checker<'_> {
    /// Keys of `content` that are no media types (RFC 9110, 8.3.1).
    pub(super) fn media_type_name(&mut self, name: &str, at: &Path<'_>) {
        let essence = name.split(';').next().unwrap_or_default().trim();
        if essence
            .split_once('/')
            .is_some_and(|(kind, own)| !kind.is_empty() && !own.is_empty())
        {
            return;
        }
        let help = match essence.to_ascii_lowercase().as_str() {
            "json" => "write `application/json`",
            "xml" => "write `application/xml`",
            "form" | "form-data" => "write `multipart/form-data`",
            "text" | "plain" => "write `text/plain`",
            "html" => "write `text/html`",
            "csv" => "write `text/csv`",
            "pdf" => "write `application/pdf`",
            "xls" => "write `application/vnd.ms-excel`",
            "zip" => "write `application/zip`",
            "*" => "write `*/*`",
            _ => "write it as `application/json` is written: a type, `/` and a subtype",
        };
        self.at_key(&WRONG_NAME, format!("`{name}` is no media type"), at, help);
        self.last_is_by_text();
    }

    /// `example` and `examples` exclude each other.
    pub(super) fn one_example(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) {
        if map.contains_key("example") && map.contains_key("examples") {
            let message = "`example` and `examples` exclude each other; `examples` counts";
            self.at_key(
                &EXCLUSIVE_MEMBERS,
                message,
                &Path::Key(at, "example"),
                "remove one of them",
            );
            map.shift_remove("example");
        }
    }

    /// An example whose members are the value itself, which belongs under `value`.
    pub(super) fn bare_example(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) {
        const KNOWN: &[&str] = &[
            "summary",
            "description",
            "value",
            "externalValue",
            "dataValue",
            "serializedValue",
            "$ref",
        ];
        if map
            .keys()
            .any(|key| KNOWN.contains(&key.as_str()) || key.starts_with("x-"))
            || map.is_empty()
        {
            return;
        }
        let message = "this example has no `value`; all of it is taken as the value";
        self.at_key(&MISPLACED_KEY, message, at, "put it under `value`");
        let value = std::mem::take(map);
        self.moved(format!("{}/value", at.tree()), at.written());
        map.insert("value".to_owned(), Value::Object(value));
    }
}
