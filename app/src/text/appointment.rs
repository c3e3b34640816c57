//! Words behind the link that names somebody as responsible for a company, or asks somebody of
//! its list to come in. Companies have a RUT, so all of this speaks Chile's *tú*.

use domain::membership::Basis;

/// The page.
pub const TITLE: &str = "Una empresa te espera";
/// For whoever has an account.
pub const ACCEPT_ABOUT: &str =
    "Ya tienes una cuenta en la plataforma. Acepta y entra como siempre.";
/// «Primer nombre».
pub const FIRST_NAME: &str = "Primer nombre";
/// «Segundo nombre».
pub const SECOND_NAME: &str = "Segundo nombre";
/// «Primer apellido».
pub const FIRST_SURNAME: &str = "Primer apellido";
/// «Segundo apellido».
pub const SECOND_SURNAME: &str = "Segundo apellido";
/// Makes the account and says yes.
pub const JOIN: &str = "Crear mi cuenta y aceptar";

/// Says yes.
#[must_use]
pub const fn accept(basis: Option<Basis>) -> &'static str {
    match basis {
        Some(_) => "Aceptar el nombramiento",
        None => "Aceptar la invitación",
    }
}

/// What one was named, or listed as; none for somebody of the company's list.
#[must_use]
pub fn lead(company: &str, basis: Option<Basis>) -> String {
    let Some(basis) = basis else {
        return format!(
            "{company} te agregó a sus personas. Si aceptas, puedes entrar a la empresa."
        );
    };
    let listed = |what: &str| format!("En la cuenta de {company} figuras como {what}.");
    let why = match basis {
        Basis::Representative => listed("representante legal"),
        Basis::Commercial => listed("contacto comercial"),
        Basis::Appointed | Basis::FirstUser => format!(
            "El representante legal de {company} te nombró responsable de los accesos de la empresa."
        ),
    };
    format!("{why} Si aceptas, desde ahora decides quién puede hacer qué en la empresa.")
}

/// For whoever has no account.
#[must_use]
pub fn join_about(email: &str) -> String {
    format!("Crea tu cuenta; el correo {email} queda en ella.")
}
