//! One row as a person. Every cell is looked at even after a first error, so that the office
//! learns everything about a row at once.

use domain::date::Date;
use domain::document::{Document, Nit};
use domain::locale::Locale;
use domain::name::{NamePart, PersonName};
use domain::refusal::Problem;
use domain::registry::{Label, RegistryRecord, Spouse, Status};
use domain::sheet::value::{self, DateOrder, Evidence};
use domain::sheet::{Flaw, Row, Weight};

use super::column::Column;
use super::header::Header;
use super::report::Issue;

/// What reading a row depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    pub(super) locale: Locale,
    pub(super) order: DateOrder,
    pub(super) today: Date,
}

/// A row being read.
pub(super) struct Reading<'a> {
    row: &'a Row,
    header: &'a Header,
    rules: Rules,
    /// What was found, in the order of the columns.
    pub(super) issues: Vec<Issue>,
    /// What its dates say about the file's order.
    pub(super) evidence: Vec<Evidence>,
}

impl<'a> Reading<'a> {
    pub(super) const fn new(row: &'a Row, header: &'a Header, rules: Rules) -> Self {
        Self {
            row,
            header,
            rules,
            issues: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// The person, unless something weighs too much.
    pub(super) fn record(&mut self) -> Option<RegistryRecord> {
        if !self.fits() {
            return None;
        }
        let document = self.document();
        let name = self.name();
        let birth_date = self.birth_date();
        let email = self.optional(Column::Email, value::email);
        let locale = self.rules.locale;
        let phone = self.optional(Column::Phone, |cell| value::phone(cell, locale));
        let municipality = self.label(Column::Municipality);
        let employer_nit = self.optional(Column::EmployerNit, nit);
        let employer = self.label(Column::Employer);
        let position = self.label(Column::Position);
        let profession = self.label(Column::Profession);
        let hired = self.hired(birth_date);
        let status = self.status();
        let spouse = self.spouse();
        if self
            .issues
            .iter()
            .any(|issue| issue.flaw.weight() == Weight::Error)
        {
            return None;
        }
        Some(RegistryRecord {
            document: document?,
            name: name?,
            birth_date: birth_date?,
            email,
            phone,
            municipality,
            employer_nit,
            employer,
            position,
            profession,
            hired,
            status,
            spouse,
        })
    }

    fn tell(&mut self, column: &str, value: &str, flaw: Flaw) {
        self.issues
            .push(Issue::new(self.row.number, column, value, flaw));
    }

    fn flaw(&mut self, column: Column, flaw: Flaw) {
        let cell = self.header.cell(self.row, column);
        self.tell(column.title(), cell, flaw);
    }

    /// Whether the row has as many cells as there are titles.
    fn fits(&mut self) -> bool {
        let surplus =
            (self.header.width..self.row.len()).find(|at| !self.row.cell(*at).trim().is_empty());
        if let Some(at) = surplus {
            let cell = self.row.cell(at);
            self.tell("", cell, Flaw::LongRow);
        }
        if self.row.len() < self.header.width {
            self.tell("", "", Flaw::ShortRow);
        }
        self.issues.is_empty()
    }

    /// The cell, unless it is damaged, which is told.
    fn sound(&mut self, column: Column) -> Option<&'a str> {
        let cell = self.header.cell(self.row, column);
        match value::damage(cell) {
            // Where the letters cannot be replaced, the rule of the column decides.
            Some(Flaw::QuestionMark) if is_name(column) => Some(cell),
            Some(flaw) => {
                self.flaw(column, flaw);
                None
            }
            None => Some(cell),
        }
    }

    fn optional<T>(
        &mut self,
        column: Column,
        read: impl FnOnce(&str) -> Result<Option<T>, Flaw>,
    ) -> Option<T> {
        let cell = self.sound(column)?;
        match read(cell) {
            Ok(found) => found,
            Err(flaw) => {
                self.flaw(column, flaw);
                None
            }
        }
    }

    fn label(&mut self, column: Column) -> Option<Label> {
        let label = self.optional(column, |cell| Label::parse(cell).map_err(Flaw::Cell));
        let cell = self.header.cell(self.row, column);
        let told = self
            .issues
            .last()
            .is_some_and(|issue| issue.column == column.title());
        if label.is_none() && !told && !value::is_nothing(cell) {
            self.flaw(column, Flaw::Junk);
        }
        label
    }

    fn document(&mut self) -> Option<Document> {
        let locale = self.rules.locale;
        let kind = self.optional(Column::DocumentKind, |cell| {
            value::document_kind(cell, locale).map(Some)
        });
        let check = self.header.cell(self.row, Column::CheckDigit).trim();
        let number = self.optional(Column::Document, |cell| {
            if value::is_nothing(cell) {
                return Err(Flaw::Missing);
            }
            match value::number_damage(cell) {
                Some(flaw) => Err(flaw),
                None if check.is_empty() => Ok(Some(cell.trim().to_owned())),
                None => Ok(Some(format!("{}-{check}", cell.trim()))),
            }
        });
        match Document::parse(kind?, &number?) {
            Ok(document) => Some(document),
            Err(problem) => {
                self.flaw(Column::Document, Flaw::Cell(problem));
                None
            }
        }
    }

    fn name(&mut self) -> Option<PersonName> {
        let first = self.name_part(Column::FirstName);
        let second = self.optional(Column::SecondName, optional_name);
        let first_surname = self.name_part(Column::FirstSurname);
        let second_surname = self.optional(Column::SecondSurname, optional_name);
        if let (Some(surname), None) = (&first_surname, &second_surname)
            && plain_words(surname.as_str()) > 1
        {
            self.flaw(Column::FirstSurname, Flaw::Perhaps2Surnames);
        }
        Some(PersonName {
            first: first?,
            second,
            first_surname: first_surname?,
            second_surname,
        })
    }

    fn name_part(&mut self, column: Column) -> Option<NamePart> {
        self.optional(column, |cell| match optional_name(cell)? {
            Some(part) => Ok(Some(part)),
            None => Err(Flaw::Missing),
        })
    }

    fn date(&mut self, column: Column) -> Option<Date> {
        let cell = self.sound(column)?;
        if value::is_nothing(cell) {
            return None;
        }
        match value::date(cell, self.rules.order) {
            Ok((date, evidence, bare)) => {
                self.evidence.push(evidence);
                if bare {
                    self.flaw(column, Flaw::Serial(date.long()));
                }
                Some(date)
            }
            Err(flaw) => {
                if flaw == Flaw::MonthFirst {
                    self.evidence.push(Evidence::MonthFirst);
                }
                self.flaw(column, flaw);
                None
            }
        }
    }

    fn birth_date(&mut self) -> Option<Date> {
        let told = self.issues.len();
        let date = self.date(Column::BirthDate);
        let problem = match date {
            Some(day) if day > self.rules.today => Problem::DateFuture,
            Some(day) if day.age_on(self.rules.today) > 115 => Problem::DateTooOld,
            Some(_) => return date,
            None if self.issues.len() > told => return None,
            None => {
                self.flaw(Column::BirthDate, Flaw::Missing);
                return None;
            }
        };
        self.flaw(Column::BirthDate, Flaw::Cell(problem));
        None
    }

    fn hired(&mut self, born: Option<Date>) -> Option<Date> {
        let day = self.date(Column::Hired)?;
        if day > self.rules.today {
            self.flaw(Column::Hired, Flaw::Cell(Problem::DateFuture));
        } else if born.is_some_and(|born| born.age_on(day) < 14) {
            self.flaw(Column::Hired, Flaw::HiredYoung);
        }
        Some(day)
    }

    fn status(&mut self) -> Status {
        if !self.header.has(Column::Status) {
            return Status::Active;
        }
        let status = self.optional(Column::Status, |cell| value::status(cell).map(Some));
        status.unwrap_or(Status::Active)
    }

    fn spouse(&mut self) -> Spouse {
        let said = self.optional(Column::HasSpouse, value::yes_no);
        let locale = self.rules.locale;
        let phone = self.optional(Column::SpousePhone, |cell| value::phone(cell, locale));
        let profession = self.label(Column::SpouseProfession);
        let position = self.label(Column::SpousePosition);
        let known = phone.is_some() || profession.is_some() || position.is_some();
        if said == Some(false) && known {
            self.flaw(Column::HasSpouse, Flaw::SpouseDenied);
        }
        Spouse {
            exists: said.or(known.then_some(true)),
            phone,
            profession,
            position,
        }
    }
}

const fn is_name(column: Column) -> bool {
    matches!(
        column,
        Column::FirstName | Column::SecondName | Column::FirstSurname | Column::SecondSurname
    )
}

fn optional_name(cell: &str) -> Result<Option<NamePart>, Flaw> {
    if value::is_nothing(cell) || matches!(cell.trim(), "-" | "." | "--") {
        return Ok(None);
    }
    NamePart::parse_optional(cell).map_err(Flaw::Cell)
}

fn nit(cell: &str) -> Result<Option<Nit>, Flaw> {
    if value::is_nothing(cell) {
        return Ok(None);
    }
    match value::number_damage(cell) {
        Some(flaw) => Err(flaw),
        None => Nit::parse(cell).map(Some).map_err(Flaw::Cell),
    }
}

/// Words of a surname that can stand alone: not «de», «la», «San».
fn plain_words(surname: &str) -> usize {
    const SMALL: [&str; 14] = [
        "de", "del", "la", "las", "los", "y", "san", "santa", "da", "di", "do", "van", "von", "mc",
    ];
    let joined = surname
        .split(' ')
        .any(|word| SMALL.contains(&word.to_lowercase().as_str()));
    if joined {
        1
    } else {
        surname.split(' ').count()
    }
}
