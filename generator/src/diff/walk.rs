use std::collections::{HashMap, HashSet};

use super::change::{Bump, Change, Directions, Wire};
use super::kind::Kind;
use super::shape::{self, Node};
use crate::model::{Model, SchemaId};
use crate::source::Origin;

/// Two descriptions, the pairs of schemas that have the same place in both, and what changed.
pub(super) struct Walk<'m> {
    pub(super) old: &'m Model,
    pub(super) new: &'m Model,
    pairs: Vec<Pair>,
    by_nodes: HashMap<(Node, Node), usize>,
    /// Pairs that are still to be compared.
    waiting: Vec<usize>,
    /// The operations of the new description, and those that are gone.
    operations: Vec<String>,
    /// Changes that belong to one place of one operation or to none.
    direct: Vec<Found>,
}

/// Two schemas that have the same place.
struct Pair {
    old: Node,
    new: Node,
    /// Where it leads, and in which directions.
    edges: Vec<(usize, Directions)>,
    found: Vec<Found>,
    /// Where it travels.
    directions: Directions,
    /// The operations that lead here straight.
    roots: Vec<(usize, Directions)>,
    /// Whether it is a parameter or a header.
    parameter: bool,
}

/// A change before it is known where it travels.
pub(super) struct Found {
    pub(super) kind: &'static Kind,
    pub(super) message: String,
    pub(super) old: Option<Origin>,
    pub(super) new: Option<Origin>,
    pub(super) detail: String,
    /// What tells the same in other words: of one place only the worse is told.
    same_as: &'static Kind,
    /// In which directions it can matter at all.
    pub(super) only: Directions,
    /// Instead of what its kind says: where it travels in one of these directions, and elsewhere; in any case when there
    /// are none.
    rust: Option<(Directions, Bump, Bump)>,
    /// Whether what it does to the emitted crate holds in both directions only.
    both_only: bool,
    /// Whether it is in a schema that no operation leads to: no type of it is emitted.
    unused: bool,
    /// Instead of what its kind says, where it travels in one of these directions; in any case when there are none.
    wire: Option<(Directions, Wire)>,
    /// The operation that it belongs to, when it is not that of a schema.
    operation: Option<usize>,
    directions: Directions,
}

