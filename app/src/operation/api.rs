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
    /// Who is at work.
    pub operator: String,
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

/// A page of acquisitions; whoever is no operator is led to where operators sign in.
#[server(endpoint = "operation/view")]
pub async fn load_operation(
    platform: String,
    #[server(default)] after: String,
) -> Result<OperationView, Failure> {
    use crate::bridge;
    use backend::{acquisition, calendar, cursor, typed};
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
    let typed = if bridge::tells_refusal() {
        let caller = bridge::caller(&platform).await?;
        typed::recall(&caller, FORM).await.map_err(bridge::fail)?
    } else {
        BTreeMap::new()
    };
    Ok(OperationView {
        operator: operation.name().to_owned(),
        items,
        next: listed.next.map(cursor::write),
        typed,
    })
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
    bridge::caller(&platform).await?;
    let input = backend::operator::SignIn {
        email: identity,
        password,
        code,
    };
    bridge::operator_enters(input).await?;
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
    use backend::typed::{self, Values};
    use domain::company::TypedAcquisition;
    let operation = bridge::operation(&platform).await?;
    let caller = bridge::caller(&platform).await?;
    let acquisition = TypedAcquisition::read(&|name| sent.get(name).cloned());
    match backend::acquisition::record(&operation.hand(), &acquisition).await {
        Ok(_) => {
            typed::forget(&caller, FORM).await.map_err(bridge::fail)?;
            bridge::go(&routes::operation_done(&platform, "registrada"));
            Ok(())
        }
        Err(denied) => {
            let cut = |text: String| text.chars().take(254).collect::<String>();
            let values: Values = sent
                .into_iter()
                .take(20)
                .map(|(name, text)| (cut(name), cut(text)))
                .collect();
            typed::keep(&caller, FORM, &values)
                .await
                .map_err(bridge::fail)?;
            Err(bridge::fail(denied))
        }
    }
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
    use domain::{Id, Refusal};
    let operation = bridge::operation(&platform).await?;
    let read = |text: &str| -> Result<Id<domain::id::Acquisition>, Failure> {
        text.parse().map_err(|_| bridge::refuse(Refusal::NotFound))
    };
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
