//! Translates between the page of the code to the address or phone on file and its use cases.

use domain::challenge::CodeWay;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// Each way that a code can go, e-mail first, and where it leads, masked.
pub type Ways = Vec<(CodeWay, String)>;

/// Where a code goes, and the one that went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeView {
    /// Empty where no code can be sent.
    pub ways: Ways,
    /// The code that can be tried.
    pub sent: Option<SentView>,
}

/// A code that can be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentView {
    /// Which way it went.
    pub way: CodeWay,
    /// What is left of its time, rounded up.
    pub minutes_left: u32,
    /// Tries left.
    pub tries_left: u8,
}

/// What the page shows; whoever is past it is led on.
#[server(endpoint = "challenge/code")]
pub async fn load_code(platform: String) -> Result<CodeView, Failure> {
    use crate::{bridge, routes};
    use backend::challenge::View;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let view = match backend::challenge::view(&caller).await {
        Ok(view) => view,
        Err(denied) => return Err(bridge::before_hurdle(&caller, denied)),
    };
    if let View::Passed { review_due } = view {
        bridge::go(&if review_due {
            routes::review(&platform)
        } else {
            routes::home(&platform)
        });
    }
    let on_file = backend::challenge::on_file(&caller)
        .await
        .map_err(bridge::fail)?;
    let sent = on_file.as_ref().and_then(|on_file| on_file.sent);
    Ok(CodeView {
        ways: on_file.map(|on_file| on_file.ways).unwrap_or_default(),
        sent: sent.map(|sent| SentView {
            way: sent.way,
            minutes_left: sent.seconds_left.div_ceil(60),
            tries_left: sent.tries_left,
        }),
    })
}

/// «Recibir un código…» and «Enviar otro código».
#[server(endpoint = "challenge/send-code")]
pub async fn send_code(platform: String, #[server(default)] way: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    // A page of before there was a choice says nothing.
    let way = CodeWay::parse(&way).unwrap_or(CodeWay::Mail);
    let caller = bridge::caller(&platform).await?;
    backend::challenge::send(&caller, way)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::challenge_code(&platform));
    Ok(())
}

/// «Validar».
#[server(endpoint = "challenge/prove")]
pub async fn prove_code(platform: String, #[server(default)] code: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let session = backend::challenge::prove(&caller, &code)
        .await
        .map_err(bridge::fail)?;
    let lasts = backend::session::cookie_life(&caller);
    bridge::set_session(&platform, &session, lasts);
    bridge::go(&routes::review(&platform));
    Ok(())
}
