//! The words of each text message, in the platform's voice. One function per message.

use domain::challenge::{CodeWay, ProofCode};
use domain::contact::Phone;
use domain::locale::Voice;

use super::{Text, gsm};
use crate::caller::Caller;
use crate::mail::Kind;

/// The code to the mobile on file (Q24). Its last line binds it to our address, so that browsers
/// type it nowhere else.
#[must_use]
pub fn code(caller: &Caller, to: &Phone, code: &ProofCode) -> Text {
    let platform = &*caller.platform;
    let host = host(&caller.backend.config.origin);
    let body = code_words(&platform.name, platform.locale.voice(), host, code);
    Text {
        kind: Kind::ProofCode,
        to: to.clone(),
        from_name: platform.name.clone(),
        body,
    }
}

fn code_words(name: &str, voice: Voice, host: &str, code: &ProofCode) -> String {
    let (digits, minutes) = (code.digits(), CodeWay::Phone.life().seconds_left() / 60);
    let (is, keep) = match voice {
        Voice::Tu => ("es tu codigo para validarte", "No lo compartas."),
        Voice::Usted => ("es su codigo para validarse", "No lo comparta."),
    };
    let words = format!("{digits} {is}. Vence en {minutes} minutos. {keep}");
    let bound = format!("\n\n@{host} #{digits}");
    let named = format!("{name}: {words}{bound}");
    // What does not fit into one message goes, the least needed first: each part is charged.
    let bodies = [named, format!("{words}{bound}"), words];
    let mut folded = bodies.iter().map(|body| gsm::fold(body));
    let fits = folded.find(|body| gsm::length(body) <= gsm::LIMIT);
    fits.unwrap_or_else(|| digits.to_owned())
}

/// The name alone, without scheme and port.
fn host(origin: &str) -> &str {
    let rest = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    match rest.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits() -> ProofCode {
        ProofCode::parse("123456").unwrap()
    }

    // Seen red: with accents left; with any length.
    #[test]
    fn q24_the_code_fits_into_one_message_of_the_cheap_alphabet() {
        let words = code_words("Gestión", Voice::Tu, "portal.example", &digits());
        assert_eq!(
            words,
            "Gestion: 123456 es tu codigo para validarte. Vence en 5 minutos. No lo compartas.\
             \n\n@portal.example #123456"
        );
        for (name, host) in [
            ("Hanna", "plataforma.cajacopi.example"),
            (&*"Ñandú ".repeat(20), "portal.example"),
            ("Hanna", &*"muy-largo.".repeat(20)),
        ] {
            for voice in [Voice::Tu, Voice::Usted] {
                let words = code_words(name, voice, host, &digits());
                assert!(gsm::length(&words) <= gsm::LIMIT, "{words}");
                assert!(words.contains("123456 es "), "{words}");
                assert_eq!(gsm::fold(&words), words);
            }
        }
    }

    // Seen red: with the port left.
    #[test]
    fn the_bound_name_has_neither_scheme_nor_port() {
        assert_eq!(host("https://portal.example"), "portal.example");
        assert_eq!(host("http://127.0.0.1:3000"), "127.0.0.1");
    }
}
