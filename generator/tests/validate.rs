//! What documents say and cannot mean, and what they may say: small documents with the places that are told.

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, report};
use specsmith::source::SourceMap;
use specsmith::{document, ir, model, validate};

/// The codes and lines of what is found, in order, notes left out.
fn found(text: &str) -> Vec<String> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("a.yaml", text);
    if let Some(document) = document::parse(&mut sources, file, &mut diagnostics) {
        let model = model::resolve(&document, &mut diagnostics);
        let _api = ir::lower(&model, &Config::default(), &mut diagnostics);
        validate::check(&document, &model, &mut diagnostics);
    }
    let findings = report(&diagnostics, &sources);
    let lines = findings
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("each line is JSON"));
    lines
        .filter(|line| line["severity"] != "note")
        .map(|line| {
            let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
            format!(
                "{}:{} {}: {}",
                line["line"],
                line["column"],
                text("code"),
                text("message")
            )
        })
        .collect()
}

/// Holds a document of a version, whose other members begin in line 3, against what is to be found.
#[track_caller]
fn check(version: &str, rest: &str, expected: &[&str]) {
    let key = if version == "2.0" {
        "swagger"
    } else {
        "openapi"
    };
    let paths = if rest.contains("paths:") {
        ""
    } else {
        "paths: {}\n"
    };
    let text = format!("{key}: '{version}'\ninfo: {{title: A, version: '1'}}\n{rest}{paths}");
    assert_eq!(found(&text), expected, "{text}");
}

fn schema(keywords: &str) -> String {
    format!("components:\n  schemas:\n    A: {keywords}\n")
}

#[test]
fn formats_of_examples_and_defaults() {
    let is = |keywords: &str, expected: &[&str]| check("3.1.1", &schema(keywords), expected);
    is(
        "{type: string, format: date, example: '2020-02-29', default: '2021-01-01'}",
        &[],
    );
    is("{type: string, format: colour, example: red}", &[]);
    is(
        "{type: string, format: date, example: '2020-02-30'}",
        &[
            "5:46 M137: this example does not fit its schema: it is no `date`, which its `format` asks for",
        ],
    );
    is(
        "{type: string, format: uuid, default: all}",
        &[
            "5:46 M122: this `default` is no value of its schema: it is no `uuid`, which its `format` asks for",
        ],
    );
    is(
        "{type: string, maxLength: 2, example: abc}",
        &["5:46 M137: this example does not fit its schema: it is longer than its `maxLength` (2)"],
    );
}

#[test]
fn schemas_that_nothing_fulfils() {
    let is = |keywords: &str, expected: &[&str]| check("3.1.1", &schema(keywords), expected);
    is("{const: 1, enum: [1, 2], maximum: 3}", &[]);
    is(
        "{type: array, contains: {const: 1}, minContains: 2, maxItems: 2}",
        &[],
    );
    is(
        "{type: array, prefixItems: [{type: string}], items: false, minItems: 1}",
        &[],
    );
    is(
        "{const: 1, enum: [2]}",
        &[
            "5:16 M101: no value can fulfil this schema: the value of its `const` is none of the values of its `enum` (2)",
        ],
    );
    is(
        "{type: array, contains: {const: 1}, minContains: 3, maxItems: 2}",
        &["5:57 M101: no value can fulfil this schema: its `minContains` is beyond its `maxItems`"],
    );
    is(
        "{type: array, items: false, minItems: 1}",
        &[
            "5:46 M101: no value can fulfil this schema: it has at most 0 items, and its `minItems` is 1",
        ],
    );
}

#[test]
fn keywords_that_do_nothing_alone() {
    let is = |keywords: &str, expected: &[&str]| check("3.1.1", &schema(keywords), expected);
    is("{if: {type: string}, else: {minimum: 1}}", &[]);
    is(
        "{type: string, contentMediaType: application/json, contentSchema: {type: object}}",
        &[],
    );
    is(
        "{then: {type: string}}",
        &["5:9 S120: `then` has no effect without `if` beside it"],
    );
    is(
        "{type: array, items: {}, maxContains: 1}",
        &["5:33 S120: `maxContains` has no effect without `contains` beside it"],
    );
}

