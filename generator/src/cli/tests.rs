mod bundle;
mod changes;
mod known;
mod overlay;
mod upgrades;

use std::fs;
use std::path::Path;

use super::run;

/// Exit code, standard output, standard error.
type Ended = (u8, String, String);

fn specsmith(arguments: &[&str]) -> Ended {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["specsmith"].iter().chain(arguments);
    let code = run(arguments, &mut out, &mut err, false);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (code, text(out), text(err))
}

/// A folder with what `init` writes, and the arguments that name its configuration.
fn begun() -> (tempfile::TempDir, String) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (code, _, err) = specsmith(&["init", &home.path().display().to_string()]);
    assert_eq!(code, 0, "{err}");
    let config = home.path().join("specsmith.toml").display().to_string();
    (home, config)
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("a text");
    assert!(text.contains(from));
    fs::write(path, text.replace(from, to)).expect("written");
}

#[test]
fn exit_codes() {
    #[track_caller]
    fn check(arguments: &[&str], code: u8, out: &str, err: &str) {
        let ended = specsmith(arguments);
        assert_eq!(ended.0, code, "{ended:?}");
        assert!(ended.1.contains(out), "{ended:?}");
        assert!(ended.2.contains(err), "{ended:?}");
    }
    check(&["--help"], 0, "Examples:", "");
    check(&["--version"], 0, env!("CARGO_PKG_VERSION"), "");
    for command in [
        "completions",
        "man",
        "generate",
        "validate",
        "diff",
        "bundle",
        "upgrade",
        "init",
        "dump",
        "explain",
    ] {
        check(&[command, "--help"], 0, "Examples:", "");
    }
    check(&[], 2, "", "Usage:");
    check(&["generate", "--chekc"], 2, "", "--check");
    check(
        &["generate", "--check", "--dry-run"],
        2,
        "",
        "cannot be used with",
    );
    check(&["generate", "openapi.yaml"], 2, "", "`-o DIR`");
    check(
        &["generate", "missing.yaml", "-o", "x"],
        2,
        "",
        "error[S000]",
    );
    check(
        &["generate", "--config", "missing.toml"],
        2,
        "",
        "error[C001]",
    );
    check(&["validate", "missing.yaml"], 2, "", "error[S000]");
    check(
        &["validate", "--config", "missing.toml"],
        2,
        "",
        "error[C001]",
    );
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        check(&["completions", shell], 0, "write-baseline", "");
    }
    check(&["completions", "tcsh"], 2, "", "possible values");
    check(&["man"], 0, ".TH specsmith 1", "");
    check(&["explain", "C003"], 0, "held-parameters", "");
    check(&["explain", "config-unknown-key"], 0, "C003", "");
    check(&["explain"], 0, "O002  error", "");
    check(&["explain", "X999"], 2, "", "there is no code");
    check(
        &["explain", "unknown-kee"],
        2,
        "",
        "did you mean `unknown-key`?",
    );
    check(
        &["explain", "C003", "--format", "json"],
        0,
        r#"{"code":"C003""#,
        "",
    );
}

#[test]
fn init_never_overwrites() {
    let (home, config) = begun();
    let document = home.path().join("openapi.yaml");
    fs::write(&document, "mine").expect("written");
    fs::write(&config, "mine").expect("written");
    let (code, _, err) = specsmith(&["init", &home.path().display().to_string()]);
    assert_eq!(code, 0);
    assert!(err.contains("left as it is"), "{err}");
    for path in [Path::new(&config), &document] {
        assert_eq!(fs::read_to_string(path).expect("a text"), "mine");
    }
}

