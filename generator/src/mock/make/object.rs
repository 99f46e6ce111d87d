//! Objects.

use serde_json::{Map, Value};

use super::Maker;
use super::shape::Shape;
use super::text::WORDS;
use crate::model::{Schema, SchemaId};

/// How many members are made of names that are not told.
const MOST_INVENTED: u64 = 1_000;

/// A member that may be made.
struct Member<'m> {
    name: &'m str,
    parts: Vec<SchemaId>,
    required: bool,
}

impl<'m> Maker<'m> {
    pub(super) fn object(
        &mut self,
        shape: &Shape<'m>,
        attempt: u64,
        depth: usize,
    ) -> Option<Value> {
        let most = shape
            .leaves
            .iter()
            .filter_map(|leaf| leaf.max_properties)
            .min();
        let most = most.unwrap_or(u64::MAX);
        let members = self.members(shape);
        let mut left = members.len();
        let mut needed = members.iter().filter(|member| member.required).count() as u64;
        let mut whole: Map<String, Value> = Map::new();
        for member in &members {
            left -= 1;
            let has_room = whole.len() as u64 + needed < most;
            if member.required {
                needed -= 1;
            } else if !has_room || !self.is_wanted(depth) || !self.is_allowed(shape, member.name) {
                continue;
            }
            // Each gets its share of what may be made, so that the last is not left out for the first.
            let wanted = self.wanted;
            let portion = wanted.saturating_sub(self.work) / (left + 1);
            self.wanted = self.work + portion.max(1);
            let value = self.member(shape, member, attempt, depth);
            self.wanted = wanted;
            match value {
                Some(value) => {
                    whole.insert(member.name.to_owned(), value);
                }
                None if member.required => return None,
                None => {}
            }
        }
        self.lacking(shape, &members, &mut whole, depth)?;
        self.invented(shape, &mut whole, most, depth);
        Some(Value::Object(whole))
    }

