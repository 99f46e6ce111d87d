//! `x-specsmith-allow`: what a document says of findings about itself.

use serde_json::Value;

use crate::diagnostic::{Allowance, Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Origin, SourceMap};

const KEY: &str = "x-specsmith-allow";

/// Whether some file says it; an overlay may say it for another one.
pub(super) fn occurs(sources: &SourceMap) -> bool {
    sources.files().any(|(_, file)| file.text().contains(KEY))
}

/// Takes what a tree allows out of it, whatever the object is, and tells the collector.
pub(super) fn take(file: FileId, tree: &mut Value, diagnostics: &mut Diagnostics) {
    visit(tree, &Origin::root(file), diagnostics);
}

fn visit(node: &mut Value, at: &Origin, diagnostics: &mut Diagnostics) {
    match node {
        Value::Object(map) => {
            if let Some(words) = map.shift_remove(KEY) {
                list(&words, at, diagnostics);
            }
            for (key, value) in map {
                if value.is_object() || value.is_array() {
                    visit(value, &at.child(key), diagnostics);
                }
            }
        }
        Value::Array(elements) => {
            for (index, value) in elements.iter_mut().enumerate() {
                visit(value, &at.index(index), diagnostics);
            }
        }
        _ => {}
    }
}

fn list(words: &Value, holder: &Origin, diagnostics: &mut Diagnostics) {
    let place = holder.child(KEY);
    let texts = words
        .as_array()
        .filter(|texts| texts.iter().all(Value::is_string));
    let Some(texts) = texts else {
        let message = format!("`{KEY}` is a list of codes");
        let finding = Diagnostic::new(&codes::structure::WRONG_TYPE, message);
        diagnostics.push(finding.at(&place).in_text().help("write `[S102]`"));
        return;
    };
    for (index, word) in texts.iter().enumerate() {
        let word = word.as_str().unwrap_or_default();
        let place = place.index(index);
        diagnostics.allow(Allowance::new(word, holder.clone(), place));
    }
}
