//! Every reason to say no. A refusal is a code with numbers: no free text and nothing the person
//! typed, because without script it travels in an address. Words: the interface's `text`.

mod field;
mod problem;

pub use field::Field;
pub use problem::Problem;

use serde::{Deserialize, Serialize};

use crate::membership::Reason;

/// We understood, and the answer is no, because…
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{}", self.code())]
pub enum Refusal {
    /// These fields of the form need another answer.
    Fields(Vec<(Field, Problem)>),
    /// Temporary block after failed sign-ins; told alike for identities that do not exist (Q10).
    Blocked {
        /// Minutes until the next try, rounded up.
        minutes: u16,
    },
    /// Identity and password do not belong together; never says which is wrong.
    WrongCredentials,
    /// Too many sign-ins are being checked at this moment.
    SignInBusy {
        /// Seconds to wait.
        retry_seconds: u32,
    },
    /// This network, browser, account or document asked too often.
    TooMany {
        /// Seconds to wait.
        retry_seconds: u32,
    },
    /// There is nothing here for this person.
    NotFound,
    /// It exists, this person may see it, but not do this.
    NotAllowed,
    /// The session ended; signing in again leads on.
    SessionOver,
    /// The link is unknown, spent or replaced by a newer one.
    LinkInvalid,
    /// The link was right, but its time is over.
    LinkExpired,
    /// Somebody else, or another tab, saved first.
    Outdated,
    /// No form is being filled in in this browser.
    DraftMissing,
    /// The platform takes no registrations by itself.
    RegistrationClosed,
    /// The right password, of an account whose e-mail is not confirmed yet (Q48).
    AccountPending,
    /// The right password, of a disabled account (Q48).
    AccountDisabled,
    /// The right password, of an account whose identity proof failed for good (X-03, Q48).
    AccountBlocked,
    /// This browser did not register: the password, or a new one, is needed (Q46).
    PasswordNeeded,
    /// The answers did not pass; never says which (Q23).
    ChallengeFailed {
        /// Attempts left, at least 1.
        left: u8,
    },
    /// The announced time ran out.
    ChallengeTimeOut {
        /// Attempts left.
        left: u8,
        /// The first expiry without answers is not counted (Q22).
        forgiven: bool,
    },
    /// No attempt is left; a person must decide (H-38).
    ChallengeBlocked,
    /// Too little is on file to ask safely (Q24); the assisted way is offered.
    ChallengeUnavailable,
    /// There is no open questionnaire to answer or extend.
    ChallengeNotOpen,
    /// The time was already extended as often as it may be.
    NoMoreExtensions,
    /// No filing has that number together with that document or address; never says which.
    FilingUnknown,
    /// Somebody else of the help desk works on it.
    FilingTaken,
    /// Another agent has to agree.
    SecondPerson,
    /// The questions were opened again as often as they may be; only the document helps now.
    OnlyInPerson,
    /// No account waits for help behind this filing.
    NothingToLift,
    /// The right password, but its 24 hours are over; another one can be asked for (Q53).
    InitialPasswordOver,
    /// The company is not adhered: nobody enters for it.
    CompanyEnded,
    /// The person is «Inhabilitado» in this company.
    MembershipDisabled {
        /// Why, where whoever did it said so.
        reason: Option<Reason>,
    },
    /// An administrator of the company ended the sessions there; signing in again opens it.
    SignInAgain,
    /// The company has as many sections as it may have.
    TooManySections,
    /// The company must keep an enabled access administrator.
    LastAdministrator,
    /// Nobody grants what they lack, nor changes what allows more than they have (A47).
    AboveOwn,
    /// The account of this company was opened already (W-07).
    CompanyOpened,
    /// RUT and number do not belong together, or the RUT is unknown or paused; never says which
    /// (Q11, A-53, A-56).
    WorkerUnknown,
    /// Nobody may be invited, or accept, with these data; never says why (Q32, A06).
    NotInvitable,
    /// The plan of the institution has no seat left.
    NoSeat,
    /// Somebody is signed in, and the link is for somebody who is not (Q54).
    SomeoneSignedIn,
    /// The authorisation of the own data was taken back: nothing new is given without it.
    ConsentWithdrawn,
    /// The request came from another site.
    CrossSite,
    /// The form is of another version, or was forged.
    Unreadable,
}

impl Refusal {
    /// A refusal of one field.
    pub fn field(field: Field, problem: Problem) -> Self {
        Self::Fields(vec![(field, problem)])
    }

    /// The problem of this field, if it has one.
    pub fn of(&self, wanted: Field) -> Option<Problem> {
        let Self::Fields(fields) = self else {
            return None;
        };
        fields
            .iter()
            .find(|(field, _)| *field == wanted)
            .map(|(_, problem)| *problem)
    }

    /// A stable word for logs and metrics.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Fields(_) => "fields",
            Self::Blocked { .. } => "blocked",
            Self::WrongCredentials => "wrong_credentials",
            Self::SignInBusy { .. } => "sign_in_busy",
            Self::TooMany { .. } => "too_many",
            Self::NotFound => "not_found",
            Self::NotAllowed => "not_allowed",
            Self::SessionOver => "session_over",
            Self::LinkInvalid => "link_invalid",
            Self::LinkExpired => "link_expired",
            Self::Outdated => "outdated",
            Self::DraftMissing => "draft_missing",
            Self::RegistrationClosed => "registration_closed",
            Self::AccountPending => "account_pending",
            Self::AccountDisabled => "account_disabled",
            Self::AccountBlocked => "account_blocked",
            Self::PasswordNeeded => "password_needed",
            Self::ChallengeFailed { .. } => "challenge_failed",
            Self::ChallengeTimeOut { .. } => "challenge_time_out",
            Self::ChallengeBlocked => "challenge_blocked",
            Self::ChallengeUnavailable => "challenge_unavailable",
            Self::ChallengeNotOpen => "challenge_not_open",
            Self::NoMoreExtensions => "no_more_extensions",
            Self::FilingUnknown => "filing_unknown",
            Self::FilingTaken => "filing_taken",
            Self::SecondPerson => "second_person",
            Self::OnlyInPerson => "only_in_person",
            Self::NothingToLift => "nothing_to_lift",
            Self::InitialPasswordOver => "initial_password_over",
            Self::CompanyEnded => "company_ended",
            Self::MembershipDisabled { .. } => "membership_disabled",
            Self::SignInAgain => "sign_in_again",
            Self::TooManySections => "too_many_sections",
            Self::LastAdministrator => "last_administrator",
            Self::AboveOwn => "above_own",
            Self::CompanyOpened => "company_opened",
            Self::WorkerUnknown => "worker_unknown",
            Self::NotInvitable => "not_invitable",
            Self::NoSeat => "no_seat",
            Self::SomeoneSignedIn => "someone_signed_in",
            Self::ConsentWithdrawn => "consent_withdrawn",
            Self::CrossSite => "cross_site",
            Self::Unreadable => "unreadable",
        }
    }

    /// How long a client should wait before asking again, for `Retry-After`.
    pub const fn retry_seconds(&self) -> Option<u32> {
        match self {
            Self::SignInBusy { retry_seconds } | Self::TooMany { retry_seconds } => {
                Some(*retry_seconds)
            }
            Self::Blocked { minutes } => Some(*minutes as u32 * 60),
            _ => None,
        }
    }
}
