//! Plans checks.

use std::collections::HashMap;

use super::check::{Check, Items, Limit, PatternPlan, RulePlan, Subject, Within};
use super::decimal::{self, ceil, floor};
use super::format::{FormatTest, TextType};
use super::naming::{Case, Name, Scope};
use super::need;
use super::schema::{JsonSchema, SchemaTable};
use super::types::{RustType, Types};
use crate::ir::pattern::Lowered;
use crate::ir::{Assertion, IntegerFormat, Kind, Rule, Type, TypeId};

/// Plans checks, and collects the patterns that they need: each once.
pub(super) struct Checks<'t, 'a> {
    pub(super) types: &'t Types<'a>,
    patterns: Vec<PatternPlan>,
    known: HashMap<String, Vec<usize>>,
    scope: Scope,
    tables: Scope,
    needy: Vec<bool>,
    pub(super) table: SchemaTable,
}

impl<'t, 'a> Checks<'t, 'a> {
    pub(super) fn new(types: &'t Types<'a>) -> Self {
        let needy = need::of(types);
        Self {
            types,
            patterns: Vec::new(),
            known: HashMap::new(),
            scope: Scope::default(),
            tables: Scope::default(),
            needy,
            table: SchemaTable::default(),
        }
    }

    pub(super) fn finish(self) -> Vec<PatternPlan> {
        self.patterns
    }

    /// Whether a value of the type can violate anything.
    pub(super) fn is_needy(&self, id: TypeId) -> bool {
        self.needy[id.index()]
    }

    /// The checks of a value of this type that is not null; `hint` names its patterns.
    pub(super) fn of(&mut self, id: TypeId, hint: &str) -> Option<Check> {
        if !self.is_needy(id) {
            return None;
        }
        let (leaf, ty) = self.types.leaf(id);
        let mut check = match &ty.kind {
            kind if super::model_names::is_model(kind) => Check {
                within: Some(Within::Itself),
                ..Check::default()
            },
            Kind::Array(item) => Check {
                within: self
                    .part(*item, hint)
                    .filter(|_| !has_positions(ty))
                    .map(|check| {
                        if check.is_itself() {
                            Within::Itself
                        } else {
                            Within::Items(Box::new(check))
                        }
                    }),
                ..self.own_of_list(leaf, *item, hint)
            },
            Kind::Map(value) => Check {
                within: self.part(*value, hint).map(|check| {
                    if check.is_itself() {
                        Within::Itself
                    } else {
                        Within::Values(Box::new(check))
                    }
                }),
                ..self.own(leaf, hint)
            },
            _ => self.own(leaf, hint),
        };
        if check.rules.is_empty() {
            check.subject = Subject::Nothing;
        }
        if matches!(check.within, Some(Within::Itself)) && !self.checks_itself(id) {
            check.within = None;
        }
        check.schemas = self.schemas_of(id, leaf);
        (!check.is_empty()).then_some(check)
    }

    /// Whether what lies behind an alias counts: not so where it lists values that are not all.
    fn checks_itself(&self, mut id: TypeId) -> bool {
        loop {
            let ty = self.types.api().get(id);
            match ty.kind {
                Kind::Alias(_) if ty.open => return false,
                Kind::Alias(target) => id = target,
                _ => return self.is_needy(id),
            }
        }
    }

    /// The schemas of a type and of the aliases on the way to it; those of a model are its own business.
    fn schemas_of(&mut self, mut id: TypeId, leaf: TypeId) -> Vec<usize> {
        let mut found = Vec::new();
        loop {
            let ty = self.types.api().get(id);
            if id != leaf || !super::model_names::is_model(&ty.kind) {
                found.extend(self.schema_of(id).map(|(schema, _)| schema));
            }
            match ty.kind {
                Kind::Alias(target) => id = target,
                _ => return found,
            }
        }
    }

    /// The schema of what a type does not show, and whether it says all there is to say.
    pub(super) fn schema_of(&mut self, id: TypeId) -> Option<(usize, bool)> {
        let mut rules = self.types.api().get(id).rules.iter();
        let (schema, whole) = rules.find_map(|rule| match rule.assertion {
            Assertion::Schema { schema, whole, .. } => Some((schema, whole)),
            _ => None,
        })?;
        Some((self.table.position(schema), whole))
    }

    /// All that the document says of a type.
    pub(super) fn described(&mut self, id: TypeId, in_requests: bool) -> Option<JsonSchema> {
        let schema = self.types.api().get(id).described?;
        Some(JsonSchema {
            position: self.table.position(schema),
            in_requests,
        })
    }

    /// The positions of components in the table, by name.
    pub(super) fn components(&mut self) -> Vec<(String, usize)> {
        let components = self.types.api().components.iter();
        let mut found: Vec<(String, usize)> = components
            .map(|(name, schema)| (name.clone(), self.table.position(*schema)))
            .collect();
        found.sort();
        found
    }

