//! What can be asked about one person, and the options of each question.

use serde::{Deserialize, Serialize};

use super::distribution::Distribution;
use super::fact::{Fact, Truth};
use super::odds::Odds;
use super::{label, sampler};
use crate::chance::Chance;
use crate::date::Date;
use crate::platform::ChallengePolicy;
use crate::refusal::Refusal;
use crate::registry::RegistryRecord;

/// How a questionnaire is built. Kept with the case: asking the same fact once with four and once
/// with five options would let a person compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Shape {
    /// Questions about the person.
    pub strong: u8,
    /// Options of each question, «Sin asignar» included.
    pub options: u8,
    /// Whether one more question is about the spouse.
    pub spouse: bool,
}

/// One option as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// A catalogue's text.
    Label(String),
    /// A day, to be shown in its long form.
    Date(Date),
    /// The last four digits of a number.
    Last4(String),
    /// «Sin asignar»: nothing is on file.
    Unassigned,
}

/// The options of one fact of one person: drawn once, then stored sealed and never drawn again
/// while the value stands, whoever asks.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionSet {
    /// The fact.
    pub fact: Fact,
    /// The options, in no telling order.
    pub choices: Vec<Choice>,
    /// Position of the right one.
    pub right: u8,
}

/// Where options of a fact come from, and where the truth stands among them.
enum Source {
    Labels(Vec<(String, u64)>, Option<usize>),
    Dates(Vec<(Date, u64)>, usize),
    Last4(Option<String>),
}

/// What can be asked about one person.
pub struct Setup {
    shape: Shape,
    odds: Odds,
    sources: Vec<(Fact, Source)>,
}

/// Distinct days a stratum needs.
const LEAST_DATES: usize = 40;
/// Years of a stratum of entry days. Fixed blocks: a window around the truth would point at it.
const STRATUM_YEARS: i16 = 8;

impl Shape {
    /// Five strong facts of four options.
    pub const FULL: Self = Self {
        strong: 5,
        options: 4,
        spouse: true,
    };
    /// Four strong facts of five options.
    pub const SHORT: Self = Self {
        strong: 4,
        options: 5,
        spouse: true,
    };

    /// Questions in all.
    pub const fn questions(self) -> u8 {
        self.strong + if self.spouse { 1 } else { 0 }
    }

    /// Real options of a fact: in the spouse's question one place is «Sin asignar».
    const fn real(self, fact: Fact) -> u64 {
        self.options as u64 - if fact.is_strong() { 0 } else { 1 }
    }
}

impl Setup {
    /// Looks at what is on file. `kept` is the shape of an earlier questionnaire of this case.
    ///
    /// Errors: `ChallengeUnavailable` when too little is on file, or a guesser's chance would be
    /// better than the platform allows.
    pub fn of(
        record: &RegistryRecord,
        distribution: &Distribution,
        rules: &ChallengePolicy,
        kept: Option<Shape>,
    ) -> Result<Self, Refusal> {
        let usual = [Shape::FULL, Shape::SHORT].map(|s| Shape {
            spouse: rules.spouse,
            ..s
        });
        kept.into_iter()
            .chain(usual)
            .filter_map(|shape| Self::shaped(record, distribution, rules, shape))
            .find(|setup| setup.odds.one_in() >= rules.odds_at_least)
            .ok_or(Refusal::ChallengeUnavailable)
    }

    fn shaped(
        record: &RegistryRecord,
        distribution: &Distribution,
        rules: &ChallengePolicy,
        shape: Shape,
    ) -> Option<Self> {
        let asked = |fact: &Fact| fact.is_strong() || shape.spouse;
        let sources: Vec<(Fact, Source)> = Fact::ALL
            .into_iter()
            .filter(asked)
            .filter_map(|fact| {
                let n = shape.real(fact);
                Some((fact, Source::of(record, distribution, rules, fact, n)?))
            })
            .collect();
        let strong = sources.iter().filter(|(fact, _)| fact.is_strong()).count();
        let spouse = sources.len() - strong;
        if strong < usize::from(shape.strong) || (shape.spouse && spouse == 0) {
            return None;
        }
        let empty = sources
            .iter()
            .filter(|(fact, _)| !fact.is_strong())
            .map(|(fact, source)| source.empty_share(distribution, *fact))
            .fold(0.0, f64::max);
        Some(Self {
            shape,
            odds: Odds::of(shape, empty, rules.attempts),
            sources,
        })
    }

    /// How the questionnaire is built.
    pub const fn shape(&self) -> Shape {
        self.shape
    }

    /// A guesser's chance.
    pub const fn odds(&self) -> Odds {
        self.odds
    }

    /// The facts that can be asked; there may be more than a questionnaire needs.
    pub fn facts(&self) -> impl Iterator<Item = Fact> {
        self.sources.iter().map(|(fact, _)| *fact)
    }

