//! A company's people, as their pages show and send them.

use std::collections::BTreeMap;

use backend::people::{
    Asked as Wanted, Card, List, Names, Order, Pending, Person, Recent, ToDo, Told, Waiting, Why,
};
use backend::role::Choice;
use backend::storage::roster::Filter;
use domain::Id;
use domain::contact::{Email, Phone};
use domain::date::Date;
use domain::document::Rut;
use domain::id::RosterPerson;
use domain::locale::Locale;
use domain::membership::{MembershipState, Perfil};
use domain::refusal::{Field, Refusal};
use domain::roster::{Branch, Naming, Note, Number, TypedEntry, TypedNaming};

use crate::failure::Failure;
use crate::people::api::{
    ActView, Asked, CardView, INVITED, PendingView, PeopleView, PersonView, SectionView, ToldView,
    WaitingView,
};
use crate::text::companies::perfil_named;

/// What a refused form for adding somebody is kept under.
pub const PERSON_FORM: &str = "person";
/// What a refused form of a «ficha» is kept under.
pub const CARD_FORM: &str = "card";

/// What a refused form about several people is kept under.
pub const SEVERAL_FORM: &str = "several";

/// What the address asks for; nothing asks for everything.
///
/// # Errors
/// [`Refusal::Unreadable`] for a filter that nobody could choose.
pub fn people_asked(asked: &Asked) -> Result<Wanted, Refusal> {
    fn read<T: std::str::FromStr>(text: &str) -> Result<Option<T>, Refusal> {
        match text {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| Refusal::Unreadable),
        }
    }
    let section: Option<Id<domain::id::Section>> = read(&asked.section)?;
    let (state, account) = match asked.state.as_str() {
        INVITED => (Some(MembershipState::Enabled), Some(false)),
        state => (read(state)?, None),
    };
    Ok(Wanted {
        search: asked.search.clone(),
        filter: Filter {
            state,
            perfil: read(&asked.perfil)?,
            section: section.map(Id::uuid),
            account,
        },
        order: match asked.order.as_str() {
            "recientes" => Order::Newest,
            _ => Order::Name,
        },
        after: asked.after.clone(),
    })
}

/// Ids between commas; what is none is nobody.
#[must_use]
pub fn ids(text: &str) -> Vec<Id<RosterPerson>> {
    let ids = text.split(',').take(100);
    ids.filter_map(|id| id.parse().ok()).collect()
}

/// Why somebody is disabled. A category is needed, words are not.
///
/// # Errors
/// [`Refusal::Fields`] for what is wrong with them.
pub fn why(reason: &str, note: &str) -> Result<Why, Refusal> {
    let wrong = |field: Field| move |problem| Refusal::field(field, problem);
    let note = noted(note)?;
    let reason = reason.parse().map_err(wrong(Field::Reason))?;
    Ok(Why {
        reason: Some(reason),
        note,
    })
}

/// Words for other administrators; nothing typed is none.
fn noted(text: &str) -> Result<Option<Note>, Refusal> {
    match text.trim() {
        "" => Ok(None),
        text => Note::parse(text)
            .map(Some)
            .map_err(|problem| Refusal::field(Field::Note, problem)),
    }
}

/// No form of ours sends that.
#[must_use]
pub fn unreadable() -> Failure {
    super::refuse(Refusal::Unreadable)
}

/// The form for adding somebody, by the names of its fields.
#[must_use]
pub fn typed_entry(sent: &BTreeMap<String, String>) -> TypedEntry {
    let of = |field: Field| sent.get(&*field.name()).cloned().unwrap_or_default();
    TypedEntry {
        rut: of(Field::Document),
        names: of(Field::FirstName),
        first_surname: of(Field::FirstSurname),
        second_surname: of(Field::SecondSurname),
        email: of(Field::Email),
        phone: of(Field::Phone),
        position: of(Field::Position),
        starts_on: of(Field::StartsOn),
        card: of(Field::CardNumber),
    }
}

