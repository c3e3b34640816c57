//! Sign-in: what it costs, what it counts, what it tells.

use backend::caller::Caller;
use backend::fault::Denied;
use backend::mail::Kind;
use backend::session::Device;
use backend::sign_in::{Entered, SignIn, Way, sign_in};
use backend::storage::statements::watched;
use backend::{audit, keys::Secret};
use domain::account::{AccountState, Stage};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::contract;
use crate::people::{PASSWORD, Somebody};
use crate::world::{Browser, World};

const WRONG: &str = "caballo verde lento";

/// Tries to sign in; the account's own machine.
pub async fn try_in(
    world: &World,
    browser: &Browser,
    platform: &str,
    identity: &str,
    password: &str,
) -> Result<Entered, Refusal> {
    let caller = world.caller(browser, platform).await;
    attempt(&caller, identity, password, Device::Own).await
}

async fn attempt(
    caller: &Caller,
    identity: &str,
    password: &str,
    device: Device,
) -> Result<Entered, Refusal> {
    let input = SignIn {
        identity: identity.into(),
        password: password.into(),
        device,
    };
    match sign_in(caller, &input).await {
        Ok(entered) => Ok(entered),
        Err(Denied::Refused(refusal)) => Err(refusal),
        Err(Denied::Fault(fault)) => panic!("{fault:?}"),
    }
}

/// Fails so many times from a browser of its own.
pub async fn fail(world: &World, platform: &str, identity: &str, times: u32) -> Refusal {
    let stranger = world.browser();
    let mut last = Refusal::NotFound;
    for _ in 0..times {
        last = try_in(world, &stranger, platform, identity, WRONG)
            .await
            .unwrap_err();
    }
    last
}

async fn statements(world: &World, identity: &str, password: &str) -> (Refusal, Vec<&'static str>) {
    let browser = world.browser();
    let caller = world.caller(&browser, "gestion").await;
    let (answer, seen) = watched(attempt(&caller, identity, password, Device::Own)).await;
    (answer.unwrap_err(), seen)
}

contract!(
    a15_the_rut_in_any_spelling_and_the_password_let_in,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        for spelling in ["40000001-8", "40.000.001-8", "400000018", " 40000001-8 "] {
            let mut browser = world.browser();
            let entered = try_in(&world, &browser, "gestion", spelling, PASSWORD)
                .await
                .unwrap();
            assert_eq!(entered.way, Way::Anywhere);
            browser.keep_session("gestion", &entered.secret);
            let session = world.caller(&browser, "gestion").await.session.unwrap();
            assert_eq!(session.stage, Stage::Full);
        }
        audit::verify(&world.backend, "gestion").await.unwrap();
    }
);

contract!(
    h43_address_or_cedula_let_in_where_the_policy_says_so,
    |world| {
        world.account_of(&Somebody::ana()).await.unwrap();
        for identity in ["ana@correo.example", "ANA@Correo.example", "9.900.000.001"] {
            let browser = world.browser();
            assert!(
                try_in(&world, &browser, "hanna", identity, PASSWORD)
                    .await
                    .is_ok()
            );
        }
    }
);

// Seen red: with the notice left out for unknown identities the sixth try differs.
contract!(
    a01_known_and_unknown_identities_cost_the_same_statements,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        for number in 1..=8 {
            let known = statements(&world, "40000001-8", WRONG).await;
            let unknown = statements(&world, "41234567-3", WRONG).await;
            assert_eq!(known, unknown, "try {number}");
            assert!(known.1.len() > 8, "{:?}", known.1);
        }
    }
);

