use std::env;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use specsmith::document::Version;
use specsmith_tests::corpus;

use crate::same;

/// Which documents of the corpus: `all`, or names with commas between. Without it, those below a size.
const ENVIRONMENT: &str = "SPECSMITH_UPGRADE";

/// Documents below this size take some seconds together.
const SMALL: u64 = 60_000;

/// Every document that is asked for.
fn documents() -> Vec<PathBuf> {
    let asked = env::var(ENVIRONMENT).unwrap_or_default();
    let mut paths = corpus::documents();
    paths.retain(|path| match asked.as_str() {
        "" => fs::metadata(path).is_ok_and(|file| file.len() < SMALL),
        "all" => true,
        names => {
            let name = corpus::name_of(path);
            names.split(',').any(|asked| name.starts_with(asked))
        }
    });
    paths
}

#[test]
fn clients_of_the_corpus_stay_the_same() {
    let (mut count, mut bad) = (0, Vec::new());
    for path in documents() {
        let start = Instant::now();
        let name = corpus::name_of(&path);
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
