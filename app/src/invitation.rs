//! `/{platform}/invitacion`: the page behind an invitation's link (C-34): who invites, the own RUT and
//! mobile, the password, and the code that confirms the mobile.

pub mod api;
mod code;
mod form;

use domain::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::api::{BeginInvitation, InvitedView};
use self::code::CodeStep;
use self::form::FormStep;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::sign_in::SignOutForm;
use crate::text::{self, invitation as words};
use crate::{routes, ui};

/// `/{platform}/invitacion`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let begin = Act::<BeginInvitation>::new();
    let again = Act::<api::SendInvitationCode>::new();
    let query = use_query_map();
    let correcting = Memo::new(move |_| query.with(|query| query.get("corregir").is_some()));
    let another = Memo::new(move |_| query.with(|query| query.get("hecho").is_some()));
    let (began, sent) = (begin.yeses(), again.yeses());
    let platform = slug.clone();
    let opened = load(
        move || (began.get(), sent.get(), correcting.get(), another.get()),
        move |_| api::load_invitation(platform.clone()),
    );
    view! {
        <ui::Page title=words::ACCEPT_TITLE>
            <ui::Loaded
                source=opened
                then={move |invited: InvitedView| match invited.confirming.clone() {
                    Some(mask) if !correcting.get_untracked() => {
                        let another = another.get_untracked();
                        view! { <CodeStep invited mask another again/> }.into_any()
                    }
                    _ => view! { <FormStep invited act=begin/> }.into_any(),
                }}
                otherwise={move |failure: Failure| closed(&slug, &failure)}
            />
        </ui::Page>
    }
}

/// In place of an invitation that cannot be accepted here and now.
fn closed(slug: &str, failure: &Failure) -> AnyView {
    let voice = use_face().voice();
    let sign_in = routes::sign_in(slug);
    let slug = slug.to_owned();
    match failure.refusal() {
        // Q54: it says so, and accepts nothing.
        Some(Refusal::SomeoneSignedIn) => view! {
            <ui::Heading>{words::ACCEPT_TITLE}</ui::Heading>
            <ui::Notice kind=ui::NoticeKind::Warning title=words::SOMEONE>
                <p>{words::SOMEONE_ABOUT}</p>
            </ui::Notice>
            <SignOutForm slug/>
        }
        .into_any(),
        Some(Refusal::NotInvitable) => view! {
            <ui::Heading>{words::ACCEPT_TITLE}</ui::Heading>
            <ui::Notice kind=ui::NoticeKind::Info><p>{words::TAKEN}</p></ui::Notice>
            <ui::Actions>
                <ui::ButtonLink href=sign_in>{text::sign_in::TITLE}</ui::ButtonLink>
            </ui::Actions>
        }
        .into_any(),
        _ => view! {
            <ui::Heading>{words::ACCEPT_TITLE}</ui::Heading>
            {text::problem::apology(failure, voice)}
        }
        .into_any(),
    }
}
