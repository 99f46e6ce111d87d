use serde_json::{Map, Value, json};

use super::{Checker, Path};
use crate::diagnostic::codes::structure::{MISPLACED_KEY, WRONG_VALUE};
use crate::document::Version;
use crate::document::grammar::{self, Kind};

impl Checker<'_> {
    /// Types of 2.0 in a document of 3.x.
    pub(super) fn scheme_form(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) {
        if self.version == Version::V2_0 {
            return;
        }
        for word in ["basic", "bearer"] {
            if map.get("type").is_some_and(|kind| kind == word) {
                let message = format!(
                    "`{word}` is no type of a security scheme in OpenAPI {}",
                    self.version
                );
                self.at(
                    &WRONG_VALUE,
                    message,
                    &Path::Key(at, "type"),
                    format!("write `type: http` and `scheme: {word}`"),
                );
                map.insert("type".to_owned(), json!("http"));
                map.insert("scheme".to_owned(), json!(word));
            }
        }
    }

    /// The name of the scheme that a key of a requirement is the address of; what leads nowhere is told with the names
    /// that nothing declares.
    pub(super) fn scheme_name(&mut self, key: &str, at: &Path<'_>) -> Option<String> {
        let schemes = self.schemes;
        let name = schemes.name(self.file, key)?;
        let scheme = grammar::named("security scheme").map(Kind::OrRef)?;
        self.leads_by(key, scheme, at).then(|| name.to_owned())
    }

    /// What each type must have; `false` when it is not there.
    pub(super) fn security_scheme(
        &mut self,
        map: &mut Map<String, Value>,
        left_out: &[String],
        at: &Path<'_>,
    ) -> bool {
        let kind = map.get("type").and_then(Value::as_str).unwrap_or_default();
        let flow = map.get("flow").and_then(Value::as_str);
        let needed: &[&str] = match (kind, flow) {
            ("apiKey", _) => &["name", "in"],
            ("http", _) => &["scheme"],
            ("openIdConnect", _) => &["openIdConnectUrl"],
            ("oauth2", Some("implicit")) if self.version == Version::V2_0 => &["authorizationUrl"],
            ("oauth2", Some("accessCode")) if self.version == Version::V2_0 => {
                &["authorizationUrl", "tokenUrl"]
            }
            ("oauth2", Some(_)) if self.version == Version::V2_0 => &["tokenUrl"],
            ("oauth2", None) if self.version == Version::V2_0 => &["flow"],
            ("oauth2", _) => &["flows"],
            _ => &[],
        };
        let missing: Vec<&str> = needed
            .iter()
            .copied()
            .filter(|name| !map.contains_key(*name))
            .collect();
        let what = format!("security scheme of type `{kind}`");
        // What was left out has been reported.
        let unsaid = |name: &&&str| left_out.iter().all(|other| other != **name);
        for name in missing.iter().filter(unsaid) {
            self.lacks(
                &what,
                &format!("`{name}`"),
                at,
                &format!("add `{name}`; the scheme is left out without it"),
            );
        }
        self.keys_of_other_types(map, at);
        missing.is_empty()
    }

    /// Members that only schemes of another type have.
    fn keys_of_other_types(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        let kind = map.get("type").and_then(Value::as_str).unwrap_or_default();
        let word = |key: &str| map.get(key).and_then(Value::as_str);
        let flow = word("flow").unwrap_or_default();
        for key in map.keys() {
            let (fits, of) = match key.as_str() {
                "name" | "in" => (kind == "apiKey", "`type: apiKey`"),
                "scheme" => (kind == "http", "`type: http`"),
                "bearerFormat" => (
                    kind == "http"
                        && word("scheme")
                            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("bearer")),
                    "`type: http` and `scheme: bearer`",
                ),
                "openIdConnectUrl" => (kind == "openIdConnect", "`type: openIdConnect`"),
                "flow" | "flows" | "scopes" | "oauth2MetadataUrl" => {
                    (kind == "oauth2", "`type: oauth2`")
                }
                "authorizationUrl" => (
                    kind == "oauth2" && !matches!(flow, "password" | "application"),
                    "`flow: implicit` and `flow: accessCode`",
                ),
                "tokenUrl" => (
                    kind == "oauth2" && flow != "implicit",
                    "`flow: password`, `flow: application` and `flow: accessCode`",
                ),
                _ => continue,
            };
            if !fits {
                self.at_key(
                    &MISPLACED_KEY,
                    format!("`{key}` is a key of security schemes of {of}, which this is not"),
                    &Path::Key(at, key),
                    "remove it: it has no effect",
                );
            }
        }
    }
}
