//! The second key by text message at each sign-in (C-24, C-25): bound to its sign-in, counted, charged.

use backend::caller::Caller;
use backend::demo::TOTP;
use backend::mail::Kind;
use backend::second_factor::{self, Seed, pass, pass_text, send_text, ways};
use backend::sign_in::Way;
use domain::access::{EnterCompany, SeeAccount, Staff};
use domain::account::Stage;
use domain::membership::Tier;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::contract;
use crate::institution::{CCT, Member, address, at_once, phone, told};
use crate::people::PASSWORD;
use crate::proof_code::other_than;
use crate::registration::count;
use crate::sign_in::try_in;
use crate::world::{Browser, World};

fn code_problem(problem: Problem) -> Refusal {
    Refusal::field(Field::Code, problem)
}

/// A browser with the right password of person `n` behind it and the second key before it.
pub async fn half(world: &World, n: u32) -> Browser {
    let mut browser = world.browser();
    let entered = try_in(world, &browser, CCT, &address(n), PASSWORD)
        .await
        .unwrap();
    assert_eq!(entered.way, Way::SecondFactor);
    browser.keep_session(CCT, &entered.secret);
    browser
}

pub async fn gives(world: &World, browser: &Browser, code: &str) -> Result<Browser, Refusal> {
    let caller = world.caller(browser, CCT).await;
    let entered = told(pass_text(&caller, code).await)?;
    let mut browser = browser.clone();
    browser.keep_session(CCT, &entered.secret);
    Ok(browser)
}

async fn sent(world: &World) -> i64 {
    count(
        world,
        "SELECT count(*) FROM outbox WHERE kind = 'sign_in_key'",
    )
    .await
}

async fn top(world: &World) -> Member {
    world.institution(1, 10).await
}

contract!(
    c23_c24_every_sign_in_sends_a_key_and_opens_nothing_without_it,
    |world| {
        let top = top(&world).await;
        for times in 1..=3 {
            // From the browser that was known as well: none is trusted to go without (Q38).
            let browser = half(&world, 1_000).await;
            assert_eq!(sent(&world).await, times);
            let caller = world.caller_at(&browser, CCT, top.company).await;
            assert_eq!(caller.session.as_ref().unwrap().stage, Stage::SecondFactor);
            assert!(caller.inside(EnterCompany).is_err() && caller.own(SeeAccount).is_err());
            let texts = world.texts().await;
            let text = texts.last().unwrap();
            assert_eq!(text.kind, Kind::SignInKey);
            let code = world.texted(1_000).await.unwrap();
            let words = format!("CCT: {code} es tu clave de acceso. Vence en 5 minutos.");
            assert!(text.body.starts_with(&words), "{}", text.body);
            let offered = told(ways(&caller).await).unwrap();
            assert_eq!(offered.mobile.as_deref(), Some("+56 9 •••• ••00"));
            let left = offered.sent.unwrap();
            assert_eq!((left.seconds_left, left.tries_left), (300, 5));
            let full = gives(&world, &browser, &code).await.unwrap();
            let inside = world.caller_at(&full, CCT, top.company).await;
            assert!(inside.inside(EnterCompany).is_ok());
            // A19: the half-way cookie is dead.
            assert!(world.caller(&browser, CCT).await.session.is_none());
        }
    }
);

contract!(a13_of_64_wrong_keys_five_are_compared, |world| {
    top(&world).await;
    let browser = half(&world, 1_000).await;
    let code = world.texted(1_000).await.unwrap();
    let caller = world.caller(&browser, CCT).await;
    let wrong = other_than(&code);
    let answers = at_once(&caller, |caller| {
        let wrong = wrong.clone();
        async move { pass_text(&caller, &wrong).await }
    })
    .await;
    let compared = code_problem(Problem::MailCodeWrong);
    let compared = answers
        .iter()
        .filter(|told| told.as_ref().err() == Some(&compared));
    assert_eq!(compared.count(), 5);
    assert!(answers.iter().all(Result::is_err));
    // The right one comes too late; so does every one of the day after thirty (A13).
    let day = Refusal::TooMany {
        retry_seconds: 86_400,
    };
    assert_eq!(gives(&world, &browser, &code).await.err().unwrap(), day);
});

