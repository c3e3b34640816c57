//! Companies of the demonstration, who belongs to them and as what, and one company's file of
//! workers without an account, for those who try to register. Numbers belong to nobody
//! (`domain.md` 1.5).

use std::fmt::Write;
use std::path::Path;

use domain::company::{Adherence, Contact, Details, Place, Region};
use domain::document::{Document, DocumentKind, Rut};
use domain::id::Id;
use domain::membership::{Basis, MembershipState, Perfil};
use domain::platform::Platform;
use domain::refusal::Problem;

use crate::Backend;
use crate::account::document_lookup;
use crate::audit::Scribe;
use crate::company::{Provision, provision};
use crate::fault::{Denied, Fault};
use crate::hand::Hand;
use crate::people::{self, Proof};
use crate::registry::import::workers::{Options, import};
use crate::storage::account::AccountRow;
use crate::storage::company::CompanyRow;
use crate::storage::membership::NewMembership;
use crate::storage::{self, Tx};

/// Document, first name, surnames, address.
#[rustfmt::skip]
pub(super) const ACCOUNTS: [[&str; 5]; 8] = [
    [ROSA, "Rosa", "Díaz", "Lagos", "rosa.diaz@trigo.example"],
    [JORGE, "Jorge", "Pinto", "Rivas", "jorge.pinto@trigo.example"],
    [DANIELA, "Daniela", "Muñoz", "Tapia", "daniela.munoz@ejemplo.test"],
    [IGNACIO, "Ignacio", "Paredes", "Silva", "ignacio.paredes@ejemplo.test"],
    [BERNARDO, "Bernardo", "Lillo", "Henríquez", "bernardo.lillo@ejemplo.test"],
    [PAZ, "Paz", "Aravena", "Ibáñez", "paz.aravena@ejemplo.test"],
    // Without a company yet: whom the representative can appoint.
    ["46000004-1", "Nicolás", "Abarca", "Toro", "nicolas.abarca@ejemplo.test"],
    ["46000005-K", "Olivia", "Correa", "Prieto", "olivia.correa@ejemplo.test"],
];

const ROSA: &str = "46000001-7";
const JORGE: &str = "46000002-5";
const DANIELA: &str = "46123123-3";
const IGNACIO: &str = "43111222-1";
const BERNARDO: &str = "45000009-4";
const PAZ: &str = "46000003-3";

/// RUT, «razón social», «nombre de fantasía», giro, whether it is adhered.
type Company = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Adherence,
);

#[rustfmt::skip]
const COMPANIES: [Company; 3] = [
    (TRIGO, "Panadería El Trigo SpA", "El Trigo", "Elaboración de pan", Adherence::Adhered),
    (CORDILLERA, "Transportes Cordillera Ltda.", "Cordillera", "Transporte de carga", Adherence::Adhered),
    (AROMOS, "Viña Los Aromos S.A.", "Los Aromos", "Elaboración de vino", Adherence::Ended),
];

const TRIGO: &str = "54000001-8";
const CORDILLERA: &str = "54123456-K";
const AROMOS: &str = "54987654-4";

/// Who, where, why administrator, and whether «Habilitado».
type Member = (&'static str, &'static str, Option<Basis>, MembershipState);

const ON: MembershipState = MembershipState::Enabled;
const OFF: MembershipState = MembershipState::Disabled;

#[rustfmt::skip]
const MEMBERS: [Member; 8] = [
    (ROSA, TRIGO, Some(Basis::Representative), ON),
    (JORGE, TRIGO, Some(Basis::Appointed), ON),
    (DANIELA, TRIGO, None, ON),
    (DANIELA, CORDILLERA, None, ON),
    (DANIELA, AROMOS, None, ON),
    (IGNACIO, CORDILLERA, None, ON),
    (BERNARDO, CORDILLERA, None, OFF),
    (PAZ, AROMOS, Some(Basis::Commercial), ON),
];

