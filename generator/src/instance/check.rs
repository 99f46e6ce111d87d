//! The keywords of OpenAPI 3.0 and of JSON Schema 2020-12, each held against a value.

use std::mem;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::evaluated::Evaluated;
use super::formats::has_format;
use super::misfit::{Misfit, names};
use super::number::{self, equal};
use super::patterns::Patterns;
use crate::model::{Model, Schema, SchemaId, TypeSet};

/// How many schemas one value is held against at most, where the benefit of the doubt is given, and how deep schemas are
/// followed then: what takes more is taken to fit.
const DOUBT: Bounds = Bounds {
    steps: 50_000,
    depth: 100,
};

/// The same where values travel. JSON is read no deeper than 128 levels.
const TRAVEL: Bounds = Bounds {
    steps: 5_000_000,
    depth: 400,
};

/// Formats that are looked at where the benefit of the doubt is given, too.
const TOLD: &[&str] = &[
    "date",
    "date-time",
    "time",
    "duration",
    "uuid",
    "ipv4",
    "ipv6",
    "email",
    "uri",
    "hostname",
    "byte",
];

/// Lists up to this length are looked through for equal items pair by pair.
const PAIRS: usize = 1_000;

/// How far a value is looked at.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    steps: usize,
    depth: usize,
}

/// Which members need not be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Those that are `readOnly`.
    Request,
    /// Those that are `writeOnly`.
    Response,
    /// Both.
    Either,
}

/// Holds values against schemas.
#[derive(Debug)]
pub struct Instances<'m> {
    model: &'m Model,
    patterns: Arc<Patterns>,
    direction: Direction,
    /// Whether everything is looked at.
    strict: bool,
    bounds: Bounds,
    steps: usize,
    found: Vec<Misfit>,
    /// How many reasons are asked for.
    most: usize,
}

