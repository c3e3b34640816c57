//! Roles on a platform: how they are given and taken, and what they open.
//!
//! Seen red: a role that stays after dismissal, a stage that does not ask for the second factor of
//! a role, somebody invited who could not sign in.

use backend::caller::Caller;
use backend::fault::Denied;
use backend::staff::{Appoint, Appointed, Refused, appoint, dismiss};
use backend::{audit, recovery, storage};
use domain::access::{EditPolicy, FindPerson, Staff};
use domain::account::{AccountState, Stage};
use domain::contact::Email;
use domain::document::{Document, DocumentKind};
use domain::refusal::Refusal;

use crate::contract;
use crate::people::{Somebody, profile};
use crate::world::World;

const MESA: &str = "mesa@correo.example";

/// Appoints somebody on that platform, with or without a name and a document.
async fn give(
    world: &World,
    platform: &str,
    email: &str,
    named: bool,
    document: Option<&str>,
) -> Result<Appointed, Refused> {
    let platform = world.backend.platform(platform).unwrap();
    let document = document.map(|text| Document::parse(DocumentKind::Rut, text).unwrap());
    let name = profile(None).name;
    let who = Appoint {
        platform: &platform,
        role: Staff::HelpDesk,
        email: &Email::parse(email).unwrap(),
        name: named.then_some(&name),
        document: document.as_ref(),
    };
    appoint(&world.backend, &who).await.unwrap()
}

async fn take(world: &World, email: &str) -> Result<(), Refused> {
    let platform = world.backend.platform("hanna").unwrap();
    let email = Email::parse(email).unwrap();
    dismiss(&world.backend, &platform, &email).await.unwrap()
}

fn may_find(caller: &Caller) -> Result<(), Refusal> {
    match caller.here(FindPerson) {
        Ok(_) => Ok(()),
        Err(Denied::Refused(refusal)) => Err(refusal),
        Err(fault) => panic!("{fault}"),
    }
}

contract!(q50_a_role_works_from_the_very_next_request, |world| {
    let ana = world.account_of(&Somebody::ana()).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &Somebody::ana(), ana).await;
    let caller = world.caller(&browser, "hanna").await;
    assert_eq!(may_find(&caller), Err(Refusal::NotFound));
    assert_eq!(caller.role(), None);
    world.give_role("hanna", ana, Staff::HelpDesk).await;
    let caller = world.caller(&browser, "hanna").await;
    assert_eq!(may_find(&caller), Ok(()));
    assert_eq!(caller.role(), Some(Staff::HelpDesk));
    assert!(caller.here(EditPolicy).is_err(), "another role's");
    take(&world, "ana@correo.example").await.unwrap();
    let caller = world.caller(&browser, "hanna").await;
    assert_eq!(may_find(&caller), Err(Refusal::NotFound));
    assert!(caller.fully_signed_in().is_ok(), "the account stays");
});

contract!(
    q50_a_role_without_a_second_factor_opens_nothing_at_all,
    |world| {
        let ana = world.account_of(&Somebody::ana()).await.unwrap();
        let mut browser = world.browser();
        world.enter(&mut browser, &Somebody::ana(), ana).await;
        let given = give(&world, "hanna", "ana@correo.example", false, None).await;
        assert_eq!(given, Ok(Appointed::Given));
        let caller = world.caller(&browser, "hanna").await;
        let session = caller.session.clone().unwrap();
        assert_eq!(
            (session.stage, session.staff),
            (Stage::Enrolment, Some(Staff::HelpDesk))
        );
        assert_eq!(may_find(&caller), Err(Refusal::NotFound));
        assert_eq!(caller.role(), None);
        assert!(caller.fully_signed_in().is_err());
    }
);

contract!(
    x05_an_account_is_made_for_who_has_none_and_its_owner_chooses_the_password,
    |world| {
        let none = give(&world, "hanna", MESA, false, None).await;
        assert_eq!(none, Err(Refused::NameNeeded));
        let invited = give(&world, "hanna", MESA, true, None).await;
        assert_eq!(invited, Ok(Appointed::Invited));
        let letters = world.letters().await;
        let letter = letters.last().unwrap();
        assert_eq!(letter.to.delivery(), MESA);
        let link = &letter.button.as_ref().unwrap().address;
        assert!(link.contains("/hanna/enlace/clave/"), "{link}");
        let mut browser = world.browser();
        browser.open_link("hanna", link);
        let caller = world.caller(&browser, "hanna").await;
        let chosen = "tortuga verde salta";
        let done = recovery::finish(&caller, chosen, chosen).await.unwrap();
        browser.keep_session("hanna", &done.entered.unwrap().secret);
        let caller = world.caller(&browser, "hanna").await;
        assert_eq!(caller.session.unwrap().stage, Stage::Enrolment);
        assert!(audit::verify(&world.backend, "hanna").await.unwrap() >= 3);
    }
);

contract!(
    x05_giving_and_taking_a_role_write_the_old_and_the_new_one,
    |world| {
        let ana = world.account_of(&Somebody::ana()).await.unwrap();
        give(&world, "hanna", "ana@correo.example", false, None)
            .await
            .unwrap();
        take(&world, "ana@correo.example").await.unwrap();
        let told: Vec<String> = world
            .letters()
            .await
            .into_iter()
            .map(|l| l.subject)
            .collect();
        assert!(
            told.contains(&"Terminó un rol en Hanna".to_owned()),
            "{told:?}"
        );
        assert_eq!(
            take(&world, "ana@correo.example").await,
            Err(Refused::NoRole)
        );
        assert_eq!(take(&world, MESA).await, Err(Refused::Unknown));
        let rows = world
            .backend
            .db
            .read(|mut tx| async move {
                let rows = storage::audit::after(&mut tx, "hanna", 0, 100).await?;
                tx.done(rows)
            })
            .await
            .unwrap();
        let told: Vec<_> = rows
            .iter()
            .filter(|row| row.action.starts_with("staff."))
            .map(|row| (row.action.as_str(), row.subject.clone()))
            .collect();
        let subject = format!("account:{}", ana.account);
        assert_eq!(
            told,
            [
                ("staff.appointed", subject.clone()),
                ("staff.dismissed", subject)
            ]
        );
    }
);

contract!(
    q50_who_could_not_sign_in_or_is_not_in_service_gets_no_role,
    |world| {
        let rut = give(&world, "gestion", MESA, true, None).await;
        assert_eq!(rut, Err(Refused::DocumentNeeded));
        world.account_of(&Somebody::rosa()).await.unwrap();
        let taken = give(&world, "gestion", MESA, true, Some("40000001-8")).await;
        assert_eq!(taken, Err(Refused::DocumentTaken));
        let fresh = give(&world, "gestion", MESA, true, Some("41234567-3")).await;
        assert_eq!(fresh, Ok(Appointed::Invited));
        let disabled = Somebody {
            state: AccountState::Disabled,
            ..Somebody::ana()
        };
        world.account_of(&disabled).await.unwrap();
        let given = give(&world, "hanna", "ana@correo.example", false, None).await;
        assert_eq!(given, Err(Refused::NotActive));
    }
);
