//! Plans models.

use std::collections::HashSet;

use super::checks::Checks;
use super::complexity::name_complex;
use super::defaults;
use super::docs::{self, Text};
use super::markdown;
use super::model::{
    AdditionalField, Field, IntegerEnum, IntegerVariant, Model, ModelKind, Presence, StringEnum,
    StringVariant, Struct, Tuple, TupleItem, Union, UnionVariant,
};
use super::model_names::{is_model, name_required};
use super::naming::{Case, Name, Scope};
use super::types::Types;
use crate::ir::{self, EnumValue, Kind, Property, TypeId, VariantTest};

/// Names that the setter of a member must not have: methods that models have already, and those of operators, which
/// readers would take it for.
const METHODS: [&str; 14] = [
    "new",
    "validate",
    "is_valid",
    "validate_into",
    "add",
    "bitand",
    "bitor",
    "bitxor",
    "div",
    "mul",
    "rem",
    "shl",
    "shr",
    "sub",
];

/// The model of this name; models are sorted by it.
pub(super) fn find<'m>(models: &'m [Model], name: &Name) -> Option<&'m Model> {
    let index = models.binary_search_by(|model| model.name.cmp(name)).ok()?;
    models.get(index)
}

/// Plans every model, in the order of their names.
pub(super) fn plan(types: &Types<'_>, checks: &mut Checks<'_, '_>) -> Vec<Model> {
    let api = types.api();
    let in_requests: HashSet<TypeId> = ir::in_requests(&api.types, &api.operations)
        .into_iter()
        .collect();
    let in_answers: HashSet<TypeId> = ir::in_answers(api).into_iter().collect();
    let mut modules = Scope::reserving(&["mod", "models"]);
    // In document order, so that a shared pattern is named after the place where it stands first.
    let mut models: Vec<Model> = api
        .ids()
        .filter_map(|id| {
            let name = types.name(id)?;
            let planner = Planner { types, id, name };
            Some(Model {
                name: name.clone(),
                module: modules.name(name.as_str(), Case::Module),
                origin: api.get(id).origin.clone(),
                docs: planner.docs(),
                deprecated: api.get(id).docs.deprecated,
                in_requests: in_requests.contains(&id),
                in_answers: in_answers.contains(&id),
                features: Vec::new(),
                derives: Vec::new(),
                kind: planner.kind(checks),
                schema: checks.schema_of(id),
                described: checks
                    .described(id, in_requests.contains(&id) && !in_answers.contains(&id)),
            })
        })
        .collect();
    models.sort_by(|one, other| one.name.cmp(&other.name));
    let mut names = name_required(&mut models);
    name_complex(&mut models, &mut names);
    defaults::plan(&mut models);
    models
}

/// Plans one model.
struct Planner<'p, 'a> {
    types: &'p Types<'a>,
    id: TypeId,
    name: &'p Name,
}

impl Planner<'_, '_> {
    fn docs(&self) -> Vec<String> {
        let ty = self.types.api().get(self.id);
        let otherwise = match &ty.name {
            ir::NamePath::Component(name) => format!("The schema {}.", docs::code(name)),
            ir::NamePath::Given(_) => format!(
                "The schema {}.",
                docs::code(&self.types.api().place(&ty.origin))
            ),
            ir::NamePath::Inline(words) => match words.split_last() {
                Some((last, of)) if !of.is_empty() => {
                    format!("{} of {}.", docs::code(last), docs::code(&of.join(".")))
                }
                _ => "A part of the document.".to_owned(),
            },
        };
        let mut text = docs::describe(&ty.docs, &otherwise);
        if let Some(words) = docs::constraints(self.types, ty) {
            text = text.paragraph(words);
        }
        if let Some(examples) = docs::examples(&ty.docs, false) {
            text = text.paragraph(examples);
        }
        text.finish()
    }

    fn kind(&self, checks: &mut Checks<'_, '_>) -> ModelKind {
        let ty = self.types.api().get(self.id);
        match &ty.kind {
            Kind::Object(object) => ModelKind::Struct(Box::new(self.structure(object, checks))),
            Kind::Tuple(items) => ModelKind::Tuple(self.tuple(items, checks)),
            Kind::StringEnum(values) => ModelKind::StringEnum(self.string_enum(values)),
            Kind::IntegerEnum(values) => ModelKind::IntegerEnum(self.integer_enum(values)),
            Kind::Union(union) => ModelKind::Union(self.union(union, checks)),
            Kind::Alias(target) => ModelKind::Alias(self.types.present(*target, None)),
            // Only the kinds above get a name; an empty union holds nothing and is never built.
            _ => ModelKind::Union(Union {
                variants: Vec::new(),
                unknown: None,
                exactly_one: false,
                overlapping: false,
                schema: String::new(),
            }),
        }
    }

