//! `/{platform}/administracion/auditoria`: who did what, when, from where, on whom (X-05, A67).
//! Everything that is asked stands in the address, so that the page works the same without script.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, Asked, AuditView, CheckedView};
use super::audit_line::row;
use super::closed;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{administration, audit as words};
use crate::{routes, ui};

/// `/{platform}/administracion/auditoria`
#[component]
pub fn Audit() -> impl IntoView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            Asked {
                actor: of("quien"),
                action: of("acto"),
                subject: of("sobre"),
                from: of("desde"),
                until: of("hasta"),
                before: of("antes"),
                check: of("verificar"),
            }
        })
    });
    let platform = slug.clone();
    let listed = load(
        move || asked.get(),
        move |asked| api::load_audit(platform.clone(), asked),
    );
    view! {
        <ui::Loaded
            source=listed
            then={move |listed: AuditView| {
                let (slug, asked) = (slug.clone(), asked.get_untracked());
                view! { <List slug asked listed/> }.into_any()
            }}
            otherwise=closed
        />
    }
}

#[component]
fn List(slug: String, asked: Asked, listed: AuditView) -> impl IntoView {
    let page = routes::audit(&slug);
    let back = (routes::administration(&slug), administration::TITLE);
    let AuditView {
        lines,
        next,
        people,
        checked,
    } = listed;
    let next = next.map(|next| {
        let filter = [
            ("quien", asked.actor.as_str()),
            ("acto", &asked.action),
            ("sobre", &asked.subject),
            ("desde", &asked.from),
            ("hasta", &asked.until),
            ("antes", &next),
        ];
        let href = routes::asking(&page, &filter);
        view! { <ui::More href words=words::OLDER/> }
    });
    let table = if lines.is_empty() {
        let href = page.clone();
        view! {
            <ui::Empty title=words::NOTHING text=words::NOTHING_LEAD>
                <ui::ButtonLink href kind=ui::ButtonKind::Quiet>{words::UNFILTERED}</ui::ButtonLink>
            </ui::Empty>
        }
        .into_any()
    } else {
        let heads = words::HEADS.map(str::to_owned).to_vec();
        let rows = lines.into_iter().map(|line| row(&page, line)).collect();
        view! { <ui::Table caption=words::CAPTION heads rows/> }.into_any()
    };
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide back>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {checked.as_ref().map(told)}
            <Filter page=page.clone() asked=asked.clone() people/>
            {table}
            {next}
            <Check page checked/>
            <Export slug asked/>
        </ui::Page>
    }
}

/// What the last walk of the chain found.
fn told(checked: &CheckedView) -> impl IntoView {
    let (kind, sentence) = match checked.broken {
        Some(at) => (ui::NoticeKind::Danger, words::broken(at)),
        None if checked.more => {
            let sentence = words::so_far(checked.seq, checked.head);
            (ui::NoticeKind::Info, sentence)
        }
        None => (ui::NoticeKind::Success, words::whole(checked.seq)),
    };
    view! { <ui::Notice kind announced=true><p>{sentence}</p></ui::Notice> }
}

/// The button that walks the chain.
#[component]
fn Check(page: String, checked: Option<CheckedView>) -> impl IntoView {
    let on = checked.filter(|checked| checked.more);
    let (from, label) = match on {
        Some(checked) => (checked.seq.to_string(), words::GO_ON),
        None => ("0".to_owned(), words::VERIFY),
    };
    let href = routes::asking(&page, &[("verificar", &from)]);
    view! {
        <section class="section">
            <h2>{words::CHAIN}</h2>
            <p>{words::CHAIN_ABOUT}</p>
            <ui::Actions>
                <ui::ButtonLink href kind=ui::ButtonKind::Quiet>{label}</ui::ButtonLink>
            </ui::Actions>
        </section>
    }
}

#[component]
fn Filter(page: String, asked: Asked, people: Vec<(String, String)>) -> impl IntoView {
    let everybody = ui::Offer::new("", words::EVERYBODY);
    let others = words::OTHERS.map(|(value, label)| ui::Offer::new(value, label));
    let staff = people
        .into_iter()
        .map(|(actor, name)| ui::Offer::new(actor, name));
    let who: Vec<_> = [everybody].into_iter().chain(staff).chain(others).collect();
    let every = ui::Offer::new("", words::EVERY_ACT);
    let acts = words::ACTS
        .iter()
        .map(|(code, sentence)| ui::Offer::new(*code, *sentence));
    let acts: Vec<_> = [every].into_iter().chain(acts).collect();
    view! {
        <ui::Filters action=page label=words::SHOW>
            <ui::Select label=words::WHO name="quien" offers=who chosen=asked.actor/>
            <ui::Select label=words::ACT name="acto" offers=acts chosen=asked.action/>
            <ui::Field
                label=words::ON
                name="sobre"
                value=asked.subject
                hint=words::ON_HINT
                literal=true
                optional=true
                maxlength=80
            />
            <ui::Field label=words::FROM name="desde" kind="date" value=asked.from optional=true/>
            <ui::Field label=words::UNTIL name="hasta" kind="date" value=asked.until optional=true/>
        </ui::Filters>
    }
}

/// The same entries as a file.
#[component]
fn Export(slug: String, asked: Asked) -> impl IntoView {
    view! {
        <section class="section">
            <h2>{words::EXPORT}</h2>
            <p>{words::EXPORT_ABOUT}</p>
            <ui::PlainForm action=routes::audit_file(&slug)>
                <ui::Hidden name="quien" value=asked.actor/>
                <ui::Hidden name="acto" value=asked.action/>
                <ui::Hidden name="sobre" value=asked.subject/>
                <ui::Hidden name="desde" value=asked.from/>
                <ui::Hidden name="hasta" value=asked.until/>
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Quiet>{words::DOWNLOAD}</ui::Button>
                </ui::Actions>
            </ui::PlainForm>
        </section>
    }
}
