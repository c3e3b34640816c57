//! Translates between the pages of a company's people and their use cases: reading.

use std::collections::BTreeMap;

use domain::membership::{Invited, MembershipState, Perfil, Reason};
use domain::roster::TypedNaming;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What the address asks for, as it stands there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// What somebody typed into the search.
    pub search: String,
    /// The state, or nothing.
    pub state: String,
    /// The perfil, or nothing.
    pub perfil: String,
    /// The section, or nothing.
    pub section: String,
    /// The order, or nothing.
    pub order: String,
    /// Where the page begins.
    pub after: String,
}

/// The state, in an address, of whoever was invited and did not accept yet.
pub const INVITED: &str = "invited";

/// A person of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    /// Their id in this list.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// Their RUT as people write it, or nothing.
    pub rut: String,
    /// Their contact address, or nothing.
    pub email: String,
    /// The perfil.
    pub perfil: Perfil,
    /// What that is called.
    pub perfil_name: String,
    /// The state now.
    pub state: MembershipState,
    /// Why they are «Inhabilitado».
    pub reason: Option<Reason>,
    /// The section's id.
    pub section: Option<String>,
    /// The section's name.
    pub section_name: Option<String>,
    /// Whether they have an account.
    pub account: bool,
    /// In an institution, how far the invitation of whoever has none is.
    pub invitation: Option<WaitingView>,
    /// Since which day they work there.
    pub starts_on: Option<String>,
    /// The first day without access.
    pub ends_on: Option<String>,
}

/// An invitation that nobody accepted yet (C-36).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingView {
    /// How far it is.
    pub state: Invited,
    /// The day on which its link stops working.
    pub ends_on: String,
    /// Whether that is soon.
    pub soon: bool,
}

/// A section in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionView {
    /// Its id.
    pub id: String,
    /// The one above it.
    pub parent: Option<String>,
    /// Its name.
    pub name: String,
    /// How many stand above it.
    pub depth: usize,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleView {
    /// The company, as the address names it.
    pub company: String,
    /// The people.
    pub people: Vec<PersonView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// How many fit the filters; none while something is searched for.
    pub total: Option<i64>,
    /// How many there are at all.
    pub everybody: i64,
    /// The perfiles that people have, what each is called, and how many have it.
    pub perfiles: Vec<(Perfil, String, i64)>,
    /// The sections.
    pub sections: Vec<SectionView>,
    /// In an institution, how many seats of its plan are taken, and how many there are (C-06).
    pub seats: Option<(i64, i64)>,
    /// Whether one may change people.
    pub may_edit: bool,
}

/// A change that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldView {
    /// When.
    pub at: String,
    /// Who, where it was somebody of this company.
    pub who: Option<String>,
    /// The word of the act.
    pub action: String,
    /// Name, old value and new one.
    pub changes: Vec<(String, String, String)>,
    /// The category of the reason.
    pub reason: Option<Reason>,
    /// What an administrator wrote for others.
    pub note: Option<String>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardView {
    /// The company, as the address names it.
    pub company: String,
    /// Who.
    pub person: PersonView,
    /// Their name by its parts, and their «Cargo».
    pub called: TypedNaming,
    /// «Celular» as people write it, or nothing.
    pub phone: String,
    /// Since which day they work there as a field of days takes it, or nothing.
    pub starts_on: String,
    /// The version that a change is sent with.
    pub version: i64,
    /// Their account, for whoever may ask what it sees.
    pub account: Option<String>,
    /// The last day on which they stand in for the administrators.
    pub stands_in: Option<String>,
    /// Whether it is whoever looks.
    pub own: bool,
    /// Whether the person may do more than whoever looks (A47).
    pub above: bool,
    /// Whether neither state nor perfil may be changed by this hand.
    pub is_protected: bool,
    /// Whether it is the company's only access administrator.
    pub last_administrator: bool,
    /// What became of the last letter.
    pub letter: Option<String>,
    /// When it was written.
    pub reminded: Option<String>,
    /// The sections to choose from.
    pub sections: Vec<SectionView>,
    /// What was changed, newest first.
    pub history: Vec<ToldView>,
    /// Where what was changed before begins.
    pub older: Option<String>,
    /// Whether one may change anything but the perfil.
    pub may_edit: bool,
    /// The perfiles that one may give instead: word and name.
    pub perfiles: Vec<(String, String)>,
    /// What was typed into one of its forms before a refusal; `what` names the form.
    pub typed: BTreeMap<String, String>,
}

/// What waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingView {
    /// The company, as the address names it.
    pub company: String,
    /// Enabled without an account, and the last letter did not arrive.
    pub bounced: Vec<PersonView>,
    /// Whether there are more of them.
    pub bounced_cut: bool,
    /// Enabled without an account.
    pub without_account: Vec<PersonView>,
    /// Where their next page begins.
    pub next: Option<String>,
    /// Whose access ends soon.
    pub ending: Vec<PersonView>,
    /// Where their next page begins.
    pub ending_next: Option<String>,
    /// How many requests for modules wait, for whoever decides them.
    pub modules: Option<i64>,
    /// How many requests for perfiles wait at the help desk, for whoever may ask it.
    pub perfiles: Option<i64>,
    /// Whether one may remind them.
    pub may_edit: bool,
    /// What was done to several people and can be taken back, newest first.
    pub acts: Vec<ActView>,
}

