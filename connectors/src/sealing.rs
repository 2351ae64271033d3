//! Sealing: secrets at rest, AES-256-GCM under `ENCRYPTION_KEY`, bound to the row they belong to.
//! Each sealed value names its key, so that a key can be replaced while older values still open.

use std::fmt;

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 12;

/// Why a secret could not be sealed or opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The key has another length.
    #[error("ENCRYPTION_KEY is {length} bytes, needs {KEY_BYTES}")]
    KeyLength {
        /// The length after decoding.
        length: usize,
    },
    /// The key is neither hexadecimal nor base64.
    #[error("ENCRYPTION_KEY is neither hexadecimal nor base64, give {KEY_BYTES} random bytes in one of them")]
    KeyEncoding,
    /// The value was sealed under a key that is not known here.
    #[error("the secret was sealed under key {key_id}, add that key as a previous ENCRYPTION_KEY")]
    UnknownKey {
        /// The key it names.
        key_id: String,
    },
    /// The value was changed, or belongs to another row.
    #[error("the sealed secret does not open: it was changed or belongs elsewhere, enter the secret again")]
    Tampered,
    /// The machine has no randomness, or the secret is larger than the cipher takes.
    #[error("the secret cannot be sealed")]
    CannotSeal,
}

/// A key of 256 bits.
#[derive(Clone)]
pub struct SealingKey {
    id: String,
    cipher: Aes256Gcm,
}

impl SealingKey {
    /// Reads 32 bytes written as 64 hexadecimal digits or as base64, of either alphabet, padded or not.
    pub fn from_hex_or_base64(text: &str) -> Result<Self, Error> {
        let bytes = decode(text.trim()).ok_or(Error::KeyEncoding)?;
        let cipher = Aes256Gcm::new_from_slice(&bytes).map_err(|_| Error::KeyLength { length: bytes.len() })?;
        let id = hex::encode(Sha256::digest(&bytes)).chars().take(8).collect();
        Ok(Self { id, cipher })
    }

    /// Seals a chunk of a stream; the nonce must never come twice under one key.
    pub(crate) fn seal_chunk(&self, nonce: &[u8; NONCE_BYTES], plain: &[u8]) -> Option<Vec<u8>> {
        self.cipher.encrypt(Nonce::from_slice(nonce), plain).ok()
    }

    /// Opens a chunk of a stream; nothing where it is another one.
    pub(crate) fn open_chunk(&self, nonce: &[u8; NONCE_BYTES], sealed: &[u8]) -> Option<Vec<u8>> {
        self.cipher.decrypt(Nonce::from_slice(nonce), sealed).ok()
    }

    /// Tells keys apart without giving anything of them away.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealingKey({})", self.id)
    }
}

/// A sealed secret, fit to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Nonce and ciphertext.
    pub bytes: Vec<u8>,
    /// The key that opens it.
    pub key_id: String,
}

/// Seals under the current key, opens under every key it has.
#[derive(Clone, Debug)]
pub struct Sealer {
    current: SealingKey,
    previous: Vec<SealingKey>,
}

impl Sealer {
    /// Takes the key for new secrets, and those that older ones were sealed under.
    #[must_use]
    pub const fn new(current: SealingKey, previous: Vec<SealingKey>) -> Self {
        Self { current, previous }
    }

    /// Seals a secret; `aad` says whose it is, and must be the same at opening.
    pub fn seal(&self, secret: &SecretString, aad: &[u8]) -> Result<Sealed, Error> {
        let mut nonce = [0_u8; NONCE_BYTES];
        rand::TryRngCore::try_fill_bytes(&mut rand::rngs::OsRng, &mut nonce).map_err(|_| Error::CannotSeal)?;
        let payload = Payload {
            msg: secret.expose_secret().as_bytes(),
            aad,
        };
        let ciphertext = self
            .current
            .cipher
            .encrypt(Nonce::from_slice(&nonce), payload)
            .map_err(|_| Error::CannotSeal)?;
        Ok(Sealed {
            bytes: [nonce.as_slice(), &ciphertext].concat(),
            key_id: self.current.id.clone(),
        })
    }

    /// Opens a secret sealed with the same `aad`.
    pub fn open(&self, sealed: &Sealed, aad: &[u8]) -> Result<SecretString, Error> {
        let key = std::iter::once(&self.current)
            .chain(&self.previous)
            .find(|key| key.id == sealed.key_id);
        let key = key.ok_or_else(|| Error::UnknownKey {
            key_id: sealed.key_id.clone(),
        })?;
        let (nonce, ciphertext) = sealed.bytes.split_at_checked(NONCE_BYTES).ok_or(Error::Tampered)?;
        let payload = Payload { msg: ciphertext, aad };
        let plain = key
            .cipher
            .decrypt(Nonce::from_slice(nonce), payload)
            .map_err(|_| Error::Tampered)?;
        String::from_utf8(plain)
            .map(SecretString::from)
            .map_err(|_| Error::Tampered)
    }

