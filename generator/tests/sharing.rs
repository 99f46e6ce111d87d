//! Which parts without a name become one type, and what it is called.

use std::fmt::Write as _;
use std::path::Path;

use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::generate;
use specsmith::source::SourceMap;

/// The models of a document whose component `Thing` and operations `getA`, `getB` and so on have these schemas.
#[track_caller]
fn check(schemas: &[&str], models: &[&str]) {
    let mut document = "openapi: 3.0.4\ninfo: {title: T, version: '1'}\npaths:\n".to_owned();
    for (letter, schema) in ('a'..).zip(schemas) {
        let id = letter.to_uppercase();
        let answer =
            format!("{{description: d, content: {{application/json: {{schema: {schema}}}}}}}");
        let operation = format!("{{operationId: get{id}, responses: {{'200': {answer}}}}}");
        let _ = writeln!(document, "  /{letter}: {{get: {operation}}}");
    }
    check_document(&document, models);
}

/// The models of a document.
#[track_caller]
fn check_document(document: &str, models: &[&str]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("openapi.yaml");
    std::fs::write(&path, document).expect("written");
    let config = Config::new(&path, folder.path().join("out"));
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let generation = generate::generate(&config, &mut sources, &mut diagnostics);
    let generation = generation.unwrap_or_else(|| panic!("{document}"));
    let found: Vec<&str> = generation
        .files
        .iter()
        .filter_map(|(path, _)| Path::new(path).strip_prefix("src/models").ok())
        .filter_map(|path| path.file_stem()?.to_str())
        .filter(|name| *name != "mod")
        .collect();
    assert_eq!(found, models, "{document}");
}

const PAGE: &str = "{type: object, properties: {n: {type: integer, minimum: 1}}}";

#[test]
fn equal_parts_are_one_type() {
    check(&[PAGE, PAGE, PAGE], &["get_a_response"]);
    check(
        &[
            "{type: object, properties: {p: {type: object, properties: {s: {enum: [x, y], type: string}}}}}",
            "{type: object, properties: {q: {type: boolean}, p: {type: object, properties: {s: {enum: [x, y], type: string}}}}}",
        ],
        &[
            "get_a_response",
            "get_a_response_p",
            "get_a_response_ps",
            "get_b_response",
        ],
    );
}

#[test]
fn parts_that_differ_stay_apart() {
    let differing = [
        "{type: object, properties: {n: {type: integer, minimum: 2}}}",
        "{type: object, properties: {n: {type: integer}}}",
        "{type: object, properties: {m: {type: integer, minimum: 1}}}",
        "{type: object, properties: {n: {type: integer, minimum: 1, description: Words.}}}",
        "{type: object, properties: {n: {type: integer, minimum: 1, default: 3}}}",
        "{type: object, properties: {n: {type: integer, minimum: 1, readOnly: true}}}",
        "{type: object, required: [n], properties: {n: {type: integer, minimum: 1}}}",
        "{type: object, additionalProperties: false, properties: {n: {type: integer, minimum: 1}}}",
        "{type: object, description: Words., properties: {n: {type: integer, minimum: 1}}}",
    ];
    for other in differing {
        check(&[PAGE, other], &["get_a_response", "get_b_response"]);
    }
}

#[test]
fn members_of_different_names_stay_apart() {
    check(
        &[
            "{type: object, properties: {state: {type: string, enum: [x]}, status: {type: string, enum: [x]}}}",
        ],
        &[
            "get_a_response",
            "get_a_response_state",
            "get_a_response_status",
        ],
    );
}

#[test]
fn members_keep_their_own_words_about_a_shared_type() {
    check(
        &[
            "{type: object, properties: {p: {type: object, description: One., properties: {s: {type: string}}}}}",
            "{type: object, properties: {q: {type: object, properties: {p: {type: object, description: Two., properties: {s: {type: string}}}}}}}",
        ],
        &[
            "get_a_response",
            "get_a_response_p",
            "get_b_response",
            "get_b_response_q",
        ],
    );
}

#[test]
fn what_is_added_behind_or_differs_renames_nothing() {
    check(&[PAGE, PAGE], &["get_a_response"]);
    check(&[PAGE, PAGE, PAGE, "{type: string}"], &["get_a_response"]);
    check(&["{type: string}", PAGE, PAGE], &["get_b_response"]);
}

#[test]
fn components_name_what_is_written_out_in_them() {
    let components = "\
components:
  parameters:
    Order: {name: order, in: query, schema: {type: string, enum: [up, down]}}
  requestBodies:
    PetBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
  responses:
    NotFound: {description: d, content: {application/json: {schema: {type: object, properties: {n: {type: integer}}}}}}
    AppError: {description: d, content: {application/json: {schema: {type: object, properties: {m: {type: integer}}}}}}
";
    let operation = |name: &str| {
        format!(
            "  /{name}:
    post:
      operationId: {name}
      parameters: [{{$ref: '#/components/parameters/Order'}}]
      requestBody: {{$ref: '#/components/requestBodies/PetBody'}}
      responses:
        '204': {{description: d}}
        '404': {{$ref: '#/components/responses/NotFound'}}
        default: {{$ref: '#/components/responses/AppError'}}
"
        )
    };
    let head = "openapi: 3.0.4\ninfo: {title: T, version: '1'}\npaths:\n";
    let models = [
        "app_error",
        "not_found_response",
        "order_parameter",
        "pet_request",
    ];
    let one = format!("{head}{}{components}", operation("second"));
    check_document(&one, &models);
    // What is added in front changes no name.
    let two = format!(
        "{head}{}{}{components}",
        operation("first"),
        operation("second")
    );
    check_document(&two, &models);
}
