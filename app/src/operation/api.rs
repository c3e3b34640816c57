//! Translates between the operators' pages and their use cases.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// An acquisition in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcquisitionView {
    /// Its id.
    pub id: String,
    /// The company's number, as people write it.
    pub rut: String,
    /// «Razón social».
    pub name: String,
    /// Product or plan.
    pub product: String,
    /// Name, address and telephone of the contact.
    pub contact: (String, String, String),
    /// `waiting`, `over`, `opened` or `withdrawn`.
    pub state: String,
    /// When the welcome went out last.
    pub sent: String,
    /// How often it went out.
    pub sends: i64,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperationView {
    /// Newest first.
    pub items: Vec<AcquisitionView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// What was typed into a form that was refused.
    pub typed: BTreeMap<String, String>,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "acquisition";

/// The same for the way in: the name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const ENTRANCE: &str = "operator";

/// A page of acquisitions; whoever is no operator is led to where operators sign in.
#[server(endpoint = "operation/view")]
pub async fn load_operation(
    platform: String,
    #[server(default)] after: String,
) -> Result<OperationView, Failure> {
    use crate::bridge;
    use backend::{acquisition, calendar, cursor};
    let operation = bridge::operation(&platform).await?;
    let after = cursor::read(&after).map_err(bridge::refuse)?;
    let listed = acquisition::list(&operation.hand(), after)
        .await
        .map_err(bridge::fail)?;
    let mut items = Vec::new();
    for one in listed.items {
        let (bought, contact) = (&one.acquisition, &one.acquisition.contact);
        let sent = calendar::moment(operation.platform(), one.last_sent_at);
        items.push(AcquisitionView {
            id: one.id.to_string(),
            rut: bought.rut.dotted(),
            name: bought.legal_name.to_string(),
            product: bought.product.to_string(),
            contact: (
                contact.name.as_str().to_owned(),
                contact.email.delivery().to_owned(),
                contact.phone.to_string(),
            ),
            state: if one.over { "over".into() } else { one.state },
            sent: sent.map_err(|fault| bridge::fail(fault.into()))?,
            sends: one.sends,
        });
    }
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::recalled(&caller, FORM).await?;
    Ok(OperationView {
        items,
        next: listed.next.map(cursor::write),
        typed,
    })
}

/// What an operator typed who was refused: the address, and neither password nor code.
#[server(endpoint = "operation/entrance")]
pub async fn load_entrance(platform: String) -> Result<String, Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let mut typed = bridge::recalled(&caller, ENTRANCE).await?;
    Ok(typed.remove("identity").unwrap_or_default())
}

/// «Entrar».
#[server(endpoint = "operation/enter")]
pub async fn enter_operation(
    platform: String,
    #[server(default)] identity: String,
    #[server(default)] password: String,
    #[server(default)] code: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([("identity", &identity)]);
    let input = backend::operator::SignIn {
        email: identity,
        password,
        code,
    };
    let entered = bridge::operator_enters(&caller, input).await;
    bridge::answered(&caller, (ENTRANCE, typed), entered).await?;
    bridge::go(&routes::operation(&platform));
    Ok(())
}

/// «Cerrar sesión».
#[server(endpoint = "operation/leave")]
pub async fn leave_operation(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    bridge::operator_leaves().await?;
    bridge::go(&routes::operation_sign_in(&platform));
    Ok(())
}

/// «Registrar y enviar bienvenida» (W-03).
#[server(endpoint = "operation/record")]
pub async fn record_acquisition(
    platform: String,
    #[server(flatten)] sent: BTreeMap<String, String>,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::company::TypedAcquisition;
    let operation = bridge::operation(&platform).await?;
    let caller = bridge::caller(&platform).await?;
    let acquisition = TypedAcquisition::read(&|name| sent.get(name).cloned());
    let recorded = backend::acquisition::record(&operation.hand(), &acquisition).await;
    let id = bridge::answered(&caller, (FORM, bridge::typed(&sent)), recorded).await?;
    bridge::go(&routes::operation_recorded(&platform, &id.to_string()));
    Ok(())
}

/// «Reenviar» and «Retirar».
#[server(endpoint = "operation/change")]
pub async fn change_acquisition(
    platform: String,
    #[server(default)] resend: String,
    #[server(default)] withdraw: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::acquisition;
    use domain::Id;
    let operation = bridge::operation(&platform).await?;
    let read = bridge::named::<Id<domain::id::Acquisition>>;
    let done = if resend.is_empty() {
        acquisition::withdraw(&operation.hand(), read(&withdraw)?)
            .await
            .map(|()| "retirada")
    } else {
        acquisition::resend(&operation.hand(), read(&resend)?)
            .await
            .map(|()| "reenviada")
    };
    let done = done.map_err(bridge::fail)?;
    bridge::go(&routes::operation_done(&platform, done));
    Ok(())
}