/// Something that was done to several people at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActView {
    /// What it is taken back with.
    pub act: String,
    /// When.
    pub at: String,
    /// Who, where it was somebody of this company.
    pub who: Option<String>,
    /// What they became.
    pub state: MembershipState,
    /// How many they were.
    pub people: usize,
}

/// The form for adding somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddView {
    /// The sections to choose from.
    pub sections: Vec<SectionView>,
    /// What was typed before a refusal.
    pub typed: BTreeMap<String, String>,
}

/// Those who are chosen, to be changed together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenView {
    /// Who.
    pub people: Vec<PersonView>,
    /// What was typed about them before a refusal.
    pub typed: BTreeMap<String, String>,
}

impl ChosenView {
    /// Their ids between commas, as the form sends them.
    #[must_use]
    pub fn ids(&self) -> String {
        let ids: Vec<&str> = self.people.iter().map(|one| one.id.as_str()).collect();
        ids.join(",")
    }
}

/// The people of that company who are asked for.
#[server(endpoint = "people/list")]
pub async fn load_people(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] asked: Asked,
) -> Result<PeopleView, Failure> {
    use crate::{bridge, routes};
    let here = routes::people(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let asked = bridge::people_asked(&asked).map_err(bridge::refuse)?;
    let list = backend::people::list(&caller, &asked)
        .await
        .map_err(bridge::fail)?;
    Ok(bridge::people_view(company, list))
}

/// One person of that company; `before` is where the page of changes begins.
#[server(endpoint = "people/card")]
pub async fn load_person(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] id: String,
    #[server(default)] before: String,
) -> Result<CardView, Failure> {
    use crate::{bridge, routes};
    let here = routes::person(&platform, &company, &id);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let named = bridge::named(&id)?;
    let mut card = backend::people::card(&caller, named)
        .await
        .map_err(bridge::fail)?;
    if !before.is_empty() {
        let past = backend::people::history(&caller, named, &before).await;
        let past = past.map_err(bridge::fail)?;
        (card.history, card.older) = (past.told, past.older);
    }
    let offers = backend::role::offers(&caller, card.person.perfil, card.own).await;
    let mut view = bridge::card_view(company, card, &offers.map_err(bridge::fail)?);
    view.typed = bridge::recalled_of(&caller, bridge::CARD_FORM, &id).await?;
    Ok(view)
}

/// What waits in that company; `after` and `ends_after` are where its pages begin.
#[server(endpoint = "people/pending")]
pub async fn load_pending(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] after: String,
    #[server(default)] ends_after: String,
) -> Result<PendingView, Failure> {
    use crate::{bridge, routes};
    use backend::people::Pages;
    let here = routes::pending_people(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let pages = Pages {
        without_account: after,
        ending: ends_after,
    };
    let pending = backend::people::pending(&caller, &pages)
        .await
        .map_err(bridge::fail)?;
    let acts = backend::people::recent(&caller)
        .await
        .map_err(bridge::fail)?;
    Ok(bridge::pending_view(company, pending, acts))
}

/// Those who are chosen, to be named before they are changed; `ids` between commas.
#[server(endpoint = "people/chosen")]
pub async fn load_chosen(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] ids: String,
) -> Result<ChosenView, Failure> {
    use crate::{bridge, routes};
    let here = routes::people(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    let people = backend::people::chosen(&caller, &bridge::ids(&ids))
        .await
        .map_err(bridge::fail)?;
    let view = |person| bridge::person_view(person, &[]);
    let mut chosen = ChosenView {
        people: people.into_iter().map(view).collect(),
        ..ChosenView::default()
    };
    chosen.typed = bridge::recalled_of(&caller, bridge::SEVERAL_FORM, &chosen.ids()).await?;
    Ok(chosen)
}

/// The form for adding somebody.
#[server(endpoint = "people/form")]
pub async fn load_form(
    platform: String,
    #[server(default)] company: String,
) -> Result<AddView, Failure> {
    use crate::{bridge, routes};
    let here = routes::add_person(&platform, &company);
    let caller = bridge::member_at(&platform, &company, &here).await?;
    backend::people::chosen(&caller, &[])
        .await
        .map_err(bridge::fail)?;
    // An institution's people come by invitation (C-27).
    if caller.platform.policy.exclusive {
        return Err(bridge::refuse(domain::refusal::Refusal::NotAllowed));
    }
    let sections = backend::people::sections(&caller)
        .await
        .map_err(bridge::fail)?;
    let typed = bridge::recalled(&caller, bridge::PERSON_FORM).await?;
    let branches = sections.branches.into_iter().map(|one| one.branch);
    Ok(AddView {
        sections: branches.map(SectionView::from).collect(),
        typed,
    })
}

/// «Agregar».
#[server(endpoint = "people/add")]
pub async fn add_person(
    platform: String,
    #[server(default)] company: String,
    #[server(default)] section: String,
    #[server(flatten)] sent: BTreeMap<String, String>,
) -> Result<(), Failure> {
    use crate::{bridge, routes};
    let caller = bridge::caller_at(&platform, &company).await?;
    let entry = bridge::typed_entry(&sent);
    let entered = backend::people::enter(&caller, &entry, section.parse().ok()).await;
    let place = ("section".to_owned(), section);
    let typed = bridge::typed([place].into_iter().chain(sent));
    let id = bridge::answered(&caller, (bridge::PERSON_FORM, typed), entered).await?;
    let id = id.to_string();
    let told = ("agregada", "");
    bridge::go(&routes::person_done(&platform, &company, &id, told));
    Ok(())
}
