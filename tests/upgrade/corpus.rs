use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use specsmith::document::Version;

use crate::same;

/// Which documents of the corpus: `all`, or names with commas between. Without it, those below a size.
const ENVIRONMENT: &str = "SPECSMITH_UPGRADE";

/// Documents below this size take some seconds together.
const SMALL: u64 = 60_000;

/// Every document of a folder that is asked for.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let asked = env::var(ENVIRONMENT).unwrap_or_default();
    let entries = fs::read_dir(folder).expect("readable");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("readable").path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let size = fs::metadata(path).expect("readable").len();
            match asked.as_str() {
                "" => size < SMALL,
                "all" => true,
                names => names.split(',').any(|asked| name.starts_with(asked)),
            }
        })
        .collect();
    paths.sort();
    paths
}

#[test]
fn clients_of_the_corpus_stay_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !folder.is_dir() {
        println!("skipped: there is no {}", folder.display());
        return;
    }
    let (mut count, mut bad) = (0, Vec::new());
    for path in documents(&folder) {
        let start = Instant::now();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(wrong) = same::check(&path, Version::V3_1) else {
            continue;
        };
        count += 1;
        println!("{name} {:.1?}", start.elapsed());
        if !wrong.is_empty() {
            bad.push(format!("{name}:\n{wrong}"));
        }
    }
    println!("{count} documents");
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
