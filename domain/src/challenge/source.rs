//! Where the options of one fact of one person come from.

use super::choice::Choice;
use super::fact::{Fact, Truth};
use super::pools::{Pool, Pools};
use super::{label, sampler};
use crate::chance::Chance;
use crate::date::Date;
use crate::registry::RegistryRecord;

/// Possible options, and where the truth stands among them.
pub(super) enum Source {
    Labels(Vec<(String, u64)>, Option<usize>),
    Dates(Vec<(Date, u64)>, usize),
    Last4(Option<String>),
}

/// Distinct days a stratum needs, each shared by enough people.
const LEAST_DATES: usize = 40;

impl Source {
    /// The source of a fact, if it can be asked about this person with `n` real options.
    pub(super) fn of(
        record: &RegistryRecord,
        pools: &Pools,
        k_anon: u16,
        fact: Fact,
        n: u64,
    ) -> Option<Self> {
        match Truth::of(record, fact) {
            Truth::Label(None) if fact.is_strong() => None,
            Truth::Label(truth) => {
                let truth = truth.map(|text| text.as_str());
                Self::labels(pools.pool(fact)?, k_anon, fact, truth, n)
            }
            Truth::Date(truth) => {
                let truth = truth?;
                let days = pools.pool(fact)?.days_around(truth, k_anon);
                let days = sampler::admit(days, n, LEAST_DATES)?;
                let place = days.iter().position(|(date, _)| *date == truth)?;
                Some(Self::Dates(days, place))
            }
            Truth::Last4(digits) => Some(Self::Last4(digits.map(String::from))),
        }
    }

    /// Labels that enough people share and nobody could bet on, at least three times as many as
    /// are shown. A truth that is none of them cannot be asked.
    fn labels(pool: &Pool, k_anon: u16, fact: Fact, truth: Option<&str>, n: u64) -> Option<Self> {
        let least = usize::try_from(3 * n).ok()?;
        let groups = sampler::admit(pool.labels(k_anon), n, least)?;
        let place = match truth {
            None => None,
            Some(text) => {
                let shown = pool.label(fact, text)?;
                Some(groups.iter().position(|(label, _)| *label == shown)?)
            }
        };
        Some(Self::Labels(
            groups.into_iter().map(|(l, n)| (l.to_owned(), n)).collect(),
            place,
        ))
    }

    /// `n` real options, and the right one if something is on file.
    pub(super) fn draw(&self, n: u64, chance: &mut dyn Chance) -> (Vec<Choice>, Option<Choice>) {
        match self {
            Self::Labels(pool, truth) => {
                let label = |i: usize| Choice::Label(pool[i].0.clone());
                let drawn = sampler::systematic(pool, *truth, n, chance);
                (drawn.into_iter().map(label).collect(), truth.map(label))
            }
            Self::Dates(pool, truth) => {
                let date = |i: usize| Choice::Date(pool[i].0);
                let drawn = sampler::systematic(pool, Some(*truth), n, chance);
                (drawn.into_iter().map(date).collect(), Some(date(*truth)))
            }
            Self::Last4(truth) => {
                let drawn = sampler::last4(truth.as_deref(), n, chance);
                (
                    drawn.into_iter().map(Choice::Last4).collect(),
                    truth.clone().map(Choice::Last4),
                )
            }
        }
    }

    /// The value on file in the spelling that is compared; empty for nothing.
    pub(super) fn value(&self) -> String {
        match self {
            Self::Labels(pool, truth) => truth.map_or_else(String::new, |i| label::key(&pool[i].0)),
            Self::Dates(pool, truth) => pool[*truth].0.iso(),
            Self::Last4(digits) => digits.clone().unwrap_or_default(),
        }
    }

    /// The share of people with nothing on file among those who could be asked this fact.
    #[expect(clippy::cast_precision_loss, reason = "counts of people")]
    pub(super) fn empty_share(&self, pools: &Pools, fact: Fact) -> f64 {
        let Some(pool) = pools.pool(fact) else {
            return 1.0;
        };
        let askable = match self {
            Self::Labels(groups, _) => groups.iter().map(|(_, people)| people).sum(),
            _ => pool.filled,
        };
        if pool.empty + askable == 0 {
            return 1.0;
        }
        pool.empty as f64 / (pool.empty + askable) as f64
    }
}
