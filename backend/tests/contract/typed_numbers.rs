//! A number that somebody typed shows nobody who somebody is: not the card that a company typed by
//! itself, and not the RUT of whoever was appointed (A46, Q49, Q54).

use backend::mail::Kind;
use backend::membership::{appoint, join as enter_as_new};
use backend::people::{Asked, Bulk, Person, Why, enter, list, several, undo};
use backend::role::{remove, save};
use backend::storage;
use backend::worker::{Claimed, finish, start};
use domain::Rut;
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::{Basis, MembershipState, Perfil, Reason, TypedInvitee};
use domain::refusal::Refusal;
use domain::role::Administering;
use domain::roster::TypedEntry;
use domain::time::Span;

use crate::companies::{HERE, TRIGO, filled, refusal};
use crate::contract;
use crate::memberships::{bare, join};
use crate::newcomer::letters_to;
use crate::roles::edit;
use crate::roster::{Firm, somebody};
use crate::worker::{EVA, claim, load, texts};
use crate::world::World;

pub const EVAS_RUT: &str = "43111222-1";
/// The card that her employer's file has.
pub const CARD: &str = "523456789";
/// Another one, which a company typed.
pub const TYPED: &str = "523456780";
const EVA_AT: &str = "eva@trigo.example";
const THIEF: &str = "ladron@correo.example";
const LUZ: &str = "luz@correo.example";
const WORDS: &str = "tortuga verde salta";

/// A company of its own, whose administrator types Eva with that card.
pub async fn types(world: &World, n: u32, card: &str) -> Id<id::Company> {
    let company = bare(world, n).await;
    let email = format!("jefa{n}@correo.example");
    let rut = Rut::from_body(46_000_000 + n).unwrap().to_string();
    let (browser, head) = somebody(world, &email, &rut).await;
    join(world, head, company, Some(Basis::Representative)).await;
    let typed = TypedEntry {
        rut: EVAS_RUT.into(),
        names: "Eva".into(),
        first_surname: "Mena".into(),
        card: card.into(),
        ..TypedEntry::default()
    };
    let caller = world.caller_at(&browser, HERE, company).await;
    enter(&caller, &typed, None).await.unwrap();
    company
}

/// Whoever has that address registers as that RUT, with that card.
async fn registers(world: &World, rut: &str, card: &str, email: &str) -> Claimed {
    // A link of its own moment, so that the newest one is this.
    world.passes(Span::seconds(1));
    let caller = world.caller(&world.browser(), HERE).await;
    start(&caller, &claim(rut, card, email), &texts())
        .await
        .unwrap();
    let letters = letters_to(world, Kind::WorkerLink, email).await;
    let link = letters.last().unwrap().button.clone().unwrap().address;
    let mut browser = world.browser();
    browser.open_link(HERE, &link);
    let caller = world.caller(&browser, HERE).await;
    finish(&caller, WORDS, WORDS).await.unwrap()
}

pub async fn gets_an_account(world: &World, rut: &str, card: &str, email: &str) {
    let claimed = registers(world, rut, card, email).await;
    assert!(matches!(claimed, Claimed::Entered(_)), "{claimed:?}");
}

pub async fn has_an_account(world: &World, card: &str, email: &str) {
    let claimed = registers(world, EVAS_RUT, card, email).await;
    assert!(matches!(claimed, Claimed::HasAccount), "{claimed:?}");
}

/// The companies that open for the account of that address, by name.
async fn open_for(world: &World, email: &str) -> Vec<Id<id::Company>> {
    let key = &Email::parse(email).unwrap().key();
    let now = world.backend.env.clock.now();
    let open = world.backend.db.read(|mut tx| async move {
        let row = storage::account::by_email(&mut tx, HERE, key, now).await?;
        let account = row.unwrap().id();
        let open = storage::membership::open(&mut tx, HERE, account, now, 9).await?;
        tx.done(open)
    });
    open.await.unwrap().into_iter().map(Id::from_uuid).collect()
}

contract!(
    a46_a_card_that_a_company_typed_opens_that_company_and_no_other,
    |world| {
        let employer = world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        let typing = types(&world, 2, TYPED).await;
        gets_an_account(&world, EVAS_RUT, TYPED, THIEF).await;
        assert_eq!(open_for(&world, THIEF).await, [typing]);
        let warned = letters_to(&world, Kind::WorkerNotice, EVA_AT).await;
        assert_eq!(warned.len(), 1, "Q49: her employer's file has her address");
        // The card of the file shows who somebody is: she gets what lists her, and her number back.
        gets_an_account(&world, EVAS_RUT, CARD, EVA_AT).await;
        assert_eq!(open_for(&world, EVA_AT).await, [typing, employer]);
        assert_eq!(open_for(&world, THIEF).await, [typing]);
    }
);

