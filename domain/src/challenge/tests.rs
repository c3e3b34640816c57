//! Eligibility, freezing, drawing and grading, on a made-up registry.

use super::people::{counted, person, registry};
use super::*;
use crate::chance::Chance;
use crate::chance::tests::Seeded;
use crate::date::Date;
use crate::platform::ChallengePolicy;
use crate::refusal::Refusal;
use crate::registry::{Label, RegistryRecord};

fn setup(record: &RegistryRecord, pools: &Pools) -> Result<Setup, Refusal> {
    Setup::of(record, pools, &ChallengePolicy::default(), None)
}

fn sets(setup: &Setup, chance: &mut dyn Chance) -> Vec<OptionSet> {
    setup
        .facts()
        .collect::<Vec<_>>()
        .into_iter()
        .map(|f| setup.option_set(f, chance).unwrap())
        .collect()
}

/// The figure that follows from the share of people without a spouse alone. One person's may be a
/// little worse: a spouse's trade that few share is not asked about.
fn from_spouses(records: &[RegistryRecord], shape: Shape) -> u32 {
    let alone = records.iter().filter(|r| r.spouse.exists == Some(false));
    let empty = alone.count() as f64 / records.len() as f64;
    Odds::of(shape, empty, ChallengePolicy::default().attempts).one_in()
}

#[test]
fn q24_five_strong_facts_give_six_questions_of_four_options() {
    let chance = &mut Seeded(1);
    let (records, pools) = registry(2_000, chance);
    let asked: Vec<Setup> = records
        .iter()
        .take(200)
        .filter_map(|r| setup(r, &pools).ok())
        .collect();
    // Eight rows in a hundred are too thin: about 184 of these can be asked, give or take four.
    assert!(
        asked.len() > 165,
        "most people of a good registry can be asked: {}",
        asked.len()
    );
    for setup in asked.iter().filter(|s| s.shape() == Shape::FULL) {
        let asked = draw(setup.shape(), &sets(setup, chance), &[], chance).unwrap();
        let sheet = asked.sheet();
        assert_eq!(sheet.questions.len(), 6);
        for question in &sheet.questions {
            assert_eq!(question.options.len(), 4, "{:?}", question.fact);
            let unassigned = question
                .options
                .iter()
                .position(|o| o.choice == Choice::Unassigned);
            assert_eq!(
                unassigned,
                (!question.fact.is_strong()).then_some(3),
                "H-33: last, and once"
            );
        }
        let spouse = asked
            .facts()
            .iter()
            .filter(|fact| !fact.is_strong())
            .count();
        assert_eq!(spouse, 1);
        let figure = setup.odds().one_in();
        let rule = ChallengePolicy::default().odds_at_least;
        let most = from_spouses(&records, Shape::FULL);
        assert!((rule..=most).contains(&figure), "{setup:?}");
    }
}

#[test]
fn q24_four_strong_facts_give_five_questions_of_five_and_fewer_none() {
    let chance = &mut Seeded(2);
    let (records, pools) = registry(2_000, chance);
    let full = records
        .iter()
        .filter(|r| setup(r, &pools).is_ok_and(|s| s.shape() == Shape::FULL));
    // What remains must also hold with five options: somebody with common enough values.
    let (mut thin, short) = full
        .map(|r| RegistryRecord {
            municipality: None,
            ..r.clone()
        })
        .find_map(|r| setup(&r, &pools).ok().map(|short| (r, short)))
        .unwrap();
    assert_eq!(short.shape(), Shape::SHORT);
    let asked = draw(short.shape(), &sets(&short, chance), &[], chance).unwrap();
    assert_eq!(asked.sheet().questions.len(), 5);
    assert!(asked.sheet().questions.iter().all(|q| q.options.len() == 5));
    // With every second person married it would be 1 in 416; here more have no spouse.
    let figure = short.odds().one_in();
    let rule = ChallengePolicy::default().odds_at_least;
    let most = from_spouses(&records, Shape::SHORT);
    assert!((rule..=most).contains(&figure), "{short:?}, not {most}");
    thin.employer = None;
    assert_eq!(
        setup(&thin, &pools).unwrap_err(),
        Refusal::ChallengeUnavailable
    );
}

