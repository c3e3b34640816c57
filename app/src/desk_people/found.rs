//! Whom a look-up found, and what may be done for them.

use domain::help_desk::{HelpAct, HelpReason, Obstacle};
use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{CardView, HelpPerson, SeenView};
use crate::act::Act;
use crate::text::desk_people as words;
use crate::ui;

/// The people of a document, and one form for what is done for one of them.
#[component]
pub fn Found(
    /// The platform.
    face: Face,
    /// What was found.
    seen: SeenView,
    /// Acts.
    action: Act<HelpPerson>,
) -> impl IntoView {
    let SeenView { document, people } = seen;
    if people.is_empty() {
        let text = words::nobody(&document);
        return view! { <ui::Empty title=words::NOBODY text/> }.into_any();
    }
    let acts: Vec<HelpAct> = HelpAct::ALL
        .into_iter()
        .filter(|act| people.iter().any(|card| card.acts.contains(act)))
        .collect();
    let targets: Vec<_> = people
        .iter()
        .filter(|card| !card.acts.is_empty())
        .map(|card| ui::Offer::new(card.target.clone(), words::whom(&card.email)))
        .collect();
    let desk = face.slug.to_string();
    let cards = people
        .into_iter()
        .map(|card| view! { <Person slug=desk.clone() card/> })
        .collect_view();
    let form = (!acts.is_empty()).then(|| view! { <Act face targets acts action/> });
    view! {
        <section class="section" aria-label=words::FOUND>
            <h2>{words::found(&document)}</h2>
            {cards}
        </section>
        {form}
    }
    .into_any()
}

/// Whether another address may be proposed for one of them: whoever proved their document, has an
/// account that is open, and is no colleague.
pub(super) fn may_move(seen: &SeenView) -> bool {
    let may = |card: &CardView| {
        card.proved && !card.staff && !card.obstacles.contains(&Obstacle::Disabled)
    };
    seen.people.iter().any(may)
}

#[component]
fn Person(slug: String, card: CardView) -> impl IntoView {
    let proof = if card.proved {
        words::PROVED
    } else {
        words::CLAIMED
    };
    let name = (!card.name.is_empty()).then(|| ui::Fact::new(words::NAME, card.name));
    let email = (!card.email.is_empty()).then(|| ui::Fact::new(words::EMAIL, card.email));
    let phone = card.phone.map(|phone| ui::Fact::new(words::PHONE, phone));
    let companies = card.companies.join("; ");
    let companies = (!companies.is_empty()).then(|| ui::Fact::new(words::COMPANIES, companies));
    let facts = [
        name,
        email,
        phone,
        Some(ui::Fact::new(words::DOCUMENT, proof)),
        companies,
    ];
    let fine = card.obstacles.is_empty().then_some(words::FINE.to_owned());
    let firm = card.obstacles.iter().any(words::is_firm);
    let reasons: Vec<_> = card
        .obstacles
        .iter()
        .map(words::obstacle)
        .chain(fine)
        .collect();
    let kind = if card.obstacles.is_empty() {
        ui::NoticeKind::Success
    } else {
        ui::NoticeKind::Warning
    };
    // The queue of the PQRSF, whose room decides on the firm block.
    let queue = format!("/{slug}/mesa");
    view! {
        <ui::Facts facts=facts.into_iter().flatten().collect()/>
        <ui::Notice kind title=words::WHY>
            {reasons.into_iter().map(|reason| view! { <p>{reason}</p> }).collect_view()}
            {firm.then(|| view! {
                <p>{words::FIRM}</p>
                <p class="way"><a href=queue>{words::TO_DESK}</a></p>
            })}
            {card.staff.then(|| view! { <p>{words::COLLEAGUE}</p> })}
        </ui::Notice>
        {card.leaderless.then(|| view! {
            <ui::Notice title=words::LEADERLESS_TITLE><p>{words::LEADERLESS_ABOUT}</p></ui::Notice>
        })}
    }
}

#[component]
fn Act(
    face: Face,
    targets: Vec<ui::Offer>,
    acts: Vec<HelpAct>,
    action: Act<HelpPerson>,
) -> impl IntoView {
    let voice = face.voice();
    let troubles = action.troubles(voice);
    let reasons: Vec<_> = HelpReason::ALL
        .iter()
        .map(|reason| ui::Offer::new(reason.code(), words::reason(*reason)))
        .collect();
    let buttons = acts.into_iter().map(|act| {
        view! {
            <ui::Button kind=ui::ButtonKind::Quiet name="act" value=act.code()>
                {words::act(act)}
            </ui::Button>
        }
    });
    let buttons = buttons.collect::<Vec<_>>();
    let one = targets
        .first()
        .map(|offer| offer.value.clone())
        .unwrap_or_default();
    let several = targets.len() > 1;
    view! {
        <section class="section">
            <h2>{words::HELP}</h2>
            <p>{words::HELP_LEAD}</p>
            <ui::Form action troubles id="ayudar">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                {if several {
                    view! { <ui::Choice legend=words::WHOM name="target" offers=targets/> }.into_any()
                } else {
                    view! { <ui::Hidden name="target" value=one/> }.into_any()
                }}
                <ui::Select label=words::REASON name=Name::Reason.name() offers=reasons/>
                <ui::Actions>{buttons}</ui::Actions>
            </ui::Form>
        </section>
    }
}
