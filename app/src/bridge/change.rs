//! What the forms of a «ficha» and of the structure do.

use std::collections::BTreeMap;

use backend::caller::Caller;
use backend::fault::Denied;
use backend::people::{self, Bulk, Done};
use domain::Id;
use domain::id::RosterPerson;
use domain::membership::MembershipState;
use domain::refusal::{Field, Refusal};
use domain::roster::SectionName;

use super::people::{to_do, why};

/// The news of an invitation that was taken back: whom it was for has no «ficha» any more.
pub const REVOKED: &str = "revocada";

/// Does what that form of a «ficha» asks for: `what` names the act. Tells the word that its news have.
///
/// # Errors
/// [`Refusal::Fields`] for what is typed wrong; [`Refusal::Unreadable`] for what no form of ours
/// sends; [`Refusal::NotFound`] for what names nobody; those of the use case.
pub async fn person_changed(
    caller: &Caller,
    id: &str,
    sent: &BTreeMap<String, String>,
) -> Result<&'static str, Denied> {
    let person: Id<RosterPerson> = id.parse().map_err(|_| Refusal::NotFound)?;
    let of = |name: &str| sent.get(name).map_or("", String::as_str);
    let version = || of("version").parse().map_err(|_| Refusal::Unreadable);
    match of("what") {
        "perfil" => {
            let wrong = |problem| Refusal::field(Field::Perfil, problem);
            let perfil = of("perfil").parse().map_err(wrong)?;
            people::give_perfil(caller, (person, version()?), perfil).await?;
            Ok("perfil")
        }
        "remind" => {
            people::remind(caller, person).await?;
            Ok("recordada")
        }
        "revoke" => {
            // Whoever waits for an invitation stands in the list under its id.
            backend::invitation::revoke(caller, Id::from_uuid(person.uuid())).await?;
            Ok(REVOKED)
        }
        "sessions" => {
            people::end_sessions(caller, person).await?;
            Ok("sesiones")
        }
        what => {
            let (todo, done) = to_do(what, sent)?;
            people::one(caller, (person, version()?), &todo).await?;
            Ok(done)
        }
    }
}

/// Enables or disables those whose ids stand between commas, all of them for that reason.
///
/// # Errors
/// [`Refusal::Fields`] for what is typed wrong; those of the use case.
pub async fn several_changed(
    caller: &Caller,
    ids: &str,
    state: MembershipState,
    (reason, note): (&str, &str),
) -> Result<Done, Denied> {
    let what = match state {
        MembershipState::Enabled => Bulk::Enable,
        MembershipState::Disabled => Bulk::Disable(why(reason, note)?),
    };
    people::several(caller, &super::people::ids(ids), &what).await
}

/// The form of a section as it was sent.
pub struct SentSection<'a> {
    /// The act.
    pub what: &'a str,
    /// Which one; nothing for a new one.
    pub id: &'a str,
    /// The version that was seen.
    pub seen: i64,
    /// Its name.
    pub name: &'a str,
    /// The one above it, or where its people go.
    pub parent: &'a str,
}

/// Creates, changes or deletes a section. Tells the word that its news have.
///
/// # Errors
/// As [`person_changed`].
pub async fn section_changed(
    caller: &Caller,
    sent: &SentSection<'_>,
) -> Result<&'static str, Denied> {
    let parent = match sent.parent {
        "" => None,
        id => Some(id.parse().map_err(|_| Refusal::Unreadable)?),
    };
    let named = || {
        let wrong = |problem| Refusal::field(Field::Section, problem);
        SectionName::parse(sent.name).map_err(wrong)
    };
    let which = || sent.id.parse().map_err(|_| Refusal::NotFound);
    match sent.what {
        "create" => {
            people::create_section(caller, &named()?, parent).await?;
            Ok("creada")
        }
        "edit" => {
            people::edit_section(caller, (which()?, sent.seen), &named()?, parent).await?;
            Ok("cambiada")
        }
        "delete" => {
            people::delete_section(caller, which()?, parent).await?;
            Ok("eliminada")
        }
        _ => Err(Refusal::Unreadable.into()),
    }
}
