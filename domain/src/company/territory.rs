//! Regions and comunas of Chile, all 16 and 346 (`domain.md` 3.3). The list lies beside in
//! `territory/chile.txt`, which names its source. Stored by code; shown by name.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::refusal::Problem;

const CHILE: &str = include_str!("territory/chile.txt");

/// A region, by its two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Region {
    code: &'static str,
    name: &'static str,
}

/// A comuna, by its five digits; the first two are its region's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Comuna {
    code: &'static str,
    name: &'static str,
}

/// A comuna with its region: where a company is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The region.
    pub region: Region,
    /// A comuna of that region.
    pub comuna: Comuna,
}

/// Code and name of every line, regions from north to south, each before its comunas.
fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = CHILE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' '))
}

impl Region {
    /// Every region, from north to south.
    pub fn all() -> impl Iterator<Item = Self> {
        let regions = lines().filter(|(code, _)| code.len() == 2);
        regions.map(|(code, name)| Self { code, name })
    }

    /// The region with that code.
    ///
    /// Errors: `Empty`, `NotAChoice`.
    pub fn parse(code: &str) -> Result<Self, Problem> {
        if code.trim().is_empty() {
            return Err(Problem::Empty);
        }
        let found = Self::all().find(|region| region.code == code.trim());
        found.ok_or(Problem::NotAChoice)
    }

    /// `13`.
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// `Metropolitana de Santiago`.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Its comunas.
    pub fn comunas(self) -> impl Iterator<Item = Comuna> {
        Comuna::all().filter(move |comuna| comuna.region_code() == self.code)
    }
}

impl Comuna {
    /// Every comuna.
    pub fn all() -> impl Iterator<Item = Self> {
        let comunas = lines().filter(|(code, _)| code.len() == 5);
        comunas.map(|(code, name)| Self { code, name })
    }

    /// Comunas whose name holds those letters, accents and case aside, names that begin with them
    /// first; at most `most`.
    pub fn search(typed: &str, most: usize) -> Vec<Self> {
        let wanted = crate::text::fold(typed.trim());
        if wanted.is_empty() || wanted.len() > 64 {
            return Vec::new();
        }
        let holds = |comuna: &Self| crate::text::fold(comuna.name).find(&wanted);
        let mut found: Vec<(bool, Self)> = Self::all()
            .filter_map(|comuna| holds(&comuna).map(|at| (at > 0, comuna)))
            .collect();
        found.sort_by_key(|(later, _)| *later);
        found
            .into_iter()
            .take(most)
            .map(|(_, comuna)| comuna)
            .collect()
    }

    /// `13101`.
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// `Santiago`.
    pub const fn name(self) -> &'static str {
        self.name
    }

    fn region_code(self) -> &'static str {
        self.code.get(..2).unwrap_or("")
    }
}

impl Place {
    /// The comuna with that code or name in that region. Names are typed, so case and accents do
    /// not matter.
    ///
    /// Errors, of the comuna: `Empty`; `ComunaElsewhere` when it is none or another region's.
    pub fn of(region: Region, comuna: &str) -> Result<Self, Problem> {
        let comuna = comuna.trim();
        if comuna.is_empty() {
            return Err(Problem::Empty);
        }
        if comuna.len() > 64 {
            return Err(Problem::ComunaElsewhere);
        }
        let name = crate::text::fold(comuna);
        let is_it = |one: &Comuna| one.code == comuna || crate::text::fold(one.name) == name;
        let comuna = region.comunas().find(is_it);
        let comuna = comuna.ok_or(Problem::ComunaElsewhere)?;
        Ok(Self { region, comuna })
    }
}

/// `Santiago, Metropolitana de Santiago`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.comuna.name, self.region.name)
    }
}
impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.comuna.code)
    }
}
impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        let region = Region::parse(code.get(..2).unwrap_or(""));
        let place = region.and_then(|region| Self::of(region, &code));
        place.map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn w11_all_regions_and_comunas_stand_in_the_list() {
        let counted: Vec<(&str, usize)> = Region::all()
            .map(|region| (region.code, region.comunas().count()))
            .collect();
        // From north to south, with the numbers of `domain.md` 3.3.
        assert_eq!(
            counted,
            [
                ("15", 4),
                ("01", 7),
                ("02", 9),
                ("03", 9),
                ("04", 15),
                ("05", 38),
                ("13", 52),
                ("06", 33),
                ("07", 30),
                ("16", 21),
                ("08", 33),
                ("09", 32),
                ("14", 12),
                ("10", 30),
                ("11", 10),
                ("12", 11),
            ]
        );
        let codes: BTreeSet<&str> = Comuna::all().map(Comuna::code).collect();
        assert_eq!(codes.len(), 346);
        assert!(Comuna::all().all(|comuna| comuna.name.chars().count() <= 20));
    }

    #[test]
    fn w11_a_comuna_belongs_to_its_region() {
        let metropolitan = Region::parse("13").unwrap();
        let place = Place::of(metropolitan, "13101").unwrap();
        assert_eq!(place.to_string(), "Santiago, Metropolitana de Santiago");
        assert_eq!(
            Place::of(metropolitan, "05101"),
            Err(Problem::ComunaElsewhere)
        );
        assert_eq!(Place::of(metropolitan, "x"), Err(Problem::ComunaElsewhere));
        let long = "a".repeat(65);
        assert_eq!(
            Place::of(metropolitan, &long),
            Err(Problem::ComunaElsewhere)
        );
        assert_eq!(Place::of(metropolitan, " "), Err(Problem::Empty));
        assert_eq!(Region::parse("17"), Err(Problem::NotAChoice));
        assert_eq!(Region::parse(""), Err(Problem::Empty));
        let kept = serde_json::to_string(&place).unwrap();
        assert_eq!(kept, "\"13101\"");
        assert_eq!(serde_json::from_str::<Place>(&kept).unwrap(), place);
        assert!(serde_json::from_str::<Place>("\"99999\"").is_err());
    }

    #[test]
    fn w11_a_comuna_may_be_typed_by_its_name_which_no_other_has() {
        let metropolitan = Region::parse("13").unwrap();
        for typed in ["Ñuñoa", " nunoa ", "ÑUÑOA", "13120"] {
            let place = Place::of(metropolitan, typed).unwrap();
            assert_eq!(place.comuna.name(), "Ñuñoa", "{typed}");
        }
        assert_eq!(
            Place::of(metropolitan, "Valparaíso"),
            Err(Problem::ComunaElsewhere)
        );
        let names: BTreeSet<String> = Comuna::all()
            .map(|comuna| crate::text::fold(comuna.name))
            .collect();
        assert_eq!(names.len(), 346);
    }

    #[test]
    fn w11_comunas_are_found_without_accents() {
        let names = |typed| -> Vec<&str> {
            Comuna::search(typed, 5)
                .into_iter()
                .map(Comuna::name)
                .collect()
        };
        assert_eq!(names("nunoa"), ["Ñuñoa"]);
        assert_eq!(names(" VALPARAISO "), ["Valparaíso"]);
        assert_eq!(names("calera"), ["Calera", "Calera de Tango"]);
        assert_eq!(names("espejo"), ["Lo Espejo"]);
        assert_eq!(names(""), Vec::<&str>::new());
        assert_eq!(names("no existe"), Vec::<&str>::new());
        assert_eq!(Comuna::search("a", 7).len(), 7);
    }
}
