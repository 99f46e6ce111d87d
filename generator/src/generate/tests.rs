//! What is found out about a document behind its grammar: contradictions, and what does not fit together.

use crate::config::Config;
use crate::diagnostic::{Diagnostics, Place};
use crate::source::SourceMap;
use crate::{document, ir, model};

/// The findings about schemas under `components`, with this code: the message, and the pointer.
#[track_caller]
fn check(code: &str, schemas: &str, expected: &[(&str, &str)]) {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: Test, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    );
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("test.yaml", &text);
    let document = document::parse(&mut sources, file, &mut diagnostics).expect("it is read");
    let model = model::resolve(&document, &mut diagnostics);
    let _api = ir::lower(&model, &Config::default(), &mut diagnostics);
    let found: Vec<(String, String)> = diagnostics
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
        .collect();
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(message, pointer)| (message.as_str(), pointer.as_str()))
        .collect();
    assert_eq!(found, expected);
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
