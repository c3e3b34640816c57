//! `/{platform}/e/{company}/perfiles/{role}`: one perfil, or a new one: protected or to be edited,
//! and how the company looks to whoever holds it.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::api::{self, RoleView, SaveRole};
use super::editor::Editor;
use super::matrix::Modules;
use crate::act::Act;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::role as words;
use crate::{help, routes, text, ui};

/// `/{platform}/e/{company}/perfiles/{role}`
#[component]
pub fn Role() -> impl IntoView {
    of_address(page)
}

/// What the address asks for.
#[derive(Clone, PartialEq, Eq)]
struct Asked {
    role: String,
    copy: String,
    name: String,
    description: String,
    permissions: String,
    seen: String,
    saved: bool,
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let (params, query) = (use_params_map(), use_query_map());
    let asked = Memo::new(move |_| {
        let role = params.with(|params| params.get("role").unwrap_or_default());
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            Asked {
                role,
                copy: of("copia"),
                name: of("nombre"),
                description: of("descripcion"),
                permissions: of("permisos"),
                seen: of("desde"),
                saved: query.get("guardado").is_some(),
            }
        })
    });
    // Saved twice, the address is the same, and yet there is something new.
    let action = Act::<SaveRole>::new();
    let yeses = action.yeses();
    let at = company.clone();
    let one = load(
        move || (asked.get(), yeses.get()),
        move |(asked, _)| {
            let Asked {
                role,
                copy,
                name,
                description,
                permissions,
                seen,
                ..
            } = asked;
            api::load_role(
                slug.clone(),
                at.clone(),
                role,
                copy,
                name,
                permissions,
                seen,
                description,
            )
        },
    );
    shown(one, move |role: RoleView| {
        let (company, saved) = (company.clone(), asked.get_untracked().saved);
        view! { <One company role saved action/> }.into_any()
    })
}

#[component]
fn One(company: String, role: RoleView, saved: bool, action: Act<SaveRole>) -> impl IntoView {
    let slug = use_face().slug.to_string();
    let about = routes::chapter(&slug, "disenar-perfiles");
    let back = (routes::roles(&slug, &company), words::TITLE);
    let is_new = role.code == routes::NEW_ROLE;
    let (title, heading) = if is_new {
        (words::NEW_TITLE, words::NEW_TITLE.to_owned())
    } else {
        (words::ONE, role.name.clone())
    };
    let news = saved.then(|| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{words::SAVED}</p></ui::Notice>
        }
    });
    let may_edit = role.may_edit;
    let copy = (may_edit && is_new).then(|| {
        view! { <Copied company=company.clone() offered=role.offered.clone()/> }
    });
    let links = (may_edit && !is_new).then(|| links(&slug, &company, &role));
    let main = if may_edit && (is_new || role.current.is_some()) {
        view! { <Editor company role action/> }.into_any()
    } else {
        view! { <Fixed role/> }.into_any()
    };
    view! {
        <ui::Page title width=ui::Width::Wide back>
            <ui::Heading>{heading}</ui::Heading>
            {news}
            {copy}
            {main}
            {links}
            <help::Question href=about>{text::help::ABOUT_DESIGN}</help::Question>
        </ui::Page>
    }
}

/// What can be done besides.
fn links(slug: &str, company: &str, role: &RoleView) -> AnyView {
    let copy = routes::role_copied(slug, company, &role.code);
    let remove = role.current.is_some().then(|| {
        let href = routes::role_removal(slug, company, &role.code);
        view! { <ui::ButtonLink kind=ui::ButtonKind::Quiet href>{words::REMOVE}</ui::ButtonLink> }
    });
    view! {
        <ui::Actions>
            <ui::ButtonLink kind=ui::ButtonKind::Quiet href=copy>{words::COPY_THIS}</ui::ButtonLink>
            {remove}
        </ui::Actions>
    }
    .into_any()
}

/// «Copiar acceso de…»
#[component]
fn Copied(company: String, offered: Vec<(String, String)>) -> impl IntoView {
    let slug = use_face().slug.to_string();
    let action = routes::role(&slug, &company, routes::NEW_ROLE);
    let offers = offered
        .into_iter()
        .map(|(code, name)| ui::Offer::new(code, name))
        .collect();
    view! {
        <div class="roles__copy">
            <ui::Filters action label=words::DO_COPY>
                <ui::Select label=words::COPY name="copia" offers optional=true/>
            </ui::Filters>
        </div>
    }
}

/// A perfil that one only looks at.
#[component]
fn Fixed(role: RoleView) -> impl IntoView {
    let copy = role.may_edit.then_some(words::READY_TO_COPY);
    let ready = role.current.is_none().then(|| {
        view! { <ui::Notice><p>{words::READY_MADE} " " {copy}</p></ui::Notice> }
    });
    let rights = Signal::stored(role.rights);
    let description = role.description;
    let description = (!description.is_empty()).then(|| view! { <p>{description}</p> });
    view! {
        {ready}
        {description}
        <section class="section">
            <h2>{words::SEE_AS}</h2>
            <Modules modules=role.modules rights/>
        </section>
    }
}
