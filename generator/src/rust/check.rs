//! The plan of checks: which rules a value has to fulfil, and what is to be looked at within it.

use std::collections::HashMap;

use super::format::{FormatTest, TextType};
use super::naming::{Case, Name, Scope};
use super::schema::{JsonSchema, SchemaTable};
use super::types::{RustType, Types};
use crate::ir::pattern::Lowered;
use crate::ir::{Assertion, IntegerFormat, Kind, Rule, Type, TypeId};

/// The checks of a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Check {
    /// Rules of the value itself, all of one kind.
    pub rules: Vec<RulePlan>,
    /// Which reporter knows the rules.
    pub subject: Subject,
    /// What to look at within the value.
    pub within: Option<Within>,
    /// The schemas whose demands types do not show, as positions in the table.
    pub schemas: Vec<usize>,
    /// The schema that null violates, where the value may be null: for whoever looks whether it is.
    pub null: Option<usize>,
}

impl Check {
    /// Whether the value checks itself, and that is all.
    #[must_use]
    pub fn is_itself(&self) -> bool {
        self.rules.is_empty()
            && self.schemas.is_empty()
            && self.null.is_none()
            && matches!(self.within, Some(Within::Itself))
    }

    /// The rules of the value and those of its items, where they are all there is, and hold for its JSON form as well.
    #[must_use]
    pub fn as_rules(&self) -> Option<(&[RulePlan], &[RulePlan])> {
        let items: &[RulePlan] = match &self.within {
            None => &[],
            Some(Within::Items(items)) if items.within.is_none() => items.own_rules()?,
            Some(_) => return None,
        };
        Some((self.own_rules()?, items))
    }

    fn own_rules(&self) -> Option<&[RulePlan]> {
        let plain = self.schemas.is_empty() && self.null.is_none();
        (plain && self.subject != Subject::Boolean).then_some(&self.rules)
    }

    /// Forgets what values check by themselves.
    fn forget_what_checks_itself(&mut self) {
        if let Some(Within::Items(check) | Within::Values(check) | Within::Some(check)) =
            &mut self.within
        {
            check.forget_what_checks_itself();
            if !check.is_empty() {
                return;
            }
        }
        self.within = None;
    }

    fn is_empty(&self) -> bool {
        self.rules.is_empty()
            && self.schemas.is_empty()
            && self.null.is_none()
            && self.within.is_none()
    }
}

/// What rules speak of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// Nothing.
    #[default]
    Nothing,
    /// A text that is a `String`.
    Text,
    /// A text behind `as_str()`, with `is_valid()` for its format.
    TextLike,
    /// A text behind `expose()`.
    Secret,
    /// `true` or `false`.
    Boolean,
    /// An integer.
    Integer,
    /// A double.
    Float,
    /// An exact number.
    Number,
    /// The number of items or members.
    Count,
}

/// What lies within a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Within {
    /// A model, or a container of models, that checks itself.
    Itself,
    /// The items of a list.
    Items(Box<Check>),
    /// The values of a map.
    Values(Box<Check>),
    /// The value of an `Option`.
    Some(Box<Check>),
}

/// A rule as emitted code states it.
#[derive(Clone, Debug, PartialEq)]
pub struct RulePlan {
    /// What is asserted.
    pub limit: Limit,
    /// Whether its one value is stated by `const`.
    pub constant: bool,
    /// The place of the schema, as a URI fragment.
    pub schema: String,
}

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Limit {
    /// `minLength`
    MinLength(u64),
    /// `maxLength`
    MaxLength(u64),
    /// `pattern`, by the name of the function that matches it, with its source.
    Pattern(Name, String),
    /// `enum` of numbers
    OneOf(Vec<f64>),
    /// `enum` of whole numbers
    OneOfIntegers(Vec<i128>),
    /// `const` of a boolean
    Boolean(bool),
    /// `format`
    Format(FormatTest),
    /// `minimum` of an integer
    Minimum(i128),
    /// `maximum` of an integer
    Maximum(i128),
    /// `multipleOf` of an integer
    MultipleOf(i128),
    /// `minimum` of a number
    FloatMinimum(f64),
    /// `maximum` of a number
    FloatMaximum(f64),
    /// `exclusiveMinimum` of a number
    FloatExclusiveMinimum(f64),
    /// `exclusiveMaximum` of a number
    FloatExclusiveMaximum(f64),
    /// `multipleOf` of a number, as mantissa and power of ten
    FloatMultipleOf(u64, i32),
    /// `minItems`
    MinItems(u64),
    /// `maxItems`
    MaxItems(u64),
    /// `uniqueItems`
    UniqueItems(Items),
    /// `minProperties`
    MinProperties(u64),
    /// `maxProperties`
    MaxProperties(u64),
}

