//! «Nombre y cargo» of the «ficha»: the name that the company has somebody under (A-63, Q20).

use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::card::Part;
use crate::text::people as words;
use crate::ui;

pub(super) fn names(part: &Part<'_>) -> AnyView {
    let called = &part.card.called;
    let title = match called.position {
        Some(_) => words::CHANGE_NAME,
        None => words::CHANGE_NAME_ALONE,
    };
    let lead = part.card.person.account.then_some(words::NAME_LEAD);
    let button = (ui::ButtonKind::Quiet, words::SAVE_NAME);
    let typed = |name: Name, stands: &str| part.typed("names", &name.name(), stands);
    let names = typed(Name::FirstName, &called.names);
    let first_surname = typed(Name::FirstSurname, &called.first_surname);
    let second_surname = typed(Name::SecondSurname, &called.second_surname);
    let position = called.position.as_deref();
    let position = position.map(|stands| typed(Name::Position, stands));
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
        let position = position.map(|position| {
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
            {line(words::NAMES, Name::FirstName, names, false)}
            {line(words::FIRST_SURNAME, Name::FirstSurname, first_surname, false)}
            {line(words::SECOND_SURNAME, Name::SecondSurname, second_surname, true)}
            {position}
        }
        .into_any()
    })
}
