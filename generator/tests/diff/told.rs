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
