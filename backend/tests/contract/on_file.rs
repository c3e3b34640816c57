//! What the registry holds and a registration may use of it: masks before the proof, nothing else.

use backend::account;
use backend::activation::{self, Outcome, Proof};
use backend::caller::Caller;
use backend::fault::Denied;
use backend::mail::Kind;
use backend::registration::{self, Sent, Shown};
use backend::registry;
use backend::storage::Db;
use backend::storage::statements::watched;
use domain::account::Stage;
use domain::contact::{Email, Phone};
use domain::date::Date;
use domain::document::{Document, DocumentKind};
use domain::id::Id;
use domain::locale::Locale;
use domain::name::{NamePart, PersonName};
use domain::refusal::{Field, Refusal};
use domain::registration::{Kept, Typed};
use domain::registry::{RegistryRecord, Spouse, Status};
use domain::time::Span;
use uuid::Uuid;

use crate::contract;
use crate::newcomer::{finishes, letters_to, link_to, registers, sent, typed};
use crate::people::Somebody;
use crate::registration::count;
use crate::world::{Browser, World};

const NUMBER: &str = "9900000044";
const ON_FILE: &str = "mnanez@caja.example";
const HERS: [&str; 6] = ["áñez", "aría", "osé", "la Cruz", "nanez", "1234544"];

fn record() -> RegistryRecord {
    let part = |text: &str| NamePart::parse(text).unwrap();
    RegistryRecord {
        document: Document::parse(DocumentKind::Cc, NUMBER).unwrap(),
        name: PersonName {
            first: part("María"),
            second: Some(part("José")),
            first_surname: part("Ñáñez"),
            second_surname: Some(part("de la Cruz")),
        },
        birth_date: Date::new(1980, 2, 29).unwrap(),
        email: Email::parse(ON_FILE).ok(),
        phone: Phone::parse(Locale::EsCo, "3991234544").ok(),
        municipality: None,
        employer_nit: None,
        employer: None,
        position: None,
        profession: None,
        hired: None,
        status: Status::Active,
        spouse: Spouse::default(),
    }
}

macro_rules! run {
    ($world:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &$world.backend.db {
            Db::Sqlite { write, .. } => drop(sqlx::query($sql)$(.bind($bind))*
                .execute(write).await.unwrap()),
            Db::Postgres(pool) => drop(sqlx::query($sql)$(.bind($bind))*
                .execute(pool).await.unwrap()),
        }
    };
}

/// Puts her on file, as an import does.
async fn on_file(world: &World) {
    let (backend, record) = (&world.backend, record());
    let (keys, chance) = (&backend.keys, &backend.env.chance);
    let (batch, id) = (Uuid::from_u128(44), Uuid::from_u128(45));
    let (key, wrapped) = keys.new_person(chance, id.as_bytes()).unwrap();
    let context = [b"registry:".as_slice(), id.as_bytes()].concat();
    let plain = serde_json::to_vec(&record).unwrap();
    run!(
        world,
        "INSERT INTO registry_batch (id, platform, source_hash, row_count, added, changed,
             unchanged, retired, whole, imported_at, imported_by)
         VALUES ($1, 'hanna', $2, 1, 1, 0, 0, 0, $3, 0, 'test')",
        batch,
        &b"x"[..],
        false,
    );
    run!(
        world,
        "INSERT INTO registry_person (id, platform, document_lookup, wrapped_key, sealed,
             row_digest, active, batch, updated_at)
         VALUES ($1, 'hanna', $2, $3, $4, $5, $6, $7, 0)",
        id,
        registry::lookup(backend, "hanna", &record.document),
        wrapped,
        key.seal(chance, &context, &plain).unwrap(),
        &b"d"[..],
        true,
        batch,
    );
}

async fn retires(world: &World) {
    run!(world, "UPDATE registry_person SET active = $1", false);
}

