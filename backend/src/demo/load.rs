//! Loads the demonstration: the registry file through the importer that real files take, and the
//! accounts of platforms where people do not register by themselves.

use std::path::Path;
use std::sync::Arc;

use domain::contact::Email;
use domain::document::{Document, DocumentKind};
use domain::name::{NamePart, PersonName};
use domain::password::Password;
use domain::registry::retirement::Agreed;

use super::{PASSWORD, acquisitions, affiliates, companies, institutions, staff};
use crate::Backend;
use crate::account::{Provision, provision};
use crate::env::{Chance, Draw};
use crate::fault::{Denied, Fault};
use crate::registry::import::{Imported, Options, Outcome, Source, import};
use crate::storage;

/// The demonstration's people are always the same.
const SEED: u64 = 2026;
const REGISTRY_PLATFORM: &str = "hanna";
const ACCOUNTS_PLATFORM: &str = "gestion";
/// Document, first name, surnames, address.
const ACCOUNTS: [[&str; 5]; 3] = [
    [
        "40000001-8",
        "Camila",
        "Rojas",
        "Fuentes",
        "camila.rojas@ejemplo.test",
    ],
    [
        "41234567-3",
        "Matías",
        "Soto",
        "Araya",
        "matias.soto@ejemplo.test",
    ],
    [
        "42000003-0",
        "Antonia",
        "Vera",
        "Pizarro",
        "antonia.vera@ejemplo.test",
    ],
];

/// Marks the database and loads its people; running it again changes nothing.
///
/// # Errors
/// [`Denied::Fault`] when a file or the database fails.
pub async fn load(backend: &Arc<Backend>, file: &Path) -> Result<Option<Imported>, Denied> {
    if !backend.is_demo().await? && has_registry(backend).await? {
        let why = "this database holds a registry; it cannot become a demonstration";
        return Err(Fault::Config(why.into()).into());
    }
    backend.mark_as_demo().await?;
    write_file(file)?;
    let imported = match backend.platform(REGISTRY_PLATFORM) {
        Some(platform) => Some(fill(backend, &platform, file).await?),
        None => None,
    };
    if let Some(platform) = backend.platform(ACCOUNTS_PLATFORM) {
        for account in ACCOUNTS.into_iter().chain(companies::ACCOUNTS) {
            give_account(backend, account).await?;
        }
        let workers = &file.with_file_name("trabajadores.csv");
        companies::load(backend, &platform, workers).await?;
    }
    staff::load(backend).await?;
    acquisitions::load(backend).await?;
    institutions::load(backend).await?;
    Ok(imported)
}

async fn has_registry(backend: &Backend) -> Result<bool, Denied> {
    backend
        .db
        .read(|mut tx| async move {
            let any = storage::registry::any_batch(&mut tx).await?;
            tx.done(any)
        })
        .await
}

/// Writes the registry file.
///
/// # Errors
/// [`Fault::File`] when it cannot be written.
fn write_file(file: &Path) -> Result<(), Fault> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let text = affiliates::file(&mut Draw(&Chance::seeded(SEED)));
    Ok(std::fs::write(file, text)?)
}

async fn fill(
    backend: &Backend,
    platform: &domain::platform::Platform,
    file: &Path,
) -> Result<Imported, Denied> {
    let options = Options {
        source: Source::File(file),
        whole: false,
        agreed: Agreed::default(),
        dates: None,
        report: None,
        actor: "system",
        progress: &|_| {},
    };
    let imported = import(backend, platform, &options).await?;
    match imported.outcome {
        Outcome::Applied(_) => Ok(imported),
        _ => Err(Fault::Config("the demonstration's own file is refused".into()).into()),
    }
}

async fn give_account(backend: &Backend, account: [&str; 5]) -> Result<(), Denied> {
    let [document, first, surname, second_surname, email] = account;
    let bad = |_| Fault::Config("a demonstration account does not parse".into());
    let name = PersonName {
        first: NamePart::parse(first).map_err(bad)?,
        second: None,
        first_surname: NamePart::parse(surname).map_err(bad)?,
        second_surname: Some(NamePart::parse(second_surname).map_err(bad)?),
    };
    let who = Provision {
        platform: ACCOUNTS_PLATFORM,
        email: &Email::parse(email).map_err(bad)?,
        document: &Document::parse(DocumentKind::Rut, document).map_err(bad)?,
        name: &name,
        password: &Password::offered(PASSWORD),
    };
    provision(backend, &who).await?;
    Ok(())
}
