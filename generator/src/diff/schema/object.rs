use std::cell::OnceCell;
use std::collections::HashMap;

use super::Both;
use crate::diff::change::{Bump, Directions, Wire};
use crate::diff::kinds;
use crate::diff::shape::{self, Shape};
use crate::diff::walk::Found;
use crate::diff::words;
use crate::model::{Model, Schema, SchemaId};
use crate::source::Origin;

/// What is said about a member where it stands.
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are independent members of the specification"
)]
struct Member {
    ids: Vec<SchemaId>,
    required: bool,
    read_only: bool,
    write_only: bool,
    deprecated: bool,
}

impl Member {
    fn new(model: &Model, ids: Vec<SchemaId>, required: bool) -> Self {
        let says = |test: fn(&Schema) -> bool| ids.iter().any(|id| said(model, *id, test));
        Self {
            read_only: says(|schema| schema.read_only),
            write_only: says(|schema| schema.write_only),
            deprecated: says(|schema| schema.deprecated),
            required,
            ids,
        }
    }

    /// Where it can travel at all.
    fn directions(&self) -> Directions {
        Directions {
            request: !self.read_only,
            response: !self.write_only,
        }
    }
}

/// Whether a schema, or one that it merely points at, says so.
fn said(model: &Model, mut id: SchemaId, test: fn(&Schema) -> bool) -> bool {
    for _ in 0..64 {
        let schema = model.schema(id);
        if test(schema) {
            return true;
        }
        let only = match schema.all_of[..] {
            [target] => Some(target),
            _ => None,
        };
        match schema.reference.or(only) {
            Some(target) => id = target,
            None => return false,
        }
    }
    false
}

/// That something is deprecated is new to see; that it no longer is takes nothing away.
const fn found_rust(deprecated: bool) -> Bump {
    if deprecated { Bump::Minor } else { Bump::Patch }
}

/// What may stand beside the members that have a name.
#[derive(PartialEq)]
enum Further {
    Open,
    Closed,
    Typed(Vec<SchemaId>),
}

