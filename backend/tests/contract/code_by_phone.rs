//! The code to the phone on file: as good as the one by mail, shorter-lived, and charged.

use backend::challenge;
use backend::fault::Denied;
use backend::mail::Kind;
use backend::sms;
use backend::storage;
use domain::account::Stage;
use domain::challenge::CodeWay;
use domain::contact::Phone;
use domain::id::Id;
use domain::locale::Locale;
use domain::refusal::{Problem, Refusal};
use domain::registry::RegistryRecord;
use domain::time::Span;
use uuid::Uuid;

use crate::affiliates::{Claimant, HANNA, record};
use crate::contract;
use crate::proof_code::{at_once, code_problem, mailed, other_than, over, proves, sends, told};
use crate::registration::count;
use crate::world::World;

async fn texts(world: &World, who: &Claimant) -> Result<(), Refusal> {
    let caller = world.caller(&who.browser, HANNA).await;
    told(challenge::send(&caller, CodeWay::Phone).await)
}

/// The code of the newest text message.
async fn texted(world: &World) -> String {
    let body = world.texts().await.pop().unwrap().body;
    body.rsplit('#').next().unwrap().to_owned()
}

// Seen red: with the contents kept after delivery.
contract!(q24_the_code_to_the_phone_on_file_proves_the_same, |world| {
    let mut who = world.claimant_of(2).await;
    let phone = record(2).phone.unwrap();
    let caller = world.caller(&who.browser, HANNA).await;
    let offered = challenge::on_file(&caller).await.unwrap().unwrap();
    let kinds: Vec<_> = offered.ways.iter().map(|(way, _)| *way).collect();
    assert_eq!(kinds, [CodeWay::Mail, CodeWay::Phone]);
    assert_eq!(offered.ways[1].1, phone.mask());
    texts(&world, &who).await.unwrap();
    let offered = challenge::on_file(&caller).await.unwrap().unwrap();
    let sent = offered.sent.unwrap();
    assert_eq!(
        (sent.way, sent.seconds_left, sent.tries_left),
        (CodeWay::Phone, 300, 5)
    );
    let text = world.texts().await.pop().unwrap();
    assert_eq!((text.kind, &text.to), (Kind::ProofCode, &phone));
    assert!(text.body.chars().count() <= 160, "{}", text.body);
    // what operators may see, and nothing of it left.
    let kept = "SELECT count(*) FROM outbox WHERE channel = 'sms' AND state = 'sent'
                 AND sealed IS NULL AND recipient_mask LIKE '••• ••• ••%'";
    assert_eq!(count(&world, kept).await, 1);
    assert!(!format!("{text:?}").contains(phone.last4()));
    let code = texted(&world).await;
    let session = proves(&world, &who, &code).await.unwrap();
    who.browser.keep_session(HANNA, &session);
    let caller = world.caller(&who.browser, HANNA).await;
    assert_eq!(caller.fully_signed_in().unwrap().stage, Stage::Full);
    // A22: a code serves once.
    assert_eq!(
        proves(&world, &who, &code).await.unwrap_err(),
        Refusal::ChallengeUnavailable
    );
    assert!(backend::audit::verify(&world.backend, HANNA).await.unwrap() > 3);
});

// Seen red: with the telephone offered beside an address only.
contract!(
    q24_whoever_has_only_a_phone_on_file_gets_it_there,
    |world| {
        world.counts_the_registry().await;
        let bare = RegistryRecord {
            email: None,
            ..record(2)
        };
        let person = world.files(&bare).await;
        let who = world.stands_before("marta@correo.example", person).await;
        assert_eq!(
            sends(&world, &who).await.unwrap_err(),
            Refusal::ChallengeUnavailable
        );
        texts(&world, &who).await.unwrap();
        assert!(proves(&world, &who, &texted(&world).await).await.is_ok());
    }
);

// Seen red: with the way offered whatever the configuration says.
contract!(q24_without_a_gateway_nobody_is_offered_a_phone, |world| {
    let who = world.claimant_of(2).await;
    let world = world.without_telephones().await;
    let caller = world.caller(&who.browser, HANNA).await;
    let offered = challenge::on_file(&caller).await.unwrap().unwrap();
    let kinds: Vec<_> = offered.ways.iter().map(|(way, _)| *way).collect();
    assert_eq!(kinds, [CodeWay::Mail]);
    assert_eq!(
        texts(&world, &who).await.unwrap_err(),
        Refusal::ChallengeUnavailable
    );
    // The other way stands open.
    sends(&world, &who).await.unwrap();
    assert!(proves(&world, &who, &mailed(&world).await).await.is_ok());
});

