//! Whoever loses a perfil because the company removes it is told by letter, and finds it where any
//! other change of their perfil stands.

use backend::mail::Kind;
use backend::membership::change_perfil;
use backend::own::{By, history};
use backend::people::{self, card, give_perfil};
use backend::role::remove;
use backend::{audit, storage};
use domain::id::{self, Id};
use domain::membership::Perfil;
use domain::refusal::Refusal;
use domain::roster::TypedEntry;

use crate::companies::{HERE, refusal};
use crate::contract;
use crate::giving::{luz, own};
use crate::newcomer::letters_to;
use crate::roles::{LUZ, Team, team};
use crate::world::World;

const BOSS: &str = "jefa@correo.example";
const EVA: &str = "eva@trigo.example";

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
            letters(&world, "ana@correo.example").await,
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
        assert_eq!(letters(&world, "ana@correo.example").await, before[2]);
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
