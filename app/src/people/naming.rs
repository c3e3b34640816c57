//! «Nombre y cargo» of the «ficha»: the name that the company has somebody under (A-63, Q20).

use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::card::Part;
use crate::text::people as words;
use crate::ui;

pub(super) fn names(part: &Part<'_>) -> AnyView {
    let called = part.card.called.clone();
    let title = match called.position {
        Some(_) => words::CHANGE_NAME,
        None => words::CHANGE_NAME_ALONE,
    };
    let lead = part.card.person.account.then_some(words::NAME_LEAD);
    let button = (ui::ButtonKind::Quiet, words::SAVE_NAME);
    part.form("names", title, button, move || {
        let lead = lead.map(|lead| view! { <p>{lead}</p> });
        let line = |label: &'static str, name: Name, value: String, optional: bool| {
            view! {
                <ui::Field
                    label
                    name=name.name()
                    value
                    optional
                    autocomplete="off"
                    maxlength=80
                />
            }
        };
        let position = called.position.map(|position| {
            view! {
                <ui::Field
                    label=words::POSITION
                    name=Name::Position.name()
                    value=position
                    optional=true
                    autocomplete="off"
                    maxlength=60
                />
            }
        });
        view! {
            {lead}
            {line(words::NAMES, Name::FirstName, called.names, false)}
            {line(words::FIRST_SURNAME, Name::FirstSurname, called.first_surname, false)}
            {line(words::SECOND_SURNAME, Name::SecondSurname, called.second_surname, true)}
            {position}
        }
        .into_any()
    })
}
