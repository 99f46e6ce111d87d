//! A plan run by the code that emitted crates have.

use specsmith::ir::pattern::Lowered;

use crate::engine::Engine;
use crate::runtime::{Automaton, Run, Sequence, SmallAutomaton};

/// A plan with the data that would be emitted for it.
pub enum Stepper {
    Constant(bool),
    Run(Run),
    Sequence(Sequence),
    Small(Box<SmallAutomaton>),
    Large(Automaton<256>),
    All(Vec<(bool, Stepper)>),
    Engine(Engine),
}

impl Stepper {
    pub fn new(plan: &Lowered) -> Self {
        match plan {
            Lowered::Always => Self::Constant(true),
            Lowered::Never => Self::Constant(false),
            Lowered::Run(run) => Self::Run(run_of(run)),
            Lowered::Sequence(sequence) => {
                let steps: Vec<Run> = sequence.steps.iter().map(run_of).collect();
                Self::Sequence(Sequence::new(steps.leak(), sequence.open))
            }
            Lowered::Automaton(dfa) => {
                let table = dfa.table();
                let (ranges, accept) = (table.ranges.leak(), table.accept.leak());
                if table.small {
                    let small = SmallAutomaton::new::<16>(ranges, &rows(&table.next), accept);
                    Self::Small(Box::new(small))
                } else {
                    Self::Large(Automaton::new(ranges, rows(&table.next).leak(), accept))
                }
            }
            Lowered::Conjunction(parts) => Self::All(
                parts
                    .iter()
                    .map(|(negated, part)| (*negated, Self::new(part)))
                    .collect(),
            ),
            Lowered::Engine(engine) => Self::Engine(Engine::new(engine.syntax.clone().leak())),
        }
    }

    pub fn is_match(&self, text: &str) -> bool {
        match self {
            Self::Constant(verdict) => *verdict,
            Self::Run(run) => run.is_match(text),
            Self::Sequence(sequence) => sequence.is_match(text),
            Self::Small(automaton) => automaton.is_match(text),
            Self::Large(automaton) => automaton.is_match(text),
            Self::All(parts) => parts
                .iter()
                .all(|(negated, part)| part.is_match(text) != *negated),
            Self::Engine(engine) => engine.is_match(text),
        }
    }
}

fn run_of(run: &specsmith::ir::pattern::Run) -> Run {
    let max = run.max.map_or(usize::MAX, |max| max as usize);
    Run::new(run.ranges().leak(), run.min as usize, max)
}

/// Rows of a width that is known when this is compiled.
fn rows<const WIDTH: usize>(next: &[Vec<u16>]) -> Vec<[u16; WIDTH]> {
    let fill = |row: &Vec<u16>| std::array::from_fn(|class| row.get(class).copied().unwrap_or(0));
    next.iter().map(fill).collect()
}
