//! What a filing is about.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;

/// The kinds that the form offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilingKind {
    /// «Petición».
    Petition,
    /// «Queja».
    Complaint,
    /// «Reclamo».
    Claim,
    /// «Sugerencia».
    Suggestion,
    /// «Felicitación».
    Praise,
    /// «Desbloqueo»: the identity proof failed or cannot be asked (H-38).
    Unblock,
}

impl FilingKind {
    /// Every kind, in the order of the name PQRSF.
    pub const ALL: [Self; 6] = [
        Self::Petition,
        Self::Complaint,
        Self::Claim,
        Self::Suggestion,
        Self::Praise,
        Self::Unblock,
    ];

    /// The word it is stored and sent under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Petition => "petition",
            Self::Complaint => "complaint",
            Self::Claim => "claim",
            Self::Suggestion => "suggestion",
            Self::Praise => "praise",
            Self::Unblock => "unblock",
        }
    }

    /// Whether it may be filed without a document.
    pub const fn may_lack_document(self) -> bool {
        matches!(self, Self::Complaint | Self::Suggestion | Self::Praise)
    }
}

impl FromStr for FilingKind {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == text)
            .ok_or(Problem::NotAChoice)
    }
}
