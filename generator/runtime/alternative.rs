//! Unions whose alternatives overlap: what the one that a value looks like refuses, another one may have.

use std::cell::Cell;

use serde::Serialize;
use serde_json::Value;

use super::decode::DecodeError;
use super::validate::{At, Violations};

/// How deep within each other other alternatives are asked; below, the one that a value was read as has the last word,
/// so that the time stays proportional to the size of the value.
const DEEPEST: u8 = 4;

thread_local! {
    static DEPTH: Cell<u8> = const { Cell::new(0) };
}

/// Adds what `value`, which stands at `at`, violates of the alternative that it was read as, unless it violates nothing
/// of another one. There are `count`; `read` reads JSON as the one with a number, and `check` checks what was read.
pub fn check<T: Serialize>(
    value: &T,
    count: usize,
    read: fn(usize, Value) -> Result<T, DecodeError>,
    check: fn(&T, &At<'_>, &mut Violations),
    at: &At<'_>,
    out: &mut Violations,
) {
    let mut found = Violations::with_limit(out.limit);
    check(value, at, &mut found);
    if found.is_empty() {
        return;
    }
    let depth = DEPTH.replace(DEPTH.get().saturating_add(1));
    let fits = |json: &Value, alternative: usize| {
        read(alternative, json.clone()).is_ok_and(|other| {
            let mut violations = Violations::with_limit(0);
            check(&other, at, &mut violations);
            violations.is_empty()
        })
    };
    // What cannot be written cannot be sent either.
    let json = serde_json::to_value(value).ok();
    let json = json.filter(|_| depth < DEEPEST);
    let fitting = json.is_some_and(|json| (0..count).any(|other| fits(&json, other)));
    DEPTH.set(depth);
    if !fitting {
        append(found, out);
    }
}

/// Adds violations, and the number of those that were not kept.
fn append(found: Violations, out: &mut Violations) {
    out.count += found.count - found.list.len();
    for violation in found {
        out.push(violation);
    }
}
