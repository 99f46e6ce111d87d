//! Other ways of saying the same are no change.

use specsmith::diff::{Change, Wire};

use super::indented;

/// What changed between two documents, besides the names of emitted types.
fn changes(before: &str, after: &str) -> Vec<Change> {
    let mut found = super::changes(before, after);
    found.retain(|change| change.wire > Wire::None);
    found
}

/// A document whose one body, sent and answered, has this schema, beside these components.
fn document(version: &str, schema: &str, components: &str) -> String {
    let schema = indented(schema, 14);
    format!(
        "openapi: {version}\ninfo: {{title: A, version: '1'}}\npaths:\n  /a:\n    post:\n      operationId: a\n      requestBody:\n        content:\n          application/json:\n            schema:\n{schema}      responses:\n        '200':\n          description: A.\n          content:\n            application/json:\n              schema:\n{}components:\n  schemas:\n    X: {{type: string}}\n{}",
        indented(&schema, 2),
        indented(components, 4),
    )
}

#[track_caller]
fn same(version: &str, before: &str, after: &str, components: &str) {
    let found = changes(
        &document(version, before, components),
        &document(version, after, components),
    );
    assert!(found.is_empty(), "{found:#?}");
}

const PET: &str = "Pet: {type: object, required: [id], properties: {id: {type: string}, tag: {type: string}}}\nId: {type: object, required: [id], properties: {id: {type: string}}}\nTag: {type: object, properties: {tag: {type: string}}}";

#[test]
fn references_and_what_they_stand_for() {
    let inline =
        "type: object\nrequired: [id]\nproperties: {id: {type: string}, tag: {type: string}}";
    same("3.0.4", "$ref: '#/components/schemas/Pet'", inline, PET);
    same(
        "3.0.4",
        inline,
        "allOf: [{$ref: '#/components/schemas/Pet'}]",
        PET,
    );
    same(
        "3.0.4",
        inline,
        "allOf: [{$ref: '#/components/schemas/Id'}, {$ref: '#/components/schemas/Tag'}]",
        PET,
    );
    same(
        "3.1.1",
        "$ref: '#/components/schemas/Pet'",
        "oneOf: [{$ref: '#/components/schemas/Pet'}]",
        PET,
    );
}

#[test]
fn order() {
    same(
        "3.1.1",
        "type: object\nrequired: [a, b]\nproperties: {a: {type: string}, b: {type: integer}}",
        "properties: {b: {type: integer}, a: {type: string}}\nrequired: [b, a]\ntype: object",
        PET,
    );
    same(
        "3.1.1",
        "type: string\nenum: [a, b]",
        "type: string\nenum: [b, a]",
        PET,
    );
    same(
        "3.1.1",
        "type: [string, integer]",
        "type: [integer, string]",
        PET,
    );
    same(
        "3.1.1",
        "oneOf: [{$ref: '#/components/schemas/Id'}, {$ref: '#/components/schemas/Tag'}]",
        "oneOf: [{$ref: '#/components/schemas/Tag'}, {$ref: '#/components/schemas/Id'}]",
        PET,
    );
}

#[test]
fn null() {
    let ways = [
        "anyOf: [{type: string}, {type: 'null'}]",
        "oneOf: [{type: 'null'}, {type: string}]",
        "type: [string, 'null']",
    ];
    for before in ways {
        for after in ways {
            same("3.1.1", before, after, PET);
        }
    }
    let nullable = document("3.0.4", "type: string\nnullable: true", PET);
    let list = document("3.1.1", "type: [string, 'null']", PET);
    let found = changes(&nullable, &list);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn alternatives_that_are_referred_to() {
    let components = format!(
        "{PET}\nNull: {{type: 'null'}}\nRed: {{type: string, enum: [red, green]}}\nOne: {{type: object, properties: {{a: {{type: string}}}}}}"
    );
    let null = "anyOf: [{$ref: '#/components/schemas/Pet'}, {type: 'null'}]";
    let referred = null.replace("{type: 'null'}", "{$ref: '#/components/schemas/Null'}");
    same("3.1.1", null, &referred, &components);
    same(
        "3.1.1",
        &referred,
        &null.replace("{type: 'null'}", "{allOf: [{type: 'null'}]}"),
        &components,
    );
    let lists = "oneOf: [{type: string, enum: [red, green]}, {type: string, enum: [blue]}]";
    let referred = lists.replace(
        "{type: string, enum: [red, green]}",
        "{$ref: '#/components/schemas/Red'}",
    );
    same("3.1.1", lists, &referred, &components);
    let objects = "oneOf: [{type: object, properties: {b: {type: string}}}, {$ref: '#/components/schemas/One'}]";
    let wrapped = objects.replace(
        "{$ref: '#/components/schemas/One'}",
        "{allOf: [{$ref: '#/components/schemas/One'}]}",
    );
    same("3.1.1", objects, &wrapped, &components);
}

#[test]
fn single_values_and_bounds() {
    same("3.1.1", "const: a", "type: string\nenum: [a]", PET);
    same(
        "3.1.1",
        "type: integer\nexclusiveMinimum: 1",
        "type: integer\nallOf: [{exclusiveMinimum: 1}]",
        PET,
    );
    same("3.1.1", "type: string", "type: string\nminLength: 0", PET);
    let old = document(
        "3.0.4",
        "type: integer\nminimum: 1\nexclusiveMinimum: true",
        PET,
    );
    let new = document("3.1.1", "type: integer\nexclusiveMinimum: 1", PET);
    let found = changes(&old, &new);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn bytes_in_base64() {
    let old = document("3.0.4", "type: string\nformat: byte", PET);
    let new = document("3.1.1", "type: string\ncontentEncoding: base64", PET);
    for (before, after) in [(&old, &new), (&new, &old)] {
        let found = changes(before, after);
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn words() {
    same(
        "3.1.1",
        "type: string\ndescription: A.",
        "type: string\ndescription: B.\ntitle: C",
        PET,
    );
}

#[test]
fn keywords_that_lead_back_to_their_schema() {
    let components = "\
Not: {not: {$ref: '#/components/schemas/Not'}}
If: {if: {$ref: '#/components/schemas/If'}, then: {not: {type: object, properties: {a: {$ref: '#/components/schemas/If'}}}}}";
    for name in ["Not", "If"] {
        let schema = format!("$ref: '#/components/schemas/{name}'");
        same("3.1.1", &schema, &schema, components);
    }
    let not = |length: u8| {
        format!("not: {{not: {{type: array, items: {{type: string, maxLength: {length}}}}}}}")
    };
    same("3.1.1", &not(1), &not(1), "");
    let found = changes(
        &document("3.1.1", &not(1), ""),
        &document("3.1.1", &not(2), ""),
    );
    let says = |change: &&Change| change.message.contains("`not` of");
    assert_eq!(found.iter().filter(says).count(), 2, "{found:#?}");
}
