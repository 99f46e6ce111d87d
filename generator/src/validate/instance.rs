//! Values held against schemas of the document: the keywords of OpenAPI 3.0 and of JSON Schema 2020-12, other than
//! formats and `unevaluatedItems` and `unevaluatedProperties`.

use std::collections::HashMap;

use serde_json::{Map, Number, Value};

use crate::ir::pattern::{self, Anchoring, Lowered};
use crate::model::{Model, Schema, SchemaId, TypeSet};
use crate::source::{Origin, pointer};

/// How many schemas one value is held against at most: what takes more is taken to fit.
const STEPS: usize = 50_000;

/// How deep schemas are followed.
const DEPTH: usize = 100;

/// Which members need not be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Those that are `readOnly`.
    Request,
    /// Those that are `writeOnly`.
    Response,
    /// Both.
    Either,
}

/// Why a value does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// Where in the value, as a JSON Pointer.
    pub(super) path: String,
    /// `is …`, `has …`, `lacks …`.
    pub(super) reason: String,
    /// The keyword that says so.
    pub(super) rule: Origin,
    /// Whether the value is of another type altogether.
    pub(super) of_type: bool,
}

type Fit = Result<(), Box<Misfit>>;

/// Holds values against schemas.
pub(super) struct Instances<'m> {
    model: &'m Model,
    patterns: HashMap<&'m str, Option<Lowered>>,
    direction: Direction,
    steps: usize,
}

fn fail(schema: &Schema, keyword: &str, reason: impl Into<String>) -> Fit {
    Err(Box::new(Misfit {
        path: String::new(),
        reason: reason.into(),
        rule: schema.origin.child(keyword),
        of_type: keyword == "type",
    }))
}

/// Puts the way to a part of a value in front.
fn below(fit: Fit, token: &str) -> Fit {
    fit.map_err(|mut misfit| {
        let mut path = String::new();
        pointer::push(&mut path, token);
        path.push_str(&misfit.path);
        misfit.path = path;
        misfit
    })
}

