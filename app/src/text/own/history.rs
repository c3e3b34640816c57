//! The own history in sentences. Composed on the server, so that the browser need not carry them.

mod acts;

use domain::locale::Voice;

use crate::text::say;
pub use acts::ACTS;

/// Of which kind the hand was that did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// The person's own, or somebody's who was not signed in.
    Somebody,
    /// An access administrator's of a company.
    Administrator,
    /// The platform's administrator's.
    Platform,
    /// The help desk's.
    Desk,
    /// The installation's.
    System,
}

/// What happened, and who did it.
#[must_use]
pub fn sentence(voice: Voice, action: &str, hand: Hand) -> String {
    let known = ACTS.iter().find(|(code, _, _)| *code == action);
    let what = match known {
        Some((_, tu, usted)) => say(voice, tu, usted),
        // Entries stay as long as the chain: a version before may have used a word of its own.
        None => say(
            voice,
            "Hubo un movimiento en tu cuenta.",
            "Hubo un movimiento en su cuenta.",
        ),
    };
    by(what, hand)
}

fn by(what: &str, hand: Hand) -> String {
    match hand {
        Hand::Somebody => what.to_owned(),
        Hand::Administrator => {
            format!("{what} Lo hizo un administrador de accesos de la empresa.")
        }
        Hand::Platform => format!("{what} Lo hizo la administración de la plataforma."),
        Hand::Desk => format!("{what} Lo hizo la mesa de ayuda."),
        Hand::System => format!("{what} Lo hizo el sistema."),
    }
}
