//! Lowers `oneOf`, `anyOf` and several `type`s to unions whose alternatives can be told apart.

use std::collections::BTreeSet;

use serde_json::Value;

use super::flat::{Alternatives, Flat, Part};
use super::scalars::{self, Scalar};
use super::shapes;
use super::tags;
use super::types::{Lowerer, child};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::rule::{Assertion, Rule};
use crate::ir::types::{
    Kind, NamePath, NumberFormat, Shape, TagValue, Type, TypeId, Union, Variant, VariantTest,
};
use crate::model::{SchemaId, TypeSet};

/// An alternative with what is known of it before it is lowered.
struct Alternative {
    schema: SchemaId,
    parts: Vec<Part>,
    flat: Flat,
    name: String,
    /// What it is, if it is a scalar.
    scalar: Option<Scalar>,
    /// Whether several schemas make it up.
    together: bool,
}

impl Lowerer<'_, '_> {
    /// The kind of a schema that has alternatives, and whether one of them lets `null` in. None when the alternatives
    /// only add conditions to a type that the schema states itself.
    pub(super) fn union(
        &mut self,
        parts: &[Part],
        flat: &Flat,
        types: TypeSet,
        name: &NamePath,
    ) -> Option<(Kind, bool)> {
        let union = flat.unions.iter().find(|union| !self.is_conditional(union));
        let union = union?;
        self.report_null_objects(&union.schemas);
        let (present, within) = self.spread(union);
        let mut nullable = std::iter::once(union)
            .chain(&within)
            .any(|union| self.besides_null(&union.schemas).len() < union.schemas.len());
        let pointed = present.iter().map(|id| self.pointed(*id));
        let (present, lets_null): (Vec<SchemaId>, Vec<bool>) = pointed.unzip();
        nullable |= lets_null.contains(&true);
        let mut alternatives = self.alternatives(parts, union, &present);
        if alternatives.is_empty() {
            self.report_impossible(&union.origin, None);
            return Some((Kind::Any, nullable));
        }
        nullable |= alternatives
            .iter()
            .any(|alternative| alternative.flat.allows_null());
        if let [only] = alternatives.as_mut_slice() {
            let id = match only.scalar.take() {
                Some(scalar) => self.scalar_type(scalar, only.schema, name),
                None => self.lower_parts(&only.parts, types_or_all(flat, types), name),
            };
            return Some((Kind::Alias(id), nullable));
        }
        let tests = self.tests(&alternatives, union);
        let count = alternatives.len();
        let variants = self.combining(count, |lowerer| {
            let alternatives = alternatives.into_iter().zip(tests);
            let variant = |(alternative, test)| lowerer.variant(alternative, test, name);
            alternatives.map(variant).collect()
        });
        Some((Kind::Union(Union { variants }), nullable))
    }

    fn variant(&mut self, alternative: Alternative, test: VariantTest, name: &NamePath) -> Variant {
        // The value of the tag says more than the type, which is all that the name may be.
        let word = match &test {
            VariantTest::Tag { values, .. } if self.is_unnamed(alternative.schema) => {
                match values.first() {
                    Some(value) => value.to_string(),
                    None => alternative.name.clone(),
                }
            }
            _ => alternative.name.clone(),
        };
        let name = child(name, &word);
        let is_merged = alternative.parts.len() > 1;
        let ty = match alternative.scalar {
            Some(scalar) => self.scalar_type(scalar, alternative.schema, &name),
            None => self.lower_parts(&alternative.parts, TypeSet::ALL, &name),
        };
        if is_merged {
            self.hold_no_null(ty);
        }
        self.hold_exactly(ty);
        Variant {
            name: word,
            ty,
            test,
        }
    }

    /// What an alternative without a word of its own points at by an `allOf`, and whether it lets null in besides.
    fn pointed(&self, id: SchemaId) -> (SchemaId, bool) {
        let schema = self.model.schema(id);
        let is_silent = schema.description.is_none() && self.is_unnamed(id);
        let points = is_silent && schema.reference.is_none() && !schema.all_of.is_empty();
        let target = points.then(|| self.transparent(id)).flatten();
        target.unwrap_or((id, false))
    }

    /// The alternatives of a union, with those of unnamed unions within it in their place, and these unions.
    pub(super) fn spread(&self, union: &Alternatives) -> (Vec<SchemaId>, Vec<Alternatives>) {
        let mut within = Vec::new();
        let schemas = self.spread_into(union, 0, &mut within);
        (schemas, within)
    }

