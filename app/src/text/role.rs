//! Words of perfiles: what may be seen and edited, by whom, and why. Companies have a RUT, so all of
//! this speaks Chile's *tú*.

pub mod problem;
mod why;

use domain::locale::Voice;
use domain::membership::Perfil;
use domain::refusal::Refusal;
use domain::role::{Administering, Difference, Level};

pub use why::because;

/// The page.
pub const TITLE: &str = "Perfiles";
/// Under it.
pub const LEAD: &str = "Un perfil dice qué módulos puede ver y editar quien lo tiene. Los dos \
                        primeros vienen hechos y no cambian; los demás son de tu empresa.";
/// The table.
pub const CAPTION: &str = "Perfiles de la empresa";
/// Columns.
pub const HEADS: [&str; 5] = [
    "Perfil",
    "Descripción",
    "Personas",
    "Puede ver",
    "Puede editar",
];
/// Makes one.
pub const NEW: &str = "Crear un perfil";
/// The page of a new one.
pub const NEW_TITLE: &str = "Nuevo perfil";
/// The page of one.
pub const ONE: &str = "Perfil";
/// Of a ready-made one.
pub const READY_MADE: &str = "Este perfil viene hecho y no se puede cambiar.";
/// For whoever may make one.
pub const READY_TO_COPY: &str = "Puedes copiarlo y cambiar la copia.";
/// «¿Por qué puede ver esto?»
pub const WHY: &str = "¿Por qué puede ver esto?";
/// Who stands in.
pub const STAND_INS: &str = "Suplentes";
/// Saved.
pub const SAVED: &str = "Listo. El perfil quedó guardado y vale desde la próxima página que abra \
                         cada persona.";
/// Removed.
pub const REMOVED: &str = "Listo. El perfil se eliminó y sus personas tienen el que elegiste.";

/// The modules that administer the company, as a group.
pub const ADMINISTERING: &str = "Administración de la empresa";
/// What it is called.
pub const NAME: &str = "Nombre del perfil";
/// Under it.
pub const NAME_HINT: &str = "Por ejemplo: Jefatura de turno. Que no se parezca a otro.";
/// Nobody said what it is for.
pub const NO_DESCRIPTION: &str = "Sin descripción";
/// What it is for.
pub const DESCRIPTION: &str = "Descripción";
/// Under it.
pub const DESCRIPTION_HINT: &str = "Para qué es, en una frase. Se lee en la lista de perfiles.";
/// The columns of the matrix.
pub const MATRIX_HEADS: [&str; 3] = ["Módulo", "Ver", "Editar"];
/// Under the matrix's heading.
pub const MATRIX_HINT: &str = "Editar incluye ver.";
/// Finds a module.
pub const SEEK: &str = "Buscar un módulo";
/// Copies.
pub const COPY: &str = "Copiar acceso de…";
/// Does it.
pub const DO_COPY: &str = "Empezar con esa copia";
/// Copies this one.
pub const COPY_THIS: &str = "Copiar este perfil";
/// Shows what would change.
pub const PREVIEW: &str = "Ver efecto";
/// Saves.
pub const SAVE: &str = "Guardar";
/// Saves over somebody else's.
pub const SAVE_MINE: &str = "Guardar lo mío";
/// Asks where its people go.
pub const REMOVE: &str = "Eliminar este perfil";
/// What saving would do.
pub const EFFECT: &str = "Si guardas";
/// Nothing would be different.
pub const NO_EFFECT: &str = "Nadie gana ni pierde acceso.";
/// The people concerned.
pub const PEOPLE: &str = "¿A quiénes?";
/// Nothing to tell yet.
pub const NO_NAME_YET: &str =
    "Ponle un nombre y marca módulos: aquí verás qué cambia y para quién.";
/// Nobody is concerned.
pub const NOBODY: &str = "Nadie tiene este perfil todavía.";
/// Sees the company as somebody with it.
pub const SEE_AS: &str = "Ver como este perfil";
/// Nothing to see.
pub const SEES_NOTHING: &str = "Entra a la empresa, pero no ve ningún módulo.";
/// Above what it sees.
pub const SEES: &str = "Quien tiene este perfil ve esto en la empresa:";
/// Somebody saved first.
pub const CONFLICT: &str = "Otra persona guardó este perfil mientras lo editabas";
/// What to do.
pub const CONFLICT_LEAD: &str = "Compara su versión con la tuya. Si guardas, vale la tuya.";
/// The comparison.
pub const CONFLICT_CAPTION: &str = "En qué se diferencian";
/// Columns.
pub const CONFLICT_HEADS: [&str; 3] = ["Qué", "Guardado ahora", "Lo tuyo"];
/// They are alike.
pub const CONFLICT_NONE: &str = "Las dos versiones permiten lo mismo.";

