//! One style: quotes only where they are needed, blocks for all but short lists, one blank line at most.

use crate::notation::{Key, Node, Scalar, ScalarStyle, Written};
use crate::source::Format;

/// Lists of scalars that stand in brackets stay so up to this many characters.
const SHORT: usize = 80;

/// Brings a node and everything in it into style.
pub(super) fn unify(node: &mut Node, format: Format) {
    inside_out(node, format);
    let blank = |line: &String| line.is_empty();
    // Nothing stands above the first line, and nothing below the last one.
    let start = node.comments.before.iter().position(|line| !blank(line));
    node.comments.before.drain(..start.unwrap_or(0));
    let end = node.comments.after.iter().rposition(|line| !blank(line));
    node.comments.after.truncate(end.map_or(0, |end| end + 1));
}

/// What is inside comes first, since comments go from there to what holds it.
fn inside_out(node: &mut Node, format: Format) {
    match &mut node.written {
        Written::Mapping { entries, .. } => {
            for entry in entries {
                inside_out(&mut entry.value, format);
            }
        }
        Written::Sequence { items, .. } => {
            for item in items {
                inside_out(item, format);
            }
        }
        Written::Scalar(_) | Written::Alias(_) => {}
    }
    one(node, format);
}

fn one(node: &mut Node, format: Format) {
    let tagged = node.tag.is_some();
    match &mut node.written {
        Written::Mapping { flow, entries } => {
            *flow = entries.is_empty();
            for entry in entries.iter_mut() {
                let merge = entry.key.text == "<<" && entry.key.style == ScalarStyle::Plain;
                // What an alias calls stays as it is written.
                let plain = entry.key.anchor.is_none() && entry.key.tag.is_none();
                if format == Format::Yaml && !merge && plain {
                    entry.key = Key::new(std::mem::take(&mut entry.key.text));
                }
            }
            if let Some(first) = entries.first_mut() {
                drop_blanks(&mut first.value);
            }
        }
        Written::Sequence { flow, items } => {
            *flow = items.is_empty() || *flow && is_short(items);
            if let Some(first) = items.first_mut() {
                drop_blanks(first);
            }
            items.iter_mut().for_each(lift);
        }
        Written::Scalar(scalar) if format == Format::Yaml && !tagged => unquote(scalar),
        Written::Scalar(_) | Written::Alias(_) => {}
    }
}

/// Nothing stands between the key of a block and its first line.
fn drop_blanks(first: &mut Node) {
    let before = &mut first.comments.before;
    let start = before.iter().position(|line| !line.is_empty());
    before.drain(..start.unwrap_or(before.len()));
}

/// What stands between a dash and the first line of its block goes above the dash.
fn lift(item: &mut Node) {
    let first = match &mut item.written {
        Written::Mapping { entries, .. } => entries.first_mut().map(|entry| &mut entry.value),
        Written::Sequence { items, .. } => items.first_mut(),
        Written::Scalar(_) | Written::Alias(_) => None,
    };
    if let Some(first) = first {
        drop_blanks(first);
        item.comments.before.append(&mut first.comments.before);
    }
}

fn is_short(items: &[Node]) -> bool {
    let lengths = items.iter().map(|item| {
        let scalar = item.scalar()?;
        let line = scalar.lines.is_none() && !scalar.text.contains('\n');
        line.then(|| scalar.text.chars().count() + 2)
    });
    lengths
        .sum::<Option<usize>>()
        .is_some_and(|length| length <= SHORT)
}

fn unquote(scalar: &mut Scalar) {
    if scalar.lines.is_some() {
        return;
    }
    match scalar.style {
        ScalarStyle::Single | ScalarStyle::Double => {
            let mut text = Scalar::text(std::mem::take(&mut scalar.text));
            if text.style == ScalarStyle::Plain && !is_prose(&text.text) {
                text.style = ScalarStyle::Single;
            }
            *scalar = text;
        }
        ScalarStyle::Plain => {
            let word = match scalar.text.as_str() {
                "~" | "Null" | "NULL" => "null",
                "True" | "TRUE" => "true",
                "False" | "FALSE" => "false",
                _ => return,
            };
            word.clone_into(&mut scalar.text);
        }
        ScalarStyle::Literal | ScalarStyle::Folded => {}
    }
}

/// Whether a text reads well without quotes: patterns and templates that have them keep them.
fn is_prose(text: &str) -> bool {
    let sign = |c| {
        matches!(
            c,
            '\\' | '^' | '$' | '*' | '|' | '[' | ']' | '{' | '}' | '"' | '`'
        )
    };
    text.starts_with(|c: char| c.is_alphanumeric() || c == '/') && !text.contains(sign)
}
