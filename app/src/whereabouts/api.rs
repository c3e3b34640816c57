//! Translates between «¿Dónde va mi registro?» and its use cases.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// Where the registration of this browser or session stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Nothing is known of one here.
    Unknown,
    /// The form was begun and not sent.
    Draft,
    /// It waits for its link to be opened.
    Mailed {
        /// Where the link went.
        address: String,
        /// What became of the mail.
        mail: MailView,
        /// Whether the link's time is over.
        late: bool,
    },
    /// The address has an account already.
    Taken,
    /// A worker's link waits to be opened.
    Claimed {
        /// Where it went.
        address: String,
        /// What became of the mail.
        mail: MailView,
        /// Until when it opens; none once that is over.
        until: Option<String>,
        /// Whether registrations of that RUT are paused, and until when; none inside where the help
        /// desk has to lift it.
        paused: Option<Option<String>>,
    },
    /// A worker's link opens nothing any more.
    Stopped,
    /// The link was opened; signing in leads on.
    Activated {
        /// Until when failed sign-ins block it.
        blocked: Option<String>,
    },
    /// The proof of identity comes next.
    Proof {
        /// Attempts left; none where nothing is asked.
        attempts_left: Option<u8>,
        /// Whether a code can be sent.
        code: bool,
    },
    /// The proof failed for good.
    Blocked {
        /// Whether a code can be sent all the same.
        code: bool,
    },
    /// Everything is done.
    Done {
        /// Whether «Revise sus datos» is still to come.
        review_due: bool,
    },
}

/// What became of the mail with the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MailView {
    /// On its way.
    Queued,
    /// Taken by the mail server.
    Sent,
    /// Not taken.
    Bounced,
    /// Not sent in time.
    Expired,
}

/// Where it stands, and what was typed into the form for everybody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhereView {
    /// Of this browser or session.
    pub standing: Standing,
    /// What was typed last, after a refusal only.
    pub identity: String,
}

/// The name under which what was typed is remembered.
#[cfg_attr(
    not(feature = "ssr"),
    expect(dead_code, reason = "only the server remembers")
)]
const FORM: &str = "whereabouts";

/// What the page shows.
#[server(endpoint = "whereabouts/view")]
pub async fn load_whereabouts(platform: String) -> Result<WhereView, Failure> {
    use crate::bridge;
    use backend::whereabouts::{MailState, Whereabouts};
    bridge::private();
    let caller = bridge::caller(&platform).await?;
    let standing = backend::whereabouts::view(&caller)
        .await
        .map_err(bridge::fail)?;
    let identity = bridge::recalled(&caller, FORM).await?.remove("identity");
    let seen = |mail| match mail {
        MailState::Queued => MailView::Queued,
        MailState::Sent => MailView::Sent,
        MailState::Bounced => MailView::Bounced,
        MailState::Expired => MailView::Expired,
    };
    let standing = match standing {
        Whereabouts::Unknown => Standing::Unknown,
        Whereabouts::Draft => Standing::Draft,
        Whereabouts::Mailed {
            address,
            mail,
            late,
        } => Standing::Mailed {
            address,
            mail: seen(mail),
            late,
        },
        Whereabouts::Claimed {
            address,
            mail,
            until,
            paused,
        } => Standing::Claimed {
            address,
            mail: seen(mail),
            until,
            paused,
        },
        Whereabouts::Stopped => Standing::Stopped,
        Whereabouts::Taken => Standing::Taken,
        Whereabouts::Activated { blocked } => Standing::Activated { blocked },
        Whereabouts::Proof {
            attempts_left,
            code,
        } => Standing::Proof {
            attempts_left,
            code,
        },
        Whereabouts::Blocked { code } => Standing::Blocked { code },
        Whereabouts::Done { review_due } => Standing::Done { review_due },
    };
    Ok(WhereView {
        standing,
        identity: identity.unwrap_or_default(),
    })
}

/// «Enviar»: the answer goes by mail, and the page says the same for everybody.
#[server(endpoint = "whereabouts/ask")]
pub async fn ask_whereabouts(
    platform: String,
    #[server(default)] identity: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller(&platform).await?;
    let typed = bridge::typed([("identity", &identity)]);
    let asked = backend::whereabouts::request(&caller, &identity).await;
    bridge::answered(&caller, (FORM, typed), asked).await?;
    bridge::go(&routes::whereabouts_sent(&platform));
    Ok(())
}
