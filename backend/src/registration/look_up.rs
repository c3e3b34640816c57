//! Looking up a document (H-04, H-05): what is on file comes back as masks and marks, never as
//! values (Q21). An unknown document leaves the form as it was (H-06); a retired one is unknown.

use domain::document::{Document, DocumentKind};
use domain::refusal::{Field, Refusal};
use domain::registration::Kept;
use domain::registry::Prefill;

use super::sealed::{Draft, cut};
use super::{
    LOOK_UPS_OF_ADDRESS, LOOK_UPS_OF_BROWSER, LOOK_UPS_OF_DOCUMENT, address_digest, draft,
    require_open,
};
use crate::budget;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::registry;
use crate::storage::Tx;

/// Looks up the document typed and notes in the draft what is on file for it. Changing the
/// document clears what the former one brought.
///
/// # Errors
/// [`Refusal::Fields`] for a number that cannot be one, [`Refusal::TooMany`] past the limits.
pub async fn look_up(caller: &Caller, kind: &str, number: &str) -> Result<(), Denied> {
    require_open(caller)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (mut draft, _) = draft::read(&mut tx, caller).await?.unwrap_or_default();
            kind.clone_into(&mut draft.typed.document_kind);
            number.clone_into(&mut draft.typed.document);
            draft.typed = cut(draft.typed);
            draft.submitted = false;
            let answer = find(&mut tx, caller, &mut draft).await;
            draft::write(&mut tx, caller, &draft, None).await?;
            match answer {
                // What was typed stays, so a refusal of the rules commits as well.
                Err(Denied::Refused(refusal)) => tx.done(Err(refusal)),
                Err(fault) => Err(fault),
                Ok(()) => tx.done(Ok(())),
            }
        })
        .await?
        .map_err(Denied::from)
}

/// Brings marks and masks of the draft in line with the document that stands in it.
pub(super) async fn find(tx: &mut Tx, caller: &Caller, draft: &mut Draft) -> Result<(), Denied> {
    let document = match document(caller, draft) {
        Ok(document) => document,
        Err(refusal) => {
            forget(draft);
            return Err(refusal.into());
        }
    };
    if draft.looked_up.as_ref() == Some(&document) {
        return Ok(());
    }
    forget(draft);
    let digest = caller.backend.keys.lookup("document", &document.key());
    budget::require(tx, caller, LOOK_UPS_OF_BROWSER, &caller.browser).await?;
    budget::require(tx, caller, LOOK_UPS_OF_DOCUMENT, &digest).await?;
    let found = registry::find(tx, caller, &document).await?;
    let found = found.filter(|found| found.active && caller.platform.policy.prefills());
    if let Some(found) = found {
        if let Some(email) = &found.record.email {
            let holder = address_digest(caller, email);
            budget::require(tx, caller, LOOK_UPS_OF_ADDRESS, &holder).await?;
        }
        draft.on_file = Prefill::of(&found.record);
        draft.registry_person = Some(found.id.uuid());
        for field in Kept::FIELDS {
            let is_blank = draft.typed.text(field).unwrap_or("").trim().is_empty();
            draft
                .kept
                .set(field, is_blank && draft.on_file.mask(field).is_some());
        }
    }
    draft.looked_up = Some(document);
    Ok(())
}

/// Takes away what a former document brought, unless the same one still stands there.
pub(super) fn settle(caller: &Caller, draft: &mut Draft) {
    let now = document(caller, draft).ok();
    if draft.looked_up.is_some() && draft.looked_up != now {
        forget(draft);
    }
}

/// The document that stands in the draft, if it can be one.
pub(super) fn document(caller: &Caller, draft: &Draft) -> Result<Document, Refusal> {
    let kinds = DocumentKind::of(caller.platform.locale);
    let kind: DocumentKind = draft
        .typed
        .document_kind
        .parse()
        .map_err(|problem| Refusal::field(Field::DocumentKind, problem))?;
    if !kinds.contains(&kind) {
        let problem = domain::Problem::NotAChoice;
        return Err(Refusal::field(Field::DocumentKind, problem));
    }
    Document::parse(kind, &draft.typed.document)
        .map_err(|problem| Refusal::field(Field::Document, problem))
}

fn forget(draft: &mut Draft) {
    draft.looked_up = None;
    draft.kept = Kept::default();
    draft.on_file = Prefill::default();
    draft.registry_person = None;
}
