//! Translates between the «ficha de la persona» and what is done to that person.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::failure::Failure;

/// What stands in the forms of a «ficha»: `what` names the act, the others what it needs.
#[server(endpoint = "people/change")]
pub async fn change_person(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] id: String,
    #[server(flatten)] sent: BTreeMap<String, String>,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::people::{self, ToDo};
    use domain::Refusal;
    use domain::contact::Email;
    use domain::date::Date;
    use domain::refusal::Field;
    let caller = bridge::caller_at(&platform, &company).await?;
    let person = bridge::named(&id)?;
    let wrong = |field: Field| move |problem| bridge::refuse(Refusal::field(field, problem));
    let of = |name: &str| sent.get(name).map_or("", String::as_str);
    let (todo, done) = match of("what") {
        "enable" => (ToDo::Enable, "habilitada"),
        "disable" => {
            let why = bridge::why(of("cause"), of("note")).map_err(bridge::refuse)?;
            (ToDo::Disable(why), "inhabilitada")
        }
        "leave" => {
            let day = Date::parse(of("ends_on")).map_err(wrong(Field::EndsOn))?;
            (ToDo::Leave(Some(day)), "baja")
        }
        "stay" => (ToDo::Leave(None), "sigue"),
        "perfil" => {
            let perfil = of("perfil").parse().map_err(wrong(Field::Perfil))?;
            let version = of("version").parse().map_err(|_| bridge::unreadable())?;
            people::give_perfil(&caller, (person, version), perfil)
                .await
                .map_err(bridge::fail)?;
            bridge::go(&routes::person_done(&platform, &company, &id, "perfil"));
            return Ok(());
        }
        "section" => {
            let section = match of("section") {
                "" => None,
                id => Some(id.parse().map_err(|_| bridge::unreadable())?),
            };
            (ToDo::Section(section), "seccion")
        }
        "contact" => {
            let email = match of("email").trim() {
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
    let version = of("version").parse().map_err(|_| bridge::unreadable())?;
    people::one(&caller, (person, version), &todo)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::person_done(&platform, &company, &id, done));
    Ok(())
}
