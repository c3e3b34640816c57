//! The panel: seats, the form, and each invitation with its state (C-36).

use domain::membership::Tier;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, ChangeInvitation, InvitationView, PanelView, SendInvitation};
use super::form::Invite;
use crate::act::Act;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::{bulk, companies, inside, invitation as words};
use crate::{help, routes, text, ui};

/// What the page can do.
#[derive(Clone, Copy)]
struct Acts {
    send: Act<SendInvitation>,
    change: Act<ChangeInvitation>,
}

/// What the address asks for besides.
#[derive(Clone, PartialEq, Eq)]
struct Asked {
    state: String,
    tier: String,
    before: String,
    revoke: String,
    done: String,
}

/// `/{platform}/e/{company}/cuentas`
#[component]
pub fn Panel() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let acts = Acts {
        send: Act::new(),
        change: Act::new(),
    };
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let of = |name| query.get(name).unwrap_or_default();
            Asked {
                state: of("estado"),
                tier: of("perfil"),
                before: of("antes"),
                revoke: of("revocar"),
                done: of("hecho"),
            }
        })
    });
    let steps = [acts.send.yeses(), acts.change.yeses()];
    let listed = load(
        move || (steps.map(|step| step.get()), asked.get()),
        move |(_, asked)| {
            let Asked {
                state,
                tier,
                before,
                ..
            } = asked;
            api::load_panel(slug.clone(), company.clone(), state, tier, before)
        },
    );
    shown(listed, move |panel: PanelView| {
        let asked = asked.get_untracked();
        view! { <Rooms panel asked acts/> }.into_any()
    })
}

#[component]
fn Rooms(panel: PanelView, asked: Asked, acts: Acts) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let company = panel.company.clone();
    let about = help::of_accounts(&face, "crear-institucional");
    let here = routes::invitations(&slug, &company);
    let back = (routes::company(&slug, &company), inside::TITLE_SEATED);
    let people = routes::people(&slug, &company);
    let by_list = routes::loads(&slug, &company);
    let news = words::done(&asked.done).map(|news| {
        let kind = if asked.done == "mismo-celular" {
            ui::NoticeKind::Warning
        } else {
            ui::NoticeKind::Success
        };
        view! { <ui::Notice kind announced=true><p>{news}</p></ui::Notice> }
    });
    let facts = vec![
        ui::Fact::new(words::PLAN, panel.plan),
        ui::Fact::new(words::SEATS, words::seats(panel.taken, panel.seats)),
        ui::Fact::new(words::WAITING, panel.waiting.to_string()),
    ];
    let open = |one: &&InvitationView| one.open && one.id == asked.revoke;
    let asking = panel.items.iter().find(open).cloned();
    let page = [
        ("estado", asked.state.as_str()),
        ("perfil", &asked.tier),
        ("antes", &asked.before),
    ];
    let asking = asking.map(|one| {
        let keep = routes::asking(&here, &page);
        really(&slug, &company, (one, keep), acts.change)
    });
    let next = panel.next.map(|next| {
        let href = routes::asking(&here, &[page[0], page[1], ("antes", &next)]);
        view! {
            <ui::Actions>
                <ui::ButtonLink href kind=ui::ButtonKind::Quiet>{words::NEXT}</ui::ButtonLink>
            </ui::Actions>
        }
    });
    let filters = filters(&here, &asked);
    let revoke = |id: &str| routes::asking(&here, &[page[0], page[1], page[2], ("revocar", id)]);
    let rows = panel.items.into_iter().map(|one| row(revoke, one));
    let table = table(&slug, &company, rows.collect(), acts.change);
    let (gives, typed) = (panel.gives, panel.typed);
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Wide back>
            <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
            {news}
            {asking}
            <p><strong>{panel.name}</strong></p>
            <ui::Facts facts/>
            <ui::Actions>
                <ui::ButtonLink href=people kind=ui::ButtonKind::Quiet>{text::people::TITLE}</ui::ButtonLink>
                <ui::ButtonLink href=by_list kind=ui::ButtonKind::Quiet>{bulk::BY_LIST}</ui::ButtonLink>
            </ui::Actions>
            <Invite company gives typed act=acts.send/>
            <section class="section">
                <h2>{words::LIST}</h2>
                {filters}
                {table}
                {next}
            </section>
            <help::Question href=about>{text::help::ABOUT_ACCOUNTS}</help::Question>
        </ui::Page>
    }
}

/// By state, and by role; both stand in the address.
fn filters(here: &str, asked: &Asked) -> AnyView {
    let states = words::STATES.map(|(value, label)| ui::Offer::new(value, label));
    let all = ui::Offer::new("", words::ALL_TIERS);
    let tiers = Tier::ALL.map(|one| ui::Offer::new(one.code(), companies::tier(one)));
    let tiers: Vec<ui::Offer> = [all].into_iter().chain(tiers).collect();
    let (state, tier) = (asked.state.clone(), asked.tier.clone());
    view! {
        <ui::Filters action=here.to_owned() label=words::FILTER>
            <ui::Select
                label=words::STATE
                name="estado"
                offers=states.to_vec()
                chosen=state
                optional=true
            />
            <ui::Select label=words::ROLE name="perfil" offers=tiers chosen=tier optional=true/>
        </ui::Filters>
    }
    .into_any()
}

fn table(
    slug: &str,
    company: &str,
    rows: Vec<Vec<AnyView>>,
    change: Act<ChangeInvitation>,
) -> AnyView {
    if rows.is_empty() {
        return view! { <ui::Empty title=words::NONE text=words::NONE_ABOUT/> }.into_any();
    }
    let voice = use_face().voice();
    let heads = words::HEADS.map(str::to_owned).to_vec();
    let (slug, company) = (slug.to_owned(), company.to_owned());
    view! {
        <ui::Form action=change troubles=change.troubles(voice) id="invitaciones">
            <ui::Hidden name="platform" value=slug/>
            <ui::Hidden name="company" value=company/>
            <ui::Table caption=words::CAPTION heads rows/>
        </ui::Form>
    }
    .into_any()
}

fn row(revoke: impl Fn(&str) -> String, one: InvitationView) -> Vec<AnyView> {
    let href = revoke(&one.id);
    let about = one.name.clone();
    let acts = one.open.then(|| {
        view! {
            <button class="button" data-kind="quiet" type="submit" name="resend" value=one.id>
                {words::RESEND}
                <span class="visually-hidden">" " {about.clone()}</span>
            </button>
            " "
            <a href=href>{words::REVOKE}<span class="visually-hidden">" " {about}</span></a>
        }
    });
    vec![
        view! {
            <span>{one.name}</span>" "<span class="soft">{one.document}</span>" "
            <span class="soft">{one.email}</span>
        }
        .into_any(),
        companies::tier(one.tier).into_any(),
        words::state(one.state).into_any(),
        words::sent(&one.sent, one.sends, one.ends.as_deref()).into_any(),
        acts.into_any(),
    ]
}

/// Asked once, naming the person.
fn really(
    slug: &str,
    company: &str,
    (one, keep): (InvitationView, String),
    change: Act<ChangeInvitation>,
) -> AnyView {
    let (slug, company) = (slug.to_owned(), company.to_owned());
    view! {
        <ui::Notice kind=ui::NoticeKind::Warning title=words::revoke_title(&one.name)>
            <p>{words::REVOKE_ABOUT}</p>
            <ui::Form action=change id="revocar">
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="company" value=company/>
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Danger name="revoke" value=one.id>
                        {words::REVOKE_YES}
                    </ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=keep>
                        {words::REVOKE_NO}
                    </ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </ui::Notice>
    }
    .into_any()
}