impl<'m> Instances<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        Self {
            model,
            patterns: HashMap::new(),
            direction: Direction::Either,
            steps: 0,
        }
    }

    /// Why a value does not fit a schema; nothing when it does, or when that takes too long to tell.
    pub(super) fn misfit(
        &mut self,
        id: SchemaId,
        value: &Value,
        direction: Direction,
    ) -> Option<Misfit> {
        self.direction = direction;
        self.steps = 0;
        let misfit = self.value(id, value, 0).err()?;
        (self.steps < STEPS).then_some(*misfit)
    }

    fn value(&mut self, id: SchemaId, value: &Value, depth: usize) -> Fit {
        self.steps += 1;
        if depth > DEPTH || self.steps >= STEPS {
            return Ok(());
        }
        let model = self.model;
        let schema = model.schema(id);
        if schema.boolean == Some(false) {
            return fail(schema, "", "is not allowed here");
        }
        // `nullable` means what people mean by it, whatever stands beside it.
        if value.is_null()
            && (schema.nullable || schema.types.contains(TypeSet::NULL) && !schema.types.is_empty())
        {
            return Ok(());
        }
        if let Some(target) = schema.reference {
            self.value(target, value, depth + 1)?;
        }
        let of = TypeSet::of(value);
        if !schema.types.is_empty() && !schema.types.contains(of) {
            let reason = format!("is {}, and not {}", names(of), names(schema.types));
            return fail(schema, "type", reason);
        }
        if let Some(values) = &schema.enumeration
            && !values.iter().any(|known| equal(known, value))
        {
            return fail(schema, "enum", "is none of the values of its `enum`");
        }
        if let Some(constant) = &schema.constant
            && !equal(constant, value)
        {
            return fail(schema, "const", "is not the value of its `const`");
        }
        match value {
            Value::Number(number) => numbers(schema, number)?,
            Value::String(text) => self.text(schema, text)?,
            Value::Array(items) => self.items(schema, items, depth)?,
            Value::Object(members) => self.members(schema, members, depth)?,
            Value::Null | Value::Bool(_) => {}
        }
        for part in &schema.all_of {
            self.value(*part, value, depth + 1)?;
        }
        self.alternatives(schema, "anyOf", &schema.any_of, value, depth)?;
        self.alternatives(schema, "oneOf", &schema.one_of, value, depth)?;
        self.conditions(schema, value, depth)
    }

    /// One of the alternatives has to fit. That a value fits two of `oneOf` is for those to say who made them alike.
    fn alternatives(
        &mut self,
        schema: &Schema,
        keyword: &str,
        parts: &[SchemaId],
        value: &Value,
        depth: usize,
    ) -> Fit {
        if parts.is_empty() {
            return Ok(());
        }
        let mut near: Vec<Box<Misfit>> = Vec::new();
        for part in parts {
            match self.value(*part, value, depth + 1) {
                Ok(()) => return Ok(()),
                Err(found) if !(found.of_type && found.path.is_empty()) => near.push(found),
                Err(_) => {}
            }
        }
        // Where only one is of the right type, it is the one that was meant.
        if let (1, Some(only)) = (near.len(), near.pop()) {
            return Err(only);
        }
        let reason = format!("fits none of the alternatives of its `{keyword}`");
        fail(schema, keyword, reason)
    }

    fn conditions(&mut self, schema: &Schema, value: &Value, depth: usize) -> Fit {
        let further = &schema.further;
        if let Some(not) = further.not
            && self.value(not, value, depth + 1).is_ok()
            && self.steps < STEPS
            && depth < DEPTH
        {
            return fail(schema, "not", "is what its `not` excludes");
        }
        if let Some(condition) = further.condition {
            let branch = if self.value(condition, value, depth + 1).is_ok() {
                further.then
            } else {
                further.otherwise
            };
            if let Some(branch) = branch {
                self.value(branch, value, depth + 1)?;
            }
        }
        Ok(())
    }

    fn matches(&mut self, source: &'m str, text: &str) -> bool {
        let known = self
            .patterns
            .entry(source)
            .or_insert_with(|| pattern::read(source, Anchoring::Spec).outcome.ok());
        // What cannot be read has been reported.
        known.as_ref().is_none_or(|matcher| matcher.is_match(text))
    }

    fn text(&mut self, schema: &'m Schema, text: &str) -> Fit {
        if schema.min_length.is_some() || schema.max_length.is_some() {
            let length = text.chars().count() as u64;
            if schema.min_length.is_some_and(|least| length < least) {
                return fail(schema, "minLength", "is shorter than its `minLength`");
            }
            if schema.max_length.is_some_and(|most| length > most) {
                return fail(schema, "maxLength", "is longer than its `maxLength`");
            }
        }
        if let Some(source) = &schema.pattern
            && !self.matches(source, text)
        {
            return fail(schema, "pattern", "does not match its `pattern`");
        }
        Ok(())
    }

    fn items(&mut self, schema: &Schema, items: &[Value], depth: usize) -> Fit {
        let count = items.len() as u64;
        if schema.min_items.is_some_and(|least| count < least) {
            return fail(schema, "minItems", "has fewer items than its `minItems`");
        }
        if schema.max_items.is_some_and(|most| count > most) {
            return fail(schema, "maxItems", "has more items than its `maxItems`");
        }
        if schema.unique_items && items.len() < 1_000 {
            let twice = |(index, item)| items[..index].iter().any(|other| equal(other, item));
            if items.iter().enumerate().any(twice) {
                return fail(schema, "uniqueItems", "has two equal items");
            }
        }
        for (index, item) in items.iter().enumerate() {
            if let Some(part) = schema.prefix_items.get(index).copied().or(schema.items) {
                below(self.value(part, item, depth + 1), &index.to_string())?;
            }
        }
        if let Some(contains) = schema.further.contains {
            let mut fitting = 0;
            for item in items {
                fitting += u64::from(self.value(contains, item, depth + 1).is_ok());
            }
            let further = &schema.further;
            if fitting < further.min_contains.unwrap_or(1)
                || further.max_contains.is_some_and(|most| fitting > most)
            {
                let reason = "has not as many items as its `contains` asks for";
                return fail(schema, "contains", reason);
            }
        }
        Ok(())
    }

    fn members(&mut self, schema: &'m Schema, members: &Map<String, Value>, depth: usize) -> Fit {
        for name in &schema.required {
            if !members.contains_key(name) && !self.is_one_way(schema, name) {
                return fail(schema, "required", format!("lacks the member `{name}`"));
            }
        }
        let count = members.len() as u64;
        if schema.min_properties.is_some_and(|least| count < least) {
            return fail(
                schema,
                "minProperties",
                "has fewer members than its `minProperties`",
            );
        }
        if schema.max_properties.is_some_and(|most| count > most) {
            return fail(
                schema,
                "maxProperties",
                "has more members than its `maxProperties`",
            );
        }
        let further = &schema.further;
        for (name, value) in members {
            let mut known = false;
            for (_, part) in schema
                .properties
                .iter()
                .filter(|(member, _)| member == name)
            {
                known = true;
                below(self.value(*part, value, depth + 1), name)?;
            }
            for (source, part) in &further.pattern_properties {
                if self.matches(source, name) {
                    known = true;
                    below(self.value(*part, value, depth + 1), name)?;
                }
            }
            if let Some(part) = schema.additional_properties.filter(|_| !known) {
                if self.model.schema(part).boolean == Some(false) {
                    let fit = fail(
                        schema,
                        "additionalProperties",
                        "is a member that is not allowed",
                    );
                    return below(fit, name);
                }
                below(self.value(part, value, depth + 1), name)?;
            }
            if let Some(names) = further.property_names {
                below(
                    self.value(names, &Value::String(name.clone()), depth + 1),
                    name,
                )?;
            }
        }
        for (name, others) in &further.dependent_required {
            let lacking = others.iter().find(|other| !members.contains_key(*other));
            if let (true, Some(other)) = (members.contains_key(name), lacking) {
                let reason = format!("lacks the member `{other}`, which comes with `{name}`");
                return fail(schema, "dependentRequired", reason);
            }
        }
        for (name, part) in &further.dependent_schemas {
            if members.contains_key(name) {
                let value = Value::Object(members.clone());
                self.value(*part, &value, depth + 1)?;
            }
        }
        Ok(())
    }

    /// Whether a member is not sent this way, and so need not be there.
    fn is_one_way(&self, schema: &Schema, name: &str) -> bool {
        let Some((_, id)) = schema.properties.iter().find(|(member, _)| member == name) else {
            return false;
        };
        let property = self.model.schema(*id);
        let target = property.reference.map(|target| self.model.schema(target));
        let says = |which: fn(&Schema) -> bool| which(property) || target.is_some_and(which);
        let read_only = self.direction != Direction::Response && says(|schema| schema.read_only);
        let write_only = self.direction != Direction::Request && says(|schema| schema.write_only);
        read_only || write_only
    }
}

