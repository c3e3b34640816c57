//! Words of the own account: sessions, history, «Mis datos».

use domain::agent::Agent;
use domain::locale::Voice;

use super::say;

pub mod history;
pub mod kept;

/// Where one is signed in.
pub const SESSIONS: &str = "Sesiones y navegadores";
/// What happened.
pub const HISTORY: &str = "Historial";
/// What is kept.
pub const DATA: &str = "Mis datos";
/// The whole of it, to read.
pub const COPY: &str = "Copia de mis datos";
/// The session of the page.
pub const HERE: &str = "Esta sesión";
/// Ends one.
pub const END: &str = "Cerrar";
/// Ends all but this one.
pub const END_OTHERS: &str = "Cerrar todas las demás sesiones";
/// Browsers from which the account was entered.
pub const BROWSERS: &str = "Navegadores conocidos";
/// The browser of the page.
pub const THIS_BROWSER: &str = "Este navegador";
/// The next page of the history.
pub const OLDER: &str = "Ver lo anterior";
/// The authorisations.
pub const CONSENTS: &str = "Autorizaciones";
/// What the registry holds.
pub const REGISTRY: &str = "Registro de afiliados";
/// Changes of address.
pub const CHANGES: &str = "Cambios de correo";
/// The account itself.
pub const ACCOUNT: &str = "Cuenta";
/// To read and to print.
pub const READABLE: &str = "Ver para leer o imprimir";
/// For machines.
pub const MACHINE: &str = "Descargar archivo JSON";
/// Leaves the authorisation in force.
pub const KEEP: &str = "No, dejarla como está";
/// There are none.
pub const NO_CONSENTS: &str = "No hay autorizaciones registradas.";

/// What the page of sessions is for.
#[must_use]
pub fn sessions_lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Aquí ves dónde tienes tu sesión abierta. Si no reconoces una, ciérrala y cambia tu \
         contraseña.",
        "Aquí ve dónde tiene su sesión abierta. Si no reconoce una, ciérrela y cambie su \
         contraseña.",
    )
}

/// What remembering a browser means.
#[must_use]
pub fn browsers_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Cuando entras desde un navegador que no está en esta lista te avisamos por correo. Al \
         cerrar las demás sesiones olvidamos también los demás navegadores.",
        "Cuando entra desde un navegador que no está en esta lista le avisamos por correo. Al \
         cerrar las demás sesiones olvidamos también los demás navegadores.",
    )
}

/// It is ended.
#[must_use]
pub fn ended(_: Voice) -> &'static str {
    "La sesión quedó cerrada."
}

/// A browser in words.
#[must_use]
pub fn agent(agent: &Agent) -> String {
    match (&agent.browser, &agent.system) {
        (Some(browser), Some(system)) => format!("{browser} en {system}"),
        (Some(browser), None) => browser.clone(),
        (None, Some(system)) => format!("Un navegador en {system}"),
        (None, None) => "Un navegador que no reconocemos".to_owned(),
    }
}

/// When a session began and was used.
#[must_use]
pub fn session(started: &str, seen: &str, shared: bool) -> String {
    let shared = if shared { " Equipo compartido." } else { "" };
    format!("Empezó el {started}. Último uso: {seen}.{shared}")
}

/// Since when a browser is known.
#[must_use]
pub fn browser(since: &str, seen: &str) -> String {
    format!("Desde el {since}. Último ingreso: {seen}.")
}

/// What the history is.
#[must_use]
pub fn history_lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Lo que pasó con tu cuenta, también lo que hizo la mesa de ayuda. Lo más nuevo primero.",
        "Lo que pasó con su cuenta, también lo que hizo la mesa de ayuda. Lo más nuevo primero.",
    )
}

/// What «Mis datos» is.
#[must_use]
pub fn data_lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Esto es lo que guardamos sobre ti y lo que autorizaste. Puedes llevarte una copia.",
        "Esto es lo que guardamos sobre usted y lo que autorizó. Puede llevarse una copia.",
    )
}

/// The copies.
#[must_use]
pub fn copies(voice: Voice) -> &'static str {
    say(voice, "Llévate una copia", "Llévese una copia")
}

/// What they hold.
#[must_use]
pub fn copies_about(voice: Voice) -> &'static str {
    say(
        voice,
        "Trae tus datos, lo que guardan tus empresas, autorizaciones, solicitudes, sesiones e \
         historial. Guárdala en un lugar seguro.",
        "Trae sus datos, autorizaciones, solicitudes, radicados, sesiones e historial. \
         Guárdela en un lugar seguro.",
    )
}

/// Withdraws; «revocar» is the word of Colombian law.
#[must_use]
pub fn withdraw(voice: Voice) -> &'static str {
    say(voice, "Retirar", "Revocar")
}

