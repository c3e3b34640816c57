//! `/{platform}/e/{company}/personas/{id}`: the «ficha de la persona».

use domain::membership::MembershipState;
use domain::refusal::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::api::{self, CardView};
use super::ask::line;
use super::history::history;
use super::{ChangePerson, naming, noted, row, state};
use crate::act::Act;
use crate::inside::{of_address, shown};
use crate::load::load;
use crate::platform::use_face;
use crate::text::people as words;
use crate::ui::Fact;
use crate::{help, routes, text, ui};

/// `/{platform}/e/{company}/personas/{id}`
#[component]
pub fn Card() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let query = use_query_map();
    let of = move |name| query.with(|query| query.get(name).unwrap_or_default());
    let asked = Memo::new(move |_| {
        let kept = routes::kept(&of(routes::BACK));
        (of("hecho"), of("pedir"), kept)
    });
    let before = Memo::new(move |_| of("antes"));
    let action = Act::<ChangePerson>::new();
    let done = action.yeses();
    let loaded = load(
        move || (id.get(), before.get(), asked.get(), done.get()),
        move |(id, before, ..)| api::load_person(slug.clone(), company.clone(), id, before),
    );
    shown(loaded, move |card: CardView| {
        let (news, wish, kept) = asked.get_untracked();
        view! { <Shown card news wish kept action/> }.into_any()
    })
}

#[component]
fn Shown(
    card: CardView,
    news: String,
    wish: String,
    /// What the list was asked for, and is again behind the way back.
    kept: String,
    action: Act<ChangePerson>,
) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.as_str();
    let back = (routes::people(slug, &card.company) + &kept, words::TITLE);
    let news = done(&news, face.exclusive);
    let part = Part {
        slug,
        card: &card,
        kept: &kept,
        action,
        troubles: match face.exclusive {
            true => {
                let voice = face.voice();
                action.troubles_in(move |failure| words::troubles_seated(failure, voice))
            }
            false => action.troubles_of_others(face.voice()),
        },
    };
    // One thing at a time: while the page asks whether to go on, it offers nothing else.
    let question = state::sure(&part, &wish);
    let forms = question.is_none().then(|| changes(&part));
    // What belongs to no form that is known.
    let refused = action.at("", part.troubles);
    let told = told(&card, face.exclusive);
    let told = told.map(|told| view! { <ui::Notice><p>{told}</p></ui::Notice> });
    let (name, facts) = (card.person.name.clone(), facts(&card));
    let asks = card.account.as_deref().map(|account| {
        let href = routes::why_of(slug, &card.company, (account, "", ""));
        view! { <p class="way"><a href=href>{words::ASK_WHY}</a></p> }
    });
    let about = help::of_people(&face, "inhabilitar");
    let older = card.older.as_deref();
    let older = older
        .map(|at| routes::person_before(slug, &card.company, &card.person.id, (at, kept.as_str())));
    let history = history(card.history, older);
    view! {
        <ui::Page title=words::CARD width=ui::Width::Text back>
            <ui::Heading lead=words::CARD>{name}</ui::Heading>
            {news}
            <ui::Summary troubles=refused/>
            {told}
            {question}
            <ui::Facts facts/>
            {asks}
            {forms}
            <section class="section" id="historial">
                <h2>{words::HISTORY}</h2>
                {history}
            </section>
            <help::Question href=about>{text::help::ABOUT_PEOPLE}</help::Question>
        </ui::Page>
    }
}

/// What was done just now.
fn done(news: &str, exclusive: bool) -> Option<AnyView> {
    let told = match exclusive {
        true => words::done_seated(news),
        false => words::done(news),
    };
    told.map(|told| {
        view! {
            <ui::Notice kind=ui::NoticeKind::Success announced=true><p>{told}</p></ui::Notice>
        }
        .into_any()
    })
}

/// Why this hand may not change everything.
const fn told(card: &CardView, exclusive: bool) -> Option<&'static str> {
    let (own, above, last) = match exclusive {
        true => (words::OWN_SEATED, words::ABOVE_SEATED, words::LAST_SEATED),
        false => (words::OWN, words::ABOVE, words::LAST),
    };
    match (card.own, card.above, card.is_protected) {
        (true, ..) => Some(own),
        (_, true, _) => Some(above),
        (.., true) => Some(last),
        (.., false) => None,
    }
}

