//! The form, the confirmation and «Crear Usuario».

use backend::fault::Denied;
use backend::mail::Kind;
use backend::registration::{self, Intent, Sent, Shown};
use domain::refusal::{Field, Problem, Refusal};
use domain::registration::{Step, Typed};
use domain::time::Span;

use crate::contract;
use crate::newcomer::{self, letters_to, registers, sent, typed};
use crate::world::World;

/// Counts rows as somebody with a database tool would.
pub async fn count(world: &World, query: &'static str) -> i64 {
    use backend::storage::Db;
    match &world.backend.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(query).fetch_one(read).await.unwrap(),
        Db::Postgres(pool) => sqlx::query_scalar(query).fetch_one(pool).await.unwrap(),
    }
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, Denied>) -> Refusal {
    match answer {
        Err(Denied::Refused(refusal)) => refusal,
        other => panic!("no refusal: {other:?}"),
    }
}

contract!(h18_a_whole_form_leads_to_the_confirmation, |world| {
    let caller = world.caller(&world.browser(), "hanna").await;
    let step = registration::save(&caller, sent(typed())).await.unwrap();
    assert_eq!(step, Step::Confirm);
    let shown = registration::confirmation(&caller).await.unwrap();
    assert!(
        shown
            .rows
            .contains(&(Field::FirstSurname, Shown::Typed("Niño".into())))
    );
});

contract!(
    h23_every_problem_is_named_at_once_and_nothing_typed_is_lost,
    |world| {
        let caller = world.caller(&world.browser(), "hanna").await;
        let wrong = Typed {
            document: "12".into(),
            first_surname: "<script>".into(),
            birth_date: "31/02/1980".into(),
            email: "marta@".into(),
            consent_data: false,
            ..typed()
        };
        let bad = Sent {
            password_again: "otra".into(),
            ..sent(wrong.clone())
        };
        let Refusal::Fields(problems) = refusal(registration::save(&caller, bad).await) else {
            panic!("problems of fields")
        };
        let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
        assert_eq!(
            fields,
            [
                Field::Document,
                Field::FirstSurname,
                Field::BirthDate,
                Field::Email,
                Field::PasswordAgain,
                Field::ConsentData
            ]
        );
        assert!(problems.contains(&(Field::PasswordAgain, Problem::PasswordMismatch)));
        let form = registration::load(&caller).await.unwrap();
        assert_eq!(form.typed, wrong);
        assert!(!form.has_password);
        assert_eq!(form.step, Step::Form);
    }
);

contract!(
    q47_the_password_is_hashed_at_once_and_stays_chosen,
    |world| {
        let caller = world.caller(&world.browser(), "hanna").await;
        let wrong = Typed {
            email: String::new(),
            ..typed()
        };
        refusal(registration::save(&caller, sent(wrong)).await);
        assert!(registration::load(&caller).await.unwrap().has_password);
        let without = Sent {
            password: String::new(),
            password_again: String::new(),
            ..sent(typed())
        };
        let step = registration::save(&caller, without).await.unwrap();
        assert_eq!(step, Step::Confirm);
        let plain = count(
            &world,
            "SELECT count(*) FROM registration_draft WHERE password_hash NOT LIKE '$argon2id$%'",
        );
        assert_eq!(plain.await, 0);
        // It dies with the draft.
        world.passes(Span::hours(24));
        let later = world.caller(&world.browser(), "hanna").await;
        assert!(!registration::load(&later).await.unwrap().has_password);
    }
);

contract!(h23_cancel_returns_with_nothing_lost, |world| {
    let caller = world.caller(&world.browser(), "hanna").await;
    registration::save(&caller, sent(typed())).await.unwrap();
    registration::cancel(&caller).await.unwrap();
    let form = registration::load(&caller).await.unwrap();
    assert_eq!(form.typed, typed());
    assert!(form.has_password);
    assert_eq!(
        refusal(registration::confirmation(&caller).await),
        Refusal::DraftMissing
    );
});

