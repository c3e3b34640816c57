//! Translates between the PQRSF pages and their use cases.

use domain::date::Date;
use domain::pqrsf::{Due, FilingKind, FilingState, Outcome, Typed, What};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What the form begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormView {
    /// As typed last.
    pub typed: Typed,
    /// Goes back with the form.
    pub token: String,
    /// Whether it will be tied to the account that is signed in.
    pub tied: bool,
}

/// What is told after filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptView {
    /// Its number.
    pub number: String,
    /// What it is about.
    pub kind: FilingKind,
    /// When it was filed.
    pub filed: String,
    /// The last day of its term.
    pub due_on: Date,
    /// Masked, where the receipt went.
    pub mailed_to: Option<String>,
}

/// One line of a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HappenedView {
    /// When.
    pub at: String,
    /// What.
    pub what: What,
    /// Whether whoever looks did it.
    pub mine: bool,
    /// The words that were written.
    pub text: String,
}

/// A filing as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusView {
    /// Its number.
    pub number: String,
    /// What it is about.
    pub kind: FilingKind,
    /// «Asunto».
    pub subject: String,
    /// How far it is.
    pub state: FilingState,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When it was filed.
    pub filed: String,
    /// The last day of its term.
    pub due_on: Date,
    /// How far that is.
    pub due: Due,
    /// What happened.
    pub history: Vec<HappenedView>,
    /// What was typed last as an answer and refused.
    pub typed: String,
}

/// What the status page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StatusPage {
    /// Ask for number and identity, as typed last.
    Ask {
        /// The number.
        number: String,
        /// Document or address.
        identity: String,
    },
    /// This browser may know.
    Told(Box<StatusView>),
}

/// The name under which what was typed on the status page is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "pqrsf_status";

/// The form.
#[server(endpoint = "pqrsf/form")]
pub async fn load_form(platform: String) -> Result<FormView, Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let form = backend::pqrsf::form(&caller, bridge::tells_refusal())
        .await
        .map_err(bridge::fail)?;
    Ok(FormView {
        typed: form.typed,
        token: form.token,
        tied: form.tied,
    })
}

/// «Radicar».
#[server(endpoint = "pqrsf/file")]
pub async fn file_pqrsf(
    platform: String,
    #[server(default)] token: String,
    #[server(default)] filing_kind: String,
    #[server(default)] subject: String,
    #[server(default)] detail: String,
    #[server(default)] document_kind: String,
    #[server(default)] document: String,
    #[server(default)] first_name: String,
    #[server(default)] first_surname: String,
    #[server(default)] reply_by: String,
    #[server(default)] email: String,
    #[server(default)] postal_address: String,
    #[server(default)] phone: String,
    #[server(default)] consent_data: String,
) -> Result<(), Failure> {
    use crate::text::pqrsf as words;
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let typed = Typed {
        filing_kind,
        subject,
        detail,
        document_kind,
        document,
        first_name,
        first_surname,
        reply_by,
        email,
        postal_address,
        phone,
        consent_data: consent_data == "yes",
    };
    let agreed = words::consent(caller.platform.locale.voice());
    backend::pqrsf::file(&caller, &typed, &token, agreed)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::pqrsf_filed(&platform));
    Ok(())
}

/// The receipt of this browser's last filing.
#[server(endpoint = "pqrsf/receipt")]
pub async fn load_receipt(platform: String) -> Result<Option<ReceiptView>, Failure> {
    use crate::bridge;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    match backend::pqrsf::receipt(&caller).await {
        Ok(receipt) => Ok(Some(ReceiptView {
            number: receipt.number.to_string(),
            kind: receipt.kind,
            filed: receipt.filed,
            due_on: receipt.due_on,
            mailed_to: receipt.mailed_to,
        })),
        Err(backend::fault::Denied::Refused(_)) => Ok(None),
        Err(fault) => Err(bridge::fail(fault)),
    }
}

/// The status of a filing, where this browser has shown that it may know.
#[server(endpoint = "pqrsf/status")]
pub async fn load_status(
    platform: String,
    #[server(default)] number: String,
) -> Result<StatusPage, Failure> {
    use crate::bridge;
    use domain::refusal::Refusal;
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::recalled(&caller, FORM).await?;
    let word = |name: &str| typed.get(name).cloned().unwrap_or_default();
    match backend::pqrsf::status(&caller, &number).await {
        Ok(status) => Ok(StatusPage::Told(Box::new(StatusView {
            number: status.number.to_string(),
            kind: status.kind,
            subject: status.subject,
            state: status.state,
            outcome: status.outcome,
            filed: status.filed,
            due_on: status.due_on,
            due: status.due,
            history: status.history.into_iter().map(HappenedView::from).collect(),
            typed: word("detail"),
        }))),
        Err(backend::fault::Denied::Refused(Refusal::FilingUnknown)) => Ok(StatusPage::Ask {
            number: typed.get("number").cloned().unwrap_or(number),
            identity: word("identity"),
        }),
        Err(denied) => Err(bridge::fail(denied)),
    }
}

/// «Consultar».
#[server(endpoint = "pqrsf/look-up")]
pub async fn look_up_status(
    platform: String,
    #[server(default)] filing_number: String,
    #[server(default)] identity: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([("number", &filing_number), ("identity", &identity)]);
    let found = backend::pqrsf::look_up(&caller, &filing_number, &identity).await;
    let number = bridge::answered(&caller, (FORM, typed), found).await?;
    bridge::go(&routes::pqrsf_status_of(&platform, &number.to_string()));
    Ok(())
}

/// «Enviar información».
#[server(endpoint = "pqrsf/inform")]
pub async fn inform_pqrsf(
    platform: String,
    #[server(default)] number: String,
    #[server(default)] detail: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([("detail", &detail)]);
    let told = backend::pqrsf::inform(&caller, &number, &detail).await;
    let number = bridge::answered(&caller, (FORM, typed), told).await?;
    bridge::go(&routes::pqrsf_status_of(&platform, &number.to_string()));
    Ok(())
}
