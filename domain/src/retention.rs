//! How long is kept what only grows, by the names of the settings.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Days for which things are kept. A super admin changes them; what is older is removed once a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Retention {
    /// Steps and signals of runs that ended well or were cancelled.
    pub keep_steps_days: i32,
    /// Finished runs.
    pub keep_runs_days: i32,
    /// Original messages of emails that are done with; `None` keeps them for ever.
    pub keep_originals_days: Option<i32>,
    /// The audit log.
    pub keep_audit_days: i32,
    /// Calls of language models and what they cost.
    pub keep_model_calls_days: i32,
}

impl Default for Retention {
    /// A quarter to find out what went wrong, a year of runs, thirteen months of model costs so that a month can be
    /// compared with that of last year, two years of audit. Originals stay: attachments and the sender's design are
    /// shown from them, and the mailbox may no longer have them.
    fn default() -> Self {
        Self {
            keep_steps_days: 90,
            keep_runs_days: 365,
            keep_originals_days: None,
            keep_audit_days: 730,
            keep_model_calls_days: 400,
        }
    }
}

/// Counters of sends are kept as long as any limit looks back, and a year for whoever wonders.
pub const KEEP_COUNTERS_DAYS: i32 = 400;

/// What is removed when it is old, in the order in which it is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Steps and signals of finished runs.
    Steps,
    /// Finished runs.
    Runs,
    /// Original messages.
    Originals,
    /// The audit log.
    Audit,
    /// Calls of language models.
    ModelCalls,
    /// Counters of sends.
    Counters,
}

impl Kept {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Steps,
        Self::Runs,
        Self::Originals,
        Self::Audit,
        Self::ModelCalls,
        Self::Counters,
    ];
}

impl Retention {
    /// Before when things of a kind are removed; `None` where they are kept for ever.
    #[must_use]
    pub fn removes_before(&self, kind: Kept, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let days = match kind {
            Kept::Steps => Some(self.keep_steps_days),
            Kept::Runs => Some(self.keep_runs_days),
            Kept::Originals => self.keep_originals_days,
            Kept::Audit => Some(self.keep_audit_days),
            Kept::ModelCalls => Some(self.keep_model_calls_days),
            Kept::Counters => Some(KEEP_COUNTERS_DAYS),
        };
        // At least a day, whatever is stored.
        days.map(|days| now - TimeDelta::days(days.max(1).into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn originals_are_kept_for_ever_unless_somebody_says_otherwise() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(10_000);
        let usual = Retention::default();
        let strict = Retention {
            keep_originals_days: Some(30),
            ..usual
        };

        assert_eq!(usual.removes_before(Kept::Originals, now), None);
        assert_eq!(
            strict.removes_before(Kept::Originals, now),
            Some(now - TimeDelta::days(30))
        );
        assert_eq!(usual.removes_before(Kept::Steps, now), Some(now - TimeDelta::days(90)));
    }
}
