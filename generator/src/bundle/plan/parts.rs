//! Which parts there are, and where they are put.

use std::collections::{BTreeSet, HashMap};

use super::{Part, Place, Planner};
use crate::bundle::section::{holder, section_of, sections};
use crate::document::ReferenceForm;
use crate::document::names::{PartName, component_name, settle};
use crate::source::Origin;

/// Names of components by section.
pub(super) type Taken = HashMap<&'static str, BTreeSet<String>>;

impl Planner<'_> {
    fn add(&mut self, origin: Origin, role: &'static str, place: Place) {
        self.plan.parts.entry(origin).or_insert(Part {
            role,
            place,
            inserted: false,
        });
    }

    /// Finds out which parts there are; the names of components that are taken are given back.
    pub(super) fn find_parts(&mut self) -> Taken {
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

    /// Finds out where the parts are put.
    pub(super) fn find_places(&mut self, taken: &Taken) {
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
}
