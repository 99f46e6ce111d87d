//! One schema as a condition on JSON: its keywords, in the order in which they are reported.

use serde_json::Value;

use super::rules;
use super::schemas::Extent;
use super::transparent::{asserts_only_composition, is_anything};
use super::types::Lowerer;
use crate::ir::pattern::{self, Anchoring, Lowered};
use crate::ir::schema::{SchemaIndex, SchemaTest};
use crate::model::{self, SchemaId, TypeSet};
use crate::source::Origin;

/// Where members that are named are looked at.
#[derive(Clone, Copy, Debug)]
enum Known {
    /// By the type that has them.
    Elsewhere,
    /// With the others, to this extent.
    By(Extent),
}

impl Lowerer<'_, '_> {
    /// What a schema demands, to this extent.
    pub(super) fn tests_of(&mut self, id: SchemaId, extent: Extent) -> Vec<SchemaTest> {
        let model = self.model;
        let schema = model.schema(id);
        match extent {
            Extent::Whole if self.is_nullable_composition(schema) => {
                let mut tests = Vec::new();
                self.add_unions(id, extent, &mut tests);
                if let [only] = schema.all_of.as_slice() {
                    let present = self.condition(*only, Extent::Whole);
                    let null = self.condition(id, Extent::Null);
                    tests.push(SchemaTest::AnyOf(vec![present, null]));
                }
                tests
            }
            Extent::Whole if schema.nullable && !is_anything(schema) => {
                let present = self.condition(id, Extent::Present);
                let null = self.condition(id, Extent::Null);
                vec![SchemaTest::AnyOf(vec![present, null])]
            }
            Extent::Stated if schema.nullable && !is_anything(schema) => {
                // What is wrong with a value that is there is told, and not only that it is neither.
                let condition = self.condition(id, Extent::Null);
                let otherwise = Some(self.condition(id, Extent::StatedPresent));
                vec![SchemaTest::If {
                    condition,
                    then: None,
                    otherwise,
                }]
            }
            Extent::Whole | Extent::Present => self.whole(id, Extent::Whole),
            Extent::Stated | Extent::StatedPresent => self.whole(id, Extent::Stated),
            Extent::Rare => {
                let looks_back = schema.further.unevaluated_items.is_some()
                    || schema.further.unevaluated_properties.is_some();
                self.rare(id, looks_back)
            }
            Extent::Marking => self.rare(id, true),
            Extent::Closed => {
                let others = schema
                    .additional_properties
                    .map(|id| self.condition(id, Extent::Whole));
                vec![self.members(schema, others, Known::Elsewhere)]
            }
            Extent::Positions => self.positions(schema, Extent::Whole).into_iter().collect(),
            Extent::Null => vec![SchemaTest::Types(vec!["null"])],
            Extent::OneOf => vec![SchemaTest::OneOf(self.alternatives_of(
                id,
                &schema.one_of,
                Extent::Whole,
            ))],
            Extent::AnyOf => vec![SchemaTest::AnyOf(self.alternatives_of(
                id,
                &schema.any_of,
                Extent::Whole,
            ))],
        }
    }

    /// All of a schema, with that much of its parts.
    fn whole(&mut self, id: SchemaId, extent: Extent) -> Vec<SchemaTest> {
        let schema = self.model.schema(id);
        let mut tests = Vec::new();
        if schema.boolean == Some(false) {
            return vec![SchemaTest::Never(self.holder(&schema.origin))];
        }
        if !schema.types.is_empty() {
            let names = TypeSet::NAMED.iter();
            let names = names.filter(|(single, _)| schema.types.iter().any(|ty| ty == *single));
            tests.push(SchemaTest::Types(names.map(|(_, name)| *name).collect()));
            let integers = schema.types.contains(TypeSet::INTEGER);
            let letter = self.model.unfractioned && extent == Extent::Stated;
            if letter && integers && !schema.types.contains(TypeSet::NUMBER) {
                tests.push(SchemaTest::Unfractioned);
            }
        }
        let stated = extent == Extent::Stated;
        if let Some(values) = &schema.enumeration {
            let mut values = values.clone();
            // Who writes `nullable` beside values rarely lists null among them.
            if schema.nullable_type && !values.contains(&Value::Null) {
                values.push(Value::Null);
            }
            tests.push(SchemaTest::Values(values));
        }
        if let Some(value) = &schema.constant {
            tests.push(SchemaTest::Constant(value.clone()));
        }
        let rules = rules::of_schema(self, schema);
        if !rules.is_empty() {
            tests.push(SchemaTest::Rules(rules));
        }
        if stated && self.formats {
            tests.extend(rules::width(schema).map(SchemaTest::Width));
        }
        self.add_required(schema, stated, &mut tests);
        self.add_own(schema, extent, &mut tests);
        let mut all = self.conditions(&schema.all_of, extent);
        if let Some(target) = schema.reference {
            all.insert(0, self.condition(target, extent));
        }
        if !all.is_empty() {
            tests.push(SchemaTest::AllOf(all));
        }
        self.add_unions(id, extent, &mut tests);
        self.add_conditions(schema, extent, &mut tests);
        let others = schema.additional_properties;
        // What allows anything has looked at it all the same.
        let counts = |id: &SchemaId| self.looks_back || !is_anything(self.model.schema(*id));
        let others = others.filter(counts);
        let others = others.map(|id| self.condition(id, extent));
        let patterns = &schema.further.pattern_properties;
        if !schema.properties.is_empty() || !patterns.is_empty() || others.is_some() {
            tests.push(self.members(schema, others, Known::By(extent)));
        }
        tests.extend(self.positions(schema, extent));
        self.add_unevaluated(schema, extent, &mut tests);
        tests
    }