/// The page that removes.
pub const REMOVAL: &str = "Eliminar un perfil";
/// Where they go.
pub const DESTINATION: &str = "¿Qué perfil tendrán sus personas?";
/// Does it.
pub const DO_REMOVE: &str = "Sí, eliminar";
/// Leaves it.
pub const KEEP: &str = "No, dejarlo como está";

/// Under «¿Por qué puede ver esto?».
pub const WHY_LEAD: &str = "Elige a una persona, un módulo y un día: te decimos en una frase qué \
                            podía hacer y de dónde viene.";
/// The person.
pub const WHY_EMAIL: &str = "Correo electrónico de la persona";
/// Which address that is.
pub const ADDRESS_HINT: &str = "El de su cuenta o el de contacto que muestra su ficha.";
/// The person who is asked about.
pub const WHY_PERSON: &str = "Persona";
/// To the same page for another.
pub const WHY_OTHER: &str = "Preguntar por otra persona";
/// The module.
pub const WHY_MODULE: &str = "Módulo";
/// The day.
pub const WHY_DAY: &str = "Día";
/// Under it.
pub const WHY_DAY_HINT: &str = "dd/mm/aaaa. Vacío: ahora.";
/// Asks.
pub const DO_WHY: &str = "Explicar";
/// The answer.
pub const ANSWER: &str = "La respuesta";
/// To the perfil that is the cause.
pub const TO_PERFIL: &str = "Ver el perfil";
/// To those who administer.
pub const TO_ADMINISTRATORS: &str = "Ver a los administradores de accesos";

/// To those who stand in.
pub const TO_STAND_INS: &str = "Ver a los suplentes";
/// To the person's «ficha».
pub const TO_CARD: &str = "Ver la ficha de la persona";

/// Under «Suplentes».
pub const STAND_INS_LEAD: &str = "Mientras no estás, otra persona de la empresa puede administrar \
                                  los accesos hasta el día que digas. Ese día termina solo.";
/// The table.
pub const STAND_INS_CAPTION: &str = "Suplentes, el más reciente primero";
/// Columns.
pub const STAND_IN_HEADS: [&str; 5] = ["Nombre", "Desde", "Hasta", "Nombrado por", "Terminar"];
/// Nobody.
pub const NO_STAND_INS: &str = "No hay suplentes";
/// What to do.
pub const NO_STAND_INS_LEAD: &str = "Nombra a una persona habilitada de la empresa.";
/// Names one.
pub const NAME_STAND_IN: &str = "Nombrar suplente";
/// Until when.
pub const UNTIL: &str = "Hasta el día";
/// Under it.
pub const UNTIL_HINT: &str = "dd/mm/aaaa, incluido. Noventa días como máximo.";
/// Ends it.
pub const END_NOW: &str = "Terminar ahora";
/// It is over.
pub const OVER: &str = "Terminó";
/// Named.
pub const NAMED: &str = "Listo. Le avisamos por correo; puede administrar los accesos desde ahora.";
/// Ended.
pub const ENDED: &str = "Listo. Ya no administra los accesos.";

/// What a module that administers is called.
#[must_use]
pub const fn administering(module: Administering) -> &'static str {
    match module {
        Administering::People => "Personas y usuarios",
        Administering::Structure => "Estructura",
        Administering::Roles => "Perfiles",
        Administering::Invitations => "Invitaciones",
    }
}

/// What a perfil is for; one of a company's own says what the company wrote.
#[must_use]
pub fn described(perfil: Perfil, own: String) -> String {
    match perfil {
        Perfil::Administrator => {
            "Ve y edita todo lo de la empresa y decide quién accede a qué.".to_owned()
        }
        Perfil::Worker => "Entra a la empresa y no ve módulos hasta tener otro perfil.".to_owned(),
        Perfil::Own(_) | Perfil::Tier(_) => own,
    }
}

/// How much, as a fact or a cell.
#[must_use]
pub const fn level(level: Option<Level>) -> &'static str {
    match level {
        None => "Sin acceso",
        Some(Level::See) => "Ver",
        Some(Level::Edit) => "Ver y editar",
    }
}

/// How much, to the person.
#[must_use]
pub const fn may(level: Level) -> &'static str {
    match level {
        Level::See => "Puedes ver.",
        Level::Edit => "Puedes ver y editar.",
    }
}

/// Counted up to a thousand.
#[must_use]
pub fn holders(count: i64) -> String {
    match count {
        1_001.. => "más de 1.000".to_owned(),
        count => count.to_string(),
    }
}

/// So many modules.
#[must_use]
pub fn modules(count: usize) -> String {
    match count {
        0 => "nada".to_owned(),
        1 => "1 módulo".to_owned(),
        count => format!("{count} módulos"),
    }
}

/// How many people a sentence is about.
fn people(count: i64) -> String {
    match count {
        0 => "Quien tenga este perfil".to_owned(),
        1 => "1 persona".to_owned(),
        1_001.. => "Más de 1.000 personas".to_owned(),
        count => format!("{count} personas"),
    }
}

