//! A syntax tree as a graph of instructions: an alternating automaton over sets of characters.

use super::hash::Map;

use super::node::{Assertion, Group, Node, Order, Repeat};
use super::set::ClassSet;

/// An index of an instruction.
pub type Pc = u32;

/// The most instructions of a program.
const MAX_INSTRUCTIONS: usize = 20_000;

/// The most distinct sets of a program.
const MAX_SETS: usize = 1_000;

/// What stands for the texts that may follow at a place.
#[derive(Clone, Debug)]
pub enum Instruction {
    /// Everything may follow.
    Match,
    /// One character of the numbered set, then `next`.
    Class { set: usize, next: Pc },
    /// What any of these lets follow.
    Split(Vec<Pc>),
    /// What `next` lets follow and `body` too (or does not, when negated).
    Look { body: Pc, negated: bool, next: Pc },
    /// What `next` lets follow, where the numbered look-behind holds (or does not).
    Behind {
        index: usize,
        negated: bool,
        next: Pc,
    },
    /// What `next` lets follow, at the start of the text only.
    Start { next: Pc },
    /// Nothing may follow, if `next` lets nothing follow.
    End { next: Pc },
}

/// The program of a pattern.
#[derive(Debug)]
pub struct Program {
    pub instructions: Vec<Instruction>,
    /// The sets of `Class` instructions, each once.
    pub sets: Vec<ClassSet>,
    pub start: Pc,
    /// The first instruction of each look-behind: any text, then its body, then `Match`.
    pub behinds: Vec<Pc>,
}

/// Why there is no program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoProgram {
    /// It would have too many instructions or states.
    TooBig,
    /// It needs an engine that goes back over the text.
    Unsupported,
}

/// Compiles a pattern: with `search` it may match anywhere in the text, else it must match all of it.
pub fn compile(node: &Node, search: bool) -> Result<Program, NoProgram> {
    let mut compiler = Compiler {
        instructions: vec![Instruction::Match],
        sets: Vec::new(),
        numbers: Map::default(),
        behinds: Vec::new(),
        whole: !search,
        inside: Inside::Pattern,
    };
    let last = if search {
        MATCH
    } else {
        compiler.push(Instruction::End { next: MATCH })?
    };
    let body = compiler.node(node, last)?;
    let start = if search && !node.starts_at_start() {
        compiler.anywhere(body)?
    } else if search {
        body
    } else {
        compiler.push(Instruction::Start { next: body })?
    };
    let Compiler {
        instructions,
        sets,
        behinds,
        ..
    } = compiler;
    Ok(Program {
        instructions,
        sets,
        start,
        behinds,
    })
}

/// The one `Match` instruction.
const MATCH: Pc = 0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Pattern,
    LookAhead,
    LookBehind,
}

struct Compiler {
    instructions: Vec<Instruction>,
    sets: Vec<ClassSet>,
    numbers: Map<Vec<(char, char)>, usize>,
    behinds: Vec<Pc>,
    whole: bool,
    inside: Inside,
}

impl Compiler {
    fn push(&mut self, instruction: Instruction) -> Result<Pc, NoProgram> {
        if self.instructions.len() >= MAX_INSTRUCTIONS {
            return Err(NoProgram::TooBig);
        }
        self.instructions.push(instruction);
        Pc::try_from(self.instructions.len() - 1).map_err(|_| NoProgram::TooBig)
    }

    fn class(&mut self, set: &ClassSet, next: Pc) -> Result<Pc, NoProgram> {
        let count = self.numbers.len();
        let number = *self.numbers.entry(set.ranges().collect()).or_insert(count);
        if number == count {
            if count >= MAX_SETS {
                return Err(NoProgram::TooBig);
            }
            self.sets.push(set.clone());
        }
        self.push(Instruction::Class { set: number, next })
    }

    /// Any text, then what `body` stands for.
    fn anywhere(&mut self, body: Pc) -> Result<Pc, NoProgram> {
        let split = self.push(Instruction::Split(Vec::new()))?;
        let any = self.class(&ClassSet::any(), split)?;
        self.instructions[split as usize] = Instruction::Split(vec![body, any]);
        Ok(split)
    }

    /// Compiles from the end: the instruction for `node` followed by `next`.
    fn node(&mut self, node: &Node, next: Pc) -> Result<Pc, NoProgram> {
        match node {
            Node::Empty => Ok(next),
            Node::Class(class) => self.class(&class.set, next),
            Node::Concat(nodes) => nodes
                .iter()
                .rev()
                .try_fold(next, |next, node| self.node(node, next)),
            Node::Alternate(nodes) => {
                let branches = nodes
                    .iter()
                    .map(|node| self.node(node, next))
                    .collect::<Result<_, _>>()?;
                self.push(Instruction::Split(branches))
            }
            Node::Repeat(repeat) => self.repeat(repeat, next),
            Node::Group(Group::Plain | Group::Capture(_), node) => self.node(node, next),
            Node::Group(Group::Atomic, node) => {
                // Where there is one way only to match, there is nothing to try again.
                if node.any(&|node| matches!(node, Node::Alternate(_) | Node::Repeat(_))) {
                    return Err(NoProgram::Unsupported);
                }
                self.node(node, next)
            }
            Node::Assert(assertion) => self.assertion(*assertion, next),
            Node::Look {
                behind: false,
                negated,
                body,
            } => self.ahead(body, *negated, next),
            Node::Look {
                behind: true,
                negated,
                body,
            } => {
                let index = self.behind(body)?;
                self.push(Instruction::Behind {
                    index,
                    negated: *negated,
                    next,
                })
            }
            Node::BackReference(_) => Err(NoProgram::Unsupported),
        }
    }

