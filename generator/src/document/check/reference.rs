use serde_json::{Map, Value};

use super::{Checker, Path};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::reference::{DANGLING, WRONG_KIND};
use crate::diagnostic::codes::structure::{
    EXCLUSIVE_MEMBERS, OTHER_VERSION_KEY, REF_ANNOTATION, REF_SIBLING, WRONG_TYPE,
};
use crate::document::Version;
use crate::document::grammar::{Kind, Shape};
use crate::document::reference::{ReferenceError, finding, is_path};

impl Checker<'_> {
    /// Checks a Reference Object where an object of `shape` may stand as well.
    pub(super) fn reference(
        &mut self,
        map: &mut Map<String, Value>,
        kind: Kind,
        shape: &'static Shape,
        at: &Path<'_>,
    ) -> bool {
        if !self.leads(map, kind, at) {
            return false;
        }
        if shape.name == "path item" && map.len() > 1 {
            // A Path Item may have siblings of its `$ref`; what they mean together is undefined before 3.1.
            return self.object(map, shape, at);
        }
        if self.version >= Version::V3_1 {
            for key in ["summary", "description"] {
                if let Some(value) = map.get_mut(key) {
                    self.scalar(value, Kind::Text, &Path::Key(at, key));
                }
            }
        }
        self.siblings(map, kind, at);
        true
    }

    /// Reports a reference where a version has none.
    pub(super) fn media_type_reference(&mut self, shape: &Shape, at: &Path<'_>) {
        if shape.name == "media type" && self.version < Version::V3_2 {
            let message = format!(
                "a media type can be a reference from OpenAPI 3.2 on, and this is {}",
                self.version
            );
            let help = "write the media type out, with a reference as its `schema`";
            self.at_key(&OTHER_VERSION_KEY, message, &Path::Key(at, "$ref"), help);
        }
    }

    /// Reports a reference that the specification does not have, and that nothing could be put in the place of.
    pub(super) fn not_inserted(&mut self, text: &str, at: &Path<'_>) -> bool {
        // What leads somewhere is in a circle, or too large, and has been reported.
        if let Some(Err(error)) = self.targets().get(text).cloned()
            && error != ReferenceError::Cycle
        {
            let place = Path::Key(at, "$ref");
            let diagnostic = finding(text, &self.origin(&place), &error);
            self.report(diagnostic);
        }
        false
    }

    /// Checks what `$ref` leads to.
    pub(super) fn leads(&mut self, map: &Map<String, Value>, kind: Kind, at: &Path<'_>) -> bool {
        let place = Path::Key(at, "$ref");
        let Some(Value::String(text)) = map.get("$ref") else {
            self.at(
                &WRONG_TYPE,
                "`$ref` must be a string",
                &place,
                "write `$ref: '#/components/…'`",
            );
            return false;
        };
        self.leads_by(text, kind, &place)
    }

    /// Checks what the text of a reference leads to.
    pub(super) fn leads_by(&mut self, text: &str, kind: Kind, place: &Path<'_>) -> bool {
        match self.targets().get(text) {
            Some(Ok(target)) => {
                let target = target.clone();
                if self.dropped.contains(&target.origin) {
                    let diagnostic = Diagnostic::new(
                        &DANGLING,
                        format!("`{text}` leads to something that was left out"),
                    )
                    .at(&self.origin(place))
                    .label(&target.origin, "left out, as reported")
                    .help("mend what it leads to");
                    self.report(diagnostic);
                    return false;
                }
                match target.kind {
                    Some(found) if !found.role().is_empty() && found.role() != kind.role() => {
                        let (expected, found) = (kind.role(), found.role());
                        let diagnostic = Diagnostic::new(
                            &WRONG_KIND,
                            format!(
                                "`{text}` leads to a {found}, and a {expected} must stand here"
                            ),
                        )
                        .at(&self.origin(place))
                        .label(&target.origin, format!("a {found}"))
                        .help(format!("reference a {expected}"));
                        self.report(diagnostic);
                        return false;
                    }
                    Some(found) if !found.role().is_empty() && target.origin.file == self.root => {}
                    _ => {
                        if self.seen.insert((target.origin.clone(), kind.role())) {
                            self.queue.push((target.origin, kind));
                        }
                    }
                }
                true
            }
            Some(Err(error)) => {
                let error = error.clone();
                let diagnostic = finding(text, &self.origin(place), &error);
                self.report(diagnostic);
                false
            }
            // Every text was looked up before; a tree that changed since has been repaired.
            None => true,
        }
    }

    /// Reports what stands beside a `$ref` where nothing counts: a note where all of it only describes. A schema is lowered
    /// as in 3.1, which is what authors mean.
    pub(super) fn siblings(&mut self, map: &Map<String, Value>, kind: Kind, at: &Path<'_>) {
        let open = self.version >= Version::V3_1;
        // Readers of 2.0 and 3.x look at extensions beside the reference to a schema; a reference of 2.0 is closed otherwise.
        let extensible = self.version != Version::V2_0 || kind.role() == "schema";
        let ignored = |key: &&String| {
            *key != "$ref"
                && !(extensible && key.starts_with("x-"))
                && !(open && matches!(key.as_str(), "summary" | "description"))
        };
        let keys: Vec<&str> = map.keys().filter(ignored).map(String::as_str).collect();
        let Some(first) = keys.first() else { return };
        let describes = |key: &&str| {
            key.starts_with("x-")
                || matches!(
                    *key,
                    "summary"
                        | "description"
                        | "title"
                        | "example"
                        | "examples"
                        | "externalDocs"
                        | "deprecated"
                        | "xml"
                )
        };
        let code = if keys.iter().all(describes) {
            &REF_ANNOTATION
        } else {
            &REF_SIBLING
        };
        let help = match (kind.role(), open) {
            ("schema", _) => {
                "write `allOf: [{$ref: …}]` instead of `$ref`, and keep the rest beside it"
                    .to_owned()
            }
            (role, true) => format!(
                "a reference has only `summary` and `description` beside it: write the {role} out, or remove the rest"
            ),
            (role, false) => format!("write the {role} out instead of `$ref`, or remove the rest"),
        };
        let names = keys.join("`, `");
        let message = match (kind.role(), keys.len() > 1) {
            ("schema", false) => {
                format!(
                    "`{names}` beside `$ref` counts from OpenAPI 3.1 on, and is taken as it does there"
                )
            }
            ("schema", true) => {
                format!(
                    "`{names}` beside `$ref` count from OpenAPI 3.1 on, and are taken as they do there"
                )
            }
            (_, false) => format!("`{names}` beside `$ref` is ignored"),
            (_, true) => format!("`{names}` beside `$ref` are ignored"),
        };
        self.at_key(code, message, &Path::Key(at, first), help);
    }

    /// Checks the references of a discriminator.
    pub(super) fn mapping(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) {
        let Some(Value::Object(mapping)) = map.get_mut("mapping") else {
            return;
        };
        let holder = Path::Key(at, "mapping");
        mapping.retain(|key, value| {
            let Some(text) = value.as_str().filter(|text| is_path(text)) else {
                return true;
            };
            let place = Path::Key(&holder, key);
            match self.targets().get(text).cloned() {
                Some(Err(error)) => {
                    let diagnostic = finding(text, &self.origin(&place), &error);
                    self.report(diagnostic);
                    false
                }
                Some(Ok(target)) if target.kind.is_none() => {
                    if self.seen.insert((target.origin.clone(), "schema")) {
                        self.queue.push((target.origin, Kind::Schema));
                    }
                    true
                }
                _ => true,
            }
        });
    }

    /// Checks what a link leads to; `false` when that is nothing.
    pub(super) fn link(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) -> bool {
        let by_id = map.contains_key("operationId");
        let Some(text) = map.get("operationRef").and_then(Value::as_str) else {
            if !by_id {
                self.lacks(
                    "link",
                    "`operationId` and no `operationRef`",
                    at,
                    "add `operationId`; the link is left out without it",
                );
                if self.version == Version::V3_0 {
                    self.last_is_by_text();
                }
            }
            return by_id;
        };
        let place = Path::Key(at, "operationRef");
        if by_id {
            let message =
                "`operationRef` and `operationId` exclude each other; `operationId` counts";
            self.at_key(&EXCLUSIVE_MEMBERS, message, &place, "remove one of them");
            map.shift_remove("operationRef");
            return true;
        }
        let Some(Err(error)) = self.targets().get(text).cloned() else {
            return true;
        };
        let diagnostic = finding(text, &self.origin(&place), &error);
        self.report(diagnostic);
        false
    }
}
