//! What becomes of every part of a document in several files: where it is put, and what references to it say then.

mod decide;
mod tags;

use std::collections::HashMap;

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::document::{Links, Placement, ReferenceError, Written};
use crate::edit::{self, Change};
use crate::source::{Origin, SourceFile};

/// What is done to a node of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// It says something else.
    Text(String),
    /// The object that it stands in is replaced by a part.
    Put(Origin),
    /// It gets another key.
    Rename(String),
    /// It is left out.
    Remove,
}

/// What becomes of everything.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) placement: Placement,
    pub(super) actions: HashMap<Origin, Action>,
    /// What discriminators have to say of schemas whose names are not their tags.
    pub(super) mappings: HashMap<Origin, Vec<(String, String)>>,
    /// How many relative URLs are written otherwise, to lead where they led.
    pub(super) rebased: usize,
}

impl Plan {
    /// The text of the only file with what becomes of it, everything else as it is written; `None` when that takes more
    /// than a few words of its text.
    pub(super) fn in_place(&self, source: &SourceFile) -> Option<String> {
        let change = |(place, action): (&Origin, &Action)| match action {
            Action::Text(text) => Some(Change::Replace(place.clone(), Value::from(text.as_str()))),
            _ => None,
        };
        let changes: Option<Vec<Change>> = self.actions.iter().map(change).collect();
        let changes = changes.filter(|_| self.placement.is_empty() && self.mappings.is_empty())?;
        if changes.is_empty() {
            return Some(source.text().to_owned());
        }
        let edited = edit::edit(source, &changes);
        (edited.done == changes.len()).then_some(edited.text)
    }
}

/// Decides what becomes of a document; `None` when a reference leads nowhere, which has then been reported. `home` is the
/// way from the folder that the bundle is for to that of the first file.
pub(super) fn plan(written: &Written, home: &str, diagnostics: &mut Diagnostics) -> Option<Plan> {
    let references = written.references();
    let links = Links::new(written, &references);
    let mut usable = true;
    for reference in references.iter().filter(|one| one.form.leads()) {
        let own = reference.place.file == written.root() && reference.text.starts_with('#');
        let error = match &reference.target {
            Err(error) if !own => error,
            Ok(target) if links.is_circle(target) => &ReferenceError::Cycle,
            _ => continue,
        };
        diagnostics.push(Written::finding(reference, error).in_text());
        usable = false;
    }
    if !usable {
        return None;
    }
    let mut planner = Planner {
        home: own_home(written, home),
        written,
        plan: Plan {
            placement: Placement::of(&links),
            actions: HashMap::new(),
            mappings: HashMap::new(),
            rebased: 0,
        },
        links,
    };
    planner.decide(diagnostics);
    planner.map_tags();
    Some(planner.plan)
}

struct Planner<'w> {
    written: &'w Written,
    links: Links<'w>,
    /// The way from the folder that the bundle is for to that of the first file, with a slash at its end.
    home: String,
    plan: Plan,
}

/// The way back from where a bundle is written, with a slash at its end. A document that names itself keeps its place
/// wherever its file is (OpenAPI 3.2.0, 4.1.2.2.1).
fn own_home(written: &Written, home: &str) -> String {
    let names_itself = written
        .get(&Origin::new(written.root(), "/$self"))
        .is_some();
    if home.is_empty() || names_itself {
        return String::new();
    }
    format!("{home}/")
}