    /// Members that must be there: always, and with `stated` those that only one side has.
    fn add_required(&mut self, schema: &model::Schema, stated: bool, tests: &mut Vec<SchemaTest>) {
        let mut required = schema.required.clone();
        let mut of_side = |has: fn(&model::Schema) -> bool| {
            let is_one = |name: &String| {
                let mut members = schema.properties.iter();
                members.any(|(known, id)| known == name && has(self.model.schema(*id)))
            };
            let (found, others) = std::mem::take(&mut required).into_iter().partition(is_one);
            required = others;
            found
        };
        // What is both is in neither.
        let _: Vec<String> = of_side(|member| member.read_only && member.write_only);
        let in_answers: Vec<String> = of_side(|member| member.read_only);
        let in_requests: Vec<String> = of_side(|member| member.write_only);
        if !required.is_empty() {
            tests.push(SchemaTest::Required(required));
        }
        if stated && !in_answers.is_empty() {
            tests.push(SchemaTest::RequiredInAnswers(in_answers));
        }
        if stated && !in_requests.is_empty() {
            tests.push(SchemaTest::RequiredInRequests(in_requests));
        }
    }

    /// The items of a schema.
    fn positions(&mut self, schema: &model::Schema, extent: Extent) -> Option<SchemaTest> {
        let first = self.conditions(&schema.prefix_items, extent);
        let rest = schema.items.map(|id| self.condition(id, extent));
        (rest.is_some() || !first.is_empty()).then_some(SchemaTest::Items(first, rest))
    }

    /// The alternatives of a union, with null where `nullable` beside it says so and none of them takes it.
    fn alternatives_of(
        &mut self,
        id: SchemaId,
        union: &[SchemaId],
        extent: Extent,
    ) -> Vec<SchemaIndex> {
        let schema = self.model.schema(id);
        let mut conditions = self.conditions(union, extent);
        if extent == Extent::Whole
            && self.has_nullable_union(schema)
            && !union.iter().any(|id| self.takes_null(*id))
        {
            conditions.push(self.condition(id, Extent::Null));
        }
        conditions
    }

    /// Whether `nullable` stands beside one union, which takes null as soon as it is one of the alternatives, and beside
    /// nothing else that composes.
    fn has_nullable_union(&mut self, schema: &model::Schema) -> bool {
        let alone = schema.nullable
            && schema.reference.is_none()
            && schema.all_of.is_empty()
            && schema.one_of.is_empty() != schema.any_of.is_empty();
        let alternatives = schema.one_of.iter();
        alone && alternatives.filter(|id| self.takes_null(**id)).count() <= 1
    }

    /// Whether `nullable` stands beside one union or one part, and beside nothing else: null is a further alternative.
    fn is_nullable_composition(&mut self, schema: &model::Schema) -> bool {
        let has_part = schema.nullable
            && schema.reference.is_none()
            && schema.all_of.len() == 1
            && schema.one_of.is_empty()
            && schema.any_of.is_empty();
        asserts_only_composition(schema) && (has_part || self.has_nullable_union(schema))
    }

    fn add_unions(&mut self, id: SchemaId, extent: Extent, tests: &mut Vec<SchemaTest>) {
        let schema = self.model.schema(id);
        if !schema.any_of.is_empty() {
            let any = self.alternatives_of(id, &schema.any_of, extent);
            tests.push(SchemaTest::AnyOf(any));
        }
        if !schema.one_of.is_empty() {
            let one = self.alternatives_of(id, &schema.one_of, extent);
            tests.push(SchemaTest::OneOf(one));
        }
    }

