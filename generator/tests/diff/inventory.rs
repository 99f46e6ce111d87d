//! The inventory of the most complete tool there was, check by check: what it calls breaking, a warning or information,
//! and whether the same is said here.
//!
//! The list is made by others and is no part of this project. Where it lies beside the repository, each of its checks is
//! turned into two documents by what its name says; those that this tool means differently stand in `DIFFERENT`, those
//! that are about extensions in `OUTSIDE`.

use std::collections::BTreeMap;
use std::path::Path;

use specsmith::diff::Wire;

use super::{changes, indented};

/// Checks about members that no version of the specification has.
const OUTSIDE: &[(&str, &str)] = &[
    ("sunset", "`x-sunset` is an extension"),
    ("stability", "`x-stability-level` is an extension"),
    ("x-extensible-enum", "`x-extensible-enum` is an extension"),
    ("before-sunset", "`x-sunset` is an extension"),
];

/// What is meant differently here, and why.
const DIFFERENT: &[(&str, Wire, &str)] = &[
    (
        "request-parameter-property-type-changed",
        Wire::Breaking,
        "a member of a parameter is sent as much as the parameter is, and no type is like another",
    ),
    (
        "response-body-any-of-added",
        Wire::Breaking,
        "an alternative of `anyOf` is as new to a reader as one of `oneOf`",
    ),
    (
        "response-property-any-of-added",
        Wire::Breaking,
        "an alternative of `anyOf` is as new to a reader as one of `oneOf`",
    ),
    (
        "request-body-all-of-added",
        Wire::Info,
        "`allOf` is taken apart: what counts is what the new part asks for, here nothing that has to be there",
    ),
    (
        "request-property-all-of-added",
        Wire::Info,
        "`allOf` is taken apart: what counts is what the new part asks for, here nothing that has to be there",
    ),
    (
        "response-body-all-of-removed",
        Wire::Warning,
        "`allOf` is taken apart: here a member goes with it",
    ),
    (
        "response-property-all-of-removed",
        Wire::Warning,
        "`allOf` is taken apart: here a member goes with it",
    ),
    (
        "request-body-wrapped-in-one-of",
        Wire::Info,
        "what was right before is still right as one of the alternatives",
    ),
];

/// A schema of before, and what became of it.
pub(crate) type Pair = (String, String);

#[expect(
    clippy::unnecessary_wraps,
    reason = "so it stands among those that may be none"
)]
fn pair(before: &str, after: &str) -> Option<Pair> {
    Some((before.to_owned(), after.to_owned()))
}

/// A keyword that comes, and one that goes, beside what is always there.
fn keyword(base: &str, keyword: &str, action: &str) -> Option<Pair> {
    let with = format!("{base}\n{keyword}");
    match action {
        "added" | "set" => pair(base, &with),
        "removed" | "unset" | "deleted" => pair(&with, base),
        _ => None,
    }
}

const UNION: &str = "oneOf:\n- {title: Cat, type: object, properties: {meow: {type: string}, kind: {type: string}}}\n- {title: Dog, type: object, properties: {bark: {type: string}, kind: {type: string}}}";
const CARDS: &str = "components:\n  schemas:\n    Cat: {type: object, properties: {kind: {type: string}}}\n    Dog: {type: object, properties: {bark: {type: string}, kind: {type: string}}}\n    Cow: {type: object, properties: {moo: {type: string}, kind: {type: string}}}\n";
const REFS: &str =
    "oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]";

