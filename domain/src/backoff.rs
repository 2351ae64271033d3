//! How long to wait before what failed is tried again.

use std::time::Duration;

/// Waits that double with each failure, from the first to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    first: Duration,
    longest: Duration,
}

impl Backoff {
    /// Waits between these two.
    #[must_use]
    pub const fn new(first: Duration, longest: Duration) -> Self {
        Self { first, longest }
    }

    /// The wait after so many failures in a row; the first of them counts 1.
    #[must_use]
    pub fn after(&self, failures: u32) -> Duration {
        let doublings = failures.saturating_sub(1).min(31);
        self.first.saturating_mul(1 << doublings).min(self.longest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest() {
        let backoff = Backoff::new(Duration::from_secs(2), Duration::from_secs(15));

        let waits: Vec<u64> = (0..6).map(|failures| backoff.after(failures).as_secs()).collect();

        assert_eq!(waits, [2, 2, 4, 8, 15, 15]);
        assert_eq!(backoff.after(u32::MAX), Duration::from_secs(15));
    }
}