#[test]
fn q22_who_was_asked_before_is_asked_with_as_many_options_or_not_at_all() {
    let chance = &mut Seeded(11);
    let (records, pools) = registry(2_000, chance);
    let rules = &ChallengePolicy::default();
    let asked = |record: &RegistryRecord, kept: Option<Shape>, rules: &ChallengePolicy| {
        Setup::of(record, &pools, rules, kept).map(|setup| setup.shape())
    };
    let thinner = |record: &RegistryRecord| RegistryRecord {
        municipality: None,
        ..record.clone()
    };
    let mut full = records
        .iter()
        .filter(|r| asked(r, None, rules) == Ok(Shape::FULL));
    let whole = full.find(|r| asked(&thinner(r), None, rules).is_ok());
    let (whole, thin) = (whole.unwrap(), thinner(whole.unwrap()));
    let unavailable: Result<Shape, Refusal> = Err(Refusal::ChallengeUnavailable);
    let (six, five) = (Some(Shape::FULL), Some(Shape::SHORT));
    // An import takes a fact away: somebody new is asked five questions of five options.
    assert_eq!(asked(&thin, None, rules), Ok(Shape::SHORT));
    assert_eq!(asked(&thin, six, rules), unavailable);
    assert_eq!(asked(whole, six, rules), Ok(Shape::FULL));
    // Another one brings it: whoever was asked five before is not asked six.
    assert_eq!(asked(whole, five, rules), Ok(Shape::SHORT));
    let figure = Setup::of(whole, &pools, rules, five).unwrap().odds();
    let strict = &ChallengePolicy {
        odds_at_least: figure.one_in() + 1,
        ..ChallengePolicy::default()
    };
    assert_eq!(asked(whole, None, strict), Ok(Shape::FULL));
    assert_eq!(asked(whole, five, strict), unavailable);
}

#[test]
fn without_the_spouse_question_the_rule_still_holds() {
    let chance = &mut Seeded(3);
    let (records, pools) = registry(2_000, chance);
    let rules = ChallengePolicy {
        spouse: false,
        ..ChallengePolicy::default()
    };
    let setup = records
        .iter()
        .find_map(|r| Setup::of(r, &pools, &rules, None).ok())
        .unwrap();
    assert!(setup.facts().all(Fact::is_strong) && !setup.shape().spouse);
    assert!(setup.odds().one_in() >= 200, "{setup:?}");
    let strict = ChallengePolicy {
        odds_at_least: 100_000,
        ..rules
    };
    assert!(
        records
            .iter()
            .all(|r| Setup::of(r, &pools, &strict, None).is_err())
    );
}

#[test]
fn h37_what_few_people_share_or_junk_is_never_an_option() {
    let chance = &mut Seeded(4);
    let (mut records, _) = registry(2_000, chance);
    let mut distribution = counted(&records);
    let asked = records.iter().position(|r| r.profession.is_some());
    let mut rare = records.remove(asked.unwrap());
    rare.profession = Label::parse("Domadora de leones").unwrap();
    distribution.add(Fact::Profession, "Domadora de leones", 4);
    let pools = Pools::of(&distribution);
    let usual = records
        .iter()
        .filter_map(|r| setup(r, &pools).ok())
        .take(300);
    for setup in usual {
        let set = setup.option_set(Fact::Profession, chance);
        let shown = set.map(|set| set.choices).unwrap_or_default();
        assert!(!shown.contains(&Choice::Label("Domador(a) de leones".into())));
    }
    // The rare person is asked something else, or nothing.
    assert!(setup(&rare, &pools).map_or(true, |s| s.facts().all(|f| f != Fact::Profession)));
}

#[test]
fn q22_views_show_the_same_options_in_another_order_under_other_ids() {
    let chance = &mut Seeded(5);
    let (records, pools) = registry(2_000, chance);
    let setup = records.iter().find_map(|r| setup(r, &pools).ok()).unwrap();
    let sets = sets(&setup, chance);
    let views: Vec<Sheet> = (0..20)
        .map(|_| draw(setup.shape(), &sets, &[], chance).unwrap().sheet())
        .collect();
    let options = |sheet: &Sheet, fact| {
        let question = sheet.questions.iter().find(|q| q.fact == fact)?;
        let mut choices: Vec<Choice> = question.options.iter().map(|o| o.choice.clone()).collect();
        choices.sort();
        Some(choices)
    };
    for fact in Fact::ALL {
        let mut seen: Vec<_> = views
            .iter()
            .filter_map(|view| options(view, fact))
            .collect();
        seen.dedup();
        assert!(seen.len() <= 1, "{fact:?} has one set of options");
    }
    assert!(
        views
            .windows(2)
            .any(|pair| pair[0].questions[0].fact != pair[1].questions[0].fact)
    );
    let ids = |sheet: &Sheet| -> Vec<String> {
        sheet
            .questions
            .iter()
            .flat_map(|q| &q.options)
            .map(|o| o.id.clone())
            .collect()
    };
    assert!(ids(&views[0]).iter().all(|id| !ids(&views[1]).contains(id)));
}

#[test]
fn unseen_spouse_facts_come_first() {
    let chance = &mut Seeded(6);
    let (records, pools) = registry(2_000, chance);
    let setup = records
        .iter()
        .find_map(|r| setup(r, &pools).ok().filter(|s| s.facts().count() == 8))
        .unwrap();
    let sets = sets(&setup, chance);
    let seen = [Fact::SpousePhone, Fact::SpouseProfession];
    for _ in 0..20 {
        let facts = draw(setup.shape(), &sets, &seen, chance).unwrap().facts();
        assert!(facts.contains(&Fact::SpousePosition), "{facts:?}");
    }
}

