//! The two steps before an account is opened, each of them kept as it was typed.

use domain::company::{Item, Opening, Section, Typed, TypedContact, TypedPerson, same_company};
use domain::document::Rut;
use domain::refusal::{Field, Refusal};

use super::sealed::Draft;
use crate::acquisition;
use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::storage::acquisition::AcquisitionRow;
use crate::storage::company_draft::NewDraft;
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
    /// Which version this is; comes back with what is typed, so that an older page undoes nothing.
    pub version: i64,
    /// What whom «Quitar» took out last is called, if somebody can be put back; may be empty.
    pub removed: Option<String>,
    /// What «Crear cuenta» brings back, so that it never creates what nobody saw.
    pub mark: String,
}

/// Why step 2 was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// By nobody: the page keeps what is being typed. Comes late or from an older page, it is dropped
    /// without a word.
    Quiet,
    /// To keep what was typed.
    Keep,
    /// The **+**: one more legal representative (W-14).
    Add,
    /// «Quitar», counted from 0.
    Remove(usize),
    /// To have back whom the last «Quitar» took out.
    Restore,
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
            let (row, draft, version) = read(&mut tx, caller).await?;
            let opening = Opening::parse(&draft.typed, caller.platform.locale);
            tx.done(Form {
                version,
                rut: if draft.identified {
                    Some(rut(&row)?)
                } else {
                    None
                },
                ready: draft.submitted && opening.is_ok(),
                mark: draft.mark(caller),
                removed: draft.removed.as_ref().map(|(_, gone)| called(gone)),
                typed: draft.typed,
            })
        })
        .await
}

fn called(gone: &TypedPerson) -> String {
    let name = format!("{} {}", gone.names.trim(), gone.first_surname.trim());
    name.trim().to_owned()
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
            let (row, mut draft, version) = read(&mut tx, caller).await?;
            let field = Field::Company(Section::Company, Item::Rut);
            let wrong = |problem| Refusal::field(field, problem);
            same_company(typed, rut(&row)?).map_err(wrong)?;
            if !draft.identified {
                draft.identified = true;
                prefill(&mut draft.typed, caller, &row)?;
                // Where another press was faster, it wrote the same.
                put(&mut tx, caller, &row, &draft, (version, version + 1)).await?;
            }
            tx.done(())
        })
        .await
}

/// Step 2, stored whatever is wrong with it (W-20), over the version that the page was shown. A
/// press that is taken makes a new version; what a page keeps by itself, and what has mistakes,
/// stays in the one that is shown.
///
/// # Errors
/// [`Refusal::DraftMissing`] before step 1; [`Refusal::Fields`] when going on with mistakes or
/// adding an eleventh representative, or having one back as such; [`Refusal::Outdated`] when another
/// page made a newer version; those of the link.
pub async fn save(caller: &Caller, typed: Typed, intent: Intent, seen: i64) -> Result<(), Denied> {
    let (mut typed, list) = (typed.cut(), Section::Representatives);
    let (mut problems, mut removed) = (Vec::new(), None);
    match intent {
        Intent::Add => {
            if let Err(problem) = typed.add_representative() {
                problems.push((Field::Company(list, Item::List), problem));
            }
        }
        Intent::Remove(at) => removed = typed.remove_representative(at),
        Intent::Quiet | Intent::Keep | Intent::Restore => {}
        Intent::Continue => {
            let opening = Opening::parse(&typed, caller.platform.locale);
            problems = opening.err().unwrap_or_default();
        }
    }
    let submitted = intent == Intent::Continue && problems.is_empty();
    let is_taken = intent != Intent::Quiet && problems.is_empty();
    let (typed, removed, next) = (&typed, &removed, seen + i64::from(is_taken));
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let (row, before, _) = read(&mut tx, caller).await?;
            if !before.identified {
                return Err(Refusal::DraftMissing.into());
            }
            // Keeping what was sent already takes nothing back.
            let keeps = matches!(intent, Intent::Quiet | Intent::Keep);
            let same = keeps && before.typed == *typed;
            let mut draft = Draft {
                typed: typed.clone(),
                identified: true,
                submitted: submitted || (same && before.submitted),
                // What is shown for verification is without them: there is no way back from there.
                removed: removed.clone().or(before.removed).filter(|_| !submitted),
            };
            if intent == Intent::Restore {
                let field = Field::Company(list, Item::List);
                draft
                    .restore()
                    .map_err(|problem| Refusal::field(field, problem))?;
            }
            let written = put(&mut tx, caller, &row, &draft, (seen, next)).await?;
            if written == 0 && intent != Intent::Quiet {
                return Err(Refusal::Outdated.into());
            }
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

/// The acquisition behind the link, what was typed so far, and which version that is.
pub(super) async fn read(
    tx: &mut Tx,
    caller: &Caller,
) -> Result<(AcquisitionRow, Draft, i64), Denied> {
    let platform = caller.platform.slug.as_str();
    let row = acquisition::behind_link(tx, caller).await?;
    let draft = storage::company_draft::get(tx, platform, row.id, caller.now).await?;
    let (draft, version) = match draft {
        Some(stored) => (
            Draft::open(&caller.backend, row.id, &stored.sealed)?,
            stored.version,
        ),
        None => (Draft::default(), 0),
    };
    Ok((row, draft, version))
}

async fn put(
    tx: &mut Tx,
    caller: &Caller,
    row: &AcquisitionRow,
    draft: &Draft,
    (seen, next): (i64, i64),
) -> Result<u64, Denied> {
    let new = NewDraft {
        platform: caller.platform.slug.as_str(),
        acquisition: row.id,
        sealed: &draft.seal(&caller.backend, row.id)?,
        seen,
        next,
        now: caller.now,
        // As long as the link: whoever was told to be quick may still be interrupted.
        expires_at: domain::Timestamp(row.expires_at),
    };
    Ok(storage::company_draft::put(tx, &new).await?)
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
