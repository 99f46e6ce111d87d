//! Keywords that do nothing without another one.

use serde_json::{Map, Value};

use super::{Checker, Path};
use crate::diagnostic::codes::structure::{LONE_KEYWORD, OTHER_VERSION_KEYWORD};
use crate::document::Version;

/// A keyword, and those of which one has to stand beside it (JSON Schema 2020-12, 10.2.2 and 10.3.1.3; Validation 6.4.4,
/// 6.4.5 and 8.5).
const NEEDS: &[(&str, &[&str])] = &[
    ("if", &["then", "else"]),
    ("then", &["if"]),
    ("else", &["if"]),
    ("minContains", &["contains"]),
    ("maxContains", &["contains"]),
    ("contentSchema", &["contentMediaType"]),
];

impl Checker<'_> {
    /// Reports keywords that have no effect as they stand.
    pub(super) fn lone_keywords(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        if self.version < Version::V3_1 {
            return;
        }
        for (keyword, others) in NEEDS {
            if !map.contains_key(*keyword) || others.iter().any(|other| map.contains_key(*other)) {
                continue;
            }
            let others = others.join("` or `");
            self.at_key(
                &LONE_KEYWORD,
                format!("`{keyword}` has no effect without `{others}` beside it"),
                &Path::Key(at, keyword),
                format!("add `{others}`, or remove `{keyword}`"),
            );
            self.last_is_by_text();
        }
        // JSON Schema 2020-12, appendix B.
        if map.contains_key("additionalItems") {
            self.at_key(
                &OTHER_VERSION_KEYWORD,
                format!(
                    "`additionalItems` has no effect in OpenAPI {}",
                    self.version
                ),
                &Path::Key(at, "additionalItems"),
                "write `prefixItems` for the first items, and `items` for those behind them",
            );
            self.last_is_by_text();
        }
    }
}
