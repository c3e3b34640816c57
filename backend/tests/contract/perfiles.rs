//! Perfiles of a company's users: by hand, and at the help desk on a filed request (A-33, Q50).

use backend::account::Created;
use backend::caller::Caller;
use backend::desk::{Decided, decide_perfil, perfil_requests};
use backend::membership::{ask_perfil, change_perfil, members, revoke};
use backend::own::{By, history};
use backend::{audit, storage};
use domain::access::{SeeMembers, Staff};
use domain::company::Adherence;
use domain::document::{Document, DocumentKind};
use domain::id::{self, Id};
use domain::membership::{Basis, Outcome, Perfil};
use domain::refusal::{Field, Problem, Refusal};
use uuid::Uuid;

use crate::companies::{HERE, TRIGO, filled, refusal};
use crate::contract;
use crate::memberships::join;
use crate::people::Somebody;
use crate::world::{Browser, World};

const WHY: &str = "Reemplaza a la jefa de personas";

/// Somebody with an account, signed in.
struct One {
    browser: Browser,
    who: Created,
}

async fn somebody(world: &World, name: &str, n: u32) -> One {
    let email = format!("{name}@correo.example");
    let rut = domain::Rut::from_body(40_100_000 + n).unwrap().to_string();
    let somebody = Somebody {
        platform: HERE,
        email: &email,
        document: Document::parse(DocumentKind::Rut, &rut).ok(),
        ..Somebody::ana()
    };
    let who = world.account_of(&somebody).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &somebody, who).await;
    One { browser, who }
}

async fn agent(world: &World, name: &str, n: u32) -> One {
    let one = somebody(world, name, n).await;
    world.give_role(HERE, one.who, Staff::HelpDesk).await;
    one
}

async fn at(world: &World, one: &One, company: Id<id::Company>) -> Caller {
    world.caller_at(&one.browser, HERE, company).await
}

async fn perfil(world: &World, who: Created, company: Id<id::Company>) -> (Perfil, Option<Basis>) {
    world
        .backend
        .db
        .read(|mut tx| async move {
            let row = storage::membership::of(&mut tx, HERE, who.account, company).await?;
            let row = row.unwrap();
            tx.done((row.perfil()?, row.basis()?))
        })
        .await
        .unwrap()
}

/// The one request that waits.
async fn waiting(caller: &Caller) -> Uuid {
    let queue = perfil_requests(caller, None).await.unwrap();
    assert_eq!(queue.items.len(), 1);
    queue.items[0].id
}

async fn carries_out(caller: &Caller, id: Uuid) -> Result<Decided, backend::fault::Denied> {
    decide_perfil(caller, id, Outcome::Done, "Confirmado por teléfono").await
}

contract!(
    a33_a70_the_representative_changes_perfiles_by_hand_and_it_holds_at_once,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        let (head, luz) = (
            somebody(&world, "ana", 1).await,
            somebody(&world, "luz", 2).await,
        );
        join(&world, head.who, company, Some(Basis::Representative)).await;
        join(&world, luz.who, company, None).await;
        let chief = at(&world, &head, company).await;
        let listed = members(&chief, None).await.unwrap();
        assert_eq!(listed.items.len(), 3, "with the first user");
        assert_eq!(listed.items.iter().filter(|one| one.own).count(), 1);
        let before = at(&world, &luz, company).await;
        assert_eq!(refusal(before.inside(SeeMembers)), Refusal::NotAllowed);
        let to_luz = async |perfil| change_perfil(&chief, luz.who.account, perfil).await;
        to_luz(Perfil::Administrator).await.unwrap();
        let appointed = (Perfil::Administrator, Some(Basis::Appointed));
        assert_eq!(perfil(&world, luz.who, company).await, appointed);
        // the very next request.
        let now = at(&world, &luz, company).await;
        assert!(members(&now, None).await.is_ok());
        assert_eq!(
            refusal(to_luz(Perfil::Administrator).await),
            Refusal::Outdated
        );
        let own = change_perfil(&chief, head.who.account, Perfil::Worker).await;
        assert_eq!(refusal(own), Refusal::NotAllowed, "not on oneself");
        // Whoever was appointed makes no administrators and unmakes none.
        for who in [head.who, luz.who] {
            let other = change_perfil(&now, who.account, Perfil::Worker).await;
            assert_eq!(refusal(other), Refusal::NotAllowed);
        }
        to_luz(Perfil::Worker).await.unwrap();
        assert_eq!(
            perfil(&world, luz.who, company).await,
            (Perfil::Worker, None)
        );
        let over = members(&now, None).await;
        assert!(over.is_ok(), "a caller lives as long as its request");
        let after = at(&world, &luz, company).await;
        assert_eq!(refusal(members(&after, None).await), Refusal::NotAllowed);
        assert_eq!(
            refusal(revoke(&chief, luz.who.account).await),
            Refusal::NotFound,
            "the appointment ended with the perfil"
        );
        let nobody = change_perfil(&chief, Id::from_uuid(Uuid::from_u128(3)), Perfil::Worker);
        assert_eq!(refusal(nobody.await), Refusal::NotFound);
        let told = world.letters().await;
        let of = |address: &str, subject: &str| {
            let fits = |one: &&backend::mail::Letter| {
                one.to.delivery() == address && one.subject.starts_with(subject)
            };
            told.iter().filter(fits).count()
        };
        assert_eq!(of("luz@correo.example", "Cambió tu perfil"), 2);
        assert_eq!(
            of("ana@correo.example", "Cambió el perfil"),
            0,
            "who did it knows"
        );
        assert_eq!(
            of("rosa@trigo.example", "Cambió el perfil"),
            2,
            "the others are told"
        );
        let seen = history(&after, None).await.unwrap().entries;
        let changed = seen.iter().filter(|one| one.action == "perfil.changed");
        assert!(changed.clone().all(|one| one.by == By::Administrator));
        assert_eq!(changed.count(), 2);
    }
);

