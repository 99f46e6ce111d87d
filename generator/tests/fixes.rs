//! What `specsmith lint --fix` writes.

use std::fs;
use std::path::{Path, PathBuf};

use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::lint::{RULES, Rule};
use specsmith::source::SourceMap;
use specsmith::{cli, generate};

/// The documents that show what a rule finds.
fn folder(rule: &Rule) -> PathBuf {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/lint");
    fixtures.join(rule.code.name)
}

/// Runs the command; its exit code, results and findings.
fn run(words: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(
        [&["specsmith", "lint"], words].concat(),
        &mut out,
        &mut err,
        false,
    );
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (code, text(out), text(err))
}

#[test]
fn fixed_documents_are_what_the_fix_writes() {
    let home = tempfile::tempdir().expect("a folder");
    let mut fixed = 0;
    for rule in RULES {
        let expected = fs::read_to_string(folder(rule).join("fixed.yaml"));
        assert_eq!(rule.fixes, expected.is_ok(), "{}", rule.code.name);
        let Ok(expected) = expected else { continue };
        fixed += 1;
        let path = home.path().join("openapi.yaml");
        let document = path.display().to_string();
        for (break_of_lines, name) in [("\n", "LF"), ("\r\n", "CRLF")] {
            let read = |file: &str| {
                let text =
                    fs::read_to_string(folder(rule).join(file)).expect("the fixture is there");
                text.replace('\n', break_of_lines)
            };
            fs::write(&path, read("bad.yaml")).expect("written");
            let words = ["--allow", "client", "--warn", rule.code.id, "--fix"];
            let (_, out, err) =
                run(&[&[document.as_str()], words.as_slice(), &["--dry-run"]].concat());
            assert!(out.contains("+++ b/"), "{}: {out}{err}", rule.code.name);
            assert_eq!(
                fs::read_to_string(&path).ok(),
                Some(read("bad.yaml")),
                "{name}"
            );
            let (_, _, err) = run(&[&[document.as_str()], words.as_slice()].concat());
            assert!(err.contains("mended"), "{}: {err}", rule.code.name);
            let written = fs::read_to_string(&path).expect("it is there");
            assert_eq!(
                written,
                expected.replace('\n', break_of_lines),
                "{} {name}",
                rule.code.name
            );
        }
    }
    assert!(fixed >= 7, "{fixed} rules can mend");
}

