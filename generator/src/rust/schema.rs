//! The plan of schemas: what types cannot show, as a table that emitted code walks.

use std::collections::HashMap;

use super::check::{Limit, RulePlan};
use super::checks::Checks;
use super::format::FormatTest;
use super::naming::Name;
use super::nesting_of_schemas::Nesting;
use crate::ir::{Rule, Schema, SchemaIndex, SchemaTest};

/// The schema of a component or of a type, with which JSON is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonSchema {
    /// Its position in the table.
    pub position: usize,
    /// Whether it is one of requests, and not of answers.
    pub in_requests: bool,
}

/// A schema of the table.
#[derive(Debug)]
pub struct SchemaPlan {
    /// Its place, as a URI fragment.
    pub place: String,
    /// What it demands.
    pub tests: Vec<TestPlan>,
}

impl SchemaPlan {
    /// What it demands, with what the schemas demand that stand within it.
    #[must_use]
    pub fn all_tests(&self) -> Vec<&TestPlan> {
        let mut found: Vec<&TestPlan> = self.tests.iter().collect();
        let mut next = 0;
        while let Some(test) = found.get(next) {
            found.extend(test.within());
            next += 1;
        }
        found
    }
}

/// A schema that another one holds.
#[derive(Debug)]
pub enum PartPlan {
    /// The one at a position in the table.
    Ref(usize),
    /// One that stands under the keyword that holds it, with what it demands.
    Here(Vec<TestPlan>),
}

