//! A registry of four hundred made-up people, of whom the few that tests ask about have rows, and
//! people who stand before the questions about them.

use backend::account::{self, Created, NewAccount, Profile};
use backend::challenge::{self, Questionnaire, Sent, View};
use backend::registry;
use backend::storage::Db;
use domain::account::{AccountState, Stage};
use domain::challenge::{Asking, Choice, Distribution, Fact};
use domain::contact::{Email, Phone};
use domain::date::Date;
use domain::document::{Document, DocumentKind};
use domain::id::{self, Id};
use domain::locale::Locale;
use domain::name::{NamePart, PersonName};
use domain::password::Password;
use domain::registry::{Label, RegistryRecord, Spouse, Status};
use domain::time::Span;
use uuid::Uuid;

use crate::people::{PASSWORD, start};
use crate::world::{Browser, World};

/// The platform of the affiliates.
pub const HANNA: &str = "hanna";
const PEOPLE: u64 = 400;

/// Runs one statement on either database.
macro_rules! run {
    ($world:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &$world.backend.db {
            Db::Sqlite { write, .. } => sqlx::query($sql)$(.bind($bind))*
                .execute(write).await.unwrap().rows_affected(),
            Db::Postgres(pool) => sqlx::query($sql)$(.bind($bind))*
                .execute(pool).await.unwrap().rows_affected(),
        }
    };
}
pub(crate) use run;

/// The n-th person on file; every second one without a spouse.
pub fn record(n: u64) -> RegistryRecord {
    let part = |text: &str| NamePart::parse(text).unwrap();
    let married = n.is_multiple_of(2);
    // Forty days in each block of eight years, every one shared by five people.
    let (year, month, day) = (
        2008 + i16::try_from(n % 16).unwrap(),
        1 + 2 * u8::try_from(n / 16 % 5).unwrap(),
        1,
    );
    let phone = |n: u64| Phone::parse(Locale::EsCo, &format!("399{:07}", n * 7_919 % 10_000_000));
    RegistryRecord {
        document: Document::parse(DocumentKind::Cc, &(9_900_000_000 + n).to_string()).unwrap(),
        name: PersonName {
            first: part("María"),
            second: Some(part("José")),
            first_surname: part("Ñáñez"),
            second_surname: Some(part("de la Cruz")),
        },
        birth_date: Date::new(1980, 2, 29).unwrap(),
        email: Email::parse(&format!("archivo{n}@caja.example")).ok(),
        phone: phone(n).ok(),
        municipality: label("Pueblo", n % 23),
        employer_nit: None,
        employer: label("Empresa", n % 29),
        position: label("Puesto", n % 31),
        profession: label("Oficio", n % 37),
        hired: Date::new(year, month, day).ok(),
        status: Status::Active,
        spouse: Spouse {
            exists: Some(married),
            phone: phone(n + 1).ok().filter(|_| married),
            profession: label("Oficio", n % 37).filter(|_| married),
            position: label("Puesto", n % 31).filter(|_| married),
        },
    }
}

fn label(prefix: &str, n: u64) -> Option<Label> {
    let letters: String = n
        .to_string()
        .bytes()
        .map(|b| char::from(b'k' + b - b'0'))
        .collect();
    Label::parse(&format!("{prefix} {letters}")).unwrap()
}

