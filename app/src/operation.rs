//! `/{platform}/operacion`: what those who run the installation do on a platform. Acquisitions:
//! recorded, resent, withdrawn (W-03); beside them the companies and their adherence, and the
//! first users who have an initial password still (W-32).

pub mod adherence_api;
pub mod api;
mod companies;
mod contact;
mod entrance;
pub mod first_user_api;
mod first_users;
mod leader;
pub mod leader_api;
mod record;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub use companies::Companies;
pub(crate) use contact::whom;
pub use entrance::Entrance;
pub use first_users::FirstUsers;

use self::api::{AcquisitionView, ChangeAcquisition, OperationView, RecordAcquisition};
use self::record::Record;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, operation as words};
use crate::{routes, ui};

/// `/{platform}/operacion`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let query = use_query_map();
    let (record, change) = (
        Act::<RecordAcquisition>::new(),
        Act::<ChangeAcquisition>::new(),
    );
    let (recorded, changed) = (record.yeses(), change.yeses());
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("desde"), of("retirar"), (of("hecho"), of("cual")))
        })
    });
    let platform = slug.clone();
    let listed = load(
        move || (asked.get(), recorded.get(), changed.get()),
        move |((after, _, _), _, _)| api::load_operation(platform.clone(), after),
    );
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            <ui::Loaded
                source=listed
                then={move |listed: OperationView| {
                    let (_, withdraw, (done, which)) = asked.get_untracked();
                    let done = news(&listed, &done, &which);
                    let slug = slug.clone();
                    let acts = (record, change);
                    view! { <Rooms slug withdraw done listed acts/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

/// What was done just now; of what was recorded, which one.
fn news(listed: &OperationView, done: &str, which: &str) -> Option<String> {
    let recorded = listed.items.iter().find(|one| one.id == which);
    let recorded = recorded.map(|one| words::recorded(&one.name, &one.contact.1));
    recorded.or_else(|| words::done(done).map(str::to_owned))
}

#[component]
fn Rooms(
    slug: String,
    withdraw: String,
    done: Option<String>,
    listed: OperationView,
    acts: (Act<RecordAcquisition>, Act<ChangeAcquisition>),
) -> impl IntoView {
    let voice = use_face().voice();
    let (record, change) = acts;
    let news = done.map(|news| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{news}</p></ui::Notice>
        }
    });
    let chosen = listed.items.iter().find(|one| one.id == withdraw).cloned();
    let asking = chosen.map(|one| really(&slug, one, change));
    let next = listed.next.map(|next| {
        let href = routes::asking(&routes::operation(&slug), &[("desde", &next)]);
        view! { <ui::More href words=words::NEXT/> }
    });
    let rows: Vec<Vec<AnyView>> = listed
        .items
        .into_iter()
        .map(|one| row(&slug, one))
        .collect();
    let platform = slug.clone();
    let table = if rows.is_empty() {
        view! { <ui::Empty title=words::NONE text=words::NONE_ABOUT/> }.into_any()
    } else {
        let heads = words::HEADS.map(str::to_owned).to_vec();
        view! {
            <ui::Form action=change troubles=change.troubles(voice) id="adquisiciones">
                <ui::Hidden name="platform" value=platform/>
                <ui::Table caption=words::LIST heads rows/>
            </ui::Form>
        }
        .into_any()
    };
    let (companies, users) = (
        routes::operation_companies(&slug),
        routes::operation_first_users(&slug),
    );
    let plans = use_face().exclusive.then(|| {
        let href = routes::institutions(&slug);
        view! { <p class="way"><a href=href>{text::institution::TITLE}</a></p> }
    });
    view! {
        <ui::Actions>
            <ui::ButtonLink href=companies kind=ui::ButtonKind::Quiet>{words::COMPANIES}</ui::ButtonLink>
            <ui::ButtonLink href=users kind=ui::ButtonKind::Quiet>{words::FIRST_USERS}</ui::ButtonLink>
        </ui::Actions>
        {news}
        {asking}
        {(!use_face().exclusive).then(|| view! { <Record slug typed=listed.typed act=record/> })}
        <section class="section table-titled">
            <h2>{words::LIST}</h2>
            {table}
            {next}
        </section>
        {plans}
    }
}

/// Asked once, naming the company.
fn really(slug: &str, one: AcquisitionView, change: Act<ChangeAcquisition>) -> AnyView {
    let platform = slug.to_owned();
    let back = routes::operation(slug);
    view! {
        <ui::Notice kind=ui::NoticeKind::Warning title=words::withdraw_title(&one.name)>
            <p>{words::WITHDRAW_ABOUT}</p>
            <ui::Form action=change id="retirar">
                <ui::Hidden name="platform" value=platform/>
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Danger name="withdraw" value=one.id>
                        {words::WITHDRAW_YES}
                    </ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=back>
                        {words::WITHDRAW_NO}
                    </ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </ui::Notice>
    }
    .into_any()
}

fn row(slug: &str, one: AcquisitionView) -> Vec<AnyView> {
    let is_open = matches!(one.state.as_str(), "waiting" | "over");
    let href = routes::operation_withdraw(slug, &one.id);
    let about = one.name.clone();
    let acts = is_open.then(|| {
        view! {
            <button class="button" data-kind="quiet" type="submit" name="resend" value=one.id>
                {words::RESEND}
                <span class="visually-hidden">" " {about.clone()}</span>
            </button>
            " "
            <a href=href>{words::WITHDRAW}<span class="visually-hidden">" " {about}</span></a>
        }
    });
    vec![
        view! { <span>{one.name}</span>" "<span class="soft">{one.rut}</span> }.into_any(),
        one.product.into_any(),
        whom(one.contact),
        words::state(&one.state).into_any(),
        words::sent(&one.sent, one.sends).into_any(),
        acts.into_any(),
    ]
}
