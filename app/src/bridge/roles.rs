//! Perfiles and modules as their pages show them, from what their use cases answer.

use std::collections::BTreeMap;

use backend::caller::Caller;
use backend::fault::Denied;
use backend::role::{self, Listed, Proposal, Question, Removal, StandIn, View};
use domain::access::{self, Act, Inside};
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::platform::Platform;
use domain::refusal::{Field, Problem, Refusal};
use domain::role::{Administering, Difference, Level, ModuleCode, Permissions, Rights, RoleEdit};

use super::{fail, refuse};
use crate::failure::Failure;
use crate::module::api::{RequestView, RequestsView, StandingView};
use crate::role::api::{
    AnswerView, ModuleView, RemovalView, RoleItem, RoleView, RolesView, WhyView,
};
use crate::role::stand_in_api::StandInView;
use crate::routes::NEW_ROLE;
use crate::text::{companies as words, role as text};

/// Every module of a platform, as it is called.
#[must_use]
pub fn modules(platform: &Platform) -> Vec<ModuleView> {
    let declared = platform.modules.iter().map(|one| ModuleView {
        code: one.code.to_string(),
        name: one.name.clone(),
        group: one.group.clone(),
    });
    let ours = Administering::ALL.map(|one| ModuleView {
        code: one.code().to_owned(),
        name: text::administering(one).to_owned(),
        group: text::ADMINISTERING.to_owned(),
    });
    declared.chain(ours).collect()
}

/// The modules that somebody with these rights may see.
#[must_use]
pub fn modules_of(caller: &Caller, rights: &Rights) -> Vec<(String, String, Level)> {
    // What administers stands among what one may do there.
    let administers =
        |one: &ModuleView| Administering::ALL.iter().any(|its| its.code() == one.code);
    let all = modules(&caller.platform).into_iter();
    let seen = all
        .filter(|one| !administers(one))
        .filter_map(|one| Some((rights.level(&one.code)?, one)));
    seen.map(|(level, one)| (one.code, one.name, level))
        .collect()
}

/// What a module is called; its word, where it is gone.
fn called(platform: &Platform, module: &str) -> String {
    let all = modules(platform).into_iter();
    let mut found = all.filter(|one| one.code == module).map(|one| one.name);
    found.next().unwrap_or_else(|| module.to_owned())
}

fn may(caller: &Caller, act: Act) -> bool {
    let at = caller
        .session
        .as_ref()
        .and_then(|session| session.at.as_ref());
    at.is_some_and(|at| {
        let inside = Inside {
            platform: caller.platform.slug.clone(),
            company: at.company,
        };
        access::allows(&caller.actor(), act, &inside)
    })
}

/// The list of perfiles.
#[must_use]
pub fn roles_view(caller: &Caller, listed: Vec<Listed>) -> RolesView {
    let all = caller.platform.module_codes();
    let item = |one: Listed| {
        let count = |level| {
            let has = |code: &&ModuleCode| one.rights.allows(code.as_str(), level);
            all.iter().filter(has).count()
        };
        RoleItem {
            modules: (count(Level::See), count(Level::Edit)),
            code: one.perfil.to_string(),
            name: words::perfil_named(one.perfil, one.name.as_deref()),
            description: text::described(one.perfil, one.description),
            own: one.perfil.own().is_some(),
            holders: one.holders,
        }
    };
    RolesView {
        roles: listed.into_iter().map(item).collect(),
        may_edit: may(caller, Act::EditRoles),
        may_name: may(caller, Act::NameStandIn),
    }
}

/// Which perfil an address names.
///
/// # Errors
/// [`Refusal::NotFound`] for a word that is none.
pub fn role_wanted(role: &str, copy: &str) -> Result<Proposal, Failure> {
    let read = |text: &str| text.parse().map_err(|_| refuse(Refusal::NotFound));
    match (role, copy) {
        (NEW_ROLE, "") => Ok(Proposal::New),
        (NEW_ROLE, copy) => Ok(Proposal::CopyOf(read(copy)?)),
        (role, _) => Ok(Proposal::Of(read(role)?)),
    }
}

/// Which perfil is saved; none for a new one.
///
/// # Errors
/// [`Refusal::NotFound`] for a word that is none of the company's own.
pub fn role_saved(role: &str) -> Result<Option<Id<id::Role>>, Failure> {
    match role {
        NEW_ROLE => Ok(None),
        role => own_role(role).map(Some),
    }
}

