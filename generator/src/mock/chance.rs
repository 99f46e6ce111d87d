//! Numbers that look like chance and are the same for the same place.

/// A source of numbers (`SplitMix64`).
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// The numbers for a place under a seed: what becomes of one place says nothing of another.
    pub(super) fn new(seed: u64, place: &str) -> Self {
        // FNV-1a
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in place.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Self(hash ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// The next number.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of `count` numbers from 0 on; 0 where there are none.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let next = self.next();
        let count = u64::try_from(count).unwrap_or(u64::MAX).max(1);
        usize::try_from(next % count).unwrap_or(0)
    }

    /// One of the values.
    pub(super) fn pick<T: Copy>(&mut self, values: &[T]) -> Option<T> {
        values.get(self.below(values.len())).copied()
    }
}
