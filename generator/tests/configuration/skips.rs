//! Codes that are allowed, and where.

use crate::{Run, SHOP};

/// Checks which codes a run finds that allows some.
#[track_caller]
fn check(document: &str, allow: &str, codes: &[&str]) {
    let run = Run::of(document, &format!("[diagnostics]\nallow = [{allow}]"));
    let found: Vec<&str> = run
        .findings
        .lines()
        .filter_map(|line| line.strip_prefix("warning["))
        .filter_map(|line| line.get(..4))
        .collect();
    assert_eq!(found, codes, "{allow}\n{}", run.findings);
}

#[test]
fn skips_hold_where_they_are_meant_and_are_told_when_nothing_needs_them() {
    let document = SHOP.replace("name: {type", "name: {nulable: true, type");
    let document = document.replace("count: {type", "count: {nulable: true, type");
    check(&document, "", &["S102", "S102"]);
    check(&document, "\"S102\"", &[]);
    let pets = "{ code = \"unknown-key\", at = \"#/components/schemas/Pet/**\" }";
    check(&document, pets, &["S102"]);
    check(SHOP, pets, &["C012"]);
    check(&document, &format!("{pets}, \"G101\""), &["C012", "S102"]);
}
