//! What is answered in place of a file that is not given.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use backend::fault::Denied;

/// Nothing is there for whoever may not; a fault is noted under the request's number, as said.
pub fn no(denied: Denied, number: &str, said: &str) -> Response {
    match denied {
        // What these rooms are is nobody else's business.
        Denied::Refused(_) => StatusCode::NOT_FOUND.into_response(),
        Denied::Fault(fault) => {
            tracing::error!(number, %fault, "{said}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