/// The schemas before and after a change that is called so.
#[expect(clippy::too_many_lines, reason = "a table")]
fn schemas(name: &str) -> Option<Pair> {
    let number = |keyword: &str, action: &str, grows: bool| {
        let (low, high) = ("5", "10");
        let with = |value: &str| format!("type: {}\n{keyword}: {value}", kind_of(keyword));
        let bare = format!("type: {}", kind_of(keyword));
        match action {
            "set" | "added" => pair(&bare, &with(low)),
            "unset" => pair(&with(low), &bare),
            _ if grows => pair(&with(low), &with(high)),
            _ => pair(&with(high), &with(low)),
        }
    };
    let limits = [
        ("exclusive-max", "exclusiveMaximum"),
        ("exclusive-min", "exclusiveMinimum"),
        ("max-contains", "contains: {type: string}\nmaxContains"),
        ("min-contains", "contains: {type: string}\nminContains"),
        ("max-items", "maxItems"),
        ("min-items", "minItems"),
        ("max-length", "maxLength"),
        ("min-length", "minLength"),
        ("max", "maximum"),
        ("min", "minimum"),
    ];
    for (word, keyword) in limits {
        if let Some(action) = name
            .strip_prefix(word)
            .and_then(|rest| rest.strip_prefix('-'))
        {
            return match action {
                "set" | "unset" | "increased" => number(keyword, action, true),
                "decreased" => number(keyword, action, false),
                _ => None,
            };
        }
    }
    let asserted = [
        (
            "if",
            "if: {type: string}\nthen: {minLength: 2}\nelse: {minItems: 2}",
        ),
        ("contains", "type: array\ncontains: {type: string}"),
        (
            "dependent-required",
            "type: object\ndependentRequired: {a: [b]}",
        ),
        (
            "dependent-schema",
            "type: object\ndependentSchemas: {a: {required: [b]}}",
        ),
        (
            "pattern-property",
            "type: object\npatternProperties: {'^a': {type: string}}",
        ),
        (
            "property-names",
            "type: object\npropertyNames: {maxLength: 3}",
        ),
        (
            "unevaluated-items",
            "type: array\nunevaluatedItems: {type: string}",
        ),
        (
            "unevaluated-properties",
            "type: object\nunevaluatedProperties: {type: string}",
        ),
        (
            "content-schema",
            "type: string\ncontentMediaType: application/json\ncontentSchema: {type: object}",
        ),
    ];
    for (word, with) in asserted {
        let Some(action) = name
            .strip_prefix(word)
            .and_then(|rest| rest.strip_prefix('-'))
        else {
            continue;
        };
        let (base, keyword_line) = if word == "if" {
            (String::new(), with)
        } else {
            let (lines, last) = with.rsplit_once('\n').expect("two lines");
            (lines.to_owned(), last)
        };
        let base = if base.is_empty() {
            "description: A.".to_owned()
        } else {
            base
        };
        if action == "changed" {
            return pair(with, &with.replace("[b]", "[b, c]"));
        }
        return keyword(&base, keyword_line, action);
    }
    let condition = "type: string\nif: {minLength: 1}";
    match name {
        "then-added" => pair(condition, &format!("{condition}\nthen: {{maxLength: 9}}")),
        "then-removed" => pair(&format!("{condition}\nthen: {{maxLength: 9}}"), condition),
        "else-added" => pair(condition, &format!("{condition}\nelse: {{maxLength: 9}}")),
        "else-removed" => pair(&format!("{condition}\nelse: {{maxLength: 9}}"), condition),
        "became-enum" => pair("type: string", "type: string\nenum: [a, b]"),
        "enum-value-added" => pair(
            "type: string\nenum: [a, b]",
            "type: string\nenum: [a, b, c]",
        ),
        "enum-value-removed" => pair(
            "type: string\nenum: [a, b, c]",
            "type: string\nenum: [a, b]",
        ),
        "const-added" => pair("type: string", "type: string\nconst: a"),
        "const-removed" => pair("type: string\nconst: a", "type: string"),
        "const-changed" => pair("type: string\nconst: a", "type: string\nconst: b"),
        "default-value-added" => pair("type: string", "type: string\ndefault: a"),
        "default-value-removed" => pair("type: string\ndefault: a", "type: string"),
        "default-value-changed" => pair("type: string\ndefault: a", "type: string\ndefault: b"),
        "became-nullable" => pair("type: string", "type: [string, 'null']"),
        "became-not-nullable" => pair("type: [string, 'null']", "type: string"),
        "pattern-added" => pair("type: string", "type: string\npattern: '^a'"),
        "pattern-removed" => pair("type: string\npattern: '^a'", "type: string"),
        "pattern-changed" => pair("type: string\npattern: '^a'", "type: string\npattern: '^b'"),
        "pattern-generalized" => pair("type: string\npattern: '^a'", "type: string\npattern: '.*'"),
        "type-changed" => pair("type: string", "type: integer"),
        "type-generalized" => pair("type: integer", "type: number"),
        "type-specialized" => pair("type: number", "type: integer"),
        // A type that says the same in other words.
        "type-compatible" => pair("type: [integer, number]", "type: number"),
        "list-of-types-widened" => pair("type: [string]", "type: [string, integer]"),
        "list-of-types-narrowed" => pair("type: [string, integer]", "type: [string]"),
        "prefix-items-added" => pair(
            "type: array\nprefixItems: [{type: string}]",
            "type: array\nprefixItems: [{type: string}, {type: integer}]",
        ),
        "prefix-items-removed" => pair(
            "type: array\nprefixItems: [{type: string}, {type: integer}]",
            "type: array\nprefixItems: [{type: string}]",
        ),
        "content-media-type-changed" => pair(
            "type: string\ncontentMediaType: text/html",
            "type: string\ncontentMediaType: text/plain",
        ),
        "content-encoding-changed" => pair(
            "type: string\ncontentEncoding: base64",
            "type: string\ncontentEncoding: base16",
        ),
        "discriminator-added" => pair(
            UNION,
            &format!("{UNION}\ndiscriminator: {{propertyName: kind}}"),
        ),
        "discriminator-removed" => pair(
            &format!("{UNION}\ndiscriminator: {{propertyName: kind}}"),
            UNION,
        ),
        "discriminator-property-name-changed" => pair(
            &format!("{UNION}\ndiscriminator: {{propertyName: kind}}"),
            &format!("{UNION}\ndiscriminator: {{propertyName: sort}}"),
        ),
        "discriminator-mapping-added"
        | "discriminator-mapping-deleted"
        | "discriminator-mapping-changed" => {
            let one = format!(
                "{REFS}\ndiscriminator: {{propertyName: kind, mapping: {{a: '#/components/schemas/Cat'}}}}"
            );
            let two = format!(
                "{REFS}\ndiscriminator: {{propertyName: kind, mapping: {{a: '#/components/schemas/Cat', b: '#/components/schemas/Dog'}}}}"
            );
            let other = format!(
                "{REFS}\ndiscriminator: {{propertyName: kind, mapping: {{a: '#/components/schemas/Dog'}}}}"
            );
            match name {
                "discriminator-mapping-added" => Some((one, two)),
                "discriminator-mapping-deleted" => Some((two, one)),
                _ => Some((one, other)),
            }
        }
        "any-of-added" | "any-of-removed" | "one-of-added" | "one-of-removed" => {
            let word = if name.starts_with("any") {
                "anyOf"
            } else {
                "oneOf"
            };
            let one = REFS.replace("oneOf", word);
            let two = one.replace("Dog'}]", "Dog'}, {$ref: '#/components/schemas/Cow'}]");
            if name.ends_with("added") {
                Some((one, two))
            } else {
                Some((two, one))
            }
        }
        "wrapped-in-one-of" => pair("$ref: '#/components/schemas/Cat'", REFS),
        "all-of-added" | "all-of-removed" => {
            let one = "allOf: [{$ref: '#/components/schemas/Cat'}]".to_owned();
            let two =
                "allOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Cow'}]"
                    .to_owned();
            if name.ends_with("added") {
                Some((one, two))
            } else {
                Some((two, one))
            }
        }
        "all-of-added-annotation-only" => pair(
            "allOf: [{$ref: '#/components/schemas/Cat'}]",
            "allOf: [{$ref: '#/components/schemas/Cat'}, {description: A cat.}]",
        ),
        "all-of-removed-annotation-only" => pair(
            "allOf: [{$ref: '#/components/schemas/Cat'}, {description: A cat.}]",
            "allOf: [{$ref: '#/components/schemas/Cat'}]",
        ),
        "deprecated" => pair("type: string", "type: string\ndeprecated: true"),
        "reactivated" => pair("type: string\ndeprecated: true", "type: string"),
        _ => None,
    }
}

