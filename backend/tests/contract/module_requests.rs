//! Modules that people ask for: who is told, who decides, and what follows.

use backend::caller::Caller;
use backend::membership::{administrators, change_perfil as give};
use backend::role::{Decision, decide, is_led, mine, name, request, requests, save};
use backend::storage;
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Perfil};
use domain::refusal::{Field, Problem, Refusal};
use domain::role::Level;
use domain::service::RequestState;
use domain::time::Span;

use crate::companies::{HERE, refusal};
use crate::contract;
use crate::roles::{LUZ, Team, edit, team};
use crate::world::World;

contract!(
    a34_a36_a_request_reaches_the_administrators_and_its_answer_both,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let luz = team.asks(&world, team.luz).await;
        let turnos = "turnos".parse().unwrap();
        let why = "Armo los turnos de la noche";
        let short = request(&luz, (&turnos, Level::See), "ya").await;
        let wrong = Refusal::field(Field::Reason, Problem::TooShort { min: 5 });
        assert_eq!(refusal(short), wrong);
        let none = "nada".parse().unwrap();
        let unknown = request(&luz, (&none, Level::See), why).await;
        assert_eq!(refusal(unknown), Refusal::NotFound);
        request(&luz, (&turnos, Level::See), why).await.unwrap();
        request(&luz, (&turnos, Level::See), why).await.unwrap();
        let told: Vec<String> = world
            .letters()
            .await
            .iter()
            .filter(|letter| letter.subject.contains("turnos") || letter.subject.contains("Turnos"))
            .map(|letter| letter.to.delivery().to_owned())
            .collect();
        assert_eq!(
            told.iter().filter(|to| *to == LUZ).count(),
            1,
            "once: {told:?}"
        );
        assert!(told.iter().any(|to| to == "jefa@correo.example"));
        let page = requests(&boss, RequestState::Pending, "").await.unwrap();
        assert_eq!((page.items.len(), page.next), (1, None));
        let item = &page.items[0];
        assert_eq!(
            (item.module.as_str(), item.reason.as_str()),
            ("turnos", why)
        );
        let id = item.id.to_string();
        // Nobody decides without the right, or for themselves.
        let own = decide(&luz, &id, Decision::Refuse, why).await;
        assert_eq!(refusal(own), Refusal::NotAllowed);
        let lacking = save(&boss, None, &edit("Reportes", "reportes:see", 0))
            .await
            .unwrap();
        let bad = decide(&boss, &id, Decision::Grant(Perfil::Own(lacking)), why).await;
        let not_that = Refusal::field(Field::Perfil, Problem::NotAChoice);
        assert_eq!(refusal(bad), not_that);
        let role = save(&boss, None, &edit("Turnos", "turnos:edit", 0))
            .await
            .unwrap();
        let grant = Decision::Grant(Perfil::Own(role));
        decide(&boss, &id, grant, "Bienvenida al equipo")
            .await
            .unwrap();
        let again = decide(&boss, &id, Decision::Refuse, why).await;
        assert_eq!(refusal(again), Refusal::Outdated);
        let luz = team.asks(&world, team.luz).await;
        let at = luz.session.as_ref().unwrap().at.as_ref().unwrap();
        assert!(at.door.as_ref().unwrap().may("turnos", Level::Edit));
        let known = mine(&luz).await.unwrap();
        assert_eq!(known[0].state, RequestState::Granted);
        assert_eq!(known[0].answer.as_deref(), Some("Bienvenida al equipo"));
        let letters = world.letters().await;
        let answered = letters
            .iter()
            .rev()
            .take(4)
            .map(|letter| letter.to.delivery());
        let answered: Vec<_> = answered.collect();
        assert!(answered.contains(&LUZ) && answered.contains(&"jefa@correo.example"));
    }
);

