//! The documents that the OpenAPI Initiative holds for right, and the one of this repository: the default rules have
//! nothing to say about them that is not so.

use std::fs;
use std::path::{Path, PathBuf};

use specsmith::diagnostic::{Diagnostics, Levels, render};
use specsmith::document;
use specsmith::generate;
use specsmith::source::SourceMap;

/// What is found and is so: these documents show something else, and leave out what a client would want. The rule, and
/// the end of the path.
const SO: &[(&str, &str)] = &[
    // One operation of several has no name.
    ("L105", "/link-object-examples.yaml"),
    // A body with a required member may be left out.
    ("L126", "/operation-object-example.yaml"),
    ("L126", "/uspto.yaml"),
    // A member of a body is required, and has a default.
    ("L115", "/uspto.yaml"),
    // Lists of which nothing says what is in them.
    ("L124", "/header-object-examples.yaml"),
    ("L124", "/media-type-examples.yaml"),
    ("L124", "/mega.yaml"),
    ("L124", "/parameter-object-examples.yaml"),
    ("L124", "/pass/schema.yaml"),
    // Bounds without a type, to show the bounds.
    ("L125", "/pass/schema.yaml"),
    // JSON without a schema, or with examples in its place.
    ("L127", "/api-with-examples.yaml"),
    ("L127", "/operation-object-example.yaml"),
    // A schema without members is an alternative with a discriminator.
    ("L129", "/mega.yaml"),
];

/// The findings that nobody has looked at.
fn unexpected(path: &Path, used: &mut [bool]) -> String {
    let mut sources = SourceMap::new();
    let mut ignored = Diagnostics::new();
    let file = sources.load(path).expect("a readable file");
    let document = document::parse(&mut sources, file, &mut ignored).expect("a document");
    let mut diagnostics = Diagnostics::new();
    let _ = generate::lint(&document, &Levels::default(), &mut diagnostics);
    let name = path.display().to_string();
    let mut left = Diagnostics::new();
    for finding in diagnostics {
        let known = SO
            .iter()
            .position(|(code, file)| finding.code().id == *code && name.ends_with(file));
        match known {
            Some(index) => used[index] = true,
            None => left.push(finding),
        }
    }
    render(&left, &sources, false)
}

#[test]
fn nothing_is_found_in_documents_that_are_right() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut used = vec![false; SO.len()];
    let mut found = unexpected(&root.join("spec/openapi.yaml"), &mut used);
    let suite = root.join("../shared/suite/oai");
    if !suite.is_dir() {
        eprintln!("skipped: there is no ../shared/suite/oai");
        assert!(found.is_empty(), "{found}");
        return;
    }
    let mut count = 0;
    for version in ["3.0", "3.1", "3.2"] {
        let folder = suite.join(version).join("pass");
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| entry.expect("a readable folder").path())
            .collect();
        paths.sort();
        for path in paths {
            count += 1;
            found.push_str(&unexpected(&path, &mut used));
        }
    }
    assert!(count > 50, "{count} documents");
    assert!(found.is_empty(), "{found}");
    for ((code, file), used) in SO.iter().zip(used) {
        assert!(used, "{code} is not found in {file} any more");
    }
}
