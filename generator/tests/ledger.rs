//! The account of a run: what it says of documents of several files, and that it is the same every time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::generate;
use specsmith::source::SourceMap;

/// The lines of the ledger of a document.
fn lines(document: &Path) -> Vec<Value> {
    let config = Config::new(document, "client");
    let (ledger, _) = generate::account(&config).expect("a usable document");
    ledger
        .lines()
        .lines()
        .map(|line| serde_json::from_str(line).expect("a JSON object a line"))
        .collect()
}

#[test]
fn rows_name_the_file_where_there_are_several() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path = home.path().join(name);
        fs::write(&path, text).expect("written");
        path
    };
    write(
        "types.yaml",
        "Pet:\n  type: object\n  required: [name]\n  properties:\n    name: {type: string, maxLength: 20}\n    mother: {$ref: '#/Pet'}\nUnused: {type: object, title: Never}\n",
    );
    let document = write(
        "openapi.yaml",
        "openapi: 3.0.4\ninfo: {title: Pets, version: 1.0.0}\npaths:\n  /pet:\n    get:\n      operationId: getPet\n      responses:\n        '200':\n          description: A pet.\n          content:\n            application/json: {schema: {$ref: 'types.yaml#/Pet'}}\n",
    );
    let rows: BTreeMap<(String, String), String> = lines(&document)
        .iter()
        .map(|row| {
            let text = |member: &str| row[member].as_str().unwrap_or_default().to_owned();
            let file = text("file")
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned();
            ((file, text("pointer")), text("outcome"))
        })
        .collect();
    let outcome = |file: &str, pointer: &str| {
        rows.get(&(file.to_owned(), pointer.to_owned()))
            .map(String::as_str)
    };
    assert_eq!(
        outcome("openapi.yaml", "#/paths/~1pet/get/operationId"),
        Some("generated")
    );
    assert_eq!(
        outcome("types.yaml", "#/Pet/properties/name/maxLength"),
        Some("generated")
    );
    assert_eq!(
        outcome("types.yaml", "#/Pet/properties/mother/$ref"),
        Some("generated")
    );
    // What nothing refers to in another file is no part of the document.
    assert_eq!(outcome("types.yaml", "#/Unused/title"), None);
    assert!(rows.keys().all(|(file, _)| !file.is_empty()), "{rows:#?}");
}

/// What a reference leads to is read in its place, though the specification has none there.
#[test]
fn misplaced_references_are_what_they_lead_to() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let document = home.path().join("openapi.yaml");
    let text = "openapi: 3.0.4\ninfo: {title: Pets, version: 1.0.0}\npaths:\n  /pet:\n    get:\n      operationId: getPet\n      responses:\n        '200':\n          description: A pet.\n          content:\n            application/json: {schema: {$ref: '#/components/schemas/Dog'}}\ncomponents:\n  schemas:\n    Pet: {type: object, properties: {name: {type: string}}}\n    Dog: {type: object, properties: {$ref: '#/components/schemas/Pet/properties'}}\n";
    fs::write(&document, text).expect("written");
    let lines = lines(&document);
    let row = lines
        .iter()
        .find(|row| row["pointer"] == "#/components/schemas/Dog/properties/$ref");
    let outcome = row.map(|row| &row["outcome"]);
    assert_eq!(outcome, Some(&"generated".into()), "{lines:#?}");
}

#[test]
fn account_and_findings_are_the_same_every_time() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/features");
    let mut documents: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    documents.sort();
    assert!(documents.len() > 20);
    for document in documents {
        let first = (lines(&document), findings(&document));
        for _ in 0..2 {
            let again = (lines(&document), findings(&document));
            assert!(first == again, "{}", document.display());
        }
    }
}

/// The findings of a generation, in their order.
fn findings(document: &Path) -> Vec<(&'static str, String)> {
    let mut config = Config::new(document, "client");
    config.package.name = Some("client".to_owned());
    let mut diagnostics = Diagnostics::new();
    generate::generate(&config, &mut SourceMap::new(), &mut diagnostics);
    let words = diagnostics
        .iter()
        .map(|finding| (finding.code().id, finding.message().to_owned()));
    words.collect()
}
