//! What companies and offices keep about the caller, part by part. Keys are stable and values
//! are what stands on file: words of the code where people would read others, which the page
//! translates. So the readable copy and the one for machines cannot differ.

use domain::contact::Email;
use domain::date::Date;
use domain::id::Id;
use domain::membership::MembershipState;
use domain::pqrsf::{Contact, FilingNumber};
use domain::time::Timestamp;

use crate::caller::Caller;
use crate::fault::Denied;
use crate::keys::PersonKey;
use crate::storage::account::AccountRow;
use crate::storage::kept::{Filed, Listed, Membership, Named};
use crate::storage::{self, Tx};
use crate::{calendar, people, pqrsf, service, worker};

/// What is on file of one thing: a key and a value each.
pub type Facts = Vec<(&'static str, String)>;

/// One part of the copy.
#[derive(Debug)]
pub struct Part {
    /// Its word: `companies`, `company_records`, `service_requests`, `module_requests`, `filings`,
    /// `appointments`, `stand_ins`.
    pub key: &'static str,
    /// Its entries.
    pub entries: Vec<Facts>,
}

/// Every part; those with nothing on file as well.
pub(super) async fn parts(
    tx: &mut Tx,
    caller: &Caller,
    (row, key): (&AccountRow, &PersonKey),
) -> Result<Vec<Part>, Denied> {
    let of = (caller.platform.slug.as_str(), row.id());
    let memberships = storage::kept::memberships(tx, of).await?;
    let companies = memberships.iter().map(|one| company(caller, one));
    let companies = companies.collect::<Result<Vec<_>, Denied>>()?;
    let mut records = Vec::new();
    for one in storage::kept::listed(tx, of).await? {
        records.push(record(tx, caller, one).await?);
    }
    let appointments = storage::kept::appointments(tx, of).await?;
    let stand_ins = storage::kept::stand_ins(tx, of).await?;
    Ok(vec![
        part("companies", companies),
        part("company_records", records),
        part("service_requests", services(tx, caller, (row, key)).await?),
        part("module_requests", modules(tx, caller, row).await?),
        part("filings", filings(tx, caller, row).await?),
        part("appointments", named(caller, &appointments)?),
        part("stand_ins", named(caller, &stand_ins)?),
    ])
}

fn part(key: &'static str, entries: Vec<Facts>) -> Part {
    Part { key, entries }
}

fn moment(caller: &Caller, at: i64) -> Result<String, Denied> {
    Ok(calendar::moment(&caller.platform, Timestamp(at))?)
}

/// The facts that are there, in that order.
fn there<const N: usize>(facts: [(&'static str, Option<String>); N]) -> Facts {
    let facts = facts.into_iter();
    facts
        .filter_map(|(key, value)| Some((key, value.filter(|value| !value.is_empty())?)))
        .collect()
}

fn company(caller: &Caller, row: &Membership) -> Result<Facts, Denied> {
    // An end date that has come disables before anybody notes it.
    let state = if row.is_over(caller.now) {
        MembershipState::Disabled.code().to_owned()
    } else {
        row.state.clone()
    };
    let perfil = row.perfil_name.as_ref().unwrap_or(&row.perfil);
    let ends = row.ends_at.map(|at| moment(caller, at)).transpose()?;
    Ok(there([
        ("company", Some(row.legal_name.clone())),
        ("company_rut", Some(row.rut.clone())),
        ("adherence", Some(row.adherence.clone())),
        ("perfil", Some(perfil.clone())),
        ("basis", row.basis.clone()),
        ("state", Some(state)),
        ("since", Some(moment(caller, row.created_at)?)),
        ("until", ends),
    ]))
}

/// What the company's list says, and its file of workers.
async fn record(tx: &mut Tx, caller: &Caller, row: Listed) -> Result<Facts, Denied> {
    let slug = caller.platform.slug.as_str();
    let at = Id::from_uuid(row.company);
    let on_file = worker::of_row(tx, (&caller.backend, slug), (at, row.worker)).await?;
    let on_file = on_file.as_ref();
    let starts = row.starts_on.and_then(Date::from_days_since_epoch);
    let hired = starts.or(on_file.and_then(|record| record.hired));
    let email = on_file.and_then(|record| record.email.as_ref());
    let key = (row.wrapped_key.as_slice(), row.phone.as_deref());
    let noted = people::unseal_phone(&caller.backend, row.person, key)?;
    let phone = noted.or_else(|| on_file.and_then(|record| record.phone.clone()));
    Ok(there([
        ("company", Some(row.legal_name)),
        ("name", Some(row.name)),
        ("rut", Some(row.rut)),
        ("email", Some(row.email)),
        ("file_email", email.map(|email| email.delivery().to_owned())),
        ("phone", phone.map(|phone| phone.to_string())),
        (
            "position",
            on_file.and_then(|record| record.position.as_ref().map(ToString::to_string)),
        ),
        ("section", row.section),
        ("hired", hired.map(|date| date.to_string())),
        ("changed", Some(moment(caller, row.changed_at)?)),
    ]))
}

async fn services(
    tx: &mut Tx,
    caller: &Caller,
    (row, key): (&AccountRow, &PersonKey),
) -> Result<Vec<Facts>, Denied> {
    let mut asked = Vec::new();
    for one in service::all_of(tx, caller, (row.id(), key)).await? {
        let decided = one.decided_at.map(|at| moment(caller, at)).transpose()?;
        asked.push(there([
            ("service", Some(one.name)),
            ("state", Some(one.state.code().to_owned())),
            ("reason", Some(one.reason)),
            ("asked", Some(moment(caller, one.requested_at)?)),
            ("answer", one.answer),
            ("decided", decided),
        ]));
    }
    Ok(asked)
}

async fn modules(tx: &mut Tx, caller: &Caller, row: &AccountRow) -> Result<Vec<Facts>, Denied> {
    let of = (caller.platform.slug.as_str(), row.id());
    let mut asked = Vec::new();
    for one in storage::kept::modules(tx, of).await? {
        let known = &caller.platform.modules;
        let module = known.iter().find(|known| known.code.as_str() == one.module);
        let decided = one.decided_at.map(|at| moment(caller, at)).transpose()?;
        asked.push(there([
            ("company", Some(one.legal_name)),
            (
                "module",
                Some(module.map_or(one.module, |known| known.name.clone())),
            ),
            ("level", Some(one.level)),
            ("state", Some(one.state)),
            ("asked", Some(moment(caller, one.requested_at)?)),
            ("decided", decided),
        ]));
    }
    Ok(asked)
}

/// What was filed.
async fn filings(tx: &mut Tx, caller: &Caller, row: &AccountRow) -> Result<Vec<Facts>, Denied> {
    let of = (caller.platform.slug.as_str(), row.id());
    let filed = storage::kept::filings(tx, of).await?.into_iter();
    filed.map(|one| filing(caller, row, one)).collect()
}

/// One PQRSF; what was written only where they wrote it, signed in or from their own address. One that
/// is tied by its document alone may be another person's, who says that this account is not its owner's.
fn filing(caller: &Caller, row: &AccountRow, one: Filed) -> Result<Facts, Denied> {
    let number = FilingNumber::new(
        u16::try_from(one.year).unwrap_or(0),
        u32::try_from(one.serial).unwrap_or(0),
    );
    let closed = one.closed_at.map(|at| moment(caller, at)).transpose()?;
    let facts = there([
        ("number", Some(number.to_string())),
        ("kind", Some(one.kind)),
        ("state", Some(one.state)),
        ("filed", Some(moment(caller, one.filed_at)?)),
        ("closed", closed),
    ]);
    let sealed = (one.wrapped_key.as_slice(), one.sealed.as_slice());
    let (_, wrote) = pqrsf::unseal(&caller.backend, Id::from_uuid(one.id), sealed)?;
    let (email, address) = match wrote.contact {
        Contact::Email(email) => (Some(email), None),
        Contact::Address(address) => (None, Some(address)),
    };
    let own = Email::parse(&row.email).ok().map(|own| own.key());
    let from_own = own.is_some() && email.as_ref().map(Email::key) == own;
    if one.filed_by != Some(row.id) && !from_own {
        return Ok(facts);
    }
    let document = wrote.document.as_ref();
    let document = document.map(|one| format!("{} {}", one.kind().code(), one.number()));
    let written = there([
        ("subject", Some(wrote.subject)),
        ("detail", Some(wrote.detail)),
        ("name", Some(format!("{} {}", wrote.names, wrote.surnames))),
        ("document", document),
        ("email", email.map(|email| email.delivery().to_owned())),
        ("postal_address", address),
        ("phone", wrote.phone.map(|phone| phone.to_string())),
        ("consent_version", Some(one.consent_version)),
    ]);
    Ok([facts, written].concat())
}

fn named(caller: &Caller, rows: &[Named]) -> Result<Vec<Facts>, Denied> {
    let mut named = Vec::new();
    for one in rows {
        let until = one.until.map(|at| moment(caller, at)).transpose()?;
        named.push(there([
            ("company", Some(one.legal_name.clone())),
            ("since", Some(moment(caller, one.since)?)),
            ("until", until),
        ]));
    }
    Ok(named)
}
