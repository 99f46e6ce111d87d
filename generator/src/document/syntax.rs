//! What is said about a text that cannot be read.

use std::ops::Range;

use super::tree::Failure;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::source::{FileId, Format, floor_char_boundary};

/// The finding for a failure in `text`, which stands `shift` bytes behind the start of the file.
pub(super) fn finding(
    failure: &Failure,
    text: &str,
    shift: usize,
    file: FileId,
    format: Format,
) -> Diagnostic {
    let shown = |offset| {
        let Range { start, end } = character(text, offset);
        start + shift..end + shift
    };
    let range = shown(failure.offset);
    if failure.bounds {
        return Diagnostic::new(
            &codes::syntax::TOO_LARGE,
            format!("the document is out of bounds: {}", failure.message),
        )
        .at_span(file, range)
        .help("share parts by `$ref` instead of nesting or repeating them");
    }
    if let Some(name) = markup(text) {
        let message = format!("this is {name}, not an OpenAPI document in JSON or YAML");
        return Diagnostic::new(&codes::syntax::SYNTAX, message)
            .at_span(file, shown(text.len() - text.trim_start().len()))
            .help(
                "save the document itself, not a page that shows it or tells that it is missing",
            );
    }
    let at = range.start - shift;
    if let Some(half) = half_character(failure, text, at).filter(|_| format == Format::Json) {
        let message = format!(
            "this is not JSON: `{}` is half of a character, and its other half is not beside it",
            &text[half.clone()]
        );
        return Diagnostic::new(&codes::syntax::SYNTAX, message)
            .at_span(file, half.start + shift..half.end + shift)
            .help("write both halves, such as `\\ud83d\\ude00`, or the character itself, or leave it out");
    }
    let (name, words, help) = match format {
        Format::Json => (
            "JSON",
            json_words(&failure.message),
            json_advice(failure, text, at),
        ),
        Format::Yaml => (
            "YAML",
            yaml_words(&failure.message),
            yaml_advice(failure, text, at),
        ),
    };
    let mut finding = Diagnostic::new(
        &codes::syntax::SYNTAX,
        format!("this is not {name}: {words}"),
    )
    .at_span(file, range.clone());
    if let Some((offset, what)) = &failure.within {
        let start = shown(*offset);
        // A block is best seen where it goes wrong; what is never closed, where it was opened.
        if start != range && !what.contains("block") {
            let label = format!("{what} begins here");
            finding = finding.label_place(Place::Span(file, start), label);
        }
    }
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

/// The character at an offset. Behind the last one there is nothing to show.
fn character(text: &str, offset: usize) -> Range<usize> {
    let end = text.trim_end().len();
    let at = floor_char_boundary(text, offset.min(end.saturating_sub(1)));
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    at..at + width
}

/// The surrogate without its other half (RFC 8259, section 8.2) that reading has failed at.
fn half_character(failure: &Failure, text: &str, at: usize) -> Option<Range<usize>> {
    let about = ["surrogate", "hex escape"];
    if !about.iter().any(|words| failure.message.contains(words)) {
        return None;
    }
    let start = line_of(text, at);
    let escapes = text[start..]
        .match_indices("\\u")
        .map(|(index, _)| start + index);
    let code = |escape: usize| {
        let digits = text.get(escape + 2..escape + 6)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let is_escaped = |escape: usize| {
        let before = text[..escape].bytes().rev();
        before.take_while(|byte| *byte == b'\\').count() % 2 == 1
    };
    let mut escapes = escapes.filter(|escape| !is_escaped(*escape)).peekable();
    while let Some(escape) = escapes.next() {
        match code(escape) {
            Some(0xD800..=0xDBFF) => {
                let next = escapes.peek().filter(|next| **next == escape + 6);
                let is_whole = next.and_then(|next| code(*next));
                if is_whole.is_some_and(|code| (0xDC00..=0xDFFF).contains(&code)) {
                    escapes.next();
                } else {
                    return Some(escape..escape + 6);
                }
            }
            Some(0xDC00..=0xDFFF) => return Some(escape..escape + 6),
            _ => {}
        }
    }
    None
}

/// Where the line of an offset begins.
fn line_of(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// The name of a markup language that a text begins like.
fn markup(text: &str) -> Option<&'static str> {
    let start: String = text.trim_start().chars().take(15).collect();
    let start = start.to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        Some("a web page (HTML)")
    } else if start.starts_with("<?xml") || start.starts_with('<') {
        Some("XML")
    } else {
        None
    }
}

fn json_words(message: &str) -> String {
    match message.strip_prefix("EOF while parsing ") {
        Some(what) => format!("the text ends within {what}"),
        None => message.to_owned(),
    }
}

fn json_advice(failure: &Failure, text: &str, at: usize) -> Option<&'static str> {
    let message = failure.message.as_str();
    let behind = &text[at..];
    let before = text[..at].trim_end();
    Some(if behind.starts_with("//") || behind.starts_with("/*") {
        "JSON has no comments: remove it, or save the file as YAML"
    } else if message.starts_with("EOF") {
        "close what is open, or get the file again if it has been cut off"
    } else if before.ends_with(',') && matches!(behind.chars().next(), Some('}' | ']' | ',')) {
        "remove the comma before it"
    } else if behind.starts_with('\'') {
        "JSON quotes with `\"`"
    } else if !text.trim_start().starts_with(['{', '[']) {
        "give a YAML file the extension `.yaml`"
    } else if message.starts_with("expected `,` or") {
        "put a `,` between it and what stands before it"
    } else if message.starts_with("key must be a string") {
        "put the name of the member in `\"`"
    } else if message.starts_with("expected `:`") {
        "put a `:` behind the name of the member"
    } else if message.starts_with("trailing characters") {
        "a file holds one value: remove what is behind it"
    } else if message.starts_with("control character") {
        "write a line break as `\\n` and a tab as `\\t`"
    } else if message.starts_with("invalid escape") {
        "write a backslash as `\\\\`"
    } else if message.starts_with("number out of range") {
        "write a number below 1.8e308, or leave it out: nothing is beyond that"
    } else {
        return None;
    })
}

