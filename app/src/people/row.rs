//! One person in a table, and the offers of the selects around it.

use domain::membership::MembershipState;
use leptos::prelude::*;

use super::api::{PersonView, SectionView};
use crate::platform::use_face;
use crate::text::people as words;
use crate::{routes, ui};

/// «Habilitado» or «Inhabilitado», with what belongs to it; an invitation, where it is one.
pub(super) fn state(person: &PersonView) -> String {
    if let Some(waits) = &person.invitation {
        return words::invited(waits.state, &waits.ends_on, waits.soon);
    }
    let mut told = words::state(person.state).to_owned();
    if person.state == MembershipState::Disabled {
        if let Some(reason) = person.reason {
            told.push_str(" · ");
            told.push_str(words::reason(reason, use_face().exclusive));
        }
    } else if let Some(day) = &person.ends_on {
        told.push_str(" · ");
        told.push_str(&words::ends(day));
    }
    if !person.account {
        told.push_str(" · ");
        told.push_str(words::WITHOUT_ACCOUNT);
    }
    told
}

/// The name, leading to the «ficha», which leads back to what the list was asked for.
pub(super) fn name(slug: &str, company: &str, person: &PersonView, asked: &str) -> AnyView {
    let href = routes::person_listed(slug, company, &person.id, asked);
    view! { <a href=href>{person.name.clone()}</a> }.into_any()
}

/// An address; in a narrow card it breaks before its «@».
pub(super) fn address(email: &str) -> AnyView {
    let Some(at) = email.find('@') else {
        return email.to_owned().into_any();
    };
    let (user, host) = email.split_at(at);
    let user = Some(user.to_owned().into_any());
    let host = view! { <span class="table__host">{host.to_owned()}</span> }.into_any();
    view! { {user} {host} }.into_any()
}

/// Sections to choose from, those below others further to the right.
pub(super) fn sections(first: &str, sections: &[SectionView]) -> Vec<ui::Offer> {
    let first = ui::Offer::new("", first);
    let others = sections.iter().map(|one| {
        let label = format!("{}{}", "\u{2003}".repeat(one.depth), one.name);
        ui::Offer::new(one.id.clone(), label)
    });
    [first].into_iter().chain(others).collect()
}
