//! `/{platform}/empresa`: step 1 asks for the RUT only (W-05).

use domain::company::{Item, Section};
use domain::platform::Face;
use domain::refusal::Field;
use leptos::prelude::*;

use super::api::{self, IdentifyCompany, OpeningView};
use super::{Progress, closed, coordination, fields};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, opening as words};
use crate::{help, ui};

/// `/{platform}/empresa`
#[component]
pub fn Identify() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let action = Act::<IdentifyCompany>::new();
    let form = load(|| (), move |()| api::load_opening(slug.clone()));
    let other = face.clone();
    view! {
        <ui::Page title=words::TITLE>
            <ui::Loaded
                source=form
                then={move |form: OpeningView| {
                    view! { <Form face=face.clone() form action/> }.into_any()
                }}
                otherwise={move |failure: Failure| {
                    view! {
                        <ui::Heading>{words::CLOSED}</ui::Heading>
                        {closed(&failure, &other)}
                    }
                    .into_any()
                }}
            />
        </ui::Page>
    }
}

#[component]
fn Form(face: Face, form: OpeningView, action: Act<IdentifyCompany>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let coordination = coordination(&face, Some(words::CALLS));
    let guide = help::of_first_use(&face, "cuenta");
    let rut = form.refused.or(form.rut).unwrap_or_default();
    let name = Field::Company(Section::Company, Item::Rut).name();
    view! {
        <Progress place=1 slug=slug.clone()/>
        <ui::Heading lead=words::IDENTIFY_LEAD>{words::TITLE}</ui::Heading>
        <ui::Form action troubles=action.troubles(voice) id="empresa">
            <ui::Hidden name="platform" value=slug/>
            <ui::Field
                label=words::label(Section::Company, Item::Rut)
                name
                value=rut
                hint=words::RUT_HINT
                literal=true
                autocomplete="off"
                enterkeyhint="next"
                maxlength=40
                check=fields::check(Section::Company, Item::Rut)
                settle=text::rut::settle()
            />
            <ui::Actions>
                <ui::Button>{words::CONTINUE}</ui::Button>
            </ui::Actions>
        </ui::Form>
        <ui::Notice>
            <p>{words::SOON}</p>
            {coordination}
        </ui::Notice>
        <help::Question href=guide>{text::help::ABOUT_OPENING}</help::Question>
    }
}