    /// A rule for values of any kind.
    pub(super) fn json_rule(&mut self, rule: &Rule, hint: &str) -> Option<RulePlan> {
        self.rule(rule, Subject::Number, hint)
    }

    /// The checks of a member, with that of null where it may be null.
    pub(super) fn of_member(&mut self, id: TypeId, hint: &str) -> Option<Check> {
        let null = self.null_of(id);
        let check = self.of(id, hint);
        if null.is_none() {
            return check;
        }
        Some(Check {
            null,
            ..check.unwrap_or_default()
        })
    }

    /// The checks of an item or value, which may be null.
    pub(super) fn part(&mut self, id: TypeId, hint: &str) -> Option<Check> {
        let check = self.of_member(id, hint)?;
        let optional = matches!(self.types.whole(id, None), RustType::Option(_));
        if optional && !check.is_itself() {
            return Some(Check {
                within: Some(Within::Some(Box::new(check))),
                ..Check::default()
            });
        }
        Some(check)
    }

    /// The schema that null violates though the type, or an alias on the way to it, has it.
    fn null_of(&mut self, mut id: TypeId) -> Option<usize> {
        if !self.is_needy(id) || !matches!(self.types.whole(id, None), RustType::Option(_)) {
            return None;
        }
        loop {
            let ty = self.types.api().get(id);
            match ty.kind {
                Kind::Alias(target) if !ty.nullable => id = target,
                _ => break,
            }
        }
        let mut rules = self.types.api().get(id).rules.iter();
        let schema = rules.find_map(|rule| match rule.assertion {
            Assertion::NotNull { schema } => Some(schema),
            _ => None,
        })?;
        Some(self.table.position(schema))
    }

    /// What a body has to fulfil beyond what its type checks by itself.
    pub(super) fn of_body(&mut self, id: TypeId, hint: &str) -> Option<Check> {
        let mut check = self.part(id, hint)?;
        check.forget_what_checks_itself();
        (!check.is_empty()).then_some(check)
    }

    /// The checks of a text that is sent as it is.
    pub(super) fn of_text(&mut self, rules: &[Rule], hint: &str) -> Option<Check> {
        let rules: Vec<RulePlan> = rules
            .iter()
            .filter_map(|rule| self.rule(rule, Subject::Text, hint))
            .collect();
        (!rules.is_empty()).then(|| Check {
            rules,
            subject: Subject::Text,
            ..Check::default()
        })
    }

    /// The rules of an object as a whole.
    pub(super) fn of_object(&mut self, id: TypeId, hint: &str) -> Option<Check> {
        let check = self.own(id, hint);
        (!check.rules.is_empty()).then_some(check)
    }

    /// The checks of a list itself.
    fn own_of_list(&mut self, leaf: TypeId, item: TypeId, hint: &str) -> Check {
        let mut check = self.own(leaf, hint);
        for rule in &mut check.rules {
            if let Limit::UniqueItems(items) = &mut rule.limit {
                *items = self.items(item);
            }
        }
        check
    }

    fn items(&self, item: TypeId) -> Items {
        let (_, ty) = self.types.leaf(item);
        let words = matches!(ty.kind, Kind::StringEnum(_));
        match self.types.whole(item, None) {
            RustType::String | RustType::Bool | RustType::Integer(_) => Items::Plain,
            RustType::Float => Items::Floats,
            RustType::Text {
                ty: TextType::Secret,
                ..
            } => Items::Secrets,
            RustType::Text { ty, .. } if ty != TextType::File => Items::Texts,
            RustType::Model(_) if words => Items::Texts,
            RustType::Value => Items::Values,
            _ => Items::Json,
        }
    }

    fn own(&mut self, leaf: TypeId, hint: &str) -> Check {
        let ty = self.types.api().get(leaf);
        let subject = match &ty.kind {
            Kind::String(format) => match TextType::of(*format) {
                Some(TextType::Secret) => Subject::Secret,
                Some(_) => Subject::TextLike,
                None => Subject::Text,
            },
            Kind::StringEnum(_) => Subject::TextLike,
            Kind::Boolean => Subject::Boolean,
            Kind::Integer(_) => Subject::Integer,
            Kind::Number(crate::ir::NumberFormat::Double) => Subject::Float,
            Kind::Number(crate::ir::NumberFormat::Exact) => Subject::Number,
            Kind::Array(_) | Kind::Map(_) | Kind::Object(_) => Subject::Count,
            _ => Subject::Nothing,
        };
        let mut rules: Vec<RulePlan> = ty
            .rules
            .iter()
            .filter_map(|rule| self.rule(rule, subject, hint))
            .collect();
        if let Kind::Integer(format) = ty.kind {
            rules.retain(|rule| can_be_violated(&rule.limit, format));
        }
        Check {
            rules,
            subject,
            ..Check::default()
        }
    }

