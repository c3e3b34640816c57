//! The columns that are read, and the names that offices give them (`domain.md` 8.2).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Problem;
use crate::sheet::fold;

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $title:literal [$($other:literal),* $(,)?]),* $(,)?) => {
        /// A column that is read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Column { $($(#[$doc])* $name),* }

        impl Column {
            /// Every column, of every kind of file.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word it is sent under.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// Its title as we name it.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title),* }
            }

            /// Other titles, folded.
            const fn others(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($other),*]),* }
            }
        }
    };
}

columns! {
    /// Who.
    Rut = "rut", "RUT" ["run", "ruttrabajador", "rutdeltrabajador", "documento", "rutpersona"],
    /// The check digit, where it has a column of its own.
    Digit = "digit", "DV" ["digito", "digitoverificador", "dverificador"],
    /// Given names.
    Names = "names", "Nombres" ["nombre", "primernombre"],
    /// First surname.
    FirstSurname = "first_surname", "Apellido paterno" ["primerapellido", "apellido1", "paterno"],
    /// Second surname.
    SecondSurname = "second_surname", "Apellido materno" ["segundoapellido", "apellido2", "materno"],
    /// Address.
    Email = "email", "Correo" ["email", "mail", "correoelectronico", "correonuevo", "nuevocorreo"],
    /// «Cargo».
    Position = "position", "Cargo" ["puesto", "cargoactual"],
    /// «Fecha de ingreso».
    Hired = "hired", "Fecha de ingreso" ["fechaingreso", "fechadeingresoalaempresa", "ingreso"],
    /// The number of the identity card.
    Card = "card", "N° de serie" [
        "ndeserie", "nserie", "numerodeserie", "serie", "nodeserie", "nodocumento",
        "ndedocumento", "numerodedocumento", "ndeserieodocumento",
    ],
    /// «Habilitado», «Inhabilitado»; empty for no change.
    State = "state", "Estado" ["situacion", "vigente", "activo", "estadousuario"],
    /// Perfil of a company.
    Perfil = "perfil", "Perfil" ["rol", "perfildeacceso"],
    /// Mobile of a guest, or as a company notes it of its people.
    Phone = "phone", "Celular" [
        "movil", "telefono", "telefonocelular", "telefonomovil", "numerodecelular", "ncelular",
        "ndecelular", "fono",
    ],
    /// Role of a guest.
    Role = "role", "Rol" ["perfil", "tipodeusuario", "tipodecuenta"],
}

impl Column {
    /// Whether that title is one of its own.
    #[must_use]
    pub fn is_called(self, title: &str) -> bool {
        let name = fold(title);
        fold(self.title()) == name || self.others().contains(&name.as_str())
    }

    /// Its place in [`Column::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl FromStr for Column {
    type Err = Problem;

    /// Errors: `NotAChoice`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.iter().find(|column| column.code() == text);
        found.copied().ok_or(Problem::NotAChoice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulk::Kind;

    #[test]
    fn offices_name_columns_in_many_ways() {
        for (title, column) in [
            ("R.U.T.", Column::Rut),
            ("E-mail", Column::Email),
            ("CORREO ELECTRÓNICO", Column::Email),
            ("N° de serie", Column::Card),
            ("Dígito verificador", Column::Digit),
            (" estado ", Column::State),
        ] {
            assert_eq!(Kind::People.named(title), Some(column), "{title}");
        }
        for title in ["Apellidos", "Salario", ""] {
            assert_eq!(Kind::People.named(title), None, "{title}");
        }
        for column in Column::ALL {
            assert!(column.is_called(column.title()));
            assert_eq!(column.code().parse(), Ok(*column));
            assert!(column.others().iter().all(|other| fold(other) == *other));
        }
    }
}
