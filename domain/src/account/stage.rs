//! How far a signed-in session got.

/// How far a signed-in person got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; the questions are still to be answered.
    Challenge,
    /// Every hurdle is behind them.
    Full,
}

impl Stage {
    /// As stored.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Challenge => "challenge",
            Self::Full => "full",
        }
    }

    /// Reads what [`Stage::name`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Challenge, Self::Full]
            .into_iter()
            .find(|stage| stage.name() == text)
    }
}
