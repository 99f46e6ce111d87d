//! What stands in other files is called what it is called there, whoever refers to it first.

use std::fs;
use std::path::Path;

use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::generate;
use specsmith::source::SourceMap;

const FILES: [(&str, &str); 4] = [
    (
        "types.yaml",
        "Pet: {type: object, properties: {house: {$ref: 'parts/house.yaml'}, mother: {$ref: '#/Pet'}}}\n",
    ),
    (
        "parts/house.yaml",
        "type: object\nproperties:\n  door: {type: object, properties: {color: {type: string}}}\n",
    ),
    (
        "answers.yaml",
        "responses:\n  Missing:\n    description: Not there.\n    content:\n      application/json: {schema: {type: object, properties: {what: {type: string}}}}\n",
    ),
    (
        "nobody.yaml",
        "description: Nobody.\ncontent:\n  application/json: {schema: {type: object, properties: {why: {type: string}}}}\n",
    ),
];

/// The models of a document with these paths.
#[track_caller]
fn check(paths: &[&str], models: &[&str]) {
    let home = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(home.path().join("parts")).expect("a folder");
    for (name, text) in FILES {
        fs::write(home.path().join(name), text).expect("written");
    }
    let paths = paths.join("\n");
    let text = format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}\n");
    let document = home.path().join("openapi.yaml");
    fs::write(&document, &text).expect("written");
    let config = Config::new(&document, home.path().join("out"));
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let generation = generate::generate(&config, &mut sources, &mut diagnostics);
    let generation = generation.unwrap_or_else(|| panic!("{text}"));
    let mut found: Vec<&str> = generation
        .files
        .iter()
        .filter_map(|(path, _)| Path::new(path).strip_prefix("src/models").ok())
        .filter_map(|path| path.file_stem()?.to_str())
        .filter(|name| *name != "mod")
        .collect();
    found.sort_unstable();
    assert_eq!(found, models, "{text}");
}

#[test]
fn names_do_not_depend_on_who_refers_to_them() {
    let pets = "  /pets: {get: {operationId: listPets, responses: {'200': {description: d, content: {application/json: {schema: {type: array, items: {$ref: 'types.yaml#/Pet'}}}}}, '404': {$ref: 'answers.yaml#/responses/Missing'}, '401': {$ref: 'nobody.yaml'}}}}";
    let house = "  /house: {put: {operationId: putHouse, requestBody: {content: {application/json: {schema: {$ref: 'parts/house.yaml'}}}}, responses: {'404': {$ref: 'answers.yaml#/responses/Missing'}}}}";
    let models = [
        "house",
        "house_door",
        "missing_response",
        "nobody_response",
        "pet",
    ];
    check(&[pets, house], &models);
    check(&[house, pets], &models);
}
