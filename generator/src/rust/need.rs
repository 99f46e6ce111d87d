//! Which types need to be checked.

use super::types::Types;
use crate::ir::{Assertion, Kind, Rule};

/// For each type whether a value can violate anything: it has rules, is an enumeration, or holds such a type.
/// A fixed point, since types may be recursive.
pub(super) fn of(types: &Types<'_>) -> Vec<bool> {
    let api = types.api();
    if !api.checked {
        return vec![false; api.types.len()];
    }
    let mut needy: Vec<bool> = api
        .types
        .iter()
        .map(|ty| {
            let listed = matches!(ty.kind, Kind::StringEnum(_) | Kind::IntegerEnum(_));
            let unknown = matches!(&ty.kind, Kind::Union(union) if types.has_unknown(union));
            let checked = |rule: &Rule| !matches!(rule.assertion, Assertion::Alternatives { .. });
            ty.rules.iter().any(checked) || (listed && !ty.open) || unknown
        })
        .collect();
    loop {
        let mut changed = false;
        for id in api.ids() {
            if needy[id.index()] || api.get(id).open {
                continue;
            }
            let found = crate::ir::parts(&api.types, id)
                .into_iter()
                .any(|part| needy[part.index()]);
            if found {
                needy[id.index()] = true;
                changed = true;
            }
        }
        if !changed {
            return needy;
        }
    }
}
