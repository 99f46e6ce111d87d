//! Unions of scalars of one type: lists of constants, and a type beside some of its values.

use serde_json::Value;

use super::flat::{Alternatives, Flat, Part};
use super::types::Lowerer;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{SchemaId, TypeSet};
use crate::source::Origin;

/// How deep unions within unions are looked into.
const DEEPEST: usize = 8;

/// What alternatives of one scalar type make up together.
#[derive(Debug)]
pub(super) struct Scalar {
    types: TypeSet,
    values: Vec<Listed>,
    /// Whether values that are not listed are allowed, too.
    open: bool,
    format: Option<String>,
    /// The component that lists the values, when no other schema does.
    listed_by: Option<SchemaId>,
    /// Whether lengths, bounds or patterns limit the values.
    limited: bool,
}

#[derive(Clone, Debug)]
struct Listed {
    value: Value,
    name: Option<String>,
    description: Option<String>,
}

impl Lowerer<'_, '_> {
    /// Turns the unions of `flat` that are scalars of one type into that type, and those that list values into an
    /// enumeration.
    pub(super) fn take_scalars_together(&self, flat: &mut Flat) {
        let unions = std::mem::take(&mut flat.unions);
        for union in unions {
            let present = self.besides_null(&union.schemas);
            let scalars: Option<Vec<Scalar>> = present
                .iter()
                .map(|id| self.scalar(&[Part::whole(*id)], 0))
                .collect();
            let takes_null =
                |id: &SchemaId| Flat::merge(self.model, &[Part::whole(*id)]).allows_null();
            let nullable = present.len() < union.schemas.len() || present.iter().any(takes_null);
            match scalars {
                Some(scalars) if scalars.len() > 1 && fits_together(&scalars) => {
                    let limited = scalars.iter().any(|scalar| scalar.limited);
                    let twice = union.keyword == "oneOf"
                        && (repeat_values(&scalars)
                            || numbers_twice(&scalars)
                            || (self.exact && !self.excludes_each_other(&union)));
                    if limited || twice {
                        flat.conditions.push(union);
                    }
                    take_over(flat, scalars, nullable);
                }
                _ => flat.unions.push(union),
            }
        }
    }

    /// Whether scalars of one type among the alternatives are taken together without what limits each of them, or
    /// though a value must not fit two of them.
    pub(super) fn loses_by_joining(&self, union: &Alternatives) -> bool {
        let (schemas, _) = self.spread(union);
        let scalars: Vec<Scalar> = schemas
            .iter()
            .filter_map(|id| self.scalar(&[Part::whole(*id)], 0))
            .collect();
        let twice = union.keyword == "oneOf"
            && (numbers_twice(&scalars) || (self.exact && !self.excludes_each_other(union)));
        twice
            || scalars.iter().any(|scalar| {
                let group = scalars
                    .iter()
                    .filter(|other| other.group() == scalar.group());
                scalar.limited && group.count() > 1
            })
    }

