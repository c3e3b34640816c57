//! A distribution made ready to draw from: synonyms merged, days sorted into fixed strata. Worth
//! keeping between two questionnaires of a platform; it changes with an import only.

use std::collections::BTreeMap;

use super::distribution::Distribution;
use super::fact::Fact;
use super::label;
use crate::date::Date;

/// What options can be drawn from.
#[derive(Debug, Clone, Default)]
pub struct Pools {
    facts: BTreeMap<Fact, Pool>,
}

/// What options of one fact can be drawn from.
#[derive(Debug, Clone, Default)]
pub(super) struct Pool {
    /// People with nothing on file.
    pub(super) empty: u64,
    /// People with something on file.
    pub(super) filled: u64,
    /// Labels by their key, with how many people have one.
    labels: BTreeMap<String, (String, u64)>,
    /// Days by stratum, with how many people have one.
    strata: BTreeMap<i16, Vec<(Date, u64)>>,
}

/// Years of a stratum. Fixed blocks: a window around the truth would point at it.
const STRATUM_YEARS: i16 = 8;

impl Pools {
    /// Makes a distribution ready.
    pub fn of(distribution: &Distribution) -> Self {
        let mut pools = Self::default();
        let mut most: BTreeMap<(Fact, String), u64> = BTreeMap::new();
        for (fact, value, people) in distribution.rows() {
            let pool = pools.facts.entry(fact).or_default();
            match fact {
                _ if value.is_empty() => {
                    pool.empty += people;
                    continue;
                }
                Fact::SpousePhone => {}
                Fact::HireDate => {
                    // A day that does not read is one nobody can be asked.
                    if let Ok(date) = Date::parse(value) {
                        pool.strata
                            .entry(stratum(date))
                            .or_default()
                            .push((date, people));
                    }
                }
                _ => {
                    let shown = label::neutral(fact, value);
                    let key = label::key(&shown);
                    let commonest = most.entry((fact, key.clone())).or_default();
                    let group = pool.labels.entry(key).or_default();
                    group.1 += people;
                    // The group goes by its commonest spelling.
                    if people > *commonest {
                        *commonest = people;
                        group.0 = shown;
                    }
                }
            }
            pool.filled += people;
        }
        pools
    }

    pub(super) fn pool(&self, fact: Fact) -> Option<&Pool> {
        self.facts.get(&fact)
    }
}

impl Pool {
    /// Labels that at least so many people share.
    pub(super) fn labels(&self, k_anon: u16) -> Vec<(&str, u64)> {
        let shared = self
            .labels
            .values()
            .filter(|(_, people)| *people >= u64::from(k_anon));
        shared
            .map(|(shown, people)| (shown.as_str(), *people))
            .collect()
    }

    /// The label a text is offered under.
    pub(super) fn label(&self, fact: Fact, text: &str) -> Option<&str> {
        let key = label::key(&label::neutral(fact, text));
        self.labels.get(&key).map(|(shown, _)| shown.as_str())
    }

    /// Days of the stratum this day lies in that at least so many people share: a day that is one
    /// person's would tell about them wherever it is offered (H-37, `domain.md` 5.4 B).
    pub(super) fn days_around(&self, date: Date, k_anon: u16) -> Vec<(Date, u64)> {
        let days = self.strata.get(&stratum(date)).into_iter().flatten();
        let shared = days.filter(|(_, people)| *people >= u64::from(k_anon));
        shared.copied().collect()
    }
}

fn stratum(date: Date) -> i16 {
    date.year().div_euclid(STRATUM_YEARS)
}