/// Her document looked up in that browser.
async fn looked_up(world: &World, browser: &Browser) -> Caller {
    let caller = world.caller(browser, "hanna").await;
    registration::look_up(&caller, "CC", NUMBER).await.unwrap();
    caller
}

/// The form with everything kept but what is never on offer.
fn keeping() -> Sent {
    Sent {
        kept: Kept {
            first_surname: true,
            second_surname: true,
            first_name: true,
            second_name: true,
            phone: true,
            email: true,
        },
        ..sent(Typed {
            document_kind: "CC".into(),
            document: NUMBER.into(),
            birth_date: "29/02/1980".into(),
            consent_data: true,
            ..Typed::default()
        })
    }
}

/// Her registration with everything kept, her link opened in the same browser.
async fn kept_and_opened(world: &World) -> Caller {
    let mut browser = world.browser();
    let caller = looked_up(world, &browser).await;
    registration::save(&caller, keeping()).await.unwrap();
    finishes(&caller).await;
    browser.open_link("hanna", &link_to(world, ON_FILE).await);
    world.caller(&browser, "hanna").await
}

contract!(h04_q21_a_look_up_brings_masks_and_no_value, |world| {
    on_file(&world).await;
    let caller = looked_up(&world, &world.browser()).await;
    let form = registration::load(&caller).await.unwrap();
    let masks: Vec<_> = Kept::FIELDS.map(|field| form.on_file.mask(field)).into();
    assert_eq!(
        masks,
        [
            Some("Ñ•••"),
            Some("d•••"),
            Some("M•••"),
            Some("J•••"),
            Some("••• ••• ••44"),
            Some("m•••@caja.example")
        ]
    );
    assert!(Kept::FIELDS.into_iter().all(|field| form.kept.has(field)));
    assert_eq!(form.typed.birth_date, "");
    let page = serde_json::to_string(&(form.typed, form.kept, form.on_file)).unwrap();
    assert!(HERS.iter().all(|value| !page.contains(value)), "{page}");
});

contract!(h06_an_unknown_document_leaves_the_form_empty, |world| {
    let caller = looked_up(&world, &world.browser()).await;
    let form = registration::load(&caller).await.unwrap();
    assert!(form.looked_up && form.on_file.is_empty());
});

contract!(a_retired_person_is_unknown, |world| {
    on_file(&world).await;
    retires(&world).await;
    let caller = looked_up(&world, &world.browser()).await;
    let form = registration::load(&caller).await.unwrap();
    assert!(form.looked_up && form.on_file.is_empty());
});

contract!(
    q21_another_document_clears_what_the_former_brought,
    |world| {
        on_file(&world).await;
        let caller = looked_up(&world, &world.browser()).await;
        registration::look_up(&caller, "CC", "9900099001")
            .await
            .unwrap();
        let form = registration::load(&caller).await.unwrap();
        assert!(form.on_file.is_empty() && form.kept == Kept::default());
        // Also when it is changed in the form alone, with the marks of before.
        looked_up(&world, &world.browser()).await;
        let caller = looked_up(&world, &world.browser()).await;
        let mut other = keeping();
        other.typed.document = "9900099001".into();
        let Err(Denied::Refused(refused)) = registration::save(&caller, other).await else {
            panic!("empty fields")
        };
        assert!(refused.of(Field::FirstSurname).is_some());
        assert!(
            registration::load(&caller)
                .await
                .unwrap()
                .on_file
                .is_empty()
        );
    }
);

contract!(q21_what_was_typed_is_not_replaced, |world| {
    on_file(&world).await;
    let caller = world.caller(&world.browser(), "hanna").await;
    let mine = Typed {
        document: NUMBER.into(),
        ..typed()
    };
    registration::save(&caller, sent(mine)).await.unwrap();
    registration::look_up(&caller, "CC", NUMBER).await.unwrap();
    let form = registration::load(&caller).await.unwrap();
    assert_eq!(form.typed.first_name, "Marta");
    assert!(!form.kept.first_name && form.kept.second_name);
});

