//! Answers of every kind: the clients of three small documents are generated and compiled, and a program calls them over
//! a socket.

mod answer;
#[path = "../program/mod.rs"]
mod program;

use answer::answer;
use program::{Program, Server};

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
tokio = { version = "1", default-features = false, features = ["io-util", "macros", "rt", "time"] }

[workspace]
members = ["answers", "response_headers", "streams"]
"#;

#[test]
fn answers_of_every_kind_are_read() {
    let program = Program::new(
        "answers",
        MANIFEST,
        &[("main.rs", include_str!("program.rs"))],
    );
    for (feature, name) in [
        ("answers", "answers-client"),
        ("response_headers", "headers-client"),
        ("streams", "streams-client"),
    ] {
        program.generate(feature, name);
    }
    let server = Server::start(answer);
    let done = program.run(&server.url());
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
