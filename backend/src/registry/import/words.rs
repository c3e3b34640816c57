//! What the report says of each flaw: what is wrong and what to do about it, in that order. The
//! words speak to nobody in particular, so that they fit platforms of both voices and the console.

use std::borrow::Cow;

use domain::refusal::Problem;

use domain::sheet::Flaw;

/// What it means that a whole file does not name somebody who is active.
pub(super) const LEFT_OUT: &str =
    "Está activa en el registro y el archivo completo no la nombra: al aplicarlo queda retirada.";

/// What a flaw asks for on the command line, where there is no form to choose in.
pub(super) const fn option(flaw: &Flaw) -> &'static str {
    match flaw {
        Flaw::DateOrder => " (--dates dmy o --dates mdy)",
        Flaw::MonthFirst => " (--dates mdy)",
        _ => "",
    }
}

/// The sentence for the office.
#[must_use]
pub fn words(flaw: &Flaw) -> Cow<'static, str> {
    about_file(flaw)
        .or_else(|| about_number(flaw))
        .map_or_else(|| about_cell(flaw), Cow::Borrowed)
}

const fn about_file(flaw: &Flaw) -> Option<&'static str> {
    Some(match flaw {
        Flaw::FileTooLarge => "El archivo pasa de 64 MB. Hay que dividirlo en varios.",
        Flaw::Nul => "El archivo tiene bytes nulos. Hay que guardarlo de nuevo como «CSV UTF-8».",
        Flaw::NoWorkbook => {
            "El libro no se puede leer. Hay que guardarlo de nuevo como «CSV UTF-8»."
        }
        Flaw::UnclosedQuote => {
            "Unas comillas se abren aquí y no se cierran. Hay que completarlas o quitarlas."
        }
        Flaw::RowTooLong => "La fila es demasiado larga. Pueden sobrar comillas o separadores.",
        Flaw::TooManyRows => "Hay más de 50 000 personas. Hay que dividir el archivo.",
        Flaw::FileChanged => "El archivo cambió mientras se leía. Hay que cargarlo otra vez.",
        Flaw::NoHeader => {
            "No se encontró la fila de títulos entre las diez primeras. Debe tener al menos «Tipo documento», «Número documento», «Primer nombre», «Primer apellido» y «Fecha nacimiento»."
        }
        Flaw::MissingColumn => "Falta esta columna. Hay que agregarla con este título.",
        Flaw::TwiceColumn => "Dos columnas significan lo mismo. Debe quedar una.",
        Flaw::JoinedNames => {
            "Nombres y apellidos van en columnas propias: no se adivina dónde parten. Ejemplo: «De la Cruz» en «Primer apellido» y «Pérez» en «Segundo apellido»."
        }
        Flaw::UnreadColumn => "Esta columna no se usa y no se guarda.",
        Flaw::NoQuestionColumn => "Sin esta columna hay menos preguntas de validación posibles.",
        Flaw::NoRows => "No hay personas debajo de los títulos.",
        Flaw::ShortRow => {
            "La fila tiene menos celdas que títulos. Puede haber un error en separadores o comillas."
        }
        Flaw::LongRow => {
            "La fila tiene más celdas que títulos. Puede haber un error en separadores o comillas."
        }
        Flaw::Total => "La lista termina en esta fila de totales; lo que sigue no se lee.",
        _ => return None,
    })
}

const fn about_number(flaw: &Flaw) -> Option<&'static str> {
    Some(match flaw {
        Flaw::Missing => "Este dato es obligatorio.",
        Flaw::Scientific => {
            "La hoja de cálculo acortó el número. La columna necesita formato de texto, y el número, todas sus cifras."
        }
        Flaw::Decimal => "El número trae decimales. La columna necesita formato de texto.",
        Flaw::Apostrophe => {
            "Sobra el apóstrofo inicial. Hay que dar a la columna formato de texto y quitarlo."
        }
        Flaw::QuestionMark => {
            "Hay un «?» dentro de una palabra: quizá se perdió una ñ o una tilde. El dato no se guarda."
        }
        Flaw::Control => "Hay caracteres invisibles. Hay que escribir el dato de nuevo.",
        Flaw::DateOrder => {
            "No se puede saber si el día va antes que el mes. Hay que elegir el «Orden de las fechas» al cargar el archivo."
        }
        Flaw::MonthFirst => {
            "Esta fecha solo existe con el mes primero. Se escribe como dd/mm/aaaa, o se elige «Mes, día, año» en «Orden de las fechas» al cargar el archivo."
        }
        Flaw::HiredYoung => "Ingresó antes de cumplir 14 años. Hay que revisar ambas fechas.",
        Flaw::Several => "Hay varios valores en la celda. Debe quedar uno.",
        Flaw::Landline => "Es un teléfono fijo y no recibe códigos. No se guarda.",
        Flaw::Junk => "No dice nada sobre la persona. No se guarda.",
        Flaw::NoStatus => "Sin estado; se toma como activo.",
        Flaw::SpouseDenied => {
            "Dice que no tiene cónyuge, pero trae datos de uno. Hay que corregir lo que no corresponda."
        }
        Flaw::Perhaps2Surnames => "Parecen dos apellidos en una celda. Si lo son, van separados.",
        _ => return None,
    })
}

