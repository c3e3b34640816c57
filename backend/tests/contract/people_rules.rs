//! What a company's people must withstand: whose access whom may touch, what a file and a turn back
//! leave, what is told to whom.

use backend::bulk;
use backend::fault::Denied;
use backend::mail::Kind;
use backend::people::{
    self, Asked, Bulk, Pages, ToDo, Why, create_section, end_sessions, enter, give_perfil, list,
    one, pending, recent, remind, remind_all, several, undo,
};
use backend::{role, storage};
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Perfil, Reason};
use domain::refusal::{Field, Problem, Refusal};
use domain::roster::{SectionName, TypedEntry};
use domain::time::Span;

use crate::companies::{HERE, refusal};
use crate::contract;
use crate::memberships::join;
use crate::newcomer::letters_to;
use crate::roles::edit;
use crate::roster::{Firm, disable, somebody};
use crate::worker::{EVA, load};
use crate::world::Browser;

const LUZ: &str = "luz@correo.example";
const MAX: &str = "max@correo.example";

fn day(text: &str) -> Option<Date> {
    Some(Date::parse(text).unwrap())
}

impl Firm {
    /// Somebody of the company with an account: their browser, and where they stand in the list.
    async fn has(
        &self,
        email: &str,
        rut: &str,
        basis: Option<Basis>,
    ) -> (Browser, Id<id::RosterPerson>) {
        let (browser, who) = somebody(&self.world, email, rut).await;
        join(&self.world, who, self.company, basis).await;
        people::tidy(&self.world.backend).await.unwrap();
        (browser, self.named(rut).await.id)
    }

    /// Luz, whose own perfil may edit people and nothing else.
    async fn luz(&self) -> (Browser, Id<id::RosterPerson>) {
        let (browser, id) = self.has(LUZ, "45000009-4", None).await;
        let rights = edit("Personal", "personas:edit,estructura:edit", 0);
        let perfil = role::save(&self.asks().await, None, &rights).await.unwrap();
        let version = self.card(id).await.version;
        let caller = self.asks().await;
        give_perfil(&caller, (id, version), Perfil::Own(perfil))
            .await
            .unwrap();
        (browser, id)
    }

    /// As [`Firm::does`], by another hand.
    async fn by(
        &self,
        browser: &Browser,
        id: Id<id::RosterPerson>,
        what: ToDo,
    ) -> Result<bool, Denied> {
        let version = self.card(id).await.version;
        one(&self.of(browser).await, (id, version), &what).await
    }

    /// Uses a limit of the company up.
    async fn spends(&self, purpose: &'static str, uses: usize) {
        let (company, now) = (self.company.uuid(), self.world.backend.env.clock.now());
        let db = &self.world.backend.db;
        db.write(|mut tx| async move {
            for _ in 0..uses {
                let holder = company.as_bytes().as_slice();
                storage::budget::take(&mut tx, HERE, purpose, holder, Span::hours(24), now).await?;
            }
            tx.done(())
        })
        .await
        .unwrap();
    }

    /// The last letter to somebody comes back.
    async fn bounces(&self, id: Id<id::RosterPerson>) {
        let (company, now) = (self.company, self.world.backend.env.clock.now());
        let db = &self.world.backend.db;
        db.write(|mut tx| async move {
            let row = storage::roster::by_id(&mut tx, HERE, company, id.uuid()).await?;
            let letter = row.unwrap().letter.unwrap();
            storage::outbox::close(&mut tx, letter, "failed", false, now).await?;
            tx.done(())
        })
        .await
        .unwrap();
    }

    async fn stands(&self, id: Id<id::RosterPerson>) -> (MembershipState, Option<Reason>) {
        let person = self.card(id).await.person;
        (person.state, person.reason)
    }
}

fn typed(rut: &str, email: &str) -> TypedEntry {
    TypedEntry {
        rut: rut.into(),
        names: "Eva".into(),
        first_surname: "Mena".into(),
        email: email.into(),
        ..TypedEntry::default()
    }
}

