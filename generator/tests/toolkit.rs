//! `specsmith stats` and `specsmith overlay`: what they say, and that what they write is what they promise.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use specsmith::diagnostic::Diagnostics;
use specsmith::source::SourceMap;
use specsmith::{cli, document, overlay, stats};
use specsmith_tests::corpus;

fn run(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = ["specsmith"].iter().chain(arguments);
    let code = cli::run(words, &mut out, &mut err, false);
    let text = |bytes| String::from_utf8(bytes).expect("it writes text");
    (code, text(out), text(err))
}

/// The overlay that makes one tree of another, applied.
#[track_caller]
fn compared(old: &Value, new: &Value) -> Value {
    let changes = overlay::compare(old, new, "changes");
    let mut sources = SourceMap::new();
    let document = sources.add("old.json", "");
    let file = sources.add("overlay.json", changes.to_string());
    let mut tree = old.clone();
    let mut diagnostics = Diagnostics::new();
    overlay::apply(&mut sources, document, &mut tree, &[file], &mut diagnostics);
    let same = old == new;
    assert!(same || diagnostics.is_empty(), "{changes}: {diagnostics:?}");
    assert_eq!(&tree, new, "{changes}");
    changes
}

#[test]
fn an_overlay_makes_one_of_the_other() {
    let base = json!({"a": {"b": 1, "c": [1, 2, 3]}, "it's \\ x/y": {"": true, "ü": null}, "l": [{"n": 1}, {"n": 2}]});
    let others = [
        json!({}),
        json!({"a": {"b": 2, "c": [1, 3]}, "it's \\ x/y": {"": false, "ü": {}}, "l": [{"n": 1}, {"n": 3, "m": []}]}),
        json!({"a": [], "it's \\ x/y": null, "l": [{"n": 2}], "new": {"deep": [{"x": 1}]}}),
        json!({"a": {"b": {"c": 1}, "c": [3, 2, 1]}, "l": [{"n": 1}, [1], {"n": 2}]}),
        json!({"a": {"b": null, "c": [[1, 2], [3]]}, "it's \\ x/y": {"\n": 1}, "l": [1, 1]}),
        json!({"a": {"b": 1, "c": []}, "l": {"n": 1}}),
    ];
    for old in others.iter().chain([&base]) {
        for new in others.iter().chain([&base]) {
            compared(old, new);
        }
    }
    let changes = compared(&base, &others[1]);
    let expected = json!([
        {"target": "$.a.c[1]", "remove": true},
        {"target": "$.a", "update": {"b": 2}},
        {"target": "$['it\\'s \\\\ x/y']['ü']", "remove": true},
        {"target": "$['it\\'s \\\\ x/y']", "update": {"": false, "ü": {}}},
        {"target": "$.l[1]", "update": {"n": 3, "m": []}},
    ]);
    assert_eq!(changes["actions"], expected);
    assert_eq!(compared(&base, &base)["actions"], json!([]));
}

const DOCUMENT: &str = "\
# Head.

openapi: 3.0.4
info: {title: Pets, version: '1'}
paths:
  # All pets.
  /pets:
    get: # read
      tags: [pets]
      deprecated: true
      security: [{key: []}]
      parameters:
        - {name: limit, in: query, description: How many., schema: {type: integer}}
      responses:
        '200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
    post:
      responses: {default: {description: what went wrong}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
  schemas:
    Pet:
      type: object
      properties:
        name: {type: string, enum: [a, b]}
        mother: {$ref: '#/components/schemas/Pet'}
        friends: {type: array, items: {$ref: '#/components/schemas/Friend'}}
    Friend: {oneOf: [{$ref: '#/components/schemas/Pet'}, {type: string}]}
    Lost: {type: string}
";

#[test]
fn overlays_are_applied_and_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let write = |name: &str, text: &str| fs::write(path(name), text).expect("written");
    write("old.yaml", DOCUMENT);
    write(
        "ours.yaml",
        "overlay: 1.0.0\ninfo: {title: ours, version: '1'}\nactions:\n  - target: $.paths['/pets'].post\n    remove: true\n  - target: $.info\n    update: {title: Cats}\n  - target: $.nothing\n    remove: true\n",
    );
    let (code, out, err) = run(&["overlay", "apply", &path("old.yaml"), &path("ours.yaml")]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("[S202]"), "{err}");
    let expected = DOCUMENT.replace("title: Pets", "title: Cats").replace(
        "    post:\n      responses: {default: {description: what went wrong}}\n",
        "",
    );
    assert_eq!(out, expected);
    write("new.yaml", &out);
    let made = path("made.yaml");
    let (code, _, err) = run(&[
        "overlay",
        "compare",
        &path("old.yaml"),
        &path("new.yaml"),
        "-o",
        &made,
    ]);
    assert_eq!((code, err.as_str()), (0, ""));
    let text = fs::read_to_string(&made).expect("it was written");
    assert!(
        text.contains("  - target: $.paths['/pets'].post\n    remove: true\n"),
        "{text}"
    );
    let (code, again, err) = run(&["overlay", "apply", &path("old.yaml"), &made]);
    assert_eq!((code, again, err.as_str()), (0, out, ""));
    write(
        "bad.yaml",
        "overlay: 1.0.0\ninfo: {title: x, version: '1'}\nactions:\n  - target: $.info\n    update: [1]\n",
    );
    let target = path("not.json");
    let (code, _, err) = run(&[
        "overlay",
        "apply",
        &path("old.yaml"),
        &path("bad.yaml"),
        "-o",
        &target,
    ]);
    assert!(code == 2 && err.contains("[S203]"), "{err}");
    assert!(!Path::new(&target).exists());
    assert_eq!(
        run(&["overlay", "compare", &path("old.yaml"), &path("none.yaml")]).0,
        2
    );
}

