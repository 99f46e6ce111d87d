//! The crate of the schemas, and a program that depends on it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::generate;
use specsmith::output::{self, Mode};
use specsmith::source::SourceMap;
use specsmith_tests::write;

use crate::{Group, Unions, Verdict, references};

/// What the client says of each value of each group: by type, and by schema.
pub fn run(groups: &[Group], unions: Unions) -> Vec<Vec<[Verdict; 2]>> {
    let name = match unions {
        Unions::Exact => "differential",
        Unions::ByType => "differential-unions",
    };
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    generate(groups, unions, &home);
    write(&home.join("Cargo.toml"), &MANIFEST.replace("NAME", name));
    let mut arms = String::new();
    for index in 0..groups.len() {
        writeln!(
            arms,
            "            {index} => judge::<emitted::models::Holder{index}>(\"Holder{index}\", value),"
        )
        .expect("written to a text");
    }
    let program = include_str!("program.rs").replace("            // arms\n", &arms);
    write(&home.join("main.rs"), &program);
    let mut input = String::new();
    for (index, group) in groups.iter().enumerate() {
        for value in &group.values {
            let line = json!({"index": index, "value": {"value": value}});
            writeln!(input, "{line}").expect("written to a text");
        }
    }
    let output = specsmith_tests::run(&home, env!("CARGO_TARGET_TMPDIR"), &[], input);
    let mut lines = output.lines().map(verdicts);
    let verdicts = groups
        .iter()
        .map(|group| lines.by_ref().take(group.values.len()).collect());
    verdicts.collect()
}

const MANIFEST: &str = r#"[package]
name = "NAME"
version = "0.1.0"
edition = "2024"

[[bin]]
name = "NAME"
path = "main.rs"

[workspace]
members = ["emitted"]

[dependencies]
emitted = { path = "emitted", default-features = false }
serde_json = "1"
"#;

fn generate(groups: &[Group], unions: Unions, home: &Path) {
    let mut schemas = Map::new();
    let mut members = Map::new();
    for (index, group) in groups.iter().enumerate() {
        let name = format!("Holder{index}");
        let reference = json!({"$ref": format!("#/components/schemas/{name}")});
        let before = format!("Part{index}");
        let schema = references::to_components(&group.schema, &before);
        schemas.insert(name.clone(), crate::holder(&schema));
        for (part, schema) in &group.parts {
            let schema = references::to_components(schema, &before);
            schemas.insert(format!("{before}{part}"), schema);
        }
        members.insert(name, reference);
    }
    let everything = json!({"type": "object", "properties": members});
    // What is sent is checked to the letter, so that all of it is sent.
    let operation = json!({
        "operationId": "send",
        "requestBody": {"content": {"application/json": {"schema": everything}}},
        "responses": {"204": {"description": "Nothing."}},
    });
    let document = json!({
        "openapi": "3.1.1",
        "info": {"title": "Emitted", "version": "1"},
        "servers": [{"url": "https://example.com"}],
        "paths": {"/everything": {"post": operation}},
        "components": {"schemas": schemas},
    });
    let folder = home.join("emitted");
    fs::create_dir_all(&folder).expect("a folder of its own");
    let path = home.join("document.json");
    write(&path, &document.to_string());
    let mut config = Config::new(&path, &folder);
    // Without types every keyword leaves other types alone.
    config.types.exact = unions == Unions::Exact;
    config.validation.values = true;
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let generation = generate::generate(&config, &mut sources, &mut diagnostics);
    let generation =
        generation.unwrap_or_else(|| panic!("{}", render(&diagnostics, &sources, false)));
    output::write(&generation.files, &folder, Mode::Write).expect("written");
}

fn verdicts(line: &str) -> [Verdict; 2] {
    let line: [Value; 2] = serde_json::from_str(line).expect("the program prints JSON");
    line.map(|shown| verdict(&shown))
}

fn verdict(line: &Value) -> Verdict {
    let list = |name: &str| -> BTreeSet<String> {
        let places = line[name].as_array().into_iter().flatten();
        places
            .map(|place| place.as_str().expect("a place"))
            .map(|place| place.strip_prefix("/value").unwrap_or(place).to_owned())
            .collect()
    };
    Verdict {
        valid: line["valid"] == true,
        places: list("places"),
        beside: list("beside"),
        rest: Vec::new(),
        whole: line["whole"] == true,
        words: line["words"].as_str().unwrap_or_default().to_owned(),
    }
}
