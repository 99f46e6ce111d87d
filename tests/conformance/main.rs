//! The JSON Schema Test Suite: clients are generated from its schemas, and read and validate its values.
//!
//! A value is refused when its type cannot be read from it, or when validation finds a violation; either way the place
//! has to be told. What the schemas themselves say of it, which are emitted as data, is compared as well. The suite stands outside of this repository, and where it is not at hand the test says so.

mod document;
mod known;
mod package;
mod suite;
mod table;

use std::collections::BTreeMap;

use suite::File;
use table::Row;

/// The two ways of validation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// What the type that is made of the schema checks.
    Type,
    /// The schema itself, over JSON.
    Schema,
}

const WAYS: [Way; 2] = [Way::Type, Way::Schema];

/// What became of a case.
struct Outcome {
    /// Whether it is a value of the schema, by what the client does.
    valid: bool,
    /// Why not, with places.
    words: String,
    /// Whether a place is missing or wrong.
    misplaced: bool,
}

#[test]
fn the_json_schema_test_suite_holds() {
    let Some(files) = suite::read() else { return };
    let outcomes = package::run(&files);
    let mut rows: BTreeMap<(&str, &str, &str), Row> = BTreeMap::new();
    let mut limits = known::Limits::default();
    let mut mistakes = Vec::new();
    let corrected = files.iter().flat_map(|file| &file.cases);
    let corrected = corrected.filter(|case| case.corrected).count();
    for (file, outcomes) in files.iter().zip(&outcomes) {
        let mut row = Row::default();
        for (case, outcomes) in file.cases.iter().zip(outcomes) {
            row.cases += 1;
            for (way, outcome) in WAYS.into_iter().zip(outcomes) {
                let passes = outcome.valid == case.valid && !outcome.misplaced;
                let name = format!("by {way:?}: {}", name(file, case));
                if limits.has(file, case, way) {
                    row.limits[way as usize] += 1;
                    if passes {
                        mistakes.push(format!("{name} passes: take it from the limits"));
                    }
                } else if passes {
                    row.passed[way as usize] += 1;
                } else {
                    let expected = if case.valid { "valid" } else { "invalid" };
                    let words = &outcome.words;
                    mistakes.push(format!("{name} is {expected}; the client: {words}"));
                }
            }
        }
        rows.insert((target_of(file), &file.tier, &file.name), row);
    }
    println!("{}", table::show(&rows));
    println!("{corrected} verdicts of typed twins are those of the suite: see `suite::original`");
    mistakes.extend(limits.unused());
    for mistake in &mistakes {
        println!("{mistake}");
    }
    assert!(mistakes.is_empty(), "not as it is known");
}

/// The part of the suite, and whether types are to the letter though they are stated.
fn target_of(file: &File) -> &'static str {
    match file.target {
        "oas30-typed" if file.exact => "oas30-typed, exact",
        "oas31-typed" if file.exact => "oas31-typed, exact",
        target => target,
    }
}

fn name(file: &File, case: &suite::Case) -> String {
    let (target, tier) = (target_of(file), &file.tier);
    format!(
        "{target} {tier} {} `{}: {}`",
        case.schema, case.group, case.test
    )
}
