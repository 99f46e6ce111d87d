//! Names of models.

use std::collections::HashMap;

use super::model::{Model, ModelKind};
use super::naming::{self, Case, Name, Scope};
use crate::ir::{self, Api, Kind, TypeId};

/// Names that a model must not have, because files of models import or use them.
const RESERVED: [&str; 42] = [
    "Any",
    "At",
    "BTreeMap",
    "Box",
    "Check",
    "Clone",
    "DateTime",
    "Debug",
    "Decode",
    "DecodeError",
    "Default",
    "Deserialize",
    "Deserializer",
    "Display",
    "Err",
    "Error",
    "Formatter",
    "From",
    "Into",
    "Items",
    "Map",
    "MultipartBody",
    "None",
    "Number",
    "Object",
    "ObjectWriter",
    "Ok",
    "Option",
    "PartialEq",
    "PartsWriter",
    "Result",
    "Rule",
    "Self",
    "Serialize",
    "Serializer",
    "Some",
    "String",
    "TryFrom",
    "Validate",
    "Value",
    "Vec",
    "Violations",
];

/// The most arguments of a function: with more of them, the order is hard to keep.
pub(super) const MOST_ARGUMENTS: usize = 7;

/// The types that become models, with their names: named ones first, so that what is added elsewhere does not take
/// their names.
pub(super) fn names(api: &Api) -> HashMap<TypeId, Name> {
    let mut scope = Scope::reserving(&RESERVED);
    let (named, inline): (Vec<TypeId>, Vec<TypeId>) = roots(api)
        .into_iter()
        .filter(|id| is_model(&api.get(*id).kind) || is_further_name(api, *id))
        .partition(|id| !matches!(api.get(*id).name, ir::NamePath::Inline(_)));
    let (given, named): (Vec<TypeId>, Vec<TypeId>) = named
        .into_iter()
        .partition(|id| matches!(api.get(*id).name, ir::NamePath::Given(_)));
    given
        .into_iter()
        .chain(named)
        .chain(inline)
        .map(|id| {
            let text = naming::join(&api.get(id).name);
            let fallback = format!("{text} model");
            let name = match &api.get(id).name {
                ir::NamePath::Given(given) => scope.given(Some(given), given, Case::Camel),
                _ => scope.first_free(&[text.as_str(), fallback.as_str()], Case::Camel),
            };
            (id, name)
        })
        .collect()
}

/// Everything that is emitted: what operations use, and every named type.
fn roots(api: &Api) -> Vec<TypeId> {
    let used = api.operations.iter().flat_map(ir::Operation::uses);
    let roots: Vec<TypeId> = api
        .named_types
        .iter()
        .copied()
        .chain(used)
        .chain(super::received::roots(api))
        .collect();
    ir::reachable(&api.types, roots)
}

/// Whether a type is a model under a name of its own.
pub(super) fn is_further_name(api: &Api, id: TypeId) -> bool {
    let ty = api.get(id);
    let (_, target) = super::types::leaf(api, id);
    // What allows more or less than the model is checked where it stands.
    let alike = !ty.open && ty.rules.is_empty();
    matches!(ty.kind, Kind::Alias(_))
        && alike
        && !matches!(ty.name, ir::NamePath::Inline(_))
        && ty.name != target.name
        && is_model(&target.kind)
}

pub(super) fn is_model(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Object(_)
            | Kind::Tuple(_)
            | Kind::StringEnum(_)
            | Kind::IntegerEnum(_)
            | Kind::Union(_)
    )
}

/// Names the types that hold many required members together; what is left are the names beside them.
pub(super) fn name_required(models: &mut [Model]) -> Scope {
    let mut scope = Scope::reserving(&RESERVED);
    for model in models.iter() {
        scope.name(model.name.as_str(), Case::Camel);
    }
    for model in models {
        let name = format!("{} required", model.name);
        if let ModelKind::Struct(plan) = &mut model.kind {
            let required = plan
                .fields
                .iter()
                .filter(|field| field.presence.is_required());
            if required.count() > MOST_ARGUMENTS {
                plan.required = Some(scope.name(&name, Case::Camel));
            }
        }
    }
    scope
}
