//! Every way in which somebody gets another perfil asks the same: by hand in the list of users, in
//! the «ficha», with the answer to a request, at the help desk, and with a perfil's removal.

use backend::account::Created;
use backend::company::set_adherence;
use backend::membership::{ask_perfil, change_perfil, revoke};
use backend::people::{self, Asked, Card, ToDo, Why, give_perfil, one, tidy};
use backend::role::{
    self, Decision, Proposal, Question, decide, name, offers, remove, request, save, view, why,
};
use backend::storage;
use domain::access::{EnterCompany, InviteWorkers};
use domain::company::Adherence;
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Perfil, Reason, Tier};
use domain::refusal::{Field, Problem, Refusal};
use domain::role::{Cause, Level};
use domain::roster::TypedEntry;
use domain::service::RequestState;
use domain::time::Span;

use crate::companies::{HERE, refusal};
use crate::contract;
use crate::memberships::join;
use crate::people::Somebody;
use crate::roles::{LUZ, Team, edit, team};
use crate::world::World;

const WHY: &str = "Reemplaza a la jefa de turno";

/// Luz in the company's list, as the boss sees her now.
pub async fn luz(world: &World, team: &Team) -> Card {
    tidy(&world.backend).await.unwrap();
    let boss = team.asks(world, team.boss).await;
    let all = people::list(&boss, &Asked::default()).await.unwrap().people;
    let luz = all.into_iter().find(|one| one.email == LUZ).unwrap();
    people::card(&boss, luz.id).await.unwrap()
}

/// Does that to Luz by the boss' hand.
async fn does(world: &World, team: &Team, what: ToDo) {
    let seen = luz(world, team).await;
    let boss = team.asks(world, team.boss).await;
    let done = one(&boss, (seen.person.id, seen.version), &what).await;
    assert!(done.unwrap());
}

pub async fn own(world: &World, team: &Team, name: &str, permissions: &str) -> Perfil {
    let boss = team.asks(world, team.boss).await;
    let made = save(&boss, None, &edit(name, permissions, 0)).await;
    Perfil::Own(made.unwrap())
}

async fn held(
    world: &World,
    team: &Team,
    who: Created,
) -> (Perfil, Option<Basis>, MembershipState) {
    let company = team.company;
    world
        .backend
        .db
        .read(|mut tx| async move {
            let row = storage::membership::of(&mut tx, HERE, who.account, company).await?;
            let row = row.unwrap();
            tx.done((row.perfil()?, row.basis()?, row.state()?))
        })
        .await
        .unwrap()
}

fn id_of(perfil: Perfil) -> Id<id::Role> {
    perfil.own().unwrap()
}

fn not_a_choice() -> Refusal {
    Refusal::field(Field::Perfil, Problem::NotAChoice)
}

contract!(
    r2_a47_the_ficha_gives_perfiles_to_nobody_who_may_not_give_them,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let people = own(&world, &team, "Personas", "personas:edit").await;
        let few = own(&world, &team, "Accesos", "perfiles:edit,personas:edit").await;
        let above = own(&world, &team, "Turnos", "turnos:edit").await;
        let hers = luz(&world, &team).await;
        let target = (hers.person.id, hers.version);
        change_perfil(&boss, team.ana.account, people)
            .await
            .unwrap();
        let ana = team.asks(&world, team.ana).await;
        for perfil in [Perfil::Administrator, people] {
            let answer = give_perfil(&ana, target, perfil).await;
            assert_eq!(refusal(answer), Refusal::NotAllowed, "{perfil}");
        }
        change_perfil(&boss, team.ana.account, few).await.unwrap();
        let ana = team.asks(&world, team.ana).await;
        for perfil in [Perfil::Administrator, above] {
            let answer = give_perfil(&ana, target, perfil).await;
            assert_eq!(refusal(answer), Refusal::AboveOwn, "{perfil}");
        }
        assert!(give_perfil(&ana, target, people).await.unwrap());
        let late = give_perfil(&ana, target, Perfil::Worker).await;
        assert_eq!(refusal(late), Refusal::Outdated);
        // One entry, which her «ficha» shows; a letter to her and to the administrators.
        let told = luz(&world, &team).await;
        let last = &told.history[0];
        assert_eq!(last.action, "perfil.changed");
        assert_eq!(last.new, [("perfil".to_owned(), people.to_string())]);
        let letters = world.letters().await;
        let to = |address: &str| letters.iter().any(|one| one.to.delivery() == address);
        assert!(to(LUZ) && to("jefa@correo.example"));
    }
);

