//! The two steps before an account is opened, each of them kept as it was typed.

use domain::company::{Item, Opening, Section, Typed, TypedContact, same_company};
use domain::document::Rut;
use domain::refusal::{Field, Refusal};

use super::sealed::Draft;
use crate::acquisition;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::storage::acquisition::AcquisitionRow;
use crate::storage::{self, Tx};

/// The form as a page shows it.
#[derive(Debug)]
pub struct Form {
    /// Whose account it will be; none before step 1 was passed.
    pub rut: Option<Rut>,
    /// What was typed into step 2.
    pub typed: Typed,
    /// Whether everything on it can be taken and was sent.
    pub ready: bool,
    /// What «Crear cuenta» brings back, so that it never creates what nobody saw.
    pub mark: String,
}

/// Why step 2 was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// To keep what was typed.
    Keep,
    /// The **+**: one more legal representative (W-14).
    Add,
    /// «Quitar», counted from 0.
    Remove(usize),
    /// To go on.
    Continue,
}

/// The form behind the link of this browser.
///
/// # Errors
/// Those of the link: [`Refusal::LinkInvalid`], [`Refusal::LinkExpired`],
/// [`Refusal::CompanyOpened`].
pub async fn load(caller: &Caller) -> Result<Form, Denied> {
    caller
        .backend
        .db
        .read(|mut tx| async move {
            let (row, draft) = read(&mut tx, caller).await?;
            let opening = Opening::parse(&draft.typed, caller.platform.locale);
            tx.done(Form {
                rut: if draft.identified {
                    Some(rut(&row)?)
                } else {
                    None
                },
                ready: draft.submitted && opening.is_ok(),
                mark: draft.mark(caller),
                typed: draft.typed,
            })
        })
        .await
}

/// Step 1: the RUT must be the one of the link (W-05, W-06). What was recorded at the acquisition
/// stands in step 2 from then on and can be corrected.
///
/// # Errors
/// [`Refusal::Fields`] for another RUT or none; those of the link.
pub async fn identify(caller: &Caller, typed: &str) -> Result<(), Denied> {
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (row, mut draft) = read(&mut tx, caller).await?;
            let field = Field::Company(Section::Company, Item::Rut);
            let wrong = |problem| Refusal::field(field, problem);
            same_company(typed, rut(&row)?).map_err(wrong)?;
            if !draft.identified {
                draft.identified = true;
                prefill(&mut draft.typed, caller, &row)?;
                put(&mut tx, caller, &row, &draft).await?;
            }
            tx.done(())
        })
        .await
}

/// Step 2, stored whatever is wrong with it (W-20).
///
/// # Errors
/// [`Refusal::DraftMissing`] before step 1; [`Refusal::Fields`] when going on with mistakes or
/// adding an eleventh representative; those of the link.
pub async fn save(caller: &Caller, typed: Typed, intent: Intent) -> Result<(), Denied> {
    let (mut typed, list) = (typed.cut(), Section::Representatives);
    let mut problems = Vec::new();
    match intent {
        Intent::Add => {
            if let Err(problem) = typed.add_representative() {
                problems.push((Field::Company(list, Item::List), problem));
            }
        }
        Intent::Remove(at) => typed.remove_representative(at),
        Intent::Keep => {}
        Intent::Continue => {
            let opening = Opening::parse(&typed, caller.platform.locale);
            problems = opening.err().unwrap_or_default();
        }
    }
    let submitted = intent == Intent::Continue && problems.is_empty();
    let typed = &typed;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (row, before) = read(&mut tx, caller).await?;
            if !before.identified {
                return Err(Refusal::DraftMissing.into());
            }
            // Keeping what was sent already takes nothing back: a page keeps by itself while
            // somebody types, and may do so late.
            let same = intent == Intent::Keep && before.typed == *typed;
            let draft = Draft {
                typed: typed.clone(),
                identified: true,
                submitted: submitted || (same && before.submitted),
            };
            put(&mut tx, caller, &row, &draft).await?;
            tx.done(())
        })
        .await?;
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Fields(problems).into())
    }
}

/// Everything once more, before the account is opened.
///
/// # Errors
/// [`Refusal::DraftMissing`] before step 2 is complete; those of the link.
pub async fn confirmation(caller: &Caller) -> Result<(Rut, Opening, String), Denied> {
    let form = load(caller).await?;
    let opening = Opening::parse(&form.typed, caller.platform.locale);
    match (form.rut, opening) {
        (Some(rut), Ok(opening)) if form.ready => Ok((rut, opening, form.mark)),
        _ => Err(Refusal::DraftMissing.into()),
    }
}

/// The acquisition behind the link and what was typed so far.
pub(super) async fn read(tx: &mut Tx, caller: &Caller) -> Result<(AcquisitionRow, Draft), Denied> {
    let platform = caller.platform.slug.as_str();
    let row = acquisition::behind_link(tx, caller).await?;
    let draft = storage::company_draft::get(tx, platform, row.id, caller.now).await?;
    let draft = match draft {
        Some(draft) => Draft::open(&caller.backend, row.id, &draft.sealed)?,
        None => Draft::default(),
    };
    Ok((row, draft))
}

async fn put(
    tx: &mut Tx,
    caller: &Caller,
    row: &AcquisitionRow,
    draft: &Draft,
) -> Result<(), Denied> {
    let platform = caller.platform.slug.as_str();
    let sealed = draft.seal(&caller.backend, row.id)?;
    // As long as the link: whoever was told to be quick may still be interrupted.
    let until = domain::Timestamp(row.expires_at);
    storage::company_draft::put(tx, platform, row.id, &sealed, caller.now, until).await?;
    Ok(())
}

fn prefill(typed: &mut Typed, caller: &Caller, row: &AcquisitionRow) -> Result<(), Fault> {
    let known = acquisition::open(&caller.backend, row)?;
    known
        .legal_name
        .as_str()
        .clone_into(&mut typed.company.legal_name);
    typed.supplied = TypedContact {
        names: known.contact.name.as_str().to_owned(),
        position: String::new(),
        email: known.contact.email.delivery().to_owned(),
        phone: known.contact.phone.to_string(),
    };
    Ok(())
}

pub(super) fn rut(row: &AcquisitionRow) -> Result<Rut, Fault> {
    row.rut.parse().map_err(|_| Fault::Stored {
        table: "acquisition",
        column: "rut",
        key: row.id.to_string(),
    })
}
