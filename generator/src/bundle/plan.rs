//! What becomes of every part of a document in several files: where it is put, and what references to it say then.

mod decide;
mod parts;
mod tags;

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::section::pointer_to;
use crate::diagnostic::Diagnostics;
use crate::document::names::PartName;
use crate::document::{Reference, ReferenceError, ReferenceForm, Version, Written};
use crate::edit::{self, Change};
use crate::source::{FileId, Origin, SourceFile};

/// Where a part is put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It becomes a component.
    Component { section: &'static str, name: String },
    /// In the place of this object, which is a reference to it.
    Held(Origin),
}

/// A part of another file that references lead to.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The object of the specification that it is.
    pub(super) role: &'static str,
    pub(super) place: Place,
    /// Whether it stands where the specification has no reference.
    pub(super) inserted: bool,
}

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
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) parts: HashMap<Origin, Part>,
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
        let changes = changes.filter(|_| self.parts.is_empty() && self.mappings.is_empty())?;
        if changes.is_empty() {
            return Some(source.text().to_owned());
        }
        let edited = edit::edit(source, &changes);
        (edited.done == changes.len()).then_some(edited.text)
    }

    /// Where a node stands in the bundle.
    pub(super) fn locate(&self, root: FileId, origin: &Origin, version: Version) -> Option<String> {
        let mut at = origin.clone();
        // Each round comes to a file that is nearer to the first one.
        for _ in 0..256 {
            if at.file == root {
                return Some(at.pointer.to_string());
            }
            let mut part = Some(at.clone());
            while let Some(place) = part.as_ref().filter(|part| !self.parts.contains_key(part)) {
                part = place.parent();
            }
            let part = part?;
            let rest = at.pointer[part.pointer.len()..].to_owned();
            match &self.parts.get(&part)?.place {
                Place::Component { section, name } => {
                    return Some(format!("{}/{name}{rest}", pointer_to(section, version)));
                }
                Place::Held(holder) => {
                    at = Origin::new(holder.file, format!("{}{rest}", holder.pointer));
                }
            }
        }
        None
    }
}

/// Decides what becomes of a document; `None` when a reference leads nowhere, which has then been reported. `home` is the
/// way from the folder that the bundle is for to that of the first file.
pub(super) fn plan(written: &Written, home: &str, diagnostics: &mut Diagnostics) -> Option<Plan> {
    let references = written.references();
    let mut planner = Planner {
        home: own_home(written, home),
        written,
        by_place: references.iter().map(|one| (&one.place, one)).collect(),
        references: &references,
        ways: written.ways(),
        stems: written.stems(),
        plan: Plan::default(),
    };
    let mut usable = true;
    for reference in references.iter().filter(|one| leads(one.form)) {
        let own = reference.place.file == written.root() && reference.text.starts_with('#');
        let error = match &reference.target {
            Err(error) if !own => error,
            Ok(target) if planner.is_circle(target) => &ReferenceError::Cycle,
            _ => continue,
        };
        diagnostics.push(Written::finding(reference, error).in_text());
        usable = false;
    }
    if !usable {
        return None;
    }
    let taken = planner.find_parts();
    planner.find_places(&taken);
    planner.decide(diagnostics);
    planner.map_tags();
    Some(planner.plan)
}

/// Whether a reference leads to a part of the document.
fn leads(form: ReferenceForm) -> bool {
    !matches!(
        form,
        ReferenceForm::Url | ReferenceForm::Server | ReferenceForm::Loose | ReferenceForm::Identity
    )
}

struct Planner<'w> {
    written: &'w Written,
    references: &'w [Reference],
    by_place: HashMap<&'w Origin, &'w Reference>,
    ways: HashMap<FileId, String>,
    stems: HashMap<FileId, String>,
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

impl<'w> Planner<'w> {
    /// What a reference leads to in the end: what only refers to something else is passed over, outside of the first
    /// file.
    fn end(&self, target: &Origin) -> Origin {
        let mut at = target.clone();
        let mut seen = HashSet::new();
        while at.file != self.written.root() && seen.insert(at.clone()) {
            let Some(reference) = self.by_place.get(&at.child("$ref")) else {
                break;
            };
            match &reference.target {
                Ok(next) if reference.is_plain() => at = next.clone(),
                _ => break,
            }
        }
        at
    }

    /// Whether references lead from one to the next and back.
    fn is_circle(&self, target: &Origin) -> bool {
        let end = self.end(target);
        let next = self.by_place.get(&end.child("$ref"));
        let goes_on = next.is_some_and(|next| next.is_plain() && next.target.is_ok());
        goes_on && end.file != self.written.root()
    }

    /// Each reference to another file that leads to a part, with that.
    fn outward(&self) -> impl Iterator<Item = (&'w Reference, Origin)> {
        let root = self.written.root();
        self.references.iter().filter_map(move |reference| {
            let target = reference.target.as_ref().ok()?;
            let end = self.end(target);
            (leads(reference.form) && end.file != root).then_some((reference, end))
        })
    }

    /// A member of an object, wherever it stands.
    fn member(&self, object: &Origin, name: &str) -> Origin {
        let member = object.child(name);
        match self.by_place.get(&member.child("$ref")) {
            Some(reference) if reference.form == ReferenceForm::Inserted => reference
                .target
                .as_ref()
                .map_or(member, |target| self.end(target)),
            _ => member,
        }
    }

    /// The names in an object of the document.
    fn names(&self, object: &Origin) -> Vec<&'w str> {
        let members = self.written.get(object).and_then(|node| node.as_object());
        let names = members.into_iter().flat_map(|members| members.keys());
        names.map(String::as_str).collect()
    }

    /// Whether something stands in a part, and not itself is one.
    fn is_within(&self, origin: &Origin, of: impl Fn(&Part) -> bool) -> bool {
        let mut at = origin.parent();
        while let Some(holder) = at {
            if self.plan.parts.get(&holder).is_some_and(&of) {
                return true;
            }
            at = holder.parent();
        }
        false
    }

    fn name_of(&self, origin: &Origin) -> PartName {
        let text = |texts: &'_ HashMap<FileId, String>| {
            texts.get(&origin.file).cloned().unwrap_or_default()
        };
        PartName::of(origin, &text(&self.stems), &text(&self.ways))
    }
}

impl Reference {
    /// Whether it is all that stands in its object.
    fn is_plain(&self) -> bool {
        self.form == ReferenceForm::Reference && !self.has_siblings
    }
}
