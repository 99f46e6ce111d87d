//! Many files into one document, and one document into many files.

mod client;
mod elsewhere;
mod files;
mod findings;
mod real;
mod refused;
mod split;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use specsmith::bundle;
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::document;
use specsmith::source::{Format, SourceMap};

/// A folder of the test suite.
fn fixtures(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/fixtures")
        .join(name)
}

/// The documents in several files, by the names of their folders.
fn documents() -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(fixtures("bundle")).expect("the folder of documents");
    let mut found: Vec<_> = entries
        .filter_map(|entry| {
            let folder = entry.expect("a readable folder").path();
            let name = folder.file_name()?.to_str()?.to_owned();
            let roots = ["openapi.yaml", "openapi.json", "swagger.yaml"];
            let mut roots = roots.iter().map(|root| folder.join(root));
            Some((name, roots.find(|root| root.is_file())?))
        })
        .collect();
    found.sort();
    assert!(!found.is_empty());
    found
}

/// The bundle of a document, and what was found.
fn bundled(path: &Path, format: Option<Format>) -> (Option<String>, String) {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.load(path).expect("the document is there");
    let target = bundle::Target { format, home: "" };
    let bundle = bundle::bundle(&mut sources, file, target, &mut diagnostics);
    let text = bundle.map(|bundle| bundle.text);
    (text, render(&diagnostics, &sources, false))
}

/// The bundle of a document that has one.
#[track_caller]
fn bundle_of(path: &Path) -> String {
    let (text, findings) = bundled(path, None);
    text.unwrap_or_else(|| panic!("{}\n{findings}", path.display()))
}

/// Splits a document into a folder, and gives back its root.
fn split_into(path: &Path, folder: &Path) -> Result<PathBuf, String> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.load(path).expect("the document is there");
    let files = bundle::split(&mut sources, file, "", &mut diagnostics);
    let files = files.ok_or_else(|| render(&diagnostics, &sources, false))?;
    for (way, text) in &files {
        let file = folder.join(way);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, text).expect("written");
    }
    let (root, _) = files.first().expect("there is a root");
    Ok(folder.join(root))
}

/// The tree of a text, with references in one spelling.
fn tree(name: &str, text: &str) -> Value {
    let mut sources = SourceMap::new();
    let file = sources.add(name, text);
    let mut tree = document::read(&sources, file, &mut Diagnostics::new()).expect("readable");
    let own = tree.get("$self").and_then(Value::as_str);
    let own = own.map(|own| format!("{own}#"));
    spell(&mut tree, own.as_deref().unwrap_or("#"));
    tree
}

/// Writes each reference without percent signs, and each name in a mapping as a reference. `own` is what the document
/// can begin references to itself with.
fn spell(node: &mut Value, own: &str) {
    match node {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(text) if key == "$ref" || key == "operationRef" => {
                        *text = decoded(text).replace(own, "#");
                    }
                    Value::Object(tags) if key == "mapping" => {
                        for text in tags.values_mut() {
                            if let Value::String(text) = text
                                && !text.contains(['/', '#'])
                            {
                                *text = format!("#/components/schemas/{text}");
                            }
                        }
                    }
                    other => spell(other, own),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| spell(item, own)),
        _ => {}
    }
}

/// A text without percent signs.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
        if let Some(byte) = byte.filter(|_| *first == b'%') {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
