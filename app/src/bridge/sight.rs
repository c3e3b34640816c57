//! What a request saw first of something on which work goes on. The server lays a page out more than
//! once, and the browser begins with the data of the first: pages of different moments would not fit
//! together.

use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::request::Parts;
use leptos::prelude::use_context;

/// The first sight of one request.
#[derive(Clone, Default)]
pub struct FirstSight(Arc<Mutex<Option<Box<dyn Any + Send>>>>);

/// What this request saw first, if it is the same thing; what it sees now otherwise.
#[must_use]
pub fn first_sight<T: Clone + Send + 'static>(now: T, same: impl FnOnce(&T) -> bool) -> T {
    let sight = use_context::<Parts>().and_then(|parts| parts.extensions.get().cloned());
    let Some(FirstSight(sight)) = sight else {
        return now;
    };
    let mut sight = sight.lock().unwrap_or_else(PoisonError::into_inner);
    let seen = sight.as_ref().and_then(|seen| seen.downcast_ref::<T>());
    if let Some(seen) = seen.filter(|seen| same(seen)) {
        return seen.clone();
    }
    *sight = Some(Box::new(now.clone()));
    now
}