#[test]
fn numbers_are_those_of_the_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.yaml").display().to_string();
    fs::write(&path, DOCUMENT).expect("written");
    let (code, out, err) = run(&["stats", &path, "--format", "json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let numbers: Value = serde_json::from_str(&out).expect("it is JSON");
    let check = |pointer: &str, expected: Value| {
        assert_eq!(
            numbers.pointer(pointer),
            Some(&expected),
            "{pointer} in {numbers:#}"
        );
    };
    check("/version", json!("3.0"));
    check("/files/0/lines", json!(29));
    check("/paths", json!(1));
    check(
        "/operations",
        json!({"total": 2, "received": 0, "deprecated": 1, "byMethod": {"GET": 1, "POST": 1}, "byTag": {"pets": 1, "": 1}}),
    );
    check("/parameters", json!({"total": 1, "byPlace": {"query": 1}}));
    check(
        "/schemas/byKind",
        json!({"integer": 1, "object": 1, "enum": 1, "list": 1, "union": 1, "string": 2}),
    );
    check("/schemas/named", json!(3));
    check("/schemas/inline", json!(4));
    check(
        "/schemas/recursive",
        json!([["schemas/Pet", "schemas/Friend"]]),
    );
    check(
        "/components/used/0",
        json!({"name": "schemas/Pet", "uses": 3}),
    );
    check("/components/unused", json!(["schemas/Lost"]));
    check("/mediaTypes", json!({"application/json": 1}));
    check("/statuses", json!({"200": 1, "default": 1}));
    check(
        "/securitySchemes",
        json!([{"name": "key", "type": "apiKey"}]),
    );
    check(
        "/described/2",
        json!({"what": "parameters with a description", "with": 1, "of": 1}),
    );
    let (_, out, _) = run(&["stats", &path]);
    assert!(out.contains("2 operations on 1 path\n"), "{out}");
    let (_, out, _) = run(&["stats", &path, "--format", "markdown"]);
    assert!(
        out.contains("| `schemas/Pet` | 3 |") || out.contains("| schemas/Pet | 3 |"),
        "{out}"
    );
    assert_eq!(run(&["stats", &path, "--format", "sarif"]).0, 2);
    assert_eq!(run(&["stats", "no-such-file.yaml"]).0, 2);
}

#[test]
fn the_corpus_has_numbers_and_differs() {
    let mut before: Option<Value> = None;
    for path in corpus::documents() {
        let mut sources = SourceMap::new();
        let file = sources.load(&path).expect("it can be read");
        let Some(tree) = document::read(&sources, file, &mut Diagnostics::new()) else {
            continue;
        };
        // Two documents that have nothing in common, of a size that a debug build can take.
        let small = fs::metadata(&path).is_ok_and(|data| data.len() < 100_000);
        if small {
            if let Some(before) = &before {
                compared(before, &tree);
            }
            before = Some(tree);
        }
        let document = document::parse(&mut sources, file, &mut Diagnostics::new());
        let document = document.unwrap_or_else(|| panic!("{}", path.display()));
        let numbers = stats::gather(&document, &sources);
        assert!(
            numbers.operations + numbers.received > 0,
            "{}",
            path.display()
        );
        assert!(!stats::text(&numbers).is_empty() && !stats::markdown(&numbers).is_empty());
    }
}
