//! Translates between the pages that change the own mobile and their use cases (C-23).

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What is next in a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NextStep {
    /// The key to the old number.
    Old,
    /// The code to the new one.
    New,
    /// The same, and then it waits.
    Lost,
    /// Its time.
    Waiting,
}

/// How things stand with the own mobile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MobileView {
    /// The number that keys go to, masked.
    pub current: Option<String>,
    /// Whether the person is past the key of the sign-in.
    pub full: bool,
    /// What is next and the new number, masked, of a change that was asked for.
    pub asked: Option<(NextStep, String)>,
    /// When it holds, where it waits.
    pub due: Option<String>,
    /// What was typed into a form that was refused.
    pub typed: BTreeMap<String, String>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "mobile";

/// How things stand with the own mobile; others are sent to where they stand.
#[server(endpoint = "second-factor/mobile")]
pub async fn load_mobile(platform: String) -> Result<MobileView, Failure> {
    use crate::{bridge, routes};
    use backend::fault::Denied;
    use domain::refusal::Refusal;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    match backend::mobile_change::standing(&caller).await {
        Ok(standing) => {
            let typed = bridge::recalled(&caller, FORM).await?;
            Ok(MobileView {
                typed,
                ..bridge::mobile_view(&caller, standing)?
            })
        }
        Err(denied) => {
            if matches!(
                denied,
                Denied::Refused(Refusal::SessionOver | Refusal::NotAllowed)
            ) {
                bridge::go(&bridge::hurdle(&caller, &routes::security(&platform)));
            }
            Err(bridge::fail(denied))
        }
    }
}

/// «Seguir»: the password, the new number, and whether the old one is at hand.
#[server(endpoint = "second-factor/mobile-ask")]
pub async fn ask_mobile(
    platform: String,
    #[server(default)] phone: String,
    #[server(default)] current_password: String,
    #[server(default)] way: String,
) -> Result<(), Failure> {
    use crate::bridge;
    use backend::mobile_change::{Way, ask};
    let caller = bridge::caller(&platform).await?;
    let password = domain::Password::offered(&current_password);
    let typed = bridge::typed([("phone", &phone), ("way", &way)]);
    let way = if way == "old" { Way::Old } else { Way::Lost };
    let asked = ask(&caller, &password, &phone, way).await;
    bridge::answered(&caller, (FORM, typed), asked).await?;
    bridge::go(&bridge::mobile_page(&caller, ""));
    Ok(())
}

/// «Confirmar»: the code of the step that is next.
#[server(endpoint = "second-factor/mobile-confirm")]
pub async fn confirm_mobile(
    platform: String,
    #[server(default)] code: String,
) -> Result<(), Failure> {
    use crate::bridge;
    use backend::mobile_change::{Done, confirm};
    let caller = bridge::caller(&platform).await?;
    let done = confirm(&caller, &code).await.map_err(bridge::fail)?;
    let news = match done {
        Done::Next => "",
        Done::Changed => "cambiado",
        Done::Waits => "espera",
    };
    bridge::go(&bridge::mobile_page(&caller, news));
    Ok(())
}

/// «Enviar otro código» and «Anular el cambio».
#[server(endpoint = "second-factor/mobile-change")]
pub async fn change_mobile(
    platform: String,
    #[server(default)] act: String,
) -> Result<(), Failure> {
    use crate::bridge;
    use backend::mobile_change::{again, cancel};
    let caller = bridge::caller(&platform).await?;
    let (done, news) = if act == "cancel" {
        (cancel(&caller).await, "anulado")
    } else {
        (again(&caller).await, "enviado")
    };
    done.map_err(bridge::fail)?;
    bridge::go(&bridge::mobile_page(&caller, news));
    Ok(())
}