/// Workers of Cordillera who can register: `46500001-5` and the following, whose cards have the
/// numbers `523000001` and the following.
const WORKERS: [[&str; 3]; 12] = [
    ["Alonso", "Bravo", "Reyes"],
    ["Beatriz", "Campos", "Orellana"],
    ["Cristóbal", "Durán", "Saavedra"],
    ["Dominga", "Espinoza", "Leiva"],
    ["Emilio", "Fuenzalida", "Godoy"],
    ["Florencia", "Gallardo", "Muñoz"],
    ["Gaspar", "Herrera", "Pavez"],
    ["Hortensia", "Ibarra", "Quiroz"],
    ["Isidora", "Jara", "Núñez"],
    ["Joaquín", "Lagos", "Peralta"],
    ["Karina", "Maturana", "Olea"],
    ["Leonel", "Navarrete", "Ulloa"],
];
const FIRST_WORKER: u32 = 46_500_001;

/// Opens the companies and fills them; running it again changes nothing.
///
/// # Errors
/// [`Denied::Fault`] when the file or the database fails.
pub(super) async fn load(
    backend: &Backend,
    platform: &Platform,
    file: &Path,
) -> Result<(), Denied> {
    std::fs::write(file, workers()?).map_err(Fault::from)?;
    let mut fresh = false;
    for company in &COMPANIES {
        fresh |= open(backend, platform, company).await?;
    }
    if !fresh {
        return Ok(());
    }
    let options = Options {
        path: file,
        company: rut(CORDILLERA)?,
        dates: None,
        report: None,
    };
    let hand = &Hand::on_console(backend, platform);
    match import(hand, &options).await?.tally {
        Some(_) => Ok(()),
        None => Err(bad(()).into()),
    }
}

fn bad<T>(_: T) -> Fault {
    Fault::Config("a company of the demonstration does not parse".into())
}

fn rut(text: &str) -> Result<Rut, Fault> {
    text.parse().map_err(bad)
}

/// The file of workers, as an office would write it (`domain.md` 8.2).
fn workers() -> Result<String, Fault> {
    let mut text = String::from(
        "RUT;Nombres;Apellido paterno;Apellido materno;Correo;Celular;Cargo;Fecha de ingreso;\
         N° de serie;Estado\r\n",
    );
    for (place, [name, first, second]) in (0_u32..).zip(WORKERS) {
        let rut = Rut::from_body(FIRST_WORKER + place).ok_or_else(|| bad(()))?;
        // Every third one has an address on file, which is warned of another one (Q49).
        let email = match place % 3 {
            2 => format!(
                "{}@cordillera.example",
                name.to_lowercase().replace('ó', "o")
            ),
            _ => String::new(),
        };
        let card = 523_000_001 + place;
        write!(
            text,
            "{rut};{name};{first};{second};{email};;Conductor;16-03-2026;{card};Habilitado\r\n"
        )
        .map_err(bad)?;
    }
    Ok(text)
}

/// A company with its people; false when it was there.
async fn open(backend: &Backend, platform: &Platform, company: &Company) -> Result<bool, Denied> {
    let (number, _, _, _, adherence) = *company;
    let (details, contact) = &describe(company).map_err(bad)?;
    let slug = platform.slug.as_str();
    let who = &Provision {
        platform: slug,
        rut: rut(number)?,
        details,
        contact,
    };
    backend
        .db
        .write(|mut tx| async move {
            let Some(row) = provision(&mut tx, backend, who).await? else {
                return tx.done(false);
            };
            for member in MEMBERS.iter().filter(|member| member.1 == number) {
                join(&mut tx, backend, (slug, &row), member).await?;
            }
            let now = backend.env.clock.now();
            storage::company::set_adherence(&mut tx, slug, row.id, adherence, now).await?;
            storage::company::set_leaderless(&mut tx, slug, row.id, !is_led(number)).await?;
            tx.done(true)
        })
        .await
}

/// Whether one of those people administers that company (Q51).
fn is_led(number: &str) -> bool {
    let leads = |one: &Member| one.1 == number && one.2.is_some() && one.3 == ON;
    MEMBERS.iter().any(leads)
}

