//! Translates between the pages of loads and their use cases. Each takes the company, and each use
//! case checks it against the caller's membership (ruling 8).

use domain::bulk::{Column, Difference, Issue, Outcome, Stage};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// One load, as the history lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadView {
    /// Its id.
    pub id: String,
    /// What the file is called.
    pub file: String,
    /// When it came.
    pub came: String,
    /// Who brought it, where they are still in the company.
    pub by: Option<String>,
    /// How far it is.
    pub stage: Stage,
    /// New people, changed ones, refused rows, people who stand so already.
    pub figures: [i64; 4],
}

/// A page of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadsView {
    /// The loads.
    pub loads: Vec<LoadView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// What the check found about the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownView {
    /// The encoding read.
    pub encoding: String,
    /// What stands between the cells.
    pub separator: String,
    /// The titles, and what each means.
    pub titles: Vec<(String, Option<Column>)>,
    /// What was found.
    pub issues: Vec<Issue>,
}

/// One row of a load.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowView {
    /// The row as a spreadsheet counts it.
    pub row: u64,
    /// Who.
    pub rut: String,
    /// What they are called.
    pub name: String,
    /// What changes.
    pub differences: Vec<Difference>,
    /// What was found.
    pub issues: Vec<Issue>,
}

/// One load with everything known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneLoad {
    /// As in the history.
    pub load: LoadView,
    /// Rows done of the work at hand.
    pub rows: Option<u64>,
    /// Why it is where it is.
    pub note: Option<String>,
    /// What the check found.
    pub shown: Option<ShownView>,
    /// The kind of rows on the page.
    pub outcome: Outcome,
    /// What a yes to it names, once it is checked.
    pub plan: Option<String>,
    /// The order of its dates, as somebody said it.
    pub dates: Option<String>,
    /// Whether only its good rows were applied.
    pub some_only: bool,
    /// Until when it can be taken back.
    pub undo_until: Option<String>,
    /// Whom taking it back brought back, and whom it left alone.
    pub taken_back: [i64; 2],
    /// Whether its rows are still there to be shown.
    pub kept: bool,
    /// One page of rows of one kind.
    pub told: Vec<RowView>,
    /// Whether another page follows.
    pub more: bool,
}

/// The name under which it is remembered what the titles were said to mean.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "columns";

/// A page of the history.
#[server(endpoint = "bulk/list")]
pub async fn load_loads(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] before: String,
) -> Result<LoadsView, Failure> {
    use crate::{bridge, routes};
    let here = routes::loads(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let listed = backend::bulk::list(&caller, &before).await;
    let (loads, next) = listed.map_err(bridge::fail)?;
    Ok(LoadsView {
        loads: loads.into_iter().map(bridge::load_view).collect(),
        next,
    })
}

/// One load, with that page of its rows of that kind, or of the first kind that has any.
#[server(endpoint = "bulk/one")]
pub async fn load_one(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] id: String,
    #[server(default)] kind: String,
    #[server(default)] place: i64,
) -> Result<OneLoad, Failure> {
    use crate::{bridge, routes};
    let here = routes::loads(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let kind = Outcome::parse(&kind);
    let one = backend::bulk::one(&caller, &id, kind, place).await;
    let one = bridge::one_load(one.map_err(bridge::fail)?);
    let typed = bridge::recalled_of(&caller, FORM, &id).await?;
    let one = bridge::load_as_typed(one, typed);
    Ok(bridge::first_sight(one, |seen: &OneLoad| {
        seen.load.id == id
    }))
}

/// «Aplicar».
#[server(endpoint = "bulk/approve")]
pub async fn approve_load(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] id: String,
    #[server(default)] plan: String,
    #[server(default)] scope: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    backend::bulk::approve(&caller, &id, &plan, scope == "buenas")
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::load_asked(&platform, &company, &id, "aplicar"));
    Ok(())
}

/// «Descartar».
#[server(endpoint = "bulk/discard")]
pub async fn discard_load(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] id: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    backend::bulk::discard(&caller, &id)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::load_discarded(&platform, &company));
    Ok(())
}

/// «Deshacer».
#[server(endpoint = "bulk/undo")]
pub async fn undo_load(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] id: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    backend::bulk::undo(&caller, &id)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::load_asked(&platform, &company, &id, "deshacer"));
    Ok(())
}

/// What the titles mean, chosen by hand.
#[server(endpoint = "bulk/explain")]
pub async fn explain_load(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] id: String,
    #[server(default)] columns: Vec<String>,
    #[server(default)] dates: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::bulk::Mapping;
    use domain::refusal::{Field, Refusal};
    use domain::sheet::value::DateOrder;
    let caller = bridge::caller_at(&platform, &company).await?;
    let columns = columns.join(",");
    let typed = bridge::typed([
        (bridge::OF, id.as_str()),
        ("columns", &columns),
        ("dates", &dates),
    ]);
    let explained = match columns.parse::<Mapping>() {
        Ok(mapping) => backend::bulk::explain(&caller, &id, &mapping, DateOrder::of(&dates)).await,
        Err(wrong) => Err(Refusal::field(Field::Columns, wrong).into()),
    };
    bridge::answered(&caller, (FORM, typed), explained).await?;
    bridge::go(&routes::load_asked(&platform, &company, &id, "columnas"));
    Ok(())
}
