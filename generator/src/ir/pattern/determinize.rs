//! From a program to a deterministic automaton.
//!
//! A state is a formula over the places of the program together with what the look-behinds have
//! seen; a step takes the derivative of the formula (Brzozowski 1964, with conjunction and
//! complement). Look-around costs no more than anything else then, and the text is read once.

use super::hash::Map;

use super::alphabet::{Alphabet, partition};
use super::formula::{FALSE, Formula, Formulas, Id, TRUE};
use super::program::{Instruction, NoProgram, Pc, Program};

/// The most states before minimisation.
const MAX_STATES: usize = 4_000;
/// The most classes of characters before minimisation.
const MAX_CLASSES: usize = 1_024;
/// How deep formulas and conditions may be nested.
const MAX_DEPTH: usize = 150;
/// The most work, in steps of a few nanoseconds.
const MAX_WORK: usize = 1_000_000;

/// An automaton as it was found; not yet minimal.
pub struct Found {
    pub classes: Vec<Vec<(char, char)>>,
    /// For each state, the next state by class.
    pub next: Vec<Vec<usize>>,
    pub accept: Vec<bool>,
}

/// Explores all states; the first is the start.
pub fn determinize(program: &Program) -> Result<Found, NoProgram> {
    let Alphabet { classes, members } = partition(&program.sets);
    if classes.len() > MAX_CLASSES {
        return Err(NoProgram::TooBig);
    }
    let mut explorer = Explorer {
        program,
        members,
        formulas: Formulas::new(),
        derivatives: Map::default(),
        closures: Map::default(),
        looking: Vec::new(),
        marks: Vec::new(),
    };
    let mut behinds = Interned::default();
    let before: Vec<Vec<Pc>> = program
        .behinds
        .iter()
        .map(|&pc| explorer.places(&[pc], true))
        .collect();
    let here = Here {
        start: true,
        behinds: explorer.verdicts(&before),
    };
    let start = (
        explorer.closure(program.start, here)?,
        behinds.number(before),
    );
    let mut states = Interned::default();
    states.number(settled(start));
    let mut next = Vec::new();
    let mut accept = Vec::new();
    let mut steps: Map<(usize, usize), (usize, u32)> = Map::default();
    while next.len() < states.all.len() {
        let (formula, behind) = states.all[next.len()];
        explorer.formulas.work += classes.len();
        if explorer.formulas.depth(formula) > MAX_DEPTH {
            return Err(NoProgram::TooBig);
        }
        accept.push(explorer.formulas.is_nullable(formula));
        let mut row = Vec::with_capacity(classes.len());
        for class in 0..classes.len() {
            let (behind, verdicts) = *steps.entry((behind, class)).or_insert_with(|| {
                let seen = behinds.all[behind]
                    .iter()
                    .map(|places| explorer.step(places, class))
                    .collect::<Vec<_>>();
                let verdicts = explorer.verdicts(&seen);
                (behinds.number(seen), verdicts)
            });
            let here = Here {
                start: false,
                behinds: verdicts,
            };
            let formula = explorer.derivative(formula, class, here)?;
            row.push(states.number(settled((formula, behind))));
        }
        next.push(row);
        if states.all.len() > MAX_STATES || explorer.formulas.work > MAX_WORK {
            return Err(NoProgram::TooBig);
        }
    }
    Ok(Found {
        classes,
        next,
        accept,
    })
}

/// What has been decided depends on no look-behind.
fn settled((formula, behind): (Id, usize)) -> (Id, usize) {
    (
        formula,
        if formula == TRUE || formula == FALSE {
            0
        } else {
            behind
        },
    )
}

/// Values with numbers, in the order of their coming up.
struct Interned<T> {
    all: Vec<T>,
    numbers: Map<T, usize>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            numbers: Map::default(),
        }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Interned<T> {
    fn number(&mut self, value: T) -> usize {
        if let Some(&number) = self.numbers.get(&value) {
            return number;
        }
        self.all.push(value.clone());
        self.numbers.insert(value, self.all.len() - 1);
        self.all.len() - 1
    }
}

/// What is known of a place in the text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Here {
    start: bool,
    /// One bit for each look-behind that holds.
    behinds: u32,
}

struct Explorer<'a> {
    program: &'a Program,
    /// For each set, which classes it has.
    members: Vec<Vec<bool>>,
    formulas: Formulas,
    derivatives: Map<(Id, usize, Here), Id>,
    closures: Map<(Pc, Here), Id>,
    /// The look-aheads whose closure is being taken.
    looking: Vec<Pc>,
    /// Marks to be used again.
    marks: Vec<Marks>,
}

/// A set of instructions that is quick to empty.
#[derive(Default)]
struct Marks {
    round: u32,
    rounds: Vec<u32>,
}

impl Marks {
    fn clear(&mut self, length: usize) {
        self.round += 1;
        self.rounds.resize(length, 0);
    }

    /// Whether the instruction had not been marked.
    fn mark(&mut self, pc: Pc) -> bool {
        std::mem::replace(&mut self.rounds[pc as usize], self.round) != self.round
    }
}

