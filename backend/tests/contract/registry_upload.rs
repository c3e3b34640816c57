//! Registry files that come over the page: nothing happens before it was shown and agreed to, and
//! then all of it, once, by whichever worker lives.

use backend::audit;
use backend::fault::Denied;
use backend::housekeeping;
use backend::registry::upload::{self, Asked, Import, MOST_BYTES, Receiving};
use backend::storage::{self, Db};
use domain::access::Staff;
use domain::help_desk::Obstacle;
use domain::refusal::{Field, Problem, Refusal};
use domain::registry::Stage;
use domain::time::Span;

use crate::affiliates::{HANNA, run};
use crate::contract;
use crate::registry_import::{row, text};
use crate::rooms::{refusal, with_role};
use crate::world::{Browser, World};

const ADMIN: &str = "admin@caja.example";
const WHOLE: Asked = Asked {
    whole: true,
    dates: None,
};

/// That many sound rows, counted from there.
fn people(from: u64, many: u64) -> String {
    let rows: Vec<String> = (from..from + many)
        .map(|n| row(9_900_000_000 + n, &[]))
        .collect();
    text(&rows)
}

async fn count(world: &World, statement: &'static str) -> i64 {
    match &world.backend.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(statement).fetch_one(read).await.unwrap(),
        Db::Postgres(pool) => sqlx::query_scalar(statement).fetch_one(pool).await.unwrap(),
    }
}

const ON_FILE: &str = "SELECT COUNT(*) FROM registry_person";
const ACTIVE: &str = "SELECT COUNT(*) FROM registry_person WHERE active <> (1 = 0)";
const PARTS: &str = "SELECT COUNT(*) FROM registry_part";
const KEPT: &str = "SELECT (SELECT COUNT(*) FROM registry_part)
    + (SELECT COUNT(*) FROM registry_finding) + (SELECT COUNT(*) FROM registry_leaving)
    + (SELECT COUNT(*) FROM registry_batch WHERE wrapped_key IS NOT NULL)";
const IMPORTS: &str = "SELECT COUNT(*) FROM audit_entry WHERE action = 'registry.import'";
const APPROVALS: &str = "SELECT COUNT(*) FROM audit_entry WHERE action = 'registry.approved'";

/// The administrator of the platform.
struct Office<'w> {
    world: &'w World,
    browser: Browser,
}

impl<'w> Office<'w> {
    async fn opens(world: &'w World) -> Self {
        let browser = with_role(world, ADMIN, Some(Staff::PlatformAdmin)).await;
        Self { world, browser }
    }

    async fn caller(&self) -> backend::caller::Caller {
        self.world.caller(&self.browser, HANNA).await
    }

    async fn brings(&self, file: &str, asked: Asked) -> String {
        let caller = self.caller().await;
        let mut receiving = Receiving::begin(&caller, "padrón.csv").await.unwrap();
        // As a network brings it: in pieces of any length.
        for piece in file.as_bytes().chunks(10_007) {
            assert!(receiving.take(piece).await.unwrap());
        }
        receiving.finish(asked).await.unwrap().to_string()
    }

    /// A worker does everything there is to do.
    async fn works(&self) {
        while upload::work(&self.world.backend).await.unwrap() {}
    }

    async fn sees(&self, id: &str) -> Import {
        upload::one(&self.caller().await, id, None).await.unwrap()
    }

    async fn stage(&self, id: &str) -> Stage {
        self.sees(id).await.listed.stage
    }

    async fn approves(&self, id: &str, retire: &str, words: &str) -> Result<(), Denied> {
        upload::approve(&self.caller().await, id, retire, words).await
    }

    /// All of it at once.
    async fn imports(&self, file: &str) {
        let id = self.brings(file, Asked::default()).await;
        self.works().await;
        self.approves(&id, "", "").await.unwrap();
        self.works().await;
        assert_eq!(self.stage(&id).await, Stage::Applied);
    }
}

fn of_fields(answer: Result<(), Denied>) -> Vec<(Field, Problem)> {
    match refusal(answer) {
        Refusal::Fields(fields) => fields,
        other => panic!("{other:?}"),
    }
}

