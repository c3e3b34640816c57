//! The HTML document around every page. The server's half sets the content policy here, because
//! this is where the nonce of the answer is known. Each frame says the language of its pages; said
//! here too, it would stand there twice.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::programs::{Everything, Program};
use crate::{bridge, browser};

/// The folder of this build's files, as pages of the server's half know it.
#[derive(Clone)]
struct Package(String);

/// The address of one of them; the browser reads the folder from the page it was given.
pub(crate) fn asset(name: &str) -> String {
    let package = use_context::<Package>().map_or_else(browser::package, |package| package.0);
    format!("/{package}/assets/{name}")
}

/// What brings the program, once the browser says that the page is on the screen: words first, and no
/// page waits for it. A page that nobody looks at yet is not painted, and a browser may not tell: neither
/// waits for ever.
fn start(folder: &str, name: &str) -> String {
    format!(
        "new Promise(painted => {{ \
         new PerformanceObserver(painted).observe({{ type: 'paint', buffered: true }}); \
         setTimeout(painted, document.hidden ? 0 : 2000); \
         }}).then(() => {{ const wasm = fetch('/{folder}/{name}_bg.wasm'); \
         return import('/{folder}/{name}.js').then(program => \
         program.default({{ module_or_path: wasm }}).then(() => program.hydrate())); }});"
    )
}

/// The document.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    bridge::content_security_policy();
    provide_context(Package(options.site_pkg_dir.to_string()));
    let start = start(&options.site_pkg_dir, Program::wanted().name());
    let style = format!("/{}/porteria.css", options.site_pkg_dir);
    let icon = format!("/{}/assets/favicon.svg", options.site_pkg_dir);
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="description" content=bridge::about()/>
                <link rel="stylesheet" href=style/>
                <link rel="icon" type="image/svg+xml" href=icon/>
                <script type="module" nonce=use_nonce()>{start}</script>
                <MetaTags/>
            </head>
            <body>
                <Everything/>
            </body>
        </html>
    }
}
