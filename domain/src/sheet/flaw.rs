//! What can be wrong with a file of people, each with its weight and its code (`domain.md` 8.2).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;

/// How much a flaw weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The file is not taken.
    Error,
    /// Taken, but somebody should look.
    Warning,
    /// Taken; told for completeness.
    Notice,
}

impl Weight {
    /// The word in the report.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "advertencia",
            Self::Notice => "aviso",
        }
    }
}

/// Something about a file, a row or a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// More bytes than a registry has.
    FileTooLarge,
    /// Zero bytes: another encoding or a damaged file.
    Nul,
    /// No workbook that can be read.
    NoWorkbook,
    /// A quote is opened and never closed.
    UnclosedQuote,
    /// A row longer than any office writes.
    RowTooLong,
    /// More rows than are taken at once.
    TooManyRows,
    /// The file was changed while it was read.
    FileChanged,
    /// No row of titles among the first ten.
    NoHeader,
    /// A column that must be there is not.
    MissingColumn,
    /// Two columns with the same meaning.
    TwiceColumn,
    /// Surnames or the whole name in one column.
    JoinedNames,
    /// A column that is not read.
    UnreadColumn,
    /// A column that the questions need is not there.
    NoQuestionColumn,
    /// No person in the file.
    NoRows,
    /// Fewer cells than titles.
    ShortRow,
    /// More cells than titles.
    LongRow,
    /// A row of totals ends the list.
    Total,
    /// The same document in an earlier row.
    Duplicate(u64),
    /// The same mail address in an earlier row.
    SharedEmail(u64),
    /// Nothing stands where something must.
    Missing,
    /// A number that a spreadsheet shortened: `9.12E+08`.
    Scientific,
    /// A number with decimals.
    Decimal,
    /// An apostrophe that a spreadsheet put before a number.
    Apostrophe,
    /// Letters read in the wrong encoding; with what was probably meant.
    Mojibake(Option<String>),
    /// A question mark inside a word.
    QuestionMark,
    /// Characters that nobody types.
    Control,
    /// A day as the number a spreadsheet stores; with the day read.
    Serial(String),
    /// Day and month cannot be told apart in this file.
    DateOrder,
    /// The month comes first in this one.
    MonthFirst,
    /// Hired as a child, or before birth.
    HiredYoung,
    /// Several values in one cell.
    Several,
    /// A comma for a dot in a mail address; with what was probably meant.
    EmailTypo(String),
    /// A land line, which receives no codes.
    Landline,
    /// A word that says nothing; not kept.
    Junk,
    /// None of the words understood; with those that are.
    UnknownWord(Cow<'static, str>),
    /// An empty state is read as active.
    NoStatus,
    /// «No» for a spouse, and facts about one.
    SpouseDenied,
    /// Two words as first surname and none as second.
    Perhaps2Surnames,
    /// Anything else that a cell's own rule refuses.
    Cell(Problem),
}

impl Flaw {
    /// How much it weighs.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        match self {
            Self::QuestionMark
            | Self::SharedEmail(_)
            | Self::Landline
            | Self::HiredYoung
            | Self::Perhaps2Surnames => Weight::Warning,
            Self::UnreadColumn
            | Self::NoQuestionColumn
            | Self::Total
            | Self::Serial(_)
            | Self::Junk
            | Self::NoStatus => Weight::Notice,
            _ => Weight::Error,
        }
    }

    /// The word to look it up by.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::FileTooLarge => "ARCHIVO_GRANDE",
            Self::Nul => "BYTES_NULOS",
            Self::NoWorkbook => "LIBRO_ILEGIBLE",
            Self::UnclosedQuote => "COMILLA_ABIERTA",
            Self::RowTooLong => "FILA_LARGA",
            Self::TooManyRows => "DEMASIADAS_FILAS",
            Self::FileChanged => "ARCHIVO_CAMBIO",
            Self::NoHeader => "SIN_TITULOS",
            Self::MissingColumn => "FALTA_COLUMNA",
            Self::TwiceColumn => "COLUMNA_REPETIDA",
            Self::JoinedNames => "NOMBRES_JUNTOS",
            Self::UnreadColumn => "COLUMNA_SIN_USO",
            Self::NoQuestionColumn => "SIN_DATO_PARA_PREGUNTAS",
            Self::NoRows => "SIN_PERSONAS",
            Self::ShortRow => "FILA_CORTA",
            Self::LongRow => "CELDAS_DE_MAS",
            Self::Total => "FIN_POR_TOTAL",
            Self::Duplicate(_) => "DOCUMENTO_REPETIDO",
            Self::SharedEmail(_) => "CORREO_COMPARTIDO",
            Self::Missing => "VACIO",
            Self::Scientific => "NOTACION_CIENTIFICA",
            Self::Decimal => "DECIMALES",
            Self::Apostrophe => "APOSTROFO",
            Self::Mojibake(_) => "LETRAS_DANADAS",
            Self::QuestionMark => "SIGNO_EN_PALABRA",
            Self::Control => "CARACTER_INVISIBLE",
            Self::Serial(_) => "FECHA_COMO_NUMERO",
            Self::DateOrder => "ORDEN_DE_FECHA",
            Self::MonthFirst => "MES_PRIMERO",
            Self::HiredYoung => "INGRESO_TEMPRANO",
            Self::Several => "VARIOS_VALORES",
            Self::EmailTypo(_) => "CORREO_MAL_ESCRITO",
            Self::Landline => "TELEFONO_FIJO",
            Self::Junk => "SIN_CONTENIDO",
            Self::UnknownWord(_) => "NO_RECONOCIDO",
            Self::NoStatus => "ESTADO_VACIO",
            Self::SpouseDenied => "CONYUGE_CONTRADICTORIO",
            Self::Perhaps2Surnames => "APELLIDOS_JUNTOS",
            Self::Cell(problem) => problem_code(*problem),
        }
    }
}

const fn problem_code(problem: Problem) -> &'static str {
    match problem {
        Problem::DateTwoDigitYear => "ANO_DE_DOS_CIFRAS",
        Problem::DateImpossible => "FECHA_IMPOSIBLE",
        Problem::DateFuture => "FECHA_FUTURA",
        Problem::DateTooOld => "FECHA_ANTIGUA",
        Problem::DateFormat => "FECHA",
        Problem::DocumentLength { .. } => "DOCUMENTO_LARGO",
        Problem::RutMissingDigit => "FALTA_DV",
        Problem::RutDigit | Problem::NitDigit => "DV",
        Problem::PhoneMissing9 => "FALTA_9",
        Problem::PhoneForeign => "OTRO_PAIS",
        Problem::PhoneFormat => "CELULAR",
        Problem::EmailFormat | Problem::EmailUnusual | Problem::EmailCharacters => "CORREO",
        Problem::TooLong { .. } => "LARGO",
        Problem::CardMissingDigits => "FALTAN_DIGITOS",
        Problem::NotAChoice => "NO_RECONOCIDO",
        _ => "FORMATO",
    }
}
