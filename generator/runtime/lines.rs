//! Bodies of JSON values behind each other: one a line, or each behind a record separator (RFC 7464).

use super::content::{Content, Payload, Source, to_json};
use super::encode::JsonBody;
use super::error::Error;
use super::validate::Violations;

/// What stands before each value of `application/json-seq`.
const RECORD_SEPARATOR: u8 = 0x1e;

/// A body of the items of a list.
#[must_use]
pub fn content<'c>(media_type: &'static str, list: &'c dyn JsonBody) -> Content<'c> {
    Content::new(media_type, Lines { media_type, list })
}

struct Lines<'c> {
    media_type: &'static str,
    list: &'c dyn JsonBody,
}

impl Source for Lines<'_> {
    fn check(&self, out: &mut Violations) {
        self.list.check(out);
    }

    fn write(&self) -> Result<Payload, Error> {
        let essence = self.media_type.split(';').next().unwrap_or_default();
        let is_sequence = essence
            .trim_end()
            .to_ascii_lowercase()
            .ends_with("json-seq");
        let list = to_json(self.list)?;
        Ok(Payload::whole(lines(&list, is_sequence)))
    }
}

/// The items of a JSON array that is written without white space, each on a line.
fn lines(array: &[u8], is_sequence: bool) -> Vec<u8> {
    let items = array.strip_prefix(b"[").unwrap_or(array);
    let items = items.strip_suffix(b"]").unwrap_or(items);
    let mut out = Vec::with_capacity(array.len());
    let mut depth = 0_u32;
    let (mut begins, mut quoted, mut escaped) = (true, false, false);
    for byte in items {
        if begins && is_sequence {
            out.push(RECORD_SEPARATOR);
        }
        begins = !quoted && depth == 0 && *byte == b',';
        out.push(if begins { b'\n' } else { *byte });
        if quoted {
            quoted = escaped || *byte != b'"';
            escaped = !escaped && *byte == b'\\';
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    if !out.is_empty() {
        out.push(b'\n');
    }
    out
}