impl Found {
    pub(super) fn new(kind: &'static Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            old: None,
            new: None,
            detail: String::new(),
            same_as: kind,
            only: Directions::BOTH,
            rust: None,
            both_only: false,
            unused: false,
            wire: None,
            operation: None,
            directions: Directions::NONE,
        }
    }

    /// Where it stands in the old description.
    pub(super) fn old(mut self, origin: impl Into<Option<Origin>>) -> Self {
        self.old = origin.into();
        self
    }

    /// Where it stands in the new description.
    pub(super) fn new_at(mut self, origin: impl Into<Option<Origin>>) -> Self {
        self.new = origin.into();
        self
    }

    /// Where it stands in both.
    pub(super) fn at(self, old: impl Into<Option<Origin>>, new: impl Into<Option<Origin>>) -> Self {
        self.old(old).new_at(new)
    }

    /// What tells it from other changes of the same places.
    pub(super) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// A kind that is not told of the same place as well.
    pub(super) fn same_as(mut self, kind: &'static Kind) -> Self {
        self.same_as = kind;
        self
    }

    /// The directions in which it can matter.
    pub(super) fn only(mut self, directions: Directions) -> Self {
        self.only = directions;
        self
    }

    /// What it does to the emitted crate.
    pub(super) fn rust(self, bump: Bump) -> Self {
        self.rust_in(Directions::NONE, bump, bump)
    }

    /// What it does to the emitted crate where it travels in one of these directions, and elsewhere.
    pub(super) fn rust_in(mut self, directions: Directions, bump: Bump, elsewhere: Bump) -> Self {
        self.rust = Some((directions, bump, elsewhere));
        self
    }

    /// What it does to the emitted crate where it travels in both directions; elsewhere it does nothing.
    pub(super) fn rust_if_both(mut self, bump: Bump) -> Self {
        self.both_only = true;
        self.rust(bump)
    }

    /// What it does to the emitted crate.
    fn settled_rust(&self) -> Bump {
        if self.unused || self.both_only && self.directions != Directions::BOTH {
            return Bump::Patch;
        }
        match self.rust {
            None => self.kind.rust,
            Some((Directions::NONE, bump, _)) => bump,
            Some((directions, bump, elsewhere)) => {
                if directions.intersect(self.directions) == Directions::NONE {
                    elsewhere
                } else {
                    bump
                }
            }
        }
    }

    /// What it does to the API.
    pub(super) fn wire(self, wire: Wire) -> Self {
        self.wire_in(Directions::NONE, wire)
    }

    /// What it does to the API where it travels in one of these directions.
    pub(super) fn wire_in(mut self, directions: Directions, wire: Wire) -> Self {
        self.wire = Some((directions, wire));
        self
    }

    /// What it does to the API.
    fn settled_wire(&self) -> Wire {
        match self.wire {
            Some((directions, wire))
                if directions == Directions::NONE
                    || directions.intersect(self.directions) != Directions::NONE =>
            {
                wire
            }
            _ => self.kind.wire(self.directions),
        }
    }

    /// A change of the description as a whole, when nothing else has to be known of it.
    pub(super) fn settled(self) -> Change {
        Change {
            kind: self.kind,
            wire: self.settled_wire(),
            rust: self.settled_rust(),
            message: self.message,
            old: self.old,
            new: self.new,
            directions: Directions::NONE,
            operations: Vec::new(),
        }
    }

    /// Takes in the same change, found on another way.
    fn join(&mut self, other: Self) {
        if other.settled_rust() > self.settled_rust() {
            self.rust = other.rust;
        }
        self.directions = self.directions.union(other.directions);
        self.wire = self.wire.or(other.wire);
        self.unused &= other.unused;
        if !std::ptr::eq(self.kind, other.kind) && std::ptr::eq(self.kind, self.same_as) {
            self.kind = other.kind;
            self.message = other.message;
        }
    }

    fn key(&self) -> (&'static str, Option<Origin>, Option<Origin>, String) {
        (
            self.same_as.code.id,
            self.old.clone(),
            self.new.clone(),
            self.detail.clone(),
        )
    }
}

impl<'m> Walk<'m> {
    pub(super) fn new(old: &'m Model, new: &'m Model) -> Self {
        Self {
            old,
            new,
            pairs: Vec::new(),
            by_nodes: HashMap::new(),
            waiting: Vec::new(),
            operations: Vec::new(),
            direct: Vec::new(),
        }
    }

    /// Makes an operation known, and returns its number.
    pub(super) fn operation(&mut self, name: String) -> usize {
        self.operations.push(name);
        self.operations.len() - 1
    }

    /// Keeps a change of an operation.
    pub(super) fn keep(&mut self, mut found: Found, operation: usize, directions: Directions) {
        found.operation = Some(operation);
        found.directions = directions;
        self.direct.push(found);
    }

    /// Keeps a change of the description as a whole.
    pub(super) fn keep_general(&mut self, found: Found) {
        self.direct.push(found);
    }

    /// Says that an operation has these schemas in the same place.
    pub(super) fn root(
        &mut self,
        old: SchemaId,
        new: SchemaId,
        operation: usize,
        directions: Directions,
        parameter: bool,
    ) {
        let pair = self.pair(
            shape::meant(self.old, [old]),
            shape::meant(self.new, [new]),
            parameter,
        );
        let roots = &mut self.pairs[pair].roots;
        if !roots.contains(&(operation, directions)) {
            roots.push((operation, directions));
        }
    }

    /// Says that two schemas have the same place, in no operation.
    pub(super) fn component(&mut self, old: SchemaId, new: SchemaId) {
        let (old, new) = (shape::meant(self.old, [old]), shape::meant(self.new, [new]));
        self.pair(old, new, false);
    }

    fn pair(&mut self, old: Node, new: Node, parameter: bool) -> usize {
        let key = (old, new);
        if let Some(known) = self.by_nodes.get(&key) {
            self.pairs[*known].parameter |= parameter;
            return *known;
        }
        let index = self.pairs.len();
        self.pairs.push(Pair {
            old: key.0.clone(),
            new: key.1.clone(),
            edges: Vec::new(),
            found: Vec::new(),
            directions: Directions::NONE,
            roots: Vec::new(),
            parameter,
        });
        self.by_nodes.insert(key, index);
        self.waiting.push(index);
        index
    }

