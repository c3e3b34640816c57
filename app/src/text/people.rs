//! Words of «Gestión de personas y usuarios». Companies have a RUT, so all of this speaks Chile's
//! *tú*.

mod card;
mod institution;
mod structure;

use domain::membership::{MembershipState, Reason};
use domain::refusal::Field;

pub use card::*;
pub use institution::*;
pub use structure::*;

/// The page.
pub const TITLE: &str = "Gestión de personas y usuarios";
/// As a card of the company.
pub const ABOUT: &str = "Busca, agrega, habilita e inhabilita a las personas de la empresa.";
/// Under its title.
pub const LEAD: &str = "Encuentra a una persona y abre su ficha para cambiar su estado, su perfil \
                        o su correo.";
/// The search.
pub const SEARCH: &str = "Buscar por nombre, RUT o correo";
/// The filter by state.
pub const STATE: &str = "Estado";
/// The filter by perfil.
pub const PERFIL: &str = "Perfil";
/// The filter by section.
pub const SECTION: &str = "Sección";
/// Which people of the tree that means.
pub const SECTION_ALONE: &str = "Solo esa, sin las que están debajo.";
/// The order.
pub const ORDER: &str = "Orden";
/// By name.
pub const BY_NAME: &str = "Por apellido";
/// Newest first.
pub const NEWEST: &str = "Últimas incorporaciones";
/// No filter.
pub const ALL: &str = "Todos";
/// No filter by section.
pub const ALL_SECTIONS: &str = "Todas";
/// Applies them.
pub const SHOW: &str = "Buscar";
/// Above the chips.
pub const CHIPS: &str = "Filtros puestos";
/// The table.
pub const CAPTION: &str = "Personas de la empresa";
/// Columns.
pub const HEADS: [&str; 6] = ["Nombre", "RUT", "Correo", "Perfil", "Sección", "Estado"];
/// Nobody fits.
pub const NOTHING: &str = "Nadie coincide";
/// What to do.
pub const NOTHING_LEAD: &str = "Quita un filtro o busca por otra parte del nombre, RUT o correo.";
/// Nobody at all.
pub const EMPTY: &str = "Aún no hay personas";
/// What to do first.
pub const EMPTY_LEAD: &str = "Agrega a la primera persona; su usuario se crea al mismo tiempo.";
/// The next page.
pub const NEXT: &str = "Ver más personas";
/// The first page.
pub const FIRST: &str = "Volver al comienzo";
/// Several, disabled.
pub const DISABLE_SEVERAL: &str = "Inhabilitar elegidas";
/// Several, enabled.
pub const ENABLE_SEVERAL: &str = "Habilitar elegidas";
/// The list as a file.
pub const DOWNLOAD: &str = "Descargar la lista";
/// What that is.
pub const DOWNLOAD_ABOUT: &str =
    "Un archivo para tu planilla de cálculo con todas las personas que coinciden.";
/// To the form.
pub const ADD: &str = "Agregar persona";
/// To what waits.
pub const PENDING: &str = "Pendientes";
/// To the sections.
pub const STRUCTURE: &str = "Estructura";
/// Back to the list.
pub const BACK: &str = "Volver a la lista";
/// Without an account yet.
pub const WITHOUT_ACCOUNT: &str = "Sin cuenta";
/// Nothing known.
pub const NONE: &str = "Sin dato";
/// No section.
pub const NO_SECTION: &str = "Sin sección";

/// A field is empty.
pub const NAME_SECTION: &str = "Escribe el nombre de la sección.";
/// A field is empty.
pub const NAME_POSITION: &str = "Escribe el cargo.";
/// A field is empty.
pub const DAY: &str = "Elige el día.";
/// A section would stand inside of itself.
pub const BELOW_ITSELF: &str = "Una sección no puede quedar dentro de sí misma.";

/// It is in the list already.
#[must_use]
pub const fn already(field: Field) -> &'static str {
    match field {
        Field::Section | Field::Parent => "Ya hay una sección con ese nombre en ese lugar.",
        _ => "Esta persona ya está en la lista. Búscala por su RUT.",
    }
}

/// The state, and what belongs to it.
#[must_use]
pub const fn state(state: MembershipState) -> &'static str {
    match state {
        MembershipState::Enabled => "Habilitado",
        MembershipState::Disabled => "Inhabilitado",
    }
}

/// Why somebody is «Inhabilitado»; nobody has a last day in an institution.
#[must_use]
pub const fn reason(reason: Reason, exclusive: bool) -> &'static str {
    match reason {
        Reason::Left if exclusive => "Ya no está en la institución",
        Reason::Left => "Dado de baja",
        Reason::Absence => "Ausencia prolongada",
        Reason::Duties => "Cambio de funciones",
        Reason::Security => "Seguridad",
        Reason::Other => "Otro motivo",
    }
}

