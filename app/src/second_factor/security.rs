//! `/{platform}/cuenta/seguridad`: setting the second factor up, its recovery codes, another
//! telephone, switching it off. Those with a role come here before anything else (Q50).

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{self, BeginFactor, ChangeFactor, ConfirmFactor, PutAway, SecurityView};
use super::codes::CodesPart;
use super::offered::OfferedPart;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{self, second_factor as words};
use crate::{routes, ui};

/// What the page can do.
#[derive(Clone, Copy)]
struct Acts {
    begin: Act<BeginFactor>,
    confirm: Act<ConfirmFactor>,
    change: Act<ChangeFactor>,
    put_away: Act<PutAway>,
}

/// `/{platform}/cuenta/seguridad`
#[component]
pub fn Security() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let back = (keeping(routes::account(&slug)), text::account::TITLE);
    let acts = Acts {
        begin: Act::new(),
        confirm: Act::new(),
        change: Act::new(),
        put_away: Act::new(),
    };
    let known = load(
        move || {
            [
                acts.begin.turns(),
                acts.confirm.turns(),
                acts.change.turns(),
                acts.put_away.turns(),
            ]
        },
        move |_| api::load_security(slug.clone()),
    );
    view! {
        <ui::Page title=words::TITLE back>
            <ui::Heading lead=words::about(voice)>{words::TITLE}</ui::Heading>
            <ui::Loaded
                source=known
                then={move |known: SecurityView| {
                    view! { <Parts face=face.clone() known acts/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn Parts(face: Face, known: SecurityView, acts: Acts) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let is_on = known.codes_left.is_some();
    let has_codes = !known.codes.is_empty();
    let (kind, state) = match known.codes_left {
        Some(left) => (ui::NoticeKind::Success, words::on(voice, left)),
        None if known.needed => (ui::NoticeKind::Warning, words::needed(voice).to_owned()),
        None if known.texted => (ui::NoticeKind::Info, words::off_texted(voice).to_owned()),
        None => (ui::NoticeKind::Info, words::off(voice).to_owned()),
    };
    let codes = has_codes.then(|| {
        let (slug, codes, action) = (slug.clone(), known.codes.clone(), acts.put_away);
        view! { <CodesPart voice slug codes action/> }
    });
    let next = match known.offered {
        Some(offered) => {
            let cancel = is_on && !has_codes;
            let cancel = cancel.then(|| view! { <Cancel slug=slug.clone() action=acts.put_away/> });
            view! {
                <OfferedPart face=face.clone() offered action=acts.confirm/>
                {cancel}
            }
            .into_any()
        }
        None if !is_on => view! { <Begin face=face.clone() action=acts.begin/> }.into_any(),
        None if has_codes => ().into_any(),
        None => {
            let needed = known.needed;
            view! { <Change face=face.clone() needed action=acts.change/> }.into_any()
        }
    };
    let mobile = known.texted.then(|| {
        let href = keeping(routes::mobile(&slug));
        view! { <p class="way"><a href=href>{text::mobile::CHANGE}</a></p> }
    });
    view! {
        <ui::Notice kind><p>{state}</p></ui::Notice>
        {mobile}
        {codes}
        {next}
        {is_on.then(|| view! { <p class="way"><a href=keeping(routes::home(&slug))>{words::home(voice)}</a></p> })}
    }
}

#[component]
fn Begin(face: Face, action: Act<BeginFactor>) -> impl IntoView {
    let voice = face.voice();
    let troubles = action.troubles_in(move |failure| words::troubles(failure, voice));
    view! {
        <section class="section">
            <h2>{words::begin(voice)}</h2>
            <p>{words::begin_about(voice)}</p>
            <ui::Form action troubles id="comenzar">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Password
                    label=text::account::CURRENT
                    name=Name::CurrentPassword.name()
                    enterkeyhint="go"
                />
                <ui::Actions>
                    <ui::Button>{words::BEGIN}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}

/// One form, because everything that changes it asks for the same.
#[component]
fn Change(face: Face, needed: bool, action: Act<ChangeFactor>) -> impl IntoView {
    let voice = face.voice();
    let troubles = action.troubles_in(move |failure| words::troubles(failure, voice));
    view! {
        <section class="section">
            <h2>{words::CHANGE}</h2>
            <p>{words::change_about(voice)}</p>
            <ui::Form action troubles id="cambiar">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Password label=text::account::CURRENT name=Name::CurrentPassword.name()/>
                <ui::Field
                    label=words::EITHER
                    name=Name::Code.name()
                    hint=words::either_hint(voice)
                    literal=true
                    autocomplete="one-time-code"
                    maxlength=24
                />
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Quiet name="act" value="codes">
                        {words::NEW_CODES}
                    </ui::Button>
                    <ui::Button kind=ui::ButtonKind::Quiet name="act" value="phone">
                        {words::OTHER_PHONE}
                    </ui::Button>
                    {(!needed).then(|| view! {
                        <ui::Button kind=ui::ButtonKind::Danger name="act" value="off">
                            {words::SWITCH_OFF}
                        </ui::Button>
                    })}
                </ui::Actions>
            </ui::Form>
            {needed.then(|| view! { <p class="soft">{words::stays(voice)}</p> })}
        </section>
    }
}

#[component]
fn Cancel(slug: String, action: Act<PutAway>) -> impl IntoView {
    view! {
        <ui::Form action>
            <ui::Hidden name="platform" value=slug/>
            <ui::Button kind=ui::ButtonKind::Plain>{words::CANCEL}</ui::Button>
        </ui::Form>
    }
}
