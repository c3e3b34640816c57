//! `/{platform}/operacion/usuarios`: first users who did not choose a password of their own yet.
//! Another initial one is mailed to them, and a wrong address corrected before they enter (W-32,
//! Q53).

use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::first_user_api::{self as api, FirstUserView, FirstUsersView, ReissuePassword};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, operation as words};
use crate::{routes, ui};

/// `/{platform}/operacion/usuarios`
#[component]
pub fn FirstUsers() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let reissue = Act::<ReissuePassword>::new();
    let sent = reissue.yeses();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("desde"), of("usuario"), of("hecho"))
        })
    });
    let platform = slug.clone();
    let listed = load(
        move || (asked.get(), sent.get()),
        move |((after, ..), _)| api::load_first_users(platform.clone(), after),
    );
    let back = (routes::operation(&slug), words::TITLE);
    view! {
        <ui::Page title=words::FIRST_USERS width=ui::Width::Wide back>
            <ui::Heading lead=words::FIRST_USERS_LEAD>{words::FIRST_USERS}</ui::Heading>
            <ui::Loaded
                source=listed
                then={move |listed: FirstUsersView| {
                    let (after, chosen, done) = asked.get_untracked();
                    let (slug, done) = (slug.clone(), !done.is_empty());
                    view! { <List slug after chosen done listed reissue/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn List(
    slug: String,
    after: String,
    chosen: String,
    done: bool,
    listed: FirstUsersView,
    reissue: Act<ReissuePassword>,
) -> impl IntoView {
    let news = done.then(|| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true>
                <p>{words::REISSUED}</p>
            </ui::Notice>
        }
    });
    let one = listed.items.iter().find(|one| one.account == chosen);
    let refused = listed.refused.filter(|(account, _)| *account == chosen);
    let one = one.cloned().map(|one| {
        let typed = refused.map_or_else(|| one.email.clone(), |(_, email)| email);
        view! { <One one typed reissue/> }
    });
    let page = routes::operation_first_users(&slug);
    let next = listed.next.map(|next| {
        let href = routes::asking(&page, &[("desde", &next)]);
        view! { <ui::More href words=words::NEXT/> }
    });
    let row = |one| row(&page, &after, one);
    let rows: Vec<Vec<AnyView>> = listed.items.into_iter().map(row).collect();
    let table = if rows.is_empty() {
        view! { <ui::Empty title=words::NO_FIRST_USERS text=words::NO_FIRST_USERS_ABOUT/> }
            .into_any()
    } else {
        let heads = words::FIRST_USER_HEADS.map(str::to_owned).to_vec();
        view! { <ui::Table caption=words::FIRST_USERS_LIST heads rows/> }.into_any()
    };
    view! {
        {news}
        {one}
        {table}
        {next}
    }
}

/// A row; its link stays on the page of the list where it stands.
fn row(page: &str, after: &str, one: FirstUserView) -> Vec<AnyView> {
    let href = routes::asking(page, &[("usuario", &one.account), ("desde", after)]);
    let about = one.name.clone();
    let over = one.over.then_some(words::OVER);
    let (company, rut) = one.company;
    vec![
        one.name.into_any(),
        view! { <span>{company}</span>" "<span class="soft">{rut}</span> }.into_any(),
        one.email.into_any(),
        view! { <span>{one.until}</span>" "<span>{over}</span> }.into_any(),
        view! {
            <a href=href>{words::REISSUE}<span class="visually-hidden">" " {about}</span></a>
        }
        .into_any(),
    ]
}

/// One of them. An address that may not be changed is told, and not asked.
#[component]
fn One(one: FirstUserView, typed: String, reissue: Act<ReissuePassword>) -> impl IntoView {
    let face = use_face();
    let troubles = reissue.troubles_of_others(face.voice());
    let keep = routes::operation_first_users(face.slug.as_str());
    let correctable = one.correctable;
    let told = (!correctable).then(|| view! { <p>{words::ADDRESS_FIXED}</p> });
    view! {
        <section class="section">
            <h2>{words::REISSUE}</h2>
            <p><strong>{one.name}</strong>" "<span class="soft">{one.email.clone()}</span></p>
            {told}
            <ui::Form action=reissue troubles id="otra-clave">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="account" value=one.account/>
                {correctable.then(|| view! {
                    <ui::Field
                        label=words::ADDRESS
                        name=Name::Email.name()
                        kind="email"
                        value=typed
                        hint=words::ADDRESS_HINT
                        literal=true
                        autocomplete="off"
                        maxlength=254
                    />
                })}
                <ui::Actions>
                    <ui::Button>{words::DO_REISSUE}</ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=keep>
                        {words::KEEP}
                    </ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
