//! What an agent can do with a PQRSF, as far as its state allows. The server decides; a button that
//! is not here is courtesy.

use domain::platform::Face;
use domain::pqrsf::{FilingState, Help, What};
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::CaseView;
use super::case::Actions;
use crate::text::desk as words;
use crate::{routes, ui};

/// Everything that can be done.
#[component]
pub(super) fn Acts(
    face: Face,
    template: Option<String>,
    case: CaseView,
    actions: Actions,
) -> impl IntoView {
    let proposed_by_other = case
        .proposal
        .filter(|(_, mine)| !mine)
        .map(|(help, _)| help);
    let take = match case.state {
        FilingState::Filed => Some(("tomar", words::TAKE)),
        FilingState::Taken if case.mine => Some(("devolver", words::RELEASE)),
        FilingState::Taken | FilingState::Asked if !case.mine => {
            Some(("relevar", words::TAKE_OVER))
        }
        _ => None,
    };
    let take = take.map(|(intent, label)| {
        let (face, case) = (face.clone(), case.clone());
        view! { <Take face case intent label actions/> }
    });
    let open = case.state.workable().is_ok();
    let last = case.history.last();
    let notified = last.is_some_and(|line| line.mine && line.what == What::Notified);
    // Nothing else on the page tells that it went out: state and term are as they were.
    let notified = notified.then_some(words::NOTIFIED);
    let told = match case.proposal {
        Some((help, true)) => Some(words::you_proposed(help)),
        Some((help, false)) => Some(words::other_proposed(help)),
        None if open && case.taken && !case.mine => Some(words::TAKEN_BY_OTHER),
        None => case.declined.map(words::declined).or(notified),
    };
    let told = told.map(|told| view! { <ui::Notice><p>{told}</p></ui::Notice> });
    let work = (open && (case.mine || proposed_by_other.is_some())).then(|| {
        // Made anew with each version and template: what was written before does not stay.
        let key = (case.version, template.clone());
        view! {
            <For each=move || [key.clone()] key=Clone::clone let:key>
                <Work
                    face=face.clone()
                    template=key.1
                    case=case.clone()
                    proposed_by_other
                    actions
                />
            </For>
        }
    });
    view! {
        {told}
        {work}
        {take}
    }
}

/// One button that takes it, takes it over or gives it back.
#[component]
fn Take(
    face: Face,
    case: CaseView,
    intent: &'static str,
    label: &'static str,
    actions: Actions,
) -> impl IntoView {
    let voice = face.voice();
    let action = actions.take;
    let troubles = action.troubles(voice);
    let kind = if intent == "tomar" {
        ui::ButtonKind::Primary
    } else {
        ui::ButtonKind::Quiet
    };
    view! {
        <ui::Form action troubles>
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <ui::Hidden name="number" value=case.number/>
            <ui::Hidden name="seen" value=case.version.to_string()/>
            <ui::Actions>
                <ui::Button kind name="intent" value=intent>{label}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}

/// The words, and the buttons that send them one way or another.
#[component]
fn Work(
    face: Face,
    template: Option<String>,
    case: CaseView,
    proposed_by_other: Option<Help>,
    actions: Actions,
) -> impl IntoView {
    let voice = face.voice();
    let here = routes::desk_case(face.slug.as_str(), &case.number);
    let template = template.as_deref().filter(|_| case.typed.is_empty());
    let begins = template.and_then(|code| words::template(code, voice));
    let begins = begins.map_or_else(|| case.typed.clone(), str::to_owned);
    let kept = kept(&case, proposed_by_other);
    let labels: Vec<_> = kept.iter().map(|(_, label)| *label).collect();
    let writing = words::writing(case.mine, &labels);
    let (action, empty) = (actions.work, writing.empty);
    let troubles = action.troubles_in(move |failure| words::troubles(failure, voice, empty));
    // The main button is the one that the chosen template is for; where none is chosen, what helps
    // the account that waits, and where none waits, the answer.
    let is_mine = case.mine;
    let next = template.and_then(intent_of).filter(|_| is_mine);
    let first = kept.first().map_or("responder", |(intent, _)| *intent);
    let main = next.unwrap_or(first);
    let replies = REPLIES.into_iter().filter(move |_| is_mine);
    let buttons = kept.into_iter().chain(replies);
    let buttons = buttons.map(move |(intent, label)| button(intent, label, main));
    let templates = words::TEMPLATES.map(|(code, label)| {
        let href = format!("{here}?plantilla={code}");
        view! { <li><a href=href>{label}</a></li> }
    });
    let templates = case.mine.then(|| {
        view! {
            <p>{words::TEMPLATES_TITLE}</p>
            <ul class="desk__templates">{templates.into_iter().collect_view()}</ul>
        }
    });
    view! {
        <section class="section">
            <h2>{words::WORK}</h2>
            {templates}
            <ui::Form action troubles id="tramite">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="number" value=case.number.clone()/>
                <ui::Hidden name="seen" value=case.version.to_string()/>
                <ui::Text
                    label=writing.label
                    name=Name::Reason.name()
                    value=begins
                    hint=writing.hint
                    maxlength=6000
                />
                <ui::Actions>{buttons.collect_view()}</ui::Actions>
                // What cannot be taken back stands apart, at the end.
                {is_mine.then(|| view! {
                    <ui::Actions>{button("negar", words::REFUSE, main)}</ui::Actions>
                })}
            </ui::Form>
        </section>
    }
}

/// What sends the words to the person, but for saying no.
const REPLIES: [(&str, &str); 3] = [
    ("responder", words::ANSWER),
    ("avisar", words::NOTIFY),
    ("pedir", words::ASK),
];

/// What keeps the words within the desk, the main one first: what helps the account that waits, or
/// a yes and a no to what another agent proposed.
fn kept(case: &CaseView, proposed_by_other: Option<Help>) -> Vec<(&'static str, &'static str)> {
    if let Some(help) = proposed_by_other {
        return vec![
            (help_intent(help), words::help(help, true)),
            ("objetar", words::DISAGREE),
        ];
    }
    let block = case.block.filter(|_| case.proposal.is_none());
    let unblock = block.filter(|block| block.may_unblock);
    let unblock = unblock.map(|_| Help::Unblock);
    let helps = unblock.into_iter().chain(block.map(|_| Help::Confirm));
    helps
        .map(|help| (help_intent(help), words::help(help, false)))
        .collect()
}

const fn help_intent(help: Help) -> &'static str {
    match help {
        Help::Unblock => "desbloquear",
        Help::Confirm => "validar",
    }
}

/// The button that a template is written for.
fn intent_of(template: &str) -> Option<&'static str> {
    match template {
        // The person has to do something first: the term stands still meanwhile.
        "documento" | "presencial" => Some("pedir"),
        "recibido" => Some("avisar"),
        "sin-coincidencia" => Some("negar"),
        _ => None,
    }
}

fn button(intent: &'static str, label: &'static str, main: &str) -> AnyView {
    let kind = match intent {
        "negar" => ui::ButtonKind::Danger,
        _ if intent == main => ui::ButtonKind::Primary,
        _ => ui::ButtonKind::Quiet,
    };
    view! { <ui::Button kind name="intent" value=intent>{label}</ui::Button> }.into_any()
}
