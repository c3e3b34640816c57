//! Words of sign-in and sign-out.

use domain::locale::Voice;
use domain::platform::{Face, SignInId};
use domain::refusal::{Field, Problem};

use super::{problem, say};
use crate::failure::Failure;
use crate::ui::Trouble;

/// «Iniciar sesión».
pub const TITLE: &str = "Iniciar sesión";
/// «Contraseña».
pub const PASSWORD: &str = "Contraseña";
/// The button that enters.
pub const NEXT: &str = "Siguiente";
/// Ends the session.
pub const SIGN_OUT: &str = "Cerrar sesión";

/// The way to recovery.
#[must_use]
pub fn forgotten(voice: Voice) -> &'static str {
    say(voice, "¿Olvidaste tu contraseña?", "¿Olvidó su contraseña?")
}

/// What the first field asks for.
#[must_use]
pub fn identity(face: &Face) -> &'static str {
    let has = |id| face.sign_in.contains(&id);
    match (
        has(SignInId::Email),
        has(SignInId::Rut),
        has(SignInId::Cedula),
    ) {
        (true, false, true) => "Correo electrónico o cédula",
        (true, true, _) => "Correo electrónico o RUT",
        (false, true, _) => "RUT",
        (false, false, true) => "Número de cédula",
        _ => "Correo electrónico",
    }
}

/// The same within a sentence: «correo electrónico o RUT».
#[must_use]
pub fn identity_within(face: &Face) -> String {
    match identity(face) {
        "RUT" => "RUT".to_owned(),
        other => {
            let mut letters = other.chars();
            let first = letters.next().map(|c| c.to_lowercase().to_string());
            first.unwrap_or_default() + letters.as_str()
        }
    }
}

/// The line under its label.
#[must_use]
pub fn identity_hint(face: &Face) -> &'static str {
    let has = |id| face.sign_in.contains(&id);
    if has(SignInId::Rut) && has(SignInId::Email) {
        say(
            face.voice(),
            "Tu correo, o tu RUT sin puntos, con guion y dígito verificador.",
            "Su correo, o su RUT sin puntos, con guion y dígito verificador.",
        )
    } else if has(SignInId::Rut) {
        // The words of, which the steps put into a sentence.
        "sin puntos, con guion y dígito verificador"
    } else if has(SignInId::Cedula) {
        say(
            face.voice(),
            "El correo con que te registraste o tu cédula, sin puntos.",
            "El correo con que se registró o su cédula, sin puntos.",
        )
    } else {
        say(
            face.voice(),
            "El correo con que te registraste.",
            "El correo con que se registró.",
        )
    }
}

/// The machine is used by others as well (Q52).
#[must_use]
pub fn shared(_: Voice) -> &'static str {
    "Este es un equipo compartido"
}

/// What that means.
#[must_use]
pub fn shared_about(voice: Voice) -> &'static str {
    say(
        voice,
        "No recordaremos este navegador y la sesión termina al cerrarlo.",
        "No recordaremos este navegador y la sesión termina al cerrarlo.",
    )
}

/// Before the way to register.
#[must_use]
pub fn first_time(voice: Voice) -> &'static str {
    say(
        voice,
        "¿Es tu primera vez aquí?",
        "¿Es su primera vez aquí?",
    )
}

/// The way to the steps in detail.
#[must_use]
pub fn steps(_: Voice) -> &'static str {
    "Ver el paso a paso para entrar"
}

/// They wanted a page behind sign-in.
#[must_use]
pub fn first_sign_in(voice: Voice) -> &'static str {
    say(
        voice,
        "Inicia sesión para ver esa página.",
        "Inicie sesión para ver esa página.",
    )
}

/// After signing out.
#[must_use]
pub fn signed_out(voice: Voice) -> &'static str {
    say(
        voice,
        "Cerraste tu sesión. Nadie más puede seguir con ella.",
        "Cerró su sesión. Nadie más puede seguir con ella.",
    )
}

/// After a recovery that does not lead in.
#[must_use]
pub fn password_set(voice: Voice) -> &'static str {
    say(
        voice,
        "Tu contraseña nueva quedó guardada.",
        "Su contraseña nueva quedó guardada.",
    )
}

/// Access is personal.
#[must_use]
pub fn personal(voice: Voice) -> &'static str {
    say(
        voice,
        "El acceso es personal: no compartas tu usuario ni tu contraseña.",
        "El acceso es personal: no comparta su usuario ni su contraseña.",
    )
}

/// What is wrong with the identity, as far as the browser can tell.
#[must_use]
pub fn check(face: &Face, typed: &str) -> Option<String> {
    let problem = problem_of(face, typed)?;
    Some(problem::sentence(Field::Identity, problem, face.voice()))
}

fn problem_of(face: &Face, typed: &str) -> Option<Problem> {
    use domain::contact::Email;
    use domain::document::{Document, DocumentKind};
    let has = |id| face.sign_in.contains(&id);
    if has(SignInId::Email) && (typed.contains('@') || face.sign_in.len() == 1) {
        return Email::parse(typed).err();
    }
    if has(SignInId::Rut) {
        return Document::parse(DocumentKind::Rut, typed).err();
    }
    // Letters may still become an address.
    let is_number =
        typed.chars().any(|c| c.is_ascii_digit()) && !typed.contains(char::is_alphabetic);
    if has(SignInId::Cedula) && is_number {
        return Document::parse(DocumentKind::Cc, typed).err();
    }
    None
}

/// The canonical spelling, written back when the field is left.
#[must_use]
pub fn settle(face: &Face, typed: &str) -> String {
    use domain::document::{Document, DocumentKind};
    let kind = if face.sign_in.contains(&SignInId::Rut) {
        DocumentKind::Rut
    } else if face.sign_in.contains(&SignInId::Cedula) && !typed.contains('@') {
        DocumentKind::Cc
    } else {
        return typed.trim().to_owned();
    };
    match Document::parse(kind, typed) {
        Ok(document) => document.number().to_owned(),
        Err(_) => typed.to_owned(),
    }
}

/// What is wrong with the form; the empty first field named as the platform calls it.
#[must_use]
pub fn troubles(failure: &Failure, face: &Face) -> Vec<Trouble> {
    let voice = face.voice();
    let mut troubles = problem::troubles(failure, voice);
    let is_empty = failure
        .refusal()
        .is_some_and(|refusal| refusal.of(Field::Identity) == Some(Problem::Empty));
    let identity_name = Field::Identity.name();
    for trouble in &mut troubles {
        if is_empty && trouble.field.as_deref() == Some(&*identity_name) {
            trouble.words = empty(face);
        }
    }
    troubles
}

fn empty(face: &Face) -> String {
    let verb = say(face.voice(), "Ingresa tu", "Ingrese su");
    format!("{verb} {}.", identity_within(face))
}
