//! Translates between the page behind an invitation's link and its use cases.

use std::collections::BTreeMap;

use domain::membership::Tier;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What waits behind the link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitedView {
    /// The institution.
    pub institution: String,
    /// What the invitee is called there.
    pub name: String,
    /// The invited address, which will sign in.
    pub email: String,
    /// The role.
    pub tier: Tier,
    /// The mobile that the institution wrote down, masked.
    pub on_file: String,
    /// The mobile that a code was sent to, masked.
    pub confirming: Option<String>,
    /// Whether that code can be tried.
    pub sent: bool,
    /// What was typed into a form that was refused; never a password.
    pub typed: BTreeMap<String, String>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "accept";

/// What waits behind the link that this browser opened.
#[server(endpoint = "invitation/view")]
pub async fn load_invitation(platform: String) -> Result<InvitedView, Failure> {
    use crate::bridge;
    use backend::invitation;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let opened = invitation::open(&caller).await.map_err(bridge::fail)?;
    let typed = bridge::recalled(&caller, FORM).await?;
    Ok(InvitedView {
        institution: opened.institution,
        name: opened.name,
        email: opened.email,
        tier: opened.tier,
        on_file: opened.on_file,
        confirming: opened.confirming,
        sent: opened.sent.is_some(),
        typed,
    })
}

/// «Seguir y recibir el código».
#[server(endpoint = "invitation/begin")]
pub async fn begin_invitation(
    platform: String,
    #[server(default)] document: String,
    #[server(default)] phone: String,
    #[server(default)] password: String,
    #[server(default)] password_again: String,
    #[server(default)] consent_data: String,
    #[server(default)] consent_messages: String,
) -> Result<(), Failure> {
    use crate::text::registration as words;
    use crate::{bridge, routes};
    use backend::invitation::{Chosen, begin};
    use backend::registration::ConsentTexts;
    let caller = bridge::caller(&platform).await?;
    let face = caller.platform.face();
    let typed = bridge::typed([("document", &document), ("phone", &phone)]);
    let chosen = Chosen {
        document,
        phone,
        password,
        again: password_again,
        consent_data: consent_data == "yes",
        consent_messages: consent_messages == "yes",
        texts: ConsentTexts {
            data: words::consent_data(&face),
            messages: words::consent_messages(&face),
        },
    };
    let begun = begin(&caller, &chosen).await;
    bridge::answered(&caller, (FORM, typed), begun).await?;
    bridge::go(&routes::invitation(&platform));
    Ok(())
}

/// «Enviar otro código».
#[server(endpoint = "invitation/send-code")]
pub async fn send_invitation_code(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::invitation::send_code(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::invitation(&platform));
    Ok(())
}

/// «Crear mi cuenta»: spends the link and signs in.
#[server(endpoint = "invitation/accept")]
pub async fn accept_invitation(
    platform: String,
    #[server(default)] code: String,
) -> Result<(), Failure> {
    use crate::bridge;
    let caller = bridge::caller(&platform).await?;
    let entered = backend::invitation::accept(&caller, &code)
        .await
        .map_err(bridge::fail)?;
    bridge::clear_link(&platform);
    bridge::enter(&caller, &entered, "").await
}
