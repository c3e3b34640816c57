//! Guessers who know every frequency of the registry and look at one question's options. None
//! may beat chance (`domain.md` 5.2: the naive ways lose 25 to 60 per cent).
//!
//! Seen red: with distractors drawn uniformly from the pool the guesser of the most common value
//! won 0.60 of four-option questions about values, and 0.37 of those about days.

use std::cmp::Reverse;

use super::sampler::{admit, last4, systematic};
use crate::chance::tests::Seeded;
use crate::chance::{self, Chance};

const GAMES: u32 = 16_000;
/// Four standard deviations of 16 000 games at one in four.
const MARGIN: f64 = 0.0137;

/// A truth as people have it: common values are more people's.
fn somebody(pool: &[(i64, u64)], chance: &mut dyn Chance) -> usize {
    let mut rest = chance::below(chance, pool.iter().map(|(_, count)| count).sum());
    pool.iter()
        .position(|(_, count)| {
            let hit = rest < *count;
            rest = rest.saturating_sub(*count);
            hit
        })
        .unwrap()
}

/// Chooses among options, each a place on a line and a count.
type Guesser = (&'static str, fn(&[(i64, u64)]) -> usize);

fn best<K: Ord>(options: &[(i64, u64)], by: impl Fn(usize) -> K) -> usize {
    (0..options.len()).max_by_key(|i| by(*i)).unwrap()
}

const GUESSERS: [Guesser; 7] = [
    ("first shown", |_| 0),
    ("most common", |o| best(o, |i| o[i].1)),
    ("least common", |o| best(o, |i| Reverse(o[i].1))),
    ("earliest", |o| best(o, |i| Reverse(o[i].0))),
    ("median", |o| {
        let mut order: Vec<usize> = (0..o.len()).collect();
        order.sort_by_key(|i| o[*i].0);
        order[o.len() / 2]
    }),
    ("nearest to the centre", |o| {
        let sum: i64 = o.iter().map(|x| x.0).sum();
        best(o, |i| Reverse((o[i].0 * o.len() as i64 - sum).abs()))
    }),
    ("loneliest", |o| {
        best(o, |i| {
            (0..o.len())
                .filter(|j| *j != i)
                .map(|j| (o[i].0 - o[j].0).abs())
                .min()
        })
    }),
];

fn play(pool: Vec<(i64, u64)>, n: u64, seed: u64) {
    let chance = &mut Seeded(seed);
    let pool = admit(pool, n, 3).unwrap();
    let mut wins = [0_u32; GUESSERS.len()];
    for _ in 0..GAMES {
        let truth = somebody(&pool, chance);
        let set = systematic(&pool, Some(truth), n, chance);
        assert_eq!(set.len() as u64, n);
        let shown: Vec<(i64, u64)> = set.iter().map(|i| pool[*i]).collect();
        for (wins, (_, guess)) in wins.iter_mut().zip(GUESSERS) {
            *wins += u32::from(set[guess(&shown)] == truth);
        }
    }
    for (wins, (name, _)) in wins.iter().zip(GUESSERS) {
        let rate = f64::from(*wins) / f64::from(GAMES);
        assert!(
            (rate - 1.0 / n as f64).abs() < MARGIN,
            "{name} wins {rate:.4} of {n}-option questions"
        );
    }
}

#[test]
fn nobody_beats_chance_on_common_and_rare_values() {
    let zipf = |n: u64| {
        (1..=n)
            .map(|rank| (rank as i64, 1_000 / rank + 5))
            .collect()
    };
    play(zipf(40), 4, 11);
    play(zipf(60), 5, 12);
}

#[test]
fn nobody_beats_chance_on_days_of_one_stratum() {
    // Eight years; the first and the fifteenth of a month are hired on five times as often.
    let days = (0..96_i64).flat_map(|m| {
        [
            (m * 30, 5),
            (m * 30 + 14, 5),
            (m * 30 + 7, 1),
            (m * 30 + 22, 1),
        ]
    });
    play(
        days.map(|(day, count)| (day, count + (day as u64 / 200)))
            .collect(),
        4,
        13,
    );
}

#[test]
fn nobody_beats_chance_on_days_that_enough_people_share() {
    // What few people share was left out before: gaps that a guesser sees, and that tell nothing.
    let chance = &mut Seeded(16);
    let days = (0..192_i64).map(|half| (half * 15, 1 + chance::below(chance, 12)));
    let shared: Vec<(i64, u64)> = days.filter(|(_, people)| *people >= 5).collect();
    assert!(shared.len() > 40);
    play(shared.clone(), 4, 17);
    play(shared, 5, 18);
}

#[test]
fn nobody_beats_chance_on_digits() {
    let chance = &mut Seeded(14);
    let (mut loneliest, mut first) = (0_u32, 0_u32);
    for _ in 0..GAMES {
        let truth = format!("{:04}", chance::below(chance, 10_000));
        let set = last4(Some(&truth), 4, chance);
        let apart = |a: &str, b: &str| a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count();
        let lone = set
            .iter()
            .max_by_key(|a| set.iter().map(|b| apart(a, b)).sum::<usize>());
        loneliest += u32::from(lone == Some(&truth));
        first += u32::from(set[0] == truth);
        assert!(
            set.iter()
                .all(|a| set.iter().all(|b| a == b || apart(a, b) >= 2))
        );
    }
    for wins in [loneliest, first] {
        assert!(
            (f64::from(wins) / f64::from(GAMES) - 0.25).abs() < MARGIN,
            "{wins}"
        );
    }
}

#[test]
fn a_set_without_truth_looks_like_one_with() {
    // Where nothing is on file the real options come about as often as elsewhere.
    let pool: Vec<(i64, u64)> = (1..=30_i64)
        .map(|rank| (rank, 300 / rank as u64 + 5))
        .collect();
    let pool = admit(pool, 3, 9).unwrap();
    let chance = &mut Seeded(15);
    let mut seen = vec![[0_i64; 2]; pool.len()];
    for _ in 0..GAMES {
        let truth = somebody(&pool, chance);
        for (column, truth) in [None, Some(truth)].into_iter().enumerate() {
            for i in systematic(&pool, truth, 3, chance) {
                seen[i][column] += 1;
            }
        }
    }
    for [without, with] in seen {
        // Five standard deviations of a difference of two counts.
        assert!(
            ((without - with).abs() as f64) < 5.0 * (2.0 * with as f64).sqrt(),
            "{without} {with}"
        );
    }
}

#[test]
fn admission_leaves_nothing_to_bet_on() {
    assert!(admit(vec![(1, 10), (2, 1), (3, 1), (4, 1)], 4, 4).is_none());
    let even = admit(vec![(1, 100), (2, 5), (3, 5), (4, 5), (5, 5)], 4, 4).unwrap();
    assert_eq!(even.len(), 4, "the commonest is gone, the rest are even");
    assert!(admit(Vec::<(u8, u64)>::new(), 4, 0).is_none());
}
