//! Two schemas that have the same place, compared.

mod alternatives;
mod assertions;
mod heirs;
mod leaf;
mod limits;
mod named;
mod object;
mod types;
mod unions;
mod values;

use super::change::Directions;
use super::shape::{self, Node, Shape};
use super::walk::Found;
use super::words::Subject;
use crate::model::{Model, SchemaId};

/// What the comparison of two schemas found, and where it goes on.
#[derive(Default)]
pub(super) struct Compared {
    pub(super) found: Vec<Found>,
    pub(super) edges: Vec<(Node, Node, Directions)>,
}

/// Two shapes that have the same place.
struct Both<'m> {
    old_model: &'m Model,
    new_model: &'m Model,
    old: Shape<'m>,
    new: Shape<'m>,
    /// What the place is called.
    subject: Subject<'m>,
    /// Whether it is a parameter or a header.
    parameter: bool,
    /// Whether it is within a keyword of which only counts whether it says the same.
    within: bool,
    compared: Compared,
}

/// Compares two schemas, without those that they lead to.
pub(super) fn compare<'m>(
    old_model: &'m Model,
    new_model: &'m Model,
    old_ids: &[SchemaId],
    new_ids: &[SchemaId],
    parameter: bool,
) -> Compared {
    if let ([old], [new]) = (old_ids, new_ids)
        && leaf::same(old_model.schema(*old), new_model.schema(*new))
    {
        return Compared::default();
    }
    let old = Shape::of(old_model, old_ids);
    let new = Shape::of(new_model, new_ids);
    let both = Both::new(old_model, new_model, old, new);
    let both = Both { parameter, ..both };
    both.compared(old_ids, new_ids)
}

/// Compares two schemas within a keyword of which only counts whether it says the same, as `not`: all that they lead to
/// has to be compared as well.
fn compare_within(old_model: &Model, new_model: &Model, old: SchemaId, new: SchemaId) -> Compared {
    let (old_ids, new_ids) = (&[old], &[new]);
    let old = Shape::of(old_model, old_ids);
    let new = Shape::of(new_model, new_ids);
    let both = Both::new(old_model, new_model, old, new);
    let both = Both {
        within: true,
        ..both
    };
    both.compared(old_ids, new_ids)
}

impl<'m> Both<'m> {
    fn new(old_model: &'m Model, new_model: &'m Model, old: Shape<'m>, new: Shape<'m>) -> Self {
        let place = new.origin().map(|origin| (origin, new_model));
        let subject = Subject(place.or(old.origin().map(|origin| (origin, old_model))));
        Self {
            old_model,
            new_model,
            old,
            new,
            subject,
            parameter: false,
            within: false,
            compared: Compared::default(),
        }
    }
}

impl Both<'_> {
    fn compared(mut self, old_ids: &[SchemaId], new_ids: &[SchemaId]) -> Compared {
        if self.wrapped(old_ids, new_ids) {
            return self.compared;
        }
        self.named(old_ids, new_ids);
        if !self.types() {
            return self.compared;
        }
        self.values();
        self.limits();
        self.object();
        self.unions();
        self.heirs(old_ids, new_ids);
        self.assertions();
        self.compared
    }

    fn found(&mut self, found: Found) {
        self.compared.found.push(found);
    }

    /// Goes on with two schemas.
    fn edge(&mut self, old: Vec<SchemaId>, new: Vec<SchemaId>, directions: Directions) {
        let old = shape::meant(self.old_model, old);
        let new = shape::meant(self.new_model, new);
        self.compared.edges.push((old, new, directions));
    }
}
