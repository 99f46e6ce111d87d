//! Runs the generator within the test.

use std::fs;
use std::path::Path;

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::generate;
use specsmith::output::Files;
use specsmith::source::SourceMap;

/// What a run made, and what it had to say.
pub struct Emitted {
    /// The files of the crate.
    pub files: Files,
    /// The findings as they are printed.
    pub findings: String,
}

/// The path of a small document; relative to the package, so that findings read the same everywhere.
pub fn document_of(feature: &str) -> String {
    format!("fixtures/features/{feature}.yaml")
}

/// The names of all small documents, sorted.
pub fn features() -> Vec<String> {
    let entries = fs::read_dir("fixtures/features").expect("the folder of documents");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a readable folder").path())
        // A folder holds the files that the document of its name refers to.
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

/// The crate of a document by itself, or with the configuration that stands beside it.
pub fn from_document(document: &Path) -> Emitted {
    let beside = document.with_extension("toml");
    if beside.is_file() {
        from_config(&load(&beside))
    } else {
        from_config(&Config::new(document, ""))
    }
}

/// The crate that a configuration describes.
pub fn from_config(config: &Config) -> Emitted {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let generation = generate::generate(config, &mut sources, &mut diagnostics);
    let findings = render(&diagnostics, &sources, false);
    match generation {
        Some(generation) => Emitted {
            files: generation.files,
            findings,
        },
        None => panic!("nothing was generated\n{findings}"),
    }
}

/// The configuration of the document of this repository.
pub fn own_config() -> Config {
    load(Path::new("../spec/specsmith.toml"))
}

fn load(path: &Path) -> Config {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let config = Config::load(
        &mut sources,
        path,
        specsmith::catalogue::read,
        &mut diagnostics,
    );
    config.unwrap_or_else(|| panic!("{}", render(&diagnostics, &sources, false)))
}
