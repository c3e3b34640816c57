//! `/{platform}/servicios/{key}`: one service of the catalogue, and asking for it (H-42, Q28).

pub mod api;

use domain::platform::{Face, Service};
use domain::refusal::Field as Name;
use domain::service::{LONGEST_REASON, RequestState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::api::{RequestService, ServiceView};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{self, services as words};
use crate::{not_found, routes, ui};

/// `/{platform}/servicios/{key}`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let params = use_params_map();
    let key = Memo::new(move |_| params.with(|params| params.get("key").unwrap_or_default()));
    let standing = load(
        move || key.get(),
        move |key| api::load_service(slug.clone(), key),
    );
    view! {
        <ui::Loaded
            source=standing
            then={move |standing: ServiceView| {
                let face = face.clone();
                let service = face.services.iter().find(|one| one.key == standing.key).cloned();
                match service {
                    Some(service) => view! { <One face service standing/> }.into_any(),
                    None => view! { <not_found::Inside/> }.into_any(),
                }
            }}
            otherwise={move |failure: Failure| match failure {
                Failure::Refused(domain::Refusal::NotFound) => {
                    view! { <not_found::Inside/> }.into_any()
                }
                failure => text::problem::apology(&failure, voice),
            }}
        />
    }
}

#[component]
fn One(face: Face, service: Service, standing: ServiceView) -> impl IntoView {
    let voice = face.voice();
    let back = (
        keeping(routes::home(face.slug.as_str())),
        text::home::title(voice),
    );
    let open = !matches!(
        standing.state,
        Some(RequestState::Pending | RequestState::Granted)
    );
    // Said beforehand, in place of the form, and with the way to what is missing.
    let barred = open && !standing.authorised;
    let told = if barred {
        words::unauthorised(voice)
    } else {
        words::told(voice, standing.state)
    };
    let kind = match standing.state {
        _ if barred => ui::NoticeKind::Warning,
        Some(RequestState::Granted) => ui::NoticeKind::Success,
        Some(RequestState::Refused) => ui::NoticeKind::Warning,
        _ => ui::NoticeKind::Info,
    };
    let answer = standing
        .answer
        .map(|answer| view! { <p>{words::answer(&answer)}</p> });
    let data = barred.then(|| {
        let href = keeping(routes::own_data(face.slug.as_str()));
        view! { <p class="way"><a href=href>{text::own::DATA}</a></p> }
    });
    let granted = standing.state == Some(RequestState::Granted);
    let way = service.address.clone().filter(|_| granted);
    let way = way.map(|href| {
        view! {
            <ui::Actions><ui::ButtonLink href>{words::OPEN}</ui::ButtonLink></ui::Actions>
        }
    });
    let typed = standing.typed;
    let asks = open && !barred;
    let form = asks.then(|| view! { <Ask face=face.clone() key=service.key.clone() typed/> });
    view! {
        <ui::Page title=words::TITLE back>
            <ui::Heading lead=service.summary>{service.name}</ui::Heading>
            <ui::Notice kind><p>{told}</p>{answer}{data}</ui::Notice>
            {way}
            {form}
        </ui::Page>
    }
}

#[component]
fn Ask(face: Face, key: String, typed: String) -> impl IntoView {
    let voice = face.voice();
    let action = Act::<RequestService>::new();
    let troubles = action.troubles(voice);
    view! {
        <ui::Form action troubles id="solicitar">
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Hidden name="key" value=key/>
            <ui::Field
                label=words::why(voice)
                name=Name::Reason.name()
                value=typed
                hint=words::why_hint(voice)
                maxlength=LONGEST_REASON
            />
            <ui::Actions>
                <ui::Button>{words::ASK}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}