fn about_cell(flaw: &Flaw) -> Cow<'static, str> {
    Cow::Owned(match flaw {
        Flaw::Duplicate(row) => {
            format!(
                "El mismo documento está en la fila {row}. Debe quedar una sola fila por persona."
            )
        }
        Flaw::SharedEmail(row) => format!("La persona de la fila {row} tiene el mismo correo."),
        Flaw::Mojibake(Some(meant)) => format!(
            "Las letras se dañaron al guardar; ¿decía «{meant}»? Hay que guardar el archivo como «CSV UTF-8»."
        ),
        Flaw::Mojibake(None) => {
            "Las letras se dañaron al guardar. Hay que guardar el archivo como «CSV UTF-8».".into()
        }
        Flaw::Serial(day) => format!("La hoja guardó la fecha como número; se lee {day}."),
        Flaw::EmailTypo(meant) => {
            format!("El correo parece mal escrito; ¿es «{meant}»? Hay que corregirlo.")
        }
        Flaw::UnknownWord(known) => format!("No se reconoce. Se puede escribir: {known}."),
        Flaw::Cell(problem) => return problem_words(*problem),
        _ => String::new(),
    })
}

fn problem_words(problem: Problem) -> Cow<'static, str> {
    Cow::Borrowed(match problem {
        Problem::Empty => "Este dato es obligatorio.",
        Problem::BadCharacters => "Hay caracteres que no van aquí.",
        Problem::DocumentLength { min, max } => {
            return Cow::Owned(format!(
                "El documento debe tener entre {min} y {max} caracteres."
            ));
        }
        Problem::TooLong { max } => {
            return Cow::Owned(format!("El texto pasa de {max} caracteres."));
        }
        Problem::RutMissingDigit => {
            "Falta el dígito verificador. Hay que escribirlo; no se calcula."
        }
        Problem::RutDigit | Problem::NitDigit => "El dígito verificador no corresponde al número.",
        Problem::RutFormat | Problem::RutTooLong => {
            "No tiene la forma de un RUT. Ejemplo: 40.000.001-8."
        }
        Problem::CompanyRut => "Es el RUT de una empresa.",
        Problem::CardMissingDigits => {
            "Faltan dígitos. La columna necesita formato de texto, y el número, todas sus cifras."
        }
        Problem::CardFormat => "Son nueve cifras, con una A delante en las cédulas antiguas.",
        Problem::NitFormat => "No tiene la forma de un NIT. Ejemplo: 999.000.001-2.",
        Problem::PhoneMissing9 => "Falta el 9 inicial.",
        Problem::PhoneForeign => "Es un número de otro país.",
        Problem::PhoneFormat => "El celular va completo. Ejemplo: 300 123 4567.",
        Problem::EmailFormat | Problem::EmailUnusual | Problem::EmailCharacters => {
            "No tiene la forma de un correo. Ejemplo: nombre@ejemplo.test."
        }
        Problem::DateTwoDigitYear => "El año va con cuatro cifras.",
        Problem::DateImpossible => "Ese día no existe en el calendario.",
        Problem::DateFuture => "La fecha está en el futuro.",
        Problem::DateTooOld => "La fecha es demasiado antigua.",
        Problem::DateFormat => "La fecha va como dd/mm/aaaa.",
        Problem::NotAChoice => "No se reconoce.",
        _ => "El dato no se puede leer.",
    })
}
