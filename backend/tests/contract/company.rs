//! From the acquisition to the first sign-in.

use std::collections::BTreeSet;

use backend::company::{
    Finished, Intent, confirmation, finish, identify, load, mark_contacted, to_call,
    unmark_contacted,
};
use backend::fault::{Denied, Fault};
use backend::mail::Kind;
use backend::password::{self, Change};
use backend::sign_in::Way;
use backend::{acquisition, audit, initial_password, storage};
use domain::access::{SeeAccount, Staff};
use domain::account::Stage;
use domain::company::{Item, Section, Typed};
use domain::contact::Email;
use domain::membership::{Basis, Perfil};
use domain::password::Password;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::companies::{HERE, ROSA, TRIGO, agreed, bought, click, filled, refusal, save};
use crate::contract;
use crate::people::Somebody;

contract!(
    w01_w04_an_acquisition_mails_the_link_that_opens_the_form,
    |world| {
        let (browser, _) = world.welcomed(TRIGO).await;
        let letters = world.letters().await;
        let letter = letters.last().unwrap();
        assert_eq!(letter.to.delivery(), "luis@trigo.example");
        assert!(
            letter
                .before
                .iter()
                .any(|line| line.contains("lo antes posible")),
            "W-21"
        );
        assert!(
            letter
                .button
                .as_ref()
                .unwrap()
                .address
                .contains("/workera/enlace/empresa/")
        );
        let caller = world.caller(&browser, HERE).await;
        let form = load(&caller).await.unwrap();
        assert!(form.rut.is_none() && !form.ready, "step 1 comes first");
        let stranger = world.caller(&world.browser(), HERE).await;
        assert_eq!(refusal(load(&stranger).await), Refusal::LinkInvalid, "Q5");
    }
);

contract!(
    w03_one_acquisition_of_a_rut_waits_and_can_be_resent_or_withdrawn,
    |world| {
        let (first, id) = world.welcomed(TRIGO).await;
        let rut = Field::Company(Section::Company, Item::Rut);
        let again = world
            .by_hand(async |hand| acquisition::record(hand, &bought(TRIGO)).await)
            .await;
        assert_eq!(refusal(again).of(rut), Some(Problem::AlreadyWaiting));
        let soon = world
            .by_hand(async |hand| acquisition::resend(hand, id).await)
            .await;
        assert!(matches!(refusal(soon), Refusal::TooMany { .. }));
        world.passes(Span::minutes(2));
        world
            .by_hand(async |hand| acquisition::resend(hand, id).await.unwrap())
            .await;
        let second = world.opens_newest_link().await;
        let (old, new) = (
            world.caller(&first, HERE).await,
            world.caller(&second, HERE).await,
        );
        assert_eq!(refusal(load(&old).await), Refusal::LinkInvalid, "replaced");
        assert!(load(&new).await.is_ok());
        world.passes(Span::days(31));
        let late = world.caller(&second, HERE).await;
        assert_eq!(refusal(load(&late).await), Refusal::LinkExpired);
        world
            .by_hand(async |hand| acquisition::withdraw(hand, id).await.unwrap())
            .await;
        assert_eq!(refusal(load(&late).await), Refusal::LinkInvalid);
        let twice = world
            .by_hand(async |hand| acquisition::withdraw(hand, id).await)
            .await;
        assert_eq!(refusal(twice), Refusal::Outdated);
        let resent = world
            .by_hand(async |hand| acquisition::resend(hand, id).await)
            .await;
        assert_eq!(refusal(resent), Refusal::Outdated);
        let listed = world
            .by_hand(async |hand| acquisition::list(hand, None).await.unwrap())
            .await;
        assert_eq!(
            (listed.items.len(), listed.items[0].state.as_str()),
            (1, "withdrawn")
        );
        assert_eq!(listed.items[0].acquisition.rut.to_string(), TRIGO);
        // Withdrawn is not refused for ever.
        world
            .by_hand(async |hand| acquisition::record(hand, &bought(TRIGO)).await.unwrap())
            .await;
    }
);

