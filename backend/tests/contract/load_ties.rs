//! A06: a file of people tells nobody who of them has an account here, and what the company's list
//! shows of it once they are in it it shows of so many a day.

use backend::storage;
use domain::bulk::{Outcome, Stage};
use domain::document::{Document, DocumentKind};
use domain::time::Span;

use crate::bulk::{Office, people, rut};
use crate::companies::HERE;
use crate::contract;
use crate::people::Somebody;
use crate::world::World;

const FIRST: u32 = 10_000_001;
const LIMIT: &str = "LIMITE_DEL_DIA";

/// Somebody elsewhere on the platform with that number.
async fn has_account(world: &World, body: u32) {
    let somebody = Somebody {
        platform: HERE,
        email: &format!("cuenta{body}@correo.example"),
        document: Document::parse(DocumentKind::Rut, &rut(body)).ok(),
        ..Somebody::ana()
    };
    world.account_of(&somebody).await.unwrap();
}

/// Leaves the company that many answers for today.
async fn leaves(office: &Office<'_>, answers: i64) {
    let (company, now) = (office.company.uuid(), office.world.backend.env.clock.now());
    let spent = office.world.backend.db.write(|mut tx| async move {
        let (window, holder) = (Span::hours(24), company.as_bytes());
        for _ in answers..300 {
            storage::budget::take(&mut tx, HERE, "load_tied", holder, window, now).await?;
        }
        tx.done(())
    });
    spent.await.unwrap();
}

/// Why rows are refused, each by its code.
async fn refused(office: &Office<'_>, id: &str) -> Vec<(u64, &'static str)> {
    let rows = office.told(id, Outcome::Refused).await.into_iter();
    rows.map(|told| (told.row, told.issues.last().unwrap().why.code()))
        .collect()
}

// Seen red: with everybody counted again at each check; with files read up to the first row with an
// account once the day's answers are used up.
contract!(
    a06_a_file_learns_of_so_many_accounts_a_day_and_no_row_says_whose,
    |world| {
        let office = Office::opens(&world).await;
        for body in [FIRST + 1, FIRST + 2, FIRST + 3] {
            has_account(&world, body).await;
        }
        leaves(&office, 2).await;
        // Brought again with another row before it, a file asks nothing new.
        let two = people(FIRST, 2);
        let again = people(FIRST + 9, 1) + two.split_once("\r\n").unwrap().1;
        for file in [two, again] {
            let id = office.checks(&file).await;
            assert_eq!(refused(&office, &id).await, []);
        }
        let file = people(FIRST, 5);
        let limited = [(5, LIMIT), (6, LIMIT)];
        let undecided = office.checks(&file).await;
        assert_eq!(refused(&office, &undecided).await, limited);
        // Before it is applied, with and without an account look alike.
        let rows = office.told(&undecided, Outcome::Added).await;
        assert_eq!(rows.len(), 3);
        for row in &rows {
            assert!(row.issues.is_empty() && row.cells.is_empty());
            assert_eq!(row.differences, rows[0].differences);
        }
        // Used up, no file tells anything about anybody new: where it ended would be an answer.
        for (other, rows) in [
            (people(FIRST + 9, 1) + file.split_once("\r\n").unwrap().1, 6),
            (people(FIRST + 3, 2), 2),
            (people(FIRST + 4, 2), 2),
        ] {
            let all: Vec<_> = (2..2 + rows).map(|row| (row, LIMIT)).collect();
            let id = office.checks(&other).await;
            assert_eq!(refused(&office, &id).await, all);
        }
        office.approves(&undecided, true).await.unwrap();
        office.works().await;
        assert_eq!(office.stage(&undecided).await, Stage::Applied);
        assert!(office.person(FIRST + 1).await.unwrap().membership.is_some());
        assert!(office.person(FIRST).await.unwrap().membership.is_none());
        assert!(office.person(FIRST + 4).await.is_none());
        // Tomorrow the rest.
        world.passes(Span::hours(25));
        let office = office.again().await;
        let id = office.checks(&file).await;
        assert_eq!(refused(&office, &id).await, []);
        office.approves(&id, false).await.unwrap();
        office.works().await;
        assert!(office.person(FIRST + 3).await.unwrap().membership.is_some());
        assert!(office.person(FIRST + 4).await.is_some());
    }
);

// Seen red: with those counted who stand in the list already, and with their rows refused.
contract!(a06_people_of_the_list_are_no_answer_to_anybody, |world| {
    let office = Office::opens(&world).await;
    has_account(&world, FIRST).await;
    let id = office.checks(&people(FIRST, 1)).await;
    office.approves(&id, false).await.unwrap();
    office.works().await;
    world.passes(Span::hours(25));
    let office = office.again().await;
    leaves(&office, 0).await;
    let off = people(FIRST, 1).replace("Habilitado", "Inhabilitado");
    let id = office
        .checks(&(off + people(FIRST + 1, 2).split_once("\r\n").unwrap().1))
        .await;
    assert_eq!(refused(&office, &id).await, [(3, LIMIT), (4, LIMIT)]);
    let changed = office.told(&id, Outcome::Changed).await;
    assert_eq!(changed.len(), 1);
});
