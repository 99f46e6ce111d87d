//! The smallest automaton that accepts the same texts.

use super::hash::Map;

use super::determinize::Found;
use super::dfa::{ALWAYS, Dfa, FIRST, NEVER, State};

/// What is left of an automaton.
pub enum Minimal {
    /// No text is accepted.
    Never,
    /// Every text is accepted.
    Always,
    /// It depends.
    Dfa(Dfa),
}

/// Merges states that no text tells apart and classes that no state tells apart.
pub fn minimize(found: &Found) -> Minimal {
    let blocks = blocks(found);
    let count = blocks.iter().max().map_or(0, |&last| last + 1);
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut accept = vec![false; count];
    for (state, &block) in blocks.iter().enumerate() {
        next[block] = found.next[state].iter().map(|&to| blocks[to]).collect();
        accept[block] = found.accept[state];
    }
    number(found, &next, &accept, blocks[0])
}

/// Hopcroft's partition refinement: the block of each state.
fn blocks(found: &Found) -> Vec<usize> {
    let states = found.next.len();
    let (yes, no): (Vec<usize>, Vec<usize>) = (0..states).partition(|&state| found.accept[state]);
    let mut members: Vec<Vec<usize>> = [yes, no]
        .into_iter()
        .filter(|block| !block.is_empty())
        .collect();
    let mut block_of = vec![0; states];
    for (block, list) in members.iter().enumerate() {
        for &state in list {
            block_of[state] = block;
        }
    }
    let sources: Vec<Sources> = (0..found.classes.len())
        .map(|class| Sources::new(found, class))
        .collect();
    let mut waiting: Vec<usize> = (0..members.len()).collect();
    let mut is_waiting = vec![true; members.len()];
    // For each block, its states that lead into the splitter.
    let mut hit: Vec<Vec<usize>> = vec![Vec::new(); members.len()];
    while let Some(splitter) = waiting.pop() {
        is_waiting[splitter] = false;
        let targets = members[splitter].clone();
        for sources in &sources {
            let mut touched = Vec::new();
            for &state in targets.iter().flat_map(|&target| sources.of(target)) {
                let block = block_of[state];
                if hit[block].is_empty() {
                    touched.push(block);
                }
                hit[block].push(state);
            }
            for block in touched {
                let inside = std::mem::take(&mut hit[block]);
                if inside.len() == members[block].len() {
                    continue;
                }
                let new = members.len();
                for &state in &inside {
                    block_of[state] = new;
                }
                members[block].retain(|&state| block_of[state] == block);
                let smaller = if inside.len() <= members[block].len() {
                    new
                } else {
                    block
                };
                members.push(inside);
                hit.push(Vec::new());
                is_waiting.push(false);
                let add = if is_waiting[block] { new } else { smaller };
                is_waiting[add] = true;
                waiting.push(add);
            }
        }
    }
    block_of
}

/// For one class, the states that lead to each state.
struct Sources {
    /// Where the list of each state begins.
    starts: Vec<usize>,
    states: Vec<usize>,
}

impl Sources {
    fn new(found: &Found, class: usize) -> Self {
        let mut starts = vec![0; found.next.len() + 1];
        for row in &found.next {
            starts[row[class] + 1] += 1;
        }
        for state in 1..starts.len() {
            starts[state] += starts[state - 1];
        }
        let mut free = starts.clone();
        let mut states = vec![0; found.next.len()];
        for (state, row) in found.next.iter().enumerate() {
            let slot = &mut free[row[class]];
            states[*slot] = state;
            *slot += 1;
        }
        Self { starts, states }
    }

    fn of(&self, target: usize) -> &[usize] {
        &self.states[self.starts[target]..self.starts[target + 1]]
    }
}

/// Numbers the states in the order in which the start reaches them.
fn number(found: &Found, next: &[Vec<usize>], accept: &[bool], start: usize) -> Minimal {
    let stays = |state: usize| next[state].iter().all(|&to| to == state);
    let mut numbers: Map<usize, State> = Map::default();
    let mut order = Vec::new();
    for (state, &accept) in accept.iter().enumerate() {
        if stays(state) {
            numbers.insert(state, if accept { ALWAYS } else { NEVER });
        }
    }
    match numbers.get(&start) {
        Some(&NEVER) => return Minimal::Never,
        Some(_) => return Minimal::Always,
        None => {}
    }
    let columns = merged_columns(next);
    let mut reach = |state: usize, order: &mut Vec<usize>| {
        *numbers.entry(state).or_insert_with(|| {
            order.push(state);
            FIRST + State::try_from(order.len() - 1).expect("the number of states is limited")
        })
    };
    reach(start, &mut order);
    let mut rows: Vec<Vec<State>> = Vec::new();
    while rows.len() < order.len() {
        let from = &next[order[rows.len()]];
        let row = columns
            .iter()
            .map(|members| reach(from[members[0]], &mut order))
            .collect();
        rows.push(row);
    }
    let classes = columns
        .iter()
        .map(|members| {
            let mut ranges: Vec<(char, char)> = members
                .iter()
                .flat_map(|&class| found.classes[class].iter().copied())
                .collect();
            ranges.sort_unstable();
            joined(&ranges)
        })
        .collect();
    let accept = order.iter().map(|&state| accept[state]).collect();
    Minimal::Dfa(Dfa {
        classes,
        next: rows,
        accept,
    })
}

/// Classes that every state treats alike, together.
fn merged_columns(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut columns: Vec<Vec<usize>> = Vec::new();
    let mut seen: Map<Vec<usize>, usize> = Map::default();
    for class in 0..next.first().map_or(0, Vec::len) {
        let column: Vec<usize> = next.iter().map(|row| row[class]).collect();
        let number = *seen.entry(column).or_insert(columns.len());
        if number == columns.len() {
            columns.push(Vec::new());
        }
        columns[number].push(class);
    }
    columns
}

/// Sorted ranges with neighbours made one.
fn joined(ranges: &[(char, char)]) -> Vec<(char, char)> {
    let mut out: Vec<(char, char)> = Vec::new();
    for &(first, last) in ranges {
        match out.last_mut() {
            Some(before) if (before.1..=first).nth(1) == Some(first) => before.1 = last,
            _ => out.push((first, last)),
        }
    }
    out
}