// Seen red: with a second press that approves again; with parts left behind.
contract!(
    x10_a_file_is_shown_before_anything_happens_and_applied_once,
    |world| {
        let office = Office::opens(&world).await;
        office.imports(&people(1, 300)).await;
        assert_eq!(count(&world, KEPT).await, 0);
        // 250 of them again, one of those changed, and fifty new ones.
        let file = people(51, 300).replacen("Soledad", "Malambo", 1);
        let id = office.brings(&file, Asked::default()).await;
        assert_eq!(office.stage(&id).await, Stage::Received);
        assert_eq!(
            refusal(office.approves(&id, "", "").await),
            Refusal::Outdated
        );
        office.works().await;
        let seen = office.sees(&id).await;
        assert_eq!(seen.listed.stage, Stage::Checked);
        let shown = seen.shown.unwrap();
        let tally = shown.preview.unwrap().tally;
        assert_eq!(
            (tally.added, tally.changed, tally.unchanged, tally.retired),
            (50, 1, 249, 0)
        );
        assert_eq!((shown.people, shown.refused), (300, 0));
        assert_eq!((shown.active, shown.enough), (300, 300));
        assert_eq!(count(&world, ON_FILE).await, 300);
        // Pressed twice, and once more afterwards.
        for _ in 0..2 {
            office.approves(&id, "", "").await.unwrap();
        }
        assert_eq!(office.stage(&id).await, Stage::Approved);
        office.works().await;
        office.approves(&id, "", "").await.unwrap();
        office.works().await;
        let applied = office.sees(&id).await.listed;
        assert_eq!((applied.stage, applied.tally), (Stage::Applied, tally));
        assert_eq!(count(&world, ON_FILE).await, 350);
        assert_eq!(
            (count(&world, IMPORTS).await, count(&world, APPROVALS).await),
            (2, 2)
        );
        assert_eq!(count(&world, KEPT).await, 0);
        assert_eq!(applied.file, "padrón.csv");
        // The same file again does nothing twice.
        let again = office.brings(&file, Asked::default()).await;
        office.works().await;
        let shown = office.sees(&again).await.shown.unwrap();
        assert_eq!(shown.preview.unwrap().tally.unchanged, 300);
        audit::verify(&world.backend, HANNA).await.unwrap();
    }
);

// Seen red: with any number taken; with people retired by a file that is not whole.
contract!(
    x10_a_whole_file_retires_the_absent_after_the_exact_number_was_repeated,
    |world| {
        let office = Office::opens(&world).await;
        office.imports(&people(1, 100)).await;
        let id = office.brings(&people(11, 90), WHOLE).await;
        office.works().await;
        let seen = office.sees(&id).await;
        let absent = seen.shown.unwrap().preview.unwrap().absent;
        assert_eq!((absent.leaving, absent.active), (10, 100));
        assert_eq!(seen.leaving.len(), 10);
        assert!(
            seen.leaving.contains(&"CC •••• 003".to_owned()),
            "{:?}",
            seen.leaving
        );
        for (typed, problem) in [
            ("", Problem::Empty),
            ("9", Problem::RetireNumber),
            ("11", Problem::RetireNumber),
            ("diez", Problem::RetireNumber),
        ] {
            let told = of_fields(office.approves(&id, typed, "").await);
            assert_eq!(told, [(Field::Retire, problem)], "{typed}");
        }
        office.approves(&id, " 10 ", "").await.unwrap();
        office.works().await;
        let applied = office.sees(&id).await.listed;
        assert_eq!((applied.stage, applied.tally.retired), (Stage::Applied, 10));
        assert_eq!(
            (count(&world, ON_FILE).await, count(&world, ACTIVE).await),
            (100, 90)
        );
        // They return when a later file names them, whole or not.
        office.imports(&people(1, 3)).await;
        assert_eq!(count(&world, ACTIVE).await, 93);
    }
);

// Seen red: with the words asked of nobody.
contract!(
    x10_more_than_a_fifth_is_retired_only_with_the_words_for_it,
    |world| {
        let office = Office::opens(&world).await;
        office.imports(&people(1, 130)).await;
        let id = office.brings(&people(1, 50), WHOLE).await;
        office.works().await;
        let seen = office.sees(&id).await;
        // The first page, and from its end on the rest: everybody once.
        let (mut all, next) = (seen.leaving, seen.next.unwrap());
        let rest = upload::one(&office.caller().await, &id, Some(&next))
            .await
            .unwrap();
        assert_eq!((all.len(), rest.leaving.len(), rest.next), (50, 30, None));
        all.extend(rest.leaving);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 80);
        for words in ["", "sí", "retiro"] {
            let told = of_fields(office.approves(&id, "80", words).await);
            assert_eq!(told, [(Field::MassWords, Problem::RetireWords)], "{words}");
        }
        office.approves(&id, "80", "Retiro masivo").await.unwrap();
        office.works().await;
        assert_eq!(count(&world, ACTIVE).await, 50);
    }
);

