//! Lowers `oneOf`, `anyOf` and several `type`s to unions whose alternatives can be told apart.

use std::collections::BTreeSet;

use serde_json::Value;

use super::flat::{Alternatives, Flat, Part};
use super::types::{Lowerer, child};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::types::{Kind, NamePath, NumberFormat, TypeId, Union, Variant, VariantTest};
use crate::model::{SchemaId, TypeSet};

/// An alternative with what is known of it before it is lowered.
struct Alternative {
    schema: SchemaId,
    parts: Vec<Part>,
    flat: Flat,
    name: String,
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
        let (union, others) = flat.unions.split_first()?;
        for other in others {
            self.unchecked(other.keyword, &other.origin);
        }
        let present: Vec<SchemaId> = union
            .schemas
            .iter()
            .copied()
            .filter(|id| !self.is_only_null(*id))
            .collect();
        if present.iter().all(|id| self.is_condition(*id)) {
            self.unchecked(union.keyword, &union.origin);
            return None;
        }
        let nullable = present.len() < union.schemas.len();
        let alternatives = self.alternatives(parts, flat, union, &present);
        if let [only] = alternatives.as_slice() {
            let id = self.lower_parts(&only.parts, types_or_all(flat, types), name);
            return Some((Kind::Alias(id), nullable));
        }
        let tests = self.tests(&alternatives, union);
        let variants = alternatives
            .iter()
            .zip(tests)
            .map(|(alternative, test)| {
                // The value of the tag says more than the type, which is all that the name may be.
                let word = match &test {
                    VariantTest::Tag { values, .. } if self.is_unnamed(alternative.schema) => {
                        values.first().unwrap_or(&alternative.name).clone()
                    }
                    _ => alternative.name.clone(),
                };
                let name = child(name, &word);
                let ty = self.lower_parts(&alternative.parts, TypeSet::ALL, &name);
                self.hold_exactly(ty);
                Variant {
                    name: word,
                    ty,
                    test,
                }
            })
            .collect();
        Some((Kind::Union(Union { variants }), nullable))
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

    /// In a union a number keeps its whole digits, since it may stand for an identifier as well as for a quantity.
    fn hold_exactly(&mut self, id: TypeId) {
        if let Some(ty) = self.get_mut(id)
            && matches!(ty.name, NamePath::Inline(_))
            && let Kind::Number(format) = &mut ty.kind
        {
            *format = NumberFormat::Exact;
        }
    }

    fn alternatives(
        &self,
        parts: &[Part],
        flat: &Flat,
        union: &Alternatives,
        present: &[SchemaId],
    ) -> Vec<Alternative> {
        // The alternatives are merged with what stands beside them, if that is more than a type.
        let mut base = Vec::new();
        if flat.asserts_beside_unions() {
            base.push(Part {
                id: union.holder,
                bare: true,
            });
            base.extend(parts.iter().copied().filter(|part| part.id != union.holder));
        }
        let mut names = BTreeSet::new();
        present
            .iter()
            .enumerate()
            .map(|(index, schema)| {
                let mut parts = base.clone();
                parts.push(Part::whole(*schema));
                let flat = Flat::merge(self.model, &parts);
                let mut name = self.variant_name(*schema, &flat);
                if !names.insert(name.clone()) {
                    name = format!("{name} {}", index + 1);
                    names.insert(name.clone());
                }
                Alternative {
                    schema: *schema,
                    parts,
                    flat,
                    name,
                }
            })
            .collect()
    }

    /// Whether a schema has neither a name nor a title.
    fn is_unnamed(&self, schema: SchemaId) -> bool {
        self.component_name(schema).is_none() && self.model.schema(schema).title.is_none()
    }

    fn variant_name(&self, schema: SchemaId, flat: &Flat) -> String {
        if let Some(component) = self.component_name(schema) {
            return component.to_owned();
        }
        if let Some(title) = &self.model.schema(schema).title {
            return title.clone();
        }
        if let Some([Value::String(only)]) = flat.enumeration.as_deref() {
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
        if let Some(tests) = self.by_discriminator(alternatives, union) {
            return tests;
        }
        if let Some(tests) = by_type(alternatives) {
            return tests;
        }
        if let Some(tests) = self.by_constant(alternatives) {
            return tests;
        }
        if let Some(tests) = by_members(alternatives) {
            return tests;
        }
        self.diagnostics.push(
            Diagnostic::new(
                &codes::generation::UNDISTINGUISHED_UNION,
                format!(
                    "the alternatives of this `{}` cannot be told apart by their shape; they are tried in order",
                    union.keyword
                ),
            )
            .at(&union.origin)
            .help("add a `discriminator`, or a required member with a `const` to each alternative"),
        );
        vec![VariantTest::Try; alternatives.len()]
    }

    fn by_discriminator(
        &self,
        alternatives: &[Alternative],
        union: &Alternatives,
    ) -> Option<Vec<VariantTest>> {
        let discriminator = union.discriminator.as_ref()?;
        alternatives
            .iter()
            .map(|alternative| {
                let target = self.followed(alternative.schema);
                let mut values: Vec<String> = discriminator
                    .mapping
                    .iter()
                    .filter(|(_, id)| self.followed(*id) == target)
                    .map(|(tag, _)| tag.clone())
                    .collect();
                if values.is_empty() {
                    // The name of the component is the implicit tag (OpenAPI 3.0.4, 4.8.25).
                    values.push(self.component_name(target)?.to_owned());
                }
                Some(VariantTest::Tag {
                    property: discriminator.property_name.clone(),
                    values,
                })
            })
            .collect()
    }

    /// A member that every alternative requires, each with other values.
    fn by_constant(&self, alternatives: &[Alternative]) -> Option<Vec<VariantTest>> {
        let first = &alternatives.first()?.flat;
        first.required.iter().find_map(|member| {
            let mut seen = BTreeSet::new();
            alternatives
                .iter()
                .map(|alternative| {
                    if !alternative.flat.required.contains(member) {
                        return None;
                    }
                    let schemas = alternative.flat.properties.get(member)?;
                    let parts: Vec<Part> = schemas.iter().map(|id| Part::whole(*id)).collect();
                    let values: Vec<String> = Flat::merge(self.model, &parts)
                        .enumeration?
                        .iter()
                        .map(|value| value.as_str().map(str::to_owned))
                        .collect::<Option<_>>()?;
                    values
                        .iter()
                        .all(|value| seen.insert(value.clone()))
                        .then(|| VariantTest::Tag {
                            property: member.clone(),
                            values,
                        })
                })
                .collect()
        })
    }

    fn component_name(&self, schema: SchemaId) -> Option<&str> {
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

/// By members that only one alternative knows and requires.
fn by_members(alternatives: &[Alternative]) -> Option<Vec<VariantTest>> {
    alternatives
        .iter()
        .map(|alternative| {
            if alternative.flat.likely_types() != TypeSet::OBJECT {
                return None;
            }
            let own: Vec<String> = alternative
                .flat
                .required
                .iter()
                .filter(|member| {
                    alternatives.iter().all(|other| {
                        std::ptr::eq(other, alternative)
                            || !other.flat.properties.contains_key(*member)
                    })
                })
                .cloned()
                .collect();
            (!own.is_empty()).then_some(VariantTest::Members(own))
        })
        .collect()
}

fn type_word(single: TypeSet) -> &'static str {
    TypeSet::NAMED
        .iter()
        .find(|(known, _)| *known == single)
        .map_or("other", |(_, word)| word)
}