#[test]
fn references_in_a_schema_with_an_id() {
    let rest = "components:
  schemas:
    A:
      $id: https://a.example/schemas/a
      $defs: {b: {type: string}}
      properties:
        one: {$ref: 'a#/$defs/b'}
        two: {$ref: '/schemas/c'}
    C: {$id: https://a.example/schemas/c, type: string}
";
    check("3.1.1", rest, &[]);
    check(
        "3.1.1",
        &rest.replace("'a#/", "'other#/"),
        &["9:21 R103: the file of `other#/$defs/b` cannot be read: `other` does not exist"],
    );
}

#[test]
fn a_scheme_that_is_wrong_is_told_once() {
    let rest = "security: [{key: []}]
components:
  securitySchemes:
    key: {type: apiKey, in: body, name: k}
";
    check(
        "3.0.4",
        rest,
        &["6:29 S106: `body` is not one of `query`, `header`, `cookie`"],
    );
    let old = "security: [{key: []}]
securityDefinitions:
  key: {type: apiKey, in: body, name: k}
";
    check(
        "2.0",
        old,
        &["5:27 S106: `body` is not one of `query`, `header`"],
    );
}

#[test]
fn what_excludes_each_other_at_the_top() {
    let license = "openapi: 3.1.1
info: {title: A, version: '1', license: {name: MIT, identifier: MIT, url: 'https://a.example'}}
paths: {}
";
    assert_eq!(
        found(license),
        ["2:70 S112: `identifier` and `url` exclude each other"]
    );
    check("3.2.0", "$self: https://a.example/b\n", &[]);
    check(
        "3.2.0",
        "$self: https://a.example/b#c\n",
        &[
            "3:8 S106: `https://a.example/b#c` has a fragment, and is the address of a whole document",
        ],
    );
}

#[test]
fn paths_media_types_and_links() {
    let rest = "paths:
  /a/{b:
    get: {operationId: a, responses: {default: {description: A.}}}
  /c/{d}:
    parameters: [{name: d, in: path, required: true, schema: {type: string}}]
    get:
      operationId: c
      responses:
        default:
          description: C.
          content: {json: {}, text/plain: {}, '*/*': {}, application/json; charset=utf-8: {}}
          links:
            one: {operationId: c, parameters: {d: 1}}
            two: {operationId: c, parameters: {path.d: 1}}
            three: {operationId: c, parameters: {query.d: 1}}
";
    check(
        "3.0.4",
        rest,
        &[
            "4:3 M103: the braces of the path `/a/{b` do not match",
            "13:21 S113: `json` is no media type",
            "17:50 M140: the operation `c` has no parameter `query.d`",
        ],
    );
}

#[test]
fn webhooks_share_the_names_of_operations() {
    let rest = "paths:
  /a:
    get:
      operationId: a
      responses: {default: {description: A.}}
      callbacks:
        done:
          '{$request.body#/url}': {post: {operationId: a, responses: {default: {description: A.}}}}
webhooks:
  b: {$ref: '#/components/pathItems/B'}
  c: {$ref: '#/components/pathItems/B'}
components:
  pathItems:
    B: {post: {operationId: b, responses: {default: {description: B.}}}}
";
    check(
        "3.1.1",
        rest,
        &["10:56 M102: the operationId `a` is taken already"],
    );
}

#[test]
fn members_that_tell_apart_what_builds_on_a_schema() {
    let old = |keywords: &str| format!("definitions:\n  A: {keywords}\n");
    check(
        "2.0",
        &old("{type: object, discriminator: k, required: [k], properties: {k: {type: string}}}"),
        &[],
    );
    check(
        "2.0",
        &old("{type: object, discriminator: kind, properties: {kin: {type: string}}}"),
        &["4:36 M135: there is no member `kind` here to tell apart what builds on this schema"],
    );
    check(
        "2.0",
        &old("{type: object, discriminator: k, properties: {k: {type: string}}}"),
        &["4:36 M135: `k`, which tells apart what builds on this schema, is not required"],
    );
}