    /// The value a stored option set belongs to, to be kept as a digest beside it: when this
    /// changes, the whole set is drawn anew. `None` for facts that are not asked.
    pub fn value(&self, fact: Fact) -> Option<String> {
        let (_, source) = self.sources.iter().find(|(known, _)| *known == fact)?;
        Some(match source {
            Source::Labels(pool, truth) => {
                truth.map_or_else(String::new, |i| label::key(&pool[i].0))
            }
            Source::Dates(pool, truth) => pool[*truth].0.iso(),
            Source::Last4(digits) => digits.clone().unwrap_or_default(),
        })
    }

    /// Draws the options of a fact; `None` for facts that are not asked. To be called once per
    /// fact and value.
    pub fn option_set(&self, fact: Fact, chance: &mut dyn Chance) -> Option<OptionSet> {
        let (_, source) = self.sources.iter().find(|(known, _)| *known == fact)?;
        let n = self.shape.real(fact);
        let (mut choices, truth): (Vec<Choice>, Option<Choice>) = match source {
            Source::Labels(pool, truth) => {
                let label = |i: usize| Choice::Label(pool[i].0.clone());
                let drawn = sampler::systematic(pool, *truth, n, chance);
                (drawn.into_iter().map(label).collect(), truth.map(label))
            }
            Source::Dates(pool, truth) => {
                let date = |i: usize| Choice::Date(pool[i].0);
                let drawn = sampler::systematic(pool, Some(*truth), n, chance);
                (drawn.into_iter().map(date).collect(), Some(date(*truth)))
            }
            Source::Last4(truth) => {
                let drawn = sampler::last4(truth.as_deref(), n, chance);
                (
                    drawn.into_iter().map(Choice::Last4).collect(),
                    truth.clone().map(Choice::Last4),
                )
            }
        };
        if !fact.is_strong() {
            choices.push(Choice::Unassigned);
        }
        let truth = truth.unwrap_or(Choice::Unassigned);
        let right = choices.iter().position(|choice| *choice == truth)?;
        Some(OptionSet {
            fact,
            right: u8::try_from(right).ok()?,
            choices,
        })
    }
}

impl Source {
    /// The source of a fact, if it can be asked about this person with `n` real options.
    fn of(
        record: &RegistryRecord,
        distribution: &Distribution,
        rules: &ChallengePolicy,
        fact: Fact,
        n: u64,
    ) -> Option<Self> {
        match Truth::of(record, fact) {
            Truth::Label(None) if fact.is_strong() => None,
            Truth::Label(truth) => {
                let pool = label_pool(distribution, rules, fact, n)?;
                let wanted = truth.map(|text| label::key(&label::neutral(fact, text.as_str())));
                let place =
                    |key: &String| pool.iter().position(|(shown, _)| label::key(shown) == *key);
                match wanted.as_ref().map(place) {
                    None => Some(Self::Labels(pool, None)),
                    Some(None) => None,
                    Some(found) => Some(Self::Labels(pool, found)),
                }
            }
            Truth::Date(truth) => {
                let truth = truth?;
                let block = |date: Date| date.year().div_euclid(STRATUM_YEARS);
                let mut days = distribution.dates(fact);
                days.retain(|(date, _)| block(*date) == block(truth));
                let pool = sampler::admit(days, n, LEAST_DATES)?;
                let place = pool.iter().position(|(date, _)| *date == truth)?;
                Some(Self::Dates(pool, place))
            }
            Truth::Last4(digits) => Some(Self::Last4(digits.map(String::from))),
        }
    }

    /// The share of people with nothing on file among those who could be asked this fact.
    #[expect(clippy::cast_precision_loss, reason = "counts of people")]
    fn empty_share(&self, distribution: &Distribution, fact: Fact) -> f64 {
        let (empty, filled) = distribution.empty_and_filled(fact);
        let askable = match self {
            Self::Labels(pool, _) => pool.iter().map(|(_, count)| count).sum(),
            _ => filled,
        };
        if empty + askable == 0 {
            1.0
        } else {
            empty as f64 / (empty + askable) as f64
        }
    }
}

/// The labels that enough people share and nobody could bet on, at least three times as many as
/// are shown.
fn label_pool(
    distribution: &Distribution,
    rules: &ChallengePolicy,
    fact: Fact,
    n: u64,
) -> Option<Vec<(String, u64)>> {
    let mut groups = distribution.labels(fact);
    groups.retain(|(_, people)| *people >= u64::from(rules.k_anon));
    sampler::admit(groups, n, usize::try_from(3 * n).ok()?)
}

impl std::fmt::Debug for OptionSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OptionSet({})", self.fact.code())
    }
}
impl std::fmt::Debug for Setup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Setup({:?}, 1 in {})", self.shape, self.odds.one_in())
    }
}
