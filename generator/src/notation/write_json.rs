//! Trees as JSON.

use serde_json::Value;

use super::{Node, Scalar, ScalarStyle, Style, Written};

/// The text of a tree, with a line feed at its end.
pub(super) fn write(node: &Node, style: &Style) -> String {
    let mut out = Output {
        text: String::new(),
        style,
    };
    if is_plain(node) {
        out.node(node, 0);
    } else {
        // What only YAML can say is written out.
        let value = node.to_value().unwrap_or_default();
        let mut plain = Node::from_value(&value);
        keep_lines(&mut plain, node);
        out.node(&plain, 0);
    }
    out.text.push_str(style.newline());
    out.text
}

/// Whether there are neither aliases, merge keys nor tags.
fn is_plain(node: &Node) -> bool {
    node.tag.is_none()
        && match &node.written {
            Written::Mapping { entries, .. } => entries
                .iter()
                .all(|entry| entry.key.text != "<<" && is_plain(&entry.value)),
            Written::Sequence { items, .. } => items.iter().all(is_plain),
            Written::Scalar(_) => true,
            Written::Alias(_) => false,
        }
}

/// Lists and objects that stand on one line stay so.
fn keep_lines(plain: &mut Node, written: &Node) {
    match (&mut plain.written, &written.written) {
        (Written::Mapping { flow, entries }, Written::Mapping { flow: old, .. }) => {
            *flow = *old;
            for entry in entries {
                if let Some(value) = written.get(&entry.key.text) {
                    keep_lines(&mut entry.value, value);
                }
            }
        }
        (
            Written::Sequence { flow, items },
            Written::Sequence {
                flow: old,
                items: all,
            },
        ) => {
            *flow = *old;
            for (item, old) in items.iter_mut().zip(all) {
                keep_lines(item, old);
            }
        }
        _ => {}
    }
}

struct Output<'s> {
    text: String,
    style: &'s Style,
}

impl Output<'_> {
    fn node(&mut self, node: &Node, depth: usize) {
        match &node.written {
            Written::Mapping { flow, entries } => {
                self.list(('{', '}'), *flow, entries, depth, |out, entry, depth| {
                    out.string(&entry.key.text);
                    out.text.push_str(": ");
                    out.node(&entry.value, depth);
                });
            }
            Written::Sequence { flow, items } => {
                self.list(('[', ']'), *flow, items, depth, |out, item, depth| {
                    out.node(item, depth);
                });
            }
            Written::Scalar(scalar) => self.scalar(scalar),
            Written::Alias(_) => self.text.push_str("null"),
        }
    }

    fn list<T>(
        &mut self,
        (open, close): (char, char),
        flow: bool,
        all: &[T],
        depth: usize,
        mut one: impl FnMut(&mut Self, &T, usize),
    ) {
        self.text.push(open);
        for (number, element) in all.iter().enumerate() {
            if number > 0 {
                self.text.push_str(if flow { ", " } else { "," });
            }
            if !flow {
                self.line(depth + 1);
            }
            one(self, element, depth + 1);
        }
        if !flow && !all.is_empty() {
            self.line(depth);
        }
        self.text.push(close);
    }

    fn line(&mut self, depth: usize) {
        self.text.push_str(self.style.newline());
        for _ in 0..depth * self.style.indent {
            self.text.push(' ');
        }
    }

    fn string(&mut self, text: &str) {
        // Most texts need no escape.
        if text
            .bytes()
            .any(|byte| byte < b' ' || byte == b'"' || byte == b'\\')
        {
            self.text.push_str(&Value::from(text).to_string());
        } else {
            self.text.push('"');
            self.text.push_str(text);
            self.text.push('"');
        }
    }

    fn scalar(&mut self, scalar: &Scalar) {
        if scalar.style != ScalarStyle::Plain {
            return self.string(&scalar.text);
        }
        let text = scalar.text.as_str();
        if is_number(text) || matches!(text, "true" | "false" | "null") {
            self.text.push_str(text);
            return;
        }
        match scalar.value() {
            Value::String(text) => self.string(&text),
            other => self.text.push_str(&other.to_string()),
        }
    }
}

/// Whether a text is a number as JSON writes them.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let rest = text.strip_prefix('-').unwrap_or(text);
    let (rest, exponent) = match rest.split_once(['e', 'E']) {
        Some((rest, exponent)) => (rest, Some(exponent)),
        None => (rest, None),
    };
    let (whole, fraction) = match rest.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (rest, None),
    };
    let exponent = exponent.map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}