contract!(
    a02_no_password_and_no_state_costs_or_tells_anything_else,
    |world| {
        let expected = statements(&world, "41234567-3", WRONG).await;
        let states = [
            AccountState::Active,
            AccountState::Disabled,
            AccountState::Blocked,
            AccountState::PendingChallenge,
        ];
        let bodies = [40_000_001, 40_000_002, 40_000_003, 40_000_004];
        let long = "x".repeat(4096);
        for (state, body) in states.into_iter().zip(bodies) {
            let rut = domain::document::Rut::from_body(body).unwrap().to_string();
            let somebody = Somebody {
                platform: "gestion",
                email: &format!("p{body}@correo.example"),
                document: domain::document::Document::parse(
                    domain::document::DocumentKind::Rut,
                    &rut,
                )
                .ok(),
                state,
            };
            world.account_of(&somebody).await.unwrap();
            for password in [WRONG, "x", long.as_str()] {
                let (refusal, seen) = statements(&world, &rut, password).await;
                assert_eq!(seen, expected.1, "{state:?}");
                assert_eq!(refusal, Refusal::WrongCredentials);
            }
            let (_, seen) = statements(&world, &rut, "").await;
            assert_eq!(seen, expected.1, "an empty password costs the same");
        }
        let (refusal, seen) = statements(&world, "40000001-1", WRONG).await;
        assert_eq!(seen, expected.1, "what is no RUT costs the same");
        let told = Refusal::field(Field::Identity, Problem::RutDigit);
        assert_eq!(refusal, told);
    }
);

contract!(a50_the_sixth_failure_blocks_alike_whoever_it_is, |world| {
    world.account_of(&Somebody::rosa()).await.unwrap();
    for identity in ["40000001-8", "41234567-3"] {
        assert_eq!(
            fail(&world, "gestion", identity, 5).await,
            Refusal::WrongCredentials
        );
        let blocked = Refusal::Blocked { minutes: 15 };
        assert_eq!(fail(&world, "gestion", identity, 1).await, blocked);
        // The right password is not looked at either.
        let browser = world.browser();
        let answer = try_in(&world, &browser, "gestion", identity, PASSWORD).await;
        assert_eq!(answer.unwrap_err(), blocked);
    }
    world.passes(Span::minutes(15));
    for identity in ["40000001-8", "41234567-3"] {
        let blocked = Refusal::Blocked { minutes: 30 };
        assert_eq!(fail(&world, "gestion", identity, 1).await, blocked);
    }
    world.passes(Span::minutes(30));
    let browser = world.browser();
    assert!(
        try_in(&world, &browser, "gestion", "40000001-8", PASSWORD)
            .await
            .is_ok()
    );
    let wrong = fail(&world, "gestion", "40000001-8", 1).await;
    assert_eq!(wrong, Refusal::WrongCredentials, "success clears the count");
});

contract!(a50_one_spelling_of_a_rut_has_one_count, |world| {
    for spelling in ["41234567-3", "41.234.567-3", "412345673", "041234567-3"] {
        fail(&world, "gestion", spelling, 1).await;
    }
    fail(&world, "gestion", "41234567-3", 1).await;
    let blocked = Refusal::Blocked { minutes: 15 };
    assert_eq!(fail(&world, "gestion", "41 234 567-3", 1).await, blocked);
});

// Seen red: with tries admitted without a look at the count, all 64 passwords are looked at.
contract!(a11_the_count_is_exact_under_64_parallel_tries, |world| {
    world.account_of(&Somebody::rosa()).await.unwrap();
    for identity in ["40000001-8", "41234567-3"] {
        let mut tries = tokio::task::JoinSet::new();
        for _ in 0..64 {
            let caller = world.caller(&world.browser(), "gestion").await;
            tries.spawn(async move { attempt(&caller, identity, WRONG, Device::Own).await });
        }
        let answers: Vec<Refusal> = tries
            .join_all()
            .await
            .into_iter()
            .map(Result::unwrap_err)
            .collect();
        let looked_at = answers
            .iter()
            .filter(|refusal| **refusal == Refusal::WrongCredentials)
            .count();
        assert_eq!(looked_at, 5, "{answers:?}");
    }
    let notices = notices(&world).await;
    assert_eq!(
        notices,
        ["rosa@correo.example"],
        "one block, one letter, to somebody"
    );
});