// Seen red: with the birth date left out of the grade this failed.
#[test]
fn q23_all_must_be_right_and_the_birth_date_with_them() {
    let chance = &mut Seeded(8);
    let (records, pools) = registry(2_000, chance);
    let setup = records.iter().find_map(|r| setup(r, &pools).ok()).unwrap();
    let asked = draw(setup.shape(), &sets(&setup, chance), &[], chance).unwrap();
    // The stored form survives sealing and opening.
    let asked: Asked = serde_json::from_str(&serde_json::to_string(&asked).unwrap()).unwrap();
    let right: Vec<String> = right_answers(&asked);
    let birth = Date::new(1980, 2, 29).unwrap();
    let grade = |answers: &[String], typed: Date| {
        asked.grade(
            &answers.iter().map(String::as_str).collect::<Vec<_>>(),
            typed,
            birth,
        )
    };
    assert!(grade(&right, birth));
    assert!(!grade(&right, Date::new(1980, 2, 28).unwrap()));
    assert!(!grade(&right[1..], birth) && !grade(&[], birth));
    let sheet = asked.sheet();
    for (i, question) in sheet.questions.iter().enumerate() {
        for option in question
            .options
            .iter()
            .map(|o| o.id.as_str())
            .chain(["", "zz", "0"])
        {
            let mut answers = right.clone();
            answers[i] = option.to_owned();
            assert_eq!(grade(&answers, birth), answers == right);
        }
    }
    let mut longer = right.clone();
    longer.push(right[0].clone());
    assert!(!grade(&longer, birth));
    let sent = serde_json::to_string(&sheet).unwrap();
    assert!(
        !sent.contains("right"),
        "the page is never told which is right"
    );
}

fn right_answers(asked: &Asked) -> Vec<String> {
    let stored = serde_json::to_value(asked).unwrap();
    let questions = stored["questions"].as_array().unwrap().iter();
    questions
        .map(|q| q["right"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_changed_value_is_noticed_and_an_unchanged_one_too() {
    let chance = &mut Seeded(9);
    let (records, pools) = registry(2_000, chance);
    let record = records.iter().find(|r| setup(r, &pools).is_ok()).unwrap();
    let values = |r: &RegistryRecord| {
        let setup = setup(r, &pools).unwrap();
        setup
            .facts()
            .map(|f| (f, setup.value(f)))
            .collect::<Vec<_>>()
    };
    assert_eq!(values(record), values(&record.clone()));
    let other = records.iter().find(|r| {
        r.employer != record.employer
            && setup(
                &RegistryRecord {
                    employer: r.employer.clone(),
                    ..record.clone()
                },
                &pools,
            )
            .is_ok()
    });
    let moved = RegistryRecord {
        employer: other.unwrap().employer.clone(),
        ..record.clone()
    };
    assert_ne!(values(record), values(&moved));
}

#[test]
fn stored_counts_read_back() {
    let chance = &mut Seeded(10);
    let mut distribution = Distribution::default();
    (1..=50).for_each(|n| distribution.add_record(&person(n, chance)));
    let mut read = Distribution::default();
    for (fact, value, people) in distribution.rows() {
        assert_eq!(fact.code().parse(), Ok(fact));
        assert!(
            fact != Fact::SpousePhone || matches!(value, "" | "+"),
            "digits are not counted"
        );
        read.add(fact, value, u32::try_from(people).unwrap());
    }
    assert_eq!(read, distribution);
}

#[test]
fn nobody_beats_chance_about_real_people() {
    // The whole way from records to options: a guesser takes the commonest value shown.
    let chance = &mut Seeded(20);
    let (records, pools) = registry(1_800, chance);
    let mut common: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
    let name = |choice: &Choice| match choice {
        Choice::Label(text) => label::key(text),
        Choice::Date(date) => date.iso(),
        Choice::Last4(_) | Choice::Unassigned => String::new(),
    };
    let mut games = Vec::new();
    for record in &records {
        let Ok(setup) = setup(record, &pools) else {
            continue;
        };
        if setup.shape() != Shape::FULL {
            continue;
        }
        for set in sets(&setup, chance)
            .into_iter()
            .filter(|set| set.fact.is_strong())
        {
            let key = format!(
                "{:?} {}",
                set.fact,
                name(&set.choices[usize::from(set.right)])
            );
            *common.entry(key).or_default() += 1;
            games.push(set);
        }
    }
    let count = |set: &OptionSet, i: usize| {
        common
            .get(&format!("{:?} {}", set.fact, name(&set.choices[i])))
            .copied()
            .unwrap_or(0)
    };
    let wins = games.iter().filter(|set| {
        let guess = (0..set.choices.len())
            .max_by_key(|i| count(set, *i))
            .unwrap();
        guess == usize::from(set.right)
    });
    let rate = wins.count() as f64 / games.len() as f64;
    assert!(
        games.len() > 3_000 && rate < 0.25 + 0.04,
        "{rate} of {}",
        games.len()
    );
}
