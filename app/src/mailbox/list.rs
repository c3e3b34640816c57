//! The letters, newest first, and the clock.

use leptos::prelude::*;
use leptos_meta::Html;

use super::api::{self, Entry, Mailbox, MoveClock};
use super::clock::Clock;
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::text::{front, mailbox as words};
use crate::{not_found, routes, ui};

/// `/buzon`
#[component]
pub fn ListPage() -> impl IntoView {
    let clock = Act::<MoveClock>::new();
    // Moving the clock leads back to this very page: what it says is asked for again.
    let mailbox = load(move || clock.turns(), |_| api::list_letters());
    view! {
        <ui::Loaded
            source=mailbox
            then={move |mailbox: Mailbox| view! { <List mailbox clock/> }.into_any()}
            otherwise={|_: Failure| view! { <not_found::Page/> }.into_any()}
        />
    }
}

#[component]
fn List(mailbox: Mailbox, clock: Act<MoveClock>) -> impl IntoView {
    let Mailbox { letters, now } = mailbox;
    let rows: Vec<_> = letters.into_iter().map(row).collect();
    let (heads, none) = (&words::HEADS, (words::EMPTY, words::EMPTY_LEAD));
    view! {
        <Html attr:lang="es"/>
        <ui::Frame brand="porteria" name=front::NAME home=routes::FRONT>
            <ui::Page title=words::TITLE width=ui::Width::Wide>
                <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
                <Clock now action=clock/>
                <ui::Listing caption=words::LETTERS heads rows none/>
            </ui::Page>
        </ui::Frame>
    }
}

fn row(entry: Entry) -> Vec<AnyView> {
    let Entry {
        id,
        to,
        subject,
        from,
        written,
    } = entry;
    let href = routes::letter(&id);
    vec![
        view! { <a href=href>{subject}</a> }.into_any(),
        to.into_any(),
        from.into_any(),
        written.into_any(),
    ]
}
