//! Where every node of a text begins and ends, keys and brackets included: what edits of the text need.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::json::{string_end, unquote, word_end};
use super::yaml::ByteOffsets;
use crate::source::{Format, SourceFile, pointer};

/// The nodes of a text.
#[derive(Clone, Debug, Default)]
pub struct Extents {
    nodes: Vec<Extent>,
}

/// A node of a text.
#[derive(Clone, Debug)]
pub struct Extent {
    /// The key of a member, quotes included.
    pub key: Option<Range<usize>>,
    /// The value, brackets and quotes included; of a block, from its first key or dash to the end of its last value.
    pub value: Range<usize>,
    /// What it is.
    pub form: Form,
    /// Whether it has brackets.
    pub flow: bool,
    /// Whether it has a name or a tag of YAML, or is a name for another node: it cannot be moved.
    pub opaque: bool,
    /// What holds it.
    pub parent: Option<usize>,
    /// Its members or elements in the order of the text, with their keys.
    pub children: Vec<(String, usize)>,
}

/// What a node of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A text, number or word.
    Scalar,
    /// An object.
    Map,
    /// A list.
    List,
}

impl Extents {
    /// The nodes of a file; `None` when it is written in a way that only the reader of documents understands.
    #[must_use]
    pub fn of(file: &SourceFile) -> Option<Self> {
        let text = file.text();
        let nodes = match file.format() {
            Format::Json => json(text),
            Format::Yaml => yaml(text),
        };
        nodes.map(|nodes| Self { nodes })
    }

    /// The number of the node at a pointer.
    #[must_use]
    pub fn find(&self, pointer: &str) -> Option<usize> {
        let mut at = 0;
        for token in pointer::tokens(pointer) {
            let node = self.nodes.get(at)?;
            at = match node.form {
                Form::List => node.children.get(token.parse::<usize>().ok()?)?.1,
                // The last of two equal keys counts.
                _ => {
                    node.children
                        .iter()
                        .rev()
                        .find(|(key, _)| *key == *token)?
                        .1
                }
            };
        }
        (at < self.nodes.len()).then_some(at)
    }

    /// A node by its number.
    ///
    /// # Panics
    /// With a number that [`Self::find`] and the nodes did not give.
    #[must_use]
    pub fn node(&self, at: usize) -> &Extent {
        &self.nodes[at]
    }
}

/// Gathers nodes while a text is read.
#[derive(Default)]
struct Builder {
    nodes: Vec<Extent>,
    open: Vec<usize>,
    key: Option<(String, Range<usize>)>,
}

impl Builder {
    fn add(&mut self, value: Range<usize>, form: Form, flow: bool, opaque: bool) -> usize {
        let number = self.nodes.len();
        let parent = self.open.last().copied();
        let key = self.key.take();
        if let Some(parent) = parent {
            let name = key.as_ref().map(|(name, _)| name.clone());
            self.nodes[parent]
                .children
                .push((name.unwrap_or_default(), number));
        }
        self.nodes.push(Extent {
            key: key.map(|(_, range)| range),
            value,
            form,
            flow,
            opaque,
            parent,
            children: Vec::new(),
        });
        number
    }

    /// Where the sign of a text in lines stands that begins at `start`.
    fn header(&self, text: &str, start: usize) -> Option<usize> {
        let before = match (&self.key, self.open.last().map(|open| &self.nodes[*open])) {
            (Some((_, key)), _) => key.end,
            (None, Some(holder)) => match holder.children.last() {
                Some((_, previous)) => self.nodes[*previous].value.end,
                None => holder.value.start,
            },
            (None, None) => 0,
        };
        let gap = text.get(before..start)?;
        let sign = gap.find(['|', '>'])?;
        (!gap[..sign].contains('#')).then_some(before + sign)
    }

    /// Whether a key comes next.
    fn wants_key(&self) -> bool {
        let open = self.open.last().map(|open| &self.nodes[*open]);
        self.key.is_none() && open.is_some_and(|open| open.form == Form::Map)
    }
}

