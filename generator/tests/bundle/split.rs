//! One document into many files, and back.

use std::fs;
use std::path::Path;

use crate::real::difference;
use crate::{bundle_of, documents, fixtures, split_into, tree};

#[track_caller]
fn check(path: &Path) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .expect("one");
    let before = tree(name, &bundle_of(path));
    let root = split_into(path, home.path()).unwrap_or_else(|findings| panic!("{findings}"));
    let own = root
        .file_name()
        .and_then(|name| name.to_str())
        .expect("one");
    let after = tree(own, &bundle_of(&root));
    assert!(
        after == before,
        "{}: {}",
        path.display(),
        difference("", &before, &after)
    );
    // A tree of a tree is the same.
    let again = tempfile::tempdir().expect("a temporary folder");
    split_into(&root, again.path()).expect("split once, split twice");
    assert_eq!(
        files(again.path()),
        files(home.path()),
        "{}",
        path.display()
    );
}

/// Every file of a folder, with its text.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("readable") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let way = path.strip_prefix(folder).expect("it is in there");
                let text = fs::read_to_string(&path).expect("a text");
                found.push((way.display().to_string(), text));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_tree_bundles_to_what_it_was() {
    for (_, root) in documents() {
        check(&root);
    }
}

#[test]
fn small_documents_survive() {
    for entry in fs::read_dir(fixtures("features")).expect("the folder of documents") {
        let path = entry.expect("a readable folder").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            check(&path);
        }
    }
}

#[test]
fn what_goes_where() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = home.path().join("a.yaml");
    let text = "\
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  # One pet.
  /pets/{id}:
    get:
      responses:
        '200': {description: d, content: {a/a: {schema: {$ref: '#/components/schemas/Pet/properties/a'}}}}
components:
  schemas:
    Pet: # a pet
      # of any kind
      properties: {a: {$ref: '#/components/schemas/Pet'}, b: {$ref: '#/components/schemas/con'}}
    pet: {$ref: '#/components/schemas/Pet'}
    con: {type: string}
    CON: {type: string}
";
    fs::write(&file, text).expect("written");
    let tree = home.path().join("tree");
    split_into(&file, &tree).expect("split");
    let found = files(&tree);
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "components/schemas/Pet.yaml",
            "components/schemas/_CON-0ba0f119aa5d684b.yaml",
            "components/schemas/_con-f604f1190d01642b.yaml",
            "openapi.yaml",
            "paths/pets_id.yaml",
        ]
    );
    let text = |name: &str| {
        let found = found.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, text)| text.as_str())
    };
    assert_eq!(
        text("components/schemas/Pet.yaml"),
        "# of any kind\nproperties: {a: {$ref: '#'}, b: {$ref: _con-f604f1190d01642b.yaml}}\n"
    );
    assert_eq!(
        text("paths/pets_id.yaml"),
        "# One pet.\nget:\n  responses:\n    '200': {description: d, content: {a/a: {schema: {$ref: \
         '../components/schemas/Pet.yaml#/properties/a'}}}}\n"
    );
}
