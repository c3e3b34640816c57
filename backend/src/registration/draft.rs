//! Reading and writing the draft of a browser.

use domain::date::Date;
use domain::id::{self, Id};
use domain::refusal::{Field, Refusal};
use domain::registration::{Kept, Step, Typed, next_step};
use domain::registry::Prefill;
use domain::time::Span;

use super::require_open;
use super::sealed::Draft;
use crate::calendar;
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::draft::NewDraft;
use crate::storage::{self, Tx};

/// The form as a page shows it: what was typed, what is kept, masks of what is on file.
#[derive(Debug)]
pub struct Form {
    /// What was typed so far.
    pub typed: Typed,
    /// Which fields are kept as the registry holds them.
    pub kept: Kept,
    /// Masks of what is on file for the document that was looked up.
    pub on_file: Prefill,
    /// Whether the document that stands there was looked up.
    pub looked_up: bool,
    /// Whether a password was chosen and need not be typed again (Q47).
    pub has_password: bool,
    /// The platform's day, against which a date of birth is checked.
    pub today: Date,
    /// Where the registration stands.
    pub step: Step,
    /// Changes with everything that is shown for verification.
    pub mark: String,
}

/// «Confirmar Solicitud».
#[derive(Debug)]
pub struct Confirmation {
    /// In the form's order; typed values as typed, kept ones as their masks.
    pub rows: Vec<(Field, Shown)>,
    /// Whether news may be sent.
    pub messages: bool,
    /// What «Crear Usuario» brings back, so that it never creates what nobody saw.
    pub mark: String,
}

/// One value of «Confirmar Solicitud».
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// As typed.
    Typed(String),
    /// As the registry holds it: the mask only.
    OnFile(String),
}

/// The form of this browser; empty when there is none.
///
/// # Errors
/// [`Refusal::RegistrationClosed`] where nobody registers by themselves.
pub async fn load(caller: &Caller) -> Result<Form, Denied> {
    require_open(caller)?;
    let today = calendar::today(&caller.platform, caller.now)?;
    let (draft, has_password) = caller
        .backend
        .db
        .read(|mut tx| async move {
            let found = read(&mut tx, caller).await?;
            tx.done(found)
        })
        .await?
        .unwrap_or_default();
    let step = next_step(&draft.state(has_password), caller.platform.locale, today);
    Ok(Form {
        mark: draft.mark(caller),
        looked_up: draft.looked_up.is_some(),
        typed: draft.typed,
        kept: draft.kept,
        on_file: draft.on_file,
        has_password,
        today,
        step,
    })
}

/// What is shown for verification (H-23).
///
/// # Errors
/// [`Refusal::DraftMissing`] before the form is complete.
pub async fn confirmation(caller: &Caller) -> Result<Confirmation, Denied> {
    let form = load(caller).await?;
    if form.step != Step::Confirm {
        return Err(Refusal::DraftMissing.into());
    }
    let fields = [
        Field::DocumentKind,
        Field::Document,
        Field::FirstSurname,
        Field::SecondSurname,
        Field::FirstName,
        Field::SecondName,
        Field::Phone,
        Field::BirthDate,
        Field::Email,
    ];
    let shown = fields.into_iter().map(|field| {
        let shown = if form.kept.has(field) {
            Shown::OnFile(form.on_file.mask(field).unwrap_or_default().to_owned())
        } else {
            Shown::Typed(form.typed.text(field).unwrap_or_default().to_owned())
        };
        (field, shown)
    });
    Ok(Confirmation {
        rows: shown.collect(),
        messages: form.typed.consent_messages,
        mark: form.mark,
    })
}

/// The draft of this browser and whether it holds a password's hash.
pub(super) async fn read(tx: &mut Tx, caller: &Caller) -> Result<Option<(Draft, bool)>, Denied> {
    let platform = caller.platform.slug.as_str();
    let row = storage::draft::get(tx, platform, &caller.browser, caller.now).await?;
    let Some(row) = row else { return Ok(None) };
    let draft = Draft::open(caller, &row.sealed)?;
    Ok(Some((draft, row.password_hash.is_some())))
}

/// Writes the draft of this browser; without a new hash the one of before stays.
pub(super) async fn write(
    tx: &mut Tx,
    caller: &Caller,
    draft: &Draft,
    password_hash: Option<&str>,
) -> Result<(), Denied> {
    let backend = &caller.backend;
    let id: Id<id::Draft> = backend.env.chance.id(caller.now);
    let hours = i64::from(caller.platform.policy.links.draft_hours);
    let row = NewDraft {
        id: id.uuid(),
        platform: caller.platform.slug.as_str(),
        browser: &caller.browser,
        sealed: &draft.seal(caller)?,
        password_hash,
        registry_person: draft.registry_person,
        now: caller.now,
        expires_at: caller.now + Span::hours(hours),
    };
    storage::draft::put(tx, &row).await?;
    Ok(())
}