/// What a schema demands; numbers are positions in the table.
#[derive(Debug)]
pub enum TestPlan {
    /// The impossible, with the keyword that holds it.
    Never(&'static str),
    /// JSON types.
    Types(Vec<&'static str>),
    /// Numbers only where they are written without a fraction.
    Unfractioned,
    /// Texts.
    Texts(Vec<String>),
    /// Values, as JSON.
    Values(Vec<String>),
    /// One text.
    Text(String),
    /// One value, as JSON.
    Value(String),
    /// Rules for values of several kinds.
    Rules(Vec<RulePlan>),
    /// The format of a text.
    Format(FormatTest),
    /// An integer with the name of its format, and the least and the greatest one.
    Width(&'static str, i128, i128),
    /// All of these.
    AllOf(Vec<usize>),
    /// At least one of these.
    AnyOf(Vec<PartPlan>),
    /// Exactly one of these.
    OneOf(Vec<PartPlan>),
    /// Not this one.
    Not(usize),
    /// A condition, and what follows when it holds and when not.
    If(usize, Option<usize>, Option<usize>),
    /// Members that must be there, sorted.
    Required(Vec<String>),
    /// Members that must be there in answers, sorted.
    RequiredInAnswers(Vec<String>),
    /// Members that must be there in requests, sorted.
    RequiredInRequests(Vec<String>),
    /// Members that must be there where another one is.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// Schemas where a member is there.
    DependentSchemas(Vec<(String, usize)>),
    /// Members by name, sorted and with their positions in the document, by the function that matches the name, and all
    /// others.
    Members(
        Vec<(String, usize, PartPlan)>,
        Vec<(Name, usize)>,
        Option<PartPlan>,
    ),
    /// The names of members.
    PropertyNames(usize),
    /// The first items, and the others.
    Items(Vec<usize>, Option<PartPlan>),
    /// A schema, and how many items fulfil it.
    Contains(usize, u64, Option<u64>),
    /// Items that nothing else speaks of.
    UnevaluatedItems(usize),
    /// Members that nothing else speaks of.
    UnevaluatedProperties(usize),
}

impl TestPlan {
    /// What the schemas demand that stand within it.
    fn within(&self) -> Vec<&Self> {
        let parts: Vec<&PartPlan> = match self {
            Self::AnyOf(parts) | Self::OneOf(parts) => parts.iter().collect(),
            Self::Members(named, _, others) => {
                named.iter().map(|(.., part)| part).chain(others).collect()
            }
            Self::Items(_, others) => others.iter().collect(),
            _ => Vec::new(),
        };
        let tests = parts.into_iter().map(|part| match part {
            PartPlan::Ref(_) => &[],
            PartPlan::Here(tests) => tests.as_slice(),
        });
        tests.flatten().collect()
    }
}

/// The table while it is put together: only what is used gets into it.
#[derive(Debug, Default)]
pub(super) struct SchemaTable {
    plans: Vec<SchemaPlan>,
    known: HashMap<SchemaIndex, usize>,
    pending: Vec<(SchemaIndex, usize)>,
}

impl SchemaTable {
    /// The position of a schema in the table.
    pub(super) fn position(&mut self, schema: SchemaIndex) -> usize {
        if let Some(known) = self.known.get(&schema) {
            return *known;
        }
        let position = self.plans.len();
        self.plans.push(SchemaPlan {
            place: String::new(),
            tests: Vec::new(),
        });
        self.known.insert(schema, position);
        self.pending.push((schema, position));
        position
    }

    fn positions(&mut self, schemas: &[SchemaIndex]) -> Vec<usize> {
        schemas
            .iter()
            .map(|schema| self.position(*schema))
            .collect()
    }
}

impl Checks<'_, '_> {
    /// The table of the schemas that have been asked for, and of those that they lead to.
    pub(super) fn schemas(&mut self, schemas: &[Schema]) -> Vec<SchemaPlan> {
        let nesting = Nesting::of(schemas, &self.types.api().places);
        while let Some((index, position)) = self.table.pending.pop() {
            let schema = &schemas[index];
            let tests = self.tests(schema, &nesting, 0);
            self.table.plans[position] = SchemaPlan {
                place: self.types.api().place(&schema.origin),
                tests,
            };
        }
        std::mem::take(&mut self.table.plans)
    }

    fn tests(&mut self, schema: &Schema, nesting: &Nesting<'_>, depth: usize) -> Vec<TestPlan> {
        let hint = hint(&self.types.api().places.settle(&schema.origin).pointer);
        let tests = schema.tests.iter();
        let tests = tests.flat_map(|test| match test {
            SchemaTest::Rules(rules) => self.rules(rules, schema, &hint),
            _ => vec![self.test(test, schema, nesting, &hint, depth)],
        });
        tests.collect()
    }

    /// Rules: each format by itself, which needs no place where it is that of the schema, and the others together.
    fn rules(&mut self, rules: &[Rule], schema: &Schema, hint: &str) -> Vec<TestPlan> {
        let place = self.types.api().place(&schema.origin);
        let mut plans = Vec::new();
        for plan in rules.iter().filter_map(|rule| self.json_rule(rule, hint)) {
            match (plan.limit, plans.last_mut()) {
                (Limit::Format(test), _) if plan.schema == place => {
                    plans.push(TestPlan::Format(test));
                }
                (limit, Some(TestPlan::Rules(rules))) => rules.push(RulePlan { limit, ..plan }),
                (limit, _) => plans.push(TestPlan::Rules(vec![RulePlan { limit, ..plan }])),
            }
        }
        plans
    }

    /// A schema that another one holds under a keyword, whose place is the other's with `step` behind.
    fn held(
        &mut self,
        part: SchemaIndex,
        holder: &Schema,
        step: &str,
        nesting: &Nesting<'_>,
        depth: usize,
    ) -> PartPlan {
        let part = nesting.target(part);
        if nesting.stands_within(part, holder, step, depth) {
            return PartPlan::Here(self.tests(&nesting.schemas[part], nesting, depth + 1));
        }
        PartPlan::Ref(self.table.position(part))
    }

    fn alternatives(
        &mut self,
        keyword: &str,
        parts: &[SchemaIndex],
        holder: &Schema,
        nesting: &Nesting<'_>,
        depth: usize,
    ) -> Vec<PartPlan> {
        let parts = parts.iter().enumerate();
        let parts = parts.map(|(index, part)| {
            let step = format!("/{keyword}/{index}");
            self.held(*part, holder, &step, nesting, depth)
        });
        parts.collect()
    }

    fn test(
        &mut self,
        test: &SchemaTest,
        holder: &Schema,
        nesting: &Nesting<'_>,
        hint: &str,
        depth: usize,
    ) -> TestPlan {
        match test {
            SchemaTest::Never(keyword) => TestPlan::Never(keyword),
            SchemaTest::Types(types) => TestPlan::Types(types.clone()),
            SchemaTest::Unfractioned => TestPlan::Unfractioned,
            SchemaTest::Values(values) => {
                let texts = values.iter().map(|value| value.as_str().map(str::to_owned));
                match texts.collect::<Option<Vec<String>>>() {
                    Some(texts) => TestPlan::Texts(texts),
                    None => TestPlan::Values(values.iter().map(ToString::to_string).collect()),
                }
            }
            SchemaTest::Constant(value) => match value.as_str() {
                Some(constant) => TestPlan::Text(constant.to_owned()),
                None => TestPlan::Value(value.to_string()),
            },
            SchemaTest::Rules(rules) => {
                let rules = rules.iter();
                TestPlan::Rules(
                    rules
                        .filter_map(|rule| self.json_rule(rule, hint))
                        .collect(),
                )
            }
            SchemaTest::AllOf(parts) => {
                let parts: Vec<SchemaIndex> =
                    parts.iter().map(|part| nesting.target(*part)).collect();
                TestPlan::AllOf(self.table.positions(&parts))
            }
            SchemaTest::AnyOf(parts) => {
                TestPlan::AnyOf(self.alternatives("anyOf", parts, holder, nesting, depth))
            }
            SchemaTest::OneOf(parts) => {
                TestPlan::OneOf(self.alternatives("oneOf", parts, holder, nesting, depth))
            }
            SchemaTest::Not(part) => TestPlan::Not(self.table.position(*part)),
            SchemaTest::If {
                condition,
                then,
                otherwise,
            } => {
                let condition = self.table.position(*condition);
                let then = then.map(|part| self.table.position(part));
                TestPlan::If(
                    condition,
                    then,
                    otherwise.map(|part| self.table.position(part)),
                )
            }
            SchemaTest::Width(format) => {
                let (least, most) = format.range();
                TestPlan::Width(format.name(), least, most)
            }
            SchemaTest::Required(names) => TestPlan::Required(sorted(names)),
            SchemaTest::RequiredInAnswers(names) => TestPlan::RequiredInAnswers(sorted(names)),
            SchemaTest::RequiredInRequests(names) => TestPlan::RequiredInRequests(sorted(names)),
            SchemaTest::DependentRequired(names) => TestPlan::DependentRequired(names.clone()),
            SchemaTest::DependentSchemas(parts) => TestPlan::DependentSchemas(self.named(parts)),
            SchemaTest::Members {
                named,
                patterns,
                others,
            } => {
                let named = named.iter().enumerate();
                let named = named.map(|(position, (name, part))| {
                    let token = name.replace('~', "~0").replace('/', "~1");
                    let step = format!("/properties/{token}");
                    let part = self.held(*part, holder, &step, nesting, depth);
                    (name.clone(), position, part)
                });
                let mut named: Vec<(String, usize, PartPlan)> = named.collect();
                named.sort_by(|(one, ..), (other, ..)| one.cmp(other));
                let patterns = patterns
                    .iter()
                    .map(|(source, matcher, part)| {
                        let function = self.pattern(source, matcher, hint);
                        (function, self.table.position(*part))
                    })
                    .collect();
                let others = others
                    .map(|part| self.held(part, holder, "/additionalProperties", nesting, depth));
                TestPlan::Members(named, patterns, others)
            }
            SchemaTest::PropertyNames(part) => TestPlan::PropertyNames(self.table.position(*part)),
            SchemaTest::Items(first, others) => {
                let first = self.table.positions(first);
                let others = others.map(|part| self.held(part, holder, "/items", nesting, depth));
                TestPlan::Items(first, others)
            }
            SchemaTest::Contains {
                schema,
                least,
                most,
            } => TestPlan::Contains(self.table.position(*schema), *least, *most),
            SchemaTest::UnevaluatedItems(part) => {
                TestPlan::UnevaluatedItems(self.table.position(*part))
            }
            SchemaTest::UnevaluatedProperties(part) => {
                TestPlan::UnevaluatedProperties(self.table.position(*part))
            }
        }
    }

    fn named(&mut self, parts: &[(String, SchemaIndex)]) -> Vec<(String, usize)> {
        let parts = parts.iter();
        parts
            .map(|(name, part)| (name.clone(), self.table.position(*part)))
            .collect()
    }
}

fn sorted(names: &[String]) -> Vec<String> {
    let mut names = names.to_vec();
    names.sort();
    names
}

/// What the patterns of a schema are called after: the last words of its place that are names.
fn hint(pointer: &str) -> String {
    const KEYWORDS: [&str; 9] = [
        "allOf",
        "anyOf",
        "content",
        "items",
        "not",
        "oneOf",
        "paths",
        "properties",
        "schema",
    ];
    let words: Vec<&str> = pointer
        .rsplit('/')
        .filter(|word| !KEYWORDS.contains(word) && word.parse::<u32>().is_err())
        .take(2)
        .collect();
    let words: Vec<String> = words
        .iter()
        .rev()
        .map(|word| word.replace("~1", " "))
        .collect();
    words.join(" ")
}
