//! Rules of the schemas of the `OpenAPI` Initiative that a table of members does not hold, and what only the text of the
//! specification says.

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, report};
use specsmith::source::SourceMap;
use specsmith::{document, ir, model, validate};

/// Everything that is found in a document, as `S106 schema #/pointer`.
fn found(text: &str) -> Vec<String> {
    let lines = lines(text);
    let lines = lines.iter().map(|line| {
        let word = |key: &str| line[key].as_str().unwrap_or("-");
        format!("{} {} {}", word("code"), word("topic"), word("pointer"))
    });
    lines.collect()
}

/// The same for machines.
fn lines(text: &str) -> Vec<serde_json::Value> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("a.yaml", text);
    if let Some(document) = document::parse(&mut sources, file, &mut diagnostics) {
        let model = model::resolve(&document, &mut diagnostics);
        let _ = ir::lower(&model, &Config::default(), &mut diagnostics);
        validate::check(&document, &model, &mut diagnostics);
    }
    let lines = report(&diagnostics, &sources);
    let lines = lines.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

/// A document of a version with a schema.
fn schema(version: &str, schema: &str) -> String {
    let head = "info: {title: A, version: '1'}\npaths: {}\n";
    if version == "2.0" {
        format!("swagger: '2.0'\n{head}definitions:\n  A: {schema}\n")
    } else {
        format!("openapi: {version}\n{head}components:\n  schemas:\n    A: {schema}\n")
    }
}

/// A document of 2.0 with an operation, or what stands in it.
fn operation(parts: &str) -> String {
    format!(
        "swagger: '2.0'\ninfo: {{title: A, version: '1'}}\npaths:\n  /a:\n    post:\n      \
         responses: {{'200': {{description: all}}}}\n      {parts}\n"
    )
}

/// A document of a version with something beside its paths.
fn beside(version: &str, part: &str) -> String {
    let key = if version == "2.0" {
        "swagger"
    } else {
        "openapi"
    };
    format!("{key}: '{version}'\ninfo: {{title: A, version: '1'}}\npaths: {{}}\n{part}\n")
}

#[test]
fn lists_have_elements() {
    for key in ["allOf", "oneOf", "anyOf"] {
        let text = schema("3.1.1", &format!("{{{key}: []}}"));
        let place = format!("S106 schema #/components/schemas/A/{key}");
        assert!(found(&text).contains(&place), "{text}\n{:?}", found(&text));
    }
    check(
        &schema("3.1.1", "{prefixItems: []}"),
        &["S106 schema #/components/schemas/A/prefixItems"],
    );
    check(
        &schema("3.1.1", "{type: []}"),
        &["S106 schema #/components/schemas/A/type"],
    );
    check(
        &schema("2.0", "{allOf: []}"),
        &["S106 schema #/definitions/A/allOf"],
    );
    let text = schema("3.0.4", "{allOf: []}");
    check(&text, &["S106 meaning #/components/schemas/A/allOf"]);
    // JSON Schema takes an empty list since 2019.
    let required = "{type: object, properties: {a: {}}, required: []}";
    check(
        &schema("2.0", required),
        &["S106 schema #/definitions/A/required"],
    );
    check(
        &schema("3.0.4", required),
        &["S106 schema #/components/schemas/A/required"],
    );
    check(&schema("3.1.1", required), &[]);
}

#[test]
fn elements_are_there_once() {
    check(
        &schema("3.1.1", "{type: [string, 'null', string]}"),
        &["S106 schema #/components/schemas/A/type/2"],
    );
    check(
        &operation("tags: [a, a]"),
        &["S106 schema #/paths/~1a/post/tags/1"],
    );
    check(
        &beside("2.0", "schemes: [http, http]"),
        &["S106 schema #/schemes/1"],
    );
    let scopes = "security: [{A: [a, a]}]\nsecurityDefinitions: {A: {type: oauth2, flow: password, tokenUrl: 'https://a.example', scopes: {a: a}}}";
    check(&beside("2.0", scopes), &["S106 schema #/security/0/A/1"]);
    let names = schema("3.1.1", "{dependentRequired: {a: [b, b]}}");
    check(
        &names,
        &["S106 schema #/components/schemas/A/dependentRequired/a/1"],
    );
}

/// A media type that is listed twice made a schema of itself, and a run never ended.
#[test]
fn media_types_that_are_listed_twice() {
    let text = operation("produces: [application/json, application/json]").replace(
        "{'200': {description: all}}",
        "{'200': {description: all, schema: {type: object}}}",
    );
    check(&text, &["S106 schema #/paths/~1a/post/produces/1"]);
}

