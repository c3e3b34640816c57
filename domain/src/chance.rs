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

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A small seeded generator (splitmix64), good enough to play dice with in tests.
    pub(crate) struct Seeded(pub(crate) u64);

    impl Chance for Seeded {
        fn fill(&mut self, bytes: &mut [u8]) {
            for chunk in bytes.chunks_mut(8) {
                self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
                let mut z = self.0;
                z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
            }
        }
    }

    #[test]
    fn every_number_and_every_order_is_as_likely_as_the_next() {
        let chance = &mut Seeded(7);
        let (mut numbers, mut orders) = ([0_u32; 6], std::collections::BTreeMap::new());
        for _ in 0..60_000 {
            numbers[index(chance, 6)] += 1;
            let mut order = [0, 1, 2];
            shuffle(chance, &mut order);
            *orders.entry(order).or_insert(0_u32) += 1;
        }
        let is_even = |n: &u32| n.abs_diff(10_000) < 500;
        assert!(numbers.iter().all(is_even), "{numbers:?}");
        assert!(
            orders.len() == 6 && orders.values().all(is_even),
            "{orders:?}"
        );
        assert_eq!(
            (below(chance, 0), below(chance, 1), index(chance, 0)),
            (0, 0, 0)
        );
        assert!(
            (0..1_000)
                .map(|_| unit(chance))
                .all(|x| (0.0..1.0).contains(&x))
        );
    }
}
