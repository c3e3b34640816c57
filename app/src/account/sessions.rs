//! `/{platform}/cuenta/sesiones`: where one is signed in, in sentences, and ending it (A36).

use leptos::prelude::*;

use super::News;
use super::sessions_api::{self as api, EndSessions, Line, SessionsView};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{self, own as words};
use crate::{routes, ui};

/// `/{platform}/cuenta/sesiones`
#[component]
pub fn Sessions() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let back = (keeping(routes::account(&slug)), text::account::TITLE);
    let end = Act::<EndSessions>::new();
    let step = end.yeses();
    let platform = slug.clone();
    let inside = load(
        move || step.get(),
        move |_| api::load_sessions(platform.clone()),
    );
    let troubles = end.troubles(voice);
    view! {
        <ui::Page title=words::SESSIONS back>
            <ui::Heading lead=words::sessions_lead(voice)>{words::SESSIONS}</ui::Heading>
            <News name="cerrada" words=words::ended(voice)/>
            <ui::Loaded
                source=inside
                then={move |inside: SessionsView| {
                    let slug = slug.clone();
                    let many = inside.sessions.len() > 1 || inside.browsers.len() > 1;
                    view! {
                        <ui::Form action=end troubles>
                            <ui::Hidden name="platform" value=slug/>
                            <ul class="account__list">
                                {inside.sessions.into_iter().map(session).collect_view()}
                            </ul>
                            {many.then(|| view! {
                                <ui::Actions>
                                    <ui::Button kind=ui::ButtonKind::Danger name="session" value="others">
                                        {words::END_OTHERS}
                                    </ui::Button>
                                </ui::Actions>
                            })}
                        </ui::Form>
                        <section class="section">
                            <h2>{words::BROWSERS}</h2>
                            <p>{words::browsers_about(voice)}</p>
                            <ul class="account__list">
                                {inside.browsers.into_iter().map(browser).collect_view()}
                            </ul>
                        </section>
                    }
                    .into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

fn session(line: Line) -> impl IntoView {
    let here = line.here.then_some(words::HERE);
    let end = (!line.here).then(|| {
        let title = line.title.clone();
        view! {
            <ui::Button kind=ui::ButtonKind::Quiet name="session" value=line.id>
                {words::END}
                <span class="visually-hidden">": " {title}</span>
            </ui::Button>
        }
    });
    view! { <li class="account__state">{told(line.title, here, line.about)}{end}</li> }
}

fn browser(line: Line) -> impl IntoView {
    let here = line.here.then_some(words::THIS_BROWSER);
    view! { <li class="account__state">{told(line.title, here, line.about)}</li> }
}

fn told(title: String, here: Option<&'static str>, about: String) -> impl IntoView {
    view! {
        <div>
            <p><strong>{title}</strong>{here.map(|here| format!(" · {here}"))}</p>
            <p class="soft">{about}</p>
        </div>
    }
}
