//! `specsmith lint --fix`: findings that are mended in the text.

use std::collections::{BTreeMap, HashMap};
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
use crate::lint::{self, Fix};
use crate::output;
use crate::source::{FileId, Origin, SourceMap};

/// How often a document is mended and read again at most: what is mended can make room for more.
const ROUNDS: usize = 64;

/// How often it is read again at most to find the fix that makes it worse.
const ATTEMPTS: usize = 64;

/// What mending has come to.
pub(super) struct Mending {
    /// The document, where findings were mended.
    pub(super) mended: Option<Mended>,
    /// Why fixes of what is left were not made.
    pub(super) left: Vec<(&'static str, Place, String)>,
}

/// A document with findings mended.
pub(super) struct Mended {
    /// What is left in it.
    pub(super) seen: Seen,
    /// How many findings were mended in each file.
    changes: BTreeMap<usize, (FileId, usize)>,
}

/// Mends findings until there is nothing left that is safe. A fix after which the document reads otherwise than it says,
/// or has more findings, is not made.
pub(super) fn mend(
    config: &Config,
    diagnostics: &Diagnostics,
    before: &Seen,
    progress: &Progress,
) -> Mending {
    let mut run = Run {
        config,
        diagnostics,
        progress,
        refused: HashMap::new(),
        attempts: ATTEMPTS,
    };
    let mut last: Option<Mended> = None;
    for _ in 0..ROUNDS {
        let seen = last.as_ref().map_or(before, |mended| &mended.seen);
        let mut fixes = seen.fixes();
        fixes.retain(|fix| !run.refused.contains_key(&(fix.code.id, fix.place.clone())));
        let Some((seen, done)) = run.attempt(seen, &fixes) else {
            break;
        };
        let mut changes = last.map(|mended| mended.changes).unwrap_or_default();
        for (file, count) in done {
            changes.entry(file.index()).or_insert((file, 0)).1 += count;
        }
        last = Some(Mended { seen, changes });
    }
    let seen = last.as_ref().map_or(before, |mended| &mended.seen);
    let left = seen.fixes().into_iter().map(|fix| {
        let why = run.refused.get(&(fix.code.id, fix.place.clone()));
        let why = why.map_or_else(|| run.otherwise().to_owned(), Clone::clone);
        (fix.code.id, fix.place.clone(), why)
    });
    let left = left.collect();
    Mending { mended: last, left }
}

/// What is the same for every reading.
struct Run<'c> {
    config: &'c Config,
    /// What was found in the configuration.
    diagnostics: &'c Diagnostics,
    progress: &'c Progress,
    /// Fixes that are not made, and why.
    refused: HashMap<(&'static str, Place), String>,
    attempts: usize,
}

impl Run<'_> {
    /// The document after as many of these fixes as make it no worse, and how many findings were mended in which files.
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
        let why = match after {
            Ok(after) => match worse(&seen.counts, &after.counts) {
                None => return Some((after, done)),
                Some(code) => format!("mending it makes a finding of {code}"),
            },
            Err(_) => "the document could not be read any more".to_owned(),
        };
        if let [fix] = fixes {
            self.refused.insert((fix.code.id, fix.place.clone()), why);
            return None;
        }
        let (first, second) = split(fixes);
        // What the other part holds is looked at in the next round.
        self.attempt(seen, &first)
            .or_else(|| self.attempt(seen, &second))
    }

    /// Why a fix is not made that makes nothing worse.
    fn otherwise(&self) -> &'static str {
        if self.attempts == 0 {
            "too many others could not be made"
        } else {
            "its text cannot be changed without changing more, as where it has an anchor"
        }
    }
}

/// Fixes in two parts: those of one rule and the others, or halves.
fn split<'f>(fixes: &[&'f Fix]) -> (Vec<&'f Fix>, Vec<&'f Fix>) {
    let rule = fixes.first().map(|fix| fix.code.id);
    let (first, second): (Vec<_>, Vec<_>) = fixes.iter().partition(|fix| Some(fix.code.id) == rule);
    if second.is_empty() {
        let (first, second) = fixes.split_at(fixes.len() / 2);
        return (first.to_vec(), second.to_vec());
    }
    (first, second)
}

/// A code of which there are more findings than before, if there is one. Rules that ask for words count together: where
/// an empty description is taken out, there is none.
fn worse<'c>(
    before: &BTreeMap<&'c str, usize>,
    after: &BTreeMap<&'c str, usize>,
) -> Option<&'c str> {
    let words = |counts: &BTreeMap<&str, usize>| -> usize {
        let counts = counts.iter();
        let counts = counts.filter(|(code, _)| lint::asks_for_words(code));
        counts.map(|(_, count)| count).sum()
    };
    let more_words = words(after) > words(before);
    let is_more = |code: &str, count: usize| count > before.get(code).copied().unwrap_or(0);
    let mut grown = after.iter().filter(|(code, count)| is_more(code, **count));
    grown
        .find(|(code, _)| more_words || !lint::asks_for_words(code))
        .map(|(code, _)| *code)
}

/// The texts of files with fixes, and how many findings were mended in each.
fn edited(
    document: &Document,
    sources: &SourceMap,
    fixes: &[&Fix],
) -> (HashMap<FileId, String>, Vec<(FileId, usize)>) {
    let mut by_file: BTreeMap<usize, (FileId, Vec<Change>)> = BTreeMap::new();
    let mut trees: HashMap<FileId, Option<Value>> = HashMap::new();
    let mut of_file: HashMap<FileId, usize> = HashMap::new();
    for fix in fixes {
        let mut counted = None;
        for change in &fix.changes {
            if let Some((file, change)) = in_text(document, sources, &mut trees, change) {
                let (_, changes) = by_file.entry(file.index()).or_insert((file, Vec::new()));
                changes.push(change);
                if counted.replace(file) != Some(file) {
                    *of_file.entry(file).or_default() += 1;
                }
            }
        }
    }
    let (mut texts, mut done) = (HashMap::new(), Vec::new());
    for (file, changes) in by_file.into_values() {
        let edited = edit::edit(sources.file(file), &changes);
        if edited.done > 0 {
            texts.insert(file, edited.text);
            // A finding may take several changes.
            let findings = of_file.get(&file).copied().unwrap_or(edited.done);
            done.push((file, edited.done.min(findings)));
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
        for (file, _) in self.changes.values() {
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
        }
        Ok(true)
    }

    /// Says how many findings were mended.
    pub(super) fn tell(&self, show: &mut Show<'_>) -> io::Result<()> {
        for (file, count) in self.changes.values() {
            let name = self.seen.sources.file(*file).name();
            let count = plural(*count, "finding");
            show.note(format_args!("`{name}`: {count} mended"))?;
        }
        Ok(())
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
        let check = |after: &[(&'static str, usize)], expected: Option<&str>| {
            let before = BTreeMap::from([("L116", 2), ("L313", 2), ("S102", 1)]);
            let after = after.iter().copied().collect();
            assert_eq!(worse(&before, &after), expected, "{after:?}");
        };
        check(&[], None);
        check(&[("L116", 1), ("S102", 1)], None);
        check(&[("L116", 2), ("S102", 1)], None);
        check(&[("S102", 2)], Some("S102"));
        check(&[("L117", 1)], Some("L117"));
        // A schema without a description in the place of one that is empty.
        check(&[("L309", 2)], None);
        check(&[("L309", 1), ("L313", 1)], None);
        check(&[("L309", 1), ("L313", 2)], Some("L309"));
    }
}
