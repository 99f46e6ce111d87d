//! What a run made, and what it did not.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::ir::Api;
use crate::rust::CratePlan;

/// The account of a run.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Summary {
    /// Operations that the client has.
    pub operations: usize,
    /// Operations that the document has.
    pub operations_in_document: usize,
    /// Operations of the document that the configuration excludes.
    pub excluded: usize,
    /// Types that the client has.
    pub types: usize,
    /// What was left out, by code.
    pub left_out: Vec<LeftOut>,
}

/// What was left out for one reason.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct LeftOut {
    /// The reason, one of the `G` family.
    pub code: &'static Code,
    /// How often.
    pub count: usize,
}

/// How much an API has.
pub(super) struct Counts {
    operations: usize,
    operations_in_document: usize,
    excluded: usize,
    types: usize,
}

impl Counts {
    pub(super) fn of(api: &Api, plan: &CratePlan) -> Self {
        Self {
            operations: api.operations.len(),
            operations_in_document: api.operations_in_document,
            excluded: api.excluded,
            types: plan.models.len(),
        }
    }
}

impl Summary {
    pub(super) fn new(counts: &Counts, diagnostics: &Diagnostics) -> Self {
        let mut left_out: BTreeMap<&str, LeftOut> = BTreeMap::new();
        for diagnostic in diagnostics {
            let code = diagnostic.code();
            if code.id.starts_with('G') && diagnostic.severity() >= Severity::Warning {
                left_out
                    .entry(code.id)
                    .or_insert(LeftOut { code, count: 0 })
                    .count += 1;
            }
        }
        Self {
            operations: counts.operations,
            operations_in_document: counts.operations_in_document,
            excluded: counts.excluded,
            types: counts.types,
            left_out: left_out.into_values().collect(),
        }
    }
}