fn kind_of(keyword: &str) -> &'static str {
    match keyword {
        "maxItems" | "minItems" => "array",
        "maxLength" | "minLength" => "string",
        _ if keyword.contains("ontains") => "array",
        _ => "integer",
    }
}

/// Where a schema stands.
#[derive(Clone, Copy)]
enum Stand {
    RequestBody,
    RequestProperty,
    ReadOnlyProperty,
    Parameter,
    ParameterProperty,
    ResponseBody,
    ResponseProperty,
    WriteOnlyProperty,
    Header,
}

impl Stand {
    /// A document with a schema there.
    fn document(self, schema: &str) -> String {
        let with = |member: &str| {
            format!(
                "type: object\nproperties:\n  p:\n{}",
                indented(&format!("{schema}\n{member}"), 4)
            )
        };
        let (place, schema) = match self {
            Self::RequestBody => ("request", schema.to_owned()),
            Self::RequestProperty => ("request", with("")),
            Self::ReadOnlyProperty => ("request", with("readOnly: true")),
            Self::Parameter => ("parameter", schema.to_owned()),
            Self::ParameterProperty => ("parameter", with("")),
            Self::ResponseBody => ("response", schema.to_owned()),
            Self::ResponseProperty => ("response", with("")),
            Self::WriteOnlyProperty => ("response", with("writeOnly: true")),
            Self::Header => ("header", schema.to_owned()),
        };
        let mut text = "openapi: 3.1.1\ninfo: {title: A, version: '1'}\npaths:\n  /a:\n    post:\n      operationId: a\n".to_owned();
        let media = |depth| {
            let schema = indented(&schema, 6);
            let content = format!("content:\n  application/json:\n    schema:\n{schema}");
            indented(&content, depth)
        };
        match place {
            "request" => {
                text.push_str("      requestBody:\n");
                text.push_str(&media(8));
            }
            "parameter" => {
                text.push_str(
                    "      parameters:\n      - name: q\n        in: query\n        schema:\n",
                );
                text.push_str(&indented(&schema, 10));
            }
            _ => {}
        }
        text.push_str("      responses:\n        '200':\n          description: A.\n");
        match place {
            "response" => text.push_str(&media(10)),
            "header" => {
                text.push_str("          headers:\n            X-A:\n              schema:\n");
                text.push_str(&indented(&schema, 16));
            }
            _ => {}
        }
        text + CARDS
    }
}