contract!(r3_c05_a_tier_is_no_perfil_of_a_company, |world| {
    let team = team(&world).await;
    let boss = team.asks(&world, team.boss).await;
    let role = own(&world, &team, "Turnos", "turnos:edit").await;
    let hers = luz(&world, &team).await;
    let target = (hers.person.id, hers.version);
    for tier in Tier::ALL.map(Perfil::Tier) {
        let account = team.luz.account;
        let answers = [
            refusal(change_perfil(&boss, account, tier).await),
            refusal(ask_perfil(&boss, account, tier, WHY).await),
            refusal(give_perfil(&boss, target, tier).await),
            refusal(remove(&boss, (id_of(role), 1), tier).await),
        ];
        assert!(
            answers.iter().all(|one| *one == not_a_choice()),
            "{answers:?}"
        );
    }
});

contract!(
    r4_own_perfiles_are_offered_to_whoever_may_give_them,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let turnos = own(&world, &team, "Turnos", "turnos:edit").await;
        let few = own(&world, &team, "Accesos", "perfiles:edit").await;
        let all = offers(&boss, Perfil::Worker, false).await.unwrap();
        let named = |perfil| all.iter().find(|one| one.perfil == perfil).unwrap();
        assert_eq!(named(turnos).name.as_deref(), Some("Turnos"));
        assert!(all.iter().all(|one| one.by_hand), "{all:?}");
        assert!(all.iter().all(|one| one.perfil != Perfil::Worker));
        change_perfil(&boss, team.ana.account, few).await.unwrap();
        let ana = team.asks(&world, team.ana).await;
        let hers = offers(&ana, Perfil::Worker, false).await.unwrap();
        let by_hand = hers.iter().filter(|one| one.by_hand);
        let by_hand: Vec<Perfil> = by_hand.map(|one| one.perfil).collect();
        assert_eq!(by_hand, [few]);
        let own = offers(&boss, Perfil::Administrator, true).await.unwrap();
        assert!(own.iter().all(|one| !one.by_hand), "not oneself");
        let none = team.asks(&world, team.luz).await;
        assert!(offers(&none, few, false).await.unwrap().is_empty());
    }
);

contract!(
    r6_a28_deciding_a_request_unmakes_no_administrator,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let turnos = own(&world, &team, "Turnos", "turnos:edit").await;
        let module = "turnos".parse().unwrap();
        let asking = team.asks(&world, team.luz).await;
        request(&asking, (&module, Level::See), WHY).await.unwrap();
        change_perfil(&boss, team.luz.account, Perfil::Administrator)
            .await
            .unwrap();
        let second = Somebody {
            platform: HERE,
            email: "otra@correo.example",
            document: None,
            ..Somebody::ana()
        };
        let second = world.account_of(&second).await.unwrap();
        join(&world, second, team.company, Some(Basis::FirstUser)).await;
        let second = team.asks(&world, second).await;
        let page = role::requests(&second, RequestState::Pending, "").await;
        let id = page.unwrap().items[0].id.to_string();
        let grant = Decision::Grant(turnos);
        let answer = decide(&second, &id, grant, WHY).await;
        assert_eq!(refusal(answer), Refusal::NotAllowed);
        let appointed = (
            Perfil::Administrator,
            Some(Basis::Appointed),
            MembershipState::Enabled,
        );
        assert_eq!(held(&world, &team, team.luz).await, appointed);
        // The representative may, and the appointment ends with it.
        decide(&boss, &id, grant, WHY).await.unwrap();
        let now = (turnos, None, MembershipState::Enabled);
        assert_eq!(held(&world, &team, team.luz).await, now);
        let gone = revoke(&boss, team.luz.account).await;
        assert_eq!(refusal(gone), Refusal::NotFound);
    }
);

