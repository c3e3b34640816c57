//! Translates between the registry's rooms and their use cases.

use domain::registry::Stage;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// One import, as the history lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportView {
    /// Its id.
    pub id: String,
    /// What the file is called.
    pub file: String,
    /// When it came.
    pub came: String,
    /// Who brought it, as stored.
    pub by: String,
    /// What they are called, where they have a role.
    pub name: Option<String>,
    /// Whether it is the whole registry.
    pub whole: bool,
    /// How far it is.
    pub stage: Stage,
    /// People in it, new, changed, unchanged and retired ones; zero before it is applied.
    pub figures: [i64; 5],
}

/// A page of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistryView {
    /// The imports.
    pub imports: Vec<ImportView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// What a file would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferenceView {
    /// New, changed, unchanged people, and those whom their own row retires.
    pub figures: [i64; 4],
    /// Whom a whole file does not name.
    pub leaving: u64,
    /// How many are active now.
    pub active: u64,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingView {
    /// The row; 0 for the whole file.
    pub row: u64,
    /// The column.
    pub column: String,
    /// How much it weighs.
    pub weight: String,
    /// What stands there.
    pub value: String,
    /// What to do.
    pub words: String,
}

/// What the check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownView {
    /// People in the file.
    pub people: u64,
    /// People of whom something is wrong.
    pub refused: u64,
    /// Active ones among them.
    pub active: u64,
    /// Active ones of whom enough is on file for the questions.
    pub enough: u64,
    /// Errors, warnings, notices.
    pub weights: [u64; 3],
    /// The encoding read.
    pub encoding: String,
    /// What stands between the cells.
    pub separator: String,
    /// What it would do; none where it is not taken.
    pub difference: Option<DifferenceView>,
}

/// One import with everything known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneView {
    /// As in the history.
    pub import: ImportView,
    /// Rows done of the work at hand.
    pub rows: Option<u64>,
    /// Why it is where it is.
    pub note: Option<String>,
    /// When it was decided.
    pub decided: Option<String>,
    /// What the check found.
    pub shown: Option<ShownView>,
    /// The first findings.
    pub findings: Vec<FindingView>,
    /// Who would be retired, masked.
    pub leaving: Vec<String>,
    /// Where their next page begins.
    pub next: Option<String>,
}

/// A page of the history.
#[server(endpoint = "administration/registry")]
pub async fn load_registry(
    platform: String,
    #[server(default)] before: String,
) -> Result<RegistryView, Failure> {
    use crate::{bridge, routes};
    use backend::registry::upload;
    let caller = bridge::member(&platform, &routes::registry(&platform)).await?;
    let before = Some(before.as_str()).filter(|before| !before.is_empty());
    let listed = upload::list(&caller, before).await;
    let (imports, next) = listed.map_err(bridge::fail)?;
    let people = backend::audit::people(&caller).await;
    let people = people.map_err(bridge::fail)?;
    let imports = imports.into_iter();
    Ok(RegistryView {
        imports: imports
            .map(|import| bridge::import_view(import, &people))
            .collect(),
        next,
    })
}

/// One import.
#[server(endpoint = "administration/import")]
pub async fn load_import(
    platform: String,
    #[server(default)] id: String,
    #[server(default)] after: String,
) -> Result<OneView, Failure> {
    use crate::{bridge, routes};
    use backend::registry::upload;
    let caller = bridge::member(&platform, &routes::registry(&platform)).await?;
    let after = Some(after.as_str()).filter(|after| !after.is_empty());
    let one = upload::one(&caller, &id, after).await;
    let one = one.map_err(bridge::fail)?;
    let people = backend::audit::people(&caller).await;
    let people = people.map_err(bridge::fail)?;
    let one = bridge::one_view(one, &people);
    Ok(bridge::first_sight(one, |seen: &OneView| {
        seen.import.id == id
    }))
}

/// «Aplicar».
#[server(endpoint = "administration/import-approve")]
pub async fn approve_import(
    platform: String,
    #[server(default)] id: String,
    #[server(default)] retire: String,
    #[server(default)] mass_words: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::registry::upload;
    let caller = bridge::caller(&platform).await?;
    upload::approve(&caller, &id, &retire, &mass_words)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::import_approved(&platform, &id));
    Ok(())
}

/// «Descartar».
#[server(endpoint = "administration/import-discard")]
pub async fn discard_import(
    platform: String,
    #[server(default)] id: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::registry::upload;
    let caller = bridge::caller(&platform).await?;
    upload::discard(&caller, &id).await.map_err(bridge::fail)?;
    bridge::go(&routes::registry_discarded(&platform));
    Ok(())
}
