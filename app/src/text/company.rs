//! Words for the forms of companies and their workers, by `domain.md` 3.5 and `requirements.md`
//! Q11. Companies have a RUT, so all of this speaks Chile's *tú*; what other forms say as well comes
//! from [`super::problem`] and [`super::refusal`].

use domain::company::{Item, Section};
use domain::locale::Voice;
use domain::membership::Reason;
use domain::refusal::{Field, Problem, Refusal};

/// Whether these words are about that field.
#[must_use]
pub const fn owns(field: Field) -> bool {
    matches!(field, Field::Company(..) | Field::CardNumber)
}

/// What to do about a field of these forms.
#[must_use]
pub fn sentence(field: Field, problem: Problem, voice: Voice) -> String {
    let own = match field {
        Field::Company(section, item) => of_company(section, item, problem),
        _ => Some(card(problem)),
    };
    match own {
        Some(own) => own.to_owned(),
        None => super::problem::sentence(alike(field), problem, voice),
    }
}

/// The field of other forms that is asked alike.
const fn alike(field: Field) -> Field {
    match field {
        Field::Company(_, Item::Phone) => Field::Phone,
        Field::Company(_, Item::Email | Item::EmailAgain) => Field::Email,
        Field::Company(_, Item::Rut | Item::Document) => Field::Document,
        Field::Company(_, Item::DocumentKind) => Field::DocumentKind,
        _ => Field::FirstName,
    }
}

const fn card(problem: Problem) -> &'static str {
    match problem {
        Problem::Empty => "Escribe el N° de serie o documento de tu cédula.",
        Problem::CardMissingDigits => {
            "Faltan dígitos. Da a la columna formato de texto y escríbelo completo."
        }
        _ => {
            "Escribe las nueve cifras del número, con la letra A delante si tu cédula la tiene. \
             Ejemplo: 523456789 o A021065123."
        }
    }
}

fn of_company(section: Section, item: Item, problem: Problem) -> Option<&'static str> {
    Some(match (item, problem) {
        (Item::Rut, _) => return rut(section, problem),
        (Item::Activity, _) => "El código tiene 6 dígitos.",
        (Item::Workers, Problem::TooLong { .. }) => "Ingresa un número de hasta 999.999.",
        (Item::Workers, _) => "Ingresa un número mayor que cero.",
        (Item::LegalName, _) => "Ingresa la razón social tal como aparece en el SII.",
        (Item::TradeName, Problem::Empty | Problem::TooShort { .. }) => {
            "Ingresa el nombre de fantasía."
        }
        (Item::Giro, Problem::Empty | Problem::TooShort { .. }) => "Ingresa el giro de la empresa.",
        (Item::Street, Problem::Empty | Problem::TooShort { .. }) => {
            "Ingresa la dirección de la empresa."
        }
        (Item::Region, _) => "Selecciona una región.",
        (Item::Comuna, _) => "Selecciona una comuna de la región elegida.",
        (Item::Product, Problem::Empty | Problem::TooShort { .. }) => {
            "Ingresa el producto o el plan."
        }
        (Item::Phone, _) if !matches!(section, Section::FirstUser) => phone(section),
        (Item::Phone, Problem::PhoneMissing9) => "Falta el 9 inicial.",
        (Item::Phone, _) => {
            "Ingresa un celular chileno de 9 dígitos que empiece con 9. Ejemplo: 9 1234 5678."
        }
        (Item::Email, Problem::TooLong { .. }) => return None,
        (Item::Email, _) if matches!(section, Section::Tax) => {
            "Ingresa el correo donde recibes tus documentos tributarios."
        }
        (Item::Email, Problem::UserUnusable) => {
            "No podemos usar este RUT y este correo juntos. Revisa los dos."
        }
        (Item::Email, _) => email(section),
        (Item::EmailAgain, Problem::Empty) => "Escribe el correo otra vez.",
        (Item::EmailAgain, _) => "Los correos no coinciden.",
        (Item::Position, Problem::Empty | Problem::TooShort { .. }) => match section {
            Section::FirstUser => "Ingresa tu cargo.",
            _ => "Ingresa el cargo del contacto comercial.",
        },
        (Item::Names | Item::FirstSurname | Item::SecondSurname, Problem::Empty) => {
            return Some(name(section, item));
        }
        (Item::Terms | Item::Privacy, _) => "Debes aceptar los términos para continuar.",
        (Item::List, Problem::TooMany { .. }) => {
            "Puedes agregar hasta diez representantes legales."
        }
        (Item::List, _) => "Debe haber al menos un representante legal.",
        _ => return None,
    })
}

/// Asked of several on one page: on top of it one is told from the other.
const fn phone(section: Section) -> &'static str {
    match section {
        Section::Representative(_) => {
            "Ingresa un teléfono de 9 dígitos para el representante legal."
        }
        Section::Commercial => "Ingresa un teléfono de 9 dígitos para el contacto comercial.",
        Section::Supplied => "Ingresa un teléfono de 9 dígitos para el contacto.",
        _ => "Ingresa un teléfono de 9 dígitos.",
    }
}