#[test]
fn responses_have_one() {
    for head in ["swagger: '2.0'", "openapi: 3.0.4", "openapi: 3.1.1"] {
        let rest = "info: {title: A, version: '1'}\npaths: {/a: {get: {responses: {}}}}";
        check(
            &format!("{head}\n{rest}\n"),
            &["S105 schema #/paths/~1a/get/responses"],
        );
    }
}

#[test]
fn maps_have_names_and_no_extensions() {
    let text = schema(
        "3.0.4",
        "{type: object, properties: {x-order: 4, x-a: {type: string}}}",
    );
    check(
        &text,
        &["S104 schema #/components/schemas/A/properties/x-order"],
    );
}

#[test]
fn parts_of_urls() {
    check(
        &beside("2.0", "host: https://a.example"),
        &["S106 schema #/host"],
    );
    check(&beside("2.0", "basePath: v1"), &["S106 schema #/basePath"]);
    check(&beside("2.0", "host: localhost:8080\nbasePath: /v1"), &[]);
}

#[test]
fn addresses() {
    let docs = |version, url: &str| beside(version, &format!("externalDocs: {{url: '{url}'}}"));
    for version in ["2.0", "3.0.4", "3.1.1", "3.2.0"] {
        check(&docs(version, ""), &["M138 meaning #/externalDocs/url"]);
        check(
            &docs(version, "see the wiki"),
            &["M138 meaning #/externalDocs/url"],
        );
        check(&docs(version, "https://a.example/b"), &[]);
    }
    // What is relative is known from 3.0 on.
    check(&docs("2.0", "/docs"), &["M138 meaning #/externalDocs/url"]);
    check(&docs("3.0.4", "/docs"), &[]);
    let email = |email: &str| {
        format!(
            "openapi: 3.0.4\ninfo: {{title: A, version: '1', contact: {{email: '{email}'}}}}\npaths: {{}}\n"
        )
    };
    check(&email("nobody"), &["M138 meaning #/info/contact/email"]);
    check(&email("nobody@a.example"), &[]);
    let namespace = |url: &str| schema("3.0.4", &format!("{{xml: {{namespace: '{url}'}}}}"));
    check(
        &namespace("a"),
        &["M138 meaning #/components/schemas/A/xml/namespace"],
    );
    check(&namespace("urn:a"), &[]);
}

#[test]
fn keys_of_other_security_schemes() {
    let scheme = |members: &str| {
        beside(
            "3.1.1",
            &format!("components: {{securitySchemes: {{A: {{{members}}}}}}}"),
        )
    };
    let place = |key: &str| vec![format!("S115 schema #/components/securitySchemes/A/{key}")];
    let check = |members: &str, key: &str| {
        assert_eq!(found(&scheme(members)), place(key), "{members}");
    };
    check("type: http, scheme: basic, name: a", "name");
    check(
        "type: http, scheme: basic, bearerFormat: JWT",
        "bearerFormat",
    );
    check("type: apiKey, name: a, in: header, scheme: basic", "scheme");
    check(
        "type: mutualTLS, openIdConnectUrl: 'https://a.example'",
        "openIdConnectUrl",
    );
    assert!(found(&scheme("type: http, scheme: Bearer, bearerFormat: JWT")).is_empty());
}

#[test]
fn parameters_of_2_0() {
    let parameter = |members: &str| operation(&format!("parameters: [{{name: a, {members}}}]"));
    let check = |members: &str, expected: &[&str]| {
        let places: Vec<String> = expected
            .iter()
            .map(|found| found.replace('@', "#/paths/~1a/post/parameters/0"))
            .collect();
        assert_eq!(found(&parameter(members)), places, "{members}");
    };
    check(
        "in: body, schema: {}, minimum: 1",
        &["S115 schema @/minimum"],
    );
    check(
        "in: query, type: string, schema: {}",
        &["S115 schema @/schema"],
    );
    check(
        "in: header, type: array, items: {type: string}, collectionFormat: multi",
        &["S106 schema @/collectionFormat"],
    );
    check(
        "in: header, type: string, allowEmptyValue: true",
        &["S115 schema @/allowEmptyValue"],
    );
    check(
        "in: body, schema: {type: file}",
        &["S106 schema @/schema/type"],
    );
    check("in: query, type: array", &["S105 meaning @"]);
    let twice = "parameters: [{name: a, in: formData, type: string, required: true}, {name: a, in: formData, type: string, required: true}]";
    super::rules::check(
        &operation(twice),
        &["M130 meaning #/paths/~1a/post/parameters/1"],
    );
}

