//! Defaults, and the files that `specsmith init` writes.

use std::path::PathBuf;

use super::{
    Client, Config, Formats, Layout, Operations, Package, Patterns, Rename, Types, Validation,
    check,
};
use crate::diagnostic::{Levels, suggestion};

const SCAFFOLD: &str = include_str!("scaffold/specsmith.toml");

impl Default for Config {
    fn default() -> Self {
        Self {
            document: PathBuf::from("openapi.yaml"),
            overlays: Vec::new(),
            output: PathBuf::from("generated"),
            command: "specsmith generate".to_owned(),
            package: Package::default(),
            client: Client::default(),
            validation: Validation::default(),
            operations: Operations::default(),
            rename: Rename::default(),
            types: Types::default(),
            dependencies: Vec::new(),
            levels: Levels::default(),
            baseline: None,
            layout: Layout::default(),
        }
    }
}

impl Default for Package {
    fn default() -> Self {
        Self {
            name: None,
            version: "0.1.0".to_owned(),
            description: None,
            license: None,
            repository: None,
            tag_features: None,
            rust_version: Self::MINIMUM_RUST_VERSION.to_owned(),
        }
    }
}

impl Default for Validation {
    fn default() -> Self {
        Self {
            checks: true,
            requests: true,
            formats: Formats::default(),
            patterns: Patterns::default(),
            values: false,
        }
    }
}

/// The table that has a key like this one, and the key: every key stands in what `init` writes. The name of the table
/// is empty for keys before the first one.
pub(super) fn table_of(key: &str) -> Option<(&'static str, &'static str)> {
    let mut table = "";
    for line in SCAFFOLD.lines() {
        let line = line.trim_start_matches("# ");
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            table = name;
        } else if let Some((known, _)) = line.split_once(" = ")
            && table != "dependencies"
            && (known == key || suggestion::closest(key, [known]).is_some())
        {
            return Some((table, known));
        }
    }
    None
}

/// A package name from a document's title: its ASCII words in lower case with hyphens between, with
/// `-client` behind it where Cargo would not take it otherwise. `api-client` when nothing is left.
#[must_use]
pub fn package_name(title: &str) -> String {
    /// Longer names are cut at a word; crates.io takes 64 characters.
    const LONGEST: usize = 48;
    let mut name = String::new();
    for word in title.split(|c: char| !c.is_ascii_alphanumeric()) {
        if word.is_empty() || name.len() + word.len() >= LONGEST {
            continue;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(&word.to_ascii_lowercase());
    }
    if name.is_empty() {
        return "api-client".to_owned();
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert_str(0, "api-");
    }
    if check::package_name(&name).is_err() {
        name.push_str("-client");
    }
    name
}

/// The text of a `specsmith.toml` with every key, for a package of this name.
#[must_use]
pub fn scaffold(package: &str) -> String {
    SCAFFOLD.replace("PACKAGE", package)
}

/// The text of a small document to begin with.
pub const SCAFFOLD_DOCUMENT: &str = include_str!("scaffold/openapi.yaml");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_package_names() {
        #[track_caller]
        fn check(title: &str, expected: &str) {
            assert_eq!(package_name(title), expected);
            assert!(super::check::package_name(expected).is_ok());
        }
        check("Pet Store", "pet-store");
        check(
            "Swagger Petstore - OpenAPI 3.0",
            "swagger-petstore-openapi-3-0",
        );
        check("3D models", "api-3d-models");
        check("Test", "test-client");
        check("async", "async-client");
        check("", "api-client");
        check("日本", "api-client");
        check("Ünïcode Größe", "n-code-gr-e");
        check(
            "A very long title that goes on and on and does not want to end at all",
            "a-very-long-title-that-goes-on-and-on-and-does",
        );
    }
}
