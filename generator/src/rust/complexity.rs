//! How hard types are to read, as clippy counts it (`type_complexity`): those that are too hard get a name.

use super::model::{AdditionalField, Field, Model, ModelKind, Presence};
use super::naming::{Case, Name, Scope};
use super::types::RustType;

/// What clippy lets pass by default.
const MOST: u32 = 250;

/// Names the types of fields that are too hard to read where they stand.
pub(super) fn name_complex(models: &mut [Model], scope: &mut Scope) {
    for model in models {
        let ModelKind::Struct(plan) = &mut model.kind else {
            continue;
        };
        let mut named = |field: &Name, ty: &RustType, options: u32| -> Option<Name> {
            let text = format!("{} {field}", model.name);
            is_complex(ty, options).then(|| scope.name(&text, Case::Camel))
        };
        for Field {
            alias,
            name,
            ty,
            presence,
            ..
        } in &mut plan.fields
        {
            let options = match presence {
                Presence::Required => 0,
                Presence::RequiredNullable | Presence::Optional => 1,
                Presence::OptionalNullable => 2,
            };
            *alias = named(name, ty, options);
        }
        let AdditionalField {
            alias, name, ty, ..
        } = &mut plan.additional;
        *alias = named(name, ty, 0);
    }
}

/// Whether a type is hard to read within so many `Option`s.
fn is_complex(ty: &RustType, options: u32) -> bool {
    let around: u32 = (1..=options).map(|level| 10 * level).sum();
    around + score(ty, options + 1) > MOST
}

/// Ten for each type, times the level that it stands on.
fn score(ty: &RustType, level: u32) -> u32 {
    let inner = match ty {
        RustType::JsonObject => 20 * (level + 1),
        RustType::Vec(inner) | RustType::Option(inner) | RustType::Boxed(inner) => {
            score(inner, level + 1)
        }
        RustType::Map(inner) => 10 * (level + 1) + score(inner, level + 1),
        _ => 0,
    };
    10 * level + inner
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The verdicts are clippy's.
    #[track_caller]
    fn check(ty: &RustType, options: u32, expected: bool) {
        assert_eq!(is_complex(ty, options), expected, "{ty:?}");
    }

    fn list(ty: RustType) -> RustType {
        RustType::Vec(Box::new(ty))
    }

    fn map(ty: RustType) -> RustType {
        RustType::Map(Box::new(ty))
    }

    #[test]
    fn types_are_as_complex_as_clippy_finds_them() {
        let objects = map(map(RustType::JsonObject));
        check(&objects, 0, false);
        check(&objects, 1, true);
        let polygons = list(list(list(list(RustType::Float))));
        check(&polygons, 1, false);
        check(&polygons, 2, true);
        check(&list(list(polygons)), 0, true);
        let nullable = RustType::Option(Box::new(RustType::JsonObject));
        check(&list(nullable.clone()), 1, false);
        check(&list(nullable), 2, true);
    }
}
