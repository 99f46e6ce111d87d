//! The crates of the suite, and a program that depends on them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use serde_json::{Map, Value, json};
use specsmith::config::{Config, Formats};
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::generate;
use specsmith::output::{self, Mode};
use specsmith::source::SourceMap;
use specsmith_tests::write;

use crate::Outcome;
use crate::document;
use crate::suite::File;

/// What is needed to judge the cases of a file.
struct Judge {
    krate: String,
    holders: Map<String, Value>,
    document: Rc<Value>,
}

/// The outcomes of each case of each file: by type, and by schema.
pub fn run(files: &[File]) -> Vec<Vec<[Outcome; 2]>> {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("conformance");
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, file) in files.iter().enumerate() {
        groups.entry(krate(file)).or_default().push(index);
    }
    let mut judges: Vec<Option<Judge>> = files.iter().map(|_| None).collect();
    for (krate, indices) in &groups {
        let own: Vec<&File> = indices.iter().map(|index| &files[*index]).collect();
        let joined = document::join(&own);
        generate(krate, own[0], &joined.document, &home);
        let document = Rc::new(joined.document);
        for (index, holders) in indices.iter().zip(joined.holders) {
            judges[*index] = Some(Judge {
                krate: krate.clone(),
                holders,
                document: Rc::clone(&document),
            });
        }
    }
    let judges: Vec<Judge> = judges.into_iter().flatten().collect();
    write(&home.join("Cargo.toml"), &manifest(groups.keys()));
    write(&home.join("main.rs"), &program(groups.keys(), &judges));
    let mut input = String::new();
    for (file, judge) in files.iter().zip(&judges) {
        let line = json!({"path": file.path, "crate": judge.krate, "holders": judge.holders});
        writeln!(input, "{line}").expect("written to a text");
    }
    let output = specsmith_tests::run(&home, env!("CARGO_TARGET_TMPDIR"), &[], input);
    let lines = output.lines().zip(&judges);
    let outcomes: Vec<Vec<[Outcome; 2]>> =
        lines.map(|(line, judge)| outcomes(line, judge)).collect();
    assert_eq!(outcomes.len(), files.len());
    outcomes
}

/// What is asserted by format and what is not needs a crate of its own.
fn krate(file: &File) -> String {
    let target = file.target.replace('-', "_");
    match formats(file) {
        Formats::Annotate => format!("{target}_annotated"),
        Formats::Assert if file.exact && target.ends_with("typed") => format!("{target}_exact"),
        Formats::Assert => target,
    }
}

fn formats(file: &File) -> Formats {
    if file.tier == "format-annotation" {
        Formats::Annotate
    } else {
        Formats::Assert
    }
}

fn generate(krate: &str, file: &File, document: &Value, home: &Path) {
    let folder = home.join(krate);
    fs::create_dir_all(&folder).expect("a folder of its own");
    let path = home.join(format!("{krate}.json"));
    let text = serde_json::to_string_pretty(document).expect("JSON");
    write(&path, &text);
    let mut config = Config::new(&path, &folder);
    config.package.name = Some(krate.to_owned());
    config.validation.formats = formats(file);
    config.validation.values = true;
    config.types.exact = file.exact;
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let generation = generate::generate(&config, &mut sources, &mut diagnostics);
    let generation =
        generation.unwrap_or_else(|| panic!("{}", render(&diagnostics, &sources, false)));
    output::write(&generation.files, &folder, Mode::Write).expect("written");
}

fn manifest<'c>(crates: impl Iterator<Item = &'c String>) -> String {
    let mut text = String::from(
        "[package]\nname = \"conformance\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [[bin]]\nname = \"conformance\"\npath = \"main.rs\"\n\n\
         [workspace]\nmembers = [\"*/\"]\n\n[dependencies]\nserde_json = \"1\"\n",
    );
    for krate in crates {
        let line = format!("{krate} = {{ path = \"{krate}\", default-features = false }}\n");
        text.push_str(&line);
    }
    text
}

fn program<'c>(crates: impl Iterator<Item = &'c String>, judges: &[Judge]) -> String {
    let mut arms = String::new();
    for judge in judges {
        for holder in judge.holders.values() {
            let krate = &judge.krate;
            let holder = holder.as_str().expect("a name");
            writeln!(
                arms,
                "(\"{krate}\", \"{holder}\") => \
                 {krate}_judge::judge::<{krate}::models::{holder}>(\"{holder}\", value),"
            )
            .expect("written to a text");
        }
    }
    let mut text = include_str!("program.rs").replace("// arms\n", &arms);
    for krate in crates {
        let judge = include_str!("judge.rs").replace("MODULE", &format!("{krate}_judge"));
        text.push_str(&judge.replace("CRATE", krate));
    }
    text
}

fn outcomes(line: &str, judge: &Judge) -> Vec<[Outcome; 2]> {
    let line: Vec<[Value; 2]> = serde_json::from_str(line).expect("the program prints JSON");
    line.iter()
        .map(|shown| {
            let [by_type, by_schema] = shown;
            [by_type, by_schema].map(|shown| outcome(shown, &judge.document))
        })
        .collect()
}

fn outcome(shown: &Value, document: &Value) -> Outcome {
    let valid = shown["valid"].as_bool().expect("a verdict");
    let words = shown["words"].as_str().unwrap_or("valid").to_owned();
    let misplaced = (!valid).then(|| misplaced(shown, document)).flatten();
    Outcome {
        valid,
        words: match &misplaced {
            Some(place) => format!("{words}; there is no {place}"),
            None => words,
        },
        misplaced: misplaced.is_some(),
    }
}

/// A place that is told and is none: in the value, or in the document.
fn misplaced(shown: &Value, document: &Value) -> Option<String> {
    let text = |value: &Value| value.as_str().expect("a place").to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let places: Vec<String> = list(&shown["places"]).iter().map(text).collect();
    // A holder lacks nothing but the member itself.
    let outside = places.iter().find(|place| !place.starts_with("/value"));
    let none = places.is_empty().then(|| "place".to_owned());
    let (basic, problem) = (
        list(&shown["basic"]["errors"]),
        list(&shown["problem"]["errors"]),
    );
    if !basic.is_empty() {
        let told = basic.iter().map(|error| text(&error["instanceLocation"]));
        assert!(told.eq(places.iter().cloned()), "{shown}");
        let told = problem
            .iter()
            .filter(|error| text(&error["pointer"]).starts_with("#/value"));
        assert_eq!(told.count(), places.len(), "{shown}");
    }
    let keywords = basic.iter().map(|error| text(&error["keywordLocation"]));
    // A constant is the only value of a list.
    let constant = |place: &str| {
        let schema = place.strip_suffix("/enum")?;
        document.pointer(&format!("{schema}/const"))
    };
    let mut missing = keywords.filter(|place| {
        document
            .pointer(place)
            .or_else(|| constant(place))
            .is_none()
    });
    outside.cloned().or(none).or_else(|| missing.next())
}
