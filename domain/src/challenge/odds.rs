//! The chance of somebody who knows nothing but the registry's frequencies.

use super::choice::Shape;

/// How likely a guesser passes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Odds {
    /// With one questionnaire.
    pub once: f64,
    /// Within all attempts.
    pub within: f64,
}

impl Odds {
    /// Each strong question is one in its options. In the spouse's question the guesser takes
    /// what is likelier: nothing on file (`empty`, a share of people), or one of the real options.
    /// Frozen options mean that a failed try rules out one combination and no more, so attempts
    /// add up.
    pub fn of(shape: Shape, empty: f64, attempts: u8) -> Self {
        let options = f64::from(shape.options);
        let strong = options.recip().powi(i32::from(shape.strong));
        let slot = if shape.spouse {
            empty.max((1.0 - empty) / (options - 1.0))
        } else {
            1.0
        };
        let once = strong * slot;
        Self {
            once,
            within: (once * f64::from(attempts)).min(1.0),
        }
    }

    /// The easiest of the questions about the spouse, given of each the share of people with
    /// nothing on file. Which of them is asked is drawn, and a guesser may be lucky with it. It
    /// need not be the one that most leave empty: where nearly everybody has a spouse, the real
    /// options are what to bet on.
    pub fn easiest(shape: Shape, empty: impl IntoIterator<Item = f64>, attempts: u8) -> Self {
        let each = empty
            .into_iter()
            .map(|share| Self::of(shape, share, attempts));
        each.reduce(|one, other| if other.once > one.once { other } else { one })
            .unwrap_or_else(|| Self::of(shape, 0.0, attempts))
    }

    /// Within all attempts, as one in so many, rounded down.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped before"
    )]
    pub fn one_in(self) -> u32 {
        let n = if self.within > 0.0 {
            self.within.recip()
        } else {
            f64::from(u32::MAX)
        };
        // A hair above, so that 1/(1/200) is 200 in spite of rounding.
        (n + 1e-6).clamp(0.0, f64::from(u32::MAX)) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::challenge::people::{counted, person};
    use crate::challenge::{Pools, Setup};
    use crate::chance::tests::Seeded;
    use crate::platform::ChallengePolicy;
    use crate::registry::RegistryRecord;

    #[test]
    fn published_odds_are_reproduced() {
        let one_in = |shape, empty| Odds::of(shape, empty, 3).one_in();
        assert_eq!(one_in(Shape::FULL, 0.5), 682);
        assert_eq!(one_in(Shape::SHORT, 0.5), 416);
        assert_eq!(
            one_in(
                Shape {
                    spouse: false,
                    ..Shape::FULL
                },
                0.0
            ),
            341
        );
        assert_eq!(
            one_in(
                Shape {
                    spouse: false,
                    ..Shape::SHORT
                },
                0.0
            ),
            208
        );
        assert_eq!(
            one_in(
                Shape {
                    strong: 3,
                    options: 4,
                    spouse: false
                },
                0.0
            ),
            21
        );
    }

    /// Where nearly everybody has a spouse, «Sin asignar» is a bad bet and the real options are the
    /// better one: most so where fewest have nothing on file.
    #[test]
    fn q24_the_figure_is_that_of_the_easiest_question_about_the_spouse() {
        let chance = &mut Seeded(12);
        let phone = (1..50).find_map(|n| person(n, chance).spouse.phone);
        let records: Vec<RegistryRecord> = (1..=2_000)
            .map(|n| {
                let mut record = person(n, chance);
                record.spouse.exists = Some(true);
                record.spouse.phone = phone.clone();
                // Of three in ten nobody knows what the spouse does.
                let known = n % 10 < 7;
                record.spouse.profession = record.profession.clone().filter(|_| known);
                record.spouse.position = record.position.clone().filter(|_| known);
                record
            })
            .collect();
        let pools = Pools::of(&counted(&records));
        let full = records
            .iter()
            .filter_map(|r| Setup::of(r, &pools, &ChallengePolicy::default(), None).ok())
            .find(|s| s.shape() == Shape::FULL)
            .unwrap();
        // Three real numbers of which one is right, not three chances in ten of nothing on file: by
        // the fact that most leave empty it would be 1 in 1 137.
        assert_eq!(full.odds().one_in(), 1_024, "{full:?}");
    }
}
