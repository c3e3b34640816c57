//! Words of those who run the installation. They address nobody, so they serve in every country.

use domain::company::{Adherence, Item, Section};

/// As what operators are at work, below their name.
pub const ROLE: &str = "Operación";
/// The page.
pub const TITLE: &str = "Adquisiciones";
/// Under its title.
pub const LEAD: &str = "Empresas que adquirieron el producto y el estado de su cuenta.";
/// Where operators sign in.
pub const ENTRANCE: &str = "Ingreso de operación";
/// Under its title.
pub const ENTRANCE_LEAD: &str = "Solo para quienes operan la instalación.";
/// Their address.
pub const EMAIL: &str = "Correo electrónico";
/// Something did not fit; which one is not told.
pub const WRONG: &str = "Los datos no coinciden. Cada código sirve una sola vez.";
/// The form.
pub const RECORD: &str = "Registrar una adquisición";
/// Records and mails.
pub const SEND: &str = "Registrar y enviar bienvenida";
/// The list.
pub const LIST: &str = "Adquisiciones registradas";
/// Its columns.
pub const HEADS: [&str; 6] = [
    "Empresa",
    "Producto",
    "Contacto",
    "Estado",
    "Bienvenida",
    "Acciones",
];
/// An empty list.
pub const NONE: &str = "No hay adquisiciones";
/// What to do first.
pub const NONE_ABOUT: &str = "La primera aparecerá aquí al registrarla.";
/// The next page.
pub const NEXT: &str = "Mostrar más";
/// Sends the welcome again.
pub const RESEND: &str = "Reenviar";
/// Takes it back.
pub const WITHDRAW: &str = "Retirar";
/// What that does.
pub const WITHDRAW_ABOUT: &str =
    "El enlace de bienvenida deja de servir y se borra lo que la empresa haya escrito.";
/// Does it.
pub const WITHDRAW_YES: &str = "Sí, retirar";
/// Does not.
pub const WITHDRAW_NO: &str = "Volver";

/// The companies.
pub const COMPANIES: &str = "Empresas y adhesión";
/// Under the title.
pub const COMPANIES_LEAD: &str = "Un cambio de adhesión rige desde la siguiente página que abra \
                                  cualquier persona de la empresa. Los estados de sus usuarios se \
                                  conservan.";
/// The table.
pub const COMPANIES_LIST: &str = "Empresas con cuenta";
/// Its columns.
pub const COMPANY_HEADS: [&str; 5] = ["Empresa", "RUT", "Adhesión", "Accesos", "Cambiar"];
/// Nobody administers its accesses (Q51).
pub const LEADERLESS: &str = "Sin administrador de accesos";
/// Somebody does.
pub const LED: &str = "Con administrador";
/// Only those.
pub const ONLY_LEADERLESS: &str = "Ver solo las empresas sin administrador de accesos";
/// All of them.
pub const ALL_COMPANIES: &str = "Ver todas las empresas";
/// None of those.
pub const NO_LEADERLESS: &str = "Todas las empresas tienen administrador de accesos";
/// What that means.
pub const NO_LEADERLESS_ABOUT: &str = "La que se quede sin ninguno aparecerá aquí.";
/// Names somebody.
pub const NAME_LEADER: &str = "Nombrar administrador";
/// What that does.
pub const LEADER_ABOUT: &str = "A ese correo llega un enlace para aceptar, que sirve durante 72 horas \
                                y mientras la empresa siga sin administrador.";
/// Others administer it, and none of them represents it.
pub const UNREPRESENTED: &str = "Con administrador, sin representante legal";
/// Names one.
pub const NAME_REPRESENTATIVE: &str = "Nombrar representante legal";
/// What that does.
pub const REPRESENTATIVE_ABOUT: &str = "A ese correo llega un enlace para aceptar, que sirve durante 72 \
                                        horas y mientras la empresa siga sin representante legal. A \
                                        quienes administran sus accesos se les avisa de inmediato.";
/// Where the link goes.
pub const LEADER_EMAIL: &str = "Correo de la persona";
/// As what.
pub const LEADER_BASIS: &str = "En calidad de";
/// Under the reason.
pub const LEADER_REASON_HINT: &str = "Quién lo pidió y cómo se comprobó. Queda en la auditoría. Entre 5 \
                                      y 500 caracteres.";
/// Sends it.
pub const DO_LEADER: &str = "Enviar el nombramiento";
/// It is on its way.
pub const LEADER_OFFERED: &str = "El nombramiento va en camino. La empresa deja de figurar sin \
                                  administrador o sin representante cuando la persona acepte.";
/// Finds one of them.
pub const SEEK: &str = "Buscar";
/// By what.
pub const SEEK_RUT: &str = "RUT de la empresa";
/// Nobody has that number.
pub const NOT_FOUND: &str = "Ninguna empresa con cuenta tiene ese RUT";
/// What to do then.
pub const NOT_FOUND_ABOUT: &str = "Revisar el número, o mirar si su adquisición sigue pendiente.";
/// An empty list.
pub const NO_COMPANIES: &str = "No hay empresas";
/// What to do first.
pub const NO_COMPANIES_ABOUT: &str = "La primera aparecerá aquí al crear su cuenta.";
/// Why.
pub const REASON: &str = "Motivo";
/// Under it.
pub const REASON_HINT: &str = "Queda en la auditoría. Entre 5 y 500 caracteres.";
/// Leaves it as it is.
pub const KEEP: &str = "Volver";
/// It is done.
pub const ADHERENCE_CHANGED: &str = "Adhesión cambiada. Rige desde ahora.";
/// Back to the acquisitions.
pub const BACK: &str = "Volver a las adquisiciones";
/// Those with an initial password.
pub const FIRST_USERS: &str = "Primeros usuarios";
/// Under the title.
pub const FIRST_USERS_LEAD: &str = "Personas que todavía no crean su propia contraseña. Otra \
                                    contraseña inicial deja sin efecto la anterior.";