contract!(
    a34_a_refused_request_gives_nothing_and_may_follow,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let luz = team.asks(&world, team.luz).await;
        let module = "reportes".parse().unwrap();
        let why = "Para el informe del mes";
        request(&luz, (&module, Level::See), why).await.unwrap();
        let page = requests(&boss, RequestState::Pending, "").await.unwrap();
        let id = page.items[0].id.to_string();
        decide(&boss, &id, Decision::Refuse, "Pídelo a tu jefatura")
            .await
            .unwrap();
        let luz = team.asks(&world, team.luz).await;
        assert_eq!(mine(&luz).await.unwrap()[0].state, RequestState::Refused);
        request(&luz, (&module, Level::See), why).await.unwrap();
        let page = requests(&boss, RequestState::Pending, "").await.unwrap();
        assert_eq!(page.items.len(), 1);
        let refused = requests(&boss, RequestState::Refused, "").await.unwrap();
        assert_eq!(refused.items.len(), 1);
        assert_eq!(
            refusal(requests(&boss, RequestState::Pending, "x").await),
            Refusal::Unreadable
        );
        // Whoever has it asks in vain.
        let role = save(&boss, None, &edit("Reportes", "reportes:edit", 0))
            .await
            .unwrap();
        give(&boss, team.ana.account, Perfil::Own(role))
            .await
            .unwrap();
        let ana = team.asks(&world, team.ana).await;
        request(&ana, (&module, Level::See), why).await.unwrap();
        assert!(mine(&ana).await.unwrap().is_empty());
    }
);

contract!(
    a36_asking_for_more_while_a_request_waits_raises_it,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let luz = team.asks(&world, team.luz).await;
        let turnos = "turnos".parse().unwrap();
        request(&luz, (&turnos, Level::See), "Veo mis turnos")
            .await
            .unwrap();
        let before = world.letters().await.len();
        let why = "Ahora también los armo";
        request(&luz, (&turnos, Level::Edit), why).await.unwrap();
        assert!(world.letters().await.len() > before, "both are told");
        let page = requests(&boss, RequestState::Pending, "").await.unwrap();
        assert_eq!(page.items.len(), 1, "one request, not two");
        let item = &page.items[0];
        assert_eq!((item.level, item.reason.as_str()), (Level::Edit, why));
        // Less than what waits changes nothing.
        request(&luz, (&turnos, Level::See), "Solo verlos")
            .await
            .unwrap();
        let page = requests(&boss, RequestState::Pending, "").await.unwrap();
        assert_eq!(
            (page.items[0].level, page.items[0].reason.as_str()),
            (Level::Edit, why)
        );
        // What sees alone does not answer it.
        let sees = save(&boss, None, &edit("Mira", "turnos:see", 0))
            .await
            .unwrap();
        let id = page.items[0].id.to_string();
        let bad = decide(&boss, &id, Decision::Grant(Perfil::Own(sees)), why).await;
        let not_that = Refusal::field(Field::Perfil, Problem::NotAChoice);
        assert_eq!(refusal(bad), not_that);
    }
);

// Seen red: with the hand of whoever gives a perfil by themselves, where two letters came.
contract!(
    a34_a33_whoever_is_granted_a_module_gets_one_letter_about_all_of_it,
    |world| {
        let team = team(&world).await;
        team.second(&world, Basis::Appointed).await;
        let boss = team.asks(&world, team.boss).await;
        let luz = team.asks(&world, team.luz).await;
        for module in ["turnos", "reportes"] {
            let module = module.parse().unwrap();
            let asked = request(&luz, (&module, Level::See), "Armo los turnos").await;
            asked.unwrap();
        }
        let role = save(&boss, None, &edit("Turnos", "turnos:see,reportes:see", 0)).await;
        let grant = Decision::Grant(Perfil::Own(role.unwrap()));
        let page = requests(&boss, RequestState::Pending, "").await.unwrap();
        // With the second module comes no other perfil.
        for (item, perfil) in page.items.iter().zip([true, false]) {
            let before = world.letters().await.len();
            decide(&boss, &item.id.to_string(), grant, "Bienvenida")
                .await
                .unwrap();
            let letters = world.letters().await.split_off(before);
            let to = |who: &str| -> Vec<_> {
                let theirs = letters.iter().filter(|one| one.to.delivery() == who);
                theirs.map(|one| one.before.join(" ")).collect()
            };
            let own = to(LUZ);
            assert_eq!(own.len(), 1, "{own:?}");
            assert!(own[0].contains("Aprobaron") && own[0].contains("Bienvenida"));
            let told = own[0].contains("es ahora «Turnos»");
            assert_eq!(told, perfil, "{own:?}");
            // Whoever decided is told so, and the others only what changed.
            assert_eq!(to("jefa@correo.example").len(), 1);
            let others = to("segunda@correo.example");
            assert_eq!(others.len(), usize::from(perfil), "{others:?}");
        }
    }
);

