//! Translates between the challenge's page and its use cases.

use domain::challenge::Asking;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::code_api::Ways;
use crate::failure::Failure;

/// Where the person stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChallengeView {
    /// Before «Comenzar».
    Intro(Terms),
    /// An attempt is open.
    Open(Box<OpenView>),
    /// No attempt is left.
    Blocked,
    /// Too little is on file.
    Unavailable,
    /// Behind it.
    Passed {
        /// Whether «Revise sus datos» is still to come.
        review_due: bool,
    },
}

/// What awaits one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Questions.
    pub questions: u8,
    /// Attempts left.
    pub attempts_left: u8,
    /// Minutes for one.
    pub minutes: u16,
    /// How the one before ended.
    pub last: Option<Last>,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Last {
    /// Not everything was right.
    Failed,
    /// The time ran out, and it was counted.
    Expired,
    /// The time ran out for the first time.
    Forgiven,
}

/// An open attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenView {
    /// Goes back with the answers.
    pub attempt: String,
    /// Questions and options, without which is right.
    pub questions: Vec<Asking>,
    /// What is left of the time.
    pub seconds_left: u32,
    /// How often more time may still be asked for.
    pub extensions_left: u8,
    /// Minutes that it adds.
    pub extension_minutes: u16,
    /// Attempts left, this one included.
    pub attempts_left: u8,
    /// The birth date as typed last.
    pub birth_date: String,
    /// Answers chosen so far.
    pub chosen: Vec<String>,
}

/// What the page shows, and the ways on file, masked, that a code can go instead.
#[server(endpoint = "challenge/view")]
pub async fn load_challenge(platform: String) -> Result<(ChallengeView, Ways), Failure> {
    use crate::bridge;
    use backend::challenge::{Ended, View};
    let caller = bridge::caller(&platform).await?;
    let view = match backend::challenge::view(&caller).await {
        Ok(view) => view,
        Err(denied) => return Err(bridge::before_hurdle(&caller, denied)),
    };
    let on_file = backend::challenge::on_file(&caller)
        .await
        .map_err(bridge::fail)?;
    let view = match view {
        View::Intro {
            questions,
            attempts_left,
            minutes,
            last,
        } => ChallengeView::Intro(Terms {
            questions,
            attempts_left,
            minutes,
            last: last.and_then(|last| match last {
                Ended::Failed => Some(Last::Failed),
                Ended::Expired => Some(Last::Expired),
                Ended::Forgiven => Some(Last::Forgiven),
                Ended::Passed => None,
            }),
        }),
        View::Open(open) => ChallengeView::Open(Box::new(OpenView {
            attempt: open.attempt.to_string(),
            questions: open.sheet.questions,
            seconds_left: open.seconds_left,
            extensions_left: open.extensions_left,
            extension_minutes: open.extension_minutes,
            attempts_left: open.attempts_left,
            birth_date: open.birth_date,
            chosen: open.chosen,
        })),
        View::Blocked => ChallengeView::Blocked,
        View::Unavailable => ChallengeView::Unavailable,
        View::Passed { review_due } => ChallengeView::Passed { review_due },
    };
    Ok((
        view,
        on_file.map(|on_file| on_file.ways).unwrap_or_default(),
    ))
}

/// «Comenzar».
#[server(endpoint = "challenge/open")]
pub async fn open_challenge(platform: String) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    backend::challenge::open(&caller)
        .await
        .map_err(bridge::fail)?;
    bridge::go(&routes::challenge(&platform));
    Ok(())
}

/// «Enviar respuestas» and «Necesito más tiempo», two buttons of one form, so that what was chosen
/// survives the second.
#[server(endpoint = "challenge/answer")]
pub async fn answer_challenge(
    platform: String,
    #[server(default)] intent: String,
    #[server(default)] attempt: String,
    #[server(default)] birth_date: String,
    #[server(default)] answer_0: String,
    #[server(default)] answer_1: String,
    #[server(default)] answer_2: String,
    #[server(default)] answer_3: String,
    #[server(default)] answer_4: String,
    #[server(default)] answer_5: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::challenge::{Outcome, Sent};
    let caller = bridge::caller(&platform).await?;
    let sent = Sent {
        attempt,
        birth_date,
        answers: vec![answer_0, answer_1, answer_2, answer_3, answer_4, answer_5],
    };
    if intent == "mas" {
        backend::challenge::extend(&caller, &sent)
            .await
            .map_err(bridge::fail)?;
        bridge::go(&routes::challenge(&platform));
        return Ok(());
    }
    let outcome = backend::challenge::answer(&caller, &sent)
        .await
        .map_err(bridge::fail)?;
    let lasts = backend::session::cookie_life(&caller);
    match outcome {
        Outcome::Passed(session) => {
            bridge::set_session(&platform, &session, lasts);
            bridge::go(&routes::review(&platform));
        }
        Outcome::Blocked(session) => {
            bridge::set_session(&platform, &session, lasts);
            bridge::go(&routes::challenge(&platform));
        }
    }
    Ok(())
}
