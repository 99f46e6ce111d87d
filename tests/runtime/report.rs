//! The reporters, for the keywords that the document of the client does not have.

use m3ter_client::Violations;
use m3ter_client::runtime::report;
use m3ter_client::runtime::rule::{Keyword, Limit, Rule};
use m3ter_client::runtime::validate::At;

const fn rule(keyword: Keyword, limit: Limit) -> Rule {
    Rule::new(keyword, limit, "#")
}

fn check(report: impl Fn(&At<'_>, &mut Violations), expected: &[&str]) {
    let mut out = Violations::new();
    report(&At::ROOT, &mut out);
    let found: Vec<_> = out.iter().map(ToString::to_string).collect();
    assert_eq!(found, expected);
}

#[test]
fn numbers() {
    static RULES: [Rule; 5] = [
        rule(Keyword::Minimum, Limit::Number(0.5)),
        rule(Keyword::Maximum, Limit::Number(2.5)),
        rule(Keyword::ExclusiveMinimum, Limit::Number(0.75)),
        rule(Keyword::ExclusiveMaximum, Limit::Number(2.25)),
        rule(
            Keyword::MultipleOf,
            Limit::Decimal {
                mantissa: 25,
                exponent: -2,
            },
        ),
    ];
    for (value, expected) in [
        (1.0, &[][..]),
        (
            0.25,
            &[
                "must be at least 0.5 (minimum)",
                "must be greater than 0.75 (exclusiveMinimum)",
            ],
        ),
        (2.25, &["must be less than 2.25 (exclusiveMaximum)"]),
        (
            2.75,
            &[
                "must be at most 2.5 (maximum)",
                "must be less than 2.25 (exclusiveMaximum)",
            ],
        ),
        (1.1, &["must be a multiple of 0.25 (multipleOf)"]),
    ] {
        check(|at, out| report::number(value, &RULES, at, out), expected);
    }
}

#[test]
fn integers() {
    static RULES: [Rule; 5] = [
        rule(Keyword::Minimum, Limit::Integer(2)),
        rule(Keyword::Maximum, Limit::Integer(9)),
        rule(Keyword::ExclusiveMinimum, Limit::Integer(2)),
        rule(Keyword::ExclusiveMaximum, Limit::Integer(9)),
        rule(Keyword::MultipleOf, Limit::Integer(3)),
    ];
    for (value, expected) in [
        (6, &[][..]),
        (
            0,
            &[
                "must be at least 2 (minimum)",
                "must be greater than 2 (exclusiveMinimum)",
            ],
        ),
        (9, &["must be less than 9 (exclusiveMaximum)"]),
        (7, &["must be a multiple of 3 (multipleOf)"]),
        (
            i128::MIN,
            &[
                "must be at least 2 (minimum)",
                "must be greater than 2 (exclusiveMinimum)",
                "must be a multiple of 3 (multipleOf)",
            ],
        ),
    ] {
        check(|at, out| report::integer(value, &RULES, at, out), expected);
    }
}

#[test]
fn counts() {
    static UNIQUE: &[Rule] = &[rule(Keyword::UniqueItems, Limit::Nothing)];
    static RULES: [Rule; 4] = [
        rule(Keyword::MinItems, Limit::Count(2)),
        rule(Keyword::MaxItems, Limit::Count(3)),
        rule(Keyword::MinProperties, Limit::Count(1)),
        rule(Keyword::MaxProperties, Limit::Count(4)),
    ];
    for (count, expected) in [
        (2, &[][..]),
        (
            0,
            &[
                "has 0 items, at least 2 are required (minItems)",
                "has 0 members, at least 1 is required (minProperties)",
            ],
        ),
        (1, &["has 1 item, at least 2 are required (minItems)"]),
        (
            5,
            &[
                "has 5 items, at most 3 are allowed (maxItems)",
                "has 5 members, at most 4 are allowed (maxProperties)",
            ],
        ),
    ] {
        check(|at, out| report::count(count, &RULES, at, out), expected);
    }
    check(
        |at, out| report::unique(UNIQUE, at, out),
        &["has items that are equal (uniqueItems)"],
    );
}

#[test]
fn strings() {
    static RULES: [Rule; 3] = [
        Rule::one_of(&["a", "b"], "#"),
        Rule::format("date", |text| text.len() == 10, "#"),
        Rule::max_length(1, "#"),
    ];
    check(
        |at, out| report::string("secret", &RULES, at, out),
        &[
            "must be one of a, b (enum)",
            "is not a valid date (format)",
            "has 6 characters, at most 1 is allowed (maxLength)",
        ],
    );
}
