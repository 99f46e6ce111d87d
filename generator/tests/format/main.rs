//! `specsmith format`: order, style, comments, and that nothing else changes.

use std::path::Path;

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, Place};
use specsmith::source::{FileId, Format, SourceMap};
use specsmith::{cli, document, format, generate, notation};
use specsmith_tests::corpus;

fn sources(name: &str, text: &str) -> (SourceMap, FileId) {
    let mut sources = SourceMap::new();
    let file = sources.add(name, text);
    (sources, file)
}

/// The formatted text; its tree, comments and second formatting are checked.
#[track_caller]
fn formatted(name: &str, text: &str) -> String {
    let once = |text: &str| {
        let (sources, file) = sources(name, text);
        let mut diagnostics = Diagnostics::new();
        let done = format::format(&sources, file, None, &mut diagnostics);
        let done = done.unwrap_or_else(|| panic!("{name}: {diagnostics:?}"));
        let tree = document::read(&sources, file, &mut Diagnostics::new());
        let comments = notation::read(sources.file(file)).map(|node| node.count_comments());
        (done.text, tree, comments)
    };
    let (text, tree, comments) = once(text);
    let (again, other, kept) = once(&text);
    assert!(tree == other, "{name}: another tree:\n{text}");
    assert_eq!(comments, kept, "{name}: other comments");
    assert!(text == again, "{name}: formatted again it is another text");
    text
}

#[test]
fn documents_are_put_in_order() {
    let (before, after) = (include_str!("before.yaml"), include_str!("after.yaml"));
    assert_eq!(formatted("a.yaml", before), after);
    let json = "{\"paths\":{},\"openapi\":\"3.0.4\",\"info\":{\"version\":\"1\",\"title\":\"x\"},\"tags\":[],\"x-a\":[1,1.0,1e3]}";
    let expected = "{\n  \"openapi\": \"3.0.4\",\n  \"info\": {\n    \"title\": \"x\",\n    \"version\": \"1\"\n  },\n  \"tags\": [],\n  \"x-a\": [1, 1.0, 1e3],\n  \"paths\": {}\n}\n";
    assert_eq!(formatted("a.json", json), expected);
}

#[test]
fn what_is_no_document_keeps_its_order() {
    let text = "type: object\n# The text.\ndescription: \"x\"\n\n\nb: {a: 1}\n";
    let expected = "type: object\n# The text.\ndescription: x\n\nb:\n  a: 1\n";
    assert_eq!(formatted("part.yaml", text), expected);
}

#[test]
fn comments_behind_a_dash_go_above_it() {
    let text = "a:\n  -\n    -\n      # c\n      b: 1\n";
    assert_eq!(formatted("part.yaml", text), "a:\n  # c\n  - - b: 1\n");
}

#[test]
fn aliases_stay_behind_their_anchors() {
    let text = "paths: {}\nx-a: &a {type: string}\ncomponents:\n  schemas:\n    A: *a\n    B: {items: &b {<<: *a}, type: array, default: *b}\nopenapi: 3.0.4\ninfo: {title: t, version: v}\n";
    formatted("a.yaml", text);
    // In order, the alias would be the first.
    let text = "paths: &a {}\nopenapi: 3.0.4\ntags: *a\ninfo: {title: t, version: v}\n";
    let expected = "paths: &a {}\nopenapi: 3.0.4\ntags: *a\ninfo:\n  title: t\n  version: v\n";
    assert_eq!(formatted("a.yaml", text), expected);
}

#[test]
fn json_and_yaml_become_each_other() {
    let (yaml, file) = sources("a.yaml", include_str!("before.yaml"));
    let mut diagnostics = Diagnostics::new();
    let done = format::format(&yaml, file, Some(Format::Json), &mut diagnostics);
    let done = done.expect("it can be said in JSON");
    assert_eq!(done.lost, 8);
    let (json, other) = sources("a.json", &done.text);
    let back = format::format(&json, other, Some(Format::Yaml), &mut diagnostics);
    let back = back.expect("it can be said in YAML").text;
    let (back, last) = sources("a.yaml", &back);
    let read = |sources: &SourceMap, file| document::read(sources, file, &mut Diagnostics::new());
    assert!(read(&yaml, file) == read(&back, last));
}

fn run(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = ["specsmith"].iter().chain(arguments);
    let code = cli::run(words, &mut out, &mut err, false);
    let text = |bytes| String::from_utf8(bytes).expect("it writes text");
    (code, text(out), text(err))
}

