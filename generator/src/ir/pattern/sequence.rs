//! Patterns that are one run of characters after another, where each run can take all it finds.

use super::lower::Run;
use super::node::{Assertion, Node, Order, Repeat};
use super::set::ClassSet;
use super::simplify::is_end;

/// The most runs of a sequence.
const MAX_STEPS: usize = 128;

/// One run after another: each takes as many characters as it can, and nothing is ever given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// The runs in their order.
    pub steps: Vec<Run>,
    /// Whether anything may follow the last run.
    pub open: bool,
}

impl Sequence {
    /// Whether the text is such a sequence.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        let mut rest = text.chars().peekable();
        for step in &self.steps {
            let mut count = 0;
            while step.max.is_none_or(|max| count < max)
                && rest.next_if(|&c| step.class.contains(c)).is_some()
            {
                count = count.saturating_add(1);
            }
            if count < step.min {
                return false;
            }
        }
        self.open || rest.next().is_none()
    }

    /// How many states an automaton for it has, about.
    #[must_use]
    pub fn states(&self) -> u64 {
        let states = |step: &Run| u64::from(step.max.unwrap_or(step.min.saturating_add(1)));
        self.steps.iter().map(states).sum()
    }
}

/// The sequence that a simplified pattern is, if it is one.
pub fn sequence(node: &Node, search: bool) -> Option<Sequence> {
    let nodes = match node {
        Node::Concat(nodes) => nodes.as_slice(),
        other => std::slice::from_ref(other),
    };
    let (starts, inner) = match nodes {
        [Node::Assert(Assertion::Start), inner @ ..] => (true, inner),
        inner => (false, inner),
    };
    let (ends, inner) = match inner {
        [inner @ .., Node::Assert(end)] if is_end(*end, search) => (true, inner),
        inner => (false, inner),
    };
    if search && !starts {
        return None;
    }
    let mut steps = Vec::new();
    for node in inner {
        push(node, &mut steps)?;
    }
    deterministic(&steps).then_some(Sequence {
        steps,
        open: search && !ends,
    })
}

/// Adds the runs of a node.
fn push(node: &Node, steps: &mut Vec<Run>) -> Option<()> {
    match node {
        Node::Class(class) => add(steps, class.set.clone(), 1, Some(1)),
        Node::Repeat(Repeat {
            order: Order::Possessive,
            ..
        }) => None,
        Node::Repeat(Repeat { node, min, max, .. }) => match &**node {
            Node::Class(class) => add(steps, class.set.clone(), *min, *max),
            // The same runs a fixed number of times.
            Node::Concat(_) if Some(*min) == *max => (0..*min).try_for_each(|_| push(node, steps)),
            _ => None,
        },
        Node::Concat(nodes) => nodes.iter().try_for_each(|node| push(node, steps)),
        _ => None,
    }
}

/// Adds a run, to the one before where it is of the same characters.
fn add(steps: &mut Vec<Run>, class: ClassSet, min: u32, max: Option<u32>) -> Option<()> {
    match steps.last_mut() {
        Some(last) if last.class == class => {
            last.min = last.min.checked_add(min)?;
            last.max = match (last.max, max) {
                (Some(a), Some(b)) => Some(a.checked_add(b)?),
                _ => None,
            };
        }
        _ => steps.push(Run { class, min, max }),
    }
    (steps.len() <= MAX_STEPS).then_some(())
}

/// Whether what may follow a run of no fixed length never begins with a character of the run.
fn deterministic(steps: &[Run]) -> bool {
    let disjoint = |a: &ClassSet, b: &ClassSet| a.clone().intersection(b).is_empty();
    steps.iter().enumerate().all(|(place, run)| {
        if Some(run.min) == run.max {
            return true;
        }
        let rest = &steps[place + 1..];
        let first = rest
            .iter()
            .position(|step| step.min > 0)
            .map_or(rest.len(), |at| at + 1);
        rest[..first]
            .iter()
            .all(|step| disjoint(&run.class, &step.class))
    })
}
