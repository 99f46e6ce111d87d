//! What types cannot show: schemas as conditions on JSON.

use std::collections::HashMap;

use serde_json::Value;

use super::flat::{Alternatives, Flat, Part};
use super::rules;
use super::transparent::is_anything;
use super::types::Lowerer;
use crate::ir::pattern::{self, Anchoring, Lowered};
use crate::ir::rule::{Assertion, Rule};
use crate::ir::schema::{Schema, SchemaIndex, SchemaTest};
use crate::ir::types::{Kind, VariantTest};
use crate::model::{self, SchemaId, TypeSet};
use crate::source::Origin;

/// How much of a schema becomes conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Extent {
    /// All of it, or `null` where `nullable` says so beside a reference or a composition.
    Whole,
    /// All of it.
    Present,
    /// The keywords that types do not show.
    Rare,
    /// The same, with what marks members and items as looked at.
    Marking,
    /// The members: that there are no others.
    Closed,
    /// The items, each by its position.
    Positions,
    /// `oneOf`
    OneOf,
    /// `anyOf`
    AnyOf,
}

/// The schemas while they are collected.
#[derive(Debug, Default)]
pub(super) struct Schemas {
    found: Vec<Schema>,
    known: HashMap<(SchemaId, Extent), SchemaIndex>,
    pending: Vec<(SchemaIndex, SchemaId, Extent)>,
    anything: Option<SchemaIndex>,
}

impl Lowerer<'_, '_> {
    /// The rule of what `flat` demands beyond the type that it has become.
    pub(super) fn beyond_types(
        &mut self,
        flat: &Flat,
        kind: &Kind,
        types: TypeSet,
        nullable: bool,
    ) -> Option<Rule> {
        let mut parts = Vec::new();
        // Types that exclude each other are a mistake of the document, for which no request is held back.
        let contradicts = self.exact && flat.typed && flat.types.is_empty();
        if flat.impossible || contradicts {
            parts.push(self.add_schema(&flat.origin, vec![SchemaTest::Never]));
        } else if *kind == Kind::Null {
            let null = vec![SchemaTest::Types(vec!["null"])];
            let origin = flat.typed_at.as_ref().unwrap_or(&flat.origin);
            parts.push(self.add_schema(origin, null));
        } else if self.exact && types == TypeSet::INTEGER && matches!(kind, Kind::Number(_)) {
            let integer = vec![SchemaTest::Types(vec!["integer"])];
            parts.push(self.add_schema(&flat.origin, integer));
        }
        for id in &flat.schemas {
            let schema = self.model.schema(*id);
            if !schema.further_assertions.is_empty() {
                parts.push(self.condition(*id, Extent::Rare));
            }
            if self.closes_to_others(schema, flat) {
                parts.push(self.condition(*id, Extent::Closed));
            }
            if matches!(kind, Kind::Array(_)) && !schema.prefix_items.is_empty() {
                parts.push(self.condition(*id, Extent::Positions));
            }
        }
        if matches!(kind, Kind::Tuple(_)) {
            let rules: Vec<Rule> = rules::uniqueness(flat).into_iter().collect();
            if !rules.is_empty() {
                parts.push(self.add_schema(&flat.origin, vec![SchemaTest::Rules(rules)]));
            }
        }
        let mut whole = false;
        for union in flat.conditions.iter().chain(&flat.unions) {
            let main = matches!(kind, Kind::Union(_) | Kind::Alias(_))
                && flat
                    .unions
                    .iter()
                    .find(|union| !self.is_conditional(union))
                    .is_some_and(|main| std::ptr::eq(main, union));
            if main {
                if !self.needs_counting(union, kind) {
                    continue;
                }
                whole = true;
            }
            let extent = if union.keyword == "oneOf" {
                Extent::OneOf
            } else {
                Extent::AnyOf
            };
            parts.push(self.condition(union.holder, extent));
        }
        // Scalars know their values.
        let composed = matches!(
            kind,
            Kind::Any | Kind::Array(_) | Kind::Tuple(_) | Kind::Map(_) | Kind::Object(_)
        );
        if let Some(values) = flat.enumeration.as_ref().filter(|_| composed) {
            let mut values = values.clone();
            if nullable {
                values.push(Value::Null);
            }
            parts.push(self.add_schema(
                flat.listed_at.as_ref().unwrap_or(&flat.origin),
                vec![SchemaTest::Values(values)],
            ));
        }
        let schema = match parts.as_slice() {
            [] => return None,
            [only] => *only,
            _ => {
                whole = false;
                self.add_schema(&flat.origin, vec![SchemaTest::AllOf(parts)])
            }
        };
        Some(Rule {
            assertion: Assertion::Schema { schema, whole },
            schema: flat.origin.clone(),
        })
    }

