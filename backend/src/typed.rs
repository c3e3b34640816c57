//! What somebody typed into a form that was refused, kept for their browser for half an hour, so
//! that nothing is lost without script either. Never passwords: callers hand over what may stay.

use std::collections::BTreeMap;

use domain::time::Span;

use crate::caller::Caller;
use crate::fault::{Denied, Fault};
use crate::storage::{self, Tx};

/// Field name and what was typed into it.
pub type Values = BTreeMap<String, String>;

const KEPT: Span = Span::minutes(30);

/// Keeps the values of one form.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn keep(caller: &Caller, form: &'static str, values: &Values) -> Result<(), Denied> {
    caller
        .backend
        .db
        .write(|mut tx| async move {
            keep_with(&mut tx, caller, form, values).await?;
            tx.done(())
        })
        .await
}

/// Keeps the values of one form with whatever else the transaction does.
///
/// # Errors
/// [`Denied::Fault`] when the database or sealing fails.
pub async fn keep_with(
    tx: &mut Tx,
    caller: &Caller,
    form: &'static str,
    values: &Values,
) -> Result<(), Denied> {
    let plain = serde_json::to_vec(values).map_err(|_| Fault::Sealed)?;
    let backend = &caller.backend;
    let context = context(caller, form);
    let sealed = backend.keys.seal(&backend.env.chance, &context, &plain)?;
    let platform = caller.platform.slug.as_str();
    storage::typed::put(tx, platform, &caller.browser, form, &sealed, caller.now).await?;
    Ok(())
}

/// The values that this browser typed last into that form; empty when there are none.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn recall(caller: &Caller, form: &'static str) -> Result<Values, Denied> {
    let platform = caller.platform.slug.as_str();
    let since = caller.now - KEPT;
    let sealed = caller
        .backend
        .db
        .read(|mut tx| async move {
            let found =
                storage::typed::get(&mut tx, platform, &caller.browser, form, since).await?;
            tx.done(found)
        })
        .await?;
    let Some(sealed) = sealed else {
        return Ok(Values::new());
    };
    let plain = caller.backend.keys.open(&context(caller, form), &sealed)?;
    Ok(serde_json::from_slice(&plain).unwrap_or_default())
}

/// Forgets the values of one form: whoever comes next may be somebody else.
///
/// # Errors
/// [`Denied::Fault`] when the database fails.
pub async fn forget(caller: &Caller, form: &'static str) -> Result<(), Denied> {
    let platform = caller.platform.slug.as_str();
    caller
        .backend
        .db
        .write(|mut tx| async move {
            storage::typed::delete(&mut tx, platform, &caller.browser, form).await?;
            tx.done(())
        })
        .await
}

fn context(caller: &Caller, form: &str) -> Vec<u8> {
    let platform = caller.platform.slug.as_str();
    [
        b"typed:",
        platform.as_bytes(),
        b":",
        form.as_bytes(),
        b":",
        &caller.browser,
    ]
    .concat()
}
