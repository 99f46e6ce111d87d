//! From 2.0 to 3.0: the document that the generator makes of it, with the comments, quotes and order of the old one.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::dress::{self, Dressed};
use super::raise::patch;
use super::rename::Renames;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, codes};
use crate::document::{self, Document, Form, Node, Version, Visitor};
use crate::notation::{self, Style};
use crate::source::{FileId, Origin, SourceMap};

/// What stands in front of the pointer where a schema refers to its own place in the tree.
const PLACE: &str = "place:#";

/// What comes of it.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    /// The new texts of files that change.
    pub(super) texts: HashMap<FileId, String>,
    pub(super) findings: Vec<Diagnostic>,
}

/// Writes a document of 2.0 as one of 3.0. `found` is what reading it has found: what was left out then is not there.
pub(super) fn rewrite(
    mut document: Document,
    sources: &SourceMap,
    to: Version,
    found: &Diagnostics,
) -> Rewritten {
    let beside = [
        &codes::structure::REF_SIBLING,
        &codes::structure::REF_ANNOTATION,
    ];
    let is_bad = |found: &&Diagnostic| {
        // What stands beside references is told by codes of its own.
        let is_beside = beside.iter().any(|code| code.id == found.code().id);
        found.severity() >= Severity::Warning && !is_beside
    };
    let mut findings: Vec<Diagnostic> = found.iter().filter(is_bad).cloned().collect();
    without_words(&mut document, &mut findings);
    if to == Version::V3_0 {
        null_beside_references(&mut document);
    }
    let renames = Renames::find(&document, &mut findings);
    references(&mut document, &renames);
    let mut texts = HashMap::new();
    for file in document.files().to_vec() {
        let root = Origin::root(file);
        let Some(tree) = document.get(&root) else {
            continue;
        };
        let mut tree = tree.clone();
        if file == document.root() {
            tree["openapi"] = json!(patch(Version::V3_0));
            renames.keep_tags(&mut tree);
        }
        let written = document::read(sources, file, &mut Diagnostics::new());
        if let Some(written) = &written {
            allowances(&document, written, &root, &mut tree);
        }
        bodies_first(&mut tree);
        let source = sources.file(file);
        let old = match notation::read(source) {
            Ok(old) => old,
            Err(unreadable) => {
                findings.push(unreadable.finding(file));
                continue;
            }
        };
        let Dressed { mut node, strays } = dress::dress(&tree, &old, file, sources);
        findings.extend(strays);
        if file == document.root() {
            renames.apply(&mut tree, &mut node);
        }
        match notation::print_checked(&node, &Style::of(source), &tree, source.name()) {
            Ok(_) if written.as_ref() == Some(&tree) => {}
            Ok(text) => drop(texts.insert(file, text)),
            Err(finding) => findings.push(*finding),
        }
    }
    Rewritten { texts, findings }
}

/// Lists that no later version has a way to write become texts.
fn without_words(document: &mut Document, findings: &mut Vec<Diagnostic>) {
    let mut lists = Lists::default();
    document.visit(&mut lists);
    for (place, style) in lists.0 {
        let Some(Value::Object(map)) = document.get(&place) else {
            continue;
        };
        let mut map = map.clone();
        map.shift_remove("style");
        map.shift_remove("explode");
        map.insert("schema".to_owned(), json!({ "type": "string" }));
        let separator = match style.as_str() {
            "tabDelimited" => "tabs",
            "spaceDelimited" => "spaces",
            _ => "bars",
        };
        let message = format!(
            "OpenAPI 3 has no list with {separator} between its items here: it becomes a text"
        );
        findings.push(
            Diagnostic::new(&codes::upgrade::NO_WORDS, message)
                .at(&place)
                .help("let callers join the items, or use `csv`"),
        );
        document.replace(&place, Value::Object(map));
    }
}

/// Parameters and headers with lists that no later version has a way to write.
#[derive(Default)]
struct Lists(Vec<(Origin, String)>);

