//! Attributes and documentation.

use syn::{AttrStyle, Attribute, Expr, ExprLit, Lit, Meta};

use super::flat::flat;
use super::{Layout, columns, new_line, width};

impl Layout {
    /// Outer attributes, each on a line of its own that begins at `indent`, which is not written for the
    /// first; ends so that the item can follow.
    pub(super) fn attributes(&self, attributes: &[Attribute], indent: usize) -> String {
        let mut out = String::new();
        for attribute in attributes {
            if matches!(attribute.style, AttrStyle::Outer) {
                self.attribute(attribute, indent, ("///", "#"), &mut out);
            }
        }
        out
    }

    /// Inner attributes: documentation, a blank line, then the others; each line ends with a line feed.
    pub(super) fn inner_attributes(&self, attributes: &[Attribute], indent: usize) -> String {
        let (mut docs, mut others) = (String::new(), String::new());
        for attribute in attributes {
            if matches!(attribute.style, AttrStyle::Inner(_)) {
                let out = if documentation(attribute).is_some() {
                    &mut docs
                } else {
                    &mut others
                };
                self.attribute(attribute, indent, ("//!", "#!"), out);
            }
        }
        if !docs.is_empty() && !others.is_empty() {
            docs.push('\n');
        }
        docs + &others
    }

    fn attribute(
        &self,
        attribute: &Attribute,
        indent: usize,
        (doc, sign): (&str, &str),
        out: &mut String,
    ) {
        let pad = " ".repeat(indent);
        if let Some(text) = documentation(attribute) {
            for line in text.split('\n') {
                // A carriage return alone is not allowed in a comment, and space at the end not wanted.
                let line = line.replace('\r', " ");
                out.push_str(format!("{doc}{line}").trim_end());
                out.push('\n');
                out.push_str(&pad);
            }
            return;
        }
        let text = flat(&attribute.meta);
        let line = format!("{sign}[{text}]");
        if attribute.path().is_ident("derive") {
            out.push_str(&derive(line, indent));
            out.push('\n');
            out.push_str(&pad);
            return;
        }
        let arguments = match &attribute.meta {
            Meta::List(list) => columns(&flat(&list.tokens)),
            _ => 0,
        };
        if arguments > width::ATTRIBUTE || indent + columns(&line) > width::LINE {
            // Arguments one below the other are not emitted today.
            self.unknown.set(true);
        }
        out.push_str(&line);
        out.push('\n');
        out.push_str(&pad);
    }
}

/// A list of derives: on one line, on one between its brackets, or one below the other.
fn derive(line: String, indent: usize) -> String {
    let list = line.strip_prefix("#[derive(");
    let list = list.and_then(|rest| rest.strip_suffix(")]"));
    let Some(list) = list.filter(|_| indent + columns(&line) > width::LINE) else {
        return line;
    };
    let inner = new_line(indent + width::TAB);
    let outer = new_line(indent);
    // A comma stands behind the last one.
    let separator = if indent + width::TAB + columns(list) < width::LINE {
        ", ".to_owned()
    } else {
        format!(",{inner}")
    };
    let list: Vec<&str> = list.split(", ").collect();
    format!("#[derive({inner}{},{outer})]", list.join(&separator))
}

/// The text of a documentation attribute.
fn documentation(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    match &pair.value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) if pair.path.is_ident("doc") => Some(text.value()),
        _ => None,
    }
}
