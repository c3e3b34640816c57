//! Two who want the same rows at once take them in one order: nobody waits for whoever waits for them.

use std::time::Duration;

use backend::invitation;
use backend::storage::{self, Db};
use domain::membership::{MembershipState, Perfil, Tier};
use domain::refusal::Refusal;
use sqlx::PgPool;

use crate::contract;
use crate::institution::{CCT, Switch, switch, told};

/// Waits until somebody waits for a row.
async fn somebody_waits(pool: &PgPool) {
    for _ in 0..200 {
        let waiting: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'",
        )
        .fetch_one(pool)
        .await
        .unwrap();
        if waiting > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("nobody waits");
}

// Seen red: with the invitation closed before the inviter's membership is held.
contract!(a30_whoever_accepts_holds_the_invitation_last, |world| {
    // Where one writes at a time there is no order.
    let Db::Postgres(pool) = &world.backend.db else {
        return;
    };
    let top = world.institution(1, 10).await;
    world.invites(&top, 1, Tier::User).await.unwrap();
    let (invitee, code) = world.begins(1).await;
    let who = (top.account, top.company);
    let held = &tokio::sync::Notify::new();
    let accepts = async {
        held.notified().await;
        invitation::accept(&invitee, &code).await
    };
    let sends_again = world.backend.db.write(|mut tx| async move {
        let leading = Perfil::Tier(Tier::Super);
        assert!(storage::membership::hold(&mut tx, CCT, who, leading).await?);
        held.notify_one();
        somebody_waits(pool).await;
        // Whoever sends it again takes the invitation now.
        let statement = "SELECT id FROM invitation WHERE state = 'pending' FOR UPDATE NOWAIT";
        sqlx::query(statement).fetch_one(pool).await.unwrap();
        tx.done(())
    });
    let (accepted, sent) = tokio::join!(accepts, sends_again);
    sent.unwrap();
    told(accepted).unwrap();
});

// Seen red: with a fault, 23505, without the account held before its institutions are looked at.
contract!(
    q34_two_institutions_that_enable_one_person_at_once_get_one_yes,
    |world| {
        let one = world.institution(1, 10).await;
        let two = world.institution(2, 10).await;
        let there = world.joins(&one, 7, Tier::User).await;
        world.puts(&there, MembershipState::Disabled).await;
        let here = world.joins(&two, 7, Tier::User).await;
        assert_eq!(here.account, there.account);
        for _ in 0..8 {
            for member in [&there, &here] {
                world.puts(member, MembershipState::Disabled).await;
            }
            let (a, b) = (world.asks(&one).await, world.asks(&two).await);
            let (first, second) = tokio::join!(
                switch(&a, &there, Switch::On),
                switch(&b, &here, Switch::On)
            );
            let mut answers = [told(first), told(second)];
            answers.sort_by_key(Result::is_err);
            assert_eq!(answers, [Ok(()), Err(Refusal::NotInvitable)]);
        }
    }
);