/// What changes of one module, for that many people.
#[must_use]
pub fn difference(count: i64, module: &str, one: &Difference) -> String {
    let many = count > 1;
    let who = people(count);
    match (one.before, one.after) {
        (None, Some(Level::See)) => {
            format!(
                "{who} {} ver {module}.",
                if many { "podrán" } else { "podrá" }
            )
        }
        (None, Some(Level::Edit)) => {
            format!(
                "{who} {} ver y editar {module}.",
                if many { "podrán" } else { "podrá" }
            )
        }
        (Some(Level::See), Some(Level::Edit)) => {
            let may = if many { "podrán" } else { "podrá" };
            format!("{who} {may} además editar {module}.")
        }
        (Some(Level::Edit), Some(Level::See)) => {
            let more = if many { "dejarán" } else { "dejará" };
            format!("{who} {more} de editar {module}, pero lo seguirá viendo.")
        }
        _ => {
            let more = if many { "dejarán" } else { "dejará" };
            format!("{who} {more} de ver {module}.")
        }
    }
}

/// The same in one line, for a choice.
#[must_use]
pub fn in_one_line(differences: &[Difference], named: impl Fn(&str) -> String) -> String {
    let told = |gains: bool| {
        let those = differences.iter().filter(|one| one.gains() == gains);
        let names: Vec<_> = those.map(|one| named(one.module.as_str())).collect();
        names.join(", ")
    };
    match (told(true).as_str(), told(false).as_str()) {
        ("", "") => "No cambia nada.".to_owned(),
        (gains, "") => format!("Gana: {gains}."),
        ("", loses) => format!("Pierde: {loses}."),
        (gains, loses) => format!("Gana: {gains}. Pierde: {loses}."),
    }
}

/// More people than are named.
#[must_use]
pub fn and_more(count: i64) -> String {
    format!("y {} más", holders(count))
}

/// Why it cannot be saved like that.
#[must_use]
pub fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Fields(fields) => {
            let first = fields.first();
            first.map_or_else(String::new, |(field, problem)| {
                super::problem::sentence(*field, *problem, Voice::Tu)
            })
        }
        Refusal::NotAllowed => "Este es tu propio perfil: pídele el cambio a otra persona que \
                                administre los accesos."
            .to_owned(),
        Refusal::AboveOwn => above().to_owned(),
        _ => CONFLICT.to_owned(),
    }
}

/// Nobody gives what they lack.
#[must_use]
pub const fn above() -> &'static str {
    "Este cambio pasa por encima de lo que tú puedes hacer: no puedes dar un acceso que no tienes ni \
     cambiar a quien tiene más que tú."
}

/// Asks whether to remove it: how many people have it, and for how many it waits until they have an
/// account.
#[must_use]
pub fn removal(name: &str, (count, waiting): (i64, i64)) -> String {
    let has = match count {
        0 if waiting > 0 => format!("Nadie con cuenta tiene el perfil «{name}»."),
        0 => format!("Nadie tiene el perfil «{name}»."),
        1 => format!("Una persona tiene el perfil «{name}»."),
        count => format!("Tienen el perfil «{name}» {} personas.", holders(count)),
    };
    match waiting {
        0 => has,
        1 => format!("{has} Lo tiene asignado una persona sin cuenta."),
        many => {
            let many = holders(many);
            format!("{has} Lo tienen asignado {many} personas sin cuenta.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a47_who_waits_with_a_perfil_is_told_before_it_is_removed() {
        let told = |count, waiting| removal("Bodega", (count, waiting));
        assert_eq!(told(0, 0), "Nadie tiene el perfil «Bodega».");
        assert_eq!(
            told(0, 500),
            "Nadie con cuenta tiene el perfil «Bodega». Lo tienen asignado 500 personas sin cuenta."
        );
        assert_eq!(
            told(1, 1),
            "Una persona tiene el perfil «Bodega». Lo tiene asignado una persona sin cuenta."
        );
        assert_eq!(
            told(2, 1_001),
            "Tienen el perfil «Bodega» 2 personas. Lo tienen asignado más de 1.000 personas sin \
             cuenta."
        );
    }

    #[test]
    fn what_changes_is_told_for_each_count() {
        let one = Difference {
            module: "aa".parse().unwrap(),
            before: None,
            after: Some(Level::See),
        };
        assert_eq!(
            difference(0, "Turnos", &one),
            "Quien tenga este perfil podrá ver Turnos."
        );
        assert_eq!(difference(1, "Turnos", &one), "1 persona podrá ver Turnos.");
        assert_eq!(
            difference(3, "Turnos", &one),
            "3 personas podrán ver Turnos."
        );
        assert!(difference(1_001, "Turnos", &one).starts_with("Más de 1.000 personas podrán"));
    }
}
