//! Translates between the page of a company's tax data and their use cases.

use std::collections::BTreeMap;

use domain::company::TypedTax;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// The form as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxView {
    /// The company, as the address names it.
    pub company: String,
    /// What stands in the fields: what was typed before a refusal, or what is stored.
    pub typed: TypedTax,
    /// Over which version that is typed; goes back with it.
    pub version: i64,
    /// The commercial contact of the opening.
    pub commercial: Option<String>,
    /// What the account was opened with, label and value.
    pub opened: Vec<(String, String)>,
    /// What somebody else saved meanwhile, label and value; empty where nobody did.
    pub newer: Vec<(String, String)>,
}

/// The tax data of that company (W-37, Q7).
#[server(endpoint = "inside/tax")]
pub async fn load_tax(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] beside: bool,
) -> Result<TaxView, Failure> {
    use crate::{bridge, routes};
    let here = routes::tax(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    bridge::tax_view(&caller, company, beside).await
}

/// «Guardar». Where somebody else saved meanwhile, the page shows that beside what was typed.
#[server(endpoint = "inside/tax-save")]
pub async fn save_tax(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] seen: String,
    #[server(flatten)] sent: BTreeMap<String, String>,
) -> Result<(), Failure> {
    use crate::bridge;
    let caller = bridge::caller_at(&platform, &company).await?;
    let next = bridge::tax_saved(&caller, &company, &seen, &sent).await?;
    bridge::go(&next);
    Ok(())
}
