//! The only place that waits for data: resource, waiting words and failure in one.
//!
//! Pages must not read a resource elsewhere: outside of it the server would render one thing and
//! the browser another. What was there stays while something newer is fetched.

use std::sync::Arc;

use leptos::prelude::*;
use serde::de::DeserializeOwned;

use super::words;
use crate::bridge;
use crate::failure::Failure;
use crate::load::{Json, Load, Parcel};

/// Shows what was loaded, or what went wrong.
#[component]
pub fn Loaded<T>(
    /// Where it comes from.
    source: Load<T>,
    /// What to show with it.
    then: impl Fn(T) -> AnyView + Send + Sync + 'static,
    /// What to show instead when it failed.
    otherwise: impl Fn(Failure) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + DeserializeOwned + 'static,
{
    let (source, open) = source.parts();
    let show = move |parcel: &Parcel| match open(parcel) {
        Ok(value) => then(value),
        Err(failure) => otherwise(failure),
    };
    waiting_for(source, Arc::new(show))
}

type Show = Arc<dyn Fn(&Parcel) -> AnyView + Send + Sync>;

fn waiting_for(source: Resource<Parcel, Json>, show: Show) -> impl IntoView {
    let waiting = || view! { <p class="loaded" role="status">{words().loading}</p> };
    view! {
        <Transition fallback=waiting>
            {move || {
                let show = show.clone();
                Suspend::new(async move {
                    let parcel = source.await;
                    bridge::after_the_walk().await;
                    show(&parcel)
                })
            }}
        </Transition>
    }
}
