//! Generates a document again, with other numbers of threads and from its twin in the other format, and compares what
//! comes out byte by byte. Every run is a process of its own, so hash maps have other seeds in each.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::arguments::Arguments;
use crate::documents::Document;
use crate::generate::{self, CRATE};
use crate::{measure, mutate};

/// What further runs made of a document.
#[derive(Debug, Default)]
pub(crate) struct Twins {
    /// How many runs there were.
    runs: usize,
    /// The first difference of each run that made something else.
    pub(crate) differences: Vec<String>,
}

impl Twins {
    pub(crate) fn are_equal(&self) -> bool {
        self.differences.is_empty()
    }

    /// What became of the runs in a few words.
    pub(crate) fn verdict(&self) -> String {
        if self.are_equal() {
            "the same bytes".to_owned()
        } else {
            format!("{} of {} runs differ", self.differences.len(), self.runs)
        }
    }
}

/// Files by their path within a folder.
type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// Generates a document again and compares with what stands at its place.
pub(crate) fn compare(
    document: &Document,
    place: &Path,
    arguments: &Arguments,
) -> Result<Twins, String> {
    let first = tree(&place.join(CRATE))?;
    let twin = write_twin(&document.path, place)?;
    let runs = [
        ("one thread", &document.path, Some(1)),
        ("as before", &document.path, None),
        ("the twin", &twin, None),
    ];
    let mut twins = Twins::default();
    for (name, path, threads) in runs {
        let folder = "again";
        measure::remove(&place.join(folder))?;
        let generated = generate::generate_to(path, place, folder, threads, arguments)?;
        twins.runs += 1;
        if !generated.made.is_some_and(|made| made.written) {
            let tail = generated.tail;
            twins.differences.push(format!("{name}: nothing\n{tail}"));
            continue;
        }
        let mut again = tree(&place.join(folder))?;
        for text in again.values_mut() {
            rename(text, path, &document.path);
        }
        if let Some(difference) = difference(&first, &again) {
            twins.differences.push(format!("{name}: {difference}"));
        }
    }
    Ok(twins)
}

/// Writes the document in the other format, under the same name, with the members in the same order.
fn write_twin(path: &Path, place: &Path) -> Result<PathBuf, String> {
    let tree = mutate::read(path).ok_or_else(|| format!("cannot read `{}`", path.display()))?;
    let is_json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    let (extension, text) = if is_json {
        (
            "yaml",
            serde_yaml::to_string(&tree).map_err(|e| e.to_string()),
        )
    } else {
        (
            "json",
            serde_json::to_string_pretty(&tree).map_err(|e| e.to_string()),
        )
    };
    let twin = place
        .join(path.file_name().unwrap_or_default())
        .with_extension(extension);
    fs::write(&twin, text?).map_err(|error| format!("cannot write the twin: {error}"))?;
    Ok(twin)
}

/// The header, which is the first line, names the document.
fn rename(text: &mut Vec<u8>, from: &Path, to: &Path) {
    let name = |path: &Path| {
        let name = path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    };
    let end = text
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(text.len());
    let line = String::from_utf8_lossy(&text[..end]).replace(&name(from), &name(to));
    text.splice(..end, line.into_bytes());
}

fn tree(folder: &Path) -> Result<Tree, String> {
    let mut all = Tree::new();
    let mut folders = vec![folder.to_owned()];
    let failed = |error: std::io::Error| format!("cannot read `{}`: {error}", folder.display());
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap_or(&path).to_owned();
                all.insert(name, fs::read(&path).map_err(failed)?);
            }
        }
    }
    Ok(all)
}

/// The first difference, as a file and a line of both.
fn difference(first: &Tree, again: &Tree) -> Option<String> {
    if let Some(path) = first.keys().find(|path| !again.contains_key(*path)) {
        return Some(format!("`{}` is missing", path.display()));
    }
    if let Some(path) = again.keys().find(|path| !first.contains_key(*path)) {
        return Some(format!("`{}` is new", path.display()));
    }
    let (path, text) = first.iter().find(|(path, text)| again[*path] != **text)?;
    let (one, other) = (
        String::from_utf8_lossy(text),
        String::from_utf8_lossy(&again[path]),
    );
    let mut lines = one.lines().zip(other.lines()).enumerate();
    let place = match lines.find(|(_, (one, other))| one != other) {
        Some((at, (one, other))) => format!(":{}\n  {one}\n  {other}", at + 1),
        None => ": one of them ends earlier".to_owned(),
    };
    Some(format!("`{}`{place}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &[(&str, &str)], again: &[(&str, &str)], expected: Option<&str>) {
        let tree = |files: &[(&str, &str)]| -> Tree {
            let files = files.iter();
            files
                .map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec()))
                .collect()
        };
        let found = difference(&tree(first), &tree(again));
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn the_first_difference_is_told() {
        let both = [("a", "1\n2\n"), ("b", "")];
        check(&both, &both, None);
        check(&both, &both[..1], Some("`b` is missing"));
        check(&both[..1], &both, Some("`b` is new"));
        check(
            &both,
            &[("a", "1\n3\n"), ("b", "")],
            Some("`a`:2\n  2\n  3"),
        );
        check(
            &both,
            &[("a", "1\n2"), ("b", "")],
            Some("`a`: one of them ends earlier"),
        );
    }

    #[test]
    fn only_the_header_is_renamed() {
        let mut text = b"// from a.json\na.json\n".to_vec();
        rename(&mut text, Path::new("x/a.json"), Path::new("y/a.yaml"));
        assert_eq!(text, b"// from a.yaml\na.json\n");
    }
}
