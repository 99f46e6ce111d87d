//! Changes documents one node at a time, and sees to it that each change shows.
//!
//! The ledger says what became of a node. So a node that is generated or documented is altered, and the emitted files
//! must change, or the new value must be found fault with; a node that is refused must have the finding that says so; and whatever is taken away, the files, the
//! findings or the ledger must change.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::{Map, Value};
use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::generate;
use specsmith::ledger::Outcome;
use specsmith::output::Files;
use specsmith::source::SourceMap;

/// Something that a document says and that is lost in silence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Loss {
    pub(crate) document: String,
    pub(crate) pointer: String,
    pub(crate) what: &'static str,
}

/// What was tried, and what was found.
#[derive(Debug, Default)]
pub(crate) struct Tried {
    pub(crate) rows: usize,
    pub(crate) mutations: usize,
    pub(crate) losses: Vec<Loss>,
}

/// What a run of the generator shows.
#[derive(PartialEq)]
struct Seen {
    files: Option<Files>,
    findings: Vec<(&'static str, String)>,
}

impl Seen {
    /// Whether something is wrong that was not wrong before.
    fn has_further_findings(&self, before: &Self) -> bool {
        let count = |seen: &Self, code: &str| {
            seen.findings
                .iter()
                .filter(|(other, _)| *other == code)
                .count()
        };
        self.findings
            .iter()
            .any(|(code, _)| count(self, code) > count(before, code))
    }
}

/// Changes a document's nodes: all of them, or about so many, spread evenly from a seed on.
pub(crate) fn mutate(name: &str, path: &Path, count: usize, seed: usize) -> Result<Tried, String> {
    let tree = read(path).ok_or_else(|| format!("`{}` cannot be read", path.display()))?;
    let workshop = Workshop::new()?;
    let base = workshop.see(&tree)?;
    let Some((rows, codes)) = workshop.ledger(&tree, &base)? else {
        return Err(format!("`{name}` cannot be generated"));
    };
    let step = rows.len().checked_div(count).unwrap_or(1).max(1);
    let chosen: Vec<usize> = (seed % step..rows.len()).step_by(step).collect();
    let tried = Mutex::new(Tried {
        rows: rows.len(),
        ..Tried::default()
    });
    let next = AtomicUsize::new(0);
    let deleted = Mutex::new(HashSet::new());
    let work = || -> Result<(), String> {
        let workshop = Workshop::new()?;
        while let Some(row) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
            let (pointer, outcome) = &rows[*row];
            let found = workshop.row(&tree, &base, pointer, *outcome, &codes, &deleted)?;
            let mut tried = tried.lock().map_err(|_| "a thread died")?;
            tried.mutations += found.0;
            tried.losses.extend(found.1.map(|what| Loss {
                document: name.to_owned(),
                pointer: pointer.clone(),
                what,
            }));
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().map_err(|_| "a thread died")?)
    })?;
    let mut tried = tried.into_inner().map_err(|_| "a thread died")?;
    tried.losses.sort();
    Ok(tried)
}

/// A document as it is written.
pub(crate) fn read(path: &Path) -> Option<Value> {
    let mut sources = SourceMap::new();
    let config = Config::new(path, "");
    let document = generate::parse(&config, &mut sources, &mut Diagnostics::new())?;
    document.written_tree(&sources)
}

/// A pointer of the document with what became of it.
type Rows = Vec<(String, Outcome)>;

/// A folder to put changed documents into.
struct Workshop {
    folder: tempfile::TempDir,
}

impl Workshop {
    fn new() -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        Ok(Self { folder })
    }

    fn write(&self, tree: &Value) -> Result<Config, String> {
        let path: PathBuf = self.folder.path().join("document.json");
        fs::write(&path, tree.to_string()).map_err(|error| error.to_string())?;
        let mut config = Config::new(path, self.folder.path().join("client"));
        // Else any new title would change every file that names the package.
        config.package.name = Some("client".to_owned());
        Ok(config)
    }

    fn see(&self, tree: &Value) -> Result<Seen, String> {
        let config = self.write(tree)?;
        let mut diagnostics = Diagnostics::new();
        let client = generate::generate(&config, &mut SourceMap::new(), &mut diagnostics);
        let findings = diagnostics
            .iter()
            .map(|finding| (finding.code().id, finding.message().to_owned()))
            .collect();
        Ok(Seen {
            files: client.map(|client| client.files),
            findings,
        })
    }

    /// The ledger, and the codes of all findings.
    fn ledger(
        &self,
        tree: &Value,
        seen: &Seen,
    ) -> Result<Option<(Rows, HashSet<&'static str>)>, String> {
        let Some((ledger, _)) = generate::account(&self.write(tree)?) else {
            return Ok(None);
        };
        let mut codes: HashSet<&'static str> =
            seen.findings.iter().map(|(code, _)| *code).collect();
        codes.extend(ledger.findings().iter().map(|finding| finding.code().id));
        let rows = ledger
            .rows
            .iter()
            .map(|row| (row.origin.pointer.to_string(), row.outcome))
            .collect();
        Ok(Some((rows, codes)))
    }

    /// Alters and deletes one node; how often, and what is lost.
    fn row(
        &self,
        tree: &Value,
        base: &Seen,
        pointer: &str,
        outcome: Outcome,
        codes: &HashSet<&'static str>,
        deleted: &Mutex<HashSet<String>>,
    ) -> Result<(usize, Option<&'static str>), String> {
        let mut count = 0;
        if let Outcome::Refused(code) = outcome
            && !codes.contains(code.id)
        {
            return Ok((0, Some("refused without a finding")));
        }
        if matches!(outcome, Outcome::Generated | Outcome::Documented) {
            let mut changed = tree.clone();
            if changed
                .pointer_mut(pointer)
                .is_some_and(|node| alter(node, pointer))
            {
                count += 1;
                let seen = self.see(&changed)?;
                if seen.files == base.files && !seen.has_further_findings(base) {
                    return Ok((count, Some(outcome.as_str())));
                }
            }
        }
        // The node itself, and then whatever holds it, once each.
        let mut place = pointer;
        while !place.is_empty() {
            let new = deleted
                .lock()
                .map_err(|_| "a thread died")?
                .insert(place.to_owned());
            if !new {
                break;
            }
            let mut changed = tree.clone();
            if delete(&mut changed, place) {
                count += 1;
                let seen = self.see(&changed)?;
                if seen == *base && self.same_ledger(tree, &changed)? {
                    return Ok((count, Some("deleted")));
                }
            }
            place = place.rsplit_once('/').map_or("", |(holder, _)| holder);
        }
        Ok((count, None))
    }

    fn same_ledger(&self, one: &Value, other: &Value) -> Result<bool, String> {
        let lines = |tree: &Value| -> Result<Option<String>, String> {
            Ok(generate::account(&self.write(tree)?).map(|(ledger, _)| ledger.lines()))
        };
        Ok(lines(one)? == lines(other)?)
    }
}

