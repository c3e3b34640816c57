//! Choosing a file. Where script runs, a CSV is looked through on the spot, by the code that the
//! server uses, and nothing has left the machine when its faults are told.

use std::sync::Arc;

use domain::bulk::{self, Counted, Kind, Looking};
use domain::date::Date;
use domain::sheet::value::DateOrder;
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::rows::issues_table;
use crate::browser::{self, file};
use crate::platform::use_face;
use crate::text::bulk as words;
use crate::{routes, ui};

/// Findings that are told before anything is sent.
const TOLD: usize = 20;
/// Rows looked at before the page may answer somebody: a telephone takes some hundredths of a second.
const AT_ONCE: usize = 250;
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
    let held = StoredValue::new(Held::default());
    let turn = StoredValue::new(0_u32);
    let again = move || {
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        let order = DateOrder::of(&browser::value(DATES));
        let file = held.get_value();
        spawn_local(async move {
            // Another file or order was chosen since, or the page is gone.
            let is_current = move || turn.try_get_value() == Some(mine);
            if let Some(seen) = look(kind, &file, order, is_current).await
                && is_current()
            {
                found.try_set(seen);
            }
        });
    };
    let chosen = move |event: Event| {
        if !file::is_file(&event) {
            return again();
        }
        held.set_value(Held::default());
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        found.set(None);
        file::read_chosen(&event, bulk::MOST_BYTES, move |name, bytes| {
            // When a file is read at last, another may be chosen, or the page gone.
            if turn.try_get_value() == Some(mine) {
                held.set_value(Held::of(name, bytes));
                again();
            }
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
                <div class="bulk__found" aria-live="polite">
                    {move || found.get().map(|found| told(kind, found))}
                </div>
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

/// A file as it was read: its name and its bytes; no name before one was chosen.
#[derive(Clone, Default)]
struct Held(Arc<(String, Vec<u8>)>);

impl Held {
    fn of(name: String, bytes: Vec<u8>) -> Self {
        Self(Arc::new((name, bytes)))
    }
}

/// What is told of a file, nothing where none is held; none once nobody waits for it any more.
async fn look(
    kind: Kind,
    Held(file): &Held,
    dates: Option<DateOrder>,
    is_current: impl Fn() -> bool,
) -> Option<Option<Found>> {
    let (name, bytes) = &**file;
    if name.is_empty() {
        return Some(None);
    }
    if bytes.starts_with(b"PK") || name.to_lowercase().ends_with(".xlsx") {
        return Some(Some(Found::Workbook));
    }
    browser::pause().await;
    let Some(today) = today() else {
        return Some(None);
    };
    let text = match bulk::legible(bytes) {
        Ok(text) => text,
        Err(unread) => return Some(Some(Found::Looked(*unread))),
    };
    browser::pause().await;
    let sheet = match bulk::titled(kind, &text, dates, today) {
        Ok(sheet) => sheet,
        Err(unread) => return Some(Some(Found::Looked(*unread))),
    };
    let mut looking = Looking::at(&sheet, &text, TOLD);
    for (place, read) in sheet.lines().enumerate() {
        looking.row(read);
        if place % AT_ONCE == 0 {
            browser::pause().await;
            if !is_current() {
                return None;
            }
        }
    }
    Some(Some(Found::Looked(looking.end())))
}

/// Today, on this machine.
fn today() -> Option<Date> {
    let (year, month, day) = file::today();
    let parts = (i16::try_from(year), u8::try_from(month), u8::try_from(day));
    let (Ok(year), Ok(month), Ok(day)) = parts else {
        return None;
    };
    Date::new(year, month, day).ok()
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
