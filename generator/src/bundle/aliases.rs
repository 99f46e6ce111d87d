//! Aliases and merge keys written out, so that a part can stand without the one that it borrows from.

use std::collections::HashMap;

use crate::notation::{Comments, Entry, Node, Scalar, Written};

/// Nodes that aliases may add, as in the reader of documents.
const BUDGET: usize = 1 << 22;

/// A tree without anchors, aliases and merge keys; the same one when it has no alias, `None` when an alias leads
/// nowhere or they make the tree too large.
pub(super) fn written_out(node: Node) -> Option<Node> {
    if !has_alias(&node) {
        return Some(node);
    }
    let mut writer = Writer {
        anchors: HashMap::new(),
        budget: BUDGET,
    };
    writer.node(node)
}

fn has_alias(node: &Node) -> bool {
    match &node.written {
        Written::Alias(_) => true,
        Written::Mapping { entries, .. } => entries.iter().any(|entry| has_alias(&entry.value)),
        Written::Sequence { items, .. } => items.iter().any(has_alias),
        Written::Scalar(_) => false,
    }
}

struct Writer {
    anchors: HashMap<String, Node>,
    budget: usize,
}

impl Writer {
    fn node(&mut self, mut node: Node) -> Option<Node> {
        let anchor = node.anchor.take();
        node.written = match node.written {
            Written::Alias(name) => {
                let target = self.anchors.get(&name)?;
                self.budget = self.budget.checked_sub(size(target))?;
                node.tag.clone_from(&target.tag);
                target.written.clone()
            }
            Written::Sequence { flow, items } => Written::Sequence {
                flow,
                items: items
                    .into_iter()
                    .map(|item| self.node(item))
                    .collect::<Option<_>>()?,
            },
            Written::Mapping { flow, entries } => Written::Mapping {
                flow,
                entries: self.entries(entries)?,
            },
            scalar @ Written::Scalar(_) => scalar,
        };
        if let Some(anchor) = anchor {
            let mut known = node.clone();
            known.comments = Comments::default();
            self.anchors.insert(anchor, known);
        }
        Some(node)
    }

    fn entries(&mut self, entries: Vec<Entry>) -> Option<Vec<Entry>> {
        let mut merged: Vec<Entry> = Vec::new();
        let mut own = Vec::new();
        for entry in entries {
            let mut key = entry.key;
            key.tag = None;
            if let Some(anchor) = key.anchor.take() {
                let called = Scalar {
                    style: key.style,
                    text: key.text.clone(),
                    lines: None,
                };
                let called = Node::new(Written::Scalar(called));
                self.anchors.insert(anchor, called);
            }
            let value = self.node(entry.value)?;
            if key.text == "<<" && is_merge(&value) {
                match value.written {
                    Written::Mapping { entries, .. } => merged.extend(entries),
                    Written::Sequence { items, .. } => {
                        let maps = items.into_iter().map(|item| item.written);
                        for map in maps {
                            if let Written::Mapping { entries, .. } = map {
                                merged.extend(entries);
                            }
                        }
                    }
                    _ => {}
                }
            } else {
                own.push(Entry { key, value });
            }
        }
        // Members that are written out win over merged ones, and earlier mappings over later ones.
        for entry in merged {
            if !own.iter().any(|known| known.key.text == entry.key.text) {
                own.push(entry);
            }
        }
        Some(own)
    }
}

fn is_merge(value: &Node) -> bool {
    let is_map = |node: &Node| matches!(node.written, Written::Mapping { .. });
    match &value.written {
        Written::Mapping { .. } => true,
        Written::Sequence { items, .. } => !items.is_empty() && items.iter().all(is_map),
        _ => false,
    }
}

/// How many nodes a tree has.
pub(super) fn size(node: &Node) -> usize {
    match &node.written {
        Written::Mapping { entries, .. } => {
            1 + entries
                .iter()
                .map(|entry| size(&entry.value))
                .sum::<usize>()
        }
        Written::Sequence { items, .. } => 1 + items.iter().map(size).sum::<usize>(),
        Written::Scalar(_) | Written::Alias(_) => 1,
    }
}
