//! Scalars as YAML writes them.

use std::fmt::Write;

use super::plain::{is_literal, is_safe, is_safe_in_brackets, needs_escape};
use super::{Scalar, ScalarStyle};

/// A scalar in lines behind a header.
pub(super) struct Block<'s> {
    pub(super) sign: char,
    /// Whether the header says how far the lines are indented, since the first one begins with a space.
    pub(super) indented: bool,
    pub(super) chomping: &'static str,
    pub(super) lines: Vec<&'s str>,
}

/// A scalar as a block of lines; `None` when it is not to be one, or cannot.
pub(super) fn block(scalar: &Scalar) -> Option<Block<'_>> {
    let (sign, body) = match (scalar.style, &scalar.lines) {
        (ScalarStyle::Literal, _) => ('|', scalar.text.trim_end_matches('\n')),
        (ScalarStyle::Folded, Some(lines)) => ('>', lines.trim_end_matches('\n')),
        (ScalarStyle::Folded, None) if scalar.text.contains('\n') => {
            ('|', scalar.text.trim_end_matches('\n'))
        }
        _ => return None,
    };
    if !is_literal(&scalar.text) {
        return None;
    }
    let breaks = scalar.text.len() - scalar.text.trim_end_matches('\n').len();
    let chomping = match breaks {
        0 => "-",
        1 => "",
        _ => "+",
    };
    let mut lines: Vec<&str> = body.split('\n').collect();
    lines.extend(std::iter::repeat_n("", breaks.saturating_sub(1)));
    let first = lines.iter().find(|line| !line.is_empty());
    Some(Block {
        sign,
        indented: first.is_some_and(|line| line.starts_with(' ')),
        chomping,
        lines,
    })
}

/// A scalar on a line, or in the lines that it was written in; `flow` says that it stands within brackets.
pub(super) fn scalar(scalar: &Scalar, flow: bool) -> String {
    if let (Some(lines), false) = (&scalar.lines, flow) {
        match scalar.style {
            ScalarStyle::Plain => return lines.clone(),
            ScalarStyle::Single => return format!("'{lines}'"),
            ScalarStyle::Double => return format!("\"{lines}\""),
            ScalarStyle::Literal | ScalarStyle::Folded => {}
        }
    }
    if scalar.style == ScalarStyle::Plain && scalar.as_text().is_none() {
        // Nothing at all is null, and cannot be seen within brackets.
        let empty = flow && scalar.text.is_empty();
        return if empty {
            "null".to_owned()
        } else {
            scalar.text.clone()
        };
    }
    let style = match scalar.style {
        ScalarStyle::Literal | ScalarStyle::Folded => Scalar::line(scalar.text.as_str()).style,
        style => style,
    };
    text(&scalar.text, style, flow)
}

/// A text in this style, or in the next one that can write it.
pub(super) fn text(text: &str, style: ScalarStyle, flow: bool) -> String {
    let plain = style == ScalarStyle::Plain && is_safe(text);
    if plain && (!flow || is_safe_in_brackets(text)) {
        return text.to_owned();
    }
    if style == ScalarStyle::Double || text.chars().any(needs_escape) {
        return double(text);
    }
    format!("'{}'", text.replace('\'', "''"))
}

fn double(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if needs_escape(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
