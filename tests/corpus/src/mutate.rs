//! Changes documents one node at a time, and sees to it that each change shows.
//!
//! Every node of the text belongs to a row of the ledger, which says what became of it. A scalar that is generated gets
//! another value, and the code of the client must change, or a finding must be made that was not there before; where it is
//! documented, any file. Lists whose order means something are turned. A node that is taken away must change
//! the files, the findings or what the ledger says of other nodes, unless it only says what holds without it.

mod change;
mod nodes;
mod workshop;

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::Value;
use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::generate;
use specsmith::source::SourceMap;

use nodes::{Mutation, mutations};
use workshop::Workshop;

/// Something that a document says and that is lost in silence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Loss {
    pub(crate) document: String,
    pub(crate) pointer: String,
    pub(crate) what: String,
}

/// What was tried, and what was found.
#[derive(Debug, Default)]
pub(crate) struct Tried {
    pub(crate) rows: usize,
    pub(crate) mutations: usize,
    pub(crate) losses: Vec<Loss>,
}

/// Changes a document's nodes: all of them, or about so many, spread evenly from a seed on.
pub(crate) fn mutate(name: &str, path: &Path, count: usize, seed: usize) -> Result<Tried, String> {
    let tree = read(path).ok_or_else(|| format!("`{}` cannot be read", path.display()))?;
    let workshop = Workshop::new()?;
    let base = workshop.base(&tree)?;
    let Some(account) = workshop.ledger(&tree)? else {
        return Err(format!("`{name}` cannot be generated"));
    };
    let all = mutations(&tree, &account);
    let step = all.len().checked_div(count).unwrap_or(1).max(1);
    let chosen: Vec<&Mutation> = all.iter().skip(seed % step).step_by(step).collect();
    let tried = Mutex::new(Tried {
        rows: account.len(),
        mutations: chosen.len(),
        losses: Vec::new(),
    });
    let next = AtomicUsize::new(0);
    let work = || -> Result<(), String> {
        let mut workshop = Workshop::new()?;
        while let Some(mutation) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Some(what) = workshop.loss(&tree, &base, &account, mutation)? {
                let mut tried = tried.lock().map_err(|_| "a thread died")?;
                tried.losses.push(Loss {
                    document: name.to_owned(),
                    pointer: mutation.pointer.clone(),
                    what,
                });
            }
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::documents;

    /// Changes about `nodes` nodes of each document of a folder that is no larger than `largest`, or all of them (0).
    #[track_caller]
    fn check(folder: &Path, largest: u64, nodes: usize) -> usize {
        let documents = documents::list(folder, &[]).expect("a folder with documents");
        let small = documents.iter().filter(|document| {
            fs::metadata(&document.path).is_ok_and(|metadata| metadata.len() <= largest)
        });
        let mut losses = Vec::new();
        let mut count = 0;
        for (seed, document) in small.enumerate() {
            let tried =
                mutate(&document.name, &document.path, nodes, seed).expect("a usable document");
            losses.extend(tried.losses);
            count += 1;
        }
        assert!(losses.is_empty(), "{losses:#?}");
        count
    }

    #[test]
    fn nothing_in_a_document_is_lost_in_silence() {
        let workspace = crate::workspace();
        assert!(check(&workspace.join("tests/fixtures/features"), 100_000, 0) > 5);
        assert_eq!(check(&workspace.join("spec"), 100_000, 20), 1);
        let corpus = workspace.join("../shared/corpus");
        if corpus.is_dir() {
            assert!(check(&corpus, 11_000, 12) >= 20);
        } else {
            println!("no corpus at {}: left out", corpus.display());
        }
    }
}
