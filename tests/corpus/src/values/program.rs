//! Reads lines of a type and a value by the types of an emitted crate, and prints for each: why it cannot be read, or
//! what it is written as, and what its validation says.

use std::io::BufRead;

use emitted::Validate;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn main() {
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line");
        let (ty, value) = line.split_once(' ').expect("a type and a value");
        println!("{}", read(ty, value));
    }
}

fn read(ty: &str, value: &str) -> String {
    match ty {
        // arms
        _ => "error\tno such type".to_owned(),
    }
}

fn show<T: DeserializeOwned + Serialize + Validate>(value: &str) -> String {
    let read: T = match serde_json::from_str(value) {
        Ok(read) => read,
        Err(error) => return format!("error\t{}", error.to_string().replace('\n', " ")),
    };
    let written = serde_json::to_string(&read).expect("models are JSON");
    let violations = read.validate().err().unwrap_or_default();
    let words = violations.iter().map(|one| format!("{} {}; ", one.pointer(), one.keyword()));
    format!("ok\t{written}\t{}", words.collect::<String>().replace('\n', " "))
}
