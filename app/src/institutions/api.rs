//! Translates between the operators' page of institutions and its use cases.

use std::collections::BTreeMap;

use domain::membership::Invited;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// An institution in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstitutionView {
    /// What its acts are sent with.
    pub company: String,
    /// Its number, as people write it.
    pub rut: String,
    /// «Razón social».
    pub name: String,
    /// Its plan.
    pub plan: String,
    /// Seats taken.
    pub taken: i64,
    /// Seats.
    pub seats: i64,
    /// How far the first invitation is.
    pub first: Option<Invited>,
    /// Whether it can be sent again.
    pub resend: bool,
    /// Whether somebody leads it; else a first one can be invited again.
    pub led: bool,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstitutionsView {
    /// Who is at work.
    pub operator: String,
    /// Newest first.
    pub items: Vec<InstitutionView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// What was typed into a form that was refused.
    pub typed: BTreeMap<String, String>,
    /// What was typed into the form that invites a first one again, and was refused.
    pub typed_first: BTreeMap<String, String>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "institution";

/// A page of institutions; whoever is no operator is led to where operators sign in.
#[server(endpoint = "institutions/view")]
pub async fn load_institutions(
    platform: String,
    #[server(default)] after: String,
) -> Result<InstitutionsView, Failure> {
    use crate::bridge;
    use backend::{cursor, plan};
    let operation = bridge::operation(&platform).await?;
    let after = cursor::read(&after).map_err(bridge::refuse)?;
    let plans = plan::list(&operation.hand(), after)
        .await
        .map_err(bridge::fail)?;
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::recalled(&caller, FORM).await?;
    Ok(InstitutionsView {
        operator: operation.name().to_owned(),
        next: plans.next.map(cursor::write),
        items: plans
            .items
            .into_iter()
            .map(bridge::institution_view)
            .collect(),
        typed,
        typed_first: bridge::recalled(&caller, super::first_api::FORM).await?,
    })
}

/// «Crear e invitar» (C-31).
#[server(endpoint = "institutions/create")]
pub async fn create_institution(
    platform: String,
    #[server(flatten)] sent: BTreeMap<String, String>,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::company::{Item, Section};
    use domain::membership::{TypedGuest, TypedInstitution};
    use domain::refusal::Field;
    let operation = bridge::operation(&platform).await?;
    let caller = bridge::caller(&platform).await?;
    let of = |field: Field| sent.get(&*field.name()).cloned().unwrap_or_default();
    let company = |item| of(Field::Company(Section::Company, item));
    let institution = TypedInstitution {
        rut: company(Item::Rut),
        legal_name: company(Item::LegalName),
        plan: company(Item::Product),
        seats: of(Field::Seats),
        first: TypedGuest {
            first_name: of(Field::FirstName),
            first_surname: of(Field::FirstSurname),
            second_surname: of(Field::SecondSurname),
            document: of(Field::Document),
            email: of(Field::Email),
            phone: of(Field::Phone),
            role: String::new(),
        },
    };
    let created = backend::plan::create(&operation.hand(), &institution).await;
    bridge::answered(&caller, (FORM, bridge::typed(&sent)), created).await?;
    bridge::go(&routes::institutions_done(&platform, "creada"));
    Ok(())
}

/// «Cambiar cupos» and «Reenviar invitación».
#[server(endpoint = "institutions/change")]
pub async fn change_institution(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] seats: String,
    #[server(default)] act: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::{invitation, plan};
    let operation = bridge::operation(&platform).await?;
    let company = bridge::named(&company)?;
    let hand = &operation.hand();
    let done = if act == "resend" {
        let resent = invitation::resend_first(hand, company).await;
        resent.map(|()| "reenviada")
    } else {
        let changed = plan::set_seats(hand, company, &seats).await;
        changed.map(|()| "cupos")
    };
    let done = done.map_err(bridge::fail)?;
    bridge::go(&routes::institutions_done(&platform, done));
    Ok(())
}
