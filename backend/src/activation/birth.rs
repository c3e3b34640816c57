//! The birth of an account from a registration, and what is known of the person before and after
//! they prove to be the one on file (Q21, Q31).

use domain::account::{AccountState, Stage};
use domain::id::{self, Id};
use domain::name::{NamePart, PersonName};
use domain::platform::Registration;
use domain::refusal::{Field, Refusal};
use domain::registration::{Answers, Details, Given};
use domain::registry::{Prefill, RegistryRecord};
use domain::time::Span;

use crate::account::{self, NewAccount, Profile};
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::registration::{self, Answered};
use crate::registry;
use crate::storage::pending::PendingRow;
use crate::storage::{self, Tx};

/// Makes the account; none when its address has one by now.
pub(super) async fn give(
    tx: &mut Tx,
    caller: &Caller,
    row: &PendingRow,
    password_hash: &str,
) -> Result<Option<(Id<id::Account>, Stage)>, Denied> {
    let answers = answers(caller, row)?;
    let found = match caller.platform.policy.registration {
        Registration::Registry(_) => registry::find(tx, caller, &answers.document).await?,
        Registration::Open | Registration::Workers | Registration::Closed => None,
    };
    let affiliate = found.filter(|found| found.active);
    let record = affiliate.as_ref().map(|found| &found.record);
    let email = registration::address(row)?;
    let lapses_at = affiliate
        .as_ref()
        .map(|_| caller.now + Span::days(i64::from(caller.platform.policy.links.unproven_days)));
    let (state, stage) = match affiliate {
        Some(_) => (AccountState::PendingChallenge, Stage::Challenge),
        None => (AccountState::Active, Stage::Full),
    };
    let new = NewAccount {
        email: &email,
        proved_document: None,
        profile: &unproven(&answers, record)?,
        password_hash: Some(password_hash),
        state,
        registry_person: affiliate.as_ref().map(|found| found.id),
        review_due: affiliate.is_some(),
        lapses_at,
    };
    let scribe = caller.scribe();
    let Some(created) = account::create(tx, &scribe, &new).await? else {
        return Ok(None);
    };
    let account = created.account.uuid();
    let keep_until = lapses_at.unwrap_or(caller.now + Span::days(1));
    let platform = caller.platform.slug.as_str();
    storage::pending::settle(tx, row.id, account, keep_until).await?;
    storage::pending::replace_others(tx, platform, &email.key(), row.id).await?;
    storage::consent::adopt(tx, row.id, account).await?;
    Ok(Some((created.account, stage)))
}

/// What the person answered with kept values resolved, once the registry's person is proved to be
/// them; none when the registration is not kept any more.
///
/// # Errors
/// [`Denied::Fault`] when the database fails or the registration does not open.
pub async fn proven(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    record: &RegistryRecord,
) -> Result<Option<Details>, Denied> {
    let platform = caller.platform.slug.as_str();
    let row = storage::pending::of_account(tx, platform, account.uuid()).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(answers(caller, &row)?.resolve(Some(record)).ok())
}

fn answers(caller: &Caller, row: &PendingRow) -> Result<Answers, Denied> {
    let answered = Answered::open(&caller.backend, row.id, &row.wrapped_key, &row.sealed)?;
    let today = calendar::today(&caller.platform, caller.now)?;
    let (typed, kept) = (&answered.typed, answered.kept);
    Answers::parse(typed, kept, caller.platform.locale, today).map_err(|_| Refusal::Outdated.into())
}

/// What may be known before the proof: what was typed; of kept names the letter that their masks
/// show, and nothing else of what is kept.
fn unproven(answers: &Answers, record: Option<&RegistryRecord>) -> Result<Profile, Denied> {
    let masks = record.map(Prefill::of).unwrap_or_default();
    let letter = |field| {
        let mask = masks.mask(field).unwrap_or("•");
        let letter = mask.chars().next().filter(|c| c.is_alphabetic());
        NamePart::parse(&format!("{}.", letter.unwrap_or('X'))).ok()
    };
    let part = |given: &Given<NamePart>, field| match given {
        Given::Typed(part) => Some(part.clone()),
        Given::Kept => letter(field),
    };
    let second = |given: &Given<Option<NamePart>>, field| match given {
        Given::Typed(part) => part.clone(),
        Given::Kept => letter(field),
    };
    let first = part(&answers.first_name, Field::FirstName).ok_or(Refusal::Outdated)?;
    let surname = part(&answers.first_surname, Field::FirstSurname).ok_or(Refusal::Outdated)?;
    Ok(Profile {
        name: PersonName {
            first,
            second: second(&answers.second_name, Field::SecondName),
            first_surname: surname,
            second_surname: second(&answers.second_surname, Field::SecondSurname),
        },
        phone: match &answers.phone {
            Given::Typed(phone) => Some(phone.clone()),
            Given::Kept => None,
        },
        birth_date: Some(answers.birth_date),
        document: Some(answers.document.clone()),
    })
}