contract!(
    q53_whoever_asks_for_the_welcome_by_rut_throws_nobody_out,
    |world| {
        let (first, id) = world.welcomed(TRIGO).await;
        let caller = world.caller(&first, HERE).await;
        identify(&caller, TRIGO).await.unwrap();
        world.passes(Span::days(29));
        let stranger = world.caller(&world.browser(), HERE).await;
        let mut costs = Vec::new();
        for rut in [TRIGO, "54123456-K"] {
            let ask = acquisition::ask_again(&stranger, rut);
            let (answer, cost) = storage::statements::watched(ask).await;
            answer.unwrap();
            costs.push(cost);
        }
        assert_eq!(
            costs[0], costs[1],
            "the same work for a RUT that bought nothing"
        );
        let second = world.opens_newest_link().await;
        for browser in [&first, &second] {
            let caller = world.caller(browser, HERE).await;
            assert!(load(&caller).await.unwrap().rut.is_some(), "one form");
        }
        // Each link ends in its own time: an old one does not come to life again.
        world.passes(Span::days(2));
        let old = world.caller(&first, HERE).await;
        assert_eq!(refusal(load(&old).await), Refusal::LinkExpired);
        let new = world.caller(&second, HERE).await;
        assert!(load(&new).await.is_ok());
        // The operator's hand ends them all.
        world
            .by_hand(async |hand| acquisition::resend(hand, id).await.unwrap())
            .await;
        let third = world.opens_newest_link().await;
        for (browser, good) in [(&first, false), (&second, false), (&third, true)] {
            let caller = world.caller(browser, HERE).await;
            assert_eq!(load(&caller).await.is_ok(), good);
        }
    }
);

contract!(
    w06_the_rut_of_the_link_and_no_other_passes_step_1,
    |world| {
        let (browser, _) = world.welcomed(TRIGO).await;
        let caller = world.caller(&browser, HERE).await;
        let rut = Field::Company(Section::Company, Item::Rut);
        for (typed, problem) in [
            ("54123456-K", Problem::RutOfInvitation),
            ("54000001-1", Problem::RutDigit),
            ("", Problem::Empty),
        ] {
            assert_eq!(
                refusal(identify(&caller, typed).await).of(rut),
                Some(problem),
                "{typed}"
            );
        }
        assert_eq!(
            refusal(save(&caller, filled(), Intent::Keep).await),
            Refusal::DraftMissing,
            "step 2 before step 1"
        );
        identify(&caller, "54.000.001-8").await.unwrap();
        let form = load(&caller).await.unwrap();
        assert_eq!(form.rut.unwrap().to_string(), TRIGO);
        assert_eq!(form.typed.company.legal_name, "Panadería El Trigo SpA");
        assert_eq!(form.typed.supplied.email, "luis@trigo.example", "Q4");
        assert!(form.typed.representatives.is_empty(), "W-14");
    }
);

contract!(
    w20_what_was_typed_stays_wrong_or_right_in_any_browser,
    |world| {
        let (browser, _) = world.welcomed(TRIGO).await;
        let caller = world.caller(&browser, HERE).await;
        identify(&caller, TRIGO).await.unwrap();
        let mut typed = filled();
        typed.company.phone = "abc".into();
        let no = refusal(save(&caller, typed.clone(), Intent::Continue).await);
        assert!(
            no.of(Field::Company(Section::Company, Item::Phone))
                .is_some()
        );
        // The same link in another browser, and step 1 once more.
        let mut other = world.browser();
        other.cookies = browser.cookies.clone();
        let elsewhere = world.caller(&other, HERE).await;
        identify(&elsewhere, TRIGO).await.unwrap();
        let form = load(&elsewhere).await.unwrap();
        assert_eq!((form.typed.clone(), form.ready), (typed.clone(), false));
        save(&elsewhere, typed.clone(), Intent::Add).await.unwrap();
        assert_eq!(load(&caller).await.unwrap().typed.representatives.len(), 2);
        typed.representatives.push(typed.representatives[0].clone());
        save(&caller, typed.clone(), Intent::Remove(0))
            .await
            .unwrap();
        let form = load(&caller).await.unwrap();
        assert_eq!(form.typed.representatives, typed.representatives[..1]);
        assert_eq!(refusal(confirmation(&caller).await), Refusal::DraftMissing);
        save(&caller, filled(), Intent::Continue).await.unwrap();
        let (rut, opening, _) = confirmation(&caller).await.unwrap();
        assert_eq!(
            (rut.to_string().as_str(), opening.representatives.len()),
            (TRIGO, 1)
        );
    }
);

