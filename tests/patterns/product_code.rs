//! The two patterns of the m3ter document, against Java's verdicts.

use serde_json::Value;
use specsmith::ir::pattern::{Anchoring, Dialect, Lowered, read};

use crate::{shared, stepper::Stepper};

/// As the vendor wrote it, in Java.
const VENDOR: &str = r"^([^[\p{Cntrl}\s]])|([^[\p{Cntrl}\s]][[^[\p{Cntrl}\s]] ]*[^[\p{Cntrl}\s]])$";
/// The same for every engine.
const PORTABLE: &str = r"^[^\x00-\x20\x7f]([^\x00-\x1f\x7f]*[^\x00-\x20\x7f])?$";
/// The letters of Unicode.
const NAME: &str = r"^[\p{L}_$][\p{L}_$0-9]*$";

fn check(pattern: &str, anchoring: Anchoring, accepted: &[&str], rejected: &[&str]) {
    let plan = read(pattern, anchoring)
        .outcome
        .expect("the pattern is understood");
    let stepper = Stepper::new(&plan);
    for (text, expected) in accepted
        .iter()
        .map(|text| (text, true))
        .chain(rejected.iter().map(|text| (text, false)))
    {
        assert_eq!(plan.is_match(text), expected, "{pattern} on {text:?}");
        assert_eq!(
            stepper.is_match(text),
            expected,
            "{pattern} on {text:?}, emitted"
        );
    }
}

#[test]
fn vendor_pattern_means_what_java_takes_it_for() {
    let reading = read(VENDOR, Anchoring::Auto);
    assert_eq!(reading.dialect, Dialect::Java);
    assert!(reading.whole);
    let codes: Vec<_> = reading.notes.iter().map(|note| note.code.id()).collect();
    assert_eq!(codes, ["V102"]);
    let Ok(Lowered::Automaton(dfa)) = &reading.outcome else {
        panic!("{:?}", reading.outcome)
    };
    assert_eq!((dfa.next.len(), dfa.classes.len()), (3, 3));
}

#[test]
fn product_codes() {
    let accepted = [
        "a",
        "code",
        "my_product",
        "my product",
        "USD",
        "é",
        r#"S?oC"$]C] ]]]]]5]"#,
        "日本 語",
    ];
    let rejected = ["", " a", "a ", "a\tb", "a\n", "\u{1}", "\u{7f}", "a\nb"];
    check(VENDOR, Anchoring::Auto, &accepted, &rejected);
    check(VENDOR, Anchoring::Whole, &accepted, &rejected);
    check(PORTABLE, Anchoring::Spec, &accepted, &rejected);
}

#[test]
fn names() {
    let accepted = ["code", "USD", "_x", "$x", "é", "日本", "x9", "𐐀x"];
    let rejected = ["1x", "ab-c", "", "é-", "x ", "x\n", "x😀"];
    check(NAME, Anchoring::Spec, &accepted, &rejected);
    check(NAME, Anchoring::Whole, &accepted, &rejected);
}

#[test]
fn verdicts_of_java() {
    let Some(cases) = shared::read("suite/product_code_cases.json") else {
        return;
    };
    let repaired = format!("^(?:{VENDOR})$");
    let translated = read(VENDOR, Anchoring::Spec)
        .portable
        .expect("it is understood");
    for (pattern, anchoring, column) in [
        (VENDOR, Anchoring::Auto, "java_matches"),
        (VENDOR, Anchoring::Whole, "java_matches"),
        (VENDOR, Anchoring::Spec, "java_find"),
        (PORTABLE, Anchoring::Spec, "java_matches"),
        (PORTABLE, Anchoring::Whole, "java_matches"),
        (&translated, Anchoring::Spec, "java_find"),
        (&translated, Anchoring::Whole, "java_matches"),
        (&repaired, Anchoring::Whole, "java_matches"),
    ] {
        let plan = read(pattern, anchoring).outcome.expect("it is understood");
        let stepper = Stepper::new(&plan);
        let verdicts = cases[column].as_array().expect("an array");
        let mut count = 0;
        for (text, verdict) in shared::strings(&cases["strings"]).into_iter().zip(verdicts) {
            assert_eq!(
                Value::Bool(plan.is_match(text)),
                *verdict,
                "{pattern} {column} {text:?}"
            );
            assert_eq!(
                stepper.is_match(text),
                plan.is_match(text),
                "{pattern} {text:?}"
            );
            count += 1;
        }
        println!("{count} strings, 0 differences from {column} ({anchoring:?})");
    }
}
