//! What somebody typed to say who they are, in the one spelling that the platform's policy allows.
//! A text that is none of the allowed kinds is an identity like any other: one that nobody has, so
//! that it costs and counts the same.

use domain::contact::Email;
use domain::document::{Document, DocumentKind};
use domain::platform::{Policy, SignInId};
use domain::refusal::Problem;
use domain::time::Timestamp;

use crate::account::document_lookup;
use crate::keys::Keys;
use crate::storage::account::AccountRow;
use crate::storage::{self, Tx};

/// Longest text of no known kind that is told apart from others.
const LONGEST: usize = 256;

/// Who somebody says they are.
#[derive(Debug)]
pub(crate) struct Identity {
    found_by: FoundBy,
    /// Keyed digest of the canonical spelling: what failures are counted under.
    pub(crate) digest: Vec<u8>,
    /// What is wrong with the text, when it is of no allowed kind.
    pub(crate) problem: Option<Problem>,
}

#[derive(Debug)]
enum FoundBy {
    Email(String),
    Document(Vec<u8>),
}

impl FoundBy {
    /// Nobody, asked for like somebody on that platform.
    fn nobody(policy: &Policy) -> Self {
        if policy.sign_in.contains(&SignInId::Email) {
            Self::Email(String::new())
        } else {
            Self::Document(Vec::new())
        }
    }
}

impl Identity {
    /// Reads what was typed.
    pub(crate) fn read(policy: &Policy, keys: &Keys, typed: &str) -> Self {
        let mut problem = None;
        for kind in &policy.sign_in {
            match read_as(*kind, typed) {
                Ok(Found::Email(email)) => return Self::of_email(keys, &email),
                Ok(Found::Document(document)) => return Self::of_document(keys, &document),
                // Where several kinds are allowed, the first is the usual one.
                Err(wrong) => problem = problem.or(Some(wrong)),
            }
        }
        let text: String = typed.trim().chars().take(LONGEST).collect();
        Self {
            found_by: FoundBy::nobody(policy),
            digest: keys.lookup("sign_in:none", &text.to_lowercase()),
            problem: problem.filter(|_| policy.sign_in.len() == 1 || text.is_empty()),
        }
    }

    /// The identity that an address is.
    pub(crate) fn of_email(keys: &Keys, email: &Email) -> Self {
        Self {
            digest: keys.lookup("sign_in:email", &email.key()),
            found_by: FoundBy::Email(email.key()),
            problem: None,
        }
    }

    /// The identity that a document is.
    pub(crate) fn of_document(keys: &Keys, document: &Document) -> Self {
        Self {
            digest: keys.lookup("sign_in:document", &document.key()),
            found_by: FoundBy::Document(document_lookup(keys, document)),
            problem: None,
        }
    }

    /// The digest under which a document is found; empty where it is none.
    pub(crate) fn lookup(&self) -> &[u8] {
        match &self.found_by {
            FoundBy::Email(_) => &[],
            FoundBy::Document(lookup) => lookup,
        }
    }

    /// What the audit calls it: nothing that could be read back, alike for somebody and nobody.
    pub(crate) fn subject(&self) -> String {
        let start = self.digest.iter().take(8);
        let digits: String = start.map(|byte| format!("{byte:02x}")).collect();
        format!("identity:{digits}")
    }

    /// The account, looked up by one statement in every case.
    pub(crate) async fn account(
        &self,
        tx: &mut Tx,
        platform: &str,
        now: Timestamp,
    ) -> sqlx::Result<Option<AccountRow>> {
        match &self.found_by {
            FoundBy::Email(key) => storage::account::by_email(tx, platform, key, now).await,
            FoundBy::Document(lookup) => {
                storage::account::by_document(tx, platform, lookup, now).await
            }
        }
    }

    /// The newest registration under it, by one statement in every case.
    pub(crate) async fn registration(
        &self,
        tx: &mut Tx,
        platform: &str,
        now: Timestamp,
    ) -> sqlx::Result<Option<storage::whereabouts::Registered>> {
        let (email_key, lookup) = match &self.found_by {
            FoundBy::Email(key) => (key.as_str(), [].as_slice()),
            FoundBy::Document(lookup) => ("", lookup.as_slice()),
        };
        storage::whereabouts::registered(tx, platform, email_key, lookup, now).await
    }

    /// The password of a registration that waits under it.
    pub(crate) async fn waiting_password(
        &self,
        tx: &mut Tx,
        platform: &str,
        now: Timestamp,
    ) -> sqlx::Result<Option<String>> {
        let (email_key, lookup) = match &self.found_by {
            FoundBy::Email(key) => (key.as_str(), [].as_slice()),
            FoundBy::Document(lookup) => ("", lookup.as_slice()),
        };
        storage::sign_in::waiting_password(tx, platform, email_key, lookup, now).await
    }
}

enum Found {
    Email(Email),
    Document(Document),
}

fn read_as(kind: SignInId, typed: &str) -> Result<Found, Problem> {
    match kind {
        SignInId::Email => Email::parse(typed).map(Found::Email),
        SignInId::Rut => Document::parse(DocumentKind::Rut, typed).map(Found::Document),
        SignInId::Cedula => Document::parse(DocumentKind::Cc, typed).map(Found::Document),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn policy(kinds: &[SignInId]) -> Policy {
        Policy {
            sign_in: BTreeSet::from_iter(kinds.iter().copied()),
            ..Policy::default()
        }
    }

    fn read(kinds: &[SignInId], typed: &str) -> Identity {
        let keys = Keys::derive(&[7; 32]).unwrap();
        Identity::read(&policy(kinds), &keys, typed)
    }

    #[test]
    fn a07_spellings_of_one_rut_are_one_identity() {
        let canonical = read(&[SignInId::Rut], "42000003-0").digest;
        for typed in ["42.000.003-0", "420000030", " 42000003-0 ", "042000003-0"] {
            assert_eq!(read(&[SignInId::Rut], typed).digest, canonical, "{typed}");
        }
    }

    #[test]
    fn a17_a_wrong_check_digit_is_told_where_only_a_rut_is_asked() {
        let wrong = read(&[SignInId::Rut], "42000003-1");
        assert_eq!(wrong.problem, Some(Problem::RutDigit));
        assert!(matches!(wrong.found_by, FoundBy::Document(lookup) if lookup.is_empty()));
    }

    #[test]
    fn q27_the_policy_decides_what_signs_in() {
        let both = [SignInId::Email, SignInId::Cedula];
        let email = read(&both, "Ana@correo.example");
        assert!(matches!(email.found_by, FoundBy::Email(_)));
        let document = read(&both, "9.900.000.001");
        assert!(matches!(document.found_by, FoundBy::Document(_)));
        let neither = read(&both, "ana");
        assert!(matches!(neither.found_by, FoundBy::Email(key) if key.is_empty()));
        assert_eq!(neither.problem, None);
        let only_email = read(&[SignInId::Email], "9900000001");
        assert!(matches!(only_email.found_by, FoundBy::Email(key) if key.is_empty()));
    }
}
