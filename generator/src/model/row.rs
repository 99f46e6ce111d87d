//! References in a row.

use super::{Schema, SchemaId};

/// For each schema that only refers to another one, the last such schema in a row; itself for others, and for those of
/// rows that lead in circles.
pub(super) fn ends(schemas: &[Schema]) -> Vec<SchemaId> {
    let next = |id: SchemaId| {
        let schema = &schemas[id.index()];
        schema.reference.filter(|target| {
            let target = &schemas[target.index()];
            schema.only_refers && target.only_refers
        })
    };
    let mut ends: Vec<Option<SchemaId>> = vec![None; schemas.len()];
    let mut walked = vec![false; schemas.len()];
    let ids = (0..schemas.len()).map(SchemaId::new);
    for start in ids.clone() {
        let mut row = Vec::new();
        let mut at = start;
        let end = loop {
            if let Some(known) = ends[at.index()] {
                break Some(known);
            }
            if std::mem::replace(&mut walked[at.index()], true) {
                break None;
            }
            row.push(at);
            match next(at) {
                Some(next) => at = next,
                None => break Some(at),
            }
        };
        for id in row {
            ends[id.index()] = Some(end.unwrap_or(id));
        }
    }
    ids.zip(ends).map(|(id, end)| end.unwrap_or(id)).collect()
}