/// The two documents of a check, and whether only part of what is found counts.
fn documents(id: &str) -> Option<Pair> {
    if let Some(found) = operations(id).or_else(|| members(id)) {
        return Some(found);
    }
    let stands = [
        ("request-read-only-property-", Stand::ReadOnlyProperty),
        ("response-write-only-property-", Stand::WriteOnlyProperty),
        ("request-parameter-property-", Stand::ParameterProperty),
        ("request-parameter-", Stand::Parameter),
        ("request-header-property-", Stand::Parameter),
        ("request-body-", Stand::RequestBody),
        ("request-property-", Stand::RequestProperty),
        ("response-mediatype-", Stand::ResponseBody),
        ("response-body-", Stand::ResponseBody),
        ("response-property-", Stand::ResponseProperty),
        ("response-header-", Stand::Header),
    ];
    stands.iter().find_map(|(prefix, stand)| {
        let (before, after) = schemas(id.strip_prefix(prefix)?)?;
        Some((stand.document(&before), stand.document(&after)))
    })
}

/// Checks about a member of an object: whether it is there, has to be, and in which direction it travels.
fn members(id: &str) -> Option<Pair> {
    let object = |member: &str, required: bool| {
        let head = if required { "required: [p]\n" } else { "" };
        format!("{head}type: object\nproperties:\n  q: {{type: string}}\n{member}")
    };
    let member = |flags: &str| format!("  p: {{type: string{flags}}}");
    let none = object("", false);
    let (direction, rest) = id.split_once('-')?;
    let stand = match direction {
        "request" | "new" => Stand::RequestBody,
        "response" => Stand::ResponseBody,
        _ => return None,
    };
    let made =
        |before: String, after: String| Some((stand.document(&before), stand.document(&after)));
    match id {
        "new-required-request-property" => return made(none, object(&member(""), true)),
        "new-required-request-property-with-default" => {
            return made(none, object(&member(", default: a"), true));
        }
        "new-optional-request-property" => return made(none, object(&member(""), false)),
        "request-property-became-required-with-default" => {
            return made(
                object(&member(", default: a"), false),
                object(&member(", default: a"), true),
            );
        }
        _ => {}
    }
    let flags = |word: &str| match word {
        "read-only" => ", readOnly: true",
        "write-only" => ", writeOnly: true",
        _ => "",
    };
    for required in [true, false] {
        let word = if required { "required" } else { "optional" };
        let Some(rest) = rest
            .strip_prefix(word)
            .and_then(|rest| rest.strip_prefix('-'))
        else {
            continue;
        };
        match rest {
            "property-removed" => return made(object(&member(""), required), none),
            "property-added" => return made(none, object(&member(""), required)),
            "write-only-property-removed" => {
                return made(object(&member(", writeOnly: true"), required), none);
            }
            "write-only-property-added" => {
                return made(none, object(&member(", writeOnly: true"), required));
            }
            _ => {}
        }
        let rest = rest.strip_prefix("property-became-")?;
        return match rest.strip_prefix("not-") {
            Some(word) => made(
                object(&member(flags(word)), required),
                object(&member(""), required),
            ),
            None => made(
                object(&member(""), required),
                object(&member(flags(rest)), required),
            ),
        };
    }
    match rest {
        "property-removed" => made(object(&member(""), false), none),
        "property-became-required" => made(object(&member(""), false), object(&member(""), true)),
        "property-became-optional" => made(object(&member(""), true), object(&member(""), false)),
        "write-only-property-became-optional" => made(
            object(&member(", writeOnly: true"), true),
            object(&member(", writeOnly: true"), false),
        ),
        "write-only-property-became-required" => made(
            object(&member(", writeOnly: true"), false),
            object(&member(", writeOnly: true"), true),
        ),
        _ => None,
    }
}

