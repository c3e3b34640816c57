//! F12: a clock that jumps, and summer time. What a wrong clock made opens for twice its time at
//! the most; what the right one made is not lost to a jump and back.
//!
//! Seen red: links judged by their end alone; sessions are, in `domain`.

use std::collections::HashMap;

use backend::caller::{Caller, Visit};
use backend::fault::Denied;
use backend::membership::{appoint, offered, offers};
use backend::operator::{self, Create};
use backend::role::name;
use backend::{
    acquisition, activation, calendar, company, email_change, housekeeping, invitation, recovery,
    worker,
};
use domain::access::EditRoles;
use domain::contact::Email;
use domain::date::Date;
use domain::membership::{Invited, Tier};
use domain::password::Password;
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};

use crate::companies::{HERE, ROSA, TRIGO, filled};
use crate::contract;
use crate::institution::{CCT, Member, address, only};
use crate::newcomer::{self, registers, typed};
use crate::people::{PASSWORD, Somebody};
use crate::roles::{LUZ, team};
use crate::sign_in_key::{gives, half};
use crate::worker::{EVA, behind, claim, load, texts};
use crate::world::{Browser, World};

/// Jumps ahead, and whether a link of an hour and two of a day are good when the clock is put right
/// again; the second one asks for the session besides. A year of «not yet» is no year of life.
const JUMPS: [(Span, [bool; 3]); 5] = [
    (Span::minutes(20), [true, true, true]),
    (Span::hours(2), [false, false, true]),
    (Span::days(1), [false, false, true]),
    (Span::days(2), [false, false, false]),
    (Span::days(365), [false, false, false]),
];

fn refused<T>(answer: Result<T, Denied>) -> Option<Refusal> {
    match answer {
        Ok(_) => None,
        Err(Denied::Refused(refusal)) => Some(refusal),
        Err(Denied::Fault(fault)) => panic!("{fault:?}"),
    }
}

/// Rosa inside, with a link that recovers and one that moves her address; Marta with one that
/// activates. Each lies in a browser of its own.
struct Links {
    rosa: Browser,
    recovers: Browser,
    moves: Browser,
    activates: Browser,
}

impl Links {
    async fn made(world: &World) -> Self {
        let who = world.account_of(&Somebody::rosa()).await.unwrap();
        let mut rosa = world.browser();
        world.enter(&mut rosa, &Somebody::rosa(), who).await;
        let mut recovers = world.browser();
        let caller = world.caller(&recovers, "gestion").await;
        recovery::request(&caller, "40000001-8").await.unwrap();
        recovers.open_link("gestion", &world.mailed("/enlace/clave/").await);
        let caller = world.caller(&rosa, "gestion").await;
        let password = Password::offered(PASSWORD);
        email_change::ask(&caller, &password, "rosa.nueva@correo.example")
            .await
            .unwrap();
        let mut moves = rosa.clone();
        moves.open_link("gestion", &world.mailed("/enlace/correo/").await);
        let mut activates = world.browser();
        registers(world, &activates, typed()).await;
        let link = newcomer::link_to(world, "marta@correo.example").await;
        activates.open_link("hanna", &link);
        Self {
            rosa,
            recovers,
            moves,
            activates,
        }
    }

    async fn standing(&self, world: &World) -> [bool; 3] {
        let gestion = async |browser: &Browser| world.caller(browser, "gestion").await;
        let caller = gestion(&self.recovers).await;
        let recovers = refused(recovery::standing(&caller).await).is_none();
        let caller = gestion(&self.moves).await;
        let moves = refused(email_change::confirmation(&caller).await).is_none();
        let caller = world.caller(&self.activates, "hanna").await;
        let view = activation::view(&caller).await.unwrap();
        let activates = matches!(view, activation::View::Ready { .. });
        [recovers, moves, activates]
    }

    async fn inside(&self, world: &World) -> bool {
        world.caller(&self.rosa, "gestion").await.session.is_some()
    }
}

contract!(
    f12_what_a_clock_ahead_made_opens_for_twice_its_time_at_the_most,
    |world| {
        for (jump, good) in JUMPS {
            let world = match &world.backend.db {
                backend::storage::Db::Sqlite { .. } => World::sqlite().await,
                backend::storage::Db::Postgres(_) => World::postgres().await.unwrap(),
            };
            let policy = &world.backend.platform("gestion").unwrap().policy;
            world.passes(jump);
            let made = Links::made(&world).await;
            assert_eq!(made.standing(&world).await, [true; 3]);
            world.passes(Span(-jump.0));
            assert_eq!(made.standing(&world).await, good, "{jump:?}");
            let idle = policy.sessions.idle();
            assert_eq!(made.inside(&world).await, jump <= idle, "{jump:?}");
            world.passes(jump + idle);
            assert!(!made.inside(&world).await, "{jump:?}");
            world.passes(policy.links.activation());
            assert_eq!(made.standing(&world).await, [false; 3], "{jump:?}");
        }
    }
);