impl World {
    /// Counts four hundred people's values, as an import does.
    pub async fn counts_the_registry(&self) {
        let mut distribution = Distribution::default();
        for n in 1..=PEOPLE {
            distribution.add_record(&record(n));
        }
        let batch = Uuid::from_u128(1);
        run!(
            self,
            "INSERT INTO registry_batch (id, platform, source_hash, row_count, added, changed,
                unchanged, retired, whole, imported_at, imported_by)
             VALUES ($1, 'hanna', $2, 0, 0, 0, 0, 0, $3, 0, 'test')",
            batch,
            &b"x"[..],
            false
        );
        for (fact, value, people) in distribution.rows() {
            run!(
                self,
                "INSERT INTO registry_value (platform, fact, value, people)
                 VALUES ('hanna', $1, $2, $3)",
                fact.code(),
                value.to_owned(),
                i64::try_from(people).unwrap()
            );
        }
    }

    /// Puts a person on file, or what is on file of them anew.
    pub async fn files(&self, record: &RegistryRecord) -> Id<id::RegistryPerson> {
        let backend = &self.backend;
        let (keys, chance) = (&backend.keys, &backend.env.chance);
        let lookup = registry::lookup(backend, HANNA, &record.document);
        run!(
            self,
            "DELETE FROM registry_person WHERE platform = 'hanna' AND document_lookup = $1
               AND NOT EXISTS (SELECT 1 FROM account WHERE registry_person = registry_person.id)",
            lookup.clone()
        );
        let id: Id<id::RegistryPerson> = chance.id(backend.env.clock.now());
        let (key, wrapped) = keys.new_person(chance, id.uuid().as_bytes()).unwrap();
        let context = [b"registry:".as_slice(), id.uuid().as_bytes()].concat();
        let plain = serde_json::to_vec(record).unwrap();
        let sealed = key.seal(chance, &context, &plain).unwrap();
        run!(
            self,
            "INSERT INTO registry_person (id, platform, document_lookup, wrapped_key, sealed,
                row_digest, active, batch, updated_at)
             VALUES ($1, 'hanna', $2, $3, $4, $5, $6, $7, 0)",
            id.uuid(),
            lookup,
            wrapped,
            sealed,
            &b"d"[..],
            true,
            Uuid::from_u128(1)
        );
        id
    }

    /// Changes what is on file of somebody.
    pub async fn refiles(&self, person: Id<id::RegistryPerson>, record: &RegistryRecord) {
        let browser = self.browser();
        let caller = &self.caller(&browser, HANNA).await;
        let found = self.backend.db.read(|mut tx| async move {
            let found = registry::by_id(&mut tx, caller, person).await?;
            tx.done(found)
        });
        let key = found.await.unwrap().unwrap().key;
        let context = [b"registry:".as_slice(), person.uuid().as_bytes()].concat();
        let plain = serde_json::to_vec(record).unwrap();
        let sealed = key
            .seal(&self.backend.env.chance, &context, &plain)
            .unwrap();
        run!(
            self,
            "UPDATE registry_person SET sealed = $2 WHERE id = $1",
            person.uuid(),
            sealed
        );
    }

    /// Somebody whose address is proven and who claims to be that person, signed in so far.
    pub async fn stands_before(&self, email: &str, person: Id<id::RegistryPerson>) -> Claimant {
        let backend = &self.backend;
        let password = Password::offered(PASSWORD);
        let hash = backend.hashing.hash(&backend.env.chance, &password);
        let (hash, email) = (&hash.await.unwrap(), &Email::parse(email).unwrap());
        let profile = &Profile {
            birth_date: Date::new(1980, 2, 29).ok(),
            ..crate::people::profile(None)
        };
        let created = backend.db.write(|mut tx| async move {
            let new = NewAccount {
                email,
                proved_document: None,
                profile,
                password_hash: Some(hash),
                state: AccountState::PendingChallenge,
                registry_person: Some(person),
                review_due: true,
                lapses_at: Some(self.backend.env.clock.now() + Span::days(30)),
            };
            let created = account::create(&mut tx, &self.system(HANNA), &new).await?;
            tx.done(created)
        });
        let created = created.await.unwrap().unwrap();
        let mut browser = self.browser();
        self.signs_in(&mut browser, created).await;
        Claimant { browser, created }
    }

    /// Signs in from that browser, up to the questions.
    pub async fn signs_in(&self, browser: &mut Browser, who: Created) {
        let caller = self.caller(browser, HANNA).await;
        let session = start(&caller, who, Stage::Challenge).await;
        browser.keep_session(HANNA, &session);
    }

    /// A registry, its n-th person, and somebody who claims to be them.
    pub async fn claimant_of(&self, n: u64) -> Claimant {
        self.counts_the_registry().await;
        let person = self.files(&record(n)).await;
        self.stands_before("marta@correo.example", person).await
    }
}

/// Somebody who claims to be a person on file.
pub struct Claimant {
    /// Their browser.
    pub browser: Browser,
    /// Their account.
    pub created: Created,
}

impl Claimant {
    /// What the page shows.
    pub async fn sees(&self, world: &World) -> View {
        let caller = world.caller(&self.browser, HANNA).await;
        challenge::view(&caller).await.unwrap()
    }

    /// Presses «Comenzar» and reads.
    pub async fn begins(&self, world: &World) -> Questionnaire {
        let caller = world.caller(&self.browser, HANNA).await;
        challenge::open(&caller).await.unwrap();
        self.reads(world).await
    }

    /// Reads the open questionnaire.
    pub async fn reads(&self, world: &World) -> Questionnaire {
        match self.sees(world).await {
            View::Open(open) => *open,
            other => panic!("no questionnaire: {other:?}"),
        }
    }
}

/// The right answers to the questionnaire about that person.
pub fn right(open: &Questionnaire, record: &RegistryRecord) -> Sent {
    let answers = open.sheet.questions.iter().map(|asking| {
        let truth = truth(record, asking.fact);
        let right = asking
            .options
            .iter()
            .find(|shown| says(&shown.choice, &truth));
        let right = right.unwrap_or_else(|| panic!("{:?} is offered {truth:?}", asking.fact));
        right.id.clone()
    });
    Sent {
        attempt: open.attempt.to_string(),
        birth_date: "29/02/1980".into(),
        answers: answers.collect(),
    }
}

/// The same with one wrong answer.
pub fn wrong(open: &Questionnaire, record: &RegistryRecord) -> Sent {
    let mut sent = right(open, record);
    let asking: &Asking = &open.sheet.questions[0];
    let other = asking
        .options
        .iter()
        .find(|shown| shown.id != sent.answers[0]);
    sent.answers[0] = other.unwrap().id.clone();
    sent
}

/// What is on file; empty for nothing.
fn truth(record: &RegistryRecord, fact: Fact) -> String {
    let label = |label: &Option<Label>| label.as_ref().map_or("", Label::as_str).to_owned();
    let spouse = &record.spouse;
    match fact {
        Fact::Profession => label(&record.profession),
        Fact::Position => label(&record.position),
        Fact::Employer => label(&record.employer),
        Fact::Municipality => label(&record.municipality),
        Fact::HireDate => record.hired.map_or_else(String::new, Date::iso),
        Fact::SpousePhone => {
            let phone = spouse.phone.as_ref();
            phone.map_or_else(String::new, |phone| phone.last4().to_owned())
        }
        Fact::SpouseProfession => label(&spouse.profession),
        Fact::SpousePosition => label(&spouse.position),
    }
}

fn says(choice: &Choice, truth: &str) -> bool {
    match choice {
        Choice::Label(label) => label.to_lowercase() == truth.to_lowercase(),
        Choice::Date(date) => date.iso() == truth,
        Choice::Last4(digits) => digits == truth,
        Choice::Unassigned => truth.is_empty(),
    }
}