    /// Name of the key that new secrets are sealed under.
    #[must_use]
    pub fn key_id(&self) -> &str {
        &self.current.id
    }

    /// Whether it opens what was sealed under a key of that name.
    #[must_use]
    pub fn knows(&self, key_id: &str) -> bool {
        std::iter::once(&self.current)
            .chain(&self.previous)
            .any(|key| key.id == key_id)
    }
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let from_base64 = || {
        [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD]
            .into_iter()
            .find_map(|engine| engine.decode(text).ok())
    };
    hex::decode(text).ok().or_else(from_base64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> SealingKey {
        SealingKey::from_hex_or_base64(&hex::encode([byte; 32])).unwrap()
    }

    fn sealer(byte: u8) -> Sealer {
        Sealer::new(key(byte), Vec::new())
    }

    #[test]
    fn a_sealed_secret_opens_for_its_owner_alone() {
        let sealed = sealer(1).seal(&"hunter22".into(), b"account 1").unwrap();

        assert_eq!(
            sealer(1).open(&sealed, b"account 1").unwrap().expose_secret(),
            "hunter22"
        );
        assert_eq!(sealer(1).open(&sealed, b"account 2").unwrap_err(), Error::Tampered);
        assert!(!sealed.bytes.windows(8).any(|bytes| bytes == b"hunter22"));
    }

    #[test]
    fn the_same_secret_is_never_sealed_the_same() {
        let sealed = || sealer(1).seal(&"hunter22".into(), b"").unwrap().bytes;

        assert_ne!(sealed(), sealed());
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let sealed = sealer(1).seal(&"hunter22".into(), b"").unwrap();

        for index in 0..sealed.bytes.len() {
            let mut changed = sealed.clone();
            changed.bytes[index] ^= 1;
            assert_eq!(sealer(1).open(&changed, b"").unwrap_err(), Error::Tampered);
        }
        let short = Sealed {
            bytes: vec![0; 5],
            ..sealed
        };
        assert_eq!(sealer(1).open(&short, b"").unwrap_err(), Error::Tampered);
    }

    #[test]
    fn an_older_key_still_opens_and_seals_no_more() {
        let sealed = sealer(1).seal(&"hunter22".into(), b"").unwrap();
        let rotated = Sealer::new(key(2), vec![key(1)]);

        assert_eq!(rotated.open(&sealed, b"").unwrap().expose_secret(), "hunter22");
        assert_ne!(sealed.key_id, rotated.key_id());
        assert_eq!(rotated.seal(&"x".into(), b"").unwrap().key_id, rotated.key_id());
    }

    #[test]
    fn a_missing_key_is_named() {
        let sealed = sealer(1).seal(&"hunter22".into(), b"").unwrap();

        let error = sealer(2).open(&sealed, b"").unwrap_err();

        assert_eq!(
            error,
            Error::UnknownKey {
                key_id: key(1).id().to_owned()
            }
        );
        assert!(error.to_string().contains(key(1).id()));
    }

    #[test]
    fn keys_are_read_in_every_usual_spelling() {
        let bytes = [0xfb; 32];
        let spellings = [
            hex::encode(bytes),
            STANDARD.encode(bytes),
            URL_SAFE_NO_PAD.encode(bytes),
        ];

        for spelling in spellings {
            let key = SealingKey::from_hex_or_base64(&format!("{spelling}\n")).unwrap();
            assert_eq!(key.id(), &hex::encode(Sha256::digest(bytes))[..8]);
            assert_eq!(format!("{key:?}"), format!("SealingKey({})", key.id()));
        }
    }

    #[test]
    fn a_wrong_key_says_what_is_wrong() {
        let message = |text: &str| SealingKey::from_hex_or_base64(text).unwrap_err().to_string();

        assert_eq!(
            message(&STANDARD.encode([1; 12])),
            "ENCRYPTION_KEY is 12 bytes, needs 32"
        );
        assert_eq!(message(&hex::encode([1; 16])), "ENCRYPTION_KEY is 16 bytes, needs 32");
        assert!(message("not a key!").starts_with("ENCRYPTION_KEY is neither hexadecimal nor base64"));
    }
}
