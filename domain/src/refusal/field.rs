//! The fields of forms, so that a problem can point at one without carrying its text.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::company::{self, Item, Section};

/// A field of some form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Kind of the identity document.
    DocumentKind,
    /// Number of the identity document.
    Document,
    /// «Primer Apellido».
    FirstSurname,
    /// «Segundo Apellido».
    SecondSurname,
    /// «Primer Nombre».
    FirstName,
    /// «Segundo Nombre».
    SecondName,
    /// Mobile phone.
    Phone,
    /// Date of birth.
    BirthDate,
    /// E-mail address.
    Email,
    /// A new password.
    Password,
    /// The new password once more.
    PasswordAgain,
    /// The password in use.
    CurrentPassword,
    /// Authorisation to process personal data.
    ConsentData,
    /// Authorisation to be sent news.
    ConsentMessages,
    /// What somebody signs in with: e-mail, RUT or document.
    Identity,
    /// The answer to a question of the challenge, by position.
    Answer(u8),
    /// A reason in somebody's own words.
    Reason,
    /// Words for other administrators, beside a reason.
    Note,
    /// What a PQRSF is about.
    FilingKind,
    /// Number of a PQRSF.
    FilingNumber,
    /// «Asunto».
    Subject,
    /// «Detalle».
    Detail,
    /// The way the answer goes.
    ReplyBy,
    /// A postal address.
    PostalAddress,
    /// A code of the second factor.
    Code,
    /// «N° de serie o documento» of an identity card.
    CardNumber,
    /// A perfil: what somebody gets.
    Perfil,
    /// «Cargo».
    Position,
    /// «Fecha de ingreso».
    StartsOn,
    /// From when on somebody has no access any more.
    EndsOn,
    /// Whether all rows of a file are applied, or only the good ones.
    Scope,
    /// What the titles of a file mean.
    Columns,
    /// A section of a company, or its name.
    Section,
    /// The section above another one, or where its people go.
    Parent,
    /// A field of the form that opens a company's account.
    Company(Section, Item),
    /// The role that an invitation assigns.
    Role,
    /// Seats of an institution's plan.
    Seats,
    /// How many people an import retires.
    Retire,
    /// Words that agree to more of them than is plausible.
    MassWords,
    /// What a perfil is called.
    RoleName,
    /// What a perfil is for.
    RoleDescription,
    /// A module.
    Module,
    /// A day from which something is no more.
    Until,
}

impl Field {
    /// The `name` and `id` of the HTML control.
    pub fn name(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::DocumentKind => "document_kind",
            Self::Document => "document",
            Self::FirstSurname => "first_surname",
            Self::SecondSurname => "second_surname",
            Self::FirstName => "first_name",
            Self::SecondName => "second_name",
            Self::Phone => "phone",
            Self::BirthDate => "birth_date",
            Self::Email => "email",
            Self::Password => "password",
            Self::PasswordAgain => "password_again",
            Self::CurrentPassword => "current_password",
            Self::ConsentData => "consent_data",
            Self::ConsentMessages => "consent_messages",
            Self::Identity => "identity",
            Self::Reason => "reason",
            Self::Note => "note",
            Self::FilingKind => "filing_kind",
            Self::FilingNumber => "filing_number",
            Self::Subject => "subject",
            Self::Detail => "detail",
            Self::ReplyBy => "reply_by",
            Self::PostalAddress => "postal_address",
            Self::Code => "code",
            Self::CardNumber => "card_number",
            Self::Perfil => "perfil",
            Self::Position => "position",
            Self::StartsOn => "starts_on",
            Self::EndsOn => "ends_on",
            Self::Scope => "scope",
            Self::Columns => "columns",
            Self::Section => "section",
            Self::Parent => "parent",
            Self::Company(section, item) => return company::field_name(section, item),
            Self::Role => "role",
            Self::Seats => "seats",
            Self::Retire => "retire",
            Self::MassWords => "mass_words",
            Self::RoleName => "name",
            Self::RoleDescription => "description",
            Self::Module => "module",
            Self::Until => "until",
            Self::Answer(n) => return Cow::Owned(format!("answer_{n}")),
        })
    }
}
