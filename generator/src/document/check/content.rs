use serde_json::{Map, Value};

use super::{Checker, Path};
use crate::diagnostic::codes::structure::{EXCLUSIVE_MEMBERS, MISPLACED_KEY};

impl Checker<'_> {
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
