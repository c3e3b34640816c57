//! Translates between the pages of workers who register and their use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What was typed into a form that was refused; the number of the card never comes back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedView {
    /// «RUT».
    pub document: String,
    /// «Correo electrónico».
    pub email: String,
    /// The company whose sheet led here.
    pub company: Option<String>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "worker";

/// What was typed into a form that was refused, and the company whose sheet led there.
#[server(endpoint = "worker/form")]
pub async fn load_form(
    platform: String,
    #[server(default)] company: String,
) -> Result<TypedView, Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::recalled(&caller, FORM).await?;
    let of = |name: &str| typed.get(name).cloned().unwrap_or_default();
    Ok(TypedView {
        document: of("document"),
        email: of("email"),
        company: backend::company::of_sheet(&caller, &company)
            .await
            .map_err(bridge::fail)?,
    })
}

/// «Registrarse».
#[server(endpoint = "worker/start")]
pub async fn register_worker(
    platform: String,
    #[server(default)] document: String,
    #[server(default)] card_number: String,
    #[server(default)] email: String,
    #[server(default)] consent_data: String,
    #[server(default)] consent_messages: String,
) -> Result<(), Failure> {
    use crate::text::registration as words;
    use crate::{bridge, routes};
    use backend::registration::ConsentTexts;
    use domain::membership::TypedClaim;
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([("document", &document), ("email", &email)]);
    let claim = TypedClaim {
        rut: document,
        card: card_number,
        email,
        consent_data: consent_data == "yes",
        consent_messages: consent_messages == "yes",
    };
    let face = caller.platform.face();
    let texts = ConsentTexts {
        data: words::consent_data(&face),
        messages: words::consent_messages(&face),
    };
    let started = backend::worker::start(&caller, &claim, &texts).await;
    bridge::answered(&caller, (FORM, typed), started).await?;
    bridge::go(&routes::worker_sent(&platform));
    Ok(())
}

/// «Reenviar».
#[server(endpoint = "worker/resend")]
pub async fn resend_worker(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::worker::resend(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::worker_resent(&platform));
    Ok(())
}

/// Whether the link that this browser opened is good.
#[server(endpoint = "worker/link")]
pub async fn load_link(platform: String) -> Result<(), Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    backend::worker::standing(&caller)
        .await
        .map_err(bridge::fail)
}

/// «Crear mi cuenta»: spends the link and signs in.
#[server(endpoint = "worker/finish")]
pub async fn finish_worker(
    platform: String,
    #[server(default)] password: String,
    #[server(default)] password_again: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::worker::{Claimed, finish};
    let caller = bridge::caller(&platform).await?;
    let claimed = finish(&caller, &password, &password_again)
        .await
        .map_err(bridge::fail)?;
    bridge::clear_link(&platform);
    match claimed {
        Claimed::Entered(entered) => bridge::enter(&caller, &entered, "").await?,
        Claimed::HasAccount => bridge::go(&routes::has_account(&platform)),
    }
    Ok(())
}

/// «No fui yo» (Q49).
#[server(endpoint = "worker/stop")]
pub async fn stop_worker(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::worker::Stopped;
    let caller = bridge::caller(&platform).await?;
    let stopped = backend::worker::stop(&caller).await.map_err(bridge::fail)?;
    bridge::clear_link(&platform);
    bridge::go(&match stopped {
        Stopped::Before => routes::worker_stopped(&platform),
        Stopped::Undone => routes::worker_undone(&platform),
    });
    Ok(())
}

/// «Soy yo» (Q12).
#[server(endpoint = "worker/lift")]
pub async fn lift_worker(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::worker::lift_by_contact(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::clear_link(&platform);
    bridge::go(&routes::worker_lifted(&platform));
    Ok(())
}
