//! Every address as a function. Links, redirects and tests use these; no other file spells one.

mod account;
mod bulk;
mod company;
mod help;
mod inside;
mod institution;
mod operation;
mod people;
mod role;
mod staff;
mod worker;

pub use account::*;
pub use bulk::*;
pub use company::*;
pub use help::*;
pub use inside::*;
pub use institution::*;
pub use operation::*;
pub use people::*;
pub use role::*;
pub use staff::*;
pub use worker::*;

/// The list of platforms, or a neutral page.
pub const FRONT: &str = "/";
/// The demonstration's mailbox.
pub const MAILBOX: &str = "/buzon";

/// One letter of that mailbox.
#[must_use]
pub fn letter(id: &str) -> String {
    format!("/buzon/{id}")
}

/// A platform's welcome.
#[must_use]
pub fn welcome(platform: &str) -> String {
    format!("/{platform}")
}

/// The registration form.
#[must_use]
pub fn registration(platform: &str) -> String {
    format!("/{platform}/registro")
}

/// «Confirmar Solicitud».
#[must_use]
pub fn registration_confirm(platform: &str) -> String {
    format!("/{platform}/registro/confirmar")
}

/// «Guardado Exitosamente».
#[must_use]
pub fn registration_saved(platform: &str) -> String {
    format!("/{platform}/registro/listo")
}

/// The same after the mail was sent again.
#[must_use]
pub fn registration_resent(platform: &str) -> String {
    format!("/{platform}/registro/listo?reenviado=si")
}

/// «¿Dónde va mi registro?»
#[must_use]
pub fn whereabouts(platform: &str) -> String {
    format!("/{platform}/registro/estado")
}

/// The same after asking to be told by mail.
#[must_use]
pub fn whereabouts_sent(platform: &str) -> String {
    format!("/{platform}/registro/estado?enviado=si")
}

/// After another link was sent from a link whose time was over.
#[must_use]
pub fn activation_sent(platform: &str) -> String {
    format!("/{platform}/activar?enviado=si")
}

/// The page whose button activates an account.
#[must_use]
pub fn activation(platform: &str) -> String {
    format!("/{platform}/activar")
}

/// The question challenge.
#[must_use]
pub fn challenge(platform: &str) -> String {
    format!("/{platform}/preguntas")
}

/// The code to the address on file, instead of the questions.
#[must_use]
pub fn challenge_code(platform: &str) -> String {
    format!("/{platform}/preguntas/codigo")
}

/// «Revise sus datos».
#[must_use]
pub fn review(platform: &str) -> String {
    format!("/{platform}/datos")
}

/// Sign-in.
#[must_use]
pub fn sign_in(platform: &str) -> String {
    format!("/{platform}/ingresar")
}

/// Sign-in that leads on to a page of the platform afterwards.
#[must_use]
pub fn sign_in_then(platform: &str, next: &str) -> String {
    match own_path(platform, next) {
        Some(next) => format!("/{platform}/ingresar?next={next}"),
        None => sign_in(platform),
    }
}

/// The code that sign-in asks for, leading on to a page of the platform afterwards.
#[must_use]
pub fn code_then(platform: &str, next: &str) -> String {
    match own_path(platform, next) {
        Some(next) => format!("/{platform}/ingresar/codigo?next={next}"),
        None => format!("/{platform}/ingresar/codigo"),
    }
}

/// The same, for one of the codes that were written down.
#[must_use]
pub fn recovery_code_then(platform: &str, next: &str) -> String {
    let code = code_then(platform, next);
    let sign = if code.contains('?') { '&' } else { '?' };
    format!("{code}{sign}recuperacion=si")
}

/// The same, for the key that was sent to the mobile on demand.
#[must_use]
pub fn key_then(platform: &str, next: &str) -> String {
    let code = code_then(platform, next);
    let sign = if code.contains('?') { '&' } else { '?' };
    format!("{code}{sign}sms=si")
}

/// Sign-in with the news that the session is closed.
#[must_use]
pub fn signed_out(platform: &str) -> String {
    format!("/{platform}/ingresar?salida=si")
}

/// Sign-in with the news that the new password is saved.
#[must_use]
pub fn password_set(platform: &str) -> String {
    format!("/{platform}/ingresar?clave=si")
}

