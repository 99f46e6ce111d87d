//! The documents of the corpus, where it lies beside this repository.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Documents from this size on take minutes in some tests.
const LARGE: u64 = 1_000_000;

/// All documents, sorted; none, and a line that says so, where there is no corpus.
#[must_use]
pub fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("skipped: there is no folder {}", folder.display());
        return Vec::new();
    };
    let entries = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    paths.sort();
    paths
}

/// The documents that do not take long, or all of them where `SPECSMITH_CORPUS` asks for that.
#[must_use]
pub fn asked_for() -> Vec<PathBuf> {
    let all = std::env::var_os("SPECSMITH_CORPUS").is_some();
    let is_small = |path: &Path| fs::metadata(path).is_ok_and(|file| file.len() < LARGE);
    let mut paths = documents();
    paths.retain(|path| all || is_small(path));
    paths
}

/// Checks each of the documents, two at a time.
///
/// # Panics
/// At the end, if `check` has panicked for any.
pub fn check(paths: Vec<PathBuf>, check: impl Fn(&Path) + Sync) {
    let next = Mutex::new(paths.into_iter());
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let path = next.lock().expect("no thread panics with the lock").next();
                    let Some(path) = path else { break };
                    if catch_unwind(AssertUnwindSafe(|| check(&path))).is_err() {
                        let mut failed = failed.lock().expect("no thread panics with the lock");
                        failed.push(path);
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().expect("no thread has panicked");
    assert!(failed.is_empty(), "{failed:?}");
}

/// The name of a document without its folder.
#[must_use]
pub fn name_of(path: &Path) -> &str {
    let name = path.file_name().and_then(|name| name.to_str());
    name.unwrap_or_default()
}
