//! Choosing a file. Where script runs, a CSV is looked through on the spot, by the code that the
//! server uses, and nothing has left the machine when its faults are told.

use domain::bulk::{self, Counted, Kind};
use domain::date::Date;
use domain::sheet::value::DateOrder;
use leptos::ev::Event;
use leptos::prelude::*;

use super::rows::issues_table;
use crate::browser::{self, file};
use crate::platform::use_face;
use crate::text::bulk as words;
use crate::{routes, ui};

/// Findings that are told before anything is sent.
const TOLD: usize = 20;
/// Name and id of the order of dates.
const DATES: &str = "fechas";

/// The form is a plain one: a file goes where no server function listens.
#[component]
pub fn Bring(company: String, why: String) -> impl IntoView {
    let (slug, kind) = (use_face().slug.to_string(), super::kind());
    let trouble = words::unreceived(&why).map(|words| ui::Trouble::of("archivo", words));
    let troubles = Signal::stored(Vec::from_iter(trouble));
    // A list of guests has no dates.
    let orders = (kind == Kind::People).then(|| {
        let offers = words::ORDERS.map(|(value, label)| ui::Offer::new(value, label));
        view! { <ui::Select label=words::DATES name=DATES offers=offers.to_vec() chosen=""/> }
    });
    let found = RwSignal::new(None::<Found>);
    // What was read stays, so that it can be looked through in another order of dates.
    let held = StoredValue::new((String::new(), Vec::<u8>::new()));
    // The page may be gone when a file is read at last.
    let again = move || {
        let order = DateOrder::of(&browser::value(DATES));
        let look = |held: &(String, Vec<u8>)| look(kind, &held.0, &held.1, order);
        if let Some(seen) = held.try_with_value(look) {
            found.try_set(seen);
        }
    };
    let chosen = move |event: Event| {
        if !file::is_file(&event) {
            return again();
        }
        held.set_value((String::new(), Vec::new()));
        found.set(None);
        file::read_chosen(&event, bulk::MOST_BYTES, move |name, bytes| {
            held.try_set_value((name, bytes));
            again();
        });
    };
    view! {
        <div on:change=chosen>
            <ui::PlainForm action=routes::load_file(&slug, &company) troubles file=true>
                <ui::File
                    label=words::FILE
                    name="archivo"
                    accept=".csv,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                    hint=words::of(kind).file_hint
                />
                {orders}
                <div aria-live="polite">{move || found.get().map(|found| told(kind, found))}</div>
                <ui::Actions>
                    <ui::Button>{words::SEND}</ui::Button>
                </ui::Actions>
            </ui::PlainForm>
        </div>
    }
}

/// What is told of a file before it is sent.
#[derive(Clone)]
enum Found {
    /// A workbook is read on the server only: the program that reads one is larger than this page.
    Workbook,
    /// A table of text.
    Looked(Counted),
}

/// Nothing is told where no file is held.
fn look(kind: Kind, name: &str, bytes: &[u8], dates: Option<DateOrder>) -> Option<Found> {
    if name.is_empty() {
        return None;
    }
    if bytes.starts_with(b"PK") || name.to_lowercase().ends_with(".xlsx") {
        return Some(Found::Workbook);
    }
    let (year, month, day) = file::today();
    let parts = (i16::try_from(year), u8::try_from(month), u8::try_from(day));
    let (Ok(year), Ok(month), Ok(day)) = parts else {
        return None;
    };
    let today = Date::new(year, month, day).ok()?;
    Some(Found::Looked(bulk::look(kind, bytes, dates, today, TOLD)))
}

fn told(file: Kind, found: Found) -> AnyView {
    let found = match found {
        Found::Looked(found) => found,
        Found::Workbook => {
            return view! { <ui::Notice><p>{words::WORKBOOK}</p></ui::Notice> }.into_any();
        }
    };
    let kind = match (found.readable, found.refused) {
        (true, 0) => ui::NoticeKind::Success,
        _ => ui::NoticeKind::Warning,
    };
    let sentence = words::looked(found.readable, found.rows, found.refused);
    let table = (!found.issues.is_empty())
        .then(|| issues_table(file, words::FINDINGS_CAPTION, found.issues));
    view! {
        <ui::Notice kind>
            <p>{sentence}</p>
        </ui::Notice>
        {table}
    }
    .into_any()
}
