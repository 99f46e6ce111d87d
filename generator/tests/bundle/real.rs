//! Real documents, where there are any beside the repository: split, bundled, and compared.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::{bundle_of, split_into, tree};

#[test]
fn real_documents_survive() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("skipped: there is no folder {}", folder.display());
        return;
    };
    let mut paths: Vec<PathBuf> = files
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| path.is_file() && is_asked_for(path))
        .collect();
    paths.sort();
    let next = Mutex::new(paths.into_iter());
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let path = next.lock().expect("no thread panics with the lock").next();
                    let Some(path) = path else { break };
                    if let Err(message) = check(&path) {
                        let message = format!("{}: {message}", path.display());
                        wrong
                            .lock()
                            .expect("no thread panics with the lock")
                            .push(message);
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("no thread has panicked");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Large documents take minutes: they are looked at where `SPECSMITH_CORPUS` asks for all.
fn is_asked_for(path: &Path) -> bool {
    const LARGE: u64 = 1_000_000;
    std::env::var_os("SPECSMITH_CORPUS").is_some()
        || std::fs::metadata(path).is_ok_and(|file| file.len() < LARGE)
}

fn check(path: &Path) -> Result<(), String> {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .expect("one");
    let before = tree(name, &bundle_of(path));
    let home = tempfile::tempdir().expect("a temporary folder");
    let root = split_into(path, home.path())?;
    let own = root
        .file_name()
        .and_then(|name| name.to_str())
        .expect("one");
    let after = tree(own, &bundle_of(&root));
    if after == before {
        Ok(())
    } else {
        Err(format!("differs at {}", difference("", &before, &after)))
    }
}

/// Where two trees differ first, and in what.
pub fn difference(at: &str, one: &serde_json::Value, other: &serde_json::Value) -> String {
    use serde_json::Value;
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            for (key, value) in one {
                match other.get(key) {
                    None => return format!("{at}/{key}: gone"),
                    Some(found) if found != value => {
                        return difference(&format!("{at}/{key}"), value, found);
                    }
                    Some(_) => {}
                }
            }
            let new = other.keys().find(|key| !one.contains_key(*key));
            format!("{at}/{}: new", new.map_or("", String::as_str))
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            let mut pairs = pairs.filter(|(_, (one, other))| one != other);
            pairs
                .next()
                .map_or_else(String::new, |(index, (one, other))| {
                    difference(&format!("{at}/{index}"), one, other)
                })
        }
        _ => format!("{at}: {one} is {other}"),
    }
}
