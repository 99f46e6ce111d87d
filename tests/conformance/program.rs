//! Reads the cases of the suite, and prints for each what the types of the clients make of its value.

use std::io::BufRead;

use serde_json::{Value, json};

fn main() {
    // A line names a file, the crate of its types, and the type of each schema.
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let file = std::fs::read(text(&line["path"])).expect("a file of the suite");
        let file: Value = serde_json::from_slice(&file).expect("JSON");
        let outcomes = file["cases"].as_array().expect("a list of cases").iter();
        let outcomes = outcomes.map(|case| {
            let holder = text(&line["holders"][text(&case["schema"])]);
            let value = json!({"value": case["data"]});
            match (text(&line["crate"]).as_str(), holder.as_str()) {
                // arms
                _ => unreachable!("no such type"),
            }
        });
        println!("{}", outcomes.collect::<Value>());
    }
}
