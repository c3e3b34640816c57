//! The own account: sessions, history, authorisations, the copy; and nobody else's.

use backend::account::Created;
use backend::activation::{self, Outcome, Proof};
use backend::fault::Denied;
use backend::mail::Kind;
use backend::own::{By, copy, end_one, end_others, give, history, sessions, withdraw};
use backend::registration::ConsentTexts;
use backend::{audit, desk, service};
use domain::access::Staff;
use domain::refusal::Refusal;
use domain::time::Span;

use crate::people::{PASSWORD, Somebody};
use crate::rooms::with_role;
use crate::sign_in::{fail, try_in};
use crate::world::{Browser, World};
use crate::{contract, newcomer};

fn told<T>(answer: Result<T, Denied>) -> Result<T, Refusal> {
    answer.map_err(|denied| match denied {
        Denied::Refused(refusal) => refusal,
        Denied::Fault(fault) => panic!("{fault:?}"),
    })
}

fn otra() -> Somebody<'static> {
    Somebody {
        email: "otra@correo.example",
        document: None,
        ..Somebody::ana()
    }
}

async fn inside(world: &World, who: &Somebody<'_>) -> (Created, Browser) {
    let created = world.account_of(who).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, who, created).await;
    (created, browser)
}

async fn alive(world: &World, browser: &Browser) -> bool {
    world.caller(browser, "hanna").await.session.is_some()
}

/// Signs Ana in once more, in a browser that was never here.
async fn elsewhere(world: &World) -> Browser {
    let mut browser = world.browser();
    let entered = try_in(world, &browser, "hanna", "ana@correo.example", PASSWORD).await;
    browser.keep_session("hanna", &entered.unwrap().secret);
    browser
}

async fn letters_of(world: &World, kind: Kind) -> usize {
    let letters = world.letters().await;
    letters.iter().filter(|letter| letter.kind == kind).count()
}

fn texts() -> ConsentTexts {
    ConsentTexts {
        data: "Autorizo el tratamiento.".into(),
        messages: "Autorizo novedades.".into(),
    }
}

/// Marta registers, allows everything, and opens her link in the same browser.
async fn registered(world: &World) -> Browser {
    let mut browser = world.browser();
    let typed = domain::registration::Typed {
        consent_messages: true,
        ..newcomer::typed()
    };
    let address = typed.email.clone();
    newcomer::registers(world, &browser, typed).await;
    browser.open_link("hanna", &newcomer::link_to(world, &address).await);
    let caller = world.caller(&browser, "hanna").await;
    let outcome = activation::activate(&caller, Proof::none()).await;
    let Ok(Outcome::Entered { session, .. }) = outcome else {
        panic!("entered: {outcome:?}")
    };
    browser.keep_session("hanna", &session);
    browser
}

contract!(
    a36_one_session_is_ended_and_dead_on_the_next_request,
    |world| {
        let (_, here) = inside(&world, &Somebody::ana()).await;
        let (other, third) = (elsewhere(&world).await, elsewhere(&world).await);
        let caller = world.caller(&here, "hanna").await;
        let inside = sessions(&caller).await.unwrap();
        assert_eq!(inside.sessions.len(), 3);
        assert_eq!(inside.browsers.len(), 3);
        assert!(inside.sessions[0].here && !inside.sessions[1].here);
        let digest = world.caller(&other, "hanna").await.session.unwrap().digest;
        let seen = sessions(&world.caller(&other, "hanna").await)
            .await
            .unwrap();
        let id = seen.sessions.iter().find(|one| one.here).unwrap().id;
        assert!(!format!("{inside:?}").contains(&format!("{digest:?}")));
        end_one(&caller, &id.to_string()).await.unwrap();
        assert!(!alive(&world, &other).await);
        assert!(alive(&world, &here).await && alive(&world, &third).await);
        let again = told(end_one(&caller, &id.to_string()).await);
        assert_eq!(again, Err(Refusal::NotFound));
        let inside = sessions(&caller).await.unwrap();
        assert_eq!((inside.sessions.len(), inside.browsers.len()), (2, 2));
    }
);

