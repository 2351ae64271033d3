//! Password hashes: bcrypt, off the async threads, no more at once than there are processors.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::strength::MOST_BYTES;
use crate::Problem;

const COST: u32 = 12;

/// Hashes and verifies passwords.
#[derive(Debug)]
pub struct Passwords {
    cost: u32,
    permits: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self::with_cost(COST)
    }
}

impl Passwords {
    /// With another cost, for tests: below 12 is too weak for anything else.
    #[must_use]
    pub fn with_cost(cost: u32) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            cost,
            permits: Arc::new(Semaphore::new(processors)),
        }
    }

    /// The hash to keep.
    ///
    /// # Errors
    /// `internal_error` where hashing fails, as for passwords beyond 71 bytes.
    pub async fn hash(&self, password: &str) -> Result<String, Problem> {
        let (password, cost) = (password.to_owned(), self.cost);
        self.compute(move || bcrypt::non_truncating_hash(password, cost)).await
    }

    /// Whether the password is the one; without a hash it takes as long and is not.
    pub(crate) async fn verify(&self, password: &str, hash: Option<String>) -> Result<bool, Problem> {
        let exists = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.hash_of_nobody());
        // bcrypt would not look beyond; no stored password is longer.
        let is_whole = password.len() <= MOST_BYTES;
        let password = password.to_owned();
        let is_same = self.compute(move || bcrypt::verify(password, &hash)).await?;
        Ok(exists && is_whole && is_same)
    }

    /// A hash of the same cost that no known password has.
    fn hash_of_nobody(&self) -> String {
        format!(
            "$2b${:02}${}",
            self.cost, "abcdefghijklmnopqrstuu012345678901234567890123456789."
        )
    }

    async fn compute<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, bcrypt::BcryptError> + Send + 'static,
    ) -> Result<T, Problem> {
        let permit = Arc::clone(&self.permits)
            .acquire_owned()
            .await
            .map_err(Problem::unexpected)?;
        let outcome = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        });
        outcome.await.map_err(Problem::unexpected)?.map_err(Problem::unexpected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_by_its_hash_only() {
        let passwords = Passwords::with_cost(4);
        let hash = passwords.hash("correct horse").await.unwrap();

        assert!(hash.starts_with("$2b$04$"));
        assert!(passwords.verify("correct horse", Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("correct horsf", Some(hash)).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_is_verified_by_a_real_hash_of_the_same_cost() {
        let passwords = Passwords::with_cost(4);

        assert!(!passwords.verify("anything", None).await.unwrap());
        assert_eq!(passwords.hash_of_nobody().len(), 60);
    }

    #[test]
    fn the_cost_is_twelve_unless_tests_lower_it() {
        assert_eq!(Passwords::default().cost, 12);
    }
}
