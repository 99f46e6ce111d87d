//! What cannot be bundled, and what is said about it.

use std::fs;

use crate::bundled;

/// Bundles a document of which this is a part, beside some files.
#[track_caller]
fn check(part: &str, files: &[(&str, &str)], fine: bool, words: &[&str]) {
    let home = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        fs::write(home.path().join(name), text).expect("written");
    }
    let root = home.path().join("openapi.yaml");
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n{part}\n");
    fs::write(&root, text).expect("written");
    let (bundle, findings) = bundled(&root, None);
    assert_eq!(bundle.is_some(), fine, "{findings}");
    for word in words {
        assert!(findings.contains(word), "no `{word}` in\n{findings}");
    }
}

fn schema(reference: &str) -> String {
    format!("components: {{schemas: {{A: {{properties: {{b: {{$ref: '{reference}'}}}}}}}}}}")
}

#[test]
fn references_that_lead_nowhere() {
    check(
        &schema("https://example.com/a.yaml"),
        &[],
        false,
        &["R102", "nothing is fetched"],
    );
    check(
        &schema("gone.yaml"),
        &[],
        false,
        &["R103", "does not exist"],
    );
    let file = [("a.yaml", "A: {type: string}\n")];
    check(
        &schema("a.yaml#/B"),
        &file,
        false,
        &["R101", "does not exist"],
    );
    let broken = [("a.yaml", "A: [\n")];
    check(
        &schema("a.yaml#/A"),
        &broken,
        false,
        &["R103", "syntax error"],
    );
    let circle = [("a.yaml", "A: {$ref: '#/B'}\nB: {$ref: '#/A'}\n")];
    check(
        &schema("a.yaml#/A"),
        &circle,
        false,
        &["leads back to itself"],
    );
    // What leads nowhere within the document is no matter of the bundle.
    check(&schema("#/components/schemas/Gone"), &[], true, &[]);
}

#[test]
fn parts_that_would_have_no_end() {
    let part = "components: {schemas: {A: {properties: {$ref: members.yaml}}}}";
    let own = [("members.yaml", "a: {properties: {$ref: members.yaml}}\n")];
    check(part, &own, false, &["R109"]);
    let many = "a: {properties: {$ref: b.yaml}}\nb: {properties: {$ref: b.yaml}}\n";
    let mut files = vec![("members.yaml".to_owned(), many.to_owned())];
    for letter in 'b'..='y' {
        let next = char::from(letter as u8 + 1);
        let text = format!(
            "a: {{properties: {{$ref: {next}.yaml}}}}\nb: {{properties: {{$ref: {next}.yaml}}}}\n"
        );
        files.push((format!("{letter}.yaml"), text));
    }
    files.push(("z.yaml".to_owned(), "a: {type: string}\n".to_owned()));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    check(part, &files, false, &["R109"]);
}

#[test]
fn what_still_leads_out_is_told() {
    let file = [("a.yaml", "A: {type: string}\n")];
    check("x-own: {$ref: a.yaml}", &file, true, &[]);
    let part = format!("x-own: {{$ref: a.yaml}}\n{}", schema("a.yaml#/A"));
    check(&part, &file, true, &["R107", "still leads to another file"]);
}
