//! Translates between the operators' page of first users and its use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// Somebody who did not choose a password of their own yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstUserView {
    /// The account.
    pub account: String,
    /// What they are called.
    pub name: String,
    /// Where their mail goes.
    pub email: String,
    /// «Razón social» and number of the company.
    pub company: (String, String),
    /// The end of the initial password.
    pub until: String,
    /// Whether it is over.
    pub over: bool,
    /// Whether the address may still be corrected.
    pub correctable: bool,
}

/// One page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstUsersView {
    /// The oldest first.
    pub items: Vec<FirstUserView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// A page of first users; whoever is no operator is led to where operators sign in.
#[server(endpoint = "operation/first-users")]
pub async fn load_first_users(
    platform: String,
    #[server(default)] after: String,
) -> Result<FirstUsersView, Failure> {
    use crate::bridge;
    use backend::{calendar, cursor, initial_password};
    use domain::Rut;
    let operation = bridge::operation(&platform).await?;
    let after = cursor::read(&after).map_err(bridge::refuse)?;
    let listed = initial_password::first_users(&operation.hand(), after)
        .await
        .map_err(bridge::fail)?;
    let mut items = Vec::new();
    for one in listed.items {
        let until = calendar::moment(operation.platform(), one.until);
        let rut: Result<Rut, _> = one.rut.parse();
        items.push(FirstUserView {
            account: one.account.to_string(),
            name: one.name,
            email: one.email,
            company: (one.company, rut.map_or(one.rut, Rut::dotted)),
            until: until.map_err(|fault| bridge::fail(fault.into()))?,
            over: one.over,
            correctable: one.correctable,
        });
    }
    Ok(FirstUsersView {
        items,
        next: listed.next.map(cursor::write),
    })
}

/// «Enviar otra contraseña inicial» (W-32, Q53); without an address, to the one on file.
#[server(endpoint = "operation/reissue")]
pub async fn reissue_password(
    platform: String,
    #[server(default)] account: String,
    #[server(default)] email: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::contact::Email;
    use domain::refusal::{Field, Refusal};
    let operation = bridge::operation(&platform).await?;
    let account = account.parse();
    let account = account.map_err(|_| bridge::refuse(Refusal::NotFound))?;
    let corrected = match email.trim() {
        "" => None,
        typed => Some(
            Email::parse(typed)
                .map_err(|problem| bridge::refuse(Refusal::field(Field::Email, problem)))?,
        ),
    };
    backend::initial_password::reissue(&operation.hand(), account, corrected.as_ref())
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::operation_reissued(&platform));
    Ok(())
}