    fn rule(&mut self, rule: &Rule, subject: Subject, hint: &str) -> Option<RulePlan> {
        let whole = subject == Subject::Integer;
        let limit = match &rule.assertion {
            Assertion::MinLength(limit) => Limit::MinLength(*limit),
            Assertion::MaxLength(limit) => Limit::MaxLength(*limit),
            Assertion::Pattern { source, matcher } => {
                Limit::Pattern(self.pattern(source, matcher, hint), source.clone())
            }
            Assertion::OneOf(values) => one_of(values, subject)?,
            Assertion::Constant(value) => one_of(std::slice::from_ref(value), subject)?,
            Assertion::Format(format) => Limit::Format(FormatTest::of(*format)?),
            Assertion::Minimum(number) if whole => Limit::Minimum(ceil(number)?),
            Assertion::Maximum(number) if whole => Limit::Maximum(floor(number)?),
            // A whole number above a bound is at least the next one.
            Assertion::ExclusiveMinimum(number) if whole => {
                Limit::Minimum(floor(number)?.checked_add(1)?)
            }
            Assertion::ExclusiveMaximum(number) if whole => {
                Limit::Maximum(ceil(number)?.checked_sub(1)?)
            }
            Assertion::MultipleOf(number) if whole => {
                Limit::MultipleOf(decimal::divisor(&number.to_string())?)
            }
            Assertion::Minimum(number) => Limit::FloatMinimum(number.as_f64()?),
            Assertion::Maximum(number) => Limit::FloatMaximum(number.as_f64()?),
            Assertion::ExclusiveMinimum(number) => Limit::FloatExclusiveMinimum(number.as_f64()?),
            Assertion::ExclusiveMaximum(number) => Limit::FloatExclusiveMaximum(number.as_f64()?),
            Assertion::MultipleOf(number) => {
                let (mantissa, exponent) = decimal::read(&number.to_string())?;
                Limit::FloatMultipleOf(mantissa, exponent)
            }
            Assertion::MinItems(limit) => Limit::MinItems(*limit),
            Assertion::MaxItems(limit) => Limit::MaxItems(*limit),
            // What the items are is known where the list is.
            Assertion::UniqueItems => Limit::UniqueItems(Items::Json),
            Assertion::MinProperties(limit) => Limit::MinProperties(*limit),
            Assertion::MaxProperties(limit) => Limit::MaxProperties(*limit),
            // Of objects and unions, and not for this value alone.
            Assertion::Closed
            | Assertion::Alternatives { .. }
            | Assertion::Schema { .. }
            | Assertion::NotNull { .. } => return None,
        };
        Some(RulePlan {
            limit,
            constant: matches!(rule.assertion, Assertion::Constant(_)),
            schema: self.types.api().place(&rule.schema),
        })
    }

    pub(super) fn pattern(&mut self, source: &str, matcher: &Lowered, hint: &str) -> Name {
        // The same text is searched for in the names of members, and may have to match all of a value.
        let known = self.known.entry(source.to_owned()).or_default();
        let mut plans = known.iter().map(|index| &self.patterns[*index]);
        if let Some(plan) = plans.find(|plan| plan.matcher == *matcher) {
            return plan.function.clone();
        }
        known.push(self.patterns.len());
        let name = self.scope.name(&format!("matches {hint}"), Case::Snake);
        let table = self.tables.name(hint, Case::Shouty);
        self.patterns.push(PatternPlan {
            function: name.clone(),
            table,
            source: source.to_owned(),
            matcher: matcher.clone(),
        });
        name
    }
}

/// Whether each item is checked by a schema for its position.
fn has_positions(ty: &Type) -> bool {
    let mut rules = ty.rules.iter();
    rules.any(|rule| matches!(rule.assertion, Assertion::Schema { items: true, .. }))
}

/// The values of an enumeration, as what they are compared with.
fn one_of(values: &[serde_json::Value], subject: Subject) -> Option<Limit> {
    let numbers = values.iter().filter_map(serde_json::Value::as_number);
    Some(match subject {
        Subject::Boolean => Limit::Boolean(values.first()?.as_bool()?),
        Subject::Integer => {
            let exact = numbers.filter(|number| floor(number) == ceil(number));
            Limit::OneOfIntegers(exact.filter_map(floor).collect())
        }
        _ => Limit::OneOf(numbers.filter_map(serde_json::Number::as_f64).collect()),
    })
}

/// Whether the type has values on both sides of the limit; a limit beyond them all could not even be written.
fn can_be_violated(limit: &Limit, format: IntegerFormat) -> bool {
    let (least, most) = format.range();
    match limit {
        Limit::Minimum(limit) => *limit > least && *limit <= most,
        Limit::Maximum(limit) => *limit < most && *limit >= least,
        Limit::MultipleOf(divisor) => *divisor > 1 && *divisor <= most,
        Limit::OneOfIntegers(values) => values.iter().all(|value| (least..=most).contains(value)),
        _ => true,
    }
}
