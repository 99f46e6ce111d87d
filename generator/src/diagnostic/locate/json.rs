//! Follows pointers through JSON text. Forgiving: it stops where the text is broken.

use std::borrow::Cow;
use std::ops::Range;

use super::Places;

/// An object or array that is open.
struct Frame {
    /// What of it is asked for; `None` when nothing is.
    node: Option<usize>,
    /// The index of the next element; `None` in an object.
    index: Option<usize>,
}

pub(super) fn scan(text: &str, places: &mut Places) {
    let bytes = text.as_bytes();
    let mut stack: Vec<Frame> = Vec::new();
    let mut next = Some(0);
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => {
                let array = *byte == b'[';
                let node = value(&mut stack, next.take(), places, at..at + 1, true);
                if node.is_none() {
                    at = skip(bytes, at);
                    continue;
                }
                stack.push(Frame {
                    node,
                    index: array.then_some(0),
                });
                at += 1;
            }
            b'}' | b']' => {
                stack.pop();
                at += 1;
            }
            b'"' => {
                let end = string_end(bytes, at);
                if next.is_none()
                    && stack.last().is_some_and(|frame| frame.index.is_none())
                    && is_key(bytes, end)
                {
                    let parent = stack.last().and_then(|frame| frame.node);
                    next = places.child(parent, &unquote(&text[at..end]));
                    if let Some(node) = next {
                        places.set_key(node, at..end);
                    }
                    // Behind the colon, so that a string there is a value.
                    at = end
                        + bytes[end..]
                            .iter()
                            .position(|byte| *byte == b':')
                            .unwrap_or(0)
                        + 1;
                    if next.is_none() {
                        at = skip(bytes, at);
                    }
                } else {
                    value(&mut stack, next.take(), places, at..end, false);
                    at = end;
                }
            }
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => at += 1,
            _ => {
                let end = word_end(bytes, at).max(at + 1);
                // Never inside of a character: a word ends before ASCII, or at the end.
                value(&mut stack, next.take(), places, at..end, false);
                at = end;
            }
        }
    }
}

/// Notes a value, and gives the node that it belongs to.
fn value(
    stack: &mut [Frame],
    next: Option<usize>,
    places: &mut Places,
    range: Range<usize>,
    container: bool,
) -> Option<usize> {
    let node = match stack.last_mut() {
        Some(Frame {
            node,
            index: Some(index),
        }) => {
            let found = places.child(*node, &index.to_string());
            *index += 1;
            found
        }
        _ => next,
    }?;
    places.set_value(node, range, container);
    Some(node)
}

fn is_key(bytes: &[u8], end: usize) -> bool {
    bytes[end..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':')
}

/// Behind the closing quote of the string that opens at `at`.
pub(super) fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while let Some(byte) = bytes.get(end) {
        match byte {
            b'\\' => end += 2,
            b'"' => return end + 1,
            _ => end += 1,
        }
    }
    bytes.len()
}

pub(super) fn word_end(bytes: &[u8], at: usize) -> usize {
    let stop = |byte: &u8| {
        byte.is_ascii_whitespace() || matches!(byte, b',' | b':' | b'{' | b'}' | b'[' | b']' | b'"')
    };
    at + bytes[at..]
        .iter()
        .position(stop)
        .unwrap_or(bytes.len() - at)
}

/// Behind the value at or after `at`, without a look at what is in it.
fn skip(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' if depth == 0 => return at,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            b'"' => {
                at = string_end(bytes, at);
                if depth == 0 {
                    return at;
                }
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    at
}

pub(super) fn unquote(text: &str) -> Cow<'_, str> {
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .unwrap_or(text);
    if inner.contains('\\') {
        serde_json::from_str::<String>(text).map_or(Cow::Borrowed(inner), Cow::Owned)
    } else {
        Cow::Borrowed(inner)
    }
}