contract!(
    w15_w20_whom_quitar_took_out_by_mistake_comes_back_with_everything_typed,
    |world| {
        let (browser, _) = world.welcomed(TRIGO).await;
        let caller = world.caller(&browser, HERE).await;
        identify(&caller, TRIGO).await.unwrap();
        let full = filled();
        save(&caller, full.clone(), Intent::Remove(0))
            .await
            .unwrap();
        let form = load(&caller).await.unwrap();
        assert!(form.typed.representatives.is_empty());
        let person = &full.representatives[0];
        let called = format!("{} {}", person.names, person.first_surname);
        assert_eq!(form.removed, Some(called));
        // Keeping the rest forgets nobody, and nobody empty takes their place.
        save(&caller, form.typed, Intent::Quiet).await.unwrap();
        let kept = load(&caller).await.unwrap();
        save(&caller, kept.typed, Intent::Add).await.unwrap();
        let grown = load(&caller).await.unwrap();
        save(&caller, grown.typed, Intent::Remove(0)).await.unwrap();
        let left = load(&caller).await.unwrap();
        save(&caller, left.typed, Intent::Restore).await.unwrap();
        let back = load(&caller).await.unwrap();
        assert_eq!(back.typed.representatives, full.representatives);
        assert_eq!(back.removed, None);
        save(&caller, back.typed, Intent::Restore).await.unwrap();
        let once = load(&caller).await.unwrap();
        assert_eq!(once.typed.representatives, full.representatives, "once");
    }
);

contract!(
    w25_the_account_is_opened_with_everything_in_one_transaction,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        let letters = world.letters().await;
        // Letters of one instant come in any order.
        let kinds: BTreeSet<(&str, &str)> = letters
            .iter()
            .map(|letter| (letter.kind.name(), letter.to.delivery()))
            .collect();
        assert_eq!(
            kinds,
            BTreeSet::from([
                // Whoever is listed is asked to administer.
                ("appointment_offer", "ana.soto@trigo.example"),
                ("appointment_offer", "luis@trigo.example"),
                ("company_opened", "luis@trigo.example"),
                ("initial_password", ROSA),
                ("welcome", "luis@trigo.example"),
            ])
        );
        let of = |kind| letters.iter().find(|one| one.kind.name() == kind).unwrap();
        let password = world.initial_password(ROSA).await;
        let to_contact = format!("{:?}", of("company_opened"));
        assert!(!to_contact.contains(&password), "Q3: no credentials");
        // 2 November 2026, 15:00 UTC is 12:00 in Santiago.
        assert!(
            of("initial_password")
                .before
                .iter()
                .any(|line| line.contains("03/11/2026, 12:00")),
            "Q2"
        );
        let backend = &world.backend;
        let now = backend.env.clock.now();
        let (row, representatives, administrators, contact) = backend
            .db
            .read(|mut tx| async move {
                let id = company.uuid();
                let row = storage::company::by_id(&mut tx, HERE, id).await?.unwrap();
                let people = storage::company::representatives(&mut tx, HERE, id).await?;
                let leading =
                    storage::membership::administrators(&mut tx, HERE, id, now, 9).await?;
                let contact = backend::company::supplied(&mut tx, backend, HERE, &row).await?;
                tx.done((row, people, leading, contact))
            })
            .await
            .unwrap();
        assert_eq!((row.rut.as_str(), representatives.len()), (TRIGO, 1));
        let details = backend::company::details(backend, &row).unwrap();
        assert_eq!(details.place.comuna.name(), "Santiago");
        assert_eq!(contact.unwrap().name.as_str(), "Luis Pérez");
        let [one] = administrators.as_slice() else {
            panic!("{administrators:?}")
        };
        assert_eq!(
            (one.perfil().unwrap(), one.basis().unwrap()),
            (Perfil::Administrator, Some(Basis::FirstUser)),
            "W-19"
        );
        audit::verify(backend, HERE).await.unwrap();
    }
);

/// Whether a click only came while too many others did: every other failure is one.
fn is_busy(denied: &Denied) -> bool {
    let refused = matches!(denied, Denied::Refused(Refusal::SignInBusy { .. }));
    let no_place = matches!(
        denied,
        Denied::Fault(Fault::Storage(sqlx::Error::PoolTimedOut))
    );
    refused || no_place || denied.is_transient()
}

