//! The first step of accepting: the person confirms the RUT, chooses a password (Q40) and names the
//! mobile, to which a code goes.

use domain::contact::Phone;
use domain::document::{Document, DocumentKind};
use domain::refusal::{Field, Problem, Refusal};

use super::WRONG_RUTS;
use super::link::{self, Behind};
use super::sealed::{self, Draft};
use crate::account::Profile;
use crate::budget;
use crate::caller::Caller;
use crate::consent;
use crate::fault::Denied;
use crate::password::{choose, own_words};
use crate::registration::ConsentTexts;
use crate::sms::code;
use crate::storage;

/// What the invitee typed. Printed nowhere.
pub struct Chosen {
    /// «RUT», which must be that of the invitation.
    pub document: String,
    /// «Celular».
    pub phone: String,
    /// The password.
    pub password: String,
    /// The password once more.
    pub again: String,
    /// The box about their data, without which nothing goes on.
    pub consent_data: bool,
    /// The box about news.
    pub consent_messages: bool,
    /// The sentences beside the boxes.
    pub texts: ConsentTexts,
}

/// Takes the form and sends the code.
///
/// # Errors
/// Those of [`super::open`]; [`Refusal::Fields`] for what is typed wrong, and for a RUT that is not
/// that of the invitation, with few tries a day; [`Refusal::TooMany`].
pub async fn begin(caller: &Caller, chosen: &Chosen) -> Result<(), Denied> {
    let backend = &caller.backend;
    let (behind, phone) = &check(caller, chosen).await??;
    let invitee = &behind.invitee;
    let profile = Profile {
        name: invitee.name.clone(),
        phone: Some(phone.clone()),
        birth_date: None,
        document: Some(invitee.document.clone()),
    };
    let own = own_words(&caller.platform, invitee.email.delivery(), &profile);
    let password = choose(&chosen.password, &chosen.again, &own).map_err(Refusal::Fields)?;
    let hash = backend.hashing.hash(&backend.env.chance, &password).await?;
    let ticked = (chosen.consent_data, chosen.consent_messages);
    let draft = &Draft {
        hash,
        phone: phone.clone(),
        consents: consent::answered(caller, &chosen.texts.said(ticked)),
    };
    let sent = backend
        .db
        .write(|mut tx| async move {
            let slug = caller.platform.slug.as_str();
            let sealed = sealed::seal_draft(backend, &behind.row, draft)?;
            let link = (behind.row.id, &*behind.digest);
            let kept =
                storage::invitation::keep_draft(&mut tx, slug, link, &sealed, caller.now).await?;
            if kept == 0 {
                return Err(Refusal::LinkInvalid.into());
            }
            let what = link::code_for(&behind.row, &draft.phone);
            let sent = code::send(&mut tx, caller, what).await?;
            tx.done(sent)
        })
        .await?;
    Ok(sent?)
}

/// Looks at everything but the password, whose hash is dear. What is counted must be committed.
async fn check(
    caller: &Caller,
    chosen: &Chosen,
) -> Result<Result<(Behind, Phone), Refusal>, Denied> {
    let mut problems = Vec::new();
    let document = Document::parse(DocumentKind::Rut, &chosen.document);
    let phone = Phone::parse(caller.platform.locale, &chosen.phone);
    if let Err(problem) = &document {
        problems.push((Field::Document, *problem));
    }
    if let Err(problem) = &phone {
        problems.push((Field::Phone, *problem));
    }
    if !chosen.consent_data {
        problems.push((Field::ConsentData, Problem::MustAccept));
    }
    let (problems, document) = (&problems, &document);
    let behind = caller
        .backend
        .db
        .write(|mut tx| async move {
            let behind = link::behind(&mut tx, caller).await?;
            let Ok(document) = document else {
                return tx.done(Err(Refusal::Fields(problems.clone())));
            };
            if *document != behind.invitee.document {
                let holder = behind.row.id.as_bytes();
                if !budget::take(&mut tx, caller, WRONG_RUTS, holder).await? {
                    let retry_seconds = WRONG_RUTS.window.seconds_left();
                    return tx.done(Err(Refusal::TooMany { retry_seconds }));
                }
                let wrong = Refusal::field(Field::Document, Problem::RutOfGuest);
                return tx.done(Err(wrong));
            }
            if !problems.is_empty() {
                return tx.done(Err(Refusal::Fields(problems.clone())));
            }
            tx.done(Ok(behind))
        })
        .await?;
    Ok(match (behind, phone) {
        (Ok(behind), Ok(phone)) => Ok((behind, phone)),
        (Err(refusal), _) => Err(refusal),
        (_, Err(problem)) => Err(Refusal::field(Field::Phone, problem)),
    })
}

/// «Enviar otro código».
///
/// # Errors
/// Those of [`super::open`]; [`Refusal::DraftMissing`] before the form is filled in;
/// [`Refusal::TooMany`] within the pause or past a budget.
pub async fn send_code(caller: &Caller) -> Result<(), Denied> {
    let sent = caller
        .backend
        .db
        .write(|mut tx| async move {
            let behind = link::behind(&mut tx, caller).await?;
            let draft = sealed::draft(&caller.backend, &behind.row)?;
            let draft = draft.ok_or(Refusal::DraftMissing)?;
            let what = link::code_for(&behind.row, &draft.phone);
            let sent = code::send(&mut tx, caller, what).await?;
            tx.done(sent)
        })
        .await?;
    Ok(sent?)
}
