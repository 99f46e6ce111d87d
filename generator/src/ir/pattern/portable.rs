//! Writes a pattern so that engines agree on it: ECMA-262 with the flag `u`, no shorthand.

use std::fmt::Write;

use super::node::{Assertion, Class, Group, Node, Order, Repeat};
use super::set::ClassSet;

/// Whom the text is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// ECMA-262 with the flag `u`; every other engine with Unicode reads it alike, but for properties.
    Ecma,
    /// The Rust crate `fancy-regex`.
    Rust,
}

/// The tree as text.
#[must_use]
pub fn write(node: &Node, syntax: Syntax) -> String {
    let mut out = Writer {
        out: String::new(),
        syntax,
    };
    out.node(node, Place::Alternation);
    out.out
}

/// What may stand at a place without a group around it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Alternation,
    Concatenation,
    Atom,
}

struct Writer {
    out: String,
    syntax: Syntax,
}

impl Writer {
    fn grouped(&mut self, needed: bool, inner: impl FnOnce(&mut Self)) {
        if needed {
            self.out.push_str("(?:");
        }
        inner(self);
        if needed {
            self.out.push(')');
        }
    }

    fn node(&mut self, node: &Node, place: Place) {
        match node {
            Node::Empty => self.grouped(place == Place::Atom, |_| ()),
            Node::Class(class) => self.class(class),
            Node::Concat(nodes) => self.grouped(place == Place::Atom, |out| {
                for node in nodes {
                    out.node(node, Place::Concatenation);
                }
            }),
            Node::Alternate(nodes) => self.grouped(place > Place::Alternation, |out| {
                for (i, node) in nodes.iter().enumerate() {
                    if i > 0 {
                        out.out.push('|');
                    }
                    out.node(node, Place::Concatenation);
                }
            }),
            Node::Repeat(repeat) => self.grouped(place == Place::Atom, |out| out.repeat(repeat)),
            Node::Group(group, body) => {
                self.out.push_str(match group {
                    Group::Plain => "(?:",
                    Group::Capture(_) => "(",
                    Group::Atomic => "(?>",
                });
                self.node(body, Place::Alternation);
                self.out.push(')');
            }
            Node::Assert(assertion) => {
                self.grouped(place == Place::Atom, |out| out.assertion(*assertion));
            }
            Node::Look {
                behind,
                negated,
                body,
            } => self.grouped(place == Place::Atom, |out| {
                out.out.push_str(match (behind, negated) {
                    (false, false) => "(?=",
                    (false, true) => "(?!",
                    (true, false) => "(?<=",
                    (true, true) => "(?<!",
                });
                out.node(body, Place::Alternation);
                out.out.push(')');
            }),
            Node::BackReference(number) => {
                // A group that has matched nothing yet is empty in ECMA-262 (22.2.2.7.2,
                // BackreferenceMatcher), and fails in the crate.
                let text = match self.syntax {
                    Syntax::Ecma => format!("(?:\\{number})"),
                    Syntax::Rust => format!("(?({number})\\{number}|)"),
                };
                self.out.push_str(&text);
            }
        }
    }

    fn repeat(&mut self, repeat: &Repeat) {
        self.node(&repeat.node, Place::Atom);
        let text = match (repeat.min, repeat.max) {
            (0, None) => "*".to_owned(),
            (1, None) => "+".to_owned(),
            (0, Some(1)) => "?".to_owned(),
            (min, None) => format!("{{{min},}}"),
            (min, Some(max)) if min == max => format!("{{{min}}}"),
            (min, Some(max)) => format!("{{{min},{max}}}"),
        };
        self.out.push_str(&text);
        match repeat.order {
            Order::Greedy => {}
            Order::Lazy => self.out.push('?'),
            Order::Possessive => self.out.push('+'),
        }
    }

    fn assertion(&mut self, assertion: Assertion) {
        let ecma = self.syntax == Syntax::Ecma;
        self.out.push_str(match assertion {
            Assertion::Start if ecma => "^",
            Assertion::Start => "\\A",
            Assertion::End | Assertion::EndOrLineFeed | Assertion::EndOrTerminator if ecma => "$",
            Assertion::End => "\\z",
            Assertion::EndOrLineFeed => "(?=\\n?\\z)",
            Assertion::EndOrTerminator => "(?=(?:\\r\\n|[\\n\\r\\x{85}\\x{2028}\\x{2029}])?\\z)",
            Assertion::WordBoundary if ecma => "\\b",
            Assertion::NotWordBoundary if ecma => "\\B",
            // The crate's own is that of Unicode.
            Assertion::WordBoundary => {
                "(?:(?<=[0-9A-Z_a-z])(?![0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?=[0-9A-Z_a-z]))"
            }
            Assertion::NotWordBoundary => {
                "(?:(?<=[0-9A-Z_a-z])(?=[0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?![0-9A-Z_a-z]))"
            }
        });
    }

    fn class(&mut self, class: &Class) {
        if let Some(c) = class.set.sole() {
            escape(&mut self.out, c, self.syntax, "^$\\.*+?()[]{}|/");
            return;
        }
        if self.syntax == Syntax::Ecma
            && let Some(named) = &class.named
        {
            self.out.push_str(named);
            return;
        }
        let ecma = self.syntax == Syntax::Ecma;
        if class.set.is_any() {
            self.out.push_str(if ecma { "[^]" } else { "(?s:.)" });
            return;
        }
        if class.set.is_empty() {
            self.out
                .push_str(if ecma { "[]" } else { "[^\\x{0}-\\x{10FFFF}]" });
            return;
        }
        // A set that has nearly everything is written by what it lacks.
        let negated = class.set.negated();
        let (open, set) = if class.set.contains(char::MAX) {
            ("[^", &negated)
        } else {
            ("[", &class.set)
        };
        self.out.push_str(open);
        for (first, last) in set.ranges() {
            range(&mut self.out, first, last, self.syntax);
        }
        self.out.push(']');
    }
}

/// The members of a set as they stand in a class of ECMA-262.
pub fn members(set: &ClassSet) -> String {
    let mut out = String::new();
    for (first, last) in set.ranges() {
        range(&mut out, first, last, Syntax::Ecma);
    }
    out
}

fn range(out: &mut String, first: char, last: char, syntax: Syntax) {
    const SPECIAL: &str = "^\\[]-&~";
    let special = if syntax == Syntax::Ecma {
        "^\\[]-"
    } else {
        SPECIAL
    };
    if first == last {
        return escape(out, first, syntax, special);
    }
    // A space is hard to see at the end of a range.
    let edge = |out: &mut String, c| match c {
        ' ' => out.push_str("\\x20"),
        _ => escape(out, c, syntax, special),
    };
    edge(out, first);
    if u32::from(last) > u32::from(first) + 1 {
        out.push('-');
    }
    edge(out, last);
}

fn escape(out: &mut String, c: char, syntax: Syntax, special: &str) {
    let code = u32::from(c);
    // Writing to a string cannot fail.
    let _ = match c {
        _ if special.contains(c) => write!(out, "\\{c}"),
        '\t' => write!(out, "\\t"),
        '\n' => write!(out, "\\n"),
        '\r' => write!(out, "\\r"),
        ' '..='~' => write!(out, "{c}"),
        _ if c.is_alphanumeric() => write!(out, "{c}"),
        _ if syntax == Syntax::Rust => write!(out, "\\x{{{code:X}}}"),
        _ if code <= 0xFF => write!(out, "\\x{code:02X}"),
        _ if code <= 0xFFFF => write!(out, "\\u{code:04X}"),
        _ => write!(out, "\\u{{{code:X}}}"),
    };
}
