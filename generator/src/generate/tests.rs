//! What is found out about a document behind its grammar, and what the configuration makes of it.

use crate::config::{Config, Entry};
use crate::diagnostic::{Diagnostics, Place};
use crate::source::SourceMap;
use crate::{document, ir, model, rust};

/// The findings about schemas under `components`, with this code: the message, and the pointer.
#[track_caller]
fn check(code: &str, schemas: &str, expected: &[(&str, &str)]) {
    let found = findings(code, schemas);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(message, pointer)| (message.as_str(), pointer.as_str()))
        .collect();
    assert_eq!(found, expected);
}

/// The same findings.
fn findings(code: &str, schemas: &str) -> Vec<(String, String)> {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: Test, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    );
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("test.yaml", &text);
    let document = document::parse(&mut sources, file, &mut diagnostics).expect("it is read");
    let model = model::resolve(&document, &mut diagnostics);
    let _api = ir::lower(&model, &Config::default(), &mut diagnostics);
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code().id == code)
        .map(|diagnostic| {
            let place = diagnostic.place().and_then(Place::origin);
            let pointer = place
                .expect("it stands in the document")
                .pointer
                .to_string();
            let pointer = pointer.replace("/components/schemas/", "");
            (diagnostic.message().to_owned(), pointer)
        })
        .collect()
}

#[test]
fn defaults_are_values_of_their_schemas() {
    check(
        "M122",
        "
    Page:
      type: object
      properties:
        size: {type: integer, minimum: 1, default: 0}
        quoted: {type: integer, default: '1'}
        order: {type: string, enum: [up, down], default: sideways}
        none: {type: string, default: null}
        words: {type: array, items: {type: string}, default: [a, 1]}
        point: {$ref: '#/components/schemas/Point'}
        fine: {type: [string, 'null'], maxLength: 3, default: abc}
        absent: {type: [string, 'null'], default: null}
        whole: {type: integer, default: 1.0}
    Point:
      default: {x: 1}
      type: object
      required: [x, y]
      properties: {x: {type: integer}, y: {type: integer}}
",
        &[
            (
                "this `default` is no value of its schema: it violates its `minimum`",
                "Page/properties/size/default",
            ),
            (
                "this `default` is no value of its schema: it is not an integer",
                "Page/properties/quoted/default",
            ),
            (
                "this `default` is no value of its schema: it is not one of the values of its `enum`",
                "Page/properties/order/default",
            ),
            (
                "this `default` is no value of its schema: it is `null`",
                "Page/properties/none/default",
            ),
            (
                "this `default` is no value of its schema: it is not a string",
                "Page/properties/words/default",
            ),
            (
                "this `default` is no value of its schema: it lacks the member `y`",
                "Point/default",
            ),
        ],
    );
}

#[test]
fn values_that_a_document_gives_match_the_patterns_of_their_schemas() {
    check(
        "V109",
        "
    Code:
      type: string
      pattern: '^[a-z]+$'
      example: a b
      examples: [ab, 'A']
    Kind: {type: string, pattern: '^\\p{Alpha}+$', enum: [a, 'b-c']}
    Fixed: {type: string, pattern: b, const: abc}
    Named: {$ref: '#/components/schemas/Code', example: ab1}
    Unchecked: {type: string, pattern: '(', example: a}
",
        &[
            (
                "the pattern `^[a-z]+$` of its schema does not match `a b`",
                "Code/example",
            ),
            (
                "the pattern `^[a-z]+$` of its schema does not match `A`",
                "Code/examples/1",
            ),
            (
                "the pattern `^\\p{Alpha}+$` of its schema does not match `b-c`",
                "Kind/enum/1",
            ),
            (
                "the pattern `^[a-z]+$` of its schema does not match `ab1`",
                "Named/example",
            ),
        ],
    );
}

#[test]
fn schemas_that_nothing_fulfils_are_told_from_those_that_null_does() {
    check(
        "M101",
        "
    Never: {type: string, allOf: [{enum: [a]}, {enum: [b]}]}
    Nothing: {type: [string, 'null'], enum: [null]}
    Absent: {type: 'null', enum: [null]}
",
        &[(
            "no value can fulfil this schema: no value is left in its `enum`",
            "Never",
        )],
    );
}