    fn ahead(&mut self, body: &Node, negated: bool, next: Pc) -> Result<Pc, NoProgram> {
        let outer = self.inside;
        if outer == Inside::LookBehind {
            return Err(NoProgram::Unsupported);
        }
        self.inside = Inside::LookAhead;
        let body = self.node(body, MATCH)?;
        self.inside = outer;
        self.push(Instruction::Look {
            body,
            negated,
            next,
        })
    }

    fn behind(&mut self, body: &Node) -> Result<usize, NoProgram> {
        let outer = std::mem::replace(&mut self.inside, Inside::LookBehind);
        if outer == Inside::LookBehind {
            return Err(NoProgram::Unsupported);
        }
        let body = self.node(body, MATCH)?;
        self.inside = outer;
        let start = self.anywhere(body)?;
        self.behinds.push(start);
        // The verdicts of look-behinds are bits of a word.
        if self.behinds.len() > 32 {
            Err(NoProgram::TooBig)
        } else {
            Ok(self.behinds.len() - 1)
        }
    }

    fn repeat(&mut self, repeat: &Repeat, next: Pc) -> Result<Pc, NoProgram> {
        let possessive = match (repeat.order, repeat.node.bare()) {
            (Order::Possessive, Node::Class(class)) => Some(Node::Class(class.clone())),
            (Order::Possessive, _) => return Err(NoProgram::Unsupported),
            _ => None,
        };
        // What is possessive may stop short only where it cannot go on.
        let stop = match &possessive {
            Some(class) => self.ahead(class, true, next)?,
            None => next,
        };
        let mut at = if let Some(max) = repeat.max {
            (repeat.min..max).try_fold(next, |rest, _| {
                let more = self.node(&repeat.node, rest)?;
                self.push(Instruction::Split(vec![more, stop]))
            })?
        } else {
            let split = self.push(Instruction::Split(Vec::new()))?;
            let body = self.node(&repeat.node, split)?;
            self.instructions[split as usize] = Instruction::Split(vec![body, stop]);
            split
        };
        for _ in 0..repeat.min {
            let before = self.instructions.len();
            at = self.node(&repeat.node, at)?;
            if self.instructions.len() == before {
                // What is repeated is empty.
                break;
            }
        }
        Ok(at)
    }

    fn assertion(&mut self, assertion: Assertion, next: Pc) -> Result<Pc, NoProgram> {
        let inside = self.inside;
        let newline = |c| Node::set(ClassSet::single(c));
        match assertion {
            Assertion::Start => self.push(Instruction::Start { next }),
            _ if inside == Inside::LookBehind => Err(NoProgram::Unsupported),
            Assertion::End => self.push(Instruction::End { next }),
            // When all of the text has to match, nothing is left for the terminator.
            Assertion::EndOrLineFeed | Assertion::EndOrTerminator
                if self.whole && inside == Inside::Pattern && next_is_end(self, next) =>
            {
                Ok(next)
            }
            Assertion::EndOrLineFeed => {
                let end = Node::Assert(Assertion::End);
                let feed = Node::Concat(vec![newline('\n'), end.clone()]);
                self.ahead(&Node::Alternate(vec![end, feed]), false, next)
            }
            Assertion::EndOrTerminator => {
                let end = Node::Assert(Assertion::End);
                let pair = Node::Concat(vec![newline('\r'), newline('\n'), end.clone()]);
                let single = Node::set(ClassSet::of(&[
                    ('\r', '\r'),
                    ('\u{85}', '\u{85}'),
                    ('\u{2028}', '\u{2029}'),
                ]));
                let single = Node::Concat(vec![single, end.clone()]);
                let plain = self.ahead(
                    &Node::Alternate(vec![end.clone(), pair, single]),
                    false,
                    next,
                )?;
                // A line feed that belongs to a carriage return does not count.
                let feed = Node::Concat(vec![newline('\n'), end]);
                let feed = self.ahead(&feed, false, next)?;
                let index = self.behind(&newline('\r'))?;
                let feed = self.push(Instruction::Behind {
                    index,
                    negated: true,
                    next: feed,
                })?;
                self.push(Instruction::Split(vec![plain, feed]))
            }
            Assertion::WordBoundary | Assertion::NotWordBoundary => {
                let same = assertion == Assertion::NotWordBoundary;
                let word = Node::set(ClassSet::of(&[
                    ('0', '9'),
                    ('A', 'Z'),
                    ('_', '_'),
                    ('a', 'z'),
                ]));
                let index = self.behind(&word)?;
                let after = self.ahead(&word, !same, next)?;
                let before = self.ahead(&word, same, next)?;
                let after = self.push(Instruction::Behind {
                    index,
                    negated: false,
                    next: after,
                })?;
                let before = self.push(Instruction::Behind {
                    index,
                    negated: true,
                    next: before,
                })?;
                self.push(Instruction::Split(vec![after, before]))
            }
        }
    }
}

fn next_is_end(compiler: &Compiler, next: Pc) -> bool {
    matches!(
        compiler.instructions[next as usize],
        Instruction::End { next: MATCH }
    )
}

impl Node {
    /// Whether every match begins at the start of the text.
    pub fn starts_at_start(&self) -> bool {
        match self {
            Node::Assert(Assertion::Start) => true,
            Node::Concat(nodes) => {
                // Conditions take no text, so an anchor behind them is as good.
                nodes
                    .iter()
                    .find(|node| node.starts_at_start() || node.width() != (0, Some(0)))
                    .is_some_and(Node::starts_at_start)
            }
            Node::Alternate(nodes) => nodes.iter().all(Node::starts_at_start),
            Node::Group(_, node) => node.starts_at_start(),
            Node::Repeat(repeat) => repeat.min > 0 && repeat.node.starts_at_start(),
            _ => false,
        }
    }
}
