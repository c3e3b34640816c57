//! The audit chain.

use backend::audit::{self, Broken, Entry};
use backend::housekeeping;
use backend::storage::Db;
use backend::storage::audit::{Wanted, listed};
use domain::time::Span;
use serde_json::json;

use crate::contract;
use crate::world::{START, World};

async fn write(world: &World, times: u32) {
    let caller = &world.caller(&world.browser(), "hanna").await;
    for number in 0..times {
        world
            .backend
            .db
            .write(|mut tx| async move {
                let entry = Entry {
                    action: "test.done",
                    subject: format!("thing:{number}"),
                    detail: json!({ "old": 1, "new": number }),
                    key: None,
                };
                audit::write(&mut tx, &caller.scribe(), entry).await?;
                tx.done(())
            })
            .await
            .unwrap();
    }
}

/// Runs a statement as somebody with a database tool would.
async fn tamper(world: &World, statement: &'static str) {
    match &world.backend.db {
        Db::Sqlite { write, .. } => drop(sqlx::query(statement).execute(write).await.unwrap()),
        Db::Postgres(pool) => drop(sqlx::query(statement).execute(pool).await.unwrap()),
    }
}

contract!(x05_a_chain_of_entries_verifies, |world| {
    assert_eq!(audit::verify(&world.backend, "hanna").await.unwrap(), 0);
    write(&world, 3).await;
    assert_eq!(audit::verify(&world.backend, "hanna").await.unwrap(), 3);
    assert_eq!(audit::verify(&world.backend, "gestion").await.unwrap(), 0);
});

contract!(
    x05_where_acts_came_from_is_forgotten_after_a_year,
    |world| {
        const YEAR: Span = Span::days(365);
        write(&world, 3).await;
        world.passes(YEAR - Span::days(1));
        write(&world, 2).await;
        let kept = || async {
            let found = world.backend.db.read(|mut tx| async move {
                let wanted = Wanted {
                    actor: "",
                    action: "",
                    subject: "",
                    from: domain::time::Timestamp(i64::MIN),
                    until: domain::time::Timestamp(i64::MAX),
                };
                let rows = listed(&mut tx, "hanna", wanted, i64::MAX, 10).await?;
                tx.done(rows)
            });
            let found = found.await.unwrap();
            let kept = found.iter().filter(|row| row.network.is_some());
            (kept.map(|row| row.seq).collect::<Vec<_>>(), found.len())
        };
        housekeeping::tidy(&world.backend).await.unwrap();
        assert_eq!(kept().await, (vec![5, 4, 3, 2, 1], 5), "within the year");
        world.passes(Span::days(2));
        housekeeping::tidy(&world.backend).await.unwrap();
        assert_eq!(kept().await, (vec![5, 4], 5), "the entries themselves stay");
        world.passes(YEAR);
        housekeeping::tidy(&world.backend).await.unwrap();
        assert_eq!(kept().await, (vec![], 5));
        assert_eq!(audit::verify(&world.backend, "hanna").await.unwrap(), 5);
    }
);

contract!(x05_entries_written_together_stand_one_by_one, |world| {
    write(&world, 1).await;
    let caller = &world.caller(&world.browser(), "hanna").await;
    for many in [300_u32, 0, 2] {
        let written = world.backend.db.write(|mut tx| async move {
            let entry = |number| Entry {
                action: "test.done",
                subject: format!("thing:{number}"),
                detail: json!({ "new": number }),
                key: None,
            };
            let entries = (0..many).map(entry).collect();
            audit::write_many(&mut tx, &caller.scribe(), entries).await?;
            tx.done(())
        });
        written.await.unwrap();
    }
    write(&world, 1).await;
    assert_eq!(audit::verify(&world.backend, "hanna").await.unwrap(), 304);
    let read = world.backend.db.read(|mut tx| async move {
        let row = backend::storage::audit::at(&mut tx, "hanna", 201).await?;
        tx.done(row)
    });
    let row = read.await.unwrap().unwrap();
    assert_eq!(row.subject, "thing:199");
    let detail = audit::detail(&world.backend, "hanna", row.seq, &row.sealed, None);
    assert_eq!(detail, Some(json!({ "new": 199 })));
});

