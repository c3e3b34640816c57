//! Translates between the form that invites a first Súper Administrador again and its use case.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::failure::Failure;

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
pub(super) const FORM: &str = "first_super";

/// «Invitar» (C-31).
#[server(endpoint = "institutions/first")]
pub async fn invite_first(
    platform: String,
    #[server(default)] company: String,
    #[server(flatten)] sent: BTreeMap<String, String>,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::membership::TypedGuest;
    use domain::refusal::Field;
    let operation = bridge::operation(&platform).await?;
    let caller = bridge::caller(&platform).await?;
    let company = bridge::named(&company)?;
    let of = |field: Field| sent.get(&*field.name()).cloned().unwrap_or_default();
    let guest = TypedGuest {
        first_name: of(Field::FirstName),
        first_surname: of(Field::FirstSurname),
        second_surname: of(Field::SecondSurname),
        document: of(Field::Document),
        email: of(Field::Email),
        phone: of(Field::Phone),
        role: String::new(),
    };
    let invited = backend::invitation::invite_first(&operation.hand(), company, &guest).await;
    bridge::answered(&caller, (FORM, bridge::typed(&sent)), invited).await?;
    bridge::go(&routes::institutions_done(&platform, "invitada"));
    Ok(())
}