contract!(a14_of_64_right_keys_one_enters, |world| {
    top(&world).await;
    let browser = half(&world, 1_000).await;
    let code = world.texted(1_000).await.unwrap();
    let caller = world.caller(&browser, CCT).await;
    let answers = at_once(&caller, |caller| {
        let code = code.clone();
        async move { pass_text(&caller, &code).await }
    })
    .await;
    assert_eq!(answers.iter().filter(|told| told.is_ok()).count(), 1);
    let full = "SELECT count(*) FROM session WHERE platform = 'cct' AND stage = 'full'";
    // The one of the acceptance, and this one.
    assert_eq!(count(&world, full).await, 2);
});

contract!(
    a15_a_key_serves_its_own_sign_in_and_the_last_one_only,
    |world| {
        let top = top(&world).await;
        world.joins(&top, 1, Tier::User).await;
        let wrong = code_problem(Problem::MailCodeWrong);
        let first = half(&world, 1_000).await;
        let first_code = world.texted(1_000).await.unwrap();
        let second = half(&world, 1_000).await;
        let second_code = world.texted(1_000).await.unwrap();
        let other = half(&world, 1).await;
        assert_eq!(
            gives(&world, &second, &first_code).await.err().unwrap(),
            wrong
        );
        assert_eq!(
            gives(&world, &other, &second_code).await.err().unwrap(),
            wrong
        );
        // Sent again: the one before is good no more.
        let caller = world.caller(&second, CCT).await;
        let pause = told(send_text(&caller).await).unwrap_err();
        assert_eq!(pause, Refusal::TooMany { retry_seconds: 30 });
        world.passes(Span::seconds(30));
        told(send_text(&world.caller(&second, CCT).await).await).unwrap();
        assert_eq!(
            gives(&world, &second, &second_code).await.err().unwrap(),
            wrong
        );
        let third_code = world.texted(1_000).await.unwrap();
        assert!(gives(&world, &second, &third_code).await.is_ok());
        // Each sign-in for itself.
        assert!(gives(&world, &first, &first_code).await.is_ok());
    }
);

contract!(a16_a22_a_key_is_good_for_five_minutes_and_once, |world| {
    top(&world).await;
    let over = code_problem(Problem::MailCodeOver);
    let browser = half(&world, 1_000).await;
    let code = world.texted(1_000).await.unwrap();
    world.passes(Span::minutes(5));
    assert_eq!(gives(&world, &browser, &code).await.err().unwrap(), over);
    assert!(
        told(ways(&world.caller(&browser, CCT).await).await)
            .unwrap()
            .sent
            .is_none()
    );
    let browser = half(&world, 1_000).await;
    let code = world.texted(1_000).await.unwrap();
    // A clock that was put back finds none either.
    world.passes(Span::minutes(-1));
    assert_eq!(gives(&world, &browser, &code).await.err().unwrap(), over);
    world.passes(Span(Span::minutes(6).0 - 1));
    let caller = world.caller(&browser, CCT).await;
    assert!(told(pass_text(&caller, &code).await).is_ok());
    // Again, with the session as it was then.
    assert_eq!(told(pass_text(&caller, &code).await).unwrap_err(), over);
});

contract!(
    a23_budgets_hold_back_the_message_and_not_the_application,
    |world| {
        let top = top(&world).await;
        // The one that confirmed the mobile is counted apart.
        for _ in 0..5 {
            half(&world, 1_000).await;
        }
        assert_eq!(sent(&world).await, 5);
        let browser = half(&world, 1_000).await;
        assert_eq!(sent(&world).await, 5, "the sixth in an hour");
        let caller = world.caller(&browser, CCT).await;
        let offered = told(ways(&caller).await).unwrap();
        assert!(offered.sent.is_none() && offered.mobile.is_some());
        world.passes(Span::minutes(1));
        let refused = told(send_text(&world.caller(&browser, CCT).await).await).unwrap_err();
        assert_eq!(
            refused,
            Refusal::TooMany {
                retry_seconds: 3_600
            }
        );
        assert_eq!(
            gives(&world, &browser, "123456").await.err().unwrap(),
            code_problem(Problem::MailCodeOver)
        );
        // Somebody with a wrong password causes no message at all (A23).
        let stranger = world.browser();
        assert!(
            try_in(
                &world,
                &stranger,
                CCT,
                &address(1_000),
                "caballo rojo lento"
            )
            .await
            .is_err()
        );
        assert_eq!(sent(&world).await, 5);
        // An application is not held back.
        world.give_factor(CCT, created(&top)).await;
        let browser = half(&world, 1_000).await;
        enters_with_application(&world, &browser).await;
    }
);

