//! How far types go: schemas may be nested without end, and alternatives combined with alternatives. What is beyond all
//! measure is any JSON, and the table of schemas checks it.

use std::panic::resume_unwind;

use super::docs;
use super::flat::{Flat, Part};
use super::types::Lowerer;
use crate::diagnostic::count::grouped;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::types::{Kind, NamePath, Type};
use crate::source::Origin;

/// Levels after which a further stack is taken.
const STEP: usize = 32;
/// Bytes of that stack, of which only what is used takes memory.
const STACK: usize = 4 << 20;
/// Steps from a type that an operation or a component has down to the last member: one for each type, and one for each
/// reference.
const MOST_STEPS: usize = 8_000;
/// Types that the alternatives of one schema become at most when they are combined with other alternatives.
const MOST_COMBINATIONS: usize = 4_096;
/// Such types in all.
const MOST_COMBINED: usize = 200_000;
/// Schemas of which a type can be made, by `allOf`, without being counted.
const MANY: usize = 64;
/// What types that are made of more schemas can have in all: schemas, and members.
const MOST_MERGED: usize = 200_000;

/// Where the lowering stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Levels of types above this one.
    depth: usize,
    /// In how many alternatives the schemas around this one are combined.
    combinations: usize,
    /// Types that have been made of several schemas.
    combined: usize,
    /// Schemas and members of types that are made of many schemas.
    merged: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            depth: 0,
            combinations: 1,
            combined: 0,
            merged: 0,
        }
    }
}

impl Lowerer<'_, '_> {
    /// Does something one level further down, on a further stack where that is needed.
    pub(super) fn deeper<R: Send>(
        &mut self,
        parts: &[Part],
        work: impl Fn(&mut Self) -> R + Sync,
    ) -> R {
        let before = self.bounds;
        self.bounds.depth += 1;
        if parts.len() > 1 {
            self.bounds.combined += 1;
        } else {
            self.bounds.combinations = 1;
        }
        let further = self.bounds.depth.is_multiple_of(STEP);
        let done = further.then(|| self.on_further_stack(&work)).flatten();
        let done = done.unwrap_or_else(|| work(self));
        self.bounds = Bounds {
            combined: self.bounds.combined,
            merged: self.bounds.merged,
            ..before
        };
        done
    }

    /// Nothing when there are no more threads to be had.
    fn on_further_stack<R: Send>(&mut self, work: impl Fn(&mut Self) -> R + Sync) -> Option<R> {
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(STACK);
            let thread = thread.spawn_scoped(scope, || work(self)).ok()?;
            Some(thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
        })
    }

    /// Whether types are nested so deep here that this one is not made; that is reported.
    pub(super) fn is_too_deep(&mut self, origin: &Origin) -> bool {
        let too_deep = self.bounds.depth > MOST_STEPS;
        if too_deep {
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::generation::UNBOUNDED_TYPE,
                    "too many types lie around this one, each in the next",
                )
                .at(origin)
                .help("it is any JSON, and checked by the schema; let what is above it hold less"),
            );
        }
        too_deep
    }

    /// What a type is made of; nothing when schemas inherit from each other so often that the types would be too large
    /// together.
    pub(super) fn merged(&mut self, parts: &[Part]) -> Option<Flat> {
        let spent = self.bounds.merged > MOST_MERGED;
        let most = if spent { MANY } else { usize::MAX };
        let flat = Flat::merge_within(self.model, parts, most)?;
        let schemas = flat.schemas.len();
        if schemas > MANY {
            self.bounds.merged += schemas + flat.properties.len();
        }
        Some(flat)
    }

    /// The type of what would be too large: any JSON, which the schema checks.
    pub(super) fn left_as_json(&mut self, parts: &[Part], name: NamePath) -> Type {
        let first = parts
            .first()
            .expect("a type is lowered from at least one schema");
        let schema = self.model.schema(first.id);
        let origin = schema.origin.clone();
        let most = grouped(MOST_MERGED);
        let message = format!(
            "the schemas before this one make types of more than {most} members by inheriting from each other"
        );
        self.diagnostics.push(
            Diagnostic::new(&codes::generation::UNBOUNDED_TYPE, message)
                .at(&origin)
                .help("it is any JSON, and checked by the schema; let schemas have fewer others in a row above them"),
        );
        Type {
            name,
            docs: docs::of_schema(schema),
            kind: Kind::Any,
            nullable: false,
            format: None,
            rules: self.all_of_it(parts, &origin).into_iter().collect(),
            open: false,
            described: None,
            constant: false,
            origin,
        }
    }

    /// Leaves unions that would be combined to too many types to the table of schemas.
    pub(super) fn leave_combinations(&mut self, flat: &mut Flat) {
        let sizes = flat
            .unions
            .iter()
            .filter(|union| !self.is_conditional(union));
        let sizes: Vec<usize> = sizes.map(|union| union.schemas.len()).collect();
        if sizes.len() < 2 && (sizes.is_empty() || self.bounds.combinations == 1) {
            return;
        }
        let all = sizes
            .into_iter()
            .fold(self.bounds.combinations, usize::saturating_mul);
        let Some((message, help)) = excess(all, self.bounds.combined) else {
            return;
        };
        self.diagnostics.push(
            Diagnostic::new(&codes::generation::UNBOUNDED_TYPE, message)
                .at(&flat.origin)
                .help(help),
        );
        flat.conditions.append(&mut flat.unions);
    }

    /// Counts that what follows is combined with that many alternatives.
    pub(super) fn combining<R>(&mut self, count: usize, work: impl FnOnce(&mut Self) -> R) -> R {
        let before = self.bounds.combinations;
        self.bounds.combinations = before.saturating_mul(count.max(1));
        let done = work(self);
        self.bounds.combinations = before;
        done
    }
}

/// What is too much about alternatives that make so many combinations, behind so many types that combinations have
/// become already, and what to do; nothing when it is not too much.
fn excess(combinations: usize, combined: usize) -> Option<(String, &'static str)> {
    if combinations > MOST_COMBINATIONS {
        let most = grouped(MOST_COMBINATIONS);
        Some((
            format!("the alternatives here make more than {most} combinations"),
            "they do not show in the type, and are checked by the schema; list those that there are",
        ))
    } else if combined > MOST_COMBINED {
        let most = grouped(MOST_COMBINED);
        Some((
            format!(
                "the schemas before this one make more than {most} types by combining alternatives"
            ),
            "the alternatives here do not show in the type, and are checked by the schema; let fewer schemas of the \
             document combine alternatives",
        ))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_told() {
        #[track_caller]
        fn check(combinations: usize, combined: usize, expected: Option<&str>) {
            let said = excess(combinations, combined).map(|(message, _)| message);
            assert_eq!(said.as_deref(), expected);
        }
        check(MOST_COMBINATIONS, MOST_COMBINED, None);
        let here = Some("the alternatives here make more than 4,096 combinations");
        check(MOST_COMBINATIONS + 1, 0, here);
        check(usize::MAX, usize::MAX, here);
        check(
            4,
            MOST_COMBINED + 1,
            Some(
                "the schemas before this one make more than 200,000 types by combining alternatives",
            ),
        );
    }
}