/// On the box that chooses everybody who is shown.
pub const CHOOSE_ALL: &str = "Seleccionar a todas las de esta página";
/// On the box that chooses somebody.
#[must_use]
pub fn choose(name: &str) -> String {
    format!("Elegir a {name}")
}

/// How many are chosen.
#[must_use]
pub fn chosen(people: usize) -> String {
    match people {
        1 => "1 persona elegida".to_owned(),
        people => format!("{people} personas elegidas"),
    }
}

/// How many there are.
#[must_use]
pub fn people(people: i64) -> String {
    match people {
        1 => "1 persona".to_owned(),
        people => format!("{people} personas"),
    }
}

/// What a search found.
#[must_use]
pub fn found(shown: usize, more: bool) -> String {
    match (shown, more) {
        (shown, true) => format!("Más de {shown} personas; primero las últimas incorporadas"),
        (1, false) => "1 persona encontrada".to_owned(),
        (shown, false) => format!("{shown} personas encontradas"),
    }
}

/// How many are shown where nobody counts them all.
#[must_use]
pub fn shown(shown: usize, more: bool) -> String {
    match (shown, more) {
        (shown, true) => format!("Más de {shown} personas"),
        (1, false) => "1 persona".to_owned(),
        (shown, false) => format!("{shown} personas"),
    }
}

/// Takes a filter away.
#[must_use]
pub fn without(filter: &str) -> String {
    format!("Quitar el filtro {filter}")
}

/// From when on somebody has no access.
#[must_use]
pub fn ends(day: &str) -> String {
    format!("sin acceso desde el {day}")
}

/// What several became.
#[must_use]
pub fn changed(changed: &str, refused: &str) -> String {
    let many = match changed {
        "0" => "Nadie cambió.".to_owned(),
        "1" => "Listo. Cambió 1 persona, desde ahora mismo.".to_owned(),
        many => format!("Listo. Cambiaron {many} personas, desde ahora mismo."),
    };
    match refused {
        "0" | "" => many,
        "1" => format!(
            "{many} 1 quedó como estaba: eres tú, es el último administrador o puede más que tú."
        ),
        some => format!(
            "{many} {some} quedaron como estaban: eres tú, el último administrador o quienes \
             pueden más que tú."
        ),
    }
}

/// What was taken back.
#[must_use]
pub fn restored(people: &str) -> String {
    match people {
        "1" => "Listo. 1 persona volvió a estar como antes.".to_owned(),
        many => format!("Listo. {many} personas volvieron a estar como antes."),
    }
}

/// Takes it back.
pub const UNDO: &str = "Deshacer";

/// Asking once.
pub const SURE_DISABLE: &str = "Inhabilitar a estas personas";
/// What happens.
pub const SURE_DISABLE_LEAD: &str = "Dejan de entrar a esta empresa desde ahora mismo. Puedes \
                                     deshacerlo durante 24 horas, también desde «Pendientes».";
/// Asking once.
pub const SURE_ENABLE: &str = "Habilitar a estas personas";
/// What happens.
pub const SURE_ENABLE_LEAD: &str =
    "Vuelven a entrar a esta empresa. Quien estaba de baja vuelve con el perfil base.";
/// Nobody is chosen.
pub const NOBODY: &str = "No elegiste a nadie";
/// What to do.
pub const NOBODY_LEAD: &str = "Vuelve a la lista y marca la casilla de cada persona.";
/// Does it.
pub const DO_DISABLE: &str = "Sí, inhabilitar";
/// Does it.
pub const DO_ENABLE: &str = "Sí, habilitar";
/// Leaves it.
pub const KEEP: &str = "No, volver a la lista";
/// The category.
pub const REASON: &str = "Motivo";
/// None is chosen yet.
pub const CHOOSE_REASON: &str = "Elige un motivo";
/// Who reads it.
pub const REASON_HINT: &str = "La persona lo verá cuando intente entrar.";
/// Words for others.
pub const NOTE: &str = "Nota interna";
/// Who reads it.
pub const NOTE_HINT: &str = "Solo para quienes administran los accesos.";

/// Under the form for adding somebody.
pub const ADD_LEAD: &str = "Registrar a una persona crea también su usuario de trabajador o \
                            colaborador, con el perfil base.";
/// A field.
pub const NAMES: &str = "Nombres";
/// A field.
pub const FIRST_SURNAME: &str = "Apellido paterno";
/// A field.
pub const SECOND_SURNAME: &str = "Apellido materno";
/// A field.
pub const POSITION: &str = "Cargo";
/// A field.
pub const CARD_NUMBER: &str = "N° de serie o documento de su cédula";
/// Why.
pub const CARD_HINT: &str = "Con él y su RUT la persona se registra sola. No lo guardamos escrito.";
/// A field's hint.
pub const EMAIL_HINT: &str = "Si lo escribes, le avisamos cómo registrarse.";
/// The same where nobody registers by themselves.
pub const EMAIL_HINT_ASKED: &str = "Si lo escribes, recibe un enlace para entrar a la empresa.";
/// Does it.
pub const DO_ADD: &str = "Agregar";

