//! The same document gives the same bytes: run after run, and written in JSON as well as in YAML.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::emitted;
use crate::for_each_feature;

for_each_feature!(check);

fn check(feature: &str) {
    let document = emitted::document_of(feature);
    let first = emitted::from_document(Path::new(&document)).files;
    for _ in 0..2 {
        assert!(first == emitted::from_document(Path::new(&document)).files);
    }

    let text = fs::read_to_string(&document).expect("the document");
    let tree: Value = serde_yaml::from_str(&text).expect("its keys are strings");
    let home = tempfile::tempdir().expect("a temporary folder");
    let twin = home.path().join(format!("{feature}.json"));
    let text = serde_json::to_string_pretty(&tree).expect("a tree is JSON");
    fs::write(&twin, text).expect("written");
    if let Ok(text) = fs::read_to_string(Path::new(&document).with_extension("toml")) {
        let text = text.replace(&format!("{feature}.yaml"), &format!("{feature}.json"));
        fs::write(twin.with_extension("toml"), text).expect("written");
    }
    copy(
        &Path::new("fixtures/features").join(feature),
        &home.path().join(feature),
        feature,
    );
    let twin = emitted::from_document(&twin).files;
    assert_eq!(first.len(), twin.len());
    // The header names the document.
    let (json, yaml) = (format!("{feature}.json"), format!("{feature}.yaml"));
    for ((path, text), (twin_path, twin_text)) in first.iter().zip(twin.iter()) {
        assert_eq!(path, twin_path);
        assert_eq!(text, twin_text.replace(&json, &yaml), "{path}");
    }
}

/// Copies the files that a document refers to, if there are any. Where they refer to it, they mean its twin.
fn copy(from: &Path, to: &Path, feature: &str) {
    let Ok(entries) = fs::read_dir(from) else {
        return;
    };
    fs::create_dir(to).expect("created");
    for entry in entries {
        let entry = entry.expect("a readable folder");
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target, feature);
        } else {
            let text = fs::read_to_string(&path).expect("a text");
            let document = |extension: &str| format!("{feature}.{extension}#");
            let text = text.replace(&document("yaml"), &document("json"));
            fs::write(target, text).expect("written");
        }
    }
}