pub fn created(member: &Member) -> backend::account::Created {
    backend::account::Created {
        account: member.account,
        person: domain::Id::from_uuid(member.account.uuid()),
    }
}

async fn enters_with_application(world: &World, browser: &Browser) {
    world.passes(Span::minutes(1));
    let caller: Caller = world.caller(browser, CCT).await;
    let code = Seed::parse(TOTP)
        .unwrap()
        .code(world.backend.env.clock.now());
    assert_eq!(told(pass(&caller, &code).await).unwrap().way, Way::Anywhere);
}

contract!(
    c24_whoever_has_an_application_gets_a_message_on_demand_only,
    |world| {
        let top = top(&world).await;
        world.give_factor(CCT, created(&top)).await;
        let browser = half(&world, 1_000).await;
        assert_eq!(sent(&world).await, 0);
        let offered = told(ways(&world.caller(&browser, CCT).await).await).unwrap();
        assert!(offered.application && offered.mobile.is_some() && offered.sent.is_none());
        told(send_text(&world.caller(&browser, CCT).await).await).unwrap();
        let code = world.texted(1_000).await.unwrap();
        // One is not the other.
        let crossed = told(pass(&world.caller(&browser, CCT).await, &code).await).unwrap_err();
        assert_eq!(crossed, code_problem(Problem::CodeWrong));
        assert!(gives(&world, &browser, &code).await.is_ok());
        let browser = half(&world, 1_000).await;
        enters_with_application(&world, &browser).await;
    }
);

contract!(
    f11_without_a_gateway_nobody_gets_in_by_that_and_applications_do,
    |world| {
        let top = top(&world).await;
        let plain = world.joins(&top, 1, Tier::User).await;
        world.give_factor(CCT, created(&top)).await;
        let world = world.without_telephones().await;
        let browser = half(&world, plain.n).await;
        let caller = world.caller(&browser, CCT).await;
        assert_eq!(caller.session.as_ref().unwrap().stage, Stage::SecondFactor);
        assert!(caller.own(SeeAccount).is_err());
        assert_eq!(
            told(send_text(&caller).await).unwrap_err(),
            Refusal::NotAllowed
        );
        assert!(told(pass_text(&caller, "123456").await).is_err());
        assert!(told(pass(&caller, "123456").await).is_err());
        let browser = half(&world, 1_000).await;
        enters_with_application(&world, &browser).await;
    }
);

contract!(
    q50_those_with_a_role_give_the_application_s_code_and_no_other,
    |world| {
        let top = top(&world).await;
        world.give_role(CCT, created(&top), Staff::HelpDesk).await;
        let browser = half(&world, 1_000).await;
        assert_eq!(sent(&world).await, 0);
        let caller = world.caller(&browser, CCT).await;
        let offered = told(ways(&caller).await).unwrap();
        assert!(offered.mobile.is_none() && offered.application);
        assert_eq!(
            told(send_text(&caller).await).unwrap_err(),
            Refusal::NotAllowed
        );
        assert_eq!(
            told(pass_text(&caller, "123456").await).unwrap_err(),
            Refusal::NotAllowed
        );
        enters_with_application(&world, &browser).await;
    }
);

contract!(
    a18_the_key_is_asked_on_its_platform_and_after_a_recovery_too,
    |world| {
        let top = top(&world).await;
        let caller = world.caller(&world.browser(), CCT).await;
        backend::recovery::request(&caller, &address(1_000))
            .await
            .unwrap();
        let letters = world.letters().await;
        let link = letters.last().unwrap().button.clone().unwrap().address;
        let browser = world.behind(&link);
        let caller = world.caller(&browser, CCT).await;
        let other = "un faro muy lejano y quieto";
        let recovered = backend::recovery::finish(&caller, other, other)
            .await
            .unwrap();
        assert_eq!(sent(&world).await, 1);
        let entered = recovered.entered.unwrap();
        assert_eq!(entered.way, Way::SecondFactor);
        let mut browser = world.browser();
        browser.keep_session(CCT, &entered.secret);
        let code = world.texted(1_000).await.unwrap();
        let full = gives(&world, &browser, &code).await.unwrap();
        let inside = world.caller_at(&full, CCT, top.company).await;
        assert!(inside.inside(EnterCompany).is_ok());
        // Once past it, nothing of it is asked or sent.
        assert_eq!(
            told(second_factor::send_text(&inside).await).unwrap_err(),
            Refusal::NotAllowed
        );
        assert_eq!(phone(1_000).len(), 9);
    }
);
