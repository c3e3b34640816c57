//! A made-up registry for tests, drawn as the demonstration's is (`backend/src/demo/affiliates.rs`):
//! as many words of each kind, as common and as rare, as many spouses and thin rows. The
//! demonstration's own file is one such draw; many tell luck with one of them from a flaw.

use super::{Distribution, Pools};
use crate::chance::{self, Chance};
use crate::contact::Phone;
use crate::date::Date;
use crate::document::{Document, DocumentKind};
use crate::locale::Locale;
use crate::registry::{Label, RegistryRecord, Spouse, Status, tests::record};

/// How many people there are, and words of each kind.
pub(super) const PEOPLE: u64 = 2_000;
const PROFESSIONS: usize = 36;
const POSITIONS: usize = 32;
const EMPLOYERS: usize = 34;
const MUNICIPALITIES: usize = 26;
/// How steep the tail is: the k-th value is k^-0.7 times as common as the first.
const TAIL: f64 = 0.7;

/// An index that is common when small.
fn common(chance: &mut dyn Chance, n: usize) -> usize {
    let weight = |place: usize| (place as f64 + 1.0).powf(-TAIL);
    let mut left = chance::unit(chance) * (0..n).map(weight).sum::<f64>();
    for place in 0..n {
        left -= weight(place);
        if left < 0.0 {
            return place;
        }
    }
    n - 1
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

/// A person with everything on file; somewhat less than every second one has a spouse.
pub(super) fn person(n: u64, chance: &mut dyn Chance) -> RegistryRecord {
    let married = chance::below(chance, 100) < 45;
    let spouse = Spouse {
        exists: Some(married),
        phone: married.then(|| {
            let digits = format!("399{:07}", 1_000_000 + PEOPLE + n);
            Phone::parse(Locale::EsCo, &digits).unwrap()
        }),
        profession: label("Oficio", common(chance, PROFESSIONS)).filter(|_| married),
        position: label("Cargo", common(chance, POSITIONS)).filter(|_| married),
    };
    // People are hired on the first of a month, so that most days are shared by five or more.
    let (year, month) = (
        2008 + chance::below(chance, 16) as i16,
        1 + chance::below(chance, 12) as u8,
    );
    RegistryRecord {
        document: Document::parse(DocumentKind::Cc, &(9_900_000_000 + n).to_string()).unwrap(),
        profession: label("Oficio", common(chance, PROFESSIONS)),
        position: label("Cargo", common(chance, POSITIONS)),
        employer: label("Empresa", common(chance, EMPLOYERS)),
        municipality: label("Pueblo", common(chance, MUNICIPALITIES)),
        hired: Some(Date::new(year, month, 1).unwrap()),
        status: Status::Active,
        spouse,
        ..record()
    }
}

/// So many people, and what can be drawn from them.
pub(super) fn registry(people: u64, chance: &mut dyn Chance) -> (Vec<RegistryRecord>, Pools) {
    let records = (1..=people).map(|n| {
        let mut record = person(n, chance);
        // Some rows are thin, as a real office's are: two in a hundred leave four strong facts,
        // eight too few to ask.
        match chance::below(chance, 100) {
            0..=7 => (record.profession, record.position) = (None, None),
            8..=9 => record.profession = None,
            _ => {}
        }
        record
    });
    let records: Vec<RegistryRecord> = records.collect();
    let pools = Pools::of(&counted(&records));
    (records, pools)
}

/// How often each value occurs.
pub(super) fn counted(records: &[RegistryRecord]) -> Distribution {
    let mut distribution = Distribution::default();
    records
        .iter()
        .for_each(|record| distribution.add_record(record));
    distribution
}
