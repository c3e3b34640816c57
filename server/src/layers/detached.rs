//! A client that hangs up drops its request at whatever point it was; in the middle of a
//! transaction that could cost somebody else's write (F07). So each request runs to its end in a
//! task of its own, whoever still listens. A panic ends its task and nothing else (A65).

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument;

use crate::state::AppState;

/// Runs the rest in a task of its own; wakes the outbox after what may have written a letter.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let writes = !request.method().is_safe();
    let task = async move {
        let response = next.run(request).await;
        if writes {
            state.letters.notify_one();
        }
        response
    };
    let span = tracing::Span::current();
    match tokio::spawn(task.instrument(span)).await {
        Ok(response) => response,
        Err(_) => {
            metrics::counter!("porteria_panics_total").increment(1);
            tracing::error!("a request ended in a panic");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