/// The company's own perfil of that word.
///
/// # Errors
/// [`Refusal::NotFound`] for any other.
pub fn own_role(role: &str) -> Result<Id<id::Role>, Failure> {
    let perfil: Option<Perfil> = role.parse().ok();
    let own = perfil.and_then(Perfil::own);
    own.ok_or_else(|| refuse(Refusal::NotFound))
}

/// What was typed and ticked in the editor.
///
/// # Errors
/// [`Refusal::Unreadable`] for modules that cannot be any.
pub fn role_edit(
    (name, description): (String, String),
    seen: i64,
    see: &[String],
    edit: &[String],
) -> Result<RoleEdit, Failure> {
    let read = |codes: &[String]| -> Result<Vec<ModuleCode>, Failure> {
        let read = codes.iter().map(|code| code.parse());
        let read: Result<Vec<_>, _> = read.collect();
        read.map_err(|_| refuse(Refusal::Unreadable))
    };
    Ok(RoleEdit {
        name,
        description,
        permissions: Permissions::ticked(read(see)?, read(edit)?),
        seen,
    })
}

/// What an address proposes; none where it proposes nothing that can be read.
#[must_use]
pub fn role_proposed(
    (name, description): (String, String),
    permissions: &str,
    seen: &str,
) -> Option<RoleEdit> {
    Some(RoleEdit {
        name,
        description,
        permissions: permissions.parse().ok()?,
        seen: seen.parse().ok()?,
    })
}

/// A perfil for its page.
#[must_use]
pub fn role_view(
    caller: &Caller,
    code: String,
    view: View,
    proposed: Option<RoleEdit>,
) -> RoleView {
    let perfil: Option<Perfil> = code.parse().ok();
    let own = view.current.as_ref().map(|current| current.name.as_str());
    let description = match perfil {
        Some(perfil) => text::described(perfil, view.description),
        None => view.description,
    };
    RoleView {
        name: perfil.map_or_else(String::new, |perfil| words::perfil_named(perfil, own)),
        code,
        description,
        rights: view.rights,
        holders: view.holders,
        concerned: view.concerned,
        people: view.people,
        acting: view.acting,
        may_edit: view.may_edit,
        others: view.others,
        offered: offered(view.offered.into_iter().map(|one| (one.perfil, one.name))),
        modules: modules(&caller.platform),
        current: view.current,
        proposed,
    }
}

fn offered(all: impl Iterator<Item = (Perfil, Option<String>)>) -> Vec<(String, String)> {
    let named = |(perfil, name): (Perfil, Option<String>)| {
        (
            perfil.to_string(),
            words::perfil_named(perfil, name.as_deref()),
        )
    };
    all.map(named).collect()
}

/// What removing a perfil would mean.
#[must_use]
pub fn removal_view(caller: &Caller, code: String, removal: Removal) -> RemovalView {
    let destination = |(perfil, name, differences): (Perfil, Option<String>, Vec<Difference>)| {
        let named = |code: &str| called(&caller.platform, code);
        (
            perfil.to_string(),
            words::perfil_named(perfil, name.as_deref()),
            text::in_one_line(&differences, named),
        )
    };
    RemovalView {
        code,
        name: removal.name,
        description: removal.description,
        version: removal.version,
        holders: removal.holders,
        waiting: removal.waiting,
        destinations: removal.destinations.into_iter().map(destination).collect(),
    }
}

impl From<StandIn> for StandInView {
    fn from(one: StandIn) -> Self {
        Self {
            account: one.account.to_string(),
            name: one.name,
            named_by: one.named_by,
            since: one.since,
            until: one.until,
            stands: one.stands,
        }
    }
}

/// What a refused question is kept under.
pub const WHY_FORM: &str = "why";

