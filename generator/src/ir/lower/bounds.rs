//! How far types go: schemas may be nested without end, and alternatives combined with alternatives. What is beyond all
//! measure is any JSON, and the table of schemas checks it.

use super::flat::{Flat, Part};
use super::types::Lowerer;
use crate::diagnostic::{Diagnostic, codes};
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

/// Where the lowering stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Levels of types above this one.
    depth: usize,
    /// In how many alternatives the schemas around this one are combined.
    combinations: usize,
    /// Types that have been made of several schemas.
    combined: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            depth: 0,
            combinations: 1,
            combined: 0,
        }
    }
}

impl Lowerer<'_, '_> {
    /// Does something one level further down, on a further stack where that is needed.
    pub(super) fn deeper<R: Send>(
        &mut self,
        parts: &[Part],
        work: impl FnOnce(&mut Self) -> R + Send,
    ) -> R {
        let before = self.bounds;
        self.bounds.depth += 1;
        if parts.len() > 1 {
            self.bounds.combined += 1;
        } else {
            self.bounds.combinations = 1;
        }
        let done = if self.bounds.depth.is_multiple_of(STEP) {
            self.on_further_stack(work)
        } else {
            work(self)
        };
        self.bounds = Bounds {
            combined: self.bounds.combined,
            ..before
        };
        done
    }

    fn on_further_stack<R: Send>(&mut self, work: impl FnOnce(&mut Self) -> R + Send) -> R {
        let mut work = Some(work);
        let mut done = None;
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(STACK);
            let thread = thread.spawn_scoped(scope, || done = work.take().map(|work| work(self)));
            if let Ok(Err(panic)) = thread.map(std::thread::ScopedJoinHandle::join) {
                std::panic::resume_unwind(panic);
            }
        });
        match (done, work) {
            (Some(done), _) => done,
            // There are no more threads to be had.
            (None, Some(work)) => work(self),
            (None, None) => unreachable!("work that is taken is done"),
        }
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
        if all <= MOST_COMBINATIONS && self.bounds.combined <= MOST_COMBINED {
            return;
        }
        self.diagnostics.push(
            Diagnostic::new(
                &codes::generation::UNBOUNDED_TYPE,
                format!("the alternatives here make more than {MOST_COMBINATIONS} combinations"),
            )
            .at(&flat.origin)
            .help("they do not show in the type, and are checked by the schema; list those that there are"),
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
