//! `/{platform}/e/{company}`: the company in use, and what one may do in it.

use leptos::prelude::*;

use super::api::{self, CompanyView};
use super::{closed, of_address};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{companies, help, inside as words, invitation};
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
        Fact::new(words::PERFIL, companies::perfil(company.perfil)),
    ];
    facts.extend(
        company
            .basis
            .map(|basis| Fact::new(words::BASIS, words::basis(basis))),
    );
    let (services, helping) = (routes::home(slug), routes::help(slug));
    // In an institution the people are seen where they are invited, and there is no other one.
    let administrators = if company.perfil.tier().is_some() {
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
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide>
            <ui::Heading>{company.name}</ui::Heading>
            <ui::Facts facts/>
            <section class="home__part">
                <h2>{words::MAY}</h2>
                <Cards label=words::MAY>
                    {administrators}
                    {sheet}
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
