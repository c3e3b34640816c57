//! `/{platform}/e/{company}`: the company in use, and what one may do in it.

use leptos::prelude::*;

use super::api::{self, CompanyView};
use super::cards::rooms;
use super::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{inside as words, module, role};
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
    shown(inside, |company: CompanyView| {
        view! { <Inside company/> }.into_any()
    })
}

#[component]
fn Inside(company: CompanyView) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.as_str();
    let at = company.company.as_str();
    let (title, facts) = facts(&company);
    let (settings, everybody) = rooms(&company);
    let settings = settings.map(|cards| {
        view! {
            <section class="home__part">
                <h2>{words::SETTINGS}</h2>
                <Cards label=words::SETTINGS>{cards}</Cards>
            </section>
        }
    });
    let none = company.modules.is_empty();
    let none = none.then(|| view! { <p>{module::NONE}</p> });
    let modules = company.modules.into_iter().map(|(code, name, level)| {
        let href = routes::module(slug, at, &code);
        view! { <Card title=name text=role::may(level) href/> }
    });
    let (modules, ask) = (modules.collect_view(), routes::modules(slug, at));
    // An institution knows tiers and no modules.
    let modules = (!company.in_institution).then(|| {
        view! {
            <section class="home__part">
                <h2>{words::MODULES}</h2>
                {none}
                <Cards label=words::MODULES>
                    {modules}
                    <Card title=words::ASK text=words::ASK_ABOUT glyph=Glyph::Help href=ask/>
                </Cards>
            </section>
        }
    });
    view! {
        <ui::Page title=title width=ui::Width::Wide>
            <ui::Heading>{company.name}</ui::Heading>
            <ui::Facts facts/>
            {modules}
            {settings}
            <section class="home__part">
                <h2>{words::MAY}</h2>
                <Cards label=words::MAY>{everybody}</Cards>
            </section>
        </ui::Page>
    }
}

/// The title of the page, and what one is in that company.
fn facts(company: &CompanyView) -> (&'static str, Vec<Fact>) {
    let (title, rut) = match company.in_institution {
        true => (words::TITLE_SEATED, words::RUT_SEATED),
        false => (words::TITLE, words::RUT),
    };
    let basis = company.basis.map(words::basis);
    let basis = company.stands_in.then_some(words::STANDS_IN).or(basis);
    let facts = [
        Some(Fact::new(rut, company.rut.clone())),
        Some(Fact::new(words::PERFIL, company.perfil.clone())),
        basis.map(|basis| Fact::new(words::BASIS, basis)),
    ];
    (title, facts.into_iter().flatten().collect())
}