// Seen red: with numbers of any country.
contract!(a23_a_number_of_another_country_is_never_paid_for, |world| {
    world.counts_the_registry().await;
    let foreign = RegistryRecord {
        phone: Phone::parse(Locale::EsCl, "+56 9 1234 5678").ok(),
        ..record(2)
    };
    let person = world.files(&foreign).await;
    let who = world.stands_before("marta@correo.example", person).await;
    let caller = world.caller(&who.browser, HANNA).await;
    let offered = challenge::on_file(&caller).await.unwrap().unwrap();
    assert_eq!(offered.ways.len(), 1);
    assert!(texts(&world, &who).await.is_err());
});

// Seen red: with 255 tries.
contract!(a13_of_64_wrong_codes_by_phone_five_are_compared, |world| {
    let who = world.claimant_of(2).await;
    texts(&world, &who).await.unwrap();
    let code = texted(&world).await;
    let caller = world.caller(&who.browser, HANNA).await;
    let answers = at_once(caller, &other_than(&code)).await;
    let compared = Err(code_problem(Problem::MailCodeWrong));
    assert_eq!(answers.iter().filter(|told| **told == compared).count(), 5);
    assert_eq!(proves(&world, &who, &code).await.unwrap_err(), over());
});

// Seen red: with the code before left where it stood.
contract!(
    a15_the_code_sent_last_is_the_only_one_whichever_way_it_went,
    |world| {
        let who = world.claimant_of(2).await;
        sends(&world, &who).await.unwrap();
        let by_mail = mailed(&world).await;
        texts(&world, &who).await.unwrap();
        let by_phone = texted(&world).await;
        assert_eq!(
            proves(&world, &who, &by_mail).await.unwrap_err(),
            code_problem(Problem::MailCodeWrong)
        );
        // F11: whoever waits in vain for the telephone takes the mail, after its own pause.
        world.passes(Span::minutes(1));
        sends(&world, &who).await.unwrap();
        assert_eq!(
            proves(&world, &who, &by_phone).await.unwrap_err(),
            code_problem(Problem::MailCodeWrong)
        );
        let by_mail = mailed(&world).await;
        assert!(proves(&world, &who, &by_mail).await.is_ok());
    }
);

// Seen red: with codes that are tied to no number.
contract!(
    a15_a_code_is_good_no_more_when_another_number_is_on_file,
    |world| {
        world.counts_the_registry().await;
        let person = world.files(&record(2)).await;
        let who = world.stands_before("marta@correo.example", person).await;
        texts(&world, &who).await.unwrap();
        let code = texted(&world).await;
        let moved = RegistryRecord {
            phone: record(9).phone,
            ..record(2)
        };
        world.refiles(person, &moved).await;
        assert_eq!(proves(&world, &who, &code).await.unwrap_err(), over());
    }
);

// Seen red: with the ten minutes of a letter.
contract!(a16_a_code_by_phone_is_good_for_five_minutes, |world| {
    let who = world.claimant_of(2).await;
    texts(&world, &who).await.unwrap();
    let code = texted(&world).await;
    world.passes(Span(Span::minutes(5).0 - 1));
    let wrong = other_than(&code);
    assert_eq!(
        proves(&world, &who, &wrong).await.unwrap_err(),
        code_problem(Problem::MailCodeWrong)
    );
    world.passes(Span(1));
    assert_eq!(proves(&world, &who, &code).await.unwrap_err(), over());
});

// Seen red: with messages sent whatever the time.
contract!(
    x04_a_message_past_its_time_is_wiped_and_never_sent,
    |world| {
        let who = world.claimant_of(2).await;
        texts(&world, &who).await.unwrap();
        world.passes(Span::minutes(5));
        assert!(world.texts().await.is_empty());
        let late = "SELECT count(*) FROM outbox
         WHERE channel = 'sms' AND state = 'expired' AND sealed IS NULL";
        assert_eq!(count(&world, late).await, 1);
    }
);

// Seen red: without the pause and its day; without what both ways share.
contract!(
    a23_a_telephone_is_not_flooded_and_both_ways_count_together,
    |world| {
        let mut who = world.claimant_of(2).await;
        texts(&world, &who).await.unwrap();
        assert_eq!(
            texts(&world, &who).await.unwrap_err(),
            Refusal::TooMany { retry_seconds: 60 }
        );
        for _ in 2..=5 {
            world.passes(Span::minutes(2));
            texts(&world, &who).await.unwrap();
        }
        world.passes(Span::minutes(2));
        assert!(matches!(
            texts(&world, &who).await,
            Err(Refusal::TooMany { .. })
        ));
        // The mail has a pause and a day of its own, and a month with the telephone.
        for day in 0..4 {
            let left = if day < 3 { 5 } else { 0 };
            for _ in 0..left {
                world.passes(Span::minutes(2));
                sends(&world, &who).await.unwrap();
            }
            if day == 3 {
                let over = sends(&world, &who).await.unwrap_err();
                assert_eq!(
                    over,
                    Refusal::TooMany {
                        retry_seconds: 30 * 86_400
                    }
                );
            }
            world.passes(Span::days(1));
            world.signs_in(&mut who.browser, who.created).await;
        }
    }
);

