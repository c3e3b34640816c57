//! F08: two nodes on one database. Neither remembers what the other may have changed, and what two do
//! at once is done once.

use backend::membership::{change_perfil, members};
use backend::role::{list, save};
use backend::storage;
use domain::id::Id;
use domain::membership::{Basis, Perfil};
use domain::refusal::Refusal;
use domain::role::Level;
use uuid::Uuid;

use crate::companies::{HERE, refusal};
use crate::contract;
use crate::roles::{Team, edit, entered, team};
use crate::world::{Browser, World};

/// How often two race.
fn rounds() -> u32 {
    u32::try_from(crate::rounds(8)).unwrap()
}

/// What somebody behind that browser may do with that module, as their next request to that node
/// finds it.
async fn may(node: &World, browser: &Browser, team: &Team, module: &str) -> Option<Level> {
    let caller = node.caller_at(browser, HERE, team.company).await;
    let at = caller.session.unwrap().at.unwrap();
    at.door.unwrap().rights.level(module)
}

/// Enabled administrators of the company.
async fn leading(node: &World, team: &Team) -> Vec<Uuid> {
    let (company, now) = (team.company.uuid(), node.backend.env.clock.now());
    let found = node.backend.db.read(|mut tx| async move {
        let found = storage::membership::administrators(&mut tx, HERE, company, now, 10).await?;
        tx.done(found)
    });
    let found = found.await.unwrap().into_iter();
    found.map(|one| one.account).collect()
}

// Seen red: with the open door of a session remembered by each node.
contract!(
    f08_what_one_node_changes_holds_on_the_next_request_to_the_other,
    |world| {
        let (near, far) = (&world, &world.beside().await);
        let team = team(near).await;
        let boss = team.asks(near, team.boss).await;
        let luz = &entered(far, team.luz).await;
        assert_eq!(may(far, luz, &team, "turnos").await, None);
        let role = save(&boss, None, &edit("Turnos", "turnos:see", 0)).await;
        let role = role.unwrap();
        let given = change_perfil(&boss, team.luz.account, Perfil::Own(role)).await;
        given.unwrap();
        // The session that the other node began, and whatever it knew of it.
        assert_eq!(may(far, luz, &team, "turnos").await, Some(Level::See));
        for seen in 1..=4 {
            let (permissions, level) = match seen % 2 {
                0 => ("turnos:see", Some(Level::See)),
                _ => ("turnos:edit", Some(Level::Edit)),
            };
            let edited = edit("Turnos", permissions, seen);
            save(&boss, Some(role), &edited).await.unwrap();
            assert_eq!(may(far, luz, &team, "turnos").await, level);
            assert_eq!(may(near, luz, &team, "turnos").await, level);
        }
        change_perfil(&boss, team.luz.account, Perfil::Worker)
            .await
            .unwrap();
        assert_eq!(may(far, luz, &team, "turnos").await, None);
    }
);

// Seen red: with the version asked for neither by the plan nor by what is written.
contract!(
    f08_of_two_who_edit_a_perfil_on_two_nodes_one_is_outdated,
    |world| {
        let (near, far) = (&world, &world.beside().await);
        let team = team(near).await;
        let second = team.second(near, Basis::Appointed).await;
        let (boss, other) = (
            team.asks(near, team.boss).await,
            team.asks(far, second).await,
        );
        let role = save(&boss, None, &edit("Turnos", "turnos:see", 0)).await;
        let role = role.unwrap();
        for round in 0..rounds() {
            let seen = i64::from(round) + 1;
            let (here, there) = (
                edit(&format!("Turnos de día {round}"), "turnos:edit", seen),
                edit(&format!("Turnos de noche {round}"), "turnos:see", seen),
            );
            let (one, two) = tokio::join!(
                save(&boss, Some(role), &here),
                save(&other, Some(role), &there)
            );
            let (winner, lost) = match (one, two) {
                (Ok(_), lost) => (here, lost),
                (lost, Ok(_)) => (there, lost),
                (one, two) => panic!("nobody won: {one:?} {two:?}"),
            };
            assert_eq!(refusal(lost), Refusal::Outdated, "round {round}");
            let listed = list(&other).await.unwrap();
            let own: Vec<_> = listed
                .iter()
                .filter_map(|one| one.name.as_deref())
                .collect();
            assert_eq!(own, [winner.name.as_str()], "round {round}");
        }
    }
);

// Seen red on PostgreSQL: with no turn of the company, neither for the right nor for the perfil.
contract!(
    f08_a70_giving_on_two_nodes_at_once_never_leaves_nobody_who_leads,
    |world| {
        let (near, far) = (&world, &world.beside().await);
        let team = team(near).await;
        let second = team.second(near, Basis::Representative).await;
        // Whoever opened the company leads no more, so that these two are all.
        let boss = team.asks(near, team.boss).await;
        for opened in leading(near, &team).await {
            if ![team.boss, second]
                .map(|one| one.account.uuid())
                .contains(&opened)
            {
                let less = change_perfil(&boss, Id::from_uuid(opened), Perfil::Worker);
                less.await.unwrap();
            }
        }
        for round in 0..rounds() {
            let (boss, other) = (
                team.asks(near, team.boss).await,
                team.asks(far, second).await,
            );
            assert_eq!(leading(far, &team).await.len(), 2, "round {round}");
            let (one, two) = tokio::join!(
                change_perfil(&boss, second.account, Perfil::Worker),
                change_perfil(&other, team.boss.account, Perfil::Worker)
            );
            assert!(one.is_ok() != two.is_ok(), "round {round}: {one:?} {two:?}");
            assert_eq!(leading(near, &team).await.len(), 1, "round {round}");
            // Whoever stays gives it back.
            let (stays, fell) = match one {
                Ok(()) => (boss, second),
                Err(_) => (other, team.boss),
            };
            assert!(members(&stays, None).await.is_ok());
            let again = change_perfil(&stays, fell.account, Perfil::Administrator).await;
            again.unwrap();
        }
    }
);