#[test]
fn generate_writes_checks_and_tells() {
    let (home, config) = begun();
    let generate = |more: &[&str]| specsmith(&[&["generate", "--config", &config], more].concat());
    let output = home.path().join("generated");

    let (code, out, err) = generate(&["--dry-run"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        out.contains("add src/lib.rs\n") && !output.exists(),
        "{out}"
    );
    let (code, out, err) = generate(&["--check"]);
    assert_eq!(code, 1, "{err}");
    assert!(
        out.contains("+++ b/src/lib.rs\n") && !output.exists(),
        "{out}"
    );
    assert!(err.contains("run `specsmith generate`"), "{err}");

    let (code, _, err) = generate(&[]);
    assert_eq!(code, 0, "{err}");
    assert!(output.join("src/lib.rs").exists());
    assert!(
        err.contains(" operation") && err.contains(" lines in "),
        "{err}"
    );
    let (code, out, err) = generate(&["--check"]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.contains("is up to date"), "{err}");

    replace(&output.join("src/lib.rs"), "\n", "\n// by hand\n");
    let (code, out, _) = generate(&["--check"]);
    assert_eq!(code, 1);
    assert!(out.contains("\n-// by hand\n"), "{out}");
    let (code, out, _) = generate(&["--check", "--format", "json"]);
    assert_eq!(code, 1);
    assert!(
        out.contains(r#""changes":[{"path":"src/lib.rs","change":"changed"}]"#),
        "{out}"
    );
}

#[test]
fn a_document_needs_no_configuration() {
    let (home, _) = begun();
    let document = home.path().join("openapi.yaml").display().to_string();
    let output = home.path().join("client");
    let (code, _, err) = specsmith(&["generate", &document, "-o", &output.display().to_string()]);
    assert_eq!(code, 0, "{err}");
    let manifest = fs::read_to_string(output.join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("name = \"example\""), "{manifest}");
    assert!(
        manifest.contains("run `specsmith generate openapi.yaml`"),
        "{manifest}"
    );
}

#[test]
fn a_failed_run_writes_nothing() {
    let (home, config) = begun();
    fs::write(home.path().join("openapi.yaml"), "openapi: [3.0.3").expect("written");
    let (code, _, err) = specsmith(&["generate", "--config", &config]);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("nothing was written"), "{err}");
    assert!(!home.path().join("generated").exists());
    let document = home.path().join("openapi.yaml").display().to_string();
    let (code, _, err) = specsmith(&["validate", &document]);
    assert_eq!(code, 1, "{err}");
}

#[test]
fn validate_goes_by_the_configuration() {
    #[track_caller]
    fn check(config: &str, code: u8, err: &str) {
        let ended = specsmith(&["validate", "--config", config]);
        assert_eq!(ended.0, code, "{ended:?}");
        assert!(ended.2.contains(err), "{ended:?}");
    }
    let (home, config) = begun();
    check(&config, 0, "openapi.yaml`: no mistakes");
    replace(
        &home.path().join("openapi.yaml"),
        "operationId",
        "operationid",
    );
    check(&config, 1, "warning[S102]");
    replace(
        Path::new(&config),
        "# deny = [\"warnings\"]",
        "deny = [\"warnings\"]",
    );
    check(&config, 1, "error[S102]");
    replace(Path::new(&config), "# allow = []", "allow = [\"S102\"]");
    check(&config, 0, "no mistakes");
}

#[test]
fn levels_are_set_on_the_command_line() {
    #[track_caller]
    fn check(config: &str, words: &[&str], code: u8, err: &str) {
        let ended = specsmith(&[&["validate", "--config", config], words].concat());
        assert_eq!(ended.0, code, "{ended:?}");
        assert!(ended.2.contains(err), "{ended:?}");
    }
    let (home, config) = begun();
    let document = home.path().join("openapi.yaml");
    replace(&document, "operationId", "operationid");
    check(&config, &[], 1, "warning[S102]");
    check(&config, &["--allow", "S102"], 0, "no mistakes");
    check(&config, &["--allow", "R,structure"], 0, "no mistakes");
    check(&config, &["--deny", "warnings"], 1, "error[S102]");
    let both = ["--deny", "S", "--warn", "unknown-key"];
    check(&config, &both, 1, "warning[S102]");
    let unknown = "error: `--warn`: there is no code `strukture`; did you mean `structure`?";
    check(&config, &["--warn", "strukture"], 2, unknown);
    let output = home.path().join("client").display().to_string();
    let document = document.display().to_string();
    let words = ["generate", &document, "-o", &output, "--deny", "S102"];
    let (code, _, err) = specsmith(&words);
    assert_eq!(code, 1, "{err}");
}

#[test]
fn findings_that_are_alike_are_counted() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let document = home.path().join("openapi.yaml");
    let paths = (0..30).map(|path| format!("  /{path}: {{gett: {{}}}}\n"));
    let paths = paths.collect::<Vec<_>>().concat();
    let head = "openapi: 3.0.4\ninfo: {title: A, version: '1'}\npaths:\n";
    fs::write(&document, format!("{head}{paths}")).expect("written");
    let document = document.display().to_string();
    let (code, _, few) = specsmith(&["validate", &document]);
    assert_eq!(code, 1);
    assert!(few.contains("warning[S102]: 27 more findings"), "{few}");
    assert!(
        few.ends_with("30 warnings; `--all` shows every one\n"),
        "{few}"
    );
    let (_, _, all) = specsmith(&["validate", &document, "--all"]);
    assert_eq!(all.matches("unknown key `gett`").count(), 30, "{all}");
    let (_, json, _) = specsmith(&["validate", &document, "--format", "json"]);
    assert_eq!(json.lines().count(), 30, "{json}");
}

#[test]
fn what_init_writes_is_complete() {
    let (home, config) = begun();
    let (code, _, err) = specsmith(&["generate", "--config", &config]);
    assert_eq!(code, 0, "{err}");
    let example = home.path().join("generated/examples/create_note.rs");
    let text = fs::read_to_string(example).expect("an example program");
    assert!(text.contains("NoteRequest::new(\"Buy milk\")"), "{text}");
}

#[test]
fn dump_shows_every_stage() {
    let (_home, config) = begun();
    for stage in ["document", "model", "api", "plan"] {
        let (code, out, err) = specsmith(&["dump", "--config", &config, "--stage", stage]);
        assert_eq!(code, 0, "{err}");
        assert!(!out.trim().is_empty());
    }
}

#[test]
fn an_account_ends_with_what_is_not_in_the_client() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let document = home.path().join("openapi.yaml");
    let text = "openapi: 3.0.4\ninfo: {title: Pets, version: 1.0.0}\npaths: {}\ncomponents:\n  schemas:\n    Pet: \
                {type: object, xml: {name: pet}, properties: {name: {type: string, xml: {attribute: true}}}}\n";
    fs::write(&document, text).expect("written");
    let path = |name: &str| home.path().join(name).display().to_string();
    let (input, client, ledger) = (path("openapi.yaml"), path("client"), path("ledger.tsv"));
    let words = ["generate", &input, "-o", &client, "--ledger", &ledger];
    let (code, _, err) = specsmith(&words);
    assert_eq!(code, 0, "{err}");
    let line = "parts of the document that are not in the client: 2 (G190)";
    assert!(err.contains(line), "{err}");
    let (_, out, _) = specsmith(&[&words[..], &["--format", "json"]].concat());
    assert!(out.contains(r#"{"refused":{"G190":2}}"#), "{out}");
}
