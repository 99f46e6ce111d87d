//! The emitted files, before and after formatting.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;

use super::error::OutputError;
use super::manifest::MANIFEST;

/// A file as `emit` makes it.
#[derive(Clone, Debug)]
pub struct EmittedFile {
    /// Where it stands in the output folder: relative, with `/` between the parts.
    pub path: String,
    /// What it holds, without the header.
    pub contents: Contents,
}

/// What an emitted file holds.
#[derive(Clone, Debug)]
pub enum Contents {
    /// Rust code, to be printed.
    Rust(TokenStream),
    /// Text that is copied as it is: manifests, Markdown, and Rust files authored by hand.
    Text(String),
}

/// Formatted files by path, each with its header; the order is that of the paths.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// Takes formatted texts by path.
    ///
    /// # Errors
    ///
    /// [`OutputError::Path`] for a path that is absolute, leads out of the folder or cannot stand on
    /// every file system, and [`OutputError::Duplicate`] for two paths that differ in case only or
    /// not at all, or where one is a folder of the other.
    pub fn new(files: impl IntoIterator<Item = (String, String)>) -> Result<Self, OutputError> {
        let mut all = BTreeMap::new();
        let mut folded = BTreeSet::new();
        for (path, text) in files {
            check_path(&path)?;
            if !folded.insert(path.to_lowercase()) {
                return Err(OutputError::Duplicate { path });
            }
            all.insert(path, text);
        }
        for path in &folded {
            let mut end = 0;
            while let Some(slash) = path[end..].find('/') {
                end += slash;
                if folded.contains(&path[..end]) {
                    return Err(OutputError::Duplicate {
                        path: path[..end].to_owned(),
                    });
                }
                end += 1;
            }
        }
        Ok(Self(all))
    }

    /// Path and text of every file.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The text of one file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many lines all files have together.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.0.values().map(|text| text.lines().count()).sum()
    }
}

/// Refuses a path that is not plainly inside the folder, on whatever system.
///
/// # Errors
///
/// [`OutputError::Path`] with the reason.
pub(super) fn check_path(path: &str) -> Result<(), OutputError> {
    let refuse = |reason: &'static str| {
        Err(OutputError::Path {
            path: path.to_owned(),
            reason,
        })
    };
    if path.is_empty() {
        return refuse("is empty");
    }
    if path == MANIFEST {
        return refuse("is the list of emitted files");
    }
    for part in path.split('/') {
        if part.is_empty() {
            return refuse("is absolute or has an empty part");
        }
        if part == "." || part == ".." {
            return refuse("has a `.` or `..` part");
        }
        if part.ends_with(['.', ' ']) {
            return refuse("has a part that ends with a dot or a space");
        }
        if part.contains(|c: char| c.is_control() || "\\:<>\"|?*".contains(c)) {
            return refuse("has a character that not every file system takes");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_the_folder() {
        #[track_caller]
        fn check(path: &str, fine: bool) {
            assert_eq!(check_path(path).is_ok(), fine, "{path:?}");
        }
        check("Cargo.toml", true);
        check("src/models/product.rs", true);
        check(".gitignore", true);
        check("", false);
        check("/etc/passwd", false);
        check("../x", false);
        check("src/../../x", false);
        check("src/./x", false);
        check("src//x", false);
        check("src\\x", false);
        check("C:x", false);
        check("a\0b", false);
        check("a\nb", false);
        check("src/x.", false);
        check(".specsmith", false);
    }

    #[test]
    fn paths_do_not_collide() {
        #[track_caller]
        fn check(paths: &[&str], fine: bool) {
            let files = Files::new(paths.iter().map(|p| ((*p).to_owned(), String::new())));
            assert_eq!(files.is_ok(), fine, "{paths:?}");
        }
        check(&["src/a.rs", "src/b.rs", "src/a/c.rs"], true);
        check(&["src/a.rs", "src/A.rs"], false);
        check(&["src/a.rs", "src/a.rs"], false);
        check(&["src", "src/a.rs"], false);
        check(&["src/a", "src/a.rs", "src/a/b/c.rs"], false);
    }
}