#[test]
fn the_command_checks_shows_and_writes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.yaml");
    std::fs::write(&path, include_str!("before.yaml")).expect("written");
    let name = path.to_str().expect("it is text");
    let (code, _, err) = run(&["format", name, "--check"]);
    assert_eq!(code, 1);
    assert!(err.contains("is not formatted from line 3 on"), "{err}");
    let (code, out, _) = run(&["format", name, "--diff"]);
    assert!(code == 1 && out.contains("+openapi: 3.0.4"), "{out}");
    let (code, out, err) = run(&["format", name, "--to", "json"]);
    assert!(code == 0 && out.starts_with("{\n  \"openapi\""), "{out}");
    assert!(err.contains("8 comments left out"), "{err}");
    assert_eq!(
        std::fs::read_to_string(&path).ok().as_deref(),
        Some(include_str!("before.yaml"))
    );
    let (code, _, err) = run(&["format", name]);
    assert!(code == 0 && err.contains("1 file formatted"), "{err}");
    assert_eq!(
        std::fs::read_to_string(&path).ok().as_deref(),
        Some(include_str!("after.yaml"))
    );
    let (code, _, err) = run(&["format", name, "--check"]);
    assert!(code == 0 && err.is_empty(), "{err}");
    std::fs::write(&path, "a: [1\n").expect("written");
    assert_eq!(run(&["format", name, "--check"]).0, 2);
    assert_eq!(run(&["format", "no-such-file.yaml"]).0, 2);
}

#[test]
fn every_file_of_the_configured_document_is_formatted() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        std::fs::write(home.path().join(name), text).expect("written");
    };
    write(
        "specsmith.toml",
        "document = \"openapi.yaml\"\noutput = \"client\"\noverlays = [\"ours.yaml\"]\n",
    );
    write(
        "openapi.yaml",
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {$ref: a.yaml}}\n",
    );
    write("a.yaml", "get: {responses: {'200': {$ref: b.yaml}}}\n");
    write("b.yaml", "description: \"d\"\n");
    write("other.yaml", "description: \"d\"\n");
    write(
        "ours.yaml",
        "overlay: 1.0.0\ninfo: {title: \"T\", version: '1'}\nactions: [{target: $.info, update: {x-a: 1}}]\n",
    );
    let config = home.path().join("specsmith.toml");
    let config = config.to_str().expect("a name");
    let check = ["format", "--config", config, "--check"];
    let (code, _, err) = run(&check);
    assert_eq!((code, err.matches("[O009]").count()), (1, 4), "{err}");
    let (code, _, err) = run(&["format", "--config", config]);
    assert!(code == 0 && err.contains("4 files formatted"), "{err}");
    assert_eq!(run(&check).0, 0);
    let read = |name: &str| std::fs::read_to_string(home.path().join(name)).expect("there");
    assert_eq!(read("b.yaml"), "description: d\n");
    assert_eq!(read("other.yaml"), "description: \"d\"\n");
}

#[test]
fn the_document_of_this_repository_is_formatted() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml");
    let text = std::fs::read_to_string(path).expect("it is there");
    assert_eq!(formatted("openapi.yaml", &text), text);
}

#[test]
fn the_emitted_client_is_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("openapi.yaml");
    let client = |text: &str| {
        std::fs::write(&path, text).expect("written");
        let mut sources = SourceMap::new();
        let config = Config::new(&path, "client");
        let client = generate::generate(&config, &mut sources, &mut Diagnostics::new());
        let client = client.expect("it can be generated");
        client
            .files
            .iter()
            .map(|file| format!("{file:?}"))
            .collect::<Vec<_>>()
    };
    let spec =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml"));
    for text in [include_str!("before.yaml"), &spec.expect("it is there")] {
        assert!(client(text) == client(&formatted("openapi.yaml", text)));
    }
}

#[test]
fn the_corpus_can_be_formatted() {
    corpus::check(corpus::asked_for(), |path| {
        let text = std::fs::read_to_string(path).expect("the corpus is text");
        formatted(&path.display().to_string(), &text);
    });
}

/// A carriage return alone ends a line of YAML (1.2.2, 5.4), and is white space in JSON.
#[test]
fn lines_may_end_with_carriage_returns() {
    for (name, text) in [
        ("a.yaml", include_str!("before.yaml")),
        (
            "b.json",
            "{\n  \"b\": 1,\n  \"a\": [\n    1,\n    2\n  ]\n}\n",
        ),
    ] {
        let returned = text.replace('\n', "\r");
        assert_eq!(formatted(name, &returned), formatted(name, text));
        let (sources, file) = sources(name, &returned);
        let file = sources.file(file);
        let second = file.position(text.find('\n').map_or(0, |end| end + 1));
        assert_eq!((second.line, second.column), (2, 1));
        assert!(!text[file.line(0)].contains('\n'));
    }
    let (sources, file) = sources("a.yaml", "a: 1\rb:\r  - x\r  }\r");
    let mut diagnostics = Diagnostics::new();
    assert!(document::read(&sources, file, &mut diagnostics).is_none());
    let place = diagnostics.iter().next().and_then(|found| found.place());
    let Some(Place::Span(file, range)) = place else {
        panic!("{diagnostics:?}");
    };
    assert_eq!(sources.file(*file).position(range.start).line, 4);
}