contract!(
    a33_q50_the_desk_changes_a_perfil_on_request_only_and_twice_for_an_administrator,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        let (head, luz) = (
            somebody(&world, "ana", 1).await,
            somebody(&world, "luz", 2).await,
        );
        let (marta, diego) = (
            agent(&world, "marta", 3).await,
            agent(&world, "diego", 4).await,
        );
        join(&world, head.who, company, Some(Basis::FirstUser)).await;
        join(&world, luz.who, company, None).await;
        let chief = at(&world, &head, company).await;
        let ask =
            async |why: &str| ask_perfil(&chief, luz.who.account, Perfil::Administrator, why).await;
        assert_eq!(
            refusal(ask("").await),
            Refusal::field(Field::Reason, Problem::Empty)
        );
        ask(WHY).await.unwrap();
        assert_eq!(refusal(ask(WHY).await), Refusal::Outdated, "one waits");
        let first = world.caller(&marta.browser, HERE).await;
        let second = world.caller(&diego.browser, HERE).await;
        let id = waiting(&first).await;
        let shown = perfil_requests(&first, None).await.unwrap().items.remove(0);
        assert_eq!(shown.reason, WHY);
        assert!(
            !shown.person.contains("Ana") && shown.person.contains('•'),
            "masked"
        );
        let stranger = world.caller(&luz.browser, HERE).await;
        assert_eq!(
            refusal(perfil_requests(&stranger, None).await),
            Refusal::NotFound
        );
        assert_eq!(refusal(carries_out(&stranger, id).await), Refusal::NotFound);
        assert_eq!(
            refusal(decide_perfil(&first, id, Outcome::Done, "x").await),
            Refusal::field(Field::Reason, Problem::TooShort { min: 5 })
        );
        assert_eq!(carries_out(&first, id).await.unwrap(), Decided::Proposed);
        assert_eq!(perfil(&world, luz.who, company).await.0, Perfil::Worker);
        assert_eq!(
            refusal(carries_out(&first, id).await),
            Refusal::SecondPerson
        );
        assert_eq!(carries_out(&second, id).await.unwrap(), Decided::Done);
        // Nobody appointed them, so nothing says so.
        assert_eq!(
            perfil(&world, luz.who, company).await,
            (Perfil::Administrator, None)
        );
        assert_eq!(refusal(carries_out(&second, id).await), Refusal::Outdated);
        let told = world.letters().await;
        for (address, subject) in [
            ("luz@correo.example", "Cambió tu perfil"),
            ("ana@correo.example", "Cambió el perfil de una persona"),
            ("rosa@trigo.example", "Cambió el perfil de una persona"),
        ] {
            let told = told.iter().filter(|one| one.to.delivery() == address);
            let told = told.filter(|one| one.subject.starts_with(subject)).count();
            assert_eq!(told, 1, "{address}");
        }
        let luz = world.caller(&luz.browser, HERE).await;
        let seen = history(&luz, None).await.unwrap().entries;
        for action in ["perfil.asked", "perfil.proposed", "perfil.carried_out"] {
            assert!(seen.iter().any(|one| one.action == action), "{action}");
        }
        assert!(audit::verify(&world.backend, HERE).await.is_ok());
    }
);

