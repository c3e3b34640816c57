//! «Revise sus datos» (Q21): after the proof the person sees, for the first time, what is known of
//! them, corrects names and phone, and goes on. The document is proved and the address signs in:
//! neither changes here.

use domain::contact::Phone;
use domain::name::{NamePart, PersonName};
use domain::refusal::{Field, Problem, Refusal};
use serde_json::json;

use crate::account::{self, Profile};
use crate::audit::{self, Entry};
use crate::caller::Caller;
use crate::fault::Denied;
use crate::storage;
use crate::typed;

const FORM: &str = "review";

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Whether it is still to be confirmed.
    pub due: bool,
    /// The document, in full: it is the person's own.
    pub document: String,
    /// The address that signs in.
    pub email: String,
    /// Date of birth, dd/mm/aaaa.
    pub birth_date: String,
    /// What may be corrected, as known or as typed last.
    pub corrections: Corrections,
}

/// What may be corrected, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// «Primer Nombre».
    pub first_name: String,
    /// «Segundo Nombre».
    pub second_name: String,
    /// «Primer Apellido».
    pub first_surname: String,
    /// «Segundo Apellido».
    pub second_surname: String,
    /// Mobile phone.
    pub phone: String,
}

/// What is known of the person.
///
/// # Errors
/// [`Refusal::SessionOver`] for strangers, [`Refusal::NotAllowed`] before the proof (A18).
pub async fn view(caller: &Caller) -> Result<Review, Denied> {
    let session = caller.fully_signed_in()?;
    let platform = caller.platform.slug.as_str();
    let typed = typed::recall(caller, FORM).await?;
    let (row, known) = caller
        .backend
        .db
        .read(|mut tx| async move {
            let row =
                storage::account::by_id(&mut tx, platform, session.account, caller.now).await?;
            let row = row.ok_or(Refusal::SessionOver)?;
            let known =
                account::profile(&mut tx, &caller.backend, platform, session.person).await?;
            tx.done((row, known))
        })
        .await?;
    let profile = known.profile;
    let mut corrections = Corrections::of(&profile);
    corrections.type_over(&typed);
    let birth = profile.birth_date;
    Ok(Review {
        due: row.review_due,
        document: profile.document.map_or_else(String::new, |document| {
            format!("{} {document}", document.kind().code())
        }),
        email: row.email,
        birth_date: birth.map_or_else(String::new, |date| date.to_string()),
        corrections,
    })
}

/// «Confirmar».
///
/// # Errors
/// [`Refusal::Fields`] for what is not taken; [`Refusal::Outdated`] when another tab saved first;
/// as [`view`] for whoever may not.
pub async fn confirm(caller: &Caller, corrections: &Corrections) -> Result<(), Denied> {
    let session = caller.fully_signed_in()?;
    let parsed = corrections.parse(caller);
    let (name, phone) = match parsed {
        Ok(parsed) => parsed,
        Err(problems) => {
            typed::keep(caller, FORM, &corrections.values()).await?;
            return Err(Refusal::Fields(problems).into());
        }
    };
    let (name, phone) = (&name, &phone);
    let platform = caller.platform.slug.as_str();
    caller
        .backend
        .db
        .write(|mut tx| async move {
            let account = session.account;
            let ended = storage::account::set_review_due(&mut tx, platform, account, false).await?;
            let known =
                account::profile(&mut tx, &caller.backend, platform, session.person).await?;
            let profile = Profile {
                name: name.clone(),
                phone: phone.clone(),
                ..known.profile.clone()
            };
            let scribe = caller.scribe();
            // One entry for one press: corrections tell that the rest was read.
            if profile != known.profile {
                if !account::save_profile(&mut tx, &scribe, &known, &profile).await? {
                    return Err(Refusal::Outdated.into());
                }
            } else if ended > 0 {
                let entry = Entry {
                    action: "review.confirmed",
                    subject: format!("account:{account}"),
                    detail: json!({}),
                    key: Some(&known.key),
                };
                audit::write(&mut tx, &scribe, entry).await?;
            }
            tx.done(())
        })
        .await?;
    typed::keep(caller, FORM, &typed::Values::new()).await
}

type Problems = Vec<(Field, Problem)>;

impl Corrections {
    fn of(profile: &Profile) -> Self {
        let optional = |part: &Option<NamePart>| {
            part.as_ref()
                .map_or_else(String::new, |part| part.as_str().to_owned())
        };
        let name = &profile.name;
        Self {
            first_name: name.first.as_str().to_owned(),
            second_name: optional(&name.second),
            first_surname: name.first_surname.as_str().to_owned(),
            second_surname: optional(&name.second_surname),
            phone: profile
                .phone
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
        }
    }

    fn parse(&self, caller: &Caller) -> Result<(PersonName, Option<Phone>), Problems> {
        let mut problems = Problems::new();
        let mut note = |field, problem| problems.push((field, problem));
        let first = NamePart::parse(&self.first_name).map_err(|p| note(Field::FirstName, p));
        let second =
            NamePart::parse_optional(&self.second_name).map_err(|p| note(Field::SecondName, p));
        let first_surname =
            NamePart::parse(&self.first_surname).map_err(|p| note(Field::FirstSurname, p));
        let second_surname = NamePart::parse_optional(&self.second_surname)
            .map_err(|p| note(Field::SecondSurname, p));
        let locale = caller.platform.locale;
        let phone = Phone::parse(locale, &self.phone).map_err(|p| note(Field::Phone, p));
        let (Ok(first), Ok(second), Ok(first_surname), Ok(second_surname), Ok(phone)) =
            (first, second, first_surname, second_surname, phone)
        else {
            return Err(problems);
        };
        let name = PersonName {
            first,
            second,
            first_surname,
            second_surname,
        };
        Ok((name, Some(phone)))
    }

    fn fields(&mut self) -> [(Field, &mut String); 5] {
        [
            (Field::FirstName, &mut self.first_name),
            (Field::SecondName, &mut self.second_name),
            (Field::FirstSurname, &mut self.first_surname),
            (Field::SecondSurname, &mut self.second_surname),
            (Field::Phone, &mut self.phone),
        ]
    }

    fn type_over(&mut self, typed: &typed::Values) {
        for (field, value) in self.fields() {
            if let Some(typed) = typed.get(field.name().as_ref()) {
                value.clone_from(typed);
            }
        }
    }

    fn values(&self) -> typed::Values {
        let mut copy = self.clone();
        let cut = |text: &str| text.chars().take(256).collect();
        copy.fields()
            .into_iter()
            .map(|(field, value)| (field.name().into_owned(), cut(value)))
            .collect()
    }
}
