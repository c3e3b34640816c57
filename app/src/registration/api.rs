//! Translates between the registration's pages and its use cases.

use domain::date::Date;
use domain::refusal::Field;
use domain::registration::{Kept, Typed};
use domain::registry::Prefill;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// The form as the page shows it: what was typed in this browser, and masks of what is on file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormView {
    /// What was typed so far.
    pub typed: Typed,
    /// Which fields are kept.
    pub kept: Kept,
    /// Masks of what is on file.
    pub on_file: Prefill,
    /// Whether the document was looked up.
    pub looked_up: bool,
    /// Whether a password was chosen.
    pub has_password: bool,
    /// The platform's day.
    pub today: Date,
}

/// «Confirmar Solicitud».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmView {
    /// In the form's order: the value, or the mask of a kept one.
    pub rows: Vec<Row>,
    /// Whether news may be sent; without the other authorisation one does not come here.
    pub messages: bool,
    /// Goes back with «Crear Usuario».
    pub mark: String,
}

/// One line of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Which field.
    pub field: Field,
    /// The value as typed, or the mask.
    pub value: String,
    /// Whether it is the mask of what is on file.
    pub on_file: bool,
}

/// «Guardado Exitosamente».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// In full where it was typed here, masked where it was kept (Q44).
    pub address: String,
    /// Whether it turned out to have an account; known after proof only (Q45).
    pub taken: bool,
}

/// The form of this browser.
#[server(endpoint = "registration/form")]
pub async fn load_registration(platform: String) -> Result<FormView, Failure> {
    use crate::bridge;
    let caller = bridge::caller(&platform).await?;
    let form = backend::registration::load(&caller).await;
    form.map(FormView::from).map_err(bridge::fail)
}

/// ENTER in the document's field and leaving it, with script; answers the form with the masks.
#[server(endpoint = "registration/look-up")]
pub async fn look_up_document(
    platform: String,
    #[server(default)] document_kind: String,
    #[server(default)] document: String,
) -> Result<FormView, Failure> {
    use crate::bridge;
    let caller = bridge::caller(&platform).await?;
    backend::registration::look_up(&caller, &document_kind, &document)
        .await
        .map_err(bridge::fail)?;
    let form = backend::registration::load(&caller).await;
    form.map(FormView::from).map_err(bridge::fail)
}

/// The form's buttons: «Buscar mis datos», «Crear Nuevo Usuario», and ENTER without script.
#[server(endpoint = "registration/save")]
pub async fn save_registration(
    platform: String,
    #[server(default)] intent: String,
    #[server(default)] document_kind: String,
    #[server(default)] document: String,
    #[server(default)] first_surname: String,
    #[server(default)] second_surname: String,
    #[server(default)] first_name: String,
    #[server(default)] second_name: String,
    #[server(default)] phone: String,
    #[server(default)] birth_date: String,
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] password_again: String,
    #[server(default)] keep_first_surname: String,
    #[server(default)] keep_second_surname: String,
    #[server(default)] keep_first_name: String,
    #[server(default)] keep_second_name: String,
    #[server(default)] keep_phone: String,
    #[server(default)] keep_email: String,
    #[server(default)] consent_data: String,
    #[server(default)] consent_messages: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes, text::registration as words};
    use backend::registration::{ConsentTexts, Intent, Sent};
    use domain::registration::Step;
    let caller = bridge::caller(&platform).await?;
    let face = caller.platform.face();
    let sent = Sent {
        intent: match intent.as_str() {
            "buscar" => Intent::LookUp,
            "enter" => Intent::Enter,
            _ => Intent::Create,
        },
        typed: Typed {
            document_kind,
            document,
            first_surname,
            second_surname,
            first_name,
            second_name,
            phone,
            birth_date,
            email,
            consent_data: consent_data == "yes",
            consent_messages: consent_messages == "yes",
        },
        kept: Kept {
            first_surname: keep_first_surname == "yes",
            second_surname: keep_second_surname == "yes",
            first_name: keep_first_name == "yes",
            second_name: keep_second_name == "yes",
            phone: keep_phone == "yes",
            email: keep_email == "yes",
        },
        password,
        password_again,
        texts: ConsentTexts {
            data: words::consent_data(&face),
            messages: words::consent_messages(&face),
        },
    };
    let saved = backend::registration::save(&caller, sent).await;
    if saved.map_err(bridge::fail)? == Step::Confirm {
        bridge::go(&routes::registration_confirm(&platform));
    }
    // After a look-up the form is shown again where it stands.
    Ok(())
}

/// What is shown for verification.
#[server(endpoint = "registration/confirmation")]
pub async fn load_confirmation(platform: String) -> Result<ConfirmView, Failure> {
    use crate::bridge;
    use backend::registration::Shown;
    let caller = bridge::caller(&platform).await?;
    let confirmation = backend::registration::confirmation(&caller)
        .await
        .map_err(bridge::fail)?;
    let rows = confirmation.rows.into_iter().map(|(field, shown)| {
        let (value, on_file) = match shown {
            Shown::Typed(value) => (value, false),
            Shown::OnFile(mask) => (mask, true),
        };
        Row {
            field,
            value,
            on_file,
        }
    });
    Ok(ConfirmView {
        rows: rows.collect(),
        messages: confirmation.messages,
        mark: confirmation.mark,
    })
}

/// «Cancelar».
#[server(endpoint = "registration/cancel")]
pub async fn cancel_registration(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::registration::cancel(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::registration(&platform));
    Ok(())
}

/// «Crear Usuario».
#[server(endpoint = "registration/finish")]
pub async fn finish_registration(
    platform: String,
    #[server(default)] mark: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::registration::finish(&caller, &mark)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::registration_saved(&platform));
    Ok(())
}

/// What waits in this browser.
#[server(endpoint = "registration/waiting")]
pub async fn load_waiting(platform: String) -> Result<SavedView, Failure> {
    use crate::bridge;
    let caller = bridge::caller(&platform).await?;
    let waiting = backend::registration::waiting(&caller)
        .await
        .map_err(bridge::fail)?;
    Ok(SavedView {
        address: waiting.address,
        taken: waiting.taken,
    })
}

/// «Reenviar».
#[server(endpoint = "registration/resend")]
pub async fn resend_activation(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::registration::resend(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::registration_resent(&platform));
    Ok(())
}

/// «Corregir correo».
#[server(endpoint = "registration/correct")]
pub async fn correct_address(
    platform: String,
    #[server(default)] email: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::registration::correct(&caller, &email)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::registration_resent(&platform));
    Ok(())
}