    /// The rule of all that schemas say, for a value that can be anything.
    pub(super) fn all_of_it(&mut self, parts: &[Part], origin: &Origin) -> Option<Rule> {
        let ids: Vec<SchemaId> = parts.iter().map(|part| part.id).collect();
        let schema = match ids.as_slice() {
            ids if ids.iter().all(|id| is_anything(self.model.schema(*id))) => return None,
            [only] => self.condition(*only, Extent::Whole),
            _ => {
                let all = self.conditions(&ids, Extent::Whole);
                self.add_schema(origin, vec![SchemaTest::AllOf(all)])
            }
        };
        Some(Rule {
            assertion: Assertion::Schema {
                schema,
                whole: true,
            },
            schema: origin.clone(),
        })
    }

    /// Whether a value can fulfil another number of alternatives than the union demands, though it was read as one.
    fn needs_counting(&self, union: &Alternatives, kind: &Kind) -> bool {
        let Kind::Union(lowered) = kind else {
            return false;
        };
        if self.takes_limited_together(union) {
            return true;
        }
        let exact = union.keyword == "oneOf";
        lowered.variants.iter().any(|variant| match &variant.test {
            VariantTest::JsonType(_) | VariantTest::Tag { .. } | VariantTest::Rest => false,
            VariantTest::Shape(_) => exact,
        }) && !self.excludes_each_other(union)
    }

    /// The schemas that types need, each read by now.
    pub(super) fn finish_schemas(&mut self) -> Vec<Schema> {
        while let Some((index, id, extent)) = self.schemas.pending.pop() {
            let tests = self.tests_of(id, extent);
            self.schemas.found[index].tests = tests;
        }
        std::mem::take(&mut self.schemas.found)
    }

    fn condition(&mut self, id: SchemaId, extent: Extent) -> SchemaIndex {
        if let Some(index) = self.schemas.known.get(&(id, extent)) {
            return *index;
        }
        let index = self.add_schema(&self.model.origin(id).clone(), Vec::new());
        self.schemas.known.insert((id, extent), index);
        self.schemas.pending.push((index, id, extent));
        index
    }

    fn conditions(&mut self, ids: &[SchemaId], extent: Extent) -> Vec<SchemaIndex> {
        ids.iter().map(|id| self.condition(*id, extent)).collect()
    }

    fn add_schema(&mut self, origin: &Origin, tests: Vec<SchemaTest>) -> SchemaIndex {
        self.schemas.found.push(Schema {
            origin: origin.clone(),
            tests,
        });
        self.schemas.found.len() - 1
    }

    /// The schema that everything fulfils.
    fn anything(&mut self, origin: &Origin) -> SchemaIndex {
        if let Some(index) = self.schemas.anything {
            return index;
        }
        let index = self.add_schema(origin, Vec::new());
        self.schemas.anything = Some(index);
        index
    }