async fn notices(world: &World) -> Vec<String> {
    let letters = world.letters().await;
    let blocked = letters
        .into_iter()
        .filter(|letter| letter.kind == Kind::SignInBlocked);
    blocked.map(|letter| letter.to.to_string()).collect()
}

contract!(
    a12_strangers_do_not_shut_out_the_owners_known_device,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        let own = world.browser();
        try_in(&world, &own, "gestion", "40000001-8", PASSWORD)
            .await
            .unwrap();
        fail(&world, "gestion", "40000001-8", 20).await;
        assert!(
            try_in(&world, &own, "gestion", "40000001-8", PASSWORD)
                .await
                .is_ok()
        );
        let stranger = world.browser();
        let blocked = try_in(&world, &stranger, "gestion", "40000001-8", PASSWORD).await;
        assert_eq!(blocked.unwrap_err(), Refusal::Blocked { minutes: 15 });
    }
);

contract!(q52_the_known_device_has_five_failures_of_its_own, |world| {
    world.account_of(&Somebody::rosa()).await.unwrap();
    let own = world.browser();
    try_in(&world, &own, "gestion", "40000001-8", PASSWORD)
        .await
        .unwrap();
    for number in 1..=6 {
        let answer = try_in(&world, &own, "gestion", "40000001-8", WRONG).await;
        let expected = if number < 6 {
            Refusal::WrongCredentials
        } else {
            Refusal::Blocked { minutes: 15 }
        };
        assert_eq!(answer.unwrap_err(), expected);
    }
    let elsewhere = world.browser();
    assert!(
        try_in(&world, &elsewhere, "gestion", "40000001-8", PASSWORD)
            .await
            .is_ok()
    );
});

contract!(q52_a_shared_machine_is_not_remembered, |world| {
    world.account_of(&Somebody::rosa()).await.unwrap();
    let shared = world.browser();
    let caller = world.caller(&shared, "gestion").await;
    let entered = attempt(&caller, "40000001-8", PASSWORD, Device::Shared).await;
    assert_eq!(entered.unwrap().device, Device::Shared);
    fail(&world, "gestion", "40000001-8", 6).await;
    let answer = try_in(&world, &shared, "gestion", "40000001-8", PASSWORD).await;
    assert_eq!(answer.unwrap_err(), Refusal::Blocked { minutes: 15 });
});

contract!(q48_states_are_told_after_the_right_password_only, |world| {
    let disabled = Somebody {
        state: AccountState::Disabled,
        ..Somebody::rosa()
    };
    world.account_of(&disabled).await.unwrap();
    let browser = world.browser();
    let wrong = try_in(&world, &browser, "gestion", "40000001-8", WRONG).await;
    assert_eq!(wrong.unwrap_err(), Refusal::WrongCredentials);
    let right = try_in(&world, &browser, "gestion", "40000001-8", PASSWORD).await;
    assert_eq!(right.unwrap_err(), Refusal::AccountDisabled);
});

contract!(
    a18_an_unproven_account_gets_as_far_as_the_questions,
    |world| {
        for (state, email) in [
            (AccountState::PendingChallenge, "uno@correo.example"),
            (AccountState::Blocked, "dos@correo.example"),
        ] {
            let somebody = Somebody {
                state,
                email,
                document: None,
                ..Somebody::ana()
            };
            world.account_of(&somebody).await.unwrap();
            let mut browser = world.browser();
            let entered = try_in(&world, &browser, "hanna", email, PASSWORD)
                .await
                .unwrap();
            assert_eq!(entered.way, Way::Challenge);
            browser.keep_session("hanna", &entered.secret);
            let caller = world.caller(&browser, "hanna").await;
            assert!(matches!(
                caller.fully_signed_in(),
                Err(Denied::Refused(Refusal::NotAllowed))
            ));
        }
    }
);

