//! Tokens of signed-in people: JWTs that name the person and the token version, revoked by raising the latter.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::UserId;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Problem;

/// Days a token is valid.
pub(crate) const TOKEN_DAYS: i64 = 7;

/// Days a device is known after it has signed in.
pub(crate) const DEVICE_DAYS: i64 = 180;

/// Signs and reads tokens.
pub struct Tokens {
    encoding: EncodingKey,
    decoding: DecodingKey,
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tokens")
    }
}

/// What a token says.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Claims {
    /// Its own id, by which it can be revoked.
    #[serde(rename = "jti")]
    pub(crate) id: Uuid,
    sub: Uuid,
    /// Token version of the person when it was signed.
    pub(crate) version: i32,
    iat: i64,
    exp: i64,
}

impl Claims {
    /// The person.
    pub(crate) fn user(&self) -> UserId {
        UserId(self.sub)
    }

    /// When the token ends.
    pub(crate) fn ends_at(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.exp, 0).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// Whether the token has ended.
    pub(crate) fn are_over(&self, now: DateTime<Utc>) -> bool {
        self.exp <= now.timestamp()
    }
}

/// What the mark of a device says: that it has signed in as this person. It signs nobody in.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct DeviceClaims {
    sub: Uuid,
    device: Uuid,
    exp: i64,
}

/// A signed token and its end.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    /// The token.
    pub(crate) token: String,
    /// When it ends.
    pub(crate) expires_at: DateTime<Utc>,
}

impl Tokens {
    /// Signs with a secret (`JWT_SECRET`), HS256.
    #[must_use]
    pub fn new(secret: &SecretString) -> Self {
        let secret = secret.expose_secret().as_bytes();
        Self {
            encoding: EncodingKey::from_secret(secret),
            decoding: DecodingKey::from_secret(secret),
        }
    }

    /// A token for a person, valid for seven days.
    pub(crate) fn sign(&self, user: UserId, version: i32, now: DateTime<Utc>) -> Result<Signed, Problem> {
        let expires_at = now + TimeDelta::days(TOKEN_DAYS);
        let claims = Claims {
            id: Uuid::new_v4(),
            sub: user.0,
            version,
            iat: now.timestamp(),
            exp: expires_at.timestamp(),
        };
        let token = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding);
        Ok(Signed {
            token: token.map_err(Problem::unexpected)?,
            expires_at,
        })
    }

    /// What a token says; `None` where it is forged or over.
    pub(crate) fn read(&self, token: &str, now: DateTime<Utc>) -> Option<Claims> {
        self.decode(token).filter(|claims: &Claims| !claims.are_over(now))
    }

    /// The mark of a device that has just signed in as a person.
    pub(crate) fn mark_device(&self, user: UserId, now: DateTime<Utc>) -> Result<String, Problem> {
        let claims = DeviceClaims {
            sub: user.0,
            device: Uuid::new_v4(),
            exp: (now + TimeDelta::days(DEVICE_DAYS)).timestamp(),
        };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding).map_err(Problem::unexpected)
    }

    /// The device that signed in as this person; `None` where the mark is of somebody else, forged or over.
    pub(crate) fn known_device(&self, mark: &str, user: UserId, now: DateTime<Utc>) -> Option<Uuid> {
        let claims: DeviceClaims = self.decode(mark)?;
        (claims.sub == user.0 && claims.exp > now.timestamp()).then_some(claims.device)
    }

    fn decode<T: DeserializeOwned>(&self, token: &str) -> Option<T> {
        let mut validation = Validation::new(Algorithm::HS256);
        // The time comes from the clock of this installation, not from that of the library.
        validation.validate_exp = false;
        let decoded = jsonwebtoken::decode::<T>(token, &self.decoding, &validation).ok()?;
        Some(decoded.claims)
    }
}

#[cfg(test)]
mod tests {
    use connectors::clock::{Clock, SystemClock};

    use super::*;

    fn tokens(secret: &str) -> Tokens {
        Tokens::new(&SecretString::from(secret.to_owned()))
    }

    #[test]
    fn a_token_is_valid_for_seven_days_and_under_its_own_secret_only() {
        let (now, user) = (SystemClock.now(), UserId::new());
        let signed = tokens("one").sign(user, 3, now).unwrap();

        let claims = tokens("one").read(&signed.token, now).unwrap();
        assert_eq!((claims.user(), claims.version), (user, 3));
        assert!(tokens("one").read(&signed.token, now + TimeDelta::days(7)).is_none());
        assert!(tokens("two").read(&signed.token, now).is_none());
        assert!(tokens("one").read("no.token.atall", now).is_none());
    }

    #[test]
    fn a_device_is_known_to_its_own_person_and_signs_nobody_in() {
        let (now, user) = (SystemClock.now(), UserId::new());
        let mark = tokens("one").mark_device(user, now).unwrap();

        assert!(tokens("one").known_device(&mark, user, now).is_some());
        assert!(tokens("one").known_device(&mark, UserId::new(), now).is_none());
        assert!(tokens("two").known_device(&mark, user, now).is_none());
        assert!(
            tokens("one")
                .known_device(&mark, user, now + TimeDelta::days(DEVICE_DAYS))
                .is_none()
        );
        assert!(tokens("one").read(&mark, now).is_none());
        let token = tokens("one").sign(user, 0, now).unwrap().token;
        assert!(tokens("one").known_device(&token, user, now).is_none());
    }

    #[test]
    fn a_token_without_signature_is_refused() {
        let claims = "eyJzdWIiOiIwMTkwMDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDAiLCJ2ZXJzaW9uIjowLCJpYXQiOjAsImV4cCI6OTk5OTk5OTk5OX0";
        let unsigned = format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{claims}.");

        assert!(tokens("one").read(&unsigned, SystemClock.now()).is_none());
    }
}