impl<'d> Visitor<'d> for Lists {
    fn object(&mut self, node: &Node<'_, 'd>) {
        let Some(style) = node.text("style") else {
            return;
        };
        let known = match (node.shape, node.text("in")) {
            ("parameter", Some("query")) => style != "tabDelimited",
            ("parameter" | "header", _) => style == "simple",
            _ => true,
        };
        if !known {
            self.0.push((node.origin(), style.to_owned()));
        }
    }

    fn reference(&mut self, _: &Node<'_, 'd>, _: &Origin) {}
}

/// Lets every reference name the place where its target stands now.
fn references(document: &mut Document, renames: &Renames) {
    for part in document.parts() {
        let Form::Reference(Some(target)) = part.form else {
            continue;
        };
        let Some(Value::String(text)) = document.get(&part.origin) else {
            continue;
        };
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        let own = text.starts_with(PLACE);
        let moved = renames.moved(&target.pointer);
        let moved = moved.filter(|_| target.file == document.root());
        if !own && moved.is_none() && document::decoded(fragment) == *target.pointer {
            continue;
        }
        let file = if own { "" } else { file };
        let pointer = moved.as_deref().unwrap_or(&target.pointer);
        let text = format!("{file}#{}", encoded(pointer));
        document.replace(&part.origin, Value::String(text));
    }
}

/// `nullable` counts beside an `allOf`, and not beside a `$ref`.
fn null_beside_references(document: &mut Document) {
    let mut all = Schemas::default();
    document.visit(&mut all);
    for place in all.0 {
        let Some(Value::Object(map)) = document.get(&place) else {
            continue;
        };
        let mut map = map.clone();
        let at = map.keys().position(|key| key == "$ref");
        if let (Some(at), Some(reference)) = (at, map.shift_remove("$ref")) {
            let parts = json!([{ "$ref": reference }]);
            map.shift_insert(at, "allOf".to_owned(), parts);
            document.replace(&place, Value::Object(map));
        }
    }
}

/// Schemas that are a reference and may be null.
#[derive(Default)]
struct Schemas(Vec<Origin>);

impl<'d> Visitor<'d> for Schemas {
    fn object(&mut self, node: &Node<'_, 'd>) {
        let is_it = node.shape == "schema"
            && node.get("$ref").is_some()
            && node.get("allOf").is_none()
            && node.get("nullable") == Some(&Value::Bool(true));
        if is_it {
            self.0.push(node.origin());
        }
    }

    fn reference(&mut self, _: &Node<'_, 'd>, _: &Origin) {}
}

/// A pointer as the fragment of a URI (RFC 6901, section 6).
pub(super) fn encoded(pointer: &str) -> String {
    let mut text = String::new();
    for byte in pointer.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

/// Puts back what a document allows of findings about itself, which its reader takes out of the tree.
fn allowances(document: &Document, written: &Value, at: &Origin, tree: &mut Value) {
    const KEY: &str = "x-specsmith-allow";
    match written {
        Value::Object(map) => {
            if let Some(words) = map.get(KEY) {
                let place = document.in_tree(at.clone());
                let holder = tree.pointer_mut(&place.pointer);
                if let Some(holder) = holder.and_then(Value::as_object_mut) {
                    holder.insert(KEY.to_owned(), words.clone());
                }
            }
            for (key, value) in map {
                allowances(document, value, &at.child(key), tree);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                allowances(document, value, &at.index(index), tree);
            }
        }
        _ => {}
    }
}

/// Puts the body of each operation in front of its answers, where people look for it.
fn bodies_first(tree: &mut Value) {
    let items = tree.get_mut("paths").and_then(Value::as_object_mut);
    for item in items.into_iter().flat_map(Map::values_mut) {
        let operations = item.as_object_mut().into_iter().flat_map(Map::values_mut);
        for operation in operations.filter_map(Value::as_object_mut) {
            let Some(body) = operation.shift_remove("requestBody") else {
                continue;
            };
            let at = operation.keys().position(|key| key == "responses");
            let at = at.unwrap_or(operation.len());
            operation.shift_insert(at, "requestBody".to_owned(), body);
        }
    }
}