impl Explorer<'_> {
    /// The texts that may follow behind one character of the class.
    fn derivative(&mut self, id: Id, class: usize, here: Here) -> Result<Id, NoProgram> {
        if let Formula::Place(pc) = *self.formulas.get(id) {
            return match self.program.instructions[pc as usize] {
                Instruction::Class { set, next } if self.members[set][class] => {
                    self.closure(next, here)
                }
                _ => Ok(FALSE),
            };
        }
        let key = (id, class, here);
        if let Some(&known) = self.derivatives.get(&key) {
            return Ok(known);
        }
        if self.formulas.work > MAX_WORK {
            return Err(NoProgram::TooBig);
        }
        let derived = match self.formulas.get(id).clone() {
            Formula::False | Formula::End | Formula::Place(_) => FALSE,
            Formula::True => TRUE,
            Formula::Not(inner) => {
                let inner = self.derivative(inner, class, here)?;
                self.formulas.not(inner)
            }
            Formula::Or(ids) => {
                let ids = self.derivatives(&ids, class, here)?;
                self.formulas.or(ids)
            }
            Formula::And(ids) => {
                let ids = self.derivatives(&ids, class, here)?;
                self.formulas.and(ids)
            }
        };
        self.derivatives.insert(key, derived);
        Ok(derived)
    }

    fn derivatives(&mut self, ids: &[Id], class: usize, here: Here) -> Result<Vec<Id>, NoProgram> {
        self.formulas.work += ids.len();
        ids.iter()
            .map(|&id| self.derivative(id, class, here))
            .collect()
    }

    /// The texts that may follow at an instruction, by the characters they begin with.
    fn closure(&mut self, pc: Pc, here: Here) -> Result<Id, NoProgram> {
        if self.looking.is_empty()
            && let Some(&known) = self.closures.get(&(pc, here))
        {
            return Ok(known);
        }
        let mut parts = Vec::new();
        let mut seen = self.marks.pop().unwrap_or_default();
        seen.clear(self.program.instructions.len());
        let mut open = vec![pc];
        while let Some(pc) = open.pop() {
            if !seen.mark(pc) {
                continue;
            }
            self.formulas.work += 1;
            if self.formulas.work > MAX_WORK {
                return Err(NoProgram::TooBig);
            }
            match &self.program.instructions[pc as usize] {
                Instruction::Match => parts.push(TRUE),
                Instruction::Class { .. } => parts.push(self.formulas.place(pc)),
                Instruction::Split(branches) => open.extend(branches.iter().rev()),
                Instruction::Start { next } if here.start => open.push(*next),
                Instruction::Start { .. } => {}
                Instruction::Behind {
                    index,
                    negated,
                    next,
                } => {
                    if (here.behinds >> index & 1 == 1) != *negated {
                        open.push(*next);
                    }
                }
                &Instruction::End { next } => {
                    let next = self.condition(pc, next, here)?;
                    parts.push(self.formulas.and(vec![super::formula::END, next]));
                }
                &Instruction::Look {
                    body,
                    negated,
                    next,
                } => {
                    let body = self.condition(pc, body, here)?;
                    let body = if negated {
                        self.formulas.not(body)
                    } else {
                        body
                    };
                    let next = self.condition(pc, next, here)?;
                    parts.push(self.formulas.and(vec![body, next]));
                }
            }
        }
        self.marks.push(seen);
        let closure = self.formulas.or(parts);
        if self.looking.is_empty() {
            self.closures.insert((pc, here), closure);
        }
        Ok(closure)
    }

    /// The closure of a part of the condition at `pc`. A loop that comes back to the same condition
    /// without a character read adds nothing.
    fn condition(&mut self, pc: Pc, part: Pc, here: Here) -> Result<Id, NoProgram> {
        if self.looking.contains(&pc) {
            return Ok(FALSE);
        }
        if self.looking.len() > MAX_DEPTH {
            return Err(NoProgram::TooBig);
        }
        self.looking.push(pc);
        let closure = self.closure(part, here);
        self.looking.pop();
        closure
    }

    /// The `Class` and `Match` instructions reached without a character read, sorted. Look-behinds
    /// hold nothing but these and `Start`.
    fn places(&self, from: &[Pc], start: bool) -> Vec<Pc> {
        let mut open = from.to_vec();
        let mut seen = vec![false; self.program.instructions.len()];
        let mut places = Vec::new();
        while let Some(pc) = open.pop() {
            if std::mem::replace(&mut seen[pc as usize], true) {
                continue;
            }
            match &self.program.instructions[pc as usize] {
                Instruction::Split(branches) => open.extend(branches),
                Instruction::Start { next } if start => open.push(*next),
                Instruction::Match | Instruction::Class { .. } => places.push(pc),
                _ => {}
            }
        }
        places.sort_unstable();
        places
    }

    fn step(&self, places: &[Pc], class: usize) -> Vec<Pc> {
        let next: Vec<Pc> = places
            .iter()
            .filter_map(|&pc| match self.program.instructions[pc as usize] {
                Instruction::Class { set, next } if self.members[set][class] => Some(next),
                _ => None,
            })
            .collect();
        self.places(&next, false)
    }

    fn verdicts(&self, behinds: &[Vec<Pc>]) -> u32 {
        behinds.iter().enumerate().fold(0, |bits, (index, places)| {
            let holds = places
                .iter()
                .any(|&pc| matches!(self.program.instructions[pc as usize], Instruction::Match));
            bits | u32::from(holds) << index
        })
    }
}
