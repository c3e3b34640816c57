//! Translates between «Revise sus datos» and its use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What is known of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewView {
    /// Whether it is still to be confirmed.
    pub due: bool,
    /// The document.
    pub document: String,
    /// The address that signs in.
    pub email: String,
    /// Date of birth.
    pub birth_date: String,
    /// «Primer Nombre».
    pub first_name: String,
    /// «Segundo Nombre».
    pub second_name: String,
    /// «Primer Apellido».
    pub first_surname: String,
    /// «Segundo Apellido».
    pub second_surname: String,
    /// Mobile phone.
    pub phone: String,
}

/// What the page shows, after the proof only.
#[server(endpoint = "review/view")]
pub async fn load_review(platform: String) -> Result<ReviewView, Failure> {
    use crate::bridge;
    let caller = bridge::caller(&platform).await?;
    let known = backend::review::view(&caller).await.map_err(bridge::fail)?;
    let backend::review::Corrections {
        first_name,
        second_name,
        first_surname,
        second_surname,
        phone,
    } = known.corrections;
    Ok(ReviewView {
        due: known.due,
        document: known.document,
        email: known.email,
        birth_date: known.birth_date,
        first_name,
        second_name,
        first_surname,
        second_surname,
        phone,
    })
}

/// «Confirmar».
#[server(endpoint = "review/confirm")]
pub async fn confirm_review(
    platform: String,
    #[server(default)] first_name: String,
    #[server(default)] second_name: String,
    #[server(default)] first_surname: String,
    #[server(default)] second_surname: String,
    #[server(default)] phone: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let corrections = backend::review::Corrections {
        first_name,
        second_name,
        first_surname,
        second_surname,
        phone,
    };
    backend::review::confirm(&caller, &corrections)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::home(&platform));
    Ok(())
}
