//! What a file is of: people of a company, or guests of an institution.

use super::Column;

/// What the rows of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// People of a company: added, or changed.
    People,
    /// Guests of an institution: invited (C-28, C-33, C-35).
    Guests,
}

use Column::{
    Card, Digit, Email, FirstSurname, Hired, Names, Perfil, Phone, Position, Role, Rut,
    SecondSurname, State,
};

impl Kind {
    /// That of a platform whose people belong to one institution only, or not (Q34).
    #[must_use]
    pub const fn of(exclusive: bool) -> Self {
        if exclusive {
            Self::Guests
        } else {
            Self::People
        }
    }

    /// The columns that are read.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::People => &[
                Rut,
                Digit,
                Names,
                FirstSurname,
                SecondSurname,
                Email,
                Phone,
                Position,
                Hired,
                Card,
                State,
                Perfil,
            ],
            Self::Guests => &[
                Names,
                FirstSurname,
                SecondSurname,
                Rut,
                Digit,
                Email,
                Phone,
                Role,
            ],
        }
    }

    /// The columns that must be there.
    #[must_use]
    pub const fn needed(self) -> &'static [Column] {
        match self {
            Self::People => &[Rut],
            Self::Guests => &[Rut, Names, FirstSurname, Email, Phone],
        }
    }

    /// What the template asks for: of people enough for every kind of load, of guests the six data
    /// of C-29 and the role (C-35).
    #[must_use]
    pub const fn template(self) -> &'static [Column] {
        match self {
            Self::People => &[
                Rut,
                Names,
                FirstSurname,
                SecondSurname,
                Email,
                Phone,
                Position,
                Hired,
                Card,
                State,
                Perfil,
            ],
            Self::Guests => &[Names, FirstSurname, SecondSurname, Rut, Email, Phone, Role],
        }
    }

    /// The most rows of one file: of guests as many as an institution invites in a day.
    #[must_use]
    pub const fn most_rows(self) -> u64 {
        match self {
            Self::People => super::MOST_ROWS,
            Self::Guests => 2_000,
        }
    }

    /// The column of that title.
    #[must_use]
    pub fn named(self, title: &str) -> Option<Column> {
        let mut columns = self.columns().iter().copied();
        columns.find(|column| column.is_called(title))
    }

    /// A column's title in the template of this kind (`domain.md` 8.2).
    #[must_use]
    pub const fn title(self, column: Column) -> &'static str {
        match (self, column) {
            (Self::Guests, Names) => "Nombre",
            (Self::Guests, Email) => "E-mail",
            _ => column.title(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulk::Sheet;
    use crate::contact;
    use crate::date::Date;

    #[test]
    fn c35_each_template_reads_back_as_its_own_kind() {
        for kind in [Kind::People, Kind::Guests] {
            for column in kind.template() {
                assert_eq!(kind.named(kind.title(*column)), Some(*column));
            }
            let has = |column: &Column| kind.columns().contains(column);
            assert!(kind.template().iter().chain(kind.needed()).all(has));
        }
        // The same word is a perfil here and a role there.
        assert_eq!(Kind::People.named("Rol"), Some(Perfil));
        assert_eq!(Kind::Guests.named("Perfil"), Some(Role));
        assert_eq!(Kind::Guests.named("Número de celular"), Some(Phone));
        assert_eq!(Kind::People.named("Celular"), Some(Phone));
        assert_eq!(Kind::People.named("Teléfono móvil"), Some(Phone));
    }

    #[test]
    fn a64_people_bring_a_mobile_or_none_and_some_share_one() {
        let text = "RUT;Celular\n40000001-8;9 1111 0001\n41234567-3;911110001\n\
            42000003-0;\n43111222-1;12345\n";
        let today = Date::new(2026, 11, 2).unwrap();
        let sheet = Sheet::open(Kind::People, text, None, None, today).unwrap();
        let read: Vec<_> = sheet.lines().collect();
        let told = read.iter().map(|read| read.issues.len());
        assert_eq!(told.collect::<Vec<_>>(), [0, 0, 0, 1]);
        let phones = read.iter().map(|read| {
            let line = read.line.as_ref()?;
            Some(line.phone.as_ref().map_or("", contact::Phone::e164))
        });
        let same = Some("+56911110001");
        assert_eq!(phones.collect::<Vec<_>>(), [same, same, Some(""), None]);
    }
}
