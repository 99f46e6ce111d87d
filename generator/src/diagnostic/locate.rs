//! From JSON Pointers to bytes, by one scan of a file for all pointers that are asked for.

mod events;
mod extent;
mod json;
mod lines;
mod yaml;

pub use events::{YamlEvent, YamlEvents, YamlProperties, YamlQuotes, YamlStuck};
pub use extent::{Extent, Extents, Form};

use std::collections::HashMap;
use std::ops::Range;

use crate::source::{Format, SourceFile, pointer};

/// Looks a file through for what stands where, so that it need not be done when there are findings to show.
pub fn prepare(file: &SourceFile) {
    if file.format() == Format::Yaml {
        file.outline(yaml::outline);
    }
}

/// The bytes of a node.
#[derive(Clone, Debug, Default)]
struct Node {
    children: HashMap<String, usize>,
    first_key: Option<Range<usize>>,
    key: Option<Range<usize>>,
    value: Option<Range<usize>>,
    /// The value is an object or an array: its key says more than its bracket.
    container: bool,
}

/// A tree of the pointers that are asked for, filled in by a scan.
#[derive(Debug)]
pub(super) struct Places {
    nodes: Vec<Node>,
}

/// Which part of a member is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Value,
    Key,
    /// The key where it stands first, for a member that is given twice.
    FirstKey,
}

