//! A backtracking matcher over the syntax tree, for patterns that no automaton runs and as a second
//! opinion in tests. Its effort is bounded.

use super::node::{Assertion, Group, Node, Order, Repeat};

/// The most steps of a match.
const MAX_STEPS: usize = 1_000_000;
/// The deepest recursion.
const MAX_DEPTH: usize = 400;

/// Whether the pattern accepts the text; nothing when that takes too many steps.
pub fn is_match(node: &Node, search: bool, text: &str) -> Option<bool> {
    let text: Vec<char> = text.chars().collect();
    let mut matcher = Matcher {
        text: &text,
        steps: 0,
        depth: 0,
        captures: Vec::new(),
        gave_up: false,
    };
    let last = text.len();
    let found = if search {
        (0..=last).any(|at| matcher.node(node, at, &mut |_, _| true))
    } else {
        matcher.node(node, 0, &mut |_, at| at == last)
    };
    if matcher.gave_up { None } else { Some(found) }
}

struct Matcher<'t> {
    text: &'t [char],
    steps: usize,
    depth: usize,
    /// Where each group begins and ends; index 0 is group 1.
    captures: Vec<Option<(usize, usize)>>,
    gave_up: bool,
}

type Then<'a, 't> = &'a mut dyn FnMut(&mut Matcher<'t>, usize) -> bool;

impl<'t> Matcher<'t> {
    /// Matches `node` at a place, then whatever `then` says.
    fn node(&mut self, node: &Node, at: usize, then: Then<'_, 't>) -> bool {
        self.steps += 1;
        if self.gave_up || self.steps > MAX_STEPS || self.depth > MAX_DEPTH {
            self.gave_up = true;
            return false;
        }
        self.depth += 1;
        let found = self.step(node, at, then);
        self.depth -= 1;
        found
    }

    fn step(&mut self, node: &Node, at: usize, then: Then<'_, 't>) -> bool {
        match node {
            Node::Empty => then(self, at),
            Node::Class(class) => {
                self.text.get(at).is_some_and(|&c| class.set.contains(c)) && then(self, at + 1)
            }
            Node::Concat(nodes) => self.all(nodes, at, then),
            Node::Alternate(nodes) => nodes.iter().any(|node| self.node(node, at, then)),
            Node::Repeat(repeat) if repeat.order == Order::Possessive => {
                let greedy = Repeat {
                    order: Order::Greedy,
                    ..repeat.clone()
                };
                match self.first(&Node::Repeat(greedy), at) {
                    Some(end) => then(self, end),
                    None => false,
                }
            }
            Node::Repeat(repeat) => match &*repeat.node {
                Node::Class(class) => {
                    let most = repeat.max.map_or(usize::MAX, |max| max as usize);
                    let run = self.text[at..].iter().take(most);
                    let length = run.take_while(|&&c| class.set.contains(c)).count();
                    (repeat.min as usize..=length).rev().any(|length| {
                        self.steps += 1;
                        !self.gave_up && then(self, at + length)
                    })
                }
                _ => self.times(repeat, 0, at, then),
            },
            Node::Group(Group::Plain, body) => self.node(body, at, then),
            Node::Group(Group::Capture(number), body) => {
                let index = *number as usize - 1;
                if self.captures.len() <= index {
                    self.captures.resize(index + 1, None);
                }
                let before = self.captures[index];
                let found = self.node(body, at, &mut |matcher, end| {
                    let inner = matcher.captures[index].replace((at, end));
                    then(matcher, end) || {
                        matcher.captures[index] = inner;
                        false
                    }
                });
                if !found {
                    self.captures[index] = before;
                }
                found
            }
            Node::Group(Group::Atomic, body) => match self.first(body, at) {
                Some(end) => then(self, end),
                None => false,
            },
            Node::Assert(assertion) => self.holds(*assertion, at) && then(self, at),
            Node::Look {
                behind: false,
                negated,
                body,
            } => self.node(body, at, &mut |_, _| true) != *negated && then(self, at),
            Node::Look {
                behind: true,
                negated,
                body,
            } => {
                let found = (0..=at)
                    .rev()
                    .any(|from| self.node(body, from, &mut |_, end| end == at));
                found != *negated && then(self, at)
            }
            Node::BackReference(number) => {
                let group = self.captures.get(*number as usize - 1).copied().flatten();
                let (from, to) = group.unwrap_or((at, at));
                let length = to - from;
                let same = self.text.get(at..at + length) == Some(&self.text[from..to]);
                same && then(self, at + length)
            }
        }
    }

    fn all(&mut self, nodes: &[Node], at: usize, then: Then<'_, 't>) -> bool {
        match nodes.split_first() {
            None => then(self, at),
            Some((first, rest)) => {
                self.node(first, at, &mut |matcher, at| matcher.all(rest, at, then))
            }
        }
    }

    fn times(&mut self, repeat: &Repeat, done: u32, at: usize, then: Then<'_, 't>) -> bool {
        let more = |matcher: &mut Self, then: Then<'_, 't>| {
            repeat.max.is_none_or(|max| done < max)
                && matcher.node(&repeat.node, at, &mut |matcher, end| {
                    // A turn that takes nothing would go on for ever.
                    (end > at || done < repeat.min) && matcher.times(repeat, done + 1, end, then)
                })
        };
        if done < repeat.min {
            return more(self, then);
        }
        // Whether an engine tries more first makes no difference to the verdict.
        more(self, then) || then(self, at)
    }

    /// Where the first match of a part ends.
    fn first(&mut self, node: &Node, at: usize) -> Option<usize> {
        let mut found = None;
        self.node(node, at, &mut |_, end| {
            found = Some(end);
            true
        });
        found
    }

    fn holds(&self, assertion: Assertion, at: usize) -> bool {
        let word = |c: Option<&char>| c.is_some_and(|&c| c.is_ascii_alphanumeric() || c == '_');
        let before = at.checked_sub(1).and_then(|at| self.text.get(at));
        let boundary = word(before) != word(self.text.get(at));
        let rest = &self.text[at..];
        match assertion {
            Assertion::Start => at == 0,
            Assertion::End => rest.is_empty(),
            Assertion::EndOrLineFeed => matches!(rest, [] | ['\n']),
            Assertion::EndOrTerminator => match rest {
                [] | ['\r', '\n'] | ['\r' | '\u{85}' | '\u{2028}' | '\u{2029}'] => true,
                ['\n'] => before != Some(&'\r'),
                _ => false,
            },
            Assertion::WordBoundary => boundary,
            Assertion::NotWordBoundary => !boundary,
        }
    }
}
