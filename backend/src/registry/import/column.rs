//! The columns of a registry file and the names that offices give them (`domain.md` 8.2).

use domain::sheet::fold;

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $title:literal [$($other:literal),* $(,)?]),* $(,)?) => {
        /// A column that is read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Column { $($(#[$doc])* $name),* }

        impl Column {
            /// Every column, in the order of the office's form.
            pub const ALL: &[Self] = &[$(Self::$name),*];

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
    /// Kind of document.
    DocumentKind = "Tipo documento" [
        "tipodedocumento", "tipodoc", "tipoid", "tipoidentificacion", "tipodeidentificacion", "td",
    ],
    /// Number of document.
    Document = "Número documento" [
        "numerodedocumento", "numdocumento", "nrodocumento", "nodocumento", "ndocumento",
        "documento", "cedula", "numerodecedula", "identificacion", "numeroidentificacion",
        "numerodeidentificacion", "noidentificacion", "nodeidentificacion", "rut", "run",
    ],
    /// Check digit, where it has a column of its own.
    CheckDigit = "DV" ["digitoverificador", "digitodeverificacion"],
    /// First name.
    FirstName = "Primer nombre" ["nombre", "nombres", "nombre1", "1ernombre"],
    /// Second name.
    SecondName = "Segundo nombre" ["nombre2", "2donombre"],
    /// First surname.
    FirstSurname = "Primer apellido" ["apellidopaterno", "apellido1", "1erapellido"],
    /// Second surname.
    SecondSurname = "Segundo apellido" ["apellidomaterno", "apellido2", "2doapellido"],
    /// Day of birth.
    BirthDate = "Fecha nacimiento" [
        "fechadenacimiento", "fnacimiento", "fechanac", "fecnacimiento", "nacimiento",
    ],
    /// Mail address.
    Email = "Correo" [
        "email", "mail", "correoelectronico", "emailpersonal", "correopersonal",
    ],
    /// Mobile phone.
    Phone = "Celular" ["movil", "telefonocelular", "numerocelular", "telefonomovil", "telefono"],
    /// Town.
    Municipality = "Municipio" [
        "municipioresidencia", "municipioderesidencia", "ciudad", "ciudadresidencia", "comuna",
    ],
    /// NIT of the company.
    EmployerNit = "NIT empresa" ["nit", "nitempleador", "nitdelaempresa", "nitempresa"],
    /// Company.
    Employer = "Empresa" ["nombreempresa", "razonsocial", "empleador", "razonsocialempresa"],
    /// Position.
    Position = "Cargo" ["cargoactual", "puesto"],
    /// Profession.
    Profession = "Profesión" ["oficio", "ocupacion", "profesionuoficio"],
    /// First day at the company.
    Hired = "Fecha ingreso" [
        "fechadeingreso", "fingreso", "fecingreso", "fechaingresoempresa",
        "fechadeingresoalaempresa", "fechavinculacion",
    ],
    /// Affiliated or not.
    Status = "Estado" ["estadoafiliado", "estadoafiliacion", "situacion", "activo", "vigente"],
    /// Whether there is a spouse.
    HasSpouse = "Tiene cónyuge" ["conyuge", "tieneconyugeopareja", "tienepareja"],
    /// The spouse's mobile.
    SpousePhone = "Celular cónyuge" ["celulardelconyuge", "telefonoconyuge", "movilconyuge"],
    /// The spouse's profession.
    SpouseProfession = "Profesión cónyuge" ["profesiondelconyuge", "ocupacionconyuge"],
    /// The spouse's position.
    SpousePosition = "Cargo cónyuge" ["cargodelconyuge", "cargoactualconyuge"],
}

impl Column {
    /// The column of that title.
    #[must_use]
    pub fn named(title: &str) -> Option<Self> {
        let name = fold(title);
        Self::ALL
            .iter()
            .copied()
            .find(|column| fold(column.title()) == name || column.others().contains(&name.as_str()))
    }

    /// Its place in [`Column::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_name_columns_in_many_ways() {
        for (title, column) in [
            ("N° documento", Column::Document),
            ("No. de identificación", Column::Document),
            ("TIPO DE DOCUMENTO", Column::DocumentKind),
            ("Apellido paterno", Column::FirstSurname),
            ("E-mail", Column::Email),
            ("  Fecha de Nacimiento ", Column::BirthDate),
            ("PROFESION CONYUGE", Column::SpouseProfession),
            ("Fecha de ingreso a la empresa", Column::Hired),
        ] {
            assert_eq!(Column::named(title), Some(column), "{title}");
        }
        for title in ["Apellidos", "Salario", "Categoría", ""] {
            assert_eq!(Column::named(title), None, "{title}");
        }
        for column in Column::ALL {
            assert_eq!(Column::named(column.title()), Some(*column));
            assert!(column.others().iter().all(|other| fold(other) == *other));
        }
    }
}