    fn structure(&self, object: &ir::Object, checks: &mut Checks<'_, '_>) -> Struct {
        let mut scope = Scope::default();
        let mut setters = Scope::reserving(&METHODS);
        let fields: Vec<Field> = object
            .properties
            .iter()
            .map(|property| self.field(property, &mut scope, &mut setters, checks))
            .collect();
        let rules = &self.types.api().get(self.id).rules;
        let closing = rules
            .iter()
            .find(|rule| matches!(rule.assertion, ir::Assertion::Closed));
        let additional = AdditionalField {
            name: scope.first_free(
                &["additional_properties", "unnamed_properties"],
                Case::Snake,
            ),
            ty: self.types.additional(object.additional),
            alias: None,
            closed: object.additional == ir::Additional::Forbidden,
            closed_by: closing.map(|rule| self.types.api().place(&rule.schema)),
            check: match object.additional {
                ir::Additional::Typed(value) => checks.part(value, self.name.as_str()),
                _ => None,
            },
        };
        Struct {
            fields,
            additional,
            required: None,
            checks: checks.of_object(self.id, self.name.as_str()),
        }
    }

    fn tuple(&self, items: &[TypeId], checks: &mut Checks<'_, '_>) -> Tuple {
        let items = items.iter().enumerate().map(|(index, item)| {
            let place = format!("Item {}.", index + 1);
            let (_, ty) = self.types.leaf(*item);
            let mut text = docs::describe(&ty.docs, &place);
            if let Some(words) = docs::constraints(self.types, ty).filter(|_| !is_model(&ty.kind)) {
                text = text.paragraph(words);
            }
            TupleItem {
                ty: self.types.whole(*item, Some(self.id)),
                docs: text.finish(),
                check: checks.part(*item, &format!("{} item {}", self.name, index + 1)),
            }
        });
        Tuple {
            items: items.collect(),
        }
    }

    fn field(
        &self,
        property: &Property,
        scope: &mut Scope,
        setters: &mut Scope,
        checks: &mut Checks<'_, '_>,
    ) -> Field {
        let nullable = self.types.is_nullable(property.ty);
        let required = property.required;
        let ty = self.types.present(property.ty, Some(self.id));
        let presence = match (required, nullable && ty != super::types::RustType::Value) {
            (true, false) => Presence::Required,
            (true, true) => Presence::RequiredNullable,
            (false, false) => Presence::Optional,
            (false, true) => Presence::OptionalNullable,
        };
        let hint = format!("{} {}", self.name, property.name);
        let name = scope.given(property.rename.as_deref(), &property.name, Case::Snake);
        let plain = name.plain();
        Field {
            setter: setters.first_free(&[plain, &format!("set {plain}")], Case::Snake),
            getter: property
                .default
                .as_ref()
                .map(|_| setters.name(&format!("{plain} or default"), Case::Snake)),
            name,
            wire: property.name.clone(),
            default: property.default.clone(),
            absent: None,
            ty,
            alias: None,
            presence,
            docs: self.field_docs(property),
            deprecated: property.docs.deprecated,
            check: checks.of_member(property.ty, &hint),
        }
    }

    fn field_docs(&self, property: &Property) -> Vec<String> {
        let otherwise = format!("The member {}.", docs::code(&property.name));
        let words = self.words(property);
        let mut text = docs::describe(&words, &otherwise);
        let (_, ty) = self.types.leaf(property.ty);
        let secret = matches!(ty.kind, Kind::String(ir::StringFormat::Password));
        if let Some(words) = docs::constraints(self.types, ty).filter(|_| !is_model(&ty.kind)) {
            text = text.paragraph(words);
        }
        text = text.lines(docs::parts(self.types, ty));
        if let Some(default) = &property.default {
            text = text.paragraph(format!(
                "Absent means {}.",
                docs::code(&default.to_string())
            ));
        }
        match (property.read_only, property.write_only) {
            (true, false) => text = text.paragraph("Only in answers; leave it out of requests."),
            (false, true) => text = text.paragraph("Only in requests; answers do not hold it."),
            _ => {}
        }
        if let Some(examples) = docs::examples(&words, secret) {
            text = text.paragraph(examples);
        }
        text.finish()
    }

    /// What the member says of itself, or else what its type says: all of it for a type that has no page of its own,
    /// the first sentences for a model.
    fn words(&self, property: &Property) -> ir::Docs {
        let mut words = property.docs.clone();
        let (_, ty) = self.types.leaf(property.ty);
        if words.summary.is_none() && words.description.is_none() {
            let said = self.types.words(property.ty);
            words.summary.clone_from(&said.summary);
            words.description = said.description.as_ref().map(|text| {
                if is_model(&ty.kind) {
                    markdown::sentence(text)
                } else {
                    text.clone()
                }
            });
        }
        if words.examples.is_empty() {
            words.examples.clone_from(&ty.docs.examples);
        }
        words
    }

