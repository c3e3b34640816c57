//! What the mailbox asks and does. Each function is refused outside of a demonstration.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A letter or text message in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// To whom.
    pub to: String,
    /// What it says it is about.
    pub subject: String,
    /// The sender's name.
    pub from: String,
    /// When it was written.
    pub written: String,
}

/// A letter, open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// What the list says of it.
    pub entry: Entry,
    /// Sentences above the button.
    pub before: Vec<String>,
    /// Label and address of the button.
    pub button: Option<(String, String)>,
    /// Sentences below it.
    pub after: Vec<String>,
    /// Who sends it.
    pub footer: Vec<String>,
}

/// The letters and the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mailbox {
    /// Newest first.
    pub letters: Vec<Entry>,
    /// The demonstration's time.
    pub now: String,
}

/// Lists the letters.
#[server(endpoint = "mailbox/list")]
pub async fn list_letters() -> Result<Mailbox, Failure> {
    use crate::bridge;
    let backend = bridge::demonstration()?;
    let letters = backend.mailbox().await.map_err(bridge::fail)?;
    let now = backend.demo_time().map_err(bridge::fail)?;
    Ok(Mailbox {
        letters: letters.iter().map(bridge::mailbox_entry).collect(),
        now,
    })
}

/// Opens a letter.
#[server(endpoint = "mailbox/letter")]
pub async fn open_letter(id: String) -> Result<Opened, Failure> {
    use crate::bridge;
    use backend::mailbox::Message;
    let item = bridge::demonstration()?
        .letter(&id)
        .await
        .map_err(bridge::fail)?;
    let entry = bridge::mailbox_entry(&item);
    Ok(match item.message {
        Message::Letter(letter) => Opened {
            entry,
            before: letter.before,
            button: letter.button.map(|button| (button.label, button.address)),
            after: letter.after,
            footer: letter.footer,
        },
        Message::Text(text) => Opened {
            entry,
            before: text.body.split("\n\n").map(str::to_owned).collect(),
            button: None,
            after: Vec::new(),
            footer: vec![text.from_name],
        },
    })
}

/// Moves the demonstration's clock forward.
#[server(endpoint = "mailbox/clock")]
pub async fn move_clock(amount: i64, unit: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::refusal::Refusal;
    use domain::time::Span;
    // Beyond a year nothing is left to see, and the product of large numbers means nothing.
    let amount = amount.clamp(0, 600_000);
    let by = match unit.as_str() {
        "minutes" => Span::minutes(amount),
        "hours" => Span::hours(amount),
        "days" => Span::days(amount),
        _ => return Err(bridge::refuse(Refusal::Unreadable)),
    };
    bridge::demonstration()?
        .move_clock(by)
        .map_err(bridge::fail)?;
    bridge::go(routes::MAILBOX);
    Ok(())
}