/// The page that explains, with an answer where something is asked; an address that asks for what is
/// not there any more asks for nothing.
///
/// # Errors
/// When the use case fails.
pub async fn why_view(
    caller: &Caller,
    (account, module, day): (&str, &str, &str),
) -> Result<WhyView, Failure> {
    let mut view = WhyView {
        modules: modules(&caller.platform),
        person: None,
        answer: None,
        typed: super::recalled(caller, WHY_FORM).await?,
    };
    let Ok(account) = account.parse() else {
        return Ok(view);
    };
    match role::person(caller, account).await {
        Err(Denied::Refused(Refusal::Fields(_))) => return Ok(view),
        Err(denied) => return Err(fail(denied)),
        Ok(name) => view.person = Some(name),
    }
    let Ok(question) = question(account, module, day) else {
        return Ok(view);
    };
    match role::why(caller, &question).await {
        Err(Denied::Refused(Refusal::Fields(_))) => {}
        Err(denied) => return Err(fail(denied)),
        Ok(answer) => {
            let name = answer.perfil_name.as_deref();
            let perfil = answer.perfil.filter(|_| answer.perfil_stands);
            view.answer = Some(AnswerView {
                person: answer.person,
                module: called(&caller.platform, module),
                day: answer.day.map(|day| day.to_string()),
                why: answer.why,
                perfil: answer
                    .perfil
                    .map(|perfil| words::perfil_named(perfil, name)),
                code: perfil.map(|perfil| perfil.to_string()),
                since: answer.since,
                until: answer.until,
                card: answer.card.map(|id| id.to_string()),
                sees_stand_ins: answer.sees_stand_ins,
            });
        }
    }
    Ok(view)
}

/// Who is asked about, once everything that was typed can be answered.
///
/// # Errors
/// [`Refusal::Fields`] for what is wrong with it, and as [`role::why`].
pub async fn why_asked(
    caller: &Caller,
    (person, email): (&str, &str),
    (module, day): (&str, &str),
) -> Result<Id<id::Account>, Denied> {
    role::may_see(caller)?;
    let wrong = |problem| Refusal::field(Field::Email, problem);
    let account = match person.parse() {
        Ok(account) => account,
        Err(_) => role::somebody(caller, &Email::parse(email).map_err(wrong)?).await?,
    };
    role::why(caller, &question(account, module, day)?).await?;
    Ok(account)
}

fn question(account: Id<id::Account>, module: &str, day: &str) -> Result<Question, Refusal> {
    let wrong = |field| move |problem| Refusal::field(field, problem);
    let none = |_| Refusal::field(Field::Module, Problem::NotAChoice);
    let day = match day.trim() {
        "" => None,
        day => Some(Date::parse(day).map_err(wrong(Field::Until))?),
    };
    Ok(Question {
        account,
        module: module.parse().map_err(none)?,
        day,
    })
}

/// How whoever asks stands with each module of the company.
///
/// # Errors
/// Those of the use case.
pub async fn standing_views(caller: &Caller) -> Result<Vec<StandingView>, Failure> {
    let asked = role::mine(caller).await.map_err(fail)?;
    let led = role::is_led(caller).await.map_err(fail)?;
    let at = caller
        .session
        .as_ref()
        .and_then(|session| session.at.clone());
    let member = at.and_then(|at| at.door.ok());
    let rights = member.map_or_else(Rights::none, |member| member.rights);
    let standing = |one: ModuleView| {
        let newest = asked.iter().find(|known| known.module == one.code);
        StandingView {
            level: rights.level(&one.code),
            asked_level: newest.map(|known| known.level),
            asked: newest.map(|known| (known.state, known.answer.clone())),
            code: one.code,
            name: one.name,
            group: one.group,
            led,
            typed: BTreeMap::new(),
        }
    };
    let all = modules(&caller.platform).into_iter();
    Ok(all.map(standing).collect())
}

/// What people ask for, each with the perfiles that have it.
///
/// # Errors
/// When the perfiles cannot be read.
pub async fn module_requests_view(
    caller: &Caller,
    page: role::Requests,
) -> Result<RequestsView, Failure> {
    let listed = role::list(caller).await.map_err(fail)?;
    let view = |item: role::Item| {
        let has = |one: &&Listed| {
            one.perfil != Perfil::Administrator && one.rights.allows(&item.module, item.level)
        };
        let having = listed.iter().filter(has);
        RequestView {
            offered: offered(having.map(|one| (one.perfil, one.name.clone()))),
            id: item.id.to_string(),
            person: item.person,
            module: called(&caller.platform, &item.module),
            level: item.level,
            reason: item.reason,
            state: item.state,
            requested: item.requested,
            answer: item.answer,
            typed: BTreeMap::new(),
        }
    };
    Ok(RequestsView {
        items: page.items.into_iter().map(view).collect(),
        next: page.next,
    })
}
