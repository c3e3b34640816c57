//! The RUT of a company (`domain.md` 1.2). The border at fifty million is a hint and no law: sole
//! traders trade under their own number, and say so with a tick.

use crate::document::Rut;
use crate::refusal::Problem;

/// Reads a company's RUT in any usual spelling. `sole_trader` is the tick «Es una persona natural
/// con giro».
///
/// Errors: those of [`Rut::parse`]; `RutGeneric` for numbers of tax papers that are nobody's;
/// `SoleTrader` for a person's number without the tick.
pub fn company_rut(typed: &str, sole_trader: bool) -> Result<Rut, Problem> {
    let rut = Rut::parse(typed)?;
    if rut.is_generic() {
        Err(Problem::RutGeneric)
    } else if rut.is_company() || sole_trader {
        Ok(rut)
    } else {
        Err(Problem::SoleTrader)
    }
}

/// Step 1 (W-05, W-06): whether what was typed is the RUT that the mailed link is bound to (Q5).
/// No tick is asked: the acquisition settled what kind of company it is.
///
/// Errors: those of [`Rut::parse`]; `RutOfInvitation` for another company's.
pub fn same_company(typed: &str, bound: Rut) -> Result<(), Problem> {
    if Rut::parse(typed)? == bound {
        Ok(())
    } else {
        Err(Problem::RutOfInvitation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w06_a_company_has_a_company_s_number_or_says_that_it_is_one_person() {
        assert!(company_rut("54.000.001-8", false).is_ok());
        assert_eq!(company_rut("40000001-8", false), Err(Problem::SoleTrader));
        assert!(company_rut("40000001-8", true).is_ok());
        for generic in ["55.555.555-5", "66666666-6"] {
            assert_eq!(company_rut(generic, true), Err(Problem::RutGeneric));
        }
        assert_eq!(company_rut("54000001-7", false), Err(Problem::RutDigit));
        assert_eq!(company_rut("", false), Err(Problem::Empty));
    }

    #[test]
    fn q5_the_rut_must_be_the_one_of_the_link() {
        let bound = Rut::parse("54000001-8").unwrap();
        for typed in ["54.000.001-8", "540000018", " 54000001‐8"] {
            assert_eq!(same_company(typed, bound), Ok(()), "{typed}");
        }
        assert_eq!(
            same_company("54123456-K", bound),
            Err(Problem::RutOfInvitation)
        );
        assert_eq!(same_company("54000001-1", bound), Err(Problem::RutDigit));
    }
}