    fn tests_of(&mut self, id: SchemaId, extent: Extent) -> Vec<SchemaTest> {
        let model = self.model;
        let schema = model.schema(id);
        match extent {
            Extent::Whole if schema.nullable && !is_anything(schema) => {
                let null = vec![SchemaTest::Types(vec!["null"])];
                let null = self.add_schema(&schema.origin, null);
                let present = self.condition(id, Extent::Present);
                vec![SchemaTest::AnyOf(vec![null, present])]
            }
            Extent::Whole | Extent::Present => self.whole(schema),
            Extent::Rare => {
                let looks_back = schema.further.unevaluated_items.is_some()
                    || schema.further.unevaluated_properties.is_some();
                self.rare(schema, looks_back)
            }
            Extent::Marking => self.rare(schema, true),
            Extent::Closed => {
                let others = schema
                    .additional_properties
                    .map(|id| self.condition(id, Extent::Whole));
                vec![self.members(schema, others, true)]
            }
            Extent::Positions => self.positions(schema).into_iter().collect(),
            Extent::OneOf => vec![SchemaTest::OneOf(
                self.conditions(&schema.one_of, Extent::Whole),
            )],
            Extent::AnyOf => vec![SchemaTest::AnyOf(
                self.conditions(&schema.any_of, Extent::Whole),
            )],
        }
    }

    fn whole(&mut self, schema: &model::Schema) -> Vec<SchemaTest> {
        let mut tests = Vec::new();
        if schema.boolean == Some(false) {
            return vec![SchemaTest::Never];
        }
        if !schema.types.is_empty() {
            let names = TypeSet::NAMED.iter();
            let names = names.filter(|(single, _)| schema.types.iter().any(|ty| ty == *single));
            tests.push(SchemaTest::Types(names.map(|(_, name)| *name).collect()));
        }
        if let Some(values) = &schema.enumeration {
            let mut values = values.clone();
            if schema.types.contains(TypeSet::NULL) && !values.contains(&Value::Null) {
                values.push(Value::Null);
            }
            tests.push(SchemaTest::Values(values));
        }
        if let Some(value) = &schema.constant {
            tests.push(SchemaTest::Values(vec![value.clone()]));
        }
        let rules = rules::of_schema(self, schema);
        if !rules.is_empty() {
            tests.push(SchemaTest::Rules(rules));
        }
        let required = required(self.model, schema);
        if !required.is_empty() {
            tests.push(SchemaTest::Required(required));
        }
        let mut all = self.conditions(&schema.all_of, Extent::Whole);
        if let Some(target) = schema.reference {
            all.insert(0, self.condition(target, Extent::Whole));
        }
        if !all.is_empty() {
            tests.push(SchemaTest::AllOf(all));
        }
        self.add_unions(schema, &mut tests);
        let others = schema.additional_properties;
        // What allows anything has looked at it all the same.
        let counts = |id: &SchemaId| self.looks_back || !is_anything(self.model.schema(*id));
        let others = others.filter(counts);
        let others = others.map(|id| self.condition(id, Extent::Whole));
        let patterns = &schema.further.pattern_properties;
        if !schema.properties.is_empty() || !patterns.is_empty() || others.is_some() {
            tests.push(self.members(schema, others, false));
        }
        tests.extend(self.positions(schema));
        self.add_rare(schema, &mut tests);
        tests
    }

    /// The items of a schema.
    fn positions(&mut self, schema: &model::Schema) -> Option<SchemaTest> {
        let first = self.conditions(&schema.prefix_items, Extent::Whole);
        let rest = schema.items.map(|id| self.condition(id, Extent::Whole));
        (rest.is_some() || !first.is_empty()).then_some(SchemaTest::Items(first, rest))
    }

    fn add_unions(&mut self, schema: &model::Schema, tests: &mut Vec<SchemaTest>) {
        if !schema.any_of.is_empty() {
            let any = self.conditions(&schema.any_of, Extent::Whole);
            tests.push(SchemaTest::AnyOf(any));
        }
        if !schema.one_of.is_empty() {
            let one = self.conditions(&schema.one_of, Extent::Whole);
            tests.push(SchemaTest::OneOf(one));
        }
    }

