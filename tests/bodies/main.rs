//! Bodies of every kind: the clients of six small documents are generated and compiled, a program calls them over a
//! socket, and every request is compared with what has to be sent, to the byte.

#[path = "../program/mod.rs"]
mod program;
mod request;

use std::io::{self, Write};
use std::net::TcpStream;

use program::{Program, Seen, Server};
use request::{Request, chunked, empty, whole};

const MANIFEST: &str = r#"[package]
name = "bodies"
version = "0.1.0"
edition = "2024"

[[bin]]
name = "bodies"
path = "main.rs"

[dependencies]
binary-client = { path = "body_binary", default-features = false }
events-client = { path = "body_lines", default-features = false }
form-client = { path = "body_form", default-features = false }
media-types-client = { path = "body_media_types", default-features = false }
multipart-client = { path = "body_multipart", default-features = false }
rules-client = { path = "body_rules", default-features = false }
serde_json = { version = "1", default-features = false, features = ["std"] }
text-client = { path = "body_text", default-features = false }
tokio = { version = "1", default-features = false, features = ["macros", "rt"] }

[workspace]
members = ["body_binary", "body_form", "body_lines", "body_media_types", "body_multipart", "body_rules", "body_text"]
"#;

#[test]
fn bodies_of_every_kind_are_sent() {
    let program = Program::new(
        "bodies",
        MANIFEST,
        &[("main.rs", include_str!("program.rs"))],
    );
    for (feature, name) in [
        ("body_binary", "binary-client"),
        ("body_form", "form-client"),
        ("body_lines", "events-client"),
        ("body_media_types", "media-types-client"),
        ("body_multipart", "multipart-client"),
        ("body_rules", "rules-client"),
        ("body_text", "text-client"),
    ] {
        program.generate(feature, name);
    }
    let server = Server::start(answer);
    let done = program.run(&server.url());
    // The program panics where a call does not end as it should, and says how far it came.
    assert_eq!(done, "forms\nparts\ntexts\nbytes\nchoices\nlines\nrules\n");
    let seen: Vec<Request> = server.seen().iter().map(Request::from).collect();
    let expected = [
        forms(),
        parts(),
        texts(),
        bytes(),
        choices(),
        lines(),
        rules(),
    ]
    .concat();
    // One by one, so that a difference is easy to read. What must not be sent is not among them.
    for (seen, expected) in seen.iter().zip(&expected) {
        assert_eq!(seen, expected);
    }
    assert_eq!(seen.len(), expected.len(), "{seen:#?}");
}

/// A busy target is so for the first request; everything else is taken.
fn answer(seen: &[Seen], mut stream: &TcpStream) -> io::Result<()> {
    let target = seen.last().map_or("", |request| request.target.as_str());
    let before = seen.iter().filter(|request| request.target == target);
    let start = if target.contains("busy") && before.count() == 1 {
        "HTTP/1.1 503 Busy\r\nretry-after: 0\r\ncontent-length: 0"
    } else {
        "HTTP/1.1 204 Taken"
    };
    write!(stream, "{start}\r\nconnection: close\r\n\r\n")
}

