use std::fmt;

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Diagnostics, codes, suggestion};
use crate::source::{FileId, Origin};

/// The versions of OpenAPI that differ in what a document may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// 2.0, also called Swagger.
    V2_0,
    /// 3.0.x
    V3_0,
    /// 3.1.x
    V3_1,
    /// 3.2.x
    V3_2,
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::V2_0 => "2.0",
            Self::V3_0 => "3.0",
            Self::V3_1 => "3.1",
            Self::V3_2 => "3.2",
        })
    }
}

/// The version of the document in a tree; `None` when it is none that is known, which has then been reported.
pub(super) fn detect(tree: &Value, file: FileId, diagnostics: &mut Diagnostics) -> Option<Version> {
    let root = Origin::root(file);
    let Some(map) = tree.as_object() else {
        diagnostics.push(
            Diagnostic::new(
                &codes::syntax::NOT_OPENAPI,
                "an OpenAPI document is an object, and this is none",
            )
            .at(&root)
            .help("start with `openapi: 3.0.3`, `info` and `paths`"),
        );
        return None;
    };
    let key = if map.contains_key("openapi") {
        "openapi"
    } else {
        "swagger"
    };
    let Some(written) = map.get(key) else {
        diagnostics.push(unknown_document(map, &root));
        return None;
    };
    let origin = root.child(key);
    let text = match written {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let mut parts = text.split(['.', '-', '+']);
    let version = match (key, parts.next(), parts.next().unwrap_or("0")) {
        ("swagger", Some("2"), "0") => Version::V2_0,
        ("openapi", Some("3"), "0") => Version::V3_0,
        ("openapi", Some("3"), "1") => Version::V3_1,
        ("openapi", Some("3"), "2") => Version::V3_2,
        _ => {
            let shown = if text.is_empty() {
                "this".to_owned()
            } else {
                format!("`{text}`")
            };
            let help = match (key, text.as_str()) {
                ("openapi", text) if text.starts_with('2') => {
                    "for version 2.0 write `swagger: \"2.0\"`"
                }
                ("swagger", text) if text.starts_with('3') => {
                    "for version 3 write `openapi` instead of `swagger`"
                }
                ("swagger", text) if text.starts_with('1') => {
                    "convert the document to version 2.0 or later"
                }
                _ => "write one of 3.0.4, 3.1.1, 3.2.0, or `swagger: \"2.0\"`",
            };
            diagnostics.push(
                Diagnostic::new(
                    &codes::syntax::VERSION,
                    format!("{shown} is no version of OpenAPI that is known"),
                )
                .at(&origin)
                .help(help),
            );
            return None;
        }
    };
    let whole = match version {
        Version::V2_0 => text == "2.0",
        _ => text.split('.').count() >= 3,
    };
    if !written.is_string() || !whole {
        let good = if version == Version::V2_0 {
            "\"2.0\"".to_owned()
        } else {
            format!("{version}.0")
        };
        let what = if written.is_string() {
            "has three parts"
        } else {
            "is a string"
        };
        diagnostics.push(
            Diagnostic::new(
                &codes::syntax::VERSION_FORM,
                format!("the version {what}, and this is read as {version}"),
            )
            .at(&origin)
            .help(format!("write `{key}: {good}`")),
        );
    }
    Some(version)
}

fn unknown_document(map: &Map<String, Value>, root: &Origin) -> Diagnostic {
    let other = [
        ("asyncapi", "an AsyncAPI document"),
        ("arazzo", "an Arazzo document"),
        ("overlay", "an Overlay"),
        ("$schema", "a JSON Schema"),
        ("swaggerVersion", "a Swagger 1 document"),
        ("item", "a Postman collection"),
        ("raml", "a RAML document"),
    ];
    let finding = |message: String| Diagnostic::new(&codes::syntax::NOT_OPENAPI, message).at(root);
    let misspelt = map
        .keys()
        .find(|key| suggestion::closest(key, ["openapi", "swagger"]).is_some());
    if let Some(key) = misspelt {
        return Diagnostic::new(
            &codes::syntax::NOT_OPENAPI,
            "neither `openapi` nor `swagger` is at the top level",
        )
        .at_key(&root.child(key))
        .help(format!("write `openapi` instead of `{key}`"));
    }
    match other.iter().find(|(key, _)| map.contains_key(*key)) {
        Some(("overlay", name)) => finding(format!(
            "this looks like {name}, not like an OpenAPI document"
        ))
        .help("name an overlay by `--overlay`, or in `overlays` of the configuration"),
        Some((_, name)) => finding(format!(
            "this looks like {name}, not like an OpenAPI document"
        ))
        .help("give the OpenAPI document, which has `openapi` or `swagger` at the top level"),
        None => finding("neither `openapi` nor `swagger` is at the top level".to_owned())
            .help("start with the version that the document follows, such as `openapi: 3.0.3`"),
    }
}
