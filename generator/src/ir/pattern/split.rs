//! Patterns whose automaton would be big, as several that are small.

use super::lower::{Lowered, Run, automaton, lower_part};
use super::node::{Assertion, Node, Repeat};
use super::set::ClassSet;
use super::simplify::is_end;

/// The most branches of an alternation that are checked apart.
const MAX_BRANCHES: usize = 8;

/// The most conditions at the start that are checked apart.
const MAX_LOOKS: usize = 16;

/// `^A B{m,n} C$` with A and C of fixed width is `^A B* C$` and a text of the right length.
pub fn counted(node: &Node, search: bool) -> Option<Lowered> {
    let Node::Concat(nodes) = node else {
        return None;
    };
    let starts = nodes.first() == Some(&Node::Assert(Assertion::Start));
    let ends = matches!(nodes.last(), Some(Node::Assert(end)) if is_end(*end, search));
    if search && !(starts && ends) {
        return None;
    }
    let inner = &nodes[usize::from(starts)..nodes.len() - usize::from(ends)];
    let mut variable = None;
    let (mut min, mut max) = (0u64, Some(0u64));
    for (place, node) in inner.iter().enumerate() {
        if node.any(&|node| matches!(node, Node::Look { .. } | Node::Assert(_))) {
            return None;
        }
        let width = node.width();
        if width.1 != Some(width.0) {
            match node {
                Node::Repeat(Repeat { node, .. })
                    if variable.is_none() && matches!(**node, Node::Class(_)) =>
                {
                    variable = Some(place + usize::from(starts));
                }
                _ => return None,
            }
        }
        min += width.0;
        max = max.zip(width.1).map(|(max, width)| max + width);
    }
    let mut nodes = nodes.clone();
    let Node::Repeat(repeat) = &mut nodes[variable?] else {
        return None;
    };
    (repeat.min, repeat.max) = (0, None);
    let rest = automaton(&Node::Concat(nodes), search).ok()?;
    let max = max.map(u32::try_from).transpose().ok()?;
    let length = Run {
        class: ClassSet::any(),
        min: u32::try_from(min).ok()?,
        max,
    };
    Some(conjunction(vec![
        (false, Lowered::Run(length)),
        (false, rest),
    ]))
}

/// `^(?=A)(?!B)C` is `^A`, not `^B`, and `^C`.
pub fn looked(node: &Node, search: bool) -> Option<Lowered> {
    let Node::Concat(nodes) = node else {
        return None;
    };
    let start = Node::Assert(Assertion::Start);
    let starts = nodes.first() == Some(&start);
    if search && !starts {
        return None;
    }
    let inner = &nodes[usize::from(starts)..];
    let anchored = |nodes: &[Node]| {
        let mut all = vec![start.clone()];
        for node in nodes {
            match node {
                Node::Concat(inner) => all.extend(inner.iter().cloned()),
                other => all.push(other.clone()),
            }
        }
        Node::Concat(all)
    };
    let mut bodies = Vec::new();
    let mut looks = 0;
    for node in inner {
        let Node::Look {
            behind: false,
            negated,
            body,
        } = node
        else {
            break;
        };
        bodies.push((*negated, std::slice::from_ref(&**body)));
        looks += 1;
    }
    if looks == 0 || looks > MAX_LOOKS {
        return None;
    }
    let mut parts: Vec<(bool, Lowered)> = bodies
        .into_iter()
        .map(|(negated, body)| (negated, lower_part(&anchored(body), true, false)))
        .collect();
    parts.push((false, lower_part(&anchored(&inner[looks..]), search, false)));
    let engine = parts
        .iter()
        .any(|(_, part)| matches!(part, Lowered::Engine(_)));
    (!engine).then(|| conjunction(parts))
}

/// `A|B` is neither not `A` nor not `B`; `^(A|B)C$` is `^AC$|^BC$`.
pub fn branched(node: &Node, search: bool) -> Option<Lowered> {
    let (before, branches, after) = match node {
        Node::Alternate(branches) => (&[][..], branches, &[][..]),
        Node::Concat(nodes) => {
            let place = nodes
                .iter()
                .position(|node| matches!(node, Node::Alternate(_)))?;
            let Node::Alternate(branches) = &nodes[place] else {
                return None;
            };
            (&nodes[..place], branches, &nodes[place + 1..])
        }
        _ => return None,
    };
    if branches.len() > MAX_BRANCHES {
        return None;
    }
    let mut parts = Vec::new();
    for branch in branches {
        let branch = [before, std::slice::from_ref(branch), after].concat();
        match lower_part(&Node::Concat(branch), search, false) {
            Lowered::Engine(_) => return None,
            part => parts.push((true, part)),
        }
    }
    Some(match conjunction(parts) {
        Lowered::Never => Lowered::Always,
        Lowered::Always => Lowered::Never,
        neither => Lowered::Conjunction(vec![(true, neither)]),
    })
}

/// A conjunction without parts that say nothing.
fn conjunction(parts: Vec<(bool, Lowered)>) -> Lowered {
    let mut all = Vec::new();
    for (negated, part) in parts {
        match (negated, part) {
            (false, Lowered::Always) | (true, Lowered::Never) => {}
            (true, Lowered::Always) | (false, Lowered::Never) => return Lowered::Never,
            (false, Lowered::Conjunction(inner)) => all.extend(inner),
            other => all.push(other),
        }
    }
    match all.len() {
        0 => Lowered::Always,
        1 if !all[0].0 => all.swap_remove(0).1,
        _ => Lowered::Conjunction(all),
    }
}

#[cfg(test)]
mod tests {
    use super::super::backtrack;
    use super::super::dialect::{Dialect, Flags};
    use super::super::parse::parse;
    use super::super::simplify::simplify;
    use super::*;

    type Split = fn(&Node, bool) -> Option<Lowered>;

    /// Checks that the parts together decide as the whole does.
    fn check(split: Split, pattern: &str, search: bool, texts: &[&str]) {
        let parsed = parse(pattern, Dialect::Ecma, Flags::default());
        let node = parsed
            .unwrap_or_else(|reason| panic!("{pattern}: {reason}"))
            .node;
        let lowered = split(&simplify(&node, search), search).expect(pattern);
        for text in texts {
            let expected = backtrack::is_match(&node, search, text);
            assert_eq!(
                Some(lowered.is_match(text)),
                expected,
                "{pattern} on {text:?}"
            );
        }
    }

    #[test]
    fn parts_decide_as_the_whole() {
        let texts = [
            "", "a", "b", "ab", "abc", "aab", "abb", "aaaab", "ba", "c", "ca", "abcabc", "é",
        ];
        for pattern in [
            "^a[ab]{1,3}b$",
            "^[ab]{2,}c$",
            "^(?:ab){2}c{0,2}$",
            "^.{0,3}b$",
        ] {
            check(counted, pattern, true, &texts);
            check(counted, pattern, false, &texts);
        }
        for pattern in ["^(?=.{2,4}$)a*b*$", "^(?!a)(?=.*b)[abc]*$", "^(?!.*bb)a"] {
            check(looked, pattern, true, &texts);
            check(looked, pattern, false, &texts);
        }
        for pattern in [
            "^a{2}|b$|^ca$",
            "^(?:ab|[bc]{2}|a+c)$",
            "(?:a|bc)c?|^é",
            "^(?:|ab)c",
        ] {
            check(branched, pattern, true, &texts);
            check(branched, pattern, false, &texts);
        }
    }
}
