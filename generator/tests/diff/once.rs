//! One cause is one change.

use specsmith::diff::{Bump, Change, Wire};

use super::changes;

/// A document with these members, whose version is raised with each change.
fn document(version: u32, rest: &str) -> String {
    format!("openapi: 3.1.1\ninfo: {{title: A, version: '{version}'}}\n{rest}")
}

/// What changed when one part of a document takes the place of another.
#[track_caller]
fn changed(rest: &str, from: &str, to: &str) -> Vec<Change> {
    assert!(rest.contains(from), "{rest}");
    let found = changes(
        &document(1, rest),
        &document(2, &rest.replacen(from, to, 1)),
    );
    found
        .into_iter()
        .filter(|change| !change.is_of_version())
        .collect()
}

#[track_caller]
fn once(rest: &str, from: &str, to: &str, kind: &str, message: &str) -> Change {
    let mut found = changed(rest, from, to);
    assert_eq!(found.len(), 1, "{found:#?}");
    let change = found.remove(0);
    assert_eq!(
        (change.kind.code.name, change.message.as_str()),
        (kind, message)
    );
    change
}

const TWO: &str = "\
security: [{key: []}]
servers: [{url: 'https://a.example'}]
paths:
  /a:
    get: {operationId: a, tags: [A, B], responses: {'204': {description: A.}}}
  /b:
    get: {operationId: b, responses: {'204': {description: B.}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: K}
    other: {type: apiKey, in: header, name: O}
";

#[test]
fn security_that_operations_take_over() {
    let change = once(
        TWO,
        "security: [{key: []}]",
        "security: [{key: []}, {other: []}]",
        "security-added",
        "the API can be called with `other` now",
    );
    assert_eq!(change.operations, ["GET /a", "GET /b"]);
}

#[test]
fn servers() {
    let message = "the API is at `https://b.example` and was at `https://a.example`";
    once(
        TWO,
        "https://a.example",
        "https://b.example",
        "servers-changed",
        message,
    );
    let own = "operationId: b, servers: [{url: 'https://b.example'}]";
    let message = "`GET /b` is at `https://b.example` as well";
    let change = once(TWO, "operationId: b", own, "servers-changed", message);
    assert_eq!(change.operations, ["GET /b"]);
    let variable =
        "servers: [{url: 'https://{x}.example', variables: {x: {default: a, enum: [a, b]}}}]";
    let rest = TWO.replace("servers: [{url: 'https://a.example'}]", variable);
    let message = "`x` of the server `https://{x}.example` is `b` and was `a`";
    once(
        &rest,
        "default: a",
        "default: b",
        "servers-changed",
        message,
    );
    let message = "`x` of the server `https://{x}.example` has other values";
    once(&rest, "[a, b]", "[a, b, c]", "servers-changed", message);
}

#[test]
fn a_tag_that_names_another_module() {
    let change = once(
        TWO,
        "[A, B]",
        "[B, A]",
        "tags-changed",
        "`GET /a` has the tag `B` first",
    );
    assert_eq!((change.wire, change.rust), (Wire::None, Bump::Major));
}

/// A document with a schema `S`, which is answered.
fn answered(schema: &str) -> String {
    format!(
        "paths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        '200': {{description: A., content: {{application/json: {{schema: {{$ref: '#/components/schemas/S'}}}}}}}}\ncomponents:\n  schemas:\n    S: {schema}\n"
    )
}

#[test]
fn another_type_has_other_bounds() {
    let rest = answered("{type: string, maxLength: 3, pattern: '^a', enum: [a, ab, abc]}");
    let to = "{type: integer, enum: [1, 2, 3]}";
    let from = "{type: string, maxLength: 3, pattern: '^a', enum: [a, ab, abc]}";
    once(
        &rest,
        from,
        to,
        "type-changed",
        "`S` is integer and was string",
    );
}

#[test]
fn a_value_of_another_type_among_others() {
    let rest = answered("{enum: [a, 1, true]}");
    let message = "`S` can no longer be \"a\"";
    once(
        &rest,
        "[a, 1, true]",
        "[1, true]",
        "enum-value-removed",
        message,
    );
}

#[test]
fn a_member_that_is_required_in_one_place() {
    let rest = answered(
        "{allOf: [{$ref: '#/components/schemas/Base'}], required: [a]}\n    Base: {type: object, properties: {a: {type: string}, b: {type: string}}}",
    );
    let found = changed(&rest, "a: {type: string}, ", "");
    let kinds: Vec<&str> = found.iter().map(|change| change.kind.code.name).collect();
    assert_eq!(kinds, ["required-property-removed"], "{found:#?}");
}

#[test]
fn a_component_that_comes_with_what_uses_it() {
    let rest = answered("{type: object, properties: {a: {type: string}}}");
    let to = "{type: object, properties: {a: {type: string}, t: {$ref: '#/components/schemas/T'}}}\n    T: {type: object, properties: {x: {type: string}}}";
    let from = "{type: object, properties: {a: {type: string}}}";
    once(
        &rest,
        from,
        to,
        "property-added",
        "`S` has a member `t` now",
    );
    let unused = "{type: object, properties: {a: {type: string}}}\n    T: {type: object}";
    once(
        &rest,
        from,
        unused,
        "schema-added",
        "there is a schema `T` now",
    );
}

#[test]
fn a_schema_that_becomes_one_of_several() {
    let rest = answered(
        "{type: object, properties: {l: {type: object, required: [a], properties: {a: {type: string}}}}}",
    );
    let from = "{type: object, required: [a], properties: {a: {type: string}}}";
    let to = format!("{{oneOf: [{{type: string}}, {from}]}}");
    let message = "`S.l` can be `string` as well (`oneOf`)";
    let change = once(&rest, from, &to, "alternative-added", message);
    assert_eq!((change.wire, change.rust), (Wire::Breaking, Bump::Major));
    let rest = rest.replace(from, &to);
    let message = "`S.l` can no longer be `string` (`oneOf`)";
    once(&rest, &to, from, "alternative-removed", message);
}

#[test]
fn a_member_of_a_body_has_its_name() {
    let rest = "paths:\n  /a.b:\n    post:\n      operationId: a\n      requestBody: {content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}\n      responses: {'204': {description: A.}}\n";
    let to = "{type: object, required: [x], properties: {x";
    let message = "`body.x of POST /a.b` is required now";
    once(
        rest,
        "{type: object, properties: {x",
        to,
        "property-became-required",
        message,
    );
}

#[test]
fn items_have_their_numbers() {
    let rest = answered("{type: array, prefixItems: [{type: string}]}");
    let to = "[{type: string}, {type: string}, {type: string}]";
    let found = changed(&rest, "[{type: string}]", to);
    let messages: Vec<&str> = found.iter().map(|change| &*change.message).collect();
    let expected = [
        "`S` says what its item 2 is now",
        "`S` says what its item 3 is now",
    ];
    assert_eq!(messages, expected);
}

const PETS: &str = "{type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
    Cat: {allOf: [{$ref: '#/components/schemas/S'}, {type: object, properties: {meow: {type: string}}}]}
";

#[test]
fn heirs_of_a_schema_with_a_discriminator() {
    let rest = answered(PETS);
    let message = "`Cat` has a member `lives` now";
    let to = "meow: {type: string}, lives: {type: integer}";
    let change = once(&rest, "meow: {type: string}", to, "property-added", message);
    assert_eq!(
        (change.directions.as_str(), change.operations),
        ("response", vec!["GET /a".to_owned()])
    );
    let dog = "    Dog: {allOf: [{$ref: '#/components/schemas/S'}]}\n    Cat:";
    let change = once(
        &rest,
        "    Cat:",
        dog,
        "alternative-added",
        "`S` can be `Dog` as well",
    );
    assert_eq!(
        (change.wire, change.directions.as_str()),
        (Wire::Breaking, "response")
    );
}

/// An operation with a parameter and a body, and a webhook with the same.
const CALLS: &str = "\
paths:
  /a:
    post:
      operationId: a
      parameters:
        - {name: q, in: query, schema: {type: string}}
        - {name: m, in: query, content: {application/json: {schema: {type: string}}}}
      responses: {'204': {description: A.}}
webhooks:
  w:
    post:
      parameters: [{name: X-Mark, in: header, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {type: string}}}}
      responses: {'204': {description: W.}}