contract!(a35_sign_in_ends_the_session_that_was_planted, |world| {
    let created = world.account_of(&Somebody::rosa()).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &Somebody::rosa(), created).await;
    let planted = browser.clone();
    let entered = try_in(&world, &browser, "gestion", "40000001-8", PASSWORD).await;
    let secret: Secret = entered.unwrap().secret;
    assert!(world.caller(&planted, "gestion").await.session.is_none());
    browser.keep_session("gestion", &secret);
    assert!(world.caller(&browser, "gestion").await.session.is_some());
});

async fn statements_on_hanna(world: &World, identity: &str) -> (Refusal, Vec<&'static str>) {
    let caller = world.caller(&world.browser(), "hanna").await;
    let (answer, seen) = watched(attempt(&caller, identity, WRONG, Device::Own)).await;
    (answer.unwrap_err(), seen)
}

// Seen red: with the look at waiting registrations left out where an account was found.
contract!(
    a02_whoever_waits_for_a_mail_or_was_invited_costs_and_reads_the_same,
    |world| {
        let nobody = statements_on_hanna(&world, "nadie@correo.example").await;
        assert_eq!(nobody.0, Refusal::WrongCredentials);
        // Registered and never activated.
        crate::newcomer::registers(&world, &world.browser(), crate::newcomer::typed()).await;
        // Given a role, and no password chosen yet.
        let part = |text| domain::name::NamePart::parse(text).unwrap();
        let invited = backend::staff::Appoint {
            platform: &world.backend.platform("hanna").unwrap(),
            role: domain::access::Staff::HelpDesk,
            email: &domain::contact::Email::parse("mesa@correo.example").unwrap(),
            name: Some(&domain::name::PersonName {
                first: part("Marta"),
                second: None,
                first_surname: part("Ríos"),
                second_surname: None,
            }),
            document: None,
        };
        backend::staff::appoint(&world.backend, &invited)
            .await
            .unwrap()
            .unwrap();
        // Active, and blocked after six failures.
        world.account_of(&Somebody::ana()).await.unwrap();
        for identity in [
            "marta@correo.example",
            "mesa@correo.example",
            "ana@correo.example",
        ] {
            let seen = statements_on_hanna(&world, identity).await;
            assert_eq!(seen, nobody, "{identity}");
        }
        for identity in ["mesa@correo.example", "nadie@correo.example"] {
            fail(&world, "hanna", identity, 5).await;
        }
        let blocked = statements_on_hanna(&world, "mesa@correo.example").await;
        assert_eq!(blocked.0, Refusal::Blocked { minutes: 15 });
        let unknown = statements_on_hanna(&world, "nadie@correo.example").await;
        assert_eq!(blocked, unknown);
    }
);

// Seen red: with the entry of a block left out.
contract!(
    a12_a_block_on_purpose_is_written_down_and_a_mailed_link_leads_past_it,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        fail(&world, "gestion", "40000001-8", 20).await;
        let rows = world.backend.db.read(|mut tx| async move {
            let rows = backend::storage::audit::after(&mut tx, "gestion", 0, 500).await?;
            tx.done(rows)
        });
        let rows = rows.await.unwrap();
        let blocks = rows.iter().filter(|row| row.action == "sign_in.blocked");
        assert_eq!(blocks.count(), 1);
        let mut owner = world.browser();
        let caller = world.caller(&owner, "gestion").await;
        backend::recovery::request(&caller, "40000001-8")
            .await
            .unwrap();
        let letters = world.letters().await;
        let mut links = letters
            .into_iter()
            .filter(|letter| letter.kind == Kind::Recovery)
            .filter_map(|letter| letter.button);
        owner.open_link("gestion", &links.next().unwrap().address);
        let caller = world.caller(&owner, "gestion").await;
        let chosen = "tortuga verde salta";
        let done = backend::recovery::finish(&caller, chosen, chosen).await;
        assert!(done.unwrap().entered.is_some());
        let anywhere = world.browser();
        let entered = try_in(&world, &anywhere, "gestion", "40000001-8", chosen).await;
        assert!(entered.is_ok());
    }
);
