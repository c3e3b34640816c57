//! Drawing options so that the right one cannot be told from the others.
//!
//! Values differ in how common they are, and a guesser knows that. The sampler draws a set in
//! which every member was equally likely to be the truth: groups are laid out in random order,
//! each as long as it is common, and cut at equal steps (systematic sampling with probability
//! proportional to size). The chance that a given set comes about with a given member as the
//! truth is the same for each member, so no look at the set says anything. It needs each group to
//! be at most one step long, which [`admit`] sees to. All arithmetic is in whole numbers.

use crate::chance::{self, Chance};

/// The groups that may serve as options among `n`: none commoner than one in `n` of those that
/// remain, and at least `least` of them. `None` when too few remain.
pub(super) fn admit<T>(mut groups: Vec<(T, u64)>, n: u64, least: usize) -> Option<Vec<(T, u64)>> {
    loop {
        let total: u64 = groups.iter().map(|(_, count)| count).sum();
        let before = groups.len();
        groups.retain(|(_, count)| *count > 0 && count * n <= total);
        if groups.len() < least || groups.is_empty() {
            return None;
        }
        if groups.len() == before {
            return Some(groups);
        }
    }
}

/// Indices of `n` groups, the truth's among them if there is one, in no telling order.
pub(super) fn systematic<T>(
    groups: &[(T, u64)],
    truth: Option<usize>,
    n: u64,
    chance: &mut dyn Chance,
) -> Vec<usize> {
    let mut order: Vec<usize> = (0..groups.len()).collect();
    chance::shuffle(chance, &mut order);
    // Lengths are multiplied by n, so that a step is the sum of all counts.
    let step: u64 = groups.iter().map(|(_, count)| count).sum();
    let length = |index: usize| groups[index].1 * n;
    let start = match truth {
        None => chance::below(chance, step),
        Some(truth) => {
            let before: u64 = order
                .iter()
                .take_while(|index| **index != truth)
                .map(|index| length(*index))
                .sum();
            before + chance::below(chance, length(truth))
        }
    };
    let mut next = start % step.max(1);
    let mut end = 0;
    let mut drawn = Vec::new();
    for index in order {
        end += length(index);
        if next < end {
            drawn.push(index);
            next += step;
        }
    }
    chance::shuffle(chance, &mut drawn);
    drawn
}

/// `n` strings of four digits, the truth among them if there is one, any two of which differ in
/// at least two places.
pub(super) fn last4(truth: Option<&str>, n: u64, chance: &mut dyn Chance) -> Vec<String> {
    let n = usize::try_from(n).unwrap_or(0);
    let mut drawn: Vec<String> = truth.map(String::from).into_iter().collect();
    while drawn.len() < n {
        let candidate = format!("{:04}", chance::below(chance, 10_000));
        let apart = |known: &String| {
            known
                .bytes()
                .zip(candidate.bytes())
                .filter(|(a, b)| a != b)
                .count()
                >= 2
        };
        if drawn.iter().all(apart) {
            drawn.push(candidate);
        }
    }
    chance::shuffle(chance, &mut drawn);
    drawn
}