#[test]
fn types_have_bounds() {
    use std::fmt::Write as _;

    let mut chain = String::from("\n");
    for level in 0..4_100 {
        let next = level + 1;
        let _ = writeln!(
            chain,
            "    R{level}: {{type: array, items: {{$ref: '#/components/schemas/R{next}'}}}}"
        );
    }
    let found = findings("G109", &format!("{chain}    R4100: {{type: string}}"));
    let said = |message: &str| {
        let found = found.iter().filter(|(said, _)| said == message);
        found.map(|(_, at)| at.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(
        said("too many types lie around this one, each in the next"),
        ["R4000"]
    );
    // Each list that is cut begins the next one.
    let cut = said("too many lists and maps lie around this one, each in the next");
    assert_eq!((cut.len() + 1, cut.first()), (found.len(), Some(&"R33")));
    let nested = format!(
        "\n    A: {}{{type: string}}{}",
        "{type: array, items: ".repeat(33),
        "}".repeat(33)
    );
    let place = format!("A{}", "/items".repeat(33));
    check(
        "G109",
        &nested,
        &[(
            "too many lists and maps lie around this one, each in the next",
            place.as_str(),
        )],
    );
    let part = "          - oneOf: [{properties: {a: {}}}, {properties: {b: {}}}]\n";
    let combined = |parts| format!("\n    A:\n      allOf:\n{}", part.repeat(parts));
    check("G109", &combined(12), &[]);
    check(
        "G109",
        &combined(13),
        &[(
            "the alternatives here make more than 4,096 combinations",
            "A",
        )],
    );
}

#[test]
fn schemas_that_inherit_from_many_have_bounds() {
    use std::fmt::Write as _;

    const LENGTH: usize = 400;
    let mut schemas = String::new();
    for level in 0..LENGTH {
        let next = level + 1;
        let _ = writeln!(
            schemas,
            "    R{level}: {{allOf: [{{$ref: '#/components/schemas/R{next}'}}], properties: {{p{level}: {{}}}}}}"
        );
    }
    let _ = writeln!(schemas, "    R{LENGTH}: {{type: object}}");
    let found = findings("G109", &schemas);
    let message = "the schemas before this one make types of more than 200,000 members by inheriting from each other";
    let is_it = |(said, at): &(String, String)| said == message && at.starts_with('R');
    assert!(found.iter().all(is_it), "{found:?}");
    // What is made of few schemas is a type all the same.
    let last = found.last().map(|(_, at)| at.as_str());
    assert_eq!(last, Some("R368"), "{found:?}");
    assert!(found.len() > 100, "{found:?}");
}

#[test]
fn references_in_a_row_are_one_type() {
    use std::fmt::Write as _;

    for end in ["{type: string}", "{type: object, properties: {a: {}}}"] {
        let mut schemas = String::new();
        for level in 0..200 {
            let next = level + 1;
            let _ = writeln!(
                schemas,
                "    R{level}: {{$ref: '#/components/schemas/R{next}'}}"
            );
        }
        let _ = writeln!(schemas, "    R200: {end}");
        for code in ["G109", "R105"] {
            check(code, &schemas, &[]);
        }
    }
}

/// What the types of a small document derive beyond what all do, when the configuration asks for it, and what is said.
#[track_caller]
fn check_derives(asked: &[(&str, &str)], derived: &[(&str, &str)], said: &[&str]) {
    const SCHEMAS: &str = "
openapi: 3.1.0
info: {title: Test, version: '1'}
paths: {}
components:
  schemas:
    Pet:
      type: object
      required: [owner]
      properties: {owner: {$ref: '#/components/schemas/Owner'}, weight: {type: number}}
    Owner: {type: object, properties: {name: {type: string}, kind: {$ref: '#/components/schemas/Kind'}}}
    Kind: {type: string, enum: [a, b]}
    Labels: {type: object, required: [id], properties: {id: {type: integer}}, additionalProperties: {type: string}}
    Point: {type: array, prefixItems: [{type: integer}, {type: integer}], minItems: 2, maxItems: 2}
";
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("test.yaml", SCHEMAS);
    let document = document::parse(&mut sources, file, &mut diagnostics).expect("it is read");
    let model = model::resolve(&document, &mut diagnostics);
    let mut config = Config::default();
    config.types.derive = asked
        .iter()
        .map(|(key, value)| Entry {
            key: (*key).to_owned(),
            origin: None,
            value: (*value).to_owned(),
            place: (file, 0..0),
        })
        .collect();
    let api = ir::lower(&model, &config, &mut diagnostics);
    let plan = rust::plan(&api, &config, &mut diagnostics);
    let found: Vec<(String, String)> = plan
        .models
        .iter()
        .filter(|model| !model.derives.is_empty())
        .map(|model| (model.name.to_string(), model.derives.join(", ")))
        .collect();
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(name, derives)| (name.as_str(), derives.as_str()))
        .collect();
    assert_eq!(found, derived);
    let messages: Vec<&str> = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code().id.starts_with('C'))
        .map(crate::diagnostic::Diagnostic::message)
        .collect();
    assert_eq!(messages, said);
}

#[test]
fn types_derive_what_they_can() {
    check_derives(
        &[("*", "Eq, Hash, shop_types::Shown")],
        &[
            ("Kind", "shop_types::Shown"),
            ("Labels", "Eq, Hash, shop_types::Shown"),
            ("Owner", "Eq, Hash, shop_types::Shown"),
            ("Pet", "shop_types::Shown"),
            ("Point", "Eq, Hash, shop_types::Shown"),
        ],
        &[],
    );
    check_derives(
        &[("Labels", "Ord, PartialOrd, Eq"), ("Point", "Copy, Clone")],
        &[("Labels", "PartialOrd, Eq, Ord"), ("Point", "Copy")],
        &[],
    );
    check_derives(
        &[
            ("Pet", "Hash, Eq"),
            ("Owner", "Ord, Copy, Default"),
            ("Pets", "Eq"),
        ],
        &[],
        &[
            "`Pets` is no type of the client, which could derive anything",
            "`Pet` cannot derive `Eq`: `owner` is `Owner`, which does not derive it",
            "`Pet` cannot derive `Hash`: `owner` is `Owner`, which does not derive it",
            "`Owner` cannot derive `Ord`: `Ord` needs `Eq` and `PartialOrd`",
            "`Owner` cannot derive `Copy`: `name` is no value that is copied",
        ],
    );
}
