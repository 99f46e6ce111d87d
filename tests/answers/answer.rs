//! What each target is answered with.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use super::program::Seen;

const THING: &str = r#"{"name": "lamp", "size": 3}"#;
const INVALID: &str = r#"{"name": ""}"#;
const PROBLEM: &str = r#"{"title": "gone"}"#;
const JSON: &str = "content-type: application/json";
const TEXT: &str = "content-type: text/plain; charset=utf-8";
const LIST: [&str; 11] = [
    JSON,
    "x-total: 12",
    "x-tags: a, b",
    "x-tags: 3",
    "x-sizes: 1,2",
    "x-range: from=1,to=2",
    "x-bounds: from,3",
    "x-filter: {\"from\": 5}",
    "x-final: true",
    "set-cookie: a=b; Expires=Wed, 21 Oct 2026 07:28:00 GMT",
    "set-cookie: c=d",
];
const EVENTS: &str = "content-type: text/event-stream";

/// Answers the last request.
pub fn answer(seen: &[Seen], stream: &TcpStream) -> io::Result<()> {
    let request = seen.last().expect("there is one");
    let whole =
        |status: u16, header: &str, body: &str| whole(stream, status, header, body.as_bytes());
    let problem = "content-type: application/problem+json";
    match (request.method.as_str(), request.target.as_str()) {
        ("POST", "/things") => whole(201, JSON, THING),
        ("GET", "/things/ready" | "/things/json/page") | ("PUT", "/things/changed") => {
            whole(200, JSON, THING)
        }
        ("GET", "/things/invalid") => whole(200, JSON, INVALID),
        ("GET", "/things/waiting") => whole(202, JSON, r#"{"job": 7}"#),
        ("GET", "/things/empty" | "/things/empty/words") | ("PUT", "/things/same") => {
            whole(204, "x-a: b", "")
        }
        ("GET", "/things/partial") => whole(206, JSON, THING),
        ("GET", "/things/unknown" | "/things/unknown/connection") => whole(404, problem, PROBLEM),
        ("GET", "/things/taken") => whole(409, JSON, r#"{"job": 8}"#),
        ("GET", "/things/refused") => whole(400, TEXT, "no\u{fc}"),
        ("GET", "/things/broken") => whole(501, problem, PROBLEM),
        ("GET", "/things/html") => whole(404, "content-type: text/html", "<p>gone</p>"),
        ("GET", "/things/ready/parts") => {
            whole(200, JSON, r#"[{"name": "shade"}, {"name": "foot"}]"#)
        }
        ("GET", "/things/invalid/parts") => whole(200, JSON, r#"[{"name": ""}]"#),
        ("GET", "/things/ready/words") => whole(200, JSON, r#"{"en": "lamp"}"#),
        ("GET", "/things/invalid/words") => whole(200, JSON, r#"{"de": "", "en": "lamp"}"#),
        ("GET", "/things/ready/sizes") => whole(200, JSON, "[1, 2]"),
        ("GET", "/things/invalid/sizes") => whole(200, JSON, "[1, 0, 1]"),
        ("DELETE", "/things/ready") => whole(202, "x-a: b", ""),
        ("DELETE", "/things/own") => whole(403, TEXT, "not yours"),
        ("HEAD", _) => whole(200, JSON, ""),
        ("GET", "/things/summary/page") => whole(
            200,
            "content-type: application/vnd.summary+json",
            r#"{"job": 9}"#,
        ),
        ("GET", "/things/page/page") => whole(200, "content-type: text/html", "<p>lamp</p>"),
        ("GET", "/things/picture/page") => whole(200, "content-type: image/png", "PNG"),
        ("GET", "/things/ready/connection") => switch(request, stream),
        ("GET", "/things/plain/connection") => whole(200, JSON, THING),
        ("GET", "/things/x/latest") => whole(302, "location: /things/ready", ""),
        ("GET", "/notes") => whole(200, "content-type: text/markdown", "# Notes"),
        ("POST", "/notes") => whole(200, TEXT, "kept as it is"),
        ("GET", "/notes/file") => pieces(
            stream,
            "content-type: application/zip",
            &["PK", "\u{3}\u{4}", "end"],
            false,
        ),
        ("POST", "/completions") if is_streamed(request) => pieces(
            stream,
            EVENTS,
            &[
                "data: {\"delta\"",
                ": \"a\"}\n\nda",
                "ta: {\"delta\": \"b\"}\r",
                "\n\r\ndata: [DONE]\n\n",
            ],
            false,
        ),
        ("POST", "/completions") => whole(200, JSON, r#"{"text": "ab"}"#),
        ("GET", "/events") => pieces(
            stream,
            EVENTS,
            &[
                "\u{feff}: hello\nretry: 1500\nid: 1\nevent: piece\ndata: {\"delta\":\ndata: \"two lines\"}\n\n",
                "event: ping\n\n",
                "data: {\"delta\": \"\"}\n\n",
                "data: {\"gamma\": 1}\n\n",
                "id: 2\ndata: {\"delta\": \"last\"}",
            ],
            false,
        ),
        ("GET", "/log") => pieces(
            stream,
            "content-type: application/json-seq",
            &[
                "\u{1e}{\"delta\":\n\"a\"}\n\u{1e}{\"del",
                "ta\": \"b\"}\n\u{1e}nonsense\n\u{1e}{\"delta\": \"c\"}\n",
            ],
            false,
        ),
        ("GET", "/counts") => pieces(
            stream,
            "content-type: application/x-ndjson",
            &["1\n\n2\r\n", "3"],
            true,
        ),
        ("GET", "/list/things") => whole(200, &LIST.join("\r\n"), "[]"),
        ("GET", "/list/things/none") => whole(429, "retry-after: 3", ""),
        ("GET", "/list/things/late") => whole(429, "retry-after: later", ""),
        other => panic!("nobody asks for {other:?}"),
    }
}

/// Whether the body asks for a stream.
fn is_streamed(request: &Seen) -> bool {
    String::from_utf8_lossy(&request.body).contains("true")
}

fn whole(mut stream: &TcpStream, status: u16, header: &str, body: &[u8]) -> io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status} X\r\n{header}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len(),
    )?;
    stream.write_all(body)
}

/// Sends a body in pieces, with time between them; one that hangs never ends.
fn pieces(mut stream: &TcpStream, header: &str, pieces: &[&str], hangs: bool) -> io::Result<()> {
    let start = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n";
    write!(stream, "{start}{header}\r\n\r\n")?;
    for piece in pieces {
        write!(stream, "{:x}\r\n{piece}\r\n", piece.len())?;
        stream.flush()?;
        thread::sleep(Duration::from_millis(20));
    }
    if hangs {
        thread::sleep(Duration::from_secs(30));
    }
    write!(stream, "0\r\n\r\n")
}

/// Speaks what the client asks for, which is to hear again what it says.
fn switch(request: &Seen, mut stream: &TcpStream) -> io::Result<()> {
    assert_eq!(request.header("connection"), Some("upgrade"));
    let protocol = request.header("upgrade").unwrap_or_default();
    let parts = request.header("sec-websocket-protocol").unwrap_or_default();
    write!(
        stream,
        "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: {protocol}\r\n\
         sec-websocket-protocol: {parts}\r\n\r\nhello "
    )?;
    let mut said = [0; 5];
    stream.read_exact(&mut said)?;
    stream.write_all(&said)
}
