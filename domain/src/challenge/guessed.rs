//! Guessers at the whole questionnaire, over registries such as the demonstration's: none passes
//! within the three attempts more often than the figure that the platform is shown (Q24).
//!
//! Each game has option sets of its own; a guesser sees all three views of it, knows the registry's
//! frequencies, and never sends the same answers twice.
//!
//! Passes are so few that luck hides a third more or less of them. Answers are many: each
//! guesser's right ones are counted, too, where one in a hundred more than chance is seen.

use std::collections::BTreeMap;

use super::people::{PEOPLE, counted, registry};
use super::*;
use crate::chance::tests::Seeded;
use crate::chance::{self, Chance};
use crate::date::Date;
use crate::platform::ChallengePolicy;
use crate::registry::RegistryRecord;

/// Registries, each with people of its own, each of whom is guessed at once. Whoever has nothing
/// but common values is guessed every time, so that a second round with the same people would
/// repeat the luck of the first instead of averaging it out.
const REGISTRIES: usize = 40;
/// Registries whose people are asked three times over; each view costs as much as a game.
const LAID_OVER: usize = 10;
/// Standard deviations above the figure that pass for luck.
const TOLERANCE: f64 = 4.0;

/// How many people have a value, as everybody may know. Of the whole registry: to count those who
/// are asked would tell the guesser which of the values shown are theirs.
type Frequencies = BTreeMap<Fact, BTreeMap<Choice, u64>>;
type Guesser = (
    &'static str,
    fn(&OptionSet, &Frequencies, &mut dyn Chance) -> usize,
);

fn frequencies(records: &[RegistryRecord]) -> Frequencies {
    let mut known = Frequencies::new();
    for (fact, value, people) in counted(records).rows() {
        let choice = match fact {
            _ if value.is_empty() => Choice::Unassigned,
            Fact::HireDate => Choice::Date(Date::parse(value).unwrap()),
            _ => Choice::Label(label::neutral(fact, value)),
        };
        *known.entry(fact).or_default().entry(choice).or_default() += people;
    }
    known
}

fn commonest(set: &OptionSet, known: &Frequencies) -> usize {
    let people = |i: &usize| match &set.choices[*i] {
        // About every second person has no spouse: likelier than any one real option.
        Choice::Unassigned => u64::MAX,
        choice => known[&set.fact].get(choice).copied().unwrap_or(0),
    };
    (0..set.choices.len()).max_by_key(people).unwrap()
}

const GUESSERS: [Guesser; 3] = [
    ("ignorant", |set, _, chance| {
        chance::index(chance, set.choices.len())
    }),
    ("of the most common", |set, known, _| commonest(set, known)),
    ("of the median day", |set, known, _| {
        let mut order: Vec<usize> = (0..set.choices.len()).collect();
        order.sort_by_key(|i| set.choices[*i].clone());
        match set.choices[0] {
            Choice::Date(_) => order[order.len() / 2],
            _ => commonest(set, known),
        }
    }),
];

/// Three tries with one answer changed after each failure, every time another one.
fn passes(sets: &[OptionSet], guess: &[usize]) -> bool {
    let right = |guess: &[usize]| {
        let mut pairs = sets.iter().zip(guess);
        pairs.all(|(set, chosen)| usize::from(set.right) == *chosen)
    };
    (0..3).any(|attempt| {
        let mut guess = guess.to_vec();
        if attempt > 0 {
            guess[attempt] = (guess[attempt] + 1) % sets[attempt].choices.len();
        }
        right(&guess)
    })
}

/// What is in every one of three views of the stored sets.
fn common_to_views(asked: &[Asked], set: &OptionSet) -> Vec<usize> {
    let shows = |asked: &Asked, choice: &Choice| {
        let sheet = asked.sheet();
        let question = sheet.questions.iter().find(|q| q.fact == set.fact);
        question.is_none_or(|q| q.options.iter().any(|shown| shown.choice == *choice))
    };
    (0..set.choices.len())
        .filter(|i| asked.iter().all(|asked| shows(asked, &set.choices[*i])))
        .collect()
}