contract!(p3_a_rut_that_was_only_typed_gets_nobody_in, |world| {
    let firm = Firm::new(world).await;
    let (thief, who) = somebody(&firm.world, MAX, "43111222-1").await;
    let db = &firm.world.backend.db;
    db.write(|mut tx| async move {
        storage::person::set_typed(&mut tx, HERE, who.person, true).await?;
        tx.done(())
    })
    .await
    .unwrap();
    let eva = firm.adds("43111222-1", "Eva", "Mena", "").await;
    assert!(!eva.account);
    assert_eq!(firm.door(&thief).await, Err(Refusal::NotFound));
});

contract!(p4_a48_a_right_taken_meanwhile_changes_nobody, |world| {
    let firm = Firm::new(world).await;
    let (browser, luz) = firm.luz().await;
    let eva = firm
        .adds("43111222-1", "Eva", "Mena", "eva@trigo.example")
        .await;
    let version = firm.card(eva.id).await.version;
    // The request of Luz has begun, and waits for its turn.
    let late = firm.of(&browser).await;
    firm.does(luz, disable(Reason::Security)).await.unwrap();
    let reason = Some(Reason::Security);
    let shut = Refusal::MembershipDisabled { reason };
    let what = disable(Reason::Other);
    assert_eq!(refusal(one(&late, (eva.id, version), &what).await), shut);
    let new = typed("45000010-8", "");
    assert_eq!(refusal(enter(&late, &new, None).await), shut);
    assert_eq!(refusal(remind(&late, eva.id).await), shut);
    assert_eq!(refusal(remind_all(&late).await), shut);
    assert_eq!(refusal(end_sessions(&late, eva.id).await), shut);
    assert_eq!(
        refusal(several(&late, &[eva.id], &Bulk::Enable).await),
        shut
    );
    let act = Id::from_uuid(eva.id.uuid());
    assert_eq!(refusal(undo(&late, act).await), shut);
    let load = eva.id.to_string();
    assert_eq!(refusal(bulk::approve(&late, &load, "", false).await), shut);
    let file = bulk::Receiving::begin(&late, "personas.csv").await;
    assert_eq!(refusal(file.map(drop)), shut);
    let name = SectionName::parse("Ventas").unwrap();
    assert_eq!(refusal(create_section(&late, &name, None).await), shut);
    assert_eq!(firm.stands(eva.id).await, (MembershipState::Enabled, None));
});

contract!(r2_whoever_edits_people_touches_nobody_above, |world| {
    let firm = Firm::new(world).await;
    let (browser, luz) = firm.luz().await;
    let (theirs, max) = firm.has(MAX, "43111222-1", Some(Basis::Appointed)).await;
    let eva = firm.adds("43300001-3", "Eva", "Mena", "").await;
    let today = day("02/11/2026");
    for what in [
        disable(Reason::Other),
        ToDo::Leave(today),
        ToDo::Leave(day("31/12/2026")),
    ] {
        let answer = firm.by(&browser, max, what.clone()).await;
        assert_eq!(refusal(answer), Refusal::AboveOwn, "{what:?}");
    }
    let caller = firm.of(&browser).await;
    assert_eq!(refusal(end_sessions(&caller, max).await), Refusal::AboveOwn);
    let why = Why {
        reason: Some(Reason::Other),
        note: None,
    };
    let done = several(&caller, &[max, luz, eva.id], &Bulk::Disable(why)).await;
    let done = done.unwrap();
    assert_eq!((done.changed, done.refused), (1, 2), "Eva alone");
    assert_eq!(firm.door(&theirs).await, Ok(()));
    assert!(people::card(&caller, max).await.unwrap().is_protected());
    // Neither gives she back what she lacks.
    firm.does(max, disable(Reason::Other)).await.unwrap();
    let answer = firm.by(&browser, max, ToDo::Enable).await;
    assert_eq!(refusal(answer), Refusal::AboveOwn);
    // An administrator does.
    firm.does(max, ToDo::Enable).await.unwrap();
    assert_eq!(firm.door(&theirs).await, Err(Refusal::SignInAgain), "A-62");
});

