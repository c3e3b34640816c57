//! `/{platform}/empresa/revisar`: everything once more, with «Cambiar», then «Crear cuenta» (W-25).

use domain::platform::Face;
use domain::refusal::Refusal;
use leptos::prelude::*;

use super::api::{self, CheckView, FinishOpening, GroupView};
use super::{Progress, closed};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, opening as words};
use crate::{routes, ui};

/// `/{platform}/empresa/revisar`
#[component]
pub fn Check() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let finish = Act::<FinishOpening>::new();
    // Shown anew when it was refused: another tab may have changed it.
    let refused = finish.noes();
    let shown = load(
        move || refused.get(),
        move |_| api::load_check(slug.clone()),
    );
    let other = face.clone();
    let title = words::step(3);
    view! {
        <ui::Page title=title>
            <Progress place=3 slug=face.slug.to_string()/>
            <ui::Heading lead=words::CHECK_LEAD>{words::TITLE}</ui::Heading>
            <ui::Loaded
                source=shown
                then={move |shown: CheckView| {
                    view! { <Shown face=face.clone() shown finish/> }.into_any()
                }}
                otherwise={move |failure: Failure| closed(&failure, &other)}
            />
        </ui::Page>
    }
}

#[component]
fn Shown(face: Face, shown: CheckView, finish: Act<FinishOpening>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let form = routes::opening_details(&slug);
    let groups: Vec<AnyView> = shown
        .groups
        .into_iter()
        .map(|group| part(&form, group))
        .collect();
    // Its fields stand on another page, so the sentence stands for itself.
    let troubles = finish.troubles_in(move |failure| match failure.refusal() {
        Some(Refusal::Fields(_)) => vec![ui::Trouble::general(words::USER_UNUSABLE)],
        _ => text::problem::troubles(failure, voice),
    });
    view! {
        {groups}
        <ui::Form action=finish troubles id="crear">
            <ui::Hidden name="platform" value=slug/>
            <ui::Hidden name="mark" value=shown.mark/>
            <ui::Actions sticky=true>
                <ui::Button>{words::CREATE}</ui::Button>
                <ui::ButtonLink kind=ui::ButtonKind::Quiet href=form>
                    {words::BACK}
                </ui::ButtonLink>
            </ui::Actions>
        </ui::Form>
    }
}

fn part(form: &str, group: GroupView) -> AnyView {
    let href = format!("{form}#{}", group.anchor);
    let about = words::change_about(&group.title);
    let facts = group
        .rows
        .into_iter()
        .map(|(label, value)| ui::Fact::new(label, value))
        .collect();
    view! {
        <section class="section">
            <div class="opening__head">
                <h2>{group.title}</h2>
                <a href=href>{words::CHANGE}<span class="visually-hidden">{about}</span></a>
            </div>
            <ui::Facts facts/>
        </section>
    }
    .into_any()
}
