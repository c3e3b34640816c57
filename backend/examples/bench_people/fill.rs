//! A company with so many people, entered as a load enters them.

use backend::storage::roster::{self, NewPerson};
use backend::storage::{self, Db, Tx};
use domain::document::Rut;
use domain::id::{self, Id};
use domain::membership::{MembershipState, Perfil};
use domain::roster::Node;
use domain::time::Timestamp;
use uuid::Uuid;

use crate::opened::opened;
use crate::{Answer, PLATFORM};

/// The company.
pub const COMPANY: Id<id::Company> = Id::from_uuid(Uuid::from_u128(7));
/// One of its perfiles, which one of four has.
pub const OWN: Id<id::Role> = Id::from_uuid(Uuid::from_u128(9));
/// One of its sections, in which one of ten is.
pub const SECTION: Uuid = Uuid::from_u128(10);

/// People of one transaction, and of one statement's worth of memory.
const BATCH: u32 = 50_000;
const CHUNK: u32 = 1_000;

const NAMES: [&str; 12] = [
    "María", "José", "Ana", "Luis", "Pedro", "Camila", "Rosa", "Jorge", "Daniela", "Ignacio",
    "Paz", "Elisa",
];
const SURNAMES: [&str; 12] = [
    "González",
    "Muñoz",
    "Rojas",
    "Díaz",
    "Pérez",
    "Soto",
    "Silva",
    "Ñáñez",
    "Lillo",
    "Fuentes",
    "Araya",
    "Tapia",
];

/// Makes the company; every tenth of its people is «Inhabilitado», and no one of those in the section.
pub async fn fill(db: &Db, size: u32) -> Answer<()> {
    db.write(|mut tx| async move {
        company(&mut tx).await?;
        tx.done(())
    })
    .await?;
    for from in (0..size).step_by(usize::try_from(BATCH)?) {
        let until = (from + BATCH).min(size);
        db.write(|mut tx| async move {
            for from in (from..until).step_by(CHUNK as usize) {
                let until = (from + CHUNK).min(until);
                let made: Vec<Made> = (from..until).map(Made::new).collect();
                let people: Vec<NewPerson<'_>> = made.iter().map(Made::person).collect();
                roster::add_many(&mut tx, &people).await?;
            }
            tx.done(())
        })
        .await?;
    }
    Ok(())
}

async fn company(tx: &mut Tx) -> sqlx::Result<()> {
    opened(tx, PLATFORM, COMPANY, Timestamp(0)).await?;
    let section = Node {
        id: SECTION,
        parent: None,
        name: "Bodega".into(),
        key: "bodega".into(),
    };
    storage::section::insert(tx, PLATFORM, COMPANY, &section).await?;
    Ok(())
}

/// Numbers as people have them, in no order.
fn rut(n: u32) -> String {
    let body = 10_000_000 + u64::from(n) * 7_919_003 % 20_000_003;
    let rut = u32::try_from(body).ok().and_then(Rut::from_body);
    rut.map_or_else(String::new, |rut| rut.to_string())
}

/// What a person is made of.
struct Made {
    n: u32,
    id: Uuid,
    rut: String,
    name: String,
    key: String,
    email: String,
}

impl Made {
    fn new(n: u32) -> Self {
        // Names in no order of time.
        let mixed = n.wrapping_mul(2_654_435_761);
        let of = |names: [&'static str; 12], shift: u32| {
            let at = usize::try_from((mixed >> shift) % 12).unwrap_or(0);
            names.get(at).copied().unwrap_or_default()
        };
        let (name, first, second) = (of(NAMES, 3), of(SURNAMES, 9), of(SURNAMES, 17));
        let key = domain::company::LegalName::parse(&format!("{first} {second} {name}"));
        Self {
            n,
            id: Uuid::from_u128(u128::from(n) + 1_000),
            rut: rut(n),
            name: format!("{name} {first} {second}"),
            key: key.map(|line| line.folded()).unwrap_or_default(),
            email: format!("persona{n}@empresa.example"),
        }
    }

    fn person(&self) -> NewPerson<'_> {
        let [disabled, in_section] = [0, 5].map(|rest| self.n % 10 == rest);
        NewPerson {
            id: Id::from_uuid(self.id),
            platform: PLATFORM,
            company: COMPANY,
            membership: None,
            worker: None,
            rut_lookup: Some(self.id.as_bytes()),
            rut: &self.rut,
            name: &self.name,
            sort_key: &self.key,
            email: &self.email,
            phone: None,
            perfil: if self.n % 4 == 0 {
                Perfil::Own(OWN)
            } else {
                Perfil::Worker
            },
            state: if disabled {
                MembershipState::Disabled
            } else {
                MembershipState::Enabled
            },
            section: in_section.then_some(SECTION),
            starts_on: None,
            ends_at: in_section.then_some(Timestamp(i64::from(self.n))),
            reason: None,
            wrapped_key: &[7; 72],
            now: Timestamp(i64::from(self.n)),
        }
    }
}