";

#[test]
fn what_a_webhook_receives() {
    let message = "`X-Mark` of `POST w` is required now";
    let required = "in: header, required: true";
    let change = once(
        CALLS,
        "in: header",
        required,
        "parameter-became-required",
        message,
    );
    assert_eq!(
        (change.wire, change.directions.as_str()),
        (Wire::Info, "response")
    );
    let message = "the body of `POST w` is required now";
    let required = "{required: true, content: {application/json: {schema: {type: string}}}}\n      responses: {'204': {description: W.}}";
    let from = "{content: {application/json: {schema: {type: string}}}}\n      responses: {'204': {description: W.}}";
    let change = once(
        CALLS,
        from,
        required,
        "request-body-became-required",
        message,
    );
    assert_eq!(change.wire, Wire::Info);
    let rest = CALLS.replace("in: header", "in: header, required: true");
    let message = "`POST w` no longer has the parameter `X-Mark` (header)";
    let from = "[{name: X-Mark, in: header, required: true, schema: {type: string}}]";
    assert_eq!(
        once(&rest, from, "[]", "parameter-removed", message).wire,
        Wire::Breaking
    );
}

#[test]
fn how_a_parameter_is_written() {
    let message = "`q` of `POST /a` is written as `form`, exploded, reserved characters as they are and was as `form`, exploded";
    let to = "in: query, allowReserved: true, schema";
    once(
        CALLS,
        "in: query, schema",
        to,
        "parameter-encoding-changed",
        message,
    );
    let message = "`m` of `POST /a` no longer has to fit a schema";
    once(
        CALLS,
        "content: {application/json: {schema: {type: string}}}",
        "content: {application/json: {}}",
        "body-schema-removed",
        message,
    );
}

#[test]
fn a_parameter_has_its_name() {
    let message = "`q of POST /a` has a `maxLength` of 3 now";
    once(
        CALLS,
        "in: query, schema: {type: string",
        "in: query, schema: {type: string, maxLength: 3",
        "limit-added",
        message,
    );
}
