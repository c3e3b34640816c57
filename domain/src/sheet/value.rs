//! Cells as values. What is plainly a spreadsheet's doing is named as such; nothing is guessed.

use crate::contact::{Email, Phone};
use crate::date::Date;
use crate::document::DocumentKind;
use crate::locale::Locale;
use crate::refusal::Problem;
use crate::registry::Status;

use super::flaw::Flaw;
use super::fold;
use super::letters;

/// Which part of a day comes first in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// dd/mm/aaaa.
    Dmy,
    /// mm/dd/aaaa.
    Mdy,
}

impl DateOrder {
    /// The word it is stored and sent under.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
        }
    }

    /// The order of that word; none where nobody said one.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        [Self::Dmy, Self::Mdy]
            .into_iter()
            .find(|order| order.code() == code)
    }
}

/// What a date's spelling says about the file's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Nothing: ISO, a month's name, a number, or equal parts.
    None,
    /// Only the day can be first.
    DayFirst,
    /// Only the month can be first.
    MonthFirst,
    /// Either.
    Doubt,
}

/// Words for nothing, folded.
const NOTHING: [&str; 20] = [
    "",
    "0",
    "na",
    "nd",
    "nr",
    "sd",
    "ns",
    "null",
    "nulo",
    "ninguno",
    "ninguna",
    "noaplica",
    "notiene",
    "sindato",
    "sindatos",
    "sininformacion",
    "noregistra",
    "noreporta",
    "sinasignar",
    "xxx",
];

/// Whether a cell says that there is nothing to say.
pub fn is_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty() || cell.len() < 24 && NOTHING.contains(&fold(cell).as_str())
}

/// Damage that any cell can have.
pub fn damage(cell: &str) -> Option<Flaw> {
    if cell
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
    {
        return Some(Flaw::Control);
    }
    if cell.is_ascii() {
        return question_mark(cell);
    }
    if cell.contains('\u{FFFD}') {
        return Some(Flaw::Mojibake(None));
    }
    if cell.contains(['Ã', 'Â', 'â']) {
        let meant = letters::to_windows_1252(cell).map(String::from_utf8);
        if let Some(Ok(meant)) = meant {
            return Some(Flaw::Mojibake(Some(meant)));
        }
    }
    question_mark(cell)
}

fn question_mark(cell: &str) -> Option<Flaw> {
    if !cell.contains('?') {
        return None;
    }
    let letters: Vec<char> = cell.chars().collect();
    let inside = letters.windows(2).any(|pair| match pair {
        [a, '?'] => a.is_alphabetic(),
        ['?', b] => b.is_alphabetic(),
        _ => false,
    });
    inside.then_some(Flaw::QuestionMark)
}

/// What a spreadsheet does to numbers.
pub fn number_damage(cell: &str) -> Option<Flaw> {
    let text = cell.trim();
    if text.starts_with(['\'', '’']) {
        return Some(Flaw::Apostrophe);
    }
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if let Some((front, power)) = text.split_once(['E', 'e']) {
        let front: String = front.chars().filter(|c| !matches!(c, '.' | ',')).collect();
        if digits(&front) && digits(power.trim_start_matches(['+', '-'])) {
            return Some(Flaw::Scientific);
        }
    }
    match text.rsplit_once(['.', ',']) {
        Some((front, tail))
            if digits(tail)
                && tail.len() < 3
                && front
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b == b'.' || b == b',') =>
        {
            Some(Flaw::Decimal)
        }
        _ => None,
    }
}

/// The kind of a document.
pub fn document_kind(cell: &str, locale: Locale) -> Result<DocumentKind, Flaw> {
    use DocumentKind::{Cc, Ce, Pa, Pt, Rut, Ti};
    let kind = match fold(cell).as_str() {
        "" if locale == Locale::EsCl => Rut,
        "" => return Err(Flaw::Missing),
        "cc" | "cedula" | "ceduladeciudadania" | "cedulaciudadania" => Cc,
        "ce" | "ceduladeextranjeria" | "cedulaextranjeria" => Ce,
        "ti" | "tarjetadeidentidad" | "tarjetaidentidad" => Ti,
        "pa" | "pasaporte" => Pa,
        "pt" | "ppt" | "permisoporprotecciontemporal" | "permisoproteccion" => Pt,
        "rut" | "run" => Rut,
        _ => return Err(Flaw::UnknownWord("CC, CE, TI, PA o PT".into())),
    };
    if DocumentKind::of(locale).contains(&kind) {
        Ok(kind)
    } else {
        Err(Flaw::UnknownWord("un documento de este país".into()))
    }
}

/// Affiliated or not.
pub fn status(cell: &str) -> Result<Status, Flaw> {
    match fold(cell).as_str() {
        "" => Err(Flaw::NoStatus),
        "activo" | "activa" | "a" | "s" | "si" | "1" | "vigente" | "afiliado" | "afiliada"
        | "habilitado" | "habilitada" | "verdadero" | "true" => Ok(Status::Active),
        "retirado" | "retirada" | "r" | "n" | "no" | "0" | "inactivo" | "inactiva" | "i"
        | "novigente" | "desafiliado" | "desafiliada" | "inhabilitado" | "inhabilitada"
        | "falso" | "false" => Ok(Status::Retired),
        _ => Err(Flaw::UnknownWord("Activo o Retirado".into())),
    }
}

/// Yes, no, or nothing said.
pub fn yes_no(cell: &str) -> Result<Option<bool>, Flaw> {
    match fold(cell).as_str() {
        "s" | "si" | "1" | "x" | "verdadero" | "true" => Ok(Some(true)),
        "n" | "no" | "0" | "falso" | "false" => Ok(Some(false)),
        "desconocido" | "sesconoce" | "sedesconoce" => Ok(None),
        _ if is_nothing(cell) => Ok(None),
        _ => Err(Flaw::UnknownWord("Sí o No".into())),
    }
}

