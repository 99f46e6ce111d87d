//! Findings that are known and not shown.

use std::fs;
use std::path::Path;

use super::specsmith;

const HEAD: &str = "openapi: 3.0.4\ninfo: {title: A, version: '1'}\n";

fn validate(folder: &Path, text: &str, words: &[&str]) -> (u8, String) {
    let document = folder.join("openapi.yaml");
    fs::write(&document, format!("{HEAD}{text}")).expect("written");
    let document = document.display().to_string();
    let (code, out, err) = specsmith(&[&["validate", &document], words].concat());
    assert!(out.is_empty(), "{out}");
    (code, err)
}

#[test]
fn objects_allow_what_is_found_in_them() {
    #[track_caller]
    fn check(text: &str, code: u8, expected: &[&str], not: &[&str]) {
        let home = tempfile::tempdir().expect("a temporary folder");
        let (ended, err) = validate(home.path(), text, &[]);
        assert_eq!(ended, code, "{err}");
        for part in expected {
            assert!(err.contains(part), "{part}: {err}");
        }
        for part in not {
            assert!(!err.contains(part), "{part}: {err}");
        }
    }
    check(
        "paths:\n  /a:\n    x-specsmith-allow: [S102]\n    gett: {}\n",
        0,
        &["no mistakes"],
        &[],
    );
    check(
        "x-specsmith-allow: [structure]\npaths:\n  /a:\n    gett: {}\n",
        0,
        &["no mistakes"],
        &[],
    );
    // An object whose keys are names.
    check(
        "paths:\n  x-specsmith-allow: [unknown-key]\n  /a:\n    gett: {}\n  /b: {posst: {}}\n",
        0,
        &["no mistakes"],
        &[],
    );
    check(
        "paths: {}\ncomponents:\n  schemas:\n    x-specsmith-allow: [S102]\n    A: {tipe: string}\n",
        0,
        &["no mistakes"],
        &[],
    );
    check(
        "paths:\n  /a:\n    x-specsmith-allow: [S102, R101]\n    gett: {}\n  /b: {posst: {}}\n",
        1,
        &[
            "openapi.yaml:7:8",
            "warning[C014]: nothing is found here that `R101`",
            "openapi.yaml:5:31",
        ],
        &["openapi.yaml:6"],
    );
    // What is not looked for may be needed by another command.
    check(
        "x-specsmith-allow: [G105]\npaths: {}\n",
        0,
        &["no mistakes"],
        &[],
    );
    check(
        "x-specsmith-allow: [unknown-kee]\npaths: {}\n",
        1,
        &[
            "there is no code `unknown-kee`",
            "did you mean `unknown-key`?",
        ],
        &[],
    );
    check(
        "x-specsmith-allow: S102\npaths: {}\n",
        1,
        &["warning[S104]: `x-specsmith-allow` is a list of codes"],
        &[],
    );
}

#[test]
fn a_baseline_holds_what_was_there_before() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let known = home.path().join("known.txt").display().to_string();
    let before = "paths:\n  /a: {gett: {}}\n  /b: {gett: {}}\n";
    let validate = |text: &str, words: &[&str]| {
        let words = [&["--baseline", &known], words].concat();
        validate(home.path(), text, &words)
    };
    let (code, err) = validate(before, &[]);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("cannot read the baseline"), "{err}");
    let (code, err) = validate(before, &["--write-baseline"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("known.txt`: 2 findings"), "{err}");
    let text = fs::read_to_string(&known).expect("a baseline");
    assert!(
        text.contains("S102  ") && text.contains("openapi.yaml#/paths/~1a/gett"),
        "{text}"
    );

    let (code, err) = validate(before, &[]);
    assert_eq!(code, 0, "{err}");
    let (code, err) = validate(before, &["--deny", "warnings"]);
    assert_eq!(code, 0, "{err}");
    // Lines move, and something new comes.
    let more =
        "# A line.\ntags: []\npaths:\n  /0: {posst: {}}\n  /a: {gett: {}}\n  /b: {gett: {}}\n";
    let (code, err) = validate(more, &[]);
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("posst") && !err.contains("gett"), "{err}");
    let (code, err) = validate("paths:\n  /b: {gett: {}}\n", &[]);
    assert_eq!(code, 1, "{err}");
    assert!(
        err.contains("warning[C015]") && err.contains("known.txt:3:1"),
        "{err}"
    );
    fs::write(&known, "what is this\n").expect("written");
    let (code, err) = validate(before, &[]);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("error[C016]"), "{err}");
    let (code, err) = specsmith_without_baseline();
    assert_eq!(code, 2, "{err}");
}

