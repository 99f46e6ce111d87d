use std::collections::{HashMap, HashSet};

use super::change::{Bump, Directions, Wire};
use super::kind::Kind;
use super::kinds;
use super::reach;
use super::walk::{Found, Walk};
use crate::model::{Model, Operation, SchemaId};

impl Walk<'_> {
    /// Compares the operations of `paths`.
    pub(super) fn operations(&mut self) {
        let (old, new) = (&self.old.operations, &self.new.operations);
        let pairs = paired(old, new);
        let mut kept = vec![false; old.len()];
        for (after, before) in new.iter().zip(pairs) {
            let name = named(after);
            let index = self.operation(name.clone());
            if let Some(before) = before {
                kept[before] = true;
                self.both(&old[before], after, index, Turn::Called);
            } else {
                let found = Found::new(&kinds::OPERATION_ADDED, format!("`{name}` is new"));
                self.keep(found.new_at(after.origin.clone()), index, Directions::NONE);
            }
        }
        for (before, _) in old.iter().zip(kept).filter(|(_, kept)| !kept) {
            let name = named(before);
            let index = self.operation(name.clone());
            let mut found = Found::new(&kinds::OPERATION_REMOVED, format!("`{name}` is gone"));
            if before.deprecated {
                found.message.push_str("; it was deprecated");
                found = found.wire(Wire::Info);
            }
            self.keep(found.old(before.origin.clone()), index, Directions::NONE);
        }
    }

    /// Compares what the API calls.
    pub(super) fn webhooks(&mut self) {
        let (old, new) = (&self.old.webhooks, &self.new.webhooks);
        self.called(
            old,
            new,
            "webhook",
            (&kinds::WEBHOOK_ADDED, &kinds::WEBHOOK_REMOVED),
        );
    }

    fn called(
        &mut self,
        old: &[Operation],
        new: &[Operation],
        what: &str,
        (added, removed): (&'static Kind, &'static Kind),
    ) {
        let pairs = paired(old, new);
        let mut kept = vec![false; old.len()];
        for (after, before) in new.iter().zip(pairs) {
            let name = format!("{what} {}", named(after));
            let index = self.operation(name.clone());
            if let Some(before) = before {
                kept[before] = true;
                self.both(&old[before], after, index, Turn::Calls);
            } else {
                let found = Found::new(added, format!("the {name} is new"));
                self.keep(found.new_at(after.origin.clone()), index, Directions::NONE);
            }
        }
        for (before, _) in old.iter().zip(kept).filter(|(_, kept)| !kept) {
            let name = format!("{what} {}", named(before));
            let index = self.operation(name.clone());
            let found = Found::new(removed, format!("the {name} is gone"));
            self.keep(found.old(before.origin.clone()), index, Directions::NONE);
        }
    }

    fn both(&mut self, old: &Operation, new: &Operation, index: usize, turn: Turn) {
        let places = (old.origin.clone(), new.origin.clone());
        let name = named(new);
        let say = |walk: &mut Self, kind, message: String, rust: Option<Bump>| {
            let mut found = Found::new(kind, message).at(places.0.clone(), places.1.clone());
            if let Some(rust) = rust {
                found = found.rust(rust);
            }
            walk.keep(found, index, Directions::NONE);
        };
        if template(old) != template(new) {
            let message = format!("`{name}` was `{}`, with the same `operationId`", named(old));
            say(self, &kinds::OPERATION_MOVED, message, None);
        } else if old.path != new.path {
            let message = format!(
                "`{name}` was `{}`: parameters of the path have other names",
                old.path
            );
            say(self, &kinds::PATH_PARAMETERS_RENAMED, message, None);
        }
        if old.deprecated != new.deprecated {
            if new.deprecated {
                say(
                    self,
                    &kinds::OPERATION_DEPRECATED,
                    format!("`{name}` is deprecated now"),
                    None,
                );
            } else {
                say(
                    self,
                    &kinds::OPERATION_REACTIVATED,
                    format!("`{name}` is no longer deprecated"),
                    None,
                );
            }
        }
        if old.id != new.id {
            let message = match (&old.id, &new.id) {
                (Some(old), Some(new)) => format!("`{name}` is called `{new}`, and was `{old}`"),
                (None, Some(new)) => format!("`{name}` has the `operationId` `{new}` now"),
                (Some(old), None) => format!("`{name}` no longer has the `operationId` `{old}`"),
                (None, None) => return,
            };
            say(self, &kinds::OPERATION_ID_CHANGED, message, None);
        }
        if old.tags != new.tags {
            self.tags(old, new, index);
        }
        self.servers(
            &old.servers,
            &new.servers,
            &format!("`{name}`"),
            Some(index),
        );
        self.parameters(old, new, index, turn);
        self.request_body(old, new, index, turn);
        self.responses(old, new, index, turn);
        if turn == Turn::Called {
            self.security(old, new, index);
        }
        for callback in &new.callbacks {
            let before = old.callbacks.iter().find(|own| own.name == callback.name);
            let before = before.map_or(&[][..], |own| &own.operations);
            let what = format!("callback {} of {name}:", callback.name);
            self.called(
                before,
                &callback.operations,
                &what,
                (&kinds::CALLBACK_ADDED, &kinds::CALLBACK_REMOVED),
            );
        }
        for callback in &old.callbacks {
            if new.callbacks.iter().all(|own| own.name != callback.name) {
                let what = format!("callback {} of {name}:", callback.name);
                self.called(
                    &callback.operations,
                    &[],
                    &what,
                    (&kinds::CALLBACK_ADDED, &kinds::CALLBACK_REMOVED),
                );
            }
        }
    }

    fn tags(&mut self, old: &Operation, new: &Operation, index: usize) {
        // The first tag names the module of the operation.
        let rust = if old.tags.first() == new.tags.first() {
            Bump::Patch
        } else {
            Bump::Major
        };
        let name = named(new);
        for (tags, others, word) in [
            (&new.tags, &old.tags, "has the tag"),
            (&old.tags, &new.tags, "no longer has the tag"),
        ] {
            for tag in tags.iter().filter(|tag| !others.contains(tag)) {
                let found = Found::new(&kinds::TAGS_CHANGED, format!("`{name}` {word} `{tag}`"));
                let found = found
                    .at(old.origin.clone(), new.origin.clone())
                    .detail(tag.clone());
                self.keep(found.rust(rust), index, Directions::NONE);
            }
        }
        let reordered = new.tags.iter().all(|tag| old.tags.contains(tag))
            && old.tags.iter().all(|tag| new.tags.contains(tag));
        if let (true, Bump::Major, Some(tag)) = (reordered, rust, new.tags.first()) {
            let message = format!("`{name}` has the tag `{tag}` first");
            let found = Found::new(&kinds::TAGS_CHANGED, message).wire(Wire::None);
            let found = found.at(old.origin.clone(), new.origin.clone());
            self.keep(found.rust(rust), index, Directions::NONE);
        }
    }
}

