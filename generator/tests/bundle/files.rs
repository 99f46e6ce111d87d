//! What the bundles of small documents look like, to the letter: `fixtures/bundle/NAME.yaml` is that of
//! `fixtures/bundle/NAME/`.

use std::fs;

use specsmith::source::Format;

use crate::{bundle_of, bundled, documents, fixtures, tree};

#[test]
fn bundles_are_what_they_were() {
    for (name, root) in documents() {
        let extension = root.extension().and_then(|end| end.to_str()).expect("one");
        let expected = fixtures("bundle").join(format!("{name}.{extension}"));
        let text = bundle_of(&root);
        if std::env::var_os("UPDATE_BUNDLES").is_some() {
            fs::write(&expected, &text).expect("written");
        }
        let expected = fs::read_to_string(&expected).expect("the bundle as it should be");
        assert_eq!(text, expected, "{name}");
    }
}

#[test]
fn a_bundle_of_a_bundle_is_the_same() {
    let home = tempfile::tempdir().expect("a temporary folder");
    for (name, root) in documents() {
        let text = bundle_of(&root);
        let file = home.path().join(root.file_name().expect("a file"));
        fs::write(&file, &text).expect("written");
        assert_eq!(bundle_of(&file), text, "{name}");
    }
}

#[test]
fn one_file_stays_as_it_is() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = home.path().join("openapi.yaml");
    let text =
        "# Kept.\r\nopenapi: '3.0.3' # and this\r\ninfo: {title: T,   version: '1'}\r\npaths:  {}";
    fs::write(&file, text).expect("written");
    assert_eq!(bundle_of(&file), text);
}

#[test]
fn the_format_can_be_another() {
    for (name, root) in documents() {
        let text = bundle_of(&root);
        let own = root
            .file_name()
            .and_then(|file| file.to_str())
            .expect("one");
        let (format, twin) = if own.ends_with("json") {
            (Format::Yaml, "a.yaml")
        } else {
            (Format::Json, "a.json")
        };
        let (other, findings) = bundled(&root, Some(format));
        let other = other.unwrap_or_else(|| panic!("{findings}"));
        assert_eq!(tree(twin, &other), tree(own, &text), "{name}");
    }
}

#[test]
fn a_file_by_two_ways_is_one() {
    let home = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(home.path().join("a")).expect("made");
    let write = |name: &str, text: &str| {
        fs::write(home.path().join(name), text).expect("written");
    };
    write(
        "a/pet.yaml",
        "type: object\nproperties: {next: {$ref: '../a/./pet.yaml#'}}\n",
    );
    let schema = |name: &str| format!("schema: {{$ref: '{name}'}}");
    write(
        "openapi.yaml",
        &format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    get:\n      responses:\n        \
             '200': {{description: d, content: {{a/a: {{{}}}, b/b: {{{}}}}}}}\n",
            schema("a/pet.yaml"),
            schema("./a/../a/pe%74.yaml")
        ),
    );
    let text = bundle_of(&home.path().join("openapi.yaml"));
    assert_eq!(
        text.matches("'#/components/schemas/pet'").count(),
        3,
        "{text}"
    );
    assert_eq!(text.matches("type: object").count(), 1, "{text}");
}

/// What is added elsewhere changes no name, unless it wants one that is taken; then both are called by their files.
#[test]
fn names_are_stable() {
    let home = tempfile::tempdir().expect("a temporary folder");
    for file in ["a.yaml", "b.yaml"] {
        let text = "Pet: {type: string}\nOwner: {type: integer}\n";
        fs::write(home.path().join(file), text).expect("written");
    }
    let names = |references: &[&str]| {
        let members: Vec<String> = references
            .iter()
            .enumerate()
            .map(|(at, reference)| format!("m{at}: {{$ref: '{reference}'}}"))
            .collect();
        let text = format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\ncomponents:\n  schemas:\n    Root: {{properties: {{{}}}}}\n",
            members.join(", ")
        );
        let root = home.path().join("openapi.yaml");
        fs::write(&root, text).expect("written");
        let bundle = tree("openapi.yaml", &bundle_of(&root));
        let schemas = bundle["components"]["schemas"]
            .as_object()
            .expect("schemas");
        schemas.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(names(&["a.yaml#/Pet"]), ["Root", "Pet"]);
    assert_eq!(
        names(&["b.yaml#/Owner", "a.yaml#/Pet"]),
        ["Root", "Owner", "Pet"]
    );
    let both = ["Root", "a_Pet", "b_Pet"];
    assert_eq!(names(&["a.yaml#/Pet", "b.yaml#/Pet"]), both);
    assert_eq!(names(&["b.yaml#/Pet", "a.yaml#/Pet"]), both);
}
