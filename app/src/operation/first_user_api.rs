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
    /// Account and address of a correction that was refused.
    pub refused: Option<(String, String)>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "reissue";

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
    let caller = bridge::caller(&platform).await?;
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
        refused: bridge::recalled(&caller, FORM)
            .await
            .map(|mut typed| typed.remove("account").zip(typed.remove("email")))?,
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
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([("account", &account), ("email", &email)]);
    let account = bridge::named(&account)?;
    let corrected = match email.trim() {
        "" => Ok(None),
        typed => Email::parse(typed).map(Some),
    };
    let sent = match corrected {
        Ok(corrected) => {
            let hand = &operation.hand();
            backend::initial_password::reissue(hand, account, corrected.as_ref()).await
        }
        Err(problem) => Err(Refusal::field(Field::Email, problem).into()),
    };
    bridge::answered(&caller, (FORM, typed), sent).await?;
    bridge::go(&routes::operation_reissued(&platform));
    Ok(())
}