/// A page of that platform to go on to, if that is what the text names: nothing but a plain path
/// below its address word (A42). Encoded, foreign and strange ones lead nowhere.
#[must_use]
pub fn own_path<'a>(platform: &str, next: &'a str) -> Option<&'a str> {
    let rest = next.strip_prefix('/')?.strip_prefix(platform)?;
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_');
    let below = rest.starts_with('/') && rest.len() > 1 && rest.len() <= 200;
    let outside = ["/ingresar", "/enlace", "/recuperar", "/activar"];
    let leads_in = !outside.iter().any(|page| rest.starts_with(page));
    (below && leads_in && !rest.contains("//") && rest.bytes().all(is_plain)).then_some(next)
}

/// «¿Olvidaste tu contraseña?»
#[must_use]
pub fn recovery(platform: &str) -> String {
    format!("/{platform}/recuperar")
}

/// After asking for a link.
#[must_use]
pub fn recovery_sent(platform: &str) -> String {
    format!("/{platform}/recuperar/enviado")
}

/// The same after asking once more.
#[must_use]
pub fn recovery_sent_again(platform: &str) -> String {
    format!("/{platform}/recuperar/enviado?otra=si")
}

/// Choosing a new password with a link.
#[must_use]
pub fn recovery_password(platform: &str) -> String {
    format!("/{platform}/recuperar/clave")
}

/// Home, behind sign-in.
#[must_use]
pub fn home(platform: &str) -> String {
    format!("/{platform}/inicio")
}

/// The privacy page.
#[must_use]
pub fn privacy(platform: &str) -> String {
    format!("/{platform}/privacidad")
}

/// Where on it the terms stand that a company agrees to.
pub const TERMS: &str = "terminos";

/// The terms, on the privacy page.
#[must_use]
pub fn terms(platform: &str) -> String {
    format!("{}#{TERMS}", privacy(platform))
}

/// Home with the news that a service was asked for.
#[must_use]
pub fn service_requested(platform: &str) -> String {
    format!("/{platform}/inicio?solicitud=si")
}

/// A service, and asking for it.
#[must_use]
pub fn service(platform: &str, key: &str) -> String {
    format!("/{platform}/servicios/{key}")
}

/// A page with what is asked of it; empty values are left out.
#[must_use]
pub fn asking(page: &str, asked: &[(&str, &str)]) -> String {
    let mut address = page.to_owned();
    let mut sign = '?';
    for (name, value) in asked.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(sign);
        address.push_str(name);
        address.push('=');
        for byte in value.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b':' => {
                    address.push(char::from(byte));
                }
                other => address.push_str(&format!("%{other:02X}")),
            }
        }
        sign = '&';
    }
    address
}

/// The form of a PQRSF.
#[must_use]
pub fn pqrsf(platform: &str) -> String {
    format!("/{platform}/pqrsf")
}

/// The receipt of the last one.
#[must_use]
pub fn pqrsf_filed(platform: &str) -> String {
    format!("/{platform}/pqrsf/radicada")
}

/// Where the status is asked for.
#[must_use]
pub fn pqrsf_status(platform: &str) -> String {
    format!("/{platform}/pqrsf/estado")
}

/// The status of one; the number opens nothing by itself.
#[must_use]
pub fn pqrsf_status_of(platform: &str, number: &str) -> String {
    format!("/{platform}/pqrsf/estado?radicado={number}")
}

/// A mailed link: the full address.
#[must_use]
pub fn link(origin: &str, platform: &str, token: &str) -> String {
    format!("{origin}/{platform}/enlace/{token}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a42_only_plain_paths_of_the_own_platform_lead_on() {
        for good in ["/hanna/inicio", "/hanna/cuenta", "/hanna/e/b1-2/x_y"] {
            assert_eq!(own_path("hanna", good), Some(good));
        }
        for bad in [
            "//evil.example",
            "/\\evil.example",
            "\\evil.example",
            "https://evil.example/hanna/inicio",
            "javascript:alert(1)",
            "/hanna/%2f%2fevil.example",
            "/hanna//evil.example",
            "/hanna/inicio\r\nSet-Cookie: a=b",
            "/hanna/\tinicio",
            "/hanna@evil.example/x",
            "/hannah/inicio",
            "/gestion/inicio",
            "/hanna/../gestion/inicio",
            "/hanna/inicio?next=//evil.example",
            "/hanna/ingresar",
            "/hanna/enlace/clave/x",
            "/hanna",
            "",
        ] {
            assert_eq!(own_path("hanna", bad), None, "{bad}");
        }
    }
}