contract!(a29_of_64_final_clicks_one_opens_the_account, |world| {
    let (browser, _) = world.welcomed(TRIGO).await;
    let caller = world.caller(&browser, HERE).await;
    identify(&caller, TRIGO).await.unwrap();
    save(&caller, filled(), Intent::Continue).await.unwrap();
    let mark = load(&caller).await.unwrap().mark;
    let mut clicks = tokio::task::JoinSet::new();
    for _ in 0..64 {
        let (caller, mark) = (caller.clone(), mark.clone());
        clicks.spawn(async move { finish(&caller, &mark, &agreed()).await });
    }
    let (mut now, mut before, mut busy) = (0, 0, 0);
    while let Some(done) = clicks.join_next().await {
        match done.unwrap() {
            Ok(Finished::Now) => now += 1,
            Ok(Finished::Before) => before += 1,
            Err(denied) => {
                assert!(is_busy(&denied), "{denied:?}");
                busy += 1;
            }
        }
    }
    assert_eq!((now, now + before + busy), (1, 64));
    assert!(before > 0);
    let letters = world.letters().await;
    let passwords = letters
        .iter()
        .filter(|one| one.kind.name() == "initial_password");
    assert_eq!(passwords.count(), 1);
    // Later clicks and the link itself lead to the account that is there (W-07).
    assert_eq!(
        finish(&caller, &mark, &agreed()).await.unwrap(),
        Finished::Before
    );
    assert_eq!(refusal(load(&caller).await), Refusal::CompanyOpened);
});

contract!(
    w20_an_older_tab_and_a_late_quiet_save_undo_nothing,
    |world| {
        let (browser, _) = world.welcomed(TRIGO).await;
        let caller = world.caller(&browser, HERE).await;
        identify(&caller, TRIGO).await.unwrap();
        // An older tab from before the representatives.
        let old = load(&caller).await.unwrap().version;
        let mut before = filled();
        before.representatives.clear();
        let quiet = async |typed: Typed, seen| {
            backend::company::save(&caller, typed, Intent::Quiet, seen).await
        };
        quiet(before.clone(), old).await.unwrap();
        assert_eq!(load(&caller).await.unwrap().version, old, "no press");
        save(&caller, before.clone(), Intent::Add).await.unwrap();
        let seen = load(&caller).await.unwrap().version;
        save(&caller, filled(), Intent::Continue).await.unwrap();
        assert!(load(&caller).await.unwrap().ready);
        // Keeps by itself: dropped without a word.
        let mut late = filled();
        late.company.trade_name = "A medio escribir".into();
        for (typed, seen) in [(before.clone(), old), (late.clone(), seen), (late, 0)] {
            quiet(typed, seen).await.unwrap();
            let form = load(&caller).await.unwrap();
            assert_eq!((form.typed, form.ready), (filled(), true));
        }
        // Pressed: told, and the newer one stays.
        for intent in [
            Intent::Keep,
            Intent::Continue,
            Intent::Add,
            Intent::Remove(0),
        ] {
            let pressed = backend::company::save(&caller, before.clone(), intent, old).await;
            assert_eq!(refusal(pressed), Refusal::Outdated, "{intent:?}");
            assert_eq!(load(&caller).await.unwrap().typed, filled());
        }
        // Mistakes are kept, in the version that the page still shows.
        let shown = load(&caller).await.unwrap().version;
        for _ in 0..2 {
            let no = backend::company::save(&caller, before.clone(), Intent::Continue, shown);
            assert!(matches!(refusal(no.await), Refusal::Fields(_)));
        }
        assert!(load(&caller).await.unwrap().typed == before);
    }
);

contract!(w25_another_tab_that_changed_the_form_is_noticed, |world| {
    let (browser, _) = world.welcomed(TRIGO).await;
    let caller = world.caller(&browser, HERE).await;
    identify(&caller, TRIGO).await.unwrap();
    save(&caller, filled(), Intent::Continue).await.unwrap();
    let seen = load(&caller).await.unwrap().mark;
    let mut other = filled();
    other.company.trade_name = "Otro".into();
    save(&caller, other, Intent::Continue).await.unwrap();
    assert_eq!(
        refusal(finish(&caller, &seen, &agreed()).await),
        Refusal::Outdated
    );
    assert!(world.company(TRIGO).await.is_none());
    assert_eq!(click(&caller).await.unwrap(), Finished::Now);
});