    /// Tells that a whole number fits two alternatives of a `oneOf`, which allows one.
    pub(super) fn report_numbers_twice(&mut self, union: &Alternatives) {
        let present = self.besides_null(&union.schemas);
        let of = |single: TypeSet, other: TypeSet| {
            present.iter().copied().find(|id| {
                let flat = Flat::merge(self.model, &[Part::whole(*id)]);
                let types = flat.likely_types();
                let has = |wanted| types.iter().any(|own| own == wanted);
                flat.enumeration.is_none() && has(single) && !has(other)
            })
        };
        let integer = of(TypeSet::INTEGER, TypeSet::NUMBER);
        let number = of(TypeSet::NUMBER, TypeSet::NULL);
        if let (Some(integer), Some(number)) = (integer, number) {
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::meaning::NUMBERS_TWICE,
                    "a whole number fits two alternatives of this `oneOf`, and so none",
                )
                .at(&union.origin)
                .label(self.model.origin(integer), "as an integer")
                .label(self.model.origin(number), "and as a number")
                .help("write `anyOf`, or leave the integer out"),
            );
        }
    }

    /// The scalar type that `parts` are, if they are nothing else.
    pub(super) fn scalar(&self, parts: &[Part], depth: usize) -> Option<Scalar> {
        let flat = Flat::merge(self.model, parts);
        if depth > DEEPEST || flat.impossible {
            return None;
        }
        let mut scalar = match flat.unions.as_slice() {
            [] => plain(&flat)?,
            [union] => self.united(union, depth)?,
            _ => return None,
        };
        if let Some(values) = flat.enumeration.as_ref().filter(|_| !scalar.open) {
            scalar
                .values
                .retain(|listed| values.contains(&listed.value));
        }
        if let [part] = parts
            && !scalar.values.is_empty()
            && !scalar.open
        {
            let schema = self.model.schema(part.id);
            let target = schema.reference.unwrap_or(part.id);
            scalar.listed_by = self.name_of_component(target).map(|_| target);
            if let [only] = scalar.values.as_mut_slice() {
                only.name.clone_from(&schema.title);
                only.description.clone_from(&schema.description);
            }
        }
        Some(scalar)
    }

    fn united(&self, union: &Alternatives, depth: usize) -> Option<Scalar> {
        let scalars: Option<Vec<Scalar>> = self
            .besides_null(&union.schemas)
            .iter()
            .map(|id| self.scalar(&[Part::whole(*id)], depth + 1))
            .collect();
        let scalars = scalars?;
        (!scalars.is_empty() && of_one_type(&scalars)).then(|| together(scalars))
    }
}

impl Scalar {
    /// The JSON type; a number stands for integers, too.
    pub(super) fn group(&self) -> TypeSet {
        if self.types == TypeSet::INTEGER {
            TypeSet::NUMBER
        } else {
            self.types
        }
    }

    /// The same as keywords.
    pub(super) fn flat(self, origin: &Origin) -> Flat {
        let mut flat = Flat::anything(origin);
        take_over(&mut flat, vec![self], false);
        flat
    }
}

fn plain(flat: &Flat) -> Option<Scalar> {
    let types = flat.likely_types().without(TypeSet::NULL);
    let scalars = [
        TypeSet::STRING,
        TypeSet::INTEGER,
        TypeSet::NUMBER,
        TypeSet::BOOLEAN,
    ];
    if !scalars.contains(&types) {
        return None;
    }
    let listed = flat.enumeration.iter().flatten();
    let values: Vec<Listed> = listed
        .filter(|value| types.contains(TypeSet::of(value)))
        .map(|value| Listed {
            value: value.clone(),
            name: None,
            description: None,
        })
        .collect();
    (values.is_empty() == flat.enumeration.is_none()).then(|| Scalar {
        types,
        open: false,
        values,
        format: flat.format.clone(),
        listed_by: None,
        limited: flat.limits_scalars(),
    })
}

/// Whether a value is listed by more than one alternative.
fn repeat_values(scalars: &[Scalar]) -> bool {
    let mut seen: Vec<&Value> = Vec::new();
    let lists = scalars.iter().flat_map(|scalar| &scalar.values);
    let mut again = lists.map(|listed| {
        let known = seen.contains(&&listed.value);
        seen.push(&listed.value);
        known
    });
    again.any(|known| known)
}

/// Whether whole numbers fit one alternative as such, and another one as numbers.
fn numbers_twice(scalars: &[Scalar]) -> bool {
    let has = |types| {
        let mut unlisted = scalars.iter().filter(|scalar| scalar.values.is_empty());
        unlisted.any(|scalar| scalar.types == types)
    };
    has(TypeSet::INTEGER) && has(TypeSet::NUMBER)
}

fn of_one_type(scalars: &[Scalar]) -> bool {
    let mut groups = scalars.iter().map(Scalar::group);
    let first = groups.next();
    groups.all(|group| Some(group) == first)
}

