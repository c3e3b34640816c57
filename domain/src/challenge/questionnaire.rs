//! One questionnaire: questions in random order, options under ids that mean nothing, and its
//! grading. The page sees a [`Sheet`]; which option is right stays in the sealed [`Asked`].

use std::hint::black_box;

use serde::{Deserialize, Serialize};

use super::choice::{Choice, OptionSet, Shape};
use super::fact::Fact;
use crate::chance::{self, Chance};
use crate::date::Date;

/// A drawn questionnaire, to be stored sealed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    questions: Vec<Question>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Question {
    asking: Asking,
    right: String,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The questions in their order; the answer to the first comes in the field `answer_0`.
    pub questions: Vec<Asking>,
}

/// One question as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// What is asked about.
    pub fact: Fact,
    /// The options in their order, «Sin asignar» last.
    pub options: Vec<Shown>,
}

/// One option as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// What is sent back, drawn anew for each questionnaire.
    pub id: String,
    /// What it says.
    pub choice: Choice,
}

/// Characters of an option's id.
const ID: usize = 16;

/// Draws a questionnaire from stored option sets: so many strong facts and one of the spouse,
/// those not `seen` in earlier ones first. `None` when there are too few sets.
pub fn draw(
    shape: Shape,
    sets: &[OptionSet],
    seen: &[Fact],
    chance: &mut dyn Chance,
) -> Option<Asked> {
    let mut pick = |strong: bool, n: usize| {
        let mut fitting: Vec<&OptionSet> = sets
            .iter()
            .filter(|set| set.fact.is_strong() == strong)
            .collect();
        chance::shuffle(chance, &mut fitting);
        fitting.sort_by_key(|set| seen.contains(&set.fact));
        fitting.truncate(n);
        (fitting.len() == n).then_some(fitting)
    };
    let mut picked = pick(true, usize::from(shape.strong))?;
    picked.extend(pick(false, usize::from(shape.spouse))?);
    chance::shuffle(chance, &mut picked);
    let questions: Option<Vec<Question>> = picked
        .into_iter()
        .map(|set| Question::of(set, chance))
        .collect();
    Some(Asked {
        questions: questions?,
    })
}

impl Question {
    fn of(set: &OptionSet, chance: &mut dyn Chance) -> Option<Self> {
        let truth = set.choices.get(usize::from(set.right))?;
        let mut choices: Vec<&Choice> = set.choices.iter().collect();
        chance::shuffle(chance, &mut choices);
        choices.sort_by_key(|choice| **choice == Choice::Unassigned);
        let options: Vec<Shown> = choices
            .into_iter()
            .map(|choice| Shown {
                id: format!("{:016x}", chance::bits(chance)),
                choice: choice.clone(),
            })
            .collect();
        let right = options
            .iter()
            .find(|shown| shown.choice == *truth)?
            .id
            .clone();
        Some(Self {
            asking: Asking {
                fact: set.fact,
                options,
            },
            right,
        })
    }
}

impl Asked {
    /// What the page shows, without which is right.
    pub fn sheet(&self) -> Sheet {
        Sheet {
            questions: self
                .questions
                .iter()
                .map(|question| question.asking.clone())
                .collect(),
        }
    }

    /// The facts asked, for the next draw and for the audit.
    pub fn facts(&self) -> Vec<Fact> {
        self.questions
            .iter()
            .map(|question| question.asking.fact)
            .collect()
    }

    /// Whether everything is right: each answer (an option's id, empty where none was chosen) and
    /// the birth date typed on the form. Looks at all of it, in the same time whatever is wrong.
    pub fn grade(&self, answers: &[&str], typed_birth: Date, birth: Date) -> bool {
        let mut difference = u64::from(answers.len() != self.questions.len());
        for (i, question) in self.questions.iter().enumerate() {
            let answer = padded(answers.get(i).copied().unwrap_or(""));
            let right = padded(&question.right);
            difference = black_box(difference | (answer ^ right));
        }
        difference = black_box(difference | (day(typed_birth) ^ day(birth)));
        difference == 0
    }
}

/// An id as a number; text that is no id is never one's number, for ids have 16 digits.
fn padded(id: &str) -> u64 {
    let bytes = id.as_bytes();
    let mut number = 0_u64;
    let mut wrong = u64::from(bytes.len() != ID);
    for i in 0..ID {
        let byte = bytes.get(i).copied().unwrap_or(0);
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            _ => {
                wrong |= 1;
                0
            }
        };
        number = number << 4 | u64::from(digit);
    }
    // Turns whatever is no id into a number that differs from every right one but by chance of
    // one in 2^64.
    black_box(number ^ wrong.wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

fn day(date: Date) -> u64 {
    u64::from(date.year().unsigned_abs()) << 16
        | u64::from(date.month()) << 8
        | u64::from(date.day())
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Asked({:?})", self.facts())
    }
}
