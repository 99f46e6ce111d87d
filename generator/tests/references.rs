//! What is said about references that lead nowhere: where they stand, where they end, and what to do.

use specsmith::diagnostic::{Code, Diagnostics, Place, codes, render};
use specsmith::document;
use specsmith::source::SourceMap;

/// Asserts what is said about a reference in a member of a schema.
#[track_caller]
fn check(reference: &str, code: &Code, words: &[&str]) {
    let text = format!(
        "openapi: 3.1.0
info: {{title: Shop, version: '1'}}
paths: {{}}
components:
  schemas:
    Pet: {{type: object, properties: {{owner: {{$ref: '{reference}'}}}}}}
    Owner: {{$ref: '#/components/schemas/Person'}}
    Person: {{$ref: '#/components/schemas/Owner'}}
    House: {{type: object, properties: {{'a/b': {{type: string}}}}}}
"
    );
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("shop.yaml", text);
    let document = document::parse(&mut sources, file, &mut diagnostics);
    assert!(document.is_some(), "one reference does not end a run");
    let found: Vec<_> = diagnostics
        .iter()
        .filter(|found| {
            let origin = found.place().and_then(Place::origin);
            let pointer = origin.map_or("", |origin| &origin.pointer);
            pointer.starts_with("/components/schemas/Pet/")
        })
        .collect();
    let [found] = found.as_slice() else {
        panic!("{}", render(&diagnostics, &sources, false));
    };
    assert_eq!(found.code().id, code.id);
    let shown = render(&diagnostics, &sources, false);
    for word in words {
        assert!(shown.contains(word), "no `{word}` in\n{shown}");
    }
}

#[test]
fn so_many_mistakes_get_fewer_suggestions() {
    use std::fmt::Write as _;

    let mut text = String::from(
        "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n",
    );
    for number in 0..2_000 {
        let _ = writeln!(
            text,
            "    Thing{number:04}: {{$ref: '#/components/schemas/Thing{number:04}x'}}"
        );
    }
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("shop.yaml", text);
    let _ = document::parse(&mut sources, file, &mut diagnostics);
    let dangling = diagnostics
        .iter()
        .filter(|found| found.code() == &codes::reference::DANGLING);
    let shown: Vec<String> = dangling.map(|found| format!("{found:?}")).collect();
    assert_eq!(shown.len(), 2_000);
    let suggested = shown
        .iter()
        .filter(|shown| shown.contains("did you mean"))
        .count();
    assert!((100..1_000).contains(&suggested), "{suggested}");
    assert!(shown[0].contains("did you mean"), "{}", shown[0]);
}

#[test]
fn both_places_are_named() {
    let missing = &codes::reference::DANGLING;
    check(
        "#/components/schemas/Hous",
        missing,
        &[
            "shop.yaml:6:52",
            "there is no `Hous` in here",
            "did you mean `#/components/schemas/House`?",
        ],
    );
    check(
        "#/components/schemas/House/properties/a~1c",
        missing,
        &["there is no `a/c` in here", "shop.yaml:9"],
    );
    check(
        "#/definitions/Pet",
        missing,
        &["there is no `definitions` in here"],
    );
}

#[test]
fn nothing_is_fetched() {
    let remote = &codes::reference::REMOTE;
    let help = "save the file beside the document, and reference it by a relative path";
    check("https://example.com/pet.yaml#/Pet", remote, &[help]);
    check("//example.com/pet.yaml", remote, &[help]);
}

#[test]
fn files_that_are_not_there() {
    let unreadable = &codes::reference::UNREADABLE_FILE;
    check(
        "nowhere/pet.yaml",
        unreadable,
        &["`nowhere/pet.yaml` does not exist", "relative to the file"],
    );
    check(".", unreadable, &["is not a file"]);
}

#[test]
fn circles_and_words() {
    let circle = &codes::reference::CYCLE;
    check(
        "#/components/schemas/Owner",
        circle,
        &["leads back to itself"],
    );
    let form = &codes::reference::REFERENCE_FORM;
    check("#nobody", form, &["write a JSON Pointer behind `#`"]);
}

/// From 3.2 on a requirement may name a scheme by its address (OpenAPI 3.2.0, 4.30.1).
#[test]
fn addresses_of_security_schemes() {
    #[track_caller]
    fn check(requirement: &str, expected: &[&str], told: &str) {
        let text = format!(
            "openapi: 3.2.0
info: {{title: Shop, version: '1'}}
security: [{requirement}]
paths: {{/a: {{get: {{responses: {{'200': {{description: d}}}}}}}}}}
components: {{securitySchemes: {{Key: {{type: apiKey, in: header, name: k}}}}}}
x-schemes: {{Own: {{type: http, scheme: basic}}}}
"
        );
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        let file = sources.add("shop.yaml", text);
        let document = document::parse(&mut sources, file, &mut diagnostics).expect("a document");
        let model = specsmith::model::resolve(&document, &mut diagnostics);
        let found = &model.operations[0].security[0].schemes;
        let found: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(found, expected);
        for name in found {
            let mut known = model.security_schemes.iter();
            let declared = known.any(|scheme| scheme.name == name);
            assert_eq!(declared, told.is_empty(), "{name}");
        }
        let shown = render(&diagnostics, &sources, false);
        assert_eq!(shown.is_empty(), told.is_empty(), "{shown}");
        assert!(shown.contains(told), "{shown}");
    }
    check("{Key: []}", &["Key"], "");
    check("{'#/components/securitySchemes/Key': []}", &["Key"], "");
    check("{'#/x-schemes/Own': []}", &["x-schemes_Own"], "");
    check(
        "{'#/x-schemes/Other': []}",
        &["#/x-schemes/Other"],
        "leads to nothing: there is no `Other`",
    );
    check(
        "{'./gone.yaml': []}",
        &["./gone.yaml"],
        "names a file that cannot be read",
    );
}
