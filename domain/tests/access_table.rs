//! The whole access policy, printed. `BLESS=1 cargo test -p domain` rewrites the table; a change
//! to it is a change of policy and is reviewed as one.
//!
//! Seen red: with `HelpDesk` added to `EditPolicy` the printed table no longer matched.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::fmt::Write;

use domain::access::{self, Act, Actor, Inside, Installation, Member, Own, Place, Signed, Staff};
use domain::account::Stage;
use domain::id::Id;
use domain::membership::{Basis, Perfil, Tier};
use domain::platform::PlatformSlug;
use domain::role::Rights;

const TABLE: &str = include_str!("access_table.txt");

fn slug(text: &str) -> PlatformSlug {
    PlatformSlug::parse(text).unwrap()
}

fn id<K>(n: u128) -> Id<K> {
    format!("{n:032x}").parse().unwrap()
}

fn person(stage: Stage, staff: Option<Staff>) -> Actor {
    Actor::Person(Signed {
        platform: slug("hanna"),
        person: id(1),
        account: id(2),
        stage,
        staff,
        member: None,
    })
}

/// Somebody in company 5, with that perfil.
fn member(stage: Stage, perfil: Perfil, basis: Option<Basis>) -> Actor {
    let Actor::Person(signed) = person(stage, None) else {
        unreachable!()
    };
    let member = Member {
        company: id(5),
        perfil,
        basis,
        rights: Rights::of(perfil, Some(&"perfiles:see".parse().unwrap()), false),
        stands_in: false,
    };
    Actor::Person(Signed {
        member: Some(member),
        ..signed
    })
}

/// Whose own perfil edits perfiles.
fn editor() -> Actor {
    let Actor::Person(mut signed) = member(Stage::Full, Perfil::Own(id(7)), None) else {
        unreachable!()
    };
    if let Some(member) = &mut signed.member {
        member.rights = Rights::Only("perfiles:edit".parse().unwrap());
    }
    Actor::Person(signed)
}

/// A worker who stands in for an administrator.
fn stand_in() -> Actor {
    let Actor::Person(mut signed) = member(Stage::Full, Perfil::Worker, None) else {
        unreachable!()
    };
    if let Some(member) = &mut signed.member {
        member.stands_in = true;
        member.rights = Rights::of(member.perfil, None, true);
    }
    Actor::Person(signed)
}

fn actors() -> [(&'static str, Actor); 20] {
    [
        ("stranger", Actor::Stranger),
        (
            "no code",
            person(Stage::SecondFactor, Some(Staff::HelpDesk)),
        ),
        ("unproven", person(Stage::Challenge, None)),
        ("enrolling", person(Stage::Enrolment, Some(Staff::HelpDesk))),
        ("initial", person(Stage::InitialPassword, None)),
        ("person", person(Stage::Full, None)),
        ("help desk", person(Stage::Full, Some(Staff::HelpDesk))),
        (
            "coordination",
            person(Stage::Full, Some(Staff::Coordination)),
        ),
        ("admin", person(Stage::Full, Some(Staff::PlatformAdmin))),
        (
            "member at code",
            member(
                Stage::SecondFactor,
                Perfil::Administrator,
                Some(Basis::Representative),
            ),
        ),
        ("worker", member(Stage::Full, Perfil::Worker, None)),
        ("sees roles", member(Stage::Full, Perfil::Own(id(7)), None)),
        ("edits roles", editor()),
        ("stands in", stand_in()),
        (
            "appointed",
            member(Stage::Full, Perfil::Administrator, Some(Basis::Appointed)),
        ),
        (
            "legal repr.",
            member(
                Stage::Full,
                Perfil::Administrator,
                Some(Basis::Representative),
            ),
        ),
        (
            "super admin",
            member(Stage::Full, Perfil::Tier(Tier::Super), None),
        ),
        (
            "tier admin",
            member(Stage::Full, Perfil::Tier(Tier::Administrator), None),
        ),
        (
            "tier user",
            member(Stage::Full, Perfil::Tier(Tier::User), None),
        ),
        ("operator", Actor::Operator(None)),
    ]
}

fn places(act: Act) -> Vec<(&'static str, Box<dyn Place>)> {
    let own = |platform: &str, account| {
        Box::new(Own {
            platform: slug(platform),
            account: id(account),
        })
    };
    if act.code() == "platform.manage" || act.code() == "operator.create" {
        return vec![("installation", Box::new(Installation))];
    }
    if Act::ALL.iter().position(|a| *a == act)
        <= Act::ALL.iter().position(|a| *a == Act::SeeCompanies)
    {
        return vec![
            ("own", own("hanna", 2)),
            ("another's", own("hanna", 9)),
            ("elsewhere", own("otra", 2)),
        ];
    }
    if matches!(
        act,
        Act::EnterCompany
            | Act::SeeAdministrators
            | Act::AppointAdministrator
            | Act::RevokeAppointment
            | Act::InviteWorkers
            | Act::SeeMembers
            | Act::EditTaxData
            | Act::AskPerfil
            | Act::SeePeople
            | Act::EditPeople
            | Act::LoadPeople
            | Act::EditStructure
            | Act::SeeRoles
            | Act::EditRoles
            | Act::GiveRole
            | Act::NameStandIn
            | Act::RequestModule
            | Act::DecideModule
            | Act::SeeInvitations
            | Act::InvitePerson
            | Act::ResendInvitation
            | Act::RevokeInvitation
            | Act::ChangeTier
    ) {
        let inside = |platform: &str, company| {
            Box::new(Inside {
                platform: slug(platform),
                company: id(company),
            })
        };
        return vec![
            ("company", inside("hanna", 5)),
            ("another", inside("hanna", 6)),
            ("elsewhere", inside("otra", 5)),
        ];
    }
    vec![
        ("platform", Box::new(slug("hanna"))),
        ("elsewhere", Box::new(slug("otra"))),
    ]
}

fn printed() -> String {
    let mut text = format!("{:<22}{:<13}", "act", "at");
    for (name, _) in actors() {
        write!(text, "{name:<15}").unwrap();
    }
    text = text.trim_end().to_owned();
    text.push('\n');
    for act in Act::ALL {
        for (place, at) in places(*act) {
            let mut line = format!("{:<22}{place:<13}", act.code());
            for (_, actor) in actors() {
                let cell = match access::decide(&actor, *act, &*at) {
                    Ok(()) => "yes",
                    Err(refusal) => refusal.code(),
                };
                write!(line, "{cell:<15}").unwrap();
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

#[test]
fn the_policy_is_the_printed_table() {
    let now = printed();
    #[expect(
        clippy::disallowed_methods,
        reason = "`make bless` tells by it to rewrite the file"
    )]
    let bless = std::env::var_os("BLESS").is_some();
    if bless {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/access_table.txt");
        std::fs::write(path, &now).unwrap();
        return;
    }
    assert!(
        now == TABLE,
        "the policy changed; BLESS=1 prints it anew:\n{now}"
    );
}

#[test]
fn a_grant_names_place_and_actor() {
    let at = Own {
        platform: slug("hanna"),
        account: id(2),
    };
    let actor = person(Stage::Full, None);
    let grant = access::require(&actor, access::ChangePassword, at.clone()).unwrap();
    assert_eq!((grant.at(), grant.by()), (&at, access::By::Account(id(2))));
    assert_eq!(
        format!("{grant:?}").split(' ').next(),
        Some("Grant(account.password")
    );
}
