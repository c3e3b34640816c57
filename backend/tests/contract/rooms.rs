//! The administrator's rooms: the audit chain and the outbox as lists.

use backend::audit::{self, Filter, Verdict};
use backend::fault::Denied;
use backend::storage::Db;
use backend::{outbox, service};
use domain::access::Staff;
use domain::date::Date;
use domain::refusal::Refusal;

use crate::contract;
use crate::people::Somebody;
use crate::world::{Browser, World};

pub async fn with_role(world: &World, email: &'static str, role: Option<Staff>) -> Browser {
    let somebody = Somebody {
        platform: "hanna",
        email,
        document: None,
        state: domain::AccountState::Active,
    };
    let who = world.account_of(&somebody).await.unwrap();
    if let Some(role) = role {
        world.give_role("hanna", who, role).await;
    }
    let mut browser = world.browser();
    world.enter(&mut browser, &somebody, who).await;
    browser
}

pub fn refusal<T: std::fmt::Debug>(answer: Result<T, Denied>) -> Refusal {
    match answer {
        Err(Denied::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

async fn tamper(world: &World, statement: &'static str) {
    match &world.backend.db {
        Db::Sqlite { write, .. } => drop(sqlx::query(statement).execute(write).await.unwrap()),
        Db::Postgres(pool) => drop(sqlx::query(statement).execute(pool).await.unwrap()),
    }
}

/// Requests a service and decides it: two acts, by two people.
pub async fn decided(world: &World) -> (Browser, Browser) {
    let ana = with_role(world, "ana@correo.example", None).await;
    let admin = with_role(world, "admin@correo.example", Some(Staff::PlatformAdmin)).await;
    let caller = world.caller(&ana, "hanna").await;
    service::request(&caller, "vivienda", "=Para mi casa")
        .await
        .unwrap();
    let chief = world.caller(&admin, "hanna").await;
    let id = service::list(&chief, None, None).await.unwrap().items[0].id;
    service::decide(&chief, &id.to_string(), true, "Cumple con todo")
        .await
        .unwrap();
    (ana, admin)
}

contract!(
    x05_the_audit_tells_who_what_on_whom_from_where_old_and_new,
    |world| {
        let (_, admin) = decided(&world).await;
        let chief = &world.caller(&admin, "hanna").await;
        let by_act = Filter {
            action: "service.granted".into(),
            ..Filter::default()
        };
        let listed = audit::list(chief, &by_act, None).await.unwrap();
        let [line] = listed.lines.as_slice() else {
            panic!("{listed:?}")
        };
        assert_eq!(line.name.as_deref(), Some("Ana Pérez Soto"));
        assert_eq!(line.network.as_deref(), Some("192.0.2.1"));
        assert!(line.subject.starts_with("account:") && line.opens);
        let change = &line.changes[0];
        assert_eq!(
            (change.old.as_deref(), change.new.as_deref()),
            (Some("pending"), Some("granted"))
        );
        assert!(
            line.facts
                .contains(&("reason".into(), "Cumple con todo".into()))
        );
        for filter in [
            Filter {
                subject: line.subject.clone(),
                action: line.action.clone(),
                ..Filter::default()
            },
            Filter {
                actor: line.actor.clone(),
                ..Filter::default()
            },
            Filter {
                from: Date::parse("02/11/2026").ok(),
                until: Date::parse("02/11/2026").ok(),
                action: line.action.clone(),
                ..Filter::default()
            },
        ] {
            let found = audit::list(chief, &filter, None).await.unwrap();
            assert!(
                found.lines.iter().any(|one| one.seq == line.seq),
                "{filter:?}"
            );
        }
        let earlier = Filter {
            until: Date::parse("01/11/2026").ok(),
            ..Filter::default()
        };
        assert!(
            audit::list(chief, &earlier, None)
                .await
                .unwrap()
                .lines
                .is_empty()
        );
        let odd = Filter {
            actor: "' OR 1=1 --".into(),
            ..Filter::default()
        };
        assert!(
            audit::list(chief, &odd, None)
                .await
                .unwrap()
                .lines
                .is_empty()
        );
        let long = Filter {
            subject: "x".repeat(100_000),
            ..Filter::default()
        };
        assert_eq!(
            refusal(audit::list(chief, &long, None).await),
            Refusal::Unreadable
        );
    }
);

contract!(
    a67_the_button_walks_the_chain_and_names_the_entry_that_breaks,
    |world| {
        let (_, admin) = decided(&world).await;
        let chief = &world.caller(&admin, "hanna").await;
        let checked = audit::check(chief, 0).await.unwrap();
        assert_eq!(
            (checked.verdict, checked.seq),
            (Verdict::Whole, checked.head)
        );
        // From the middle on, and beyond the end.
        assert_eq!(
            audit::check(chief, 2).await.unwrap().verdict,
            Verdict::Whole
        );
        assert_eq!(
            audit::check(chief, 9_000).await.unwrap().verdict,
            Verdict::Broken(9_000)
        );
        tamper(
            &world,
            "UPDATE audit_entry SET action = 'x' WHERE seq = 2 AND platform = 'hanna'",
        )
        .await;
        assert_eq!(
            audit::check(chief, 0).await.unwrap().verdict,
            Verdict::Broken(2)
        );
    }
);

contract!(x05_taking_the_audit_away_is_an_act_with_an_entry, |world| {
    let (_, admin) = decided(&world).await;
    let chief = &world.caller(&admin, "hanna").await;
    let lines = audit::export(chief, &Filter::default()).await.unwrap();
    assert!(lines.len() >= 4);
    assert!(lines.iter().all(|line| line.action != "audit.exported"));
    let newest = audit::list(chief, &Filter::default(), None).await.unwrap();
    assert_eq!(newest.lines[0].action, "audit.exported");
    audit::verify(&world.backend, "hanna").await.unwrap();
});

contract!(
    x04_the_outbox_tells_state_and_mask_and_never_what_it_says,
    |world| {
        let (_, admin) = decided(&world).await;
        let chief = &world.caller(&admin, "hanna").await;
        let queued = outbox::list(chief, Some("queued"), None).await.unwrap();
        assert_eq!(queued.messages.len(), 2);
        world.letters().await;
        let all = outbox::list(chief, None, None).await.unwrap();
        assert!(
            all.messages
                .iter()
                .all(|one| one.state == "sent" && one.kind == "service")
        );
        assert!(
            all.messages
                .iter()
                .all(|one| one.to.contains('•') && !one.to.contains("ana@"))
        );
        assert_eq!(
            refusal(outbox::list(chief, Some("x"), None).await),
            Refusal::Unreadable
        );
        assert_eq!(
            refusal(outbox::list(chief, None, Some("x")).await),
            Refusal::Unreadable
        );
    }
);

contract!(a47_the_rooms_open_to_the_administrator_alone, |world| {
    let (ana, _) = decided(&world).await;
    let mesa = with_role(&world, "mesa@correo.example", Some(Staff::HelpDesk)).await;
    let person = &world.caller(&ana, "hanna").await;
    let agent = &world.caller(&mesa, "hanna").await;
    for (caller, no) in [(person, Refusal::NotFound), (agent, Refusal::NotAllowed)] {
        let filter = &Filter::default();
        assert_eq!(refusal(audit::list(caller, filter, None).await), no);
        assert_eq!(refusal(audit::export(caller, filter).await), no);
        assert_eq!(refusal(audit::people(caller).await), no);
        assert_eq!(refusal(audit::check(caller, 0).await), no);
        assert_eq!(refusal(outbox::list(caller, None, None).await), no);
    }
});