/// What a form of a «ficha» asks for, and the word that its news have.
///
/// # Errors
/// [`Refusal::Fields`] for what is typed wrong; [`Refusal::Unreadable`] for what no form of ours sends.
pub fn to_do(what: &str, sent: &BTreeMap<String, String>) -> Result<(ToDo, &'static str), Refusal> {
    let wrong = |field: Field| move |problem| Refusal::field(field, problem);
    let of = |name: &str| sent.get(name).map_or("", String::as_str);
    Ok(match what {
        "enable" => (ToDo::Enable, "habilitada"),
        "disable" => {
            let why = why(of("reason"), of("note"))?;
            (ToDo::Disable(why), "inhabilitada")
        }
        "leave" => {
            let day = Date::parse(of("ends_on")).map_err(wrong(Field::EndsOn))?;
            let what = match noted(of("note"))? {
                Some(note) => ToDo::LeaveFor(day, note),
                None => ToDo::Leave(Some(day)),
            };
            (what, "baja")
        }
        "stay" => (ToDo::Leave(None), "sigue"),
        "section" => {
            let section = match of("section") {
                "" => None,
                id => Some(id.parse().map_err(|_| Refusal::Unreadable)?),
            };
            (ToDo::Section(section), "seccion")
        }
        "contact" => {
            let email = match of("email").trim() {
                "" => None,
                typed => Some(Email::parse(typed).map_err(wrong(Field::Email))?),
            };
            (ToDo::Contact(email), "correo")
        }
        "phone" => {
            let phone = match of("phone").trim() {
                "" => None,
                // Companies have a RUT, so their people have mobiles of Chile.
                typed => Some(Phone::parse(Locale::EsCl, typed).map_err(wrong(Field::Phone))?),
            };
            (ToDo::Phone(phone), "celular")
        }
        "start" => {
            let day = match of("starts_on").trim() {
                "" => None,
                typed => Some(Date::parse(typed).map_err(wrong(Field::StartsOn))?),
            };
            (ToDo::Start(day), "ingreso")
        }
        "number" => {
            let number = Number::parse(of("document"), of("card_number"));
            (ToDo::Number(number.map_err(Refusal::Fields)?), "rut")
        }
        "names" => {
            let naming = Naming::parse(&typed_naming(sent)).map_err(Refusal::Fields)?;
            (ToDo::Names(naming), "nombre")
        }
        _ => return Err(Refusal::Unreadable),
    })
}

/// The form for correcting somebody's name, by the names of its fields.
fn typed_naming(sent: &BTreeMap<String, String>) -> TypedNaming {
    let of = |field: Field| sent.get(&*field.name()).cloned();
    TypedNaming {
        names: of(Field::FirstName).unwrap_or_default(),
        first_surname: of(Field::FirstSurname).unwrap_or_default(),
        second_surname: of(Field::SecondSurname).unwrap_or_default(),
        position: of(Field::Position),
    }
}

/// A person as pages show them.
#[must_use]
pub fn person_view(person: Person, sections: &[SectionView]) -> PersonView {
    let rut: Result<Rut, _> = person.rut.parse();
    let section = person.section.map(|id| id.to_string());
    let named = sections
        .iter()
        .find(|one| Some(&one.id) == section.as_ref());
    PersonView {
        id: person.id.to_string(),
        rut: rut.map_or(person.rut, Rut::dotted),
        name: person.name,
        email: person.email,
        perfil: person.perfil,
        perfil_name: perfil_named(person.perfil, person.perfil_name.as_deref()),
        state: person.state,
        reason: person.reason,
        section_name: named.map(|one| one.name.clone()),
        section,
        account: person.account,
        invitation: person.invitation.map(WaitingView::from),
        starts_on: person.starts_on.map(|day| day.to_string()),
        ends_on: person.ends_on.map(|day| day.to_string()),
    }
}

impl From<Waiting> for WaitingView {
    fn from(waiting: Waiting) -> Self {
        Self {
            state: waiting.state,
            ends_on: waiting.ends_on.to_string(),
            soon: waiting.soon,
        }
    }
}

impl From<Branch> for SectionView {
    fn from(branch: Branch) -> Self {
        Self {
            id: branch.id.to_string(),
            parent: branch.parent.map(|id| id.to_string()),
            name: branch.name,
            depth: branch.depth,
        }
    }
}

