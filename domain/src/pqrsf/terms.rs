//! How long an answer may take, and how long what was written is kept: the platform's table `[platform.pqrsf]`.

use serde::{Deserialize, Serialize};

use super::FilingKind;
use crate::time::Span;

/// Business days to answer, per kind (Q29; Ley 1755 de 2015, art. 14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Terms {
    /// «Petición».
    pub petition_days: u16,
    /// «Queja».
    pub complaint_days: u16,
    /// «Reclamo».
    pub claim_days: u16,
    /// «Sugerencia».
    pub suggestion_days: u16,
    /// «Felicitación».
    pub praise_days: u16,
    /// «Desbloqueo».
    pub unblock_days: u16,
    /// Days of the calendar that a person who was asked for more has to give it.
    pub information_days: u16,
    /// Years after the answer until what was written and who wrote it are erased: as long as
    /// authorisations outlive an account (`domain.md` 6.3), because a claim can follow.
    pub keep_years: u8,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            petition_days: 15,
            complaint_days: 15,
            claim_days: 15,
            suggestion_days: 15,
            praise_days: 15,
            unblock_days: 1,
            information_days: 30,
            keep_years: 5,
        }
    }
}

impl Terms {
    /// The term of a kind in business days.
    pub const fn days(&self, kind: FilingKind) -> u16 {
        match kind {
            FilingKind::Petition => self.petition_days,
            FilingKind::Complaint => self.complaint_days,
            FilingKind::Claim => self.claim_days,
            FilingKind::Suggestion => self.suggestion_days,
            FilingKind::Praise => self.praise_days,
            FilingKind::Unblock => self.unblock_days,
        }
    }

    /// How long a filing that ended keeps its words: never less than so many years.
    pub fn kept(&self) -> Span {
        let years = i64::from(self.keep_years);
        Span::days(365 * years + years / 4 + 1)
    }

    /// Whether what was written is kept long enough for a claim, and not for ever.
    pub const fn are_kept_sensibly(&self) -> bool {
        matches!(self.keep_years, 1..=20)
    }

    /// Whether every term is one that people can be told.
    pub fn make_sense(&self) -> bool {
        let kinds = FilingKind::ALL.map(|kind| self.days(kind));
        let fits = |days: &u16| (1..=60).contains(days);
        kinds.iter().all(fits) && fits(&self.information_days)
    }
}
