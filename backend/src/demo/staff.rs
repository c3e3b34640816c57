//! Those with a role in the demonstration. Their second factor is set up already, with a secret
//! that everybody knows, so that people and tests can compute the codes.

use domain::access::Staff;
use domain::contact::Email;
use domain::document::{Document, DocumentKind};
use domain::name::{NamePart, PersonName};
use domain::password::Password;

use super::{PASSWORD, TOTP};
use crate::Backend;
use crate::account::{self, Provision, provision};
use crate::audit::Scribe;
use crate::fault::{Denied, Fault};
use crate::operator::{self, Create};
use crate::second_factor::Seed;
use crate::storage;

/// Platform, kind and number of document, first name, surname, address, role.
struct Someone(
    &'static str,
    DocumentKind,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Staff,
);

/// Who runs the demonstration.
const OPERATOR: &str = "operacion@porteria.example";

const CC: DocumentKind = DocumentKind::Cc;
const RUT: DocumentKind = DocumentKind::Rut;

#[rustfmt::skip]
const PEOPLE: [Someone; 9] = [
    Someone("hanna", CC, "9990000001", "Marta", "Ríos", "mesa1@cajacopi.example", Staff::HelpDesk),
    Someone("hanna", CC, "9990000002", "Óscar", "Daza", "mesa2@cajacopi.example", Staff::HelpDesk),
    Someone("hanna", CC, "9990000003", "Inés", "Barros", "admin@cajacopi.example", Staff::PlatformAdmin),
    Someone("gestion", RUT, "45000001-9", "Paula", "Lagos", "mesa1@achsgestion.example", Staff::HelpDesk),
    Someone("gestion", RUT, "45000002-7", "Diego", "Muñoz", "mesa2@achsgestion.example", Staff::HelpDesk),
    Someone("gestion", RUT, "45000003-5", "Elisa", "Navarro", "admin@achsgestion.example", Staff::PlatformAdmin),
    Someone("workera", RUT, "45000004-3", "Teresa", "Olea", "coordina@qwantec.example", Staff::Coordination),
    Someone("workera", RUT, "45000005-1", "Raúl", "Ibarra", "admin@qwantec.example", Staff::PlatformAdmin),
    Someone("cct", RUT, "45000006-K", "Hugo", "Lara", "admin@cct.example", Staff::PlatformAdmin),
];

/// Gives them their accounts and roles; running it again changes nothing.
///
/// # Errors
/// [`Denied::Fault`] when the database or hashing fails.
pub(super) async fn load(backend: &Backend) -> Result<(), Denied> {
    let operator = Create {
        name: "Sofía Castro",
        email: OPERATOR,
        password: PASSWORD,
    };
    let seed = &Seed::parse(TOTP).ok_or_else(|| Fault::Config("no secret".into()))?;
    // A hash is dear; whoever runs this again pays none for those who are there.
    if !operator::is_there(backend, OPERATOR).await? {
        let refused = |_| Fault::Config("the demonstration's operator is refused".into());
        operator::create_with(backend, &operator, seed)
            .await?
            .map_err(refused)?;
    }
    for someone in &PEOPLE {
        if backend.platform(someone.0).is_some() {
            give(backend, someone).await?;
        }
    }
    Ok(())
}

async fn give(backend: &Backend, someone: &Someone) -> Result<(), Denied> {
    let Someone(platform, kind, number, first, surname, email, role) = someone;
    let bad = |_| Fault::Config("somebody of the demonstration does not parse".into());
    let name = PersonName {
        first: NamePart::parse(first).map_err(bad)?,
        second: None,
        first_surname: NamePart::parse(surname).map_err(bad)?,
        second_surname: None,
    };
    let email = &Email::parse(email).map_err(bad)?;
    let who = Provision {
        platform,
        email,
        document: &Document::parse(*kind, number).map_err(bad)?,
        name: &name,
        password: &Password::offered(PASSWORD),
    };
    if provision(backend, &who).await?.is_none() {
        return Ok(());
    }
    let seed = &Seed::parse(TOTP).ok_or_else(|| Fault::Config("no secret".into()))?;
    backend
        .db
        .write(|mut tx| async move {
            let now = backend.env.clock.now();
            let scribe = Scribe {
                backend,
                platform,
                actor: "system".to_owned(),
                network: "command line",
                device: "command line",
                now,
            };
            let row = account::by_email(&mut tx, &scribe, email).await?;
            let account = row.ok_or(Fault::Sealed)?.id();
            storage::staff::grant(&mut tx, platform, account, *role, "system", now).await?;
            let sealed = seed.seal(&backend.keys, &backend.env.chance, account)?;
            storage::totp::offer(&mut tx, platform, account, &sealed, now).await?;
            storage::totp::confirm(&mut tx, platform, account, &sealed, 0, now).await?;
            tx.done(())
        })
        .await
}
