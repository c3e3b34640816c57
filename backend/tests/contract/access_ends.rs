//! Where access ends and begins anew: what was signed in before stays outside, on whichever way
//! somebody comes back; and who may end it for whom (A47).

use backend::account::Created;
use backend::bulk::{self, Receiving};
use backend::membership::{accept, appoint, change_perfil, revoke};
use backend::people::{Bulk, ToDo, Why, card, end_sessions, give_perfil, one, several, tidy, undo};
use backend::role::{end, name, save, stand_ins};
use backend::worker::{Claimed, finish, start};
use domain::access::EnterCompany;
use domain::account::AccountState;
use domain::bulk::{Outcome, Stage, Why as Refused};
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil, Reason};
use domain::refusal::Refusal;
use domain::time::Span;

use crate::bulk::{EDITS, Office, people, rut};
use crate::companies::{HERE, refusal};
use crate::contract;
use crate::giving::{luz, own};
use crate::memberships::join;
use crate::people::Somebody;
use crate::roles::{LUZ, edit, team};
use crate::roster::{Firm, somebody};
use crate::worker::{EVA, behind, claim, load, texts};
use crate::world::{Browser, World};

const LUZ_RUT: &str = "43111222-1";

fn away() -> Why {
    Why {
        reason: Some(Reason::Absence),
        note: None,
    }
}

fn email() -> Email {
    Email::parse(LUZ).unwrap()
}

/// Luz, signed in a moment later.
async fn signs_in(world: &World, who: Created) -> Browser {
    world.passes(Span::seconds(1));
    let herself = Somebody {
        platform: HERE,
        email: LUZ,
        document: None,
        state: AccountState::Active,
    };
    let mut browser = world.browser();
    world.enter(&mut browser, &herself, who).await;
    browser
}

/// Luz of the company: her browser, her account, and where she stands in the list.
async fn member(firm: &Firm) -> (Browser, Created, Id<id::RosterPerson>) {
    let (browser, who) = somebody(&firm.world, LUZ, LUZ_RUT).await;
    join(&firm.world, who, firm.company, None).await;
    tidy(&firm.world.backend).await.unwrap();
    (browser, who, firm.named(LUZ_RUT).await.id)
}

contract!(
    a62_whoever_returns_after_their_last_day_signs_in_anew,
    |world| {
        let mut firm = Firm::new(world).await;
        let (_, who, id) = member(&firm).await;
        let day = Date::new(2026, 11, 3).unwrap();
        firm.does(id, ToDo::Leave(Some(day))).await.unwrap();
        // That day begins in Santiago at 03:00 UTC; it is 15:00.
        firm.later(Span::hours(11) + Span::minutes(45)).await;
        let browser = signs_in(&firm.world, who).await;
        assert_eq!(firm.door(&browser).await, Ok(()));
        firm.later(Span::minutes(20)).await;
        let reason = Some(Reason::Left);
        let shut = Refusal::MembershipDisabled { reason };
        assert_eq!(firm.door(&browser).await, Err(shut));
        firm.does(id, ToDo::Enable).await.unwrap();
        assert_eq!(firm.door(&browser).await, Err(Refusal::SignInAgain));
        let anew = signs_in(&firm.world, who).await;
        assert_eq!(firm.door(&anew).await, Ok(()));
    }
);

contract!(
    a28_a69_nobody_is_told_to_stand_in_after_their_own_last_day,
    |world| {
        let mut firm = Firm::new(world).await;
        let (_, _, id) = member(&firm).await;
        let until = Date::new(2026, 11, 10).unwrap();
        name(&firm.asks().await, &email(), until).await.unwrap();
        let stands = async |firm: &Firm| stand_ins(&firm.asks().await).await.unwrap()[0].stands;
        assert!(stands(&firm).await);
        let day = Date::new(2026, 11, 3).unwrap();
        firm.does(id, ToDo::Leave(Some(day))).await.unwrap();
        assert!(stands(&firm).await, "until that day");
        // It has come, and nobody noted it yet.
        firm.later(Span::hours(13)).await;
        assert!(!stands(&firm).await);
    }
);

contract!(a62_taking_back_opens_no_session_of_before, |world| {
    let firm = Firm::new(world).await;
    let (browser, who, id) = member(&firm).await;
    assert_eq!(firm.door(&browser).await, Ok(()));
    let off = Bulk::Disable(away());
    let done = several(&firm.asks().await, &[id], &off).await.unwrap();
    let back = undo(&firm.asks().await, done.act.unwrap()).await;
    assert_eq!(back.unwrap(), 1);
    assert_eq!(firm.door(&browser).await, Err(Refusal::SignInAgain));
    let anew = signs_in(&firm.world, who).await;
    assert_eq!(firm.door(&anew).await, Ok(()));
});

