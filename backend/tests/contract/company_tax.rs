//! What tax documents need of a company, filled in by its administrators after the first sign-in.

use backend::caller::Caller;
use backend::company::{save_tax, tax};
use backend::storage;
use domain::company::{Billing, Item, Section, TypedContact, TypedTax};
use domain::refusal::{Field, Problem, Refusal};

use crate::companies::{HERE, refusal};
use crate::contract;
use crate::entries::Chain;
use crate::roles::{Team, team};
use crate::world::World;

fn filled() -> TypedTax {
    TypedTax {
        activity: "107100".into(),
        workers: "1.250".into(),
        same_contact: false,
        contact: TypedContact {
            names: "Marta Soto".into(),
            position: String::new(),
            email: "marta.soto@trigo.example".into(),
            phone: "223456789".into(),
        },
        invoices: "dte@trigo.example".into(),
    }
}

fn with_workers(workers: &str) -> TypedTax {
    TypedTax {
        workers: workers.into(),
        ..filled()
    }
}

/// How many workers are stored, as they would be typed, and in which version.
async fn stored(caller: &Caller) -> (String, i64) {
    let kept = tax(caller).await.unwrap();
    let typed = kept.data.as_ref().map(TypedTax::of).unwrap_or_default();
    (typed.workers, kept.version)
}

/// What lies in the database.
async fn sealed(world: &World, team: &Team) -> Vec<u8> {
    let company = team.company;
    let found = world.backend.db.read(|mut tx| async move {
        let row = storage::company_tax::get(&mut tx, HERE, company).await?;
        tx.done(row.unwrap().sealed)
    });
    found.await.unwrap()
}

contract!(
    q7_w37_tax_data_are_stored_sealed_over_the_version_that_was_seen,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let mut chain = Chain {
            seen: Chain::length(&world).await,
            wrong: Vec::new(),
        };
        let none = tax(&boss).await.unwrap();
        assert!(none.data.is_none() && none.version == 0);
        assert_eq!(none.commercial.unwrap().as_str(), "Luis Pérez");
        chain.left(&world, 0, "a look").await;
        save_tax(&boss, &filled(), 0).await.unwrap();
        chain.left(&world, 1, "the first data").await;
        assert_eq!(stored(&boss).await, ("1250".to_owned(), 1));
        // A second press of the same button is the same yes.
        save_tax(&boss, &filled(), 0).await.unwrap();
        chain.left(&world, 0, "the same once more").await;
        assert_eq!(stored(&boss).await, ("1250".to_owned(), 1));
        // Another tab that never saw them does not write over them.
        let late = save_tax(&boss, &with_workers("40"), 0).await;
        assert_eq!(refusal(late), Refusal::Outdated);
        chain.left(&world, 0, "an older page").await;
        save_tax(&boss, &with_workers("40"), 1).await.unwrap();
        chain.left(&world, 1, "a change").await;
        assert_eq!(stored(&boss).await, ("40".to_owned(), 2));
        let sealed = sealed(&world, &team).await;
        let clear = String::from_utf8_lossy(&sealed);
        assert!(!clear.contains("trigo.example") && !clear.contains("107100"));
        assert!(chain.wrong.is_empty(), "{:#?}", chain.wrong);
        backend::audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(
    q7_of_two_who_save_at_once_one_is_told_of_the_other,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let (ten, twenty) = (with_workers("10"), with_workers("20"));
        let (one, two) = tokio::join!(save_tax(&boss, &ten, 0), save_tax(&boss, &twenty, 0));
        let workers = match (one, two) {
            (Ok(()), late) => {
                assert_eq!(refusal(late), Refusal::Outdated);
                "10"
            }
            (late, two) => {
                two.unwrap();
                assert_eq!(refusal(late), Refusal::Outdated);
                "20"
            }
        };
        assert_eq!(stored(&boss).await, (workers.to_owned(), 1));
    }
);

contract!(
    q7_what_is_typed_wrong_is_named_and_the_tick_takes_the_commercial_contact,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let wrong = TypedTax {
            activity: "10710".into(),
            workers: "0".into(),
            ..TypedTax::default()
        };
        let told = refusal(save_tax(&boss, &wrong, 0).await);
        let of = |section, item| told.of(Field::Company(section, item));
        assert_eq!(
            (
                of(Section::Tax, Item::Activity),
                of(Section::Tax, Item::Workers),
                of(Section::Billing, Item::Names),
                of(Section::Tax, Item::Email),
            ),
            (
                Some(Problem::TooShort { min: 6 }),
                Some(Problem::TooShort { min: 1 }),
                Some(Problem::Empty),
                Some(Problem::Empty),
            )
        );
        assert_eq!(stored(&boss).await, (String::new(), 0));
        let same = TypedTax {
            same_contact: true,
            contact: TypedContact::default(),
            ..filled()
        };
        save_tax(&boss, &same, 0).await.unwrap();
        let kept = tax(&boss).await.unwrap();
        assert_eq!(kept.data.unwrap().billing, Billing::Commercial);
    }
);

contract!(
    q7_a67_only_administrators_see_and_change_the_tax_data,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        save_tax(&boss, &filled(), 0).await.unwrap();
        let worker = team.asks(&world, team.ana).await;
        assert_eq!(refusal(tax(&worker).await), Refusal::NotAllowed);
        // Whoever may not is not told what is wrong with what they typed either.
        for typed in [with_workers("1"), TypedTax::default()] {
            let refused = save_tax(&worker, &typed, 1).await;
            assert_eq!(refusal(refused), Refusal::NotAllowed);
        }
        let stranger = world.caller_at(&world.browser(), HERE, team.company).await;
        assert_eq!(refusal(tax(&stranger).await), Refusal::SessionOver);
        assert_eq!(stored(&boss).await, ("1250".to_owned(), 1));
    }
);
