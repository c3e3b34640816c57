//! `/{platform}/mesa/correos`: another address for somebody who lost their mailbox (Q50). One agent
//! proposes it for whom they looked up, another one agrees with the code that the person tells.

pub mod api;

use domain::refusal::Field as Name;
use domain::service::LONGEST_REASON;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::api::{CandidateView, ChangeView, DecideMailbox, ProposeMailbox, RoomView};
use crate::act::Act;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, desk_mailboxes as words};
use crate::{not_found, routes, ui};

/// What the page can do.
#[derive(Clone, Copy)]
struct Acts {
    propose: Act<ProposeMailbox>,
    decide: Act<DecideMailbox>,
}

/// `/{platform}/mesa/correos`
#[component]
pub fn Page() -> impl IntoView {
    let slug = use_face().slug.to_string();
    let acts = Acts {
        propose: Act::new(),
        decide: Act::new(),
    };
    let steps = [acts.propose.yeses(), acts.decide.yeses()];
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            (of("desde"), of("cambio"), of("hecho"))
        })
    });
    let platform = slug.clone();
    let room = load(
        move || (asked.get(), steps.map(|step| step.get())),
        move |((after, _, _), _)| api::load_mailboxes(platform.clone(), after),
    );
    view! {
        <ui::Loaded
            source=room
            then={move |room: RoomView| {
                let (_, chosen, done) = asked.get_untracked();
                let slug = slug.clone();
                view! { <Room slug chosen done room acts/> }.into_any()
            }}
            otherwise=not_found::closed
        />
    }
}

#[component]
fn Room(slug: String, chosen: String, done: String, room: RoomView, acts: Acts) -> impl IntoView {
    let back = (routes::desk_people(&slug), text::desk_people::TITLE);
    let news = words::done(&done).map(|news| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{news}</p></ui::Notice>
        }
    });
    let RoomView {
        candidates,
        items,
        next,
        target,
        email,
        reason,
    } = room;
    let one = items.iter().find(|one| one.id == chosen).cloned();
    // One form at a time: both ask for what was seen.
    let form = match one {
        Some(one) => view! { <One one action=acts.decide/> }.into_any(),
        None => view! { <Propose candidates target email reason action=acts.propose/> }.into_any(),
    };
    let next = next.map(|next| {
        let href = routes::asking(&routes::desk_mailboxes(&slug), &[("desde", &next)]);
        view! { <ui::More href words=words::NEXT/> }
    });
    let rows: Vec<Vec<AnyView>> = items.into_iter().map(|one| row(&slug, one)).collect();
    let (heads, none) = (&words::HEADS, (words::NONE, words::NONE_ABOUT));
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide back>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {news}
            {form}
            <ui::Listing caption=words::CAPTION heads rows none/>
            {next}
        </ui::Page>
    }
}

fn row(slug: &str, one: ChangeView) -> Vec<AnyView> {
    let href = routes::desk_mailbox(slug, &one.id);
    vec![
        view! { <a href=href>{one.person}</a> }.into_any(),
        one.new.into_any(),
        one.proposed.into_any(),
        words::state(one.due.as_deref()).into_any(),
    ]
}

/// For whom the last look-up found.
#[component]
fn Propose(
    candidates: Vec<CandidateView>,
    target: String,
    email: String,
    reason: String,
    action: Act<ProposeMailbox>,
) -> impl IntoView {
    let face = use_face();
    let find = routes::desk_people(face.slug.as_str());
    if candidates.is_empty() {
        return view! {
            <p>{words::FIRST_FIND} " " <a href=find>{words::FIND}</a></p>
        }
        .into_any();
    }
    let troubles = action.troubles(face.voice());
    let whom = whom(candidates, &target);
    view! {
        <section class="section">
            <h2>{words::PROPOSE_TITLE}</h2>
            <ui::Form action troubles id="proponer">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                {whom}
                <ui::Field
                    label=words::NEW
                    name=Name::Email.name()
                    value=email
                    hint=words::NEW_HINT
                    literal=true
                    autocomplete="off"
                    maxlength=254
                />
                <ui::Text
                    label=words::EVIDENCE
                    name=Name::Reason.name()
                    value=reason
                    hint=words::EVIDENCE_HINT
                    maxlength=LONGEST_REASON
                />
                <ui::Actions>
                    <ui::Button>{words::PROPOSE}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </section>
    }
    .into_any()
}

