//! Which parts there are, and where they are put.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use super::super::names::{PartName, component_name, settle};
use super::super::section::{holder, pointer_to, section_of, sections};
use super::super::{Links, ReferenceForm, grammar::knows};
use super::{Place, Placed, is_within};
use crate::source::Origin;

/// Names of components by section.
type Taken = HashMap<&'static str, BTreeSet<String>>;

/// The parts of a document.
pub(super) fn find(links: &Links<'_>) -> HashMap<Origin, Placed> {
    let mut finder = Finder {
        links,
        parts: HashMap::new(),
    };
    let taken = finder.find_parts();
    finder.find_places(&taken);
    finder.parts
}

struct Finder<'l, 'w> {
    links: &'l Links<'w>,
    parts: HashMap<Origin, Placed>,
}

impl Finder<'_, '_> {
    fn add(&mut self, origin: Origin, role: &'static str, place: Place) {
        self.parts.entry(origin).or_insert(Placed {
            role,
            place,
            inserted: false,
        });
    }

    /// Finds out which parts there are; the names of components that are taken are given back.
    fn find_parts(&mut self) -> Taken {
        let (root, version) = (
            Origin::root(self.links.trees.root()),
            self.links.trees.shape(),
        );
        let inserted: Vec<_> = self
            .links
            .outward()
            .filter(|(reference, _)| reference.form == ReferenceForm::Inserted)
            .collect();
        for (reference, end) in inserted {
            let Some(holder) = reference.place.parent() else {
                continue;
            };
            self.parts.entry(end).or_insert(Placed {
                role: reference.role,
                place: Place::Held(holder),
                inserted: true,
            });
        }
        // A component that is nothing but a reference gives what it refers to its name.
        let mut taken = Taken::new();
        for (section, role) in sections(version) {
            let holder =
                holder(version).map_or(root.clone(), |name| self.links.member(&root, name));
            let place = self.links.member(&holder, section);
            let names = self.links.names(&place);
            for name in &names {
                let component = place.child(name);
                let reference = self.links.at(&component.child("$ref"));
                let target = reference.filter(|reference| reference.is_plain());
                let target = target.and_then(|reference| reference.target.as_ref().ok());
                let end = target.map(|target| self.links.end(target));
                if let Some(end) = end.filter(|end| end.file != root.file && *end != component) {
                    self.add(end, role, Place::Held(component));
                }
            }
            taken.insert(section, names.into_iter().map(component_name).collect());
        }
        self.find_named();
        taken
    }

    /// Whether something is a piece of a part, and stays there: what the specification has in such a part, and in a schema
    /// that becomes a component of the document also what is defined beside it.
    fn is_piece(&self, origin: &Origin) -> bool {
        let version = self.links.trees.shape();
        let schemas = section_of("schema", version).map(|section| pointer_to(section, version));
        let mut at = origin.parent();
        while let Some(holder) = at {
            if let Some(part) = self.parts.get(&holder).filter(|part| !part.inserted) {
                let is_component = match &part.place {
                    Place::Held(place) => {
                        place.parent().map(|list| list.pointer.to_string()) == schemas
                    }
                    Place::Component { .. } => false,
                };
                let own = holder.tokens().count();
                let way: Vec<_> = origin.tokens().skip(own).map(Cow::into_owned).collect();
                let [first, ..] = &*way else { return false };
                let is_definition = matches!(first.as_str(), "$defs" | "definitions");
                return is_component || (!is_definition && knows(part.role, &way, version));
            }
            at = holder.parent();
        }
        false
    }

    /// Finds the parts that have names of their own, and those that stand in no other.
    fn find_named(&mut self) {
        let version = self.links.trees.shape();
        let mut others = Vec::new();
        let mut targets: Vec<_> = self.links.outward().collect();
        // What holds others comes first.
        targets.sort_by_key(|(_, end)| end.pointer.len());
        for (reference, end) in targets {
            let (mut end, mut role) = (end, reference.role);
            if reference.form == ReferenceForm::Operation {
                let Some(item) = end.parent() else { continue };
                (end, role) = (item, "path item");
            }
            let section = section_of(role, version);
            let is_own =
                self.links.name_of(&end).is_own && role != "path item" && !self.is_piece(&end);
            if is_within(&self.parts, &end, |part| part.inserted) {
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
            if is_within(&self.parts, &end, |_| true) || self.parts.contains_key(&end) {
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

    /// Finds out where the parts are put.
    fn find_places(&mut self, taken: &Taken) {
        let root = Origin::root(self.links.trees.root());
        let lists = [
            self.links.member(&root, "paths"),
            self.links.member(&root, "webhooks"),
        ];
        let mut holders: HashMap<Origin, Vec<(Origin, bool)>> = HashMap::new();
        for (reference, end) in self.links.outward() {
            let is_part = self.parts.contains_key(&end);
            // What is passed over stands in no part.
            let place = &reference.place;
            let counts = place.file == root.file || is_within(&self.parts, place, |_| true);
            if is_part && counts && reference.form == ReferenceForm::Reference {
                let holder = place.parent().unwrap_or_else(|| place.clone());
                let plain = reference.is_plain();
                holders.entry(end).or_default().push((holder, plain));
            }
        }
        let mut held = Vec::new();
        let mut wanting: HashMap<&'static str, Vec<(PartName, Origin)>> = HashMap::new();
        for (origin, part) in &self.parts {
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
                    let name = self.links.name_of(origin);
                    wanting
                        .entry(section)
                        .or_default()
                        .push((name, origin.clone()));
                }
                (Place::Held(_), _) => {}
            }
        }
        for (origin, holder) in held {
            if let Some(part) = self.parts.get_mut(&origin) {
                part.place = Place::Held(holder);
            }
        }
        let none = BTreeSet::new();
        for (section, mut parts) in wanting {
            parts.sort_by(|(_, a), (_, b)| a.cmp(b));
            let (wanted, origins): (Vec<PartName>, Vec<Origin>) = parts.into_iter().unzip();
            let names = settle(&wanted, taken.get(section).unwrap_or(&none), component_name);
            for (origin, name) in origins.into_iter().zip(names) {
                let name = component_name(&name);
                if let Some(part) = self.parts.get_mut(&origin) {
                    part.place = Place::Component { section, name };
                }
            }
        }
    }
}
