//! `/{platform}/e/{company}/perfiles/porque`: «¿Por qué puede ver esto?»: one sentence for a person,
//! a module and a day, with links to the causes.

use domain::refusal::{Field as Name, Refusal};
use domain::role::Cause;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, AnswerView, WhyView};
use crate::inside::{closed, of_address};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{problem, role as words};
use crate::{routes, ui};

/// `/{platform}/e/{company}/perfiles/porque`
#[component]
pub fn Reason() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name: Name| query.get(&name.name()).unwrap_or_default();
            [of(Name::Email), of(Name::Module), of(Name::Until)]
        })
    });
    let at = company.clone();
    let answer = load(
        move || asked.get(),
        move |[email, module, day]| api::load_why(slug.clone(), at.clone(), email, module, day),
    );
    view! {
        <ui::Loaded
            source=answer
            then={move |view: WhyView| {
                let (company, asked) = (company.clone(), asked.get_untracked());
                view! { <Asking company view asked/> }.into_any()
            }}
            otherwise=closed
        />
    }
    .into_any()
}

#[component]
fn Asking(company: String, view: WhyView, asked: [String; 3]) -> impl IntoView {
    let face = use_face();
    let (slug, voice) = (face.slug.to_string(), face.voice());
    let back = (routes::roles(&slug, &company), words::TITLE);
    let [email, module, day] = asked;
    let told = match view.refused {
        Some(Refusal::Fields(fields)) => fields
            .into_iter()
            .map(|(field, wrong)| {
                ui::Trouble::of(field.name(), problem::sentence(field, wrong, voice))
            })
            .collect(),
        _ => Vec::new(),
    };
    let troubles = Signal::stored(told);
    let answer = view
        .answer
        .map(|answer| view! { <Answered company=company.clone() answer/> });
    let offers = view
        .modules
        .into_iter()
        .map(|one| ui::Offer::new(one.code, one.name));
    let offers: Vec<ui::Offer> = offers.collect();
    let action = routes::why(&slug, &company);
    view! {
        <ui::Page title=words::WHY width=ui::Width::Text back>
            <ui::Heading lead=words::WHY_LEAD>{words::WHY}</ui::Heading>
            {answer}
            <ui::PlainForm action method="get" troubles>
                <ui::Field
                    label=words::WHY_EMAIL
                    name=Name::Email.name()
                    kind="email"
                    value=email
                    literal=true
                    autocomplete="off"
                    maxlength=254
                />
                {if module.is_empty() {
                    view! {
                        <ui::Select label=words::WHY_MODULE name=Name::Module.name() offers/>
                    }
                    .into_any()
                } else {
                    view! {
                        <ui::Select
                            label=words::WHY_MODULE
                            name=Name::Module.name()
                            offers
                            chosen=module
                        />
                    }
                    .into_any()
                }}
                <ui::Field
                    label=words::WHY_DAY
                    name=Name::Until.name()
                    value=day
                    hint=words::WHY_DAY_HINT
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength=10
                    optional=true
                />
                <ui::Actions>
                    <ui::Button>{words::DO_WHY}</ui::Button>
                </ui::Actions>
            </ui::PlainForm>
        </ui::Page>
    }
}

#[component]
fn Answered(company: String, answer: AnswerView) -> impl IntoView {
    let slug = use_face().slug.to_string();
    let AnswerView {
        person,
        module,
        day,
        why,
        perfil,
        code,
        since,
        until,
    } = answer;
    let sentence = words::because(
        (&person, &module, day.as_deref()),
        why,
        (perfil.as_deref(), since.as_deref(), until.as_deref()),
    );
    let cause = match why.cause {
        Cause::NoMember | Cause::NotAdhered | Cause::Disabled => None,
        Cause::Administrator { .. } | Cause::StandIn { .. } => {
            let href = routes::administrators(&slug, &company);
            Some((href, words::TO_ADMINISTRATORS))
        }
        Cause::Base | Cause::OwnPerfil => {
            code.map(|code| (routes::role(&slug, &company, &code), words::TO_PERFIL))
        }
    };
    let cause = cause.map(|(href, words)| view! { <p><a href=href>{words}</a></p> });
    view! {
        <section class="section" aria-live="polite">
            <h2>{words::ANSWER}</h2>
            <p>{sentence}</p>
            {cause}
        </section>
    }
}
