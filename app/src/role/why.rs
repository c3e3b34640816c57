//! `/{platform}/e/{company}/perfiles/porque`: «¿Por qué puede ver esto?»: one sentence for a person,
//! a module and a day, with links to the causes. Who is asked about is sent, and no part of an
//! address.

use domain::refusal::Field as Name;
use domain::role::Cause;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, AnswerView, AskWhy, WhyView};
use crate::act::Act;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::role as words;
use crate::{help, routes, text, ui};

/// `/{platform}/e/{company}/perfiles/porque`
#[component]
pub fn Reason() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let action = Act::<AskWhy>::new();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name: &str| query.get(name).unwrap_or_default();
            let name = |field: Name| of(&field.name());
            [of("persona"), name(Name::Module), name(Name::Until)]
        })
    });
    let at = company.clone();
    let answer = load(
        move || asked.get(),
        move |[account, module, day]| api::load_why(slug.clone(), at.clone(), account, module, day),
    );
    shown(answer, move |view: WhyView| {
        let company = company.clone();
        view! { <Asking company view asked=asked.get_untracked() action/> }.into_any()
    })
}

#[component]
fn Asking(
    company: String,
    view: WhyView,
    /// The person, the module and the day that the address asks for.
    asked: [String; 3],
    action: Act<AskWhy>,
) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let troubles = action.troubles_of_others(face.voice());
    let about = routes::chapter(&slug, "por-que");
    let back = (routes::roles(&slug, &company), words::TITLE);
    let answer = view
        .answer
        .map(|answer| view! { <Answered company=company.clone() answer/> });
    let offers = view
        .modules
        .into_iter()
        .map(|one| ui::Offer::new(one.code, one.name));
    let offers: Vec<ui::Offer> = offers.collect();
    let [account, module, day] = asked;
    let name = view.person.clone();
    let typed = view.typed;
    let of = move |name: Name, or: String| typed.get(&*name.name()).cloned().unwrap_or(or);
    let (email, module) = (of(Name::Email, String::new()), of(Name::Module, module));
    let day = of(Name::Until, day);
    let first = offers.first().map(|one| one.value.to_string());
    let chosen = Some(module).filter(|module| !module.is_empty());
    let chosen = chosen.or(first).unwrap_or_default();
    let other = routes::why(&slug, &company);
    view! {
        <ui::Page title=words::WHY width=ui::Width::Text back>
            <ui::Heading lead=words::WHY_LEAD>{words::WHY}</ui::Heading>
            {answer}
            <ui::Form action troubles id="porque">
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="company" value=company/>
                {whom(account, name, other, email)}
                <ui::Select
                    label=words::WHY_MODULE
                    name=Name::Module.name()
                    offers
                    chosen
                />
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
            </ui::Form>
            <help::Question href=about>{text::help::ABOUT_WHY}</help::Question>
        </ui::Page>
    }
}

/// Whom it is asked about: the person that the address names, or whose address is typed.
fn whom(account: String, name: Option<String>, other: String, email: String) -> AnyView {
    if let Some(name) = name {
        return view! {
            <ui::Hidden name="person" value=account/>
            <ui::Facts facts=vec![ui::Fact::new(words::WHY_PERSON, name)]/>
            <p class="way"><a href=other>{words::WHY_OTHER}</a></p>
        }
        .into_any();
    }
    view! {
        <ui::Field
            label=words::WHY_EMAIL
            name=Name::Email.name()
            kind="email"
            value=email
            hint=words::ADDRESS_HINT
            literal=true
            autocomplete="off"
            maxlength=254
        />
    }
    .into_any()
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
        card,
        sees_stand_ins,
    } = answer;
    let sentence = words::because(
        (&person, &module, day.as_deref()),
        why,
        (perfil.as_deref(), since.as_deref(), until.as_deref()),
    );
    let cause = match why.cause {
        Cause::NoMember | Cause::NotAdhered => None,
        Cause::Disabled => {
            card.map(|card| (routes::person(&slug, &company, &card), words::TO_CARD))
        }
        Cause::Administrator { .. } => {
            let href = routes::administrators(&slug, &company);
            Some((href, words::TO_ADMINISTRATORS))
        }
        Cause::StandIn { .. } => {
            sees_stand_ins.then(|| (routes::stand_ins(&slug, &company), words::TO_STAND_INS))
        }
        Cause::Base | Cause::OwnPerfil => {
            code.map(|code| (routes::role(&slug, &company, &code), words::TO_PERFIL))
        }
    };
    let cause = cause.map(|(href, words)| view! { <p class="way"><a href=href>{words}</a></p> });
    view! {
        <section class="section" aria-live="polite">
            <h2>{words::ANSWER}</h2>
            <p>{sentence}</p>
            {cause}
        </section>
    }
}
