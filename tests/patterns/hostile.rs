//! Patterns and texts that are meant to do harm.

use specsmith::ir::pattern::{Anchoring, read};

use crate::stepper::Stepper;

#[test]
fn time_is_linear_in_the_text() {
    let text = format!("{}!", "a".repeat(50_000));
    for pattern in [
        "^(a+)+$",
        "^(a|aa)+$",
        "^(a|a)*$",
        "^([a-z0-9]+[-_.]?)+$",
        "^(a*)*b$",
        "(?:a?){20}a{20}b",
        "^(?=(a+)+$)a",
        "(.*)(.*)(.*)(.*)=",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
    ] {
        let plan = read(pattern, Anchoring::Spec).outcome.expect(pattern);
        assert!(!Stepper::new(&plan).is_match(&text), "{pattern}");
        assert!(!plan.is_match(&text), "{pattern}");
    }
}

#[test]
fn large_patterns_end() {
    let classes: String = ('\u{4E00}'..'\u{9FFF}').step_by(4).collect();
    let spaced: Vec<&str> = classes.split("").collect();
    for pattern in [
        "(?=a)".repeat(9_000),
        "$".repeat(40_000),
        "(?!(?=a)b)".repeat(4_000),
        format!("^{}a", "(?=.*[a-f]{3,50}b)".repeat(400)),
        format!("\\Aa{}", "{2}".repeat(9_000)),
        format!("\\A(?:a{})", "*".repeat(9_000)),
        format!("{}a{}", "(?:".repeat(99), ")?".repeat(99)),
        format!("{}a{}", "(?=".repeat(99), ")".repeat(99)),
        format!("{}a{}", "(?:b(?!".repeat(45), "))*".repeat(45)),
        format!("[{classes}]"),
        classes.replace(|_| true, "[\u{4E00}-\u{9FFF}]"),
        spaced.join("|"),
        format!("[{}-\u{9FFF}]", spaced.join("-\u{9FFF}][")),
        "a?".repeat(20_000),
        "(a|b|ab)*".repeat(4_000),
        "^(?:a(?=.*c)|b)*(?:b(?=.*[ad]))*$".to_owned(),
        "x".repeat(60_000),
    ] {
        let reading = read(&pattern, Anchoring::Spec);
        if let Ok(plan) = reading.outcome {
            // Whatever it says, it ends.
            let _ = plan.is_match("aab");
        }
    }
}

#[test]
fn engine_patterns_give_up() {
    let plan = read(r"^(a+)+(a+)+\2b$", Anchoring::Spec)
        .outcome
        .expect("it is readable");
    // Undecided texts are let through.
    assert!(plan.is_match(&"a".repeat(5_000)));
    assert!(Stepper::new(&plan).is_match(&"a".repeat(5_000)));
}

#[test]
fn any_text_is_read_or_refused() {
    const PARTS: &[&str] = &[
        "a",
        "b",
        "-",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "{2}",
        "{1,3}",
        "*",
        "+",
        "?",
        "|",
        "^",
        "$",
        "\\",
        "\\d",
        "\\p{L}",
        "\\p",
        "\\u",
        "\\b",
        "\\1",
        "(?",
        "(?:",
        "(?=",
        "(?<!",
        "(?i)",
        "&&",
        "[^",
        ":",
        "0",
        "9",
        ",",
        "é",
        "\u{1F600}",
        "\n",
        "\\Q",
        "\\E",
        "\\A",
        "\\k<",
        ">",
        "/",
    ];
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).expect("31 bits") % below
    };
    let mut run = 0;
    for _ in 0..1_500 {
        let pattern: String = (0..=random(12))
            .map(|_| PARTS[random(PARTS.len())])
            .collect();
        for anchoring in [Anchoring::Spec, Anchoring::Whole, Anchoring::Auto] {
            let reading = read(&pattern, anchoring);
            match reading.outcome {
                Ok(plan) => {
                    run += 1;
                    let stepper = Stepper::new(&plan);
                    for text in ["", "a", "ab-9", "é\n", "\u{1F600}", &pattern] {
                        assert_eq!(plan.is_match(text), stepper.is_match(text), "{pattern:?}");
                    }
                    // The portable form says the same.
                    let portable = reading.portable.expect("there is a plan");
                    if reading.dialect.is_ecma() {
                        let again = read(&portable, anchoring).outcome;
                        let again = again.unwrap_or_else(|refusal| {
                            panic!("{pattern:?}: {portable:?}: {}", refusal.reason)
                        });
                        for text in ["", "a", "ab-9", "é\n", "\u{1F600}", &pattern] {
                            assert_eq!(
                                plan.is_match(text),
                                again.is_match(text),
                                "{pattern:?} {portable:?} {text:?}"
                            );
                        }
                    }
                }
                Err(refusal) => assert!(!refusal.reason.is_empty()),
            }
        }
    }
    println!("{run} of 4500 were readable");
}
