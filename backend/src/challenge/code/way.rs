//! The ways that a code can go: what is on file, where each leads, and what it may be used.

use domain::challenge::{CodeWay, ProofCode};
use domain::contact::{Email, Phone};
use domain::locale::Locale;
use domain::registry::RegistryRecord;
use domain::time::{Span, Timestamp};

use crate::budget::{self, Limit};
use crate::caller::Caller;
use crate::challenge::subject::Subject;
use crate::fault::Denied;
use crate::mail::letters;
use crate::outbox;
use crate::sms;
use crate::storage::Tx;
use crate::storage::proof_code::CodeKey;

/// Codes to one address or number in 30 days, whoever is registered with it.
const MONTH: Limit = Limit {
    purpose: "proof_code_month",
    most: 20,
    window: Span::days(30),
};
/// Codes about one person in 30 days, both ways together: a hundred tries at one of a million.
const PERSON: Limit = Limit {
    purpose: "proof_code_person",
    most: 20,
    window: Span::days(30),
};

/// An address or a number on file.
#[derive(Debug)]
pub(super) struct Way {
    to: To,
    contact: Vec<u8>,
}

#[derive(Debug)]
enum To {
    Mail(Email),
    Phone(Phone),
}

/// The ways to that person, e-mail first. A number only where messages can leave, and of the
/// platform's own country: no other one is ever paid for (A23).
pub(super) fn ways(caller: &Caller, record: &RegistryRecord) -> Vec<Way> {
    let is_ours = |phone: &Phone| {
        phone.is_chilean() == (caller.platform.locale == Locale::EsCl)
            && caller.backend.sms.is_there()
    };
    let email = record.email.clone().map(To::Mail);
    let phone = record.phone.clone().filter(is_ours).map(To::Phone);
    let way = |to: To| {
        let contact = caller.backend.keys.lookup("proof_contact", &to.key());
        Way { to, contact }
    };
    email.into_iter().chain(phone).map(way).collect()
}

impl To {
    fn key(&self) -> String {
        match self {
            Self::Mail(email) => email.key(),
            Self::Phone(phone) => phone.e164().to_owned(),
        }
    }
}

impl Way {
    /// Which of the two it is.
    pub(super) fn kind(&self) -> CodeWay {
        match self.to {
            To::Mail(_) => CodeWay::Mail,
            To::Phone(_) => CodeWay::Phone,
        }
    }

    /// Where it leads, masked.
    pub(super) fn mask(&self) -> String {
        match &self.to {
            To::Mail(email) => email.mask(),
            To::Phone(phone) => phone.mask(),
        }
    }

    /// Whose code, sent this way, is stored.
    pub(super) fn code_key<'a>(&'a self, caller: &'a Caller, subject: &Subject) -> CodeKey<'a> {
        CodeKey {
            platform: caller.platform.slug.as_str(),
            account: subject.account.id(),
            person: subject.person.id,
            contact: &self.contact,
        }
    }

    /// What is stored of a code: another one for another account, person, address or number (A15).
    pub(super) fn digest(&self, caller: &Caller, subject: &Subject, code: &ProofCode) -> Vec<u8> {
        let (account, person) = (subject.account.id, subject.person.id);
        let (address, digits) = (self.to.key(), code.digits());
        let whole = format!("{account}:{person}:{address}:{digits}");
        caller.backend.keys.lookup("proof_code", &whole)
    }

    /// Counts one code, or refuses it.
    pub(super) async fn require(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        subject: &Subject,
    ) -> Result<(), Denied> {
        let links = caller.platform.policy.links;
        let pause = Limit {
            purpose: "proof_code_pause",
            most: 1,
            window: links.resend_pause(),
        };
        let day = Limit {
            purpose: "proof_code_day",
            most: i64::from(links.resend_per_day),
            window: Span::hours(24),
        };
        for limit in [pause, day, MONTH] {
            budget::require(tx, caller, limit, &self.contact).await?;
        }
        let person = subject.person.id.uuid();
        budget::require(tx, caller, PERSON, person.as_bytes()).await?;
        if let To::Phone(phone) = &self.to {
            sms::budget::require(tx, caller, subject.account.id(), phone).await?;
        }
        Ok(())
    }

    /// Writes the message.
    pub(super) async fn enqueue(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        code: &ProofCode,
        expires: Timestamp,
    ) -> Result<(), Denied> {
        let scribe = &caller.scribe();
        match &self.to {
            To::Mail(email) => {
                let letter = letters::challenge::code(caller, email, code);
                outbox::enqueue(tx, scribe, &letter, expires).await?;
            }
            To::Phone(phone) => {
                let text = sms::texts::code(caller, phone, code);
                outbox::enqueue(tx, scribe, &text, expires).await?;
            }
        }
        Ok(())
    }
}
