//! What has to change in a folder, found without changing anything.
//!
//! A file that is in the way of an emitted one is Specsmith's own when it carries the header line of
//! its kind, or, for kinds without comments, when the list of emitted files names it. A file that the
//! list names but whose header somebody took away has been taken over: it is not overwritten and not
//! removed. Anything else is foreign, and the run ends before a byte is written.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::OutputError;
use super::file::Files;
use super::header;
use super::manifest::{self, MANIFEST};

/// The difference between a folder and what should stand in it.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Files to write, with their new text, in the order of their paths.
    pub(super) writes: Vec<Write>,
    /// Files of an earlier run to remove, with the text that they have.
    pub(super) removals: Vec<Removal>,
    /// How many files are right as they are.
    pub(super) unchanged: usize,
    /// Files that the list names and that are no longer emitted, but that somebody made their own.
    pub(super) kept: Vec<String>,
    /// The list that stands in the folder while files are moved: old and new names.
    pub(super) interim: String,
    /// The list as it has to be in the end, when it is not so already.
    pub(super) manifest: Option<String>,
}

/// A file to write.
#[derive(Debug)]
pub(super) struct Write {
    pub(super) path: String,
    pub(super) text: String,
    /// What stands there now.
    pub(super) old: Option<Vec<u8>>,
}

/// A file to remove.
#[derive(Debug)]
pub(super) struct Removal {
    pub(super) path: String,
    pub(super) old: Vec<u8>,
}

impl Plan {
    pub(super) fn is_empty(&self) -> bool {
        self.writes.is_empty() && self.removals.is_empty() && self.manifest.is_none()
    }
}

/// Compares `files` with `directory`.
pub(super) fn plan(files: &Files, directory: &Path) -> Result<Plan, OutputError> {
    if fs::metadata(directory).is_ok_and(|found| !found.is_dir()) {
        let path = directory.to_path_buf();
        return Err(OutputError::NotAFolder { path });
    }
    let (old_list, listed) = manifest::read(directory)?.unwrap_or_default();
    let mut plan = Plan::default();
    let mut foreign = Vec::new();

    for (path, text) in files.iter() {
        match find(directory, path)? {
            Found::Nothing => {
                plan.writes.push(Write {
                    path: path.to_owned(),
                    text: text.to_owned(),
                    old: None,
                });
            }
            Found::File(old) if old == text.as_bytes() => plan.unchanged += 1,
            Found::File(old) if is_ours(path, &old, &listed) => {
                plan.writes.push(Write {
                    path: path.to_owned(),
                    text: text.to_owned(),
                    old: Some(old),
                });
            }
            Found::File(_) | Found::Other => foreign.push(path.to_owned()),
        }
    }
    if !foreign.is_empty() {
        return Err(OutputError::Foreign { paths: foreign });
    }
    for path in listed.iter().filter(|path| files.get(path).is_none()) {
        match find(directory, path)? {
            Found::Nothing => {}
            Found::File(old) if is_ours(path, &old, &listed) => {
                plan.removals.push(Removal {
                    path: path.clone(),
                    old,
                });
            }
            Found::File(_) | Found::Other => plan.kept.push(path.clone()),
        }
    }

    let new_list = manifest::of(files);
    let names = files
        .iter()
        .map(|(path, _)| path)
        .chain(listed.iter().map(String::as_str));
    plan.interim = manifest::render(names);
    plan.manifest = (new_list != old_list).then_some(new_list);
    Ok(plan)
}

fn is_ours(path: &str, text: &[u8], listed: &BTreeSet<String>) -> bool {
    if header::expected(path) {
        header::present(path, text)
    } else {
        listed.contains(path)
    }
}

enum Found {
    Nothing,
    File(Vec<u8>),
    /// A folder, a symbolic link, a socket and the like.
    Other,
}

/// What stands at `path`, without following a symbolic link on the way or at its end.
fn find(directory: &Path, path: &str) -> Result<Found, OutputError> {
    let mut place = directory.to_path_buf();
    if let Some((folders, _)) = path.rsplit_once('/') {
        for folder in folders.split('/') {
            place.push(folder);
            match fs::symlink_metadata(&place) {
                Ok(found) if found.is_dir() => {}
                Ok(_) => return Err(OutputError::NotAFolder { path: place }),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
                Err(error) => return Err(OutputError::io("cannot read", place)(error)),
            }
        }
    }
    let place = directory.join(path);
    match fs::symlink_metadata(&place) {
        Ok(found) if found.is_file() => {
            let text = fs::read(&place).map_err(OutputError::io("cannot read", place))?;
            Ok(Found::File(text))
        }
        Ok(_) => Ok(Found::Other),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        Err(error) => Err(OutputError::io("cannot read", place)(error)),
    }
}

/// The folders between `directory` and the file at `path`, the outermost first.
pub(super) fn folders(directory: &Path, path: &str) -> Vec<PathBuf> {
    let parts: Vec<&str> = path.split('/').collect();
    (1..parts.len())
        .map(|count| directory.join(parts[..count].join("/")))
        .collect()
}

/// The place of the list in `directory`.
pub(super) fn manifest_place(directory: &Path) -> PathBuf {
    directory.join(MANIFEST)
}
