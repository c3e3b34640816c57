//! Each request runs to its end in a task of its own, on one thread from first to last.
//!
//! Of its own, because a client that hangs up drops its request at whatever point it was; in the
//! middle of a transaction that could cost somebody else's write (F07). A panic ends its task and
//! nothing else (A65).
//!
//! On one thread, because a page is a tree of tasks that share what Leptos provides them with.
//! Where one thread drops such a tree while another still reads its context, the reader becomes
//! the last owner of what it holds locked and waits for itself for ever, its thread lost to the
//! server (`Owner::with_context` of `reactive_graph` 0.2.16). Threads that share no page cannot.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument;

use crate::state::AppState;

/// Runs the rest in a task of its own; wakes the outbox after what may have written a letter.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let writes = !request.method().is_safe();
    let letters = Arc::clone(&state.letters);
    let task = async move {
        let response = whole(next.run(request).await).await;
        if writes {
            letters.notify_one();
        }
        response
    };
    let task = task.instrument(tracing::Span::current());
    match state.workers.spawn_pinned(move || task).await {
        Ok(response) => response,
        Err(_) => {
            metrics::counter!("porteria_panics_total").increment(1);
            tracing::error!("a request ended in a panic");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The answer with its body read to the end: a page's last tasks run while it is read.
async fn whole(response: Response) -> Response {
    let (parts, body) = response.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(bytes) => Response::from_parts(parts, Body::from(bytes)),
        Err(error) => {
            tracing::error!(%error, "an answer broke off");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