contract!(a29_finishing_before_the_confirmation_is_refused, |world| {
    let caller = world.caller(&world.browser(), "hanna").await;
    assert_eq!(
        refusal(registration::finish(&caller, "").await),
        Refusal::DraftMissing
    );
    let wrong = Typed {
        phone: "123".into(),
        ..typed()
    };
    refusal(registration::save(&caller, sent(wrong)).await);
    assert_eq!(
        refusal(registration::finish(&caller, "").await),
        Refusal::DraftMissing
    );
    // The draft is still there.
    assert_eq!(
        registration::load(&caller).await.unwrap().typed.phone,
        "123"
    );
});

contract!(
    a29_changing_the_document_after_the_confirmation_needs_another_one,
    |world| {
        let caller = world.caller(&world.browser(), "hanna").await;
        registration::save(&caller, sent(typed())).await.unwrap();
        // Another tab looks another document up.
        registration::look_up(&caller, "CC", "9900099002")
            .await
            .unwrap();
        assert_eq!(
            refusal(registration::finish(&caller, "").await),
            Refusal::DraftMissing
        );
    }
);

contract!(
    a29_what_another_tab_changed_is_shown_before_it_is_created,
    |world| {
        let caller = world.caller(&world.browser(), "hanna").await;
        registration::save(&caller, sent(typed())).await.unwrap();
        let seen = registration::confirmation(&caller).await.unwrap().mark;
        let other = Typed {
            email: "otra@correo.example".into(),
            ..typed()
        };
        registration::save(&caller, sent(other)).await.unwrap();
        let answer = registration::finish(&caller, &seen).await;
        assert_eq!(refusal(answer), Refusal::Outdated);
        assert!(world.letters().await.is_empty());
    }
);

contract!(
    h24_creating_the_user_sends_one_mail_and_keeps_the_consents_apart,
    |world| {
        let browser = world.browser();
        let caller = registers(&world, &browser, typed()).await;
        let waiting = registration::waiting(&caller).await.unwrap();
        assert_eq!(waiting.address, "marta@correo.example");
        assert!(!waiting.masked);
        let letters = letters_to(&world, Kind::Activation, "marta@correo.example").await;
        assert_eq!(letters.len(), 1);
        let address = &letters[0].button.as_ref().unwrap().address;
        let origin = &world.backend.config.origin;
        assert!(address.starts_with(&format!("{origin}/hanna/enlace/activar/")));
        let consents = "SELECT count(*) FROM consent WHERE granted AND purpose = 'data'
                        AND text_version = '3' AND locale = 'es-CO'";
        assert_eq!(count(&world, consents).await, 1);
        let refused = "SELECT count(*) FROM consent WHERE NOT granted AND purpose = 'messages'";
        assert_eq!(count(&world, refused).await, 1);
        assert_eq!(
            count(&world, "SELECT count(*) FROM registration_draft").await,
            0
        );
    }
);

contract!(a29_f23_64_parallel_finals_make_one_registration, |world| {
    let browser = world.browser();
    let caller = world.caller(&browser, "hanna").await;
    registration::save(&caller, sent(typed())).await.unwrap();
    let mut tries = tokio::task::JoinSet::new();
    let mark = registration::confirmation(&caller).await.unwrap().mark;
    for _ in 0..64 {
        let (caller, mark) = (caller.clone(), mark.clone());
        tries.spawn(async move { registration::finish(&caller, &mark).await });
    }
    for answer in tries.join_all().await {
        answer.unwrap();
    }
    let rows = count(&world, "SELECT count(*) FROM pending_registration").await;
    assert_eq!(rows, 1);
    assert_eq!(world.letters().await.len(), 1);
});

contract!(a66_letters_carry_nothing_that_was_typed, |world| {
    let strange = Typed {
        first_name: "Ana".into(),
        first_surname: "O'Higgins-Bcc".into(),
        ..typed()
    };
    registers(&world, &world.browser(), strange).await;
    let letter = world.letters().await.remove(0);
    let whole = letter.html().unwrap() + &letter.plain().unwrap() + &letter.subject;
    assert!(!whole.contains("Higgins"), "{whole}");
    // A line break in an address is no address.
    let caller = world.caller(&world.browser(), "hanna").await;
    let broken = Typed {
        email: "a@correo.example\r\nBcc: b@correo.example".into(),
        ..typed()
    };
    let refused = refusal(registration::save(&caller, sent(broken)).await);
    assert!(refused.of(Field::Email).is_some());
});

