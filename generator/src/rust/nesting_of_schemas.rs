//! Which schemas of the table are written out where they stand, within the one that holds them.

use crate::ir::{Schema, SchemaIndex, SchemaTest};
use crate::source::Places;

/// How deep schemas stand within each other before one gets a place of its own in the table, where it is easier to read.
const DEEPEST: usize = 2;

/// How many references are followed one after the other.
const FARTHEST: usize = 16;

/// The schemas, and how many hold each.
pub(super) struct Nesting<'s> {
    pub(super) schemas: &'s [Schema],
    places: &'s Places,
    holders: Vec<u32>,
}

impl<'s> Nesting<'s> {
    pub(super) fn of(schemas: &'s [Schema], places: &'s Places) -> Self {
        let mut holders = vec![0_u32; schemas.len()];
        let tests = schemas.iter().flat_map(|schema| &schema.tests);
        for part in tests.flat_map(SchemaTest::parts) {
            holders[part] = holders[part].saturating_add(1);
        }
        Self {
            schemas,
            places,
            holders,
        }
    }

    /// The schema itself, or where it only refers to another one, that one.
    pub(super) fn target(&self, mut index: SchemaIndex) -> SchemaIndex {
        for _ in 0..FARTHEST {
            match self.schemas[index].tests.as_slice() {
                [SchemaTest::AllOf(parts)] => match parts.as_slice() {
                    // What nothing fulfils is told by the keyword that holds it.
                    [only] if !self.is_never(*only) => index = *only,
                    _ => return index,
                },
                _ => return index,
            }
        }
        index
    }

    fn is_never(&self, index: SchemaIndex) -> bool {
        matches!(self.schemas[index].tests.as_slice(), [SchemaTest::Never(_)])
    }

    /// Whether a schema is written out within the only one that holds it: objects are not, which have places of their
    /// own.
    pub(super) fn stands_within(
        &self,
        index: SchemaIndex,
        holder: &Schema,
        step: &str,
        depth: usize,
    ) -> bool {
        let schema = &self.schemas[index];
        let is_small = schema.tests.iter().all(|test| match test {
            SchemaTest::Items(first, _) => first.is_empty(),
            SchemaTest::AnyOf(parts) | SchemaTest::OneOf(parts) => parts.len() < 4,
            _ => test.parts().is_empty(),
        });
        let place = self.places.settle(&schema.origin);
        let outer = self.places.settle(&holder.origin);
        is_small
            && !is_null(schema)
            && depth < DEEPEST
            && self.holders[index] == 1
            && place.file == outer.file
            && place.pointer.strip_prefix(&*outer.pointer) == Some(step)
    }
}

/// Whether a schema is null and nothing else. One that is written has a place, and one that `nullable` stands for has
/// that of its holder; both are treated alike, so that a document has the same client in either way.
fn is_null(schema: &Schema) -> bool {
    matches!(schema.tests.as_slice(), [SchemaTest::Types(types)] if types == &["null"])
}
