//! A check: which rules a value has to fulfil, and what is to be looked at within it.

use super::format::FormatTest;
use super::naming::Name;
use crate::ir::pattern::Lowered;

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
    pub(super) fn forget_what_checks_itself(&mut self) {
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

    /// Whether there is nothing to check.
    pub(super) fn is_empty(&self) -> bool {
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
