//! Where and how requests are sent: parameters of every style, credentials of every kind, servers. The clients of five
//! small documents are generated and compiled, a program calls them over a socket, and every request is compared with
//! what has to be sent, to the byte.

#[path = "../program/mod.rs"]
mod program;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::net::TcpStream;

use program::{Program, Seen, Server};

const MANIFEST: &str = r#"[package]
name = "requests"
version = "0.1.0"
edition = "2024"

[[bin]]
name = "requests"
path = "main.rs"

[dependencies]
content-client = { path = "parameters_content", default-features = false }
reqwest = { version = "0.13", default-features = false }
security-client = { path = "security_schemes", default-features = false }
serde_json = { version = "1", default-features = false, features = ["std"] }
servers-client = { path = "servers", default-features = false }
styles-client = { path = "parameters_styles", default-features = false }
swagger-client = { path = "swagger_2_0", default-features = false }
tokio = { version = "1", default-features = false, features = ["macros", "rt"] }

[workspace]
members = ["parameters_content", "parameters_styles", "security_schemes", "servers", "swagger_2_0"]
"#;

/// The calls of the program that are sent.
const REQUESTS: usize = 96;

#[test]
fn requests_go_where_and_how_the_document_says() {
    let files = [
        ("main.rs", include_str!("program/main.rs")),
        ("parameters.rs", include_str!("program/parameters.rs")),
        ("security.rs", include_str!("program/security.rs")),
        ("servers.rs", include_str!("program/servers.rs")),
    ];
    let program = Program::new("requests", MANIFEST, &files);
    for (feature, name) in [
        ("parameters_content", "content-client"),
        ("parameters_styles", "styles-client"),
        ("security_schemes", "security-client"),
        ("servers", "servers-client"),
        ("swagger_2_0", "swagger-client"),
    ] {
        program.generate(feature, name);
    }
    let server = Server::start(answer);
    // The program says what it has to send, and panics where a call does not end as it should.
    let expected = program.run(&server.url());
    let seen: String = server.seen().iter().map(told).collect();
    for (seen, expected) in seen.split("\n\n").zip(expected.split("\n\n")) {
        assert_eq!(seen, expected);
    }
    assert_eq!(seen, expected);
    assert_eq!(server.seen().len(), REQUESTS);
}

/// What counts of a request: its first line, the headers that parameters and credentials make, and a form.
fn told(seen: &Seen) -> String {
    let mut text = format!("{} {}\n", seen.method, seen.target);
    for (name, value) in &seen.headers {
        let name = name.to_ascii_lowercase();
        if name.starts_with("x-") || name == "cookie" || name == "authorization" {
            let _ = writeln!(text, "{name}: {value}");
        }
    }
    if !seen.body.is_empty() {
        let _ = writeln!(text, "\n{}", String::from_utf8_lossy(&seen.body));
    }
    text + "\n"
}

/// Tokens, redirects, and `204` for everything else.
fn answer(seen: &[Seen], mut stream: &TcpStream) -> io::Result<()> {
    let request = seen.last().cloned().unwrap_or_default();
    let target = request.target.as_str();
    let host = request.header("host").unwrap_or_default();
    let answer = if target == "/token" {
        let token = r#"{"access_token":"token-1","token_type":"bearer","expires_in":3600}"#;
        let length = token.len();
        format!(
            "200 Granted\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{token}"
        )
    } else if let Some(rest) = target.strip_prefix("/moved/") {
        // With what the client has sent, as servers do that keep the query.
        format!("302 Moved\r\nlocation: /there/{rest}\r\ncontent-length: 0\r\n\r\n")
    } else if target.starts_with("/away/") {
        let query = target.split_once('?').map_or("", |(_, query)| query);
        let separator = if query.is_empty() { "" } else { "?" };
        let elsewhere = host.replace("127.0.0.1", "localhost");
        format!(
            "307 Moved\r\nlocation: http://{elsewhere}/elsewhere{separator}{query}\r\ncontent-length: 0\r\n\r\n"
        )
    } else {
        "204 Taken\r\n\r\n".to_owned()
    };
    let answer = answer.replacen("\r\n", "\r\nconnection: close\r\n", 1);
    write!(stream, "HTTP/1.1 {answer}")
}
