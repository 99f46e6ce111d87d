//! Real documents, where there are any beside the repository: split, bundled, and compared.

use std::path::Path;

use specsmith_tests::corpus;

use crate::{bundle_of, split_into, tree};

#[test]
fn real_documents_survive() {
    corpus::check(corpus::asked_for(), |path| {
        if let Err(message) = check(path) {
            panic!("{}: {message}", path.display());
        }
    });
}

fn check(path: &Path) -> Result<(), String> {
    let name = corpus::name_of(path);
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