contract!(f12_a_jump_and_back_ends_nothing_early, |world| {
    let made = Links::made(&world).await;
    for jump in [Span::hours(1), Span::hours(-1), Span::days(-1)] {
        world.passes(jump);
        housekeeping::tidy(&world.backend).await.unwrap();
        world.passes(Span(-jump.0));
        assert_eq!(made.standing(&world).await, [true; 3], "{jump:?}");
        assert!(made.inside(&world).await, "{jump:?}");
    }
    // And a clock that is put right by a little keeps what was made a moment before.
    world.passes(Span::minutes(-10));
    assert_eq!(made.standing(&world).await, [true; 3]);
    assert!(made.inside(&world).await);
});

contract!(f12_w28_the_hour_that_comes_twice_is_told_apart, |world| {
    let gestion = world.backend.platform("gestion").unwrap();
    let midnight = calendar::end_of(&gestion, Date::parse("03/04/2027").unwrap()).unwrap();
    let before = |minutes| calendar::moment(&gestion, midnight - Span::minutes(minutes)).unwrap();
    for (minutes, told) in [
        (121, "03/04/2027, 22:59"),
        (120, "03/04/2027, 23:00 (UTC-03:00)"),
        (61, "03/04/2027, 23:59 (UTC-03:00)"),
        (60, "03/04/2027, 23:00 (UTC-04:00)"),
        (1, "03/04/2027, 23:59 (UTC-04:00)"),
        (0, "04/04/2027, 00:00"),
    ] {
        assert_eq!(before(minutes), told);
    }
    // Where an hour is left out, nothing comes twice.
    let spring = calendar::end_of(&gestion, Date::parse("05/09/2026").unwrap()).unwrap();
    let told = calendar::moment(&gestion, spring).unwrap();
    assert_eq!(told, "06/09/2026, 01:00");
});

// Saturday 3 April 2027 in Santiago has 25 hours, Sunday 6 September 2026 has 23 and no midnight.
contract!(f12_summer_time_moves_no_end_and_no_day, |world| {
    let gestion = world.backend.platform("gestion").unwrap();
    let day = |text: &str| Date::parse(text).unwrap();
    for (text, hours) in [
        ("03/04/2027", 25),
        ("04/04/2027", 24),
        ("05/09/2026", 24),
        ("06/09/2026", 23),
    ] {
        let (begins, ends) = (
            calendar::begins(&gestion, day(text)).unwrap(),
            calendar::end_of(&gestion, day(text)).unwrap(),
        );
        assert_eq!(ends.since(begins), Span::hours(hours), "{text}");
        for moment in [begins, ends - Span(1)] {
            let today = calendar::today(&gestion, moment).unwrap();
            assert_eq!(today, day(text), "{moment:?}");
        }
    }
    // A link that is made an hour before the clocks go back lasts as long as any other.
    let night = calendar::end_of(&gestion, day("03/04/2027")).unwrap() - Span::minutes(90);
    world.passes(night.since(world.backend.env.clock.now()));
    let made = Links::made(&world).await;
    let lasts = gestion.policy.links.recovery();
    let caller = world.caller(&made.recovers, "gestion").await;
    let at = |now: Timestamp| Caller {
        now,
        ..caller.clone()
    };
    let last = at(caller.now + lasts - Span(1));
    assert_eq!(refused(recovery::standing(&last).await), None);
    let late = at(caller.now + lasts);
    let expired = Some(Refusal::LinkExpired);
    assert_eq!(refused(recovery::standing(&late).await), expired);
});

// The four below: a clock that is a year ahead for a moment, and then put right.
const YEAR: Span = Span::days(365);
const BACK: Span = Span::days(-365);

contract!(
    f12_what_opens_a_company_or_enters_one_is_over_with_the_wrong_year,
    |world| {
        let expired = Some(Refusal::LinkExpired);
        world.passes(YEAR);
        let (welcomed, _) = world.welcomed(TRIGO).await;
        let caller = world.caller(&welcomed, HERE).await;
        assert_eq!(refused(company::load(&caller).await), None);
        world.passes(BACK);
        let caller = world.caller(&welcomed, HERE).await;
        assert_eq!(refused(company::load(&caller).await), expired, "welcome");
        let listed = world
            .by_hand(async |hand| acquisition::list(hand, None).await.unwrap())
            .await;
        assert!(listed.items[0].over, "and the operator sees it");
        // Another one is sent as usual.
        let id = listed.items[0].id;
        world
            .by_hand(async |hand| acquisition::resend(hand, id).await.unwrap())
            .await;
        let again = world.opens_newest_link().await;
        let caller = world.caller(&again, HERE).await;
        assert_eq!(refused(company::load(&caller).await), None);
        world
            .by_hand(async |hand| acquisition::withdraw(hand, id).await.unwrap())
            .await;

        world.passes(YEAR);
        world.opened(TRIGO, &filled()).await;
        let initial = world.initial_password(ROSA).await;
        assert_eq!(refused(world.gets_in(ROSA, &initial).await), None);
        load(&world, &[EVA]).await;
        let caller = world.caller(&world.browser(), HERE).await;
        let typed = claim("43111222-1", "523456789", "eva@trigo.example");
        worker::start(&caller, &typed, &texts()).await.unwrap();
        let eva = behind(&world, "eva@trigo.example").await;
        let caller = world.caller(&eva, HERE).await;
        assert_eq!(refused(worker::standing(&caller).await), None);
        world.passes(BACK);
        let over = Some(Refusal::InitialPasswordOver);
        assert_eq!(refused(world.gets_in(ROSA, &initial).await), over);
        let caller = world.caller(&eva, HERE).await;
        assert_eq!(refused(worker::standing(&caller).await), expired, "worker");
    }
);