/// What is asked of somebody: the spouse's slot and the strong facts.
fn questionnaire(setup: &Setup, chance: &mut dyn Chance) -> Vec<OptionSet> {
    let (strong, spouse): (Vec<Fact>, Vec<Fact>) = setup.facts().partition(|f| f.is_strong());
    let slot = spouse[chance::index(chance, spouse.len())];
    let strong = strong.into_iter().take(usize::from(setup.shape().strong));
    let facts: Vec<Fact> = strong.chain([slot]).collect();
    let sets = facts.into_iter();
    sets.map(|fact| setup.option_set(fact, chance).unwrap())
        .collect()
}

fn setups(records: &[RegistryRecord], pools: &Pools) -> Vec<Setup> {
    let rules = &ChallengePolicy::default();
    let all = records.iter();
    all.filter_map(|record| Setup::of(record, pools, rules, None).ok())
        .collect()
}

/// As many standard deviations above what the figures add up to as pass for luck.
fn bound(expected: f64) -> f64 {
    expected + TOLERANCE * expected.sqrt()
}

/// What happened in one registry.
#[derive(Default)]
struct Tally {
    games: usize,
    /// How many pass by the figures, and how many did.
    expected: f64,
    wins: [u32; GUESSERS.len()],
    /// Right answers about the person alone by chance, how far luck carries them, and how many
    /// were given.
    answers: f64,
    variance: f64,
    right: [u32; GUESSERS.len()],
}

/// Everybody of a new registry is guessed at by each guesser.
fn guessed(chance: &mut dyn Chance) -> Tally {
    let (records, pools) = registry(PEOPLE, chance);
    let known = frequencies(&records);
    let mut tally = Tally::default();
    for setup in setups(&records, &pools) {
        assert!(setup.odds().one_in() >= ChallengePolicy::default().odds_at_least);
        let sets = questionnaire(&setup, chance);
        tally.games += 1;
        tally.expected += setup.odds().within;
        for set in sets.iter().filter(|set| set.fact.is_strong()) {
            let hit = (set.choices.len() as f64).recip();
            tally.answers += hit;
            tally.variance += hit * (1.0 - hit);
        }
        for (guesser, (_, guess)) in GUESSERS.into_iter().enumerate() {
            let chosen: Vec<usize> = sets.iter().map(|set| guess(set, &known, chance)).collect();
            tally.wins[guesser] += u32::from(passes(&sets, &chosen));
            for (set, chosen) in sets.iter().zip(chosen) {
                let is_right = set.fact.is_strong() && usize::from(set.right) == chosen;
                tally.right[guesser] += u32::from(is_right);
            }
        }
    }
    tally
}

/// How much more often than computed a guesser passes, and the standard deviation of that as the
/// registries differ among themselves.
fn excess(tallies: &[Tally], guesser: usize) -> (f64, f64) {
    let n = tallies.len() as f64;
    let each = |tally: &Tally| f64::from(tally.wins[guesser]) - tally.expected;
    let sum: f64 = tallies.iter().map(each).sum();
    let squares = tallies.iter().map(|tally| (each(tally) - sum / n).powi(2));
    (sum, (squares.sum::<f64>() * n / (n - 1.0)).sqrt())
}