/// Whom it is about: told where nobody else is found, else chosen.
fn whom(candidates: Vec<CandidateView>, target: &str) -> AnyView {
    // Whom a refused proposal is about stays chosen: another one is not proposed by accident.
    let again = candidates.iter().find(|one| one.target == target);
    let first = again.or(candidates.first());
    let first = first.map(|one| one.target.clone()).unwrap_or_default();
    match <[CandidateView; 1]>::try_from(candidates) {
        Ok([one]) => {
            let document = one
                .document
                .map(|told| ui::Fact::new(words::DOCUMENT, told));
            let facts = [
                Some(ui::Fact::new(words::PERSON, one.person)),
                document,
                Some(ui::Fact::new(words::OLD, one.old)),
            ];
            view! {
                <ui::Facts facts=facts.into_iter().flatten().collect()/>
                <ui::Hidden name="target" value=first/>
            }
            .into_any()
        }
        Err(several) => {
            let offers = several
                .into_iter()
                .map(|one| ui::Offer {
                    value: one.target,
                    label: one.old,
                    hint: Some(one.person),
                })
                .collect();
            view! { <ui::Choice legend=words::WHOM name="target" offers chosen=vec![first]/> }
                .into_any()
        }
    }
}

/// One change, and what an agent says to it. Whoever proposed it is offered a no only.
#[component]
fn One(one: ChangeView, action: Act<DecideMailbox>) -> impl IntoView {
    let face = use_face();
    let troubles = action.troubles(face.voice());
    let back = routes::desk_mailboxes(face.slug.as_str());
    let document = one
        .document
        .map(|told| ui::Fact::new(words::DOCUMENT, told));
    let state = words::state(one.due.as_deref());
    let facts = [
        Some(ui::Fact::new(words::PERSON, one.person)),
        document,
        Some(ui::Fact::new(words::OLD, one.old)),
        Some(ui::Fact::new(words::NEW, one.new)),
        Some(ui::Fact::new(words::EVIDENCE, one.evidence)),
        Some(ui::Fact::new(words::PROPOSED, one.proposed)),
    ];
    let facts = facts.into_iter().flatten().collect();
    let agrees = one.due.is_none() && !one.mine;
    let told = match one.due {
        None if one.mine => words::MINE.to_owned(),
        None => words::OTHER.to_owned(),
        Some(_) => state,
    };
    let code = agrees.then(|| {
        view! {
            <ui::Field
                label=words::CODE
                name=Name::Code.name()
                hint=words::CODE_HINT
                literal=true
                autocomplete="off"
                maxlength=12
            />
        }
    });
    let agree = agrees.then(|| {
        view! { <ui::Button name="outcome" value="agree">{words::AGREE}</ui::Button> }
    });
    view! {
        <section class="section">
            <h2>{words::ONE}</h2>
            <ui::Facts facts/>
            <ui::Notice><p>{told}</p></ui::Notice>
            <ui::Form action troubles id="decidir">
                <ui::Hidden name="platform" value=face.slug.to_string()/>
                <ui::Hidden name="id" value=one.id/>
                {code}
                <ui::Text
                    label=words::REASON
                    name=Name::Reason.name()
                    value=one.typed
                    hint=words::REASON_HINT
                    maxlength=LONGEST_REASON
                />
                <ui::Actions>
                    {agree}
                    <ui::Button kind=ui::ButtonKind::Quiet name="outcome" value="decline">
                        {words::DECLINE}
                    </ui::Button>
                </ui::Actions>
            </ui::Form>
            <p class="way"><a href=back>{words::BACK}</a></p>
        </section>
    }
}
