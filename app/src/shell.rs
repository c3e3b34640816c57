//! The HTML document around every page. The server's half sets the content policy here, because
//! this is where the nonce of the answer is known. Each frame says the language of its pages; said
//! here too, it would stand there twice.

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
        <html>
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