    fn string_enum(&self, values: &[EnumValue]) -> StringEnum {
        let mut scope = Scope::reserving(&["Self"]);
        let variants = values
            .iter()
            .map(|value| StringVariant {
                name: scope.given(value.name.as_deref(), &value.value, Case::Camel),
                wire: value.value.clone(),
                docs: match &value.description {
                    Some(description) => Text::new().markdown(description).finish(),
                    None => vec![docs::code(&value.value)],
                },
            })
            .collect();
        StringEnum {
            variants,
            unknown: scope.first_free(&["Unknown", "UnknownValue"], Case::Camel),
            schema: self.schema(),
            open: self.types.api().get(self.id).open,
            constant: self.types.api().get(self.id).constant,
        }
    }

    fn integer_enum(&self, values: &[EnumValue<i64>]) -> IntegerEnum {
        let mut scope = Scope::reserving(&["Self"]);
        let variants = values
            .iter()
            .map(|value| {
                let otherwise = if value.value < 0 {
                    format!("minus {}", value.value.unsigned_abs())
                } else {
                    format!("value {}", value.value)
                };
                IntegerVariant {
                    name: scope.name(value.name.as_deref().unwrap_or(&otherwise), Case::Camel),
                    wire: value.value,
                    docs: match &value.description {
                        Some(description) => Text::new().markdown(description).finish(),
                        None => vec![docs::code(&value.value.to_string())],
                    },
                }
            })
            .collect();
        IntegerEnum {
            variants,
            unknown: scope.first_free(&["Unknown", "UnknownValue"], Case::Camel),
            schema: self.schema(),
            open: self.types.api().get(self.id).open,
            constant: self.types.api().get(self.id).constant,
        }
    }

    fn union(&self, union: &ir::Union, checks: &mut Checks<'_, '_>) -> Union {
        let mut scope = Scope::reserving(&["Self"]);
        let mut variants: Vec<UnionVariant> = union
            .variants
            .iter()
            .map(|variant| {
                let ty = self.types.api().get(variant.ty);
                UnionVariant {
                    tag: self.missing_tag(variant),
                    name: scope.name(&variant.name, Case::Camel),
                    ty: self.types.present(variant.ty, Some(self.id)),
                    docs: docs::describe(&ty.docs, &describe_variant(&variant.test)).finish(),
                    test: variant.test.clone(),
                    check: checks.of(variant.ty, &format!("{} {}", self.name, variant.name)),
                }
            })
            .collect();
        // An integer is a number too, and has to be asked for first.
        variants.sort_by_key(|variant| variant.test == VariantTest::JsonType(vec!["number"]));
        let open = self.types.has_unknown(union);
        let mut rules = self.types.api().get(self.id).rules.iter();
        let alternatives = rules.find_map(|rule| match rule.assertion {
            ir::Assertion::Alternatives {
                exactly_one,
                overlapping,
            } => Some((exactly_one, overlapping, &rule.schema)),
            _ => None,
        });
        Union {
            unknown: open.then(|| scope.first_free(&["Unknown", "UnknownValue"], Case::Camel)),
            variants,
            exactly_one: alternatives.is_none_or(|(exactly_one, ..)| exactly_one),
            overlapping: alternatives.is_some_and(|(_, overlapping, _)| overlapping),
            schema: alternatives.map_or_else(
                || self.schema(),
                |(.., place)| self.types.api().place(place),
            ),
        }
    }

    /// The tag that a value of an alternative does not have by itself, or not always.
    fn missing_tag(&self, variant: &ir::Variant) -> Option<(String, ir::TagValue)> {
        let VariantTest::Tag { property, values } = &variant.test else {
            return None;
        };
        let (_, ty) = self.types.leaf(variant.ty);
        let Kind::Object(object) = &ty.kind else {
            return None;
        };
        let always = object.properties.iter().any(|known| {
            known.name == *property && known.required && !known.read_only && !known.write_only
        });
        (!always).then(|| Some((property.clone(), values.first()?.clone())))?
    }

    fn schema(&self) -> String {
        self.types
            .api()
            .place(&self.types.api().get(self.id).origin)
    }
}

fn describe_variant(test: &VariantTest) -> String {
    match test {
        VariantTest::JsonType(types) => format!("A value of JSON type {}.", types.join(" or ")),
        VariantTest::Tag { property, values } => {
            let values: Vec<String> = values
                .iter()
                .map(|value| docs::code(&value.to_string()))
                .collect();
            format!(
                "The alternative whose {} is {}.",
                docs::code(property),
                values.join(" or ")
            )
        }
        VariantTest::Shape(shapes) => match shapes.as_slice() {
            [shape] if !shape.required.is_empty() => {
                let members = shape.required.iter().map(|member| docs::code(member));
                let members: Vec<String> = members.collect();
                format!("The alternative with {}.", members.join(" and "))
            }
            [shape] if !shape.types.is_empty() => {
                format!("A value of JSON type {}.", shape.types.join(" or "))
            }
            _ => "One of the alternatives.".to_owned(),
        },
        VariantTest::Rest => "Any other alternative: what they all have in common.".to_owned(),
    }
}
