//! Institutions of the demonstration: one with people of all three perfiles and an invitation that
//! waits, one whose first Súper Administrador has still to accept. They come about as real ones do:
//! an invitation, its link, the form, the code to the mobile.

use std::collections::HashMap;
use std::sync::Arc;

use domain::id::{self, Id};
use domain::membership::{TypedGuest, TypedInstitution};
use domain::platform::Platform;

use super::PASSWORD;
use crate::Backend;
use crate::caller::{Caller, Visit, link_cookie, session_cookie};
use crate::fault::{Denied, Fault};
use crate::hand::Hand;
use crate::invitation::{self, Chosen};
use crate::keys::Secret;
use crate::mail::Letter;
use crate::registration::ConsentTexts;
use crate::sms::Text;
use crate::{outbox, plan, storage};

const PLATFORM: &str = "cct";

/// RUT, «razón social», plan, seats.
const ROBLES: [&str; 4] = [
    "54200001-5",
    "Colegio Los Robles",
    "Plan Institucional",
    "10",
];
const RIOS: [&str; 4] = ["54200002-3", "Instituto Los Ríos", "Plan Inicial", "1"];

/// RUT, first name, surnames, address, mobile, role.
type Someone = [&'static str; 7];

#[rustfmt::skip]
const ELENA: Someone = ["46200001-4", "Elena", "Fuentes", "Araya", "elena.fuentes@robles.example", "911110001", "super"];
#[rustfmt::skip]
const JOIN: [Someone; 2] = [
    ["46200002-2", "Bruno", "Salas", "Pino", "bruno.salas@robles.example", "911110002", "admin"],
    ["46200003-0", "Carla", "Núñez", "Vidal", "carla.nunez@robles.example", "911110003", "user"],
];
#[rustfmt::skip]
const WAITS: Someone = ["46200004-9", "Diego", "Mora", "Leal", "diego.mora@robles.example", "911110004", "user"];
#[rustfmt::skip]
const GABRIEL: Someone = ["46200006-5", "Gabriel", "Ortiz", "Lemus", "gabriel.ortiz@losrios.example", "911110006", "super"];

/// Creates them; running it again changes nothing.
///
/// # Errors
/// [`Denied::Fault`] when the database or hashing fails.
pub(super) async fn load(backend: &Arc<Backend>) -> Result<(), Denied> {
    let Some(platform) = backend.platform(PLATFORM) else {
        return Ok(());
    };
    let hand = &Hand::on_console(backend, &platform);
    if plan::list(hand, None).await?.items.is_empty() {
        plan::create(hand, &institution(RIOS, GABRIEL)).await?;
        let company = plan::create(hand, &institution(ROBLES, ELENA)).await?;
        fill(backend, &platform, company).await?;
    }
    Ok(())
}

async fn fill(
    backend: &Arc<Backend>,
    platform: &Platform,
    company: Id<id::Company>,
) -> Result<(), Denied> {
    let session = accept(backend, ELENA).await?;
    let mut cookies = HashMap::new();
    cookies.insert(session_cookie(platform.slug.as_str()), session.expose());
    let elena = backend
        .caller_at(visit(backend, cookies), PLATFORM, Some(company))
        .await?;
    for someone in JOIN {
        invitation::send(&elena, &invitee(someone)).await?;
        accept(backend, someone).await?;
    }
    invitation::send(&elena, &invitee(WAITS)).await?;
    Ok(())
}

fn institution([rut, name, plan, seats]: [&str; 4], first: Someone) -> TypedInstitution {
    TypedInstitution {
        rut: rut.into(),
        legal_name: name.into(),
        plan: plan.into(),
        seats: seats.into(),
        first: invitee(first),
    }
}

fn invitee([document, first, surname, second, email, phone, role]: Someone) -> TypedGuest {
    TypedGuest {
        first_name: first.into(),
        first_surname: surname.into(),
        second_surname: second.into(),
        document: document.into(),
        email: email.into(),
        phone: phone.into(),
        role: role.into(),
    }
}

fn visit(backend: &Backend, cookies: HashMap<String, String>) -> Visit {
    Visit {
        browser: Secret::new(&backend.env.chance),
        cookies,
        network: "command line".into(),
        agent: "command line".into(),
        trace: String::new(),
    }
}

/// Opens the newest invitation of that person, fills in the form and gives the code.
async fn accept(backend: &Arc<Backend>, someone: Someone) -> Result<Secret, Denied> {
    let [document, _, _, _, email, phone, _] = someone;
    let cookies = HashMap::from([(link_cookie(PLATFORM), link_of(backend, email).await?)]);
    let caller: Caller = backend.caller(visit(backend, cookies), PLATFORM).await?;
    let chosen = Chosen {
        document: document.into(),
        phone: phone.into(),
        password: PASSWORD.into(),
        again: PASSWORD.into(),
        consent_data: true,
        consent_messages: false,
        texts: ConsentTexts {
            data: "Autorizo el tratamiento de mis datos personales.".into(),
            messages: "Autorizo que me envíen novedades.".into(),
        },
    };
    invitation::begin(&caller, &chosen).await?;
    let code = code_to(backend, phone).await?;
    Ok(invitation::accept(&caller, &code).await?.secret)
}

async fn newest(backend: &Backend) -> Result<Vec<storage::outbox::Listed>, Denied> {
    backend
        .db
        .read(|mut tx| async move {
            let messages = storage::outbox::newest(&mut tx, 20).await?;
            tx.done(messages)
        })
        .await
}

/// The token in the newest invitation to that address.
async fn link_of(backend: &Backend, email: &str) -> Result<String, Denied> {
    for message in newest(backend).await? {
        let Some(sealed) = message.sealed.filter(|_| message.kind == "invitation") else {
            continue;
        };
        let letter: Letter = outbox::open(backend, message.id, &sealed)?;
        if letter.to.delivery() == email {
            let button = letter.button.ok_or(Fault::Sealed)?;
            let token = button.address.rsplit('/').next().unwrap_or_default();
            return Ok(token.to_owned());
        }
    }
    Err(Fault::Sealed.into())
}

/// The code in the newest text message to that mobile.
async fn code_to(backend: &Backend, phone: &str) -> Result<String, Denied> {
    for message in newest(backend).await? {
        let Some(sealed) = message.sealed.filter(|_| message.kind == "phone_code") else {
            continue;
        };
        let text: Text = outbox::open(backend, message.id, &sealed)?;
        if text.to.e164().ends_with(phone) {
            let code = text.body.rsplit('#').next().unwrap_or_default();
            return Ok(code.to_owned());
        }
    }
    Err(Fault::Sealed.into())
}