/// Asks the budget for one message.
async fn takes(world: &World, account: u128, number: &str) -> Result<(), Refusal> {
    let caller = &world.caller(&world.browser(), HANNA).await;
    let phone = &Phone::from_e164(number).unwrap();
    let account = Id::from_uuid(Uuid::from_u128(account));
    let taken: Result<(), Denied> = world
        .backend
        .db
        .write(|mut tx| async move {
            sms::budget::require(&mut tx, caller, account, phone).await?;
            tx.done(())
        })
        .await;
    told(taken)
}

// Seen red: without the budget of a block.
contract!(a23_a_thousand_numbers_in_a_row_get_twenty_a_day, |world| {
    let mut sent = 0;
    for n in 0..1_000_u32 {
        let number = format!("+57399700{n:04}");
        sent += u32::from(takes(&world, n.into(), &number).await.is_ok());
    }
    assert_eq!(sent, 20);
    // Other people's numbers go on.
    assert!(takes(&world, 5_000, "+573997010000").await.is_ok());
    world.passes(Span::hours(24));
    assert!(takes(&world, 5_001, "+573997000999").await.is_ok());
});

// Seen red: without the budget of a number; without that of an account.
contract!(a23_a_number_and_an_account_get_five_an_hour, |world| {
    let hour = Refusal::TooMany {
        retry_seconds: 3_600,
    };
    for n in 0..5 {
        assert!(takes(&world, n, "+573990000001").await.is_ok());
        let another = format!("+57399001{n}000");
        assert!(takes(&world, 100, &another).await.is_ok());
    }
    assert_eq!(takes(&world, 9, "+573990000001").await.unwrap_err(), hour);
    assert_eq!(takes(&world, 100, "+573990020000").await.unwrap_err(), hour);
    world.passes(Span::hours(1));
    assert!(takes(&world, 100, "+573990000001").await.is_ok());
});

// Seen red: without the budget of the platform.
contract!(
    a23_a_platform_sends_no_more_than_its_messages_a_day,
    |world| {
        let world = world.sends_texts_a_day(3).await;
        // Other people's numbers, none of them in a row.
        let number = |n: u32| format!("+57399{n:03}0000");
        for n in 0..3 {
            assert!(takes(&world, n.into(), &number(n)).await.is_ok());
        }
        let day = Refusal::TooMany {
            retry_seconds: 86_400,
        };
        assert_eq!(takes(&world, 9, &number(9)).await.unwrap_err(), day);
        world.passes(Span::hours(24));
        assert!(takes(&world, 9, &number(9)).await.is_ok());
    }
);

/// A worker takes the text message that is due, and says nothing more.
async fn claims(world: &World) -> Uuid {
    let now = world.backend.env.clock.now();
    let claimed = world.backend.db.write(|mut tx| async move {
        let claimed = storage::outbox::claim(&mut tx, "sms", now, now).await?;
        tx.done(claimed)
    });
    claimed.await.unwrap().unwrap().id
}

// Seen red: with a message that is closed whatever its state.
contract!(
    f11_what_one_worker_closed_no_slower_one_opens_or_closes_again,
    |world| {
        let who = world.claimant_of(2).await;
        texts(&world, &who).await.unwrap();
        let slow = claims(&world).await;
        // The first worker is taken for dead; the second one sends the message.
        world.passes(Span::minutes(3));
        assert_eq!(world.texts().await.len(), 1);
        let now = world.backend.env.clock.now();
        let late = world.backend.db.write(|mut tx| async move {
            let postponed = storage::outbox::postpone(&mut tx, slow, now, "slow").await?;
            let closed = storage::outbox::close(&mut tx, slow, "failed", false, now).await?;
            tx.done((postponed, closed))
        });
        assert_eq!(late.await.unwrap(), (0, 0));
        let sent = "SELECT count(*) FROM outbox
             WHERE channel = 'sms' AND state = 'sent' AND attempts = 1 AND last_error IS NULL";
        assert_eq!(count(&world, sent).await, 1);
    }
);
