//! «Aplicar», «Descartar», «Deshacer», and saying what the titles mean: one entry each, and whoever
//! presses twice does nothing twice.

use domain::bulk::{Column, Mapping, Stage, UNDO_FOR};
use domain::id::{self, Id};
use domain::refusal::{Field, Problem, Refusal};
use domain::sheet::value::DateOrder;
use serde_json::json;
use uuid::Uuid;

use super::subject;
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage::bulk::LoadRow;
use crate::storage::{self, Tx, bulk_job as jobs};

/// Where, which and who.
struct Act<'a> {
    caller: &'a Caller,
    platform: &'a str,
    company: Id<id::Company>,
    id: Uuid,
    by: Id<id::Account>,
}

impl<'a> Act<'a> {
    fn new(caller: &'a Caller, id: &str) -> Result<Self, Denied> {
        let company = super::company(caller)?;
        Ok(Self {
            caller,
            platform: caller.platform.slug.as_str(),
            company,
            id: Uuid::try_parse(id).map_err(|_| Refusal::NotFound)?,
            by: caller.fully_signed_in()?.account,
        })
    }

    /// The load, in the turn of the company.
    async fn row(&self, tx: &mut Tx) -> Result<LoadRow, Denied> {
        super::in_turn(tx, self.caller).await?;
        let row = storage::bulk::one(tx, self.platform, self.company, self.id).await?;
        Ok(row.ok_or(Refusal::NotFound)?)
    }

    async fn note(
        &self,
        tx: &mut Tx,
        action: &'static str,
        detail: serde_json::Value,
    ) -> Result<(), Denied> {
        let entry = Entry {
            action,
            subject: subject(self.id),
            detail,
            key: None,
        };
        audit::write(tx, &self.caller.scribe(), entry).await
    }
}

/// Agrees to what was shown, which `plan` names. Where rows are refused, only the good ones can be
/// applied, and that is said.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`]; [`Refusal::Fields`] where rows are refused and
/// everything was asked for; [`Refusal::Outdated`] when it can no longer be applied, or would do
/// something else by now.
pub async fn approve(caller: &Caller, id: &str, plan: &str, some_only: bool) -> Result<(), Denied> {
    let act = &Act::new(caller, id)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let row = act.row(&mut tx).await?;
            match row.stage()? {
                Stage::Checked => {}
                // The second press of the same button.
                Stage::Approved | Stage::Applying | Stage::Applied => return tx.done(()),
                _ => return Err(Refusal::Outdated.into()),
            }
            let digest = row.plan_digest.as_deref().unwrap_or_default();
            if super::plan(digest).as_deref() != Some(plan) {
                return Err(Refusal::Outdated.into());
            }
            if row.refused > 0 && !some_only {
                return Err(Refusal::field(Field::Scope, Problem::NotAChoice).into());
            }
            if row.added + row.changed == 0 {
                return Err(Refusal::Outdated.into());
            }
            let at = (act.company, act.id);
            let some = some_only && row.refused > 0;
            let yes = jobs::Yes {
                digest,
                some_only: some,
                by: act.by,
                now: caller.now,
            };
            if jobs::approve(&mut tx, act.platform, at, &yes).await? == 0 {
                return Err(Refusal::Outdated.into());
            }
            let detail = json!({
                "company": act.company,
                "file": row.file,
                "added": row.added,
                "changed": row.changed,
                "refused": row.refused,
            });
            act.note(&mut tx, "bulk.approved", detail).await?;
            tx.done(())
        })
        .await
}

/// Throws a load away that is not decided yet.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`]; [`Refusal::Outdated`] when it is being
/// applied, or was.
pub async fn discard(caller: &Caller, id: &str) -> Result<(), Denied> {
    let act = &Act::new(caller, id)?;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let row = act.row(&mut tx).await?;
            if row.stage()? == Stage::Discarded {
                return tx.done(());
            }
            let at = (act.company, act.id);
            if jobs::discard(&mut tx, act.platform, at, act.by, caller.now).await? == 0 {
                return Err(Refusal::Outdated.into());
            }
            storage::bulk::forget(&mut tx, act.id).await?;
            let detail = json!({ "company": act.company, "file": row.file });
            act.note(&mut tx, "bulk.discarded", detail).await?;
            tx.done(())
        })
        .await
}

/// Takes a load back: within a day, and in the background.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`]; [`Refusal::Outdated`] when its time is over or
/// there is nothing to take back.
pub async fn undo(caller: &Caller, id: &str) -> Result<(), Denied> {
    let act = &Act::new(caller, id)?;
    let after = caller.now - UNDO_FOR;
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let row = act.row(&mut tx).await?;
            if matches!(
                row.stage()?,
                Stage::Undoing | Stage::Reverting | Stage::Undone
            ) {
                return tx.done(());
            }
            let at = (act.company, act.id);
            if jobs::undo(&mut tx, act.platform, at, after, act.by, caller.now).await? == 0 {
                return Err(Refusal::Outdated.into());
            }
            let detail = json!({ "company": act.company, "file": row.file });
            act.note(&mut tx, "bulk.undo", detail).await?;
            tx.done(())
        })
        .await
}

/// Says by hand what the titles mean, and in which order its days stand; the file is checked again.
///
/// # Errors
/// Those of [`Caller::inside`]; [`Refusal::NotFound`]; [`Refusal::Fields`] where a column is missing
/// that must be there or two mean the same; [`Refusal::Outdated`] when it is not there to be explained.
pub async fn explain(
    caller: &Caller,
    id: &str,
    mapping: &Mapping,
    dates: Option<DateOrder>,
) -> Result<(), Denied> {
    let act = &Act::new(caller, id)?;
    let of = |column: Column| mapping.0.iter().filter(|one| **one == Some(column)).count();
    let kind = super::kind(&caller.platform);
    let missing = kind.needed().iter().any(|column| of(*column) != 1);
    if missing || kind.columns().iter().any(|column| of(*column) > 1) {
        return Err(Refusal::field(Field::Columns, Problem::NotAChoice).into());
    }
    let (columns, dates) = (&mapping.to_string(), dates.map(DateOrder::code));
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let row = act.row(&mut tx).await?;
            let at = (act.company, act.id);
            if jobs::explain(&mut tx, act.platform, at, columns, dates).await? == 0 {
                return Err(Refusal::Outdated.into());
            }
            let detail = json!({
                "company": act.company,
                "file": row.file,
                "columns": columns,
                "dates": dates,
            });
            act.note(&mut tx, "bulk.explained", detail).await?;
            tx.done(())
        })
        .await
}