impl<'m> Instances<'m> {
    /// Holds values against the schemas of a model.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        Self::with_patterns(model, Arc::default())
    }

    /// The same, with patterns that others have read, and read for others.
    #[must_use]
    pub fn with_patterns(model: &'m Model, patterns: Arc<Patterns>) -> Self {
        Self {
            model,
            patterns,
            direction: Direction::Either,
            strict: false,
            bounds: DOUBT,
            steps: 0,
            found: Vec::new(),
            most: 1,
        }
    }

    /// Why a value does not fit a schema; nothing when it does, or when that takes too long to tell.
    pub fn misfit(&mut self, id: SchemaId, value: &Value, direction: Direction) -> Option<Misfit> {
        self.begin(direction, false, 1);
        self.value(id, value, 0);
        let misfit = mem::take(&mut self.found).into_iter().next()?;
        (self.steps < self.bounds.steps).then_some(misfit)
    }

    /// Every reason why a value does not fit a schema, up to `most`, in the order of the document. What takes too long to
    /// tell is left out.
    pub fn misfits(
        &mut self,
        id: SchemaId,
        value: &Value,
        direction: Direction,
        most: usize,
    ) -> Vec<Misfit> {
        self.begin(direction, true, most.max(1));
        self.value(id, value, 0);
        mem::take(&mut self.found)
    }

    /// How many schemas the last value was held against.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps
    }

    fn begin(&mut self, direction: Direction, strict: bool, most: usize) {
        self.direction = direction;
        self.strict = strict;
        self.bounds = if strict { TRAVEL } else { DOUBT };
        self.steps = 0;
        self.found.clear();
        self.most = most;
    }

    pub(super) fn schema(&self, id: SchemaId) -> &'m Schema {
        self.model.schema(id)
    }

    pub(super) fn matches(&self, source: &str, text: &str) -> bool {
        self.patterns.matches(source, text)
    }

    /// Counts a step, and tells whether there may be more.
    pub(super) fn may_go_on(&mut self, depth: usize) -> bool {
        self.steps += 1;
        depth <= self.bounds.depth && self.steps < self.bounds.steps
    }

    /// Whether a value fits, without a word about why it does not.
    pub(super) fn holds(&mut self, id: SchemaId, value: &Value, depth: usize) -> bool {
        if self.is_full() {
            // What comes out makes no difference any more.
            return true;
        }
        let found = mem::take(&mut self.found);
        let most = mem::replace(&mut self.most, 1);
        let fits = self.value(id, value, depth);
        self.found = found;
        self.most = most;
        fits
    }

    /// Whether no more reasons are asked for.
    fn is_full(&self) -> bool {
        self.found.len() >= self.most
    }

    /// Adds a reason, and says that the value does not fit.
    fn fail(&mut self, schema: &Schema, keyword: &str, reason: impl Into<String>) -> bool {
        if !self.is_full() {
            self.found.push(Misfit::new(schema, keyword, reason));
        }
        false
    }

    /// Looks at a part of a value.
    fn part(&mut self, id: SchemaId, value: &Value, token: &str, depth: usize) -> bool {
        let before = self.found.len();
        let fits = self.value(id, value, depth + 1);
        for misfit in &mut self.found[before..] {
            misfit.below(token);
        }
        fits
    }

    fn value(&mut self, id: SchemaId, value: &Value, depth: usize) -> bool {
        if !self.may_go_on(depth) || self.is_full() {
            return !self.is_full();
        }
        let schema = self.schema(id);
        if schema.boolean == Some(false) {
            return self.fail(schema, "", "is not allowed here");
        }
        // `nullable` means what people mean by it, whatever stands beside it.
        if value.is_null()
            && (schema.nullable || schema.types.contains(TypeSet::NULL) && !schema.types.is_empty())
        {
            return true;
        }
        let mut fits = true;
        if let Some(target) = schema.reference {
            fits &= self.value(target, value, depth + 1);
        }
        let of = TypeSet::of(value);
        if !schema.types.is_empty() && !schema.types.contains(of) {
            let reason = format!("is {}, and not {}", names(of), names(schema.types));
            return self.fail(schema, "type", reason);
        }
        if let Some(values) = &schema.enumeration
            && !values.iter().any(|known| equal(known, value))
        {
            fits = self.fail(schema, "enum", "is none of the values of its `enum`");
        }
        if let Some(constant) = &schema.constant
            && !equal(constant, value)
        {
            fits = self.fail(schema, "const", "is not the value of its `const`");
        }
        fits &= match value {
            Value::Number(number) => self.number(schema, number),
            Value::String(text) => self.text(schema, text),
            Value::Array(items) => self.items(schema, items, depth),
            Value::Object(members) => self.members(schema, members, value, depth),
            Value::Null | Value::Bool(_) => true,
        };
        for part in &schema.all_of {
            fits &= self.value(*part, value, depth + 1);
        }
        fits &= self.alternatives(schema, "anyOf", &schema.any_of, value, depth);
        fits &= self.alternatives(schema, "oneOf", &schema.one_of, value, depth);
        fits &= self.conditions(schema, value, depth);
        if self.strict {
            fits &= self.unevaluated(schema, value, depth);
        }
        fits
    }

    fn number(&mut self, schema: &Schema, number: &serde_json::Number) -> bool {
        if let Some((keyword, reason)) = number::violated(schema, number) {
            return self.fail(schema, keyword, reason);
        }
        match &schema.format {
            Some(format) if self.strict && !number::has_width(format, number) => {
                self.fail(schema, "format", "is beyond what its `format` holds")
            }
            _ => true,
        }
    }

    fn text(&mut self, schema: &Schema, text: &str) -> bool {
        let mut fits = true;
        if schema.min_length.is_some() || schema.max_length.is_some() {
            let length = text.chars().count() as u64;
            if schema.min_length.is_some_and(|least| length < least) {
                fits = self.fail(schema, "minLength", "is shorter than its `minLength`");
            }
            if schema.max_length.is_some_and(|most| length > most) {
                fits = self.fail(schema, "maxLength", "is longer than its `maxLength`");
            }
        }
        if let Some(source) = &schema.pattern
            && !self.matches(source, text)
        {
            fits = self.fail(schema, "pattern", "does not match its `pattern`");
        }
        if let Some(format) = schema.format.as_ref()
            && (self.strict || TOLD.contains(&format.as_str()))
            && !has_format(format, text)
        {
            fits = self.fail(schema, "format", "does not have its `format`");
        }
        fits
    }

    fn items(&mut self, schema: &'m Schema, items: &[Value], depth: usize) -> bool {
        let mut fits = true;
        let count = items.len() as u64;
        if schema.min_items.is_some_and(|least| count < least) {
            fits = self.fail(schema, "minItems", "has fewer items than its `minItems`");
        }
        if schema.max_items.is_some_and(|most| count > most) {
            fits = self.fail(schema, "maxItems", "has more items than its `maxItems`");
        }
        if schema.unique_items && items.len() < PAIRS {
            let twice = |(index, item)| items[..index].iter().any(|other| equal(other, item));
            if items.iter().enumerate().any(twice) {
                fits = self.fail(schema, "uniqueItems", "has two equal items");
            }
        }
        for (index, item) in items.iter().enumerate() {
            if self.is_full() {
                return false;
            }
            if let Some(part) = schema.prefix_items.get(index).copied().or(schema.items) {
                fits &= self.part(part, item, &index.to_string(), depth);
            }
        }
        if let Some(contains) = schema.further.contains {
            let mut fitting = 0;
            for item in items {
                fitting += u64::from(self.holds(contains, item, depth + 1));
            }
            let further = &schema.further;
            if fitting < further.min_contains.unwrap_or(1)
                || further.max_contains.is_some_and(|most| fitting > most)
            {
                let reason = "has not as many items as its `contains` asks for";
                fits = self.fail(schema, "contains", reason);
            }
        }
        fits
    }

    fn members(
        &mut self,
        schema: &'m Schema,
        members: &Map<String, Value>,
        whole: &Value,
        depth: usize,
    ) -> bool {
        let mut fits = true;
        for name in &schema.required {
            if !members.contains_key(name) && !self.is_one_way(schema, name) {
                fits = self.fail(schema, "required", format!("lacks the member `{name}`"));
            }
        }
        let count = members.len() as u64;
        if schema.min_properties.is_some_and(|least| count < least) {
            let reason = "has fewer members than its `minProperties`";
            fits = self.fail(schema, "minProperties", reason);
        }
        if schema.max_properties.is_some_and(|most| count > most) {
            let reason = "has more members than its `maxProperties`";
            fits = self.fail(schema, "maxProperties", reason);
        }
        for (name, value) in members {
            if self.is_full() {
                return false;
            }
            fits &= self.member(schema, name, value, depth);
        }
        let further = &schema.further;
        for (name, others) in &further.dependent_required {
            if !members.contains_key(name) {
                continue;
            }
            for other in others.iter().filter(|other| !members.contains_key(*other)) {
                let reason = format!("lacks the member `{other}`, which comes with `{name}`");
                fits = self.fail(schema, "dependentRequired", reason);
            }
        }
        for (name, part) in &further.dependent_schemas {
            if members.contains_key(name) {
                fits &= self.value(*part, whole, depth + 1);
            }
        }
        fits
    }

    /// A member by its name, by patterns, and by what is left over.
    fn member(&mut self, schema: &'m Schema, name: &str, value: &Value, depth: usize) -> bool {
        let mut fits = true;
        let mut known = false;
        let named = schema.properties.iter();
        for (_, part) in named.filter(|(member, _)| member == name) {
            known = true;
            fits &= self.part(*part, value, name, depth);
        }
        for (source, part) in &schema.further.pattern_properties {
            if self.matches(source, name) {
                known = true;
                fits &= self.part(*part, value, name, depth);
            }
        }
        if let Some(part) = schema.additional_properties.filter(|_| !known) {
            fits &= self.other(schema, "additionalProperties", part, value, name, depth);
        }
        if let Some(names) = schema.further.property_names {
            fits &= self.part(names, &Value::String(name.to_owned()), name, depth);
        }
        fits
    }

    /// A member or an item that others do not speak of; that it must not be there is said of the keyword.
    fn other(
        &mut self,
        schema: &Schema,
        keyword: &str,
        part: SchemaId,
        value: &Value,
        token: &str,
        depth: usize,
    ) -> bool {
        if self.schema(part).boolean != Some(false) {
            return self.part(part, value, token, depth);
        }
        let reason = match keyword {
            "unevaluatedItems" => "is an item that is not allowed",
            _ => "is a member that is not allowed",
        };
        if !self.is_full() {
            let mut misfit = Misfit::new(schema, keyword, reason);
            misfit.below(token);
            self.found.push(misfit);
        }
        false
    }

    /// What a value lacks of one of several alternatives, all of which are told of.
    fn probe(&mut self, id: SchemaId, value: &Value, depth: usize) -> Option<Vec<Misfit>> {
        let found = mem::take(&mut self.found);
        let fits = self.value(id, value, depth);
        let misfits = mem::replace(&mut self.found, found);
        (!fits).then_some(misfits)
    }

    /// One of the alternatives has to fit. That a value fits two of `oneOf` is, where the benefit of the doubt is given,
    /// for those to say who made them alike.
    fn alternatives(
        &mut self,
        schema: &Schema,
        keyword: &str,
        parts: &[SchemaId],
        value: &Value,
        depth: usize,
    ) -> bool {
        if parts.is_empty() || self.is_full() {
            return !self.is_full();
        }
        let counts = self.strict && keyword == "oneOf";
        let mut fitting = 0;
        let mut near: Vec<(SchemaId, Vec<Misfit>)> = Vec::new();
        for part in parts {
            match self.probe(*part, value, depth + 1) {
                None if counts => fitting += 1,
                None => return true,
                Some(found)
                    if found
                        .iter()
                        .any(|found| found.of_type && found.path.is_empty()) => {}
                Some(found) => near.push((*part, found)),
            }
        }
        match fitting {
            1 => return true,
            0 => {}
            _ => {
                let reason =
                    format!("fits {fitting} alternatives of its `oneOf`, and must fit one");
                return self.fail(schema, keyword, reason);
            }
        }
        // Where only one is of the right type, or is the one that the value names, it is the one that was meant.
        let named = near
            .iter()
            .position(|(part, _)| self.is_named(schema, *part, value));
        let meant = if near.len() == 1 {
            Some(0)
        } else {
            named.filter(|_| self.strict)
        };
        if let Some(meant) = meant {
            let room = self.most - self.found.len();
            self.found
                .extend(near.swap_remove(meant).1.into_iter().take(room));
            return false;
        }
        let reason = format!("fits none of the alternatives of its `{keyword}`");
        self.fail(schema, keyword, reason)
    }

    /// Whether a value names an alternative by its discriminator.
    fn is_named(&self, schema: &Schema, part: SchemaId, value: &Value) -> bool {
        let Some(discriminator) = &schema.discriminator else {
            return false;
        };
        let Some(tag) = value
            .get(&discriminator.property_name)
            .and_then(Value::as_str)
        else {
            return false;
        };
        let target = self.schema(part).reference.unwrap_or(part);
        let mapped = discriminator.mapping.iter().find(|(name, _)| name == tag);
        match mapped {
            Some((_, id)) => *id == target || self.schema(*id).reference == Some(target),
            None => self.schema(target).origin.last().as_deref() == Some(tag),
        }
    }

    fn conditions(&mut self, schema: &Schema, value: &Value, depth: usize) -> bool {
        let further = &schema.further;
        let mut fits = true;
        if let Some(not) = further.not
            && self.holds(not, value, depth + 1)
            && self.steps < self.bounds.steps
            && depth < self.bounds.depth
        {
            fits = self.fail(schema, "not", "is what its `not` excludes");
        }
        if let Some(condition) = further.condition {
            let branch = if self.holds(condition, value, depth + 1) {
                further.then
            } else {
                further.otherwise
            };
            if let Some(branch) = branch {
                fits &= self.value(branch, value, depth + 1);
            }
        }
        fits
    }

    /// What no other keyword speaks of.
    fn unevaluated(&mut self, schema: &'m Schema, value: &Value, depth: usize) -> bool {
        let further = &schema.further;
        let mut fits = true;
        if let (Some(part), Value::Object(members)) = (further.unevaluated_properties, value) {
            let mut seen = Evaluated::default();
            self.evaluated(schema, value, depth, &mut seen);
            for (name, member) in members {
                if !seen.members.contains(name) {
                    fits &= self.other(schema, "unevaluatedProperties", part, member, name, depth);
                }
            }
        }
        if let (Some(part), Value::Array(items)) = (further.unevaluated_items, value)
            && schema.items.is_none()
        {
            let mut seen = Evaluated::default();
            self.evaluated(schema, value, depth, &mut seen);
            for (index, item) in items.iter().enumerate() {
                if !seen.items.contains(&index) {
                    let token = index.to_string();
                    fits &= self.other(schema, "unevaluatedItems", part, item, &token, depth);
                }
            }
        }
        fits
    }

    /// Whether a member is not sent this way, and so need not be there.
    fn is_one_way(&self, schema: &Schema, name: &str) -> bool {
        let Some((_, id)) = schema.properties.iter().find(|(member, _)| member == name) else {
            return false;
        };
        let property = self.schema(*id);
        let target = property.reference.map(|target| self.schema(target));
        let says = |which: fn(&Schema) -> bool| which(property) || target.is_some_and(which);
        let read_only = self.direction != Direction::Response && says(|schema| schema.read_only);
        let write_only = self.direction != Direction::Request && says(|schema| schema.write_only);
        read_only || write_only
    }
}
