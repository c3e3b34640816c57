//! Sending a form in place of the browser.

use gloo_net::http::Request;
use leptos::ev::SubmitEvent;
use leptos::form::form_data_from_event;
use leptos::server_fn::redirect::REDIRECT_HEADER;
use wasm_bindgen::JsCast;
use web_sys::UrlSearchParams;

use crate::act::Answer;

/// The names and values of the form that is being sent, its pressed button among them.
pub fn fields_of(event: &SubmitEvent) -> Option<String> {
    let data = form_data_from_event(event).ok()?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    fields.to_string().as_string()
}

/// The names and values that stand in the form with this id.
pub fn fields_in(id: &str) -> Option<String> {
    let form = leptos::prelude::document().get_element_by_id(id)?;
    let form: web_sys::HtmlFormElement = form.dyn_into().ok()?;
    let data = web_sys::FormData::new_with_form(&form).ok()?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    fields.to_string().as_string()
}

/// Names and values as a form would send them.
pub fn fields(pairs: &[(&str, &str)]) -> String {
    let Ok(fields) = UrlSearchParams::new() else {
        return String::new();
    };
    for (name, value) in pairs {
        fields.append(name, value);
    }
    fields.to_string().into()
}

/// Posts fields and waits for the answer.
pub async fn post(path: &str, fields: String) -> Answer {
    try_to_post(path, fields).await.unwrap_or_default()
}

async fn try_to_post(path: &str, fields: String) -> Result<Answer, gloo_net::Error> {
    let request = Request::post(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Accept", "application/json")
        .body(fields)?;
    let response = request.send().await?;
    let headers = response.headers();
    let redirect = headers.get(REDIRECT_HEADER).and(headers.get("Location"));
    Ok(Answer {
        status: response.status(),
        redirect,
        body: response.text().await?,
    })
}
