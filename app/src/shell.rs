//! The HTML document around every page. The server's half sets the content policy here, because
//! this is where the nonce of the answer is known.

use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::{App, bridge};

/// The document.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    bridge::content_security_policy();
    let style = format!("/{}/porteria.css", options.site_pkg_dir);
    let icon = format!("/{}/assets/favicon.svg", options.site_pkg_dir);
    view! {
        <!DOCTYPE html>
        <html lang="es">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="stylesheet" href=style/>
                <link rel="icon" type="image/svg+xml" href=icon/>
                <HydrationScripts options/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
