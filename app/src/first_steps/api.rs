//! Translates between the pages of the first day and their use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What one did already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepsView {
    /// The companies that one administers, by name; at most one page of them.
    pub companies: Vec<String>,
    /// The first of them, as addresses name it.
    pub first: Option<String>,
    /// Whether sign-in asks for a code besides the password.
    pub codes: bool,
    /// Whether that company's tax data are there; none where nobody is asked for them (Q7).
    pub tax: Option<bool>,
    /// Whether that company has a section.
    pub sections: bool,
    /// Whether somebody besides the first user is among its people.
    pub people: bool,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "initial_password";

/// Until when the initial password is good; only for whoever signed in with one (W-31).
#[server(endpoint = "first-password/view")]
pub async fn load_end(platform: String) -> Result<String, Failure> {
    use crate::bridge;
    use backend::fault::Denied;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let ends = backend::initial_password::ends(&caller).await;
    ends.map_err(|denied| {
        // A fault of ours is told here: the way on would lead back to this page.
        if matches!(denied, Denied::Refused(_)) {
            bridge::go(&bridge::hurdle(&caller, ""));
        }
        bridge::fail(denied)
    })
}

/// «Guardar mi contraseña» (W-30).
#[server(endpoint = "first-password/choose")]
pub async fn choose_password(
    platform: String,
    #[server(default)] current_password: String,
    #[server(default)] password: String,
    #[server(default)] password_again: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::password::{Change, change};
    let caller = bridge::caller(&platform).await?;
    let input = Change {
        current: domain::password::Password::offered(&current_password),
        chosen: password,
        again: password_again,
    };
    let changed = change(&caller, &input).await.map_err(bridge::fail)?;
    bridge::keep_session(&caller, &changed.secret, changed.device);
    bridge::go(&routes::first_steps_begin(&platform));
    Ok(())
}

/// What was typed into «Pedir otra contraseña inicial» and refused.
#[server(endpoint = "first-password/form")]
pub async fn load_ask(platform: String) -> Result<String, Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let mut typed = bridge::recalled(&caller, FORM).await?;
    Ok(typed.remove("identity").unwrap_or_default())
}

/// «Pedir otra contraseña inicial»: the same answer for everybody (W-32, Q53).
#[server(endpoint = "first-password/ask")]
pub async fn ask_initial(
    platform: String,
    #[server(default)] identity: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let asked = backend::initial_password::ask_again(&caller, &identity).await;
    let typed = bridge::typed([("identity", &identity)]);
    bridge::answered(&caller, (FORM, typed), asked).await?;
    bridge::go(&routes::initial_password_asked(&platform));
    Ok(())
}

/// What to do first, for whoever is past every hurdle.
#[server(endpoint = "first-steps/view")]
pub async fn load_steps(platform: String) -> Result<StepsView, Failure> {
    use crate::{bridge, routes};
    use domain::membership::Perfil;
    let caller = bridge::member(&platform, &routes::first_steps(&platform)).await?;
    let mine = backend::membership::mine(&caller, None)
        .await
        .map_err(bridge::fail)?;
    let factor = backend::second_factor::view(&caller)
        .await
        .map_err(bridge::fail)?;
    let led = mine.companies.into_iter();
    let led = led.filter(|one| one.perfil == Perfil::Administrator && one.door.is_ok());
    let led: Vec<_> = led.collect();
    let first = led.first().map(|one| one.company.to_string());
    let ((sections, people), tax) = match &first {
        Some(company) => {
            let inside = bridge::caller_at(&platform, company).await?;
            let begun = bridge::structure_begun(&inside).await?;
            (begun, bridge::tax_given(&inside).await?)
        }
        None => ((false, false), None),
    };
    Ok(StepsView {
        first,
        tax,
        sections,
        people,
        companies: led.into_iter().map(|one| one.name).collect(),
        codes: factor.on.is_some(),
    })
}
