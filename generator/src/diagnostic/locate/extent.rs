//! Where every node of a text begins and ends, keys and brackets included: what edits of the text need.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::json::{string_end, unquote, word_end};
use super::yaml::ByteOffsets;
use crate::source::{Format, SourceFile, pointer};

/// The nodes of a text.
#[derive(Clone, Debug, Default)]
pub struct Extents {
    nodes: Vec<Extent>,
    /// The members of large objects by their keys, those with equal ones in the order of the text.
    sorted: HashMap<usize, Vec<usize>>,
}

/// Members of an object that are looked through one by one.
const FEW: usize = 16;

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
    /// Whether it has a tag of YAML, or cannot be told apart from what is around it: it cannot be moved.
    pub opaque: bool,
    /// Where the name stands that others call it by, if it has one.
    pub anchor: Option<usize>,
    /// The node that it is another name for.
    pub alias: Option<usize>,
    /// What holds it.
    pub parent: Option<usize>,
    /// Its number among the children of what holds it.
    pub place: usize,
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

impl Extent {
    /// Where its value begins, with the name in front of it.
    #[must_use]
    pub fn begin(&self) -> usize {
        self.anchor.unwrap_or(self.value.start)
    }
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
        nodes.map(|nodes| {
            let large = nodes
                .iter()
                .enumerate()
                .filter(|(_, node)| node.form == Form::Map && node.children.len() > FEW);
            let sorted = large.map(|(number, node)| {
                let mut places: Vec<usize> = (0..node.children.len()).collect();
                places.sort_by_key(|place| &node.children[*place].0);
                (number, places)
            });
            Self {
                sorted: sorted.collect(),
                nodes,
            }
        })
    }

    /// The number of the node at a pointer. The way there leads through aliases and merge keys; what stands at its end
    /// may be an alias.
    #[must_use]
    pub fn find(&self, pointer: &str) -> Option<usize> {
        let mut at = 0;
        for token in pointer::tokens(pointer) {
            at = self.child(at, &token, 0)?;
        }
        (at < self.nodes.len()).then_some(at)
    }

    /// A member or element of a node, or of what the node is another name for.
    fn child(&self, at: usize, token: &str, depth: usize) -> Option<usize> {
        let node = self.nodes.get(self.called(at))?;
        if node.form == Form::List {
            return Some(node.children.get(token.parse::<usize>().ok()?)?.1);
        }
        if let Some(found) = self.member(self.called(at), token) {
            return Some(found);
        }
        let mut merged = self.merged(self.called(at)).into_iter();
        merged.find_map(|source| {
            let deeper = depth < DEEPEST;
            deeper.then(|| self.child(source, token, depth + 1))?
        })
    }

    /// A member that stands in an object itself: of those with equal keys, the last one counts.
    fn member(&self, at: usize, key: &str) -> Option<usize> {
        let children = &self.nodes[at].children;
        let Some(sorted) = self.sorted.get(&at) else {
            let mut members = children.iter().rev();
            return members.find(|(name, _)| name == key).map(|(_, at)| *at);
        };
        let behind = sorted.partition_point(|place| children[*place].0.as_str() <= key);
        let (name, found) = &children[sorted[behind.checked_sub(1)?]];
        (name == key).then_some(*found)
    }

    /// A member or element of a node, merge keys followed.
    #[must_use]
    pub fn find_in(&self, at: usize, token: &str) -> Option<usize> {
        self.child(at, token, 0)
    }

    /// What a node is another name for; otherwise the node itself.
    #[must_use]
    pub fn called(&self, at: usize) -> usize {
        self.nodes.get(at).and_then(|node| node.alias).unwrap_or(at)
    }

    /// Whether a node stands within brackets.
    #[must_use]
    pub fn is_within_flow(&self, node: &Extent) -> bool {
        let mut at = node.parent;
        while let Some(number) = at {
            let holder = self.node(number);
            if holder.flow {
                return true;
            }
            at = holder.parent;
        }
        false
    }

    /// The nodes that the merge key of an object (`<<`) takes members from, aliases as such, the first one first.
    #[must_use]
    pub fn merged(&self, at: usize) -> Vec<usize> {
        let is_map = |at: usize| self.nodes[self.called(at)].form == Form::Map;
        let members = self.nodes[at].children.iter();
        let sources = members.filter(|(key, _)| key == "<<").map(|(_, at)| *at);
        let sources = sources.flat_map(|source| {
            let called = &self.nodes[self.called(source)];
            match called.form {
                Form::List => called.children.iter().map(|(_, at)| *at).collect(),
                _ => vec![source],
            }
        });
        let sources: Vec<usize> = sources.collect();
        if sources.iter().all(|source| is_map(*source)) {
            sources
        } else {
            Vec::new()
        }
    }

    /// All nodes, in the order of the text.
    pub fn nodes(&self) -> impl Iterator<Item = (usize, &Extent)> {
        self.nodes.iter().enumerate()
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

/// Longer ways through merge keys lead in circles.
const DEEPEST: usize = 64;

/// Gathers nodes while a text is read.
#[derive(Default)]
struct Builder {
    /// The nodes with names, by the number that the parser gives to each name.
    anchors: HashMap<usize, usize>,
    nodes: Vec<Extent>,
    open: Vec<usize>,
    key: Option<(String, Range<usize>)>,
}

impl Builder {
    fn add(&mut self, value: Range<usize>, form: Form, flow: bool, opaque: bool) -> usize {
        let number = self.nodes.len();
        let parent = self.open.last().copied();
        let key = self.key.take();
        let mut place = 0;
        if let Some(parent) = parent {
            let name = key.as_ref().map(|(name, _)| name.clone());
            let children = &mut self.nodes[parent].children;
            place = children.len();
            children.push((name.unwrap_or_default(), number));
        }
        self.nodes.push(Extent {
            key: key.map(|(_, range)| range),
            value,
            form,
            flow,
            opaque,
            anchor: None,
            alias: None,
            parent,
            place,
            children: Vec::new(),
        });
        number
    }

    /// Notes the name of the node that was added last.
    fn name(&mut self, anchor: usize, text: &str) {
        let number = self.nodes.len() - 1;
        let node = &mut self.nodes[number];
        if anchor > 0 {
            node.anchor = Some(properties_start(text, node.value.start));
            self.anchors.insert(anchor, number);
        }
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
                let mut opaque = tag.is_some();
                let mut start = value_start(text, start);
                if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
                    // The parser counts from the first line of the text on.
                    match builder.header(text, start) {
                        Some(header) => start = header,
                        None => opaque = true,
                    }
                }
                builder.add(start..end.max(start), Form::Scalar, false, opaque);
                builder.name(anchor, text);
            }
            Event::Alias(anchor) => {
                // A name as a key: nobody can say which.
                if builder.wants_key() {
                    return None;
                }
                let number = builder.add(start..end, Form::Scalar, false, false);
                builder.nodes[number].alias = builder.anchors.get(&anchor).copied();
                builder.nodes[number].opaque = builder.nodes[number].alias.is_none();
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
                let start = value_start(text, start);
                let flow = end > start && text[start..].starts_with(['{', '[']);
                let number = builder.add(start..start, form, flow, tag.is_some());
                builder.name(anchor, text);
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

/// Where the name and the tag in front of a value begin.
fn properties_start(text: &str, value: usize) -> usize {
    let mut start = value;
    loop {
        let before = text[..start].trim_end();
        let word = before.rfind(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | '{'));
        let word = word.map_or(0, |at| at + 1);
        if !before[word..].starts_with(['&', '!']) {
            return start;
        }
        start = word;
    }
}

/// Where a value begins behind its name and its tag.
fn value_start(text: &str, start: usize) -> usize {
    let mut rest = &text[start..];
    while rest.starts_with(['&', '!']) {
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}'));
        rest = rest[end.unwrap_or(rest.len())..].trim_start();
    }
    text.len() - rest.len()
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
        let text = "a: &x {b: &y 1}\nc: *x\nd:\n  <<: *x\n  e: &z\n    f: 2\n";
        check("a.yaml", text, "/a", "a", "{b: &y 1}");
        check("a.yaml", text, "/a/b", "b", "1");
        check("a.yaml", text, "/c", "c", "*x");
        check("a.yaml", text, "/c/b", "b", "1");
        check("a.yaml", text, "/d/b", "b", "1");
        check("a.yaml", text, "/d/e", "e", "f: 2");
        check("a.yaml", "a: \r\n  b: c\r\n", "/a", "a", "b: c");
    }
}
