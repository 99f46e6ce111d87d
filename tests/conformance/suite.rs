//! The suite as it stands on disk.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The parts of the suite: OpenAPI 3.0 and 3.1, as the suite has it and with types added.
pub const TARGETS: [&str; 4] = ["oas30", "oas30-typed", "oas31", "oas31-typed"];

/// A document of the suite.
pub struct File {
    pub target: &'static str,
    pub tier: String,
    pub name: String,
    pub document: Value,
    pub path: PathBuf,
    pub cases: Vec<Case>,
}

/// A value, and whether a schema allows it; the value itself is read by the program that is tested.
pub struct Case {
    pub schema: String,
    pub group: String,
    pub test: String,
    pub valid: bool,
}

/// Every document of the suite.
pub fn read() -> Option<Vec<File>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/suite");
    if !folder.is_dir() {
        println!("no suite at {}: left out", folder.display());
        return None;
    }
    let mut files = Vec::new();
    for target in TARGETS {
        for tier in entries(&folder.join(target)) {
            for path in entries(&tier) {
                let stem = |path: &Path| Some(path.file_name()?.to_str()?.to_owned());
                let file = stem(&path).expect("names of the suite are text");
                if let Some(name) = file.strip_suffix(".cases.json") {
                    let document = tier.join(format!("{name}.openapi.json"));
                    files.push(File {
                        target,
                        tier: stem(&tier).expect("names of the suite are text"),
                        name: name.to_owned(),
                        document: json(&document),
                        cases: cases(&json(&path)),
                        path,
                    });
                }
            }
        }
    }
    Some(files)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the suite");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a file of the suite").path())
        .collect();
    paths.sort();
    paths
}

fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a file of the suite");
    serde_json::from_str(&text).expect("the suite is JSON")
}

fn cases(file: &Value) -> Vec<Case> {
    let text = |value: &Value| value.as_str().expect("words").to_owned();
    let cases = file["cases"].as_array().expect("a list of cases");
    let case = |case: &Value| Case {
        schema: text(&case["schema"]),
        group: text(&case["group"]),
        test: text(&case["test"]),
        valid: case["valid"].as_bool().expect("a verdict"),
    };
    cases.iter().map(case).collect()
}
