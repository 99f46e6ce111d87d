//! What a walk of schemas keeps in mind, so that it does nothing again and again.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use serde_json::Value;

use super::schema::Index;

/// How many verdicts are found without being kept: to find a few again is cheaper than to keep all in mind, and most
/// values need no more.
const UNKEPT: usize = 1_000;

/// A schema, by its position, and a value, by its address.
type Pair = (Index, usize);

/// Pairs that have been looked at.
#[derive(Default)]
pub(super) struct Memory {
    /// What has been reported on already.
    reported: HashSet<Pair, BuildHasherDefault<Mix>>,
    /// Whether a value fulfils a schema.
    known: HashMap<Pair, bool, BuildHasherDefault<Mix>>,
    /// How many verdicts have been asked for.
    asked: usize,
}

impl Memory {
    /// Whether nothing has been reported on a value by this schema yet; from now on it has.
    pub(super) fn is_first(&mut self, schema: Index, value: &Value) -> bool {
        self.reported.insert(pair(schema, value))
    }

    /// Whether a value fulfils a schema, where that is known.
    pub(super) fn verdict(&mut self, schema: Index, value: &Value) -> Option<bool> {
        self.asked += 1;
        if self.asked <= UNKEPT {
            return None;
        }
        let pair = pair(schema, value);
        let known = self.known.get(&pair).copied();
        if known.is_none() {
            // A schema that leads back to itself adds nothing.
            self.known.insert(pair, true);
        }
        known
    }

    /// Keeps in mind whether a value fulfils a schema.
    pub(super) fn keep(&mut self, schema: Index, value: &Value, fulfils: bool) {
        if self.asked > UNKEPT {
            self.known.insert(pair(schema, value), fulfils);
        }
    }
}

fn pair(schema: Index, value: &Value) -> Pair {
    (schema, std::ptr::from_ref(value) as usize)
}

/// Mixes the two numbers of a pair. Neither is made by whoever sends a value, so that nobody can make them collide.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_usize(usize::from(*byte));
        }
    }

    fn write_usize(&mut self, number: usize) {
        /// An odd number whose bits are spread evenly: the golden ratio of 2 to the power of 64.
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        self.0 = (self.0.rotate_left(5) ^ number as u64).wrapping_mul(SPREAD);
    }
}