fn rules() -> Vec<Request> {
    vec![
        whole("PUT", "/names", JSON, r#"["a","b"]"#),
        whole("PUT", "/share", JSON, "0.5"),
        whole("PUT", "/note", "text/plain", "x"),
    ]
}

const FORM: &str = "application/x-www-form-urlencoded";
const PARTS: &str = "multipart/form-data; boundary=BOUNDARY";
const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";

fn forms() -> Vec<Request> {
    let again = whole("POST", "/busy/plain", FORM, "name=again");
    vec![
        whole(
            "POST",
            "/plain",
            FORM,
            "name=Tea+%26+cake%7E*&count=3&link=a%2Fb%3Fx%3D1%26y+%2Bz&tags=a+b&tags=c%7Cd\
             &address=%7B%22lines%22%3A%5B%221%22%2C%222%22%5D%2C%22street%22%3A%22Main+St%22%7D",
        ),
        whole(
            "POST",
            "/deep",
            FORM,
            "name=Tea+%26+cake%7E*&count=3&link=a%2Fb%3Fx%3D1%26y+%2Bz&tags%5B0%5D=a+b&tags%5B1%5D=c%7Cd\
             &address%5Blines%5D%5B0%5D=1&address%5Blines%5D%5B1%5D=2&address%5Bstreet%5D=Main+St",
        ),
        whole(
            "POST",
            "/mixed",
            "application/x-www-form-urlencoded;charset=utf-8",
            "name=%22Tea+%26+cake%7E*%22&count=3&link=a/b?x%3D1%26y+%2Bz&tags=a+b%7Cc%7Cd\
             &lines=%5B%221%22%2C%222%22%5D&street=Main+St",
        ),
        empty("POST", "/deep"),
        whole(
            "POST",
            "/plain",
            FORM,
            "name=gr%C3%B6%C3%9Fer&more%5B%5D=x&more%5B%5D=1&more%5B%5D=true&more%5B%5D=",
        ),
        whole("POST", "/anything", FORM, "a=%3D&c=1&c=%7B%22d%22%3A2%7D"),
        again.clone(),
        again,
    ]
}

fn lines() -> Vec<Request> {
    let sent = "{\"name\":\"a,\\\"[\\\\\",\"tags\":[\"b\",\"c\"]}\n{\"name\":\"d\\ne\"}\n";
    let record =
        "\u{1e}{\"name\":\"a,\\\"[\\\\\",\"tags\":[\"b\",\"c\"]}\n\u{1e}{\"name\":\"d\\ne\"}\n";
    vec![
        whole("POST", "/events", "application/x-ndjson", sent),
        whole("POST", "/events", "application/x-ndjson", ""),
        whole("PUT", "/events", "application/json-seq", record),
        whole("PUT", "/events", "application/jsonl", sent),
    ]
}

fn parts() -> Vec<Request> {
    let album = whole(
        "POST",
        "/busy/albums",
        PARTS,
        "--BOUNDARY\r\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\r\n\
         Content-Type: application/octet-stream\r\n\r\none\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\r\n\
         Content-Type: application/octet-stream\r\n\r\ntwo\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"anything\"; filename=\"anything\"\r\n\
         Content-Type: application/octet-stream\r\n\r\nany\r\n\
         --BOUNDARY--\r\n",
    );
    vec![
        whole(
            "POST",
            "/photos",
            PARTS,
            b"--BOUNDARY\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nMy photo\r\n\
              --BOUNDARY\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nt1\r\n\
              --BOUNDARY\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nt 2\r\n\
              --BOUNDARY\r\nContent-Disposition: form-data; name=\"place\"\r\n\
              Content-Type: application/vnd.place+json\r\n\r\n{\"x\":4}\r\n\
              --BOUNDARY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a %22b%22.png\"\r\n\
              Content-Type: image/png\r\nX-Origin: camera 1\r\n\r\nPNG\x00\xff\r\n\
              --BOUNDARY\r\nContent-Disposition: form-data; name=\"extra\"\r\n\
              Content-Type: application/json\r\n\r\n{\"a\":[1]}\r\n\
              --BOUNDARY--\r\n",
        ),
        whole(
            "PUT",
            "/photos",
            PARTS,
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nOther photo\r\n\
             --BOUNDARY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\
             Content-Type: image/gif\r\n\r\nGIF\r\n\
             --BOUNDARY--\r\n",
        ),
        whole(
            "PUT",
            "/photos",
            JSON,
            r#"{"title":"Other photo","file":"GIF"}"#,
        ),
        whole(
            "POST",
            "/notes",
            PARTS,
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nOne\r\ntwo\r\n\
             --BOUNDARY\r\nContent-Disposition: form-data; name=\"count\"\r\n\r\n2\r\n\
             --BOUNDARY--\r\n",
        ),
        whole("POST", "/notes", PARTS, "--BOUNDARY--\r\n"),
        album.clone(),
        album,
        whole(
            "POST",
            "/albums",
            PARTS,
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\r\n\
             Content-Type: application/octet-stream\r\n\r\none\r\n\
             --BOUNDARY\r\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\r\n\
             Content-Type: application/octet-stream\r\n\r\nstreamed\r\n\
             --BOUNDARY--\r\n",
        ),
        chunked(
            "POST",
            "/albums",
            PARTS,
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\r\n\
             Content-Type: application/octet-stream\r\n\r\nstreamed\r\n\
             --BOUNDARY\r\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\r\n\
             Content-Type: application/octet-stream\r\n\r\ntwo\r\n\
             --BOUNDARY--\r\n",
        ),
        chunked(
            "POST",
            "/busy/2/albums",
            PARTS,
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\r\n\
             Content-Type: application/octet-stream\r\n\r\nonce\r\n\
             --BOUNDARY--\r\n",
        ),
        whole("POST", "/mixed", "multipart/mixed; boundary=b", "--b--"),
    ]
}

fn texts() -> Vec<Request> {
    let plain = "text/plain; charset=utf-8";
    vec![
        whole("POST", "/note", plain, "größer\n"),
        whole("POST", "/note", plain, ""),
        whole("POST", "/table", "text/csv", "a,b\r\n1,2\r\n"),
        whole("POST", "/xml", "application/xml", "<name>x</name>"),
        whole("POST", "/xml", "text/xml", "<name>y</name>"),
    ]
}

fn bytes() -> Vec<Request> {
    let busy = whole("PUT", "/blob/busy", BYTES, "again");
    vec![
        whole("PUT", "/blob/whole", BYTES, [0, 255, 13, 10]),
        whole("PUT", "/blob/sized", BYTES, "sized"),
        chunked("PUT", "/blob/long", BYTES, [7; 200_000]),
        whole("PUT", "/image", "image/png", "PNG"),
        empty("PUT", "/image"),
        whole("POST", "/any", BYTES, "any"),
        busy.clone(),
        busy,
        chunked("PUT", "/blob/busy%20reader", BYTES, "once"),
        chunked("PUT", "/blob/later", BYTES, "later"),
    ]
}

fn choices() -> Vec<Request> {
    let json = r#"{"name":"a lamp"}"#;
    vec![
        whole("POST", "/things", JSON, json),
        whole("POST", "/things", FORM, "name=a+lamp"),
        whole("POST", "/things", "text/plain", "a lamp"),
        whole("POST", "/things", "application/pdf", "%PDF"),
        whole("PATCH", "/things/1", "application/merge-patch+json", json),
        whole(
            "PATCH",
            "/things/1",
            "application/json-patch+json",
            r#"[{"op":"test"}]"#,
        ),
        empty("PATCH", "/things/1"),
        whole(
            "PUT",
            "/things/a%2Fb",
            "application/json; charset=utf-8",
            json,
        ),
        whole("PUT", "/things/2", "application/vnd.thing+json", json),
    ]
}
