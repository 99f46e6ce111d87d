//! Plans what failures hold: one type, or an enum that operations with the same failures share.

use std::collections::HashMap;

use super::answer::{Choices, Content, Failure};
use super::answers::{Entry, choices, entries};
use super::model::Model;
use super::model_names::is_model;
use super::naming::{Case, Name, Scope};
use super::operation_names::names_beside;
use super::types::{RustType, Types};
use crate::ir;
use crate::source::Origin;
use crate::wire::StatusPattern;

/// The enums of failures, of which operations with the same table share one.
#[derive(Debug)]
pub(super) struct Failures {
    scope: Scope,
    known: HashMap<String, Name>,
    found: Vec<Choices>,
}

impl Failures {
    /// None yet; their names stand beside those of `models`.
    pub(super) fn beside(models: &[Model]) -> Self {
        Self {
            scope: names_beside(models),
            known: HashMap::new(),
            found: Vec::new(),
        }
    }

    /// The enums, by name.
    pub(super) fn finish(mut self) -> Vec<Choices> {
        self.found.sort_by(|one, other| one.name.cmp(&other.name));
        self.found
    }

    /// What the failures of an operation hold.
    pub(super) fn of(&mut self, types: &Types<'_>, operation: &ir::Operation) -> Failure {
        let mut entries: Vec<Entry<'_>> = operation
            .responses
            .iter()
            .filter(|response| !response.is_success())
            .flat_map(|response| entries(types, response))
            .map(|mut entry| {
                // Whoever wants other bodies has the bytes.
                if !matches!(entry.content, Some(Content::Json(_) | Content::Text)) {
                    entry.content = match entry.content {
                        Some(Content::Any(ty)) => Some(Content::Json(ty)),
                        _ => None,
                    };
                }
                entry
            })
            .collect();
        entries.sort_by_key(|entry| entry.status);
        let needed = entries.clone();
        entries.retain(|entry| {
            entry.content.is_some() || needed.iter().any(|other| is_wider(other, entry))
        });
        let values = |content: &Option<Content>| match content {
            Some(Content::Json(ty)) => Some(ty.clone()),
            _ => None,
        };
        let Some(first) = entries.first() else {
            return Failure::Unit;
        };
        if let Some(ty) = values(&first.content)
            && entries.iter().all(|entry| entry.content == first.content)
        {
            return Failure::Whole(ty);
        }
        let key = format!("{:?}", entries.iter().map(key).collect::<Vec<_>>());
        if let Some(name) = self.known.get(&key) {
            return Failure::Choices(name.clone());
        }
        let own = format!("{} error", operation.name);
        let text = shared_name(types, &entries).unwrap_or(own);
        let otherwise = format!("{text} body");
        let name = self
            .scope
            .first_free(&[text.as_str(), &otherwise], Case::Camel);
        self.known.insert(key, name.clone());
        // What several operations share has no words of one of them.
        for entry in &mut entries {
            entry.description = "";
        }
        let about = "What a failure holds, by its status.";
        let choices = choices(types, None, &entries, name.clone(), about);
        self.found.push(choices);
        Failure::Choices(name)
    }
}

/// Whether `other` stands for the status of `entry` as well, and has a body.
fn is_wider(other: &Entry<'_>, entry: &Entry<'_>) -> bool {
    other.content.is_some()
        && match (other.status, entry.status) {
            (StatusPattern::Range(class), StatusPattern::Code(code)) => code / 100 == class,
            (StatusPattern::Default, StatusPattern::Code(_) | StatusPattern::Range(_)) => true,
            (one, other) => one == other,
        }
}

fn key(entry: &Entry<'_>) -> (StatusPattern, String, String) {
    let content = format!("{:?}", entry.content);
    (entry.status, entry.media_type.clone(), content)
}

/// Whether a place is in an answer that stands in an operation, and not in a component or a file of its own.
fn is_in_operation(origin: &Origin) -> bool {
    let mut before = None;
    for token in origin.tokens() {
        if token == "responses" && before.as_deref().is_some_and(|word| word != "components") {
            return true;
        }
        before = Some(token);
    }
    false
}

/// A name that says all there is to say about a table of models, so that it stays the same whatever else is in the
/// document: `NotFoundOn404OrProblemOn4xx`.
fn shared_name(types: &Types<'_>, entries: &[Entry<'_>]) -> Option<String> {
    /// A longer name is no help.
    const LONGEST: usize = 80;
    // A type that is written out belongs to the operation, unless it stands in a component.
    let own = entries.iter().filter_map(|entry| entry.ty).any(|ty| {
        let (_, ty) = types.leaf(ty);
        let inline = matches!(ty.name, ir::NamePath::Inline(_));
        is_model(&ty.kind) && inline && is_in_operation(&types.api().places.settle(&ty.origin))
    });
    if own {
        return None;
    }
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for entry in entries {
        let name = match &entry.content {
            None => "nothing".to_owned(),
            Some(Content::Text) => "text".to_owned(),
            Some(Content::Json(RustType::Model(name))) => name.to_string(),
            Some(_) => return None,
        };
        let status = match entry.status {
            StatusPattern::Code(code) => code.to_string(),
            StatusPattern::Range(class) => format!("{class}xx"),
            StatusPattern::Default => "default".to_owned(),
        };
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, statuses)) if statuses.contains(&status) => {}
            Some((_, statuses)) => statuses.push(status),
            None => groups.push((name, vec![status])),
        }
    }
    let words = groups
        .iter()
        .map(|(name, statuses)| format!("{name} on {}", statuses.join(" or ")));
    let text = words.collect::<Vec<_>>().join(" or ");
    (text.len() <= LONGEST).then_some(text)
}