fn facts(card: &CardView) -> Vec<Fact> {
    let one = &card.person;
    let or = |text: &str, none: &str| match text {
        "" => none.to_owned(),
        text => text.to_owned(),
    };
    let account = if one.account {
        words::HAS_ACCOUNT
    } else {
        words::WITHOUT_ACCOUNT
    };
    let section = one.section_name.as_deref().unwrap_or_default();
    let mut facts = vec![
        Fact::new(words::STATE, row::state(one)),
        Fact::new(words::PERFIL, one.perfil_name.clone()),
    ];
    let until = card.stands_in.clone();
    facts.extend(until.map(|day| Fact::new(words::STANDS_IN, day)));
    if !use_face().exclusive {
        facts.push(Fact::new(words::SECTION, or(section, words::NO_SECTION)));
    }
    facts.extend([
        Fact::new(words::RUT, or(&one.rut, words::NONE)),
        Fact::new(words::EMAIL, or(&one.email, words::NONE)),
    ]);
    // The mobile of an institution's people is their own.
    if !use_face().exclusive {
        facts.push(Fact::new(words::PHONE, or(&card.phone, words::NONE)));
    }
    facts.push(Fact::new(words::ACCOUNT, account));
    let position = card.called.position.as_deref();
    facts.extend(position.map(|told| Fact::new(words::POSITION, or(told, words::NONE))));
    let starts = one.starts_on.clone();
    facts.extend(starts.map(|day| Fact::new(words::STARTS, day)));
    let ends = one.ends_on.clone();
    facts.extend(ends.map(|day| Fact::new(words::ENDS, day)));
    facts
}

/// One of the forms: a title, what is sent besides, what is asked, and its button.
pub(super) struct Part<'a> {
    slug: &'a str,
    pub(super) card: &'a CardView,
    kept: &'a str,
    action: Act<ChangePerson>,
    troubles: Signal<Vec<ui::Trouble>>,
}