contract!(a36_all_other_sessions_are_ended_at_once, |world| {
    let (_, here) = inside(&world, &Somebody::ana()).await;
    let (other, third) = (elsewhere(&world).await, elsewhere(&world).await);
    let caller = world.caller(&here, "hanna").await;
    end_others(&caller).await.unwrap();
    assert!(alive(&world, &here).await);
    assert!(!alive(&world, &other).await && !alive(&world, &third).await);
    let inside = sessions(&caller).await.unwrap();
    assert_eq!((inside.sessions.len(), inside.browsers.len()), (1, 1));
    assert!(inside.browsers[0].here);
});

contract!(a_session_that_ended_by_idleness_is_not_listed, |world| {
    inside(&world, &Somebody::ana()).await;
    world.passes(Span::minutes(31));
    let now = elsewhere(&world).await;
    let caller = world.caller(&now, "hanna").await;
    let inside = sessions(&caller).await.unwrap();
    assert_eq!((inside.sessions.len(), inside.browsers.len()), (1, 2));
});

contract!(a46_ids_of_others_answer_as_if_there_were_none, |world| {
    let (_, ana) = inside(&world, &Somebody::ana()).await;
    let (_, otra) = inside(&world, &otra()).await;
    let marta = registered(&world).await;
    let of_ana = sessions(&world.caller(&ana, "hanna").await).await.unwrap();
    let id = of_ana.sessions[0].id.to_string();
    let consents = copy(&world.caller(&marta, "hanna").await).await.unwrap();
    let consent = consents.consents[0].id.to_string();
    let caller = world.caller(&otra, "hanna").await;
    let nobody = "0190a000-0000-7000-8000-000000000000";
    for id in [id.as_str(), consent.as_str(), nobody, "", "1", "' OR 1=1"] {
        assert_eq!(told(end_one(&caller, id).await), Err(Refusal::NotFound));
        assert_eq!(told(withdraw(&caller, id).await), Err(Refusal::NotFound));
        let given = give(&caller, id, &texts()).await;
        assert_eq!(told(given), Err(Refusal::NotFound));
    }
    assert!(alive(&world, &ana).await);
    let consents = copy(&world.caller(&marta, "hanna").await).await.unwrap();
    assert!(consents.consents.iter().all(|one| one.withdrawn.is_none()));
    let stranger = world.caller(&world.browser(), "hanna").await;
    assert_eq!(
        told(end_one(&stranger, &id).await),
        Err(Refusal::SessionOver)
    );
    assert_eq!(
        told(withdraw(&stranger, &consent).await),
        Err(Refusal::SessionOver)
    );
    let given = give(&stranger, &consent, &texts()).await;
    assert_eq!(told(given), Err(Refusal::SessionOver));
});

contract!(a18_before_the_last_hurdle_nothing_of_it_opens, |world| {
    let who = Somebody {
        state: domain::account::AccountState::PendingChallenge,
        ..Somebody::ana()
    };
    let created = world.account_of(&who).await.unwrap();
    let mut browser = world.browser();
    let caller = world.caller(&browser, "hanna").await;
    let stage = domain::account::Stage::Challenge;
    let secret = crate::people::start(&caller, created, stage).await;
    browser.keep_session("hanna", &secret);
    let caller = &world.caller(&browser, "hanna").await;
    let no = Refusal::NotAllowed;
    assert_eq!(told(sessions(caller).await).unwrap_err(), no);
    assert_eq!(told(history(caller, None).await).unwrap_err(), no);
    assert_eq!(told(copy(caller).await).unwrap_err(), no);
    assert_eq!(told(end_others(caller).await).unwrap_err(), no);
    assert_eq!(told(end_one(caller, "x").await).unwrap_err(), no);
    assert_eq!(told(withdraw(caller, "x").await).unwrap_err(), no);
    assert_eq!(told(give(caller, "x", &texts()).await).unwrap_err(), no);
});

