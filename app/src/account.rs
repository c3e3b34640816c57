//! «Configuración de cuenta»: own data, password, address, sessions, history, and
//! what is kept about oneself.

pub mod api;
mod consents;
mod data;
pub mod data_api;
mod email;
pub mod email_api;
mod email_back;
mod email_confirm;
mod facts;
mod fresh;
mod history;
mod page;
mod sessions;
pub mod sessions_api;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub use data::{Data, DataCopy};
pub use email::Email;
pub use email_back::{EmailObject, EmailUndo};
pub use email_confirm::EmailConfirm;
pub use facts::OwnFacts;
pub use fresh::NewPassword;
pub use history::History;
pub use page::Page;
pub use sessions::Sessions;

use crate::ui;

/// Good news that the address carries along under that name.
#[component]
fn News(name: &'static str, words: &'static str) -> impl IntoView {
    let query = use_query_map();
    move || {
        query.with(|query| query.get(name)).map(|_| {
            view! {
                <ui::Notice kind=ui::NoticeKind::Success announced=true>
                    <p>{words}</p>
                </ui::Notice>
            }
        })
    }
}