fn describe(company: &Company) -> Result<(Details, Contact), Problem> {
    let (_, legal, trade, giro, _) = *company;
    let word = trade.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let details = Details {
        legal_name: domain::company::LegalName::parse(legal)?,
        trade_name: domain::company::TradeName::parse(trade)?,
        giro: domain::company::Giro::parse(giro)?,
        street: domain::company::Street::parse("Av. Matta 123, oficina 4")?,
        place: Place::of(Region::parse("13")?, "13101")?,
        phone: domain::company::CompanyPhone::parse("223456789")?,
        email: domain::contact::Email::parse(&format!("contacto@{word}.example"))?,
    };
    let contact = Contact {
        name: domain::name::NamePart::parse("Luis Pérez")?,
        position: Some(domain::company::Position::parse("Compras")?),
        email: domain::contact::Email::parse(&format!("compras@{word}.example"))?,
        phone: domain::company::CompanyPhone::parse("912345678")?,
    };
    Ok((details, contact))
}

async fn join(
    tx: &mut Tx,
    backend: &Backend,
    (slug, company): (&str, &CompanyRow),
    (number, _, basis, state): &Member,
) -> Result<(), Denied> {
    let now = backend.env.clock.now();
    let (at, account) = (
        Id::from_uuid(company.id),
        account(tx, backend, slug, number).await?.id(),
    );
    let new = NewMembership {
        id: backend.env.chance.id(now),
        platform: slug,
        company: at,
        account,
        perfil: basis.map_or(Perfil::Worker, |_| Perfil::Administrator),
        basis: *basis,
        sort_key: &company.sort_key,
        now,
    };
    storage::membership::insert(tx, &new).await?;
    people::joined(tx, &scribe(backend, slug), (account, at), Proof::OnFile).await?;
    if *state == OFF {
        let row = storage::membership::of(tx, slug, account, at).await?;
        let row = row.ok_or(Fault::Sealed)?;
        let next = (*state, row.perfil()?, row.basis()?);
        storage::membership::change(tx, slug, &row, next, now).await?;
    }
    if *basis == Some(Basis::Appointed) {
        let by = self::account(tx, backend, slug, ROSA).await?.id();
        let id = backend.env.chance.id::<()>(now).uuid();
        let named = (account, by, Some(Perfil::Worker));
        storage::appointment::insert(tx, slug, id, at, named, now).await?;
    }
    Ok(())
}

fn scribe<'a>(backend: &'a Backend, platform: &'a str) -> Scribe<'a> {
    Scribe {
        backend,
        platform,
        actor: "system".to_owned(),
        network: "command line",
        device: "command line",
        now: backend.env.clock.now(),
    }
}

async fn account(
    tx: &mut Tx,
    backend: &Backend,
    slug: &str,
    number: &str,
) -> Result<AccountRow, Denied> {
    let document = Document::parse(DocumentKind::Rut, number).map_err(bad)?;
    let lookup = document_lookup(&backend.keys, &document);
    let now = backend.env.clock.now();
    let row = storage::account::by_document(tx, slug, &lookup, now).await?;
    Ok(row.ok_or(Fault::Sealed)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_and_workers_of_the_demonstration_parse() {
        assert!(COMPANIES.iter().all(|one| describe(one).is_ok()));
        let numbers = COMPANIES.map(|one| one.0);
        assert!(
            numbers
                .iter()
                .all(|one| rut(one).is_ok_and(Rut::is_company))
        );
        assert!(ACCOUNTS.iter().all(|one| rut(one[0]).is_ok()));
        let led: Vec<_> = numbers.into_iter().filter(|one| is_led(one)).collect();
        assert_eq!(led, [TRIGO, AROMOS], "Q51");
        let file = workers().unwrap_or_default();
        assert!(file.contains("46500001-5;Alonso;Bravo;Reyes;;;Conductor"));
        assert_eq!(file.lines().count(), WORKERS.len() + 1);
    }
}