contract!(
    r7_p6_removing_a_perfil_moves_those_without_an_account_and_their_rows,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let role = own(&world, &team, "Turnos", "turnos:edit").await;
        let typed = TypedEntry {
            rut: "43111222-1".into(),
            names: "Eva".into(),
            first_surname: "Mena".into(),
            card: "523456789".into(),
            ..TypedEntry::default()
        };
        let eva = people::enter(&boss, &typed, None).await.unwrap();
        let seen = people::card(&boss, eva).await.unwrap();
        give_perfil(&boss, (eva, seen.version), role).await.unwrap();
        change_perfil(&boss, team.luz.account, role).await.unwrap();
        let before = people::card(&boss, eva).await.unwrap();
        assert_eq!(before.person.perfil, role);
        let hers = luz(&world, &team).await;
        assert_eq!(hers.person.perfil, role);
        remove(&boss, (id_of(role), 1), Perfil::Worker)
            .await
            .unwrap();
        let after = people::card(&boss, eva).await.unwrap();
        assert_eq!(after.person.perfil, Perfil::Worker);
        assert!(after.version > before.version);
        let now = luz(&world, &team).await;
        assert_eq!(now.person.perfil, Perfil::Worker);
        assert!(now.version > hers.version);
        let filtered = Asked {
            filter: storage::roster::Filter {
                perfil: Some(role),
                ..storage::roster::Filter::default()
            },
            ..Asked::default()
        };
        let found = people::list(&boss, &filtered).await.unwrap();
        assert_eq!((found.people.len(), found.total), (0, Some(0)));
    }
);

contract!(
    r13_a69_another_perfil_opens_nothing_after_the_last_day,
    |world| {
        let team = team(&world).await;
        let role = own(&world, &team, "Turnos", "turnos:edit").await;
        let day = Date::new(2026, 11, 4).unwrap();
        does(&world, &team, ToDo::Leave(Some(day))).await;
        world.passes(Span::days(3));
        let boss = team.asks(&world, team.boss).await;
        change_perfil(&boss, team.luz.account, role).await.unwrap();
        let reason = Some(Reason::Left);
        let shut = Refusal::MembershipDisabled { reason };
        let hers = team.asks(&world, team.luz).await;
        assert_eq!(refusal(hers.inside(EnterCompany)), shut);
        // Nor before it: the day that is to come stays.
        let day = Date::new(2026, 11, 9).unwrap();
        does(&world, &team, ToDo::Enable).await;
        does(&world, &team, ToDo::Leave(Some(day))).await;
        let boss = team.asks(&world, team.boss).await;
        change_perfil(&boss, team.luz.account, role).await.unwrap();
        assert_eq!(luz(&world, &team).await.person.ends_on, Some(day));
        world.passes(Span::days(6));
        let hers = team.asks(&world, team.luz).await;
        assert_eq!(refusal(hers.inside(EnterCompany)), shut);
    }
);

contract!(
    r14_q51_whoever_left_returns_with_the_base_perfil_whatever_was_given,
    |world| {
        let team = team(&world).await;
        let role = own(&world, &team, "Turnos", "turnos:edit").await;
        let today = Date::new(2026, 11, 2).unwrap();
        does(&world, &team, ToDo::Leave(Some(today))).await;
        let boss = team.asks(&world, team.boss).await;
        change_perfil(&boss, team.luz.account, role).await.unwrap();
        let seen = luz(&world, &team).await.person;
        assert_eq!((seen.perfil, seen.reason), (role, Some(Reason::Left)));
        does(&world, &team, ToDo::Enable).await;
        let back = (Perfil::Worker, None, MembershipState::Enabled);
        assert_eq!(held(&world, &team, team.luz).await, back);
    }
);

contract!(
    r15_nobody_stands_in_after_leaving_and_coming_back,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let (email, day) = (Email::parse(LUZ).unwrap(), Date::new(2026, 11, 20).unwrap());
        name(&boss, &email, day).await.unwrap();
        let hers = team.asks(&world, team.luz).await;
        assert!(hers.inside(InviteWorkers).is_ok());
        let why = Why {
            reason: Some(Reason::Absence),
            note: None,
        };
        does(&world, &team, ToDo::Disable(why)).await;
        does(&world, &team, ToDo::Enable).await;
        // She signs in anew.
        world.passes(Span::seconds(1));
        let hers = team.asks(&world, team.luz).await;
        assert!(hers.inside(EnterCompany).is_ok());
        assert_eq!(refusal(hers.inside(InviteWorkers)), Refusal::NotAllowed);
    }
);

contract!(r17_a_perfil_that_is_not_there_is_given_by_nobody, |world| {
    let team = team(&world).await;
    let boss = team.asks(&world, team.boss).await;
    let hers = luz(&world, &team).await;
    let target = (hers.person.id, hers.version);
    let foreign = Perfil::Own(Id::from_uuid(uuid::Uuid::from_u128(5)));
    let answers = [
        refusal(change_perfil(&boss, team.luz.account, foreign).await),
        refusal(ask_perfil(&boss, team.luz.account, foreign, WHY).await),
        refusal(give_perfil(&boss, target, foreign).await),
    ];
    assert!(
        answers.iter().all(|one| *one == not_a_choice()),
        "{answers:?}"
    );
});

