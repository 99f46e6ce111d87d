//! The documents of a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A document.
#[derive(Debug)]
pub(crate) struct Document {
    /// The name of its file, without the extension unless two files share it.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

/// The documents of a folder by name, or those that `only` names.
pub(crate) fn list(folder: &Path, only: &[String]) -> Result<Vec<Document>, String> {
    let unreadable = |error| format!("cannot read the folder `{}`: {error}", folder.display());
    let mut by_stem: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let known = path.extension().is_some_and(|extension| {
            extension == "json" || extension == "yaml" || extension == "yml"
        });
        if known && path.is_file() {
            by_stem
                .entry(text(path.file_stem()))
                .or_default()
                .push(path);
        }
    }
    let mut documents = Vec::new();
    for (stem, mut paths) in by_stem {
        paths.sort();
        let single = paths.len() == 1;
        for path in paths {
            let name = if single {
                stem.clone()
            } else {
                text(path.file_name())
            };
            documents.push(Document { name, path });
        }
    }
    let is = |document: &Document, word: &String| {
        document.name == *word || text(document.path.file_name()) == *word
    };
    if let Some(word) = only
        .iter()
        .find(|word| !documents.iter().any(|document| is(document, word)))
    {
        return Err(format!(
            "there is no document `{word}` in `{}`",
            folder.display()
        ));
    }
    if !only.is_empty() {
        documents.retain(|document| only.iter().any(|word| is(document, word)));
    }
    if documents.is_empty() {
        return Err(format!("there is no document in `{}`", folder.display()));
    }
    Ok(documents)
}

fn text(name: Option<&std::ffi::OsStr>) -> String {
    name.unwrap_or_default().to_string_lossy().into_owned()
}
