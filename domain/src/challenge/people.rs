//! A made-up registry for tests: common and rare values, every second person with a spouse.

use super::{Distribution, Pools};
use crate::chance::{self, Chance};
use crate::contact::Phone;
use crate::date::Date;
use crate::document::{Document, DocumentKind};
use crate::locale::Locale;
use crate::registry::{Label, RegistryRecord, Spouse, Status, tests::record};

/// An index that is common when small, as values in a registry are.
fn skewed(chance: &mut dyn Chance, n: usize) -> usize {
    let x = chance::unit(chance);
    ((x * x * n as f64) as usize).min(n - 1)
}

fn label(prefix: &str, n: usize) -> Option<Label> {
    // Letters, so that no two keys agree after cleaning.
    let name: String = n
        .to_string()
        .bytes()
        .map(|b| char::from(b'k' + b - b'0'))
        .collect();
    Label::parse(&format!("{prefix} {name}")).unwrap()
}

/// A person with everything on file; about every second one without a spouse.
pub(super) fn person(n: u64, chance: &mut dyn Chance) -> RegistryRecord {
    let married = chance::below(chance, 2) == 0;
    let spouse = Spouse {
        exists: Some(married),
        phone: married.then(|| {
            let digits = format!("399{:07}", chance::below(chance, 10_000_000));
            Phone::parse(Locale::EsCo, &digits).unwrap()
        }),
        profession: label("Oficio", skewed(chance, 40)).filter(|_| married),
        position: label("Cargo", skewed(chance, 40)).filter(|_| married),
    };
    // Most begin on the first of a month: few people share any other day.
    let day = [1, 1, 1, 1, 1, 15, 22][chance::index(chance, 7)];
    let (year, month) = (
        2008 + skewed(chance, 16) as i16,
        1 + chance::below(chance, 12) as u8,
    );
    RegistryRecord {
        document: Document::parse(DocumentKind::Cc, &(9_900_000_000 + n).to_string()).unwrap(),
        profession: label("Oficio", skewed(chance, 40)),
        position: label("Cargo", skewed(chance, 40)),
        employer: label("Empresa", skewed(chance, 40)),
        municipality: label("Pueblo", skewed(chance, 30)),
        hired: Some(Date::new(year, month, day).unwrap()),
        status: Status::Active,
        spouse,
        ..record()
    }
}

pub(super) fn registry(people: u64, chance: &mut dyn Chance) -> (Vec<RegistryRecord>, Pools) {
    let records: Vec<RegistryRecord> = (1..=people).map(|n| person(n, chance)).collect();
    let mut distribution = Distribution::default();
    records
        .iter()
        .for_each(|record| distribution.add_record(record));
    (records, Pools::of(&distribution))
}
