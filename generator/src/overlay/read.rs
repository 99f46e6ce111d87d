//! Reads the actions of an overlay.

use serde_json::{Map, Value};
use serde_json_path::JsonPath;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, codes, suggestion};
use crate::document;
use crate::source::{FileId, Origin, SourceMap};

/// One action.
pub(super) struct Action {
    /// Where it stands.
    pub origin: Origin,
    /// The nodes that it changes.
    pub target: JsonPath,
    /// The text of the target.
    pub written: String,
    /// What becomes of them.
    pub change: Change,
}

/// What an action does.
pub(super) enum Change {
    /// Takes the nodes out.
    Remove,
    /// Merges a value into them.
    Update(Value),
    /// Merges a node of the document into them (from 1.1).
    Copy(JsonPath, String),
}

/// The actions of the overlay in `file`, which is applied to the document in `document`; `None` when it cannot be read,
/// which has then been reported.
pub(super) fn read(
    sources: &SourceMap,
    file: FileId,
    document: FileId,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Action>> {
    let tree = document::read(sources, file, diagnostics)?;
    let root = Origin::root(file);
    let mut reader = Reader { diagnostics };
    let Value::Object(members) = &tree else {
        reader.wrong(&root, "an overlay is an object, and this is none", EXAMPLE);
        return None;
    };
    let newer = reader.version(members, &root)?;
    reader.known_keys(members, &root, &["overlay", "info", "extends", "actions"]);
    if let Some(extends) = members.get("extends").and_then(Value::as_str) {
        reader.meant_for(
            extends,
            &root.child("extends"),
            sources.file(document).name(),
        );
    }
    let place = root.child("actions");
    let Some(Value::Array(items)) = members.get("actions") else {
        reader.wrong(&place, "an overlay has a list of `actions`", EXAMPLE);
        return None;
    };
    let actions = items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| reader.action(item, &place.index(index), newer))
        .collect();
    Some(actions)
}

const EXAMPLE: &str =
    "begin with `overlay: 1.0.0`, `info` and `actions: [{target: $.info, update: {…}}]`";

struct Reader<'d> {
    diagnostics: &'d mut Diagnostics,
}

