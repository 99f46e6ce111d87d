//! Lines and columns, in every way that documents are written.

use specsmith::diagnostic::{Diagnostics, report};
use specsmith::document;
use specsmith::source::SourceMap;

/// Where the one unknown key of a document is: line, column, pointer.
#[track_caller]
fn check(name: &str, text: &str, line: u64, column: u64, pointer: &str) {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add(name, text);
    let _ = document::parse(&mut sources, file, &mut diagnostics);
    let found = report(&diagnostics, &sources);
    let found: Vec<serde_json::Value> = found
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .filter(|line: &serde_json::Value| line["code"] == "S102")
        .collect();
    assert_eq!(found.len(), 1, "{text}\n{found:#?}");
    let place = (&found[0]["line"], &found[0]["column"]);
    assert_eq!(place, (&line.into(), &column.into()), "{text}");
    assert_eq!(found[0]["pointer"], pointer, "{text}");
}

#[test]
fn blocks() {
    let text = "openapi: 3.0.3\ninfo:\n  title: A\n  version: '1'\n  titel: B\npaths: {}\n";
    check("a.yaml", text, 5, 3, "#/info/titel");
    check("a.yaml", &text.replace('\n', "\r\n"), 5, 3, "#/info/titel");
    check("a.yaml", &format!("\u{feff}{text}"), 5, 3, "#/info/titel");
    check("a.yaml", &format!("---\n# é\n{text}"), 7, 3, "#/info/titel");
    let quoted = text.replace("titel:", "\"titel\" :");
    check("a.yaml", &quoted, 5, 3, "#/info/titel");
    let deep = text.replace("  ", "        ");
    check("a.yaml", &deep, 5, 9, "#/info/titel");
}

#[test]
fn blocks_with_texts_over_lines() {
    let text = "openapi: 3.0.3\ninfo:\n  title: A\n  version: '1'\n  description: |-\n    titel: no\n\n    more\n  \
                license:\n    name: >\n      one\n      two\n    titel: B\npaths: {}\n";
    check("a.yaml", text, 13, 5, "#/info/license/titel");
}

#[test]
fn sequences() {
    let text = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\ntags:\n- name: a\n-   name: b\n    titel: c\n";
    check("a.yaml", text, 7, 5, "#/tags/1/titel");
    let same_line = text.replace("-   name: b\n    titel: c", "- titel: c\n  name: b");
    check("a.yaml", &same_line, 6, 3, "#/tags/1/titel");
}

#[test]
fn flows() {
    let text = "openapi: 3.0.3\ninfo: {title: Ä🦀, version: '1', titel: B}\npaths: {}\n";
    check("a.yaml", text, 2, 33, "#/info/titel");
    let lines =
        "openapi: 3.0.3\ninfo: {\n  title: 'Ä',\n  version: '1',   titel: B\n}\npaths: {}\n";
    check("a.yaml", lines, 4, 19, "#/info/titel");
    let explicit = "openapi: 3.0.3\n? info\n: title: A\n  version: '1'\n  titel: B\npaths: {}\n";
    check("a.yaml", explicit, 5, 3, "#/info/titel");
}

#[test]
fn aliases() {
    let text = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\nx-tag: &tag\n  name: a\ntags:\n- *tag\n- <<: *tag\n  titel: b\n";
    check("a.yaml", text, 9, 3, "#/tags/1/titel");
}

#[test]
fn json() {
    let small = r#"{"openapi":"3.0.3","info":{"title":"Ä🦀","version":"1","titel":1},"paths":{}}"#;
    check("a.json", small, 1, 55, "#/info/titel");
    check("a.json", &format!("\u{feff}{small}"), 1, 55, "#/info/titel");
    check("a.yaml", small, 1, 55, "#/info/titel");
    check("-", small, 1, 55, "#/info/titel");
    let tabs = "{\r\n\t\"openapi\": \"3.0.3\",\r\n\t\"info\": {\r\n\t\t\"title\": \"\\\"\\u00e4\",\r\n\t\t\"version\": \"1\",\r\n\t\t\
                \"titel\": \"B\"\r\n\t},\r\n\t\"paths\": {}\r\n}\r\n";
    check("a.json", tabs, 6, 3, "#/info/titel");
}

#[test]
fn another_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    let head = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A: {$ref: 'NAME#/a/B'}\n";
    let check = |name: &str, text: &str, line: u64, column: u64| {
        write("a.yaml", &head.replace("NAME", name));
        write(name, text);
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        let file = sources.load(&folder.path().join("a.yaml")).expect("there");
        let _ = document::parse(&mut sources, file, &mut diagnostics);
        let found = report(&diagnostics, &sources);
        let mut lines = found.lines();
        let one: serde_json::Value =
            serde_json::from_str(lines.next().expect("a finding")).expect("JSON");
        assert_eq!(lines.next(), None, "{found}");
        assert!(
            one["file"].as_str().expect("a file").ends_with(name),
            "{one}"
        );
        let place = (one["line"].as_u64(), one["column"].as_u64());
        assert_eq!(place, (Some(line), Some(column)), "{one}");
        assert_eq!(one["pointer"], "#/a/B/titel", "{one}");
    };
    check("b.yaml", "a:\n  B:\n    type: string\n    titel: x\n", 4, 5);
    check(
        "b.json",
        "{\"a\": {\"B\":\n {\"type\": \"string\", \"titel\": \"x\"}}}",
        2,
        21,
    );
}
