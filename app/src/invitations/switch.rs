//! Disabling somebody of an institution and enabling them again: asked once, naming the person (A-60,
//!

use domain::membership::{MembershipState, Reason};
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::people_api::{SomebodyView, SwitchMember};
use crate::act::Act;
use crate::platform::use_face;
use crate::text::invitation as words;
use crate::ui;

/// The question.
#[component]
pub(super) fn Switching(
    /// The company, as the address names it.
    company: String,
    /// Whom.
    one: SomebodyView,
    /// Where a no leads.
    keep: String,
    /// The act it starts.
    act: Act<SwitchMember>,
) -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let enabled = one.state == MembershipState::Enabled;
    let title = words::switch_title(&one.name, enabled);
    let (about, what, yes, kind) = if enabled {
        let kind = ui::ButtonKind::Danger;
        (words::DISABLE_ABOUT, "disable", words::DISABLE_YES, kind)
    } else {
        let kind = ui::ButtonKind::Primary;
        (words::ENABLE_ABOUT, "enable", words::ENABLE_YES, kind)
    };
    let troubles = act.troubles_in(move |failure| words::switch_troubles(failure, voice));
    view! {
        <ui::Notice kind=ui::NoticeKind::Warning title>
            <p>{about}</p>
            <ui::Form action=act troubles id="acceso">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="company" value=company/>
                <ui::Hidden name="account" value=one.account/>
                {enabled.then(|| view! {
                    <ui::Select
                        label=words::REASON
                        name=Name::Reason.name()
                        hint=words::REASON_HINT
                        offers=Reason::ALL.map(|one| ui::Offer::new(one.code(), words::reason(one))).to_vec()
                    />
                })}
                <ui::Actions>
                    <ui::Button kind name="act" value=what>{yes}</ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=keep>{words::REVOKE_NO}</ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </ui::Notice>
    }
}
