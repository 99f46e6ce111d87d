//! What models derive beyond what all of them do, as the configuration asks for it.

use std::collections::{BTreeMap, BTreeSet};

use super::format::TextType;
use super::model::{Model, ModelKind};
use super::naming::Name;
use super::types::{RustType, Types};
use crate::config::{Config, Entry};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::NamePath;

/// The key that stands for all types.
const ALL: &str = "*";

/// Which models one derive is asked of: by name, with the entry that names the model alone.
type Asked<'c> = BTreeMap<Name, Option<&'c Entry>>;

/// Adds to the models what they are to derive, and reports what they cannot.
pub(super) fn plan(
    types: &Types<'_>,
    config: &Config,
    models: &mut [Model],
    diagnostics: &mut Diagnostics,
) {
    let mut asked: Vec<(&str, Asked<'_>)> = Vec::new();
    for entry in &config.types.derive {
        let meant = meant(entry, types, models);
        if meant.is_empty() {
            report_unmatched(entry, diagnostics);
        }
        for derive in entry.parts() {
            let index = asked.iter().position(|(known, _)| *known == derive);
            let index = index.unwrap_or_else(|| {
                asked.push((derive, Asked::new()));
                asked.len() - 1
            });
            let alone = (entry.key != ALL).then_some(entry);
            for name in &meant {
                let place = asked[index].1.entry(name.clone()).or_default();
                *place = place.or(alone);
            }
        }
    }
    // What others build upon comes first.
    asked.sort_by_key(|(derive, _)| ["Eq", "PartialOrd"].iter().all(|known| known != derive));
    for (derive, asked) in asked {
        let mut able: BTreeSet<Name> = asked.keys().cloned().collect();
        able.extend(
            models
                .iter()
                .filter(|model| has(model, derive))
                .map(|model| model.name.clone()),
        );
        // A model that cannot have it takes it from those that hold it.
        loop {
            let unable = all_unable(models, &able, derive);
            if unable.is_empty() {
                break;
            }
            for (name, reason) in unable {
                able.remove(&name);
                if let Some(entry) = asked.get(&name).copied().flatten() {
                    report_unable(entry, derive, &name, &reason, diagnostics);
                }
            }
        }
        for model in &mut *models {
            if asked.contains_key(&model.name) && able.contains(&model.name) && !has(model, derive)
            {
                model.derives.push(derive.to_owned());
            }
        }
    }
}

/// The models that an entry speaks of.
fn meant(entry: &Entry, types: &Types<'_>, models: &[Model]) -> Vec<Name> {
    if entry.key == ALL {
        return models.iter().map(|model| model.name.clone()).collect();
    }
    let api = types.api();
    let is_meant = |id: &crate::ir::TypeId| {
        let ty = api.get(*id);
        if let Some(origin) = &entry.origin {
            return ty.origin == *origin;
        }
        // A component that has been given another name is still meant by its own.
        let place = api.places.settle(&ty.origin);
        let mut places = ["components/schemas", "definitions"]
            .iter()
            .map(|folder| format!("/{folder}/{}", entry.key));
        ty.name == NamePath::Component(entry.key.clone())
            || places.any(|named| *place.pointer == *named)
    };
    let found = api.ids().filter(is_meant);
    // What is asked of a further name is asked of the model.
    found
        .filter_map(|id| types.name(types.leaf(id).0).cloned())
        .collect()
}

/// The models that are thought to be able to derive something and are not, each with the reason.
fn all_unable(models: &[Model], able: &BTreeSet<Name>, derive: &str) -> Vec<(Name, String)> {
    let candidates = models.iter().filter(|model| able.contains(&model.name));
    candidates
        .filter_map(|model| Some((model.name.clone(), unable(model, able, derive)?)))
        .collect()
}

/// Whether a model derives something by itself, or by now.
fn has(model: &Model, derive: &str) -> bool {
    let own: &[&str] = match &model.kind {
        ModelKind::Struct(plan) if plan.has_default() => &["Default"],
        ModelKind::Struct(_) | ModelKind::Tuple(_) | ModelKind::Union(_) => &[],
        ModelKind::StringEnum(_) => &["Eq", "Hash"],
        ModelKind::IntegerEnum(_) => &["Copy", "Eq", "Hash"],
        ModelKind::Alias(_) => return true,
    };
    matches!(derive, "Clone" | "Debug" | "PartialEq")
        || own.contains(&derive)
        || model.derives.iter().any(|known| known == derive)
}

/// Why a model cannot derive something; none if it can, or if that is not known.
fn unable(model: &Model, able: &BTreeSet<Name>, derive: &str) -> Option<String> {
    if has(model, derive) || derive.contains("::") {
        return None;
    }
    if derive == "Default" {
        return Some("no value of it goes without saying".to_owned());
    }
    if derive == "Ord" && !(has(model, "Eq") && has(model, "PartialOrd")) {
        return Some("`Ord` needs `Eq` and `PartialOrd`".to_owned());
    }
    let held: Vec<(String, &RustType)> = match &model.kind {
        ModelKind::Struct(plan) => {
            let fields = plan.fields.iter();
            let fields = fields.map(|field| (format!("`{}`", field.wire), &field.ty));
            let further = ("what it does not name".to_owned(), &plan.additional.ty);
            fields.chain([further]).collect()
        }
        ModelKind::Tuple(plan) => {
            let items = plan.items.iter().enumerate();
            items
                .map(|(index, item)| (format!("item {}", index + 1), &item.ty))
                .collect()
        }
        ModelKind::Union(plan) => {
            let variants = plan.variants.iter();
            let variants = variants.map(|variant| (format!("`{}`", variant.name), &variant.ty));
            let unknown = plan.unknown.iter();
            let unknown = unknown.map(|name| (format!("`{name}`"), &RustType::Value));
            variants.chain(unknown).collect()
        }
        ModelKind::StringEnum(_) => vec![("an unknown value".to_owned(), &RustType::String)],
        ModelKind::IntegerEnum(_) | ModelKind::Alias(_) => Vec::new(),
    };
    held.into_iter().find_map(|(member, ty)| {
        let reason = lacks(ty, able, derive)?;
        Some(format!("{member} is {reason}"))
    })
}

/// What a type is that has not got what a derive asks for.
fn lacks(ty: &RustType, able: &BTreeSet<Name>, derive: &str) -> Option<String> {
    let ordered = matches!(derive, "PartialOrd" | "Ord");
    let lacking = match ty {
        RustType::Unit | RustType::Bool | RustType::Integer(_) | RustType::Foreign(_) => {
            return None;
        }
        RustType::Option(inner) => return lacks(inner, able, derive),
        RustType::Float if derive == "PartialOrd" || derive == "Copy" => return None,
        RustType::Float => "a number with a fraction",
        RustType::Model(name) if able.contains(name) => return None,
        RustType::Model(name) => return Some(format!("`{name}`, which does not derive it")),
        _ if derive == "Copy" => "no value that is copied",
        RustType::Vec(inner) | RustType::Map(inner) | RustType::Boxed(inner) => {
            return lacks(inner, able, derive);
        }
        RustType::Number if ordered => "a number of any size, which has no order",
        RustType::Value | RustType::JsonObject if ordered => "JSON, which has no order",
        RustType::Text {
            ty: TextType::File, ..
        } => "a file",
        RustType::Text {
            ty: TextType::Secret,
            ..
        } if derive != "Eq" => "a secret",
        RustType::Number
        | RustType::Value
        | RustType::JsonObject
        | RustType::String
        | RustType::Text { .. } => return None,
    };
    Some(lacking.to_owned())
}

fn report_unmatched(entry: &Entry, diagnostics: &mut Diagnostics) {
    let (file, span) = &entry.place;
    let message = format!(
        "`{}` is no type of the client, which could derive anything",
        entry.key
    );
    diagnostics.push(
        Diagnostic::new(&codes::config::UNMATCHED_NAME, message)
            .at_span(*file, span.clone())
            .help("name an object, an enumeration or a union as the document does"),
    );
}

fn report_unable(
    entry: &Entry,
    derive: &str,
    name: &Name,
    reason: &str,
    diagnostics: &mut Diagnostics,
) {
    let (file, span) = &entry.place;
    let message = format!("`{name}` cannot derive `{derive}`: {reason}");
    diagnostics.push(
        Diagnostic::new(&codes::config::UNUSABLE_DERIVE, message)
            .at_span(*file, span.clone())
            .help("leave it out, or let what the type holds derive it as well"),
    );
}
