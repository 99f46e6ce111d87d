//! A tree with the comments and quotes of another one that it was made of.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, codes};
use crate::notation::{Comments, Entry, Key, Node, Written};
use crate::source::{FileId, Origin, SourceMap, pointer};

/// A tree to be printed.
pub(super) struct Dressed {
    pub(super) node: Node,
    /// Findings about comments at what is gone.
    pub(super) strays: Vec<Diagnostic>,
}

/// Gives each node of a tree what stands around the node of the text that it comes from.
pub(super) fn dress(tree: &Value, old: &Node, file: FileId, sources: &SourceMap) -> Dressed {
    let mut places = HashMap::new();
    index(old, String::new(), &mut places);
    let mut dress = Dress {
        old: places,
        file,
        sources,
        taken: HashMap::new(),
    };
    let mut node = dress.node(tree, &Origin::root(file));
    let mut strays = Vec::new();
    dress.strays(old, "", &mut node, &mut strays);
    Dressed { node, strays }
}

/// A node of the old tree, with the key that it has in an object.
struct Place<'n> {
    node: &'n Node,
    key: Option<&'n Key>,
}

/// Notes where each node stands, by pointer. Of equal keys the last one counts, and the first one shows how it is
/// written.
fn index<'n>(node: &'n Node, at: String, places: &mut HashMap<String, Place<'n>>) {
    match &node.written {
        Written::Mapping { entries, .. } => {
            for entry in entries.iter().rev() {
                let mut place = at.clone();
                pointer::push(&mut place, &entry.key.text);
                if let Some(known) = places.get_mut(&place) {
                    known.key = Some(&entry.key);
                    continue;
                }
                index(&entry.value, place.clone(), places);
                if let Some(known) = places.get_mut(&place) {
                    known.key = Some(&entry.key);
                }
            }
        }
        Written::Sequence { items, .. } => {
            for (number, item) in items.iter().enumerate() {
                index(item, format!("{at}/{number}"), places);
            }
        }
        Written::Scalar(_) | Written::Alias(_) => {}
    }
    places.insert(at, Place { node, key: None });
}

struct Dress<'n> {
    old: HashMap<String, Place<'n>>,
    file: FileId,
    sources: &'n SourceMap,
    /// From the pointer of an old node to that of the new one that has its comments.
    taken: HashMap<String, String>,
}

impl<'n> Dress<'n> {
    /// The old node that a new one comes from, by its pointer.
    fn source(&self, at: &Origin) -> Option<(String, &'n Node)> {
        let written = self.sources.written(at);
        let place = self.old.get(&*written.pointer)?;
        (written.file == self.file).then(|| (written.pointer.to_string(), place.node))
    }

    fn node(&mut self, value: &Value, at: &Origin) -> Node {
        let source = self.source(at);
        let mut comments = Comments::default();
        if let Some((old, node)) = &source
            && !self.taken.contains_key(old)
        {
            comments = node.comments.clone();
            self.taken.insert(old.clone(), at.pointer.to_string());
        }
        let source = source.map(|(_, node)| node);
        let mut node = match value {
            Value::Object(map) => self.object(map, source, at),
            Value::Array(list) => self.list(list, source, at),
            _ => match source {
                Some(old) if old.scalar().is_some() && old.to_value().as_ref() == Some(value) => {
                    let mut same = Node::new(old.written.clone());
                    same.tag.clone_from(&old.tag);
                    same
                }
                _ => Node::from_value(value),
            },
        };
        node.comments = comments;
        node
    }

    fn object(&mut self, map: &Map<String, Value>, source: Option<&Node>, at: &Origin) -> Node {
        let entries = map.iter().map(|(name, value)| {
            let place = at.child(name);
            Entry {
                key: self.key(name, &place),
                value: self.node(value, &place),
            }
        });
        let mut node = Node::mapping(entries.collect());
        if let (Some(Written::Mapping { flow: old, .. }), Written::Mapping { flow, .. }) =
            (source.map(|old| &old.written), &mut node.written)
        {
            *flow |= *old;
        }
        node
    }

    fn list(&mut self, list: &[Value], source: Option<&Node>, at: &Origin) -> Node {
        let items = list.iter().enumerate();
        let items = items.map(|(index, value)| self.node(value, &at.index(index)));
        let mut node = Node::sequence(items.collect());
        if let (Some(Written::Sequence { flow: old, .. }), Written::Sequence { flow, .. }) =
            (source.map(|old| &old.written), &mut node.written)
        {
            *flow |= *old;
        }
        node
    }

    /// A key, with the quotes that it has where it was.
    fn key(&self, name: &str, at: &Origin) -> Key {
        let written = self.sources.written(at);
        let old = self.old.get(&*written.pointer).and_then(|place| place.key);
        old.filter(|key| key.text == name)
            .map_or_else(|| Key::new(name), Key::clone)
    }

    /// Moves the comments of old nodes that nothing was made of to what is nearest above them.
    fn strays(&self, node: &Node, at: &str, new: &mut Node, strays: &mut Vec<Diagnostic>) {
        let comments = &node.comments;
        if !self.taken.contains_key(at) && comments.count() > 0 {
            let mut above = at;
            let holder = loop {
                above = above.rsplit_once('/').map_or("", |(above, _)| above);
                if let Some(new) = self.taken.get(above) {
                    break new.as_str();
                }
                if above.is_empty() {
                    break "";
                }
            };
            let lines = comments
                .before
                .iter()
                .chain(&comments.beside)
                .chain(&comments.after);
            let lines: Vec<String> = lines.filter(|line| !line.is_empty()).cloned().collect();
            let message = format!(
                "the comment `{}` stands at `{}` now: what it was at is gone",
                lines.join(" "),
                if holder.is_empty() { "#" } else { holder }
            );
            let place = Origin::new(self.file, at);
            strays.push(
                Diagnostic::new(&codes::upgrade::COMMENT, message)
                    .at_key(&place)
                    .in_file(),
            );
            // Above the whole document stands what is above its first member.
            let target = match holder {
                "" => new.entries_mut().and_then(|entries| entries.first_mut()),
                _ => None,
            };
            let target = match target {
                Some(first) => Some(&mut first.value),
                None => new.at_mut(holder),
            };
            if let Some(target) = target {
                target.comments.before.extend(lines);
            }
        }
        match &node.written {
            Written::Mapping { entries, .. } => {
                for entry in entries {
                    let mut place = at.to_owned();
                    pointer::push(&mut place, &entry.key.text);
                    self.strays(&entry.value, &place, new, strays);
                }
            }
            Written::Sequence { items, .. } => {
                for (index, item) in items.iter().enumerate() {
                    self.strays(item, &format!("{at}/{index}"), new, strays);
                }
            }
            Written::Scalar(_) | Written::Alias(_) => {}
        }
    }
}