contract!(
    q21_a_kept_address_is_shown_masked_and_gets_the_mail,
    |world| {
        on_file(&world).await;
        let caller = looked_up(&world, &world.browser()).await;
        registration::save(&caller, keeping()).await.unwrap();
        let shown = registration::confirmation(&caller).await.unwrap().rows;
        assert!(shown.contains(&(Field::Email, Shown::OnFile("m•••@caja.example".into()))));
        assert!(shown.contains(&(Field::FirstName, Shown::OnFile("M•••".into()))));
        finishes(&caller).await;
        let waiting = registration::waiting(&caller).await.unwrap();
        assert_eq!(waiting.address, "m•••@caja.example");
        assert!(waiting.masked);
        assert_eq!(letters_to(&world, Kind::Activation, ON_FILE).await.len(), 1);
    }
);

contract!(q21_what_is_not_on_file_cannot_be_kept, |world| {
    let caller = world.caller(&world.browser(), "hanna").await;
    let answer = registration::save(&caller, keeping()).await;
    let Err(Denied::Refused(refused)) = answer else {
        panic!("empty fields")
    };
    assert!(
        Kept::FIELDS[..1]
            .iter()
            .all(|field| refused.of(*field).is_some())
    );
});

contract!(h29_q31_an_affiliate_comes_to_the_questions, |world| {
    on_file(&world).await;
    let caller = kept_and_opened(&world).await;
    let outcome = activation::activate(&caller, Proof::none()).await.unwrap();
    assert!(matches!(
        outcome,
        Outcome::Entered {
            stage: Stage::Challenge,
            ..
        }
    ));
    let waiting = "SELECT count(*) FROM account WHERE state = 'pending_challenge'
                   AND registry_person IS NOT NULL AND lapses_at IS NOT NULL";
    assert_eq!(count(&world, waiting).await, 1);
    // The account holds its address and never the document.
    let holding = "SELECT count(*) FROM person WHERE document_lookup IS NOT NULL";
    assert_eq!(count(&world, holding).await, 0);
    world.passes(Span::days(30));
    let lapsed = world.caller(&world.browser(), "hanna").await;
    let email = &Email::parse(ON_FILE).unwrap();
    let found = lapsed.backend.db.read(|mut tx| async {
        let found = account::by_email(&mut tx, &lapsed.scribe(), email).await?;
        tx.done(found)
    });
    assert!(found.await.unwrap().is_none());
});

contract!(q21_true_values_wait_for_the_proof, |world| {
    on_file(&world).await;
    let caller = &kept_and_opened(&world).await;
    activation::activate(caller, Proof::none()).await.unwrap();
    let (unproven, proven) = world
        .backend
        .db
        .read(|mut tx| async move {
            let email = Email::parse(ON_FILE).unwrap();
            let row = account::by_email(&mut tx, &caller.scribe(), &email).await?;
            let row = row.unwrap();
            let person = Id::from_uuid(row.person);
            let known = account::profile(&mut tx, &caller.backend, "hanna", person).await?;
            let id = Id::from_uuid(row.id);
            let details = activation::proven(&mut tx, caller, id, &record()).await?;
            tx.done((known.profile, details.unwrap()))
        })
        .await
        .unwrap();
    assert_eq!(unproven.name.to_string(), "M. J. Ñ. d.");
    assert!(unproven.phone.is_none());
    assert_eq!(proven.name.to_string(), "María José Ñáñez de la Cruz");
    assert_eq!(proven.email.delivery(), ON_FILE);
});