fn numbers(schema: &Schema, number: &Number) -> Fit {
    let Some(value) = number.as_f64() else {
        return Ok(());
    };
    let limit = |limit: &Option<(Number, bool)>| {
        let (number, excluded) = limit.as_ref()?;
        Some((number.as_f64()?, *excluded))
    };
    if let Some((least, excluded)) = limit(&schema.minimum)
        && (value < least || (excluded && value <= least))
    {
        return fail(schema, "minimum", "is below its `minimum`");
    }
    if let Some((most, excluded)) = limit(&schema.maximum)
        && (value > most || (excluded && value >= most))
    {
        return fail(schema, "maximum", "is above its `maximum`");
    }
    if let Some(divisor) = schema.multiple_of.as_ref().and_then(Number::as_f64)
        && divisor > 0.0
    {
        let times = value / divisor;
        // Numbers that decimals cannot write exactly are given the benefit of the doubt.
        if (times - times.round()).abs() > 1e-6 * times.abs().max(1.0) {
            return fail(schema, "multipleOf", "is no multiple of its `multipleOf`");
        }
    }
    Ok(())
}

/// Equality as JSON Schema has it: 1 is 1.0, and the order of members does not matter.
fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other || one.as_f64().is_some_and(|one| Some(one) == other.as_f64())
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same = |(name, value)| other.get(name).is_some_and(|other| equal(value, other));
            one.len() == other.len() && one.iter().all(same)
        }
        _ => one == other,
    }
}

/// A type in words.
fn names(types: TypeSet) -> String {
    let words = TypeSet::NAMED
        .iter()
        .filter(|(ty, _)| types.iter().any(|single| single == *ty));
    let words: Vec<String> = words
        .map(|(_, name)| match *name {
            "null" => "`null`".to_owned(),
            "array" | "integer" | "object" => format!("an {name}"),
            name => format!("a {name}"),
        })
        .collect();
    words.join(" or ")
}
