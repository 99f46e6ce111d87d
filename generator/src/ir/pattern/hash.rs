//! A hash table that is quick for small keys. Keys come from one pattern, whose size is limited, so
//! that hostile keys cost no more than the limit on work lets them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from small keys.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fold>>;

/// Multiplies and rotates, word by word.
#[derive(Default)]
pub struct Fold(u64);

impl Hasher for Fold {
    fn finish(&self) -> u64 {
        // The upper bits are the well-mixed ones; a table uses both ends.
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(u64::from(value));
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }
}