    fn spread_into(
        &self,
        union: &Alternatives,
        depth: usize,
        within: &mut Vec<Alternatives>,
    ) -> Vec<SchemaId> {
        let mut found = Vec::new();
        for id in self.besides_null(&union.schemas) {
            let flat = Flat::merge(self.model, &[Part::whole(id)]);
            // One schema or null is that schema, and the union of all may be null.
            let is_plain = |inner: &Alternatives| {
                let present = self.besides_null(&inner.schemas).len();
                present == inner.schemas.len() || present == 1
            };
            match flat.unions.as_slice() {
                [inner]
                    if depth < 8
                        && self.is_unnamed(id)
                        && self.name_of_component(inner.holder).is_none()
                        && inner.discriminator.is_none()
                        && !self.is_conditional(inner)
                        && !flat.asserts_beside_unions()
                        && !flat.allows_null()
                        && flat.further_assertions.is_empty()
                        && is_plain(inner) =>
                {
                    found.extend(self.spread_into(inner, depth + 1, within));
                    within.push(inner.clone());
                }
                _ => found.push(id),
            }
        }
        found
    }

    fn scalar_type(&mut self, scalar: Scalar, schema: SchemaId, name: &NamePath) -> TypeId {
        let origin = self.model.origin(schema).clone();
        let flat = scalar.flat(&origin);
        let kind = match flat.listed_by {
            Some(listed_by) => Kind::Alias(self.lower(listed_by, name)),
            None => self.scalar_kind(&flat, flat.types),
        };
        self.add(Type {
            origin,
            name: name.clone(),
            docs: crate::ir::Docs::default(),
            kind,
            nullable: false,
            format: flat.format,
            rules: Vec::new(),
            open: flat.open,
            described: None,
            constant: false,
        })
    }

    /// A union of the types that `type` lists.
    pub(super) fn split_by_type(
        &mut self,
        parts: &[Part],
        types: TypeSet,
        name: &NamePath,
    ) -> Kind {
        let variants = types
            .iter()
            .map(|single| {
                let word = type_word(single);
                let ty = self.lower_parts(parts, single, &child(name, word));
                self.hold_exactly(ty);
                Variant {
                    name: word.to_owned(),
                    ty,
                    test: VariantTest::JsonType(vec![word]),
                }
            })
            .collect();
        Kind::Union(Union { variants })
    }

    /// Null is a value of the union, which what stands beside it says, and of none of its alternatives.
    fn hold_no_null(&mut self, id: TypeId) {
        if let Some(ty) = self.get_mut(id)
            && matches!(ty.name, NamePath::Inline(_))
        {
            ty.nullable = false;
            let speaks_of_null = |rule: &Rule| matches!(rule.assertion, Assertion::NotNull { .. });
            ty.rules.retain(|rule| !speaks_of_null(rule));
        }
    }

    /// In a union a number keeps its whole digits, since it may stand for an identifier as well as for a quantity.
    fn hold_exactly(&mut self, id: TypeId) {
        if let Some(ty) = self.get_mut(id)
            && matches!(ty.name, NamePath::Inline(_))
            && let Kind::Number(format) = &mut ty.kind
        {
            *format = NumberFormat::Exact;
        }
    }

    /// What stands beside a union, if that is more than a type.
    pub(super) fn beside(&self, parts: &[Part], union: &Alternatives) -> Vec<Part> {
        let others = parts.iter().copied().filter(|part| part.id != union.holder);
        let bare = Part {
            id: union.holder,
            bare: true,
        };
        let beside: Vec<Part> = std::iter::once(bare).chain(others).collect();
        let mut flat = Flat::merge(self.model, &beside);
        // A union among the other parts is merged with each alternative.
        let more = flat.unions.iter().any(|union| !self.is_conditional(union));
        flat.unions.clear();
        if more || flat.asserts_beside_unions() {
            beside
        } else {
            Vec::new()
        }
    }

