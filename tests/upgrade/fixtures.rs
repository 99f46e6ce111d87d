//! Small documents and what becomes of them, word by word. `SPECSMITH_BLESS=1` writes it down anew.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use specsmith::diagnostic::Diagnostics;
use specsmith::document::Version;
use specsmith::source::SourceMap;
use specsmith::upgrade;

use crate::same;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/upgrade")
}

/// Compares what becomes of a document with the file `expected`, and the two clients; gives the codes of what is found.
#[track_caller]
fn check(name: &str, to: Version, expected: &str) -> Vec<&'static str> {
    let path = folder().join(name);
    let mut sources = SourceMap::new();
    let root = sources.load(&path).expect("the fixture is there");
    let mut found = Diagnostics::new();
    let upgraded = upgrade::upgrade(&mut sources, root, to, &mut found).expect("upgraded");
    let mut text = String::new();
    for file in &upgraded.files {
        if upgraded.files.len() > 1 {
            let name = Path::new(sources.file(*file).name()).file_name();
            let name = name.expect("a name").to_string_lossy();
            let _ = writeln!(text, "# ---- {name}");
        }
        let new = upgraded.texts.get(file).map(String::as_str);
        text.push_str(new.unwrap_or(sources.file(*file).text()));
    }
    let expected = folder().join(expected);
    if env::var_os("SPECSMITH_BLESS").is_some() {
        fs::write(&expected, &text).expect("written");
    }
    let known = fs::read_to_string(&expected).unwrap_or_default();
    assert_eq!(text, known, "{}", expected.display());
    assert_eq!(same::check(&path, to).as_deref(), Some(""));
    found.iter().map(|found| found.code().id).collect()
}

#[test]
fn words_of_3_0_become_those_of_3_1() {
    let found = check("schemas-3_0.yaml", Version::V3_1, "schemas-3_1.yaml");
    assert_eq!(found, ["U101", "U103", "U103", "U102"]);
    let found = check("plain-3_0.json", Version::V3_2, "plain-3_2.json");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn documents_of_2_0_become_others_with_their_comments() {
    check("swagger-2_0.yaml", Version::V3_0, "swagger-3_0.yaml");
    let found = check("swagger-2_0.yaml", Version::V3_1, "swagger-3_1.yaml");
    assert_eq!(found, ["U105", "U105", "U102"]);
    check("many/openapi.yaml", Version::V3_1, "many-3_1.txt");
}

#[test]
fn names_that_no_later_version_allows_become_others() {
    let found = check("names-2_0.yaml", Version::V3_0, "names-3_0.yaml");
    assert_eq!(found, ["U108"; 5]);
}

#[test]
fn comments_stay_where_members_go() {
    let found = check("comments-3_0.yaml", Version::V3_1, "comments-3_1.yaml");
    assert_eq!(found, ["U105"]);
}

#[test]
fn what_several_places_call_changes_once_where_all_want_it() {
    let found = check("aliases-3_0.yaml", Version::V3_1, "aliases-3_1.yaml");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn null_beside_compositions_is_an_alternative_of_them() {
    let found = check("unions-3_0.yaml", Version::V3_1, "unions-3_1.yaml");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_may_not_stand_any_more_is_taken_out() {
    let found = check("forbidden-3_0.yaml", Version::V3_1, "forbidden-3_1.yaml");
    assert_eq!(found, ["U103", "U103"]);
}