contract!(
    a46_a_number_that_no_file_brought_proves_nothing_to_whoever_lists_it_later,
    |world| {
        let (one, other) = (types(&world, 2, TYPED).await, types(&world, 3, TYPED).await);
        let third = types(&world, 4, CARD).await;
        let own = "eva@correo.example";
        gets_an_account(&world, EVAS_RUT, TYPED, own).await;
        assert_eq!(open_for(&world, own).await, [one, other]);
        // A file and another company that name the number do not reach the account.
        let employer = world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        let late = types(&world, 5, TYPED).await;
        assert_eq!(open_for(&world, own).await, [one, other]);
        // Once the card of the file is shown from the same mailbox, it is one person.
        has_an_account(&world, CARD, own).await;
        let all = [one, other, third, late, employer];
        assert_eq!(open_for(&world, own).await, all);
    }
);

contract!(
    a46_a_typed_card_takes_the_number_from_nobody_who_has_it,
    |world| {
        let one = types(&world, 2, TYPED).await;
        let own = "eva@correo.example";
        gets_an_account(&world, EVAS_RUT, TYPED, own).await;
        let other = types(&world, 3, CARD).await;
        has_an_account(&world, CARD, THIEF).await;
        assert!(world.gets_in(THIEF, WORDS).await.is_err(), "no account");
        assert_eq!(open_for(&world, own).await, [one]);
        // From the same mailbox it opens that company, too.
        has_an_account(&world, CARD, own).await;
        assert_eq!(open_for(&world, own).await, [one, other]);
    }
);

contract!(
    a46_q54_the_rut_that_an_appointee_types_reaches_no_employer,
    |world| {
        let employer = world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        let listing = types(&world, 2, TYPED).await;
        let firm = Firm::new(world).await;
        let world = &firm.world;
        appoint(&firm.asks().await, &Email::parse(LUZ).unwrap())
            .await
            .unwrap();
        let letters = letters_to(world, Kind::AppointmentOffer, LUZ).await;
        let offer = letters.last().unwrap().button.clone().unwrap().address;
        let mut browser = world.browser();
        browser.open_link(HERE, &offer);
        let typed = TypedInvitee {
            first_name: "Luz".into(),
            first_surname: "Rojas".into(),
            rut: EVAS_RUT.into(),
            consent_data: true,
            ..TypedInvitee::default()
        };
        let caller = world.caller(&browser, HERE).await;
        enter_as_new(&caller, &typed, (WORDS, WORDS), &texts())
            .await
            .unwrap();
        assert_eq!(open_for(world, LUZ).await, [firm.company]);
        // Neither the next file of the employer nor another company reaches her.
        load(world, &[&EVA.replace("Panadera", "Jefa")]).await;
        let late = types(world, 3, TYPED).await;
        assert_eq!(open_for(world, LUZ).await, [firm.company]);
        // The number goes to whoever shows the card; what she was appointed to stays hers.
        gets_an_account(world, EVAS_RUT, CARD, EVA_AT).await;
        assert_eq!(open_for(world, EVA_AT).await, [listing, late, employer]);
        assert_eq!(open_for(world, LUZ).await, [firm.company]);
        let told = letters_to(world, Kind::WorkerNotice, LUZ).await;
        assert_eq!(told.len(), 1, "that her number signs in no more");
    }
);

/// A company that has Eva in its file, whose representative appoints Luz: she types Eva's number.
async fn luz_typed_evas(world: World) -> Firm {
    let firm = Firm::of_trigo(world).await;
    load(&firm.world, &[EVA]).await;
    appoint(&firm.asks().await, &Email::parse(LUZ).unwrap())
        .await
        .unwrap();
    let letters = letters_to(&firm.world, Kind::AppointmentOffer, LUZ).await;
    let offer = letters.last().unwrap().button.clone().unwrap().address;
    let mut browser = firm.world.browser();
    browser.open_link(HERE, &offer);
    let typed = TypedInvitee {
        first_name: "Luz".into(),
        first_surname: "Rojas".into(),
        rut: EVAS_RUT.into(),
        consent_data: true,
        ..TypedInvitee::default()
    };
    let caller = firm.world.caller(&browser, HERE).await;
    enter_as_new(&caller, &typed, (WORDS, WORDS), &texts())
        .await
        .unwrap();
    firm
}

impl Firm {
    /// Who stands under Eva's number: name, account, perfil; by surname.
    async fn under_evas(&self) -> Vec<(String, bool, Perfil)> {
        let asked = Asked {
            search: EVAS_RUT.into(),
            ..Asked::default()
        };
        let found = list(&self.asks().await, &asked).await.unwrap().people;
        let told = |one: Person| (one.name, one.account, one.perfil);
        found.into_iter().map(told).collect()
    }
}

