//! The secret that a telephone and we share. 160 random bits; SHA-1, six digits, thirty seconds
//! and one step of tolerance, because that is what every application of the kind understands.

use domain::id::{self, Id};
use domain::time::Timestamp;
use totp_rs::{Builder, Secret, Totp};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::env::Chance;
use crate::fault::Fault;
use crate::keys::Keys;

const BYTES: usize = 20;

/// The shared secret. Prints nothing.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Seed([u8; BYTES]);

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed(…)")
    }
}

impl Seed {
    /// A new one.
    #[must_use]
    pub fn new(chance: &Chance) -> Self {
        Self(chance.bytes())
    }

    /// Reads the spelling that people type into a telephone: 32 letters and digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(text).ok()?;
        Some(Self(secret.as_bytes().try_into().ok()?))
    }

    /// That spelling.
    #[must_use]
    pub fn expose(&self) -> String {
        Secret::from(self.0).to_base32()
    }

    /// As it is stored, for that account alone.
    ///
    /// # Errors
    /// [`Fault::Sealed`] when sealing fails.
    pub fn seal(
        &self,
        keys: &Keys,
        chance: &Chance,
        account: Id<id::Account>,
    ) -> Result<Vec<u8>, Fault> {
        keys.seal(chance, &context(account), &self.0)
    }

    /// Opens what [`Seed::seal`] sealed for that account.
    ///
    /// # Errors
    /// [`Fault::Sealed`] when it was changed, or belongs to another account.
    pub fn open(keys: &Keys, account: Id<id::Account>, sealed: &[u8]) -> Result<Self, Fault> {
        let bytes = keys.open(&context(account), sealed)?;
        Ok(Self(bytes.try_into().map_err(|_| Fault::Sealed)?))
    }

    /// The step that this code belongs to: the one of now, the one before or the one after (A16).
    #[must_use]
    pub fn step_of(&self, code: &str, now: Timestamp) -> Option<i64> {
        let seconds = u64::try_from(now.0).ok()? / 1_000_000;
        let step = self.rule("", "").check(code, seconds)?;
        i64::try_from(step).ok()
    }

    /// The code that a telephone shows then.
    #[must_use]
    pub fn code(&self, now: Timestamp) -> String {
        let seconds = u64::try_from(now.0).unwrap_or(0) / 1_000_000;
        self.rule("", "").generate(seconds).to_string()
    }

    /// The address that a telephone reads from the picture.
    ///
    /// # Errors
    /// [`Fault::Config`] for names that cannot stand in one, which no platform has.
    pub fn address(&self, issuer: &str, account: &str) -> Result<String, Fault> {
        self.rule(&issuer.replace(':', " "), account)
            .to_url()
            .map_err(|_| Fault::Config("the name of a platform does not fit a picture".into()))
    }

    fn rule(&self, issuer: &str, account: &str) -> Totp {
        let issuer = (!issuer.is_empty()).then(|| issuer.to_owned());
        Builder::new()
            .with_secret(self.0)
            .with_issuer(issuer)
            .with_account_name(account.to_owned())
            .build_noncompliant()
    }
}

fn context(account: Id<id::Account>) -> Vec<u8> {
    format!("totp:{account}").into_bytes()
}

#[cfg(test)]
mod tests {
    use domain::time::Span;

    use super::*;

    /// RFC 6238, appendix B: the secret of the SHA-1 rows.
    const RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn at(seconds: i64) -> Timestamp {
        Timestamp(seconds * 1_000_000)
    }

    #[test]
    fn q50_codes_are_those_of_rfc_6238() {
        let seed = Seed::parse(RFC).unwrap();
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(seed.code(at(seconds)), code);
            assert_eq!(seed.step_of(code, at(seconds)), Some(seconds / 30));
        }
        assert_eq!(seed.expose(), RFC);
    }

    #[test]
    fn a16_a_code_serves_one_step_around_and_no_longer() {
        let seed = Seed::parse(RFC).unwrap();
        let now = at(1_234_567_890);
        let code = seed.code(now);
        for (moved, taken) in [
            (Span::seconds(0), true),
            (Span::seconds(30), true),
            (Span::seconds(-30), true),
            (Span::seconds(60), false),
            (Span::seconds(-31), false),
            (Span::hours(1), false),
            (Span::hours(-1), false),
            (Span::days(1), false),
        ] {
            let step = seed.step_of(&code, now + moved);
            assert_eq!(step.is_some(), taken, "{moved:?}");
        }
        assert_eq!(seed.step_of(&code, Timestamp(-1)), None);
    }

    #[test]
    fn a_secret_belongs_to_one_account_and_prints_nothing() {
        let (keys, chance) = (Keys::derive(&[7; 32]).unwrap(), Chance::seeded(1));
        let seed = Seed::new(&chance);
        let (one, other) = (chance.id(at(1)), chance.id(at(1)));
        let sealed = seed.seal(&keys, &chance, one).unwrap();
        let opened = Seed::open(&keys, one, &sealed).unwrap();
        assert_eq!(opened.expose(), seed.expose());
        assert!(Seed::open(&keys, other, &sealed).is_err());
        assert_eq!(format!("{seed:?}"), "Seed(…)");
    }

    #[test]
    fn q50_the_address_of_the_picture_names_platform_and_account() {
        let seed = Seed::parse(RFC).unwrap();
        let address = seed.address("Gestión", "mesa@correo.example").unwrap();
        assert!(address.starts_with("otpauth://totp/"), "{address}");
        assert!(address.contains(&format!("secret={RFC}")), "{address}");
        assert!(address.contains("issuer=Gesti"), "{address}");
    }
}
