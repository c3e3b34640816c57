//! `/{platform}/e/{company}/hoja`: what the administrator prints or forwards so that the workers of
//! the company register.

use leptos::prelude::*;

use super::api::{self, SheetView};
use super::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::inside as words;
use crate::{browser, routes, ui};

/// `/{platform}/e/{company}/hoja`
#[component]
pub fn Sheet() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let back = routes::company(&slug, &company);
    let sheet = load(
        || (),
        move |()| api::load_sheet(slug.clone(), company.clone()),
    );
    shown(sheet, move |sheet: SheetView| {
        view! { <Printed sheet back=back.clone()/> }.into_any()
    })
}

#[component]
fn Printed(sheet: SheetView, back: String) -> impl IntoView {
    let face = use_face();
    let side = sheet.side;
    let text = words::forward(&sheet.name, &face.name, &sheet.address);
    let copied = text.clone();
    let copy = Callback::new(move |()| browser::copy_text(&copied));
    let print = Callback::new(|()| browser::print());
    let steps = words::SHEET_STEPS.map(|step| view! { <li>{step}</li> });
    let phone = face.contacts.phone.as_deref().map(words::sheet_phone);
    let back = (back, words::TITLE);
    view! {
        <ui::Page title=words::SHEET width=ui::Width::Text back>
            <ui::Heading lead=words::sheet_lead(&face.name)>{sheet.name}</ui::Heading>
            <svg
                class="factor__picture"
                viewBox=format!("0 0 {side} {side}")
                role="img"
                aria-label=words::SHEET_PICTURE
            >
                <path d=sheet.path></path>
            </svg>
            // Whoever types needs no more; what is scanned or forwarded names the company.
            <p class="sheet__address"><strong>{sheet.short}</strong></p>
            <ol>{steps.into_iter().collect_view()}</ol>
            {phone.map(|phone| view! { <p>{phone}</p> })}
            <ui::Actions>
                <ui::Button on_press=print>{words::PRINT}</ui::Button>
            </ui::Actions>
            <section class="section sheet__forward">
                <h2>{words::FORWARD}</h2>
                <p>{text}</p>
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Quiet on_press=copy>{words::COPY}</ui::Button>
                </ui::Actions>
            </section>
        </ui::Page>
    }
}
