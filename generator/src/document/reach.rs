//! How many operations reach a part that stands in the document once.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::Document;
use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Origin, SourceMap};

/// An operation, or a part that a reference leads to.
type Node = usize;

/// Which parts lead to which by references, from the operations on.
struct Graph<'d> {
    document: &'d Document,
    nodes: HashMap<Origin, Node>,
    /// What leads to a node directly.
    holders: Vec<Vec<Node>>,
    /// The nodes before this are the operations.
    operations: usize,
    /// What a text in a file leads to.
    targets: HashMap<(FileId, &'d str), Option<Node>>,
    queue: Vec<Origin>,
}

/// Says of each finding in a part that references lead to how many operations reach it. Call it before
/// [`Diagnostics::set_levels`] or behind it.
pub(super) fn count(document: &Document, sources: &SourceMap, diagnostics: &mut Diagnostics) {
    if diagnostics.is_empty() {
        return;
    }
    let graph = Graph::of(document);
    let mut known: HashMap<Vec<Node>, usize> = HashMap::new();
    let mut seen = vec![0; graph.holders.len()];
    diagnostics.count_operations(|origin, written| {
        let in_tree = if written {
            document.in_tree(sources.grafted(origin))
        } else {
            origin.clone()
        };
        let around = graph.around(&in_tree)?;
        if let Some(count) = known.get(&around) {
            return Some(*count);
        }
        // Each count marks what it has seen by a number of its own.
        let count = graph.operations_to(&around, &mut seen, known.len() + 1);
        known.insert(around, count);
        Some(count)
    });
}

impl<'d> Graph<'d> {
    fn of(document: &'d Document) -> Self {
        let mut graph = Self {
            document,
            nodes: HashMap::new(),
            holders: Vec::new(),
            operations: 0,
            targets: HashMap::new(),
            queue: Vec::new(),
        };
        let items = document.path_items();
        let mut roots = Vec::new();
        for item in &items {
            for method in &item.operations {
                let node = graph.node(&method.origin);
                // What a path item has for all of its operations; parameters, mostly.
                let item = document.follow(&item.origin).ok();
                roots.push((node, method.origin.clone(), item));
            }
        }
        graph.operations = graph.holders.len();
        for (node, operation, item) in roots {
            graph.visit_at(node, &operation);
            if let Some(item) = item {
                graph.visit_at(node, &item.child("parameters"));
            }
        }
        while let Some(origin) = graph.queue.pop() {
            let node = graph.node(&origin);
            graph.visit_at(node, &origin);
        }
        graph
    }

    fn node(&mut self, origin: &Origin) -> Node {
        if let Some(node) = self.nodes.get(origin) {
            return *node;
        }
        self.holders.push(Vec::new());
        self.nodes.insert(origin.clone(), self.holders.len() - 1);
        self.holders.len() - 1
    }

    fn visit_at(&mut self, node: Node, origin: &Origin) {
        let document = self.document;
        if let Some(value) = document.get(origin) {
            self.visit(node, origin.file, value);
        }
    }

    fn visit(&mut self, node: Node, file: FileId, value: &'d Value) {
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    match value {
                        Value::String(text) if key == "$ref" || key == "$dynamicRef" => {
                            self.leads(node, file, text);
                        }
                        Value::Object(_) | Value::Array(_) => self.visit(node, file, value),
                        _ => {}
                    }
                }
            }
            Value::Array(list) => list.iter().for_each(|value| self.visit(node, file, value)),
            _ => {}
        }
    }

    fn leads(&mut self, node: Node, file: FileId, text: &'d str) {
        let known = self.targets.get(&(file, text)).copied();
        let target = known.unwrap_or_else(|| {
            let found = self.document.resolve(&Origin::root(file), text).ok();
            let target = found.map(|origin| {
                if !self.nodes.contains_key(&origin) {
                    self.queue.push(origin.clone());
                }
                self.node(&origin)
            });
            self.targets.insert((file, text), target);
            target
        });
        if let Some(target) = target
            && self.holders[target].last() != Some(&node)
        {
            self.holders[target].push(node);
        }
    }

    /// The parts around a node that are reached by references; nothing when an operation holds it, or nothing does.
    fn around(&self, origin: &Origin) -> Option<Vec<Node>> {
        let mut around = Vec::new();
        let mut prefix = &*origin.pointer;
        loop {
            let holder = Origin::new(origin.file, Arc::from(prefix));
            if let Some(node) = self.nodes.get(&holder) {
                if *node < self.operations {
                    return None;
                }
                around.push(*node);
            }
            let Some(end) = prefix.rfind('/') else { break };
            prefix = &prefix[..end];
        }
        let is_component = || origin.pointer.starts_with("/components/");
        (!around.is_empty() || is_component()).then_some(around)
    }

    fn operations_to(&self, nodes: &[Node], seen: &mut [usize], mark: usize) -> usize {
        let mut queue = nodes.to_vec();
        for node in nodes {
            seen[*node] = mark;
        }
        let mut count = 0;
        while let Some(node) = queue.pop() {
            count += usize::from(node < self.operations);
            for holder in &self.holders[node] {
                if std::mem::replace(&mut seen[*holder], mark) != mark {
                    queue.push(*holder);
                }
            }
        }
        count
    }
}
