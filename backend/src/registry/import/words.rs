//! What the report says of each flaw: what is wrong and what to do about it, in that order.

use std::borrow::Cow;

use domain::refusal::Problem;

use super::flaw::Flaw;

impl Flaw {
    /// The sentence for the office.
    #[must_use]
    pub fn words(&self) -> Cow<'static, str> {
        self.about_file()
            .or_else(|| self.about_number())
            .map_or_else(|| self.about_cell(), Cow::Borrowed)
    }

    const fn about_file(&self) -> Option<&'static str> {
        Some(match self {
            Self::FileTooLarge => "El archivo pasa de 64 MB. Divídalo en varios.",
            Self::Nul => "El archivo tiene bytes nulos. Guárdelo de nuevo como «CSV UTF-8».",
            Self::UnclosedQuote => {
                "Unas comillas se abren aquí y no se cierran. Complételas o quítelas."
            }
            Self::RowTooLong => "La fila es demasiado larga. Revise comillas y separadores.",
            Self::TooManyRows => "Hay más de 50 000 personas. Divida el archivo.",
            Self::FileChanged => "El archivo cambió mientras se leía. Inténtelo de nuevo.",
            Self::NoHeader => {
                "No se encontró la fila de títulos entre las diez primeras. Debe tener al menos «Tipo documento», «Número documento», «Primer nombre», «Primer apellido» y «Fecha nacimiento»."
            }
            Self::MissingColumn => "Falta esta columna. Agréguela con este título.",
            Self::TwiceColumn => "Dos columnas significan lo mismo. Deje una.",
            Self::JoinedNames => {
                "Separe nombres y apellidos en columnas propias: no se adivina dónde parten. Ejemplo: «De la Cruz» en «Primer apellido» y «Pérez» en «Segundo apellido»."
            }
            Self::UnreadColumn => "Esta columna no se usa y no se guarda.",
            Self::NoQuestionColumn => {
                "Sin esta columna hay menos preguntas de validación posibles."
            }
            Self::NoRows => "No hay personas debajo de los títulos.",
            Self::ShortRow => {
                "La fila tiene menos celdas que títulos. Revise separadores y comillas."
            }
            Self::LongRow => "La fila tiene más celdas que títulos. Revise separadores y comillas.",
            Self::Total => "La lista termina en esta fila de totales; lo que sigue no se lee.",
            _ => return None,
        })
    }

    const fn about_number(&self) -> Option<&'static str> {
        Some(match self {
            Self::Missing => "Este dato es obligatorio.",
            Self::Scientific => {
                "La hoja de cálculo acortó el número. Dé a la columna formato de texto y escríbalo completo."
            }
            Self::Decimal => "El número trae decimales. Dé a la columna formato de texto.",
            Self::Apostrophe => {
                "Sobra el apóstrofo inicial. Dé a la columna formato de texto y quítelo."
            }
            Self::QuestionMark => {
                "Hay un «?» dentro de una palabra: quizá se perdió una ñ o una tilde. El dato no se guarda."
            }
            Self::Control => "Hay caracteres invisibles. Escriba el dato de nuevo.",
            Self::DateOrder => {
                "No se puede saber si el día va antes que el mes. Al cargar el archivo, indique el orden de las fechas (en la consola, --dates dmy o --dates mdy)."
            }
            Self::MonthFirst => {
                "Esta fecha solo existe con el mes primero. Escríbala como dd/mm/aaaa o indique al cargar que el mes va primero (en la consola, --dates mdy)."
            }
            Self::HiredYoung => "Ingresó antes de cumplir 14 años. Revise ambas fechas.",
            Self::Several => "Hay varios valores en la celda. Deje uno.",
            Self::Landline => "Es un teléfono fijo y no recibe códigos. No se guarda.",
            Self::Junk => "No dice nada sobre la persona. No se guarda.",
            Self::NoStatus => "Sin estado; se toma como activo.",
            Self::SpouseDenied => {
                "Dice que no tiene cónyuge, pero trae datos de uno. Corrija lo que no corresponda."
            }
            Self::Perhaps2Surnames => "Parecen dos apellidos en una celda. Si lo son, sepárelos.",
            _ => return None,
        })
    }

    fn about_cell(&self) -> Cow<'static, str> {
        Cow::Owned(match self {
            Self::Duplicate(row) => {
                format!("El mismo documento está en la fila {row}. Deje una sola fila por persona.")
            }
            Self::SharedEmail(row) => format!("La persona de la fila {row} tiene el mismo correo."),
            Self::Mojibake(Some(meant)) => format!(
                "Las letras se dañaron al guardar; ¿quiso decir «{meant}»? Guarde el archivo como «CSV UTF-8»."
            ),
            Self::Mojibake(None) => {
                "Las letras se dañaron al guardar. Guarde el archivo como «CSV UTF-8».".into()
            }
            Self::Serial(day) => format!("La hoja guardó la fecha como número; se lee {day}."),
            Self::EmailTypo(meant) => {
                format!("El correo parece mal escrito; ¿es «{meant}»? Corríjalo.")
            }
            Self::UnknownWord(known) => format!("No se reconoce. Use: {known}."),
            Self::Cell(problem) => return problem_words(*problem),
            _ => String::new(),
        })
    }
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
        Problem::RutMissingDigit => "Falta el dígito verificador. Escríbalo; no se calcula.",
        Problem::RutDigit | Problem::NitDigit => "El dígito verificador no corresponde al número.",
        Problem::RutFormat | Problem::RutTooLong => {
            "No tiene la forma de un RUT. Ejemplo: 40.000.001-8."
        }
        Problem::CompanyRut => "Es el RUT de una empresa.",
        Problem::CardMissingDigits => {
            "Faltan dígitos. Dé a la columna formato de texto y escríbalo completo."
        }
        Problem::CardFormat => "Son nueve cifras, con una A delante en las cédulas antiguas.",
        Problem::NitFormat => "No tiene la forma de un NIT. Ejemplo: 999.000.001-2.",
        Problem::PhoneMissing9 => "Falta el 9 inicial.",
        Problem::PhoneForeign => "Es un número de otro país.",
        Problem::PhoneFormat => "Escriba un celular completo. Ejemplo: 300 123 4567.",
        Problem::EmailFormat | Problem::EmailUnusual | Problem::EmailCharacters => {
            "No tiene la forma de un correo. Ejemplo: nombre@ejemplo.test."
        }
        Problem::DateTwoDigitYear => "Escriba el año con cuatro cifras.",
        Problem::DateImpossible => "Ese día no existe en el calendario.",
        Problem::DateFuture => "La fecha está en el futuro.",
        Problem::DateTooOld => "La fecha es demasiado antigua.",
        Problem::DateFormat => "Escriba la fecha como dd/mm/aaaa.",
        Problem::NotAChoice => "No se reconoce.",
        _ => "El dato no se puede leer.",
    })
}