contract!(
    x11_an_authorisation_is_withdrawn_once_with_a_letter,
    |world| {
        let browser = registered(&world).await;
        let caller = world.caller(&browser, "hanna").await;
        let all = copy(&caller).await.unwrap().consents;
        let messages = all.iter().find(|one| one.purpose == "messages").unwrap();
        assert!(messages.granted && messages.withdrawn.is_none());
        assert_eq!(messages.locale, "es-CO");
        let id = messages.id.to_string();
        withdraw(&caller, &id).await.unwrap();
        assert_eq!(told(withdraw(&caller, &id).await), Err(Refusal::NotFound));
        let all = copy(&caller).await.unwrap().consents;
        let withdrawn: Vec<_> = all.iter().filter(|one| one.withdrawn.is_some()).collect();
        assert_eq!(withdrawn.len(), 1);
        assert_eq!(withdrawn[0].purpose, "messages");
        assert_eq!(letters_of(&world, Kind::ConsentWithdrawn).await, 1);
        audit::verify(&world.backend, "hanna").await.unwrap();
    }
);

contract!(
    x11_what_was_withdrawn_is_given_again_once_in_todays_words,
    |world| {
        let browser = registered(&world).await;
        let caller = world.caller(&browser, "hanna").await;
        let all = copy(&caller).await.unwrap().consents;
        assert!(all.iter().all(|one| !one.may_give));
        let messages = all.iter().find(|one| one.purpose == "messages").unwrap();
        let id = messages.id.to_string();
        let early = give(&caller, &id, &texts()).await;
        assert_eq!(told(early), Err(Refusal::NotFound));
        withdraw(&caller, &id).await.unwrap();
        world.passes(Span::minutes(5));
        let mut presses = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let caller = world.caller(&browser, "hanna").await;
            let id = id.clone();
            presses.spawn(async move { give(&caller, &id, &texts()).await.is_ok() });
        }
        let done = presses.join_all().await.into_iter().filter(|done| *done);
        assert_eq!(done.count(), 1);
        let caller = world.caller(&browser, "hanna").await;
        let all = copy(&caller).await.unwrap().consents;
        let of: Vec<_> = all.iter().filter(|one| one.purpose == "messages").collect();
        assert_eq!(of.len(), 2);
        assert!(of[0].withdrawn.is_some() && !of[0].may_give);
        assert!(of[1].granted && of[1].withdrawn.is_none() && !of[1].may_give);
        assert_eq!(
            (of[1].version.as_str(), of[1].locale.as_str()),
            ("3", "es-CO")
        );
        assert_ne!(of[1].given, of[0].given);
        let entries = history(&caller, None).await.unwrap().entries;
        assert_eq!(entries[0].action, "consent.given");
        // What was given again is taken back again.
        withdraw(&caller, &of[1].id.to_string()).await.unwrap();
        let all = copy(&caller).await.unwrap().consents;
        let may: Vec<_> = all.iter().filter(|one| one.may_give).collect();
        assert_eq!((may.len(), may[0].id), (1, of[1].id));
        audit::verify(&world.backend, "hanna").await.unwrap();
    }
);

contract!(
    x11_without_the_authorisation_nothing_new_is_asked_for_until_it_is_given_again,
    |world| {
        let browser = registered(&world).await;
        let caller = world.caller(&browser, "hanna").await;
        let why = "Quiero postularme a una vivienda";
        let all = copy(&caller).await.unwrap().consents;
        let id = |purpose: &str| {
            let one = all.iter().find(|one| one.purpose == purpose);
            one.unwrap().id.to_string()
        };
        // News are another matter.
        withdraw(&caller, &id("messages")).await.unwrap();
        assert!(service::is_authorised(&caller).await.unwrap());
        service::request(&caller, "creditos", why).await.unwrap();
        withdraw(&caller, &id("data")).await.unwrap();
        assert!(!service::is_authorised(&caller).await.unwrap());
        let asked = service::request(&caller, "vivienda", why).await;
        assert_eq!(told(asked), Err(Refusal::ConsentWithdrawn));
        // What was asked for before goes on.
        assert_eq!(service::mine(&caller).await.unwrap().len(), 1);
        world.passes(Span::minutes(5));
        let caller = world.caller(&browser, "hanna").await;
        give(&caller, &id("data"), &texts()).await.unwrap();
        assert!(service::is_authorised(&caller).await.unwrap());
        service::request(&caller, "vivienda", why).await.unwrap();
        assert_eq!(service::mine(&caller).await.unwrap().len(), 2);
    }
);