/// Withdraws for good.
#[must_use]
pub fn withdraw_now(voice: Voice) -> &'static str {
    say(
        voice,
        "Sí, retirar la autorización",
        "Sí, revocar la autorización",
    )
}

/// The question before.
#[must_use]
pub fn withdraw_title(voice: Voice) -> &'static str {
    say(
        voice,
        "¿Retirar esta autorización?",
        "¿Revocar esta autorización?",
    )
}

/// It is withdrawn.
#[must_use]
pub fn withdrawn(voice: Voice) -> &'static str {
    say(
        voice,
        "La autorización quedó retirada. Te enviamos una constancia por correo.",
        "La autorización quedó revocada. Le enviamos una constancia por correo.",
    )
}

/// Gives one again.
pub const GIVE: &str = "Autorizar";

/// Gives it for good.
pub const GIVE_NOW: &str = "Sí, autorizo";

/// Over the sentence that is agreed to.
pub const GIVE_TITLE: &str = "¿Dar esta autorización?";

/// It is given.
#[must_use]
pub fn given(voice: Voice) -> &'static str {
    say(
        voice,
        "La autorización quedó registrada. Puedes retirarla cuando quieras.",
        "La autorización quedó registrada. Puede revocarla cuando quiera.",
    )
}

/// What follows from it.
#[must_use]
pub fn consequence(voice: Voice, purpose: &str, channel: Option<&str>) -> String {
    if purpose == "messages" {
        return say(
            voice,
            "Dejamos de enviarte novedades. Los avisos sobre tu cuenta te siguen llegando.",
            "Dejamos de enviarle novedades. Los avisos sobre su cuenta le siguen llegando.",
        )
        .to_owned();
    }
    let first = say(
        voice,
        "Queda registrado que ya no autorizas el uso de tus datos. Sin esa autorización no \
         podemos darte servicios nuevos; tu cuenta sigue abierta hasta que pidas cerrarla.",
        "Queda registrado que ya no autoriza el uso de sus datos. Sin esa autorización no \
         podemos prestarle servicios nuevos; su cuenta sigue abierta hasta que pida cerrarla.",
    );
    let then = channel.map(|channel| match voice {
        Voice::Tu => format!(" Para cerrarla y borrar tus datos, escribe a {channel}."),
        Voice::Usted => format!(" Para cerrarla y suprimir sus datos, escriba a {channel}."),
    });
    format!("{first}{}", then.unwrap_or_default())
}

/// What was authorised.
#[must_use]
pub fn purpose(purpose: &str) -> &'static str {
    match purpose {
        "messages" => "Recibir novedades",
        _ => "Tratamiento de datos personales",
    }
}

/// An authorisation in a sentence.
#[must_use]
pub fn consent(
    voice: Voice,
    granted: bool,
    (given, version): (&str, &str),
    withdrawn: Option<&str>,
) -> String {
    let what = match (granted, voice) {
        (true, Voice::Tu) => "La diste",
        (true, Voice::Usted) => "La dio",
        (false, Voice::Tu) => "No la diste",
        (false, Voice::Usted) => "No la dio",
    };
    let first = format!("{what} el {given} (texto versión {version}).");
    let back = withdrawn.map(|at| match voice {
        Voice::Tu => format!(" La retiraste el {at}."),
        Voice::Usted => format!(" La revocó el {at}."),
    });
    format!("{first}{}", back.unwrap_or_default())
}

/// What a value of the registry is called.
#[must_use]
pub fn registry(key: &str) -> &'static str {
    match key {
        "name" => "Nombre",
        "birth_date" => "Fecha de nacimiento",
        "email" => "Correo electrónico",
        "phone" => "Celular",
        "municipality" => "Municipio",
        "employer_nit" => "NIT de la empresa",
        "employer" => "Empresa",
        "position" => "Cargo",
        "profession" => "Profesión",
        _ => "Fecha de ingreso",
    }
}

/// Labels of the account itself.
pub mod label {
    /// When the copy was made.
    pub const MADE: &str = "Copia hecha el";
    /// Since when there is an account.
    pub const SINCE: &str = "Cuenta creada el";
    /// When the password was set.
    pub const PASSWORD: &str = "Contraseña creada el";
    /// Second factor.
    pub const FACTOR: &str = "Códigos de ingreso";
    /// It is in force.
    pub const ON: &str = "Activados";
    /// It is not.
    pub const OFF: &str = "Sin activar";
    /// The role.
    pub const ROLE: &str = "Rol";
}

/// A change of address in a sentence.
#[must_use]
pub fn change(asked: &str, confirmed: Option<&str>, undone: Option<&str>) -> String {
    let confirmed = confirmed.map(|at| format!(" Confirmado el {at}."));
    let undone = undone.map(|at| format!(" Deshecho el {at}."));
    format!(
        "Pedido el {asked}.{}{}",
        confirmed.unwrap_or_default(),
        undone.unwrap_or_default()
    )
}