/// A mobile phone; a land line is told and left out.
pub fn phone(cell: &str, locale: Locale) -> Result<Option<Phone>, Flaw> {
    if is_nothing(cell) {
        return Ok(None);
    }
    if let Some(flaw) = number_damage(cell) {
        return Err(flaw);
    }
    if cell.contains(['/', ';', ',', '|']) || cell.contains(" y ") || cell.contains(" - ") {
        return Err(Flaw::Several);
    }
    match Phone::parse(locale, cell) {
        Ok(phone) => Ok(Some(phone)),
        Err(Problem::PhoneLandline) => Err(Flaw::Landline),
        Err(problem) => Err(Flaw::Cell(problem)),
    }
}

/// Domains that people mistype, and what they mean.
const TYPOS: [(&str, &str); 12] = [
    ("gmial.com", "gmail.com"),
    ("gmai.com", "gmail.com"),
    ("gmal.com", "gmail.com"),
    ("gamil.com", "gmail.com"),
    ("gmail.co", "gmail.com"),
    ("gmail.con", "gmail.com"),
    ("hotmial.com", "hotmail.com"),
    ("hotmal.com", "hotmail.com"),
    ("hotmai.com", "hotmail.com"),
    ("hotmail.con", "hotmail.com"),
    ("outlok.com", "outlook.com"),
    ("yaho.com", "yahoo.com"),
];

/// A mail address. Slips are named with a suggestion, never mended.
pub fn email(cell: &str) -> Result<Option<Email>, Flaw> {
    if is_nothing(cell) {
        return Ok(None);
    }
    let text = cell.trim();
    if text.matches('@').count() > 1 {
        return Err(Flaw::Several);
    }
    if let Some((local, domain)) = text.split_once('@') {
        if domain.contains(',') {
            return Err(Flaw::EmailTypo(format!(
                "{local}@{}",
                domain.replace(',', ".")
            )));
        }
        let lower = domain.to_ascii_lowercase();
        if let Some((_, meant)) = TYPOS.iter().find(|(wrong, _)| *wrong == lower) {
            return Err(Flaw::EmailTypo(format!("{local}@{meant}")));
        }
    }
    Email::parse(text).map(Some).map_err(Flaw::Cell)
}

const MONTHS: [&str; 12] = [
    "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic",
];
/// The days that a spreadsheet's number can mean here: 1954 to 2064.
const SERIALS: std::ops::RangeInclusive<i64> = 20_000..=60_000;
/// 1970-01-01 as a spreadsheet counts.
const SERIAL_OF_EPOCH: i64 = 25_569;

/// A day, what its spelling says about the file's order, and whether it was a bare number.
pub fn date(cell: &str, order: DateOrder) -> Result<(Date, Evidence, bool), Flaw> {
    let text = without_midnight(cell.trim());
    if text.starts_with(['\'', '’']) {
        return Err(Flaw::Apostrophe);
    }
    if let Ok(serial) = text.parse::<i64>() {
        let day = Date::from_days_since_epoch(serial - SERIAL_OF_EPOCH);
        return match day.filter(|_| SERIALS.contains(&serial)) {
            Some(day) => Ok((day, Evidence::None, true)),
            None => Err(Flaw::Cell(Problem::DateFormat)),
        };
    }
    if text.chars().any(char::is_alphabetic) {
        return Ok((with_month_name(text)?, Evidence::None, false));
    }
    let parts: Vec<u16> = text
        .split(['/', '-', '.'])
        .map(|part| part.trim().parse().unwrap_or(u16::MAX))
        .collect();
    let evidence = match parts[..] {
        [first, second, year] if year > 999 && year != u16::MAX => match (first, second) {
            (a, b) if a == b || a == 0 || b == 0 => Evidence::None,
            (13..=31, 1..=12) => Evidence::DayFirst,
            (1..=12, 13..=31) => Evidence::MonthFirst,
            (1..=12, 1..=12) => Evidence::Doubt,
            _ => Evidence::None,
        },
        _ => Evidence::None,
    };
    let parsed = match (order, &parts[..]) {
        (DateOrder::Dmy, _) if evidence == Evidence::MonthFirst => return Err(Flaw::MonthFirst),
        (DateOrder::Mdy, [month, day, year]) if evidence != Evidence::None => {
            Date::parse(&format!("{day}/{month}/{year}"))
        }
        _ => Date::parse(text),
    };
    let date = parsed.map_err(Flaw::Cell)?;
    Ok((date, evidence, false))
}

/// `2020-01-31 00:00:00` and its kin.
fn without_midnight(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((day, time)) if time.chars().all(|c| matches!(c, '0' | ':' | '.' | 'Z')) => day,
        _ => text,
    }
}

/// `31-ene-2020`, `31 de enero de 2020`.
fn with_month_name(text: &str) -> Result<Date, Flaw> {
    let wrong = Flaw::Cell(Problem::DateFormat);
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("de"))
        .collect();
    let [day, month, year] = words[..] else {
        return Err(wrong);
    };
    let named = fold(month);
    let place = MONTHS
        .iter()
        .position(|short| named.starts_with(short) && named.len() < 11)
        .ok_or_else(|| wrong.clone())?;
    if year.len() == 2 {
        return Err(Flaw::Cell(Problem::DateTwoDigitYear));
    }
    Date::parse(&format!("{day}/{}/{year}", place + 1)).map_err(Flaw::Cell)
}
