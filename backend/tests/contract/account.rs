//! Accounts: who may have one, and what is known of its person.

use backend::account::{self, Profile};
use backend::audit;
use domain::document::{Document, DocumentKind};

use crate::contract;
use crate::people::Somebody;

contract!(
    an_account_is_found_by_address_and_by_proved_document,
    |world| {
        let ana = Somebody::ana();
        let created = world.account_of(&ana).await.unwrap();
        let document = &ana.document.clone().unwrap();
        let scribe = &world.system("hanna");
        let elsewhere = &world.system("gestion");
        let (by_email, by_document, foreign) = world
            .backend
            .db
            .read(|mut tx| async move {
                let email = &"ANA@correo.example".parse().unwrap();
                let by_email = account::by_email(&mut tx, scribe, email).await?;
                let by_document = account::by_document(&mut tx, scribe, document).await?;
                let foreign = account::by_email(&mut tx, elsewhere, email).await?;
                tx.done((by_email, by_document, foreign))
            })
            .await
            .unwrap();
        assert_eq!(by_email.unwrap().id(), created.account);
        assert_eq!(by_document.unwrap().id(), created.account);
        assert!(foreign.is_none(), "a platform's people are its own");
        assert_eq!(audit::verify(&world.backend, "hanna").await.unwrap(), 1);
    }
);

contract!(a05_a_taken_address_or_document_makes_no_account, |world| {
    world.account_of(&Somebody::ana()).await.unwrap();
    let same_address = Somebody {
        email: "Ana@Correo.example",
        document: None,
        ..Somebody::ana()
    };
    assert!(world.account_of(&same_address).await.is_none());
    let same_document = Somebody {
        email: "otra@correo.example",
        ..Somebody::ana()
    };
    assert!(world.account_of(&same_document).await.is_none());
    assert_eq!(audit::verify(&world.backend, "hanna").await.unwrap(), 1);
});

contract!(a_profile_is_saved_once_per_version, |world| {
    let created = world.account_of(&Somebody::ana()).await.unwrap();
    let scribe = &world.system("hanna");
    let read = || async {
        world
            .backend
            .db
            .read(|mut tx| async move {
                let known =
                    account::profile(&mut tx, scribe.backend, "hanna", created.person).await?;
                tx.done(known)
            })
            .await
            .unwrap()
    };
    let known = &read().await;
    assert!(known.proved);
    let changed = &Profile {
        phone: domain::contact::Phone::from_e164("+573001234567").ok(),
        ..known.profile.clone()
    };
    let save = || async {
        world
            .backend
            .db
            .write(|mut tx| async move {
                let saved = account::save_profile(&mut tx, scribe, known, changed).await?;
                tx.done(saved)
            })
            .await
            .unwrap()
    };
    assert!(save().await);
    assert!(!save().await, "the second one read an older version");
    assert_eq!(&read().await.profile, changed);
});

contract!(a_document_is_proved_by_one_person_only, |world| {
    world.account_of(&Somebody::ana()).await.unwrap();
    let other = Somebody {
        email: "otra@correo.example",
        document: None,
        ..Somebody::ana()
    };
    let other = world.account_of(&other).await.unwrap();
    let scribe = &world.system("hanna");
    let prove = |number: &'static str| async move {
        let document = &Document::parse(DocumentKind::Cc, number).unwrap();
        scribe
            .backend
            .db
            .write(|mut tx| async move {
                let done = account::prove_document(&mut tx, scribe, other.person, document).await?;
                tx.done(done)
            })
            .await
            .unwrap()
    };
    assert!(!prove("9900000001").await);
    assert!(prove("9900000002").await);
});