contract!(q31_affiliation_is_decided_at_activation, |world| {
    // Unknown when she registers, on file when she opens her link.
    let mut browser = world.browser();
    let hers = Typed {
        document: NUMBER.into(),
        ..typed()
    };
    registers(&world, &browser, hers).await;
    on_file(&world).await;
    browser.open_link("hanna", &link_to(&world, "marta@correo.example").await);
    let caller = world.caller(&browser, "hanna").await;
    let outcome = activation::activate(&caller, Proof::none()).await.unwrap();
    assert!(matches!(
        outcome,
        Outcome::Entered {
            stage: Stage::Challenge,
            ..
        }
    ));
    // On file when somebody registers, retired when the link is opened.
    let mut other = world.browser();
    let theirs = Typed {
        document: NUMBER.into(),
        email: "otra@correo.example".into(),
        ..typed()
    };
    registers(&world, &other, theirs).await;
    retires(&world).await;
    other.open_link("hanna", &link_to(&world, "otra@correo.example").await);
    let caller = world.caller(&other, "hanna").await;
    let outcome = activation::activate(&caller, Proof::none()).await.unwrap();
    assert!(matches!(
        outcome,
        Outcome::Entered {
            stage: Stage::Full,
            ..
        }
    ));
});

/// What «Crear Usuario» answers and which statements it runs.
async fn finish(world: &World, typed: Typed) -> Vec<&'static str> {
    let caller = world.caller(&world.browser(), "hanna").await;
    registration::save(&caller, sent(typed)).await.unwrap();
    let mark = registration::confirmation(&caller).await.unwrap().mark;
    let (answer, statements) = watched(registration::finish(&caller, &mark)).await;
    answer.unwrap();
    statements
}

contract!(q45_a05_taken_and_free_cost_and_answer_the_same, |world| {
    let ana = Somebody::ana();
    world.account_of(&ana).await.unwrap();
    let accounts = "SELECT count(*) FROM account";
    let expected = finish(&world, typed()).await;
    assert!(expected.len() > 10, "{expected:?}");
    let taken_address = Typed {
        email: "Ana@correo.example".into(),
        ..typed()
    };
    assert_eq!(finish(&world, taken_address).await, expected);
    let taken_document = Typed {
        document: "9900000001".into(),
        email: "otra@correo.example".into(),
        ..typed()
    };
    assert_eq!(finish(&world, taken_document).await, expected);
    assert_eq!(count(&world, accounts).await, 1);
    // Everybody got the activation mail; the owner was warned twice, nobody else.
    for address in [
        "marta@correo.example",
        "Ana@correo.example",
        "otra@correo.example",
    ] {
        let letters = letters_to(&world, Kind::Activation, address).await;
        assert_eq!(letters.len(), 1, "{address}");
    }
    let letters = world.letters().await;
    let notices = letters
        .iter()
        .filter(|letter| letter.kind == Kind::RegistrationNotice);
    let warned: Vec<_> = notices.map(|letter| letter.to.delivery()).collect();
    assert_eq!(warned, [ana.email, ana.email]);
});

contract!(
    q45_the_owner_of_both_is_warned_once_and_not_without_end,
    |world| {
        world.account_of(&Somebody::ana()).await.unwrap();
        for number in 0..5 {
            let both = Typed {
                document: "9900000001".into(),
                email: if number == 0 {
                    "ana@correo.example".into()
                } else {
                    format!("nadie{number}@correo.example")
                },
                ..typed()
            };
            finish(&world, both).await;
        }
        let notices = letters_to(&world, Kind::RegistrationNotice, "ana@correo.example").await;
        assert_eq!(notices.len(), 3);
    }
);

contract!(q21_mails_to_one_address_are_limited_whoever_asks, |world| {
    for _ in 0..5 {
        finish(&world, typed()).await;
    }
    let caller = world.caller(&world.browser(), "hanna").await;
    registration::save(&caller, sent(typed())).await.unwrap();
    let mark = registration::confirmation(&caller).await.unwrap().mark;
    assert!(matches!(
        registration::finish(&caller, &mark).await,
        Err(Denied::Refused(Refusal::TooMany { .. }))
    ));
    // Nothing is lost.
    assert_eq!(registration::load(&caller).await.unwrap().typed, typed());
});
