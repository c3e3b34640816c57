//! Words of the first day of somebody who got an initial password (W-26 to W-37). Only companies'
//! people get one, so all of this speaks Chile's *tú*.

/// Choosing a password in place of the initial one.
pub const PASSWORD_TITLE: &str = "Elige tu contraseña";
/// Why nothing else opens before.
pub const PASSWORD_LEAD: &str =
    "Entraste con la contraseña inicial. Cámbiala por una tuya para seguir.";
/// «Contraseña inicial».
pub const INITIAL: &str = "Contraseña inicial";
/// Saves the own one.
pub const SAVE: &str = "Guardar mi contraseña";

/// Its exact end in local time (Q2).
#[must_use]
pub fn until(moment: &str) -> String {
    format!("La contraseña inicial sirve hasta el {moment}.")
}

/// Asking for another one (W-32).
pub const ASK_TITLE: &str = "Pedir otra contraseña inicial";
/// What happens then.
pub const ASK_LEAD: &str = "Si la tuya venció, te enviamos otra al mismo correo. Sirve 24 horas.";
/// The answer, whoever was named (Q53).
pub const ASKED: &str = "Si los datos corresponden a una cuenta que aún tiene contraseña inicial, enviamos otra a su \
     correo. La anterior ya no sirve.";
/// Sends it.
pub const SEND: &str = "Enviar";

/// The checklist (W-37).
pub const TITLE: &str = "Primeros pasos";
/// Under its title.
pub const LEAD: &str = "Lo que ya está hecho y lo que sigue para poner en marcha tu empresa.";
/// As a card at home.
pub const ABOUT: &str = "Lo que sigue para poner en marcha tu empresa.";
/// After choosing the own password.
pub const SAVED: &str = "Tu contraseña quedó guardada. La inicial ya no sirve.";
/// A step that is done.
pub const DONE: &str = "Hecho";
/// A step that is not.
pub const TO_DO: &str = "Pendiente";
/// A step for whenever one likes.
pub const ANY_TIME: &str = "Cuando quieras";
/// First step.
pub const OPENED: &str = "Crear la cuenta de la empresa";
/// Second step.
pub const OWN_PASSWORD: &str = "Elegir una contraseña propia";
/// Third step.
pub const CODES: &str = "Proteger tu ingreso con códigos";
/// What it does.
pub const CODES_ABOUT: &str = "Además de la contraseña, tu celular muestra un código.";
/// Fourth step.
pub const DETAILS: &str = "Revisar tus datos";
/// What it does.
pub const DETAILS_ABOUT: &str = "Tu correo es adonde llegan los avisos y la recuperación.";
/// Fifth step.
pub const GUIDE: &str = "Leer la guía inicial";
/// What it tells.
pub const GUIDE_ABOUT: &str = "El paso a paso y con quién hablar.";
/// Sixth step (Q7).
pub const TAX: &str = "Completar los datos tributarios";
/// What they are.
pub const TAX_ABOUT: &str =
    "El código de actividad, con quién hablar de pagos y adónde llegan las facturas.";
/// Seventh step.
pub const SECTIONS: &str = "Crear las secciones de la empresa";
/// What they are.
pub const SECTIONS_ABOUT: &str = "Son las unidades a las que pertenecen las personas.";
/// Last step.
pub const PEOPLE: &str = "Agregar a más personas";
/// What happens.
pub const PEOPLE_ABOUT: &str = "Cada persona que agregas tiene su usuario desde ese momento.";
/// Goes on.
pub const TO_HOME: &str = "Ir al inicio";