contract!(
    a62_a_file_of_workers_that_hires_again_opens_no_session_of_before,
    |world| {
        let firm = Firm::of_trigo(world).await;
        load(&firm.world, &[EVA]).await;
        let (at, words) = ("eva@trigo.example", "tortuga verde salta");
        let caller = firm.world.caller(&firm.world.browser(), HERE).await;
        let asked = claim("43111222-1", "523456789", at);
        start(&caller, &asked, &texts()).await.unwrap();
        let mut browser = behind(&firm.world, at).await;
        let caller = firm.world.caller(&browser, HERE).await;
        let Claimed::Entered(entered) = finish(&caller, words, words).await.unwrap() else {
            panic!("a new account")
        };
        browser.keep_session(HERE, &entered.secret);
        assert_eq!(firm.door(&browser).await, Ok(()));
        firm.world.passes(Span::seconds(1));
        load(&firm.world, &[&EVA.replace("Activo", "Inhabilitado")]).await;
        let reason = Some(Reason::Left);
        let shut = Refusal::MembershipDisabled { reason };
        assert_eq!(firm.door(&browser).await, Err(shut));
        load(&firm.world, &[EVA]).await;
        assert_eq!(firm.door(&browser).await, Err(Refusal::SignInAgain));
    }
);

contract!(a62_a_load_opens_no_session_of_before, |world| {
    let office = Office::opens(&world).await;
    let number = rut(10_000_009);
    let (browser, who) = somebody(&world, LUZ, &number).await;
    office.loads(&people(10_000_009, 1)).await;
    let door = async |browser: &Browser| {
        let caller = world.caller_at(browser, HERE, office.company).await;
        caller.inside(EnterCompany).map(drop)
    };
    assert!(door(&browser).await.is_ok());
    for state in ["Inhabilitado", "Habilitado"] {
        world.passes(Span::seconds(1));
        office.loads(&format!("{EDITS}{number};;{state}\r\n")).await;
    }
    assert_eq!(refusal(door(&browser).await), Refusal::SignInAgain);
    let anew = signs_in(&world, who).await;
    assert!(door(&anew).await.is_ok());
});

contract!(a62_whoever_is_appointed_again_signs_in_anew, |world| {
    let firm = Firm::new(world).await;
    let (browser, who) = somebody(&firm.world, LUZ, LUZ_RUT).await;
    let says_yes = async || {
        firm.world.passes(Span::seconds(1));
        appoint(&firm.asks().await, &email()).await.unwrap();
        let link = firm.world.opens_newest_link().await;
        let caller = firm.world.caller(&link, HERE).await;
        accept(&caller).await.unwrap();
    };
    says_yes().await;
    assert_eq!(firm.door(&browser).await, Ok(()));
    revoke(&firm.asks().await, who.account).await.unwrap();
    let shut = Refusal::MembershipDisabled { reason: None };
    assert_eq!(firm.door(&browser).await, Err(shut));
    says_yes().await;
    assert_eq!(firm.door(&browser).await, Err(Refusal::SignInAgain));
    let anew = signs_in(&firm.world, who).await;
    assert_eq!(firm.door(&anew).await, Ok(()));
});

contract!(
    a47_whoever_stands_in_is_above_those_who_give_perfiles,
    |world| {
        let team = team(&world).await;
        let boss = team.asks(&world, team.boss).await;
        let gives = own(&world, &team, "Accesos", "perfiles:edit,personas:edit").await;
        let less = own(&world, &team, "Lectura", "personas:see").await;
        change_perfil(&boss, team.ana.account, gives).await.unwrap();
        let day = Date::new(2026, 11, 20).unwrap();
        name(&boss, &email(), day).await.unwrap();
        let ana = team.asks(&world, team.ana).await;
        let hers = luz(&world, &team).await;
        let (id, account) = (hers.person.id, team.luz.account);
        let target = (id, hers.version);
        let answers = [
            refusal(change_perfil(&ana, account, less).await),
            refusal(give_perfil(&ana, target, less).await),
            refusal(one(&ana, target, &ToDo::Disable(away())).await),
            refusal(one(&ana, target, &ToDo::Leave(Some(day))).await),
            refusal(end_sessions(&ana, id).await),
        ];
        assert!(
            answers.iter().all(|one| *one == Refusal::AboveOwn),
            "{answers:?}"
        );
        assert!(card(&ana, id).await.unwrap().above);
        // Until it ends.
        end(&boss, account).await.unwrap();
        change_perfil(&ana, account, less).await.unwrap();
        assert!(!card(&ana, id).await.unwrap().above);
    }
);

