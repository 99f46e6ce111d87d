//! The client of a document is the same in however many files it is kept.

use std::fs;
use std::path::Path;

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::generate;
use specsmith::source::SourceMap;

use crate::{bundle_of, documents, fixtures, split_into};

/// The files of the client of a document.
pub fn client(document: &Path) -> Result<Vec<(String, String)>, String> {
    let config = Config::new(document, "out");
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let generation = generate::generate(&config, &mut sources, &mut diagnostics);
    let generation = generation.ok_or_else(|| render(&diagnostics, &sources, false))?;
    let files = generation.files.iter();
    Ok(files
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect())
}

#[track_caller]
pub fn assert_same(name: &str, first: &[(String, String)], second: &[(String, String)]) {
    let names = |files: &[(String, String)]| {
        let names = files.iter().map(|(path, _)| path.clone());
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(first), names(second), "{name}");
    for ((path, one), (_, other)) in first.iter().zip(second) {
        let differing = one
            .lines()
            .zip(other.lines())
            .find(|(one, other)| one != other);
        assert!(one == other, "{name}: {path}: {differing:?}");
    }
}

#[test]
fn the_client_of_a_bundle_is_the_same() {
    let mut roots = documents();
    roots.push((
        "references".to_owned(),
        fixtures("features/references.yaml"),
    ));
    for (name, root) in roots {
        let home = tempfile::tempdir().expect("a temporary folder");
        let bundle = home.path().join(root.file_name().expect("a file"));
        fs::write(&bundle, bundle_of(&root)).expect("written");
        let many = client(&root).unwrap_or_else(|findings| panic!("{name}: {findings}"));
        let one = client(&bundle).unwrap_or_else(|findings| panic!("{name}: {findings}"));
        assert_same(&name, &many, &one);
    }
}

#[test]
fn the_client_of_a_tree_is_the_same() {
    let entries = fs::read_dir(fixtures("features")).expect("the folder of documents");
    let mut count = 0;
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("one");
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let home = tempfile::tempdir().expect("a temporary folder");
        let Ok(root) = split_into(&path, home.path()) else {
            continue;
        };
        let before = home.path().join("before/openapi.yaml");
        fs::create_dir(home.path().join("before")).expect("made");
        fs::write(&before, bundle_of(&path)).expect("written");
        let Ok(before) = client(&before) else {
            continue;
        };
        let tree = client(&root).unwrap_or_else(|findings| panic!("{name}: {findings}"));
        assert_same(name, &before, &tree);
        let one = home.path().join("one/openapi.yaml");
        fs::create_dir(home.path().join("one")).expect("made");
        fs::write(&one, bundle_of(&root)).expect("written");
        let one = client(&one).unwrap_or_else(|findings| panic!("{name}: {findings}"));
        assert_same(name, &before, &one);
        count += 1;
    }
    assert!(count > 50, "{count} documents");
}

/// The client of a document and that of its tree.
#[track_caller]
fn check(text: &str) -> Vec<(String, String)> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let path = home.path().join("openapi.yaml");
    fs::write(&path, text).expect("written");
    let tree = split_into(&path, &home.path().join("tree")).unwrap_or_else(|why| panic!("{why}"));
    let one = client(&path).unwrap_or_else(|findings| panic!("{findings}"));
    assert_same(
        text,
        &one,
        &client(&tree).unwrap_or_else(|findings| panic!("{findings}")),
    );
    one
}

#[test]
fn definitions_of_components_have_names_of_their_own() {
    let text = fs::read_to_string(fixtures("features/definitions.yaml")).expect("a text");
    let files = check(&text);
    let mut models: Vec<&str> = files
        .iter()
        .filter_map(|(path, _)| path.strip_prefix("src/models/")?.strip_suffix(".rs"))
        .filter(|name| *name != "mod")
        .collect();
    models.sort_unstable();
    let expected = [
        "invoice",
        "invoice_line",
        "order",
        "order_line",
        "payment",
        "payment_method",
    ];
    assert_eq!(models, expected);
}

#[test]
fn mistakes_are_the_same_mistakes_in_a_tree() {
    // A schema where a parameter has to stand.
    check(
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a: {get: {parameters: [{$ref: '#/components/schemas/Pet'}], \
         responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}\n\
         components:\n  schemas:\n    Pet: {type: object, properties: {a: {type: string}}}\n",
    );
    // What refers to nothing stays in the root, and what it refers to besides does not.
    check(
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a: {get: {responses: {'200': {description: d, content: \
         {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}\ncomponents:\n  schemas:\n    \
         Pet: {type: object, properties: {kind: {$ref: '#/components/schemas/Kind'}, gone: {$ref: '#/components/schemas/Gone'}}}\n    \
         Kind: {type: string, enum: [a, b], default: a}\n",
    );
}

#[test]
fn the_configuration_means_the_same_in_a_tree() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let path = home.path().join("openapi.yaml");
    fs::copy(fixtures("features/definitions.yaml"), &path).expect("copied");
    let tree = split_into(&path, &home.path().join("tree")).unwrap_or_else(|why| panic!("{why}"));
    let names = "document = \"openapi.yaml\"\noutput = \"out\"\n[rename.types]\n\
                 \"#/components/schemas/Order/$defs/Line\" = \"Position\"\n[rename.fields]\n\
                 \"#/components/schemas/Order/properties/payment\" = \"paid_by\"\n";
    let [one, many] = [&path, &tree].map(|document| {
        let file = document.with_file_name("specsmith.toml");
        fs::write(&file, names).expect("written");
        let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
        let read = specsmith::catalogue::read;
        let config = Config::load(&mut sources, &file, read, &mut diagnostics);
        let config = config.unwrap_or_else(|| panic!("{}", render(&diagnostics, &sources, false)));
        let generation = generate::generate(&config, &mut sources, &mut diagnostics);
        let findings = render(&diagnostics, &sources, false);
        assert!(!findings.contains("C009"), "{findings}");
        let generation = generation.unwrap_or_else(|| panic!("{findings}"));
        let files = generation.files.iter();
        let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        files.collect::<Vec<_>>()
    });
    assert_same("with names", &one, &many);
    assert!(one.iter().any(|(path, _)| path == "src/models/position.rs"));
}
