//! A no on its way out: what pages are told, what is logged, and the status that clients without pages
//! see.

use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use backend::fault::Denied;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::visit;
use crate::failure::Failure;

/// A use case's no, logged once when it is ours, with the status of clients without pages.
#[must_use]
pub fn fail(denied: Denied) -> Failure {
    match denied {
        Denied::Refused(refusal) => refuse(refusal),
        Denied::Fault(fault) => {
            let number = visit().map(|visit| visit.trace).unwrap_or_default();
            let chain = chain(&fault);
            tracing::error!(number, chain, "a use case failed");
            let retry = fault.retry_seconds();
            let ours = StatusCode::INTERNAL_SERVER_ERROR;
            let status = retry.map_or(ours, |_| StatusCode::SERVICE_UNAVAILABLE);
            machine_status(status, retry);
            Failure::Fault { number }
        }
    }
}

/// A no of the rules, with the status of clients without pages.
#[must_use]
pub fn refuse(refusal: Refusal) -> Failure {
    let (status, retry) = match &refusal {
        Refusal::NotFound => (StatusCode::NOT_FOUND, None),
        Refusal::NotAllowed => (StatusCode::FORBIDDEN, None),
        Refusal::SessionOver => (StatusCode::UNAUTHORIZED, None),
        Refusal::SignInBusy { retry_seconds } => {
            (StatusCode::SERVICE_UNAVAILABLE, Some(*retry_seconds))
        }
        Refusal::TooMany { retry_seconds } => (StatusCode::TOO_MANY_REQUESTS, Some(*retry_seconds)),
        _ => (StatusCode::UNPROCESSABLE_ENTITY, None),
    };
    machine_status(status, retry);
    Failure::Refused(refusal)
}

/// Sets a status unless a page follows: a plain form must get its redirect, not a raw body.
fn machine_status(status: StatusCode, retry_seconds: Option<u32>) {
    let (Some(parts), Some(response)) = (use_context::<Parts>(), use_context::<ResponseOptions>())
    else {
        return;
    };
    let wants_page = parts
        .headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    // The hard limit of the machine is told to everybody, also in the status.
    if wants_page && status != StatusCode::SERVICE_UNAVAILABLE {
        return;
    }
    if !wants_page {
        response.set_status(status);
    }
    if let Some(seconds) = retry_seconds {
        response.insert_header(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
