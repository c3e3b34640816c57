//! Whoever loses a perfil because the company removes it is told by letter, and finds it where any
//! other change of their perfil stands.

use backend::mail::Kind;
use backend::membership::change_perfil;
use backend::own::{By, history};
use backend::people::{self, Asked, ToDo, card, give_perfil, one};
use backend::role::remove;
use backend::{audit, calendar, storage};
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil, Reason};
use domain::refusal::Refusal;
use domain::role::Level;
use domain::roster::TypedEntry;
use domain::time::Span;

use crate::companies::{HERE, refusal};
use crate::contract;
use crate::giving::{luz, own};
use crate::newcomer::letters_to;
use crate::replay::Replay;
use crate::roles::{LUZ, Team, team};
use crate::roster::disable;
use crate::world::World;

const BOSS: &str = "jefa@correo.example";
const EVA: &str = "eva@trigo.example";
const ANA: &str = "ana@correo.example";

/// How many letters about perfiles and access went to that address.
async fn letters(world: &World, address: &str) -> usize {
    letters_to(world, Kind::CompanyAccess, address).await.len()
}

/// Who changed the perfil of Luz, the newest first, as her own history tells it.
async fn told(world: &World, team: &Team) -> Vec<By> {
    let page = history(&team.asks(world, team.luz).await, None)
        .await
        .unwrap();
    let entries = page.entries.into_iter();
    let changed = entries.filter(|one| one.action == "perfil.changed");
    changed.map(|one| one.by).collect()
}

/// Somebody of the company's list without an account, whom that perfil waits for.
async fn eva(world: &World, team: &Team, perfil: Perfil) -> Id<id::RosterPerson> {
    let boss = team.asks(world, team.boss).await;
    let typed = TypedEntry {
        rut: "43111222-1".into(),
        names: "Eva".into(),
        first_surname: "Mena".into(),
        email: EVA.into(),
        ..TypedEntry::default()
    };
    let eva = people::enter(&boss, &typed, None).await.unwrap();
    let version = card(&boss, eva).await.unwrap().version;
    give_perfil(&boss, (eva, version), perfil).await.unwrap();
    eva
}

contract!(
    a33_x05_whoever_loses_a_removed_perfil_is_told_and_finds_it,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let old = own(&world, &team, "Turnos", "turnos:edit").await;
        let new = own(&world, &team, "Reportes", "reportes:see").await;
        change_perfil(&boss, team.luz.account, old).await.unwrap();
        let waiting = eva(&world, &team, old).await;
        let role = old.own().unwrap();
        let before = [
            letters(&world, LUZ).await,
            letters(&world, BOSS).await,
            letters(&world, ANA).await,
        ];
        assert_eq!(told(&world, &team).await, [By::Administrator]);
        // What is refused tells nobody.
        let late = remove(&boss, (role, 7), new).await;
        assert_eq!(refusal(late), Refusal::Outdated);
        assert_eq!(letters(&world, LUZ).await, before[0]);
        remove(&boss, (role, 1), new).await.unwrap();
        let hers = letters_to(&world, Kind::CompanyAccess, LUZ).await;
        assert_eq!(hers.len(), before[0] + 1);
        let words = hers.last().unwrap().before.join("\n");
        assert!(
            words.contains("«Turnos»") && words.contains("«Reportes»"),
            "{words}"
        );
        // Whoever did it knows, and whoever held another perfil has nothing to know.
        assert_eq!(letters(&world, BOSS).await, before[1]);
        assert_eq!(letters(&world, ANA).await, before[2]);
        assert_eq!(letters(&world, EVA).await, 0, "no account, no letter");
        let both = [By::Administrator, By::Administrator];
        assert_eq!(told(&world, &team).await, both);
        // Each «ficha» tells what was and what is, with an account and without.
        let of = |perfil: Perfil| [("perfil".to_owned(), perfil.to_string())];
        let boss = team.asks(&world, team.boss).await;
        let cards = [
            luz(&world, &team).await,
            card(&boss, waiting).await.unwrap(),
        ];
        for card in cards {
            let last = &card.history[0];
            assert_eq!(last.action, "perfil.changed");
            assert_eq!((&last.old[..], &last.new[..]), (&of(old)[..], &of(new)[..]));
        }
        audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(
    x05_a_perfil_that_nobody_held_goes_with_the_companys_entry_alone,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let old = own(&world, &team, "Turnos", "turnos:edit").await;
        let newest = async || {
            let rows = world.backend.db.read(|mut tx| async move {
                let rows = storage::audit::after(&mut tx, HERE, 0, 500).await?;
                tx.done(rows)
            });
            rows.await.unwrap().pop().unwrap()
        };
        let before = newest().await.seq;
        remove(&boss, (old.own().unwrap(), 1), Perfil::Worker)
            .await
            .unwrap();
        let last = newest().await;
        assert_eq!(
            (last.seq, last.action.as_str()),
            (before + 1, "role.removed")
        );
    }
);