fn yaml_words(message: &str) -> String {
    if message.contains("more than one document") {
        "there is a second document in the file".to_owned()
    } else if message.contains("expected a string") {
        // Only keys have to be texts when a tree is read.
        let place = message.split(": invalid type").next().unwrap_or_default();
        format!("a key in `{place}` is neither a text nor a number")
    } else {
        message.to_owned()
    }
}

fn yaml_advice(failure: &Failure, text: &str, at: usize) -> Option<&'static str> {
    let message = failure.message.as_str();
    let within = failure.within.as_ref().map_or("", |(_, what)| what);
    let line_start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let before = &text[line_start..at];
    Some(if line.starts_with('\t') || text[at..].starts_with('\t') {
        "indent with spaces: YAML allows no tabs there"
    } else if message.contains("mapping values are not allowed") {
        if before.contains(": ") {
            "quote the text, as it holds `: `"
        } else {
            "indent the line as its neighbours; the key above has a value already"
        }
    } else if message.contains("more than one document") {
        "keep one document in a file: remove what is behind the second `---`"
    } else if message.contains("expected a string") {
        "quote the key"
    } else if message.contains("did not find expected key") {
        if before.matches('\'').count() >= 2 {
            "write a `'` within single quotes twice: `''`"
        } else if before.matches('"').count() >= 2 {
            "write a `\"` within double quotes as `\\\"`"
        } else {
            "begin the keys of one object in one column"
        }
    } else if message.contains("expected ',' or ']'") {
        "close the list with `]`, and put a `,` between its elements"
    } else if message.contains("expected ',' or '}'") {
        "close the object with `}`, and put a `,` between its members"
    } else if message.contains("unknown escape character") {
        "use single quotes, which keep a backslash as it is, or write it twice"
    } else if within.contains("quoted text") {
        "close the quotes"
    } else if message.contains("unknown anchor") {
        "`*name` repeats what `&name` marks above it; quote a text that begins with `*`"
    } else if message.contains("cannot start any token") {
        "quote a text that begins with this character"
    } else if message.contains("expected ':'") {
        "write `key: value`; begin further lines of a text below its first one"
    } else if message.contains("expected '-' indicator") {
        "begin each element of a list with `- `, in one column"
    } else if message.contains("sequence entries are not allowed") {
        "put the elements of a list on the lines below its key"
    } else {
        return None;
    })
}
