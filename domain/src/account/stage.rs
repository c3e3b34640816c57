//! How far a signed-in session got.

/// How far a signed-in person got. Each stage but the last has one hurdle before it, and no right
/// but to take it and to sign out (A18).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; the code of the second factor is still to be given.
    SecondFactor,
    /// The password was right; the questions are still to be answered.
    Challenge,
    /// Every hurdle is behind them, but their role asks for a second factor that they have not
    /// set up yet (Q50). Follows from the role at each request and is never stored.
    Enrolment,
    /// The initial password was right, and another one must be chosen before anything else (W-30,
    /// W-31). Follows from the account at each request and is never stored.
    InitialPassword,
    /// Every hurdle is behind them.
    Full,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 5] = [
        Self::SecondFactor,
        Self::Challenge,
        Self::Enrolment,
        Self::InitialPassword,
        Self::Full,
    ];

    /// As stored.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SecondFactor => "second_factor",
            Self::Challenge => "challenge",
            Self::Enrolment | Self::InitialPassword | Self::Full => "full",
        }
    }

    /// Reads what [`Stage::name`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::SecondFactor, Self::Challenge, Self::Full]
            .into_iter()
            .find(|stage| stage.name() == text)
    }

    /// The stage of a session at this request, for somebody with or without a role and a second
    /// factor: whoever got a role a moment ago has no rights before they set one up (Q50).
    #[must_use]
    pub const fn with_role(self, role: bool, second_factor: bool) -> Self {
        match self {
            Self::Full | Self::Enrolment if role && !second_factor => Self::Enrolment,
            Self::Enrolment => Self::Full,
            other => other,
        }
    }

    /// The stage of a session at this request, for an account whose password is still the initial
    /// one: choosing another comes before everything but the code.
    #[must_use]
    pub const fn with_initial(self, initial: bool) -> Self {
        match self {
            Self::Full | Self::Enrolment | Self::InitialPassword if initial => {
                Self::InitialPassword
            }
            Self::InitialPassword => Self::Full,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q50_a_role_without_a_second_factor_leads_to_setting_one_up() {
        for stage in [Stage::Full, Stage::Enrolment] {
            assert_eq!(stage.with_role(true, false), Stage::Enrolment);
            assert_eq!(stage.with_role(true, true), Stage::Full);
            assert_eq!(stage.with_role(false, false), Stage::Full);
        }
    }

    #[test]
    fn w31_an_initial_password_comes_before_everything_but_the_code() {
        use Stage::{Challenge, Enrolment, Full, InitialPassword, SecondFactor};
        for stage in [Full, Enrolment, InitialPassword] {
            assert_eq!(stage.with_initial(true), InitialPassword);
        }
        for stage in [SecondFactor, Challenge] {
            assert_eq!(stage.with_initial(true), stage);
        }
        assert_eq!(InitialPassword.with_initial(false), Full);
    }

    #[test]
    fn a18_a_role_takes_no_hurdle_away() {
        for stage in [Stage::SecondFactor, Stage::Challenge] {
            for (role, factor) in [(true, true), (true, false), (false, true), (false, false)] {
                assert_eq!(stage.with_role(role, factor), stage);
            }
        }
    }

    #[test]
    fn a18_what_is_stored_reads_back_and_never_as_more() {
        for stage in Stage::ALL {
            let read = Stage::parse(stage.name());
            assert_eq!(
                read.map(|read| read.with_role(true, false)),
                match stage {
                    Stage::Full | Stage::InitialPassword => Some(Stage::Enrolment),
                    other => Some(other),
                }
            );
        }
        assert_eq!(Stage::parse("whole"), None);
    }
}
