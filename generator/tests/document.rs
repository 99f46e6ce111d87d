//! What a document is after parsing: repaired, converted, and reachable.

use openapiv3 as v3;
use serde_json::{Value, json};
use specsmith::diagnostic::{Diagnostic, Diagnostics, report};
use specsmith::document::{self, Document, ItemKind};
use specsmith::source::{Origin, SourceMap};

fn parse(text: &str) -> (SourceMap, Document, Diagnostics) {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("a.yaml", text);
    let document = document::parse(&mut sources, file, &mut diagnostics).expect("readable");
    (sources, document, diagnostics)
}

fn at(document: &Document, pointer: &str) -> Value {
    document
        .get(&Origin::new(document.root(), pointer))
        .cloned()
        .unwrap_or_default()
}

const PETS: &str = "
swagger: '2.0'
info: {title: Shop, version: '1'}
host: example.com
basePath: /v1
schemes: [http, https]
consumes: [application/json, application/xml]
produces: [application/json]
parameters:
  Limit: {name: limit, in: query, type: integer, maximum: 5}
  Pet: {name: pet, in: body, required: true, schema: {$ref: '#/definitions/Pet'}}
responses:
  Gone: {description: gone, schema: {$ref: '#/definitions/Pet'}}
definitions:
  Pet: {type: object, discriminator: kind, properties: {kind: {type: string, x-nullable: true}}}
securityDefinitions:
  basic: {type: basic}
  token: {type: oauth2, flow: application, tokenUrl: 'https://a.example/token', scopes: {all: everything}}
paths:
  /pets/{id}:
    parameters:
      - {name: id, in: path, required: true, type: string}
    put:
      schemes: [https]
      parameters:
        - {$ref: '#/parameters/Pet'}
        - {$ref: '#/parameters/Limit'}
        - {name: ids, in: query, type: array, items: {type: integer}, collectionFormat: multi, description: which}
      responses:
        200:
          description: fine
          headers: {X-Left: {type: integer, description: left}}
          schema: {type: array, items: {$ref: '#/definitions/Pet'}}
          examples: {application/json: [1], text/plain: one}
        410: {$ref: '#/responses/Gone'}
    post:
      consumes: [multipart/form-data]
      parameters:
        - {name: photo, in: formData, type: file, required: true}
        - {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: multi}
      responses:
        201: {description: done, schema: {type: file}}
";

