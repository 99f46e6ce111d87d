//! Which module an operation is put into.

use std::fmt::Write as _;
use std::path::Path;

use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::generate;
use specsmith::source::SourceMap;

/// The modules of a document whose operations have these paths and tags.
#[track_caller]
fn check<'p>(operations: impl IntoIterator<Item = (&'p str, Option<&'p str>)>, modules: &[&str]) {
    let mut document = "openapi: 3.0.4\ninfo: {title: T, version: '1'}\npaths:\n".to_owned();
    for (path, tag) in operations {
        let tags = tag.map(|tag| format!(", tags: [{tag}]"));
        let tags = tags.unwrap_or_default();
        let operation = format!("{{responses: {{'204': {{description: d}}}}{tags}}}");
        let _ = writeln!(document, "  '{path}': {{get: {operation}}}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("openapi.yaml");
    std::fs::write(&file, &document).expect("written");
    let config = Config::new(&file, folder.path().join("out"));
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let generation = generate::generate(&config, &mut sources, &mut diagnostics);
    let generation = generation.unwrap_or_else(|| panic!("{document}"));
    let found: Vec<&str> = generation
        .files
        .iter()
        .filter_map(|(path, _)| Path::new(path).strip_prefix("src/api").ok())
        .filter_map(|path| path.file_stem()?.to_str())
        .filter(|name| *name != "mod")
        .collect();
    assert_eq!(found, modules, "{document}");
}

/// Paths about `word`, `count` of them.
fn paths(word: &str, count: usize) -> Vec<String> {
    (0..count).map(|n| format!("/v1/{word}/{n}")).collect()
}

fn untagged(paths: &[String]) -> impl Iterator<Item = (&str, Option<&str>)> {
    paths.iter().map(|path| (path.as_str(), None))
}

#[test]
fn a_few_operations_without_a_tag_are_one_module() {
    let few = [paths("customers", 10), paths("orders", 10)].concat();
    check(untagged(&few), &["default"]);
}

#[test]
fn many_are_told_apart_by_their_paths() {
    let many = [paths("customers", 10), paths("pay-ments", 11)].concat();
    check(untagged(&many), &["customers", "pay_ments"]);
    let odd = [
        "/api/v2/orders",
        "/{id}",
        "/2010-04-01/orders/1",
        "/orders?a=b",
    ];
    let odd = odd.into_iter().map(|path| (path, None));
    let modules = ["customers", "default", "orders", "pay_ments"];
    check(untagged(&many).chain(odd), &modules);
}

#[test]
fn words_of_one_operation_each_are_no_groups() {
    let words: Vec<String> = (0..40).map(|n| format!("/method{n}")).collect();
    check(untagged(&words), &["default"]);
}

#[test]
fn a_path_can_be_about_the_same_as_a_tag() {
    let many = [paths("customers", 10), paths("gift_cards", 11)].concat();
    let tagged = [("/cards", Some("Gift Cards")), ("/a", Some("orders"))];
    let modules = ["customers", "gift_cards", "orders"];
    check(untagged(&many).chain(tagged), &modules);
}

#[test]
fn a_word_of_many_operations_is_divided_by_the_next_one() {
    let of_plugin = |plugin: &str, count: usize| paths(&format!("_plugins/{plugin}"), count);
    let many = [
        of_plugin("_ml", 60),
        of_plugin("_security", 50),
        paths("_plugins", 2),
        paths("_cat", 90),
    ];
    check(
        untagged(&many.concat()),
        &["cat", "plugins", "plugins_ml", "plugins_security"],
    );
    // Words that most operations have for themselves divide nothing.
    let each: Vec<String> = (0..120).map(|n| format!("/_plugins/word{n}/x")).collect();
    check(untagged(&each), &["plugins"]);
}
