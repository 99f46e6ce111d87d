//! What does not fit a type is reported completely: the client of a small document is generated with its schemas as data
//! and compiled, and a program reads values by it.

#[path = "../program/mod.rs"]
mod program;

use std::io::{self, Write as _};
use std::net::TcpStream;

use program::{Program, Seen, Server};

const MANIFEST: &str = r#"[package]
name = "program"
version = "0.1.0"
edition = "2024"

[[bin]]
name = "program"
path = "main.rs"

[dependencies]
accounts = { path = "complete_report", default-features = false }
reqwest = { version = "0.13", default-features = false }
serde_json = "1"
tokio = { version = "1", default-features = false, features = ["macros", "rt"] }

[workspace]
members = ["complete_report"]
"#;

#[test]
fn what_cannot_be_read_is_reported_completely() {
    let program = Program::new(
        "complete_report",
        MANIFEST,
        &[("main.rs", include_str!("program.rs"))],
    );
    program.generate("complete_report", "accounts");
    let server = Server::start(answer);
    let done = program.run(&server.url());
    // The program panics where something is not what was expected, and says how far it came.
    assert_eq!(
        done,
        "values\nanswers\nfailures\nwebhooks\norder\nsecrets\noutput\ndepth\nsize\n"
    );
    let seen = server.seen();
    let targets = seen.iter().map(|seen| seen.target.as_str());
    assert_eq!(targets.collect::<Vec<_>>(), ["/accounts"; 3]);
}

fn answer(requests: &[Seen], mut stream: &TcpStream) -> io::Result<()> {
    let created = requests.last().is_some_and(|last| last.method == "POST");
    let (status, body) = match created {
        true if requests.len() == 1 => ("200 OK", r#"{"name": "A", "size": 0}"#),
        true => ("400 Bad Request", r#"{"title": 7}"#),
        false => (
            "200 OK",
            r#"[{"name": "ab", "id": 1}, {"id": 2, "zone": "up"}]"#,
        ),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}