    /// The rare keywords, and with `marking` what the others look at, as `unevaluatedProperties` needs to know.
    fn rare(&mut self, schema: &model::Schema, marking: bool) -> Vec<SchemaTest> {
        let mut tests = Vec::new();
        if marking {
            let mut all = self.conditions(&schema.all_of, Extent::Marking);
            if let Some(target) = schema.reference {
                all.insert(0, self.condition(target, Extent::Marking));
            }
            if !all.is_empty() {
                tests.push(SchemaTest::AllOf(all));
            }
            self.add_unions(schema, &mut tests);
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
                if marking {
                    self.anything(&schema.origin)
                } else {
                    self.condition(id, Extent::Whole)
                }
            });
            if patterns || others.is_some() || !schema.properties.is_empty() {
                tests.push(self.members(schema, others, true));
            }
        }
        self.add_rare(schema, &mut tests);
        tests
    }

    /// The members of a schema; with `only_names`, those that are named are looked at elsewhere.
    fn members(
        &mut self,
        schema: &model::Schema,
        others: Option<SchemaIndex>,
        only_names: bool,
    ) -> SchemaTest {
        let members = schema.properties.iter().map(|(name, id)| {
            let index = if only_names {
                self.anything(&schema.origin)
            } else {
                self.condition(*id, Extent::Whole)
            };
            (name.clone(), index)
        });
        let members = members.collect();
        let place = schema.origin.child("patternProperties");
        let patterns = schema
            .further
            .pattern_properties
            .iter()
            .map(|(source, id)| match self.name_pattern(source, &place) {
                Some(matcher) => {
                    let index = self.condition(*id, Extent::Whole);
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

    fn add_rare(&mut self, schema: &model::Schema, tests: &mut Vec<SchemaTest>) {
        let further = &schema.further;
        if let Some(not) = further.not {
            tests.push(SchemaTest::Not(self.condition(not, Extent::Whole)));
        }
        if let Some(condition) = further.condition {
            let mut branch = |id: Option<SchemaId>| id.map(|id| self.condition(id, Extent::Whole));
            let (then, otherwise) = (branch(further.then), branch(further.otherwise));
            if then.is_some() || otherwise.is_some() || self.looks_back {
                let condition = self.condition(condition, Extent::Whole);
                tests.push(SchemaTest::If {
                    condition,
                    then,
                    otherwise,
                });
            }
        }
        if let Some(names) = further.property_names {
            let names = self.condition(names, Extent::Whole);
            tests.push(SchemaTest::PropertyNames(names));
        }
        if !further.dependent_required.is_empty() {
            let dependent = further.dependent_required.clone();
            tests.push(SchemaTest::DependentRequired(dependent));
        }
        if !further.dependent_schemas.is_empty() {
            let dependent = further.dependent_schemas.iter();
            let dependent =
                dependent.map(|(name, id)| (name.clone(), self.condition(*id, Extent::Whole)));
            let dependent = dependent.collect();
            tests.push(SchemaTest::DependentSchemas(dependent));
        }
        if let Some(contains) = further.contains {
            let schema = self.condition(contains, Extent::Whole);
            tests.push(SchemaTest::Contains {
                schema,
                least: further.min_contains.unwrap_or(1),
                most: further.max_contains,
            });
        }
        if let Some(items) = further.unevaluated_items {
            let items = self.condition(items, Extent::Whole);
            tests.push(SchemaTest::UnevaluatedItems(items));
        }
        if let Some(members) = further.unevaluated_properties {
            let members = self.condition(members, Extent::Whole);
            tests.push(SchemaTest::UnevaluatedProperties(members));
        }
    }
}

/// The members that must be there in requests and in answers alike.
fn required(model: &model::Model, schema: &model::Schema) -> Vec<String> {
    let one_way = |name: &String| {
        schema.properties.iter().any(|(known, id)| {
            let member = model.schema(*id);
            known == name && (member.read_only || member.write_only)
        })
    };
    let mut required = schema.required.clone();
    required.retain(|name| !one_way(name));
    required
}
