//! Answers of every kind: the clients of three small documents are generated and compiled, and a program calls them over
//! a socket.

mod server;

use std::fs;
use std::path::Path;
use std::process::Command;

use server::Server;
use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::generate;
use specsmith::output::Mode;
use specsmith::source::SourceMap;

const MANIFEST: &str = r#"[package]
name = "program"
version = "0.1.0"
edition = "2024"

[[bin]]
name = "program"
path = "main.rs"

[dependencies]
answers-client = { path = "answers", default-features = false }
headers-client = { path = "response_headers", default-features = false }
streams-client = { path = "streams", default-features = false }
tokio = { version = "1", default-features = false, features = ["macros", "rt", "time"] }

[workspace]
members = ["answers", "response_headers", "streams"]
"#;

#[test]
fn answers_of_every_kind_are_read() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("answers");
    fs::create_dir_all(&home).expect("a folder of its own");
    for (feature, name) in [
        ("answers", "answers-client"),
        ("response_headers", "headers-client"),
        ("streams", "streams-client"),
    ] {
        generate(&home, feature, name);
    }
    write(&home.join("Cargo.toml"), MANIFEST);
    write(&home.join("main.rs"), include_str!("program.rs"));
    // The versions of this repository: nothing has to be fetched for them.
    fs::copy("../Cargo.lock", home.join("Cargo.lock")).expect("copied");
    let server = Server::start();
    let done = run(&home, &server.url());
    // The program panics where an answer is not what was expected, and says how far it came.
    assert_eq!(
        done,
        "answers\nfailures\ndownloads\nheaders\nevents\nitems\n"
    );
    for (target, accept) in [
        ("/completions", "application/json, text/event-stream"),
        (
            "/things/page/page",
            "application/json, application/vnd.summary+json, text/html, image/*",
        ),
        ("/notes", "text/plain, text/markdown"),
    ] {
        let seen = server.seen();
        let seen = seen.iter().find(|seen| seen.target == target);
        assert_eq!(seen.and_then(|seen| seen.header("accept")), Some(accept));
    }
}

fn generate(home: &Path, feature: &str, name: &str) {
    let document = format!("fixtures/features/{feature}.yaml");
    let mut config = Config::new(document, home.join(feature));
    config.package.name = Some(name.to_owned());
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let written = generate::generate(&config, &mut sources, &mut diagnostics)
        .and_then(|client| generate::write(&client, &config.output, Mode::Write, &mut diagnostics));
    assert!(
        written.is_some(),
        "{}",
        render(&diagnostics, &sources, false)
    );
}

fn run(home: &Path, url: &str) -> String {
    // The folder in which the small documents are compiled: what both depend on is built once.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted/target");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "--", url])
        .current_dir(home)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
    String::from_utf8(output.stdout).expect("the program prints text")
}

fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::write(path, text).expect("written");
}