/// Whether one type or one enumeration can say the same.
fn fits_together(scalars: &[Scalar]) -> bool {
    let listed = scalars
        .iter()
        .all(|scalar| !scalar.open && !scalar.values.is_empty());
    listed || of_one_type(scalars)
}

/// What scalars of one type are together.
pub(super) fn together(scalars: Vec<Scalar>) -> Scalar {
    let integers = scalars
        .iter()
        .all(|scalar| scalar.types == TypeSet::INTEGER);
    let types = scalars
        .iter()
        .fold(TypeSet::EMPTY, |types, scalar| types.union(scalar.types));
    let lists = scalars.iter().filter(|scalar| !scalar.values.is_empty());
    let one_lists = lists.count() == 1;
    let all_list = scalars.iter().all(|scalar| !scalar.values.is_empty());
    let format = scalars.first().and_then(|scalar| scalar.format.clone());
    let one_format = scalars.iter().all(|scalar| scalar.format == format);
    let open = !all_list || scalars.iter().any(|scalar| scalar.open);
    let limited = scalars.iter().any(|scalar| scalar.limited);
    let mut listed_by = None;
    let mut values: Vec<Listed> = Vec::new();
    for scalar in scalars {
        listed_by = listed_by.or(scalar.listed_by);
        for listed in scalar.values {
            if values.iter().all(|known| known.value != listed.value) {
                values.push(listed);
            }
        }
    }
    Scalar {
        types: if types.contains(TypeSet::NUMBER) && !integers {
            TypeSet::NUMBER
        } else {
            types
        },
        open: open && !values.is_empty(),
        listed_by: listed_by.filter(|_| one_lists && open),
        values,
        format: format.filter(|_| one_format),
        limited,
    }
}

/// Lets `flat` allow what the scalars do.
fn take_over(flat: &mut Flat, scalars: Vec<Scalar>, nullable: bool) {
    let types = scalars
        .iter()
        .fold(TypeSet::EMPTY, |types, scalar| types.union(scalar.types));
    let types = if types.contains(TypeSet::NUMBER) {
        types.without(TypeSet::INTEGER)
    } else {
        types
    };
    let null = if nullable {
        TypeSet::NULL
    } else {
        TypeSet::EMPTY
    };
    flat.nullable |= nullable && !flat.typed;
    flat.types = flat.types.intersect(types.union(null));
    flat.typed = true;
    let scalar = if of_one_type(&scalars) {
        together(scalars)
    } else {
        let values = scalars.into_iter().flat_map(|scalar| scalar.values);
        Scalar {
            types,
            values: values.collect(),
            open: false,
            format: None,
            listed_by: None,
            limited: false,
        }
    };
    if flat.format.is_none() {
        flat.format = scalar.format;
    }
    if scalar.values.is_empty() {
        return;
    }
    let open = scalar.open && flat.enumeration.is_none();
    if open {
        flat.listed_by = scalar.listed_by;
    } else if scalar.open {
        return;
    }
    flat.open = open;
    let words = |word: fn(&Listed) -> Option<&String>| -> Option<Value> {
        let words: Vec<Value> = scalar
            .values
            .iter()
            .map(|listed| word(listed).map_or(Value::Null, |word| word.as_str().into()))
            .collect();
        words
            .iter()
            .any(|word| !word.is_null())
            .then_some(Value::Array(words))
    };
    for (name, list) in [
        ("x-enum-varnames", words(|listed| listed.name.as_ref())),
        (
            "x-enum-descriptions",
            words(|listed| listed.description.as_ref()),
        ),
    ] {
        if let Some(list) = list {
            flat.extensions.push((name.to_owned(), list));
        }
    }
    flat.narrow_to(
        scalar
            .values
            .into_iter()
            .map(|listed| listed.value)
            .collect(),
    );
}
