//! Translates between the operators' page of companies and its use cases.

use domain::company::Adherence;
use domain::membership::Basis;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A company in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyView {
    /// Its id.
    pub id: String,
    /// «Razón social».
    pub name: String,
    /// Its number, as people write it.
    pub rut: String,
    /// Whether it is adhered.
    pub adherence: Adherence,
    /// Whether nobody administers its accesses.
    pub leaderless: bool,
    /// Whether one of those who do represents it.
    pub represented: bool,
}

impl CompanyView {
    /// What an operator may name somebody of it for (Q51, A-27); nothing where it decides by itself.
    #[must_use]
    pub const fn lacks(&self) -> &'static [Basis] {
        match self.adherence {
            Adherence::Adhered => Basis::by_operator(self.leaderless, self.represented),
            Adherence::Ended => &[],
        }
    }
}

/// One page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompaniesView {
    /// The oldest first.
    pub items: Vec<CompanyView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Company and reason of a change that was refused.
    pub refused: Option<(String, String)>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "adherence";

/// A page of companies, or the one of that number; whoever is no operator is led to where operators
/// sign in.
#[server(endpoint = "operation/companies")]
pub async fn load_companies(
    platform: String,
    #[server(default)] after: String,
    #[server(default)] leaderless: bool,
    #[server(default)] rut: String,
) -> Result<CompaniesView, Failure> {
    use crate::bridge;
    use backend::{company, cursor};
    use domain::document::Rut;
    let operation = bridge::operation(&platform).await?;
    let caller = bridge::caller(&platform).await?;
    let after = cursor::read(&after).map_err(bridge::refuse)?;
    let hand = operation.hand();
    let listed = match (rut.trim(), Rut::parse(&rut)) {
        ("", _) => company::adherences(&hand, leaderless, after).await,
        (_, Ok(rut)) => company::adherence_of(&hand, rut).await,
        // What is no number is nobody's.
        (_, Err(_)) => Ok(company::Adherences {
            items: Vec::new(),
            next: None,
        }),
    };
    let listed = listed.map_err(bridge::fail)?;
    let view = |one: company::Adhering| CompanyView {
        id: one.company.to_string(),
        name: one.name,
        rut: one.rut.dotted(),
        adherence: one.adherence,
        leaderless: one.leaderless,
        represented: one.represented,
    };
    Ok(CompaniesView {
        items: listed.items.into_iter().map(view).collect(),
        next: listed.next.map(cursor::write),
        refused: bridge::recalled(&caller, FORM)
            .await
            .map(|mut typed| typed.remove("company").zip(typed.remove("reason")))?,
    })
}

/// «Terminar la adhesión» and «Adherir otra vez»; `adherence` is what it shall be.
#[server(endpoint = "operation/adherence")]
pub async fn change_adherence(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] adherence: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::Refusal;
    let operation = bridge::operation(&platform).await?;
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([("company", &company), ("reason", &reason)]);
    let company = bridge::named(&company)?;
    let next = adherence.parse();
    let next = next.map_err(|_| bridge::refuse(Refusal::Unreadable))?;
    let set = backend::company::set_adherence(&operation.hand(), company, next, &reason).await;
    bridge::answered(&caller, (FORM, typed), set).await?;
    bridge::go(&routes::operation_adherence_changed(&platform));
    Ok(())
}
