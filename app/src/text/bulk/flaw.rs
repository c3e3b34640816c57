//! What is said of each finding: what is wrong and what to do about it, in that order.

use std::borrow::Cow;

use domain::bulk::{Issue, Kind, Why};
use domain::refusal::Problem;
use domain::sheet::Flaw;

/// A finding, for a table that has a column for its place.
#[must_use]
pub fn issue(issue: &Issue) -> String {
    why(&issue.why).into_owned()
}

/// A finding, with its column and what stands there.
#[must_use]
pub fn refusal(kind: Kind, issue: &Issue) -> String {
    let words = why(&issue.why);
    let column = issue.column.map(|column| kind.title(column));
    match (column, issue.value.as_str()) {
        (Some(column), "") => format!("{column}: {words}"),
        (Some(column), value) => format!("{column} «{value}»: {words}"),
        (None, _) => words.into_owned(),
    }
}

fn why(why: &Why) -> Cow<'static, str> {
    Cow::Borrowed(match why {
        Why::Flaw(flaw) => return of_flaw(flaw),
        Why::Unknown => {
            "No está entre las personas de la empresa. Para agregarla, escribe también nombres y \
             apellido paterno."
        }
        Why::Own => "Eres tú: no puedes cambiar tu propio estado ni tu perfil.",
        Why::LastAdministrator => {
            "La empresa quedaría sin administrador de accesos. Nombra antes a otra persona."
        }
        Why::Administrator => {
            "Los administradores de accesos no se nombran ni se quitan con un archivo. Hazlo persona \
             por persona."
        }
        Why::NoAccount => {
            "Ese perfil administra la empresa, y la persona no tiene cuenta todavía. Dáselo cuando \
             la tenga."
        }
        Why::NoPerfil => "La empresa no tiene un perfil con ese nombre. Revísalo en «Perfiles».",
        Why::AboveOwn => {
            "Tu perfil no alcanza: esa persona o ese perfil permite más que el tuyo, o no administras \
             los perfiles."
        }
        Why::SameEmail(row) => {
            return Cow::Owned(format!(
                "El mismo correo está en la fila {row}, y cada cuenta tiene el suyo. Corrige uno."
            ));
        }
        Why::SamePhone => "Otra persona invitada tiene el mismo celular. Revísalo.",
        Why::Waiting => {
            "Ya hay una invitación pendiente con este RUT o correo, con otros datos. Revócala antes \
             en «Cuentas de usuario»."
        }
        Why::Here => "Ya es parte de la institución.",
        Why::NotInvitable => "No podemos invitar a esta persona.",
        Why::NoSeat => "El plan no tiene más cupos para esta fila.",
        Why::Role => "Con tu perfil no puedes dar ese rol. Elige uno que puedas dar.",
        Why::Limit => {
            "Tus archivos llegaron al límite del día: desde esta fila no revisamos más. Carga el resto \
             mañana."
        }
    })
}

fn of_flaw(flaw: &Flaw) -> Cow<'static, str> {
    of_file(flaw)
        .or_else(|| of_cell(flaw))
        .map_or_else(|| with_value(flaw), Cow::Borrowed)
}

const fn of_file(flaw: &Flaw) -> Option<&'static str> {
    Some(match flaw {
        Flaw::FileTooLarge => "El archivo es demasiado grande. Divídelo en varios.",
        Flaw::Nul => "No es una tabla que se pueda leer. Guárdalo como «CSV UTF-8» o como Excel.",
        Flaw::NoWorkbook => {
            "El libro no se puede leer. Guárdalo otra vez como Excel o «CSV UTF-8»."
        }
        Flaw::UnclosedQuote => {
            "Unas comillas se abren aquí y no se cierran. Complétalas o quítalas."
        }
        Flaw::RowTooLong => "La fila es demasiado larga. Revisa comillas y separadores.",
        Flaw::TooManyRows => "Hay más filas de las que se reciben de una vez. Divide el archivo.",
        Flaw::FileChanged => "El archivo cambió mientras se leía. Inténtalo otra vez.",
        Flaw::NoHeader => {
            "No se encontró la fila de títulos entre las diez primeras. Usa los títulos de la \
             plantilla."
        }
        Flaw::MissingColumn => "Falta esta columna. Agrégala con este título, o di cuál es.",
        Flaw::TwiceColumn => "Dos columnas significan lo mismo. Deja una.",
        Flaw::JoinedNames => {
            "Separa nombres y apellidos en columnas propias: no se adivina dónde parten. Ejemplo: \
             «De la Cruz» en «Apellido paterno» y «Pérez» en «Apellido materno»."
        }
        Flaw::UnreadColumn | Flaw::NoQuestionColumn => "Esta columna no se usa y no se guarda.",
        Flaw::NoRows => "No hay personas debajo de los títulos.",
        Flaw::ShortRow => "La fila tiene menos celdas que títulos. Revisa separadores y comillas.",
        Flaw::LongRow => "La fila tiene más celdas que títulos. Revisa separadores y comillas.",
        Flaw::Total => "La lista termina en esta fila de totales; lo que sigue no se lee.",
        _ => return None,
    })
}

