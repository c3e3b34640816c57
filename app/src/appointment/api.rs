//! Translates between the page of an appointment and its use cases.

use domain::membership::Basis;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What was typed into a form that was refused; no password comes back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedView {
    /// «Primer nombre».
    pub first_name: String,
    /// «Segundo nombre».
    pub second_name: String,
    /// «Primer apellido».
    pub first_surname: String,
    /// «Segundo apellido».
    pub second_surname: String,
    /// «RUT».
    pub document: String,
}

/// What the link offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedView {
    /// «Razón social».
    pub company: String,
    /// What whoever says yes becomes; none for somebody of the company's list.
    pub basis: Option<Basis>,
    /// Where the link went.
    pub email: String,
    /// Whether the address has an account.
    pub has_account: bool,
    /// What was typed into a form that was refused.
    pub typed: TypedView,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "appointment";

/// What the link that this browser opened offers.
#[server(endpoint = "appointment/view")]
pub async fn load_offered(platform: String) -> Result<OfferedView, Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let offered = backend::membership::offered(&caller)
        .await
        .map_err(bridge::fail)?;
    let typed = bridge::recalled(&caller, FORM).await?;
    let of = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let typed = TypedView {
        first_name: of("first_name"),
        second_name: of("second_name"),
        first_surname: of("first_surname"),
        second_surname: of("second_surname"),
        document: of("document"),
    };
    Ok(OfferedView {
        company: offered.name,
        basis: offered.basis,
        email: offered.email,
        has_account: offered.has_account,
        typed,
    })
}

/// «Aceptar el nombramiento».
#[server(endpoint = "appointment/accept")]
pub async fn accept_appointment(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let company = backend::membership::accept(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::clear_link(&platform);
    bridge::go(&routes::company(&platform, &company.to_string()));
    Ok(())
}

/// «Crear mi cuenta y aceptar»: spends the link and signs in.
#[server(endpoint = "appointment/join")]
pub async fn join_company(
    platform: String,
    #[server(default)] first_name: String,
    #[server(default)] second_name: String,
    #[server(default)] first_surname: String,
    #[server(default)] second_surname: String,
    #[server(default)] document: String,
    #[server(default)] password: String,
    #[server(default)] password_again: String,
    #[server(default)] consent_data: String,
    #[server(default)] consent_messages: String,
) -> Result<(), Failure> {
    use crate::bridge;
    use crate::text::registration as words;
    use backend::registration::ConsentTexts;
    use domain::membership::TypedInvitee;
    let caller = bridge::caller(&platform).await?;
    let face = caller.platform.face();
    let texts = ConsentTexts {
        data: words::consent_data(&face),
        messages: words::consent_messages(&face),
    };
    let told = bridge::typed([
        ("first_name", &first_name),
        ("second_name", &second_name),
        ("first_surname", &first_surname),
        ("second_surname", &second_surname),
        ("document", &document),
    ]);
    let typed = TypedInvitee {
        first_name,
        second_name,
        first_surname,
        second_surname,
        rut: document,
        consent_data: consent_data == "yes",
        consent_messages: consent_messages == "yes",
    };
    let chosen = (password.as_str(), password_again.as_str());
    let joined = backend::membership::join(&caller, &typed, chosen, &texts).await;
    let entered = bridge::answered(&caller, (FORM, told), joined).await?;
    bridge::clear_link(&platform);
    bridge::enter(&caller, &entered, "").await
}
