//! A tree of files in a folder of its own, which only holds what Specsmith wrote there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Error, ErrorKind};
use std::path::{Path, PathBuf};

/// The list of the files in such a folder, each with a number that its text has.
const LIST: &str = ".specsmith-tree";

/// What is new about a tree.
#[derive(Debug, Default)]
pub(super) struct Difference {
    /// Files that would be written, by their ways from the folder.
    pub(super) written: Vec<String>,
    /// Files that an earlier run wrote, and that are no longer in the tree.
    pub(super) removed: Vec<String>,
    /// Files that Specsmith did not write, or that have been changed since.
    pub(super) foreign: Vec<String>,
}

impl Difference {
    pub(super) fn is_empty(&self) -> bool {
        self.written.is_empty() && self.removed.is_empty()
    }
}

/// Compares a tree with what stands in a folder.
///
/// # Errors
/// What the file system says.
pub(super) fn compare(files: &[(String, String)], folder: &Path) -> io::Result<Difference> {
    let mut there = BTreeMap::new();
    if folder.try_exists()? {
        read(folder, "", &mut there)?;
    }
    let known = match there.remove(LIST) {
        Some(list) => marks(&list),
        None => BTreeMap::new(),
    };
    let tree: BTreeMap<&str, &str> = files
        .iter()
        .map(|(way, text)| (way.as_str(), text.as_str()))
        .collect();
    let mut difference = Difference::default();
    for (way, text) in files {
        if there.get(way).is_none_or(|old| old != text.as_bytes()) {
            difference.written.push(way.clone());
        }
    }
    for (way, text) in &there {
        let new = tree.get(way.as_str());
        let is_same = new.is_some_and(|new| new.as_bytes() == text);
        if known.get(way) != Some(&mark(text)) && !is_same {
            difference.foreign.push(way.clone());
        } else if new.is_none() {
            difference.removed.push(way.clone());
        }
    }
    Ok(difference)
}

/// Writes a tree, all of it to a place beside the folder first; files that are not of the tree stay.
///
/// # Errors
/// What the file system says.
pub(super) fn write(
    files: &[(String, String)],
    folder: &Path,
    difference: &Difference,
) -> io::Result<()> {
    let parent = match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent)?;
    let is_new = !folder.try_exists()?;
    let place = if is_new { parent } else { folder };
    let staging = tempfile::Builder::new()
        .prefix(".specsmith-")
        .tempdir_in(place)?;
    let new = staging.path().join("new");
    let mut list = String::new();
    for (way, text) in files {
        let file = new.join(way);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, text)?;
        let _ = writeln!(list, "{:016x} {way}", mark(text.as_bytes()));
    }
    fs::write(new.join(LIST), list)?;
    if is_new {
        return fs::rename(&new, folder);
    }
    let written = difference.written.iter().map(String::as_str);
    for way in written.chain([LIST]) {
        let file = inside(folder, way)?;
        fs::rename(new.join(way), file)?;
    }
    for way in &difference.removed {
        fs::remove_file(inside(folder, way)?)?;
        let mut holder = Path::new(way).parent();
        while let Some(empty) = holder.filter(|holder| !holder.as_os_str().is_empty()) {
            if fs::remove_dir(folder.join(empty)).is_err() {
                break;
            }
            holder = empty.parent();
        }
    }
    Ok(())
}

/// The place of a file, whose folders are made and are no links to elsewhere.
fn inside(folder: &Path, way: &str) -> io::Result<PathBuf> {
    let mut place = folder.to_path_buf();
    let (folders, name) = way.rsplit_once('/').unwrap_or(("", way));
    for part in folders.split('/').filter(|part| !part.is_empty()) {
        place.push(part);
        match fs::symlink_metadata(&place) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => {
                let message = format!("`{}` is not a folder", place.display());
                return Err(Error::new(ErrorKind::NotADirectory, message));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => fs::create_dir(&place)?,
            Err(error) => return Err(error),
        }
    }
    place.push(name);
    Ok(place)
}

/// Every file in a folder, with its bytes; links are not followed, and have none.
fn read(folder: &Path, way: &str, found: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let way = if way.is_empty() {
            name
        } else {
            format!("{way}/{name}")
        };
        let kind = entry.file_type()?;
        if kind.is_dir() {
            read(&entry.path(), &way, found)?;
        } else if kind.is_file() {
            found.insert(way, fs::read(entry.path())?);
        } else {
            found.insert(way, Vec::new());
        }
    }
    Ok(())
}

fn marks(list: &[u8]) -> BTreeMap<String, u64> {
    let text = String::from_utf8_lossy(list);
    let lines = text.lines().filter_map(|line| {
        let (mark, way) = line.split_once(' ')?;
        Some((way.to_owned(), u64::from_str_radix(mark, 16).ok()?))
    });
    lines.collect()
}

/// A number for a text (FNV-1a, 64 bits).
fn mark(text: &[u8]) -> u64 {
    text.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