contract!(
    f12_nobody_is_appointed_or_stands_in_from_a_wrong_year,
    |world| {
        let team = team(&world).await;
        world.letters().await;
        world.passes(YEAR);
        let boss = team.asks(&world, team.boss).await;
        let named = Email::parse("nueva@correo.example").unwrap();
        appoint(&boss, &named).await.unwrap();
        let link = world.opens_newest_link().await;
        let caller = world.caller(&link, HERE).await;
        assert_eq!(refused(offered(&caller).await), None);
        let luz = Email::parse(LUZ).unwrap();
        let day = Date::parse("04/11/2027").unwrap();
        name(&boss, &luz, day).await.unwrap();
        let stands = team.asks(&world, team.luz).await;
        assert!(stands.inside(EditRoles).is_ok());
        world.passes(BACK);
        let caller = world.caller(&link, HERE).await;
        let expired = Some(Refusal::LinkExpired);
        assert_eq!(refused(offered(&caller).await), expired);
        let boss = team.asks(&world, team.boss).await;
        let waiting = offers(&boss).await.unwrap();
        let over = waiting.iter().find(|one| one.email == named.delivery());
        assert!(over.unwrap().over);
        let stands = team.asks(&world, team.luz).await;
        assert!(stands.inside(EditRoles).is_err());
        // Named in the right year, she does.
        let day = Date::parse("04/11/2026").unwrap();
        name(&boss, &luz, day).await.unwrap();
        let stands = team.asks(&world, team.luz).await;
        assert!(stands.inside(EditRoles).is_ok());
    }
);

contract!(f12_an_invitation_of_a_wrong_year_is_over, |world| {
    let top = world.institution(1, 10).await;
    world.passes(YEAR);
    let key = half(&world, 1_000).await;
    let code = world.texted(1_000).await.unwrap();
    let ahead = Member {
        browser: gives(&world, &key, &code).await.unwrap(),
        ..top.clone()
    };
    world.invites(&ahead, 1, Tier::User).await.unwrap();
    let link = world.behind(&world.link_of(1).await);
    let caller = world.caller(&link, CCT).await;
    assert_eq!(refused(invitation::open(&caller).await), None);
    world.passes(BACK);
    let caller = world.caller(&link, CCT).await;
    let expired = Some(Refusal::LinkExpired);
    assert_eq!(refused(invitation::open(&caller).await), expired);
    let within = world.asks(&top).await;
    for (state, listed) in [(Invited::Pending, 0), (Invited::Expired, 1)] {
        let panel = invitation::panel(&within, only(state), None).await.unwrap();
        assert_eq!((panel.listed.items.len(), panel.waiting), (listed, 0));
    }
    // It keeps nobody from being invited now.
    world.invites(&top, 1, Tier::User).await.unwrap();
    let panel = invitation::panel(&within, only(Invited::Pending), None).await;
    let items = panel.unwrap().listed.items;
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].invitee.email.delivery(), address(1));
});

contract!(f12_an_operator_of_a_wrong_year_is_out, |world| {
    let who = Create {
        name: "Sofía Castro",
        email: "operacion@porteria.example",
        password: "tortuga verde en patines altos",
    };
    let seed = operator::create(&world.backend, &who).await.unwrap();
    let seed = seed.unwrap();
    let visit = |cookies| Visit {
        browser: world.browser().token,
        cookies,
        network: "192.0.2.1".into(),
        agent: "Navegador de prueba".into(),
        trace: "0000test".into(),
    };
    world.passes(YEAR);
    let input = operator::SignIn {
        email: who.email.into(),
        password: who.password.into(),
        code: seed.code(world.backend.env.clock.now()),
    };
    let fresh = visit(HashMap::new());
    let secret = operator::sign_in(&world.backend, &fresh, &input).await;
    let cookie = (operator::COOKIE.to_owned(), secret.unwrap().expose());
    let kept = visit(HashMap::from([cookie]));
    let inside = async || {
        let found = operator::at_work(&world.backend, &kept).await;
        found.unwrap().is_some()
    };
    assert!(inside().await);
    // Put right by a little, the clock costs nobody their session; by a year, it does.
    world.passes(Span::minutes(-30));
    assert!(inside().await);
    world.passes(Span::minutes(30));
    world.passes(BACK);
    assert!(!inside().await);
});
