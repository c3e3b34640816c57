//! Forgetting what has run out: all of it, in small transactions, and nothing else.

use backend::storage::Db;
use backend::{housekeeping, storage};
use domain::membership::{MembershipState, Tries};
use domain::time::{Span, Timestamp};

use crate::bulk::{Office, people, rut};
use crate::companies::filled;
use crate::contract;
use crate::world::World;

const HANNA: &str = "hanna";

async fn runs(world: &World, statement: String) {
    let statement = sqlx::AssertSqlSafe(statement);
    match &world.backend.db {
        Db::Sqlite { write, .. } => drop(sqlx::query(statement).execute(write).await.unwrap()),
        Db::Postgres(pool) => drop(sqlx::query(statement).execute(pool).await.unwrap()),
    }
}

impl World {
    /// Typed forms of that many browsers at that time.
    async fn typed(&self, numbers: std::ops::Range<u32>, at: Timestamp) {
        let numbers = &numbers;
        self.backend
            .db
            .write(|mut tx| async move {
                for number in numbers.clone() {
                    let browser = number.to_be_bytes();
                    storage::typed::put(&mut tx, HANNA, &browser, "registro", b"x", at).await?;
                }
                tx.done(())
            })
            .await
            .unwrap();
    }

    async fn keeps(&self, number: u32) -> bool {
        let found = self.backend.db.read(|mut tx| async move {
            let browser = number.to_be_bytes();
            let found =
                storage::typed::get(&mut tx, HANNA, &browser, "registro", Timestamp(0)).await?;
            tx.done(found)
        });
        found.await.unwrap().is_some()
    }
}

// Seen red: with one transaction only.
contract!(what_has_run_out_is_forgotten_whole, |world| {
    let now = world.backend.env.clock.now();
    // More than two transactions take, and not a whole number of them.
    world.typed(0..1_203, now - Span::days(2)).await;
    world.typed(1_203..1_204, now).await;
    housekeeping::tidy(&world.backend).await.unwrap();
    for gone in [0, 499, 500, 1_000, 1_202] {
        assert!(!world.keeps(gone).await, "{gone} is still there");
    }
    assert!(world.keeps(1_203).await, "what is fresh was forgotten");
});

contract!(
    q12_what_pauses_no_registration_any_more_is_forgotten,
    |world| {
        let now = world.backend.env.clock.now();
        let old = now - Span::days(31);
        let one = |pauses, at| Tries {
            ended: 1,
            first: at,
            pauses,
            paused_first: at,
            paused_until: at + Span::hours(24),
        };
        // Old; old but for the help desk to lift; fresh; old with a fresh pause.
        let fresh_pause = Tries {
            paused_until: now,
            ..one(1, old - Span::days(9))
        };
        let all = &[
            one(2, old - Span::days(2)),
            one(3, old - Span::days(2)),
            one(1, now),
            fresh_pause,
        ];
        world
            .backend
            .db
            .write(|mut tx| async move {
                for (holder, tries) in (0_u8..).zip(all) {
                    storage::claim::lock_tries(&mut tx, HANNA, &[holder]).await?;
                    storage::claim::set_tries(&mut tx, HANNA, &[holder], *tries).await?;
                }
                tx.done(())
            })
            .await
            .unwrap();
        housekeeping::tidy(&world.backend).await.unwrap();
        let kept = world.backend.db.read(|mut tx| async move {
            let mut kept = Vec::new();
            for holder in 0_u8..4 {
                let tries = storage::claim::tries(&mut tx, HANNA, &[holder]).await?;
                kept.push(tries != Tries::default());
            }
            tx.done(kept)
        });
        assert_eq!(kept.await.unwrap(), [false, true, true, true]);
    }
);

// Seen red: with three rows more than asked.
contract!(one_statement_forgets_a_bounded_number_of_rows, |world| {
    let now = world.backend.env.clock.now();
    world.typed(0..12, now - Span::days(2)).await;
    let forget = async |most: i64| {
        let gone = world.backend.db.write(|mut tx| async move {
            let gone = storage::typed::forget(&mut tx, now, most).await?;
            tx.done(gone)
        });
        gone.await.unwrap()
    };
    assert_eq!(forget(5).await, 5);
    assert_eq!(forget(5).await, 5);
    assert_eq!(forget(5).await, 2);
    assert_eq!(forget(5).await, 0);
});

// Seen red: with the lists tidied first, and with all companies in one transaction.
contract!(
    a69_one_row_that_does_not_open_keeps_nothing_else_from_being_done,
    |world| {
        let office = Office::opens(&world).await;
        let company = world.opened("54123456-K", &filled()).await;
        let other = Office::of(&world, company, "otra@trigo.example").await;
        office.loads(&people(10_000_001, 1)).await;
        other.loads(&people(10_000_002, 1)).await;
        let due = format!(
            "UPDATE roster_person SET ends_at = 1 WHERE rut = '{}'",
            rut(10_000_002)
        );
        runs(&world, due).await;
        // Without its key nothing can be written about that person.
        let broken = format!(
            "UPDATE roster_person SET ends_at = 1, wrapped_key = platform_key.bytes
             FROM (SELECT wrapped_key AS bytes FROM roster_person WHERE rut = '{}') platform_key
             WHERE rut = '{}'",
            rut(10_000_002),
            rut(10_000_001),
        );
        runs(&world, broken).await;
        let now = world.backend.env.clock.now();
        world.typed(0..1, now - Span::days(2)).await;
        assert!(
            housekeeping::tidy(&world.backend).await.is_err(),
            "it is told"
        );
        assert!(!world.keeps(0).await, "what has run out stays");
        let noted = other.person(10_000_002).await.unwrap();
        let off = noted.stored_state().unwrap();
        assert_eq!(off, MembershipState::Disabled, "another company waits");
        let bad = office.person(10_000_001).await.unwrap().stored_state();
        assert_eq!(bad.unwrap(), MembershipState::Enabled);
    }
);
