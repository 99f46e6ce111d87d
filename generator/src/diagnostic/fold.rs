//! Which findings people are shown, when many are alike.

use std::collections::HashMap;

use super::report::Located;
use super::{Code, Severity};

/// How many findings of one code are shown.
const OF_A_CODE: usize = 20;

/// How many findings in the same words are shown: they have one cause, and are mended in one way.
const OF_THE_SAME: usize = 3;

/// Findings to show, and how many are like them.
pub(super) struct Folded<'d> {
    pub(super) shown: Vec<Located<'d>>,
    pub(super) hidden: Vec<Hidden>,
}

/// Findings of a code that are only counted.
pub(super) struct Hidden {
    pub(super) code: &'static Code,
    pub(super) severity: Severity,
    pub(super) count: usize,
}

impl<'d> Folded<'d> {
    /// Keeps the first findings of each code and of the same words; a single one more is shown rather than counted.
    pub(super) fn of(found: Vec<Located<'d>>) -> Self {
        let mut ranks = Vec::with_capacity(found.len());
        let mut same: HashMap<(&str, Severity, &str), usize> = HashMap::new();
        for Located { diagnostic, .. } in &found {
            let words = (
                diagnostic.code.id,
                diagnostic.severity,
                &*diagnostic.message,
            );
            let rank = same.entry(words).or_default();
            *rank += 1;
            ranks.push(*rank);
        }
        let mut shown = Vec::new();
        let mut hidden: Vec<Hidden> = Vec::new();
        let mut counts: HashMap<(&str, Severity), usize> = HashMap::new();
        for (located, rank) in found.into_iter().zip(ranks) {
            let diagnostic = located.diagnostic;
            let (code, severity) = (diagnostic.code, diagnostic.severity);
            let all = same[&(code.id, severity, &*diagnostic.message)];
            let of_code = counts.entry((code.id, severity)).or_default();
            if (rank <= OF_THE_SAME || all == OF_THE_SAME + 1) && *of_code < OF_A_CODE {
                *of_code += 1;
                shown.push(located);
                continue;
            }
            let known = hidden
                .iter_mut()
                .find(|known| known.code.id == code.id && known.severity == severity);
            match known {
                Some(known) => known.count += 1,
                None => hidden.push(Hidden {
                    code,
                    severity,
                    count: 1,
                }),
            }
        }
        Self { shown, hidden }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::codes::structure::{UNKNOWN_KEY, WRONG_TYPE};
    use crate::diagnostic::{Diagnostic, Diagnostics, Shown, render_folded};
    use crate::source::SourceMap;

    /// What is shown of findings with these words.
    fn shown(words: impl IntoIterator<Item = String>) -> Shown {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(Diagnostic::new(&WRONG_TYPE, "alone"));
        diagnostics.extend(
            words
                .into_iter()
                .map(|word| Diagnostic::new(&UNKNOWN_KEY, word)),
        );
        render_folded(&diagnostics, &SourceMap::new(), false)
    }

    #[test]
    fn what_is_alike_is_counted() {
        let check = |words: Vec<String>, hidden: usize, end: &str| {
            let found = shown(words);
            assert_eq!(found.hidden, hidden, "{}", found.text);
            assert!(found.text.ends_with(end), "{}", found.text);
            assert!(found.text.contains("]: alone\n"), "{}", found.text);
        };
        let same = |count| vec!["x".to_owned(); count];
        let others = |count: usize| (0..count).map(|word| word.to_string()).collect();
        check(same(3), 0, "warning[S102]: x\n\n");
        check(same(4), 0, "warning[S102]: x\n\n");
        let more = "more findings like these: a key that the specification does not know\n\n";
        check(same(1_300), 1_297, &format!("warning[S102]: 1,297 {more}"));
        check(others(20), 0, "warning[S102]: 19\n\n");
        check(others(30), 10, &format!("warning[S102]: 10 {more}"));
    }
}