// Seen red: with the number of before taken for the one of now.
contract!(
    x10_whoever_was_not_shown_is_not_retired_and_the_file_is_shown_again,
    |world| {
        let office = Office::opens(&world).await;
        office.imports(&people(1, 100)).await;
        let id = office.brings(&people(11, 90), WHOLE).await;
        office.works().await;
        office.approves(&id, "10", "").await.unwrap();
        // Meanwhile somebody comes whom the file does not name.
        let one = &people(500, 1);
        run!(
            world,
            "UPDATE registry_batch SET leased_until = $1 WHERE state = 'approved'",
            i64::MAX
        );
        office.imports(one).await;
        run!(
            world,
            "UPDATE registry_batch SET leased_until = NULL WHERE leased_until = $1",
            i64::MAX
        );
        office.works().await;
        let seen = office.sees(&id).await;
        assert_eq!(seen.listed.stage, Stage::Checked);
        assert_eq!(seen.note.as_deref(), Some("changed"));
        assert_eq!(seen.shown.unwrap().preview.unwrap().absent.leaving, 11);
        assert_eq!(count(&world, ACTIVE).await, 101);
        assert_eq!(
            of_fields(office.approves(&id, "10", "").await),
            [(Field::Retire, Problem::RetireNumber)]
        );
        office.approves(&id, "11", "").await.unwrap();
        office.works().await;
        assert_eq!(count(&world, ACTIVE).await, 90);
    }
);

// Seen red: with a faulty file that may be applied.
contract!(
    a54_a_faulty_file_shows_row_column_and_hint_and_is_never_applied,
    |world| {
        let office = Office::opens(&world).await;
        let rows = [
            row(9_900_000_001, &[]),
            row(9_900_000_002, &[(6, "31/04/1980"), (7, "=cmd@caja")]),
            row(9_900_000_003, &[(1, "9.9E+09")]),
        ];
        let id = office.brings(&text(&rows), Asked::default()).await;
        office.works().await;
        let seen = office.sees(&id).await;
        assert_eq!(seen.listed.stage, Stage::Refused);
        let shown = seen.shown.unwrap();
        assert_eq!((shown.people, shown.refused, shown.preview), (3, 2, None));
        let told: Vec<_> = seen
            .findings
            .iter()
            .map(|finding| (finding.row, finding.column.as_str(), finding.code.as_str()))
            .collect();
        for wanted in [
            (3, "Fecha nacimiento", "FECHA_IMPOSIBLE"),
            (4, "Número documento", "NOTACION_CIENTIFICA"),
        ] {
            assert!(told.contains(&wanted), "{told:?}");
        }
        let all = upload::findings(&office.caller().await, &id).await.unwrap();
        assert_eq!(all.all, seen.findings);
        assert_eq!(
            refusal(office.approves(&id, "", "").await),
            Refusal::Outdated
        );
        let caller = office.caller().await;
        upload::discard(&caller, &id).await.unwrap();
        // The second press.
        upload::discard(&caller, &id).await.unwrap();
        assert_eq!(office.stage(&id).await, Stage::Discarded);
        assert_eq!(count(&world, KEPT).await, 0);
        assert_eq!(
            refusal(upload::findings(&caller, &id).await),
            Refusal::NotFound
        );
        assert_eq!(count(&world, ON_FILE).await, 0);
    }
);

// Seen red: with a lease that nobody may take over; with one that everybody may.
contract!(
    f01_a_worker_that_dies_leaves_its_file_to_the_next_one,
    |world| {
        let office = Office::opens(&world).await;
        let claims = async || {
            let now = world.backend.env.clock.now();
            let claimed = world.backend.db.write(|mut tx| async move {
                let until = now + Span::minutes(1);
                let claimed = storage::registry_job::claim(&mut tx, now, until).await?;
                tx.done(claimed.map(|job| job.state))
            });
            claimed.await.unwrap()
        };
        let id = office.brings(&people(1, 50), Asked::default()).await;
        for (working, done) in [("checking", Stage::Checked), ("applying", Stage::Applied)] {
            // It takes the file and is never heard of again.
            assert_eq!(claims().await.as_deref(), Some(working));
            assert_eq!(claims().await, None);
            assert!(!upload::work(&world.backend).await.unwrap());
            assert_eq!(count(&world, ON_FILE).await, 0);
            world.passes(Span::seconds(61));
            office.works().await;
            assert_eq!(office.stage(&id).await, done);
            if done == Stage::Checked {
                office.approves(&id, "", "").await.unwrap();
            }
        }
        assert_eq!(
            (count(&world, ON_FILE).await, count(&world, IMPORTS).await),
            (50, 1)
        );
    }
);