/// Takes a member or an element away.
fn delete(tree: &mut Value, pointer: &str) -> bool {
    let Some((holder, token)) = pointer.rsplit_once('/') else {
        return false;
    };
    let token = token.replace("~1", "/").replace("~0", "~");
    match tree.pointer_mut(holder) {
        Some(Value::Object(map)) => map.shift_remove(&token).is_some(),
        Some(Value::Array(list)) => token.parse().is_ok_and(|index: usize| {
            index < list.len() && {
                list.remove(index);
                true
            }
        }),
        _ => false,
    }
}

/// Gives a node another value of the same kind; `false` for an empty holder.
fn alter(node: &mut Value, pointer: &str) -> bool {
    match node {
        Value::String(text) => {
            let member = pointer.rsplit('/').next().unwrap_or_default();
            *text = match (member, text.as_str()) {
                ("type", "string") => "integer".to_owned(),
                ("type", "apiKey") => "oauth2".to_owned(),
                ("type", _) => "string".to_owned(),
                ("in", "query") => "header".to_owned(),
                ("in", _) => "query".to_owned(),
                // In bodies too, where only objects are written so that the other style means something.
                ("style", "form") if pointer.contains("/encoding/") => "deepObject".to_owned(),
                ("style", "form") => "pipeDelimited".to_owned(),
                ("style", _) => "form".to_owned(),
                ("format", "int64") => "int32".to_owned(),
                ("openapi" | "swagger", _) => "9.9.9".to_owned(),
                (_, text) => format!("{text}zq"),
            };
            true
        }
        Value::Bool(flag) => {
            *flag = !*flag;
            true
        }
        Value::Number(number) => {
            *node = match (number.as_i64(), number.as_u64()) {
                (Some(number), _) => (number ^ 1).into(),
                (None, Some(number)) => (number ^ 1).into(),
                (None, None) => (number.as_f64().unwrap_or_default() * 2.0 + 1.0).into(),
            };
            true
        }
        Value::Null => {
            *node = "zq".into();
            true
        }
        Value::Array(list) => list.iter_mut().any(|item| alter(item, "")),
        Value::Object(map) => alter_member(map),
    }
}

fn alter_member(map: &mut Map<String, Value>) -> bool {
    map.values_mut().any(|value| alter(value, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents;

    /// Changes about `rows` nodes of each document of a folder that is no larger than `largest`.
    #[track_caller]
    fn check(folder: &Path, largest: u64, rows: usize) -> usize {
        let documents = documents::list(folder, &[]).expect("a folder with documents");
        let small = documents.iter().filter(|document| {
            fs::metadata(&document.path).is_ok_and(|metadata| metadata.len() <= largest)
        });
        let mut losses = Vec::new();
        let mut count = 0;
        for (seed, document) in small.enumerate() {
            let tried =
                mutate(&document.name, &document.path, rows, seed).expect("a usable document");
            losses.extend(tried.losses);
            count += 1;
        }
        assert!(losses.is_empty(), "{losses:#?}");
        count
    }

    #[test]
    fn nothing_in_a_document_is_lost_in_silence() {
        let workspace = crate::workspace();
        assert!(check(&workspace.join("tests/fixtures/features"), 100_000, 5) > 5);
        assert_eq!(check(&workspace.join("spec"), 100_000, 10), 1);
        let corpus = workspace.join("../shared/corpus");
        if corpus.is_dir() {
            assert!(check(&corpus, 11_000, 4) >= 20);
        } else {
            println!("no corpus at {}: left out", corpus.display());
        }
    }
}
