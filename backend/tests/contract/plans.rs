//! How SQLite answers: by the index that was made for it, however few rows there are yet. Its
//! statistics stand in a migration, because those of a small installation lead it to walk all of a
//! platform's accounts once there are a million.
//!
//! The statements are those of `storage`, shortened to what decides how they are answered: whoever
//! changes one there changes it here, too; nothing but this line reminds them.

use backend::storage::Db;

use crate::world::World;

/// The steps of a statement; what is bound changes none of them.
async fn plan(world: &World, statement: &'static str) -> String {
    let Db::Sqlite { read, .. } = &world.backend.db else {
        return String::new();
    };
    let explained = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}"));
    let steps: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(explained).fetch_all(read).await.unwrap();
    let steps: Vec<String> = steps.into_iter().map(|(.., step)| step).collect();
    steps.join("\n")
}

/// Each statement is answered by that index.
async fn answers<const MANY: usize>(asked: [(&'static str, &str); MANY]) {
    let world = World::sqlite().await;
    for (statement, index) in asked {
        let plan = plan(&world, statement).await;
        assert!(plan.contains(index), "{index}:\n{plan}");
    }
}

#[tokio::test]
async fn every_index_has_its_statistics() {
    let world = World::sqlite().await;
    let Db::Sqlite { read, .. } = &world.backend.db else {
        return;
    };
    // The key of a table without row ids is the table itself.
    let without: Vec<(String, String)> = sqlx::query_as(
        "SELECT m.name, l.name FROM sqlite_master m JOIN pragma_index_list(m.name) l
         WHERE m.type = 'table' AND m.name NOT LIKE 'roster_words%' AND m.name NOT LIKE '_sqlx%'
           AND NOT EXISTS (SELECT 1 FROM sqlite_stat1 s WHERE s.tbl = m.name
               AND s.idx IN (l.name, CASE l.origin WHEN 'pk' THEN m.name END))",
    )
    .fetch_all(read)
    .await
    .unwrap();
    assert_eq!(without, []);
    // And no statistics are of an index that is gone.
    let gone: Vec<String> = sqlx::query_scalar(
        "SELECT idx FROM sqlite_stat1 WHERE idx <> tbl AND idx NOT IN
             (SELECT name FROM sqlite_master WHERE type = 'index')",
    )
    .fetch_all(read)
    .await
    .unwrap();
    assert_eq!(gone, Vec::<String>::new());
}

#[tokio::test]
async fn what_waits_is_found_without_walking_everything_of_a_platform() {
    answers([
        (
            "SELECT password_hash FROM pending_registration
             WHERE platform = $1 AND (email_key = $2 OR document_lookup = $3) AND expires_at > $4
             ORDER BY created_at DESC, id DESC LIMIT 1",
            "pending_registration_by_email (platform=? AND email_key=?)",
        ),
        (
            "SELECT id FROM account WHERE platform = $2 AND person IN (
                 SELECT id FROM person WHERE platform = $2 AND document_lookup = $1
                 UNION SELECT id FROM person WHERE platform = $2 AND claimed_lookup = $1)
             ORDER BY created_at, id LIMIT $3",
            "account_by_person (person=?)",
        ),
        (
            "SELECT id FROM membership WHERE NOT listed AND platform = $1 AND id > $2
             ORDER BY id LIMIT $3",
            "membership_unlisted",
        ),
        (
            "SELECT id FROM worker WHERE NOT listed AND platform = $1 AND id > $2
             ORDER BY id LIMIT $3",
            "worker_unlisted",
        ),
        (
            "SELECT r.id FROM roster_person r JOIN outbox o ON o.id = r.letter
             WHERE r.company = $1 AND r.platform = $2 AND r.membership IS NULL
               AND r.state = 'enabled' AND r.letter IS NOT NULL AND o.state = 'failed'
             ORDER BY r.sort_key, r.seq LIMIT $3",
            "roster_lettered (company=?",
        ),
        (
            "SELECT r.id FROM roster_person r
             WHERE r.company = $1 AND r.platform = $2 AND r.membership IS NULL
               AND r.state = 'enabled' AND (r.sort_key, r.seq) > ($3, $4)
             ORDER BY r.sort_key, r.seq LIMIT $5",
            "roster_without_account (company=?",
        ),
        (
            "SELECT COUNT(*) FROM (SELECT 1 FROM roster_person
             WHERE company = $1 AND platform = $2 AND perfil = $3 AND membership IS NULL
             LIMIT $4) some_of_them",
            "roster_by_perfil (company=? AND perfil=?",
        ),
        (
            "SELECT id FROM membership WHERE company = $1 AND platform = $2 AND account IN
                 (SELECT i.account FROM stand_in i WHERE i.company = $1 AND i.platform = $2
                  AND i.until > $4 AND i.ended_at IS NULL
                  AND i.named_at - $4 <= i.until - i.named_at)
             ORDER BY account LIMIT $3",
            "stand_in_of_company (company=?",
        ),
        (
            "SELECT id FROM service_request WHERE account = $1 AND platform = $2
             ORDER BY requested_at DESC, id DESC LIMIT $3",
            "service_request_by_account (account=?)",
        ),
        (
            "SELECT id FROM filing
             WHERE (account = $1 OR filed_by = $1) AND platform = $2 AND erased_at IS NULL
             ORDER BY filed_at, id LIMIT $3",
            "filing_by_author (filed_by=?)",
        ),
    ])
    .await;
}

