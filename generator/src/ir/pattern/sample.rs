//! Texts that a pattern accepts.

use std::ops::RangeInclusive;

use super::dfa::{ALWAYS, Dfa, FIRST, NEVER, State};
use super::lower::{Lowered, Run};
use super::node::{Group, Node, Repeat};
use super::sequence::Sequence;

/// The longest text that is made.
const LONGEST: usize = 4_096;
/// How many characters more than the shortest text an automaton is asked for.
const FURTHER: usize = 256;
/// The most entries of the table of what an automaton can still accept.
const MAX_ENTRIES: usize = 400_000;
/// How often a text is made for patterns that have to be tried.
const TRIES: usize = 32;
/// The most parts of a pattern that are written.
const MAX_PARTS: usize = 20_000;

/// Picks one of so many, of which there is at least one.
type Chance<'c> = &'c mut dyn FnMut(usize) -> usize;

impl Lowered {
    /// A text that the pattern accepts, and that has so many characters; none where no such text is found. `chance` picks
    /// one of so many.
    pub fn sample(
        &self,
        lengths: RangeInclusive<usize>,
        chance: &mut dyn FnMut(usize) -> usize,
    ) -> Option<String> {
        let (least, most) = (*lengths.start(), (*lengths.end()).min(LONGEST));
        if least > most {
            return None;
        }
        let fits = |text: &String| {
            let count = text.chars().count();
            (least..=most).contains(&count) && self.is_match(text)
        };
        for _ in 0..TRIES {
            let made = self.attempt(least, most, chance);
            if made.as_ref().is_some_and(fits) {
                return made;
            }
            // What one turn does not find in a table no other finds.
            if made.is_none() && !matches!(self, Self::Conjunction(_) | Self::Engine(_)) {
                return None;
            }
        }
        None
    }

    fn attempt(&self, least: usize, most: usize, chance: Chance<'_>) -> Option<String> {
        match self {
            Self::Always => Some(letters(least.max(1).min(most), chance)),
            Self::Never => None,
            Self::Run(run) => {
                let count = least.max(run.min as usize);
                repeated(run, count, chance)
            }
            Self::Sequence(sequence) => of_sequence(sequence, least, chance),
            Self::Automaton(dfa) => of_automaton(dfa, least, most, chance),
            Self::Conjunction(parts) => {
                let accepting: Vec<&Lowered> = parts
                    .iter()
                    .filter(|(negated, _)| !negated)
                    .map(|(_, part)| part)
                    .collect();
                match accepting.len() {
                    0 => Some(letters(least.max(1).min(most), chance)),
                    count => accepting[chance(count)].attempt(least, most, chance),
                }
            }
            Self::Engine(engine) => {
                let mut writer = Writer {
                    text: String::new(),
                    captures: Vec::new(),
                    parts: 0,
                    further: chance(4),
                };
                writer.node(&engine.node, chance)?;
                Some(writer.text)
            }
        }
    }
}

fn letters(count: usize, chance: Chance<'_>) -> String {
    (0..count)
        .map(|_| of_ranges(&[('a', 'z')], chance))
        .collect()
}

/// A character of a set, rather one that people can read.
fn of_ranges(ranges: &[(char, char)], chance: Chance<'_>) -> char {
    for (first, last) in [('a', 'z'), ('0', '9'), ('A', 'Z'), (' ', '~')] {
        let within: Vec<(char, char)> = ranges
            .iter()
            .map(|range| (range.0.max(first), range.1.min(last)))
            .filter(|(first, last)| first <= last)
            .collect();
        if !within.is_empty() {
            return pick(&within, chance);
        }
    }
    pick(ranges, chance)
}

/// A character of one of the ranges, which are not empty.
fn pick(ranges: &[(char, char)], chance: Chance<'_>) -> char {
    let Some((first, last)) = ranges.get(chance(ranges.len().max(1))) else {
        return 'a';
    };
    let span = u32::from(*last) - u32::from(*first) + 1;
    let offset = u32::try_from(chance(span as usize)).unwrap_or(0);
    // Between the two may be what is no character.
    char::from_u32(u32::from(*first) + offset).unwrap_or(*first)
}

fn repeated(run: &Run, count: usize, chance: Chance<'_>) -> Option<String> {
    let ranges: Vec<(char, char)> = run.class.ranges().collect();
    if count > LONGEST || (ranges.is_empty() && count > 0) {
        return None;
    }
    Some((0..count).map(|_| of_ranges(&ranges, chance)).collect())
}

fn of_sequence(sequence: &Sequence, least: usize, chance: Chance<'_>) -> Option<String> {
    let mut counts: Vec<usize> = sequence
        .steps
        .iter()
        .map(|step| step.min as usize)
        .collect();
    let mut lacking = least.saturating_sub(counts.iter().sum());
    for (count, step) in counts.iter_mut().zip(&sequence.steps) {
        let room = step
            .max
            .map_or(lacking, |max| (max as usize).saturating_sub(*count));
        let more = room.min(lacking);
        *count += more;
        lacking -= more;
    }
    let mut text = String::new();
    for (count, step) in counts.into_iter().zip(&sequence.steps) {
        text.push_str(&repeated(step, count, chance)?);
    }
    if sequence.open {
        text.push_str(&letters(lacking.min(LONGEST), chance));
    }
    Some(text)
}