#[test]
fn references() {
    let with = |version: &str, media: &str| {
        format!(
            "openapi: {version}\ninfo: {{title: A, version: '1'}}\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          \
             description: all\n          content:\n            text/plain: {{schema: {{type: string}}}}\n            text/html: {media}\n"
        )
    };
    let media = "{$ref: '#/paths/~1a/get/responses/200/content/text~1plain'}";
    let place = "S103 schema #/paths/~1a/get/responses/200/content/text~1html/$ref";
    check(&with("3.1.1", media), &[place]);
    check(&with("3.2.0", media), &[]);
    let parameter = "paths: {/a: {parameters: [{$ref: '#/components/parameters/A', summary: 4}], get: {}}}\n\
                     components: {parameters: {A: {name: a, in: query, schema: {}}}}\n";
    check(
        &format!("openapi: 3.1.1\ninfo: {{title: A, version: '1'}}\n{parameter}"),
        &["S104 schema #/paths/~1a/parameters/0/summary"],
    );
}

/// From 3.1 on schemas are open, so that what is wrong with a keyword is not against the schema of the version.
#[test]
fn what_only_the_text_says() {
    let place = "#/components/schemas/A";
    let check = |text: &str, code: &str, key: &str| {
        assert_eq!(
            found(text),
            [format!("{code} meaning {place}{key}")],
            "{text}"
        );
    };
    check(
        &schema("3.1.1", "{type: string, maxLenght: 4}"),
        "S118",
        "/maxLenght",
    );
    check(
        &schema("3.1.1", "{type: string, nullable: true}"),
        "S119",
        "/nullable",
    );
    check(
        &schema("3.1.1", "{type: string, operationId: a}"),
        "S116",
        "/operationId",
    );
    check(
        &schema("3.0.4", "{type: string, maxItems: 4}"),
        "S107",
        "/maxItems",
    );
    check(&schema("3.0.4", "{type: array}"), "S105", "/type");
    let text = schema("3.0.4", "{type: string, maxLenght: 4}");
    assert_eq!(
        found(&text),
        ["S102 schema #/components/schemas/A/maxLenght"]
    );
    let types = schema("2.0", "{type: [string, 'null']}");
    assert_eq!(found(&types), ["S104 meaning #/definitions/A/type"]);
    let types = schema("3.0.4", "{type: [string, 'null']}");
    assert_eq!(found(&types), ["S104 schema #/components/schemas/A/type"]);
}

#[test]
fn examples_that_are_texts_of_values() {
    let check = |example: &str, expected: &str| {
        let text = schema(
            "3.0.4",
            &format!("{{type: object, properties: {{a: {example}}}}}"),
        );
        let found = lines(&text);
        assert_eq!(found.len(), 1, "{text}\n{found:#?}");
        assert_eq!(found[0]["help"][0], expected, "{text}");
    };
    check(
        "{type: integer, example: '7'}",
        "write it without quotes, or correct the schema",
    );
    check(
        "{type: object, example: '{\"a\": 1}'}",
        "write the value itself, and not a text that has it, or correct the schema",
    );
    check(
        "{type: integer, example: seven}",
        "correct the example, or the schema",
    );
}

#[test]
fn a_required_member_that_is_not_allowed() {
    let text = schema(
        "3.0.4",
        "{type: object, required: [b], properties: {a: {}}, additionalProperties: false}",
    );
    let found = found(&text);
    assert!(
        found.contains(&"M101 meaning #/components/schemas/A/required/0".to_owned()),
        "{found:?}"
    );
    // It is told where it was made, and once.
    let others = [
        "M101 meaning #/components/schemas/A/additionalProperties",
        "S109 schema #/components/schemas/A/required/0",
    ];
    for never in others {
        assert!(!found.contains(&never.to_owned()), "{found:?}");
    }
}

#[test]
fn a_parameter_of_a_path_item_is_told_of_once() {
    let operation = "{responses: {'200': {description: all}}}";
    let text = format!(
        "openapi: 3.0.4\ninfo: {{title: A, version: '1'}}\npaths:\n  /a:\n    parameters: [{{name: b, in: path, \
         required: true, schema: {{}}}}]\n    get: {operation}\n    put: {operation}\n"
    );
    check(&text, &["M103 meaning #/paths/~1a/parameters/0"]);
}

/// What is said beside alternatives holds for each of them.
#[test]
fn a_discriminator_that_the_union_describes() {
    let union = |beside: &str| {
        schema(
            "3.1.1",
            &format!(
                "{{{beside}discriminator: {{propertyName: kind}}, oneOf: [{{$ref: '#/components/schemas/B'}}]}}\n    \
                      B: {{type: object, properties: {{b: {{}}}}}}"
            ),
        )
    };
    check(&union(""), &["M135 meaning #/components/schemas/A/oneOf/0"]);
    check(
        &union("properties: {kind: {type: string}}, required: [kind], "),
        &[],
    );
}