// Seen red: with the right asked for when the button is pressed only.
contract!(
    a59_what_somebody_agreed_to_who_may_not_any_more_is_not_applied,
    |world| {
        let office = Office::opens(&world).await;
        let id = office.brings(&people(1, 10), Asked::default()).await;
        office.works().await;
        office.approves(&id, "", "").await.unwrap();
        run!(world, "DELETE FROM staff WHERE platform = $1", HANNA);
        office.works().await;
        assert_eq!(count(&world, ON_FILE).await, 0);
        assert_eq!(count(&world, KEPT).await, 0);
        let other = with_role(&world, "otra@caja.example", Some(Staff::PlatformAdmin)).await;
        let caller = world.caller(&other, HANNA).await;
        let seen = upload::one(&caller, &id, None).await.unwrap();
        assert_eq!(seen.listed.stage, Stage::Stopped);
        assert_eq!(seen.note.as_deref(), Some("right"));
    }
);

// Seen red: with a second row for the second press.
contract!(a58_the_same_file_sent_twice_waits_once, |world| {
    let office = Office::opens(&world).await;
    let file = people(1, 10);
    let first = office.brings(&file, Asked::default()).await;
    assert_eq!(office.brings(&file, Asked::default()).await, first);
    office.works().await;
    assert_eq!(office.brings(&file, Asked::default()).await, first);
    // Read in another way it is another upload.
    assert_ne!(office.brings(&file, WHOLE).await, first);
    let (listed, _) = upload::list(&office.caller().await, None).await.unwrap();
    assert_eq!(listed.len(), 2);
});

// Seen red: with the plain bytes written.
contract!(a_file_waits_sealed_and_is_wiped_after_a_day, |world| {
    let office = Office::opens(&world).await;
    let file = people(1, 400);
    let same = office.brings(&file, WHOLE).await;
    let batch = same.parse().unwrap();
    let sealed = world.backend.db.read(|mut tx| async move {
        let part = storage::registry_upload::part(&mut tx, batch, 0).await?;
        tx.done(part.unwrap())
    });
    let sealed = sealed.await.unwrap();
    assert!(count(&world, PARTS).await > 1);
    for plain in ["9900000001", "Soledad", "Primer"] {
        let found = sealed.windows(plain.len()).any(|w| w == plain.as_bytes());
        assert!(!found, "{plain} lies open");
    }
    office.works().await;
    world.passes(Span::hours(23));
    housekeeping::tidy(&world.backend).await.unwrap();
    assert_eq!(count(&world, PARTS).await, 2);
    world.passes(Span::hours(2));
    housekeeping::tidy(&world.backend).await.unwrap();
    assert_eq!(count(&world, KEPT).await, 0);
    // The office has been away for a day, too.
    let other = with_role(&world, "otra@caja.example", Some(Staff::PlatformAdmin)).await;
    let caller = world.caller(&other, HANNA).await;
    let seen = upload::one(&caller, &same, None).await.unwrap();
    assert_eq!(seen.listed.stage, Stage::Expired);
    let late = upload::approve(&caller, &same, "", "").await;
    assert_eq!(refusal(late), Refusal::Outdated);
});

// Seen red: with the look-up of any platform's import; with everybody let in.
contract!(
    a46_only_the_platforms_administrator_sees_and_does_any_of_this,
    |world| {
        let office = Office::opens(&world).await;
        let id = &office.brings(&people(1, 5), Asked::default()).await;
        office.works().await;
        let desk = with_role(&world, "mesa@caja.example", Some(Staff::HelpDesk)).await;
        let nobody = with_role(&world, "ana@caja.example", None).await;
        for (browser, expected) in [(desk, Refusal::NotAllowed), (nobody, Refusal::NotFound)] {
            let caller = &world.caller(&browser, HANNA).await;
            assert_eq!(refusal(upload::list(caller, None).await), expected);
            assert_eq!(refusal(upload::one(caller, id, None).await), expected);
            assert_eq!(refusal(upload::findings(caller, id).await), expected);
            assert_eq!(refusal(upload::approve(caller, id, "", "").await), expected);
            assert_eq!(refusal(upload::discard(caller, id).await), expected);
            let begun = Receiving::begin(caller, "x.csv").await;
            assert_eq!(refusal(begun.map(drop)), expected);
        }
        // Another platform's import is nobody's here.
        run!(world, "UPDATE registry_batch SET platform = $1", "gestion");
        let caller = &office.caller().await;
        assert_eq!(
            refusal(upload::one(caller, id, None).await),
            Refusal::NotFound
        );
        assert_eq!(
            refusal(upload::approve(caller, id, "", "").await),
            Refusal::NotFound
        );
        assert_eq!(
            refusal(upload::one(caller, "otra", None).await),
            Refusal::NotFound
        );
    }
);

