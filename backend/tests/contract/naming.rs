//! A person's name and «Cargo», as the company corrects them (A-63, Q20).

use backend::people::{self, Asked, ToDo, list, one};
use backend::worker::{Claimed, finish, start};
use domain::contact::Email;
use domain::id::{self, Id};
use domain::refusal::Refusal;
use domain::roster::{Naming, TypedEntry, TypedNaming};

use crate::companies::{HERE, refusal};
use crate::contract;
use crate::memberships::join;
use crate::roster::{Firm, somebody};
use crate::worker::{behind, claim, texts};

fn typed(names: &str, first: &str, second: &str, position: Option<&str>) -> TypedNaming {
    TypedNaming {
        names: names.into(),
        first_surname: first.into(),
        second_surname: second.into(),
        position: position.map(str::to_owned),
    }
}

fn naming(typed: &TypedNaming) -> ToDo {
    ToDo::Names(Naming::parse(typed).unwrap())
}

impl Firm {
    async fn finds_named(&self, text: &str) -> Vec<String> {
        let asked = Asked {
            search: text.into(),
            ..Asked::default()
        };
        let found = list(&self.asks().await, &asked).await.unwrap().people;
        found.into_iter().map(|one| one.name).collect()
    }

    /// What the newest line of the history tells, as old and new values by name.
    async fn told(&self, id: Id<id::RosterPerson>) -> (String, Vec<(String, String, String)>) {
        let newest = self.card(id).await.history.into_iter().next().unwrap();
        let old = newest.old.into_iter();
        let both = old.zip(newest.new).map(|((name, old), (same, new))| {
            assert_eq!(name, same);
            (name, old, new)
        });
        (newest.action, both.collect())
    }
}

contract!(
    a63_q20_a_name_and_a_cargo_are_corrected_before_somebody_registers,
    |world| {
        let firm = Firm::new(world).await;
        let card = TypedEntry {
            rut: "43111222-1".into(),
            names: "Marta".into(),
            first_surname: "Rijo".into(),
            email: "marta.rojo@trigo.example".into(),
            position: "Bodega".into(),
            card: "523456789".into(),
            ..TypedEntry::default()
        };
        let marta = people::enter(&firm.asks().await, &card, None).await;
        let marta = marta.unwrap();
        let called = firm.card(marta).await.called;
        assert_eq!(called, typed("Marta", "Rijo", "", Some("Bodega")));
        let right = typed("Marta Luz", "Rojo", "Díaz", Some("Jefa de bodega"));
        assert!(firm.does(marta, naming(&right)).await.unwrap());
        let after = firm.card(marta).await;
        assert_eq!(after.person.name, "Marta Luz Rojo Díaz");
        assert_eq!(after.called, right);
        // The search and the order follow, and the history tells both.
        assert_eq!(firm.finds_named("rojo").await, ["Marta Luz Rojo Díaz"]);
        assert!(firm.finds_named("rijo").await.is_empty());
        let of = |name: &str, old: &str, new: &str| (name.into(), old.into(), new.into());
        let told = [
            of("name", "Marta Rijo", "Marta Luz Rojo Díaz"),
            of("position", "Bodega", "Jefa de bodega"),
        ];
        let (act, both) = firm.told(marta).await;
        assert_eq!((act.as_str(), both.as_slice()), ("person.name", &told[..]));
        // The same again is nothing, and whoever saw an older row is told.
        assert!(!firm.does(marta, naming(&right)).await.unwrap());
        let late = one(&firm.asks().await, (marta, 1), &naming(&called)).await;
        assert_eq!(refusal(late), Refusal::Outdated);
        // The address that is corrected afterwards takes nothing of it back.
        let email = Email::parse("marta@trigo.example").unwrap();
        firm.does(marta, ToDo::Contact(Some(email))).await.unwrap();
        assert_eq!(firm.card(marta).await.called, right);
        // The account gets the right name.
        let caller = firm.world.caller(&firm.world.browser(), HERE).await;
        let asked = claim("43111222-1", "523456789", "marta@trigo.example");
        start(&caller, &asked, &texts()).await.unwrap();
        let mut browser = behind(&firm.world, "marta@trigo.example").await;
        let caller = firm.world.caller(&browser, HERE).await;
        let words = "tortuga verde salta";
        let made = finish(&caller, words, words).await.unwrap();
        let Claimed::Entered(entered) = made else {
            panic!("a new account")
        };
        browser.keep_session(HERE, &entered.secret);
        let own = backend::own::copy(&firm.world.caller(&browser, HERE).await).await;
        assert_eq!(own.unwrap().profile.name.to_string(), "Marta Luz Rojo Díaz");
    }
);

contract!(q20_the_name_of_an_account_stays_its_owners, |world| {
    let firm = Firm::new(world).await;
    let (browser, who) = somebody(&firm.world, "luz@correo.example", "43111222-1").await;
    join(&firm.world, who, firm.company, None).await;
    people::tidy(&firm.world.backend).await.unwrap();
    let luz = firm.named("43111222").await;
    // Nothing keeps a «Cargo» of whoever came with an account of their own.
    let called = firm.card(luz.id).await.called;
    assert_eq!(called, typed("Ana", "Pérez", "Soto", None));
    let other = typed("Luz", "Pérez", "Soto", Some("Jefa"));
    assert!(firm.does(luz.id, naming(&other)).await.unwrap());
    let after = firm.card(luz.id).await;
    assert_eq!(after.person.name, "Luz Pérez Soto");
    assert_eq!(after.called, typed("Luz", "Pérez Soto", "", None));
    // Saving the form as it stands changes nothing.
    assert!(!firm.does(luz.id, naming(&after.called)).await.unwrap());
    let own = backend::own::copy(&firm.of(&browser).await).await;
    assert_eq!(own.unwrap().profile.name.to_string(), "Ana Pérez Soto");
});
