//! The state of somebody on their «ficha»: «Habilitar», «Inhabilitar» and «Dar de baja» (A-60 to A-62,
//!

use domain::membership::{MembershipState, Reason};
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::card::Part;
use super::chosen::why;
use crate::platform::use_face;
use crate::text::people as words;
use crate::ui;

/// What the address asks about.
const DISABLE: &str = "inhabilitar";
/// The same.
const LEAVE: &str = "baja";
/// The same.
const REVOKE: &str = "revocar";

/// Enabling right away; what ends somebody's access is asked about first.
pub(super) fn state(part: &Part<'_>) -> Vec<AnyView> {
    let one = &part.card.person;
    let seated = use_face().exclusive;
    if one.invitation.is_some() {
        return vec![invitation(part)];
    }
    if one.state == MembershipState::Disabled {
        let label = match one.reason {
            Some(Reason::Left) if seated => words::REHIRE_SEATED,
            Some(Reason::Left) => words::REHIRE,
            _ => words::ENABLE,
        };
        let button = (ui::ButtonKind::Primary, label);
        return vec![part.form("enable", words::CHANGE_STATE, button, || ().into_any())];
    }
    let link = |wish: &'static str, label: &'static str| {
        let href = part.way(wish);
        view! { <ui::ButtonLink kind=ui::ButtonKind::Quiet href>{label}</ui::ButtonLink> }
    };
    let disable = (!part.card.is_protected).then(|| link(DISABLE, words::DISABLE));
    // No day ends a seat: the reason says that somebody left.
    let leave = (!seated).then(|| link(LEAVE, words::LEAVE));
    let lead = match seated {
        true => words::STATE_LEAD_SEATED,
        false => words::STATE_LEAD,
    };
    let lead = (!part.card.is_protected).then(|| view! { <p>{lead}</p> });
    let mut parts = vec![
        view! {
            <section class="section" aria-labelledby="ficha-estado">
                <h2 id="ficha-estado">{words::CHANGE_STATE}</h2>
                {lead}
                <ui::Actions>
                    {disable}
                    {leave}
                </ui::Actions>
            </section>
        }
        .into_any(),
    ];
    if one.ends_on.is_some() {
        let button = (ui::ButtonKind::Quiet, words::STAY);
        parts.push(part.form("stay", words::STAY, button, || ().into_any()));
    }
    parts
}

/// Taking an invitation back is asked about first, too.
fn invitation(part: &Part<'_>) -> AnyView {
    let href = part.way(REVOKE);
    view! {
        <section class="section">
            <ui::Actions>
                <ui::ButtonLink kind=ui::ButtonKind::Quiet href>{words::REVOKE}</ui::ButtonLink>
            </ui::Actions>
        </section>
    }
    .into_any()
}

/// Asks once, naming the person, before their access ends.
pub(super) fn sure(part: &Part<'_>, wish: &str) -> Option<AnyView> {
    let (card, one) = (part.card, &part.card.person);
    let able = card.may_edit && !card.own && !card.above;
    if !able || one.state == MembershipState::Disabled {
        return None;
    }
    let seated = use_face().exclusive;
    match wish {
        REVOKE if one.invitation.is_some() => {
            let title = words::sure_revoke(&one.name);
            let button = (ui::ButtonKind::Danger, words::DO_REVOKE);
            let lead = || view! { <p>{words::SURE_REVOKE}</p> }.into_any();
            Some(part.form("revoke", &title, button, lead))
        }
        _ if one.invitation.is_some() => None,
        DISABLE if !card.is_protected => {
            let title = words::sure_disable(&one.name);
            let button = (ui::ButtonKind::Danger, words::DO_DISABLE);
            let typed = |name: Name, stands| part.typed("disable", &name.name(), stands);
            let reason = typed(Name::Reason, "");
            let note = typed(Name::Note, "");
            let lead = match seated {
                true => words::SURE_DISABLE_ONE_SEATED,
                false => words::SURE_DISABLE_ONE,
            };
            let fields = move || view! { <p>{lead}</p> {why(reason, note)} }.into_any();
            Some(part.form("disable", &title, button, fields))
        }
        LEAVE if !seated => {
            let title = words::sure_leave(&one.name);
            let button = (ui::ButtonKind::Danger, words::DO_LEAVE);
            let value = part.typed("leave", &Name::EndsOn.name(), "");
            let note = part.typed("leave", &Name::Note.name(), "");
            let fields = move || {
                view! {
                    <ui::Field
                        label=words::LEAVE_DAY
                        name=Name::EndsOn.name()
                        kind="date"
                        value
                        hint=words::LEAVE_LEAD
                    />
                    <ui::Field
                        label=words::LEAVE_NOTE
                        name=Name::Note.name()
                        value=note
                        hint=words::NOTE_HINT
                        optional=true
                        autocomplete="off"
                        maxlength=200
                    />
                }
                .into_any()
            };
            Some(part.form("leave", &title, button, fields))
        }
        _ => None,
    }
}
