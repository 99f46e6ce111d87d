//! What becomes of every part of a document in several files: where it is put, and what references to it say then.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::section::{holder, pointer_to, section_of, sections};
use super::uri::{fragment, rebased};
use crate::diagnostic::codes::reference::{LEADS_OUT, LOST_DYNAMIC_ANCHOR};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::names::{PartName, component_name, settle};
use crate::document::{Reference, ReferenceError, ReferenceForm, Version, Written};
use crate::source::{FileId, Origin};

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
}

impl Plan {
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

/// Decides what becomes of a document; `None` when a reference leads nowhere, which has then been reported.
pub(super) fn plan(written: &Written, diagnostics: &mut Diagnostics) -> Option<Plan> {
    let references = written.references();
    let mut planner = Planner {
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
        ReferenceForm::Url | ReferenceForm::Loose | ReferenceForm::Identity
    )
}

struct Planner<'w> {
    written: &'w Written,
    references: &'w [Reference],
    by_place: HashMap<&'w Origin, &'w Reference>,
    ways: HashMap<FileId, String>,
    stems: HashMap<FileId, String>,
    plan: Plan,
}

/// Names of components by section.
type Taken = HashMap<&'static str, BTreeSet<String>>;

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

    fn add(&mut self, origin: Origin, role: &'static str, place: Place) {
        self.plan.parts.entry(origin).or_insert(Part {
            role,
            place,
            inserted: false,
        });
    }

    /// Finds out which parts there are; the names of components that are taken are given back.
    fn find_parts(&mut self) -> Taken {
        let (root, version) = (Origin::root(self.written.root()), self.written.version());
        let inserted: Vec<_> = self
            .outward()
            .filter(|(reference, _)| reference.form == ReferenceForm::Inserted)
            .collect();
        for (reference, end) in inserted {
            let Some(holder) = reference.place.parent() else {
                continue;
            };
            self.plan.parts.entry(end).or_insert(Part {
                role: reference.role,
                place: Place::Held(holder),
                inserted: true,
            });
        }
        // A component that is nothing but a reference gives what it refers to its name.
        let mut taken = Taken::new();
        for (section, role) in sections(version) {
            let holder = holder(version).map_or(root.clone(), |name| self.member(&root, name));
            let place = self.member(&holder, section);
            let names = self.names(&place);
            for name in &names {
                let component = place.child(name);
                let reference = self.by_place.get(&component.child("$ref"));
                let target = reference.filter(|reference| reference.is_plain());
                let target = target.and_then(|reference| reference.target.as_ref().ok());
                let end = target.map(|target| self.end(target));
                if let Some(end) = end.filter(|end| end.file != root.file && *end != component) {
                    self.add(end, role, Place::Held(component));
                }
            }
            taken.insert(section, names.into_iter().map(component_name).collect());
        }
        self.find_named();
        taken
    }

    /// Finds the parts that have names of their own, and those that stand in no other.
    fn find_named(&mut self) {
        let version = self.written.version();
        let mut others = Vec::new();
        let targets: Vec<_> = self.outward().collect();
        for (reference, end) in targets {
            let (mut end, mut role) = (end, reference.role);
            if reference.form == ReferenceForm::Operation {
                let Some(item) = end.parent() else { continue };
                (end, role) = (item, "path item");
            }
            let section = section_of(role, version);
            let is_own = self.name_of(&end).is_own && role != "path item";
            if self.is_within(&end, |part| part.inserted) {
                continue;
            }
            match section {
                Some(section) if is_own => {
                    let name = String::new();
                    self.add(end, role, Place::Component { section, name });
                }
                _ => others.push((end, role, reference.form)),
            }
        }
        // What holds others comes first, and path items hold most.
        others.sort_by_key(|(end, role, _)| (*role != "path item", end.pointer.len()));
        for (end, role, form) in others {
            if self.is_within(&end, |_| true) || self.plan.parts.contains_key(&end) {
                continue;
            }
            let place = match section_of(role, version) {
                Some(section) => Place::Component {
                    section,
                    name: String::new(),
                },
                // Only what refers to it can hold it.
                None if form == ReferenceForm::Reference => Place::Held(end.clone()),
                None => continue,
            };
            self.add(end, role, place);
        }
    }

    fn name_of(&self, origin: &Origin) -> PartName {
        let text = |texts: &'_ HashMap<FileId, String>| {
            texts.get(&origin.file).cloned().unwrap_or_default()
        };
        PartName::of(origin, &text(&self.stems), &text(&self.ways))
    }

    /// Finds out where the parts are put.
    fn find_places(&mut self, taken: &Taken) {
        let root = Origin::root(self.written.root());
        let lists = [self.member(&root, "paths"), self.member(&root, "webhooks")];
        let mut holders: HashMap<Origin, Vec<(Origin, bool)>> = HashMap::new();
        for (reference, end) in self.outward() {
            let is_part = self.plan.parts.contains_key(&end);
            // What is passed over stands in no part.
            let place = &reference.place;
            let counts = place.file == root.file || self.is_within(place, |_| true);
            if is_part && counts && reference.form == ReferenceForm::Reference {
                let holder = place.parent().unwrap_or_else(|| place.clone());
                let plain = reference.is_plain();
                holders.entry(end).or_default().push((holder, plain));
            }
        }
        let mut held = Vec::new();
        let mut wanting: HashMap<&'static str, Vec<(PartName, Origin)>> = HashMap::new();
        for (origin, part) in &self.plan.parts {
            let holders = holders.get(origin).map_or(&[][..], Vec::as_slice);
            match (&part.place, holders) {
                (Place::Held(holder), [(first, _), ..]) if holder == origin => {
                    held.push((origin.clone(), first.clone()));
                }
                // A path item that is used once stands where it is used.
                (Place::Component { .. }, [(only, true)])
                    if part.role == "path item"
                        && only.parent().is_some_and(|list| lists.contains(&list)) =>
                {
                    held.push((origin.clone(), only.clone()));
                }
                (Place::Component { section, .. }, _) => {
                    let name = self.name_of(origin);
                    wanting
                        .entry(section)
                        .or_default()
                        .push((name, origin.clone()));
                }
                (Place::Held(_), _) => {}
            }
        }
        for (origin, holder) in held {
            if let Some(part) = self.plan.parts.get_mut(&origin) {
                part.place = Place::Held(holder);
            }
        }
        let none = BTreeSet::new();
        for (section, mut parts) in wanting {
            parts.sort_by(|(_, a), (_, b)| a.cmp(b));
            let (wanted, origins): (Vec<PartName>, Vec<Origin>) = parts.into_iter().unzip();
            let names = settle(&wanted, taken.get(section).unwrap_or(&none));
            for (origin, name) in origins.into_iter().zip(names) {
                let name = component_name(&name);
                if let Some(part) = self.plan.parts.get_mut(&origin) {
                    part.place = Place::Component { section, name };
                }
            }
        }
    }

    /// Says what becomes of every reference.
    fn decide(&mut self, diagnostics: &mut Diagnostics) {
        for reference in self.references {
            let place = &reference.place;
            let way = self.ways.get(&place.file).map_or("", String::as_str);
            let action = match (reference.form, &reference.target) {
                (ReferenceForm::Url, _) => rebased(way, &reference.text).map(Action::Text),
                (ReferenceForm::Identity, _) => {
                    // All references are pointers from the root now, which an `$id` would give another start.
                    (place.file != self.written.root()).then_some(Action::Remove)
                }
                (ReferenceForm::Loose, _) => {
                    if place.file == self.written.root() || self.is_within(place, |_| true) {
                        diagnostics.push(leads_out(reference));
                    }
                    rebased(way, &reference.text).map(Action::Text)
                }
                (_, Ok(target)) => self.action(reference, target, way, diagnostics),
                (_, Err(_)) => None,
            };
            if let Some(action) = action {
                self.plan.actions.insert(place.clone(), action);
            }
        }
    }

    fn action(
        &self,
        reference: &Reference,
        target: &Origin,
        way: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Action> {
        let root = self.written.root();
        let place = &reference.place;
        let end = self.end(target);
        if reference.form == ReferenceForm::Inserted {
            return Some(Action::Put(end));
        }
        // What identifies a part of the first file still does.
        if target.file == root && (place.file == root || self.written.is_by_id(reference)) {
            return None;
        }
        if let Some(Part {
            place: Place::Held(holder),
            ..
        }) = self.plan.parts.get(&end)
            && place.parent().as_ref() == Some(holder)
        {
            return Some(Action::Put(end));
        }
        // What only refers to something else can stay where it stands in a part.
        let stays = self.is_within(target, |_| true);
        let meant = if stays { target } else { &end };
        let Some(pointer) = self.plan.locate(root, meant, self.written.version()) else {
            // An operation of another API, which nothing of a document of 3.0 can hold.
            if place.file == root || self.is_within(place, |_| true) {
                diagnostics.push(leads_out(reference));
            }
            return rebased(way, &reference.text).map(Action::Text);
        };
        match reference.form {
            ReferenceForm::Security => {
                let name = Origin::new(root, pointer).last()?;
                Some(Action::Rename(name))
            }
            ReferenceForm::Dynamic => self.dynamic(reference, &end, &pointer, diagnostics),
            _ => Some(Action::Text(fragment(&pointer))),
        }
    }

    /// A dynamic reference stays one where the name that it follows is given once.
    fn dynamic(
        &self,
        reference: &Reference,
        end: &Origin,
        pointer: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Action> {
        let (_, name) = reference.text.split_once('#')?;
        let anchor = self.written.get(end)?.get("$dynamicAnchor");
        if anchor.and_then(|anchor| anchor.as_str()) != Some(name) {
            return Some(Action::Text(fragment(pointer)));
        }
        if self.written.count_anchors(name) == 1 {
            return Some(Action::Text(format!("#{name}")));
        }
        diagnostics.push(
            Diagnostic::new(
                &LOST_DYNAMIC_ANCHOR,
                format!("several files have a `$dynamicAnchor` named `{name}`"),
            )
            .at(&reference.place)
            .in_text()
            .help("give the anchors names of their own, or refer by `$ref`"),
        );
        Some(Action::Text(fragment(pointer)))
    }

    /// Where the name of a schema is its tag, and it gets another name, the discriminator says so.
    fn map_tags(&mut self) {
        let (root, version) = (self.written.root(), self.written.version());
        if version == Version::V2_0 {
            return;
        }
        let mut found: HashSet<(Origin, String, String)> = HashSet::new();
        for reference in self.references {
            let Ok(target) = &reference.target else {
                continue;
            };
            let Some(list) = reference.place.parent().and_then(|item| item.parent()) else {
                continue;
            };
            let Some(schema) = list.parent() else {
                continue;
            };
            let end = self.end(target);
            let (owner, tagged) = match list.last().as_deref() {
                Some("oneOf" | "anyOf") => (schema, end),
                Some("allOf") => (end, schema),
                _ => continue,
            };
            let Some(tag) = self.renamed(&tagged) else {
                continue;
            };
            let place = owner.child("discriminator");
            let Some(discriminator) = self.written.get(&place) else {
                continue;
            };
            let mapped = place.child("mapping");
            let mapping = discriminator.get("mapping").and_then(|all| all.as_object());
            let says = |(key, _): (&String, _)| {
                let value = self.by_place.get(&mapped.child(key));
                let value = value.and_then(|reference| reference.target.as_ref().ok());
                *key == tag || value.is_some_and(|target| self.end(target) == tagged)
            };
            if !discriminator.is_object() || mapping.into_iter().flatten().any(says) {
                continue;
            }
            if let Some(pointer) = self.plan.locate(root, &tagged, version) {
                found.insert((place, tag, fragment(&pointer)));
            }
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort();
        for (place, tag, text) in found {
            let mappings = self.plan.mappings.entry(place).or_default();
            mappings.push((tag, text));
        }
    }

    /// The name that a component would have liked, when it has another.
    fn renamed(&self, origin: &Origin) -> Option<String> {
        let Place::Component { name, .. } = &self.plan.parts.get(origin)?.place else {
            return None;
        };
        let wanted = self.name_of(origin).wanted().to_owned();
        (*name != wanted).then_some(wanted)
    }
}

impl Reference {
    /// Whether it is all that stands in its object.
    fn is_plain(&self) -> bool {
        self.form == ReferenceForm::Reference && !self.has_siblings
    }
}

fn leads_out(reference: &Reference) -> Diagnostic {
    Diagnostic::new(
        &LEADS_OUT,
        format!("`{}` still leads to another file", reference.text),
    )
    .at(&reference.place)
    .in_text()
    .help("nothing in a document can hold what it leads to: keep that file beside the bundle")
}
