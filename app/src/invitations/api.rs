//! Translates between the panel of invitations and its use cases. What it shows never holds a link
//! (A31).

use std::collections::BTreeMap;

use domain::membership::{Invited, Tier};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// An invitation in the panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationView {
    /// What its acts are sent with.
    pub id: String,
    /// Who is invited.
    pub name: String,
    /// The RUT, as people write it.
    pub document: String,
    /// Where it goes.
    pub email: String,
    /// The role.
    pub tier: Tier,
    /// How far it is.
    pub state: Invited,
    /// When it was sent last.
    pub sent: String,
    /// How often.
    pub sends: i64,
    /// Its end, while that matters.
    pub ends: Option<String>,
    /// Whether one may send it again or take it back.
    pub open: bool,
}

/// The panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelView {
    /// The company, as the address names it.
    pub company: String,
    /// The institution.
    pub name: String,
    /// Its plan.
    pub plan: String,
    /// Seats taken.
    pub taken: i64,
    /// Seats.
    pub seats: i64,
    /// Invitations that wait.
    pub waiting: i64,
    /// The roles that one may give.
    pub gives: Vec<Tier>,
    /// Newest first.
    pub items: Vec<InvitationView>,
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
const FORM: &str = "invite";

/// The panel of the institution that the address names.
#[server(endpoint = "invitations/panel")]
pub async fn load_panel(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] state: String,
    #[server(default)] tier: String,
    #[server(default)] before: String,
) -> Result<PanelView, Failure> {
    use crate::{bridge, routes};
    use backend::{cursor, invitation};
    let here = routes::invitations(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let before = cursor::read(&before).map_err(bridge::refuse)?;
    let which = invitation::Which {
        state: state.parse().ok(),
        tier: tier.parse().ok(),
    };
    let panel = invitation::panel(&caller, which, before)
        .await
        .map_err(bridge::fail)?;
    let typed = bridge::recalled(&caller, FORM).await?;
    bridge::panel_view(&caller, company, panel, typed)
}

/// «Enviar invitación» (C-27, C-29).
#[server(endpoint = "invitations/send")]
pub async fn send_invitation(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] first_name: String,
    #[server(default)] first_surname: String,
    #[server(default)] second_surname: String,
    #[server(default)] document: String,
    #[server(default)] email: String,
    #[server(default)] phone: String,
    #[server(default)] role: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use domain::membership::TypedGuest;
    let caller = bridge::caller_at(&platform, &company).await?;
    let typed = TypedGuest {
        first_name,
        first_surname,
        second_surname,
        document,
        email,
        phone,
        role,
    };
    let told = bridge::typed([
        ("first_name", &typed.first_name),
        ("first_surname", &typed.first_surname),
        ("second_surname", &typed.second_surname),
        ("document", &typed.document),
        ("email", &typed.email),
        ("phone", &typed.phone),
        ("role", &typed.role),
    ]);
    let sent = backend::invitation::send(&caller, &typed).await;
    let same_phone = bridge::answered(&caller, (FORM, told), sent).await?;
    let news = if same_phone {
        "mismo-celular"
    } else {
        "enviada"
    };
    bridge::go(&routes::invitations_done(&platform, &company, news));
    Ok(())
}

/// «Reenviar» and «Revocar» (C-34).
#[server(endpoint = "invitations/change")]
pub async fn change_invitation(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] resend: String,
    #[server(default)] revoke: String,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    use backend::invitation;
    use domain::Id;
    let caller = bridge::caller_at(&platform, &company).await?;
    let read = bridge::named::<Id<domain::id::Invitation>>;
    let done = if resend.is_empty() {
        let revoked = invitation::revoke(&caller, read(&revoke)?).await;
        revoked.map(|()| "revocada")
    } else {
        let resent = invitation::resend(&caller, read(&resend)?).await;
        resent.map(|()| "reenviada")
    };
    let done = done.map_err(bridge::fail)?;
    bridge::go(&routes::invitations_done(&platform, &company, done));
    Ok(())
}
