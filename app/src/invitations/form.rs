//! The form that invites one person: the six data of C-29 and the role.

use std::collections::BTreeMap;

use domain::membership::Tier;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::SendInvitation;
use crate::act::Act;
use crate::platform::use_face;
use crate::text::{self, companies, invitation as words, problem};
use crate::ui;

/// What is asked in lines of text: name, label, hint, kind, whether it may stay empty.
type Asked = (Name, &'static str, Option<&'static str>, &'static str, bool);

/// In the order of the form.
pub const ASKED: [Asked; 6] = [
    (Name::FirstName, words::FIRST_NAME, None, "text", false),
    (
        Name::FirstSurname,
        words::FIRST_SURNAME,
        None,
        "text",
        false,
    ),
    (
        Name::SecondSurname,
        words::SECOND_SURNAME,
        None,
        "text",
        true,
    ),
    (
        Name::Document,
        words::RUT,
        Some(words::RUT_HINT),
        "text",
        false,
    ),
    (
        Name::Email,
        words::EMAIL,
        Some(words::EMAIL_HINT),
        "email",
        false,
    ),
    (
        Name::Phone,
        words::PHONE,
        Some(words::PHONE_HINT),
        "tel",
        false,
    ),
];

/// Those lines, with what was typed into them.
pub fn lines(typed: &BTreeMap<String, String>) -> AnyView {
    let lines = ASKED
        .into_iter()
        .map(|(field, label, hint, kind, optional)| {
            let name = field.name().into_owned();
            let value = typed.get(&name).cloned().unwrap_or_default();
            let literal = !matches!(
                field,
                Name::FirstName | Name::FirstSurname | Name::SecondSurname
            );
            let hint = hint.unwrap_or_default();
            if field == Name::Document {
                return rut(label, name, value, hint);
            }
            view! {
                <ui::Field
                    label
                    name
                    kind
                    value
                    hint
                    literal
                    optional
                    autocomplete="off"
                    maxlength=254
                />
            }
            .into_any()
        });
    view! { <div class="pair">{lines.collect_view()}</div> }.into_any()
}

fn rut(label: &'static str, name: String, value: String, hint: &'static str) -> AnyView {
    view! {
        <ui::Field
            label
            name
            value
            hint
            literal=true
            autocomplete="off"
            maxlength=20
            check=text::rut::check_of_others()
            settle=text::rut::settle()
        />
    }
    .into_any()
}

#[component]
pub(super) fn Invite(
    /// The company.
    company: String,
    /// The roles that one may give.
    gives: Vec<Tier>,
    /// What was typed into a form that was refused.
    typed: BTreeMap<String, String>,
    /// The act it starts.
    act: Act<SendInvitation>,
) -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let troubles = act.troubles_in(move |failure| problem::troubles_of_guests(failure, voice));
    let offers: Vec<ui::Offer> = gives
        .into_iter()
        .map(|tier| ui::Offer {
            hint: Some(words::tier_about(tier).to_owned()),
            ..ui::Offer::new(tier.code(), companies::tier(tier))
        })
        .collect();
    let chosen = typed.get("role").cloned();
    let chosen = chosen.unwrap_or_else(|| Tier::User.code().to_owned());
    view! {
        <section class="section">
            <h2>{words::INVITE}</h2>
            <ui::Form action=act troubles id="invitar" afresh=true>
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="company" value=company/>
                {lines(&typed)}
                <ui::Choice legend=words::ROLE name=Name::Role.name() offers chosen=vec![chosen]/>
                <ui::Actions>
                    <ui::Button>{words::SEND}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
}