#[test]
fn swagger_has_the_shape_of_3_0() {
    let (_, document, diagnostics) = parse(PETS);
    assert!(
        diagnostics.is_empty(),
        "{:?}",
        diagnostics
            .iter()
            .map(Diagnostic::message)
            .collect::<Vec<_>>()
    );
    let check =
        |pointer: &str, expected: Value| assert_eq!(at(&document, pointer), expected, "{pointer}");
    let pet = json!({"$ref": "#/definitions/Pet"});
    check(
        "/servers",
        json!([{"url": "https://example.com/v1"}, {"url": "http://example.com/v1"}]),
    );
    check(
        "/components/schemas/Pet",
        json!({"type": "object", "discriminator": {"propertyName": "kind"}, "properties": {"kind": {"type": "string", "nullable": true}}}),
    );
    check(
        "/components/parameters/Limit",
        json!({"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 5}}),
    );
    check(
        "/components/securitySchemes/basic",
        json!({"type": "http", "scheme": "basic"}),
    );
    check(
        "/components/securitySchemes/token/flows",
        json!({"clientCredentials": {"tokenUrl": "https://a.example/token", "scopes": {"all": "everything"}}}),
    );
    let put = "/paths/~1pets~1{id}/put";
    check(
        &format!("{put}/servers"),
        json!([{"url": "https://example.com/v1"}]),
    );
    check(
        &format!("{put}/requestBody"),
        json!({"required": true, "x-body-name": "pet", "content": {"application/json": {"schema": pet}, "application/xml": {"schema": pet}}}),
    );
    check(
        &format!("{put}/parameters"),
        json!([
            {"$ref": "#/parameters/Limit"},
            {"name": "ids", "in": "query", "description": "which", "style": "form", "explode": true,
             "schema": {"type": "array", "items": {"type": "integer"}}},
        ]),
    );
    check(
        &format!("{put}/responses/200"),
        json!({
            "description": "fine",
            "headers": {"X-Left": {"description": "left", "schema": {"type": "integer"}}},
            "x-examples": {"text/plain": "one"},
            "content": {"application/json": {"schema": {"type": "array", "items": pet}, "example": [1]}},
        }),
    );
    let post = "/paths/~1pets~1{id}/post";
    check(
        &format!("{post}/requestBody"),
        json!({"required": true, "content": {"multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {
                    "photo": {"type": "string", "format": "binary"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["photo"],
            },
            "encoding": {"tags": {"style": "form", "explode": true}},
        }}}),
    );
    check(
        &format!("{post}/responses/201/content/application~1json/schema"),
        json!({"type": "string", "format": "binary"}),
    );
}

#[test]
fn converted_nodes_are_found_and_shown_where_they_were_written() {
    let (sources, document, _) = parse(PETS);
    let root = Origin::root(document.root());
    let resolve = |text: &str, tree: &str| {
        let target = document
            .resolve(&root, text)
            .map(|target| target.pointer.to_string());
        assert_eq!(target.as_deref(), Ok(tree), "{text}");
    };
    resolve("#/definitions/Pet", "/components/schemas/Pet");
    resolve(
        "#/definitions/Pet/properties/kind",
        "/components/schemas/Pet/properties/kind",
    );
    resolve("#/parameters/Limit", "/components/parameters/Limit");
    resolve(
        "#/responses/Gone/schema",
        "/components/responses/Gone/content/application~1json/schema",
    );
    let put = "/paths/~1pets~1{id}/put";
    resolve(
        &format!("#{put}/responses/200/schema"),
        &format!("{put}/responses/200/content/application~1json/schema"),
    );
    let shown = |tree: &str, text: &str| {
        assert_eq!(
            &*sources.written(&Origin::new(document.root(), tree)).pointer,
            text,
            "{tree}"
        );
    };
    shown(
        "/components/schemas/Pet/properties/kind",
        "/definitions/Pet/properties/kind",
    );
    shown(
        &format!("{put}/requestBody/content/application~1json/schema"),
        "/parameters/Pet/schema",
    );
    shown(
        &format!("{put}/parameters/1/schema/items"),
        &format!("{put}/parameters/2/items"),
    );
    shown(
        &format!("{put}/responses/200/content/application~1json/schema/items"),
        &format!("{put}/responses/200/schema/items"),
    );
    let post = "/paths/~1pets~1{id}/post";
    shown(
        &format!("{post}/requestBody/content/multipart~1form-data/schema/properties/tags/items"),
        &format!("{post}/parameters/1/items"),
    );
    shown("/servers/0/url", "/host/0/url");
}

#[test]
fn what_is_left_out_of_an_array_moves_no_one_else() {
    let (sources, document, diagnostics) = parse(
        "
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /pets:
    get:
      parameters:
        - {name: a, in: nowhere}
        - {name: b, in: query, schema: {type: string}}
      responses: {'200': {description: fine}}
    put:
      parameters: [{$ref: '#/paths/~1pets/get/parameters/1'}]
      responses: {'200': {description: fine}}
",
    );
    assert_eq!(diagnostics.len(), 1);
    let get = "/paths/~1pets/get/parameters";
    assert_eq!(at(&document, &format!("{get}/0/name")), json!("b"));
    let root = Origin::root(document.root());
    let target = document
        .resolve(&root, &format!("#{get}/1"))
        .expect("it is there");
    assert_eq!(&*target.pointer, format!("{get}/0"));
    assert_eq!(
        &*sources.written(&target.child("schema")).pointer,
        format!("{get}/1/schema")
    );
    let mut found = Diagnostics::new();
    let code = &specsmith::diagnostic::codes::structure::UNKNOWN_KEY;
    found.push(Diagnostic::new(code, "here").at(&target.child("schema").child("type")));
    let expected =
        r##""line":9,"column":47,"pointer":"#/paths/~1pets/get/parameters/1/schema/type""##;
    assert!(
        report(&found, &sources).contains(expected),
        "{}",
        report(&found, &sources)
    );
}

#[test]
fn path_items_of_all_kinds() {
    let (_, document, diagnostics) = parse(
        "
openapi: 3.2.0
info: {title: Shop, version: '1'}
paths:
  /a:
    post: {}
    query: {}
    additionalOperations: {COPY: {}}
    get: {}
  /b: {$ref: '#/components/pathItems/Shared'}
webhooks:
  ping: {post: {}}
components:
  pathItems:
    Shared: {delete: {}}
",
    );
    assert!(diagnostics.is_empty());
    let items: Vec<(ItemKind, String, Vec<String>)> = document
        .path_items()
        .into_iter()
        .map(|item| {
            (
                item.kind,
                item.name,
                item.operations
                    .into_iter()
                    .map(|method| method.name)
                    .collect(),
            )
        })
        .collect();
    let item = |kind, name: &str, methods: &[&str]| {
        (
            kind,
            name.to_owned(),
            methods.iter().map(ToString::to_string).collect(),
        )
    };
    assert_eq!(
        items,
        [
            item(ItemKind::Path, "/a", &["POST", "QUERY", "COPY", "GET"]),
            item(ItemKind::Path, "/b", &["DELETE"]),
            item(ItemKind::Webhook, "ping", &["POST"]),
            item(ItemKind::Component, "Shared", &["DELETE"]),
        ]
    );
}

#[test]
fn views_hold_schemas_by_their_place() {
    let (_, document, diagnostics) = parse(
        "
openapi: 3.1.1
info: {title: Shop, version: '1', summary: short}
paths:
  /a:
    get:
      callbacks: {done: {$ref: '#/components/callbacks/Done'}}
      parameters:
        - {name: a, in: query, schema: {type: [string, 'null'], const: x}}
        - {$ref: '#/components/parameters/P'}
      responses:
        '200': {description: fine, content: {application/json: {schema: true, example: {$ref: none}}}}
components:
  callbacks: {Done: {}}
  parameters: {P: {name: p, in: header, schema: {type: string}}}
  securitySchemes: {tls: {type: mutualTLS}, key: {type: apiKey, name: k, in: header}}
",
    );
    assert!(diagnostics.is_empty());
    let operation = Origin::new(document.root(), "/paths/~1a/get");
    let view: v3::Operation = document.view(&operation).expect("a view");
    assert_eq!(view.parameters.len(), 2);
    let Some(v3::ReferenceOr::Item(parameter)) = view.parameters.first() else {
        panic!("an item")
    };
    let v3::ParameterSchemaOrContent::Schema(v3::ReferenceOr::Reference { reference }) =
        &parameter.parameter_data_ref().format
    else {
        panic!("a reference")
    };
    let place = document.resolve(&operation, reference).expect("a place");
    assert_eq!(&*place.pointer, "/paths/~1a/get/parameters/0/schema");
    assert_eq!(
        document.get(&place),
        Some(&json!({"type": ["string", "null"], "const": "x"}))
    );
    let header = Origin::new(document.root(), "/paths/~1a/get/parameters/1");
    assert!(
        document.view::<v3::Parameter>(&header).is_none(),
        "a reference is no parameter"
    );
    let header = document.follow(&header).expect("it leads somewhere");
    assert!(matches!(
        document.view(&header),
        Some(v3::Parameter::Header { .. })
    ));
    let schemes = Origin::new(document.root(), "/components/securitySchemes");
    assert!(
        document
            .view::<v3::SecurityScheme>(&schemes.child("key"))
            .is_some()
    );
    assert!(
        document
            .view::<v3::SecurityScheme>(&schemes.child("tls"))
            .is_none()
    );
}

#[test]
fn the_deepest_documents_that_are_read_fit_on_the_stack() {
    let levels = 120;
    let schema = format!(
        "{}{{\"type\":\"strin\"}}{}",
        "{\"items\":".repeat(levels),
        "}".repeat(levels)
    );
    for version in ["\"openapi\":\"3.0.3\"", "\"openapi\":\"3.1.0\""] {
        let (_, _, diagnostics) = parse(&format!(
            "{{{version},\"info\":{{\"title\":\"\",\"version\":\"\"}},\"paths\":{{}},\"components\":{{\"schemas\":{{\"A\":{schema}}}}}}}"
        ));
        assert_eq!(diagnostics.len(), 1);
    }
    let (_, _, diagnostics) = parse(&format!(
        "{{\"swagger\":\"2.0\",\"info\":{{\"title\":\"\",\"version\":\"\"}},\"paths\":{{}},\"definitions\":{{\"A\":{schema}}}}}"
    ));
    assert_eq!(diagnostics.len(), 1);
}