    fn alternatives(
        &self,
        parts: &[Part],
        union: &Alternatives,
        present: &[SchemaId],
    ) -> Vec<Alternative> {
        // The alternatives are merged with what stands beside them.
        let base = self.beside(parts, union);
        let mut found: Vec<Alternative> = Vec::new();
        for schema in present {
            let mut parts = base.clone();
            parts.push(Part::whole(*schema));
            let flat = Flat::merge(self.model, &parts);
            if !base.is_empty() && flat.is_impossible() {
                // What stands beside the union excludes it.
                continue;
            }
            let scalar = self.scalar(&parts, 0);
            let group = scalar.as_ref().map(Scalar::group);
            let same = found.iter().position(|other| {
                group.is_some() && other.scalar.as_ref().map(Scalar::group) == group
            });
            if let Some(index) = same {
                let other = &mut found[index];
                let scalars = other.scalar.take().into_iter().chain(scalar).collect();
                other.scalar = Some(scalars::together(scalars));
                group.map_or("other", type_word).clone_into(&mut other.name);
                other.flat.nullable |= flat.allows_null();
                other.together = true;
                continue;
            }
            found.push(Alternative {
                schema: *schema,
                name: self.variant_name(*schema, &flat),
                parts,
                flat,
                scalar,
                together: false,
            });
        }
        for alternative in &mut found {
            // One schema by itself is lowered as it is, with all that it says.
            if !alternative.together {
                alternative.scalar = None;
            }
        }
        let mut names = BTreeSet::new();
        for (index, alternative) in found.iter_mut().enumerate() {
            let mut name = alternative.name.clone();
            if names.contains(&name) && name == "array" {
                name = self.array_name(&alternative.flat);
            }
            if !names.insert(name.clone()) {
                name = format!("{name} {}", index + 1);
                names.insert(name.clone());
            }
            alternative.name = name;
        }
        found
    }

    /// Whether a schema has neither a name nor a title.
    fn is_unnamed(&self, schema: SchemaId) -> bool {
        self.component_name(schema).is_none() && self.model.schema(schema).title.is_none()
    }

    /// A name that tells what a list holds.
    fn array_name(&self, flat: &Flat) -> String {
        /// More words make no name.
        const MOST_WORDS: usize = 3;
        let stated = flat.prefixes.iter().map(|prefix| prefix.first.len()).max();
        let words: Vec<String> = (0..stated.unwrap_or(1).min(MOST_WORDS))
            .filter_map(|index| {
                let item = *self.schemas_at(flat, index).first()?;
                let flat = Flat::merge(self.model, &[Part::whole(item)]);
                Some(self.variant_name(item, &flat))
            })
            .collect();
        if words.is_empty() {
            return "array of other".to_owned();
        }
        format!("array of {}", words.join(" and "))
    }

    fn variant_name(&self, schema: SchemaId, flat: &Flat) -> String {
        if let Some(component) = self.component_name(schema) {
            return component.to_owned();
        }
        if let Some(title) = &self.model.schema(schema).title {
            return title.clone();
        }
        let listed = flat.enumeration.iter().flatten();
        let mut listed = listed.filter(|value| !value.is_null());
        if let (Some(Value::String(only)), None) = (listed.next(), listed.next()) {
            return only.clone();
        }
        let types = flat.likely_types().without(TypeSet::NULL);
        if types.len() == 1 {
            type_word(types).to_owned()
        } else {
            "other".to_owned()
        }
    }

