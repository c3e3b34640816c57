//! `/{platform}/e/{company}`: the company in use, and what one may do in it.

use leptos::prelude::*;

use super::api::{self, CompanyView};
use super::{closed, of_address};
use crate::load::load;
use crate::platform::{keeping, use_face};
use crate::text::{
    bulk, companies, help, inside as words, invitation, people as people_words, perfiles, role,
};
use crate::ui::{Card, Cards, Fact, Glyph};
use crate::{routes, ui};

/// `/{platform}/e/{company}`
#[component]
pub fn Home() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let inside = load(
        || (),
        move |()| api::load_company(slug.clone(), company.clone()),
    );
    view! {
        <ui::Loaded
            source=inside
            then={|company: CompanyView| view! { <Inside company/> }.into_any()}
            otherwise=closed
        />
    }
    .into_any()
}

#[component]
fn Inside(company: CompanyView) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.as_str();
    let at = company.company.as_str();
    let mut facts = vec![
        Fact::new(words::RUT, company.rut),
        Fact::new(words::PERFIL, company.perfil),
    ];
    facts.extend(
        company
            .stands_in
            .then(|| Fact::new(words::BASIS, words::STANDS_IN)),
    );
    facts.extend(
        company
            .basis
            .map(|basis| Fact::new(words::BASIS, words::basis(basis))),
    );
    let (services, helping) = (keeping(routes::home(slug)), keeping(routes::help(slug)));
    // In an institution the people are seen where they are invited, and there is no other one.
    let administrators = if company.in_institution {
        let href = routes::invitations(slug, at);
        company.may_see_invitations.then(|| {
            view! { <Card title=invitation::TITLE text=invitation::ABOUT glyph=Glyph::Shield href/> }
                .into_any()
        })
    } else {
        let href = routes::administrators(slug, at);
        let (title, text) = (words::ADMINISTRATORS, words::ADMINISTRATORS_ABOUT);
        Some(view! { <Card title text glyph=Glyph::Shield href/> }.into_any())
    };
    let change = (!face.exclusive).then(|| {
        let href = routes::companies(slug);
        view! { <Card title=companies::CHANGE text=words::CHANGE_ABOUT glyph=Glyph::Family href/> }
    });
    let sheet = (company.may_invite && face.takes_workers()).then(|| {
        let href = routes::sheet(slug, at);
        view! {
            <Card title=words::SHEET text=words::SHEET_ABOUT glyph=Glyph::Paper href/>
        }
    });
    let perfiles = company.may_change.then(|| {
        let href = routes::perfiles(slug, at);
        view! { <Card title=perfiles::TITLE text=perfiles::ABOUT glyph=Glyph::Person href/> }
    });
    let loads = company.may_load.then(|| {
        let href = routes::loads(slug, at);
        view! { <Card title=bulk::TITLE text=bulk::ABOUT glyph=Glyph::Paper href/> }
    });
    let people = company.may_see_people.then(|| {
        let (people, structure) = (routes::people(slug, at), routes::structure(slug, at));
        view! {
            <Card title=people_words::TITLE text=people_words::ABOUT glyph=Glyph::Family href=people/>
            <Card
                title=people_words::STRUCTURE_TITLE
                text=people_words::STRUCTURE_ABOUT
                glyph=Glyph::Paper
                href=structure
            />
        }
    });
    let roles = company.may_see_roles.then(|| {
        let href = routes::roles(slug, at);
        view! { <Card title=words::ROLES text=words::ROLES_ABOUT glyph=Glyph::Lock href/> }
    });
    let requests = company.may_decide.then(|| {
        let href = routes::module_requests(slug, at);
        view! { <Card title=words::REQUESTS text=words::REQUESTS_ABOUT glyph=Glyph::Inbox href/> }
    });
    // Whoever administers nothing looks at who does among what anybody may do.
    let settles = [
        company.may_see_invitations,
        people.is_some(),
        roles.is_some(),
        perfiles.is_some(),
        requests.is_some(),
        sheet.is_some(),
        loads.is_some(),
    ]
    .contains(&true);
    let (settled, seen) = if settles {
        (administrators, None)
    } else {
        (None, administrators)
    };
    let settings = settles.then(|| {
        view! {
            <section class="home__part">
                <h2>{words::SETTINGS}</h2>
                <Cards label=words::SETTINGS>
                    {settled}
                    {people}
                    {roles}
                    {perfiles}
                    {requests}
                    {sheet}
                    {loads}
                </Cards>
            </section>
        }
    });
    let modules = company.modules.into_iter().map(|(code, name, level)| {
        let href = routes::module(slug, at, &code);
        view! { <Card title=name text=role::may(level) href/> }
    });
    let modules = modules.collect_view();
    let ask = routes::modules(slug, at);
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide>
            <ui::Heading>{company.name}</ui::Heading>
            <ui::Facts facts/>
            <section class="home__part">
                <h2>{words::MODULES}</h2>
                <Cards label=words::MODULES>
                    {modules}
                    <Card title=words::ASK text=words::ASK_ABOUT glyph=Glyph::Help href=ask/>
                </Cards>
            </section>
            {settings}
            <section class="home__part">
                <h2>{words::MAY}</h2>
                <Cards label=words::MAY>
                    {seen}
                    {change}
                    <Card
                        title=words::SERVICES
                        text=words::SERVICES_ABOUT
                        glyph=Glyph::Paper
                        href=services
                    />
                    <Card
                        title=help::TITLE
                        text=words::HELP_ABOUT
                        glyph=Glyph::Help
                        href=helping
                    />
                </Cards>
            </section>
        </ui::Page>
    }
}
