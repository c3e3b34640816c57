//! The forms as browsers send them: names and texts. The name of a field is the one that a problem
//! points at, so a text, its problem and its control always meet.

use super::typed::{Typed, TypedAcquisition, TypedCompany, TypedContact, TypedPerson, TypedUser};
use super::{Item, MOST_REPRESENTATIVES, Section};
use crate::refusal::Field;

/// What a browser sends for a box that is ticked.
pub(super) const TICKED: &str = "yes";

/// The name of the tick «No tiene» beside «Apellido materno».
pub fn no_second_surname(section: Section) -> String {
    let name = Field::Company(section, Item::SecondSurname).name();
    format!("{name}_none")
}

impl Typed {
    /// Reads what a browser sent. Of the representatives as many as were sent one after the other,
    /// and one more than there may be, so that too many are noticed.
    pub fn read(sent: &dyn Fn(&str) -> Option<String>) -> Self {
        let ticked = |name: &str| sent(name).as_deref() == Some(TICKED);
        let mut typed = Self::default();
        for at in 0..=MOST_REPRESENTATIVES {
            let section = Section::Representative(at);
            if sent(&Field::Company(section, Item::Names).name()).is_none() {
                break;
            }
            typed.representatives.push(TypedPerson {
                no_second_surname: ticked(&no_second_surname(section)),
                ..TypedPerson::default()
            });
        }
        typed.user.no_second_surname = ticked(&no_second_surname(Section::FirstUser));
        let of_user = |item| ticked(&Field::Company(Section::FirstUser, item).name());
        typed.accept_terms = of_user(Item::Terms);
        typed.accept_privacy = of_user(Item::Privacy);
        let people = (0..=MOST_REPRESENTATIVES).map(Section::Representative);
        for section in SECTIONS.into_iter().chain(people) {
            for item in section.items() {
                let slot = typed.slot(section, *item);
                let text = sent(&Field::Company(section, *item).name());
                if let (Some(slot), Some(text)) = (slot, text) {
                    *slot = text;
                }
            }
        }
        typed
    }

    /// What was typed into that field.
    pub fn text(&self, section: Section, item: Item) -> String {
        // One part is copied, not the whole form.
        let text = match section {
            Section::Company => self.company.clone().slot(item).map(std::mem::take),
            Section::Representatives | Section::Tax | Section::Billing => None,
            Section::Representative(at) => {
                let mut person = self.representatives.get(usize::from(at)).cloned();
                person
                    .as_mut()
                    .and_then(|person| person.slot(item).map(std::mem::take))
            }
            Section::Commercial => self.commercial.clone().slot(item).map(std::mem::take),
            Section::Supplied => self.supplied.clone().slot(item).map(std::mem::take),
            Section::FirstUser => self.user.clone().slot(item).map(std::mem::take),
        };
        text.unwrap_or_default()
    }

    /// Whether «No tiene» is ticked there.
    pub fn has_no_second_surname(&self, section: Section) -> bool {
        match section {
            Section::Representative(at) => self
                .representatives
                .get(usize::from(at))
                .is_some_and(|person| person.no_second_surname),
            _ => self.user.no_second_surname,
        }
    }

    /// «Usar la razón social»: the first characters of it that fit.
    pub fn copy_trade_name(&mut self) {
        self.company.trade_name = self.company.legal_name.trim().chars().take(60).collect();
    }

    fn slot(&mut self, section: Section, item: Item) -> Option<&mut String> {
        match section {
            Section::Company => self.company.slot(item),
            Section::Representatives | Section::Tax | Section::Billing => None,
            Section::Representative(at) => {
                let person = self.representatives.get_mut(usize::from(at));
                person.and_then(|person| person.slot(item))
            }
            Section::Commercial => self.commercial.slot(item),
            Section::Supplied => self.supplied.slot(item),
            Section::FirstUser => self.user.slot(item),
        }
    }
}

/// The parts of step 2 that are there once.
const SECTIONS: [Section; 4] = [
    Section::Company,
    Section::Commercial,
    Section::Supplied,
    Section::FirstUser,
];

impl TypedAcquisition {
    /// Reads what a browser sent.
    pub fn read(sent: &dyn Fn(&str) -> Option<String>) -> Self {
        let of = |item| sent(&Field::Company(Section::Company, item).name()).unwrap_or_default();
        let mut contact = TypedContact::default();
        for item in Section::Supplied.items() {
            let text = sent(&Field::Company(Section::Supplied, *item).name());
            if let (Some(slot), Some(text)) = (contact.slot(*item), text) {
                *slot = text;
            }
        }
        Self {
            rut: of(Item::Rut),
            sole_trader: of(Item::SoleTrader) == TICKED,
            legal_name: of(Item::LegalName),
            product: of(Item::Product),
            contact,
        }
    }
}

