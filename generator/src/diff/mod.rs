//! What changed between two descriptions of an API: what it does to those who call it, and to the emitted crate.
//!
//! Both descriptions are walked side by side, from their operations. Two schemas that have the same place are compared
//! once, however many operations lead to them, and what changed is told at the schema where it was made. Schemas are
//! compared by what they ask for: references are followed, `allOf` is taken apart, and a union with `null` is a schema
//! that may be null; so other ways of saying the same are no change.

mod bodies;
mod change;
mod finding;
mod general;
mod kind;
mod kinds;
mod operations;
mod parameters;
mod reach;
mod reason;
mod schema;
mod servers;
mod shape;
mod walk;
mod words;

pub use change::{Bump, Change, Directions, Wire};
pub use kind::Kind;
pub use kinds::KINDS;

use crate::diagnostic::Code;
use crate::model::Model;
use walk::Walk;

/// Everything that changed, the worst first, and in the order of the documents where it is equally bad.
#[must_use]
pub fn compare(old: &Model, new: &Model) -> Vec<Change> {
    let mut walk = Walk::new(old, new);
    walk.operations();
    walk.webhooks();
    walk.general();
    operations::components(&mut walk, old, new);
    let mut changes = walk.finish();
    if let Some(worst) = changes.iter().map(|change| change.wire).max()
        && worst > Wire::None
        && let Some(found) = general::version(old, new, worst)
    {
        changes.push(found.settled());
    }
    changes.sort_by_key(|change| std::cmp::Reverse((change.wire, change.rust)));
    changes
}

/// The code of each kind.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    KINDS.iter().map(|kind| kind.code)
}