/// Brings a file by that hand, has it looked at and applies its good rows; answers why the others are
/// refused.
async fn applies(office: &Office<'_>, below: &Browser, file: &str) -> Vec<Refused> {
    let caller = office.world.caller_at(below, HERE, office.company).await;
    let mut receiving = Receiving::begin(&caller, "personas.csv").await.unwrap();
    assert!(receiving.take(file.as_bytes()).await.unwrap());
    let id = receiving.finish(None).await.unwrap().to_string();
    office.works().await;
    let kind = Some(Outcome::Refused);
    let seen = bulk::one(&caller, &id, kind, 0).await.unwrap();
    let plan = seen.plan.unwrap_or_default();
    bulk::approve(&caller, &id, &plan, true).await.unwrap();
    office.works().await;
    let stage = office.stage(&id).await;
    assert_eq!(stage, Stage::Applied, "and not shown again");
    let refused = seen.told.iter().flat_map(|row| &row.issues);
    refused.map(|issue| issue.why.clone()).collect()
}

contract!(
    a47_whoever_stands_in_is_above_those_who_load_files,
    |world| {
        let office = Office::opens(&world).await;
        let boss = office.caller().await;
        let staff = edit("Personal", "personas:edit,perfiles:edit", 0);
        let staff = save(&boss, None, &staff).await.unwrap();
        let less = edit("Lectura", "personas:see", 0);
        let less = Perfil::Own(save(&boss, None, &less).await.unwrap());
        let (below, ana) = somebody(&world, "ana@correo.example", &rut(10_000_009)).await;
        let (_, who) = somebody(&world, LUZ, LUZ_RUT).await;
        for one in [ana, who] {
            join(&world, one, office.company, None).await;
        }
        let staff = Perfil::Own(staff);
        change_perfil(&boss, ana.account, staff).await.unwrap();
        tidy(&world.backend).await.unwrap();
        office.loads(&people(10_000_001, 2)).await;
        let day = Date::new(2026, 11, 20).unwrap();
        name(&boss, &email(), day).await.unwrap();
        // The other row is a good one.
        let (number, other) = (43_111_222, 10_000_001);
        let off = |other| {
            let other = rut(other);
            format!("{EDITS}{LUZ_RUT};;Inhabilitado\r\n{other};;Inhabilitado\r\n")
        };
        let above = [Refused::AboveOwn];
        assert_eq!(applies(&office, &below, &off(other)).await, above);
        assert_eq!(office.state(number).await, Some(MembershipState::Enabled));
        assert_eq!(office.state(other).await, Some(MembershipState::Disabled));
        let gives = format!(
            "RUT;Perfil\r\n{LUZ_RUT};Lectura\r\n{};Lectura\r\n",
            rut(10_000_002)
        );
        assert_eq!(applies(&office, &below, &gives).await, above);
        let held = async |body| office.person(body).await.unwrap().perfil().unwrap();
        assert_eq!(held(number).await, Perfil::Worker);
        assert_eq!(held(10_000_002).await, less);
        // Until it ends.
        end(&boss, who.account).await.unwrap();
        let refused = applies(&office, &below, &off(10_000_002)).await;
        assert!(refused.is_empty(), "{refused:?}");
        assert_eq!(office.state(number).await, Some(MembershipState::Disabled));
    }
);

contract!(
    a47_a_load_is_taken_back_by_nobody_below_whom_it_entered,
    |world| {
        let office = Office::opens(&world).await;
        let boss = office.caller().await;
        save(&boss, None, &edit("Gerencia", "turnos:edit", 0))
            .await
            .unwrap();
        let staff = edit("Personal", "personas:edit", 0);
        let staff = save(&boss, None, &staff).await.unwrap();
        let (browser, who) = somebody(&world, LUZ, LUZ_RUT).await;
        join(&world, who, office.company, None).await;
        change_perfil(&boss, who.account, Perfil::Own(staff))
            .await
            .unwrap();
        let file = format!(
            "RUT;Nombres;Apellido paterno;Estado;Perfil\r\n{};Ana;Soto;;Gerencia\r\n{};Ana;Soto;;\r\n",
            rut(10_000_001),
            rut(10_000_002),
        );
        let load = office.loads(&file).await;
        let below = world.caller_at(&browser, HERE, office.company).await;
        bulk::undo(&below, &load).await.unwrap();
        office.works().await;
        let seen = office.sees(&load, Outcome::Changed).await;
        assert_eq!(seen.taken_back, [1, 1]);
        assert!(office.person(10_000_001).await.is_some(), "above her");
        assert!(office.person(10_000_002).await.is_none());
    }
);