/// Does that to whoever has that address, by the boss' hand and as they stand.
async fn does(world: &World, team: &Team, email: &str, what: ToDo) {
    let boss = team.asks(world, team.boss).await;
    let all = people::list(&boss, &Asked::default()).await.unwrap().people;
    let who = all.into_iter().find(|one| one.email == email).unwrap().id;
    let version = card(&boss, who).await.unwrap().version;
    assert!(one(&boss, (who, version), &what).await.unwrap());
}

/// Ana's access ended by itself, which nobody noted yet, and Luz is away.
async fn both_are_out(world: &World, team: &Team) {
    people::tidy(&world.backend).await.unwrap();
    let platform = world.backend.platform(HERE).unwrap();
    let today = calendar::today(&platform, world.backend.env.clock.now()).unwrap();
    let tomorrow = Date::from_days_since_epoch(today.days_since_epoch() + 1);
    does(world, team, ANA, ToDo::Leave(tomorrow)).await;
    does(world, team, LUZ, disable(Reason::Absence)).await;
    world.passes(Span::days(2));
}

contract!(
    a33_a60_x05_whoever_is_out_gets_no_letter_and_returns_without_the_removed_perfil,
    |world| {
        let team = team(&world).await;
        let old = own(&world, &team, "Turnos", "turnos:edit").await;
        let new = own(&world, &team, "Reportes", "reportes:see").await;
        let boss = team.asks(&world, team.boss).await;
        for who in [team.ana, team.luz] {
            change_perfil(&boss, who.account, old).await.unwrap();
        }
        both_are_out(&world, &team).await;
        let mut replay = Replay::begins(&world, HERE).await;
        let before = [letters(&world, LUZ).await, letters(&world, ANA).await];
        let boss = team.asks(&world, team.boss).await;
        remove(&boss, (old.own().unwrap(), 1), new).await.unwrap();
        let after = [letters(&world, LUZ).await, letters(&world, ANA).await];
        assert_eq!(after, before, "of what does not open, no letter tells");
        replay.agrees(&world, "the perfil is removed").await;
        // The «ficha» and her own history tell it all the same.
        let hers = luz(&world, &team).await;
        let stands = (hers.person.state, hers.person.perfil);
        assert_eq!(stands, (MembershipState::Disabled, new));
        assert_eq!(hers.history[0].action, "perfil.changed");
        let both = [By::Administrator, By::Administrator];
        assert_eq!(told(&world, &team).await, both);
        for email in [LUZ, ANA] {
            does(&world, &team, email, ToDo::Enable).await;
        }
        let at = team.asks(&world, team.luz).await.session.unwrap().at;
        let rights = at.unwrap().door.unwrap().rights;
        assert_eq!(rights.level("reportes"), Some(Level::See));
        assert_eq!(rights.level("turnos"), None);
        // Whoever left comes back as hired again (Q51).
        let boss = team.asks(&world, team.boss).await;
        let all = people::list(&boss, &Asked::default()).await.unwrap().people;
        let ana = all.iter().find(|one| one.email == ANA).unwrap();
        assert_eq!(ana.perfil, Perfil::Worker);
        replay.agrees(&world, "both are back").await;
        audit::verify(&world.backend, HERE).await.unwrap();
    }
);