impl Both<'_> {
    /// Members, which of them are required, and what may stand beside them; items of arrays.
    pub(super) fn object(&mut self) {
        let old_required = self.old.required();
        let new_required = self.new.required();
        let old_properties = self.old.properties();
        let new_properties = self.new.properties();
        let old: Vec<(&str, Member)> = old_properties
            .into_iter()
            .map(|(name, ids)| {
                let required = old_required.contains(name);
                (name, Member::new(self.old_model, ids, required))
            })
            .collect();
        let places: OnceCell<HashMap<&str, usize>> = OnceCell::new();
        let mut kept = vec![false; old.len()];
        for (index, (name, ids)) in new_properties.into_iter().enumerate() {
            let member = Member::new(self.new_model, ids, new_required.contains(name));
            // Most members stand where they stood.
            let before = match old.get(index) {
                Some((before, _)) if *before == name => Some(index),
                _ => {
                    let all = || old.iter().map(|(name, _)| *name).zip(0..).collect();
                    places.get_or_init(all).get(name).copied()
                }
            };
            match before {
                Some(before) => {
                    kept[before] = true;
                    self.member(name, &old[before].1, member);
                }
                None => self.member_added(name, &member),
            }
        }
        for ((name, member), kept) in old.iter().zip(kept) {
            if !kept {
                self.member_removed(name, member);
            }
        }
        // Members that have no schema of their own, but have to be there.
        for name in new_required
            .iter()
            .filter(|name| !old_required.contains(*name))
        {
            if !self.names(name) {
                let place = self.new.place("required", |part| {
                    part.required.iter().any(|own| own == name)
                });
                let message = format!("`{}` has to have a member `{name}` now", self.subject);
                let found = Found::new(&kinds::PROPERTY_BECAME_REQUIRED, message);
                let old = self.old.origin().cloned();
                self.found(found.at(old, place).detail(*name).rust(Bump::Patch));
            }
        }
        for name in old_required
            .iter()
            .filter(|name| !new_required.contains(*name))
        {
            if !self.names(name) {
                let place = self.old.place("required", |part| {
                    part.required.iter().any(|own| own == name)
                });
                let message = format!("`{}` no longer has to have a member `{name}`", self.subject);
                let found = Found::new(&kinds::PROPERTY_BECAME_OPTIONAL, message);
                let new = self.new.origin().cloned();
                self.found(found.at(place, new).detail(*name).rust(Bump::Patch));
            }
        }
        self.further();
        self.items();
    }

    /// Whether either side has a schema for a member of this name.
    fn names(&self, name: &str) -> bool {
        let names = |part: &Schema| part.properties.iter().any(|(own, _)| own == name);
        self.old.any(names) || self.new.any(names)
    }

    fn origin(model: &Model, ids: &[SchemaId]) -> Option<Origin> {
        ids.first().map(|id| model.origin(*id).clone())
    }

    fn member_added(&mut self, name: &str, member: &Member) {
        let subject = self.subject;
        let (kind, message) = if member.required {
            (
                &kinds::REQUIRED_PROPERTY_ADDED,
                format!("`{subject}` has a required member `{name}` now"),
            )
        } else {
            (
                &kinds::PROPERTY_ADDED,
                format!("`{subject}` has a member `{name}` now"),
            )
        };
        let found = Found::new(kind, message).new_at(Self::origin(self.new_model, &member.ids));
        let found = found.same_as(&kinds::PROPERTY_ADDED);
        let directions = member.directions();
        let rust = kind.rust;
        self.found(
            found
                .only(directions)
                .rust_in(directions, rust, Bump::Minor),
        );
    }

    fn member_removed(&mut self, name: &str, member: &Member) {
        let (kind, word) = if member.required {
            (&kinds::REQUIRED_PROPERTY_REMOVED, "required member")
        } else {
            (&kinds::PROPERTY_REMOVED, "member")
        };
        let message = format!("`{}` no longer has the {word} `{name}`", self.subject);
        let found = Found::new(kind, message).old(Self::origin(self.old_model, &member.ids));
        let found = found.same_as(&kinds::PROPERTY_REMOVED);
        self.found(found.only(member.directions()));
    }

    fn member(&mut self, name: &str, old: &Member, new: Member) {
        let places = (
            Self::origin(self.old_model, &old.ids),
            Self::origin(self.new_model, &new.ids),
        );
        let directions = old.directions().union(new.directions());
        let full = words::Member(self.subject, name);
        if old.required != new.required {
            let (kind, word) = if new.required {
                (&kinds::PROPERTY_BECAME_REQUIRED, "is required now")
            } else {
                (&kinds::PROPERTY_BECAME_OPTIONAL, "is no longer required")
            };
            let found = Found::new(kind, format!("`{full}` {word}"))
                .at(places.0.clone(), places.1.clone())
                .only(directions);
            self.found(found.rust_in(directions, Bump::Major, Bump::Patch));
        }
        for (word, before, after) in [
            ("readOnly", old.read_only, new.read_only),
            ("writeOnly", old.write_only, new.write_only),
        ] {
            if before == after {
                continue;
            }
            let message = if after {
                format!("`{full}` is `{word}` now")
            } else {
                format!("`{full}` is no longer `{word}`")
            };
            let mut found =
                Found::new(&kinds::ACCESS_CHANGED, message).at(places.0.clone(), places.1.clone());
            // What was never sent has to be there from now on.
            if word == "writeOnly" && before && new.required {
                found = found.wire_in(Directions::RESPONSE, Wire::Warning);
            }
            // Where both directions are used, each has a type of its own. What is required is an argument of `new`, unless
            // it is not sent.
            found = found.detail(word);
            let counts = if word == "readOnly" {
                Directions::REQUEST
            } else {
                Directions::RESPONSE
            };
            self.found(if new.required {
                found.rust_in(counts, Bump::Major, Bump::Patch)
            } else {
                found.rust_if_both(Bump::Major)
            });
        }
        if old.deprecated != new.deprecated {
            let (kind, word) = if new.deprecated {
                (&kinds::PROPERTY_DEPRECATED, "is deprecated now")
            } else {
                (&kinds::PROPERTY_REACTIVATED, "is no longer deprecated")
            };
            let found = Found::new(kind, format!("`{full}` {word}"));
            let found = found.at(places.0, places.1).only(directions);
            // It stands on the setter.
            self.found(found.rust_in(Directions::REQUEST, found_rust(new.deprecated), Bump::Patch));
        }
        self.default_of(&full, &old.ids, &new.ids);
        self.edge(old.ids.clone(), new.ids, directions);
    }

    /// `additionalProperties`.
    fn further(&mut self) {
        fn of(shape: &crate::diff::shape::Shape<'_>, model: &Model) -> Further {
            let ids = shape.schemas(|part| part.additional_properties);
            if ids
                .iter()
                .any(|id| model.schema(*id).boolean == Some(false))
            {
                return Further::Closed;
            }
            let typed: Vec<SchemaId> = ids
                .into_iter()
                .filter(|id| !says_nothing(model.schema(*id)))
                .collect();
            if typed.is_empty() {
                Further::Open
            } else {
                Further::Typed(typed)
            }
        }
        let old = of(&self.old, self.old_model);
        let new = of(&self.new, self.new_model);
        let has = |part: &Schema| part.additional_properties.is_some();
        let keyword = "additionalProperties";
        let (before, after) = (self.old.place(keyword, has), self.new.place(keyword, has));
        let subject = self.subject;
        let (kind, message) = match (old, new) {
            (Further::Open, Further::Open) | (Further::Closed, Further::Closed) => return,
            (Further::Typed(old), Further::Typed(new)) => {
                self.edge(old, new, Directions::BOTH);
                return;
            }
            (_, Further::Closed) => (
                &kinds::OBJECT_CLOSED,
                format!("`{subject}` can have no members without a name any more"),
            ),
            (Further::Closed, _) => (
                &kinds::OBJECT_OPENED,
                format!("`{subject}` can have members without a name now"),
            ),
            (Further::Open, Further::Typed(_)) => (
                &kinds::OBJECT_CLOSED,
                format!("members of `{subject}` without a name have to fit a schema now"),
            ),
            (Further::Typed(_), Further::Open) => (
                &kinds::OBJECT_OPENED,
                format!("members of `{subject}` without a name can be anything now"),
            ),
        };
        self.found(Found::new(kind, message).at(before, after));
    }

    /// `items` and `prefixItems`.
    fn items(&mut self) {
        let prefix = |shape: &crate::diff::shape::Shape<'_>| {
            shape
                .first(|part| (!part.prefix_items.is_empty()).then(|| part.prefix_items.clone()))
                .map_or_else(Vec::new, |(_, items)| items)
        };
        let (old, new) = (prefix(&self.old), prefix(&self.new));
        for (before, after) in old.iter().zip(&new) {
            self.edge(vec![*before], vec![*after], Directions::BOTH);
        }
        // A list whose length is settled is a struct.
        let rust = if settled(&self.old, old.len()) || settled(&self.new, new.len()) {
            Bump::Major
        } else {
            Bump::Patch
        };
        for (index, id) in new.iter().enumerate().skip(old.len()) {
            let item = index + 1;
            let message = format!("`{}` says what its item {item} is now", self.subject);
            let place = self.new_model.origin(*id).clone();
            self.found(
                Found::new(&kinds::TUPLE_ITEM_ADDED, message)
                    .new_at(place)
                    .rust(rust),
            );
        }
        for (index, id) in old.iter().enumerate().skip(new.len()) {
            let item = index + 1;
            let message = format!("`{}` no longer says what its item {item} is", self.subject);
            let place = self.old_model.origin(*id).clone();
            self.found(
                Found::new(&kinds::TUPLE_ITEM_REMOVED, message)
                    .old(place)
                    .rust(rust),
            );
        }
        let old = self.old.schemas(|part| part.items);
        let new = self.new.schemas(|part| part.items);
        let has = |part: &Schema| part.items.is_some();
        let places = (self.old.place("items", has), self.new.place("items", has));
        let says =
            |model: &Model, ids: &[SchemaId]| ids.iter().any(|id| !says_nothing(model.schema(*id)));
        match (old.is_empty(), new.is_empty()) {
            (false, false) => self.edge(old, new, Directions::BOTH),
            (true, false) if says(self.new_model, &new) => {
                let message = format!("the items of `{}` have to fit a schema now", self.subject);
                let found = Found::new(&kinds::ASSERTION_ADDED, message).rust(Bump::Major);
                self.found(found.at(places.0, places.1).detail("items"));
            }
            (false, true) if says(self.old_model, &old) => {
                let message = format!("the items of `{}` can be anything now", self.subject);
                let found = Found::new(&kinds::ASSERTION_REMOVED, message).rust(Bump::Major);
                self.found(found.at(places.0, places.1).detail("items"));
            }
            _ => {}
        }
    }
}

/// Whether a list has just the items that it says something of.
fn settled(shape: &Shape<'_>, items: usize) -> bool {
    let count = Some(items as u64);
    items > 0
        && shape.any(|part| part.min_items == count)
        && shape.any(|part| part.max_items == count || part.items.is_some())
}

/// `true` and `{}`.
pub(super) fn says_nothing(schema: &Schema) -> bool {
    match schema.boolean {
        Some(boolean) => boolean,
        None => schema.reference.is_none() && shape::is_bare(schema),
    }
}
