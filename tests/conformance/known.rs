//! Cases that are known not to hold, each with the reason.

use std::collections::BTreeSet;

use crate::Way;
use crate::suite::{Case, File};

/// Cases of a schema that do not hold.
struct Limit {
    /// The parts of the suite that have them.
    targets: &'static [&'static str],
    /// The schema, as the suite names it.
    schema: &'static str,
    /// The names of the cases.
    tests: &'static [&'static str],
    /// The ways of validation by which they do not hold.
    ways: &'static [Way],
    /// Why they do not hold.
    reason: &'static str,
}

const BITS: &str = "integers without a format have 64 bits, and any size with `types.exact`";
const FRACTION: &str = "servers send `1.0` for 1, which is an integer in OpenAPI 3.1 and not in 3.0: it is read, and \
    refused with `types.exact`";

const LIMITS: &[Limit] = &[
    Limit {
        targets: &["oas30-typed", "oas31-typed"],
        schema: "T_optional_bignum_0",
        tests: &["a bignum is an integer", "a negative bignum is an integer"],
        ways: &[Way::Type],
        reason: BITS,
    },
    Limit {
        targets: &["oas31-typed"],
        schema: "T_optional_float_overflow_0",
        tests: &["valid if optional overflow handling is implemented"],
        ways: &[Way::Type],
        reason: BITS,
    },
    Limit {
        targets: &["oas30-typed"],
        schema: "T_optional_zeroTerminatedFloats_0",
        tests: &["a float is not an integer even without fractional part"],
        ways: &[Way::Type],
        reason: FRACTION,
    },
];

/// The limits, and which of them have been met.
#[derive(Default)]
pub struct Limits {
    met: BTreeSet<(usize, String)>,
}

impl Limits {
    /// Whether a case is known not to hold.
    pub fn has(&mut self, file: &File, case: &Case, way: Way) -> bool {
        let found = LIMITS.iter().position(|limit| {
            !file.exact
                && limit.ways.contains(&way)
                && limit.targets.contains(&file.target)
                && limit.schema == case.schema
                && limit.tests.contains(&case.test.as_str())
        });
        self.met
            .extend(found.map(|found| (found, case.test.clone())));
        found.is_some()
    }

    /// Limits that no case has.
    pub fn unused(&self) -> Vec<String> {
        let mut unused = Vec::new();
        for (index, limit) in LIMITS.iter().enumerate() {
            for test in limit.tests {
                if !self.met.contains(&(index, (*test).to_owned())) {
                    let (schema, reason) = (limit.schema, limit.reason);
                    unused.push(format!("{schema} has no case `{test}` ({reason})"));
                }
            }
        }
        unused
    }
}
