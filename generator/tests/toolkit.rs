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
        {"target": "$.a.c[?@ == 2]", "remove": true},
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

#[test]
fn elements_of_lists_are_called_by_their_names() {
    #[track_caller]
    fn check(old: &Value, new: &Value, expected: &Value) {
        let (old, new) = (json!({"l": old}), json!({"l": new}));
        assert_eq!(compared(&old, &new)["actions"], *expected);
    }
    let parameter = |name: &str, place: &str| json!({"name": name, "in": place});
    check(
        &json!([
            parameter("a", "query"),
            parameter("b", "query"),
            parameter("a", "path")
        ]),
        &json!([{"name": "b", "in": "query", "required": true}, parameter("a", "path"), parameter("c", "query")]),
        &json!([
            {"target": "$.l[?@.name == 'b' && @.in == 'query']", "update": {"required": true}},
            {"target": "$.l[?@.name == 'a' && @.in == 'query']", "remove": true},
            {"target": "$.l", "update": {"name": "c", "in": "query"}},
        ]),
    );
    // What is called the same is told apart by its place, and so is what another one is called by, too.
    check(
        &json!([{"name": "a"}, {"name": "a", "in": "query"}]),
        &json!([{"name": "a", "in": "query"}]),
        &json!([{"target": "$.l[0]", "remove": true}]),
    );
    check(
        &json!([{"url": "u"}, {"url": "u", "name": "n"}, {"$ref": "#/it's"}]),
        &json!([{"url": "u"}]),
        &json!([
            {"target": "$.l[?@['$ref'] == '#/it\\'s']", "remove": true},
            {"target": "$.l[?@.name == 'n']", "remove": true},
        ]),
    );
    // A security requirement is what it says.
    check(
        &json!([{"key": []}, {"token": ["a"]}]),
        &json!([{"token": ["a"]}]),
        &json!([{"target": "$.l[0]", "remove": true}]),
    );
    check(
        &json!(["a", "b", 1]),
        &json!(["a", 1, true]),
        &json!([
            {"target": "$.l[?@ == 'b']", "remove": true},
            {"target": "$.l", "update": true},
        ]),
    );
    // A new name in its place is shorter than all that is behind it once more.
    check(
        &json!([parameter("a", "query"), parameter("b", "query")]),
        &json!([parameter("c", "query"), parameter("b", "query")]),
        &json!([{"target": "$.l[0]", "update": {"name": "c"}}]),
    );
}

/// Applies an overlay to a document by the command.
#[track_caller]
fn applied(name: &str, text: &str, actions: &str) -> String {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (document, fix) = (home.path().join(name), home.path().join("fix.yaml"));
    fs::write(&document, text).expect("written");
    let head = "overlay: 1.1.0\ninfo: {title: Fix, version: '1'}\nactions:\n";
    fs::write(&fix, format!("{head}{actions}")).expect("written");
    let path = |path: &Path| path.display().to_string();
    let (code, out, err) = run(&["overlay", "apply", &path(&document), &path(&fix)]);
    assert_eq!((code, err.as_str()), (0, ""), "{err}");
    out
}

/// Every line that no action is about stays to the byte, whatever it looks like.
#[test]
fn an_overlay_changes_the_lines_that_it_is_about() {
    let text = "\
# Ours.
openapi:   3.0.3
info: {title: \"T\",   version: '1'}   # short
tags:
- name: a
- name: b # second
paths:
    /a:
        get:
            description: |
                One.
                Two.
            parameters: []
            responses:
                200: {description: yes}
    # Going.
    # Going.
    /b: {get: {responses: {404: {description: 'no'}}}}
    /c:
        get: {}
    /d:
        get:
            tags:
                - one
";
    let actions = "\
- {target: \"$.paths['/b']\", remove: true}
- {target: \"$.tags[?@.name == 'b']\", remove: true}
- {target: $.tags, update: {name: c, description: \"One.\\nTwo.\\n\"}}
- {target: \"$.paths['/d'].get.tags[0]\", remove: true}
- {target: \"$.paths['/a','/c'].get\", update: {description: \"Three.\\nFour.\\n\", parameters: [{name: q, in: query}]}}
- {target: $.info, update: {version: '2'}}
- {target: $, update: {x-new: {a: [1]}}}
";
    let expected = text
        .replace("version: '1'", "version: '2'")
        .replace("- name: b # second\n", "- name: c\n  description: |\n    One.\n    Two.\n")
        .replace("One.\n                Two.", "Three.\n                Four.")
        .replace("parameters: []", "parameters:\n                - name: q\n                  in: query")
        .replace("    # Going.\n    # Going.\n    /b: {get: {responses: {404: {description: 'no'}}}}\n", "")
        .replace(
            "get: {}\n",
            "get:\n            description: |\n                Three.\n                Four.\n            parameters:\n                - name: q\n                  in: query\n",
        )
        .replace("tags:\n                - one\n", "tags: []\n")
        + "x-new:\n    a:\n        - 1\n";
    let out = applied("a.yaml", text, actions);
    // What was added to `tags` keeps the indentation of the file.
    let out = out.replace(
        "- name: c\n  description: |\n      One.\n      Two.\n",
        "- name: c\n  description: |\n    One.\n    Two.\n",
    );
    assert_eq!(out, expected);
    let windows = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(
        applied("a.yaml", &windows(text), actions).lines().count(),
        expected.lines().count()
    );
    let json = "{\n\t\"openapi\": \"3.0.3\",\n\t\"info\": { \"title\" : \"T\" },\n\t\"tags\": [ {\"name\":\"a\"} ],\n\t\"paths\": {\n\t\t\"/a\": {}\n\t}\n}\n";
    let out = applied(
        "a.json",
        json,
        "- {target: $.info, update: {version: '2'}}\n- {target: $.tags, update: {name: b}}\n",
    );
    let expected = json
        .replace("\"T\" }", "\"T\", \"version\": \"2\" }")
        .replace(
            "{\"name\":\"a\"} ]",
            "{\"name\":\"a\"}, {\"name\": \"b\"} ]",
        );
    assert_eq!(out, expected);
}