contract!(
    w07_a_company_whose_account_is_open_is_not_acquired_again,
    |world| {
        world.opened(TRIGO, &filled()).await;
        let again = world
            .by_hand(async |hand| acquisition::record(hand, &bought(TRIGO)).await)
            .await;
        let rut = Field::Company(Section::Company, Item::Rut);
        assert_eq!(refusal(again).of(rut), Some(Problem::AlreadyOpened));
    }
);

contract!(
    q14_a_person_with_an_account_gets_another_company_and_no_other_password,
    |world| {
        world.opened(TRIGO, &filled()).await;
        let mut typed = filled();
        // On this platform the RUT of a form is unproved, and the address says who it is.
        typed.user.document = "42000003-0".into();
        let passwords = async || {
            let letters = world.letters().await;
            let of = |kind| letters.iter().filter(move |one| one.kind == kind).count();
            (of(Kind::InitialPassword), of(Kind::CompanyAccess))
        };
        assert_eq!(passwords().await, (1, 0));
        let first = world.initial_password(ROSA).await;
        // The answer is the one for somebody new (Q45).
        world.opened("54123456-K", &typed).await;
        assert_eq!(passwords().await, (1, 1), "told, and no other password");
        let entered = world.gets_in(ROSA, &first).await.unwrap();
        assert_eq!(entered.way, Way::NewPassword);
        let key = &Email::parse(ROSA).unwrap().key();
        let now = world.backend.env.clock.now();
        let companies = world.backend.db.read(|mut tx| async move {
            let row = storage::account::by_email(&mut tx, HERE, key, now).await?;
            let open = storage::membership::open(&mut tx, HERE, row.unwrap().id(), now, 9).await?;
            tx.done(open.len())
        });
        assert_eq!(companies.await.unwrap(), 2);
    }
);

contract!(
    a27_whoever_represents_the_company_administers_as_its_representative,
    |world| {
        let mut typed = filled();
        typed.representatives[0].rut = typed.user.document.clone();
        let company = world.opened(TRIGO, &typed).await;
        let now = world.backend.env.clock.now();
        let leading = world
            .backend
            .db
            .read(|mut tx| async move {
                let rows =
                    storage::membership::administrators(&mut tx, HERE, company.uuid(), now, 9);
                let rows = rows.await?;
                tx.done(rows)
            })
            .await
            .unwrap();
        assert_eq!(leading[0].basis().unwrap(), Some(Basis::Representative));
    }
);

contract!(
    w30_w31_the_initial_password_opens_its_own_change_and_nothing_else,
    |world| {
        world.opened(TRIGO, &filled()).await;
        let initial = world.initial_password(ROSA).await;
        let entered = world.gets_in(ROSA, &initial).await.unwrap();
        assert_eq!(entered.way, Way::NewPassword);
        let mut browser = world.browser();
        browser.keep_session(HERE, &entered.secret);
        let caller = world.caller(&browser, HERE).await;
        assert_eq!(
            caller.session.as_ref().unwrap().stage,
            Stage::InitialPassword
        );
        assert_eq!(refusal(caller.own(SeeAccount)), Refusal::NotAllowed);
        assert!(caller.fully_signed_in().is_err());
        let change = |chosen: &str| Change {
            current: Password::offered(&initial),
            chosen: chosen.to_owned(),
            again: chosen.to_owned(),
        };
        let same = refusal(password::change(&caller, &change(&initial)).await);
        assert_eq!(
            same.of(Field::Password),
            Some(Problem::PasswordSame),
            "W-33"
        );
        let changed = password::change(&caller, &change("tortuga verde salta"))
            .await
            .unwrap();
        browser.keep_session(HERE, &changed.secret);
        let caller = world.caller(&browser, HERE).await;
        assert!(caller.own(SeeAccount).is_ok(), "W-34");
        assert_eq!(
            refusal(world.gets_in(ROSA, &initial).await),
            Refusal::WrongCredentials,
            "W-33"
        );
        let entered = world.gets_in(ROSA, "tortuga verde salta").await.unwrap();
        assert_eq!(entered.way, Way::Anywhere);
    }
);

