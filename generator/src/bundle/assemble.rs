//! The tree of the bundle, put together from those of the files.

use std::collections::{BTreeMap, HashMap};

use super::aliases::size;
use super::plan::{Action, Plan};
use crate::diagnostic::codes::reference::{PUT_IN_CIRCLE, SAID_TWICE};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::section::holder;
use crate::document::uri::fragment;
use crate::document::{Place, Placed, Written};
use crate::notation::{Comments, Entry, Key, Node, Scalar, ScalarStyle, Written as Value};
use crate::source::{FileId, Origin};

/// Nodes that may be added because parts stand in several places, where the specification has no reference.
const BUDGET: usize = 1 << 20;

/// How deep parts may stand in parts.
const DEPTH: usize = 64;

/// Members that hold parts by name, and are left out when nothing is left in them.
const HOLDERS: [&str; 4] = ["$defs", "components", "definitions", "schemas"];

/// Puts a bundle together; `None` when that cannot be done, which has then been reported. The trees have no aliases.
pub(super) fn assemble(
    written: &Written,
    plan: &Plan,
    nodes: &HashMap<FileId, Node>,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let mut assembler = Assembler {
        written,
        plan,
        nodes,
        diagnostics,
        budget: BUDGET + nodes.values().map(size).sum::<usize>(),
        within: Vec::new(),
        failed: false,
    };
    let origin = Origin::root(written.root());
    let mut root = assembler.copy(&origin, nodes.get(&written.root())?);
    assembler.add_components(&mut root);
    (!assembler.failed).then_some(root)
}

struct Assembler<'a> {
    written: &'a Written,
    plan: &'a Plan,
    nodes: &'a HashMap<FileId, Node>,
    diagnostics: &'a mut Diagnostics,
    budget: usize,
    /// The parts that are being copied, each in the one before.
    within: Vec<Origin>,
    failed: bool,
}

