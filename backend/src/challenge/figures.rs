//! What the questions of a platform are worth: how likely somebody passes who knows nothing but
//! the registry's frequencies (Q24). A few counted rows are read, never the registry itself.

use std::collections::BTreeMap;

use domain::challenge::{Distribution, Fact, Odds, Shape};
use domain::platform::ChallengePolicy;

/// One way of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Questions of a questionnaire.
    pub questions: u8,
    /// Options of each.
    pub options: u8,
    /// A guesser passes within all attempts once in so many.
    pub one_in: u32,
}

/// The figures of a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// People on file.
    pub people: u64,
    /// The usual way of asking, and the one for those of whom less is on file.
    pub ways: [Figure; 2],
    /// What the rules ask for.
    pub at_least: u32,
}

impl Figures {
    /// Adds them up.
    #[must_use]
    pub fn of(distribution: &Distribution, rules: &ChallengePolicy) -> Self {
        let mut counted: BTreeMap<Fact, (u64, u64)> = BTreeMap::new();
        for (fact, value, count) in distribution.rows() {
            let (all, empty) = counted.entry(fact).or_default();
            *all += count;
            *empty += if value.is_empty() { count } else { 0 };
        }
        let people = counted.values().map(|(all, _)| *all).max().unwrap_or(0);
        let spouse = counted.iter().filter(|(fact, _)| !fact.is_strong());
        let empty: Vec<f64> = spouse
            .map(|(_, (all, empty))| share(*empty, *all))
            .collect();
        let ways = [Shape::FULL, Shape::SHORT].map(|shape| {
            let shape = Shape {
                spouse: rules.spouse,
                ..shape
            };
            Figure {
                questions: shape.questions(),
                options: shape.options,
                one_in: Odds::easiest(shape, empty.iter().copied(), rules.attempts).one_in(),
            }
        });
        Self {
            people,
            ways,
            at_least: rules.odds_at_least,
        }
    }

    /// Of the harder way: who would be asked in one that falls short of the rule is asked in the
    /// other, or not at all where the first one was begun before.
    #[must_use]
    pub fn one_in(&self) -> u32 {
        self.ways.iter().map(|way| way.one_in).max().unwrap_or(0)
    }

    /// Whether nobody could be asked safely.
    #[must_use]
    pub fn fall_short(&self) -> bool {
        self.people > 0 && self.one_in() < self.at_least
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "people of one registry are far fewer than 2^52"
)]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}
