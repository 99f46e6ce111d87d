//! Multipart bodies, taken apart (RFC 2046, 5.1; RFC 7578).

use super::loose::Loose;
use super::media::{Kind, kind};

/// The most parts that are read.
const MOST: usize = 10_000;

/// The boundary in a content type.
pub(super) fn boundary(content_type: &str) -> Option<String> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (name.trim().eq_ignore_ascii_case("boundary") && !value.is_empty())
            .then(|| value.to_owned())
    })
}

/// Names and values of the parts; nothing where the body is not made of parts. Files are texts.
pub(super) fn parts(body: &[u8], boundary: &str) -> Option<Vec<(String, Loose)>> {
    let delimiter = format!("--{boundary}");
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(found) = find(&body[at..], delimiter.as_bytes()) {
        let start = at + found;
        at = start + delimiter.len();
        let begins = start == 0 || body[..start].ends_with(b"\n");
        if begins && ends_line(&body[at..]) {
            places.push(start);
        }
        if places.len() > MOST {
            return None;
        }
    }
    let last = *places.last()?;
    body.get(last + delimiter.len()..)?
        .starts_with(b"--")
        .then_some(())?;
    let pairs = places.windows(2).enumerate();
    let pairs = pairs.map(|(index, pair)| {
        let part = &body[pair[0] + delimiter.len()..pair[1]];
        part_of(part, index)
    });
    pairs.collect()
}

/// One part; one without a name is named by its position.
fn part_of(part: &[u8], index: usize) -> Option<(String, Loose)> {
    let part = part
        .strip_prefix(b"\r\n")
        .or_else(|| part.strip_prefix(b"\n"))?;
    let part = part.strip_suffix(b"\n")?;
    let part = part.strip_suffix(b"\r").unwrap_or(part);
    let (head, content) = if let Some(content) = part.strip_prefix(b"\r\n") {
        (&part[..0], content)
    } else if let Some(at) = find(part, b"\r\n\r\n") {
        (&part[..at], &part[at + 4..])
    } else {
        let at = find(part, b"\n\n")?;
        (&part[..at], &part[at + 2..])
    };
    let head = String::from_utf8_lossy(head);
    let header = |name: &str| {
        head.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.trim()
                .eq_ignore_ascii_case(name)
                .then(|| value.trim().to_owned())
        })
    };
    let disposition = header("content-disposition").unwrap_or_default();
    let parameter = |name: &str| {
        disposition.split(';').skip(1).find_map(|parameter| {
            let (own, value) = parameter.split_once('=')?;
            own.trim()
                .eq_ignore_ascii_case(name)
                .then(|| value.trim().trim_matches('"').to_owned())
        })
    };
    let name = parameter("name").unwrap_or_else(|| index.to_string());
    let is_json = header("content-type").is_some_and(|name| kind(&name) == Kind::Json);
    let text = String::from_utf8_lossy(content).into_owned();
    let is_file = parameter("filename").is_some();
    let value = match serde_json::from_slice(content) {
        Ok(value) if is_json && !is_file => Loose::Json(value),
        // A file has the type that its part names, and is bytes to the schema.
        _ if is_file => Loose::Json(serde_json::Value::String(text)),
        _ => Loose::Text(text),
    };
    Some((name, value))
}

/// Whether nothing but white space, or the two hyphens of the last delimiter, follows on the line.
fn ends_line(rest: &[u8]) -> bool {
    let mut rest = rest
        .iter()
        .skip_while(|byte| matches!(byte, b' ' | b'\t' | b'\r'));
    rest.next().is_none_or(|byte| matches!(byte, b'\n' | b'-'))
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::{Loose, boundary, parts};

    #[test]
    fn bodies_come_apart() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x\r\n\
                    content-disposition: form-data; name=b; filename=\"f\"\r\n\r\n--x y\r\n--x--\r\n";
        let found = parts(body.as_bytes(), "x").expect("it has parts");
        assert_eq!(found[0], ("a".to_owned(), Loose::Text("1".to_owned())));
        assert_eq!(found[1].0, "b");
        assert_eq!(
            boundary("multipart/form-data; boundary=\"x y\"").as_deref(),
            Some("x y")
        );
        for broken in ["", "--x", "--x\r\n--x", "--x--", "--x\r\na--x--"] {
            let _ = parts(broken.as_bytes(), "x");
        }
    }
}
