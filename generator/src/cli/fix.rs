//! `specsmith lint --fix`: findings that are mended in the text.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;

use serde_json::Value;

use super::lint::Seen;
use super::progress::Progress;
use super::show::Show;
use crate::config::Config;
use crate::diagnostic::count::plural;
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{self, Document};
use crate::edit::{self, Change};
use crate::lint::Fix;
use crate::output;
use crate::source::{FileId, Origin, SourceMap};

/// How often a document is mended and read again at most: what is mended can make room for more.
const ROUNDS: usize = 16;

/// How often it is read again at most to find the fix that makes it worse.
const ATTEMPTS: usize = 64;

/// A document with findings mended.
pub(super) struct Mended {
    /// What is left in it.
    pub(super) seen: Seen,
    /// How many changes were made in each file.
    changes: BTreeMap<usize, (FileId, usize)>,
}

/// Mends findings until there is nothing left that is safe; nothing when there is none at all. A fix after which the
/// document reads otherwise than it says, or has more findings of any code, is not made.
pub(super) fn mend(
    config: &Config,
    diagnostics: &Diagnostics,
    before: &Seen,
    progress: &Progress,
) -> Option<Mended> {
    let mut run = Run {
        config,
        diagnostics,
        progress,
        refused: HashSet::new(),
        attempts: ATTEMPTS,
    };
    let mut last: Option<Mended> = None;
    for _ in 0..ROUNDS {
        let seen = last.as_ref().map_or(before, |mended| &mended.seen);
        let mut fixes = seen.fixes();
        fixes.retain(|fix| !run.refused.contains(&(fix.code.id, fix.place.clone())));
        let Some((seen, done)) = run.attempt(seen, &fixes) else {
            break;
        };
        let mut changes = last.map(|mended| mended.changes).unwrap_or_default();
        for (file, count) in done {
            changes.entry(file.index()).or_insert((file, 0)).1 += count;
        }
        last = Some(Mended { seen, changes });
    }
    last
}

/// What is the same for every reading.
struct Run<'c> {
    config: &'c Config,
    /// What was found in the configuration.
    diagnostics: &'c Diagnostics,
    progress: &'c Progress,
    /// Fixes that are not made.
    refused: HashSet<(&'static str, Place)>,
    attempts: usize,
}

impl Run<'_> {
    /// The document after as many of these fixes as make it no worse, and how many changes there were in which files.
    fn attempt(&mut self, seen: &Seen, fixes: &[&Fix]) -> Option<(Seen, Vec<(FileId, usize)>)> {
        let count = plural(fixes.len(), "finding");
        self.progress.at(format_args!("mending {count}"));
        let (texts, done) = edited(&seen.document, &seen.sources, fixes);
        if done.is_empty() || self.attempts == 0 {
            return None;
        }
        self.attempts -= 1;
        let sources = seen.sources.with_texts(&texts);
        let after = Seen::look(
            self.config,
            sources,
            self.diagnostics.clone(),
            self.progress,
        );
        if let Ok(after) = after
            && is_no_worse(&seen.counts, &after.counts)
        {
            return Some((after, done));
        }
        if let [fix] = fixes {
            self.refused.insert((fix.code.id, fix.place.clone()));
            return None;
        }
        // What the other half holds is looked at in the next round.
        let (first, second) = fixes.split_at(fixes.len() / 2);
        self.attempt(seen, first)
            .or_else(|| self.attempt(seen, second))
    }
}

/// Whether there are no more findings than before, of any code.
fn is_no_worse(before: &BTreeMap<&str, usize>, after: &BTreeMap<&str, usize>) -> bool {
    after
        .iter()
        .all(|(code, count)| before.get(code).is_some_and(|known| count <= known))
}

/// The texts of files with fixes, and how many changes were made in each.
fn edited(
    document: &Document,
    sources: &SourceMap,
    fixes: &[&Fix],
) -> (HashMap<FileId, String>, Vec<(FileId, usize)>) {
    let mut by_file: BTreeMap<usize, (FileId, Vec<Change>)> = BTreeMap::new();
    let mut trees: HashMap<FileId, Option<Value>> = HashMap::new();
    for change in fixes.iter().flat_map(|fix| &fix.changes) {
        if let Some((file, change)) = in_text(document, sources, &mut trees, change) {
            let (_, changes) = by_file.entry(file.index()).or_insert((file, Vec::new()));
            changes.push(change);
        }
    }
    let (mut texts, mut done) = (HashMap::new(), Vec::new());
    for (file, changes) in by_file.into_values() {
        let edited = edit::edit(sources.file(file), &changes);
        if edited.done > 0 {
            texts.insert(file, edited.text);
            done.push((file, edited.done));
        }
    }
    (texts, done)
}

impl Mended {
    /// The differences to what there was before, file by file.
    pub(super) fn differences(&self, before: &Seen) -> String {
        let mut out = String::new();
        for (file, _) in self.changes.values() {
            let (old, new) = (before.sources.file(*file), self.seen.sources.file(*file));
            out.push_str(&output::unified(
                old.name(),
                Some(old.text().as_bytes()),
                Some(new.text()),
            ));
        }
        out
    }

    /// Writes the files that have changed; `false` when one cannot be written, which has then been shown.
    pub(super) fn write(&self, before: &Seen, show: &mut Show<'_>) -> io::Result<bool> {
        for (file, count) in self.changes.values() {
            let source = self.seen.sources.file(*file);
            let changed = before.sources.file(*file).text() != source.text();
            let Some(path) = source.path().filter(|_| changed) else {
                continue;
            };
            if let Err(error) = edit::write(path, source.text()) {
                show.note(format_args!(
                    "error: cannot write `{}`: {error}",
                    source.name()
                ))?;
                return Ok(false);
            }
            let count = plural(*count, "finding");
            show.note(format_args!("`{}`: {count} mended", source.name()))?;
        }
        Ok(true)
    }
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
        | Change::Rewrite(at, ..)
        | Change::Hoist(at, _)
        | Change::Remove(at)
        | Change::Erase(at)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_no_worse_with_fewer_findings_of_the_same_codes() {
        let check = |after: &[(&'static str, usize)], expected: bool| {
            let before = BTreeMap::from([("L116", 2), ("S102", 1)]);
            let after = after.iter().copied().collect();
            assert_eq!(is_no_worse(&before, &after), expected, "{after:?}");
        };
        check(&[], true);
        check(&[("L116", 1), ("S102", 1)], true);
        check(&[("L116", 2), ("S102", 1)], true);
        check(&[("S102", 2)], false);
        check(&[("L117", 1)], false);
    }
}
