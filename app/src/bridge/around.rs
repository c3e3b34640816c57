//! What server functions find in the request around them, to be carried along.

use std::future::poll_fn;
use std::task::Poll;

use axum::http::request::Parts;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use serde::Serialize;

use super::Installation;

/// Data as the page brings it along: JSON.
///
/// # Errors
/// When it cannot be written so.
pub fn write<T: Serialize>(data: &T) -> Result<String, serde_json::Error> {
    serde_json::to_string(data)
}

/// Lets whoever asked go first. Leptos walks over a page before it lays it out, to find what it waits
/// for, and takes along whatever is ready at once: a page with its data would be made and its own
/// data asked for three times. It is not ready at once after this.
pub async fn after_the_walk() {
    let mut walked = false;
    poll_fn(|context| {
        if walked {
            return Poll::Ready(());
        }
        walked = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// What is around a request.
#[derive(Clone)]
pub struct Around {
    installation: Option<Installation>,
    parts: Option<Parts>,
    response: Option<ResponseOptions>,
}

impl Around {
    /// What is around at this moment.
    #[must_use]
    pub fn now() -> Self {
        Self {
            installation: use_context(),
            parts: use_context(),
            response: use_context(),
        }
    }

    /// Puts it around what runs from here on.
    pub fn provide(&self) {
        let around = self.clone();
        if let Some(installation) = around.installation {
            provide_context(installation);
        }
        if let Some(parts) = around.parts {
            provide_context(parts);
        }
        if let Some(response) = around.response {
            provide_context(response);
        }
    }
}
