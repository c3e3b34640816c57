//! The open questionnaire: one page, one fieldset for each question, the birth date, the time left
//! in words and a way to ask for more. Two buttons share the form, so that nothing chosen is lost.

#![expect(
    clippy::boxed_local,
    reason = "a view holds its large variant in a box"
)]

use domain::challenge::Asking;
use domain::locale::Voice;
use domain::platform::Face;
use domain::refusal::{Field, Refusal};
use leptos::prelude::*;

use super::Actions;
use super::api::OpenView;
use super::clock::Clock;
use crate::text::challenge as words;
use crate::{browser, ui};

const FORM: &str = "preguntas";

/// The questionnaire.
#[component]
pub fn Questions(face: Face, open: Box<OpenView>, actions: Actions) -> impl IntoView {
    let voice = face.voice();
    let title = words::questions_title(voice);
    // Wrong answers end their attempt: what was said of them is not about these questions.
    let troubles = actions
        .answer
        .troubles_in(move |failure| match failure.refusal() {
            Some(Refusal::ChallengeFailed { .. }) => Vec::new(),
            _ => words::troubles(failure, voice),
        });
    // Pressing «Comenzar» changes the page in place: the focus goes where a new page would put it.
    Effect::new(move |_| {
        if untrack(|| actions.open.times() > 0 && actions.answer.times() == 0) {
            browser::focus("titulo");
        }
    });
    view! {
        <ui::Page title>
            <ui::Heading lead=words::questions_lead(voice)>{title}</ui::Heading>
            <ui::Form action=actions.answer troubles id=FORM>
                // The first button of a form is the one that ENTER presses.
                <button
                    class="visually-hidden"
                    type="submit"
                    name="intent"
                    value="enviar"
                    tabindex="-1"
                    aria-hidden="true"
                >
                    {words::send(voice)}
                </button>
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="attempt" value=open.attempt.clone()/>
                <Left open=open.clone() voice actions/>
                <Asked open=open.clone() voice/>
                <ui::Field
                    label=words::birth_date(voice)
                    name=Field::BirthDate.name()
                    value=open.birth_date.clone()
                    hint=words::birth_date_hint(voice)
                    literal=true
                    autocomplete="bday"
                    inputmode="numeric"
                    placeholder="dd/mm/aaaa"
                    maxlength=24
                />
                <ui::Actions>
                    <ui::Button name="intent" value="enviar">{words::send(voice)}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </ui::Page>
    }
}

/// The questions, in their order. Inside the form, so that each finds its own problem.
#[component]
fn Asked(open: Box<OpenView>, voice: Voice) -> impl IntoView {
    let all = open.questions.len();
    let chosen = open
        .chosen
        .into_iter()
        .chain(std::iter::repeat(String::new()));
    let questions: Vec<_> = open
        .questions
        .iter()
        .zip((0..).zip(chosen))
        .map(|(asking, (place, chosen))| question(voice, asking, place, all, chosen))
        .collect();
    questions
}

fn question(voice: Voice, asking: &Asking, place: u8, all: usize, chosen: String) -> AnyView {
    let offers = asking
        .options
        .iter()
        .map(|shown| ui::Offer::new(shown.id.clone(), words::option(&shown.choice)))
        .collect();
    let chosen: Vec<String> = Some(chosen)
        .into_iter()
        .filter(|one| !one.is_empty())
        .collect();
    view! {
        <ui::Choice
            legend=words::question(voice, asking.fact, usize::from(place) + 1, all)
            name=Field::Answer(place).name()
            offers
            chosen
        />
    }
    .into_any()
}

/// What is left, always in sight: attempts, time, and a way to ask for more.
#[component]
fn Left(open: Box<OpenView>, voice: Voice, actions: Actions) -> impl IntoView {
    let more = (open.extensions_left > 0).then(|| {
        let hint = words::more_time_hint(voice, open.extension_minutes, open.extensions_left);
        view! {
            <ui::Button kind=ui::ButtonKind::Plain name="intent" value="mas">
                {words::more_time(voice)}
                <span class="visually-hidden">". " {hint}</span>
            </ui::Button>
        }
    });
    view! {
        <div class="challenge__left">
            <p><strong>{words::attempts_left(voice, open.attempts_left)}</strong></p>
            <Clock voice seconds=open.seconds_left look=actions.look/>
            {more}
        </div>
    }
}
