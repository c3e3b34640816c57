//! Behind the link: choosing a password makes the account, with every company that the person works
//! for. The card of a company's file shows who somebody is; one that a company typed by
//! itself opens that company and no other (Q49).

use domain::contact::Email;
use domain::document::{Document, DocumentKind};
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Timestamp;
use serde_json::{Value, json};

use super::claim::{Shown, context};
use super::{DocumentVerifier, LINK_LASTS, REGISTER, Record, link_digest, open, release};
use crate::account::{self, NewAccount, Profile, contact_of};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::membership::stands::stands;
use crate::password::{choose, own_words};
use crate::people::{self, Proof};
use crate::session::{self, Device};
use crate::sign_in::{Entered, way_of};
use crate::storage::account::AccountRow;
use crate::storage::claim::ClaimRow;
use crate::storage::membership::NewMembership;
use crate::storage::worker::WorkerRow;
use crate::storage::{self, Tx};

/// What became of a registration.
#[derive(Debug)]
pub enum Claimed {
    /// The account is there, and the person is in.
    Entered(Entered),
    /// The person has an account: they sign in or recover their password. Told after proof only.
    HasAccount,
}

/// What stands behind a link.
struct Behind {
    row: ClaimRow,
    document: Document,
    /// The card's keyed digest.
    card: Vec<u8>,
    email: Email,
    record: Record,
}

/// What the card opens at this moment.
struct Opened {
    /// The companies' rows, whose companies it opens.
    workers: Vec<WorkerRow>,
    /// The facts in use.
    record: Record,
    /// Whether it shows whose the RUT is.
    shown: bool,
}

/// Whether the link that this browser opened is still good.
///
/// # Errors
/// [`Refusal::LinkInvalid`] for none, a spent or a stopped one; [`Refusal::LinkExpired`];
/// [`Refusal::WorkerUnknown`] when no company has the person any more.
pub async fn standing(caller: &Caller) -> Result<(), Denied> {
    read(caller).await.map(|_| ())
}

/// Makes the account with the chosen password, and signs in.
///
/// # Errors
/// Those of [`standing`]; [`Refusal::Fields`] for a password against the rules, which spends
/// nothing, and for an address that another account has.
pub async fn finish(caller: &Caller, chosen: &str, again: &str) -> Result<Claimed, Denied> {
    let backend = &caller.backend;
    let behind = &read(caller).await?;
    let profile = &Profile {
        name: behind.record.name.clone(),
        phone: behind.record.phone.clone(),
        birth_date: None,
        document: Some(behind.document.clone()),
    };
    let own = own_words(&caller.platform, behind.email.delivery(), profile);
    let password = choose(chosen, again, &own).map_err(Refusal::Fields)?;
    let hash = &backend.hashing.hash(&backend.env.chance, &password).await?;
    backend
        .db
        .write(|mut tx| async move {
            let claimed = claim(&mut tx, caller, behind, (profile, hash)).await?;
            tx.done(claimed)
        })
        .await
}

async fn read(caller: &Caller) -> Result<Behind, Denied> {
    let digest = &link_digest(caller).ok_or(Refusal::LinkInvalid)?;
    let (backend, platform) = (&caller.backend, caller.platform.slug.as_str());
    backend
        .db
        .read(|mut tx| async move {
            let row = storage::claim::by_secret(&mut tx, platform, REGISTER, digest).await?;
            let row = row.ok_or(Refusal::LinkInvalid)?;
            if row.used_at.is_some() {
                return Err(Refusal::LinkInvalid.into());
            }
            if !LINK_LASTS.covers(Timestamp(row.expires_at), caller.now) {
                return Err(Refusal::LinkExpired.into());
            }
            let stored = |column| Fault::Stored {
                table: "worker_claim",
                column,
                key: row.id.to_string(),
            };
            let key = backend.keys.person(&row.wrapped_key, row.id.as_bytes())?;
            let shown = key.open(&context(row.id), &row.sealed)?;
            // A link of a version before names no card: it is asked for once more.
            let shown: Shown = serde_json::from_slice(&shown).map_err(|_| Refusal::LinkInvalid)?;
            let document = Document::parse(DocumentKind::Rut, &shown.rut.to_string());
            let opened = opened(&mut tx, caller, &row.rut_lookup, &shown.card).await?;
            tx.done(Behind {
                document: document.map_err(|_| stored("sealed"))?,
                email: Email::parse(&row.email).map_err(|_| stored("email"))?,
                card: shown.card,
                row,
                record: opened.record,
            })
        })
        .await
}

/// Where the card of a company's file shows who it is, every company that lists the RUT has its
/// worker; one that companies typed opens theirs alone.
async fn opened(
    tx: &mut Tx,
    caller: &Caller,
    lookup: &[u8],
    card: &[u8],
) -> Result<Opened, Denied> {
    let platform = caller.platform.slug.as_str();
    let workers = storage::worker::enabled(tx, platform, lookup, caller.now).await?;
    let matching = DocumentVerifier::OnFile.matching(&workers, card);
    let from_file = matching.iter().find(|row| row.from_file);
    let first = from_file.or(matching.first());
    let (record, _) = open(&caller.backend, first.ok_or(Refusal::WorkerUnknown)?)?;
    let shown = from_file.is_some();
    let typed: Vec<WorkerRow> = matching.into_iter().cloned().collect();
    Ok(Opened {
        workers: if shown { workers } else { typed },
        record,
        shown,
    })
}

