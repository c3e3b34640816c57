//! Translates between the table of companies and its use case.

use domain::company::Adherence;
use domain::membership::{MembershipState, Perfil, Standing};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::account::api::OwnView;
use crate::failure::Failure;

/// Own data and one page of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompaniesView {
    /// Own data.
    pub own: OwnView,
    /// What the person is here.
    pub standing: Standing,
    /// The rows.
    pub rows: Vec<RowView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Whether there are so many that a search helps.
    pub many: bool,
    /// The company that stands before all others, for the way to the next page.
    pub first: String,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowView {
    /// The company, as the address names it.
    pub company: String,
    /// Its number, as people write it.
    pub rut: String,
    /// «Razón social».
    pub name: String,
    /// The perfil in it.
    pub perfil: Perfil,
    /// What that is called, where it is one of the company's own.
    pub perfil_name: Option<String>,
    /// «Habilitado» or «Inhabilitado».
    pub state: MembershipState,
    /// Whether the company is adhered.
    pub adherence: Adherence,
    /// Whether «Acceder» is offered.
    pub open: bool,
}

/// Own data and the companies after that cursor that are sought; strangers are sent to sign in. The
/// first page begins with the company that this browser was in last, the others leave out `first`.
#[server(endpoint = "companies/view")]
pub async fn load_companies(
    platform: String,
    #[server(default)] after: String,
    #[server(default)] wanted: String,
    #[server(default)] first: String,
) -> Result<CompaniesView, Failure> {
    use crate::{bridge, routes};
    use backend::membership::{Asked, table};
    use domain::company::Sought;
    let here = routes::companies(&platform);
    let own = bridge::own_view(&platform, &here).await?;
    let caller = bridge::member(&platform, &here).await?;
    let after = bridge::cursor(&after);
    let first = match &after {
        Some(_) => first.parse().ok(),
        None => bridge::last_company(&caller),
    };
    let asked = Asked {
        after,
        sought: Sought::parse(&wanted),
        first,
    };
    let mine = table(&caller, &asked).await.map_err(bridge::fail)?;
    Ok(CompaniesView {
        own,
        standing: mine.standing,
        many: mine.many,
        first: first.map(|first| first.to_string()).unwrap_or_default(),
        next: mine.next.map(|(name, company)| format!("{company}{name}")),
        rows: mine.companies.into_iter().map(RowView::from).collect(),
    })
}
