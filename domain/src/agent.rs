//! What a browser says of itself, as far as people tell browsers apart: a product and a machine.
//! Names of products only; who lies about it gets the name they asked for. Nothing here is trusted.

use serde::{Deserialize, Serialize};

/// A browser and what it runs on, where they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// «Chrome», «Firefox»…
    pub browser: Option<String>,
    /// «Android», «Windows»…
    pub system: Option<String>,
}

/// The first sign that is found decides: most browsers also call themselves by older names.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: &[(&str, &str)] = &[
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
];

impl Agent {
    /// Reads a `User-Agent`.
    pub fn read(text: &str) -> Self {
        let first = |table: &[(&str, &str)]| {
            let found = table.iter().find(|(sign, _)| text.contains(sign));
            found.map(|(_, name)| (*name).to_owned())
        };
        Self {
            browser: first(BROWSERS),
            system: first(SYSTEMS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_known_browsers_are_told_apart() {
        let known = [
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/141.0.0.0 Mobile Safari/537.36",
                (Some("Chrome"), Some("Android")),
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like \
                 Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                (Some("Edge"), Some("Windows")),
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 \
                 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
                (Some("Safari"), Some("iPhone")),
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                (Some("Firefox"), Some("Linux")),
            ),
            ("curl/8.5.0", (None, None)),
            ("", (None, None)),
        ];
        for (text, (browser, system)) in known {
            let read = Agent::read(text);
            assert_eq!(read.browser.as_deref(), browser, "{text}");
            assert_eq!(read.system.as_deref(), system, "{text}");
        }
    }
}
