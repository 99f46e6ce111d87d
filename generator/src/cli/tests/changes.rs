//! What changed between two documents, and what follows from it.

use std::fs;
use std::path::Path;

use super::{Ended, begun, specsmith};

const BEFORE: &str = "\
openapi: 3.1.1
info: {title: Pets, version: '1'}
paths:
  /pets:
    post:
      operationId: addPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '201': {description: Added.}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}}}
";

/// Compares the document with one in which `from` is `to`.
fn diff(folder: &Path, from: &str, to: &str, words: &[&str]) -> Ended {
    assert!(BEFORE.contains(from));
    let [old, new] = ["old.yaml", "new.yaml"].map(|name| folder.join(name).display().to_string());
    fs::write(&old, BEFORE).expect("written");
    let after = BEFORE.replacen("version: '1'", "version: '2'", 1);
    fs::write(&new, after.replacen(from, to, 1)).expect("written");
    specsmith(&[&["diff", &old, &new], words].concat())
}

const NAME: &str = "properties: {name: {type: string}}";
const SIZE: &str = "properties: {name: {type: string}, size: {type: integer}}";
const REQUIRED: &str = "required: [name]";
const BOTH: &str = "required: [name, size]";

#[test]
fn exit_codes_follow_what_breaks() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let check = |from: &str, to: &str, words: &[&str], code: u8, expected: &str| {
        let (ended, out, err) = diff(home.path(), from, to, words);
        assert_eq!(ended, code, "{out}{err}");
        assert!(out.contains(expected), "{out}{err}");
    };
    check(NAME, NAME, &[], 0, "no changes");
    check(
        NAME,
        SIZE,
        &[],
        0,
        "info[D701]: `Pet` has a member `size` now",
    );
    check(
        NAME,
        SIZE,
        &["--fail-on", "info"],
        1,
        "1 change: 1 info; the API: info, the Rust crate: minor",
    );
    let narrow = "properties: {name: {type: string, maxLength: 5}}";
    check(
        NAME,
        narrow,
        &[],
        0,
        "warning in requests; Rust: patch (only what is checked changes); POST /pets",
    );
    check(NAME, narrow, &["--fail-on", "warning"], 1, "warning[D601]");
    check(REQUIRED, BOTH, &[], 1, "breaking[D705]");
    check(REQUIRED, BOTH, &["--fail-on", "never"], 0, "breaking[D705]");
    check(REQUIRED, BOTH, &["--allow", "D705"], 0, "");
    let (code, _, err) = specsmith(&["diff", "missing.yaml", "missing.yaml"]);
    assert_eq!(code, 2, "{err}");
}

#[test]
fn an_approved_change_stays_approved() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let known = home.path().join("known.txt").display().to_string();
    let (code, out, err) = diff(
        home.path(),
        REQUIRED,
        BOTH,
        &["--baseline", &known, "--write-baseline"],
    );
    assert_eq!(code, 0, "{out}{err}");
    let (code, out, err) = diff(home.path(), REQUIRED, BOTH, &["--baseline", &known]);
    assert_eq!(code, 0, "{out}{err}");
    let more = "required: [name, size, age]";
    let (code, out, err) = diff(home.path(), REQUIRED, more, &["--baseline", &known]);
    assert_eq!(code, 1, "{out}{err}");
    assert!(out.contains("`age`") && !out.contains("`size`"), "{out}");
}

#[test]
fn machines_are_told_all() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (_, out, _) = diff(home.path(), NAME, SIZE, &["--format", "json"]);
    let line: serde_json::Value = serde_json::from_str(&out).expect("one line of JSON");
    let expected = [
        ("name", "property-added"),
        ("wire", "info"),
        ("rust", "minor"),
        ("direction", "request"),
        ("new", "#/components/schemas/Pet/properties/size"),
    ];
    for (key, value) in expected {
        assert_eq!(line[key], value, "{out}");
    }
    assert_eq!(line["operations"], serde_json::json!(["POST /pets"]));
    assert_eq!(line["line"], 12);
}

#[test]
fn the_version_is_raised_by_what_changed() {
    let (home, config) = begun();
    let toml = home.path().join("specsmith.toml");
    let text = fs::read_to_string(&toml).expect("a configuration");
    let Some(from) = text
        .lines()
        .find(|line| line.trim_start_matches('#').trim().starts_with("version ="))
    else {
        panic!("{text}");
    };
    fs::write(&toml, text.replace(from, "version = \"1.2.3\" # now")).expect("written");
    let document = home.path().join("openapi.yaml");
    let old = home.path().join("old.yaml").display().to_string();
    let changelog = home.path().join("CHANGELOG.md");
    let text = fs::read_to_string(&document).expect("a document");
    fs::write(&old, &text).expect("written");
    let operation = "  /more:\n    get:\n      operationId: more\n      responses:\n        '204': {description: Nothing.}\n";
    fs::write(
        &document,
        text.replace("paths:\n", &format!("paths:\n{operation}")),
    )
    .expect("written");
    let shown = changelog.display().to_string();
    let run = || {
        specsmith(&[
            "generate",
            "--config",
            &config,
            "--bump",
            "--since",
            &old,
            "--changelog",
            &shown,
        ])
    };
    let (code, out, err) = run();
    assert_eq!(code, 0, "{out}{err}");
    assert!(
        err.contains("minor: the version is 1.3.0 and was 1.2.3"),
        "{err}"
    );
    let text = fs::read_to_string(&toml).expect("a configuration");
    assert!(text.contains("version = \"1.3.0\" # now"), "{text}");
    let noted = fs::read_to_string(&changelog).expect("a changelog");
    assert!(
        noted.contains("## 1.3.0\n\n### Added\n\n- `GET /more` is new (operation-added)\n"),
        "{noted}"
    );
    // That the document still has its version is no news to those who use the crate.
    assert!(!noted.contains("version-not-raised"), "{noted}");
    let output = text.lines().find_map(|line| line.strip_prefix("output = "));
    let output = output
        .map(|value| value.trim_matches('"'))
        .expect("an output");
    let manifest =
        fs::read_to_string(home.path().join(output).join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("version = \"1.3.0\""), "{manifest}");
}