/// A document with an operation; `lines` are its members beside `operationId` and `responses`.
fn operation(lines: &str, answers: &str, rest: &str) -> String {
    format!(
        "openapi: 3.1.1\ninfo: {{title: A, version: '1'}}\npaths:\n  /b:\n    get: {{operationId: b, responses: {{'200': {{description: B.}}}}}}\n  /a/{{id}}:\n    post:\n      operationId: a\n{}      responses:\n        '200':\n          description: A.\n{}{rest}",
        indented(lines, 6),
        indented(answers, 8),
    )
}

const ID: &str = "parameters:\n- {name: id, in: path, required: true, schema: {type: string}}";
const SCHEMES: &str = "components:\n  securitySchemes:\n    key: {type: apiKey, in: header, name: X-Key}\n    login:\n      type: oauth2\n      flows:\n        clientCredentials: {tokenUrl: 'https://a.example/t', scopes: {read: Read.}}\n";

/// Checks about operations, parameters, bodies, answers, security and the document as a whole.
fn operations(id: &str) -> Option<Pair> {
    let plain = operation(ID, "", "");
    let with = |lines: &str| operation(&format!("{ID}\n{lines}"), "", "");
    let query = |flags: &str| {
        with(&format!(
            "- {{name: q, in: query, schema: {{type: string}}{flags}}}"
        ))
    };
    let header = |flags: &str| {
        with(&format!(
            "- {{name: X-Q, in: header, schema: {{type: string}}{flags}}}"
        ))
    };
    let body = |required: &str, content: &str| {
        with(&format!(
            "requestBody: {{{required}content: {{{content}}}}}"
        ))
    };
    let json = "application/json: {schema: {type: object}}";
    let answer = |lines: &str| operation(ID, lines, "");
    let content = |text: &str| answer(&format!("  content: {{{text}}}"));
    let head = |flags: &str| {
        answer(&format!(
            "  headers: {{X-A: {{schema: {{type: string}}{flags}}}}}"
        ))
    };
    let secure = |value: &str| operation(&format!("{ID}\nsecurity: {value}"), "", SCHEMES);
    let whole = |value: &str| operation(ID, "", &format!("security: {value}\n{SCHEMES}"));
    let scheme = |from: &str, to: &str| operation(ID, "", &SCHEMES.replace(from, to));
    let schemes = operation(ID, "", SCHEMES);
    let version =
        |number: &str, text: String| text.replace("version: '1'", &format!("version: '{number}'"));
    let without = "openapi: 3.1.1\ninfo: {title: A, version: '1'}\npaths:\n  /b:\n    get: {operationId: b, responses: {'200': {description: B.}}}\n".to_owned();
    let webhook = "webhooks: {w: {post: {responses: {'200': {description: W.}}}}}\n";
    Some(match id {
        "endpoint-added" => (without, plain),
        "api-path-removed-without-deprecation" | "api-removed-without-deprecation" => (plain, without),
        "api-path-removed-with-deprecation" | "api-removed-with-deprecation" => (with("deprecated: true"), without),
        "endpoint-deprecated" => (plain, with("deprecated: true")),
        "endpoint-reactivated" => (with("deprecated: true"), plain),
        "api-operation-id-removed" => (plain.clone(), plain.replace("      operationId: a\n", "")),
        "api-operation-id-added" => (plain.replace("      operationId: a\n", ""), plain),
        "api-tag-removed" => (with("tags: [a]"), plain),
        "api-tag-added" | "api-version-not-bumped" => (plain, with("tags: [a]")),
        "webhook-added" => (plain.clone(), plain + webhook),
        "webhook-removed" => (plain.clone() + webhook, plain),
        "api-schema-removed" => (
            plain.clone() + "components: {schemas: {S: {type: object}}}\n",
            plain,
        ),
        "request-parameter-deprecated" => (query(""), query(", deprecated: true")),
        "request-parameter-reactivated" => (query(", deprecated: true"), query("")),
        "new-required-request-parameter" | "new-required-request-default-parameter-to-existing-path" => {
            (plain, query(", required: true"))
        }
        "new-optional-request-parameter" | "new-optional-request-default-parameter-to-existing-path" => {
            (plain, query(""))
        }
        "new-request-path-parameter" => (
            operation("", "", "").replace("/a/{id}", "/a/{x}").replace("post:\n", "post:\n      parameters: [{name: x, in: path, required: true, schema: {type: string}}]\n"),
            operation("", "", "").replace("/a/{id}", "/a/{x}").replace("post:\n", "post:\n      parameters: [{name: x, in: path, required: true, schema: {type: string}}, {name: y, in: query, required: true, schema: {type: string}}]\n"),
        ),
        "new-required-request-header-property" => (plain, header(", required: true")),
        "request-parameter-removed" => (query(""), plain),
        "request-parameter-removed-with-deprecation" => (query(", deprecated: true"), plain),
        "request-parameter-became-required" => (query(""), query(", required: true")),
        "request-header-property-became-required" => (header(""), header(", required: true")),
        "request-parameter-became-optional" => (query(", required: true"), query("")),
        "request-body-added-required" => (plain, body("required: true, ", json)),
        "request-body-added-optional" => (plain, body("", json)),
        "request-body-removed" => (body("", json), plain),
        "request-body-became-optional" => (body("required: true, ", json), body("", json)),
        "request-body-became-required" => (body("", json), body("required: true, ", json)),
        "request-body-media-type-added" => (body("", json), body("", &format!("{json}, text/plain: {{}}"))),
        "request-body-media-type-removed" => (body("", &format!("{json}, text/plain: {{}}")), body("", json)),
        "request-body-media-type-schema-added" => (body("", "application/json: {}"), body("", json)),
        "request-body-media-type-schema-removed" => (body("", json), body("", "application/json: {}")),
        "response-body-media-type-schema-added" => (content("application/json: {}"), content(json)),
        "response-body-media-type-schema-removed" => (content(json), content("application/json: {}")),
        "response-media-type-removed" => (content(&format!("{json}, text/plain: {{}}")), content(json)),
        "response-media-type-added" => (content(json), content(&format!("{json}, text/plain: {{}}"))),
        "response-media-type-name-changed" => (content("Text/plain: {}"), content("text/plain: {}")),
        "response-media-type-name-generalized" => (content("image/png: {}"), content("image/*: {}")),
        "response-media-type-name-specialized" => (content("image/*: {}"), content("image/png: {}")),
        "response-success-status-removed" => (answer("'202': {description: B.}"), plain),
        "response-success-status-added" => (plain, answer("'202': {description: B.}")),
        "response-non-success-status-removed" => (answer("'404': {description: B.}"), plain),
        "response-non-success-status-added" => (plain, answer("'404': {description: B.}")),
        "response-header-became-optional" => (head(", required: true"), head("")),
        "required-response-header-removed" => (head(", required: true"), plain),
        "optional-response-header-removed" => (head(""), plain),
        "response-header-added" => (plain, head("")),
        "api-security-component-removed" => (
            schemes,
            scheme("    key: {type: apiKey, in: header, name: X-Key}\n", ""),
        ),
        "api-security-component-added" => (
            scheme("    key: {type: apiKey, in: header, name: X-Key}\n", ""),
            schemes,
        ),
        "api-security-component-oauth-url-changed" => {
            let flow = |url: &str| {
                scheme(
                    "clientCredentials: {",
                    &format!("authorizationCode: {{authorizationUrl: '{url}', "),
                )
            };
            (flow("https://a.example/a"), flow("https://a.example/b"))
        }
        "api-security-component-type-changed" => (
            schemes,
            scheme("{type: apiKey, in: header, name: X-Key}", "{type: http, scheme: basic}"),
        ),
        "api-security-component-oauth-token-url-changed" => (schemes, scheme("/t'", "/u'")),
        "api-security-component-oauth-scope-added" => (schemes, scheme("Read.", "Read., write: Write.")),
        "api-security-component-oauth-scope-removed" => (scheme("Read.", "Read., write: Write."), schemes),
        "api-security-component-oauth-scope-changed" => (schemes, scheme("Read.", "To read.")),
        "api-security-removed" => (secure("[{key: []}, {login: []}]"), secure("[{key: []}]")),
        "api-security-added" => (secure("[{key: []}]"), secure("[{key: []}, {login: []}]")),
        "api-security-scope-added" => (secure("[{login: []}]"), secure("[{login: [read]}]")),
        "api-security-scope-removed" => (secure("[{login: [read]}]"), secure("[{login: []}]")),
        "api-global-security-removed" => (whole("[{key: []}, {login: []}]"), whole("[{key: []}]")),
        "api-global-security-added" => (whole("[{key: []}]"), whole("[{key: []}, {login: []}]")),
        "api-global-security-scope-added" => (whole("[{login: []}]"), whole("[{login: [read]}]")),
        "api-global-security-scope-removed" => (whole("[{login: [read]}]"), whole("[{login: []}]")),
        "api-version-decreased" => (version("2.0.0", plain), version("1.0.0", with("tags: [a]"))),
        "api-major-version-not-bumped" => (version("1.0.0", plain), version("1.1.0", with("tags: [a]"))),
        _ => return None,
    })
}

