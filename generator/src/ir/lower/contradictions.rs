//! Contradictions: keywords that leave no value, each with the two places that disagree.

use super::flat::{At, Flat, Part};
use super::types::Lowerer;
use crate::diagnostic::{Diagnostic, codes, suggestion};
use crate::model::{SchemaId, TypeSet};
use crate::source::Origin;

impl<'m> Lowerer<'m, '_> {
    /// Reports limits of a type that exclude each other, whichever parts of an `allOf` they come from.
    pub(super) fn report_contradictions(&mut self, flat: &Flat) {
        let counts = [
            ("minLength", &flat.min_length, "maxLength", &flat.max_length),
            ("minItems", &flat.min_items, "maxItems", &flat.max_items),
            (
                "minProperties",
                &flat.min_properties,
                "maxProperties",
                &flat.max_properties,
            ),
        ];
        for (least, from, most, to) in counts {
            if let (Some((low, from)), Some((high, to))) = (from, to)
                && low > high
            {
                self.report_bounds((least, from), (most, to));
            }
        }
        if let (Some(((low, low_excluded), from)), Some(((high, high_excluded), to))) =
            (&flat.minimum, &flat.maximum)
            && let (Some(low), Some(high)) = (low.as_f64(), high.as_f64())
            && (low > high || (low >= high && (*low_excluded || *high_excluded)))
        {
            self.report_bounds(("minimum", from), ("maximum", to));
        }
    }

    fn report_bounds(&mut self, least: (&str, &Origin), most: (&str, &Origin)) {
        self.diagnostics.push(
            Diagnostic::new(
                &codes::meaning::IMPOSSIBLE,
                format!(
                    "no value can fulfil this schema: its `{}` is beyond its `{}`",
                    least.0, most.0
                ),
            )
            .at(&least.1.child(least.0))
            .label(&most.1.child(most.0), format!("`{}` is here", most.0))
            .help("correct one of the two limits"),
        );
    }

    /// Reports the alternatives of unions that the `type` beside them leaves no value. They are types of the client all
    /// the same: such a `type` tends to be a slip of the pen. A `type` that is added elsewhere in an `allOf` narrows the
    /// choice on purpose, unless it leaves none.
    pub(super) fn report_excluded_alternatives(&mut self, flat: &Flat) {
        for union in &flat.unions {
            let own = self.model.schema(union.holder).types;
            let types: Vec<TypeSet> = union.schemas.iter().map(|id| self.types_of(*id)).collect();
            let excluded = |by: TypeSet, types: TypeSet| {
                !by.is_empty() && !types.is_empty() && by.intersect(types).is_empty()
            };
            if flat.typed && types.iter().all(|types| excluded(flat.types, *types)) {
                let message = format!(
                    "no value can fulfil this schema: its `type` is {}, which no alternative of `{}` allows",
                    words(flat.types),
                    union.keyword
                );
                self.diagnostics.push(
                    Diagnostic::new(&codes::meaning::IMPOSSIBLE, message)
                        .at(&flat.origin)
                        .help("remove the `type` beside the alternatives, or correct them"),
                );
                continue;
            }
            let alternatives = union.schemas.iter().zip(types);
            for (id, types) in alternatives.filter(|(_, types)| excluded(own, *types)) {
                let message = format!(
                    "no value can fulfil this alternative of `{}`: its `type` is {}, and the `type` beside the \
                     alternatives is {}",
                    union.keyword,
                    words(types),
                    words(own)
                );
                self.diagnostics.push(
                    Diagnostic::new(&codes::meaning::IMPOSSIBLE, message)
                        .at(self.model.origin(*id))
                        .label(&union.origin.child("type"), "this type counts for all")
                        .help("remove the alternative, or the `type` beside the alternatives"),
                );
            }
        }
    }

    /// The types that a schema states, with all that it is merged with.
    fn types_of(&self, id: SchemaId) -> TypeSet {
        let flat = Flat::merge(self.model, &[Part::whole(id)]);
        if flat.typed {
            flat.types
        } else {
            TypeSet::EMPTY
        }
    }

    /// Reports a schema that nothing fulfils, with the two parts that exclude each other where they are known.
    pub(super) fn report_impossible(&mut self, origin: &Origin, parts: Option<&At<Origin>>) {
        let is_one = parts.is_none_or(|(one, other)| one == other);
        if is_one && self.is_false(origin) && !self.is_closed_by(origin) {
            // Whoever writes `false` wants no value, unless there has to be one.
            self.report_required_false(origin);
            return;
        }
        // A part that others use as well is not where it went wrong.
        let place = match parts {
            Some((one, other)) if one == origin => other,
            _ => origin,
        };
        let finding = |why: &str| {
            let message = format!("no value can fulfil this schema{why}");
            Diagnostic::new(&codes::meaning::IMPOSSIBLE, message).at(place)
        };
        let types =
            parts.and_then(|(one, other)| Some((self.types_at(one)?, self.types_at(other)?)));
        let why = match types {
            Some((one, other)) if one.intersect(other).is_empty() => format!(
                ": two of its parts exclude each other, {} and {}",
                words(one),
                words(other)
            ),
            _ => ": two of its parts exclude each other".to_owned(),
        };
        self.diagnostics.push(match parts {
            Some((one, other)) if one != other => finding(&why)
                .label(one, "what this part allows")
                .label(other, "this part excludes")
                .help("the parts of an `allOf` must allow a common type and a common value"),
            _ if self.is_closed_by(origin) => {
                let holder = origin.parent().unwrap_or_else(|| origin.clone());
                let (place, name, meant) = self.undescribed(&holder);
                let message = format!("no value can fulfil this schema: it requires {name}, which `additionalProperties: false` does not allow");
                Diagnostic::new(&codes::meaning::IMPOSSIBLE, message)
                    .at(&place)
                    .label(origin, "this allows no other member")
                    .help(meant.map_or_else(
                        || "describe the member under `properties`, or take it out of `required`".to_owned(),
                        |meant| format!("did you mean `{meant}`?"),
                    ))
            }
            _ => finding("").help("its keywords must allow a common type and a common value"),
        });
    }

    /// The first required member that a schema does not describe: where it is named, what it is called, and what may have
    /// been meant.
    fn undescribed(&self, holder: &Origin) -> (Origin, String, Option<&'m str>) {
        let list = holder.child("required");
        let schema = self.schema_at(holder).map(|id| self.model.schema(id));
        let found = schema.and_then(|schema| {
            let known = || schema.properties.iter().map(|(name, _)| name.as_str());
            let mut names = schema.required.iter().enumerate();
            let (index, name) = names.find(|(_, name)| known().all(|other| other != *name))?;
            let meant = suggestion::closest(name, known());
            Some((list.index(index), format!("`{name}`"), meant))
        });
        found.unwrap_or((list, "a member".to_owned(), None))
    }

    /// Whether a place is an `additionalProperties: false`, of which a value is only needed for a member that is required
    /// and not described.
    fn is_closed_by(&self, origin: &Origin) -> bool {
        let key = origin.last();
        key.is_some_and(|key| key == "additionalProperties") && self.is_false(origin)
    }

    /// Whether the schema at a place is `false`.
    fn is_false(&self, origin: &Origin) -> bool {
        let schema = self.schema_at(origin).map(|id| self.model.schema(id));
        schema.is_some_and(|schema| schema.boolean == Some(false))
    }

    /// Reports an object that requires a member whose schema is `false`.
    fn report_required_false(&mut self, origin: &Origin) {
        let members = origin
            .parent()
            .filter(|list| list.last().as_deref() == Some("properties"));
        let holder = members.and_then(|list| list.parent());
        let (Some(holder), Some(name)) = (holder, origin.last()) else {
            return;
        };
        let schema = self.schema_at(&holder).map(|id| self.model.schema(id));
        if !schema.is_some_and(|schema| schema.required.contains(&name)) {
            return;
        }
        let message = format!(
            "no value can fulfil this schema: it requires `{name}`, whose schema is `false`"
        );
        self.diagnostics.push(
            Diagnostic::new(&codes::meaning::IMPOSSIBLE, message)
                .at(&holder.child("required"))
                .label(origin, "this allows no value")
                .help("take the member out of `required`, or describe it"),
        );
    }

    /// The types that the schema at a place states.
    fn types_at(&self, origin: &Origin) -> Option<TypeSet> {
        let schema = self.model.schema(self.schema_at(origin)?);
        (!schema.types.is_empty()).then_some(schema.types)
    }
}

/// Types as they are written: "`string` or `null`".
fn words(types: TypeSet) -> String {
    // A number may be an integer.
    let listed = |ty: TypeSet| {
        types.contains(ty) && !(ty == TypeSet::INTEGER && types.contains(TypeSet::NUMBER))
    };
    let listed_types = TypeSet::NAMED.iter().filter(|(ty, _)| listed(*ty));
    let names: Vec<String> = listed_types.map(|(_, name)| format!("`{name}`")).collect();
    names.join(" or ")
}
