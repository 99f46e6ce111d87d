//! The one table of codes, one file for each family.
//!
//! | letter | family |
//! |---|---|
//! | `S` | syntax and structure of the document |
//! | `R` | references |
//! | `M` | meaning: contradictions and duplicates |
//! | `V` | validation: patterns, formats and bounds |
//! | `G` | generation: what is refused |
//! | `C` | configuration |
//! | `O` | output |
//! | `L` | lint; each stands with its rule |
//! | `D` | changes between two documents |

pub mod change_limits;
pub mod change_operations;
pub mod change_schemas;
pub mod change_security;
pub mod config;
pub mod generation;
mod group;
pub mod meaning;
pub mod output;
pub mod overlay;
pub mod pattern;
pub mod reference;
pub mod structure;
pub mod syntax;
pub mod validity;

use super::{Code, suggestion};
pub use group::{GROUPS, Group, group, is_default};

/// Every code, family by family.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [
        syntax::ALL,
        structure::ALL,
        overlay::ALL,
        reference::ALL,
        meaning::ALL,
        validity::ALL,
        pattern::ALL,
        generation::ALL,
        config::ALL,
        output::ALL,
        change_operations::ALL,
        change_schemas::ALL,
        change_limits::ALL,
        change_security::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
    .chain(crate::lint::codes())
}

/// A code by its id (`S102`, in either case) or its name (`unknown-key`).
#[must_use]
pub fn find(word: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(word) || code.name == word)
}

/// The code that a misspelt word may have meant, by its name: one digit of an id makes another code of it.
pub(crate) fn meant(word: &str) -> Option<&'static str> {
    if word.len() <= 5 && word.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    suggestion::closest(word, all().map(|code| code.name))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn codes_are_well_formed_and_unique() {
        let mut seen = HashSet::new();
        for code in all() {
            let mut id = code.id.chars();
            assert!(
                id.next().is_some_and(|letter| "SRMVGCOLD".contains(letter)),
                "{code:?}"
            );
            assert!(
                code.id.len() == 4 && id.all(|digit| digit.is_ascii_digit()),
                "{code:?}"
            );
            assert!(
                code.name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{code:?}"
            );
            assert!(
                !code.summary.is_empty() && !code.summary.ends_with('.'),
                "{code:?}"
            );
            assert!(code.explanation.len() > 40, "{code:?}");
            assert!(seen.insert(code.id) && seen.insert(code.name), "{code:?}");
        }
    }
}
