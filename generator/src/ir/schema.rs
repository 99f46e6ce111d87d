//! Schemas: what types cannot show, as conditions on JSON.

use serde_json::Value;

use super::pattern::Lowered;
use super::rule::Rule;
use super::types::IntegerFormat;
use crate::source::Origin;

/// Names a schema of an [`Api`](super::Api) by its position.
pub type SchemaIndex = usize;

/// A schema.
#[derive(Debug)]
pub struct Schema {
    /// Where it stands.
    pub origin: Origin,
    /// What it demands.
    pub tests: Vec<SchemaTest>,
}

/// What a schema demands (JSON Schema 2020-12).
#[derive(Debug)]
pub enum SchemaTest {
    /// The impossible, with the keyword that holds it, or `false`.
    Never(&'static str),
    /// One of these JSON types.
    Types(Vec<&'static str>),
    /// A number only where it is written without a fraction and without an exponent.
    Unfractioned,
    /// One of these values.
    Values(Vec<Value>),
    /// This value.
    Constant(Value),
    /// What speaks of one value alone.
    Rules(Vec<Rule>),
    /// An integer of so many bits.
    Width(IntegerFormat),
    /// All of these schemas.
    AllOf(Vec<SchemaIndex>),
    /// At least one of these schemas.
    AnyOf(Vec<SchemaIndex>),
    /// Exactly one of these schemas.
    OneOf(Vec<SchemaIndex>),
    /// Not this schema.
    Not(SchemaIndex),
    /// One schema or another, by a third one.
    If {
        /// The one that decides.
        condition: SchemaIndex,
        /// Where it is fulfilled.
        then: Option<SchemaIndex>,
        /// Where it is not.
        otherwise: Option<SchemaIndex>,
    },
    /// These members are there.
    Required(Vec<String>),
    /// These members are there in answers.
    RequiredInAnswers(Vec<String>),
    /// These members are there in requests.
    RequiredInRequests(Vec<String>),
    /// Where a member is there, others are.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// Where a member is there, a schema is fulfilled.
    DependentSchemas(Vec<(String, SchemaIndex)>),
    /// The members, each by its own schema.
    Members {
        /// By name.
        named: Vec<(String, SchemaIndex)>,
        /// By a pattern for the name, given as it was written and as it is run.
        patterns: Vec<(String, Lowered, SchemaIndex)>,
        /// All others.
        others: Option<SchemaIndex>,
    },
    /// The names of members.
    PropertyNames(SchemaIndex),
    /// The items: the first ones one by one, and the others.
    Items(Vec<SchemaIndex>, Option<SchemaIndex>),
    /// How many items fulfil a schema.
    Contains {
        /// The schema.
        schema: SchemaIndex,
        /// At least so many.
        least: u64,
        /// At most so many.
        most: Option<u64>,
    },
    /// Items that nothing else speaks of.
    UnevaluatedItems(SchemaIndex),
    /// Members that nothing else speaks of.
    UnevaluatedProperties(SchemaIndex),
}

impl SchemaTest {
    /// The schemas that it leads to.
    #[must_use]
    pub fn parts(&self) -> Vec<SchemaIndex> {
        match self {
            Self::Never(_)
            | Self::Types(_)
            | Self::Unfractioned
            | Self::Values(_)
            | Self::Constant(_)
            | Self::Rules(_)
            | Self::Width(_)
            | Self::Required(_)
            | Self::RequiredInAnswers(_)
            | Self::RequiredInRequests(_)
            | Self::DependentRequired(_) => Vec::new(),
            Self::AllOf(parts) | Self::AnyOf(parts) | Self::OneOf(parts) => parts.clone(),
            Self::Not(part)
            | Self::PropertyNames(part)
            | Self::UnevaluatedItems(part)
            | Self::UnevaluatedProperties(part)
            | Self::Contains { schema: part, .. } => vec![*part],
            Self::If {
                condition,
                then,
                otherwise,
            } => {
                let branches = then.iter().chain(otherwise).copied();
                std::iter::once(*condition).chain(branches).collect()
            }
            Self::DependentSchemas(parts) => parts.iter().map(|(_, part)| *part).collect(),
            Self::Members {
                named,
                patterns,
                others,
            } => {
                let named = named.iter().map(|(_, part)| *part);
                let patterns = patterns.iter().map(|(_, _, part)| *part);
                named.chain(patterns).chain(*others).collect()
            }
            Self::Items(first, others) => first.iter().copied().chain(*others).collect(),
        }
    }
}
