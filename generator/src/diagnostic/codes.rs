//! Codes, one file for each family; those of rules and changes stand with what finds them.
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
//! | `L` | lint, in `lint::rules`: each stands with its rule |
//! | `D` | changes between two documents, in `diff::kinds`: each stands with its verdicts |
//! | `U` | upgrades to a later version |
//! | `A` | answers of the mock server |

pub mod config;
pub mod generation;
mod group;
pub mod meaning;
pub mod mock;
pub mod output;
pub mod overlay;
pub mod pattern;
pub mod reference;
pub mod structure;
pub mod syntax;
pub mod upgrade;
pub mod validity;

use super::Code;
pub use group::{GROUPS, Group, group, is_default};

/// The codes of what stands here, family by family; `catalogue` has those of rules and changes as well.
pub(crate) fn own() -> impl Iterator<Item = &'static Code> {
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
        upgrade::ALL,
        mock::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}