contract!(h05_enter_looks_up_when_only_the_document_changed, |world| {
    let caller = world.caller(&world.browser(), "hanna").await;
    let enter = |typed| Sent {
        intent: Intent::Enter,
        password: String::new(),
        password_again: String::new(),
        ..sent(typed)
    };
    let only = Typed {
        document_kind: "CC".into(),
        document: "9900099001".into(),
        ..Typed::default()
    };
    let step = registration::save(&caller, enter(only.clone())).await;
    assert_eq!(step.unwrap(), Step::Form);
    let form = registration::load(&caller).await.unwrap();
    assert!(form.looked_up && form.on_file.is_empty());
    // ENTER somewhere else sends the form.
    let more = Typed {
        first_name: "Marta".into(),
        ..only
    };
    let refused = refusal(registration::save(&caller, enter(more)).await);
    assert!(refused.of(Field::Phone).is_some());
});

contract!(q21_look_ups_of_one_browser_are_limited, |world| {
    let caller = world.caller(&world.browser(), "hanna").await;
    for number in 0..20 {
        let document = format!("99000990{number:02}");
        registration::look_up(&caller, "CC", &document)
            .await
            .unwrap();
    }
    let refused = refusal(registration::look_up(&caller, "CC", "9900099099").await);
    assert!(matches!(refused, Refusal::TooMany { .. }));
    // What was typed stays, and the form can still be filled in by hand.
    let form = registration::load(&caller).await.unwrap();
    assert_eq!(form.typed.document, "9900099099");
    let step = registration::save(&caller, sent(typed())).await.unwrap();
    assert_eq!(step, Step::Confirm);
});

contract!(a04_gestion_takes_no_registrations_by_itself, |world| {
    let caller = world.caller(&world.browser(), "gestion").await;
    for answer in [
        registration::load(&caller).await.map(drop),
        registration::save(&caller, sent(typed())).await.map(drop),
        registration::look_up(&caller, "RUT", "12345678-5").await,
        registration::finish(&caller, "").await,
    ] {
        assert_eq!(refusal(answer), Refusal::RegistrationClosed);
    }
});

contract!(q44_the_mail_is_sent_again_after_a_pause, |world| {
    let browser = world.browser();
    let caller = registers(&world, &browser, typed()).await;
    assert_eq!(
        refusal(registration::resend(&caller).await),
        Refusal::TooMany { retry_seconds: 60 }
    );
    for sent in 1..5 {
        world.passes(Span::seconds(60));
        let caller = world.caller(&browser, "hanna").await;
        registration::resend(&caller).await.unwrap();
        let letters = letters_to(&world, Kind::Activation, "marta@correo.example").await;
        assert_eq!(letters.len(), sent + 1);
    }
    world.passes(Span::seconds(60));
    let caller = world.caller(&browser, "hanna").await;
    assert!(matches!(
        refusal(registration::resend(&caller).await),
        Refusal::TooMany { .. }
    ));
});

contract!(q44_the_address_can_be_corrected_until_activation, |world| {
    let browser = world.browser();
    let caller = registers(&world, &browser, typed()).await;
    let old = newcomer::link_to(&world, "marta@correo.example").await;
    let refused = refusal(registration::correct(&caller, "marta@").await);
    assert!(refused.of(Field::Email).is_some());
    registration::correct(&caller, "marta.nino@correo.example")
        .await
        .unwrap();
    let waiting = registration::waiting(&caller).await.unwrap();
    assert_eq!(waiting.address, "marta.nino@correo.example");
    let new = newcomer::link_to(&world, "marta.nino@correo.example").await;
    assert_ne!(old, new);
});