contract!(p9_a70_dismissing_from_today_is_no_way_around, |world| {
    let firm = Firm::new(world).await;
    let head = firm.named("40000001").await.id;
    let (browser, luz) = firm.luz().await;
    let today = day("02/11/2026");
    let answer = firm.by(&browser, head, ToDo::Leave(today)).await;
    assert_eq!(refusal(answer), Refusal::LastAdministrator);
    for (id, hand) in [(head, &firm.browser), (luz, &browser)] {
        for ends in [today, day("31/12/2026"), None] {
            let answer = firm.by(hand, id, ToDo::Leave(ends)).await;
            assert_eq!(refusal(answer), Refusal::NotAllowed, "{ends:?}");
        }
    }
});

contract!(p8_what_is_taken_back_is_as_it_was, |world| {
    let firm = Firm::new(world).await;
    let (_, luz) = firm.luz().await;
    let own = firm.card(luz).await.person.perfil;
    let eva = firm.adds("43300001-3", "Eva", "Mena", "").await.id;
    let leo = firm.adds("43300002-1", "Leo", "Paz", "").await.id;
    let ends = day("31/12/2026");
    firm.does(eva, ToDo::Leave(ends)).await.unwrap();
    firm.does(leo, disable(Reason::Absence)).await.unwrap();
    firm.does(luz, ToDo::Leave(day("02/11/2026")))
        .await
        .unwrap();
    let why = Why {
        reason: Some(Reason::Duties),
        note: None,
    };
    let off = several(&firm.asks().await, &[eva], &Bulk::Disable(why))
        .await
        .unwrap();
    assert_eq!(firm.card(eva).await.person.ends_on, ends, "it stays");
    assert_eq!(undo(&firm.asks().await, off.act.unwrap()).await.unwrap(), 1);
    let back = firm.card(eva).await.person;
    assert_eq!((back.state, back.ends_on), (MembershipState::Enabled, ends));
    let on = several(&firm.asks().await, &[leo, luz], &Bulk::Enable)
        .await
        .unwrap();
    assert_eq!(firm.card(luz).await.person.perfil, Perfil::Worker, "Q51");
    assert_eq!(undo(&firm.asks().await, on.act.unwrap()).await.unwrap(), 2);
    let off = MembershipState::Disabled;
    assert_eq!(firm.stands(leo).await, (off, Some(Reason::Absence)));
    assert_eq!(firm.stands(luz).await, (off, Some(Reason::Left)));
    assert_eq!(firm.card(luz).await.person.perfil, own);
    // Whoever left comes back with the base perfil all the same.
    firm.does(luz, ToDo::Enable).await.unwrap();
    assert_eq!(firm.card(luz).await.person.perfil, Perfil::Worker);
});

contract!(
    a60_what_was_done_to_several_is_told_as_long_as_it_can_be_taken_back,
    |world| {
        let mut firm = Firm::new(world).await;
        let eva = firm.adds("43300001-3", "Eva", "Mena", "").await.id;
        let leo = firm.adds("43300002-1", "Leo", "Paz", "").await.id;
        let told = async |firm: &Firm| {
            let told = recent(&firm.asks().await).await.unwrap();
            let told = told.into_iter();
            told.map(|one| (one.act, one.state, one.people))
                .collect::<Vec<_>>()
        };
        assert!(told(&firm).await.is_empty());
        let why = Why {
            reason: Some(Reason::Duties),
            note: None,
        };
        let what = Bulk::Disable(why);
        let off = several(&firm.asks().await, &[eva, leo], &what).await;
        let off = off.unwrap().act.unwrap();
        firm.world.passes(Span::minutes(1));
        let on = several(&firm.asks().await, &[leo], &Bulk::Enable).await;
        let on = on.unwrap().act.unwrap();
        let (first, second) = (
            (off, MembershipState::Disabled, 2),
            (on, MembershipState::Enabled, 1),
        );
        assert_eq!(told(&firm).await, [second, first], "the newest first");
        let who = recent(&firm.asks().await).await.unwrap();
        assert!(who.iter().all(|one| one.who.is_some()));
        // Whoever only looks at people takes nothing back.
        let (looking, max) = firm.has(MAX, "43111222-1", None).await;
        let rights = edit("Mirar", "personas:see", 0);
        let perfil = role::save(&firm.asks().await, None, &rights).await.unwrap();
        firm.gives(max, Perfil::Own(perfil)).await.unwrap();
        assert!(recent(&firm.of(&looking).await).await.unwrap().is_empty());
        // Done once, it is gone; a day later so is the rest.
        undo(&firm.asks().await, on).await.unwrap();
        assert_eq!(told(&firm).await, [first]);
        firm.later(Span::hours(24)).await;
        assert!(told(&firm).await.is_empty());
    }
);

