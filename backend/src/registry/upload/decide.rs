//! «Aplicar» and «Descartar»: one entry each, and whoever presses twice does nothing twice.

use domain::access::ImportRegistry;
use domain::id::{self, Id};
use domain::refusal::{Field, Problem, Refusal};
use domain::registry::Stage;
use domain::registry::retirement::{is_mass, says_mass};
use serde_json::json;
use uuid::Uuid;

use super::{Shown, existing, named, unreadable, wipe};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::registry_job;
use crate::storage::registry_upload::UploadRow;

/// Who decides, where, and about which file.
fn decides<'a>(caller: &'a Caller, id: &str) -> Result<(&'a str, Id<id::Account>, Uuid), Denied> {
    caller.here(ImportRegistry)?;
    let account = caller.fully_signed_in()?.account;
    Ok((caller.platform.slug.as_str(), account, named(id)?))
}

/// Agrees to what was shown: the number of those who would be retired is repeated, and where they
/// are more than plausible, the words are typed.
///
/// # Errors
/// [`Refusal::NotFound`] and [`Refusal::NotAllowed`] for everybody but the platform's
/// administrator; [`Refusal::Fields`] for another number or other words; [`Refusal::Outdated`] when
/// the file can no longer be applied.
pub async fn approve(caller: &Caller, id: &str, retire: &str, words: &str) -> Result<(), Denied> {
    let (platform, account, id) = decides(caller, id)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let row = &existing(&mut tx, platform, id).await?;
            match row.listed.stage()? {
                Stage::Checked => {}
                // The second press of the same button.
                Stage::Approved | Stage::Applying | Stage::Applied => return tx.done(()),
                _ => return Err(Refusal::Outdated.into()),
            }
            let agreed = agreed(row, retire, words)?;
            if registry_job::approve(&mut tx, platform, id, agreed, account, caller.now).await? == 0
            {
                return Err(Refusal::Outdated.into());
            }
            let entry = Entry {
                action: "registry.approved",
                subject: format!("batch:{id}"),
                detail: json!({ "file": row.listed.file, "whole": row.listed.whole, "retire": agreed }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}

/// How many people the form agrees to let go.
fn agreed(row: &UploadRow, retire: &str, words: &str) -> Result<Option<i64>, Denied> {
    let shown = row.preview.as_deref().unwrap_or_default();
    let shown: Shown = serde_json::from_str(shown).map_err(|_| unreadable(row.listed.id))?;
    let absent = shown
        .preview
        .ok_or_else(|| unreadable(row.listed.id))?
        .absent;
    if absent.leaving == 0 {
        return Ok(None);
    }
    let digits: String = retire.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    let mut problems = Vec::new();
    if digits.is_empty() {
        problems.push((Field::Retire, Problem::Empty));
    } else if digits.parse() != Ok(absent.leaving) {
        problems.push((Field::Retire, Problem::RetireNumber));
    }
    if is_mass(absent.leaving, absent.active) && !says_mass(words) {
        problems.push((Field::MassWords, Problem::RetireWords));
    }
    if problems.is_empty() {
        Ok(i64::try_from(absent.leaving).ok())
    } else {
        Err(Refusal::Fields(problems).into())
    }
}

/// Throws a file away that is not decided yet.
///
/// # Errors
/// [`Refusal::NotFound`] and [`Refusal::NotAllowed`] for everybody but the platform's
/// administrator; [`Refusal::Outdated`] when it is being applied, or was.
pub async fn discard(caller: &Caller, id: &str) -> Result<(), Denied> {
    let (platform, account, id) = decides(caller, id)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let row = existing(&mut tx, platform, id).await?;
            if row.listed.stage()? == Stage::Discarded {
                return tx.done(());
            }
            if registry_job::discard(&mut tx, platform, id, account, caller.now).await? == 0 {
                return Err(Refusal::Outdated.into());
            }
            wipe(&mut tx, Id::from_uuid(id)).await?;
            let entry = Entry {
                action: "registry.discarded",
                subject: format!("batch:{id}"),
                detail: json!({ "file": row.listed.file }),
                key: None,
            };
            audit::write(&mut tx, &caller.scribe(), entry).await?;
            tx.done(())
        })
        .await
}