contract!(
    q50_a_request_outlives_no_administrator_and_concerns_no_agent,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        let (head, luz) = (
            somebody(&world, "ana", 1).await,
            somebody(&world, "luz", 2).await,
        );
        let marta = agent(&world, "marta", 3).await;
        join(&world, head.who, company, Some(Basis::Commercial)).await;
        join(&world, luz.who, company, Some(Basis::FirstUser)).await;
        join(&world, marta.who, company, None).await;
        let chief = at(&world, &head, company).await;
        let desk = world.caller(&marta.browser, HERE).await;
        // About a colleague, who is the agent besides: not by the desk.
        ask_perfil(&chief, marta.who.account, Perfil::Administrator, WHY)
            .await
            .unwrap();
        let own = waiting(&desk).await;
        assert_eq!(refusal(carries_out(&desk, own).await), Refusal::NotAllowed);
        let no = decide_perfil(&desk, own, Outcome::Declined, "No corresponde").await;
        assert_eq!(refusal(no), Refusal::NotAllowed);
        let paula = agent(&world, "paula", 5).await;
        let other = world.caller(&paula.browser, HERE).await;
        assert_eq!(refusal(carries_out(&other, own).await), Refusal::NotAllowed);
        let no = decide_perfil(&other, own, Outcome::Declined, "No corresponde").await;
        assert_eq!(no.unwrap(), Decided::Declined);
        assert!(world.letters().await.iter().any(|one| {
            one.to.delivery() == "ana@correo.example" && one.subject.starts_with("No se hizo")
        }));
        // Of a company that is adhered no more, nothing is carried out.
        ask_perfil(&chief, luz.who.account, Perfil::Worker, WHY)
            .await
            .unwrap();
        let id = waiting(&desk).await;
        let adherence = async |next| {
            world
                .by_hand(async |hand| {
                    backend::company::set_adherence(hand, company, next, "Contrato").await
                })
                .await
                .unwrap();
        };
        adherence(Adherence::Ended).await;
        assert_eq!(refusal(carries_out(&desk, id).await), Refusal::Outdated);
        adherence(Adherence::Adhered).await;
        // One agent is enough for what is no administrator's.
        assert_eq!(carries_out(&desk, id).await.unwrap(), Decided::Done);
        assert_eq!(perfil(&world, luz.who, company).await.0, Perfil::Worker);
        // of the two administrators that are left, one stays.
        let rosa = members(&chief, None).await.unwrap();
        let rosa = rosa.items.iter().find(|one| {
            one.basis == Some(Basis::Representative)
                || one.basis == Some(Basis::FirstUser) && one.perfil == Perfil::Administrator
        });
        let rosa = rosa.unwrap().account;
        ask_perfil(&chief, rosa, Perfil::Worker, WHY).await.unwrap();
        assert_eq!(
            carries_out(&desk, waiting(&desk).await).await.unwrap(),
            Decided::Done
        );
        ask_perfil(&chief, head.who.account, Perfil::Worker, WHY)
            .await
            .unwrap();
        let last = waiting(&desk).await;
        assert_eq!(
            refusal(carries_out(&desk, last).await),
            Refusal::LastAdministrator
        );
    }
);

contract!(
    a46_requests_and_users_of_other_companies_are_not_there,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        let other = crate::memberships::bare(&world, 1).await;
        let (head, luz) = (
            somebody(&world, "ana", 1).await,
            somebody(&world, "luz", 2).await,
        );
        join(&world, head.who, company, Some(Basis::Representative)).await;
        join(&world, luz.who, other, None).await;
        let chief = at(&world, &head, company).await;
        let hers = luz.who.account;
        for perfil in Perfil::ALL {
            assert_eq!(
                refusal(change_perfil(&chief, hers, perfil).await),
                Refusal::NotFound
            );
            assert_eq!(
                refusal(ask_perfil(&chief, hers, perfil, WHY).await),
                Refusal::NotFound
            );
        }
        let outside = at(&world, &head, other).await;
        assert_eq!(refusal(members(&outside, None).await), Refusal::NotFound);
    }
);

contract!(
    r16_a_request_outlives_no_end_date_of_whoever_asked,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        let (head, luz) = (
            somebody(&world, "ana", 1).await,
            somebody(&world, "luz", 2).await,
        );
        let marta = agent(&world, "marta", 3).await;
        join(&world, head.who, company, Some(Basis::Commercial)).await;
        join(&world, luz.who, company, Some(Basis::FirstUser)).await;
        let chief = at(&world, &head, company).await;
        let desk = world.caller(&marta.browser, HERE).await;
        ask_perfil(&chief, luz.who.account, Perfil::Worker, WHY)
            .await
            .unwrap();
        let now = world.backend.env.clock.now();
        // Their last day is over, and nobody has noted it yet.
        world
            .backend
            .db
            .write(|mut tx| async move {
                let row = storage::membership::of(&mut tx, HERE, head.who.account, company).await?;
                let row = row.unwrap();
                let next = storage::membership::Next {
                    state: row.state()?,
                    perfil: row.perfil()?,
                    basis: row.basis()?,
                    reason: None,
                    ends_at: Some(now),
                };
                assert_eq!(
                    storage::membership::set(&mut tx, HERE, &row, next, now).await?,
                    1
                );
                tx.done(())
            })
            .await
            .unwrap();
        let id = waiting(&desk).await;
        assert_eq!(refusal(carries_out(&desk, id).await), Refusal::Outdated);
        assert_eq!(
            perfil(&world, luz.who, company).await.0,
            Perfil::Administrator
        );
    }
);
