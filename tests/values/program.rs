//! Reads lines of a type and a value, and prints what becomes of each.

use std::io::BufRead;

use emitted::runtime::decode::Decode;
use emitted::runtime::validate::Validate;
use serde_json::{Value, json};

fn main() {
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line");
        let (ty, value) = line.split_once(' ').expect("a type and a value");
        let value: Value = serde_json::from_str(value).expect("JSON");
        let shown = match ty {
            // arms
            _ => json!({"error": "no such type"}),
        };
        println!("{shown}");
    }
}

fn show<T: Decode + Validate + serde::Serialize + std::fmt::Debug>(value: Value) -> Value {
    match T::decode(value) {
        Ok(read) => {
            let violations = read.validate().err().unwrap_or_default();
            let words = violations
                .iter()
                .map(|one| format!("{} {}", one.pointer(), one.keyword()));
            let words: Vec<String> = words.collect();
            json!({"written": read, "read": format!("{read:?}"), "violations": words})
        }
        Err(error) => json!({"error": error.to_string()}),
    }
}
