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
    use backend::people;
    use domain::Refusal;
    use domain::refusal::Field;
    let caller = bridge::caller_at(&platform, &company).await?;
    let person = bridge::named(&id)?;
    let wrong = |field: Field| move |problem| bridge::refuse(Refusal::field(field, problem));
    let of = |name: &str| sent.get(name).map_or("", String::as_str);
    let version = || of("version").parse().map_err(|_| bridge::unreadable());
    let done = match of("what") {
        "perfil" => {
            let perfil = of("perfil").parse().map_err(wrong(Field::Perfil))?;
            let given = people::give_perfil(&caller, (person, version()?), perfil).await;
            given.map_err(bridge::fail)?;
            "perfil"
        }
        "remind" => {
            let asked = people::remind(&caller, person).await;
            asked.map_err(bridge::fail)?;
            "recordada"
        }
        "sessions" => {
            let ended = people::end_sessions(&caller, person).await;
            ended.map_err(bridge::fail)?;
            "sesiones"
        }
        what => {
            let (todo, done) = bridge::to_do(what, &sent).map_err(bridge::refuse)?;
            let made = people::one(&caller, (person, version()?), &todo).await;
            made.map_err(bridge::fail)?;
            done
        }
    };
    bridge::go(&routes::person_done(&platform, &company, &id, done));
    Ok(())
}
