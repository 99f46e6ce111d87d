//! A finding stands once, with the number of operations that reach it.

use specsmith::diagnostic::{Diagnostics, render, report};
use specsmith::document;
use specsmith::source::SourceMap;

const DOCUMENT: &str = "\
openapi: 3.0.4
info: {title: A, version: '1'}
paths:
  /a:
    parameters: [{$ref: '#/components/parameters/P'}]
    get: {responses: {'200': {$ref: '#/components/responses/R'}}}
    put: {responses: {'200': {$ref: '#/components/responses/R'}}}
  /b:
    get: {responses: {'200': {description: B, gone: 1}}}
components:
  parameters:
    P: {name: p, in: query, schema: {type: strng}}
  responses:
    R: {description: R, content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}
  schemas:
    S: {type: object, properties: {t: {$ref: '#/components/schemas/T'}}}
    T: {type: object, titel: T, properties: {s: {$ref: '#/components/schemas/S'}}}
    U: {titel: U}
";

#[test]
fn findings_in_shared_parts_tell_who_uses_them() {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("a.yaml", DOCUMENT);
    let document = document::parse(&mut sources, file, &mut diagnostics).expect("a document");
    document.count_operations(&sources, &mut diagnostics);
    let found = report(&diagnostics, &sources);
    let found: Vec<(String, Option<u64>)> = found
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let pointer = line["pointer"].as_str().expect("a pointer");
            (pointer.to_owned(), line["operations"].as_u64())
        })
        .collect();
    let expected = [
        ("#/paths/~1b/get/responses/200/gone", None),
        ("#/components/parameters/P/schema/type", Some(2)),
        ("#/components/schemas/T/titel", Some(2)),
        ("#/components/schemas/U/titel", Some(0)),
    ];
    assert_eq!(
        found,
        expected.map(|(pointer, count)| (pointer.to_owned(), count))
    );
    let shown = render(&diagnostics, &sources, false);
    assert!(shown.contains("= note: 2 operations use this"), "{shown}");
    assert!(shown.contains("= note: no operation uses this"), "{shown}");
}
