//! Groups of characters that no set of a program tells apart.

use super::hash::Map;

use super::set::ClassSet;

/// A partition of all characters.
pub struct Alphabet {
    /// The members of each class, in ascending order; classes are numbered by their first member.
    pub classes: Vec<Vec<(char, char)>>,
    /// For each set of the program: which classes it has.
    pub members: Vec<Vec<bool>>,
}

/// The coarsest partition that each of the sets is made of.
pub fn partition(sets: &[ClassSet]) -> Alphabet {
    // Where a set begins or ends: at the first character that differs.
    let mut edges: Vec<(char, usize)> = Vec::new();
    for (number, set) in sets.iter().enumerate() {
        for (first, last) in set.ranges() {
            edges.push((first, number));
            edges.extend(after(last).map(|next| (next, number)));
        }
    }
    edges.sort_unstable();
    let mut classes: Vec<Vec<(char, char)>> = Vec::new();
    let mut members = vec![Vec::new(); sets.len()];
    let mut seen: Map<Vec<bool>, usize> = Map::default();
    let mut inside = vec![false; sets.len()];
    let mut from = '\0';
    let mut edges = edges.into_iter().peekable();
    loop {
        while let Some((_, number)) = edges.next_if(|&(at, _)| at == from) {
            inside[number] = !inside[number];
        }
        let until = edges.peek().map(|&(at, _)| at);
        let class = *seen.entry(inside.clone()).or_insert_with(|| {
            for (set, &inside) in members.iter_mut().zip(&inside) {
                set.push(inside);
            }
            classes.push(Vec::new());
            classes.len() - 1
        });
        classes[class].push((from, until.and_then(before).unwrap_or(char::MAX)));
        match until {
            Some(next) => from = next,
            None => return Alphabet { classes, members },
        }
    }
}

fn after(c: char) -> Option<char> {
    (c..=char::MAX).nth(1)
}

fn before(c: char) -> Option<char> {
    ('\0'..c).next_back()
}
