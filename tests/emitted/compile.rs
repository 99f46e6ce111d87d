//! What is emitted for the small documents compiles, without a warning of the compiler, of clippy or of rustdoc, and
//! rustfmt has nothing to change.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use specsmith::output::{self, Mode};
use specsmith_tests::cargo;

use crate::emitted;
use crate::work::package_name;

/// One workspace holds the crates of all documents, so that what they depend on is built once; it stays from one run
/// to the next.
#[test]
fn every_feature_compiles_without_a_warning() {
    let home = workspace();
    if is_there("fmt") {
        format(&home);
    }
    if is_there("clippy") {
        let lint = "clippy --workspace --all-targets --keep-going -- --deny warnings";
        check(&home, lint.split(' '));
    } else {
        check(
            &home,
            "check --workspace --all-targets --keep-going".split(' '),
        );
    }
    document(&home);
}

/// Whether a component of the toolchain is installed; a minimal one has neither clippy nor rustfmt.
fn is_there(component: &str) -> bool {
    let found = Command::new(env!("CARGO"))
        .args([component, "--version"])
        .output()
        .is_ok_and(|output| output.status.success());
    if !found {
        println!("cargo {component} is not there: not run");
    }
    found
}

fn format(home: &Path) {
    let output = Command::new(env!("CARGO"))
        .args(["fmt", "--all", "--check"])
        .current_dir(home)
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "`cargo fmt --all --check` in {}\n{}",
        home.display(),
        String::from_utf8_lossy(&output.stdout),
    );
}

/// Writes every crate, and leaves those that have not changed as they are.
fn workspace() -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted");
    let crates = home.join("crates");
    let features = emitted::features();
    fs::create_dir_all(&crates).expect("a folder of its own");
    for entry in fs::read_dir(&crates).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        let name = path.file_name().and_then(|name| name.to_str());
        if !features
            .iter()
            .any(|feature| Some(feature.as_str()) == name)
        {
            fs::remove_dir_all(&path).expect("a document that is no more");
        }
    }
    for feature in &features {
        let document = emitted::document_of(feature);
        let files = emitted::from_document(Path::new(&document)).files;
        output::write(&files, &crates.join(feature), Mode::Write).expect("written");
    }
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n";
    fs::write(home.join("Cargo.toml"), manifest).expect("written");
    home
}

/// Runs rustdoc over a few crates at a time: it puts each into one index with all others that have been there, which
/// in the end takes longer than the crate itself.
fn document(home: &Path) {
    for features in emitted::features().chunks(12) {
        let index = home.join("target/doc/search.index");
        if index.exists() {
            fs::remove_dir_all(&index).expect("removed");
        }
        let mut arguments = vec!["doc".to_owned(), "--no-deps".to_owned()];
        for feature in features {
            let folder = home.join("crates").join(feature);
            arguments.extend(["--package".to_owned(), package_name(&folder)]);
        }
        check(home, arguments.iter().map(String::as_str));
    }
}

/// Runs a command of cargo in the workspace. TLS takes long to build, and is the same for all.
fn check<'a>(home: &Path, mut arguments: impl Iterator<Item = &'a str>) {
    let command = arguments.next().expect("a command");
    let output = cargo(home, env!("CARGO_TARGET_TMPDIR"))
        .args([command, "--offline", "--quiet", "--no-default-features"])
        .args(arguments)
        .env("RUSTDOCFLAGS", "--deny warnings")
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "`cargo {command}` in {}\n{}",
        home.display(),
        String::from_utf8_lossy(&output.stderr),
    );
}
