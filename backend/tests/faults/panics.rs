//! F21: a panic while something is held: a transaction, which on a file is the only one that may
//! write. It leaves nothing behind, and whoever comes next is served.

use backend::storage::{Db, meta};

use crate::kill::place::Place;

async fn writes(db: &Db, name: &str) -> bool {
    let written = db.write(|mut tx| async move {
        meta::set_once(&mut tx, name, "written").await?;
        tx.done(())
    });
    written.await.is_ok()
}

/// Not seen red: sqlx itself rolls back what is dropped, and nothing of ours stands in its way.
async fn f21(place: Place) {
    let backend = place.opens(1).await;
    // More often than there are connections.
    for _ in 0..20 {
        let db = backend.db.clone();
        let broken = tokio::spawn(async move {
            db.write(|mut tx| async move {
                meta::set_once(&mut tx, "half", "written").await?;
                assert!(meta::get(&mut tx, "half").await?.is_none(), "asked for");
                tx.done(())
            })
            .await
        });
        assert!(broken.await.unwrap_err().is_panic());
    }
    assert!(writes(&backend.db, "after").await);
    let found = backend.db.read(|mut tx| async move {
        let found = meta::get(&mut tx, "half").await?;
        tx.done(found)
    });
    assert_eq!(found.await.unwrap(), None);
    backend.db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f21_a_panic_within_a_transaction_leaves_nothing_on_sqlite() {
    f21(Place::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f21_a_panic_within_a_transaction_leaves_nothing_on_postgres() {
    if let Some(place) = Place::postgres().await {
        f21(place).await;
    }
}