contract!(p7_a_file_of_workers_opens_no_door_that_was_shut, |world| {
    let firm = Firm::of_trigo(world).await;
    let (off, on) = (MembershipState::Disabled, MembershipState::Enabled);
    let row = |post: &str, state: &str| {
        let row = EVA.replace("Panadera", post);
        row.replace("Activo", state)
    };
    // Once without an account, once with one.
    for account in [false, true] {
        if account {
            somebody(&firm.world, "eva@correo.example", "43111222-1").await;
        }
        load(&firm.world, &[&row("Panadera", "Activo")]).await;
        people::tidy(&firm.world.backend).await.unwrap();
        let eva = firm.named("43111222").await.id;
        assert_eq!(firm.stands(eva).await, (on, None), "{account}");
        assert_eq!(firm.card(eva).await.person.account, account);
        firm.does(eva, disable(Reason::Absence)).await.unwrap();
        let shut = (off, Some(Reason::Absence));
        load(&firm.world, &[&row("Panadera", "Activo")]).await;
        assert_eq!(firm.stands(eva).await, shut, "the same row, {account}");
        load(&firm.world, &[&row("Jefa", "Activo")]).await;
        assert_eq!(firm.stands(eva).await, shut, "another row, {account}");
        firm.does(eva, ToDo::Enable).await.unwrap();
        // The file dismisses, tells why, and hires again.
        load(&firm.world, &[&row("Jefa", "Inactivo")]).await;
        assert_eq!(
            firm.stands(eva).await,
            (off, Some(Reason::Left)),
            "{account}"
        );
        load(&firm.world, &[&row("Panadera", "Activo")]).await;
        assert_eq!(firm.stands(eva).await, (on, None), "{account}");
    }
});

contract!(a06_p16_whoever_is_tied_to_a_company_is_told, |world| {
    let firm = Firm::new(world).await;
    somebody(&firm.world, LUZ, "45000009-4").await;
    somebody(&firm.world, MAX, "43111222-1").await;
    assert!(firm.adds("45000009-4", "Luz", "Paz", "").await.account);
    let letters = letters_to(&firm.world, Kind::CompanyAccess, LUZ).await;
    assert!(letters.last().unwrap().subject.contains("Empresa 0001"));
});

// Seen red: with the one without an account let in past the limit, and with letters counted of those
// without an account only.
contract!(
    a06_past_a_limit_adding_people_tells_nothing_about_them,
    |world| {
        let firm = Firm::new(world).await;
        somebody(&firm.world, LUZ, "45000009-4").await;
        somebody(&firm.world, MAX, "43111222-1").await;
        let both = ["43111222-1", "43300001-3"];
        let past = async |email: &str| {
            let mut answers = Vec::new();
            for rut in both {
                let entered = enter(&firm.asks().await, &typed(rut, email), None).await;
                answers.push(refusal(entered));
            }
            answers
        };
        firm.spends("person_letters", 100).await;
        for refused in past("x@trigo.example").await {
            assert!(matches!(refused, Refusal::TooMany { .. }), "{refused:?}");
        }
        // The last answer of the day, and then none.
        firm.spends("person_tied", 49).await;
        assert!(firm.adds("45000009-4", "Luz", "Paz", "").await.account);
        for refused in past("").await {
            assert!(matches!(refused, Refusal::TooMany { .. }), "{refused:?}");
        }
    }
);

