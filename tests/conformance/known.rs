//! Cases that are known not to hold, each with the reason.

use std::collections::BTreeSet;

use crate::suite::{Case, File};

/// A part of the suite that does not hold.
struct Limit {
    /// The parts of the suite that it holds for.
    targets: &'static [&'static str],
    /// The schema, as the suite names it; the same in all targets that have it.
    schema: &'static str,
    /// The name of the case.
    test: &'static str,
    /// Why it cannot hold.
    reason: &'static str,
}

const TYPED: &[&str] = &["oas30-typed", "oas31-typed"];
const DIGITS: &str = "numbers with a fraction are doubles, which do not tell it from the bound";
const BITS: &str =
    "integers without a format have 64 bits; those of any size come with `types.exact`";

const LIMITS: &[Limit] = &[
    Limit {
        targets: &crate::suite::TARGETS,
        schema: "T_optional_bignum_4",
        test: "comparison works for high numbers",
        reason: DIGITS,
    },
    Limit {
        targets: &crate::suite::TARGETS,
        schema: "T_optional_bignum_6",
        test: "comparison works for very negative numbers",
        reason: DIGITS,
    },
    Limit {
        targets: TYPED,
        schema: "T_optional_bignum_0",
        test: "a bignum is an integer",
        reason: BITS,
    },
    Limit {
        targets: TYPED,
        schema: "T_optional_bignum_0",
        test: "a negative bignum is an integer",
        reason: BITS,
    },
    Limit {
        targets: &["oas31-typed"],
        schema: "T_optional_float_overflow_0",
        test: "valid if optional overflow handling is implemented",
        reason: BITS,
    },
    Limit {
        targets: &["oas30", "oas30-typed"],
        schema: "T_optional_zeroTerminatedFloats_0",
        test: "a float is not an integer even without fractional part",
        reason: "servers send `1.0` for 1, and JSON Schema calls it an integer since draft 6",
    },
];

