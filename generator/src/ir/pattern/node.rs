//! The syntax tree of a pattern after its dialect has been read: sets of characters and no
//! shorthand, so that it means the same in every engine.

use super::set::ClassSet;

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Matches the empty string.
    Empty,
    /// One character out of a set.
    Class(Class),
    /// One after the other.
    Concat(Vec<Node>),
    /// Any of the branches.
    Alternate(Vec<Node>),
    /// The same thing several times.
    Repeat(Repeat),
    /// A group in parentheses.
    Group(Group, Box<Node>),
    /// A condition on the place between two characters.
    Assert(Assertion),
    /// A condition on what follows or precedes.
    Look {
        /// Looks back instead of ahead.
        behind: bool,
        /// Holds when the body does not match.
        negated: bool,
        /// What is looked for.
        body: Box<Node>,
    },
    /// The text that the numbered capture group matched.
    BackReference(u32),
}

/// A set of characters with the text it was written as, where that text is portable and shorter than
/// the ranges (a Unicode property).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// The characters.
    pub set: ClassSet,
    /// The class in ECMA-262 syntax with the flag `u`, where it names Unicode properties.
    pub named: Option<String>,
}

/// How often a node is repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// What is repeated.
    pub node: Box<Node>,
    /// The least number of times.
    pub min: u32,
    /// The greatest number of times, if there is one.
    pub max: Option<u32>,
    /// Which number is tried first.
    pub order: Order,
}

/// Which number of repetitions an engine tries first. Only `Possessive` changes what is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As many as possible first.
    Greedy,
    /// As few as possible first.
    Lazy,
    /// As many as possible, and nothing is given back.
    Possessive,
}

/// The kind of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// `(?:…)`
    Plain,
    /// `(…)`, counted from 1.
    Capture(u32),
    /// `(?>…)`: once left, nothing in it is tried again.
    Atomic,
}

/// A condition on the place between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assertion {
    /// The start of the text.
    Start,
    /// The end of the text.
    End,
    /// The end of the text, or before a line feed that ends it (PCRE, Python, .NET `$`).
    EndOrLineFeed,
    /// The end of the text, or before a line terminator that ends it (Java `$` and `\Z`).
    EndOrTerminator,
    /// Between a word character (ASCII) and anything else.
    WordBoundary,
    /// Where there is no word boundary.
    NotWordBoundary,
}

impl Node {
    /// A class without a name of its own.
    #[must_use]
    pub fn set(set: ClassSet) -> Self {
        Self::Class(Class { set, named: None })
    }

    /// The node without the groups around it that do not change what is matched.
    #[must_use]
    pub fn bare(&self) -> &Self {
        match self {
            Self::Group(Group::Plain | Group::Capture(_), node) => node.bare(),
            Self::Concat(nodes) | Self::Alternate(nodes) if nodes.len() == 1 => nodes[0].bare(),
            other => other,
        }
    }

    /// The nodes directly below this one.
    #[must_use]
    pub fn children(&self) -> &[Node] {
        match self {
            Self::Concat(nodes) | Self::Alternate(nodes) => nodes,
            Self::Repeat(Repeat { node, .. })
            | Self::Group(_, node)
            | Self::Look { body: node, .. } => std::slice::from_ref(node),
            Self::Empty | Self::Class(_) | Self::Assert(_) | Self::BackReference(_) => &[],
        }
    }

    /// Whether the node or one below it satisfies the condition.
    pub fn any(&self, condition: &impl Fn(&Node) -> bool) -> bool {
        condition(self) || self.children().iter().any(|child| child.any(condition))
    }

    /// The number of characters that a match has, least and most (`None`: no bound). Conditions and
    /// back references count as unknown (0 to any).
    #[must_use]
    pub fn width(&self) -> (u64, Option<u64>) {
        match self {
            Self::Empty | Self::Assert(_) | Self::Look { .. } => (0, Some(0)),
            Self::Class(_) => (1, Some(1)),
            Self::Concat(nodes) => nodes.iter().map(Self::width).fold((0, Some(0)), |a, b| {
                (
                    a.0.saturating_add(b.0),
                    a.1.zip(b.1).map(|(a, b)| a.saturating_add(b)),
                )
            }),
            Self::Alternate(nodes) => nodes
                .iter()
                .map(Self::width)
                .reduce(|a, b| (a.0.min(b.0), a.1.zip(b.1).map(|(a, b)| a.max(b))))
                .unwrap_or((0, Some(0))),
            Self::Repeat(repeat) => {
                let (min, max) = repeat.node.width();
                let most = match (max, repeat.max) {
                    (Some(0), _) => Some(0),
                    (Some(max), Some(times)) => Some(max.saturating_mul(u64::from(times))),
                    _ => None,
                };
                (min.saturating_mul(u64::from(repeat.min)), most)
            }
            Self::Group(_, node) => node.width(),
            Self::BackReference(_) => (0, None),
        }
    }
}