contract!(
    r18_a_revoked_appointment_brings_no_removed_perfil_back,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let role = own(&world, &team, "Turnos", "turnos:edit").await;
        for perfil in [role, Perfil::Administrator] {
            change_perfil(&boss, team.luz.account, perfil)
                .await
                .unwrap();
        }
        remove(&boss, (id_of(role), 1), Perfil::Worker)
            .await
            .unwrap();
        revoke(&boss, team.luz.account).await.unwrap();
        let left = (Perfil::Worker, None, MembershipState::Enabled);
        assert_eq!(held(&world, &team, team.luz).await, left);
    }
);

contract!(
    r19_a69_what_is_explained_and_enforced_agree_about_an_end_date,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let role = own(&world, &team, "Turnos", "turnos:edit").await;
        change_perfil(&boss, team.luz.account, role).await.unwrap();
        let day = Date::new(2026, 11, 4).unwrap();
        does(&world, &team, ToDo::Leave(Some(day))).await;
        let asks = async |day: Option<Date>| {
            let boss = team.asks(&world, team.boss).await;
            let question = Question {
                account: team.luz.account,
                module: "turnos".parse().unwrap(),
                day,
            };
            let told = why(&boss, &question).await.unwrap().why;
            (told.level, told.cause)
        };
        let (may, shut) = (
            (Some(Level::Edit), Cause::OwnPerfil),
            (None, Cause::Disabled),
        );
        assert_eq!(asks(None).await, may);
        world.passes(Span::days(3));
        assert_eq!(asks(None).await, shut);
        let boss = team.asks(&world, team.boss).await;
        let seen = view(&boss, Proposal::Of(role)).await.unwrap();
        assert_eq!((seen.holders, seen.concerned), (1, 0));
        // Hired again: the days between stay what they were.
        does(&world, &team, ToDo::Enable).await;
        world.passes(Span::days(1));
        assert_eq!(asks(Some(Date::new(2026, 11, 3).unwrap())).await, may);
        assert_eq!(asks(Some(day)).await, shut);
        assert_eq!(asks(None).await, (None, Cause::Base));
    }
);

contract!(
    a08_q18_what_is_explained_knows_each_time_that_the_company_was_not_adhered,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let role = own(&world, &team, "Turnos", "turnos:edit").await;
        change_perfil(&boss, team.luz.account, role).await.unwrap();
        for adherence in [Adherence::Ended, Adherence::Adhered] {
            world.passes(Span::days(2));
            let set = world.by_hand(async |hand| {
                set_adherence(hand, team.company, adherence, "Cambio de contrato").await
            });
            set.await.unwrap();
        }
        world.passes(Span::days(1));
        let boss = team.asks(&world, team.boss).await;
        let today = world.backend.env.clock.now();
        let shut = (None, Cause::NotAdhered);
        let may = (Some(Level::Edit), Cause::OwnPerfil);
        for (ago, answer) in [(5, may), (4, may), (3, shut), (2, shut), (1, may), (0, may)] {
            let day = backend::calendar::today(&boss.platform, today - Span::days(ago));
            let question = Question {
                account: team.luz.account,
                module: "turnos".parse().unwrap(),
                day: Some(day.unwrap()),
            };
            let told = why(&boss, &question).await.unwrap().why;
            assert_eq!((told.level, told.cause), answer, "{ago} days ago");
        }
    }
);

contract!(r20_a_question_names_somebody_by_their_account, |world| {
    let team = team(&world).await;
    let boss = team.asks(&world, team.boss).await;
    let email = Email::parse(LUZ).unwrap();
    assert_eq!(
        role::somebody(&boss, &email).await.unwrap(),
        team.luz.account
    );
    let nobody = Email::parse("nadie@correo.example").unwrap();
    let answer = role::somebody(&boss, &nobody).await;
    let none = Refusal::field(Field::Email, Problem::NotAMember);
    assert_eq!(refusal(answer), none);
    let hers = team.asks(&world, team.luz).await;
    let answer = role::somebody(&hers, &email).await;
    assert_eq!(refusal(answer), Refusal::NotAllowed);
});