fn specsmith_without_baseline() -> (u8, String) {
    let (code, _, err) = specsmith(&["validate", "a.yaml", "--write-baseline"]);
    assert!(err.contains("--baseline"), "{err}");
    (code, err)
}

#[test]
fn one_mistake_draws_one_code() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let path = home.path().join("openapi.yaml");
    let text = "\
openapi: 3.1.1
info: {title: One, version: '1'}
components:
  schemas:
    Name: {type: string, pattern: '^[a-z]+$', example: A1}
    Cat: {type: object, properties: {name: {type: string}}}
    Dog: {type: object, properties: {kind: {type: string}}}
    Animal:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind}
";
    std::fs::write(&path, text).expect("written");
    let name = path.display().to_string();
    let codes = |command: &str| {
        let (_, out, _) = super::specsmith(&[command, &name, "--format", "json"]);
        let known = ["V109", "M135", "M137", "L129"];
        known.map(|code| out.matches(&format!("\"code\":\"{code}\"")).count())
    };
    assert_eq!(codes("validate"), [1, 1, 0, 0]);
    assert_eq!(codes("lint"), [0, 0, 0, 1]);
}

/// Several commands share the file that the configuration names; each writes down what is its own.
#[test]
fn commands_share_the_baseline_of_the_configuration() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| fs::write(home.path().join(name), text).expect("written");
    let text = "paths:\n  /a: {gett: {}, get: {operationId: a, responses: {'200': {description: all}}, \
                parameters: [{name: b, in: query, schema: {type: string, enum: [a, a]}}]}}\n";
    write("openapi.yaml", &format!("{HEAD}{text}"));
    write("old.yaml", &format!("{HEAD}{text}").replace("/a", "/b"));
    write(
        "specsmith.toml",
        "document = 'openapi.yaml'\noutput = 'client'\n[diagnostics]\nbaseline = 'known.txt'\n",
    );
    let path = |name: &str| home.path().join(name).display().to_string();
    let config = path("specsmith.toml");
    let (old, new) = (path("old.yaml"), path("openapi.yaml"));
    let run = |words: &[&str]| {
        let (code, _, err) = specsmith(&[words, &["--config", &config]].concat());
        (code, err)
    };
    let commands: [&[&str]; 3] = [&["validate"], &["lint"], &["diff", &old, &new]];
    for command in commands {
        let (code, err) = run(command);
        assert_eq!(code, 2, "{command:?}: {err}");
        assert!(err.contains("--write-baseline` writes it"), "{err}");
    }
    for (command, said) in commands.iter().zip([
        "known.txt`: 1 finding\n",
        "known.txt`: 1 finding; 1 line of other commands kept",
        "known.txt`: 2 findings; 2 lines of other commands kept",
    ]) {
        let (code, err) = run(&[command, &["--write-baseline"][..]].concat());
        assert_eq!(code, 0, "{err}");
        assert!(err.contains(said), "{err}");
    }
    let known = fs::read_to_string(path("known.txt")).expect("a baseline");
    for command in commands {
        let (code, err) = run(command);
        assert_eq!(code, 0, "{command:?}: {err}");
        // Whichever writes last, the lines are the same.
        let (_, err) = run(&[command, &["--write-baseline"][..]].concat());
        assert_eq!(
            fs::read_to_string(path("known.txt")).ok().as_ref(),
            Some(&known),
            "{err}"
        );
    }
    // The command line counts before the configuration.
    let (code, err) = run(&["validate", "--baseline", &path("none.txt")]);
    assert_eq!(code, 2, "{err}");
    let (code, _, err) = specsmith(&["validate", &new, "--write-baseline"]);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("`baseline` in [diagnostics]"), "{err}");
}

#[test]
fn what_is_bad_enough_is_said_on_the_command_line() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let text = "openapi: 3.0.4\ninfo: {titel: A, title: A, version: '1'}\npaths: {}\n";
    let check = |words: &[&str], code: u8| {
        assert_eq!(validate(home.path(), text, words).0, code, "{words:?}");
    };
    check(&[], 1);
    check(&["--fail-on", "note"], 1);
    check(&["--fail-on", "error"], 0);
    check(&["--fail-on", "never"], 0);
    check(&["--fail-on", "error", "--deny", "S102"], 1);
    check(&["--fail-on", "never", "--deny", "S102"], 0);
}
