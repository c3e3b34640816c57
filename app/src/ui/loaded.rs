//! The only place that waits for data: resource, waiting words and failure in one.
//!
//! Pages must not read a resource elsewhere: outside of it the server would render one thing and
//! the browser another. What was there stays while something newer is fetched.

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::words;
use crate::load::Load;

/// Shows what was loaded, or what went wrong.
#[component]
pub fn Loaded<T, E>(
    /// Where it comes from.
    source: Load<Result<T, E>>,
    /// What to show with it.
    then: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
    /// What to show instead when it failed.
    otherwise: impl Fn(E) -> AnyView + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
    E: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
{
    let waiting = || view! { <p class="loaded" role="status">{words().loading}</p> };
    view! {
        <Transition fallback=waiting>
            {move || {
                let (then, otherwise) = (then.clone(), otherwise.clone());
                Suspend::new(async move {
                    match source.await {
                        Ok(value) => then(value),
                        Err(error) => otherwise(error),
                    }
                })
            }}
        </Transition>
    }
}
