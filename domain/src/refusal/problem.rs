//! What is wrong with one field. Numbers only.

use serde::{Deserialize, Serialize};

/// Why a field's text is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[error("{self:?}")]
pub enum Problem {
    /// Nothing was typed (`VACIO`).
    Empty,
    /// Fewer characters than needed.
    TooShort {
        /// The least number of characters.
        min: u16,
    },
    /// More characters than allowed.
    TooLong {
        /// The largest number of characters.
        max: u16,
    },
    /// Characters that do not belong there.
    BadCharacters,
    /// None of the offered choices.
    NotAChoice,

    /// Not the shape of a RUT (`FORMATO`).
    RutFormat,
    /// The check digit seems to be missing (`FALTA_DV`).
    RutMissingDigit,
    /// The check digit does not belong to the number (`DV`).
    RutDigit,
    /// More than eight digits before the check digit (`LARGO`).
    RutTooLong,
    /// A company's RUT where a person's is asked.
    CompanyRut,
    /// A person's RUT where a company's is asked, without «Es una persona natural con giro».
    SoleTrader,
    /// A number of tax papers that is nobody's.
    RutGeneric,
    /// Not the RUT that the mailed link is bound to (Q5).
    RutOfInvitation,
    /// The same representative twice in the list.
    RepresentativeTwice,
    /// An acquisition of that company waits already.
    AlreadyWaiting,
    /// The company's account was opened already.
    AlreadyOpened,
    /// Another account has that address.
    EmailTaken,
    /// An invitation to that address or RUT waits already (C-32).
    InvitationWaits,
    /// Not the RUT that the invitation is bound to.
    RutOfGuest,
    /// The person has an account by now: the number is its owner's, who showed it.
    RutOfAccount,
    /// Whoever is to be invited belongs to the institution.
    InInstitution,
    /// Whoever has that document has an account already.
    HasAccount,
    /// RUT and address of a first user do not go together; more is told to nobody.
    UserUnusable,
    /// A company without a legal representative.
    NoRepresentative,
    /// A comuna of another region.
    ComunaElsewhere,
    /// More entries than a list takes.
    TooMany {
        /// The most entries.
        max: u8,
    },
    /// Not the shape of a number on an identity card.
    CardFormat,
    /// A card's number with digits missing, as spreadsheets leave it.
    CardMissingDigits,
    /// Not the shape of a NIT.
    NitFormat,
    /// The NIT's check digit does not belong to the number.
    NitDigit,
    /// A document number with the wrong number of digits.
    DocumentLength {
        /// The least number of characters.
        min: u8,
        /// The largest number of characters.
        max: u8,
    },

    /// Not the shape of a mobile number of the platform's country.
    PhoneFormat,
    /// A Chilean mobile without its first 9 (`FALTA_9`).
    PhoneMissing9,
    /// A number of another country (`OTRO_PAIS`).
    PhoneForeign,
    /// A land line, which receives no messages.
    PhoneLandline,

    /// Not the shape of an e-mail address.
    EmailFormat,
    /// A valid but never-used form: quoted name, or a bare network address as domain.
    EmailUnusual,
    /// Letters outside the plain alphabet, some of which only look right.
    EmailCharacters,

    /// The address that the account has already.
    EmailSame,
    /// The two addresses differ.
    EmailMismatch,

    /// Not the shape dd/mm/aaaa.
    DateFormat,
    /// A year with two digits says too little.
    DateTwoDigitYear,
    /// A day the calendar does not have.
    DateImpossible,
    /// A day that has not come yet.
    DateFuture,
    /// A day too long ago to be meant.
    DateTooOld,
    /// Younger than may register without a guardian.
    TooYoung {
        /// The least age in years.
        years: u8,
    },

    /// Among the first passwords anybody would try.
    PasswordCommon,
    /// Made of the person's own names, address, document or the platform's name.
    PasswordOwnData,
    /// The two new passwords differ.
    PasswordMismatch,
    /// The new password is the one in use.
    PasswordSame,
    /// The password in use was not this one.
    PasswordWrong,

    /// Not the shape of a filing number.
    FilingNumberFormat,
    /// The filing number's letter does not belong to its digits.
    FilingNumberLetter,
    /// Neither six digits nor a recovery code.
    CodeFormat,
    /// Not the code of now, or one that was used (A22).
    CodeWrong,

    /// Not the six digits that a mailed code has.
    MailCodeFormat,
    /// Not the code that was mailed.
    MailCodeWrong,
    /// That mailed code is good no more: used, replaced, tried too often, or too old.
    MailCodeOver,

    /// Looks like another name of the list.
    LooksAlike,
    /// A day that is too far away.
    DateTooFar {
        /// The most days from now.
        days: u16,
    },
    /// A day that is over.
    DatePast,
    /// Nobody of this company has that address.
    NotAMember,

    /// The authorisation is needed to go on.
    MustAccept,
    /// Nothing is on file for this field, so there is nothing to keep.
    NothingToKeep,
    /// Is in the list already: a RUT among people, a name among sister sections.
    AlreadyListed,
    /// Not a number of seats, or fewer than are taken.
    SeatNumber,
    /// Not the number that was shown.
    RetireNumber,
    /// Not the words that were asked for.
    RetireWords,
}