contract!(x11_the_copy_holds_what_is_kept_and_no_secret, |world| {
    let browser = registered(&world).await;
    let caller = world.caller(&browser, "hanna").await;
    let copy = copy(&caller).await.unwrap();
    assert_eq!(copy.email, "marta@correo.example");
    assert_eq!(copy.profile.name.first.as_str(), "Marta");
    assert_eq!(copy.consents.len(), 2);
    assert_eq!(copy.inside.sessions.len(), 1);
    assert!(copy.registry.is_empty());
    let printed = format!("{copy:?}");
    assert!(!printed.contains("argon2"), "{printed}");
});

contract!(
    x05_the_own_history_tells_what_happened_and_what_others_did,
    |world| {
        let (created, here) = inside(&world, &Somebody::ana()).await;
        fail(&world, "hanna", "ana@correo.example", 1).await;
        fail(&world, "hanna", "9900000001", 1).await;
        fail(&world, "hanna", "nadie@correo.example", 1).await;
        let (_, otra) = inside(&world, &otra()).await;
        fail(&world, "hanna", "otra@correo.example", 1).await;
        elsewhere(&world).await;
        let mesa = with_role(&world, "mesa@correo.example", Some(Staff::HelpDesk)).await;
        let agent = world.caller(&mesa, "hanna").await;
        desk::look_up(&agent, "CC", "9900000001").await.unwrap();
        let target = format!("account:{}", created.account);
        desk::help(&agent, &target, "recovery", "phone")
            .await
            .unwrap();
        let caller = world.caller(&here, "hanna").await;
        end_others(&caller).await.unwrap();
        let told = history(&caller, None).await.unwrap();
        let entries: Vec<_> = told
            .entries
            .iter()
            .map(|entry| (entry.action.as_str(), entry.by))
            .collect();
        assert_eq!(
            entries,
            [
                ("session.closed_others", By::Me),
                ("person.resent", By::Desk),
                ("person.looked_up", By::Desk),
                ("sign_in.succeeded", By::Somebody),
                ("sign_in.failed", By::Somebody),
                ("sign_in.failed", By::Somebody),
                ("account.created", By::System),
            ]
        );
        let desk = &told.entries[1..3];
        assert!(desk.iter().all(|one| one.agent.is_none()), "whose machine");
        assert_eq!(told.next, None);
        let theirs = history(&world.caller(&otra, "hanna").await, None)
            .await
            .unwrap();
        assert_eq!(theirs.entries.len(), 2);
    }
);

contract!(x05_the_history_is_read_page_by_page, |world| {
    let (_, here) = inside(&world, &Somebody::ana()).await;
    let caller = world.caller(&here, "hanna").await;
    for _ in 0..60 {
        end_others(&caller).await.unwrap();
    }
    let (mut before, mut lengths) = (None, Vec::new());
    loop {
        let page = history(&caller, before).await.unwrap();
        lengths.push(page.entries.len());
        if page.next.is_none() {
            break;
        }
        before = page.next;
    }
    assert_eq!(lengths, [25, 25, 11]);
    assert!(history(&caller, Some(1)).await.unwrap().entries.is_empty());
});

contract!(
    a36_a_browser_that_was_not_known_is_told_to_the_owner_once,
    |world| {
        let marta = registered(&world).await;
        let enter = async |browser: &Browser| {
            let password = newcomer::PASSWORD;
            let entered = try_in(&world, browser, "hanna", "marta@correo.example", password).await;
            entered.unwrap();
        };
        enter(&marta).await;
        let none = letters_of(&world, Kind::NewDevice).await;
        assert_eq!(none, 0, "the registration's own browser is known");
        let new = world.browser();
        enter(&new).await;
        enter(&new).await;
        assert_eq!(letters_of(&world, Kind::NewDevice).await, 1);
        let letters = world.letters().await;
        let letter = letters
            .iter()
            .rfind(|one| one.kind == Kind::NewDevice)
            .unwrap();
        let button = letter.button.as_ref().unwrap();
        assert_eq!(button.label, "No fui yo");
        assert!(button.address.ends_with("/hanna/recuperar"));
        for _ in 0..8 {
            enter(&world.browser()).await;
        }
        let most = letters_of(&world, Kind::NewDevice).await;
        assert_eq!(most, 5, "enough to warn, too few to be a nuisance");
    }
);
