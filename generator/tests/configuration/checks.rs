//! How much is validated.

use crate::Run;

const CODES: &str = "
openapi: 3.0.4
info: {title: Codes, version: '1'}
paths:
  /codes:
    get:
      operationId: listCodes
      parameters: [{name: limit, in: query, schema: {type: integer, maximum: 9}}]
      responses:
        '200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/Code'}}}}
components:
  schemas:
    Code:
      type: object
      properties:
        java: {type: string, pattern: '[\\p{Alnum}]+'}
        plain: {type: string, pattern: '[a-z]+', maxLength: 8}
        other: {not: {type: integer}}
        kind: {type: string, enum: [a, b]}
";

#[test]
fn patterns_match_as_much_of_a_text_as_they_are_told_to() {
    let java =
        "static CODE_JAVA: Run = Run::new(&[('0', '9'), ('A', 'Z'), ('a', 'z')], 1, usize::MAX);";
    let plain = "static CODE_PLAIN: Run = Run::new(&[('a', 'z')], 1, usize::MAX);";
    let whole = |patterns: &str| {
        let run = Run::of(CODES, &format!("[validation]\npatterns = \"{patterns}\"\n"));
        let text = run.file("src/patterns.rs");
        (text.contains(java), text.contains(plain))
    };
    assert_eq!(whole("search"), (false, false));
    assert_eq!(whole("auto"), (true, false));
    assert_eq!(whole("whole"), (true, true));
}

#[test]
fn checks_are_left_out_where_nobody_wants_them() {
    let files = |configuration: &str| {
        let run = Run::of(CODES, configuration);
        let texts = ["src/models/code.rs", "src/api/default.rs"].map(|path| run.file(path));
        let rules = texts.iter().any(|text| text.contains("Rule::"));
        let generation = run.generation();
        let mut paths = generation.files.iter().map(|(path, _)| path.to_owned());
        let tables =
            paths.any(|path| path.ends_with("patterns.rs") || path.ends_with("schemas.rs"));
        (rules, tables)
    };
    assert_eq!(files(""), (true, true));
    assert_eq!(files("[validation]\nchecks = false\n"), (false, false));
}
