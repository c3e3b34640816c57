//! Randomness as an argument. Nothing here makes random bytes: whoever calls a rule that needs
//! them brings a source, the operating system's in service and a seeded one in tests.

/// A source of uniformly distributed bytes.
pub trait Chance {
    /// Fills the whole slice with fresh bytes.
    fn fill(&mut self, bytes: &mut [u8]);
}

impl<C: Chance + ?Sized> Chance for &mut C {
    fn fill(&mut self, bytes: &mut [u8]) {
        (**self).fill(bytes);
    }
}

/// 64 uniform bits.
pub fn bits(chance: &mut dyn Chance) -> u64 {
    let mut bytes = [0_u8; 8];
    chance.fill(&mut bytes);
    u64::from_le_bytes(bytes)
}

/// A uniform number in `0..n`; 0 when `n` is 0. Draws again instead of folding the uneven rest,
/// so that no value is likelier than another.
pub fn below(chance: &mut dyn Chance, n: u64) -> u64 {
    if n < 2 {
        return 0;
    }
    let limit = u64::MAX - (u64::MAX % n + 1) % n;
    loop {
        let drawn = bits(chance);
        if drawn <= limit {
            return drawn % n;
        }
    }
}

/// A uniform index into a slice of `len` elements.
pub fn index(chance: &mut dyn Chance, len: usize) -> usize {
    usize::try_from(below(chance, len as u64)).unwrap_or(0)
}

/// A uniform number in `[0, 1)` with 53 random bits.
pub fn unit(chance: &mut dyn Chance) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
    let numerator = (bits(chance) >> 11) as f64;
    numerator / 9_007_199_254_740_992.0
}

/// Puts the elements in a uniformly random order.
pub fn shuffle<T>(chance: &mut dyn Chance, items: &mut [T]) {
    for last in (1..items.len()).rev() {
        let other = index(chance, last + 1);
        items.swap(last, other);
    }
}
