//! Verdicts of the engines that the dialects belong to.
//!
//! `verdicts.json` holds patterns of our own with texts that node 20 (`ecma` with the flag `u`,
//! `ecma-legacy` without), Java 17 (`java`) and Perl 5 (`pcre`) match as a whole, in part only, or
//! not at all.

use serde_json::Value;
use specsmith::ir::pattern::{Anchoring, Dialect, read};

use crate::{shared::strings, stepper::Stepper};

#[test]
fn verdicts_of_real_engines() {
    let fixture: Value =
        serde_json::from_str(include_str!("verdicts.json")).expect("the fixture is JSON");
    let mut texts = 0;
    for entry in fixture.as_array().expect("an array") {
        let pattern = entry["pattern"].as_str().expect("a string");
        let dialect = match entry["dialect"].as_str() {
            Some("ecma") => Dialect::Ecma,
            Some("ecma-legacy") => Dialect::EcmaLegacy,
            Some("pcre") => Dialect::Pcre,
            _ => Dialect::Java,
        };
        for (anchoring, part) in [(Anchoring::Spec, true), (Anchoring::Whole, false)] {
            let reading = read(pattern, anchoring);
            // What is valid in ECMA-262 is read as that, whoever wrote it.
            let expected = if reading.dialect == Dialect::Ecma {
                Dialect::Ecma
            } else {
                dialect
            };
            assert_eq!(reading.dialect, expected, "{pattern}");
            let plan = reading.outcome.expect(pattern);
            let stepper = Stepper::new(&plan);
            for (texts_of, verdict) in [("whole", true), ("part", part), ("none", false)] {
                for text in strings(&entry[texts_of]) {
                    let place = format!("{pattern} on {text:?} ({anchoring:?})");
                    assert_eq!(plan.is_match(text), verdict, "{place}");
                    assert_eq!(stepper.is_match(text), verdict, "{place}, emitted");
                    texts += 1;
                }
            }
        }
    }
    println!("{texts} verdicts");
}

#[test]
fn other_dialects() {
    for (pattern, dialect, accepted, rejected) in [
        (
            "^(?P<year>[0-9]{4})$",
            Dialect::Python,
            &["2026"][..],
            &["26"][..],
        ),
        (
            r"^(?P<q>['x])\d(?P=q)$",
            Dialect::Python,
            &["'٣'", "x1x"],
            &["'1x"],
        ),
        ("^[a-z-[aeiou]]+$", Dialect::DotNet, &["xyz"], &["xaz"]),
        (r"^[\w-[\d]]+$", Dialect::DotNet, &["é_"], &["é1"]),
        (r"^\p{Han}+$", Dialect::Pcre, &["漢"], &["x"]),
        (
            r"^(\p{L}|\-\p{Nd})$",
            Dialect::EcmaLegacy,
            &["é", "-٣"],
            &["-p"],
        ),
    ] {
        let reading = read(pattern, Anchoring::Whole);
        assert_eq!(reading.dialect, dialect, "{pattern}");
        let plan = reading.outcome.expect(pattern);
        for text in accepted {
            assert!(plan.is_match(text), "{pattern} on {text}");
        }
        for text in rejected {
            assert!(!plan.is_match(text), "{pattern} on {text}");
        }
    }
}
