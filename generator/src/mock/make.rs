//! Values that fit a schema: its own examples, or made of what it says.
//!
//! A place has the schemas that apply there ([`Shape`]); of alternatives one is taken, and the value is held against all
//! of them where that can go wrong. A schema that leads back to itself ends where it comes again.

mod list;
mod number;
mod object;
mod shape;
mod text;

use std::sync::Arc;

use serde_json::Value;

use super::chance::Chance;
use crate::instance::{Direction, Instances, Patterns};
use crate::model::{Model, SchemaId, TypeSet};
use shape::Shape;

/// How many parts of a value are made where nothing asks for them.
const WANTED: usize = 1_500;
/// How many parts are made at all.
const MOST: usize = 60_000;
/// How many schemas values are held against while one is made.
const EFFORT: usize = 2_000_000;
/// How deep values are nested at most.
const DEPTH: usize = 64;
/// How deep members are made that need not be there.
const OPTIONAL_DEPTH: usize = 6;
/// How many ways are tried to make a value that fits.
const TRIES: u64 = 24;

/// How values are chosen.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Taste {
    /// Changes the values; with 0, the first alternatives are taken.
    pub(super) seed: u64,
    /// Whether values are made though there are examples.
    pub(super) made: bool,
}

/// Makes values.
pub(super) struct Maker<'m> {
    model: &'m Model,
    patterns: Arc<Patterns>,
    instances: Instances<'m>,
    taste: Taste,
    direction: Direction,
    /// How many parts have been made.
    work: usize,
    /// How many schemas values have been held against.
    effort: usize,
    /// From how many parts on only what is required is made.
    wanted: usize,
    /// Schemas whose parts are being made.
    open: Vec<SchemaId>,
    /// The way to the value that is being made.
    place: String,
}

impl<'m> Maker<'m> {
    pub(super) fn new(
        model: &'m Model,
        patterns: Arc<Patterns>,
        taste: Taste,
        direction: Direction,
    ) -> Self {
        Self {
            model,
            instances: Instances::with_patterns(model, Arc::clone(&patterns)),
            patterns,
            taste,
            direction,
            work: 0,
            effort: 0,
            wanted: WANTED,
            open: Vec::new(),
            place: String::new(),
        }
    }

    /// A value for a schema, and whether it fits; none where there is no end to it. `place` names it, so that values of
    /// different places differ.
    pub(super) fn value(&mut self, id: SchemaId, place: &str) -> Option<(Value, bool)> {
        self.work = 0;
        self.effort = 0;
        self.wanted = WANTED;
        self.open.clear();
        place.clone_into(&mut self.place);
        let value = self.make(&[id], 0)?;
        let fits = self.fits(&[id], &value);
        Some((value, fits))
    }

    /// Whether a value fits a schema.
    pub(super) fn takes(&mut self, id: SchemaId, value: &Value) -> bool {
        self.fits(&[id], value)
    }

    fn fits(&mut self, parts: &[SchemaId], value: &Value) -> bool {
        let direction = self.direction;
        parts.iter().all(|id| {
            let fits =
                !self.is_spent() && self.instances.misfits(*id, value, direction, 1).is_empty();
            self.effort += self.instances.steps();
            fits
        })
    }

    /// Whether all is used up that one value may take.
    fn is_spent(&self) -> bool {
        self.work > MOST || self.effort > EFFORT
    }

    fn chance(&self, turn: u64) -> Chance {
        Chance::new(
            self.taste.seed.wrapping_mul(1_000).wrapping_add(turn),
            &self.place,
        )
    }

    /// Whether more may be made than what is required.
    fn is_wanted(&self, depth: usize) -> bool {
        depth < OPTIONAL_DEPTH && self.work < self.wanted
    }

    /// Makes a part, whose name is added to the way.
    fn part(&mut self, token: &str, parts: &[SchemaId], depth: usize) -> Option<Value> {
        let length = self.place.len();
        self.place.push('/');
        self.place.push_str(token);
        let value = self.make(parts, depth + 1);
        self.place.truncate(length);
        value
    }

