//! How often each value of each fact occurs in a platform's registry. Kept as bare counts, from
//! which no person can be read; the spouse's digits are not kept at all, only whether there are.

use std::collections::BTreeMap;

use super::fact::{Fact, Truth};
use crate::date::Date;
use crate::registry::RegistryRecord;

/// Counts per fact and value, the empty value included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Distribution {
    facts: BTreeMap<Fact, BTreeMap<String, u64>>,
}

/// What stands for digits that are on file.
const PRESENT: &str = "+";

/// The text under which a record's fact is counted; empty where nothing is on file.
pub fn stored_value(record: &RegistryRecord, fact: Fact) -> String {
    match Truth::of(record, fact) {
        Truth::Label(label) => label.map_or_else(String::new, |label| label.as_str().to_owned()),
        Truth::Date(date) => date.map_or_else(String::new, Date::iso),
        Truth::Last4(digits) => digits.map_or_else(String::new, |_| PRESENT.to_owned()),
    }
}

impl Distribution {
    /// Counts so many people under a value as [`stored_value`] writes it.
    pub fn add(&mut self, fact: Fact, value: &str, people: u32) {
        let values = self.facts.entry(fact).or_default();
        match values.get_mut(value) {
            Some(count) => *count += u64::from(people),
            None => {
                values.insert(value.to_owned(), u64::from(people));
            }
        }
    }

    /// Counts every fact of a record once.
    pub fn add_record(&mut self, record: &RegistryRecord) {
        for fact in Fact::ALL {
            self.add(fact, &stored_value(record, fact), 1);
        }
    }

    /// Every count, for storage.
    pub fn rows(&self) -> impl Iterator<Item = (Fact, &str, u64)> {
        self.facts
            .iter()
            .flat_map(|(fact, values)| values.iter().map(|(value, n)| (*fact, value.as_str(), *n)))
    }
}