/// The table.
pub const FIRST_USERS_LIST: &str = "Con contraseña inicial";
/// Its columns.
pub const FIRST_USER_HEADS: [&str; 5] = ["Persona", "Empresa", "Correo", "Sirve hasta", "Acciones"];
/// An empty list.
pub const NO_FIRST_USERS: &str = "Nadie espera";
/// What that means.
pub const NO_FIRST_USERS_ABOUT: &str = "Todos los primeros usuarios crearon su propia contraseña.";
/// One of them.
pub const REISSUE: &str = "Otra contraseña inicial";
/// The address, where it may be corrected.
pub const ADDRESS: &str = "Correo de la persona";
/// Under it.
pub const ADDRESS_HINT: &str = "Se puede corregir hasta que la persona entre por primera vez.";
/// Where it may not.
pub const ADDRESS_FIXED: &str = "La persona ya entró: el correo solo lo cambia ella.";
/// Sends it.
pub const DO_REISSUE: &str = "Enviar otra contraseña inicial";
/// It is on its way.
pub const REISSUED: &str = "Otra contraseña inicial va en camino. La anterior ya no sirve.";
/// Its time is over.
pub const OVER: &str = "(vencida)";

/// Whether a company is adhered.
#[must_use]
pub const fn adherence(adherence: Adherence) -> &'static str {
    match adherence {
        Adherence::Adhered => "Adherida",
        Adherence::Ended => "No adherida",
    }
}

/// Whether somebody administers its accesses.
#[must_use]
pub const fn leads(leaderless: bool, represented: bool) -> &'static str {
    match (leaderless, represented) {
        (true, _) => LEADERLESS,
        (false, false) => UNREPRESENTED,
        (false, true) => LED,
    }
}

/// Names the company.
#[must_use]
pub fn leader_title(name: &str) -> String {
    format!("Nombrar un administrador de accesos de {name}")
}

/// Asks it, naming the company.
#[must_use]
pub fn representative_title(name: &str) -> String {
    format!("¿Nombrar un representante legal de {name}?")
}

/// What becomes of it.
#[must_use]
pub const fn change(now: Adherence) -> &'static str {
    match now {
        Adherence::Adhered => "Terminar la adhesión",
        Adherence::Ended => "Adherir otra vez",
    }
}

/// Asked once, naming the company.
#[must_use]
pub fn change_title(name: &str, now: Adherence) -> String {
    match now {
        Adherence::Adhered => format!("¿Terminar la adhesión de {name}?"),
        Adherence::Ended => format!("¿Adherir otra vez a {name}?"),
    }
}

/// What that does.
#[must_use]
pub const fn change_about(now: Adherence) -> &'static str {
    match now {
        Adherence::Adhered => "Desde ya nadie entra por esta empresa.",
        Adherence::Ended => "Sus personas vuelven a entrar con los estados que tenían.",
    }
}

/// Does it.
#[must_use]
pub const fn change_yes(now: Adherence) -> &'static str {
    match now {
        Adherence::Adhered => "Sí, terminar",
        Adherence::Ended => "Sí, adherir",
    }
}

/// Asked once, naming the company.
#[must_use]
pub fn withdraw_title(name: &str) -> String {
    format!("¿Retirar la adquisición de {name}?")
}

/// What is asked.
#[must_use]
pub const fn label(section: Section, item: Item) -> &'static str {
    match (section, item) {
        (Section::Supplied, Item::Names) => "Nombre del contacto",
        (Section::Supplied, Item::Email) => "Correo del contacto",
        (Section::Supplied, Item::Phone) => "Teléfono del contacto",
        _ => super::opening::label(section, item),
    }
}

/// How far an acquisition is.
#[must_use]
pub fn state(code: &str) -> &'static str {
    match code {
        "waiting" => "Pendiente",
        "over" => "Enlace vencido",
        "opened" => "Cuenta creada",
        _ => "Retirada",
    }
}

/// When the welcome went out last, and how often.
#[must_use]
pub fn sent(moment: &str, sends: i64) -> String {
    match sends {
        1 => format!("{moment} (1 envío)"),
        sends => format!("{moment} ({sends} envíos)"),
    }
}

/// The news after an act, by the word in the address.
#[must_use]
pub fn done(what: &str) -> Option<&'static str> {
    Some(match what {
        "registrada" => "Adquisición registrada; la bienvenida va en camino al contacto.",
        "reenviada" => "Bienvenida reenviada. El enlace anterior ya no sirve.",
        "retirada" => "Adquisición retirada. Su enlace ya no sirve.",
        _ => return None,
    })
}

/// The news that this acquisition is recorded.
#[must_use]
pub fn recorded(company: &str, email: &str) -> String {
    format!("Adquisición registrada: {company}. La bienvenida va en camino a {email}.")
}

/// Who is at work.
#[must_use]
pub fn at_work(name: &str) -> String {
    format!("En operación: {name}")
}
