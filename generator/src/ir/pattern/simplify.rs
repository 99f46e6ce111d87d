//! Rewrites that keep what is matched and make the automaton smaller.

use super::node::{Assertion, Class, Group, Node, Order, Repeat};
use super::set::ClassSet;

/// The tree without groups, with classes and repetitions merged. With `search`, repetitions at either
/// end are cut to their least number: what they would match beyond that may be anything.
pub fn simplify(node: &Node, search: bool) -> Node {
    let referenced = node.any(&|node| matches!(node, Node::BackReference(_)));
    let mut node = if referenced {
        node.clone()
    } else {
        plain(node)
    };
    if search && !referenced {
        node = trim(node, true);
        node = trim(node, false);
    }
    node
}

/// Removes groups and merges what can be merged.
fn plain(node: &Node) -> Node {
    match node {
        Node::Concat(nodes) => concat(nodes.iter().map(plain)),
        Node::Alternate(nodes) => alternate(nodes.iter().map(plain)),
        Node::Repeat(inner) => repeat(Repeat {
            node: Box::new(plain(&inner.node)),
            ..inner.clone()
        }),
        Node::Group(Group::Atomic, inner) => Node::Group(Group::Atomic, Box::new(plain(inner))),
        Node::Group(_, inner) => plain(inner),
        Node::Look {
            behind,
            negated,
            body,
        } => Node::Look {
            behind: *behind,
            negated: *negated,
            body: Box::new(plain(body)),
        },
        Node::Class(class) => Node::set(class.set.clone()),
        other => other.clone(),
    }
}

fn concat(nodes: impl Iterator<Item = Node>) -> Node {
    let mut flat: Vec<Node> = Vec::new();
    for node in nodes {
        match node {
            Node::Empty => {}
            Node::Concat(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    match flat.len() {
        0 => Node::Empty,
        1 => flat.swap_remove(0),
        _ => Node::Concat(flat),
    }
}

fn alternate(nodes: impl Iterator<Item = Node>) -> Node {
    let mut branches: Vec<Node> = Vec::new();
    let mut single = ClassSet::empty();
    let mut add = |node| match node {
        Node::Class(Class { set, .. }) => single.add(&set),
        other if branches.contains(&other) => {}
        other => branches.push(other),
    };
    for node in nodes {
        match node {
            Node::Alternate(inner) => inner.into_iter().for_each(&mut add),
            other => add(other),
        }
    }
    if !single.is_empty() || branches.is_empty() {
        branches.insert(0, Node::set(single));
    }
    match branches.len() {
        1 => branches.swap_remove(0),
        _ => Node::Alternate(branches),
    }
}

fn repeat(outer: Repeat) -> Node {
    if outer.order == Order::Possessive {
        return Node::Repeat(outer);
    }
    match (outer.min, outer.max, &*outer.node) {
        (_, Some(0), _) | (_, _, Node::Empty) => Node::Empty,
        (1, Some(1), _) => *outer.node,
        // (X{a,b}){m,n} is X{am,bn} where no number in between is left out.
        (min, max, Node::Repeat(inner)) if gapless(inner, min, max) => {
            let max = match (inner.max, max) {
                (Some(inner), Some(outer)) => inner.checked_mul(outer),
                _ => None,
            };
            Node::Repeat(Repeat {
                node: inner.node.clone(),
                min: inner.min.saturating_mul(min),
                max,
                order: Order::Greedy,
            })
        }
        _ => Node::Repeat(outer),
    }
}

/// Whether repeating the repetition `min` to `max` times gives every number from the least to the
/// greatest.
fn gapless(inner: &Repeat, min: u32, max: Option<u32>) -> bool {
    if inner.order == Order::Possessive {
        return false;
    }
    match (inner.min, inner.max) {
        (0 | 1, _) => true,
        (_, None) => min > 0,
        (_, Some(_)) => max == Some(min),
    }
}

/// Cuts the repetitions at the end (or the start) of what is searched for.
fn trim(node: Node, end: bool) -> Node {
    match node {
        Node::Concat(mut nodes) => loop {
            let place = if end {
                nodes.len().saturating_sub(1)
            } else {
                0
            };
            if nodes.is_empty() {
                return Node::Empty;
            }
            let trimmed = trim(std::mem::replace(&mut nodes[place], Node::Empty), end);
            if trimmed == Node::Empty {
                nodes.remove(place);
                continue;
            }
            nodes[place] = trimmed;
            return concat(nodes.into_iter());
        },
        Node::Alternate(nodes) => {
            let nodes: Vec<Node> = nodes.into_iter().map(|node| trim(node, end)).collect();
            if nodes.contains(&Node::Empty) {
                Node::Empty
            } else {
                alternate(nodes.into_iter())
            }
        }
        Node::Repeat(inner) if inner.order != Order::Possessive => match inner.min {
            0 => Node::Empty,
            1 => trim(*inner.node, end),
            min => Node::Repeat(Repeat {
                max: Some(min),
                ..inner
            }),
        },
        other => other,
    }
}

/// The class and counts of a pattern that is one run over the whole text.
pub fn run(node: &Node, search: bool) -> Option<(ClassSet, u32, Option<u32>)> {
    let nodes = match node {
        Node::Concat(nodes) => nodes.as_slice(),
        other => std::slice::from_ref(other),
    };
    let inner = match nodes {
        [
            Node::Assert(Assertion::Start),
            inner @ ..,
            Node::Assert(end),
        ] if is_end(*end, search) => inner,
        [Node::Assert(Assertion::Start), inner @ ..] if !search => inner,
        [inner @ .., Node::Assert(end)] if !search && is_end(*end, search) => inner,
        inner if !search => inner,
        _ => return None,
    };
    match inner {
        [] => Some((ClassSet::empty(), 0, Some(0))),
        [Node::Class(class)] => Some((class.set.clone(), 1, Some(1))),
        [Node::Repeat(Repeat { node, min, max, .. })] => match &**node {
            Node::Class(class) => Some((class.set.clone(), *min, *max)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the condition is the end of the text and nothing else.
pub fn is_end(assertion: Assertion, search: bool) -> bool {
    match assertion {
        Assertion::End => true,
        Assertion::EndOrLineFeed | Assertion::EndOrTerminator => !search,
        _ => false,
    }
}