impl Places {
    /// Finds all `pointers` in a file.
    pub(super) fn find<'a>(file: &SourceFile, pointers: impl Iterator<Item = &'a str>) -> Self {
        let mut places = Self {
            nodes: vec![Node::default()],
        };
        for pointer in pointers {
            let mut at = 0;
            for token in pointer::tokens(pointer) {
                at = if let Some(next) = places.nodes[at].children.get(&*token) {
                    *next
                } else {
                    places.nodes.push(Node::default());
                    let next = places.nodes.len() - 1;
                    places.nodes[at].children.insert(token.into_owned(), next);
                    next
                };
            }
        }
        match file.format() {
            Format::Json => json::scan(file.text(), &mut places),
            Format::Yaml => yaml::scan(file, &mut places),
        }
        places
    }

    /// The bytes of a node, or of the nearest node above it that the text has.
    pub(super) fn get(&self, pointer: &str, part: Part) -> Range<usize> {
        let mut at = 0;
        let mut best = self.bytes(0, Part::Value).unwrap_or(0..0);
        let mut tokens = pointer::tokens(pointer).peekable();
        while let Some(token) = tokens.next() {
            let Some(next) = self.nodes[at].children.get(&*token) else {
                break;
            };
            at = *next;
            let part = if tokens.peek().is_none() {
                part
            } else {
                Part::Value
            };
            if let Some(range) = self.bytes(at, part) {
                best = range;
            }
        }
        best
    }

    fn bytes(&self, at: usize, part: Part) -> Option<Range<usize>> {
        let node = &self.nodes[at];
        match part {
            Part::Key => node.key.clone().or_else(|| node.value.clone()),
            Part::FirstKey => node.first_key.clone().or_else(|| node.value.clone()),
            Part::Value if node.container => node.key.clone().or_else(|| node.value.clone()),
            Part::Value => node.value.clone().or_else(|| node.key.clone()),
        }
    }

    /// The child of `parent` that is asked for by this name.
    fn child(&self, parent: Option<usize>, token: &str) -> Option<usize> {
        self.nodes[parent?].children.get(token).copied()
    }

    /// Notes the key of a member; what was known below it is forgotten, since the last of two equal keys counts.
    fn set_key(&mut self, at: usize, key: Range<usize>) {
        if self.nodes[at].key.is_some() {
            let below: Vec<usize> = self.nodes[at].children.values().copied().collect();
            for child in below {
                self.forget(child);
            }
        }
        let node = &mut self.nodes[at];
        node.first_key.get_or_insert_with(|| key.clone());
        node.key = Some(key);
        node.value = None;
        node.container = false;
    }

    fn forget(&mut self, at: usize) {
        let node = &mut self.nodes[at];
        (node.key, node.first_key, node.value) = (None, None, None);
        let below: Vec<usize> = node.children.values().copied().collect();
        for child in below {
            self.forget(child);
        }
    }

    /// Whether nothing is known of a node yet.
    fn is_open(&self, at: usize) -> bool {
        self.nodes[at].key.is_none() && self.nodes[at].value.is_none()
    }

    fn set_value(&mut self, at: usize, value: Range<usize>, container: bool) {
        self.nodes[at].value = Some(value);
        self.nodes[at].container = container;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceMap;

    #[track_caller]
    fn check(name: &str, text: &str, pointer: &str, part: Part, expected: &str) {
        let mut sources = SourceMap::new();
        let id = sources.add(name, text);
        let places = Places::find(sources.file(id), [pointer, "/other/one"].into_iter());
        let range = places.get(pointer, part);
        assert_eq!(&text[range.clone()], expected, "{range:?}");
    }

    #[test]
    fn json() {
        let text = r#"{"ü": [1, {"b/c": "d"}], "a\"": {"e": -1.5e3 , "f": null}, "k": 1, "k": {"g": true}}"#;
        check("a.json", text, "/ü", Part::Value, "\"ü\"");
        check("a.json", text, "/ü/0", Part::Value, "1");
        check("a.json", text, "/ü/1", Part::Value, "{");
        check("a.json", text, "/ü/1/b~1c", Part::Value, "\"d\"");
        check("a.json", text, "/ü/1/b~1c", Part::Key, "\"b/c\"");
        check("a.json", text, "/a\"/e", Part::Value, "-1.5e3");
        check("a.json", text, "/a\"/f", Part::Value, "null");
        check("a.json", text, "/a\"/missing/x", Part::Value, "\"a\\\"\"");
        check("a.json", text, "/k/g", Part::Value, "true");
        check("a.json", text, "", Part::Value, "{");
        for end in 0..text.len() {
            if text.is_char_boundary(end) {
                let mut sources = SourceMap::new();
                let id = sources.add("a.json", &text[..end]);
                let _ = Places::find(sources.file(id), ["/k/g", "/ü/1/b~1c"].into_iter())
                    .get("/k/g", Part::Key);
            }
        }
    }

    #[test]
    fn yaml() {
        let text = "# ü\nü:\n  - 1\n  - b/c: d\n    x: &y {z: 1}\n200: *y\nk: 1\nk: 'two'\nlast: |\n  text\n";
        check("a.yaml", text, "/ü", Part::Value, "ü");
        check("a.yaml", text, "/ü/0", Part::Value, "1");
        check("a.yaml", text, "/ü/1", Part::Value, "b/c");
        check("a.yaml", text, "/ü/1/b~1c", Part::Value, "d");
        check("a.yaml", text, "/ü/1/x/z", Part::Value, "1");
        check("a.yaml", text, "/200", Part::Key, "200");
        check("a.yaml", text, "/200/z", Part::Value, "*y");
        check("a.yaml", text, "/k", Part::Value, "'two'");
        check("a.yaml", text, "/last", Part::Key, "last");
        // Refused by the parser of events, and accepted by the reader: a key behind a text that is not indented enough.
        let text = "a:\n  b: [\n  1]\n  c:\n  - d: |\n      e: f\n    \"g h\": 'i'\n  - j\nk:\n- - x: 1\n    y: \"2\n  3\"\nlast: 1\n";
        check("a.yaml", text, "/a/c/0/d", Part::Key, "d");
        check("a.yaml", text, "/a/c/0/g h", Part::Value, "'i'");
        check("a.yaml", text, "/a/c/1", Part::Value, "j");
        check("a.yaml", text, "/k/0/0/x", Part::Value, "1");
        check("a.yaml", text, "/last", Part::Key, "last");
        check("a.yaml", "\u{feff}a: b\r\nc: d", "/c", Part::Value, "d");
    }
}