/// Who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The client calls the API.
    Called,
    /// The API calls: what it sends reaches the client.
    Calls,
}

impl Turn {
    /// Where a request travels.
    pub(super) fn request(self) -> Directions {
        match self {
            Self::Called => Directions::REQUEST,
            Self::Calls => Directions::RESPONSE,
        }
    }

    /// Where a response travels.
    pub(super) fn response(self) -> Directions {
        match self {
            Self::Called => Directions::RESPONSE,
            Self::Calls => Directions::REQUEST,
        }
    }
}

/// `POST /pets`.
pub(super) fn named(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

/// For each new operation the old one that it was: of the same method and path, or else of a path that differs in the
/// names of its parameters only, or else of the same `operationId`.
fn paired(old: &[Operation], new: &[Operation]) -> Vec<Option<usize>> {
    let exact = |operation: &Operation| (operation.method.clone(), operation.path.clone());
    let mut by_path: HashMap<_, usize> = HashMap::new();
    let mut by_template: HashMap<_, Vec<usize>> = HashMap::new();
    for (index, operation) in old.iter().enumerate() {
        by_path.insert(exact(operation), index);
    }
    let mut pairs: Vec<Option<usize>> = new
        .iter()
        .map(|operation| by_path.remove(&exact(operation)))
        .collect();
    for index in by_path.into_values() {
        by_template
            .entry(template(&old[index]))
            .or_default()
            .push(index);
    }
    for (pair, operation) in pairs.iter_mut().zip(new) {
        if pair.is_none()
            && let Some([index]) = by_template.get(&template(operation)).map(Vec::as_slice)
        {
            *pair = Some(*index);
            by_template.remove(&template(operation));
        }
    }
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    let kept: HashSet<usize> = pairs.iter().copied().flatten().collect();
    for (index, operation) in old.iter().enumerate() {
        if let Some(id) = operation.id.as_deref()
            && !kept.contains(&index)
        {
            by_id.entry(id).or_default().push(index);
        }
    }
    for (pair, operation) in pairs.iter_mut().zip(new) {
        let id = operation.id.as_deref().unwrap_or_default();
        if pair.is_none()
            && let Some([index]) = by_id.get(id).map(Vec::as_slice)
        {
            *pair = Some(*index);
            by_id.remove(id);
        }
    }
    pairs
}

/// The method, and the path without the names of its parameters.
fn template(operation: &Operation) -> (String, String) {
    let mut path = String::with_capacity(operation.path.len());
    let mut inside = false;
    for character in operation.path.chars() {
        match character {
            '{' => inside = true,
            '}' => inside = false,
            _ if inside => continue,
            _ => {}
        }
        path.push(character);
    }
    (operation.method.clone(), path)
}

/// The names of the parameters of a path template, in order.
pub(super) fn path_names(path: &str) -> Vec<&str> {
    path.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// Compares the schemas of components, so that those that no operation uses are looked at as well. Those that came or
/// went with what uses them are told by that.
pub(super) fn components(walk: &mut Walk<'_>, old: &Model, new: &Model) {
    let index =
        |model: &Model| -> HashMap<String, SchemaId> { model.components.iter().cloned().collect() };
    let (before, after) = (index(old), index(new));
    let mut used = None;
    for (name, id) in &new.components {
        if let Some(before) = before.get(name) {
            walk.component(*before, *id);
        } else if !used.get_or_insert_with(|| reach::used(new)).contains(id) {
            let message = format!("there is a schema `{name}` now");
            let found = Found::new(&kinds::COMPONENT_ADDED, message);
            walk.keep_general(found.new_at(new.origin(*id).clone()));
        }
    }
    let mut used = None;
    for (name, id) in &old.components {
        if !after.contains_key(name) && !used.get_or_insert_with(|| reach::used(old)).contains(id) {
            let message = format!("there is no schema `{name}` any more");
            let found = Found::new(&kinds::COMPONENT_REMOVED, message);
            walk.keep_general(found.old(old.origin(*id).clone()));
        }
    }
}
