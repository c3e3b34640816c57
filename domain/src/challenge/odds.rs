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