fn yaml(text: &str) -> Option<Vec<Extent>> {
    let body = text.trim_start_matches('\u{feff}');
    let base = text.len() - body.len();
    let mut offsets = ByteOffsets::new(body);
    let mut builder = Builder::default();
    for event in Parser::new_from_str(body) {
        let (event, span) = event.ok()?;
        let start = base + offsets.byte(span.start.index());
        let end = base + offsets.byte(span.end.index());
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                let end = start + text.get(start..end)?.trim_end().len();
                if builder.wants_key() {
                    builder.key = Some((value.into_owned(), start..end));
                    continue;
                }
                let mut opaque = anchor != 0 || tag.is_some();
                let mut start = start;
                if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
                    // The parser counts from the first line of the text on.
                    match builder.header(text, start) {
                        Some(header) => start = header,
                        None => opaque = true,
                    }
                }
                builder.add(start..end.max(start), Form::Scalar, false, opaque);
            }
            Event::Alias(_) => {
                // A name as a key: nobody can say which.
                if builder.wants_key() {
                    return None;
                }
                builder.add(start..end, Form::Scalar, false, true);
            }
            Event::MappingStart(anchor, ref tag) | Event::SequenceStart(anchor, ref tag) => {
                if builder.wants_key() {
                    return None;
                }
                let form = if matches!(event, Event::MappingStart(..)) {
                    Form::Map
                } else {
                    Form::List
                };
                // A block begins where its first key or dash does, and takes no room there.
                let flow = end > start && text[start..].starts_with(['{', '[']);
                let opaque = anchor != 0 || tag.is_some();
                let number = builder.add(start..start, form, flow, opaque);
                builder.open.push(number);
            }
            Event::MappingEnd | Event::SequenceEnd => {
                let number = builder.open.pop()?;
                if builder.nodes[number].flow {
                    // What follows on the line may be counted to the bracket.
                    let bracket = text[start..].starts_with(['}', ']']);
                    let opened = &mut builder.nodes[number];
                    opened.value.end = if bracket { start + 1 } else { end };
                    continue;
                }
                let children = &builder.nodes[number].children;
                let (first, last) = (children.first()?.1, children.last()?.1);
                let (first, end) = (&builder.nodes[first], builder.nodes[last].value.end);
                // The parser counts some lists from behind their first dash on.
                let start = first.key.as_ref().map(|key| key.start).or_else(|| {
                    let before = text[..first.value.start].trim_end();
                    before.ends_with('-').then(|| before.len() - 1)
                });
                let node = &mut builder.nodes[number];
                node.opaque |= start.is_none();
                node.value = start.unwrap_or(node.value.start)..end;
            }
            Event::DocumentEnd => break,
            _ => {}
        }
    }
    Some(builder.nodes)
}

fn json(text: &str) -> Option<Vec<Extent>> {
    let mut builder = Builder::default();
    let bytes = text.as_bytes();
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => {
                let form = if *byte == b'{' { Form::Map } else { Form::List };
                let number = builder.add(at..at, form, true, false);
                builder.open.push(number);
                at += 1;
            }
            b'}' | b']' => {
                at += 1;
                let number = builder.open.pop()?;
                builder.nodes[number].value.end = at;
            }
            b'"' => {
                let end = string_end(bytes, at);
                if builder.wants_key() {
                    builder.key = Some((unquote(text.get(at..end)?).into_owned(), at..end));
                } else {
                    builder.add(at..end, Form::Scalar, false, false);
                }
                at = end;
            }
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => at += 1,
            _ => {
                let end = word_end(bytes, at).max(at + 1);
                builder.add(at..end, Form::Scalar, false, false);
                at = end;
            }
        }
    }
    builder.open.is_empty().then_some(builder.nodes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceMap;

    #[track_caller]
    fn check(name: &str, text: &str, pointer: &str, key: &str, value: &str) {
        let mut sources = SourceMap::new();
        let id = sources.add(name, text);
        let extents = Extents::of(sources.file(id)).expect("it can be read");
        let node = extents.node(extents.find(pointer).expect("it is there"));
        assert_eq!(&text[node.value.clone()], value);
        let shown = node.key.clone().map_or("", |key| &text[key]);
        assert_eq!(shown, key);
    }

    #[test]
    fn nodes_have_both_ends() {
        let text = "# ü\na:\n  - b: 1 # one\n    'c': |\n      text\n      more\n\n  - [x, {y: z}]\n  # end\nd: {}\ne:\n- f\n- g: h\n  i: j\n";
        check(
            "a.yaml",
            text,
            "/a",
            "a",
            &text[10..text.find("\n  # end").unwrap_or(0)],
        );
        check(
            "a.yaml",
            text,
            "/a/0",
            "",
            "b: 1 # one\n    'c': |\n      text\n      more",
        );
        check("a.yaml", text, "/a/0/c", "'c'", "|\n      text\n      more");
        check("a.yaml", text, "/a/1", "", "[x, {y: z}]");
        check("a.yaml", text, "/a/1/1", "", "{y: z}");
        check("a.yaml", text, "/a/1/1/y", "y", "z");
        check("a.yaml", text, "/d", "d", "{}");
        check("a.yaml", text, "/e", "e", "- f\n- g: h\n  i: j");
        check("a.yaml", text, "/e/1", "", "g: h\n  i: j");
        let text = "{\"ü\": [1, {\"a\": \"b\\\"}\"}], \"c\": null}";
        check("a.json", text, "/ü", "\"ü\"", "[1, {\"a\": \"b\\\"}\"}]");
        check("a.json", text, "/ü/1/a", "\"a\"", "\"b\\\"}\"");
        check("a.json", text, "/c", "\"c\"", "null");
        check("a.yaml", "a: {b: [c]} # d\n", "/a", "a", "{b: [c]}");
        check("a.yaml", "a: {b: [c]} # d\n", "/a/b", "b", "[c]");
        check("a.yaml", "a: \r\n  b: c\r\n", "/a", "a", "b: c");
    }
}
