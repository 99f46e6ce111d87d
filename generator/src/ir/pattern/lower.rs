//! The cheapest way to run a pattern.

use super::backtrack;
use super::determinize::determinize;
use super::dfa::Dfa;
use super::minimize::{Minimal, minimize};
use super::node::{Assertion, Group, Node, Order};
use super::portable::{self, Syntax};
use super::program::{NoProgram, compile};
use super::sequence::{Sequence, sequence};
use super::set::ClassSet;
use super::simplify::{run, simplify};
use super::split;
use super::table::{MAX_CLASSES, SMALL_STATES};

/// The most states of an automaton that is kept.
const MAX_STATES: usize = 2_000;
/// The most table entries of an automaton that is kept.
const MAX_ENTRIES: usize = 32_768;
/// Above this many states, a conjunction may be smaller.
const MANY_STATES: usize = 48;

/// What to do to check a text. All but [`Lowered::Engine`] read the text once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lowered {
    /// Every text is accepted.
    Always,
    /// No text is accepted.
    Never,
    /// Only characters of one set, and so many of them.
    Run(Run),
    /// One run after another.
    Sequence(Sequence),
    /// An automaton decides.
    Automaton(Dfa),
    /// All of these accept; those with `true` must not.
    Conjunction(Vec<(bool, Lowered)>),
    /// A general engine is needed.
    Engine(Engine),
}

/// A text of `min` to `max` characters of one set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The characters.
    pub class: ClassSet,
    /// The least number of characters (Unicode scalar values).
    pub min: u32,
    /// The greatest number, if there is one.
    pub max: Option<u32>,
}

/// A pattern for the crate `fancy-regex`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engine {
    /// The pattern in the syntax of that crate, without shorthand.
    pub syntax: String,
    /// Whether it goes back over the text; otherwise it is merely too big for a table.
    pub backtracks: bool,
    pub(super) node: Node,
    search: bool,
}

/// The most bytes that the parts of a pattern may take which need no steps back; the emitted engine
/// has the same limit.
const MAX_ENGINE_SIZE: usize = 16 << 20;

impl Engine {
    /// Tries the pattern on the engine; the reason why it does not take it, lower case.
    ///
    /// # Errors
    ///
    /// If the engine does not take the pattern.
    pub fn check(&self) -> Result<(), String> {
        fancy_regex::RegexBuilder::new(&self.syntax)
            .delegate_size_limit(MAX_ENGINE_SIZE)
            .build()
            .map(|_| ())
            .map_err(|error| match error {
                fancy_regex::Error::CompileError(_) => {
                    "it is too big for an engine, or looks back too far".to_owned()
                }
                _ => "it nests too deeply for an engine".to_owned(),
            })
    }
}

impl Lowered {
    /// Whether the pattern accepts the text. An [`Engine`] pattern that takes too many steps accepts.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Run(run) => run.is_match(text),
            Self::Sequence(sequence) => sequence.is_match(text),
            Self::Automaton(dfa) => dfa.is_match(text),
            Self::Conjunction(parts) => parts
                .iter()
                .all(|(negated, part)| part.is_match(text) != *negated),
            Self::Engine(engine) => {
                backtrack::is_match(&engine.node, engine.search, text).unwrap_or(true)
            }
        }
    }

    /// The number of table entries, as a measure of size.
    #[must_use]
    pub fn size(&self) -> usize {
        match self {
            Self::Always | Self::Never => 0,
            Self::Run(_) => 1,
            Self::Sequence(sequence) => sequence.steps.len(),
            Self::Automaton(dfa) => dfa.size(),
            Self::Conjunction(parts) => parts.iter().map(|(_, part)| part.size()).sum(),
            Self::Engine(_) => usize::MAX / 64,
        }
    }
}

impl Run {
    /// Whether the text is such a run.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        let mut count = 0;
        for c in text.chars() {
            if !self.class.contains(c) {
                return false;
            }
            count += 1;
        }
        count >= u64::from(self.min) && self.max.is_none_or(|max| count <= u64::from(max))
    }
}

/// Lowers a pattern that may match anywhere (`search`) or must match the whole text.
#[must_use]
pub fn lower(node: &Node, search: bool) -> Lowered {
    lower_part(node, search, true)
}