/// Under «Pendientes».
pub const PENDING_LEAD: &str = "Qué correos no llegaron, quién falta por registrarse, qué accesos \
                                terminan pronto y qué solicitudes esperan.";
/// A part of the page.
pub const RETURNED: &str = "Correos que no llegaron";
/// What to do.
pub const RETURNED_LEAD: &str = "Corrige la dirección en la ficha de cada persona.";
/// More than are shown.
pub const RETURNED_CUT: &str = "Hay más: corrige primero estas direcciones.";
/// A part of the page.
pub const REQUESTS: &str = "Solicitudes";
/// None.
pub const REQUESTS_NONE: &str = "Ninguna solicitud espera.";
/// A part of the page.
pub const NEVER: &str = "Sin cuenta todavía";
/// Nobody.
pub const NEVER_NONE: &str = "Todas las personas habilitadas tienen cuenta.";
/// Nobody besides those whose letters came back.
pub const NEVER_ELSE: &str = "Nadie más falta por registrarse.";
/// A part of the page.
pub const ENDING: &str = "Terminan en los próximos 30 días";
/// Nobody.
pub const ENDING_NONE: &str = "Ningún acceso termina pronto.";
/// The last letter came back.
pub const BOUNCED: &str = "El último correo no llegó";
/// No address.
pub const NO_EMAIL: &str = "Falta su correo";
/// Columns.
pub const PENDING_HEADS: [&str; 3] = ["Nombre", "Correo", "Qué falta"];
/// Columns.
pub const ENDING_HEADS: [&str; 2] = ["Nombre", "Sin acceso desde"];
/// Waits for the person.
pub const WAITS: &str = "Que se registre";
/// The same where nobody registers by themselves.
pub const WAITS_FOR_YES: &str = "Que acepte la invitación";
/// Asks everybody.
pub const REMIND_ALL: &str = "Recordar a todos";
/// What it does.
pub const REMIND_ALL_LEAD: &str = "Escribe a quienes tienen correo y no recibieron un aviso en los \
                                   últimos tres días, a 500 personas por vez.";
/// More than are shown.
pub const MORE: &str = "Ver más";
/// A part of the page.
pub const ACTS: &str = "Cambios que puedes deshacer";
/// What they are.
pub const ACTS_LEAD: &str = "Lo que se hizo a varias personas a la vez en las últimas 24 horas. A quien \
                             alguien cambió después no se le toca.";
/// Columns.
pub const ACT_HEADS: [&str; 4] = ["Cambio", "Cuándo", "Quién", "Acción"];

/// What several people became.
#[must_use]
pub fn acted(state: MembershipState, people: usize) -> String {
    let became = match (state, people) {
        (MembershipState::Enabled, 1) => "habilitada",
        (MembershipState::Enabled, _) => "habilitadas",
        (MembershipState::Disabled, 1) => "inhabilitada",
        (MembershipState::Disabled, _) => "inhabilitadas",
    };
    match people {
        1 => format!("1 persona {became}"),
        people => format!("{people} personas {became}"),
    }
}

/// Requests for modules that wait.
#[must_use]
pub fn modules_asked(requests: i64) -> String {
    match requests {
        1 => "1 solicitud de módulo por decidir".to_owned(),
        100.. => "100 o más solicitudes de módulos por decidir".to_owned(),
        many => format!("{many} solicitudes de módulos por decidir"),
    }
}

/// Requests for perfiles that wait at the help desk.
#[must_use]
pub fn perfiles_asked(requests: i64) -> String {
    match requests {
        1 => "1 solicitud de perfil en la mesa de ayuda".to_owned(),
        100.. => "100 o más solicitudes de perfil en la mesa de ayuda".to_owned(),
        many => format!("{many} solicitudes de perfil en la mesa de ayuda"),
    }
}

/// The last line of a file that does not take everybody.
pub const CUT: &str = "Este archivo trae solo las primeras 100.000 personas; hay más. Pon un filtro \
                       y descarga cada parte.";

/// So many were reminded, and so many wait for the next press.
#[must_use]
pub fn reminded(people: &str, left: &str) -> String {
    let sent = match people {
        "0" => "Nadie por recordar: todos recibieron un aviso hace poco o no tienen correo.".into(),
        "1" => "Listo. Enviamos 1 correo.".into(),
        many => format!("Listo. Enviamos {many} correos."),
    };
    match left {
        "" | "0" => sent,
        "1" => format!("{sent} Queda 1 persona: presiona otra vez «Recordar a todos»."),
        many => format!("{sent} Quedan {many} personas: presiona otra vez «Recordar a todos»."),
    }
}
