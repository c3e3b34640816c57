//! `/{platform}/e/{company}/datos-tributarios`: what tax documents need of the company besides what
//! opened its account, asked after the first sign-in and changed whenever one likes (W-37, Q7).

use domain::company::{Item, SAME_CONTACT, Section, TypedTax};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::tax_api::{SaveTax, TaxView, load_tax};
use super::{of_address, shown};
use crate::act::Act;
use crate::load::load;
use crate::opening;
use crate::platform::{keeping, use_face};
use crate::text::{first_steps, inside, tax as words};
use crate::{routes, ui};

/// `/{platform}/e/{company}/datos-tributarios`
#[component]
pub fn Tax() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let has = |name| query.get(name).is_some();
            (has("guardado"), has("otra"))
        })
    });
    let action = Act::<SaveTax>::new();
    let done = action.yeses();
    let loaded = load(
        move || (asked.get(), done.get()),
        move |((_, beside), _)| load_tax(slug.clone(), company.clone(), beside),
    );
    shown(loaded, move |tax: TaxView| {
        let (saved, _) = asked.get_untracked();
        view! { <Asked tax saved action/> }.into_any()
    })
}

#[component]
fn Asked(tax: TaxView, saved: bool, action: Act<SaveTax>) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let troubles = action.troubles(face.voice());
    let TaxView {
        company,
        typed,
        version,
        commercial,
        opened,
        newer,
    } = tax;
    let back = (routes::company(&slug, &company), inside::TITLE);
    let steps = keeping(routes::first_steps(&slug));
    let save = if newer.is_empty() {
        words::SAVE
    } else {
        words::SAVE_MINE
    };
    let news = news(saved, newer);
    let opened = as_opened(face.contacts.email.as_deref(), opened);
    view! {
        <ui::Page title=words::TITLE back>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {news}
            <ui::Form action troubles id="tributarios">
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="company" value=company/>
                <ui::Hidden name="seen" value=version.to_string()/>
                <section class="section">
                    <h2>{words::COMPANY}</h2>
                    {field(&typed, Section::Tax, Item::Activity)}
                    {field(&typed, Section::Tax, Item::Workers)}
                </section>
                <section class="section">
                    <h2>{words::BILLING}</h2>
                    <p>{words::BILLING_ABOUT}</p>
                    {same(commercial, typed.same_contact)}
                    {field(&typed, Section::Billing, Item::Names)}
                    {field(&typed, Section::Billing, Item::Email)}
                    {field(&typed, Section::Billing, Item::Phone)}
                </section>
                <section class="section">
                    <h2>{words::INVOICES}</h2>
                    {field(&typed, Section::Tax, Item::Email)}
                </section>
                <ui::Actions sticky=true>
                    <ui::Button>{save}</ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=steps>
                        {first_steps::TITLE}
                    </ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
            {opened}
        </ui::Page>
    }
}

/// What the account was opened with, and who corrects it.
fn as_opened(email: Option<&str>, rows: Vec<(String, String)>) -> AnyView {
    let facts = rows.into_iter();
    let facts = facts.map(|(label, value)| ui::Fact::new(label, value));
    let facts = facts.collect::<Vec<_>>();
    view! {
        <section class="section">
            <h2>{words::OPENED}</h2>
            <ui::Facts facts/>
            <p class="soft">{words::correct(email)}</p>
        </section>
    }
    .into_any()
}

/// That it is saved, or what somebody else saved meanwhile: never silently over it.
fn news(saved: bool, newer: Vec<(String, String)>) -> Option<AnyView> {
    if newer.is_empty() {
        return saved.then(|| {
            view! {
                <ui::Notice kind=ui::NoticeKind::Success announced=true>
                    <p>{words::SAVED}</p>
                </ui::Notice>
            }
            .into_any()
        });
    }
    let facts = newer.into_iter();
    let facts = facts.map(|(label, value)| ui::Fact::new(label, value));
    let facts = facts.collect::<Vec<_>>();
    Some(
        view! {
            <ui::Notice kind=ui::NoticeKind::Warning announced=true>
                <p>{words::NEWER}</p>
                <p>{words::NEWER_ABOUT}</p>
            </ui::Notice>
            <section class="section">
                <h2>{words::STORED}</h2>
                <ui::Facts facts/>
            </section>
        }
        .into_any(),
    )
}

/// The tick that nobody else is meant, where there is somebody to be meant.
fn same(commercial: Option<String>, given: bool) -> Option<AnyView> {
    let about = words::same_about(&commercial?);
    let tick = view! {
        <ui::Consent name=SAME_CONTACT label=words::SAME given either=true>
            {about}
        </ui::Consent>
    };
    Some(tick.into_any())
}

/// A field, made inside of the form, where it finds what is wrong with it.
fn field(typed: &TypedTax, section: Section, item: Item) -> AnyView {
    opening::field(section, item, typed.text(section, item).to_owned())
}
