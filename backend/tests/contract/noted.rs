//! What a company notes of its people and corrects: mobile, first day, and a RUT that was mistyped,
//! as long as nobody has an account under it.

use backend::fault::Denied;
use backend::people::{self, Asked, Exported, ToDo, export, list, one};
use backend::storage;
use backend::worker::{Claimed, finish, start};
use domain::contact::Phone;
use domain::date::Date;
use domain::id::{self, Id};
use domain::locale::Locale;
use domain::membership::Perfil;
use domain::refusal::{Field, Problem, Refusal};
use domain::roster::{Number, TypedEntry};
use domain::time::Span;

use crate::bulk::{Office, people as rows, rut};
use crate::companies::{HERE, refusal};
use crate::contract;
use crate::roster::{Firm, somebody};
use crate::worker::{behind, claim, texts};

const MARTAS: &str = "43111222-1";
const RIGHT: &str = "45000009-4";
const CARD: &str = "523456789";
const AT: &str = "marta@trigo.example";

fn mobile(text: &str) -> Phone {
    Phone::parse(Locale::EsCl, text).unwrap()
}

fn number(rut: &str, card: &str) -> ToDo {
    ToDo::Number(Number::parse(rut, card).unwrap())
}

impl Firm {
    /// Marta, with a mobile, a «Cargo», a first day and a card.
    async fn marta(&self) -> Id<id::RosterPerson> {
        let typed = TypedEntry {
            rut: MARTAS.into(),
            names: "Marta".into(),
            first_surname: "Rojo".into(),
            email: AT.into(),
            phone: "9 1234 5678".into(),
            position: "=Bodega".into(),
            starts_on: "02/03/2020".into(),
            card: CARD.into(),
            ..TypedEntry::default()
        };
        let entered = people::enter(&self.asks().await, &typed, None).await;
        entered.unwrap()
    }

    async fn in_the_file(&self, id: Id<id::RosterPerson>) -> Exported {
        let file = export(&self.asks().await, &Asked::default()).await;
        let mut people = file.unwrap().people.into_iter();
        people.find(|one| one.person.id == id).unwrap()
    }

    /// The act of the newest line of the history, and how many lines there are.
    async fn newest(&self, id: Id<id::RosterPerson>) -> (String, usize) {
        let history = self.card(id).await.history;
        (history[0].action.clone(), history.len())
    }

    /// Who is found under that number.
    async fn under(&self, rut: &str) -> usize {
        let asked = Asked {
            search: rut.into(),
            ..Asked::default()
        };
        list(&self.asks().await, &asked).await.unwrap().people.len()
    }

    /// Whether whoever shows that card gets an account.
    async fn registers(&self, rut: &str) -> Result<(), Refusal> {
        // A link of its own moment, so that the newest letter is this.
        self.world.passes(Span::seconds(1));
        let caller = self.world.caller(&self.world.browser(), HERE).await;
        let asked = claim(rut, CARD, AT);
        if let Err(Denied::Refused(why)) = start(&caller, &asked, &texts()).await {
            return Err(why);
        }
        let browser = behind(&self.world, AT).await;
        let caller = self.world.caller(&browser, HERE).await;
        let words = "tortuga verde salta";
        let made = finish(&caller, words, words).await.unwrap();
        assert!(matches!(made, Claimed::Entered(_)));
        Ok(())
    }
}

contract!(
    a63_a_mobile_is_noted_sealed_corrected_and_taken_away,
    |world| {
        let firm = Firm::new(world).await;
        let marta = firm.marta().await;
        assert_eq!(firm.card(marta).await.phone, Some(mobile("912345678")));
        let (company, db) = (firm.company, &firm.world.backend.db);
        let stored = db.read(|mut tx| async move {
            let row = storage::roster::by_id(&mut tx, HERE, company, marta.uuid()).await?;
            tx.done(row.unwrap().phone.unwrap())
        });
        let stored = stored.await.unwrap();
        assert!(!stored.windows(8).any(|some| some == b"12345678"));
        let told = firm.in_the_file(marta).await;
        let position = told.position.as_ref().map(ToString::to_string);
        assert_eq!(told.phone, Some(mobile("912345678")));
        assert_eq!(position.as_deref(), Some("=Bodega"));
        let other = || ToDo::Phone(Some(mobile("987654321")));
        assert!(firm.does(marta, other()).await.unwrap());
        assert_eq!(firm.card(marta).await.phone, Some(mobile("987654321")));
        let (act, lines) = firm.newest(marta).await;
        assert_eq!(act, "person.phone");
        let card = firm.card(marta).await;
        let line = &card.history[0];
        let masked = vec![("phone".to_owned(), mobile("987654321").mask())];
        assert_eq!(line.new, masked);
        // The same again is nothing.
        assert!(!firm.does(marta, other()).await.unwrap());
        assert_eq!(firm.newest(marta).await.1, lines);
        let late = one(&firm.asks().await, (marta, 1), &ToDo::Phone(None)).await;
        assert_eq!(refusal(late), Refusal::Outdated);
        assert!(firm.does(marta, ToDo::Phone(None)).await.unwrap());
        assert_eq!(firm.card(marta).await.phone, None);
        assert_eq!(firm.in_the_file(marta).await.phone, None);
    }
);

