//! The two pages behind links to an address on file. Opening one changes nothing; its button does.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{LiftWorker, StopWorker};
use crate::act::{Act, AnyAct};
use crate::platform::use_face;
use crate::text::worker as words;
use crate::{not_found, ui};

/// `/{platform}/registro/detener`: «No fui yo» (Q49).
#[component]
pub fn Stop() -> impl IntoView {
    let act = Act::<StopWorker>::new();
    let query = use_query_map();
    move || {
        match query.with(|query| query.get("hecho")).as_deref() {
            Some("cuenta") => return done(words::UNDONE),
            Some(_) => return done(words::STOPPED),
            None => {}
        }
        page(act.into(), &STOP)
    }
}

/// `/{platform}/registro/pausa`: «Soy yo» (Q12).
#[component]
pub fn Lift() -> impl IntoView {
    let act = Act::<LiftWorker>::new();
    move || page(act.into(), &LIFT)
}

/// What such a page says.
struct Words {
    title: &'static str,
    about: &'static str,
    press: &'static str,
    kind: ui::ButtonKind,
}

const STOP: Words = Words {
    title: words::STOP_TITLE,
    about: words::STOP_ABOUT,
    press: words::STOP,
    kind: ui::ButtonKind::Danger,
};
const LIFT: Words = Words {
    title: words::LIFT_TITLE,
    about: words::LIFT_ABOUT,
    press: words::LIFT,
    kind: ui::ButtonKind::Primary,
};

fn page(action: AnyAct, words: &'static Words) -> AnyView {
    let face = use_face();
    if !face.takes_workers() {
        return view! { <not_found::Inside/> }.into_any();
    }
    let troubles = action.troubles(face.voice());
    view! {
        <ui::Page title=words.title>
            <ui::Heading>{words.title}</ui::Heading>
            <p>{words.about}</p>
            <ui::Form action troubles>
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Actions>
                    <ui::Button kind=words.kind>{words.press}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </ui::Page>
    }
    .into_any()
}

fn done(told: &'static str) -> AnyView {
    let help = use_face().contacts.phone.as_deref().map(words::help);
    view! {
        <ui::Page title=words::STOP_TITLE>
            <ui::Heading>{words::STOP_TITLE}</ui::Heading>
            <ui::Notice kind=ui::NoticeKind::Success announced=true>
                <p>{told}</p>
            </ui::Notice>
            {help.map(|help| view! { <p>{help}</p> })}
        </ui::Page>
    }
    .into_any()
}
