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
    let (is, keep) = match caller.platform.locale.voice() {
        Voice::Tu => ("es tu codigo para validarte", "No lo compartas."),
        Voice::Usted => ("es su codigo para validarse", "No lo comparta."),
    };
    text(caller, to, Kind::ProofCode, (code, is, keep))
}

/// The second key of one sign-in (C-24).
#[must_use]
pub fn key(caller: &Caller, to: &Phone, code: &ProofCode) -> Text {
    let (is, keep) = match caller.platform.locale.voice() {
        Voice::Tu => ("es tu clave de acceso", "No la compartas."),
        Voice::Usted => ("es su clave de acceso", "No la comparta."),
    };
    text(caller, to, Kind::SignInKey, (code, is, keep))
}

/// The code that confirms a mobile (C-34).
#[must_use]
pub fn confirm(caller: &Caller, to: &Phone, code: &ProofCode) -> Text {
    let (is, keep) = match caller.platform.locale.voice() {
        Voice::Tu => ("es tu codigo para confirmar tu celular", "No lo compartas."),
        Voice::Usted => ("es su codigo para confirmar su celular", "No lo comparta."),
    };
    text(caller, to, Kind::PhoneCode, (code, is, keep))
}

/// The key to the old mobile, which lets go of it (`domain.md` 3.2).
#[must_use]
pub fn moving(caller: &Caller, to: &Phone, code: &ProofCode) -> Text {
    let (is, keep) = match caller.platform.locale.voice() {
        Voice::Tu => ("es tu clave para cambiar de celular", "No la compartas."),
        Voice::Usted => ("es su clave para cambiar de celular", "No la comparta."),
    };
    text(caller, to, Kind::PhoneCode, (code, is, keep))
}

/// The account gets another address with the help of the desk (Q50), unless its owner objects.
#[must_use]
pub fn lost_mailbox(caller: &Caller, to: &Phone, when: &str) -> Text {
    let platform = &*caller.platform;
    let words = match platform.locale.voice() {
        Voice::Tu => format!(
            "el {when} cambia el correo de tu cuenta, con la mesa de ayuda. Si no lo pediste, avisa."
        ),
        Voice::Usted => format!(
            "el {when} cambia el correo de su cuenta, con la mesa de ayuda. Si no lo pidió, avise."
        ),
    };
    Text {
        kind: Kind::HelpDesk,
        to: to.clone(),
        from_name: platform.name.clone(),
        body: fitting([format!("{}: {words}", platform.name), words]),
    }
}

/// The first of them that fits into one message, in its alphabet; the last one, when none does.
fn fitting(bodies: [String; 2]) -> String {
    let [first, last] = bodies.map(|body| gsm::fold(&body));
    if gsm::length(&first) <= gsm::LIMIT {
        first
    } else {
        last
    }
}

fn text(caller: &Caller, to: &Phone, kind: Kind, said: (&ProofCode, &str, &str)) -> Text {
    let platform = &*caller.platform;
    let host = host(&caller.backend.config.origin);
    Text {
        kind,
        to: to.clone(),
        from_name: platform.name.clone(),
        body: words(&platform.name, host, said),
    }
}

fn words(name: &str, host: &str, (code, is, keep): (&ProofCode, &str, &str)) -> String {
    let (digits, minutes) = (code.digits(), CodeWay::Phone.life().seconds_left() / 60);
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
        let said = (&digits(), "es tu codigo para validarte", "No lo compartas.");
        let told = words("Gestión", "portal.example", said);
        assert_eq!(
            told,
            "Gestion: 123456 es tu codigo para validarte. Vence en 5 minutos. No lo compartas.\
             \n\n@portal.example #123456"
        );
        for (name, host) in [
            ("Hanna", "plataforma.cajacopi.example"),
            (&*"Ñandú ".repeat(20), "portal.example"),
            ("Hanna", &*"muy-largo.".repeat(20)),
        ] {
            let told = words(name, host, said);
            assert!(gsm::length(&told) <= gsm::LIMIT, "{told}");
            assert!(told.contains("123456 es "), "{told}");
            assert_eq!(gsm::fold(&told), told);
        }
    }

    // Seen red: with the port left.
    #[test]
    fn c24_the_key_is_the_text_of_the_specification() {
        let said = (&digits(), "es tu clave de acceso", "No la compartas.");
        let told = words("CCT", "app.ejemplo.cl", said);
        assert_eq!(
            told,
            "CCT: 123456 es tu clave de acceso. Vence en 5 minutos. No la compartas.\n\n\
             @app.ejemplo.cl #123456"
        );
        assert_eq!(told.len(), 96);
    }

    #[test]
    fn the_bound_name_has_neither_scheme_nor_port() {
        assert_eq!(host("https://portal.example"), "portal.example");
        assert_eq!(host("http://127.0.0.1:3000"), "127.0.0.1");
    }
}
