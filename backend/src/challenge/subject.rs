//! Whom the questions are about: the signed-in account, the person of the registry it claims to
//! be, and the platform's rules.

use domain::access::AnswerChallenge;
use domain::account::AccountState;
use domain::contact::Email;
use domain::id::Id;
use domain::platform::ChallengePolicy;

use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::registry::{self, Found};
use crate::storage::account::AccountRow;
use crate::storage::challenge::{CaseKey, CaseRow};
use crate::storage::{self, Tx};

/// Whose attempts are counted: those of everybody who proved neither the address nor the phone on
/// file (Q22).
const HOLDER: &str = "shared";

/// Who is to be asked about whom.
#[derive(Debug)]
pub(super) struct Subject {
    /// The signed-in account.
    pub(super) account: AccountRow,
    /// The person it claims to be.
    pub(super) person: Found,
    /// The platform's rules.
    pub(super) rules: ChallengePolicy,
}

/// Where somebody stands before the case is looked at.
#[derive(Debug)]
pub(super) enum Standing {
    /// Behind the challenge, or never before it.
    Passed {
        /// Whether «Revise sus datos» is still to come.
        review_due: bool,
    },
    /// No questions.
    Stopped(Told),
    /// Before it.
    Asked(Box<Subject>),
}

/// Why there are no questions.
#[derive(Debug, Clone, Copy)]
pub(super) enum Told {
    /// No attempt is left.
    Blocked,
    /// Too little is on file, or nothing any more.
    Unavailable,
}

/// Where the caller stands.
pub(super) async fn standing(tx: &mut Tx, caller: &Caller) -> Result<Standing, Denied> {
    // Before the code of the second factor there are no questions either (A18).
    let account = caller.own(AnswerChallenge)?.at().account;
    let platform = caller.platform.slug.as_str();
    let row = storage::account::by_id(tx, platform, account, caller.now).await?;
    of_account(tx, caller, row.ok_or(domain::Refusal::SessionOver)?).await
}

/// Where that account stands, whoever asks.
pub(super) async fn of_account(
    tx: &mut Tx,
    caller: &Caller,
    account: AccountRow,
) -> Result<Standing, Denied> {
    match account.state()? {
        AccountState::Active => {
            return Ok(Standing::Passed {
                review_due: account.review_due,
            });
        }
        AccountState::Blocked => return Ok(Standing::Stopped(Told::Blocked)),
        AccountState::Disabled => return Err(domain::Refusal::SessionOver.into()),
        AccountState::PendingChallenge => {}
    }
    let unavailable = Ok(Standing::Stopped(Told::Unavailable));
    let (Some(rules), Some(person)) = (
        caller.platform.policy.challenge(),
        account.registry_person.map(Id::from_uuid),
    ) else {
        return unavailable;
    };
    // Looked up afresh: whoever was retired since behaves as unknown (ruling 10).
    let person = registry::by_id(tx, caller, person).await?;
    let Some(person) = person.filter(|person| person.active) else {
        return unavailable;
    };
    Ok(Standing::Asked(Box::new(Subject {
        account,
        person,
        rules: rules.clone(),
    })))
}

impl Subject {
    fn key<'a>(&self, caller: &'a Caller) -> CaseKey<'a> {
        CaseKey {
            platform: caller.platform.slug.as_str(),
            person: self.person.id,
            holder: HOLDER,
        }
    }

    /// The account's own address.
    pub(super) fn address(&self) -> Result<Email, Fault> {
        let account = &self.account;
        Email::parse(&account.email).map_err(|_| Fault::Stored {
            table: "account",
            column: "email",
            key: account.id.to_string(),
        })
    }

    /// The case, without waiting.
    pub(super) async fn case(
        &self,
        tx: &mut Tx,
        caller: &Caller,
    ) -> Result<Option<CaseRow>, Denied> {
        Ok(storage::challenge::case(tx, self.key(caller)).await?)
    }

    /// The case of the account itself, held until the commit: what strangers spend does not touch
    /// whoever proved the address on file (Q22).
    pub(super) async fn lock_own(&self, tx: &mut Tx, caller: &Caller) -> Result<CaseRow, Denied> {
        let id = caller.backend.env.chance.id(caller.now);
        let holder = self.account.id.to_string();
        let key = CaseKey {
            holder: &holder,
            ..self.key(caller)
        };
        Ok(storage::challenge::lock_case(tx, key, id, caller.now).await?)
    }

    /// The case, held until the commit.
    pub(super) async fn lock(&self, tx: &mut Tx, caller: &Caller) -> Result<CaseRow, Denied> {
        let id = caller.backend.env.chance.id(caller.now);
        Ok(storage::challenge::lock_case(tx, self.key(caller), id, caller.now).await?)
    }
}
