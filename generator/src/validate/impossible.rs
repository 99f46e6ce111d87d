//! Schemas whose own keywords leave no value, beside what is found out when types are made of them.

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::instance::{Direction, Instances};
use crate::model::{Model, Schema, SchemaId, TypeSet};

pub(super) fn check(
    instances: &mut Instances<'_>,
    model: &Model,
    id: SchemaId,
    diagnostics: &mut Diagnostics,
) {
    let schema = model.schema(id);
    listed(instances, id, schema, diagnostics);
    constant(instances, id, schema, diagnostics);
    closed(model, schema, diagnostics);
    items(model, schema, diagnostics);
}

fn finding(why: &str) -> Diagnostic {
    let message = format!("no value can fulfil this schema: {why}");
    Diagnostic::new(&codes::meaning::IMPOSSIBLE, message)
}

/// One value of `enum` at least keeps to the limits beside it.
fn listed(
    instances: &mut Instances<'_>,
    id: SchemaId,
    schema: &Schema,
    diagnostics: &mut Diagnostics,
) {
    let limited = schema.minimum.is_some()
        || schema.maximum.is_some()
        || schema.multiple_of.is_some()
        || schema.min_length.is_some()
        || schema.max_length.is_some()
        || schema.pattern.is_some();
    let Some(values) = schema.enumeration.as_ref().filter(|_| limited) else {
        return;
    };
    // What is of another type altogether is reported by that.
    let mut values = values
        .iter()
        .filter(|value| schema.types.is_empty() || schema.types.contains(TypeSet::of(value)))
        .peekable();
    if values.peek().is_some()
        && values.all(|value| instances.misfit(id, value, Direction::Either).is_some())
    {
        diagnostics.push(
            finding("its limits exclude all values of its `enum`")
                .at(&schema.origin.child("enum"))
                .help("correct the limits or the values"),
        );
    }
}

/// What stands beside `const` allows its value.
fn constant(
    instances: &mut Instances<'_>,
    id: SchemaId,
    schema: &Schema,
    diagnostics: &mut Diagnostics,
) {
    let Some(value) = &schema.constant else {
        return;
    };
    // What is of another type altogether is reported by that.
    if !schema.types.is_empty() && !schema.types.contains(TypeSet::of(value)) {
        return;
    }
    let Some(misfit) = instances.misfit(id, value, Direction::Either) else {
        return;
    };
    // What an `allOf` adds is reported by that.
    if misfit.rule.parent().as_ref() != Some(&schema.origin) {
        return;
    }
    diagnostics.push(
        finding(&format!("the value of its `const` {}", misfit.told()))
            .at(&schema.origin.child("const"))
            .label(&misfit.rule, "this excludes it")
            .help("correct one of the two, or remove it"),
    );
}

/// A list without further items has as many as it needs, and room for those that it must contain.
fn items(model: &Model, schema: &Schema, diagnostics: &mut Diagnostics) {
    if schema.types != TypeSet::ARRAY || schema.reference.is_some() {
        return;
    }
    let ends = schema.items.map(|id| model.schema(id).boolean) == Some(Some(false));
    let described = schema.prefix_items.len() as u64;
    if let Some(least) = schema.min_items.filter(|least| ends && *least > described) {
        diagnostics.push(
            finding(&format!(
                "it has at most {described} items, and its `minItems` is {least}"
            ))
            .at(&schema.origin.child("minItems"))
            .label(
                &schema.origin.child("items"),
                "this allows no further items",
            )
            .help("correct the limit, or allow more items"),
        );
    }
    let further = &schema.further;
    let (Some(_), Some(least)) = (further.contains, further.min_contains) else {
        return;
    };
    let most = [
        ("maxContains", further.max_contains),
        ("maxItems", schema.max_items),
    ];
    for (keyword, most) in most {
        if most.is_some_and(|most| least > most) {
            diagnostics.push(
                finding(&format!("its `minContains` is beyond its `{keyword}`"))
                    .at(&schema.origin.child("minContains"))
                    .label(
                        &schema.origin.child(keyword),
                        format!("`{keyword}` is here"),
                    )
                    .help("correct one of the two limits"),
            );
        }
    }
}

/// An object without further members has as many as it needs.
fn closed(model: &Model, schema: &Schema, diagnostics: &mut Diagnostics) {
    let further = schema
        .additional_properties
        .map(|id| model.schema(id).boolean);
    let open = further != Some(Some(false))
        || schema.reference.is_some()
        || !schema.further.pattern_properties.is_empty();
    let Some(least) = schema.min_properties.filter(|_| !open) else {
        return;
    };
    if least > schema.properties.len() as u64 && schema.types == TypeSet::OBJECT {
        diagnostics.push(
            finding("its `minProperties` is beyond the members that it allows")
                .at(&schema.origin.child("minProperties"))
                .help("correct the limit, or allow more members"),
        );
    }
}
