//! The rules of `specsmith lint`, held against small documents: `fixtures/lint/RULE` has one that shows what the rule
//! finds, with a mark on each line where it does, and one that shows what it leaves alone.

mod pass;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use specsmith::diagnostic::{CodeSet, Diagnostics, Levels, report};
use specsmith::document;
use specsmith::generate;
use specsmith::lint::{self, RULES, Rule};
use specsmith::source::SourceMap;

/// At the end of a line with a finding.
const MARK: &str = "# <-";

fn folder(rule: &Rule) -> PathBuf {
    fixtures().join(rule.code.name)
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lint")
}

/// The codes and lines of what the default rules and this one find in a document; what other stages find as well, which
/// a fixture must not have.
fn found(rule: &Rule, path: &Path) -> Vec<(String, u64)> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.load(path).expect("the fixture is there");
    let document = document::parse(&mut sources, file, &mut diagnostics).expect("a document");
    let mut levels = Levels::default();
    levels.warn(CodeSet::Code(rule.code));
    let _ = generate::lint(&document, &levels, &mut diagnostics);
    let lines = report(&diagnostics, &sources);
    let lines = lines.lines().map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        let code = line["code"].as_str().expect("a code").to_owned();
        (code, line["line"].as_u64().expect("a place"))
    });
    let mut found: Vec<(String, u64)> = lines.collect();
    found.sort();
    found
}

#[test]
fn each_rule_finds_what_is_marked_and_nothing_else() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let (bad, good) = (
            folder(rule).join("bad.yaml"),
            folder(rule).join("good.yaml"),
        );
        let Ok(text) = fs::read_to_string(&bad) else {
            wrong.push(format!("{} has no fixtures", rule.code.name));
            continue;
        };
        let marked: Vec<(String, u64)> = (1..)
            .zip(text.lines())
            .filter(|(_, line)| line.ends_with(MARK))
            .map(|(number, _)| (rule.code.id.to_owned(), number))
            .collect();
        assert!(!marked.is_empty(), "{} marks nothing", bad.display());
        let seen = found(rule, &bad);
        if seen != marked {
            wrong.push(format!("{}: {seen:?} instead of {marked:?}", bad.display()));
        }
        let seen = found(rule, &good);
        if !seen.is_empty() {
            wrong.push(format!("{}: {seen:?}", good.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn fixtures_are_named_by_rules() {
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.code.name).collect();
    for entry in fs::read_dir(fixtures()).expect("the fixtures are there") {
        let name = entry.expect("a readable folder").file_name();
        assert!(names.contains(&*name.to_string_lossy()), "{name:?}");
    }
    assert_eq!(names.len(), RULES.len(), "names are unique");
}

#[test]
fn codes_are_those_of_their_groups() {
    for rule in RULES {
        let letters = match rule.group {
            lint::Group::Client => "L1",
            lint::Group::Style => "L2",
            lint::Group::Documentation => "L3",
            lint::Group::Security => "L4",
        };
        assert!(rule.code.id.starts_with(letters), "{}", rule.code.id);
    }
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.code.id).collect();
    assert!(ids.is_sorted(), "in the order of their codes: {ids:?}");
}

/// Above the tables of `docs/lint.md`, which are made from the rules.
const TABLES: &str = "## The rules\n\n";

#[test]
fn the_page_lists_the_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/docs/lint.md");
    let page = fs::read_to_string(&path).expect("the page is there");
    let (head, tables) = page.split_once(TABLES).expect("the page has the tables");
    let expected = lint::page();
    if std::env::var_os("SPECSMITH_UPDATE").is_some() {
        fs::write(&path, format!("{head}{TABLES}{expected}")).expect("written");
        return;
    }
    assert_eq!(
        tables, expected,
        "run `SPECSMITH_UPDATE=1 cargo test -p specsmith-tests --test lint`"
    );
}