contract!(
    a46_q54_the_rut_that_an_appointee_types_takes_nobodys_place_in_the_list,
    |world| {
        let firm = luz_typed_evas(world).await;
        let eva = "Eva Mena Rojas".to_owned();
        let luz = ("Luz Rojas".to_owned(), true, Perfil::Administrator);
        let waits = (eva.clone(), false, Perfil::Worker);
        assert_eq!(firm.under_evas().await, [waits.clone(), luz.clone()]);
        // Nor does the next file give her what the company keeps of Eva.
        load(&firm.world, &[&EVA.replace("Panadera", "Jefa")]).await;
        assert_eq!(firm.under_evas().await, [waits, luz.clone()]);
        // Eva comes with her card.
        gets_an_account(&firm.world, EVAS_RUT, CARD, EVA_AT).await;
        let came = (eva, true, Perfil::Worker);
        assert_eq!(firm.under_evas().await, [came, luz]);
    }
);

contract!(
    a46_a02_an_appointee_who_shows_the_card_is_one_person_of_the_list,
    |world| {
        let firm = luz_typed_evas(world).await;
        has_an_account(&firm.world, CARD, LUZ).await;
        let one = ("Eva Mena Rojas".to_owned(), true, Perfil::Administrator);
        assert_eq!(firm.under_evas().await, [one]);
        assert_eq!(open_for(&firm.world, LUZ).await, [firm.company]);
    }
);

impl Firm {
    /// A perfil of the company.
    async fn has_perfil(&self, name: &str, permissions: &str) -> Id<id::Role> {
        let made = save(&self.asks().await, None, &edit(name, permissions, 0)).await;
        made.unwrap()
    }

    async fn perfil_of(&self, person: Id<id::RosterPerson>) -> (bool, Perfil) {
        let person = self.card(person).await.person;
        (person.account, person.perfil)
    }
}

contract!(
    q49_what_administers_is_given_to_nobody_without_an_account,
    |world| {
        let firm = Firm::new(world).await;
        let eva = firm.adds(EVAS_RUT, "Eva", "Mena", "").await.id;
        for module in Administering::ALL {
            let code = module.code();
            let name = format!("Cambia {code}");
            let edits = firm.has_perfil(&name, &format!("{code}:edit")).await;
            let answer = firm.gives(eva, Perfil::Own(edits)).await;
            assert_eq!(refusal(answer), Refusal::NotAllowed, "{code}");
        }
        // What changes nothing of it waits for her.
        let sees = firm.has_perfil("Mira", "personas:see,turnos:edit").await;
        assert!(firm.gives(eva, Perfil::Own(sees)).await.unwrap());
        gets_an_account(&firm.world, EVAS_RUT, CARD, EVA_AT).await;
        assert_eq!(firm.perfil_of(eva).await, (true, Perfil::Own(sees)));
    }
);

contract!(
    q49_what_came_to_administer_meanwhile_is_had_by_nobody_who_registers,
    |world| {
        let firm = Firm::new(world).await;
        let eva = firm.adds(EVAS_RUT, "Eva", "Mena", "").await.id;
        let leo = firm.adds("45000009-4", "Leo", "Paz", "").await.id;
        let shifts = firm.has_perfil("Turnos", "turnos:edit").await;
        let store = firm.has_perfil("Bodega", "turnos:see").await;
        firm.gives(eva, Perfil::Own(shifts)).await.unwrap();
        firm.gives(leo, Perfil::Own(store)).await.unwrap();
        // Hers is changed, his is removed and goes into it.
        let more = edit("Turnos", "turnos:edit,personas:edit", 1);
        save(&firm.asks().await, Some(shifts), &more).await.unwrap();
        let to = Perfil::Own(shifts);
        remove(&firm.asks().await, (store, 1), to).await.unwrap();
        assert_eq!(firm.perfil_of(leo).await, (false, to));
        for (person, rut, email) in [
            (eva, EVAS_RUT, EVA_AT),
            (leo, "45000009-4", "leo@trigo.example"),
        ] {
            gets_an_account(&firm.world, rut, CARD, email).await;
            assert_eq!(firm.perfil_of(person).await, (true, Perfil::Worker));
        }
    }
);

contract!(
    q49_taking_back_gives_nobody_what_administers_without_an_account,
    |world| {
        let firm = Firm::new(world).await;
        let eva = firm.adds(EVAS_RUT, "Eva", "Mena", "").await.id;
        let leo = firm.adds("45000009-4", "Leo", "Paz", "").await.id;
        let shifts = firm.has_perfil("Turnos", "turnos:edit").await;
        firm.gives(eva, Perfil::Own(shifts)).await.unwrap();
        let off = Bulk::Disable(Why {
            reason: Some(Reason::Absence),
            note: None,
        });
        let done = several(&firm.asks().await, &[eva, leo], &off)
            .await
            .unwrap();
        assert_eq!(done.changed, 2);
        let more = edit("Turnos", "perfiles:edit", 1);
        save(&firm.asks().await, Some(shifts), &more).await.unwrap();
        let back = undo(&firm.asks().await, done.act.unwrap()).await;
        assert_eq!(back.unwrap(), 1, "Leo alone");
        let state = async |person| firm.card(person).await.person.state;
        assert_eq!(state(eva).await, MembershipState::Disabled);
        assert_eq!(state(leo).await, MembershipState::Enabled);
    }
);