    /// Compares every pair that can be reached, and says what was found, in the order of the new description.
    pub(super) fn finish(mut self) -> Vec<Change> {
        while let Some(index) = self.waiting.pop() {
            let (old, new) = (self.pairs[index].old.clone(), self.pairs[index].new.clone());
            let parameter = self.pairs[index].parameter;
            let compared = super::schema::compare(self.old, self.new, &old, &new, parameter);
            for (old, new, directions) in compared.edges {
                let target = self.pair(old, new, false);
                self.pairs[index].edges.push((target, directions));
            }
            self.pairs[index].found = compared.found;
        }
        self.spread();
        self.changes()
    }

    /// Finds out where each pair travels.
    fn spread(&mut self) {
        let mut waiting = Vec::new();
        for (index, pair) in self.pairs.iter_mut().enumerate() {
            let roots = pair.roots.iter();
            pair.directions = roots.fold(Directions::NONE, |all, (_, own)| all.union(*own));
            if pair.directions != Directions::NONE {
                waiting.push(index);
            }
        }
        while let Some(index) = waiting.pop() {
            let own = self.pairs[index].directions;
            for edge in 0..self.pairs[index].edges.len() {
                let (target, through) = self.pairs[index].edges[edge];
                let before = self.pairs[target].directions;
                let after = before.union(own.intersect(through));
                if after != before {
                    self.pairs[target].directions = after;
                    waiting.push(target);
                }
            }
        }
    }

    fn changes(self) -> Vec<Change> {
        let mut backward: Vec<Vec<(usize, Directions)>> = vec![Vec::new(); self.pairs.len()];
        for (index, pair) in self.pairs.iter().enumerate() {
            for (target, through) in &pair.edges {
                backward[*target].push((index, *through));
            }
        }
        let mut merged: Vec<(Found, HashSet<usize>)> = Vec::new();
        let mut known = HashMap::new();
        let mut merge = |found: Found, operations: HashSet<usize>| {
            let place = *known.entry(found.key()).or_insert(merged.len());
            match merged.get_mut(place) {
                Some((first, all)) => {
                    first.join(found);
                    all.extend(operations);
                }
                None => merged.push((found, operations)),
            }
        };
        for found in self.direct {
            let operations = found.operation.into_iter().collect();
            merge(found, operations);
        }
        let roots: Vec<_> = self
            .pairs
            .iter()
            .map(|pair| pair.roots.as_slice())
            .collect();
        let mut told = Vec::new();
        for (index, pair) in self.pairs.iter().enumerate() {
            if !pair.found.is_empty() {
                told.push((index, users(index, &roots, &backward)));
            }
        }
        let mut pairs = self.pairs;
        for (index, operations) in told {
            let directions = pairs[index].directions;
            for mut found in std::mem::take(&mut pairs[index].found) {
                found.directions = directions.intersect(found.only);
                found.unused = operations.is_empty();
                merge(found, operations.clone());
            }
        }
        let names = self.operations;
        let changes = merged.into_iter().map(|(found, operations)| {
            let mut operations: Vec<usize> = operations.into_iter().collect();
            operations.sort_unstable();
            let touched = operations.into_iter().map(|index| names[index].clone());
            Change {
                kind: found.kind,
                wire: found.settled_wire(),
                rust: found.settled_rust(),
                message: found.message,
                old: found.old,
                new: found.new,
                directions: found.directions,
                operations: touched.collect(),
            }
        });
        changes.collect()
    }
}

/// The operations that lead to a pair.
fn users(
    index: usize,
    roots: &[&[(usize, Directions)]],
    backward: &[Vec<(usize, Directions)>],
) -> HashSet<usize> {
    let mut operations = HashSet::new();
    let mut seen = HashSet::from([index]);
    let mut waiting = vec![index];
    while let Some(pair) = waiting.pop() {
        operations.extend(roots[pair].iter().map(|(operation, _)| *operation));
        for (source, _) in &backward[pair] {
            if seen.insert(*source) {
                waiting.push(*source);
            }
        }
    }
    operations
}
