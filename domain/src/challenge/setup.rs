//! What can be asked about one person, and how hard that is to guess.

use super::choice::{Choice, OptionSet, Shape};
use super::fact::Fact;
use super::odds::Odds;
use super::pools::Pools;
use super::source::Source;
use crate::chance::Chance;
use crate::platform::ChallengePolicy;
use crate::refusal::Refusal;
use crate::registry::RegistryRecord;

/// What can be asked about one person.
pub struct Setup {
    shape: Shape,
    odds: Odds,
    sources: Vec<(Fact, Source)>,
}

impl Setup {
    /// Looks at what is on file. `kept` is the shape of this person's earlier questionnaires, and
    /// then the only one: in another one, options would be drawn anew for values whose options were
    /// shown already, and what both have in common is the truth (`domain.md` 5.2).
    ///
    /// Errors: `ChallengeUnavailable` when too little is on file, or a guesser's chance would be
    /// better than the platform allows.
    pub fn of(
        record: &RegistryRecord,
        pools: &Pools,
        rules: &ChallengePolicy,
        kept: Option<Shape>,
    ) -> Result<Self, Refusal> {
        let usual = [Shape::FULL, Shape::SHORT].map(|s| Shape {
            spouse: rules.spouse,
            ..s
        });
        let shapes = kept.as_ref().map_or(&usual[..], std::slice::from_ref);
        shapes
            .iter()
            .filter_map(|shape| Self::shaped(record, pools, rules, *shape))
            .find(|setup| setup.odds.one_in() >= rules.odds_at_least)
            .ok_or(Refusal::ChallengeUnavailable)
    }

    fn shaped(
        record: &RegistryRecord,
        pools: &Pools,
        rules: &ChallengePolicy,
        shape: Shape,
    ) -> Option<Self> {
        let sources: Vec<(Fact, Source)> = Fact::ALL
            .into_iter()
            .filter(|fact| fact.is_strong() || shape.spouse)
            .filter_map(|fact| {
                let source = Source::of(record, pools, rules.k_anon, fact, shape.real(fact))?;
                Some((fact, source))
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
            .map(|(fact, source)| source.empty_share(pools, *fact));
        let odds = Odds::easiest(shape, empty, rules.attempts);
        Some(Self {
            shape,
            odds,
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
        self.source(fact).map(Source::value)
    }

    /// Draws the options of a fact; `None` for facts that are not asked. To be called once per
    /// fact and value.
    pub fn option_set(&self, fact: Fact, chance: &mut dyn Chance) -> Option<OptionSet> {
        let (mut choices, truth) = self.source(fact)?.draw(self.shape.real(fact), chance);
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

    fn source(&self, fact: Fact) -> Option<&Source> {
        self.sources
            .iter()
            .find(|(known, _)| *known == fact)
            .map(|(_, source)| source)
    }
}

impl std::fmt::Debug for Setup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Setup({:?}, 1 in {})", self.shape, self.odds.one_in())
    }
}