impl TypedCompany {
    fn slot(&mut self, item: Item) -> Option<&mut String> {
        Some(match item {
            Item::LegalName => &mut self.legal_name,
            Item::TradeName => &mut self.trade_name,
            Item::Giro => &mut self.giro,
            Item::Street => &mut self.street,
            Item::Region => &mut self.region,
            Item::Comuna => &mut self.comuna,
            Item::Phone => &mut self.phone,
            Item::Email => &mut self.email,
            _ => return None,
        })
    }
}

impl TypedPerson {
    fn slot(&mut self, item: Item) -> Option<&mut String> {
        Some(match item {
            Item::Names => &mut self.names,
            Item::FirstSurname => &mut self.first_surname,
            Item::SecondSurname => &mut self.second_surname,
            Item::Rut => &mut self.rut,
            Item::Email => &mut self.email,
            Item::Phone => &mut self.phone,
            _ => return None,
        })
    }
}

impl TypedContact {
    fn slot(&mut self, item: Item) -> Option<&mut String> {
        Some(match item {
            Item::Names => &mut self.names,
            Item::Position => &mut self.position,
            Item::Email => &mut self.email,
            Item::Phone => &mut self.phone,
            _ => return None,
        })
    }
}

impl TypedUser {
    fn slot(&mut self, item: Item) -> Option<&mut String> {
        Some(match item {
            Item::Names => &mut self.names,
            Item::FirstSurname => &mut self.first_surname,
            Item::SecondSurname => &mut self.second_surname,
            Item::DocumentKind => &mut self.document_kind,
            Item::Document => &mut self.document,
            Item::Position => &mut self.position,
            Item::Email => &mut self.email,
            Item::EmailAgain => &mut self.email_again,
            Item::Phone => &mut self.phone,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn read(sent: &[(&str, &str)]) -> Typed {
        let sent: BTreeMap<&str, &str> = sent.iter().copied().collect();
        Typed::read(&|name| sent.get(name).map(|text| (*text).to_owned()))
    }

    #[test]
    fn w14_the_list_begins_empty_and_grows_by_what_was_sent() {
        assert!(read(&[]).representatives.is_empty());
        let two = read(&[
            ("representative_0_names", "Ana"),
            ("representative_0_second_surname_none", "yes"),
            ("representative_1_names", ""),
            ("representative_1_rut", "40000001-8"),
            ("representative_3_names", "behind a gap"),
        ]);
        assert_eq!(two.representatives.len(), 2);
        assert!(two.has_no_second_surname(Section::Representative(0)));
        assert!(!two.has_no_second_surname(Section::Representative(1)));
        assert_eq!(
            two.text(Section::Representative(1), Item::Rut),
            "40000001-8"
        );
        let names: Vec<String> = (0..40)
            .map(|at| format!("representative_{at}_names"))
            .collect();
        let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();
        let many = read(&many);
        assert_eq!(many.representatives.len(), 11, "one more than may be");
    }

    #[test]
    fn w09_every_field_of_every_section_is_read_and_shown_again() {
        let mut names = BTreeMap::new();
        let first = Section::Representative(0);
        for section in SECTIONS.into_iter().chain([first]) {
            for item in section.items() {
                let name = Field::Company(section, *item).name().into_owned();
                names.insert(name.clone(), (section, *item));
            }
        }
        let typed = Typed::read(&|name| names.contains_key(name).then(|| name.to_owned()));
        for (name, (section, item)) in &names {
            assert_eq!(typed.text(*section, *item), *name);
        }
        assert_eq!(names.len(), 8 + 6 + 4 + 3 + 9);
        let ticks = read(&[("user_terms", "yes"), ("user_privacy", "on")]);
        assert!(ticks.accept_terms && !ticks.accept_privacy);
    }

    #[test]
    fn w03_an_acquisition_is_read_from_its_form() {
        let sent = |name: &str| Some(name.to_owned());
        let typed = TypedAcquisition::read(&sent);
        assert_eq!(
            (
                typed.rut.as_str(),
                typed.product.as_str(),
                typed.sole_trader
            ),
            ("company_rut", "company_product", false)
        );
        assert_eq!(typed.contact.email, "supplied_email");
    }
}