contract!(a67_a_changed_entry_breaks_the_chain, |world| {
    write(&world, 3).await;
    tamper(
        &world,
        "UPDATE audit_entry SET actor = 'nobody' WHERE seq = 2",
    )
    .await;
    assert!(matches!(
        audit::verify(&world.backend, "hanna").await,
        Err(Broken::At(2))
    ));
});

contract!(a67_a_missing_entry_breaks_the_chain, |world| {
    write(&world, 3).await;
    tamper(&world, "DELETE FROM audit_entry WHERE seq = 2").await;
    assert!(matches!(
        audit::verify(&world.backend, "hanna").await,
        Err(Broken::At(2))
    ));
});

contract!(a67_a_cut_tail_is_noticed, |world| {
    write(&world, 3).await;
    tamper(&world, "DELETE FROM audit_entry WHERE seq = 3").await;
    assert!(matches!(
        audit::verify(&world.backend, "hanna").await,
        Err(Broken::At(3))
    ));
});

contract!(
    a59_what_a_ficha_reads_of_an_account_is_on_an_index_of_its_own,
    |world| {
        let Db::Sqlite { read, .. } = &world.backend.db else {
            return;
        };
        let plan: Vec<(i64, i64, i64, String)> = sqlx::query_as(
            "EXPLAIN QUERY PLAN
             SELECT e.seq, e.at, e.actor, e.action, e.sealed, o.device
             FROM audit_entry e
             LEFT JOIN audit_origin o ON o.platform = e.platform AND o.seq = e.seq
             WHERE e.platform = 'workera' AND e.subject = 'account:1'
               AND e.action IN ('perfil.changed', 'perfil.carried_out', 'stand_in.named',
                   'stand_in.ended')
             ORDER BY e.seq DESC LIMIT 50",
        )
        .fetch_all(read)
        .await
        .unwrap();
        assert!(plan[0].3.contains("audit_entry_given"), "{plan:?}");
        let sorts = plan.iter().any(|(.., step)| step.contains("TEMP B-TREE"));
        assert!(!sorts, "{plan:?}");
    }
);

contract!(
    x05_days_are_found_by_their_index_in_the_order_of_time,
    |world| {
        // The last three come of a clock that is a day behind.
        for days in [0, 2, -1] {
            world.passes(Span::days(days));
            write(&world, 3).await;
        }
        let begins = START + Span::hours(12);
        let wanted = Wanted {
            actor: "",
            action: "",
            subject: "",
            from: begins,
            until: begins + Span::days(2),
        };
        let (mut before, mut seen) = (i64::MAX, Vec::new());
        loop {
            let page = world.backend.db.read(|mut tx| async move {
                let page = listed(&mut tx, "hanna", wanted, before, 2).await?;
                tx.done(page)
            });
            let page = page.await.unwrap();
            seen.extend(page.iter().map(|row| row.seq));
            let Some(last) = page.last() else { break };
            before = last.seq;
        }
        assert_eq!(seen, [6, 5, 4, 9, 8, 7]);
        let Db::Sqlite { read, .. } = &world.backend.db else {
            return;
        };
        let plan: Vec<(i64, i64, i64, String)> = sqlx::query_as(
            "EXPLAIN QUERY PLAN
             SELECT e.seq, e.at, e.actor, e.action, e.subject, e.sealed, o.network, o.device
             FROM audit_entry e
             LEFT JOIN audit_origin o ON o.platform = e.platform AND o.seq = e.seq
             WHERE e.platform = 'hanna' AND e.at >= 1 AND (e.at, e.seq) < (5, 0)
             ORDER BY e.at DESC, e.seq DESC LIMIT 26",
        )
        .fetch_all(read)
        .await
        .unwrap();
        let steps: Vec<_> = plan.iter().map(|(_, _, _, step)| step.as_str()).collect();
        assert!(steps[0].contains("INDEX audit_entry_by_time"), "{steps:?}");
        assert!(
            !steps.iter().any(|step| step.contains("TEMP B-TREE")),
            "{steps:?}"
        );
    }
);
