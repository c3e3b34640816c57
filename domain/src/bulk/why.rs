//! Why something about a row is told, beside what stands in its cells.

use serde::{Deserialize, Serialize};

use crate::sheet::{Flaw, Weight};

/// Why something about a row is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// What stands in the file.
    Flaw(Flaw),
    /// Nobody of the company has that RUT, and the row brings no name to add somebody with.
    Unknown,
    /// It is the person who loads the file: nobody disables themselves, or gives themselves
    /// a perfil (A47).
    Own,
    /// The company would be left without administrator.
    LastAdministrator,
    /// Administrators are named and revoked on a page of their own.
    Administrator,
    /// A perfil that administers the company, for somebody without an account (Q49).
    NoAccount,
    /// The company has no perfil that is called so.
    NoPerfil,
    /// That perfil, or the person, is above the loader's own, or giving is not theirs (A47).
    AboveOwn,
    /// The row before has the same address, and each account its own.
    SameEmail(u64),
    /// Another guest has the same mobile: a warning and no more (Q32).
    SamePhone,
    /// An invitation of that address or RUT waits, and says something else.
    Waiting,
    /// The person belongs to the institution.
    Here,
    /// The person cannot be invited; why is not told (Q32, A06).
    NotInvitable,
    /// The plan has no seat left for this row.
    NoSeat,
    /// A role above what whoever loads the file may give (Q39).
    Role,
    /// Too many rows named somebody with an account: no more is told today (A06).
    Limit,
}

impl Why {
    /// How much it weighs.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        match self {
            Self::Flaw(flaw) => flaw.weight(),
            Self::SamePhone => Weight::Warning,
            _ => Weight::Error,
        }
    }

    /// The word to look it up by.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Flaw(flaw) => flaw.code(),
            Self::Unknown => "NO_ESTA",
            Self::Own => "PROPIO",
            Self::LastAdministrator => "ULTIMO_ADMINISTRADOR",
            Self::Administrator => "ADMINISTRADOR",
            Self::NoAccount => "PERFIL_SIN_CUENTA",
            Self::NoPerfil => "PERFIL_NO_EXISTE",
            Self::AboveOwn => "PERFIL_SOBRE_EL_TUYO",
            Self::SameEmail(_) => "CORREO_REPETIDO",
            Self::SamePhone => "CELULAR_REPETIDO",
            Self::Waiting => "YA_INVITADA",
            Self::Here => "YA_TIENE_CUENTA",
            Self::NotInvitable => "NO_SE_PUEDE_INVITAR",
            Self::NoSeat => "SIN_CUPO",
            Self::Role => "ROL_NO_PERMITIDO",
            Self::Limit => "LIMITE_DEL_DIA",
        }
    }
}
