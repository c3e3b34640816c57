//! Letting somebody in: the session's cookie, and where they are led.

use axum::http::{HeaderValue, header};
use backend::caller::{self, Caller};
use backend::keys::Secret;
use backend::session::Device;
use backend::sign_in::{Entered, Way};
use domain::id::{self, Id};
use domain::membership::Standing;
use domain::time::Span;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::{fail, go};
use crate::failure::Failure;
use crate::routes;

/// Gives the browser its session; without a span the cookie dies with the browser.
pub fn set_session(platform: &str, token: &Secret, lasts: Option<Span>) {
    set_cookie(&caller::session_cookie(platform), &token.expose(), lasts);
}

/// Gives the browser its session, for as long as the policy and the machine allow.
pub fn keep_session(caller: &Caller, token: &Secret, device: Device) {
    let lasts = match device {
        Device::Own => Some(caller.platform.policy.sessions.absolute()),
        Device::Shared => None,
    };
    set_session(caller.platform.slug.as_str(), token, lasts);
}

/// Lets somebody in who was just admitted, and on to where they wanted, if it is ours and
/// nothing comes before it.
///
/// # Errors
/// [`Failure::Fault`] when the database fails.
pub async fn enter(caller: &Caller, entered: &Entered, next: &str) -> Result<(), Failure> {
    let platform = caller.platform.slug.as_str();
    keep_session(caller, &entered.secret, entered.device);
    match entered.way {
        Way::Anywhere => match routes::own_path(platform, next) {
            Some(next) => go(next),
            None => go(&landing(&admitted(caller, entered).await?).await?),
        },
        Way::Review => go(&routes::review(platform)),
        Way::Challenge => go(&routes::challenge(platform)),
        Way::SecondFactor => go(&routes::code_then(platform, next)),
        Way::Enrolment => go(&routes::security(platform)),
        Way::NewPassword => go(&routes::first_password(platform)),
    }
    Ok(())
}

/// Whoever was just admitted, as the next request of this browser will find them.
async fn admitted(caller: &Caller, entered: &Entered) -> Result<Caller, Failure> {
    let platform = caller.platform.slug.as_str();
    let mut visit = caller.visit.clone();
    let cookie = caller::session_cookie(platform);
    visit.cookies.insert(cookie, entered.secret.expose());
    let found = caller.backend.caller(visit, platform).await;
    found.map_err(fail)
}

/// Where somebody is led who wanted nothing in particular: into their one company, to the table
/// of several, to what explains that none opens, or home (A-20, A-21, Q17, Q43).
///
/// # Errors
/// [`Failure::Fault`] when the database fails; a no for strangers.
pub async fn landing(caller: &Caller) -> Result<String, Failure> {
    let platform = caller.platform.slug.as_str();
    // Those with a role come for their work.
    if caller.role().is_some() {
        return Ok(routes::home(platform));
    }
    let standing = backend::membership::standing(caller).await.map_err(fail)?;
    Ok(match standing {
        (Standing::Alone, _) => routes::home(platform),
        (Standing::One, Some(company)) => routes::company(platform, &company.to_string()),
        _ => routes::companies(platform),
    })
}

/// How long a browser remembers where somebody was last.
const LAST_COMPANY: Span = Span::days(180);

/// The browser remembers the company in which somebody is, for the top of their table; a shared one
/// does so until it is closed.
pub(super) fn remember_company(caller: &Caller) {
    let Some(session) = &caller.session else {
        return;
    };
    let at = session.at.as_ref().filter(|at| at.door.is_ok());
    let before = last_company(caller);
    if let Some(at) = at.filter(|at| Some(at.company) != before) {
        let name = caller::company_cookie(caller.platform.slug.as_str());
        let lasts = (!session.shared).then_some(LAST_COMPANY);
        set_cookie(&name, &at.company.to_string(), lasts);
    }
}

/// The company in which this browser was last.
#[must_use]
pub fn last_company(caller: &Caller) -> Option<Id<id::Company>> {
    let name = caller::company_cookie(caller.platform.slug.as_str());
    caller.visit.cookies.get(&name)?.parse().ok()
}

/// Takes the session away.
pub fn clear_session(platform: &str) {
    set_cookie(
        &caller::session_cookie(platform),
        "",
        Some(Span::seconds(0)),
    );
}

/// Takes the token of a mailed link away.
pub fn clear_link(platform: &str) {
    set_cookie(&caller::link_cookie(platform), "", Some(Span::seconds(0)));
}

pub(super) fn set_cookie(name: &str, value: &str, lasts: Option<Span>) {
    let lasts = lasts.map(|span| format!(" Max-Age={};", span.0 / 1_000_000));
    let lasts = lasts.unwrap_or_default();
    let cookie = format!("{name}={value}; Path=/;{lasts} Secure; HttpOnly; SameSite=Lax");
    if let (Some(response), Ok(value)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(&cookie),
    ) {
        response.append_header(header::SET_COOKIE, value);
    }
}
