//! The walk of schemas over the members of an object.

use serde_json::{Map, Value};

use super::place::Place;
use super::rule::Keyword;
use super::schema::{Index, Matches, Member, Part, Test};
use super::schema_seen::Seen;
use super::schema_value::add;
use super::schema_walk::{Here, NOT_ALLOWED, Walk};
use super::validate::{At, Violations};

/// What is demanded of the members of an object.
#[derive(Clone, Copy)]
pub(super) struct Members {
    named: &'static [Member],
    patterns: &'static [(Matches, Index)],
    others: Option<&'static Part>,
}

/// A member of a value, and what is demanded of it by its name.
type Found<'v> = (Option<&'static Member>, &'v String, &'v Value);

impl Members {
    pub(super) const fn new(
        named: &'static [Member],
        patterns: &'static [(Matches, Index)],
        others: Option<&'static Part>,
    ) -> Self {
        Self {
            named,
            patterns,
            others,
        }
    }

    /// The members of a value, each with what is demanded of it by its name.
    fn of<'v>(self, present: &'v Map<String, Value>) -> impl Iterator<Item = Found<'v>> {
        let mut from = 0;
        present.iter().map(move |(name, member)| {
            let position = position(self.named, &mut from, name);
            let known = position.and_then(|position| self.named.get(position));
            (known, name, member)
        })
    }
}

impl Walk {
    pub(super) fn members(
        &mut self,
        members: Members,
        (value, at): Here<'_>,
        out: &mut Violations,
        mut seen: Option<&mut Seen>,
        place: &Place<'_>,
    ) {
        let Value::Object(present) = value else {
            return;
        };
        if self.probing {
            for found in members.of(present) {
                self.member(members, found, at, out, seen.as_deref_mut(), place);
                if !out.is_empty() {
                    return;
                }
            }
            return;
        }
        // In the order of the document, and then what it does not name.
        let mut all: Vec<Found<'_>> = members.of(present).collect();
        all.sort_by_key(|(known, ..)| known.map_or(usize::MAX, |(_, position, _)| *position));
        for found in all {
            self.member(members, found, at, out, seen.as_deref_mut(), place);
        }
    }

    fn member(
        &mut self,
        members: Members,
        (known, name, member): Found<'_>,
        at: &At<'_>,
        out: &mut Violations,
        seen: Option<&mut Seen>,
        place: &Place<'_>,
    ) {
        let at = at.member(name);
        if let Some((name, _, part)) = known {
            let place = Place::Member(place, name);
            self.descend_to(part, &place, member, &at, out);
        }
        let mut known = known.is_some();
        for (_, index) in members.patterns.iter().filter(|(matches, _)| matches(name)) {
            known = true;
            self.descend(*index, member, &at, out);
        }
        if let Some(part) = members.others.filter(|_| !known) {
            known = true;
            let keyword = Keyword::AdditionalProperties;
            let is_never = match part {
                Part::Ref(index) => self.is_never(*index),
                Part::Here(tests) => matches!(tests, [Test::Never(_)]),
            };
            // That it must not be there is said of the keyword.
            if is_never {
                add(out, &at, keyword, place, || NOT_ALLOWED.to_owned());
            } else {
                let place = Place::Of(place, keyword.as_str());
                self.descend_to(part, &place, member, &at, out);
            }
        }
        if let Some(seen) = seen.filter(|_| known) {
            seen.members.insert(name.clone());
        }
    }
}

/// The position of a name in a sorted list. It is looked for from where the one before was found, as those of a value
/// come sorted as well, unless somebody has asked `serde_json` for another order.
fn position(named: &[Member], from: &mut usize, name: &str) -> Option<usize> {
    /// How many names are compared before the list is searched: most values have most of what they may have.
    const NEAR: usize = 4;
    let (before, rest) = named.split_at_checked(*from)?;
    let mut near = rest.iter().take(NEAR);
    if let Some(further) = near.position(|(known, ..)| *known == name) {
        *from += further + 1;
        return Some(*from - 1);
    }
    let search = |named: &[Member]| named.binary_search_by(|(known, ..)| (*known).cmp(name));
    match search(rest) {
        Ok(further) => {
            *from += further + 1;
            Some(*from - 1)
        }
        Err(0) => search(before).ok(),
        Err(further) => {
            *from += further;
            None
        }
    }
}
