//! Services that people ask for, and how they are decided.

use backend::fault::Denied;
use backend::{audit, service, storage};
use domain::access::Staff;
use domain::company::Adherence;
use domain::refusal::{Field, Problem, Refusal};
use domain::service::RequestState;

use crate::companies;
use crate::contract;
use crate::memberships::{bare, join};
use crate::people::Somebody;
use crate::world::{Browser, World};

const WHY: &str = "Quiero postularme a una vivienda";

/// Somebody with an account of that name, signed in.
async fn person(world: &World, name: &str) -> Browser {
    let email = format!("{name}@correo.example");
    let somebody = Somebody {
        platform: "hanna",
        email: &email,
        document: None,
        state: domain::AccountState::Active,
    };
    let who = world.account_of(&somebody).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &somebody, who).await;
    browser
}

async fn staff(world: &World, name: &str, role: Staff) -> Browser {
    let email = format!("{name}@correo.example");
    let somebody = Somebody {
        platform: "hanna",
        email: &email,
        document: None,
        state: domain::AccountState::Active,
    };
    let who = world.account_of(&somebody).await.unwrap();
    world.give_role("hanna", who, role).await;
    let mut browser = world.browser();
    world.enter(&mut browser, &somebody, who).await;
    browser
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, Denied>) -> Refusal {
    match answer {
        Err(Denied::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

async fn actions(world: &World, prefix: &str) -> usize {
    let rows = world
        .backend
        .db
        .read(|mut tx| async move {
            let rows = backend::storage::audit::after(&mut tx, "hanna", 0, 500).await?;
            tx.done(rows)
        })
        .await
        .unwrap();
    rows.iter()
        .filter(|row| row.action.starts_with(prefix))
        .count()
}

contract!(
    h42_a_request_waits_is_granted_and_both_are_mailed,
    |world| {
        let ana = person(&world, "ana").await;
        let admin = staff(&world, "admin", Staff::PlatformAdmin).await;
        let caller = world.caller(&ana, "hanna").await;
        service::request(&caller, "vivienda", WHY).await.unwrap();
        let mine = service::mine(&caller).await.unwrap();
        assert_eq!(mine.len(), 1);
        assert_eq!(mine[0].state, RequestState::Pending);
        let chief = world.caller(&admin, "hanna").await;
        let listed = service::list(&chief, Some(RequestState::Pending), None)
            .await
            .unwrap();
        assert_eq!(listed.items.len(), 1);
        assert_eq!(listed.items[0].reason, WHY);
        assert_eq!(listed.items[0].service, "Vivienda");
        let id = listed.items[0].id.to_string();
        service::decide(&chief, &id, true, "Cumple los requisitos")
            .await
            .unwrap();
        let mine = service::mine(&caller).await.unwrap();
        assert_eq!(mine[0].state, RequestState::Granted);
        assert_eq!(mine[0].answer.as_deref(), Some("Cumple los requisitos"));
        let again = service::decide(&chief, &id, false, "Mejor que no").await;
        assert_eq!(refusal(again), Refusal::Outdated);
        let mut subjects: Vec<_> = world
            .letters()
            .await
            .into_iter()
            .map(|l| l.subject)
            .collect();
        // Written at the same instant of a clock that stands still.
        subjects.sort();
        assert_eq!(
            subjects,
            [
                "Aprobamos la solicitud de Vivienda",
                "Recibimos la solicitud de Vivienda"
            ]
        );
        // Each act left exactly one entry (A67).
        assert_eq!(actions(&world, "service.").await, 2);
        audit::verify(&world.backend, "hanna").await.unwrap();
    }
);

contract!(
    h42_one_request_of_a_person_and_service_is_open_at_most,
    |world| {
        let ana = person(&world, "ana").await;
        let caller = &world.caller(&ana, "hanna").await;
        let ask = || service::request(caller, "vivienda", WHY);
        let (a, b, c, d) = tokio::join!(ask(), ask(), ask(), ask());
        for answer in [a, b, c, d] {
            answer.unwrap();
        }
        assert_eq!(actions(&world, "service.requested").await, 1);
        assert_eq!(world.letters().await.len(), 1);
        let admin = staff(&world, "admin", Staff::PlatformAdmin).await;
        let chief = &world.caller(&admin, "hanna").await;
        let listed = service::list(chief, None, None).await.unwrap();
        let id = listed.items[0].id.to_string();
        service::decide(chief, &id, false, "Falta un documento")
            .await
            .unwrap();
        // Refused once, it may be asked for again.
        world.passes(domain::Span::seconds(1));
        let caller = &world.caller(&ana, "hanna").await;
        service::request(caller, "vivienda", WHY).await.unwrap();
        assert_eq!(
            service::mine(caller).await.unwrap()[0].state,
            RequestState::Pending
        );
        assert_eq!(
            service::list(chief, None, None).await.unwrap().items.len(),
            2
        );
    }
);

contract!(
    a47_nobody_decides_without_the_role_nor_for_oneself,
    |world| {
        let ana = person(&world, "ana").await;
        let caller = world.caller(&ana, "hanna").await;
        service::request(&caller, "vivienda", WHY).await.unwrap();
        assert_eq!(
            refusal(service::list(&caller, None, None).await),
            Refusal::NotFound
        );
        let mesa = staff(&world, "mesa", Staff::HelpDesk).await;
        let agent = world.caller(&mesa, "hanna").await;
        assert_eq!(
            refusal(service::list(&agent, None, None).await),
            Refusal::NotAllowed
        );
        let admin = staff(&world, "admin", Staff::PlatformAdmin).await;
        let chief = world.caller(&admin, "hanna").await;
        service::request(&chief, "creditos", WHY).await.unwrap();
        let listed = service::list(&chief, None, None).await.unwrap();
        for item in &listed.items {
            let id = item.id.to_string();
            let by_person = service::decide(&caller, &id, true, WHY).await;
            assert_eq!(refusal(by_person), Refusal::NotFound);
            let by_agent = service::decide(&agent, &id, true, WHY).await;
            assert_eq!(refusal(by_agent), Refusal::NotAllowed);
        }
        let own = listed
            .items
            .iter()
            .find(|item| item.service == "Créditos")
            .unwrap();
        let for_oneself = service::decide(&chief, &own.id.to_string(), true, WHY).await;
        assert_eq!(refusal(for_oneself), Refusal::NotAllowed);
        // The request of one platform does not exist on another (A46).
        let other = Somebody {
            email: "jefa@correo.example",
            ..Somebody::rosa()
        };
        let who = world.account_of(&other).await.unwrap();
        world.give_role("gestion", who, Staff::PlatformAdmin).await;
        let mut browser = world.browser();
        world.enter(&mut browser, &other, who).await;
        let foreign = world.caller(&browser, "gestion").await;
        let id = listed.items[0].id.to_string();
        assert_eq!(
            refusal(service::decide(&foreign, &id, true, WHY).await),
            Refusal::NotFound
        );
        assert!(
            service::list(&foreign, None, None)
                .await
                .unwrap()
                .items
                .is_empty()
        );
    }
);

contract!(
    q17_whoever_no_company_lets_in_asks_for_no_service,
    |world| {
        let somebody = Somebody {
            platform: companies::HERE,
            ..Somebody::ana()
        };
        let who = world.account_of(&somebody).await.unwrap();
        let mut browser = world.browser();
        world.enter(&mut browser, &somebody, who).await;
        let company = bare(&world, 1).await;
        join(&world, who, company, None).await;
        let now = world.backend.env.clock.now();
        let adhere = async |adherence| {
            let write = world.backend.db.write(|mut tx| async move {
                let (here, id) = (companies::HERE, company.uuid());
                storage::company::set_adherence(&mut tx, here, id, adherence, now).await?;
                tx.done(())
            });
            write.await.unwrap();
        };
        adhere(Adherence::Ended).await;
        let caller = world.caller(&browser, companies::HERE).await;
        let no = service::request(&caller, "turnos", WHY).await;
        assert_eq!(refusal(no), Refusal::NotAllowed);
        assert!(service::mine(&caller).await.unwrap().is_empty());
        adhere(Adherence::Adhered).await;
        service::request(&caller, "turnos", WHY).await.unwrap();
        // A role has its own reasons to be here.
        adhere(Adherence::Ended).await;
        world
            .give_role(companies::HERE, who, Staff::Coordination)
            .await;
        let caller = world.caller(&browser, companies::HERE).await;
        service::request(&caller, "documentos", WHY).await.unwrap();
    }
);

contract!(
    h42_what_is_not_in_the_catalogue_or_says_nothing_is_refused,
    |world| {
        let ana = person(&world, "ana").await;
        let caller = world.caller(&ana, "hanna").await;
        assert_eq!(
            refusal(service::request(&caller, "loteria", WHY).await),
            Refusal::NotFound
        );
        assert_eq!(
            refusal(service::request(&caller, "vivienda", " ").await),
            Refusal::field(Field::Reason, Problem::Empty)
        );
        let stranger = world.caller(&world.browser(), "hanna").await;
        assert_eq!(
            refusal(service::request(&stranger, "vivienda", WHY).await),
            Refusal::SessionOver
        );
    }
);

contract!(
    a53_pages_of_requests_follow_each_other_without_gaps,
    |world| {
        for number in 0..30 {
            let browser = person(&world, &format!("persona{number}")).await;
            let caller = world.caller(&browser, "hanna").await;
            service::request(&caller, "vivienda", WHY).await.unwrap();
        }
        let admin = staff(&world, "admin", Staff::PlatformAdmin).await;
        let chief = world.caller(&admin, "hanna").await;
        for state in [None, Some(RequestState::Pending)] {
            let first = service::list(&chief, state, None).await.unwrap();
            let rest = service::list(&chief, state, first.next.as_deref())
                .await
                .unwrap();
            assert_eq!((first.items.len(), rest.items.len()), (25, 5));
            assert_eq!(rest.next, None);
            let mut ids: Vec<_> = first
                .items
                .iter()
                .chain(&rest.items)
                .map(|i| i.id)
                .collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), 30);
        }
        for cursor in ["x", "1.x", "' OR 1=1 --"] {
            let answer = service::list(&chief, None, Some(cursor)).await;
            assert_eq!(refusal(answer), Refusal::Unreadable);
        }
    }
);
