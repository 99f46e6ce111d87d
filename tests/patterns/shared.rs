//! Data that other people own and that stands beside the repository, if at all.

use std::path::PathBuf;

use serde_json::Value;

/// A file of the shared data; a test without it says so and ends.
pub fn read(name: &str) -> Option<Value> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared")
        .join(name);
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    Some(serde_json::from_str(&text).expect("the shared data is JSON"))
}

/// The strings of an array.
pub fn strings(value: &Value) -> Vec<&str> {
    let list = value.as_array().expect("an array");
    list.iter()
        .map(|value| value.as_str().expect("a string"))
        .collect()
}