    /// The rare keywords, and with `marking` what the others look at, as `unevaluatedProperties` needs to know.
    fn rare(&mut self, id: SchemaId, marking: bool) -> Vec<SchemaTest> {
        let schema = self.model.schema(id);
        let mut tests = Vec::new();
        if marking {
            let mut all = self.conditions(&schema.all_of, Extent::Marking);
            if let Some(target) = schema.reference {
                all.insert(0, self.condition(target, Extent::Marking));
            }
            if !all.is_empty() {
                tests.push(SchemaTest::AllOf(all));
            }
            self.add_unions(id, Extent::Whole, &mut tests);
            let first: Vec<SchemaIndex> = schema
                .prefix_items
                .iter()
                .map(|_| self.anything(&schema.origin))
                .collect();
            let rest = schema.items.map(|_| self.anything(&schema.origin));
            if rest.is_some() || !first.is_empty() {
                tests.push(SchemaTest::Items(first, rest));
            }
        }
        let patterns = !schema.further.pattern_properties.is_empty();
        if patterns || marking {
            let others = schema.additional_properties;
            let others = others.map(|id| {
                // No type shows what stands beside names by pattern.
                if patterns {
                    self.condition(id, Extent::Whole)
                } else {
                    self.anything(&schema.origin)
                }
            });
            if patterns || others.is_some() || !schema.properties.is_empty() {
                tests.push(self.members(schema, others, Known::Elsewhere));
            }
        }
        self.add_rare(schema, Extent::Whole, &mut tests);
        tests
    }

    /// The members of a schema.
    fn members(
        &mut self,
        schema: &model::Schema,
        others: Option<SchemaIndex>,
        known: Known,
    ) -> SchemaTest {
        let members = schema.properties.iter().map(|(name, id)| {
            let index = match known {
                Known::Elsewhere => self.anything(&schema.origin),
                Known::By(extent) => self.condition(*id, extent),
            };
            (name.clone(), index)
        });
        let members = members.collect();
        let extent = match known {
            Known::Elsewhere => Extent::Whole,
            Known::By(extent) => extent,
        };
        let place = schema.origin.child("patternProperties");
        let patterns = schema
            .further
            .pattern_properties
            .iter()
            .map(|(source, id)| match self.name_pattern(source, &place) {
                Some(matcher) => {
                    let index = self.condition(*id, extent);
                    (source.clone(), matcher, index)
                }
                // A pattern that cannot be run may match any name.
                None => (
                    source.clone(),
                    Lowered::Always,
                    self.anything(&schema.origin),
                ),
            })
            .collect();
        SchemaTest::Members {
            named: members,
            patterns,
            others,
        }
    }

    fn name_pattern(&mut self, source: &str, place: &Origin) -> Option<Lowered> {
        let found = self.pattern_of_names(source, place);
        found.or_else(|| match pattern::read(source, Anchoring::Spec).outcome {
            Ok(Lowered::Always) => Some(Lowered::Always),
            _ => None,
        })
    }

    /// The keywords that are rare.
    fn add_rare(&mut self, schema: &model::Schema, extent: Extent, tests: &mut Vec<SchemaTest>) {
        self.add_own(schema, extent, tests);
        self.add_conditions(schema, extent, tests);
        self.add_unevaluated(schema, extent, tests);
    }

    /// What speaks of a value as a whole.
    fn add_own(&mut self, schema: &model::Schema, extent: Extent, tests: &mut Vec<SchemaTest>) {
        let further = &schema.further;
        if let Some(not) = further.not {
            tests.push(SchemaTest::Not(self.condition(not, extent)));
        }
        if let Some(names) = further.property_names {
            let names = self.condition(names, extent);
            tests.push(SchemaTest::PropertyNames(names));
        }
        if !further.dependent_required.is_empty() {
            let dependent = further.dependent_required.clone();
            tests.push(SchemaTest::DependentRequired(dependent));
        }
        if let Some(contains) = further.contains {
            let schema = self.condition(contains, extent);
            tests.push(SchemaTest::Contains {
                schema,
                least: further.min_contains.unwrap_or(1),
                most: further.max_contains,
            });
        }
    }

    /// What applies to some values only.
    fn add_conditions(
        &mut self,
        schema: &model::Schema,
        extent: Extent,
        tests: &mut Vec<SchemaTest>,
    ) {
        let further = &schema.further;
        if let Some(condition) = further.condition {
            let mut branch = |id: Option<SchemaId>| id.map(|id| self.condition(id, extent));
            let (then, otherwise) = (branch(further.then), branch(further.otherwise));
            if then.is_some() || otherwise.is_some() || self.looks_back {
                let condition = self.condition(condition, extent);
                tests.push(SchemaTest::If {
                    condition,
                    then,
                    otherwise,
                });
            }
        }
        if !further.dependent_schemas.is_empty() {
            let dependent = further.dependent_schemas.iter();
            let dependent = dependent.map(|(name, id)| (name.clone(), self.condition(*id, extent)));
            let dependent = dependent.collect();
            tests.push(SchemaTest::DependentSchemas(dependent));
        }
    }

    /// What speaks of members and items that nothing else has looked at.
    fn add_unevaluated(
        &mut self,
        schema: &model::Schema,
        extent: Extent,
        tests: &mut Vec<SchemaTest>,
    ) {
        let further = &schema.further;
        if let Some(items) = further.unevaluated_items {
            let items = self.condition(items, extent);
            tests.push(SchemaTest::UnevaluatedItems(items));
        }
        if let Some(members) = further.unevaluated_properties {
            let members = self.condition(members, extent);
            tests.push(SchemaTest::UnevaluatedProperties(members));
        }
    }
}