// Seen red: with the wrong options drawn whatever their weight.
#[test]
fn q24_no_guesser_passes_within_three_attempts_more_often_than_the_figure_says() {
    let chance = &mut Seeded(31);
    let tallies: Vec<Tally> = (0..REGISTRIES).map(|_| guessed(chance)).collect();
    let games: usize = tallies.iter().map(|tally| tally.games).sum();
    let expected: f64 = tallies.iter().map(|tally| tally.expected).sum();
    let answers: f64 = tallies.iter().map(|tally| tally.answers).sum();
    let variance: f64 = tallies.iter().map(|tally| tally.variance).sum();
    let luck = TOLERANCE * variance.sqrt();
    assert!(
        expected > 100.0,
        "too few games to tell anything: {expected}"
    );
    // For the README: `cargo test -p domain q24_no_guesser -- --nocapture`.
    println!("computed: {expected:.0} of {games} pass, {answers:.0} right answers");
    for (guesser, (name, _)) in GUESSERS.into_iter().enumerate() {
        let (excess, deviation) = excess(&tallies, guesser);
        let wins = expected + excess;
        let right: u32 = tallies.iter().map(|tally| tally.right[guesser]).sum();
        println!(
            "{name}: {wins:.0} of {games} pass, {:+.1} standard deviations of {deviation:.0}; \
             {right} right answers",
            excess / deviation
        );
        assert!(
            excess <= TOLERANCE * deviation,
            "the guesser {name} passes {wins:.0} times, not {expected:.0}"
        );
        assert!(
            f64::from(right) <= answers + luck,
            "the guesser {name} answers {right} questions right, not {answers:.0}"
        );
    }
}

/// How many of these people somebody passes as who chooses among what three views have in common.
/// `again` makes a view's options from those that were shown first.
fn passed_by_views(
    setups: &[Setup],
    again: fn(&Setup, &OptionSet, &mut dyn Chance) -> OptionSet,
    chance: &mut dyn Chance,
) -> u32 {
    let mut wins = 0;
    for setup in setups {
        let sets = questionnaire(setup, chance);
        let mut views = Vec::new();
        for _ in 0..3 {
            let shown: Vec<OptionSet> = sets.iter().map(|set| again(setup, set, chance)).collect();
            views.push(draw(setup.shape(), &shown, &[], chance).unwrap());
        }
        let mut guess = Vec::new();
        for set in &sets {
            let left = common_to_views(&views, set);
            guess.push(left[chance::index(chance, left.len())]);
        }
        wins += u32::from(passes(&sets, &guess));
    }
    wins
}

/// What frozen sets prevent: other wrong options at each look.
fn anew(setup: &Setup, set: &OptionSet, chance: &mut dyn Chance) -> OptionSet {
    setup.option_set(set.fact, chance).unwrap()
}

/// The guesser could do it: with options drawn anew for each view most people are found out.
#[test]
fn q24_who_lays_views_over_each_other_passes_no_more_often_than_the_figure_says() {
    let chance = &mut Seeded(36);
    let (mut games, mut expected, mut frozen) = (0, 0.0, 0);
    for _ in 0..LAID_OVER {
        let (records, pools) = registry(PEOPLE, chance);
        let setups = setups(&records, &pools);
        games += setups.len();
        expected += setups.iter().map(|setup| setup.odds().within).sum::<f64>();
        frozen += passed_by_views(&setups, |_, set, _| set.clone(), chance);
    }
    // For the README: `cargo test -p domain q24_who_lays -- --nocapture`.
    println!("laid over each other: {frozen} of {games} pass, {expected:.0} computed");
    assert!(
        f64::from(frozen) <= bound(expected),
        "{frozen} of {games} pass, not {expected:.0}"
    );
    let (records, pools) = registry(PEOPLE, chance);
    let few = setups(&records, &pools);
    let few = &few[..200];
    let passed = passed_by_views(few, anew, chance);
    assert!(passed > 100, "{passed} of {}", few.len());
}

#[test]
fn q24_views_laid_over_each_other_leave_every_option() {
    let chance = &mut Seeded(32);
    let (records, pools) = registry(1_200, chance);
    for setup in setups(&records, &pools).iter().take(300) {
        let facts: Vec<Fact> = setup.facts().collect();
        let stored: Vec<OptionSet> = facts
            .into_iter()
            .map(|fact| setup.option_set(fact, chance).unwrap())
            .collect();
        let views: Vec<Asked> = (0..3)
            .map(|_| draw(setup.shape(), &stored, &[], chance).unwrap())
            .collect();
        for set in &stored {
            assert_eq!(
                common_to_views(&views, set).len(),
                usize::from(setup.shape().options),
                "{:?}",
                set.fact
            );
        }
    }
}

