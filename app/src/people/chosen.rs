//! `/{platform}/e/{company}/personas/cambiar`: asks once, naming everybody, before several are
//! enabled or disabled.

use std::collections::BTreeMap;

use domain::membership::{MembershipState, Reason};
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, ChosenView};
use super::row;
use super::several_api::ChangeSeveral;
use crate::act::Act;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::people as words;
use crate::{routes, ui};

/// `/{platform}/e/{company}/personas/cambiar`
#[component]
pub fn Chosen() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let ids = query.get_all("ids").unwrap_or_default();
            let of = |name| query.get(name).unwrap_or_default();
            let kept = routes::kept(&of(routes::BACK));
            (ids.join(","), of("estado"), kept)
        })
    });
    let action = Act::<ChangeSeveral>::new();
    let at = company.clone();
    let people = load(
        move || asked.get().0,
        move |ids| api::load_chosen(slug.clone(), company.clone(), ids),
    );
    shown(people, move |chosen: ChosenView| {
        let company = at.clone();
        let (_, state, kept) = asked.get_untracked();
        view! { <Sure company chosen state kept action/> }.into_any()
    })
}

#[component]
fn Sure(
    company: String,
    chosen: ChosenView,
    state: String,
    /// What the list was asked for, and is again afterwards.
    kept: String,
    action: Act<ChangeSeveral>,
) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let list = routes::people(&slug, &company) + &kept;
    let back = (list.clone(), words::TITLE);
    let disables = state.parse() != Ok(MembershipState::Enabled);
    let (title, lead, go) = asked(disables, face.exclusive);
    if chosen.people.is_empty() {
        return view! {
            <ui::Page title=title width=ui::Width::Text back>
                <ui::Heading>{title}</ui::Heading>
                <ui::Empty title=words::NOBODY text=words::NOBODY_LEAD/>
                <ui::Actions>
                    <ui::ButtonLink href=list>{words::BACK}</ui::ButtonLink>
                </ui::Actions>
            </ui::Page>
        }
        .into_any();
    }
    let troubles = action.troubles(face.voice());
    let ids = chosen.ids();
    let ChosenView { people, typed } = chosen;
    let names = people
        .iter()
        .map(|one| view! { <li>{one.name.clone()} " · " {row::state(one)}</li> });
    let names = names.collect_view();
    let state = if disables { "disabled" } else { "enabled" };
    let kind = if disables {
        ui::ButtonKind::Danger
    } else {
        ui::ButtonKind::Primary
    };
    view! {
        <ui::Page title=title width=ui::Width::Text back>
            <ui::Heading lead=lead>{title}</ui::Heading>
            <ul>{names}</ul>
            <ui::Form action troubles id="cambiar">
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="company" value=company/>
                <ui::Hidden name="ids" value=ids/>
                <ui::Hidden name="state" value=state/>
                <ui::Hidden name="back" value=kept/>
                // Made in here, because fields learn from their form what is wrong with them.
                {disables.then(|| again(&typed))}
                <ui::Actions>
                    <ui::Button kind>{go}</ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=list>{words::KEEP}</ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </ui::Page>
    }
    .into_any()
}

/// The question, what follows, and the yes.
const fn asked(disables: bool, exclusive: bool) -> (&'static str, &'static str, &'static str) {
    let lead = match (disables, exclusive) {
        (true, false) => words::SURE_DISABLE_LEAD,
        (true, true) => words::SURE_DISABLE_LEAD_SEATED,
        (false, false) => words::SURE_ENABLE_LEAD,
        (false, true) => words::SURE_ENABLE_LEAD_SEATED,
    };
    match disables {
        true => (words::SURE_DISABLE, lead, words::DO_DISABLE),
        false => (words::SURE_ENABLE, lead, words::DO_ENABLE),
    }
}

/// The same with what was typed before a refusal.
fn again(typed: &BTreeMap<String, String>) -> AnyView {
    let of = |name: Name| typed.get(&*name.name()).cloned().unwrap_or_default();
    why(of(Name::Reason), of(Name::Note))
}

/// The category, which the person is told, and words for other administrators.
pub(super) fn why(reason: String, note: String) -> AnyView {
    let exclusive = use_face().exclusive;
    // No end date says of an institution's people that they left.
    let reasons = match exclusive {
        true => Reason::ALL.to_vec(),
        false => Reason::BY_HAND.to_vec(),
    };
    // None of them is the usual one: the person is told what is chosen.
    let none = reason
        .is_empty()
        .then(|| ui::Offer::new("", words::CHOOSE_REASON));
    let reasons = reasons
        .into_iter()
        .map(|one| ui::Offer::new(one.code(), words::reason(one, exclusive)));
    let offers = none.into_iter().chain(reasons).collect();
    let (about_reason, about_note) = match exclusive {
        true => (words::REASON_HINT_SEATED, words::NOTE_HINT_SEATED),
        false => (words::REASON_HINT, words::NOTE_HINT),
    };
    view! {
        <ui::Select
            label=words::REASON
            name=Name::Reason.name()
            offers
            chosen=reason
            hint=about_reason
        />
        <ui::Field
            label=words::NOTE
            name=Name::Note.name()
            value=note
            hint=about_note
            optional=true
            autocomplete="off"
            maxlength=200
        />
    }
    .into_any()
}
