//! `/{platform}/administracion/padron`: a file to bring, and what became of those before.

use domain::locale::count;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::closed;
use super::registry_api::{self as api, ImportView, RegistryView};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{administration, audit, registry as words};
use crate::{routes, ui};

/// `/{platform}/administracion/padron`
#[component]
pub fn Registry() -> impl IntoView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("antes"), of("fallo"), query.get("descartado").is_some())
        })
    });
    let platform = slug.clone();
    let listed = load(
        move || asked.get(),
        move |(before, _, _)| api::load_registry(platform.clone(), before),
    );
    view! {
        <ui::Loaded
            source=listed
            then={move |listed: RegistryView| {
                let (_, why, discarded) = asked.get_untracked();
                let slug = slug.clone();
                view! { <Room slug why discarded listed/> }.into_any()
            }}
            otherwise=closed
        />
    }
}

#[component]
fn Room(slug: String, why: String, discarded: bool, listed: RegistryView) -> impl IntoView {
    let page = routes::registry(&slug);
    let back = (routes::administration(&slug), administration::TITLE);
    let news = discarded.then(|| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true>
                <p>{words::DISCARDED}</p>
            </ui::Notice>
        }
    });
    let next = listed.next.map(|next| {
        let href = routes::asking(&page, &[("antes", &next)]);
        view! { <ui::More href words=words::OLDER/> }
    });
    let rows = listed.imports.into_iter();
    let rows: Vec<_> = rows.map(|import| row(&slug, import)).collect();
    let (heads, none) = (&words::HEADS, (words::NOTHING, words::NOTHING_LEAD));
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide back>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {news}
            <section class="section">
                <h2>{words::BRING}</h2>
                <Bring slug=slug.clone() why/>
            </section>
            <section class="section">
                <h2>{words::HISTORY}</h2>
                <ui::Listing caption=words::CAPTION heads rows none/>
                {next}
            </section>
        </ui::Page>
    }
}

/// The form is a plain one: a file goes where no server function listens.
#[component]
fn Bring(slug: String, why: String) -> impl IntoView {
    let trouble = words::unreceived(&why).map(|words| ui::Trouble::of("archivo", words));
    let troubles = Signal::stored(Vec::from_iter(trouble));
    let kinds = words::KINDS.map(|(value, label, hint)| ui::Offer {
        hint: Some(hint.to_owned()),
        ..ui::Offer::new(value, label)
    });
    let orders = words::ORDERS.map(|(value, label)| ui::Offer::new(value, label));
    view! {
        <ui::PlainForm action=routes::registry_file(&slug) troubles file=true>
            <ui::File
                label=words::FILE
                name="archivo"
                accept=".csv,.txt,text/csv,text/plain"
                hint=words::FILE_HINT
            />
            <ui::Choice
                legend=words::KIND
                name="contenido"
                offers=kinds.to_vec()
                chosen=vec!["parcial".to_owned()]
            />
            <ui::Select label=words::DATES name="fechas" offers=orders.to_vec() chosen=""/>
            <ui::Actions>
                <ui::Button>{words::SEND}</ui::Button>
            </ui::Actions>
        </ui::PlainForm>
    }
}

fn row(slug: &str, import: ImportView) -> Vec<AnyView> {
    let href = routes::import(slug, &import.id);
    let who = audit::who(&import.by, import.name.as_deref());
    let file = if import.file.is_empty() {
        words::NAMELESS.to_owned()
    } else {
        import.file
    };
    let [people, figures @ ..] = import.figures;
    let mut cells = vec![
        view! { <a href=href>{file}</a> }.into_any(),
        import.came.into_any(),
        who.into_any(),
        count(people.unsigned_abs()).into_any(),
    ];
    cells.extend(figures.map(|figure| count(figure.unsigned_abs()).into_any()));
    cells.push(words::stage(import.stage).into_any());
    cells
}