contract!(
    w32_q53_after_24_hours_it_is_refused_and_its_owner_asks_for_another,
    |world| {
        world.opened(TRIGO, &filled()).await;
        let initial = world.initial_password(ROSA).await;
        world.passes(Span::hours(24) - Span::seconds(1));
        let entered = world.gets_in(ROSA, &initial).await.unwrap();
        world.passes(Span::seconds(1));
        assert_eq!(
            refusal(world.gets_in(ROSA, &initial).await),
            Refusal::InitialPasswordOver
        );
        assert_eq!(
            refusal(world.gets_in(ROSA, "otra cosa").await),
            Refusal::WrongCredentials
        );
        // Nor does a session that was begun in time change it now.
        let mut browser = world.browser();
        browser.keep_session(HERE, &entered.secret);
        let caller = world.caller(&browser, HERE).await;
        let change = Change {
            current: Password::offered(&initial),
            chosen: "tortuga verde salta".into(),
            again: "tortuga verde salta".into(),
        };
        assert_eq!(
            refusal(password::change(&caller, &change).await),
            Refusal::InitialPasswordOver
        );
        let stranger = world.caller(&world.browser(), HERE).await;
        let sent = world.letters().await.len();
        initial_password::ask_again(&stranger, "nadie@trigo.example")
            .await
            .unwrap();
        assert_eq!(world.letters().await.len(), sent);
        initial_password::ask_again(&stranger, ROSA).await.unwrap();
        let next = world.initial_password(ROSA).await;
        assert_ne!(next, initial);
        assert_eq!(
            refusal(world.gets_in(ROSA, &initial).await),
            Refusal::WrongCredentials,
            "Q2"
        );
        assert_eq!(
            world.gets_in(ROSA, &next).await.unwrap().way,
            Way::NewPassword
        );
    }
);

contract!(
    w32_whoever_chose_a_password_gets_no_initial_one_any_more,
    |world| {
        let ana = Somebody {
            platform: HERE,
            ..Somebody::ana()
        };
        world.account_of(&ana).await.unwrap();
        let stranger = world.caller(&world.browser(), HERE).await;
        for _ in 0..5 {
            initial_password::ask_again(&stranger, "ana@correo.example")
                .await
                .unwrap();
        }
        assert!(world.letters().await.is_empty());
        let sixth = initial_password::ask_again(&stranger, "ana@correo.example").await;
        assert!(matches!(refusal(sixth), Refusal::TooMany { .. }));
    }
);

contract!(
    w23_the_coordination_team_sees_whom_to_call_and_notes_that_it_did,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        let somebody = Somebody {
            platform: HERE,
            email: "coordina@qwantec.example",
            document: None,
            state: domain::AccountState::Active,
        };
        let who = world.account_of(&somebody).await.unwrap();
        let mut browser = world.browser();
        world.enter(&mut browser, &somebody, who).await;
        let nobody = world.caller(&browser, HERE).await;
        assert_eq!(
            refusal(to_call(&nobody, true, None).await),
            Refusal::NotFound
        );
        world.give_role(HERE, who, Staff::Coordination).await;
        let caller = world.caller(&browser, HERE).await;
        let calls = to_call(&caller, true, None).await.unwrap();
        assert_eq!(calls.items.len(), 1);
        assert_eq!(
            calls.items[0].contact.as_ref().unwrap().email.delivery(),
            "luis@trigo.example"
        );
        mark_contacted(&caller, company).await.unwrap();
        assert_eq!(
            refusal(mark_contacted(&caller, company).await),
            Refusal::Outdated
        );
        assert!(to_call(&caller, true, None).await.unwrap().items.is_empty());
        assert!(
            to_call(&caller, false, None).await.unwrap().items[0]
                .contacted_at
                .is_some()
        );
        // Pressed by mistake, it is taken back, once.
        unmark_contacted(&caller, company).await.unwrap();
        assert_eq!(
            refusal(unmark_contacted(&caller, company).await),
            Refusal::Outdated
        );
        let calls = to_call(&caller, true, None).await.unwrap();
        assert_eq!(calls.items.len(), 1);
        assert!(calls.items[0].contacted_at.is_none());
    }
);