async fn claim(
    tx: &mut Tx,
    caller: &Caller,
    behind: &Behind,
    (profile, hash): (&Profile, &str),
) -> Result<Claimed, Denied> {
    let (platform, scribe) = (caller.platform.slug.as_str(), caller.scribe());
    // The person's own lock, which «No fui yo» and a company's file take as well: they come before
    // this or after it.
    let lookup = &behind.row.rut_lookup;
    storage::claim::lock_tries(tx, platform, lookup).await?;
    // Of many who try, one makes the account.
    if storage::claim::spend(tx, platform, behind.row.id, caller.now).await? == 0 {
        return Err(Refusal::LinkInvalid.into());
    }
    // Hashing took long: a file may have come in between.
    let opened = &opened(tx, caller, lookup, &behind.card).await?;
    if let Some(row) = account::by_document(tx, &scribe, &behind.document).await?
        && holds(tx, caller, (&row, behind), opened).await?
    {
        return Ok(Claimed::HasAccount);
    }
    let new = NewAccount {
        proved_document: Some(&behind.document),
        password_hash: Some(hash),
        ..NewAccount::active(&behind.email, profile)
    };
    let taken = Refusal::field(Field::Email, Problem::EmailTaken);
    let created = account::create(tx, &scribe, &new).await?.ok_or(taken)?;
    storage::consent::adopt_claim(tx, behind.row.id, created.account.uuid()).await?;
    storage::claim::set_account(tx, platform, behind.row.id, created.account).await?;
    if !opened.shown {
        storage::person::set_typed(tx, platform, created.person, true).await?;
    }
    let joined = join_all(tx, caller, created.account, opened).await?;
    storage::claim::close_all(tx, platform, &behind.row.rut_lookup, caller.now).await?;
    let row = storage::account::by_id(tx, platform, created.account, caller.now).await?;
    let row = row.ok_or(Refusal::LinkInvalid)?;
    let (stage, way) = way_of(tx, caller, &row).await??;
    let device = Device::Own;
    let secret = session::start(tx, caller, created.account, stage, device).await?;
    let completed = ("claim.completed", created.account);
    note(tx, caller, completed, (opened, joined)).await?;
    Ok(Claimed::Entered(Entered {
        secret,
        device,
        way,
    }))
}

/// Whether that account keeps the number. One that was only typed gives way to the card of a file: to
/// the same mailbox it is one person, who gets their employers; from another one it is taken away. A
/// card that was typed as well takes nothing from anybody.
async fn holds(
    tx: &mut Tx,
    caller: &Caller,
    (row, behind): (&AccountRow, &Behind),
    opened: &Opened,
) -> Result<bool, Denied> {
    let platform = caller.platform.slug.as_str();
    if !storage::person::is_typed(tx, platform, row.person()).await? {
        return Ok(true);
    }
    if contact_of(row)?.key() != behind.email.key() {
        if !opened.shown {
            return Ok(true);
        }
        release::release(tx, caller, row, "card").await?;
        return Ok(false);
    }
    if opened.shown {
        storage::person::set_typed(tx, platform, row.person(), false).await?;
    }
    let joined = join_all(tx, caller, row.id(), opened).await?;
    note(tx, caller, ("claim.joined", row.id()), (opened, joined)).await?;
    Ok(true)
}

/// What came of the card, with the memberships as they stand since: each company's own entries tell
/// nothing of it.
async fn note(
    tx: &mut Tx,
    caller: &Caller,
    (action, account): (&'static str, Id<id::Account>),
    (opened, memberships): (&Opened, Vec<Value>),
) -> Result<(), Denied> {
    let entry = Entry {
        action,
        subject: format!("account:{account}"),
        detail: json!({
            "companies": opened.workers.len(),
            "shown": opened.shown,
            "memberships": memberships,
        }),
        key: None,
    };
    audit::write(tx, &caller.scribe(), entry).await
}

/// Every company that the card opens; answers how the memberships stand since.
async fn join_all(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    opened: &Opened,
) -> Result<Vec<Value>, Denied> {
    let (slug, mut joined) = (caller.platform.slug.as_str(), Vec::new());
    for worker in &opened.workers {
        let company = Id::from_uuid(worker.company);
        join(tx, caller, account, company).await?;
        joined.extend(stands(tx, slug, (account, company)).await?);
    }
    Ok(joined)
}

async fn join(
    tx: &mut Tx,
    caller: &Caller,
    account: Id<id::Account>,
    company: Id<id::Company>,
) -> Result<(), Denied> {
    let platform = caller.platform.slug.as_str();
    let known = storage::company::by_id(tx, platform, company.uuid()).await?;
    let Some(known) = known else { return Ok(()) };
    let new = NewMembership {
        id: caller.backend.env.chance.id(caller.now),
        platform,
        company,
        account,
        perfil: Perfil::Worker,
        basis: None,
        sort_key: &known.sort_key,
        now: caller.now,
    };
    storage::membership::insert(tx, &new).await?;
    people::joined(tx, &caller.scribe(), (account, company), Proof::Shown).await?;
    Ok(())
}