contract!(a63_a_first_day_is_corrected_and_never_to_come, |world| {
    let firm = Firm::new(world).await;
    let marta = firm.marta().await;
    let day = |text: &str| ToDo::Start(Some(Date::parse(text).unwrap()));
    let early = firm.does(marta, day("03/11/2026")).await;
    let problem = refusal(early).of(Field::StartsOn);
    assert_eq!(problem, Some(Problem::DateFuture));
    assert!(firm.does(marta, day("02/11/2026")).await.unwrap());
    assert!(!firm.does(marta, day("02/11/2026")).await.unwrap());
    let starts = firm.card(marta).await.person.starts_on;
    assert_eq!(starts, Date::parse("02/11/2026").ok());
    assert_eq!(firm.newest(marta).await.0, "person.start");
    assert!(firm.does(marta, ToDo::Start(None)).await.unwrap());
    assert_eq!(firm.card(marta).await.person.starts_on, None);
});

contract!(
    a63_a02_a_mistyped_rut_is_corrected_until_somebody_has_an_account,
    |world| {
        let firm = Firm::new(world).await;
        let marta = firm.marta().await;
        let version = firm.card(marta).await.version;
        let right = || number(RIGHT, CARD);
        assert!(firm.does(marta, right()).await.unwrap());
        let after = firm.card(marta).await;
        assert_eq!(after.person.rut, RIGHT);
        assert_eq!((firm.under(MARTAS).await, firm.under(RIGHT).await), (0, 1));
        let line = &after.history[0];
        let told = |rut: &str| vec![("rut".to_owned(), rut.to_owned())];
        assert_eq!(line.action, "person.number");
        assert_eq!(line.old, told("••.•••.222-1"));
        assert_eq!(line.new, told("••.•••.009-4"));
        // The same form, sent twice, does it once.
        let again = one(&firm.asks().await, (marta, version), &number(RIGHT, "")).await;
        assert!(!again.unwrap());
        assert_eq!(firm.newest(marta).await.1, after.history.len());
        // The number of before is nobody's any more; under the right one she comes in.
        assert_eq!(firm.registers(MARTAS).await, Err(Refusal::WorkerUnknown));
        assert_eq!(firm.registers(RIGHT).await, Ok(()));
        assert!(firm.card(marta).await.person.account);
        let late = firm.does(marta, number(MARTAS, "")).await;
        let problem = refusal(late).of(Field::Document);
        assert_eq!(problem, Some(Problem::RutOfAccount));
    }
);

contract!(a63_a02_without_its_card_a_corrected_rut_waits, |world| {
    let firm = Firm::new(world).await;
    let marta = firm.marta().await;
    assert!(firm.does(marta, number(RIGHT, "")).await.unwrap());
    assert_eq!(firm.registers(RIGHT).await, Err(Refusal::WorkerUnknown));
    // The card is written afterwards.
    assert!(firm.does(marta, number(RIGHT, CARD)).await.unwrap());
    assert_eq!(firm.registers(RIGHT).await, Ok(()));
});

contract!(
    a63_a67_a_corrected_rut_is_nobody_elses_and_finds_its_account,
    |world| {
        let firm = Firm::new(world).await;
        let marta = firm.marta().await;
        firm.adds("46123123-3", "Leo", "Paz", "").await;
        let twice = firm.does(marta, number("46123123-3", "")).await;
        let problem = refusal(twice).of(Field::Document);
        assert_eq!(problem, Some(Problem::AlreadyListed));
        assert_eq!(firm.card(marta).await.person.rut, MARTAS);
        // Somebody showed that number, and has an account.
        let (browser, _) = somebody(&firm.world, "luz@correo.example", RIGHT).await;
        assert_eq!(firm.door(&browser).await, Err(Refusal::NotFound));
        assert!(firm.does(marta, number(RIGHT, "")).await.unwrap());
        let person = firm.card(marta).await.person;
        assert!(person.account && person.perfil == Perfil::Worker);
        assert_eq!(firm.door(&browser).await, Ok(()));
    }
);

contract!(
    a64_a66_a_load_changes_mobiles_and_brings_them_back,
    |world| {
        let office = Office::opens(&world).await;
        office.loads(&rows(10_000_001, 1)).await;
        let phone = async || {
            let row = office.person(10_000_001).await.unwrap();
            let caller = office.caller().await;
            let card = people::card(&caller, Id::from_uuid(row.id)).await;
            card.unwrap().phone
        };
        let file = |phone: &str| format!("RUT;Teléfono móvil\r\n{};{phone}\r\n", rut(10_000_001));
        assert_eq!(phone().await, None);
        office.loads(&file("912345678")).await;
        assert_eq!(phone().await, Some(mobile("912345678")));
        let load = office.loads(&file("9 8765 4321")).await;
        assert_eq!(phone().await, Some(mobile("987654321")));
        backend::bulk::undo(&office.caller().await, &load)
            .await
            .unwrap();
        office.works().await;
        assert_eq!(phone().await, Some(mobile("912345678")));
        // Somebody new brings one, too.
        let number = rut(10_000_002);
        office
            .loads(&format!(
                "RUT;Nombres;Apellido paterno;Celular\r\n{number};Eva;Mena;911112222\r\n"
            ))
            .await;
        let row = office.person(10_000_002).await.unwrap();
        let card = people::card(&office.caller().await, Id::from_uuid(row.id)).await;
        assert_eq!(card.unwrap().phone, Some(mobile("911112222")));
    }
);
