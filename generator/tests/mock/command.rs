//! The command, over a socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A running server, which is ended whatever happens.
struct Running {
    child: Child,
    output: BufReader<ChildStdout>,
    address: String,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_specsmith"))
            .args(["mock", "tests/mock/shop.yaml", "--port", "0"])
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
        // Findings come before.
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            let read = output.read_line(&mut line).expect("a line");
            assert!(read > 0, "it says where it listens");
        }
        let (_, rest) = line.split_once("http://").expect("it is there");
        let end = rest.find([' ', '"']).expect("the address ends");
        let address = rest[..end].to_owned();
        Self {
            child,
            output,
            address,
        }
    }

    fn send(&self, text: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.write_all(text.as_bytes()).expect("sent");
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        answer
    }

    /// Ends it as Ctrl-C does, and returns what it still had to say.
    fn end(mut self) -> String {
        let id = self.child.id().to_string();
        let killed = Command::new("kill")
            .args(["-INT", &id])
            .status()
            .expect("it runs");
        assert!(killed.success());
        let mut text = String::new();
        self.output.read_to_string(&mut text).expect("text");
        let status = self.child.wait().expect("it ends");
        assert_eq!(status.code(), Some(0));
        text
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_serves_until_it_is_interrupted() {
    let running = Running::start(&[]);
    let answer = running.send("GET /items/7 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    let answer = running.send("HEAD /items/7 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    assert!(
        answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\n"),
        "{answer}"
    );
    assert!(answer.contains("content-length: "), "{answer}");
    let answer = running.send("GET /items/x HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    assert!(answer.contains("application/problem+json"), "{answer}");
    // What is no HTTP ends the connection, and nothing else.
    running.send("\0\r\n\r\n");
    let length = (10 << 20) + 1;
    let head = format!("POST /items HTTP/1.1\r\nhost: a\r\ncontent-length: {length}\r\n\r\n");
    let answer = running.send(&head);
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    let log = running.end();
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(lines.len(), 4, "{log}");
    assert_eq!(lines[0], "GET /items/7 200 getItem");
    assert!(
        lines[2].starts_with("GET /items/x 400 getItem: path `id`: is a string"),
        "{log}"
    );
}

#[test]
fn machines_read_a_line_for_each_request() {
    let running = Running::start(&["--format", "json", "--no-validate"]);
    running.send("GET /items/x HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    let log = running.end();
    let line: serde_json::Value = serde_json::from_str(log.trim()).expect("JSON");
    assert_eq!(line["status"], 200);
    assert_eq!(line["operation"], "getItem");
}

#[test]
fn what_cannot_be_listened_at_is_told() {
    let running = Running::start(&[]);
    let (_, port) = running.address.split_once(':').expect("a port");
    let output = Command::new(env!("CARGO_BIN_EXE_specsmith"))
        .args(["mock", "tests/mock/shop.yaml", "--port", port])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("error[A105]"));
}
