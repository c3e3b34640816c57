//! Translates between the pages of the second factor and its use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// Where somebody stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityView {
    /// Recovery codes left; none where no second factor is in force.
    pub codes_left: Option<i64>,
    /// Whether a role asks for it.
    pub needed: bool,
    /// Whether a key by text message is asked where none is in force.
    pub texted: bool,
    /// A secret that waits for its first code.
    pub offered: Option<Offered>,
    /// Recovery codes just made.
    pub codes: Vec<String>,
}

/// A secret for a telephone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// To be typed.
    pub secret: String,
    /// To be opened on the telephone itself.
    pub address: String,
    /// Squares on each side of the picture.
    pub side: usize,
    /// Its dark squares, as an outline.
    pub path: String,
}

/// How a code can be given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaysView {
    /// Whether there is an application for codes.
    pub application: bool,
    /// The mobile that a key can go to, masked.
    pub mobile: Option<String>,
    /// Whether one was sent that can be tried.
    pub sent: bool,
    /// Whether nothing but a text message would do, and none can go anywhere.
    pub stuck: bool,
}

/// How a code can be given, if one is asked at all; everybody else is sent to where they stand.
#[server(endpoint = "second-factor/ask")]
pub async fn load_code(platform: String) -> Result<WaysView, Failure> {
    use crate::bridge;
    use domain::account::Stage;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let session = caller.session.as_ref();
    if session.is_none_or(|session| session.stage != Stage::SecondFactor) {
        bridge::go(&bridge::hurdle(&caller, ""));
        return Ok(WaysView::default());
    }
    let ways = backend::second_factor::ways(&caller)
        .await
        .map_err(bridge::fail)?;
    Ok(WaysView {
        application: ways.application,
        stuck: !ways.application && ways.mobile.is_none(),
        mobile: ways.mobile,
        sent: ways.sent.is_some(),
    })
}

/// «Enviar otra clave»; with an application, the first one (C-25).
#[server(endpoint = "second-factor/send")]
pub async fn send_key(platform: String, #[server(default)] next: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::second_factor::send_text(&caller)
        .await
        .map_err(bridge::fail)?;
    let next = routes::own_path(&platform, &next).unwrap_or_default();
    bridge::go(&routes::key_then(&platform, next));
    Ok(())
}

/// «Entrar», with a code of either kind.
#[server(endpoint = "second-factor/pass")]
pub async fn pass_code(
    platform: String,
    #[server(default)] code: String,
    #[server(default)] way: String,
    #[server(default)] next: String,
) -> Result<(), Failure> {
    use crate::bridge;
    let caller = bridge::caller(&platform).await?;
    let entered = match way.as_str() {
        "sms" => backend::second_factor::pass_text(&caller, &code).await,
        _ => backend::second_factor::pass(&caller, &code).await,
    };
    let entered = entered.map_err(bridge::fail)?;
    bridge::enter(&caller, &entered, &next).await?;
    Ok(())
}

/// Where somebody stands; strangers are sent to sign in, others to the hurdle before them.
#[server(endpoint = "second-factor/view")]
pub async fn load_security(platform: String) -> Result<SecurityView, Failure> {
    use crate::{bridge, routes};
    use backend::fault::Denied;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    match backend::second_factor::view(&caller).await {
        Ok(view) => Ok(bridge::security_view(view)),
        Err(denied) => {
            if matches!(denied, Denied::Refused(_)) {
                bridge::go(&bridge::hurdle(&caller, &routes::security(&platform)));
            }
            Err(bridge::fail(denied))
        }
    }
}

/// «Comenzar»: offers a secret.
#[server(endpoint = "second-factor/begin")]
pub async fn begin_factor(
    platform: String,
    #[server(default)] current_password: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::second_factor::{Proof, begin};
    let caller = bridge::caller(&platform).await?;
    let proof = Proof {
        password: domain::Password::offered(&current_password),
        code: String::new(),
    };
    begin(&caller, &proof).await.map_err(bridge::fail)?;
    bridge::go(&routes::security(&platform));
    Ok(())
}

/// «Activar»: the first code.
#[server(endpoint = "second-factor/confirm")]
pub async fn confirm_factor(
    platform: String,
    #[server(default)] code: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let confirmed = backend::second_factor::confirm(&caller, &code)
        .await
        .map_err(bridge::fail)?;
    bridge::keep_session(&caller, &confirmed.secret, confirmed.device);
    bridge::go(&routes::security(&platform));
    Ok(())
}

/// New recovery codes, another telephone, or none: buttons of one form, because all of them ask
/// for the password and a code.
#[server(endpoint = "second-factor/change")]
pub async fn change_factor(
    platform: String,
    #[server(default)] current_password: String,
    #[server(default)] code: String,
    #[server(default)] act: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::second_factor::{self as factor, Proof};
    let caller = bridge::caller(&platform).await?;
    let proof = Proof {
        password: domain::Password::offered(&current_password),
        code,
    };
    let done = match act.as_str() {
        "phone" => factor::begin(&caller, &proof).await,
        "off" => factor::switch_off(&caller, &proof).await,
        _ => factor::renew(&caller, &proof).await,
    };
    done.map_err(bridge::fail)?;
    bridge::go(&routes::security(&platform));
    Ok(())
}

/// «Ya los guardé» and «Cancelar».
#[server(endpoint = "second-factor/put-away")]
pub async fn put_away(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::second_factor::put_away(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::security(&platform));
    Ok(())
}
