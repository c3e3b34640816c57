//! The assisted way (H-38, `domain.md` 5.4 E): somebody of the help desk opens the questions again,
//! on the very sets that were frozen, or confirms who it is after seeing them. Whether a second
//! agent has to agree was decided before.

use domain::access::{ConfirmIdentity, Grant, LiftBlock};
use domain::account::AccountState;
use domain::contact::Email;
use domain::id::{self, Id};
use domain::name::NamePart;
use domain::refusal::Refusal;
use domain::time::Timestamp;
use serde_json::json;

use super::subject::Subject;
use super::verdict;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::registry;
use crate::session;
use crate::storage::challenge::{CaseRow, CaseState};
use crate::storage::{self, Tx};

/// An account that waits for help, and its case.
pub(crate) struct Waiting {
    subject: Subject,
    case: Option<CaseRow>,
}

/// Who waits behind that account; none when nobody does.
pub(crate) async fn waiting(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
) -> Result<Option<Waiting>, Denied> {
    let platform = caller.platform.slug.as_str();
    let account = storage::account::by_id(tx, platform, account, caller.now).await?;
    let Some(account) = account else {
        return Ok(None);
    };
    let stands_before = match account.state()? {
        AccountState::PendingChallenge | AccountState::Blocked => account.registry_person,
        AccountState::Active | AccountState::Disabled => None,
    };
    let Some(person) = stands_before else {
        return Ok(None);
    };
    let person = registry::by_id(tx, caller, Id::from_uuid(person)).await?;
    let Some(person) = person.filter(|person| person.active) else {
        return Ok(None);
    };
    let rules = caller.platform.policy.challenge().cloned();
    let subject = Subject {
        account,
        person,
        rules: rules.unwrap_or_default(),
    };
    let case = subject.case(tx, caller).await?;
    Ok(Some(Waiting { subject, case }))
}

impl Waiting {
    /// How often the questions were opened again before.
    pub(crate) fn unlocks(&self) -> u8 {
        self.case.as_ref().map_or(0, CaseRow::unlocks)
    }

    /// Whom the account claims to be, masked, as the registry names them: what is shown at the desk has
    /// to be theirs, whatever the form says.
    pub(crate) fn claims(&self) -> String {
        let record = &self.subject.person.record;
        let name: Vec<_> = record.name.parts().map(NamePart::mask).collect();
        let (name, document) = (name.join(" "), &record.document);
        format!("{name}, {} {}", document.kind().code(), document.mask())
    }

    /// The account's own mailbox, whatever address the form names.
    pub(crate) fn address(&self) -> Result<Email, Denied> {
        Ok(self.subject.address()?)
    }

    /// The address that the registry has on file of the person.
    pub(crate) fn on_file(&self) -> Option<&Email> {
        self.subject.person.record.email.as_ref()
    }

    /// Whether the attempts are spent, or were when this account failed: the questions may have been
    /// opened again for another account of the same person meanwhile.
    pub(crate) fn is_blocked(&self) -> Result<bool, Denied> {
        let account = self.subject.account.state()?;
        let state = self.case.as_ref().map(CaseRow::state).transpose()?;
        Ok(match state {
            Some(CaseState::Blocked) => true,
            Some(CaseState::Open) => account == AccountState::Blocked,
            Some(CaseState::Passed) | None => false,
        })
    }

    /// Opens the questions again; where another account opened them already, this one comes to them
    /// without an attempt more.
    ///
    /// # Errors
    /// [`Refusal::NothingToLift`] when they are not blocked; [`Refusal::Outdated`] when somebody
    /// else opened them in the meantime.
    pub(crate) async fn lift(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        grant: &Grant<LiftBlock>,
    ) -> Result<(), Denied> {
        let case = self.case.as_ref().ok_or(Refusal::NothingToLift)?;
        if !self.is_blocked()? {
            return Err(Refusal::NothingToLift.into());
        }
        let spent = case.state()? == CaseState::Blocked;
        if spent && storage::challenge::unlock(tx, grant, case).await? == 0 {
            return Err(Refusal::Outdated.into());
        }
        let (platform, account) = (grant.at().as_str(), &self.subject.account);
        // The help came late through no fault of theirs: they get the whole time again.
        let again = caller.now + caller.platform.policy.links.unproven();
        let lapses_at = account.lapses_at.map(|at| Timestamp(at).max(again));
        let state = AccountState::PendingChallenge;
        storage::account::set_state(tx, platform, account.id(), state, lapses_at).await?;
        let (used, unlocks) = (case.tally().used, case.unlocks());
        let old = json!({ "used": used, "unlocks": unlocks });
        let new = if spent {
            json!({ "used": 0, "unlocks": unlocks + 1 })
        } else {
            json!({ "used": used, "unlocks": unlocks, "state": state })
        };
        self.write_entry(tx, caller, "challenge.unlocked", &old, &new)
            .await
    }

    /// Confirms who it is: what the right answers would have done. The person signs in anew, because
    /// no session of theirs was there to see it.
    ///
    /// # Errors
    /// [`Refusal::NothingToLift`] when the document is somebody else's by now.
    pub(crate) async fn confirm(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        grant: &Grant<ConfirmIdentity>,
    ) -> Result<(), Denied> {
        let subject = &self.subject;
        let case = subject.lock(tx, caller).await?;
        if storage::challenge::confirm(tx, grant, &case).await? == 0 {
            return Err(Refusal::NothingToLift.into());
        }
        if !verdict::tie(tx, caller, subject).await? {
            return Err(Refusal::NothingToLift.into());
        }
        let (platform, account) = (grant.at().as_str(), subject.account.id());
        let active = AccountState::Active;
        storage::account::set_state(tx, platform, account, active, None).await?;
        storage::account::set_review_due(tx, platform, account, true).await?;
        session::end_all_except(tx, platform, account, None).await?;
        let old = json!({ "state": subject.account.state()? });
        let new = json!({ "state": active });
        self.write_entry(tx, caller, "challenge.confirmed", &old, &new)
            .await
    }

    async fn write_entry(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        action: &'static str,
        old: &serde_json::Value,
        new: &serde_json::Value,
    ) -> Result<(), Denied> {
        let person = &self.subject.person;
        let entry = Entry {
            action,
            subject: format!("registry_person:{}", person.id),
            detail: json!({ "account": self.subject.account.id, "old": old, "new": new }),
            key: Some(&person.key),
        };
        audit::write(tx, &caller.scribe(), entry).await
    }
}
