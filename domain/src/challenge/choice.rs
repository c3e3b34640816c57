//! Options: how a questionnaire is built, what an option says, and the frozen set of one fact.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fact::Fact;
use crate::date::Date;

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
    pub(super) const fn real(self, fact: Fact) -> u64 {
        self.options as u64 - if fact.is_strong() { 0 } else { 1 }
    }
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

impl fmt::Debug for OptionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OptionSet({})", self.fact.code())
    }
}