    /// A value for all of these schemas.
    fn make(&mut self, parts: &[SchemaId], depth: usize) -> Option<Value> {
        self.work += 1;
        if self.is_spent() || depth > DEPTH {
            return None;
        }
        let turn = match self.taste.seed {
            0 => 0,
            _ => self.chance(0).next() % 1_000,
        };
        let mut first = None;
        let mut known: Vec<Vec<SchemaId>> = Vec::new();
        for attempt in 0..TRIES {
            let shape = Shape::new(self.model, parts, turn.wrapping_add(attempt));
            // Where nothing is chosen and nothing can go wrong, another turn makes no difference.
            let again = known.contains(&shape.ids);
            if again && !shape.is_tricky {
                break;
            }
            if let Some(value) = self.attempt(&shape, parts, attempt, depth) {
                if !shape.is_tricky || self.fits(parts, &value) {
                    return Some(value);
                }
                first.get_or_insert(value);
            }
            if self.is_spent() {
                break;
            }
            known.push(shape.ids);
        }
        first
    }

    /// A value by one choice of alternatives.
    fn attempt(
        &mut self,
        shape: &Shape<'m>,
        parts: &[SchemaId],
        attempt: u64,
        depth: usize,
    ) -> Option<Value> {
        if shape.is_never {
            return None;
        }
        if let Some(value) = self.stated(shape, parts, attempt) {
            return Some(value);
        }
        if shape.ids.iter().any(|id| self.open.contains(id)) {
            return None;
        }
        let mut chance = self.chance(attempt);
        match shape.kind(&mut chance, self.taste) {
            TypeSet::NULL => Some(Value::Null),
            TypeSet::BOOLEAN => Some(Value::Bool(chance.below(2) == 0)),
            TypeSet::INTEGER => Some(number::integer(shape, &mut chance)),
            TypeSet::NUMBER => Some(number::number(shape, &mut chance)),
            TypeSet::ARRAY => self.within(shape, |maker| maker.list(shape, attempt, depth)),
            TypeSet::OBJECT => self.within(shape, |maker| maker.object(shape, attempt, depth)),
            _ => {
                let text = text::text(shape, &self.patterns, &mut chance);
                self.work += text.len() / 64;
                Some(Value::String(text))
            }
        }
    }

    /// Makes the parts of a value; schemas of the value that come again in it lead back.
    fn within(
        &mut self,
        shape: &Shape<'m>,
        make: impl FnOnce(&mut Self) -> Option<Value>,
    ) -> Option<Value> {
        let before = self.open.len();
        self.open.extend(&shape.ids);
        let value = make(self);
        self.open.truncate(before);
        value
    }

    /// A value that the schemas state themselves.
    fn stated(&mut self, shape: &Shape<'m>, parts: &[SchemaId], attempt: u64) -> Option<Value> {
        if let Some(constant) = shape.leaves.iter().find_map(|leaf| leaf.constant.as_ref()) {
            return Some(constant.clone());
        }
        if !self.taste.made {
            // Of a value that is put together, a part shows only itself.
            let whole = shape.leaves[..shape.whole].iter();
            let whole = whole.flat_map(|leaf| leaf.examples.iter().chain(leaf.default.as_deref()));
            let others = shape.leaves[shape.whole..].iter();
            let others =
                others.flat_map(|leaf| leaf.examples.iter().chain(leaf.default.as_deref()));
            let others = others.filter(|value| !value.is_object());
            for value in whole.chain(others) {
                if !self.is_withheld(shape, value) && self.fits(parts, value) {
                    return Some(value.clone());
                }
            }
        }
        let values = shape
            .leaves
            .iter()
            .find_map(|leaf| leaf.enumeration.as_ref())?;
        let start = match (self.taste.seed, self.taste.made, attempt) {
            (0, false, 0) => 0,
            _ => self.chance(attempt).below(values.len()),
        };
        let (before, behind) = values.split_at(start.min(values.len()));
        let mut values = behind.iter().chain(before);
        values.find(|value| self.fits(parts, value)).cloned()
    }

    /// Whether an example shows a member that does not go this way.
    fn is_withheld(&self, shape: &Shape<'m>, value: &Value) -> bool {
        let Value::Object(members) = value else {
            return false;
        };
        let mut names = members.keys();
        names.any(|name| {
            let leaves = shape.leaves.iter().flat_map(|leaf| &leaf.properties);
            let mut same = leaves.filter(|(own, _)| own == name);
            same.any(|(_, id)| self.is_other_way(*id))
        })
    }

    /// Whether a member does not go the way of the value.
    fn is_other_way(&self, id: SchemaId) -> bool {
        let own = self.model.schema(id);
        let target = own.reference.map(|target| self.model.schema(target));
        let mut schemas = std::iter::once(own).chain(target);
        match self.direction {
            Direction::Request => schemas.any(|schema| schema.read_only && !schema.write_only),
            Direction::Response => schemas.any(|schema| schema.write_only && !schema.read_only),
            Direction::Either => false,
        }
    }
}
