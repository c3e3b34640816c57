//! Companies of the demonstration that bought the product: one open, two whose welcome link waits in the mailbox. They come
//! about as real ones do: an acquisition, its letter, the form behind the link.

use std::collections::HashMap;
use std::sync::Arc;

use domain::company::{
    Typed, TypedAcquisition, TypedCompany, TypedContact, TypedPerson, TypedUser,
};
use domain::document::Rut;
use domain::platform::Platform;

use super::PASSWORD;
use crate::Backend;
use crate::acquisition;
use crate::caller::{Visit, link_cookie};
use crate::company::{self, Intent};
use crate::fault::{Denied, Fault};
use crate::hand::Hand;
use crate::keys::Secret;
use crate::mail::Letter;
use crate::{outbox, storage};
use domain::password::Password;

const PLATFORM: &str = "workera";

/// RUT, «razón social», product, the contact's name and address.
const WAITING: [[&str; 5]; 2] = [
    [
        "54000001-8",
        "Panadería El Trigo SpA",
        "Plan Base",
        "Luis Pérez",
        "luis.perez@trigo.example",
    ],
    [
        "54987654-4",
        "Transportes Cordillera S.A.",
        "Plan Completo",
        "María-José Fernández-Etcheverry de la Cuadra",
        "mj.fernandez@cordillera.example",
    ],
];
const OPEN: [&str; 5] = [
    "54123456-K",
    "Ferretería Los Andes Ltda.",
    "Plan Base",
    "Rosa Díaz",
    "rosa.diaz@losandes.example",
];

/// Records the acquisitions and opens the one; running it again changes nothing.
///
/// # Errors
/// [`Denied::Fault`] when the database or hashing fails.
pub(super) async fn load(backend: &Arc<Backend>) -> Result<(), Denied> {
    let Some(platform) = backend.platform(PLATFORM) else {
        return Ok(());
    };
    let known = acquisition::list(&Hand::on_console(backend, &platform), None).await?;
    let is_known = |rut: &str| {
        let mut items = known.items.iter();
        items.any(|one| one.acquisition.rut.to_string() == rut)
    };
    if !is_known(OPEN[0]) {
        acquisition::record(&Hand::on_console(backend, &platform), &acquired(OPEN)).await?;
        open(backend, &platform).await?;
    }
    for bought in WAITING {
        if !is_known(bought[0]) {
            acquisition::record(&Hand::on_console(backend, &platform), &acquired(bought)).await?;
        }
    }
    Ok(())
}

fn acquired([rut, legal_name, product, name, email]: [&str; 5]) -> TypedAcquisition {
    TypedAcquisition {
        rut: rut.into(),
        sole_trader: false,
        legal_name: legal_name.into(),
        product: product.into(),
        contact: contact(name, email),
    }
}

fn contact(name: &str, email: &str) -> TypedContact {
    TypedContact {
        names: name.into(),
        position: "Compras".into(),
        email: email.into(),
        phone: "912345678".into(),
    }
}

/// Fills in the form behind the newest welcome link, and gives the first user the password that
/// everybody in the demonstration has.
async fn open(backend: &Arc<Backend>, platform: &Platform) -> Result<(), Denied> {
    let token = newest_link(backend).await?;
    let visit = Visit {
        browser: Secret::new(&backend.env.chance),
        cookies: HashMap::from([(link_cookie(PLATFORM), token)]),
        network: "command line".into(),
        agent: "command line".into(),
        trace: String::new(),
    };
    let caller = backend.caller(visit, PLATFORM).await?;
    let rut = Rut::parse(OPEN[0]).map_err(|_| Fault::Config("not a RUT".into()))?;
    company::identify(&caller, &rut.to_string()).await?;
    let version = company::load(&caller).await?.version;
    company::save(&caller, form(), Intent::Continue, version).await?;
    let mark = company::load(&caller).await?.mark;
    let texts = company::AgreedTexts {
        terms: "Acepto los términos de uso en nombre de la empresa.".into(),
        privacy: "Leí cómo se usan los datos personales y lo acepto.".into(),
    };
    company::finish(&caller, &mark, &texts).await?;
    let password = &Password::offered(PASSWORD);
    let hash = &backend.hashing.hash(&backend.env.chance, password).await?;
    let email = &domain::Email::parse(OPEN[4]).map_err(|_| Fault::Sealed)?;
    let (slug, now) = (platform.slug.as_str(), backend.env.clock.now());
    backend
        .db
        .write(|mut tx| async move {
            let key = email.key();
            let row = storage::account::by_email(&mut tx, slug, &key, now).await?;
            let row = row.ok_or(Fault::Sealed)?;
            let before = row.password_hash.as_deref();
            storage::account::set_password(&mut tx, slug, row.id(), hash, before, now).await?;
            tx.done(())
        })
        .await
}

/// The token of the newest welcome letter's link. Recorded first, so that of letters of one instant
/// it is the only welcome.
async fn newest_link(backend: &Backend) -> Result<String, Denied> {
    let letters = backend
        .db
        .read(|mut tx| async move {
            let letters = storage::outbox::newest(&mut tx, 10).await?;
            tx.done(letters)
        })
        .await?;
    let welcome = letters.iter().find(|one| one.kind == "welcome");
    let (id, sealed) = welcome
        .and_then(|one| Some((one.id, one.sealed.as_deref()?)))
        .ok_or(Fault::Sealed)?;
    let button = outbox::open::<Letter>(backend, id, sealed)?.button;
    let token = button.and_then(|button| Some(button.address.rsplit('/').next()?.to_owned()));
    Ok(token.ok_or(Fault::Sealed)?)
}

fn form() -> Typed {
    Typed {
        company: TypedCompany {
            legal_name: OPEN[1].into(),
            trade_name: "Los Andes".into(),
            giro: "Venta de artículos de ferretería".into(),
            street: "Av. Matta 123, of. 4".into(),
            region: "13".into(),
            comuna: "Santiago".into(),
            phone: "223456789".into(),
            email: "contacto@losandes.example".into(),
        },
        representatives: vec![TypedPerson {
            names: "Ana Luz".into(),
            first_surname: "Soto".into(),
            second_surname: "Vera".into(),
            no_second_surname: false,
            rut: "43111222-1".into(),
            email: "ana.soto@losandes.example".into(),
            phone: "223456789".into(),
        }],
        commercial: contact("Pedro Lagos", "pedro.lagos@losandes.example"),
        supplied: contact(OPEN[3], OPEN[4]),
        user: TypedUser {
            names: "Rosa".into(),
            first_surname: "Díaz".into(),
            second_surname: "Lagos".into(),
            no_second_surname: false,
            document_kind: "RUT".into(),
            document: "45000009-4".into(),
            position: "Jefa de personas".into(),
            email: OPEN[4].into(),
            email_again: OPEN[4].into(),
            phone: "912345678".into(),
        },
        accept_terms: true,
        accept_privacy: true,
    }
}