    /// The members that schemas name, in their order, and then what is required and not described.
    fn members(&self, shape: &Shape<'m>) -> Vec<Member<'m>> {
        let mut members: Vec<Member<'m>> = Vec::new();
        for (name, id) in shape.leaves.iter().flat_map(|leaf| &leaf.properties) {
            match members.iter_mut().find(|member| member.name == name) {
                Some(member) => member.parts.push(*id),
                None => members.push(Member {
                    name,
                    parts: vec![*id],
                    required: false,
                }),
            }
        }
        members.retain(|member| !member.parts.iter().any(|id| self.is_other_way(*id)));
        for name in shape.leaves.iter().flat_map(|leaf| &leaf.required) {
            let hidden = shape.leaves.iter().flat_map(|leaf| &leaf.properties);
            let hidden = hidden.filter(|(own, _)| own == name);
            if let Some(member) = members.iter_mut().find(|member| member.name == name) {
                member.required = true;
            } else if hidden.count() == 0 {
                members.push(Member {
                    name,
                    parts: self.undescribed(shape, name),
                    required: true,
                });
            }
        }
        for member in &mut members {
            for (source, id) in shape
                .leaves
                .iter()
                .flat_map(|leaf| &leaf.further.pattern_properties)
            {
                if self.patterns.matches(source, member.name) && !member.parts.contains(id) {
                    member.parts.push(*id);
                }
            }
        }
        members
    }

    /// The schemas for a member that has no description of its own.
    fn undescribed(&self, shape: &Shape<'m>, name: &str) -> Vec<SchemaId> {
        let by_pattern = |leaf: &Schema| {
            let patterns = &leaf.further.pattern_properties;
            patterns
                .iter()
                .any(|(source, _)| self.patterns.matches(source, name))
        };
        let others = shape.leaves.iter().filter(|leaf| !by_pattern(leaf));
        others
            .filter_map(|leaf| leaf.additional_properties)
            .collect()
    }

    /// Whether no schema that is closed leaves a member out.
    fn is_allowed(&self, shape: &Shape<'m>, name: &str) -> bool {
        shape.leaves.iter().all(|leaf| {
            let closed = leaf.additional_properties;
            let closed = closed.is_some_and(|id| self.model.schema(id).boolean == Some(false));
            let patterns = &leaf.further.pattern_properties;
            !closed
                || leaf.properties.iter().any(|(own, _)| own == name)
                || patterns
                    .iter()
                    .any(|(source, _)| self.patterns.matches(source, name))
        })
    }

    fn member(
        &mut self,
        shape: &Shape<'m>,
        member: &Member<'m>,
        attempt: u64,
        depth: usize,
    ) -> Option<Value> {
        if let Some((_, tag)) = shape.tags.iter().find(|(name, _)| *name == member.name) {
            let tag = Value::String(tag.clone());
            if self.fits(&member.parts, &tag) {
                self.work += 1;
                return Some(tag);
            }
        }
        if member.parts.is_empty() {
            self.work += 1;
            return Some(Value::String(WORDS[0].to_owned()));
        }
        // Another attempt is to lead to other values where the first have not fitted.
        if attempt > 0 && shape.is_tricky {
            let token = format!("{}.{attempt}", member.name);
            return self.part(&token, &member.parts, depth);
        }
        self.part(member.name, &member.parts, depth)
    }

    /// Adds the members that others bring with them.
    fn lacking(
        &mut self,
        shape: &Shape<'m>,
        members: &[Member<'m>],
        made: &mut Map<String, Value>,
        depth: usize,
    ) -> Option<()> {
        let dependent: Vec<(&str, &str)> = shape
            .leaves
            .iter()
            .flat_map(|leaf| &leaf.further.dependent_required)
            .flat_map(|(name, others)| {
                others
                    .iter()
                    .map(move |other| (name.as_str(), other.as_str()))
            })
            .collect();
        // What is added may bring others.
        for _ in 0..=dependent.len().min(32) {
            let mut added = false;
            for (name, other) in &dependent {
                if !made.contains_key(*name) || made.contains_key(*other) {
                    continue;
                }
                let parts = match members.iter().find(|member| member.name == *other) {
                    Some(member) => member.parts.clone(),
                    None => self.undescribed(shape, other),
                };
                let value = match parts.as_slice() {
                    [] => Value::String(WORDS[0].to_owned()),
                    parts => self.part(other, parts, depth)?,
                };
                made.insert((*other).to_owned(), value);
                added = true;
            }
            if !added {
                break;
            }
        }
        Some(())
    }

    /// Adds members of other names: one to a map, and as many as there have to be.
    fn invented(
        &mut self,
        shape: &Shape<'m>,
        made: &mut Map<String, Value>,
        most: u64,
        depth: usize,
    ) {
        let least = shape
            .leaves
            .iter()
            .filter_map(|leaf| leaf.min_properties)
            .max()
            .unwrap_or(0);
        let is_map = shape.leaves.iter().all(|leaf| leaf.properties.is_empty())
            && shape.leaves.iter().any(|leaf| {
                let others = leaf.additional_properties.map(|id| self.model.schema(id));
                others.is_some_and(|schema| schema.boolean.is_none())
                    || !leaf.further.pattern_properties.is_empty()
            });
        let wanted = u64::from(is_map && self.is_wanted(depth))
            .max(least)
            .min(most);
        let mut turn = 0;
        while (made.len() as u64) < wanted && turn < MOST_INVENTED {
            let Some((name, parts)) = self.invented_name(shape, turn) else {
                return;
            };
            turn += 1;
            if made.contains_key(&name) {
                continue;
            }
            let value = match parts.as_slice() {
                [] => Some(Value::String(WORDS[0].to_owned())),
                parts => self.part(&name, parts, depth),
            };
            match value {
                Some(value) => made.insert(name, value),
                None => return,
            };
        }
    }

    /// A name that no schema tells, and what it is to hold.
    fn invented_name(&mut self, shape: &Shape<'m>, turn: u64) -> Option<(String, Vec<SchemaId>)> {
        let mut chance = self.chance(turn);
        let patterns = || {
            shape
                .leaves
                .iter()
                .flat_map(|leaf| &leaf.further.pattern_properties)
        };
        let names = shape
            .leaves
            .iter()
            .find_map(|leaf| leaf.further.property_names);
        let name = if let Some(names) = names {
            match self.part(&format!("name{turn}"), &[names], 0)? {
                Value::String(name) => name,
                _ => return None,
            }
        } else {
            let word = WORDS[usize::try_from(turn).unwrap_or(0) % WORDS.len()];
            let word = match turn / WORDS.len() as u64 {
                0 => word.to_owned(),
                round => format!("{word}{round}"),
            };
            if self.is_allowed(shape, &word) {
                word
            } else {
                let (source, _) = patterns().next()?;
                self.patterns
                    .text(source, 1..=64, &mut |count| chance.below(count))?
            }
        };
        if !self.is_allowed(shape, &name) {
            return None;
        }
        let mut parts = self.undescribed(shape, &name);
        parts.extend(
            patterns()
                .filter(|(source, _)| self.patterns.matches(source, &name))
                .map(|(_, id)| *id),
        );
        Some((name, parts))
    }
}