/// Whom letters go to that this request sends.
async fn told(world: &World, asks: &Caller, module: &str) -> Vec<String> {
    let before = world.letters().await.len();
    let (module, why) = (module.parse().unwrap(), "Armo los turnos");
    request(asks, (&module, Level::See), why).await.unwrap();
    let letters = world.letters().await.split_off(before);
    let mut to: Vec<_> = letters
        .iter()
        .map(|one| one.to.delivery().to_owned())
        .collect();
    to.sort();
    to
}

/// Who administers the company, and until when, as its users read it.
async fn shown(asks: &Caller) -> Vec<(String, Option<String>)> {
    let all = administrators(asks).await.unwrap().into_iter();
    all.map(|one| (one.email, one.until)).collect()
}

/// Every administrator is «Inhabilitado», but for that one.
async fn without_administrators(world: &World, team: &Team, but: Option<Id<id::Account>>) {
    let (company, now) = (team.company, world.backend.env.clock.now());
    let changed = world.backend.db.write(|mut tx| async move {
        let at = company.uuid();
        let leading = storage::membership::administrators(&mut tx, HERE, at, now, 10).await?;
        for row in leading {
            if but.is_some_and(|but| but.uuid() == row.account) {
                continue;
            }
            let next = (
                MembershipState::Disabled,
                Perfil::Administrator,
                row.basis()?,
            );
            storage::membership::change(&mut tx, HERE, &row, next, now).await?;
        }
        tx.done(())
    });
    changed.await.unwrap();
}

contract!(
    a34_a36_whoever_stands_in_is_told_and_shown_like_the_administrators,
    |world| {
        const BOSS: &str = "jefa@correo.example";
        const ANA: &str = "ana@correo.example";
        let team = team(&world).await;
        without_administrators(&world, &team, Some(team.boss.account)).await;
        let boss = team.asks(&world, team.boss).await;
        let ana = team.asks(&world, team.ana).await;
        let day = Date::new(2026, 11, 4).unwrap();
        assert_eq!(shown(&ana).await, [(BOSS.to_owned(), None)]);
        name(&boss, &Email::parse(LUZ).unwrap(), day).await.unwrap();
        let stands_in = (LUZ.to_owned(), Some("04/11/2026".to_owned()));
        let both = [(BOSS.to_owned(), None), stands_in.clone()];
        assert_eq!(shown(&ana).await, both);
        assert_eq!(told(&world, &ana, "turnos").await, [ANA, BOSS, LUZ]);
        // While nobody else is there, too.
        without_administrators(&world, &team, None).await;
        assert_eq!(shown(&ana).await, [stands_in]);
        assert!(is_led(&ana).await.unwrap());
        assert_eq!(told(&world, &ana, "reportes").await, [ANA, LUZ]);
        // Until the day is over.
        world.passes(Span::days(3));
        let ana = team.asks(&world, team.ana).await;
        assert_eq!(shown(&ana).await, []);
        assert!(!is_led(&ana).await.unwrap());
        assert_eq!(told(&world, &ana, "marcas").await, [ANA]);
    }
);
