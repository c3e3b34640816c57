//! Translates between the coordination team's page and its use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A company to be called, or called already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallView {
    /// Its id.
    pub company: String,
    /// Its number.
    pub rut: String,
    /// «Razón social».
    pub name: String,
    /// Name, address and telephone of whom to call (Q4).
    pub contact: Option<(String, String, String)>,
    /// When the account was opened.
    pub opened: String,
    /// When somebody called.
    pub contacted: Option<String>,
}

/// A page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallsView {
    /// The oldest first.
    pub items: Vec<CallView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// A page of the list; strangers are sent to sign in.
#[server(endpoint = "coordination/list")]
pub async fn load_calls(
    platform: String,
    #[server(default)] state: String,
    #[server(default)] after: String,
) -> Result<CallsView, Failure> {
    use crate::{bridge, routes};
    use backend::{calendar, cursor};
    let caller = bridge::member(&platform, &routes::coordination(&platform)).await?;
    let after = cursor::read(&after).map_err(bridge::refuse)?;
    let listed = backend::company::to_call(&caller, state != "all", after)
        .await
        .map_err(bridge::fail)?;
    let moment =
        |at| calendar::moment(&caller.platform, at).map_err(|fault| bridge::fail(fault.into()));
    let mut items = Vec::new();
    for call in listed.items {
        let rut = domain::Rut::parse(&call.rut).map(domain::Rut::dotted);
        items.push(CallView {
            company: call.company.to_string(),
            rut: rut.unwrap_or(call.rut),
            name: call.name,
            contact: call.contact.map(|contact| {
                let email = contact.email.delivery().to_owned();
                (
                    contact.name.as_str().to_owned(),
                    email,
                    contact.phone.to_string(),
                )
            }),
            opened: moment(call.opened_at)?,
            contacted: call.contacted_at.map(moment).transpose()?,
        });
    }
    Ok(CallsView {
        items,
        next: listed.next.map(cursor::write),
    })
}

/// «Contactado», and taking it back: `undo` names the company then.
#[server(endpoint = "coordination/contacted")]
pub async fn mark_contacted(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] undo: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::Id;
    let caller = bridge::caller(&platform).await?;
    if !undo.is_empty() {
        let company: Id<domain::id::Company> = bridge::named(&undo)?;
        backend::company::unmark_contacted(&caller, company)
            .await
            .map_err(bridge::fail)?;
        bridge::go(&routes::uncontacted(&platform));
        return Ok(());
    }
    let company: Id<domain::id::Company> = bridge::named(&company)?;
    backend::company::mark_contacted(&caller, company)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::contacted(&platform));
    Ok(())
}
