//! «Mis datos»: everything that is kept about the caller, for reading and for machines. What
//! the registry knows of others (the spouse) is theirs and left out; secrets and digests are about
//! nobody and left out, too.

use domain::access::SeeAccount;
use domain::refusal::Refusal;
use domain::registry::RegistryRecord;
use domain::time::Timestamp;

use super::{Consent, Inside, Part, kept, sessions};
use crate::account::{self, Known, Profile};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::account::AccountRow;
use crate::storage::{self, Tx};
use crate::{calendar, registry};

/// Everything that is kept about somebody.
#[derive(Debug)]
pub struct Copy {
    /// When it was made, as people of the platform read it.
    pub made: String,
    /// The address on file.
    pub email: String,
    /// When the account began.
    pub since: String,
    /// When the password was set; itself it is not kept.
    pub password_since: String,
    /// Whether a second factor is in force.
    pub second_factor: bool,
    /// The role on the platform, if there is one.
    pub role: Option<String>,
    /// What the person told.
    pub profile: Profile,
    /// What the registry of affiliates holds: a key and a value each.
    pub registry: Vec<(&'static str, String)>,
    /// Authorisations.
    pub consents: Vec<Consent>,
    /// Changes of address of the last weeks.
    pub changes: Vec<Change>,
    /// What companies and offices keep, part by part.
    pub parts: Vec<Part>,
    /// Sessions and browsers.
    pub inside: Inside,
}

/// A change of address.
#[derive(Debug, Clone)]
pub struct Change {
    /// From.
    pub old: String,
    /// To.
    pub new: String,
    /// When it was asked for.
    pub asked: String,
    /// When it was confirmed.
    pub confirmed: Option<String>,
    /// When it was taken back.
    pub undone: Option<String>,
}

/// Everything that is kept about the caller.
///
/// # Errors
/// Strangers and those before a hurdle are refused.
pub async fn copy(caller: &Caller) -> Result<Copy, Denied> {
    let inside = sessions(caller).await?;
    let grant = &caller.own(SeeAccount)?;
    let mut copy = caller
        .backend
        .db
        .read(|mut tx| async move {
            let (platform, account) = (grant.at().platform.as_str(), grant.at().account);
            let row = storage::account::by_id(&mut tx, platform, account, caller.now)
                .await?
                .ok_or(Refusal::SessionOver)?;
            let known = account::profile(&mut tx, &caller.backend, platform, row.person()).await?;
            let copy = gather(&mut tx, caller, row, known).await?;
            tx.done(copy)
        })
        .await?;
    copy.inside = inside;
    Ok(copy)
}

async fn gather(
    tx: &mut Tx,
    caller: &Caller,
    row: AccountRow,
    known: Known,
) -> Result<Copy, Denied> {
    let platform = caller.platform.slug.as_str();
    let told = |at| calendar::moment(&caller.platform, Timestamp(at));
    let registry = match row.registry_person.filter(|_| known.proved) {
        Some(id) => registry::by_id(tx, caller, domain::Id::from_uuid(id)).await?,
        None => None,
    };
    let (role, factor) = storage::totp::hurdles(tx, platform, row.id).await?;
    let consents = storage::consent::of(tx, platform, row.id()).await?;
    let consents = Consent::all(caller, &consents)?;
    let mut changes = Vec::new();
    for change in storage::email_change::all_of(tx, platform, row.id()).await? {
        changes.push(Change {
            old: change.old_email,
            new: change.new_email,
            asked: told(change.created_at)?,
            confirmed: change.confirmed_at.map(told).transpose()?,
            undone: change.undone_at.map(told).transpose()?,
        });
    }
    let parts = kept::parts(tx, caller, (&row, &known.key)).await?;
    Ok(Copy {
        made: told(caller.now.0)?,
        email: row.email,
        since: told(row.created_at)?,
        password_since: told(row.password_changed_at)?,
        second_factor: factor.is_some(),
        role,
        profile: known.profile,
        registry: registry.map_or_else(Vec::new, |found| of_registry(&found.record)),
        consents,
        changes,
        parts,
        inside: Inside {
            sessions: Vec::new(),
            browsers: Vec::new(),
        },
    })
}

fn of_registry(record: &RegistryRecord) -> Vec<(&'static str, String)> {
    let text = |value: &Option<domain::registry::Label>| value.as_ref().map(ToString::to_string);
    [
        ("name", Some(record.name.to_string())),
        ("birth_date", Some(record.birth_date.to_string())),
        (
            "email",
            record
                .email
                .as_ref()
                .map(|email| email.delivery().to_owned()),
        ),
        ("phone", record.phone.as_ref().map(ToString::to_string)),
        ("municipality", text(&record.municipality)),
        (
            "employer_nit",
            record.employer_nit.map(domain::document::Nit::dotted),
        ),
        ("employer", text(&record.employer)),
        ("position", text(&record.position)),
        ("profession", text(&record.profession)),
        ("hired", record.hired.map(|date| date.to_string())),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key, value?)))
    .collect()
}
