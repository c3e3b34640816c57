//! «Reenviar bienvenida» (W-08, Q53): RUTs are public, so whoever names one learns nothing. Where an
//! account waits to be opened, its contact gets another link; the answer and the work are the same
//! for every RUT. The links before it stay good: a stranger must not throw anybody out of the form.
//! All of them end with the opening, or when the operator sends the welcome again or withdraws it.

use domain::company::{Acquisition, Item, Section, TypedAcquisition, TypedContact};
use domain::document::Rut;
use domain::refusal::{Field, Refusal};
use domain::time::Span;
use serde_json::json;
use uuid::Uuid;

use super::{WELCOME, open};
use crate::audit::{self, Entry};
use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::keys::Secret;
use crate::mail::letters;
use crate::{outbox, storage};

/// Few, because each one is a letter.
const DAY: Limit = Limit {
    purpose: "welcome_asked",
    most: 2,
    window: Span::hours(24),
};

/// Sends the welcome of that company again, where one waits.
///
/// # Errors
/// [`Refusal::Fields`] for what is no RUT; [`Refusal::TooMany`] for a RUT that is named too often,
/// known or not.
pub async fn ask_again(caller: &Caller, typed: &str) -> Result<(), Denied> {
    let field = Field::Company(Section::Company, Item::Rut);
    let rut = &Rut::parse(typed)
        .map_err(|problem| Refusal::field(field, problem))?
        .to_string();
    let nobody = &nobody(rut)?;
    let backend = &caller.backend;
    backend
        .db
        .write(|mut tx| async move {
            let (slug, now) = (caller.platform.slug.as_str(), caller.now);
            let holder = backend.keys.lookup("welcome_asked", rut);
            budget::require(&mut tx, caller, DAY, &holder).await?;
            let row = storage::acquisition::waiting(&mut tx, slug, rut).await?;
            let id = row.as_ref().map_or(Uuid::nil(), |row| row.id);
            let secret = Secret::new(&backend.env.chance);
            let (digest, until) = (secret.digest(), now + WELCOME);
            let sent =
                storage::acquisition::add_link(&mut tx, slug, id, &digest, until, now).await? == 1;
            let known = row.map(|row| open(backend, &row)).transpose()?;
            let acquisition = known.as_ref().unwrap_or(nobody);
            let about = (&**backend, &*caller.platform);
            let letter = letters::company::welcome(about, acquisition, &secret);
            outbox::enqueue_if(&mut tx, &caller.scribe(), &letter, until, sent).await?;
            let entry = Entry {
                action: "acquisition.asked",
                subject: "acquisition".to_owned(),
                detail: json!({ "sent": sent }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

/// Stands for the acquisition where there is none; nothing is ever sent there.
fn nobody(rut: &str) -> Result<Acquisition, Fault> {
    let typed = TypedAcquisition {
        rut: rut.to_owned(),
        sole_trader: true,
        legal_name: "Nadie".into(),
        product: "Ninguno".into(),
        contact: TypedContact {
            names: "Nadie".into(),
            position: String::new(),
            email: "nadie@ejemplo.test".into(),
            phone: "912345678".into(),
        },
    };
    // A generic number is nobody's; any other stands for it as well.
    let other = TypedAcquisition {
        rut: "54000001-8".into(),
        ..typed.clone()
    };
    let parsed = Acquisition::parse(&typed).or_else(|_| Acquisition::parse(&other));
    parsed.map_err(|_| Fault::Config("the form of nobody does not parse".into()))
}
