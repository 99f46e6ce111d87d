//! References where the specification has none: what they lead to is read in their place, and what is said of it is said
//! once, where it is written.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use specsmith::cli;

/// Writes files with their texts.
fn write(home: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        fs::write(home.join(name), text).expect("written");
    }
}

/// What a command finds in the document, as `code file:line:column`.
fn found(home: &Path, command: &str) -> Vec<String> {
    let document = home.join("openapi.yaml").display().to_string();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = ["specsmith", command, &document, "--format", "json"];
    cli::run(words, &mut out, &mut err, false);
    let text = String::from_utf8(out).expect("text");
    let lines = text.lines().map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        let file = Path::new(line["file"].as_str().unwrap_or_default());
        let file = file
            .file_name()
            .map_or("".into(), |name| name.to_string_lossy());
        let code = line["code"].as_str().unwrap_or_default();
        format!("{code} {file}:{}:{}", line["line"], line["column"])
    });
    lines.collect()
}

const DOCUMENT: &str = "openapi: 3.0.4
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example.com'}]
paths:
  /a: {get: {operationId: getA, tags: [A], responses: {$ref: answers.yaml}}}
  /b: {get: {operationId: getB, tags: [A], responses: {$ref: answers.yaml}}}
";

const ANSWERS: &str = "'200':
  description: The day.
  content:
    application/json:
      schema: {type: string, format: datetime, nullable: true, typ: text}
";

#[test]
fn what_is_written_once_is_said_once() {
    let home = tempfile::tempdir().expect("a folder");
    write(
        home.path(),
        &[("openapi.yaml", DOCUMENT), ("answers.yaml", ANSWERS)],
    );
    let mut validated = found(home.path(), "validate");
    validated.sort_unstable();
    let expected = [
        "R111 openapi.yaml:5:62",
        "R111 openapi.yaml:6:62",
        "S102 answers.yaml:5:64",
    ];
    assert_eq!(validated, expected);
    assert_eq!(found(home.path(), "lint"), ["L122 answers.yaml:5:38"]);
}

#[test]
fn what_is_written_once_is_upgraded_once() {
    let home = tempfile::tempdir().expect("a folder");
    write(
        home.path(),
        &[("openapi.yaml", DOCUMENT), ("answers.yaml", ANSWERS)],
    );
    let document = home.path().join("openapi.yaml").display().to_string();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = ["specsmith", "upgrade", &document, "--in-place"];
    let code = cli::run(words, &mut out, &mut err, false);
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&err));
    let answers = fs::read_to_string(home.path().join("answers.yaml")).expect("it is there");
    let now = "{type: [string, 'null'], format: datetime, typ: text}";
    assert!(answers.contains(now), "{answers}");
}

/// Asserts that reading ends, and with which codes besides that of the reference itself.
#[track_caller]
fn ends(files: &[(String, String)], expected: &[&str]) {
    let home = tempfile::tempdir().expect("a folder");
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    write(home.path(), &files);
    let found = found(home.path(), "validate");
    let mut codes: Vec<&str> = found
        .iter()
        .filter_map(|line| line.split(' ').next())
        .collect();
    codes.retain(|code| *code != "R111");
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, expected, "{found:#?}");
}

/// A document whose schemas are those of `f0.yaml`, which hold those of `f1.yaml`, and so on.
fn nested(files: usize, schemas: &[&str]) -> Vec<(String, String)> {
    let root = "openapi: 3.0.4\ninfo: {title: Deep, version: '1'}\npaths: {}\ncomponents: {schemas: {$ref: f0.yaml}}\n";
    let mut all = vec![("openapi.yaml".to_owned(), root.to_owned())];
    for number in 0..files {
        let mut text = String::new();
        for name in schemas {
            let next = number + 1;
            let _ = writeln!(
                text,
                "{name}: {{type: object, properties: {{$ref: f{next}.yaml}}}}"
            );
        }
        all.push((format!("f{number}.yaml"), text));
    }
    all.push((
        format!("f{files}.yaml"),
        "Leaf: {type: string}\n".to_owned(),
    ));
    all
}

#[test]
fn what_has_no_end_is_refused() {
    ends(&nested(3, &["A", "B"]), &[]);
    // Twice as many with each file.
    ends(&nested(40, &["A", "B"]), &["S006"]);
    // Deeper than any document.
    ends(&nested(200, &["A"]), &["S006"]);
    let circle = "A: {type: object, properties: {a: {properties: {$ref: '#/A/properties'}}}}\n";
    let mut files = nested(0, &[]);
    files[1].1 = circle.to_owned();
    ends(&files, &["R105"]);
    let root = files[0]
        .1
        .replace("paths: {}", "paths: {$ref: openapi.yaml}");
    ends(
        &[(
            "openapi.yaml".to_owned(),
            root.replace("f0.yaml", "'#/components/schemas'"),
        )],
        &["R105"],
    );
}
