//! The first step: the own RUT, the mobile, the password (Q40, Q54).

use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{BeginInvitation, InvitedView};
use crate::account::NewPassword;
use crate::act::Act;
use crate::platform::use_face;
use crate::routes;
use crate::text::{companies, invitation as words, registration};
use crate::ui::{self, Fact};

#[component]
pub(super) fn FormStep(invited: InvitedView, act: Act<BeginInvitation>) -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let privacy = routes::privacy(face.slug.as_str());
    let typed = |name: &str| invited.typed.get(name).cloned().unwrap_or_default();
    let (document, phone) = (typed("document"), typed("phone"));
    let facts = vec![
        Fact::new(words::INSTITUTION, invited.institution),
        Fact::new(words::USER, invited.email),
        Fact::new(words::YOUR_ROLE, companies::tier(invited.tier)),
    ];
    view! {
        <ui::Heading lead=words::ACCEPT_LEAD>{words::ACCEPT_TITLE}</ui::Heading>
        <ui::Facts facts/>
        <ui::Form action=act troubles=act.troubles(voice) id="aceptar">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Field
                label=words::YOUR_RUT
                name=Name::Document.name()
                hint=words::YOUR_RUT_HINT
                value=document
                literal=true
                autocomplete="off"
                maxlength=20
            />
            <ui::Field
                label=words::YOUR_PHONE
                name=Name::Phone.name()
                kind="tel"
                hint=words::on_file(&invited.on_file)
                value=phone
                literal=true
                autocomplete="tel"
                maxlength=24
            />
            <NewPassword voice/>
            <ui::Consent name=Name::ConsentData.name() label=registration::consent_data(&face)>
                <a href=privacy target="_blank" rel="noopener">{registration::read_privacy(voice)}</a>
            </ui::Consent>
            <ui::Consent
                name=Name::ConsentMessages.name()
                label=registration::consent_messages(&face)
                optional=true
            />
            <ui::Actions>
                <ui::Button>{words::CONTINUE}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}