    fn tests(&mut self, alternatives: &[Alternative], union: &Alternatives) -> Vec<VariantTest> {
        if let Some(tests) = by_type(alternatives) {
            return tests;
        }
        let mut shapes: Vec<Vec<Shape>> = alternatives
            .iter()
            .map(|alternative| {
                if alternative.together {
                    let types = alternative.flat.likely_types().without(TypeSet::NULL);
                    let types = types.iter().map(type_word).collect();
                    return vec![Shape {
                        types,
                        ..Shape::default()
                    }];
                }
                self.shapes(&alternative.parts, &alternative.flat, 0)
            })
            .collect();
        if let Some(tests) = self.by_discriminator(alternatives, &shapes, union) {
            return tests;
        }
        if let Some(tests) = by_constant(&shapes) {
            return tests;
        }
        if let Some((one, other)) = shapes::alike(&shapes) {
            let place = |index: usize| self.model.origin(alternatives[index].schema).clone();
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::generation::UNDISTINGUISHED_UNION,
                    format!(
                        "two alternatives of this `{}` cannot be told apart by their shape",
                        union.keyword,
                    ),
                )
                .at(&union.origin)
                .label(&place(one), "this one is tried first")
                .label(&place(other), "and this one looks the same")
                .help("add a `discriminator`, or a required member with a `const` to each alternative"),
            );
        }
        shapes::reduce(&mut shapes);
        shapes.into_iter().map(VariantTest::Shape).collect()
    }

    fn by_discriminator(
        &self,
        alternatives: &[Alternative],
        shapes: &[Vec<Shape>],
        union: &Alternatives,
    ) -> Option<Vec<VariantTest>> {
        let discriminator = union.discriminator.as_ref()?;
        let property = &discriminator.property_name;
        let values = alternatives
            .iter()
            .zip(shapes)
            .map(|(alternative, shapes)| {
                let target = self.followed(alternative.schema);
                let mapped = discriminator.mapping.iter();
                let mapped = mapped.filter(|(_, id)| self.followed(*id) == target);
                let tag = |text: &str| self.tag_of(text, property, &alternative.parts);
                let values: Vec<TagValue> =
                    mapped.map(|(text, _)| tag(text)).collect::<Option<_>>()?;
                if !values.is_empty() {
                    return Some(values);
                }
                if let Some(values) = listed(shapes, property).filter(|values| !values.is_empty()) {
                    return Some(values);
                }
                // The name of the component is the implicit tag (OpenAPI 3.0.4, 4.8.25).
                Some(vec![tag(self.tag_of_component(target)?)?])
            })
            .collect::<Option<Vec<_>>>()?;
        // A mapping that speaks of another member than the one it names: no list has any of its tags.
        let mut lists = shapes.iter().zip(&values).filter_map(|(shapes, values)| {
            let list = listed(shapes, property)?;
            Some(values.iter().any(|value| list.contains(value)))
        });
        let first = lists.next();
        if first == Some(false) && !lists.any(|has_tag| has_tag) {
            return None;
        }
        tags::tests(property, values)
    }

    pub(super) fn component_name(&self, schema: SchemaId) -> Option<&str> {
        let target = self.followed(schema);
        self.name_of_component(target)
    }

    /// The schema behind a chain of plain references.
    fn followed(&self, mut schema: SchemaId) -> SchemaId {
        for _ in 0..64 {
            match self.model.schema(schema).reference {
                Some(target) if self.name_of_component(schema).is_none() => schema = target,
                _ => break,
            }
        }
        schema
    }

    /// Whether the alternatives only add conditions to a type.
    pub(super) fn is_conditional(&self, union: &Alternatives) -> bool {
        let mut present = union.schemas.iter().filter(|id| !self.is_only_null(**id));
        present.all(|id| self.is_condition(*id))
    }

    /// Whether a schema only demands members: a condition on a type, not a type.
    fn is_condition(&self, id: SchemaId) -> bool {
        let schema = self.model.schema(id);
        schema.types.is_empty()
            && schema.reference.is_none()
            && schema.properties.is_empty()
            && schema.all_of.is_empty()
            && schema.one_of.is_empty()
            && schema.any_of.iter().all(|id| self.is_condition(*id))
            && (!schema.required.is_empty() || !schema.further_assertions.is_empty())
    }
}

fn types_or_all(flat: &Flat, types: TypeSet) -> TypeSet {
    if flat.typed { types } else { TypeSet::ALL }
}

/// By JSON type, when no two alternatives share one; a whole number counts as an integer first.
fn by_type(alternatives: &[Alternative]) -> Option<Vec<VariantTest>> {
    let mut seen = TypeSet::EMPTY;
    alternatives
        .iter()
        .map(|alternative| {
            let types = alternative.flat.likely_types().without(TypeSet::NULL);
            let clash = !seen.intersect(types).is_empty();
            if types.is_empty() || clash {
                return None;
            }
            seen = seen.union(types);
            Some(VariantTest::JsonType(types.iter().map(type_word).collect()))
        })
        .collect()
}

/// By a member that every alternative requires, each with other values.
fn by_constant(shapes: &[Vec<Shape>]) -> Option<Vec<VariantTest>> {
    let first = shapes.first()?.first()?;
    first.tags.iter().find_map(|(property, _)| {
        let values = shapes
            .iter()
            .map(|shapes| {
                let required = |shape: &Shape| shape.required.contains(property);
                listed(shapes, property).filter(|_| shapes.iter().all(required))
            })
            .collect::<Option<Vec<_>>>()?;
        tags::tests(property, values)
    })
}

/// The values that `property` has in values of all these shapes, each once.
fn listed(shapes: &[Shape], property: &str) -> Option<Vec<TagValue>> {
    let mut values: Vec<TagValue> = Vec::new();
    for shape in shapes {
        let (_, found) = shape.tags.iter().find(|(name, _)| name == property)?;
        for value in found {
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
    }
    Some(values)
}

pub(super) fn type_word(single: TypeSet) -> &'static str {
    TypeSet::NAMED
        .iter()
        .find(|(known, _)| *known == single)
        .map_or("other", |(_, word)| word)
}
