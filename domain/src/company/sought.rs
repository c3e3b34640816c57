//! Looking for one of one's companies by any part of its name or number; accents, capitals, dots and
//! hyphens do not matter.

use crate::text::fold;

/// Longer searches are cut, in characters.
const LONGEST: usize = 80;

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// What a folded name contains; empty looks for every company.
    pub name: String,
    /// What a number without hyphen contains, in lower case; none where nothing like one was typed.
    pub number: Option<String>,
}

impl Sought {
    /// Reads what was typed.
    pub fn parse(typed: &str) -> Self {
        let cut: String = typed.chars().take(LONGEST).collect();
        let name = fold(&cut).split_whitespace().collect::<Vec<_>>().join(" ");
        let of_rut = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | ' ' | 'k');
        let is_number = name.chars().all(of_rut) && name.chars().any(|c| c.is_ascii_digit());
        let number = is_number.then(|| name.chars().filter(char::is_ascii_alphanumeric).collect());
        Self { name, number }
    }

    /// Whether every company is wanted.
    pub const fn is_empty(&self) -> bool {
        self.name.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a21_names_are_sought_without_accents_and_numbers_without_dots() {
        for (typed, name, number) in [
            ("  PANADERÍA   el ", "panaderia el", None),
            ("54.000.001-8", "54.000.001-8", Some("540000018")),
            ("54 123 456-K", "54 123 456-k", Some("54123456k")),
            ("8", "8", Some("8")),
            ("k", "k", None),
            ("3M", "3m", None),
            ("   ", "", None),
        ] {
            let sought = Sought::parse(typed);
            assert_eq!((&*sought.name, sought.number.as_deref()), (name, number));
        }
        assert!(Sought::parse(" ").is_empty());
        assert_eq!(Sought::parse(&"x".repeat(500)).name.len(), LONGEST);
    }
}
