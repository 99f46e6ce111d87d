//! `specsmith lint --fix`: findings that are mended in the text.

use std::collections::{BTreeMap, HashMap};
use std::io;

use serde_json::Value;

use super::show::Show;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::count::plural;
use crate::document::{self, Document};
use crate::edit::{self, Change};
use crate::lint::Fix;
use crate::output;
use crate::source::{FileId, Origin, SourceMap};

/// What became of fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mended {
    /// Files were written.
    Something,
    /// Nothing was.
    Nothing,
    /// A file could not be written, which has been shown.
    Failed,
}

/// Mends findings in the files of a document, or shows how that would be done.
pub(super) fn mend(
    document: &Document,
    sources: &SourceMap,
    fixes: &[&Fix],
    dry_run: bool,
    show: &mut Show<'_>,
) -> io::Result<Mended> {
    let mut by_file: BTreeMap<usize, (FileId, Vec<Change>)> = BTreeMap::new();
    let mut trees: HashMap<FileId, Option<Value>> = HashMap::new();
    for change in fixes.iter().flat_map(|fix| &fix.changes) {
        if let Some((file, change)) = in_text(document, sources, &mut trees, change) {
            let (_, changes) = by_file.entry(file.index()).or_insert((file, Vec::new()));
            changes.push(change);
        }
    }
    let mut mended = Mended::Nothing;
    for (file, changes) in by_file.into_values() {
        let source = sources.file(file);
        let edited = edit::edit(source, &changes);
        if edited.done == 0 {
            continue;
        }
        if dry_run {
            let old = source.text().as_bytes();
            show.text(&output::unified(
                source.name(),
                Some(old),
                Some(&edited.text),
            ))?;
            continue;
        }
        let Some(path) = source.path() else { continue };
        if let Err(error) = edit::write(path, &edited.text) {
            show.note(format_args!(
                "error: cannot write `{}`: {error}",
                source.name()
            ))?;
            return Ok(Mended::Failed);
        }
        mended = Mended::Something;
        let count = plural(edited.done, "finding");
        show.note(format_args!("`{}`: {count} mended", source.name()))?;
    }
    Ok(mended)
}

/// A change of the text for one of the tree; nothing when the text says something else at its place, which was
/// repaired or converted.
fn in_text(
    document: &Document,
    sources: &SourceMap,
    trees: &mut HashMap<FileId, Option<Value>>,
    change: &Change,
) -> Option<(FileId, Change)> {
    let place = sources.written(change.place());
    // Overlays are not mended, nor is what has no path of its own.
    if !document.files().contains(&place.file) || sources.file(place.file).path().is_none() {
        return None;
    }
    let same = match change {
        Change::Append(..) | Change::Insert(..) => true,
        Change::Replace(at, _)
        | Change::Hoist(at, _)
        | Change::Remove(at)
        | Change::Rename(at, _)
        | Change::Wrap(at)
        | Change::Enclose(at, _) => {
            let tree = trees
                .entry(place.file)
                .or_insert_with(|| document::read(sources, place.file, &mut Diagnostics::new()));
            tree.as_ref()?.pointer(&place.pointer) == document.get(at)
        }
    };
    let written = |origin: &Origin| sources.written(origin);
    same.then(|| (place.file, change.clone().at(written)))
}