#[test]
fn json_files_and_several_of_them_are_mended_as_well() {
    let home = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(home.path().join(name), text).expect("written");
    let read = |name: &str| fs::read_to_string(home.path().join(name)).expect("it is there");
    write(
        "openapi.json",
        "{\n  \"openapi\": \"3.0.4\",\n  \"info\": {\"title\": \"A\", \"version\": \"1\"},\n  \"paths\": {},\n  \
         \"components\": {\"schemas\": {\n    \"A\": {\"type\": \"string\", \"enum\": [\"a\", \"b\", \"a\"]},\n    \
         \"B\": {\"$ref\": \"parts.yaml#/B\"}\n  }}\n}\n",
    );
    write(
        "parts.yaml",
        "# Parts.\nB:\n  type: string\n  enum: [x, x] # twice\n",
    );
    let document = home.path().join("openapi.json").display().to_string();
    let (code, _, err) = run(&[&document, "--fix"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        read("openapi.json").contains("\"enum\": [\"a\", \"b\"]},\n"),
        "{}",
        read("openapi.json")
    );
    assert_eq!(
        read("parts.yaml"),
        "# Parts.\nB:\n  type: string\n  enum: [x] # twice\n"
    );
    let left: Vec<_> = fs::read_dir(home.path()).expect("a folder").collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn what_is_allowed_is_not_mended() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("openapi.yaml");
    let text = "openapi: 3.0.4\ninfo: {title: A, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A:\n      \
                x-specsmith-allow: [L116]\n      type: string\n      enum: [a, a]\n";
    fs::write(&path, text).expect("written");
    let (code, _, err) = run(&[&path.display().to_string(), "--fix"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(
        fs::read_to_string(Path::new(&path)).ok().as_deref(),
        Some(text)
    );
}

/// What is mended can make room for more: a run goes on until nothing is left.
#[test]
fn what_a_fix_makes_room_for_is_mended_as_well() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("openapi.yaml");
    let text = "\
openapi: 3.0.4
info: {title: A, version: '1'}
paths: {}
components:
  schemas:
    A:
      allOf:
        - allOf:
            - oneOf:
                - type: string
                  enum: [a, b, a]
";
    fs::write(&path, text).expect("written");
    let document = path.display().to_string();
    let words = [
        document.as_str(),
        "--allow",
        "client",
        "--warn",
        "L116,L209,L210",
        "--fix",
    ];
    let (_, shown, _) = run(&[words.as_slice(), &["--dry-run"]].concat());
    let (code, _, err) = run(&words);
    assert_eq!(code, 0, "{err}");
    let written = fs::read_to_string(&path).expect("it is there");
    assert_eq!(
        written,
        "openapi: 3.0.4\ninfo: {title: A, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A:\n      type: string\n      \
         enum: [a, b]\n"
    );
    // What is shown beforehand is the same.
    let added: Vec<&str> = shown.lines().filter(|line| line.starts_with('+')).collect();
    assert_eq!(added[1..], ["+      type: string", "+      enum: [a, b]"]);
}

/// The client of a document.
fn client(document: &Path) -> Vec<(String, String)> {
    let config = Config::new(document, "out");
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let generation = generate::generate(&config, &mut sources, &mut diagnostics);
    let files = generation.expect("a client").files;
    let files = files.iter();
    files
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

#[test]
fn the_client_of_a_mended_document_is_the_same() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("openapi.yaml");
    let text = "\
openapi: 3.0.4
info: {title: A, version: '1'}
paths:
  /a/{id}:
    get:
      operationId: a
      summary: ''
      description: ''
      parameters:
        - name: id
          in: path
          required: true
          description: ''
          schema: {type: string, pattern: '^a[0-9]+$', description: ''}
      responses:
        '200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}
components:
  schemas:
    Animal: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
    # An heir, whose name tells it from others.
    Cat: {allOf: [{$ref: '#/components/schemas/Animal'}]}
    B:
      type: object
      description: ''
      properties:
        animal: {allOf: [{$ref: '#/components/schemas/Animal'}]}
        size: {oneOf: [{type: string, minLength: 3, enum: [small, large, small]}]}
";
    fs::write(&path, text).expect("written");
    let before = client(&path);
    let document = path.display().to_string();
    let rules = "L116,L209,L210,L313";
    let (_, _, err) = run(&[&document, "--allow", "client", "--warn", rules, "--fix"]);
    assert!(err.contains("findings mended"), "{err}");
    let written = fs::read_to_string(&path).expect("it is there");
    for (part, count) in [("description: ''", 0), ("oneOf", 0), ("allOf", 1)] {
        assert_eq!(written.matches(part).count(), count, "{part}: {written}");
    }
    // Where a schema stands is part of the table that checks it.
    let plain = |files: &[(String, String)]| {
        let files = files.iter();
        files
            .map(|(path, text)| (path.clone(), text.replace("/size/oneOf/0", "/size")))
            .collect::<Vec<_>>()
    };
    assert_eq!(plain(&client(&path)), plain(&before), "{written}");
}

/// An empty description hides that there is none: taking it out is no loss, though another rule says so then.
#[test]
fn what_another_rule_asks_for_instead_does_not_stand_in_the_way() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("openapi.yaml");
    let text = "\
openapi: 3.1.1
info: {title: A, version: '1'}
paths: {}
components:
  schemas:
    A: {type: object, description: &a '', title: *a}
    B: {type: object, description: ''}
";
    fs::write(&path, text).expect("written");
    let document = path.display().to_string();
    let words = ["--allow", "client", "--warn", "documentation", "--fix"];
    let (code, _, err) = run(&[&[document.as_str()], words.as_slice()].concat());
    assert_eq!(code, 1, "{err}");
    let written = fs::read_to_string(&path).expect("it is there");
    assert!(written.contains("    B: {type: object}\n"), "{written}");
    assert!(err.ends_with("1 finding mended\n"), "{err}");
    assert!(err.contains("it is not mended: its text"), "{err}");
    let (_, _, err) = run(&[&[document.as_str()], words.as_slice()].concat());
    assert!(err.ends_with("nothing mended\n"), "{err}");
}