const fn of_cell(flaw: &Flaw) -> Option<&'static str> {
    Some(match flaw {
        Flaw::Missing => "Este dato es obligatorio.",
        Flaw::Scientific => {
            "La hoja de cálculo acortó el número. Formatea la columna como texto y escríbelo \
             completo."
        }
        Flaw::Decimal => "El número trae decimales. Formatea la columna como texto.",
        Flaw::Apostrophe => "Sobra el apóstrofo inicial. Formatea la columna como texto y quítalo.",
        Flaw::QuestionMark => {
            "Hay un «?» dentro de una palabra: quizá se perdió una ñ o una tilde."
        }
        Flaw::Control => "Hay caracteres invisibles. Escribe el dato otra vez.",
        Flaw::DateOrder => {
            "No se sabe si el día va antes que el mes. Di el orden de las fechas al cargar el \
             archivo."
        }
        Flaw::MonthFirst => "Esta fecha solo existe con el mes primero. Escríbela como dd/mm/aaaa.",
        Flaw::Several => "Hay varios valores en la celda. Deja uno.",
        Flaw::Junk => "No dice nada sobre la persona. No se guarda.",
        Flaw::Landline => "Es un teléfono fijo, que no recibe claves. Escribe un celular.",
        Flaw::HiredYoung => "La fecha de ingreso es muy temprana. Revísala.",
        _ => return None,
    })
}

fn with_value(flaw: &Flaw) -> Cow<'static, str> {
    Cow::Owned(match flaw {
        Flaw::Duplicate(row) => {
            format!("El mismo RUT está en la fila {row}. Deja una sola fila por persona.")
        }
        Flaw::SharedEmail(row) => format!("La persona de la fila {row} tiene el mismo correo."),
        Flaw::Mojibake(Some(meant)) => format!(
            "Las letras se dañaron al guardar; ¿quisiste decir «{meant}»? Guarda el archivo como \
             «CSV UTF-8»."
        ),
        Flaw::Mojibake(None) => {
            "Las letras se dañaron al guardar. Guarda el archivo como «CSV UTF-8».".into()
        }
        Flaw::Serial(day) => format!("La hoja guardó la fecha como número; se lee {day}."),
        Flaw::EmailTypo(meant) => {
            format!("El correo parece mal escrito; ¿es «{meant}»? Corrígelo.")
        }
        Flaw::UnknownWord(known) => format!("No se reconoce. Usa: {known}."),
        Flaw::Cell(problem) => return Cow::Borrowed(of_problem(*problem)),
        _ => "El dato no se puede leer.".into(),
    })
}

const fn of_problem(problem: Problem) -> &'static str {
    match problem {
        Problem::Empty => "Este dato es obligatorio.",
        Problem::BadCharacters => "Hay caracteres que no van aquí.",
        Problem::TooLong { .. } => "El texto es demasiado largo.",
        Problem::TooShort { .. } => "El texto es demasiado corto.",
        Problem::RutMissingDigit => "Falta el dígito verificador. Escríbelo; no se calcula.",
        Problem::RutDigit => "El dígito verificador no corresponde al número.",
        Problem::RutFormat | Problem::RutTooLong => {
            "No tiene la forma de un RUT. Ejemplo: 40.000.001-8."
        }
        Problem::CompanyRut => "Es el RUT de una empresa.",
        Problem::CardMissingDigits => {
            "Faltan dígitos. Formatea la columna como texto y escríbelo completo."
        }
        Problem::CardFormat => "Son nueve cifras, con una A delante en las cédulas antiguas.",
        Problem::EmailFormat | Problem::EmailUnusual | Problem::EmailCharacters => {
            "No tiene la forma de un correo. Ejemplo: nombre@ejemplo.test."
        }
        Problem::PhoneMissing9 => "Falta el 9 inicial del celular.",
        Problem::PhoneForeign => "El celular es de otro país.",
        Problem::PhoneLandline | Problem::PhoneFormat => {
            "No tiene la forma de un celular. Ejemplo: 9 1234 5678."
        }
        Problem::DateTwoDigitYear => "Escribe el año con cuatro cifras.",
        Problem::DateImpossible => "Ese día no existe en el calendario.",
        Problem::DateFuture => "La fecha está en el futuro.",
        Problem::DateTooOld => "La fecha es demasiado antigua.",
        Problem::DateFormat => "Escribe la fecha como dd/mm/aaaa.",
        _ => "El dato no se puede leer.",
    }
}