/// How many cases of a file do not hold so far; each number only goes down.
const FAILING: &[(&str, &str, &str, usize)] = &[
    ("oas30", "core", "additionalProperties", 1),
    ("oas30", "core", "allOf", 2),
    ("oas30", "core", "anyOf", 1),
    ("oas30", "core", "items", 3),
    ("oas30", "core", "maxItems", 1),
    ("oas30", "core", "maxLength", 1),
    ("oas30", "core", "maxProperties", 3),
    ("oas30", "core", "maximum", 2),
    ("oas30", "core", "minItems", 1),
    ("oas30", "core", "minLength", 1),
    ("oas30", "core", "minProperties", 5),
    ("oas30", "core", "minimum", 3),
    ("oas30", "core", "multipleOf", 1),
    ("oas30", "core", "pattern", 6),
    ("oas30", "core", "properties", 5),
    ("oas30", "core", "ref", 4),
    ("oas30", "core", "required", 7),
    ("oas30", "core", "type", 1),
    ("oas30", "core", "uniqueItems", 11),
    ("oas30", "format", "format_date_time", 19),
    ("oas30", "format", "format_email", 9),
    ("oas30", "format", "format_hostname", 16),
    ("oas30", "format", "format_ipv4", 30),
    ("oas30", "format", "format_ipv6", 25),
    ("oas30", "format", "format_uri", 25),
    ("oas30", "number", "optional_bignum", 4),
    ("oas30", "number", "optional_zeroTerminatedFloats", 1),
    ("oas30-typed", "core", "additionalProperties", 1),
    ("oas30-typed", "core", "allOf", 2),
    ("oas30-typed", "core", "anyOf", 1),
    ("oas30-typed", "core", "items", 1),
    ("oas30-typed", "core", "properties", 1),
    ("oas30-typed", "core", "ref", 2),
    ("oas30-typed", "core", "type", 1),
    ("oas30-typed", "number", "optional_bignum", 4),
    ("oas30-typed", "number", "optional_zeroTerminatedFloats", 1),
    ("oas31", "core", "allOf", 3),
    ("oas31", "core", "anyOf", 2),
    ("oas31", "core", "boolean_schema", 9),
    ("oas31", "core", "const", 1),
    ("oas31", "core", "exclusiveMaximum", 1),
    ("oas31", "core", "exclusiveMinimum", 1),
    ("oas31", "core", "items", 3),
    ("oas31", "core", "maxItems", 1),
    ("oas31", "core", "maxLength", 1),
    ("oas31", "core", "maxProperties", 3),
    ("oas31", "core", "maximum", 1),
    ("oas31", "core", "minItems", 1),
    ("oas31", "core", "minLength", 1),
    ("oas31", "core", "minProperties", 5),
    ("oas31", "core", "minimum", 2),
    ("oas31", "core", "multipleOf", 1),
    ("oas31", "core", "pattern", 6),
    ("oas31", "core", "properties", 6),
    ("oas31", "core", "ref", 5),
    ("oas31", "core", "required", 7),
    ("oas31", "core", "type", 9),
    ("oas31", "core", "uniqueItems", 11),
    ("oas31", "exotic", "optional_no_schema", 1),
    ("oas31", "extended", "additionalProperties", 6),
    ("oas31", "extended", "items", 7),
    ("oas31", "extended", "prefixItems", 3),
    ("oas31", "extended", "ref", 1),
    ("oas31", "extended", "uniqueItems", 2),
    ("oas31", "format", "format_date", 58),
    ("oas31", "format", "format_date_time", 19),
    ("oas31", "format", "format_duration", 25),
    ("oas31", "format", "format_ecmascript_regex", 6),
    ("oas31", "format", "format_email", 11),
    ("oas31", "format", "format_hostname", 35),
    ("oas31", "format", "format_idn_email", 2),
    ("oas31", "format", "format_idn_hostname", 54),
    ("oas31", "format", "format_ipv4", 30),
    ("oas31", "format", "format_ipv6", 25),
    ("oas31", "format", "format_iri", 6),
    ("oas31", "format", "format_iri_reference", 2),
    ("oas31", "format", "format_json_pointer", 12),
    ("oas31", "format", "format_regex", 1),
    ("oas31", "format", "format_relative_json_pointer", 12),
    ("oas31", "format", "format_time", 28),
    ("oas31", "format", "format_uri", 25),
    ("oas31", "format", "format_uri_reference", 11),
    ("oas31", "format", "format_uri_template", 13),
    ("oas31", "format", "format_uuid", 13),
    ("oas31", "number", "optional_bignum", 4),
    ("oas31", "number", "optional_float_overflow", 1),
    ("oas31", "unevaluated", "unevaluatedItems", 1),
    ("oas31-typed", "core", "allOf", 3),
    ("oas31-typed", "core", "anyOf", 2),
    ("oas31-typed", "core", "boolean_schema", 9),
    ("oas31-typed", "core", "const", 1),
    ("oas31-typed", "core", "items", 1),
    ("oas31-typed", "core", "properties", 2),
    ("oas31-typed", "core", "ref", 3),
    ("oas31-typed", "core", "type", 9),
    ("oas31-typed", "exotic", "content", 3),
    ("oas31-typed", "extended", "additionalProperties", 3),
    ("oas31-typed", "extended", "items", 7),
    ("oas31-typed", "extended", "prefixItems", 2),
    ("oas31-typed", "extended", "ref", 1),
    ("oas31-typed", "extended", "uniqueItems", 2),
    ("oas31-typed", "format", "format_ecmascript_regex", 6),
    ("oas31-typed", "format", "format_hostname", 23),
    ("oas31-typed", "format", "format_idn_email", 2),
    ("oas31-typed", "format", "format_idn_hostname", 54),
    ("oas31-typed", "format", "format_iri", 6),
    ("oas31-typed", "format", "format_iri_reference", 2),
    ("oas31-typed", "format", "format_json_pointer", 12),
    ("oas31-typed", "format", "format_regex", 1),
    ("oas31-typed", "format", "format_relative_json_pointer", 12),
    ("oas31-typed", "format", "format_uri_template", 13),
    ("oas31-typed", "format-annotation", "format", 11),
    ("oas31-typed", "number", "optional_bignum", 4),
    ("oas31-typed", "number", "optional_float_overflow", 1),
    ("oas31-typed", "regex", "optional_ecmascript_regex", 8),
    ("oas31-typed", "regex", "optional_non_bmp_regex", 3),
    ("oas31-typed", "unevaluated", "unevaluatedItems", 1),
];

/// How many cases of a file are known to fail.
pub fn failing(target: &str, tier: &str, file: &str) -> usize {
    let mut known = FAILING.iter();
    let known = known.find(|known| (known.0, known.1, known.2) == (target, tier, file));
    known.map_or(0, |known| known.3)
}

/// The limits, and which of them have been met.
#[derive(Default)]
pub struct Limits {
    met: BTreeSet<usize>,
}

impl Limits {
    /// Whether a case is known not to hold.
    pub fn has(&mut self, file: &File, case: &Case) -> bool {
        let found = LIMITS.iter().position(|limit| {
            limit.targets.contains(&file.target)
                && limit.schema == case.schema
                && limit.test == case.test
        });
        self.met.extend(found);
        found.is_some()
    }

    /// Limits that no case has.
    pub fn unused(&self) -> Vec<String> {
        let limits = LIMITS.iter().enumerate();
        limits
            .filter(|(index, _)| !self.met.contains(index))
            .map(|(_, limit)| {
                let Limit {
                    schema,
                    test,
                    reason,
                    ..
                } = limit;
                format!("no case `{test}` of {schema} ({reason}): take it from the limits")
            })
            .collect()
    }
}
