//! What types cannot show: schemas as conditions on JSON.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::flat::{Alternatives, Flat, Part};
use super::rules;
use super::transparent::is_anything;
use super::types::Lowerer;
use crate::ir::rule::{Assertion, Rule};
use crate::ir::schema::{Schema, SchemaIndex, SchemaTest};
use crate::ir::types::{Kind, Union, VariantTest};
use crate::model::{SchemaId, TypeSet};
use crate::source::Origin;

/// How much of a schema becomes conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Extent {
    /// All of it, or `null` where `nullable` says so beside a reference or a composition.
    Whole,
    /// All of it.
    Present,
    /// All of it, with what types show or leave to the one side: formats, and members that only answers or only requests
    /// have. `null` as above.
    Stated,
    /// The same without `null`.
    StatedPresent,
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
    /// `null`, which `nullable` adds.
    Null,
}

/// The schemas while they are collected.
#[derive(Debug, Default)]
pub(super) struct Schemas {
    found: Vec<Schema>,
    known: HashMap<(SchemaId, Extent), SchemaIndex>,
    pending: Vec<(SchemaIndex, SchemaId, Extent)>,
    anything: Option<SchemaIndex>,
    /// Where schemas stand, once that is asked for.
    places: Option<HashSet<Origin>>,
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
        let mut items = false;
        // Types that exclude each other are a mistake of the document, for which no request is held back.
        let contradicts = self.exact && flat.typed && flat.types.is_empty();
        if flat.impossible || contradicts {
            let keyword = if flat.impossible {
                self.holder(&flat.origin)
            } else {
                "false"
            };
            parts.push(self.add_schema(&flat.origin, vec![SchemaTest::Never(keyword)]));
        } else if *kind == Kind::Null && flat.enumeration.is_none() {
            let null = vec![SchemaTest::Types(vec!["null"])];
            let origin = flat.typed_at.as_ref().unwrap_or(&flat.origin);
            parts.push(self.add_schema(origin, null));
        } else if self.exact && types == TypeSet::INTEGER && matches!(kind, Kind::Number(_)) {
            let mut integer = vec![SchemaTest::Types(vec!["integer"])];
            if self.model.unfractioned {
                integer.push(SchemaTest::Unfractioned);
            }
            parts.push(self.add_schema(&flat.origin, integer));
        }
        // As soon as one schema tells items by their positions, the table looks at them for all schemas.
        let mut schemas = flat.schemas.iter().map(|id| self.model.schema(*id));
        let by_position =
            matches!(kind, Kind::Array(_)) && schemas.any(|schema| !schema.prefix_items.is_empty());
        for id in &flat.schemas {
            let schema = self.model.schema(*id);
            if !schema.further_assertions.is_empty() {
                parts.push(self.condition(*id, Extent::Rare));
            }
            if self.closes_to_others(schema, flat) {
                parts.push(self.condition(*id, Extent::Closed));
            }
            let positions = !schema.prefix_items.is_empty() || schema.items.is_some();
            if by_position && positions {
                items = true;
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
                self.report_numbers_twice(union);
                Extent::OneOf
            } else {
                Extent::AnyOf
            };
            parts.push(self.condition(union.holder, extent));
        }
        parts.extend(self.listed_values(flat, kind, nullable));
        let schema = match parts.as_slice() {
            [] => return None,
            [only] => *only,
            _ => {
                whole = false;
                self.add_schema(&flat.origin, vec![SchemaTest::AllOf(parts)])
            }
        };
        Some(Rule {
            assertion: Assertion::Schema {
                schema,
                whole,
                items,
            },
            schema: flat.origin.clone(),
        })
    }

    /// The values that a list allows, where the type does not know them as scalars do.
    fn listed_values(&mut self, flat: &Flat, kind: &Kind, nullable: bool) -> Option<SchemaIndex> {
        let composed = matches!(
            kind,
            Kind::Any
                | Kind::Null
                | Kind::Array(_)
                | Kind::Tuple(_)
                | Kind::Map(_)
                | Kind::Object(_)
        );
        let mut values = flat.enumeration.clone().filter(|_| composed)?;
        if nullable && *kind != Kind::Null {
            values.push(Value::Null);
        }
        let test = match values.as_slice() {
            [value] if flat.is_constant() => SchemaTest::Constant(value.clone()),
            _ => SchemaTest::Values(values),
        };
        let origin = flat.listed_at.as_ref().unwrap_or(&flat.origin);
        Some(self.add_schema(origin, vec![test]))
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
                items: false,
            },
            schema: origin.clone(),
        })
    }

    /// Whether a value can fulfil another number of alternatives than the union demands, though it was read as one.
    fn needs_counting(&self, union: &Alternatives, kind: &Kind) -> bool {
        let Kind::Union(lowered) = kind else {
            return false;
        };
        let (_, mut unions) = self.spread(union);
        if self.loses_by_joining(union) || unions.iter().any(|inner| self.loses_by_joining(inner)) {
            return true;
        }
        unions.push(union.clone());
        let mut exactly_one = unions.iter().filter(|union| union.keyword == "oneOf");
        exactly_one.any(|union| self.overlap(union, lowered))
    }

    /// Whether a value can fulfil several alternatives, though it was read as one.
    pub(super) fn overlap(&self, union: &Alternatives, lowered: &Union) -> bool {
        let of_type = |name| {
            let mut tests = lowered.variants.iter().map(|variant| &variant.test);
            tests.any(|test| matches!(test, VariantTest::JsonType(types) if types.contains(&name)))
        };
        // A whole number is a number as well.
        let numbers_twice = of_type("integer") && of_type("number");
        let overlap = lowered.variants.iter().any(|variant| match &variant.test {
            VariantTest::JsonType(_) => numbers_twice,
            VariantTest::Tag { .. } | VariantTest::Rest => false,
            VariantTest::Shape(_) => true,
        });
        overlap && !self.excludes_each_other(union)
    }

    /// The schemas that types need, each read by now.
    pub(super) fn finish_schemas(&mut self) -> Vec<Schema> {
        while let Some((index, id, extent)) = self.schemas.pending.pop() {
            let tests = self.tests_of(id, extent);
            self.schemas.found[index].tests = tests;
        }
        std::mem::take(&mut self.schemas.found)
    }

    /// All that the document says of a value of `schema`.
    pub(super) fn stated(&mut self, schema: SchemaId) -> SchemaIndex {
        self.condition(schema, Extent::Stated)
    }

    /// The schema that is left where others merely point at it.
    fn pointed_at(&self, id: SchemaId) -> SchemaId {
        /// Longer ways lead in circles.
        const LONGEST: usize = 32;
        let mut target = id;
        for _ in 0..LONGEST {
            match self.transparent(target) {
                Some((next, false)) => target = next,
                _ => return target,
            }
        }
        id
    }

    pub(super) fn condition(&mut self, id: SchemaId, extent: Extent) -> SchemaIndex {
        let id = if extent == Extent::Stated {
            self.pointed_at(id)
        } else {
            id
        };
        if let Some(index) = self.schemas.known.get(&(id, extent)) {
            return *index;
        }
        let index = self.add_schema(&self.model.origin(id).clone(), Vec::new());
        self.schemas.known.insert((id, extent), index);
        self.schemas.pending.push((index, id, extent));
        index
    }

    pub(super) fn conditions(&mut self, ids: &[SchemaId], extent: Extent) -> Vec<SchemaIndex> {
        ids.iter().map(|id| self.condition(*id, extent)).collect()
    }

    pub(super) fn add_schema(&mut self, origin: &Origin, tests: Vec<SchemaTest>) -> SchemaIndex {
        self.schemas.found.push(Schema {
            origin: origin.clone(),
            tests,
        });
        self.schemas.found.len() - 1
    }

    /// The keyword that holds the schema at `origin`; `false` where none does.
    pub(super) fn holder(&mut self, origin: &Origin) -> &'static str {
        const SINGLE: [&str; 6] = [
            "items",
            "additionalProperties",
            "unevaluatedItems",
            "unevaluatedProperties",
            "then",
            "else",
        ];
        const SEVERAL: [&str; 5] = [
            "properties",
            "patternProperties",
            "prefixItems",
            "allOf",
            "dependentSchemas",
        ];
        let model = self.model;
        let places = self.schemas.places.get_or_insert_with(|| {
            let schemas = model.schemas();
            schemas.map(|(_, schema)| schema.origin.clone()).collect()
        });
        let is_held = |origin: &Origin, keywords: &[&'static str]| {
            let keyword = origin.last()?;
            let keyword = keywords.iter().find(|known| **known == keyword)?;
            places.contains(&origin.parent()?).then_some(*keyword)
        };
        is_held(origin, &SINGLE)
            .or_else(|| is_held(&origin.parent()?, &SEVERAL))
            .unwrap_or("false")
    }

    /// The schema that everything fulfils.
    pub(super) fn anything(&mut self, origin: &Origin) -> SchemaIndex {
        if let Some(index) = self.schemas.anything {
            return index;
        }
        let index = self.add_schema(origin, Vec::new());
        self.schemas.anything = Some(index);
        index
    }
}
