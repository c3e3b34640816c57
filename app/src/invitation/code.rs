//! The second step: the code that went to the mobile (C-34).

use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{AcceptInvitation, InvitedView, SendInvitationCode};
use crate::act::Act;
use crate::platform::use_face;
use crate::text::invitation as words;
use crate::{routes, ui};

#[component]
pub(super) fn CodeStep(
    invited: InvitedView,
    /// The mobile, masked.
    mask: String,
    /// Whether another code was asked for just now.
    another: bool,
    /// Sends another code.
    again: Act<SendInvitationCode>,
) -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let accept = Act::<AcceptInvitation>::new();
    let correct = routes::invitation_correct(&slug);
    let lead = if invited.sent {
        words::code_lead(&mask)
    } else {
        words::code_gone(&mask)
    };
    let news = (another && invited.sent).then(|| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true>
                <p>{words::SENT_ANOTHER}</p>
            </ui::Notice>
        }
    });
    let other = slug.clone();
    view! {
        <ui::Heading lead>{words::CODE_TITLE}</ui::Heading>
        {news}
        <ui::Form action=accept troubles=accept.troubles(voice) id="codigo">
            <ui::Hidden name="platform" value=slug/>
            <ui::CodeField label=words::CODE name=Name::Code.name()/>
            <ui::Actions>
                <ui::Button>{words::FINISH}</ui::Button>
            </ui::Actions>
        </ui::Form>
        <ui::Form action=again troubles=again.troubles(voice) id="otro">
            <ui::Hidden name="platform" value=other/>
            <ui::Button kind=ui::ButtonKind::Quiet>{words::ANOTHER}</ui::Button>
        </ui::Form>
        <p class="way"><a href=correct>{words::CORRECT}</a></p>
    }
}