/// Lowers a pattern or, where `apart` does not hold, a part of one that is not taken apart again.
pub fn lower_part(node: &Node, search: bool, apart: bool) -> Lowered {
    let simple = simplify(node, search);
    if let Some((class, min, max)) = run(&simple, search) {
        return match (min, max) {
            (0, None) if class.is_any() => Lowered::Always,
            (1.., _) if class.is_empty() => Lowered::Never,
            _ => Lowered::Run(Run { class, min, max }),
        };
    }
    let sequence = sequence(&simple, search);
    if let Some(sequence) = &sequence
        && sequence.states() > SMALL_STATES
    {
        return Lowered::Sequence(sequence.clone());
    }
    let direct = automaton(&simple, search);
    if let (Some(sequence), Ok(Lowered::Automaton(dfa))) = (sequence, &direct)
        && !dfa.is_small()
    {
        return Lowered::Sequence(sequence);
    }

    if let Ok(lowered) = &direct
        && !matches!(lowered, Lowered::Automaton(dfa) if dfa.next.len() > MANY_STATES)
    {
        return lowered.clone();
    }
    let split = split::counted(&simple, search)
        .or_else(|| {
            if apart {
                split::looked(&simple, search)
            } else {
                None
            }
        })
        .or_else(|| {
            if apart && direct.is_err() {
                split::branched(&simple, search)
            } else {
                None
            }
        });
    match (direct, split) {
        (Ok(direct), Some(split)) if split.size() < direct.size() / 2 => split,
        (Ok(direct), _) => direct,
        (Err(_), Some(split)) if split.size() <= MAX_ENTRIES => split,
        (Err(_), _) => Lowered::Engine(engine(node, search)),
    }
}

/// The automaton of a pattern, if it is not too big.
pub fn automaton(node: &Node, search: bool) -> Result<Lowered, NoProgram> {
    let found = determinize(&compile(node, search)?)?;
    Ok(match minimize(&found) {
        Minimal::Never => Lowered::Never,
        Minimal::Always => Lowered::Always,
        Minimal::Dfa(dfa)
            if dfa.next.len() > MAX_STATES
                || dfa.size() > MAX_ENTRIES
                || dfa.classes.len() > MAX_CLASSES =>
        {
            return Err(NoProgram::TooBig);
        }
        Minimal::Dfa(dfa) => Lowered::Automaton(dfa),
    })
}

fn engine(node: &Node, search: bool) -> Engine {
    let text = portable::write(node, Syntax::Rust);
    Engine {
        syntax: if search {
            text
        } else {
            format!("\\A(?:{text})\\z")
        },
        backtracks: node.any(&goes_back),
        node: node.clone(),
        search,
    }
}

/// Whether the node goes back over the text. Some conditions are written as look-around.
fn goes_back(node: &Node) -> bool {
    match node {
        Node::Look { .. } | Node::BackReference(_) | Node::Group(Group::Atomic, _) => true,
        Node::Repeat(repeat) => repeat.order == Order::Possessive,
        Node::Assert(assertion) => !matches!(assertion, Assertion::Start | Assertion::End),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::dialect::{Dialect, Flags};
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn engine_syntax_is_that_of_the_crate() {
        for (pattern, dialect) in [
            (
                r"^[^\s&&~~\-\]^]\b[]?[^][!-~]*/\u{1F600}\x00$",
                Dialect::Ecma,
            ),
            (r"^\p{L}\p{Script=Greek}[\p{Lu}-]$", Dialect::Ecma),
            (r"^(?:|a)(?<n>b)(?:)c{2,3}?[#&\-] $", Dialect::Ecma),
            (r"a\_{}]{1}", Dialect::EcmaLegacy),
            (r"\A[^[:alpha:]]\z", Dialect::Pcre),
        ] {
            let parsed = parse(pattern, dialect, Flags::default()).unwrap_or_else(|reason| {
                panic!("{pattern}: {reason}");
            });
            for search in [true, false] {
                let engine = engine(&parsed.node, search);
                assert_eq!(engine.check(), Ok(()), "{pattern}: {}", engine.syntax);
            }
        }
    }
}
