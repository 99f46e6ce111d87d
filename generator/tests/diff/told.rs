//! Where a change is told, in which direction it counts, and which operations it touches.

use specsmith::diff::{Bump, Change, Wire};

use super::changes;

const BEFORE: &str = "\
openapi: 3.1.1
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
    post:
      operationId: addPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}}
      responses:
        '201': {description: Added., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  /owners:
    post:
      operationId: addOwner
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}
      responses:
        '201': {description: Added., content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}
components:
  schemas:
    NewPet:
      type: object
      required: [name]
      properties: {name: {type: string}, size: {$ref: '#/components/schemas/Size'}}
    Pet:
      allOf:
        - $ref: '#/components/schemas/NewPet'
        - {type: object, properties: {id: {type: string, readOnly: true}, owner: {$ref: '#/components/schemas/Owner'}}}
    Owner: {type: object, properties: {name: {type: string}, pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
    Size: {type: string, enum: [small, large]}
";

fn changed(from: &str, to: &str) -> Vec<Change> {
    assert!(BEFORE.contains(from));
    let mut found = changes(BEFORE, &BEFORE.replacen(from, to, 1));
    found.retain(|change| change.kind.code.name != "version-not-raised");
    found
}

#[track_caller]
fn only(found: &[Change]) -> &Change {
    assert_eq!(found.len(), 1, "{found:#?}");
    &found[0]
}

#[test]
fn a_shared_schema_is_told_once() {
    let found = changed("enum: [small, large]", "enum: [small, large, huge]");
    let change = only(&found);
    assert_eq!(change.kind.code.name, "enum-value-added");
    assert_eq!(change.directions.as_str(), "both");
    assert_eq!((change.wire, change.rust), (Wire::Warning, Bump::Minor));
    assert_eq!(
        change.operations,
        ["GET /pets", "POST /pets", "POST /owners"]
    );
    let place = change.new.as_ref().map(|origin| &*origin.pointer);
    assert_eq!(place, Some("/components/schemas/Size/enum"));
    assert_eq!(change.message, "`Size` can be \"huge\" now");
}

#[test]
fn what_a_base_has_is_told_at_the_base() {
    let found = changed(
        "{name: {type: string}, size",
        "{name: {type: string}, colour: {type: string}, size",
    );
    let change = only(&found);
    assert_eq!(change.kind.code.name, "property-added");
    let place = change.new.as_ref().map(|origin| &*origin.pointer);
    assert_eq!(place, Some("/components/schemas/NewPet/properties/colour"));
}

#[test]
fn what_is_read_only_counts_in_answers() {
    let found = changed(
        "id: {type: string, readOnly: true}",
        "id: {type: string, readOnly: true, maxLength: 9}",
    );
    let change = only(&found);
    assert_eq!(change.directions.as_str(), "response");
    assert_eq!(change.wire, Wire::Info);
}

#[test]
fn a_change_keeps_its_fingerprint() {
    let found = changed("enum: [small, large]", "enum: [large]");
    let first = only(&found).finding();
    let moved = BEFORE.replace("paths:", "tags: [{name: a}]\npaths:");
    let mut found = changes(
        &moved,
        &moved.replace("enum: [small, large]", "enum: [large]"),
    );
    found.retain(|change| change.kind.code.name != "version-not-raised");
    assert_eq!(first.message(), only(&found).finding().message());
    assert_eq!(
        first
            .place()
            .and_then(|place| place.origin())
            .map(|origin| &origin.pointer),
        only(&found)
            .finding()
            .place()
            .and_then(|place| place.origin())
            .map(|origin| &origin.pointer)
    );
}

#[test]
fn an_operation_that_moves_is_told_once() {
    let found = changed("  /owners:\n    post:", "  /people:\n    put:");
    let change = only(&found);
    assert_eq!(change.kind.code.name, "operation-moved");
    assert_eq!(
        change.message,
        "`PUT /people` was `POST /owners`, with the same `operationId`"
    );
    assert_eq!((change.wire, change.rust), (Wire::Breaking, Bump::Patch));
    assert_eq!(change.reason(), "code that uses it stays as it is");
}

#[test]
fn a_type_that_is_called_otherwise_is_told_by_both_names() {
    let mut found = changes(BEFORE, &BEFORE.replace("Size", "Extent"));
    found.retain(|change| !change.is_of_version());
    assert_eq!(only(&found).message, "`Size` is called `Extent` now");
}

#[test]
fn a_limit_of_whole_numbers_has_two_spellings() {
    let document = |bound: &str| {
        BEFORE
            .replace("enum: [small, large]", bound)
            .replace("Size: {type: string", "Size: {type: integer")
    };
    let told = |from: &str, to: &str| {
        let mut found = changes(&document(from), &document(to));
        found.retain(|change| !change.is_of_version());
        found.len()
    };
    assert_eq!(told("minimum: 1", "exclusiveMinimum: 0"), 0);
    assert_eq!(told("exclusiveMaximum: 10", "maximum: 9"), 0);
    assert_eq!(told("minimum: 1", "exclusiveMinimum: 1"), 1);
}