impl Reader<'_> {
    /// Whether the overlay is one of 1.1 or later; none when its version is not known.
    fn version(&mut self, members: &Map<String, Value>, root: &Origin) -> Option<bool> {
        let version = match members.get("overlay") {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ if members.contains_key("openapi") || members.contains_key("swagger") => {
                let help = "name it as the document, and an overlay as the overlay";
                self.wrong(root, "this is an OpenAPI document, not an overlay", help);
                return None;
            }
            _ => {
                self.wrong(root, "an overlay begins with its version", EXAMPLE);
                return None;
            }
        };
        let mut parts = version.split('.');
        match (parts.next(), parts.next()) {
            (Some("1"), Some("0")) => Some(false),
            (Some("1"), Some("1")) => Some(true),
            _ => {
                let message = format!("overlays of version `{version}` are not known");
                self.wrong(&root.child("overlay"), &message, "1.0 and 1.1 are read");
                None
            }
        }
    }

    fn action(&mut self, item: &Value, origin: &Origin, newer: bool) -> Option<Action> {
        let Value::Object(members) = item else {
            self.wrong(origin, "an action is an object", EXAMPLE);
            return None;
        };
        let known = ["target", "description", "update", "remove", "copy"];
        let fine = self.known_keys(members, origin, &known);
        let Some(Value::String(written)) = members.get("target") else {
            let help = "say what it changes: `target: $.paths['/pets'].get`";
            self.wrong(origin, "an action has a `target`, a JSONPath", help);
            return None;
        };
        let target = self.path(written, &origin.child("target"))?;
        let change = match (
            members.get("remove"),
            members.get("update"),
            members.get("copy"),
        ) {
            (Some(Value::Bool(true)), _, _) => Change::Remove,
            (Some(Value::Bool(false)) | None, Some(update), None) => Change::Update(update.clone()),
            (Some(Value::Bool(false)) | None, None, Some(Value::String(copy))) => {
                if !newer {
                    let help = "write `overlay: 1.1.0` above";
                    self.wrong(&origin.child("copy"), "`copy` came with version 1.1", help);
                    return None;
                }
                Change::Copy(self.path(copy, &origin.child("copy"))?, copy.clone())
            }
            // What it was to do stands under another key, as reported.
            (None, None, None) if !fine => return None,
            (Some(Value::Bool(_)) | None, None, None) => {
                let help = "add `update`, `copy` or `remove: true`";
                self.finding(
                    &codes::overlay::NO_EFFECT,
                    origin,
                    "this action does nothing",
                    help,
                );
                return None;
            }
            (Some(Value::Bool(_)) | None, Some(_), Some(_)) => {
                let help = "keep one of them, or make two actions of it";
                self.wrong(origin, "`update` and `copy` exclude each other", help);
                return None;
            }
            (Some(Value::Bool(_)) | None, None, Some(_)) => {
                let help = "say what is copied: `copy: $.paths['/pets']`";
                self.wrong(&origin.child("copy"), "`copy` is a JSONPath", help);
                return None;
            }
            (Some(_), ..) => {
                self.wrong(
                    &origin.child("remove"),
                    "`remove` is `true` or `false`",
                    "write `remove: true`",
                );
                return None;
            }
        };
        Some(Action {
            origin: origin.clone(),
            target,
            written: written.clone(),
            change,
        })
    }

    fn path(&mut self, text: &str, origin: &Origin) -> Option<JsonPath> {
        match JsonPath::parse(text) {
            Ok(path) => Some(path),
            Err(error) => {
                let (read, rest) = text
                    .split_at_checked(error.position())
                    .unwrap_or((text, ""));
                let message = match (read, rest) {
                    ("", _) => "this is not a JSONPath: it begins with `$`".to_owned(),
                    (read, "") => format!("this is not a JSONPath: it breaks off behind `{read}`"),
                    (_, rest) => {
                        format!("this is not a JSONPath: it cannot be read from `{rest}` on")
                    }
                };
                let help = "write `$`, then names: `$.paths['/pets'].get`; conditions stand in `[?@.name == 'x']` (RFC 9535)";
                self.wrong(origin, &message, help);
                None
            }
        }
    }

    /// Reports keys that an overlay does not have; `false` when there was one.
    fn known_keys(
        &mut self,
        members: &Map<String, Value>,
        origin: &Origin,
        known: &[&str],
    ) -> bool {
        let mut fine = true;
        for key in members.keys() {
            if !known.contains(&key.as_str()) && !key.starts_with("x-") {
                fine = false;
                let message = format!("unknown key `{key}` in an overlay");
                let meant = suggestion::closest(key, known.iter().copied());
                let help = match (key.as_str(), meant) {
                    ("delete", _) if known.contains(&"remove") => "write `remove: true`".to_owned(),
                    (_, Some(meant)) => format!("did you mean `{meant}`?"),
                    (_, None) => format!("known here: `{}`", known.join("`, `")),
                };
                let diagnostic = Diagnostic::new(&codes::overlay::INVALID, message);
                self.diagnostics
                    .push(diagnostic.at_key(&origin.child(key)).help(help));
            }
        }
        fine
    }

    /// An overlay may say which document it is for.
    fn meant_for(&mut self, extends: &str, origin: &Origin, document: &str) {
        let name = |path: &str| {
            path.rsplit(['/', '\\'])
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        if name(extends) != name(document) {
            let message =
                format!("this overlay is meant for `{extends}`, and applied to `{document}`");
            let help = "correct `extends`, or take the overlay out of the configuration";
            self.finding(&codes::overlay::NO_EFFECT, origin, &message, help);
        }
    }

    fn wrong(&mut self, origin: &Origin, message: &str, help: &str) {
        self.finding(&codes::overlay::INVALID, origin, message, help);
    }

    fn finding(&mut self, code: &'static Code, origin: &Origin, message: &str, help: &str) {
        self.diagnostics
            .push(Diagnostic::new(code, message).at(origin).help(help));
    }
}
