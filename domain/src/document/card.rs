//! «N° de serie o documento»: the number of the card, not of the person, and another one on each
//! renewal (`domain.md` 1.6). Old cards print a letter and nine digits, current ones nine digits
//! with dots; both are taken (Q13). It is a secret: it prints nothing and is kept as a keyed digest.

use std::fmt;

use crate::refusal::Problem;

/// The canonical number: `A021065123`, `523456789`.
#[derive(Clone, PartialEq, Eq)]
pub struct CardNumber(String);

impl CardNumber {
    /// Reads either printed form, with or without dots, dashes and spaces.
    ///
    /// Errors: `Empty`, `CardFormat`.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        if typed.chars().count() > 64 {
            return Err(Problem::CardFormat);
        }
        let mut number = crate::text::code(typed);
        number.retain(|c| c != '.' && c != '-');
        let digits = number.strip_prefix('A').unwrap_or(&number);
        if number.is_empty() {
            Err(Problem::Empty)
        } else if digits.len() == 9 && digits.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(number))
        } else {
            Err(Problem::CardFormat)
        }
    }

    /// Reads a cell of a file. A spreadsheet eats leading zeros; they are not put back.
    ///
    /// Errors: those of [`CardNumber::parse`], and `CardMissingDigits`.
    pub fn of_cell(cell: &str) -> Result<Self, Problem> {
        Self::parse(cell).map_err(|problem| {
            let mut number = crate::text::code(cell);
            number.retain(|c| c != '.' && c != '-');
            let short = (5..9).contains(&number.len());
            if short && number.bytes().all(|b| b.is_ascii_digit()) {
                Problem::CardMissingDigits
            } else {
                problem
            }
        })
    }

    /// What is digested with a key and compared: of one card, never of one person, so the RUT
    /// belongs to it.
    pub fn compare_value(&self, rut: super::Rut) -> String {
        format!("{rut}:{}", self.0)
    }
}

/// A secret: prints nothing.
impl fmt::Debug for CardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardNumber(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::Rut;

    #[test]
    fn q13_both_printed_forms_are_read() {
        for (typed, kept) in [
            ("100.000.000", "100000000"),
            ("523456789", "523456789"),
            ("A021065123", "A021065123"),
            ("a021065123", "A021065123"),
            ("A 021.065.123", "A021065123"),
            ("A-021065123", "A021065123"),
            ("５２３４５６７８９", "523456789"),
        ] {
            assert_eq!(CardNumber::parse(typed).unwrap().0, kept, "{typed}");
        }
        for typed in [
            "12345678",
            "A02106512",
            "B123456789",
            "1234567890",
            "5234567A9",
            "A",
            "Ａ",
        ] {
            assert_eq!(
                CardNumber::parse(typed),
                Err(Problem::CardFormat),
                "{typed}"
            );
        }
        assert_eq!(CardNumber::parse(" .-"), Err(Problem::Empty));
        assert_eq!(CardNumber::parse(&"1".repeat(65)), Err(Problem::CardFormat));
        assert_eq!(
            format!("{:?}", CardNumber::parse("523456789")),
            "Ok(CardNumber(…))"
        );
    }

    #[test]
    fn a_spreadsheet_s_missing_zeros_are_told_and_never_put_back() {
        assert_eq!(
            CardNumber::of_cell("12345678"),
            Err(Problem::CardMissingDigits)
        );
        assert_eq!(CardNumber::of_cell("1234"), Err(Problem::CardFormat));
        assert_eq!(CardNumber::of_cell("A2106512"), Err(Problem::CardFormat));
        assert!(CardNumber::of_cell("012345678").is_ok());
    }

    #[test]
    fn a_card_compares_with_its_own_person_only() {
        let card = CardNumber::parse("523456789").unwrap();
        let of = |body| card.compare_value(Rut::from_body(body).unwrap());
        assert_eq!(of(40_000_001), "40000001-8:523456789");
        assert_ne!(of(40_000_001), of(40_000_002));
    }

    proptest! {
        #[test]
        fn any_text_is_answered(typed in any::<String>(), near in "[Aa]?[ .-]?[0-9 .]{6,14}") {
            for text in [typed, near] {
                if let Ok(card) = CardNumber::parse(&text) {
                    prop_assert_eq!(CardNumber::parse(&card.0), Ok(card.clone()));
                }
                let _ = CardNumber::of_cell(&text);
            }
        }
    }
}