impl Part<'_> {
    /// Whether it was refused, and what was typed there came back.
    fn is_back(&self, what: &str) -> bool {
        let form = self.card.typed.get("what");
        form.is_some_and(|form| form == what)
    }

    /// What was typed there before a refusal, or what stands.
    pub(super) fn typed(&self, what: &str, name: &str, stands: &str) -> String {
        let typed = self.card.typed.get(name).filter(|_| self.is_back(what));
        typed.map_or(stands, String::as_str).to_owned()
    }

    /// Where the dangerous ones are asked about; with nothing to ask, the «ficha».
    pub(super) fn way(&self, wish: &str) -> String {
        let (company, id) = (&self.card.company, &self.card.person.id);
        routes::person_asked(self.slug, company, id, (wish, self.kept))
    }

    pub(super) fn form(
        &self,
        what: &'static str,
        title: &str,
        button: (ui::ButtonKind, &'static str),
        inner: impl FnOnce() -> AnyView + Send + 'static,
    ) -> AnyView {
        self.around(what, title, button, Box::new(inner))
    }

    /// The same, made once for all of them.
    fn around(
        &self,
        what: &'static str,
        title: &str,
        (kind, button): (ui::ButtonKind, &'static str),
        inner: Box<dyn FnOnce() -> AnyView + Send>,
    ) -> AnyView {
        let (slug, card) = (self.slug.to_owned(), self.card);
        let (company, id) = (card.company.clone(), card.person.id.clone());
        let (version, action) = (card.version.to_string(), self.action);
        let back = self.kept.to_owned();
        // Its fields have the short names.
        let form = format!("ficha-{what}");
        if self.is_back(what) {
            action.about(&form);
        }
        let (titled, title) = (format!("{form}-titulo"), title.to_owned());
        let troubles = action.at(&form, self.troubles);
        // Only what was asked about has a way back.
        let keep = (kind == ui::ButtonKind::Danger).then(|| {
            let href = self.way("");
            view! {
                <ui::ButtonLink kind=ui::ButtonKind::Quiet href>{words::KEEP_CARD}</ui::ButtonLink>
            }
        });
        view! {
            <section class="section" aria-labelledby=titled>
                <h2 id=titled.clone()>{title}</h2>
                <ui::Form action troubles id=form>
                    <ui::Hidden name="platform" value=slug/>
                    <ui::Hidden name="company" value=company/>
                    <ui::Hidden name="id" value=id/>
                    <ui::Hidden name="version" value=version/>
                    <ui::Hidden name="what" value=what/>
                    <ui::Hidden name="back" value=back/>
                    {inner()}
                    <ui::Actions>
                        <ui::Button kind>{button}</ui::Button>
                        {keep}
                    </ui::Actions>
                </ui::Form>
            </section>
        }
        .into_any()
    }
}

/// Everything that may be changed, the dangerous apart at the end.
fn changes(part: &Part<'_>) -> Vec<AnyView> {
    let card = part.card;
    if !card.may_edit {
        return perfil(part).into_iter().collect();
    }
    let mut parts = Vec::new();
    // Name, address and mobile of an institution's people are their own.
    if !use_face().exclusive {
        parts.extend([naming::names(part), contact(part)]);
        parts.extend([noted::phone(part), noted::start(part)]);
        parts.extend(noted::number(part));
        parts.extend((!card.sections.is_empty()).then(|| section(part)));
    }
    parts.extend(perfil(part));
    parts.extend(reach(part));
    if !card.own && !card.above {
        parts.extend(state::state(part));
    }
    parts
}

fn contact(part: &Part<'_>) -> AnyView {
    let email = part.typed("contact", "email", &part.card.person.email);
    let lead = if part.card.person.account {
        words::EMAIL_LEAD
    } else {
        words::EMAIL_FIRST
    };
    let button = (ui::ButtonKind::Quiet, words::SAVE_EMAIL);
    part.form("contact", words::CHANGE_EMAIL, button, move || {
        line("email", (words::EMAIL, lead), Name::Email, email)
    })
}

fn section(part: &Part<'_>) -> AnyView {
    let offers = row::sections(words::NO_SECTION, &part.card.sections);
    let stands = part.card.person.section.as_deref().unwrap_or_default();
    let chosen = part.typed("section", "section", stands);
    let button = (ui::ButtonKind::Quiet, words::SAVE_SECTION);
    part.form("section", words::CHANGE_SECTION, button, move || {
        view! { <ui::Select label=words::NEW_SECTION name="section" offers chosen/> }.into_any()
    })
}

/// The perfiles that this hand may give, the company's own by name.
fn perfil(part: &Part<'_>) -> Option<AnyView> {
    let (card, now) = (part.card, part.card.person.perfil);
    if card.is_protected || card.perfiles.is_empty() {
        return None;
    }
    let current = ui::Offer::new(now.to_string(), card.person.perfil_name.clone());
    let chosen = part.typed("perfil", "perfil", &current.value);
    let others = card.perfiles.iter().cloned();
    let others = others.map(|(word, name)| ui::Offer::new(word, name));
    let offers: Vec<ui::Offer> = [current].into_iter().chain(others).collect();
    let button = (ui::ButtonKind::Quiet, words::SAVE_PERFIL);
    Some(part.form("perfil", words::CHANGE_PERFIL, button, move || {
        view! { <ui::Select label=words::NEW_PERFIL name="perfil" offers chosen/> }.into_any()
    }))
}

/// The letter to whoever has no account, the sessions of whoever has one.
fn reach(part: &Part<'_>) -> Option<AnyView> {
    let card = part.card;
    let one = &card.person;
    if one.account {
        let (end, lead) = match use_face().exclusive {
            true => (words::END_SESSIONS_SEATED, words::SESSIONS_LEAD_SEATED),
            false => (words::END_SESSIONS, words::SESSIONS_LEAD),
        };
        let button = (ui::ButtonKind::Quiet, end);
        let lead = move || view! { <p>{lead}</p> }.into_any();
        return (!card.own && !card.above)
            .then(|| part.form("sessions", words::SESSIONS, button, lead));
    }
    let able = !one.email.is_empty() && one.state == MembershipState::Enabled;
    let seated = use_face().exclusive;
    if !able || (seated && card.above) {
        return None;
    }
    let title = match seated {
        true => words::INVITATION,
        false => words::REMIND_ONE,
    };
    let lead = seated.then_some(words::RESEND_LEAD);
    let letter = match seated {
        true => words::letter_seated,
        false => words::letter,
    };
    let told = card
        .reminded
        .as_deref()
        .map(|at| letter(card.letter.as_deref(), at));
    let button = (ui::ButtonKind::Quiet, words::REMIND);
    Some(part.form("remind", title, button, move || {
        let told = told.map(|told| view! { <p>{told}</p> });
        let lead = lead.map(|lead| view! { <p>{lead}</p> });
        view! { {told} {lead} }.into_any()
    }))
}
