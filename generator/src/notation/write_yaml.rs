//! Trees as YAML.

use super::quote;
use super::{Comments, Entry, Key, Node, Scalar, ScalarStyle, Style, Written};

/// The text of a tree, with a line break at its end.
pub(super) fn write(node: &Node, style: &Style) -> String {
    let mut out = Output {
        text: String::new(),
        style,
        kept: false,
    };
    out.root(node);
    out.text
}

/// Keys that are longer stand behind a `?`; readers look no farther for the colon.
const LONG_KEY: usize = 1_000;

struct Output<'s> {
    text: String,
    style: &'s Style,
    /// The text that was written last keeps the blank lines behind it, so there must be none.
    kept: bool,
}

impl Output<'_> {
    fn root(&mut self, node: &Node) {
        for directive in &self.style.directives {
            self.text.push_str(directive);
            self.end();
        }
        if self.style.start || !self.style.directives.is_empty() {
            self.text.push_str("---");
            self.end();
        }
        self.lines(&node.comments.before, 0);
        match &node.written {
            Written::Mapping { .. } | Written::Sequence { .. } if !self.is_flow(node) => {
                if let Some(comment) = &node.comments.beside {
                    self.text.push_str(comment);
                    self.end();
                }
                if node.anchor.is_some() || node.tag.is_some() {
                    let at = self.text.len();
                    self.properties(node);
                    self.text.remove(at);
                    self.end();
                }
                self.block(node, 0, false);
            }
            _ => {
                let at = self.text.len();
                self.value(node, 0);
                if self.text[at..].starts_with(' ') {
                    self.text.remove(at);
                }
                self.lines(&node.comments.after, 0);
            }
        }
    }

    fn end(&mut self) {
        self.text.push_str(self.style.newline());
    }

    fn pad(&mut self, column: usize) {
        for _ in 0..column {
            self.text.push(' ');
        }
    }

    /// Comments and blank lines of their own.
    fn lines(&mut self, lines: &[String], column: usize) {
        for line in lines {
            if !line.is_empty() {
                self.pad(column);
                self.text.push_str(line);
                self.end();
                self.kept = false;
            } else if !self.kept {
                self.end();
            }
        }
    }

    fn beside(&mut self, comments: &Comments) {
        if let Some(comment) = &comments.beside {
            self.text.push(' ');
            self.text.push_str(comment);
        }
    }

    fn properties(&mut self, node: &Node) {
        if let Some(anchor) = &node.anchor {
            self.text.push_str(" &");
            self.text.push_str(anchor);
        }
        if let Some(tag) = &node.tag {
            self.text.push(' ');
            self.text.push_str(tag);
        }
    }

    fn key_properties(&mut self, key: &Key) {
        if let Some(anchor) = &key.anchor {
            self.text.push('&');
            self.text.push_str(anchor);
            self.text.push(' ');
        }
        if let Some(tag) = &key.tag {
            self.text.push_str(tag);
            self.text.push(' ');
        }
    }

    /// The entries or items of a block that begins in this column; the first of them may be at its place already.
    fn block(&mut self, node: &Node, column: usize, begun: bool) {
        match &node.written {
            Written::Mapping { entries, .. } => {
                for (number, entry) in entries.iter().enumerate() {
                    self.entry(entry, column, begun && number == 0);
                }
            }
            Written::Sequence { items, .. } => {
                for (number, item) in items.iter().enumerate() {
                    self.item(item, column, begun && number == 0);
                }
            }
            Written::Scalar(_) | Written::Alias(_) => {}
        }
        self.lines(&node.comments.after, column);
    }

    fn entry(&mut self, entry: &Entry, column: usize, begun: bool) {
        if !begun {
            self.lines(&entry.value.comments.before, column);
            self.pad(column);
        }
        self.kept = false;
        let key = key(&entry.key, false);
        if key.len() > LONG_KEY {
            self.text.push_str("? ");
            self.key_properties(&entry.key);
            self.text.push_str(&key);
            self.end();
            self.pad(column);
        } else {
            self.key_properties(&entry.key);
            self.text.push_str(&key);
        }
        self.text.push(':');
        self.value(&entry.value, column);
    }

    fn item(&mut self, item: &Node, column: usize, begun: bool) {
        if !begun {
            self.lines(&item.comments.before, column);
            self.pad(column);
        }
        self.kept = false;
        self.text.push('-');
        if !self.is_block(item) || !is_compact(item) {
            return self.value(item, column);
        }
        self.text.push(' ');
        self.block(item, column + 2, true);
    }

    /// What stands behind a colon or dash in this column, to the end of the line or lines.
    fn value(&mut self, node: &Node, column: usize) {
        self.properties(node);
        if self.is_block(node) {
            self.beside(&node.comments);
            self.end();
            self.block(node, column + self.style.indent, false);
            return;
        }
        match &node.written {
            Written::Scalar(scalar) => return self.scalar(scalar, &node.comments, column),
            Written::Alias(name) => {
                self.text.push_str(" *");
                self.text.push_str(name);
            }
            Written::Mapping { .. } | Written::Sequence { .. } => {
                self.text.push(' ');
                self.flow(node);
            }
        }
        self.beside(&node.comments);
        self.end();
    }

    fn scalar(&mut self, scalar: &Scalar, comments: &Comments, column: usize) {
        let indent = column + self.style.indent;
        if let Some(block) = quote::block(scalar) {
            self.text.push(' ');
            self.text.push(block.sign);
            if block.indented {
                self.text.push_str(&self.style.indent.to_string());
            }
            self.text.push_str(block.chomping);
            self.beside(comments);
            self.end();
            for line in block.lines {
                if !line.is_empty() {
                    self.pad(indent);
                    self.text.push_str(line);
                }
                self.end();
            }
            self.kept = block.chomping == "+";
            return;
        }
        let text = quote::scalar(scalar, false);
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.end();
            }
            if !line.is_empty() {
                self.pad(if number > 0 { indent } else { 1 });
            }
            self.text.push_str(line);
        }
        self.beside(comments);
        self.end();
    }

    fn is_block(&self, node: &Node) -> bool {
        matches!(
            node.written,
            Written::Mapping { .. } | Written::Sequence { .. }
        ) && !self.is_flow(node)
    }

    /// Whether a list or object stands in brackets: where it is empty, or wants to and can.
    fn is_flow(&self, node: &Node) -> bool {
        match &node.written {
            Written::Mapping { flow, entries } => {
                node.comments.after.is_empty()
                    && (entries.is_empty()
                        || *flow
                            && entries.iter().all(|entry| {
                                self.fits(&entry.value) && entry.key.text.len() < LONG_KEY
                            }))
            }
            Written::Sequence { flow, items } => {
                node.comments.after.is_empty()
                    && (items.is_empty() || *flow && items.iter().all(|item| self.fits(item)))
            }
            Written::Scalar(_) | Written::Alias(_) => false,
        }
    }

    /// Whether a node can stand within brackets.
    fn fits(&self, node: &Node) -> bool {
        node.comments.is_empty()
            && match &node.written {
                Written::Mapping { .. } | Written::Sequence { .. } => self.is_flow(node),
                Written::Scalar(scalar) => scalar.lines.is_none() && !scalar.text.contains('\n'),
                Written::Alias(_) => true,
            }
    }

    fn flow(&mut self, node: &Node) {
        match &node.written {
            Written::Mapping { entries, .. } => {
                self.text.push('{');
                for (number, entry) in entries.iter().enumerate() {
                    if number > 0 {
                        self.text.push_str(", ");
                    }
                    self.key_properties(&entry.key);
                    self.text.push_str(&key(&entry.key, true));
                    self.text.push(':');
                    self.properties(&entry.value);
                    self.text.push(' ');
                    self.flow(&entry.value);
                }
                self.text.push('}');
            }
            Written::Sequence { items, .. } => {
                self.text.push('[');
                for (number, item) in items.iter().enumerate() {
                    if number > 0 {
                        self.text.push_str(", ");
                    }
                    let at = self.text.len();
                    self.properties(item);
                    if self.text.len() > at {
                        self.text.remove(at);
                        self.text.push(' ');
                    }
                    self.flow(item);
                }
                self.text.push(']');
            }
            Written::Scalar(scalar) => self.text.push_str(&quote::scalar(scalar, true)),
            Written::Alias(name) => {
                self.text.push('*');
                self.text.push_str(name);
            }
        }
    }
}

/// Whether the first entry of a block can stand on the line of its dash.
fn is_compact(node: &Node) -> bool {
    let first = match &node.written {
        Written::Mapping { entries, .. } => entries.first().map(|entry| &entry.value),
        Written::Sequence { items, .. } => items.first(),
        Written::Scalar(_) | Written::Alias(_) => None,
    };
    let free = first.is_some_and(|first| first.comments.before.is_empty());
    free && node.comments.beside.is_none() && node.anchor.is_none() && node.tag.is_none()
}

fn key(key: &Key, flow: bool) -> String {
    // A merge key is one only without quotes.
    if key.style == ScalarStyle::Plain && key.text == "<<" {
        return key.text.clone();
    }
    let style = match key.style {
        ScalarStyle::Literal | ScalarStyle::Folded => ScalarStyle::Double,
        style => style,
    };
    quote::text(&key.text, style, flow)
}