/// A text by the shortest way that is long enough.
fn of_automaton(dfa: &Dfa, least: usize, most: usize, chance: Chance<'_>) -> Option<String> {
    let size = dfa.next.len() + usize::from(FIRST);
    let deepest = most.min(least.saturating_add(FURTHER));
    if size.saturating_mul(deepest + 1) > MAX_ENTRIES {
        return None;
    }
    let goes = |state: State, ends: &[bool]| match state {
        NEVER => false,
        ALWAYS => true,
        state => {
            let row = &dfa.next[usize::from(state - FIRST)];
            row.iter().any(|next| ends[usize::from(*next)])
        }
    };
    // For each number of characters, the states from which so many more are accepted.
    let mut ends = vec![false; size];
    ends[usize::from(ALWAYS)] = true;
    for (end, accept) in ends[usize::from(FIRST)..].iter_mut().zip(&dfa.accept) {
        *end = *accept;
    }
    let mut accepting = vec![ends];
    while accepting.len() <= deepest {
        let newest = &accepting[accepting.len() - 1];
        if accepting.len() > least && newest[usize::from(FIRST)] {
            break;
        }
        let next = (0..size).map(|state| goes(State::try_from(state).unwrap_or(NEVER), newest));
        let next = next.collect();
        accepting.push(next);
    }
    let count = (least..accepting.len()).find(|count| accepting[*count][usize::from(FIRST)])?;
    let mut text = String::new();
    let mut state = FIRST;
    for left in (0..count).rev() {
        if state == ALWAYS {
            text.push(of_ranges(&[('a', 'z')], chance));
            continue;
        }
        let row = &dfa.next[usize::from(state - FIRST)];
        let open = dfa.classes.iter().zip(row);
        let mut open: Vec<_> = open
            .filter(|(_, next)| accepting[left][usize::from(**next)])
            .collect();
        let readable = |ranges: &[(char, char)]| {
            let mut ranges = ranges.iter();
            ranges.any(|(first, end)| *first <= '~' && *end >= ' ')
        };
        if open.iter().any(|(ranges, _)| readable(ranges)) {
            open.retain(|(ranges, _)| readable(ranges));
        }
        let (ranges, next) = open.get(chance(open.len().max(1)))?;
        text.push(of_ranges(ranges, chance));
        state = **next;
    }
    Some(text)
}

/// Writes a text along a pattern, whatever its conditions say; the text has to be tried.
struct Writer {
    text: String,
    captures: Vec<Option<String>>,
    parts: usize,
    /// How often more than needed things are repeated.
    further: usize,
}

impl Writer {
    fn node(&mut self, node: &Node, chance: Chance<'_>) -> Option<()> {
        self.parts += 1;
        if self.parts > MAX_PARTS {
            return None;
        }
        match node {
            Node::Empty | Node::Assert(_) | Node::Look { .. } => {}
            Node::Class(class) => {
                let ranges: Vec<(char, char)> = class.set.ranges().collect();
                if ranges.is_empty() {
                    return None;
                }
                self.text.push(of_ranges(&ranges, chance));
            }
            Node::Concat(nodes) => {
                for node in nodes {
                    self.node(node, chance)?;
                }
            }
            Node::Alternate(nodes) => self.node(nodes.get(chance(nodes.len().max(1)))?, chance)?,
            Node::Repeat(Repeat { node, min, max, .. }) => {
                let most = max.map_or(usize::MAX, |max| max as usize);
                let count = (*min as usize).saturating_add(self.further).min(most);
                for _ in 0..count {
                    self.node(node, chance)?;
                }
            }
            Node::Group(group, node) => {
                let start = self.text.len();
                self.node(node, chance)?;
                if let Group::Capture(number) = group {
                    let number = *number as usize;
                    if self.captures.len() <= number {
                        self.captures.resize(number + 1, None);
                    }
                    self.captures[number] = Some(self.text[start..].to_owned());
                }
            }
            Node::BackReference(number) => {
                if let Some(Some(text)) = self.captures.get(*number as usize) {
                    let text = text.clone();
                    self.text.push_str(&text);
                }
            }
        }
        (self.text.len() <= 4 * LONGEST).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Anchoring, read};

    #[test]
    fn texts_match_their_patterns() {
        let check = |source: &str, least: usize, most: usize| {
            let pattern = read(source, Anchoring::Spec)
                .outcome
                .expect("it can be read");
            let mut turn = 7_usize;
            let mut chance = |count: usize| {
                turn = turn.wrapping_mul(31).wrapping_add(11) % 1_009;
                turn % count
            };
            let text = pattern.sample(least..=most, &mut chance);
            let text = text.unwrap_or_else(|| panic!("{source} has a text"));
            assert!(pattern.is_match(&text), "{source}: {text}");
            assert!(
                (least..=most).contains(&text.chars().count()),
                "{source}: {text}"
            );
        };
        check("^[a-z]{3}$", 0, 10);
        check("^[A-Z]{2}-[0-9]{1,8}$", 6, 9);
        check("^(a|bc)+$", 5, 5);
        check(
            "^[^\\x00-\\x20\\x7f]([^\\x00-\\x1f\\x7f]*[^\\x00-\\x20\\x7f])?$",
            1,
            80,
        );
        check("^[\\p{L}_$][\\p{L}_$0-9]*$", 3, 80);
        check("^(?=.*[0-9])[a-z0-9]{4}$", 0, 10);
        check("^(ab?)\\1$", 0, 10);
        check("x", 0, 1);
        check("", 2, 3);
        check("^\\d{4}-\\d{2}$", 0, 100_000);
        check("^[\\u0410-\\u042f]+$", 2, 4);
    }

    #[test]
    fn what_no_text_matches_has_none() {
        for (source, least, most) in [
            ("^a$", 2, 3),
            ("^[^\\s\\S]$", 0, 9),
            ("^a{5000}$", 0, 9_000),
        ] {
            let pattern = read(source, Anchoring::Spec)
                .outcome
                .expect("it can be read");
            assert_eq!(pattern.sample(least..=most, &mut |_| 0), None, "{source}");
        }
    }
}