#[test]
fn h37_every_value_shown_is_shared_by_five_people() {
    let chance = &mut Seeded(33);
    let (records, pools) = registry(1_200, chance);
    let distribution = counted(&records);
    let mut shared: BTreeMap<(Fact, String), u64> = BTreeMap::new();
    for (fact, value, people) in distribution.rows() {
        let key = label::key(&label::neutral(fact, value));
        *shared.entry((fact, key)).or_default() += people;
    }
    let (mut labels, mut days) = (0, 0);
    for setup in setups(&records, &pools) {
        for fact in setup.facts() {
            for choice in setup.option_set(fact, chance).unwrap().choices {
                let text = match choice {
                    Choice::Label(text) => text,
                    Choice::Date(date) => date.iso(),
                    Choice::Last4(_) | Choice::Unassigned => continue,
                };
                if fact == Fact::HireDate {
                    days += 1;
                } else {
                    labels += 1;
                }
                let key = label::key(&label::neutral(fact, &text));
                let people = shared.get(&(fact, key));
                assert!(
                    people.is_some_and(|n| *n >= 5),
                    "{fact:?} {text}: {people:?}"
                );
            }
        }
    }
    assert!(labels > 5_000 && days > 1_000, "{labels} {days}");
}

/// Somebody who knows the day on which their neighbour was hired learns from no questionnaire that
/// the neighbour is on file.
#[test]
fn h37_a_day_that_few_people_share_is_neither_asked_nor_offered() {
    let chance = &mut Seeded(35);
    let (mut records, _) = registry(1_200, chance);
    let neighbour = Date::new(2010, 7, 9).unwrap();
    records.iter_mut().take(4).for_each(|record| {
        record.hired = Some(neighbour);
    });
    let mut distribution = counted(&records);
    let few = Pools::of(&distribution);
    let (mut games, mut asked) = (0, 0);
    for setup in setups(&records, &few) {
        for _ in 0..5 {
            let Some(set) = setup.option_set(Fact::HireDate, chance) else {
                break;
            };
            games += 1;
            asked += u32::from(set.choices.contains(&Choice::Date(neighbour)));
        }
    }
    assert!(games > 1_000 && asked == 0, "{asked} of {games}");
    // A fifth person makes it a day like any other.
    distribution.add(Fact::HireDate, &neighbour.iso(), 1);
    let enough = Pools::of(&distribution);
    let offered = setups(&records, &enough).into_iter().any(|setup| {
        let set = setup.option_set(Fact::HireDate, chance);
        set.is_some_and(|set| set.choices.contains(&Choice::Date(neighbour)))
    });
    assert!(offered, "not even where five share it");
}

#[test]
fn h37_no_number_of_anybody_else_is_an_option() {
    // Digits are drawn, never taken from the registry: others' are hit as often as by chance.
    let chance = &mut Seeded(34);
    let (records, pools) = registry(1_200, chance);
    let of_others: Vec<&str> = records
        .iter()
        .filter_map(|record| record.spouse.phone.as_ref())
        .map(|phone| &phone.e164()[phone.e164().len() - 4..])
        .collect();
    let (mut shown, mut hits) = (0_u32, 0_u32);
    for setup in setups(&records, &pools) {
        let Some(set) = setup.option_set(Fact::SpousePhone, chance) else {
            continue;
        };
        for (i, choice) in set.choices.iter().enumerate() {
            if let Choice::Last4(digits) = choice
                && i != usize::from(set.right)
            {
                shown += 1;
                hits += u32::from(of_others.contains(&digits.as_str()));
            }
        }
    }
    let rate = of_others.len() as f64 / 10_000.0;
    let expected = f64::from(shown) * rate;
    assert!(
        shown > 1_000 && f64::from(hits) <= bound(expected),
        "{hits} of {shown}, not {expected:.0}"
    );
}
