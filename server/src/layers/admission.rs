//! How many requests may be under way at once. Past that the answer is «busy» at once, instead of
//! a queue that only grows (goal P3). Forms and pages have places of their own, so that a flood of
//! sign-ins leaves room for those who are already in.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use crate::state::AppState;

const PAGES: usize = 512;
const FORMS: usize = 256;
const RETRY_SECONDS: u32 = 2;

/// The places.
pub struct Places {
    pages: Semaphore,
    forms: Semaphore,
}

impl Places {
    /// So many for pages, and for forms.
    #[must_use]
    pub fn new(pages: usize, forms: usize) -> Self {
        Self {
            pages: Semaphore::new(pages),
            forms: Semaphore::new(forms),
        }
    }
}

impl Default for Places {
    fn default() -> Self {
        Self::new(PAGES, FORMS)
    }
}

/// Refuses with 503 what finds no place.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Places { pages, forms } = &*state.places;
    let places = if request.method().is_safe() {
        pages
    } else {
        forms
    };
    let Ok(_place) = places.try_acquire() else {
        metrics::counter!("porteria_admission_refused_total").increment(1);
        let mut response = StatusCode::SERVICE_UNAVAILABLE.into_response();
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, HeaderValue::from(RETRY_SECONDS));
        return response;
    };
    next.run(request).await
}
