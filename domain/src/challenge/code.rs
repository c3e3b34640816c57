//! The code to the e-mail or phone on file: an equal first way beside the questions (Q24), also for
//! those about whom too little is on file to ask. Six digits, good for five tries and, by mail, ten
//! minutes; by telephone five (`domain.md` 3.2).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::chance::{self, Chance};
use crate::refusal::Problem;
use crate::time::Span;

const DIGITS: usize = 6;

/// Which way a code goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeWay {
    /// To the e-mail on file.
    Mail,
    /// To the mobile on file, by text message.
    Phone,
}

impl CodeWay {
    /// As forms send it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Phone => "phone",
        }
    }

    /// What a form sent; none for anything else.
    pub fn parse(name: &str) -> Option<Self> {
        let mut ways = [Self::Mail, Self::Phone].into_iter();
        ways.find(|way| way.name() == name)
    }

    /// How long a code is good.
    pub const fn life(self) -> Span {
        match self {
            Self::Mail => Span::minutes(10),
            Self::Phone => Span::minutes(5),
        }
    }
}

/// Six digits. Printed nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct ProofCode(String);

impl fmt::Debug for ProofCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProofCode(…)")
    }
}

impl ProofCode {
    /// How often one may be tried.
    pub const TRIES: u8 = 5;

    /// A new one; each of a million is as likely.
    pub fn draw(chance: &mut dyn Chance) -> Self {
        Self(format!("{:06}", chance::below(chance, 1_000_000)))
    }

    /// Reads what was typed; spaces and hyphens mean nothing.
    ///
    /// Errors: `Empty`, `MailCodeFormat`.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let signs = typed
            .chars()
            .filter(|c| !(c.is_whitespace() || *c == '-'))
            .take(DIGITS + 1);
        let signs: String = signs.collect();
        if signs.is_empty() {
            return Err(Problem::Empty);
        }
        if signs.len() == DIGITS && signs.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(signs))
        } else {
            Err(Problem::MailCodeFormat)
        }
    }

    /// The digits, for the message and for the digest.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::tests::Seeded;

    #[test]
    fn q24_a_code_reads_back_however_it_was_copied() {
        let code = ProofCode::draw(&mut Seeded(1));
        let (first, last) = code.digits().split_at(3);
        for typed in [
            format!("{first}{last}"),
            format!(" {first} {last}\n"),
            format!("{first}-{last}"),
        ] {
            assert_eq!(ProofCode::parse(&typed), Ok(code.clone()));
        }
        assert_eq!(ProofCode::parse(" "), Err(Problem::Empty));
        for typed in ["12345", "1234567", "12345a", "١٢٣٤٥٦", "12345６"] {
            assert_eq!(
                ProofCode::parse(typed),
                Err(Problem::MailCodeFormat),
                "{typed}"
            );
        }
        assert_eq!(format!("{code:?}"), "ProofCode(…)");
    }

    #[test]
    fn q24_codes_fill_the_whole_million() {
        let chance = &mut Seeded(2);
        let mut firsts = [0_u32; 10];
        for _ in 0..10_000 {
            let code = ProofCode::draw(chance);
            assert_eq!(code.digits().len(), 6);
            firsts[usize::from(code.digits().as_bytes()[0] - b'0')] += 1;
        }
        assert!(
            firsts.iter().all(|n| (850..1_150).contains(n)),
            "{firsts:?}"
        );
    }
}