/// Every pair of documents that the inventory knows, where it is there: one for each check.
pub(crate) fn pairs() -> Vec<(String, Pair)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/diff-checks.tsv");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let ids = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next());
    ids.filter_map(|id| Some((id.to_owned(), documents(id)?)))
        .collect()
}

/// Not every name tells what happens there; these say the same in fewer words.
fn level(word: &str) -> Wire {
    match word {
        "error" => Wire::Breaking,
        "warning" => Wire::Warning,
        _ => Wire::Info,
    }
}

#[test]
fn verdicts_agree_with_the_inventory() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/diff-checks.tsv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: there is no {}", path.display());
        return;
    };
    let mut wrong = Vec::new();
    let mut quiet = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let mut cells = line.split('\t');
        let (Some(id), Some(said)) = (cells.next(), cells.next()) else {
            continue;
        };
        if OUTSIDE.iter().any(|(word, _)| id.contains(word)) {
            *counts.entry("outside").or_default() += 1;
            continue;
        }
        let Some((before, after)) = documents(id) else {
            wrong.push(format!("{id}: not known"));
            continue;
        };
        let mut found = changes(&before, &after);
        // That the version stayed the same is told beside everything else.
        if !id.contains("version") {
            found.retain(|change| change.kind.code.name != "version-not-raised");
        }
        let worst = found.iter().map(|change| change.wire).max();
        let said = level(said);
        let different = DIFFERENT.iter().find(|(name, ..)| *name == id);
        let expected = different.map_or(said, |(_, wire, _)| *wire);
        let silent = worst.is_none() && said == Wire::Info;
        if silent {
            quiet.push(id);
        }
        if worst != Some(expected) && !silent {
            let found: Vec<_> = found
                .iter()
                .map(|change| format!("{} {}", change.wire, change.kind.code.name))
                .collect();
            wrong.push(format!("{id}: {expected}, found {found:?}"));
        }
        let column = match (different.is_some(), silent) {
            (true, _) => "different",
            (_, true) => "no change",
            _ => "agrees",
        };
        *counts.entry(column).or_default() += 1;
    }
    println!("{counts:?}; no change: {quiet:?}");
    assert!(
        wrong.is_empty(),
        "{} of them:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
