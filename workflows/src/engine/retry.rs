//! What a failed attempt leads to.

use std::error::Error;
use std::time::Duration;

use activities::ActivityError;
use chrono::{DateTime, TimeDelta, Utc};
use domain::backoff::Backoff;
use rand::Rng;

const BACKOFF: Backoff = Backoff::new(Duration::from_secs(2), Duration::from_secs(15 * 60));
/// Shortest wait before another attempt.
const SHORTEST_WAIT: Duration = Duration::from_millis(100);

/// What becomes of the run.
pub(super) enum Verdict {
    /// The step is tried again at `at`; an attempt is burnt.
    Again { at: DateTime<Utc>, causes: Vec<String> },
    /// The step is tried at `at`; no attempt is burnt.
    Later { at: DateTime<Utc>, causes: Vec<String> },
    /// A person must help.
    NeedsPerson { reason: String },
    /// The run is called off.
    Cancelled { reason: String },
    /// The run fails.
    Failed { causes: Vec<String> },
}

/// Judges the attempt with number `attempts`.
pub(super) fn judge(error: ActivityError, attempts: i16, max_attempts: i16, now: DateTime<Utc>) -> Verdict {
    let causes = why(&error);
    match error {
        ActivityError::Retry { .. } if attempts >= max_attempts => Verdict::Failed { causes },
        ActivityError::Retry { after, .. } => {
            let wait = jittered(attempts).max(after.unwrap_or_default());
            Verdict::Again {
                at: now + TimeDelta::from_std(wait).unwrap_or(TimeDelta::hours(1)),
                causes,
            }
        }
        ActivityError::Permanent(_) => Verdict::Failed { causes },
        ActivityError::Snooze { until, .. } => Verdict::Later { at: until, causes },
        ActivityError::NeedsPerson { reason } => Verdict::NeedsPerson { reason },
        ActivityError::Cancelled { reason } => Verdict::Cancelled { reason },
    }
}

/// Exponential back-off with full jitter, so that what failed together does not return together.
fn jittered(attempts: i16) -> Duration {
    let ceiling = BACKOFF.after(u32::try_from(attempts).unwrap_or(0));
    rand::rng().random_range(SHORTEST_WAIT..=ceiling)
}

/// An attempt that took longer than a step may.
pub(super) fn timed_out() -> ActivityError {
    ActivityError::Retry {
        after: None,
        source: "the step took longer than 30 s".into(),
    }
}

/// Why an attempt failed. That it is tried again, and when, the run says itself.
fn why(error: &ActivityError) -> Vec<String> {
    let mut causes = causes(error);
    if matches!(error, ActivityError::Retry { .. } | ActivityError::Snooze { .. }) && causes.len() > 1 {
        causes.remove(0);
    }
    causes
}

/// The error and its causes, outermost first.
pub(super) fn causes(error: &dyn Error) -> Vec<String> {
    let mut texts = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(error) = cause {
        texts.push(error.to_string());
        cause = error.source();
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_before_a_retry_never_exceeds_a_quarter_of_an_hour() {
        for attempts in 1..50 {
            assert!(jittered(attempts) <= Duration::from_secs(15 * 60));
        }
    }

    #[test]
    fn a_retry_waits_at_least_as_long_as_asked() {
        let error = ActivityError::Retry {
            after: Some(Duration::from_secs(90)),
            source: "busy".into(),
        };
        let now = DateTime::UNIX_EPOCH;

        let Verdict::Again { at, .. } = judge(error, 1, 8, now) else {
            panic!("not tried again")
        };

        assert!(at >= now + TimeDelta::seconds(90));
    }

    #[test]
    fn what_is_told_of_a_waiting_step_is_why_it_waits() {
        let error = ActivityError::Snooze {
            until: DateTime::UNIX_EPOCH,
            source: "the model refuses the key".into(),
        };

        let Verdict::Later { causes, .. } = judge(error, 1, 8, DateTime::UNIX_EPOCH) else {
            panic!("it does not wait")
        };

        assert_eq!(causes, ["the model refuses the key"]);
    }

    #[test]
    fn the_last_attempt_fails_the_run() {
        let error = ActivityError::Retry {
            after: None,
            source: "down".into(),
        };

        assert!(matches!(
            judge(error, 8, 8, DateTime::UNIX_EPOCH),
            Verdict::Failed { .. }
        ));
    }
}
