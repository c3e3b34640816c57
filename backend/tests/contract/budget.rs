//! Counters of a window.

use backend::budget::{self, Limit};
use domain::time::Span;

use crate::contract;

const LIMIT: Limit = Limit {
    purpose: "test",
    most: 10,
    window: Span::hours(1),
};

contract!(a_budget_is_exact_under_64_parallel_tries, |world| {
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..64 {
        let caller = world.caller(&world.browser(), "hanna").await;
        tries.spawn(async move {
            let caller = &caller;
            caller
                .backend
                .db
                .write(|mut tx| async move {
                    let granted = budget::take(&mut tx, caller, LIMIT, b"ana").await?;
                    tx.done(granted)
                })
                .await
                .unwrap()
        });
    }
    let granted = tries
        .join_all()
        .await
        .into_iter()
        .filter(|granted| *granted)
        .count();
    assert_eq!(granted, 10);
});

contract!(a_budget_comes_back_with_its_next_window, |world| {
    let caller = &world.caller(&world.browser(), "hanna").await;
    let short = Limit { most: 1, ..LIMIT };
    let take = |caller| async move {
        let caller: &backend::caller::Caller = caller;
        caller
            .backend
            .db
            .write(|mut tx| async move {
                let granted = budget::take(&mut tx, caller, short, b"ana").await?;
                tx.done(granted)
            })
            .await
            .unwrap()
    };
    assert!(take(caller).await);
    assert!(!take(caller).await);
    world.passes(Span::hours(1));
    let later = &world.caller(&world.browser(), "hanna").await;
    assert!(take(later).await);
});

// Seen red: without the look at what lies ahead.
contract!(
    f12_a_window_of_a_wrong_day_does_not_hold_up_the_right_one,
    |world| {
        let one = &Limit { most: 1, ..LIMIT };
        let take = async || {
            let caller = &world.caller(&world.browser(), "hanna").await;
            let granted = caller.backend.db.write(|mut tx| async move {
                let granted = budget::take(&mut tx, caller, *one, b"ana").await?;
                tx.done(granted)
            });
            granted.await.unwrap()
        };
        world.passes(Span::days(1));
        assert!(take().await && !take().await);
        world.passes(Span::days(-1));
        assert!(take().await, "held up until tomorrow");
        assert!(!take().await);
        // A clock that is put back by a little opens no second window.
        world.passes(Span::hours(-1));
        assert!(!take().await);
    }
);