/// H-39 X-05: a page of the queue is read out of its index.
#[tokio::test]
async fn two_filters_of_the_queue_and_of_the_audit_have_an_index_of_their_own() {
    answers([
        (
            "SELECT id, year, serial, kind, state, due_at, agent, proposed_by, declined
             FROM filing WHERE platform = $1 AND closed_at IS NULL AND kind = $6
               AND due_at < $3 AND (due_at, id) > ($4, $5) ORDER BY due_at, id LIMIT $7",
            "COVERING INDEX filing_open_by_kind (platform=? AND kind=?",
        ),
        (
            "SELECT id, year, serial, kind, state, due_at, agent, proposed_by, declined
             FROM filing WHERE platform = $1 AND state = $2 AND kind = $6
               AND due_at < $3 AND (due_at, id) > ($4, $5) ORDER BY due_at, id LIMIT $7",
            "COVERING INDEX filing_by_state_and_kind (platform=? AND state=? AND kind=?",
        ),
        (
            "SELECT at FROM audit_entry WHERE platform = $1 AND actor = $2 AND action = $3
               AND seq < $5 ORDER BY seq DESC LIMIT $8",
            "audit_entry_by_actor_and_action (platform=? AND actor=? AND action=?",
        ),
    ])
    .await;
}

/// what a «ficha» reads besides the entries of the person of the list.
#[tokio::test]
async fn what_tells_of_somebody_s_access_is_found_among_thousands_of_other_entries() {
    answers([
        (
            "SELECT sealed FROM audit_entry WHERE platform = $1 AND subject = $2
               AND action IN ('perfil.changed', 'perfil.carried_out', 'stand_in.named',
                   'stand_in.ended')
               AND seq < $3 ORDER BY seq DESC LIMIT $4",
            "audit_entry_given (platform=? AND subject=? AND seq<?)",
        ),
        (
            "SELECT sealed FROM audit_entry WHERE platform = $1 AND subject = $2
               AND action IN ('company.appointed', 'company.revoked') AND seq < $3
             ORDER BY seq DESC LIMIT $4",
            "audit_entry_appointing (platform=? AND subject=? AND seq<?)",
        ),
        (
            "SELECT id FROM invitation WHERE company = $1 AND account = $2 AND platform = $3",
            "invitation_of_account (company=? AND account=?)",
        ),
    ])
    .await;
}