impl Assembler<'_> {
    /// Adds the components of other files, by section and name.
    fn add_components(&mut self, root: &mut Node) {
        let version = self.written.version();
        let mut components: BTreeMap<(&str, &str), &Origin> = BTreeMap::new();
        for (origin, part) in self.plan.placement.parts() {
            if let Place::Component { section, name } = &part.place {
                components.insert((section, name), origin);
            }
        }
        for ((section, name), origin) in components {
            let Some(node) = self.part(origin) else {
                continue;
            };
            let mut at = &mut *root;
            for key in holder(version).into_iter().chain([section]) {
                let Some(next) = object_in(at, key) else {
                    return;
                };
                at = next;
            }
            at.insert(name, node);
        }
    }

    /// A copy of a part.
    fn part(&mut self, origin: &Origin) -> Option<Node> {
        if self.within.contains(origin) || self.within.len() > DEPTH {
            self.fail(origin);
            return None;
        }
        let node = self.nodes.get(&origin.file)?.at(&origin.pointer)?;
        self.within.push(origin.clone());
        let copy = self.copy(origin, node);
        self.within.pop();
        Some(copy)
    }

    fn fail(&mut self, origin: &Origin) {
        if !self.failed {
            self.diagnostics.push(
                Diagnostic::new(
                    &PUT_IN_CIRCLE,
                    "this holds itself, or stands in too many places",
                )
                .at(origin)
                .in_text()
                .help("move it to `components`, and refer to it there"),
            );
        }
        self.failed = true;
    }

    /// A copy of a node, with what its references say in the bundle.
    fn copy(&mut self, origin: &Origin, node: &Node) -> Node {
        if !self.within.is_empty() {
            match self.budget.checked_sub(1) {
                Some(rest) => self.budget = rest,
                None => self.fail(origin),
            }
        }
        if self.failed {
            return Node::mapping(Vec::new());
        }
        let mut copy = Node {
            comments: node.comments.clone(),
            anchor: node.anchor.clone(),
            tag: node.tag.clone(),
            written: Value::Alias(String::new()),
        };
        match &node.written {
            Value::Mapping { flow, entries } => {
                let reference = self.plan.actions.get(&origin.child("$ref"));
                if let Some(Action::Put(target)) = reference
                    && let Some(part) = self.part(target)
                {
                    return self.merged(origin, node, part);
                }
                let entries = self.entries(origin, entries);
                copy.written = Value::Mapping {
                    flow: *flow,
                    entries,
                };
                self.add_tags(origin, &mut copy);
            }
            Value::Sequence { flow, items } => {
                let items = items.iter().enumerate();
                let items = items.map(|(index, item)| self.copy(&origin.index(index), item));
                copy.written = Value::Sequence {
                    flow: *flow,
                    items: items.collect(),
                };
            }
            other => copy.written = other.clone(),
        }
        copy
    }

    fn entries(&mut self, origin: &Origin, entries: &[Entry]) -> Vec<Entry> {
        let mut copies = Vec::with_capacity(entries.len());
        for entry in entries {
            let place = origin.child(&entry.key.text);
            let part = self.plan.placement.part(&place);
            // What stands elsewhere for want of a reference to it stays here for the same reason.
            if part.is_some_and(|part| !part.inserted) && place.file != self.written.root() {
                copies.extend(self.moved(&place, entry));
                continue;
            }
            match self.plan.actions.get(&place) {
                Some(Action::Remove) => {}
                Some(Action::Text(text)) if entry.value.scalar().is_some() => {
                    let mut value = entry.value.clone();
                    set_text(&mut value, text);
                    let key = entry.key.clone();
                    copies.push(Entry { key, value });
                }
                Some(Action::Rename(name)) => {
                    let value = self.copy(&place, &entry.value);
                    let key = Key::new(name.as_str());
                    copies.push(Entry { key, value });
                }
                _ => {
                    let value = self.copy(&place, &entry.value);
                    let is_empty = |node: &Node| node.entries().is_empty();
                    let emptied = HOLDERS.contains(&entry.key.text.as_str())
                        && is_empty(&value)
                        && !is_empty(&entry.value);
                    if !emptied {
                        let key = entry.key.clone();
                        copies.push(Entry { key, value });
                    }
                }
            }
        }
        copies
    }

    /// What stays of a part that stands in another one, and is a part of its own: a reference to it, unless it was there
    /// only to be referred to.
    fn moved(&self, place: &Origin, entry: &Entry) -> Option<Entry> {
        let top = self.within.last()?;
        let part = self.plan.placement.part(top);
        if part.is_none_or(|part| !part.inserted) {
            let role = part.map_or("", |part: &Placed| part.role);
            let start = top.tokens().count();
            let way: Vec<String> = place
                .tokens()
                .skip(start)
                .map(std::borrow::Cow::into_owned)
                .collect();
            let holder = way.len().checked_sub(2).and_then(|at| way.get(at));
            let is_definition =
                holder.is_some_and(|name| matches!(name.as_str(), "$defs" | "definitions"));
            if is_definition || !self.written.knows(role, &way) {
                return None;
            }
        }
        let pointer = self.plan.placement.locate(place)?;
        let mut reference = Node::mapping(vec![Entry::new("$ref", Node::text(fragment(&pointer)))]);
        reference
            .comments
            .beside
            .clone_from(&entry.value.comments.beside);
        let key = entry.key.clone();
        Some(Entry {
            key,
            value: reference,
        })
    }

    /// A part in the place of the object that refers to it, with what stands beside the reference.
    fn merged(&mut self, origin: &Origin, holder: &Node, mut part: Node) -> Node {
        let siblings: Vec<&Entry> = holder
            .entries()
            .iter()
            .filter(|entry| entry.key.text != "$ref")
            .collect();
        part.comments = both(&holder.comments, part.comments);
        for entry in siblings {
            let name = entry.key.text.as_str();
            let place = origin.child(name);
            let copies = self.entries(origin, std::slice::from_ref(entry));
            let Some(copy) = copies.into_iter().next() else {
                continue;
            };
            match part.get_mut(name) {
                None => {
                    if let Some(entries) = part.entries_mut() {
                        entries.push(copy);
                    }
                }
                Some(known) => {
                    match (&mut known.written, copy.value.written) {
                        (Value::Sequence { items, .. }, Value::Sequence { items: more, .. })
                            if matches!(name, "parameters" | "servers") =>
                        {
                            items.extend(more);
                        }
                        (known, other) => {
                            if !matches!(name, "summary" | "description") {
                                self.diagnostics.push(
                                Diagnostic::new(
                                    &SAID_TWICE,
                                    format!("`{name}` stands beside `$ref` and in what that leads to"),
                                )
                                .at_key(&place)
                                .in_text()
                                .help("remove one of them; what stands beside `$ref` counts"),
                            );
                            }
                            *known = other;
                        }
                    }
                }
            }
        }
        part
    }

    /// Adds to a discriminator what its schemas are called by.
    fn add_tags(&self, origin: &Origin, copy: &mut Node) {
        let Some(mappings) = self.plan.mappings.get(origin) else {
            return;
        };
        if copy.get("mapping").is_none() {
            copy.insert("mapping", Node::mapping(Vec::new()));
        }
        if let Some(mapping) = copy.get_mut("mapping") {
            for (tag, text) in mappings {
                mapping.insert(tag, Node::text(text.as_str()));
            }
        }
    }
}

/// An object in an object, which is made when there is none; nothing when something else stands there.
pub(super) fn object_in<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    if node.get(key).is_none() {
        node.insert(key, Node::mapping(Vec::new()));
    }
    let member = node.get_mut(key)?;
    if member.entries_mut().is_none() {
        // Nothing was written behind the key.
        member.replace(Value::Mapping {
            flow: true,
            entries: Vec::new(),
        });
    }
    Some(member)
}

/// Gives a scalar another text; double quotes stay, others come and go as the text needs them.
pub(super) fn set_text(node: &mut Node, text: &str) {
    if let Value::Scalar(scalar) = &mut node.written
        && scalar.text != text
    {
        let mut other = Scalar::line(text);
        if scalar.style == ScalarStyle::Double {
            other.style = ScalarStyle::Double;
        }
        *scalar = other;
    }
}

/// The comments of an object that refers to a part, and those of the part.
fn both(holder: &Comments, part: Comments) -> Comments {
    let mut before = holder.before.clone();
    let mut beside = holder.beside.clone();
    before.extend(part.before);
    match (&beside, part.beside) {
        (None, other) => beside = other,
        (Some(_), Some(other)) => before.push(other),
        _ => {}
    }
    let mut after = part.after;
    after.extend(holder.after.iter().cloned());
    Comments {
        before,
        beside,
        after,
    }
}
