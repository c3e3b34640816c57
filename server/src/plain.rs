//! Pages without script, for errors. Built from the same kit as every other page, so that they look
//! alike, but complete as they are.

use app::text::{controls, front};
use app::{routes, ui};
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use domain::locale::Voice;
use domain::platform::Platform;
use leptos::prelude::*;

use crate::state::AppState;

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A few words and the way to where the platform begins, or the front.
pub struct Page {
    /// What happened.
    pub title: &'static str,
    /// What to do.
    pub body: &'static str,
    /// The number to quote, in a sentence.
    pub number: Option<String>,
}

/// A page of a few words, in the colours of the platform where it is one's.
pub fn page(state: &AppState, platform: Option<&Platform>, page: Page) -> Response {
    let Page {
        title,
        body,
        number,
    } = page;
    let (brand, name, home) = platform.map_or_else(
        || {
            (
                "porteria".to_owned(),
                front::NAME.to_owned(),
                routes::FRONT.to_owned(),
            )
        },
        |platform| {
            let home = routes::welcome(platform.slug.as_str());
            (platform.brand.clone(), platform.name.clone(), home)
        },
    );
    document(state, title, move || {
        let start = home.clone();
        view! {
            <ui::Frame brand name home>
                <div class="page" data-width="form">
                    <ui::Heading>{title}</ui::Heading>
                    <p>{body}</p>
                    {number.map(|number| view! { <p>{number}</p> })}
                    <ui::Actions>
                        <ui::ButtonLink href=start>{front::TO_FRONT}</ui::ButtonLink>
                    </ui::Actions>
                </div>
            </ui::Frame>
        }
        .into_any()
    })
}

/// A whole document around `body`; its title is ours, never what somebody typed (ruling 17).
fn document(state: &AppState, title: &'static str, body: impl FnOnce() -> AnyView) -> Response {
    let package = &state.options.site_pkg_dir;
    let style = format!("/{package}/porteria.css");
    let icon = format!("/{package}/assets/favicon.svg");
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(controls(Voice::Usted));
        let body = body();
        view! {
            <!DOCTYPE html>
            <html lang="es">
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                    <meta name="color-scheme" content="light dark"/>
                    <title>{title}</title>
                    <link rel="stylesheet" href=style/>
                    <link rel="icon" type="image/svg+xml" href=icon/>
                </head>
                <body>{body}</body>
            </html>
        }
        .to_html()
    });
    let mut response = Html(html).into_response();
    let policy = HeaderValue::from_static(POLICY);
    response
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}
