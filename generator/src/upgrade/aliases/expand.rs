//! What an alias calls, in its place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::{Extents, Form};
use crate::notation::{self, Comments, Entry, Node, ScalarStyle, Style, Written};
use crate::source::{SourceFile, pointer};

/// The text with these aliases written out. Merge keys are written out as a whole. The comments of what is called stay
/// where they are.
pub(super) fn expand(
    source: &SourceFile,
    extents: &Extents,
    aliases: &BTreeSet<usize>,
) -> Option<String> {
    let root = notation::read(source).ok()?;
    let expand = Expand {
        text: source.text(),
        extents,
        root: &root,
        style: Style {
            start: false,
            ..Style::of(source)
        },
    };
    let mut splices: BTreeMap<usize, (Range<usize>, String)> = BTreeMap::new();
    for alias in aliases {
        let (range, text) = expand.alias(*alias)?;
        splices.insert(range.start, (range, text));
    }
    let mut text = String::with_capacity(source.text().len());
    let mut at = 0;
    for (range, new) in splices.into_values() {
        text.push_str(source.text().get(at..range.start)?);
        text.push_str(&new);
        at = range.end;
    }
    text.push_str(source.text().get(at..)?);
    Some(text)
}

struct Expand<'t> {
    text: &'t str,
    extents: &'t Extents,
    root: &'t Node,
    style: Style,
}

impl Expand<'_> {
    fn alias(&self, alias: usize) -> Option<(Range<usize>, String)> {
        let node = self.extents.node(alias);
        let holder = node.parent?;
        let key = self.key(alias)?;
        let above = self.extents.node(holder);
        if key == "<<" && above.form == Form::Map {
            return self.merge(alias, holder);
        }
        // One of several that a merge key names.
        if let Some(outer) = above.parent
            && self.key(holder)? == "<<"
            && self.extents.merged(outer).contains(&alias)
        {
            return self.merge(holder, outer);
        }
        let content = self.content(node.alias?)?;
        if self.extents.is_within_flow(node) {
            let printed = self.print(&Node::new(Written::Sequence {
                flow: true,
                items: vec![flowing(content)],
            }));
            let inner = printed.strip_prefix('[')?.strip_suffix(']')?;
            return Some((node.value.clone(), inner.to_owned()));
        }
        let written = self.root.at(&self.pointer(alias)?)?;
        let mut value = content;
        value.comments.beside.clone_from(&written.comments.beside);
        let (start, whole) = match &node.key {
            Some(range) => {
                let mut entry = Entry::new(key, value);
                let holder = self.root.at(&self.pointer(holder)?)?;
                let own = holder
                    .entries()
                    .iter()
                    .find(|own| own.key.text == entry.key.text);
                if let Some(own) = own {
                    entry.key.clone_from(&own.key);
                }
                (range.start, Node::mapping(vec![entry]))
            }
            None => (self.dash(node.value.start)?, Node::sequence(vec![value])),
        };
        let range = start..self.line_end(node.value.end);
        Some((range, self.set_in(&self.print(&whole), start)))
    }

    /// A merge key gives way to the members that it takes.
    fn merge(&self, key: usize, holder: usize) -> Option<(Range<usize>, String)> {
        let node = self.extents.node(key);
        let holder_node = self.extents.node(holder);
        let mut known: BTreeSet<String> = BTreeSet::new();
        for (name, _) in &holder_node.children {
            known.insert(name.clone());
        }
        let mut entries = Vec::new();
        for source in self.extents.merged(holder) {
            self.take(self.extents.called(source), &mut known, &mut entries, 0)?;
        }
        let start = node.key.as_ref()?.start;
        if holder_node.flow || self.extents.is_within_flow(node) {
            let printed = self.print(&flowing(Node::mapping(entries)));
            let inner = printed.strip_prefix('{')?.strip_suffix('}')?;
            return Some((start..node.value.end, inner.to_owned()));
        }
        let range = start..self.line_end(node.value.end);
        let written = self.root.at(&self.pointer(key)?)?;
        let mut printed = String::new();
        if let Some(comment) = &written.comments.beside {
            printed.push_str(comment);
            printed.push_str(if entries.is_empty() { "" } else { "\n" });
        }
        if !entries.is_empty() {
            printed.push_str(&self.print(&Node::mapping(entries)));
        }
        Some((range, self.set_in(&printed, start)))
    }

    /// The members of a mapping that are not known yet, those that it takes from others included.
    fn take(
        &self,
        at: usize,
        known: &mut BTreeSet<String>,
        entries: &mut Vec<Entry>,
        depth: usize,
    ) -> Option<()> {
        /// Longer chains lead in circles.
        const LONGEST: usize = 64;
        if depth > LONGEST {
            return None;
        }
        let content = self.content(at)?;
        let sources = self.extents.merged(at);
        for entry in content.entries() {
            let merges = entry.key.text == "<<" && !sources.is_empty();
            if !merges && known.insert(entry.key.text.clone()) {
                entries.push(entry.clone());
            }
        }
        for source in sources {
            self.take(self.extents.called(source), known, entries, depth + 1)?;
        }
        Some(())
    }

    /// What a node says, without names and comments.
    fn content(&self, at: usize) -> Option<Node> {
        let mut content = self.root.at(&self.pointer(at)?)?.clone();
        content.walk_mut(&mut |node| {
            node.anchor = None;
            node.comments = Comments::default();
        });
        Some(content)
    }

    /// The key of a node, or its index.
    fn key(&self, at: usize) -> Option<String> {
        let holder = self.extents.node(self.extents.node(at).parent?);
        let index = holder.children.iter().position(|(_, child)| *child == at)?;
        Some(match holder.form {
            Form::Map => holder.children[index].0.clone(),
            _ => index.to_string(),
        })
    }

    /// The pointer of a node as it is written.
    fn pointer(&self, at: usize) -> Option<String> {
        let mut keys = Vec::new();
        let mut at = at;
        while let Some(holder) = self.extents.node(at).parent {
            keys.push(self.key(at)?);
            at = holder;
        }
        let mut place = String::new();
        for key in keys.iter().rev() {
            pointer::push(&mut place, key);
        }
        Some(place)
    }

    fn print(&self, node: &Node) -> String {
        notation::print(node, &self.style).trim_end().to_owned()
    }

    /// Lines that begin where this byte stands.
    fn set_in(&self, text: &str, at: usize) -> String {
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let column = self.text[start..at].chars().count();
        let mut set = String::new();
        for (number, line) in text.split_inclusive('\n').enumerate() {
            if number > 0 && !line.trim().is_empty() {
                set.push_str(&" ".repeat(column));
            }
            set.push_str(line);
        }
        set
    }

    /// The dash in front of an element.
    fn dash(&self, element: usize) -> Option<usize> {
        let before = self.text.get(..element)?.trim_end();
        before.ends_with('-').then(|| before.len() - 1)
    }

    /// The end of a line, without its break.
    fn line_end(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let end = rest.find(['\r', '\n']);
        at + end.unwrap_or(rest.len())
    }
}

/// The same in brackets, as far as that can be.
fn flowing(mut node: Node) -> Node {
    node.walk_mut(&mut |node| match &mut node.written {
        Written::Mapping { flow, .. } | Written::Sequence { flow, .. } => *flow = true,
        Written::Scalar(scalar) => {
            scalar.lines = None;
            if matches!(scalar.style, ScalarStyle::Literal | ScalarStyle::Folded) {
                scalar.style = ScalarStyle::Double;
            }
        }
        Written::Alias(_) => {}
    });
    node
}
