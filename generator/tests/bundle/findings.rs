//! What is found in a document is found in its tree.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::{bundle_of, fixtures, split_into};

/// How often each code is found in a document.
fn counts(command: &str, document: &Path) -> BTreeMap<String, usize> {
    let output = Command::new(env!("CARGO_BIN_EXE_specsmith"))
        .args([command, "--format", "json"])
        .arg(document)
        .output()
        .expect("it runs");
    let mut counts = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let found: Value = serde_json::from_str(line).expect("each line is JSON");
        let code = found["code"].as_str().expect("it has a code").to_owned();
        *counts.entry(code).or_default() += 1;
    }
    counts
}

#[test]
fn findings_are_the_same_in_a_tree() {
    let mut findings = 0;
    for entry in fs::read_dir(fixtures("features")).expect("the folder of documents") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            continue;
        }
        let home = tempfile::tempdir().expect("a temporary folder");
        let Ok(tree) = split_into(&path, &home.path().join("tree")) else {
            continue;
        };
        let one = home.path().join("openapi.yaml");
        fs::write(&one, bundle_of(&path)).expect("written");
        for command in ["validate", "lint"] {
            let found = counts(command, &one);
            findings += found.len();
            assert_eq!(
                found,
                counts(command, &tree),
                "{command} {}",
                path.display()
            );
        }
    }
    assert!(findings > 20, "{findings} kinds of findings");
}
