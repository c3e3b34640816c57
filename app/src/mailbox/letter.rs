//! One letter, as its reader would see it.

use leptos::prelude::*;
use leptos_meta::Html;
use leptos_router::hooks::use_params_map;

use super::api::{self, Opened};
use crate::failure::Failure;
use crate::load::load;
use crate::text::mailbox as words;
use crate::{not_found, routes, ui};

/// `/buzon/{id}`
#[component]
pub fn LetterPage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    let letter = load(id, api::open_letter);
    view! {
        <ui::Loaded
            source=letter
            then={|letter: Opened| view! { <Letter letter/> }.into_any()}
            otherwise={|_: Failure| view! { <not_found::Page/> }.into_any()}
        />
    }
}

#[component]
fn Letter(letter: Opened) -> impl IntoView {
    let Opened {
        entry,
        before,
        button,
        after,
        footer,
    } = letter;
    let sentences = |sentences: Vec<String>| {
        sentences
            .into_iter()
            .map(|sentence| view! { <p>{sentence}</p> })
            .collect_view()
    };
    view! {
        <Html attr:lang="es"/>
        <ui::Frame brand="porteria" name=words::NAME home=routes::MAILBOX>
            <ui::Page title=words::LETTER width=ui::Width::Text>
                <ui::Heading lead=words::about(&entry)>{entry.subject.clone()}</ui::Heading>
                {sentences(before)}
                // The address is another program's as far as this application knows: a mail's link
                // always opens from outside.
                {button.map(|(label, address)| view! {
                    <p>
                        <a class="button" data-kind="primary" rel="external" href=address.clone()>
                            {label}
                        </a>
                    </p>
                    <p class="mailbox__address">{address}</p>
                })}
                {sentences(after)}
                <hr/>
                {sentences(footer)}
                <p class="way"><a href=routes::MAILBOX>{words::BACK}</a></p>
            </ui::Page>
        </ui::Frame>
    }
}