/// How the items of a list are compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Items {
    /// As they are.
    Plain,
    /// As doubles.
    Floats,
    /// By `as_str()`.
    Texts,
    /// By `expose()`.
    Secrets,
    /// As what they are in JSON.
    Json,
    /// As JSON, which they are.
    Values,
}

/// A pattern that emitted code runs.
#[derive(Debug)]
pub struct PatternPlan {
    /// The name of the function that matches it.
    pub function: Name,
    /// The name of the tables that it needs.
    pub table: Name,
    /// The pattern as the document has it.
    pub source: String,
    /// How it is matched.
    pub matcher: Lowered,
}

/// Plans checks, and collects the patterns that they need: each once.
pub(super) struct Checks<'t, 'a> {
    types: &'t Types<'a>,
    patterns: Vec<PatternPlan>,
    known: HashMap<String, Vec<usize>>,
    scope: Scope,
    tables: Scope,
    needy: Vec<bool>,
    pub(super) table: SchemaTable,
}

impl<'t, 'a> Checks<'t, 'a> {
    pub(super) fn new(types: &'t Types<'a>) -> Self {
        let needy = needy(types);
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
                Limit::MultipleOf(whole_divisor(&number.to_string())?)
            }
            Assertion::Minimum(number) => Limit::FloatMinimum(number.as_f64()?),
            Assertion::Maximum(number) => Limit::FloatMaximum(number.as_f64()?),
            Assertion::ExclusiveMinimum(number) => Limit::FloatExclusiveMinimum(number.as_f64()?),
            Assertion::ExclusiveMaximum(number) => Limit::FloatExclusiveMaximum(number.as_f64()?),
            Assertion::MultipleOf(number) => {
                let (mantissa, exponent) = decimal(&number.to_string())?;
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
            schema: format!("#{}", rule.schema.pointer),
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

/// For each type whether a value can violate anything: it has rules, is an enumeration, or holds such a type.
/// A fixed point, since types may be recursive.
fn needy(types: &Types<'_>) -> Vec<bool> {
    let api = types.api();
    if !api.checked {
        return vec![false; api.types.len()];
    }
    let mut needy: Vec<bool> = api
        .types
        .iter()
        .map(|ty| {
            let listed = matches!(ty.kind, Kind::StringEnum(_) | Kind::IntegerEnum(_));
            let unknown = matches!(&ty.kind, Kind::Union(union) if types.has_unknown(union));
            let checked = |rule: &Rule| !matches!(rule.assertion, Assertion::Alternatives { .. });
            ty.rules.iter().any(checked) || (listed && !ty.open) || unknown
        })
        .collect();
    loop {
        let mut changed = false;
        for id in api.ids() {
            if needy[id.index()] || api.get(id).open {
                continue;
            }
            let found = crate::ir::parts(&api.types, id)
                .into_iter()
                .any(|part| needy[part.index()]);
            if found {
                needy[id.index()] = true;
                changed = true;
            }
        }
        if !changed {
            return needy;
        }
    }
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

fn ceil(number: &serde_json::Number) -> Option<i128> {
    whole(number, f64::ceil)
}

fn floor(number: &serde_json::Number) -> Option<i128> {
    whole(number, f64::floor)
}

fn whole(number: &serde_json::Number, round: fn(f64) -> f64) -> Option<i128> {
    if let Some(number) = number.as_i64() {
        return Some(number.into());
    }
    if let Some(number) = number.as_u64() {
        return Some(number.into());
    }
    // Digits of a double that is whole can be written out; none of them is lost.
    format!("{:.0}", round(number.as_f64()?)).parse().ok()
}

/// The least whole number that is a multiple of a decimal: whole numbers are multiples of both or of neither.
fn whole_divisor(text: &str) -> Option<i128> {
    let (mantissa, exponent) = decimal(text)?;
    let mantissa = i128::from(mantissa);
    let power = 10_i128.checked_pow(exponent.unsigned_abs())?;
    if exponent >= 0 {
        return mantissa.checked_mul(power);
    }
    let (mut divisor, mut rest) = (mantissa, power);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    mantissa.checked_div(divisor)
}

/// A decimal as whole digits and a power of ten; none when it does not fit.
fn decimal(text: &str) -> Option<(u64, i32)> {
    let lower = text.to_ascii_lowercase();
    let (significand, exponent) = lower.split_once('e').unwrap_or((&lower, "0"));
    let (whole, fraction) = significand.split_once('.').unwrap_or((significand, ""));
    let digits = format!("{whole}{}", fraction.trim_end_matches('0'));
    let shift = i32::try_from(fraction.trim_end_matches('0').len()).ok()?;
    let exponent = exponent.parse::<i32>().ok()?.checked_sub(shift)?;
    Some((digits.parse().ok()?, exponent))
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
