//! Documents that are no files of the file system.

use std::path::Path;

use specsmith::diagnostic::{Diagnostics, render};
use specsmith::document;
use specsmith::source::SourceMap;

#[test]
fn a_file_of_a_revision_and_those_that_it_names() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.git");
    let git = std::process::Command::new("git").arg("--version").output();
    if !repository.exists() || git.is_err() {
        println!("skipped: this is no working copy of a git repository");
        return;
    }
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let input = "git:HEAD:tests/fixtures/diagnostics/references-to-files.yaml";
    let file = sources
        .load_input(Path::new(input))
        .expect("a file of the revision");
    let document = document::parse(&mut sources, file, &mut diagnostics).expect("a document");
    let names: Vec<&str> = document
        .files()
        .iter()
        .map(|file| sources.file(*file).name())
        .collect();
    let folder = "git:HEAD:tests/fixtures/diagnostics/";
    assert!(names.len() > 1, "{names:?}");
    assert!(
        names.iter().all(|name| name.starts_with(folder)),
        "{names:?}"
    );
    let shown = render(&diagnostics, &sources, false);
    assert!(shown.contains(&format!("--> {input}:")), "{shown}");
    let again = sources
        .load_input(Path::new(input))
        .expect("a file of the revision");
    assert_eq!(again, file);
    let missing = sources.load_input(Path::new("git:HEAD:no/such/file"));
    let error = missing.expect_err("no such file").to_string();
    assert!(error.starts_with("git says: "), "{error}");
}
