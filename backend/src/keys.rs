//! Secrets at rest. Facts about people are sealed with a key of their own, wrapped by the data
//! key, so that erasing one key erases the person in every backup; documents and identities are
//! found by keyed digests; tokens are stored as plain digests because they are random already.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::env::Chance;
use crate::fault::Fault;

const NONCE_BYTES: usize = 24;

/// The keys derived from the installation's data key.
#[derive(ZeroizeOnDrop)]
pub struct Keys {
    wrap: [u8; 32],
    lookup: [u8; 32],
    chain: [u8; 32],
}

/// The key of one person; everything about them is sealed with it.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct PersonKey([u8; 32]);

/// A random token that goes to a browser or into a mail; only its digest is stored.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; 32]);

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl std::fmt::Debug for PersonKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonKey(…)")
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// A new token of 256 random bits (ASVS 7.2.3).
    #[must_use]
    pub fn new(chance: &Chance) -> Self {
        Self(chance.bytes())
    }

    /// The token as it travels: 43 URL-safe characters.
    #[must_use]
    pub fn expose(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// Reads a token that came back; anything of another shape is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// What is stored of it.
    #[must_use]
    pub fn digest(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

impl Keys {
    /// Derives the working keys from the data key.
    ///
    /// # Errors
    /// [`Fault::Config`] when the derivation is refused, which 32 bytes never are.
    pub fn derive(data_key: &[u8; 32]) -> Result<Self, Fault> {
        let source = hkdf::Hkdf::<Sha256>::new(Some(b"porteria"), data_key);
        let expand = |purpose: &[u8]| {
            let mut key = [0; 32];
            source
                .expand(purpose, &mut key)
                .map_err(|_| Fault::Config("data key".into()))?;
            Ok::<_, Fault>(key)
        };
        Ok(Self {
            wrap: expand(b"wrap")?,
            lookup: expand(b"lookup")?,
            chain: expand(b"chain")?,
        })
    }

    /// A key for a new person, and how it is stored. `owner` binds it to its row.
    ///
    /// # Errors
    /// [`Fault::Sealed`] when sealing fails.
    pub fn new_person(&self, chance: &Chance, owner: &[u8]) -> Result<(PersonKey, Vec<u8>), Fault> {
        let key = PersonKey(chance.bytes());
        let wrapped = seal(&self.wrap, chance, owner, &key.0)?;
        Ok((key, wrapped))
    }

    /// The key of a stored person.
    ///
    /// # Errors
    /// [`Fault::Sealed`] when the wrapped key is not ours or belongs to another row.
    pub fn person(&self, wrapped: &[u8], owner: &[u8]) -> Result<PersonKey, Fault> {
        let key = open(&self.wrap, owner, wrapped)?;
        Ok(PersonKey(key.try_into().map_err(|_| Fault::Sealed)?))
    }

    /// Seals something that belongs to no person: a draft, a mail. `context` binds it to its row.
    ///
    /// # Errors
    /// [`Fault::Sealed`] when sealing fails.
    pub fn seal(&self, chance: &Chance, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, Fault> {
        seal(&self.wrap, chance, context, plain)
    }

    /// Opens what [`Keys::seal`] sealed for the same context.
    ///
    /// # Errors
    /// [`Fault::Sealed`] when it was changed, moved to another row, or sealed with another key.
    pub fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        open(&self.wrap, context, sealed)
    }

    /// The keyed digest under which a canonical identity of that kind is found.
    #[must_use]
    pub fn lookup(&self, kind: &str, canonical: &str) -> Vec<u8> {
        digest(
            &self.lookup,
            &[kind.as_bytes(), b"\0", canonical.as_bytes()],
        )
    }

    /// One link of an audit chain.
    #[must_use]
    pub fn link(&self, parts: &[&[u8]]) -> Vec<u8> {
        digest(&self.chain, parts)
    }

    /// Tells one data key from another without telling the key (F24).
    #[must_use]
    pub fn check_value(&self) -> String {
        URL_SAFE_NO_PAD.encode(digest(&self.lookup, &[b"check"]))
    }
}

impl PersonKey {
    /// Seals a fact of this person.
    ///
    /// # Errors
    /// [`Fault::Sealed`] when sealing fails.
    pub fn seal(&self, chance: &Chance, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, Fault> {
        seal(&self.0, chance, context, plain)
    }

    /// Opens a fact of this person.
    ///
    /// # Errors
    /// [`Fault::Sealed`] when it was changed or moved, or the key was erased and made anew.
    pub fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        open(&self.0, context, sealed)
    }
}

fn seal(key: &[u8; 32], chance: &Chance, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, Fault> {
    let nonce: [u8; NONCE_BYTES] = chance.bytes();
    let cipher = XChaCha20Poly1305::new(&Key::from(*key));
    let sealed = cipher
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: plain,
                aad: context,
            },
        )
        .map_err(|_| Fault::Sealed)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

fn open(key: &[u8; 32], context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Fault> {
    let (nonce, body) = sealed
        .split_first_chunk::<NONCE_BYTES>()
        .ok_or(Fault::Sealed)?;
    XChaCha20Poly1305::new(&Key::from(*key))
        .decrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: body,
                aad: context,
            },
        )
        .map_err(|_| Fault::Sealed)
}

fn digest(key: &[u8; 32], parts: &[&[u8]]) -> Vec<u8> {
    // A key of any length is accepted, so the error cannot happen; an empty digest matches nothing.
    let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key) else {
        return Vec::new();
    };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys::derive(&[7; 32]).unwrap()
    }

    #[test]
    fn what_was_sealed_opens_only_in_its_own_row() {
        let (keys, chance) = (keys(), Chance::seeded(1));
        let sealed = keys.seal(&chance, b"draft:1", b"Ana").unwrap();
        assert_eq!(keys.open(b"draft:1", &sealed).unwrap(), b"Ana");
        assert!(keys.open(b"draft:2", &sealed).is_err());
    }

    #[test]
    fn a_changed_byte_is_noticed() {
        let (keys, chance) = (keys(), Chance::seeded(1));
        let mut sealed = keys.seal(&chance, b"x", b"Ana").unwrap();
        if let Some(last) = sealed.last_mut() {
            *last ^= 1;
        }
        assert!(keys.open(b"x", &sealed).is_err());
        assert!(keys.open(b"x", b"short").is_err());
    }

    #[test]
    fn a_person_key_survives_wrapping_and_belongs_to_its_person() {
        let (keys, chance) = (keys(), Chance::seeded(2));
        let (key, wrapped) = keys.new_person(&chance, b"p1").unwrap();
        let sealed = key.seal(&chance, b"name", b"Ana").unwrap();
        assert_eq!(
            keys.person(&wrapped, b"p1")
                .unwrap()
                .open(b"name", &sealed)
                .unwrap(),
            b"Ana"
        );
        assert!(keys.person(&wrapped, b"p2").is_err());
    }

    #[test]
    fn look_ups_of_different_kinds_never_meet() {
        assert_ne!(keys().lookup("email", "a"), keys().lookup("document", "a"));
    }

    #[test]
    fn a_secret_reads_back_and_prints_nothing() {
        let secret = Secret::new(&Chance::seeded(3));
        let again = Secret::parse(&secret.expose()).unwrap();
        assert_eq!(again.digest(), secret.digest());
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert!(Secret::parse("corto").is_none());
    }
}