/// A page of the list.
#[must_use]
pub fn people_view(company: String, list: List) -> PeopleView {
    let sections: Vec<SectionView> = list.sections.into_iter().map(SectionView::from).collect();
    let people = list.people.into_iter();
    let names = list.names;
    let perfiles = list.perfiles.into_iter().map(|(perfil, people)| {
        let name = perfil_named(perfil, names.of(perfil).as_deref());
        (perfil, name, people)
    });
    PeopleView {
        company,
        people: people.map(|one| person_view(one, &sections)).collect(),
        next: list.next,
        total: list.total,
        everybody: list.everybody,
        perfiles: perfiles.collect(),
        sections,
        seats: list.seats,
        may_edit: list.may_edit,
    }
}

/// One person.
#[must_use]
pub fn card_view(company: String, card: Card, offers: &[Choice]) -> CardView {
    let sections: Vec<SectionView> = card
        .sections
        .iter()
        .cloned()
        .map(SectionView::from)
        .collect();
    let is_protected = card.is_protected();
    let (history, names) = (card.history.into_iter(), card.names);
    // An administrator's needs an account first (Q49), and an invitation keeps its tier.
    let account = card.person.account;
    let given = offers.iter().filter(|one| one.by_hand);
    let needs_none = |perfil| matches!(perfil, Perfil::Worker | Perfil::Own(_));
    let given = given.filter(|one| account || needs_none(one.perfil));
    CardView {
        company,
        perfiles: given.map(super::perfiles::offered).collect(),
        history: history
            .map(|told| told_view(told, &sections, &names))
            .collect(),
        older: card.older,
        starts_on: card.person.starts_on.map_or_else(String::new, Date::iso),
        person: person_view(card.person, &sections),
        called: card.called,
        phone: card.phone.map_or_else(String::new, |one| one.to_string()),
        version: card.version,
        account: card.account.map(|id| id.to_string()),
        stands_in: card.stands_in.map(|day| day.to_string()),
        own: card.own,
        above: card.above,
        is_protected,
        last_administrator: card.last_administrator,
        letter: card.letter,
        reminded: card.reminded,
        sections,
        may_edit: card.may_edit,
        typed: BTreeMap::new(),
    }
}

/// A change: each value that is another one now. Sections and perfiles are told by name, days as
/// people write them.
fn told_view(told: Told, sections: &[SectionView], names: &Names) -> ToldView {
    let old: BTreeMap<String, String> = told.old.into_iter().collect();
    let said = |name: &str, value: String| match name {
        "section" => {
            let found = sections.iter().find(|one| one.id == value);
            found.map_or(String::new(), |one| one.name.clone())
        }
        "perfil" | "tier" => match value.parse() {
            Ok(perfil) => perfil_named(perfil, names.of(perfil).as_deref()),
            Err(_) => value,
        },
        // As people write it.
        "starts_on" | "ends_on" | "until" => match Date::parse(&value) {
            Ok(day) => day.to_string(),
            Err(_) => value,
        },
        _ => value,
    };
    let changes = told.new.into_iter().filter_map(|(name, new)| {
        let old = old.get(&name).cloned().unwrap_or_default();
        let (old, new) = (said(&name, old), said(&name, new));
        (old != new).then_some((name, old, new))
    });
    ToldView {
        at: told.at,
        who: told.who,
        action: told.action,
        changes: changes.collect(),
        reason: told.reason,
        note: told.note,
    }
}

impl From<Recent> for ActView {
    fn from(recent: Recent) -> Self {
        Self {
            act: recent.act.to_string(),
            at: recent.at,
            who: recent.who,
            state: recent.state,
            people: recent.people,
        }
    }
}

/// What waits, and what can be taken back.
#[must_use]
pub fn pending_view(company: String, pending: Pending, acts: Vec<Recent>) -> PendingView {
    let views = |people: Vec<Person>| -> Vec<PersonView> {
        let people = people.into_iter();
        people.map(|one| person_view(one, &[])).collect()
    };
    PendingView {
        company,
        bounced: views(pending.bounced),
        bounced_cut: pending.bounced_cut,
        without_account: views(pending.without_account),
        next: pending.next,
        ending: views(pending.ending),
        ending_next: pending.ending_next,
        modules: pending.modules,
        perfiles: pending.perfiles,
        may_edit: pending.may_edit,
        acts: acts.into_iter().map(ActView::from).collect(),
    }
}