// Seen red: with no limit of bytes; with no limit of files that wait.
contract!(a60_what_waits_is_bounded, |world| {
    let office = Office::opens(&world).await;
    let caller = office.caller().await;
    let mut large = Receiving::begin(&caller, "x.csv").await.unwrap();
    let piece = vec![b'x'; 1 << 20];
    for _ in 0..MOST_BYTES >> 20 {
        assert!(large.take(&piece).await.unwrap());
    }
    assert!(!large.take(b"x").await.unwrap());
    large.abandon().await.unwrap();
    assert_eq!(count(&world, KEPT).await, 0);
    for n in 0..10 {
        office.brings(&people(n, 1), Asked::default()).await;
    }
    let more = Receiving::begin(&caller, "x.csv").await;
    assert!(matches!(refusal(more.map(drop)), Refusal::TooMany { .. }));
});

// Seen red: with a page that begins anew at the cursor's second.
contract!(
    the_history_is_paged_and_read_from_its_index_alone,
    |world| {
        let office = Office::opens(&world).await;
        for n in 0..30_i64 {
            run!(
                world,
                "INSERT INTO registry_batch (id, platform, source_hash, row_count, added,
                    changed, unchanged, retired, whole, imported_at, imported_by, file)
                 VALUES ($1, 'hanna', $2, 1, 1, 0, 0, 0, $3, $4, 'system', 'a.csv')",
                uuid::Uuid::from_u128(u128::try_from(n).unwrap() + 1),
                &b"x"[..],
                false,
                n / 7
            );
        }
        let caller = office.caller().await;
        let (first, next) = upload::list(&caller, None).await.unwrap();
        let (second, end) = upload::list(&caller, next.as_deref()).await.unwrap();
        assert_eq!((first.len(), second.len(), end), (25, 5, None));
        let mut ids: Vec<_> = first.iter().chain(&second).map(|one| one.id).collect();
        ids.dedup();
        assert_eq!(ids.len(), 30);
        assert!(first.iter().all(|one| one.stage == Stage::Applied));
        let odd = upload::list(&caller, Some("x")).await;
        assert_eq!(refusal(odd), Refusal::Unreadable);
        let Db::Sqlite { read, .. } = &world.backend.db else {
            return;
        };
        let plan: Vec<(i64, i64, i64, String)> = sqlx::query_as(
            "EXPLAIN QUERY PLAN
             SELECT id, state AS stage, file, imported_at, imported_by, whole, row_count, added,
                changed, unchanged, retired
             FROM registry_batch
             WHERE platform = 'hanna' AND (imported_at, id) < (5, x'00') AND state <> 'receiving'
             ORDER BY imported_at DESC, id DESC LIMIT 26",
        )
        .fetch_all(read)
        .await
        .unwrap();
        let [(_, _, _, step)] = plan.as_slice() else {
            panic!("{plan:?}")
        };
        assert!(
            step.contains("COVERING INDEX registry_batch_history"),
            "{step}"
        );
    }
);

// Seen red: with nothing told.
contract!(
    q19_the_help_desk_is_told_that_the_registry_no_longer_names_somebody,
    |world| {
        let person = world.claimant_of(8).await;
        let desk = with_role(&world, "mesa@caja.example", Some(Staff::HelpDesk)).await;
        let caller = &world.caller(&desk, HANNA).await;
        let document = crate::affiliates::record(8).document;
        run!(
            world,
            "UPDATE person SET claimed_lookup = $1 WHERE id = $2",
            world.backend.keys.lookup("document", &document.key()),
            person.created.person.uuid()
        );
        let tells = async || {
            backend::desk::look_up(caller, "CC", "9900000008")
                .await
                .unwrap();
            let seen = backend::desk::view(caller).await.unwrap().unwrap();
            let [card] = seen.people.as_slice() else {
                panic!("{seen:?}")
            };
            card.obstacles.contains(&Obstacle::LeftRegistry)
        };
        assert!(!tells().await);
        run!(world, "UPDATE registry_person SET active = $1", false);
        assert!(tells().await);
        // The account is where it was; only the questions are not asked any more.
        assert!(matches!(
            person.sees(&world).await,
            backend::challenge::View::Unavailable { .. }
        ));
    }
);
