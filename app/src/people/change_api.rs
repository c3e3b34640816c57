//! Translates between the «ficha de la persona» and what is done to that person.

use leptos::prelude::*;

use crate::failure::Failure;

/// What stands in the forms of a «ficha»: `what` names the act, the others what it needs.
#[server(endpoint = "people/change")]
pub async fn change_person(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] id: String,
    #[server(default)] version: String,
    #[server(default)] what: String,
    #[server(default)] cause: String,
    #[server(default)] note: String,
    #[server(default)] ends_on: String,
    #[server(default)] perfil: String,
    #[server(default)] section: String,
    #[server(default)] email: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::people::{self, ToDo};
    use domain::Refusal;
    use domain::contact::Email;
    use domain::date::Date;
    use domain::refusal::Field;
    let caller = bridge::caller_at(&platform, &company).await?;
    let person = id.parse().map_err(|_| bridge::refuse(Refusal::NotFound))?;
    let wrong = |field: Field| move |problem| bridge::refuse(Refusal::field(field, problem));
    let (todo, done) = match what.as_str() {
        "enable" => (ToDo::Enable, "habilitada"),
        "disable" => {
            let why = bridge::why(&cause, &note).map_err(bridge::refuse)?;
            (ToDo::Disable(why), "inhabilitada")
        }
        "leave" => {
            let day = Date::parse(&ends_on).map_err(wrong(Field::EndsOn))?;
            (ToDo::Leave(Some(day)), "baja")
        }
        "stay" => (ToDo::Leave(None), "sigue"),
        "perfil" => {
            let perfil = perfil.parse().map_err(|_| bridge::unreadable())?;
            (ToDo::Perfil(perfil), "perfil")
        }
        "section" => {
            let section = match section.as_str() {
                "" => None,
                id => Some(id.parse().map_err(|_| bridge::unreadable())?),
            };
            (ToDo::Section(section), "seccion")
        }
        "contact" => {
            let email = match email.trim() {
                "" => None,
                typed => Some(Email::parse(typed).map_err(wrong(Field::Email))?),
            };
            (ToDo::Contact(email), "correo")
        }
        "remind" => {
            people::remind(&caller, person)
                .await
                .map_err(bridge::fail)?;
            bridge::go(&routes::person_done(&platform, &company, &id, "recordada"));
            return Ok(());
        }
        "sessions" => {
            let ended = people::end_sessions(&caller, person).await;
            ended.map_err(bridge::fail)?;
            bridge::go(&routes::person_done(&platform, &company, &id, "sesiones"));
            return Ok(());
        }
        _ => return Err(bridge::unreadable()),
    };
    let version = version.parse().map_err(|_| bridge::unreadable())?;
    people::one(&caller, (person, version), &todo)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::person_done(&platform, &company, &id, done));
    Ok(())
}
