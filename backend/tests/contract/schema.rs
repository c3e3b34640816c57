//! Both databases have the same tables, columns and null-ability, so that the two folders of
//! migrations cannot drift apart.
//!
//! Seen red: with `worker.card_digest` made NOT NULL on one side only.

use std::collections::BTreeSet;

use backend::storage::Db;

use crate::world::World;

type Columns = BTreeSet<(String, String, bool)>;

async fn columns(world: &World) -> Columns {
    let rows: Vec<(String, String, i32)> = match &world.backend.db {
        Db::Sqlite { write, .. } => sqlx::query_as(
            "SELECT m.name, c.name, CASE WHEN c.\"notnull\" = 0 AND c.pk = 0 THEN 1 ELSE 0 END
             FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '_sqlx%'
               AND m.name NOT LIKE 'roster_words%'",
        )
        .fetch_all(write)
        .await
        .unwrap(),
        Db::Postgres(pool) => sqlx::query_as(
            "SELECT table_name::text, column_name::text,
                CASE WHEN is_nullable = 'YES' THEN 1 ELSE 0 END
             FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%'",
        )
        .fetch_all(pool)
        .await
        .unwrap(),
    };
    rows.into_iter()
        .map(|(table, column, null)| (table, column, null == 1))
        .collect()
}

#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let Some(server) = World::postgres().await else {
        return;
    };
    let (file, server) = (
        columns(&World::sqlite().await).await,
        columns(&server).await,
    );
    let only =
        |one: &Columns, other: &Columns| -> Vec<_> { one.difference(other).cloned().collect() };
    assert!(file.len() > 100);
    assert_eq!(
        (only(&file, &server), only(&server, &file)),
        (Vec::new(), Vec::new())
    );
}