contract!(a06_p21_letters_of_a_company_have_a_limit, |world| {
    let firm = Firm::new(world).await;
    let eva = firm
        .adds("43111222-1", "Eva", "Mena", "eva@trigo.example")
        .await;
    firm.spends("person_letters", 100).await;
    let new = typed("45000009-4", "leo@trigo.example");
    let refused = enter(&firm.asks().await, &new, None).await;
    assert!(matches!(refusal(refused), Refusal::TooMany { .. }));
    let refused = remind(&firm.asks().await, eva.id).await;
    assert!(matches!(refusal(refused), Refusal::TooMany { .. }));
    // Whoever gets no letter can be added.
    firm.adds("45000009-4", "Leo", "Paz", "").await;
});

contract!(a68_p22_a_first_day_to_come_is_refused, |world| {
    let firm = Firm::new(world).await;
    let starts = |day: &str| TypedEntry {
        starts_on: day.into(),
        ..typed("43111222-1", "")
    };
    let early = enter(&firm.asks().await, &starts("03/11/2026"), None).await;
    let problem = refusal(early).of(Field::StartsOn);
    assert_eq!(problem, Some(Problem::DateFuture));
    enter(&firm.asks().await, &starts("02/11/2026"), None)
        .await
        .unwrap();
});

contract!(
    p17_p20_what_waits_is_paged_and_what_came_back_is_first,
    |world| {
        let mut firm = Firm::new(world).await;
        let zoe = firm
            .adds("43111222-1", "Zoe", "Zúñiga", "zoe@trigo.example")
            .await;
        firm.adds("43300001-3", "Eva", "Mena", "eva@trigo.example")
            .await;
        for n in 0..50_u32 {
            let rut = domain::Rut::from_body(43_400_000 + n).unwrap().to_string();
            firm.adds(&rut, "Ada", "Gómez", "").await;
        }
        let first = pending(&firm.asks().await, &Pages::default())
            .await
            .unwrap();
        assert_eq!((first.bounced.len(), first.without_account.len()), (0, 50));
        assert_eq!((first.modules, first.perfiles), (Some(0), Some(0)));
        let pages = Pages {
            without_account: first.next.unwrap(),
            ..Pages::default()
        };
        assert!(pages.without_account.parse::<i64>().is_ok(), "P15");
        let next = pending(&firm.asks().await, &pages).await.unwrap();
        let names: Vec<_> = next
            .without_account
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        assert_eq!((names, next.next), (vec!["Eva Mena", "Zoe Zúñiga"], None));
        // The letter to Zoe comes back: she is told first, and once.
        firm.bounces(zoe.id).await;
        let told = pending(&firm.asks().await, &Pages::default())
            .await
            .unwrap();
        assert_eq!(told.bounced[0].name, "Zoe Zúñiga");
        assert!(
            told.without_account
                .iter()
                .all(|one| one.name != "Zoe Zúñiga")
        );
        // Of those who can be reminded, one statement reads as many as are written to.
        firm.later(Span::days(4)).await;
        assert_eq!(remind_all(&firm.asks().await).await.unwrap().people, 2);
        let odd = Pages {
            ending: "x".into(),
            ..Pages::default()
        };
        let odd = pending(&firm.asks().await, &odd).await;
        assert_eq!(refusal(odd), Refusal::Unreadable);
    }
);

contract!(p18_own_perfiles_are_told_by_their_names, |world| {
    let firm = Firm::new(world).await;
    let (_, luz) = firm.luz().await;
    let named = Some("Personal".to_owned());
    let found = list(&firm.asks().await, &Asked::default()).await.unwrap();
    let person = found.people.iter().find(|one| one.id == luz).unwrap();
    assert_eq!(person.perfil_name, named);
    assert_eq!(found.names.of(person.perfil), named);
    let card = firm.card(luz).await;
    assert_eq!(card.person.perfil_name, named);
    let file = people::export(&firm.asks().await, &Asked::default())
        .await
        .unwrap();
    assert!(
        !file.cut
            && file
                .people
                .iter()
                .any(|one| one.person.perfil_name == named)
    );
});