/// The same of addresses.
const fn email(section: Section) -> &'static str {
    match section {
        Section::Company => "Ingresa un correo válido para la empresa.",
        Section::Commercial => "Ingresa un correo válido para el contacto comercial.",
        Section::Supplied => "Ingresa un correo válido para el contacto.",
        Section::FirstUser => "Ingresa un correo válido para el primer usuario.",
        _ => "Ingresa un correo válido.",
    }
}

const fn name(section: Section, item: Item) -> &'static str {
    match (section, item) {
        (Section::FirstUser, Item::Names) => "Ingresa tus nombres.",
        (Section::FirstUser, Item::FirstSurname) => "Ingresa tu apellido paterno.",
        (Section::FirstUser, _) => {
            "Ingresa tu apellido materno o marca «No tiene apellido materno»."
        }
        (Section::Commercial, _) => "Ingresa el nombre del contacto comercial.",
        (Section::Supplied, _) => "Ingresa el nombre del contacto.",
        (Section::Billing, _) => "Ingresa el nombre del contacto de cobranza.",
        (_, Item::Names) => "Ingresa los nombres del representante legal.",
        (_, Item::FirstSurname) => "Ingresa el apellido paterno del representante legal.",
        _ => {
            "Ingresa el apellido materno del representante legal o marca «No tiene apellido \
             materno»."
        }
    }
}

const fn rut(section: Section, problem: Problem) -> Option<&'static str> {
    Some(match problem {
        Problem::Empty => match section {
            Section::Company => "Ingresa el RUT de la empresa.",
            _ => "Ingresa el RUT del representante legal.",
        },
        Problem::RutOfInvitation => {
            "El RUT no corresponde a esta invitación. Revisa el correo de bienvenida o escríbenos."
        }
        Problem::SoleTrader => {
            "Este RUT es de una persona. Si la empresa es una persona natural con giro, marca la \
             casilla."
        }
        Problem::AlreadyWaiting => {
            "Ya hay una adquisición pendiente para este RUT. Reenvía su correo o retírala."
        }
        Problem::AlreadyOpened => "La cuenta de esta empresa ya fue creada.",
        Problem::RutGeneric => "Este RUT es genérico y no es de ninguna empresa.",
        Problem::RepresentativeTwice => "Este RUT ya está en la lista.",
        Problem::CompanyRut => "Ingresa el RUT de la persona, no el de la empresa.",
        _ => return None,
    })
}

/// What happened and what comes next.
#[must_use]
pub const fn refused(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::InitialPasswordOver => {
            "La contraseña inicial servía durante 24 horas y ya venció. Pide otra: llegará al \
             mismo correo."
        }
        Refusal::CompanyEnded => {
            "Esta empresa ya no está adherida, por eso no se puede entrar a ella."
        }
        Refusal::MembershipDisabled { reason } => disabled(*reason),
        Refusal::SignInAgain => {
            "Quien administra los accesos cerró tus sesiones en esta empresa. Cierra la sesión e \
             iníciala de nuevo para entrar."
        }
        Refusal::TooManySections => {
            "La empresa ya tiene todas las secciones que puede tener. Junta o elimina algunas."
        }
        Refusal::LastAdministrator => {
            "La empresa debe conservar al menos un administrador de accesos. Nombra antes a otra \
             persona."
        }
        Refusal::AboveOwn => super::role::above(),
        Refusal::CompanyOpened => "Esta cuenta ya fue creada. Inicia sesión.",
        _ => {
            "Tu RUT no existe o no está registrado en la plataforma, o el número no corresponde. \
             Consulta al encargado de prevención de tu organización."
        }
    }
}

/// Why somebody does not get in: the category, never an administrator's own words (A-62, Q51).
const fn disabled(reason: Option<Reason>) -> &'static str {
    match reason {
        Some(Reason::Left) => {
            "Tu usuario está inhabilitado en esta empresa porque figuras como dado de baja. Si es \
             un error, habla con quien administra los accesos."
        }
        Some(Reason::Absence) => {
            "Tu usuario está inhabilitado en esta empresa mientras dura tu ausencia. Pregunta a \
             quien administra los accesos cuándo vuelve."
        }
        Some(Reason::Duties) => {
            "Tu usuario está inhabilitado en esta empresa porque cambiaron tus funciones. Pregunta \
             a quien administra los accesos."
        }
        Some(Reason::Security) => {
            "Tu usuario está inhabilitado en esta empresa por seguridad. Habla con quien \
             administra los accesos."
        }
        Some(Reason::Other) | None => {
            "Tu usuario está inhabilitado en esta empresa. Pregunta a quien administra los accesos."
        }
    }
}

#[cfg(test)]
#[path = "company_tests.rs"]
mod tests;
